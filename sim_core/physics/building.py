"""The rooms and doors of a plan as arrays for the air network, balanced so that every room sits on its set point.

Closed doors leak through 0.02 m2, hatches 0.005 m2; the envelope leaks 0.03 m3/s/Pa from rooms without grade and 1e-4
from graded ones [MODELS 14.3]. Extract coefficients `k` follow from the balance at the set points with dampers at 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim_core.control.regulator import Tuning
from sim_core.physics import flow
from sim_core.physics.network import RETURN, Array, Index, Network
from sim_core.plan import Door, Room
from sim_core.quantity import Pascal, Second, SquareMetre

DOOR_LEAK: SquareMetre = 0.02
HATCH_LEAK: SquareMetre = 0.005
DAMPER = (0.65, 1.3)  # range of the extract dampers [MODELS 14.3]
DAMPER_TAU: Second = 8.0
DEAD_BAND: Pascal = 0.05  # chosen: half of what the loop's transmitter resolves
_PROPORTIONAL = 0.15  # chosen: share of an error that the damper answers at once
_LEAKS_COUNT = 4.0  # chosen, see _loops


@dataclass(frozen=True, slots=True, eq=False)
class Building:
    """Figures of all rooms and doors; arrays in the order of `rooms` and `doors`.

    Attributes:
        set_point, volume, floor, supply, temperature: of every room; Pa, m3, m2, m3/s, degC.
        leak, opening: area of every door closed, and what opening adds, m2.
        extract: k of every room, m3/s/Pa^0.5.
        loops: of the dampers, per Pa.
        ahu: index of every room's air handling unit in `ahus`.
    """

    rooms: tuple[Room, ...]
    doors: tuple[Door, ...]
    ahus: tuple[str, ...]
    network: Network
    set_point: Array
    volume: Array
    floor: Array
    supply: Array
    temperature: Array
    leak: Array
    opening: Array
    extract: Array
    loops: Tuning
    ahu: Index


def building(rooms: Sequence[Room], doors: Sequence[Door]) -> Building:
    """Make the arrays and balance the plant."""
    index = {room.id: i for i, room in enumerate(rooms)}
    ends = np.array([[index.get(d.a, len(rooms)) for d in doors], [index.get(d.b, len(rooms)) for d in doors]], np.intp)
    envelope = np.array([0.03 if room.grade == "CNC" else 1e-4 for room in rooms])
    network = Network(len(rooms), ends.reshape(2, len(doors)), envelope)
    set_point = np.array([room.pressure for room in rooms])
    supply = np.array([room.air_changes * room.volume / 3600.0 for room in rooms])
    leak = np.array([HATCH_LEAK if d.kind == "hatch" else DOOR_LEAK for d in doors])
    left = supply - network.net_out(set_point, network.link_flow(set_point, leak))
    extract = np.asarray(left / flow.root(set_point - RETURN, np))
    ahus = tuple(sorted({room.ahu for room in rooms}))
    return Building(
        rooms=tuple(rooms),
        doors=tuple(doors),
        ahus=ahus,
        network=network,
        set_point=set_point,
        volume=np.array([room.volume for room in rooms]),
        floor=np.array([room.floor for room in rooms]),
        supply=supply,
        temperature=np.array([room.temperature_c for room in rooms]),
        leak=leak,
        opening=np.array([d.area for d in doors]),
        extract=extract,
        loops=_loops(network, set_point, leak, extract),
        ahu=np.array([ahus.index(room.ahu) for room in rooms], np.intp),
    )


def by_grade(rooms: Sequence[Room], table: Mapping[str, float]) -> Array:
    """A figure of the grade for every room."""
    return np.array([table[room.grade] for room in rooms])


def _loops(network: Network, p: Array, leak: Array, extract: Array) -> Tuning:
    """Loops that bring one room back with DAMPER_TAU, its neighbours at rest.

    Leaks to neighbours resist a damper, but not when all rooms of a suite move together: so they count at
    most `_LEAKS_COUNT` times the room's own resistance; the fastest mode of all keeps four samples a time constant.
    """
    drawn, slope = flow.root_and_slope(p - RETURN, np)
    own = network.envelope + extract * slope
    resistance = np.minimum(network.conductance(p, leak, extract), _LEAKS_COUNT * own)
    per_pascal = resistance / np.maximum(np.abs(extract * drawn), 1e-6)
    return Tuning(_PROPORTIONAL * per_pascal, per_pascal / DAMPER_TAU, *DAMPER, dead_band=DEAD_BAND)
