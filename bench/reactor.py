"""The culture beside its peers: `python -m bench.reactor`. CPU seconds of this process, both sides in one run.

Job A: 14 days of the platform fed-batch in ticks of a minute, 14 states (cells alive, dead, lysed, glucose, lactate,
ammonium, inhibitor, osmoles, volume, oxygen, two temperatures, two loop integrals), DO and temperature loops, feed by
the rule. The peers integrate the same equations with scipy from tick to tick at rtol 1e-6, atol 1e-9.
Error: of the counted cells, glucose and antibody on day 14 against LSODA at rtol 1e-10.
"""

import dataclasses
import sys
import warnings
from time import process_time
from typing import Any

import numpy as np
from scipy.integrate import odeint, solve_ivp

from sim_core.culture import batches, gas, loops, platform, thermal
from sim_core.culture.space import ARRAYS, FLOATS, Space, Stride
from sim_core.plant import Plant
from sim_core.units.bioreactor import Bioreactor

DAYS = 14
TICK = 60.0
HOURS = TICK / 3600.0
LOOK = 12 * 60  # ticks between two looks of the feeding rule
KLA, ENTERING = 11.0, 0.36  # 1/h, mM with oxygen on: the gas side is held fixed, so that all sides solve the same
FED, FED_OSMOLES = 1700.0, 2300.0
START = (0.413, 0.008, 0.0, 33.0, 0.0, 0.3, 0.0, 290.0)
BUDGET = {"LSODA": 5.0, "odeint": 3.0, "plants": 150.0, "day": 60.0}


@dataclasses.dataclass(slots=True)
class Culture:
    """The fourteen states of job A, floats or arrays."""

    cells: Any
    volume: Any
    oxygen: Any
    warm: Any
    jacket: Any
    loops: loops.Loops
    rate: Any = 0.0
    eaten: Any = 0.0
    before: Any = 0.0


def fresh(plants: int = 0, spread: Any = 1.0) -> Culture:
    """One culture, or an array of them that differ in what they were inoculated with."""
    one = np.ones(plants) if plants else 1.0
    volume = 1510.0 * one
    cells = tuple(c * volume * (spread if k < 2 else 1.0) for k, c in enumerate(START))
    return Culture(cells, volume, 0.2 * volume, 36.8 * one, 36.8 * one, loops.Loops(0.5 * one, 36.8 * one))


def look(x: Culture, tick: int, xp: Space) -> None:
    """The feeding rule of MODELS 14.1."""
    count = x.cells[0] / x.volume
    growth = xp.minimum(1.5, xp.maximum(0.8, count / x.before)) if tick else 1.0
    if tick * TICK >= 60.0 * 3600.0:
        need = x.eaten * growth + 22.0 * x.volume - x.cells[3]
        x.rate = xp.minimum(xp.maximum(0.0, need / 12.0 / FED), 0.0016 * x.volume)
    x.eaten, x.before = 0.0, count


def control(x: Culture, xp: Space) -> tuple[Any, Any]:
    """Concentration that the gas drives to, and jacket inlet, for one tick."""
    do = x.oxygen / x.volume * (100.0 / gas.SATURATION)
    share, x.loops.oxygen = loops.advance(x.loops.oxygen, 40.0 - do, loops.OXYGEN, TICK, xp)
    inlet, x.loops.temperature = loops.advance(x.loops.temperature, 36.8 - x.warm, loops.TEMPERATURE, TICK, xp)
    return ENTERING * (0.4 + 1.6 * share), inlet


def ours(x: Culture, tick: int, stride: Stride) -> None:
    """One tick with the product's own functions."""
    xp = stride.xp
    if tick % LOOK == 0:
        look(x, tick, xp)
    entering, inlet = control(x, xp)
    feeds = platform.Feeds(x.rate, x.rate * FED, x.rate * FED_OSMOLES)
    old = x.cells
    x.cells = platform.advance_shortly(old, x.volume, feeds, platform.Surroundings(), stride)
    x.volume = x.volume + x.rate * HOURS
    x.eaten = x.eaten + feeds.glucose * HOURS - x.cells[3] + old[3]
    asked = 0.25 * (x.cells[6] - old[6])
    passed = KLA * x.volume * HOURS
    dissolved = gas.oxygen_after(x.oxygen, x.volume, (passed, passed * entering), asked, xp)
    taken = asked * dissolved / (gas.K_OXYGEN + dissolved)
    x.oxygen = dissolved * x.volume
    heat = thermal.HEAT_PER_OXYGEN * taken / TICK
    flows = thermal.HeatFlows(x.volume * thermal.WATER, 750e3, 2400.0, 8360.0, inlet, heat, 15.0, 20.0, 0.0, 20.0)
    x.warm, x.jacket = thermal.temperatures_after(x.warm, x.jacket, flows, TICK)


