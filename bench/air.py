"""Speed of the air network and of the whole plant: `python -m bench.air`."""

import time

from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.unit import Tick
from training.plant import build_plant

DOORS = ("DR016", "DR018", "DR025", "DR026", "DR031", "DR032")


def timed(plant: Plant, seconds: int, doors: bool) -> list[float]:
    """CPU milliseconds of the air unit's steps, one per simulated second; with doors: one opens every 15 s."""
    unit = plant.units["air"]
    spent: list[float] = []

    class Timed:
        """The air unit with a stopwatch; the plant sees the same attributes."""

        def __getattr__(self, name: str) -> object:
            return getattr(unit, name)

        def step(self, x: object, tick: Tick) -> object:
            start = time.process_time_ns()
            readings = unit.step(x, tick)
            spent.append((time.process_time_ns() - start) / 1e6)
            return readings

    plant.units["air"] = Timed()
    for second in range(seconds):
        if doors and second % 15 == 0:
            plant.submit(Command(plant.time, "bench", f"{DOORS[second // 15 % len(DOORS)]}.open"))
        for _ in range(10):
            plant.step()
    plant.units["air"] = unit
    return sorted(spent)


def whole(plant: Plant, seconds: int, stride: int) -> float:
    """CPU milliseconds of the whole plant per simulated second."""
    start = time.process_time_ns()
    for _ in range(seconds * 10 // stride):
        plant.step(stride)
    return (time.process_time_ns() - start) / 1e6 / seconds


def main() -> None:
    plant = build_plant()
    whole(plant, 5, 1)
    print(f"{'':34}{'median':>9}{'worst':>9}  ms CPU")
    for name, doors in (("air, calm", False), ("air, doors moving", True)):
        spent = timed(plant, 300, doors)
        print(f"{name:34}{spent[len(spent) // 2]:9.3f}{spent[-1]:9.3f}")
    for _ in range(600):
        plant.step()
    print(f"{'whole plant, per simulated second':34}{whole(plant, 60, 1):9.3f}")
    print(f"{'the same, strides of 60 s':34}{whole(plant, 7200, 600):9.4f}  ({1000 / whole(plant, 7200, 600):.0f} x)")


if __name__ == "__main__":
    main()
