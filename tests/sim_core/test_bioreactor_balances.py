"""Mass, carbon, nitrogen, oxygen and heat of the reactor close every step; the numbers do not depend on the step."""

import dataclasses
import itertools
import math

import pytest

from sim_core.culture import acid_base, broth, opening, platform, thermal
from sim_core.culture.space import ARRAYS, FLOATS, Stride
from sim_core.culture.vessel import Drive, Vessel
from tests.sim_core.reactor_help import DAY_7, do, reactor, run

VESSEL = Vessel()
DRIVES = {
    "kept": Drive(o2=5.0, feed=1.2),
    "no gas": Drive(air=0.0, o2=0.0, opening=0.02),
    "base and CO2": Drive(co2=8.0, base=5.0, feed=2.5, antifoam=100.0),
    "cold": Drive(inlet=8.0, feed=1.0),
    "still": Drive(rpm=0.0, air=60.0, o2=60.0),
}


def fresh(germs: float = 0.0):
    d = DAY_7
    start = opening.Start(d["Xv"], d["Xd"], d["Glc"], d["Lac"], d["Amm"], d["titre"], d["V"], d["W"], d["Osm"], d["AA"],
                          d["SID"], 36.8, oxygen=0.084)  # fmt: skip
    x = opening.broth(start, VESSEL)
    x.top_co2 = 0.05
    x.reserve = 1600.0 * 300.0
    if germs:
        opening.infect(x, germs)
    return x


def carbon(x) -> float:
    cells, bacteria = x.cells, x.cells[8] if len(x.cells) > 8 else 0.0
    held = broth.CELL_CARBON * sum(cells[:3]) + 6.0 * cells[3] + 3.0 * cells[4]
    held += broth.AA_CARBON * x.amino + broth.MAB_CARBON * x.mab + x.reserve + x.carbon + 2.0 * x.acetate
    return held + bacteria * platform.BACTERIUM_MASS * broth.BACTERIUM_CARBON + top(x, x.top_co2)


def nitrogen(x) -> float:
    bacteria = x.cells[8] if len(x.cells) > 8 else 0.0
    held = broth.CELL_NITROGEN * sum(x.cells[:3]) + x.cells[5] + broth.AA_NITROGEN * x.amino
    held += bacteria * platform.BACTERIUM_MASS * broth.BACTERIUM_NITROGEN
    return held + broth.MAB_NITROGEN * x.mab


def top(x, share: float) -> float:
    return x.gas * share * 1e3 / 24.055


@pytest.mark.parametrize("name", sorted(DRIVES))
@pytest.mark.parametrize("germs", [0.0, 4e14])
@pytest.mark.parametrize("seconds", [0.05, 1.0, 15.0])
def test_every_balance_closes_in_every_step(name, germs, seconds):
    x, drive, hours = fresh(germs), DRIVES[name], seconds / 3600.0
    for _ in range(20):
        before = [f(x) for f in (carbon, nitrogen)]
        o2, litres, heat = x.oxygen + top(x, x.top_o2), x.volume, x.temperature
        passed = broth.step(x, drive, VESSEL, platform.Surroundings(), Stride(hours))
        fed = 6.0 * VESSEL.feed_glucose + broth.AA_CARBON * VESSEL.feed_amino
        came = hours * (drive.feed * fed + drive.base * VESSEL.base_carbon) + passed.co2_in - passed.co2_out
        assert abs(carbon(x) - before[0] - came) <= 1e-9 * before[0]
        came = hours * drive.feed * broth.AA_NITROGEN * VESSEL.feed_amino
        assert abs(nitrogen(x) - before[1] - came) <= 1e-9 * before[1]
        came = passed.oxygen_in - passed.oxygen_out - passed.taken
        assert abs(x.oxygen + top(x, x.top_o2) - o2 - came) <= 1e-9 * (o2 + passed.oxygen_in)
        came = hours * (drive.feed + drive.base + 1e-3 * drive.antifoam)
        assert math.isclose(x.volume - litres, came, rel_tol=1e-9, abs_tol=1e-9 * litres * 1e-3)
        stored = litres * thermal.WATER * (x.temperature - heat)
        assert abs(stored - passed.heat) <= 1e-9 * litres * thermal.WATER * 300.0
    assert min(x.cells) >= 0.0


def test_the_respiratory_quotient_lies_where_cells_put_it():
    plant = reactor()
    for day in range(14):
        for _ in range(24):
            plant.step(36000)
        x = plant.state.units["r"].broth
        done = broth.step(dataclasses.replace(x), Drive(o2=5.0), VESSEL, platform.Surroundings(), Stride(1.0 / 60.0))
        assert 0.8 <= done.given / done.taken <= 1.3, day


