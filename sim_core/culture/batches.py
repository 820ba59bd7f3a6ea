"""Many batches at once: what a golden trend is worth, as a band. Arrays of shape (plants,) through the same equations.

What differs from batch to batch, as factors around 1 with these standard deviations (chosen within what plants report):
inoculum 8 %, growth 3 %, antibody per cell 5 %, death 10 %, feed pump 2 %, transfer coefficient 5 %.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.culture import broth, feeding, gas, headspace, loops, opening
from sim_core.culture.broth_state import Broth
from sim_core.culture.effects import hunger, surroundings
from sim_core.culture.loops import Loops, Split
from sim_core.culture.opening import Start
from sim_core.culture.space import ARRAYS, Stride
from sim_core.culture.state import Schedule
from sim_core.culture.vessel import Drive, Vessel
from sim_core.quantity import Second

Array = NDArray[np.float64]
STEP: Second = 120.0  # the loops of `loops.py` are calm at it
SPREAD: Mapping[str, float] = {
    "inoculum": 0.08,
    "growth": 0.03,
    "product": 0.05,
    "death": 0.10,
    "feed": 0.02,
    "kla": 0.05,
}
TAGS = ("Xv", "viability", "Glc", "Lac", "Amm", "titre", "pco2", "o2_flow", "Osm")


@dataclass(frozen=True, slots=True)
class Band:
    """One moment of all batches: hours, and tag -> values, shape (plants,)."""

    hours: float
    values: Mapping[str, Array]


def draw(plants: int, seed: int) -> dict[str, Array]:
    """The factors of every batch, never under a third; shape (plants,) each."""
    generator = np.random.default_rng(seed)
    return {n: np.maximum(1.0 / 3.0, 1.0 + s * generator.standard_normal(plants)) for n, s in SPREAD.items()}


def grow(plants: int, seed: int, days: float, every: Second = 6 * 3600.0) -> Iterator[Band]:
    """Run the platform process for many batches; a band every so often.

    Args:
        plants: how many.
        seed: of the factors.
        days: how long.
        every: seconds between two bands, a multiple of STEP.
    """
    factors, vessel = draw(plants, seed), Vessel()
    x, loop, schedule = _fresh(plants, factors, vessel), Loops(np.full(plants, 0.3), np.full(plants, 36.8)), Schedule()
    loop.pressure = np.full(plants, 0.3)
    stride, steps, per_band = Stride(STEP / 3600.0, ARRAYS), round(days * 86400.0 / STEP), round(every / STEP)
    drive = Drive()
    for k in range(steps + 1):
        if k % per_band == 0:
            yield Band(k * STEP / 3600.0, _values(x, drive))
        feeding.look(schedule, x, k * STEP, vessel.feed_glucose, ARRAYS)
        drive = _drive(x, loop, schedule, factors, vessel)
        co2 = x.co2 / gas.solubility_co2(x.temperature, ARRAYS) * gas.MMHG_PER_ATM
        around = surroundings(x.temperature, x.ph, x.oxygen / x.volume, co2, ARRAYS)
        around.growth *= factors["growth"]
        around.death *= factors["death"]
        around.product *= factors["product"] * hunger(x.cells[3] / x.volume, ARRAYS)
        broth.step(x, drive, vessel, around, stride)
        schedule.fed = schedule.fed + schedule.rate * vessel.feed_glucose * STEP / 3600.0


def _fresh(plants: int, factors: Mapping[str, Array], vessel: Vessel) -> Broth:
    """The usual start with another inoculum each; every number becomes an array."""
    x = opening.broth(Start(0.413, 0.008, 33.0, 0.0, 0.3, 0.0, 1510.0, 0.0, 290.0, 60.0, 22.0, 36.8), vessel)
    ones = np.ones(plants)
    cells = [c * ones for c in x.cells]
    cells[0], cells[1] = cells[0] * factors["inoculum"], cells[1] * factors["inoculum"]
    for name in Broth.__slots__:
        setattr(x, name, tuple(cells) if name == "cells" else getattr(x, name) * ones)
    return x


def _drive(x: Broth, loop: Loops, schedule: Schedule, factors: Mapping[str, Array], vessel: Vessel) -> Drive:
    """The loops of every batch on ideal readings."""
    do = x.oxygen / x.volume * (100.0 / gas.SATURATION)
    output, loop.oxygen = loops.advance(loop.oxygen, 40.0 - do, loops.OXYGEN, STEP, ARRAYS)
    inlet, loop.temperature = loops.advance(loop.temperature, 36.8 - x.temperature, loops.TEMPERATURE, STEP, ARRAYS)
    pressure = headspace.gauge(x.gas, vessel.total - x.volume, x.temperature)
    valve, loop.pressure = loops.advance(loop.pressure, pressure - 300.0, loops.PRESSURE, STEP, ARRAYS)
    rpm, air, o2 = loops.split(output, Split(), ARRAYS)
    co2, base = loops.titrant(x.ph, 7.0, ARRAYS)
    feed = schedule.rate * factors["feed"]
    return Drive(rpm, air, o2, co2, feed, base, 0.0, valve, inlet=inlet, sparger=factors["kla"])


def _values(x: Broth, drive: Drive) -> dict[str, Array]:
    per = 1.0 / x.volume
    viable, dead = x.cells[0], x.cells[1]
    co2 = x.co2 / gas.solubility_co2(x.temperature, ARRAYS) * gas.MMHG_PER_ATM
    values = [viable * per, 100.0 * viable / (viable + dead), x.cells[3] * per, x.cells[4] * per, x.cells[5] * per]
    values += [x.mab * per, co2, drive.o2 + 0.0 * per, x.cells[7] * per]
    return dict(zip(TAGS, values, strict=True))
