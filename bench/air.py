"""Speed of the air network and of the whole plant: `python -m bench.air`.

A run is the same each time, so that every solve is timed in three runs and counts with its least: what the machine does
beside it is not the solve's. The garbage collector stays on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time_ns

from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.unit import Tick
from training import autopilot
from training.plant import build_plant

DOORS = ("DR016", "DR018", "DR025", "DR026", "DR031", "DR032")
FIRST = ("LOB", "CHG", "COR_S", "PAL_D", "COR_D")  # rooms of c01_m1
NIGHT = ("CTL", "USP", "WIN")  # of c02_m3
RUNS = 3
BUDGET = "budget 0.3 median, 2 worst"


@contextmanager
def timed(plant: Plant) -> Iterator[list[float]]:
    """CPU milliseconds of every step of the air unit, one per simulated second."""
    unit = plant.units["air"]
    spent: list[float] = []

    class Timed:
        """The air unit with a stopwatch; the plant sees the same attributes."""

        def __getattr__(self, name: str) -> object:
            return getattr(unit, name)

        def step(self, x: object, tick: Tick) -> object:
            start = process_time_ns()
            readings = unit.step(x, tick)
            spent.append((process_time_ns() - start) / 1e6)
            return readings

    plant.units["air"] = Timed()
    yield spent
    plant.units["air"] = unit


def played() -> list[float]:
    """The passing run of c01_m1 by the autopilot."""
    pilot = autopilot.prepare("c01_m1", "pass")
    with timed(pilot.session.parts.plant) as spent:
        for _ in pilot.beats():
            pass
    return spent


def waited(doors: bool) -> list[float]:
    """Five minutes of the plant with nobody acting, or with a door that opens every 15 s."""
    plant = build_plant(rooms=FIRST)
    whole(plant, 5, 1)
    with timed(plant) as spent:
        for second in range(300):
            if doors and second % 15 == 0:
                plant.submit(Command(plant.time, "bench", f"{DOORS[second // 15 % len(DOORS)]}.open"))
            for _ in range(10):
                plant.step()
    return spent


def whole(plant: Plant, seconds: int, stride: int) -> float:
    """CPU milliseconds of the whole plant per simulated second."""
    start = process_time_ns()
    for _ in range(seconds * 10 // stride):
        plant.step(stride)
    return (process_time_ns() - start) / 1e6 / seconds


def main() -> None:
    print(f"{'':34}{'median':>9}{'worst':>9}  ms CPU")
    rows = (
        ("air, c01_m1 played", played),
        ("air, calm", lambda: waited(False)),
        ("air, doors moving", lambda: waited(True)),
    )
    for name, run in rows:
        spent = sorted(min(same) for same in zip(*(run() for _ in range(RUNS)), strict=True))
        print(f"{name:34}{spent[len(spent) // 2]:9.3f}{spent[-1]:9.3f}  {BUDGET}")
    for name, rooms in (("plant of c01_m1", FIRST), ("plant of c02_m3", NIGHT), ("everything", None)):
        plant = build_plant(rooms=rooms)
        whole(plant, 60, 1)
        spent_s = min(whole(plant, 60, 1) for _ in range(RUNS))
        print(f"{name + ', per simulated second':38}{spent_s:9.3f}{'':9}  budget 1")
        times = 1000 / min(whole(plant, 7200, 600) for _ in range(RUNS))
        print(f"{'the same in strides of 60 s':38}{times:9.0f}{'':9}  times real time, budget 10000")


if __name__ == "__main__":
    main()
