"""The same equations over many plants at once: arrays of shape (plants,) instead of floats, numpy instead of math.

A single room is one float; a thousand rooms with a thousand leaks are one array, and no equation is written twice: the
functions of `physics` take the namespace. This is what design studies ("which air change rate cleans up in time in 95 %
of the plants?") run on.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim_core.physics import flow, room
from sim_core.physics.network import RETURN
from sim_core.quantity import Second

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Rooms:
    """One room of every plant; all of shape (plants,) or scalars.

    Attributes:
        volume: m3; supply: m3/s; clean: particles of the supply air, per m3; settling: m3/s (speed times floor).
        leak: area to the neighbour, m2; extract: k a of its damper, m3/s/Pa^0.5.
    """

    volume: Any
    supply: Any
    clean: Any
    settling: Any
    leak: Any
    extract: Any


def counts(rooms: Rooms, start: Any, shed: Any, dt: Second, xp: Any = np) -> Any:
    """Concentration after dt with a constant source of `shed` per second."""
    end = room.steady(shed, rooms.supply, rooms.clean, rooms.settling)
    return room.mixed(start, end, (rooms.supply + rooms.settling) / rooms.volume, dt, xp)


def imbalance(rooms: Rooms, pressure: Any, neighbour: Any, xp: Any = np) -> Any:
    """Supply less extract less leak, m3/s: zero at the pressure that the room takes."""
    drawn = rooms.extract * flow.root(pressure - RETURN, xp)
    return rooms.supply - drawn - flow.orifice(rooms.leak, pressure - neighbour, xp)


def pressures(rooms: Rooms, neighbour: Any, plants: int) -> Array:
    """Pressure of every plant's room, Pa, by bisection: the imbalance falls with the pressure."""
    low, high = np.full(plants, -500.0), np.full(plants, 5000.0)
    for _ in range(70):
        middle = 0.5 * (low + high)
        is_low = imbalance(rooms, middle, neighbour) > 0.0
        low, high = np.where(is_low, middle, low), np.where(is_low, high, middle)
    return np.asarray(0.5 * (low + high))
