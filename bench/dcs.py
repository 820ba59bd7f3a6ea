"""The control system beside the reactor that it watches: `python -m bench.dcs`. CPU of this process.

Its step of a second, its share of a reactor's second, its cost of a simulated day in strides of a minute, what a copy
and a save of its state take after 16 days, and how long a trend takes to be read.
"""

import json
from time import process_time

from sim_core import snapshot
from sim_core.plant import Plant
from sim_core.units.bioreactor import Bioreactor
from training import alarm_list
from training.facility import load_facility

BUDGET = {"step": 20.0, "day": 15.0, "copy": 0.5, "trend": 2.0}


def house(*, is_watched: bool) -> Plant:
    """One reactor, with or without what watches it."""
    units = {"USP.br2000": Bioreactor()}
    dcs = alarm_list.control_system(load_facility(), units)
    if dcs is None or not is_watched:
        return Plant(units, 1)
    return Plant(units | {"dcs": dcs}, 1, dcs.wires)


def spent(plant: Plant, steps: int, stride: int) -> float:
    """CPU seconds of so many steps; the least of three runs from the same state."""
    begin, runs = plant.snapshot(), []
    for _ in range(3):
        plant.restore(begin)
        began = process_time()
        for _ in range(steps):
            plant.step(stride)
        runs.append(process_time() - began)
    return min(runs)


def once(work: object) -> float:
    """CPU milliseconds of a call; the median of seven."""
    runs = []
    for _ in range(7):
        began = process_time()
        work()  # type: ignore[operator]  # a call without arguments
        runs.append(1000.0 * (process_time() - began))
    return sorted(runs)[3]


def main() -> None:
    """Print figures beside their budgets."""
    watched, alone = house(is_watched=True), house(is_watched=False)
    with_, without = spent(watched, 2000, 10), spent(alone, 2000, 10)
    micro = 1e6 * (with_ - without) / 2000
    share = (with_ - without) / without
    print(f"{'a step of a second':34}{micro:9.1f} us  (budget {BUDGET['step']:g}); {share:.0%} of the reactor's")
    day = 1000.0 * (spent(watched, 1440, 600) - spent(alone, 1440, 600))
    print(f"{'a day in strides of a minute':34}{day:9.1f} ms  (budget {BUDGET['day']:g})")
    for _ in range(16 * 24):
        watched.step(36000)
    x, unit = watched.state.units["dcs"], watched.units["dcs"]
    print(f"{'tags watched':34}{len(unit.watched):9d}")  # type: ignore[attr-defined]  # a Dcs
    print(
        f"{'copy of its state after 16 days':34}{once(lambda: snapshot.clone(x)):9.2f} ms  (budget {BUDGET['copy']:g})"
    )
    text = json.dumps(snapshot.encode(x))
    print(f"{'its part of a save':34}{len(text) / 1000.0:9.0f} kB")
    for hours in (4, 24, 14 * 24):
        read = once(lambda hours=hours: unit.trend(x, "USP.br2000.do", 3600.0 * hours))  # type: ignore[attr-defined, misc]
        print(f"{f'a trend of {hours} h':34}{read:9.2f} ms  (budget {BUDGET['trend']:g})")


if __name__ == "__main__":
    main()
