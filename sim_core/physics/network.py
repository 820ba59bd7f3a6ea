"""Rooms joined by leaks and doors: pressures by Newton, transport by one implicit matrix.

Mass balance of room i, flows positive out of the room:

    supply_i - k_i a_i root(p_i - p_return) - fixed_i - envelope_i p_i - sum_j orifice(area_ij, p_i - p_j) = 0

The pressures settle within milliseconds, so the balance holds at every moment (quasi-steady). Its Jacobian is symmetric
positive definite: the balance is the least of a convex energy. Index `n`, one past the
last room, is the outside at 0 Pa.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.errors import PlantError
from sim_core.physics import flow
from sim_core.quantity import Pascal, Second

Array = NDArray[np.float64]
Index = NDArray[np.intp]
TOLERANCE = 1e-9  # m3/s; a set point is then met to better than 1e-6 Pa
RETURN: Pascal = -150.0  # in the extract duct [MODELS 14.3]
_MOST_STEPS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Who leaks to whom.

    Attributes:
        rooms: how many.
        ends: rooms at both ends of every link, shape (2, links); `rooms` is the outside.
        envelope: leak to the outside, m3/s/Pa, shape (rooms,).
    """

    rooms: int
    ends: Index
    envelope: Array

    def link_flow(self, p: Array, area: Array) -> Array:
        """Flow from the first to the second end of every link, m3/s, shape (links,)."""
        return np.asarray(flow.orifice(area, self._drop(p), np))

    def net_out(self, p: Array, q: Array) -> Array:
        """What leaves every room by links and envelope, m3/s, shape (rooms,)."""
        n = self.rooms
        out = np.bincount(self.ends[0], q, n + 1) - np.bincount(self.ends[1], q, n + 1)
        return np.asarray(out[:n] + self.envelope * p)

    def conductance(self, p: Array, area: Array, extract: Array) -> Array:
        """Jacobian of what leaves the rooms, m3/s/Pa, shape (rooms, rooms); `extract` is k a."""
        n = self.rooms
        g = flow.orifice_slope(area, self._drop(p), np)
        a, b = self.ends
        flat = np.concatenate([a * (n + 1) + a, b * (n + 1) + b, a * (n + 1) + b, b * (n + 1) + a])
        full = np.bincount(flat, np.concatenate([g, g, -g, -g]), (n + 1) ** 2).reshape(n + 1, n + 1)
        matrix: Array = full[:n, :n].astype(np.float64)
        matrix[np.diag_indices(n)] += self.envelope + extract * flow.root_slope(p - RETURN, np)
        return matrix

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
        r = self._residual(p, supply, area, extract)
        terms = (supply, area, extract)
        size = float(np.abs(r).max())
        for _ in range(_MOST_STEPS):
            if size < TOLERANCE:
                return p
            step: Array = np.asarray(np.linalg.solve(self.conductance(p, area, extract), r), np.float64)
            if float(np.abs(step).max()) < 1e-10:
                return np.asarray(p + step)
            p, r, size = self._shortened(p, step, r, terms)
        raise PlantError(f"the air network found no balance in {_MOST_STEPS} steps; {size:g} m3/s are left over")

    def inflow(self, q: Array, two_way: Array, p: Array) -> tuple[Array, Array]:
        """Transport: what enters every room from every other and from outside.

        Args:
            q: flow of every link, first to second end.
            two_way: exchange of every link besides, each way.
            p: pressures, for the envelope's leaks.

        Returns:
            matrix `M`, m3/s, with V dC/dt = -M C + outside * C_out (row sums without outside are >= 0), and `outside`.
        """
        n = self.rooms
        a, b = self.ends
        into_b, into_a = np.maximum(q, 0.0) + two_way, np.maximum(-q, 0.0) + two_way
        flat = np.concatenate([b * (n + 1) + a, a * (n + 1) + b])
        enters = np.bincount(flat, np.concatenate([into_b, into_a]), (n + 1) ** 2).reshape(n + 1, n + 1)
        outside: Array = np.asarray(enters[:n, n] + np.maximum(-self.envelope * p, 0.0), np.float64)
        matrix: Array = np.asarray(-enters[:n, :n], np.float64)
        matrix[np.diag_indices(n)] += enters[:n, :n].sum(axis=1) + outside
        return matrix, outside

    def _drop(self, p: Array) -> Array:
        full = np.append(p, 0.0)
        return np.asarray(full[self.ends[0]] - full[self.ends[1]])

    def _residual(self, p: Array, supply: Array, area: Array, extract: Array) -> Array:
        leaves = self.net_out(p, self.link_flow(p, area))
        return np.asarray(supply - extract * flow.root(p - RETURN, np) - leaves)

    def _shortened(
        self, p: Array, step: Array, r: Array, terms: tuple[Array, Array, Array]
    ) -> tuple[Array, Array, float]:
        """A Newton step, shortened where it overshoots: the residual is the slope of a convex energy along the step."""
        start = float(step @ r)
        share = 1.0
        for _ in range(20):
            trial = p + share * step
            rest = self._residual(trial, *terms)
            slope = float(step @ rest)
            if abs(slope) <= 0.9 * start:
                break
            share *= min(0.5, max(0.1, start / (start - slope)))
        return trial, rest, float(np.abs(rest).max())


def implicit(volume: Array, matrix: Array, dt: Second) -> Array:
    """V + dt M, shape (..., rooms, rooms); one implicit step solves it for V C + dt sources."""
    whole = dt * matrix
    n = len(volume)
    whole[..., range(n), range(n)] += volume
    return whole
