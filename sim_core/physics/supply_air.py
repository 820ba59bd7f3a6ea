"""What air brings into rooms: particles and viable carriers of supply air, of holes in filters and of the outside.

    per second and room    e Qs (Cs + hole C_upstream) + Q_outside C_outside

e is the share of the supply that takes part in mixing. Every cause of viable carriers is an origin of its own, so that
the ledger can tell them apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from sim_core.physics.building import Building, by_grade
from sim_core.physics.network import Array
from sim_core.physics.room import SETTLING
from sim_core.quantity import PerCubicMetre

Clean = tuple[PerCubicMetre, PerCubicMetre, PerCubicMetre]  # >= 0.5 um, >= 5 um, CFU

#: particles >= 5 um and CFU of supply air per m3: chosen; 2 % of the fine count after F9, next to none after HEPA
SUPPLY_COARSE = {"CNC": 1e4, "D": 10.0, "C": 1.5, "B": 0.15}
SUPPLY_CFU = {"CNC": 20.0, "D": 0.0, "C": 0.0, "B": 0.0}
UPSTREAM: Clean = (5e6, 500.0, 50.0)  # chosen: before the terminal HEPA, behind F7; coarse particles are gone there
OUTSIDE: Clean = (2e7, 1e5, 300.0)  # chosen: town air
OUTSIDE_C = 15.0  # chosen: mean of the year

_UPSTREAM, _OUTSIDE = np.array(UPSTREAM)[:, None], np.array(OUTSIDE)[:, None]


@dataclass(frozen=True, slots=True, eq=False)
class SupplyAir:
    """The supply air of a plant.

    Args:
        plant: its rooms.
        fine: particles >= 0.5 um of the supply air by grade, per m3.
        mixing: share of the supply air that takes part in mixing, by grade.

    Attributes:
        mixed: that share of every room, shape (rooms,).
        clean: fine, coarse and viable content, per m3, shape (3, rooms).
        settled: what settles on the floor takes out of every room, m3/s, shape (3, rooms).
        viable: AHU -> CFU per m3 that it brings to its rooms, for those that bring any.
    """

    plant: Building
    fine: Mapping[str, float]
    mixing: Mapping[str, float]
    mixed: Array = field(init=False)
    clean: Array = field(init=False)
    settled: Array = field(init=False)
    viable: dict[str, Array] = field(init=False)

    def __post_init__(self) -> None:
        plant = self.plant
        clean = np.array([by_grade(plant.rooms, table) for table in (self.fine, SUPPLY_COARSE, SUPPLY_CFU)])
        shares = {ahu: np.where(plant.ahu == i, clean[2], 0.0) for i, ahu in enumerate(plant.ahus)}
        object.__setattr__(self, "mixed", by_grade(plant.rooms, self.mixing))
        object.__setattr__(self, "clean", clean)
        object.__setattr__(self, "settled", np.array(SETTLING)[:, None] * plant.floor)
        object.__setattr__(self, "viable", {ahu: share for ahu, share in shares.items() if share.any()})

    def arrivals(self, mixed: Array, hole: Array, outside: Array) -> Array:
        """What comes into every room per second: fine, coarse, viable; shape (3, rooms).

        Args:
            mixed: supply air that takes part in mixing, m3/s.
            hole: share of the supply that passes a hole in the filter.
            outside: air from outside, m3/s.
        """
        return np.asarray(mixed * (self.clean + hole * _UPSTREAM) + outside * _OUTSIDE)

    def origins(self, mixed: Array, hole: Array, outside: Array) -> Iterator[tuple[str, str, Array]]:
        """Origin, cause and CFU per room of everything viable that comes with these amounts of air, m3."""
        for ahu, content in self.viable.items():
            yield ahu, "supply air", mixed * content
        for i in np.flatnonzero(hole).tolist():
            leak = np.zeros(len(mixed))
            leak[i] = mixed[i] * hole[i] * UPSTREAM[2]
            yield self.plant.rooms[i].id, "hole in the HEPA filter", leak
        yield "EXT", "outside air", outside * OUTSIDE[2]

    def temperature(self) -> Array:
        """Temperature of every room's supply air at which the balanced plant sits on its set points, degC."""
        plant, network = self.plant, self.plant.network
        q = network.link_flow(plant.set_point, plant.leak)
        air = network.transport(q, np.zeros(len(plant.doors)), plant.set_point)
        ventilation = self.mixed * plant.supply
        lost = network.replaced(air, plant.temperature) - air.outside * OUTSIDE_C
        return np.asarray(plant.temperature + lost / np.maximum(ventilation, 1e-9))
