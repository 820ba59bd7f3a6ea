"""The control system over one reactor's tags: `python -m bench.dcs`. CPU of this process, the least of five runs.

Its step of a second, its cost of a simulated day in strides of a minute, what a copy and a save of its state take after
16 days, and how long a trend takes to be read. The share is of a second of the reactor that it watches.
"""

import json
from collections.abc import Callable
from time import process_time

from sim_core import snapshot
from sim_core.plant import Plant
from sim_core.units.bioreactor import Bioreactor
from sim_core.units.dcs import Dcs
from training import alarm_list
from training.facility import load_facility

BUDGET = {"step": 15.0, "day": 30.0, "copy": 0.5, "trend": 2.0}


def station() -> tuple[Plant, Dcs]:
    """The control system alone; its inputs stand at what a reactor shows."""
    reactor = Plant({"USP.br2000": Bioreactor()}, 1)
    dcs = alarm_list.control_system(load_facility(), reactor.units)
    if dcs is None:
        raise SystemExit("the alarm list holds no reactor")
    return Plant({"dcs": dcs}, 1, settings={i: reactor.state.outputs[tag] for i, tag in dcs.wires.items()}), dcs


def least(work: Callable[[], object]) -> float:
    """CPU seconds of a call; the least of five."""
    runs = []
    for _ in range(5):
        began = process_time()
        work()
        runs.append(process_time() - began)
    return min(runs)


def steps(plant: Plant, number: int, stride: int) -> Callable[[], None]:
    """So many steps, as one call."""

    def run() -> None:
        for _ in range(number):
            plant.step(stride)

    return run


def main() -> None:
    """Print figures beside their budgets."""
    plant, dcs = station()
    reactor = Plant({"USP.br2000": Bioreactor()}, 1)
    second, watched = least(steps(plant, 3000, 10)), least(steps(reactor, 3000, 10))
    micro = 1e6 * second / 3000
    of = f"{second / watched:.0%} of the reactor's"
    print(f"{'a step of a second':34}{micro:9.1f} us  (budget {BUDGET['step']:g}), {of}")
    day = 1000.0 * least(steps(plant, 1440, 600))
    print(f"{'a day in strides of a minute':34}{day:9.1f} ms  (budget {BUDGET['day']:g})")
    steps(plant, 17 * 24, 36000)()
    x = plant.state.units["dcs"]
    copied = 1000.0 * least(lambda: snapshot.clone(x))
    tags = f"{len(dcs.watched)} tags"
    print(f"{'copy of its state after 16 days':34}{copied:9.2f} ms  (budget {BUDGET['copy']:g}), {tags}")
    print(f"{'its part of a save':34}{len(json.dumps(snapshot.encode(x))) / 1000.0:9.0f} kB")
    for hours in (4, 24, 14 * 24):
        read = 1000.0 * least(lambda hours=hours: dcs.trend(x, "USP.br2000.do", 3600.0 * hours))  # type: ignore[misc]
        print(f"{f'a trend of {hours} h':34}{read:9.2f} ms  (budget {BUDGET['trend']:g})")


if __name__ == "__main__":
    main()
