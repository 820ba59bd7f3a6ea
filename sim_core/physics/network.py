"""Rooms joined by leaks and doors: pressures by Newton's method, and what the flows carry.

Mass balance of room i, flows positive out of the room:

    supply_i - k_i a_i root(p_i - p_return) - fixed_i - envelope_i p_i - sum_j orifice(area_ij, p_i - p_j) = 0

The pressures settle within milliseconds, so the balance holds at every moment (quasi-steady). Its Jacobian is symmetric
positive definite: the balance is the least of a convex energy. Both the Jacobian and the matrix of transport have the
graph of the plan, so that `elimination` solves them. Index `n`, one past the last room, is the outside at 0 Pa.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim_core.errors import PlantError
from sim_core.physics import flow
from sim_core.physics.elimination import Elimination, Factors
from sim_core.quantity import Pascal, Second

Array = NDArray[np.float64]
Index = NDArray[np.intp]
Flags = NDArray[np.bool_]
TOLERANCE = 1e-9  # m3/s; a set point is then met to better than 1e-6 Pa
RETURN: Pascal = -150.0  # in the extract duct [MODELS 14.3]
_NEARLY = 1e-6  # m3/s; from here on, a step that moves no pressure ends the search: rounding is all that is left
_MOST_STEPS = 60
_OUTSIDE = np.zeros(1)  # pressure and content that `M` leaves to `outside`


@dataclass(frozen=True, slots=True, eq=False)
class Transport:
    """How air moves between rooms: `V dC/dt = -M C + outside C_out`, row sums of M without outside are >= 0.

    Attributes:
        into_first, into_second: what every link brings into the room at its first and second end, m3/s, shape (links,).
        leaves: diagonal of M: what enters a room by links and envelope, and so replaces its air, m3/s, shape (rooms,).
        outside: the part of it that comes from outside.
    """

    into_first: Array
    into_second: Array
    leaves: Array
    outside: Array


class Balance(NamedTuple):
    """The balance of all rooms at one guess of the pressures.

    Attributes:
        left: what is left over in every room, m3/s, shape (rooms,).
        diagonal: diagonal of the Jacobian of what leaves, m3/s/Pa.
        links: conductance of every link; its negative is the entry between its two rooms.
        drop: pressure difference of every link, Pa.
    """

    left: Array
    diagonal: Array
    links: Array
    drop: Array


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Who leaks to whom.

    Attributes:
        rooms: how many.
        ends: rooms at both ends of every link, shape (2, links); `rooms` is the outside.
        envelope: leak to the outside, m3/s/Pa, shape (rooms,).
        elimination: in which order the rooms' equations are solved.
    """

    rooms: int
    ends: Index
    envelope: Array
    elimination: Elimination = field(init=False)
    _both: Index = field(init=False)  # first ends, then second ends

    def __post_init__(self) -> None:
        object.__setattr__(self, "elimination", Elimination.of(self.rooms, self.ends))
        object.__setattr__(self, "_both", np.concatenate([self.ends[0], self.ends[1]]))

    def link_flow(self, p: Array, area: Array) -> Array:
        """Flow from the first to the second end of every link, m3/s, shape (links,)."""
        return np.asarray(flow.orifice(area, self._drop(p), np))

    def net_out(self, p: Array, q: Array) -> Array:
        """What leaves every room by links and envelope, m3/s, shape (rooms,)."""
        return np.asarray(self._at_rooms(q, -q) + self.envelope * p)

    def conductance(self, p: Array, area: Array, extract: Array) -> Array:
        """Conductance of every room to all that it leaks to, with its extract, m3/s/Pa; `extract` is k a."""
        return self._at(p, (np.zeros(self.rooms), area, extract)).diagonal

    def solve(self, p: Array, supply: Array, area: Array, extract: Array) -> Array:
        """Pressures at which every room is in balance, from the guess `p`; the guess itself when it is in balance.

        Args:
            p: guess, Pa.
            supply: supply less any constant extract, m3/s.
            area: effective area of every link, m2.
            extract: k a of every room, m3/s/Pa^0.5.

        Raises:
            PlantError: no balance within 60 steps.
        """
        terms = (supply, area, extract)
        now = self._at(p, terms)
        before = now.drop
        for _ in range(_MOST_STEPS):
            size = float(np.abs(now.left).max())
            if size < TOLERANCE:
                return p
            step = self._newton_step(now, before)
            if size < _NEARLY and float(np.abs(step).max()) < 1e-10:
                return np.asarray(p + step)
            before = now.drop
            p, now = self._along(p, step, now.left, terms)
        raise PlantError(f"the air network found no balance in {_MOST_STEPS} steps; {size:g} m3/s are left over")

    def _newton_step(self, now: Balance, before: Array) -> Array:
        """Newton's step; a link whose flow has turned takes its secant, twice the slope.

        Where the root of a link's drop changes sign, Newton's method steps to and fro across the kink; the secant
        lands on it.
        """
        turned = now.drop * before < 0.0
        diagonal, links = now.diagonal, now.links
        if turned.any():
            more = np.where(turned, links, 0.0)
            diagonal, links = diagonal + self._at_rooms(more, more), links + more
        return self.elimination.factor(diagonal, -links, -links).solve(now.left[:, None])[:, 0]

    def transport(self, q: Array, two_way: Array, p: Array) -> Transport:
        """What enters every room from every other and from outside.

        Args:
            q: flow of every link, first to second end.
            two_way: exchange of every link besides, each way.
            p: pressures, for the envelope's leaks.
        """
        into_second = np.maximum(q, 0.0) + two_way
        into_first = into_second - q
        wall = np.maximum(-self.envelope * p, 0.0)
        outward = self.ends == self.rooms
        outside = self._at_rooms(into_first * outward[1], into_second * outward[0]) + wall
        return Transport(into_first, into_second, self._at_rooms(into_first, into_second) + wall, outside)

    def replaced(self, air: Transport, content: Array) -> Array:
        """M C: what a room loses of its content per second less what other rooms bring, shape (rooms,)."""
        a, b = self.ends
        full = np.concatenate([content, _OUTSIDE])
        return np.asarray(air.leaves * content - self._at_rooms(air.into_first * full[b], air.into_second * full[a]))

    def implicit(self, volume: Array, removal: Array, air: Transport, dt: Second) -> Factors:
        """V + dt (M + removal), to be solved for V C + dt sources: one implicit step of every kind of matter.

        Args:
            volume: of every room, m3.
            removal: what else takes matter out of every room, m3/s, shape (kinds, rooms).
            air: the flows.
            dt: length of the step.
        """
        diagonal = volume + dt * (air.leaves + removal)
        return self.elimination.factor(diagonal, -dt * air.into_first, -dt * air.into_second)

    def _at_rooms(self, first: Array, second: Array) -> Array:
        """Sum over the links of every room: `first` at their first ends, `second` at their second, shape (rooms,)."""
        summed: Array = np.bincount(self._both, np.concatenate([first, second]), self.rooms + 1).astype(np.float64)
        return summed[: self.rooms]

    def _drop(self, p: Array) -> Array:
        full = np.concatenate([p, _OUTSIDE])[self.ends]
        return np.asarray(full[0] - full[1])

    def _at(self, p: Array, terms: tuple[Array, Array, Array]) -> Balance:
        """The balance at the guess `p`; `terms` are supply, area and extract."""
        supply, area, extract = terms
        drop = self._drop(p)
        q, links = flow.orifice_and_slope(area, drop, np)
        drawn, slope = flow.root_and_slope(p - RETURN, np)
        diagonal = self._at_rooms(links, links) + self.envelope + extract * slope
        return Balance(supply - extract * drawn - self.net_out(p, q), diagonal, links, drop)

    def _along(self, p: Array, step: Array, left: Array, terms: tuple[Array, Array, Array]) -> tuple[Array, Balance]:
        """A Newton step, shortened where it overshoots and lengthened where it hardly moves.

        What is left over is the slope of a convex energy along the step: negative beyond the least, and still as it
        was where the step began on a kink, whose slope is good for a millionth of a pascal only.
        """
        start = float(step @ left)
        share, least, most = 1.0, 0.0, float("inf")
        for _ in range(20):
            trial = p + share * step
            found = self._at(trial, terms)
            slope = float(step @ found.left)
            if abs(slope) <= 0.9 * start:
                break
            if slope > 0.0:
                least = share
                share = min(4.0 * share, 0.5 * (share + most))
            else:
                most = share
                share = least + (share - least) * min(0.5, max(0.1, start / (start - slope)))
        return trial, found