def test_charges_balance_at_the_ph_of_every_step():
    x = fresh()
    for drive in DRIVES.values():
        broth.step(x, drive, VESSEL, platform.Surroundings(), Stride(1.0 / 60.0))
        ions = acid_base.Ions(x.sid / x.volume, x.cells[5] / x.volume, x.cells[4] / x.volume, 0.0, x.buffer / x.volume)
        assert abs(acid_base.ph_of_co2(x.co2, ions) - x.ph) < 1e-6


def test_half_the_step_has_a_sixteenth_of_the_error():
    """The classical Runge-Kutta method on the cells alone: fourth order."""

    def glucose(steps: int) -> float:
        v = fresh().cells
        for _ in range(steps):
            v = platform.advance(
                v, 1600.0, platform.Feeds(0.0, 2000.0, 0.0), platform.Surroundings(), Stride(24.0 / steps)
            )
        return v[3]

    exact = glucose(3000)
    errors = [abs(glucose(n) - exact) for n in (10, 20, 40)]
    for coarse, fine in itertools.pairwise(errors):
        assert 13.0 < coarse / fine < 20.0


def test_half_the_minute_has_a_quarter_of_the_error():
    """The midpoint method, which the whole vessel uses: second order, and small at a minute."""

    def glucose(steps: int) -> float:
        v = fresh().cells
        for _ in range(steps):
            v = platform.advance_shortly(
                v, 1600.0, platform.Feeds(0.0, 2000.0, 0.0), platform.Surroundings(), Stride(24.0 / steps)
            )
        return v[3]

    exact = glucose(20000)
    errors = [abs(glucose(n) - exact) for n in (360, 720, 1440)]
    for coarse, fine in itertools.pairwise(errors):
        assert 3.7 < coarse / fine < 4.3
    assert errors[-1] < 1e-6 * exact


@pytest.mark.parametrize("tick", [1, 10, 100, 600, 6000, 36000])
def test_the_tick_does_not_matter(tick):
    """An hour after a new set point, in ticks of 0.1 s to 3600 s."""
    ends = []
    for stride in (tick, max(1, tick // 2)):
        plant = reactor(**DAY_7)
        do(plant, "set_do", 60.0)
        run(plant, 7200.0, stride=stride)
        ends.append(plant.state.outputs)
    for tag, value in ends[0].items():
        assert math.isclose(value, ends[1][tag], rel_tol=0.01, abs_tol=0.02), tag


def test_half_a_base_tick_does_not_matter():
    """The unit by itself, ten minutes after a new set point in steps of 0.1 s and of 0.05 s."""
    ends = []
    for dt in (0.1, 0.05):
        plant = reactor(**DAY_7)
        do(plant, "set_do", 60.0)
        unit, x = plant.units["r"], plant.state.units["r"]
        tick = dataclasses.replace(plant._tick_for("r", dt), dt=dt)
        for _ in range(round(600.0 / dt)):
            unit.step(x, tick)
        ends.append(unit.step(x, dataclasses.replace(tick, dt=0.0)))
    for name, value in ends[0].items():
        assert math.isclose(value, ends[1][name], rel_tol=1e-3, abs_tol=1e-3), name


def test_arrays_compute_what_floats_do():
    import numpy as np

    one, many = fresh(), fresh()
    for name in ("volume", "amino", "mab", "reserve", "sid", "carbon", "oxygen", "acetate", "buffer", "ph", "co2"):
        setattr(many, name, np.full(3, getattr(many, name)))
    many.cells = tuple(np.full(3, c) for c in many.cells)
    for name in ("temperature", "jacket", "gas", "top_o2", "top_co2", "foam", "wet", "antifoam"):
        setattr(many, name, np.full(3, getattr(many, name)))
    for drive in DRIVES.values():
        broth.step(one, drive, VESSEL, platform.Surroundings(), Stride(1.0 / 60.0, FLOATS))
        broth.step(many, drive, VESSEL, platform.Surroundings(), Stride(1.0 / 60.0, ARRAYS))
    for name in dataclasses.fields(one):
        a, b = getattr(one, name.name), getattr(many, name.name)
        assert np.allclose(np.asarray(a), np.asarray(b).T[0] if name.name == "cells" else np.asarray(b), rtol=1e-9), (
            name
        )


def test_no_amount_turns_negative_when_everything_runs_out():
    plant = reactor(**DAY_7 | {"Glc": 0.5, "mode": "batch"})
    for _ in range(48):
        plant.step(36000)
        x = plant.state.units["r"].broth
        assert min(x.cells) >= 0.0
        assert x.reserve >= -1e-6
    assert plant.state.outputs["r.true.viability"] < 97.0
