"""The stirred vessel: dimensions, media, and what drives it in one step."""

import math
from dataclasses import dataclass, field

from sim_core.culture.space import Number


@dataclass(frozen=True, slots=True)
class Vessel:
    """Dimensions and media of the 2000 L reactor.

    Attributes:
        total: L, to the lid. diameter, impeller: m. power_number: of the impeller.
        alpha: factor on the correlation for kLa; surface: kLa of the surface, 1/h [MODELS 14.2].
        head: mean hydrostatic pressure over the bubbles' way, mbar [MODELS 14.2].
        wall: heat transfer, W/K [MODELS 1.5]; circulation: of the jacket water, W/K; jacket: its heat capacity, J/K.
        section: of the vessel, m2.
        loss: to the room, W/K; room: degC.
        feed_*: mM glucose, mOsm [MODELS 14.1], mM amino acids (chosen: they last), meq/L of strong cations (chosen).
        base_*: 0.5 M sodium carbonate: meq/L, mM carbon, mOsm.
    """

    total: float = 2600.0
    diameter: float = 1.22
    impeller: float = 0.45
    power_number: float = 1.5
    alpha: float = 1.25
    surface: float = 0.2
    head: float = 70.0
    wall: float = 2400.0
    circulation: float = 8360.0
    jacket: float = 750e3
    loss: float = 15.0
    room: float = 20.0
    feed_glucose: float = 1700.0
    feed_amino: float = 700.0
    feed_osmoles: float = 2300.0
    feed_sid: float = 20.0
    feed_temperature: float = 20.0
    base_sid: float = 1000.0
    base_carbon: float = 500.0
    base_osmoles: float = 1350.0

    section: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "section", math.pi / 4.0 * self.diameter**2)


@dataclass(slots=True)
class Drive:
    """What the actuators really do during one step (after pump errors, stuck valves and empty supplies).

    Attributes:
        rpm: of the impeller. air, o2, co2: standard L/min. feed, base: L/h; antifoam: mL/h.
        opening: of the exhaust valve, 0 to 1; filter: resistance of the vent filter, mbar per standard L/min.
        inlet: temperature of the jacket water, degC; circulation: share of its flow.
        sparger: factor on the kLa of the bubbles; foaming: factor on the foam that protein makes.
    """

    rpm: Number = 80.0
    air: Number = 30.0
    o2: Number = 0.0
    co2: Number = 0.0
    feed: Number = 0.0
    base: Number = 0.0
    antifoam: Number = 0.0
    opening: Number = 0.4
    filter: Number = 10.0 / 35.0
    inlet: Number = 36.8
    circulation: Number = 1.0
    sparger: Number = 1.0
    foaming: Number = 1.0
