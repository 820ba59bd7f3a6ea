"""Reactors for tests: a day-7 culture, and runs of it."""

import functools

from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.bioreactor import Bioreactor

#: the culture of day 7 as the fresh one becomes it [MODELS 14.1], DO on its set point
DAY_7 = {
    "Xv": 14.05,
    "Xd": 0.29,
    "Glc": 24.1,
    "Lac": 10.5,
    "Amm": 4.9,
    "titre": 0.92,
    "V": 1600.0,
    "W": 714.0,
    "Osm": 320.0,
    "AA": 50.0,
    "age": 168.0,
    "SID": 23.6,
    "DO": 40.0,
}


def reactor(**parameters) -> Plant:
    """A plant with one reactor `r` without noise."""
    return Plant({"r": Bioreactor(**({"noise": 0.0} | parameters))}, seed=1)


@functools.cache
def _settled() -> tuple[Plant, object]:
    plant = reactor(**DAY_7)
    run(plant, 3600.0, stride=100)
    return plant, plant.snapshot()


def day_7() -> Plant:
    """Day 7, an hour after the start: every loop on its set point."""
    plant, state = _settled()
    fresh = reactor(**DAY_7)
    fresh.restore(state)
    del plant
    return fresh


def run(plant: Plant, seconds: float, stride: int = 600) -> list[dict[str, float]]:
    """Advance in strides of base ticks; the readings after each."""
    return [dict(plant.step(stride)) for _ in range(round(seconds * 10 / stride))]


def do(plant: Plant, control: str, value=None) -> None:
    plant.submit(Command(plant.time, "operator", f"r.{control}", value))


def fault(plant: Plant, parameter: str, value) -> None:
    plant.submit(Command(plant.time, "trainer", f"fault.r.{parameter}", value))