def slope(_: float, v: Any, entering: float, inlet: float, rate: float) -> list[float]:
    """The same equations as one right-hand side, per hour: twelve states that move within a tick."""
    cells, volume, oxygen, warm, jacket = tuple(v[:8]), v[8], v[9], v[10], v[11]
    feeds = platform.Feeds(rate, rate * FED, rate * FED_OSMOLES)
    moved = platform.derivative(cells, volume, feeds, AROUND)
    c = oxygen / volume
    taken = 0.25 * cells[0] * c / (gas.K_OXYGEN + c)
    heat = 2400.0 * (jacket - warm) + thermal.HEAT_PER_OXYGEN * taken / 3600.0 - 15.0 * (warm - 20.0)
    water = 8360.0 * (inlet - jacket) - 2400.0 * (jacket - warm)
    return [
        *moved,
        rate,
        KLA * (entering * volume - oxygen) - taken,
        heat / (volume * thermal.WATER) * 3600.0,
        water / 750e3 * 3600.0,
    ]


AROUND = platform.Surroundings()


def peer(solver: str, days: int, rtol: float = 1e-6) -> tuple[Culture, float]:
    """Job A by scipy from tick to tick; the culture at the end and the CPU seconds."""
    x, began = fresh(), process_time()
    for tick in range(days * 1440):
        if tick % LOOK == 0:
            look(x, tick, FLOATS)
        entering, inlet = control(x, FLOATS)
        y = [*x.cells, x.volume, x.oxygen, x.warm, x.jacket]
        args = (entering, inlet, x.rate)
        if solver == "odeint":
            end = odeint(slope, y, [0.0, HOURS], args=args, rtol=rtol, atol=1e-9, tfirst=True)[-1]
        else:
            end = solve_ivp(slope, (0.0, HOURS), y, "LSODA", args=args, rtol=rtol, atol=1e-9).y[:, -1]
        x.eaten += x.rate * FED * HOURS - end[3] + x.cells[3]
        x.cells, x.volume = tuple(float(c) for c in end[:8]), float(end[8])
        x.oxygen, x.warm, x.jacket = (float(c) for c in end[9:12])
    return x, process_time() - began


def alone(days: int) -> tuple[Culture, float]:
    """Job A by the product, on floats."""
    x, stride, began = fresh(), Stride(HOURS), process_time()
    for tick in range(days * 1440):
        ours(x, tick, stride)
    return x, process_time() - began


def many(plants: int, days: int) -> float:
    """Job A for many plants on arrays; CPU seconds for all, scaled to fourteen days."""
    spread = 1.0 + 0.1 * np.random.default_rng(1).standard_normal(plants)
    x, stride, began = fresh(plants, spread), Stride(HOURS, ARRAYS), process_time()
    for tick in range(days * 1440):
        ours(x, tick, stride)
    return (process_time() - began) * DAYS / days


def full_unit(ticks: int) -> float:
    """The whole reactor with instruments and loops, in strides of `ticks` base ticks.

    Returns milliseconds of CPU a simulated day, the median of five.
    """
    plant = Plant({"r": Bioreactor()}, seed=1)
    spent = []
    for day in range(8):
        began = process_time()
        for _ in range(864000 // ticks):
            plant.step(ticks)
        if day > 2:
            spent.append(1000.0 * (process_time() - began))
    return sorted(spent)[2]


def error(x: Culture, exact: Culture) -> float:
    """Largest relative error of viable cells, glucose, antibody (cell hours) and lysed cells."""
    return max(abs(x.cells[k] / exact.cells[k] - 1.0) for k in (0, 2, 3, 6))


def main() -> None:
    """Print ratios beside what was asked for."""
    warnings.simplefilter("ignore")
    days = int(sys.argv[1]) if len(sys.argv) > 1 else DAYS
    runs = sorted((alone(days) for _ in range(5)), key=lambda run: run[1])
    mine, seconds = runs[2]
    rows = {name: peer(name, days) for name in ("LSODA", "odeint")}
    exact, _ = peer("LSODA", days, 1e-10)
    print(f"{'job A, one plant':34}{seconds:9.3f} s   error {error(mine, exact):.1e}")
    for name, (x, spent) in rows.items():
        asked = f"{spent / seconds:6.1f} x (at least {BUDGET[name]:g})"
        print(f"{name + ' from tick to tick':34}{spent:9.3f} s   error {error(x, exact):.1e}   {asked}")
    together = many(1000, 1)
    ratio = 1000.0 * rows["LSODA"][1] * DAYS / days / together
    print(f"{'job A, 1000 plants at once':34}{together:9.2f} s   {ratio:6.0f} x LSODA (at least {BUDGET['plants']:g})")
    began = process_time()
    for _ in batches.grow(1000, 1, 1.0):
        pass
    print(f"{'1000 whole reactors, 14 days':34}{14.0 * (process_time() - began):9.1f} s")
    for ticks, words in ((600, "a minute"), (36000, "an hour")):
        name = f"the whole reactor, a day by {words}"
        print(f"{name:34}{full_unit(ticks):9.1f} ms  (budget {BUDGET['day']:g})")


if __name__ == "__main__":
    main()
