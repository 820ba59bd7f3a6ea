"""From the vessel into a bottle, from the bottle into a number: wired as in the plant."""

import math

import numpy as np
import pytest

from sim_core.culture import opening
from sim_core.errors import PlantError, Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.analyser import METHODS, Analyser
from sim_core.units.bioreactor import Bioreactor
from sim_core.units.sampler import NAMES, Sampler
from tests.sim_core.reactor_help import DAY_7


def suite(seed: int = 1) -> Plant:
    """A reactor with its sampler and three analysers."""
    units = {"r": Bioreactor(**DAY_7 | {"noise": 0.0}), "s": Sampler()}
    units |= {kind: Analyser(kind) for kind in METHODS}
    wires = {f"s.{name}": f"r.true.{name}" for name in NAMES} | {"r.drawn": "s.drawn"}
    for kind in METHODS:
        inputs = [s.name for s in units[kind].signals if s.kind == "input"]
        wires |= {f"{kind}.{name}": f"s.{name}" for name in inputs}
    return Plant(units, seed, wires)


def do(plant: Plant, target: str, value=None) -> None:
    plant.submit(Command(plant.time, "trainee", target, value))


def sample(plant: Plant, flushed: float = 15.0) -> None:
    if flushed:
        do(plant, "s.flush", "start")
        plant.step(round(flushed * 10))
        do(plant, "s.flush", "stop")
    plant.step(10)
    do(plant, "s.draw")
    plant.step(10)
    do(plant, "s.seal")


def analyse(plant: Plant, kind: str) -> dict[str, float]:
    do(plant, f"{kind}.load_sample")
    do(plant, f"{kind}.run")
    plant.step(3000)
    return {c.name: plant.state.outputs[f"{kind}.{c.name}"] for c in METHODS[kind].channels}


def test_a_well_flushed_sample_is_the_broth_within_the_spread_of_the_method():
    plant = suite()
    plant.step(36000)
    sample(plant)
    x = plant.state.outputs
    found = analyse(plant, "metab")
    assert abs(found["glucose"] / (x["r.true.Glc"] * 0.18016) - 1.0) < 4 * 0.05
    assert abs(found["osmo"] - x["r.true.Osm"]) < 4 * 3.0
    assert abs(found["pco2"] / x["r.true.pco2"] - 1.0) < 4 * 0.08 + 0.05


def test_without_flushing_the_bottle_holds_what_stood_in_the_dead_leg():
    """Half and more of an unflushed bottle is the old content: exactly (1 - 1/e) of it."""
    fresh, stale = suite(), suite()
    sample(fresh, flushed=30.0)
    sample(stale, flushed=0.0)
    share = stale.state.outputs["s.bottle.Osm"] / fresh.state.outputs["s.bottle.Osm"]
    assert math.isclose(share, math.exp(-1.0), rel_tol=1e-2)


def test_an_open_bottle_loses_its_carbon_dioxide_and_takes_up_oxygen():
    plant = suite()
    plant.step(36000)
    do(plant, "s.flush", "start")
    plant.step(200)
    do(plant, "s.flush", "stop")
    do(plant, "s.draw")
    plant.step(10)
    before = dict(plant.state.outputs)
    plant.step(6000)
    assert plant.state.outputs["s.bottle.pco2"] < 0.45 * before["s.bottle.pco2"]
    assert plant.state.outputs["s.bottle.do"] > before["s.bottle.do"] + 20.0
    assert plant.state.outputs["s.bottle.Glc"] == before["s.bottle.Glc"]


def test_the_vessel_loses_what_the_sampler_takes():
    plant = suite()
    plant.step(100)
    before = plant.state.outputs["r.true.V"] + plant.state.outputs["s.drawn"]
    sample(plant, flushed=20.0)
    plant.step(20)
    x = plant.state.outputs
    assert x["s.drawn"] > 0.4
    assert math.isclose(x["r.true.V"] + x["s.drawn"], before, abs_tol=0.02)


def test_the_spread_of_the_counter_is_the_one_it_claims():
    plant = suite()
    sample(plant)
    counts = []
    for _ in range(60):
        do(plant, "cell_counter.load_sample")
        do(plant, "cell_counter.run")
        plant.step(2500)
        counts.append(plant.state.outputs["cell_counter.vcd"])
    assert 0.05 < np.std(counts) / np.mean(counts) < 0.11


def test_the_microscope_sees_rods_only_where_there_are_some():
    plant = suite()
    sample(plant)
    assert analyse(plant, "microscope")["rods"] == 0.0
    broth = plant.state.units["r"].broth
    opening.infect(broth, 3e8 * 1e3 * broth.volume)
    plant.step(10)
    sample(plant)
    seen = analyse(plant, "microscope")
    assert 400 < seen["rods"] < 900
    assert 10 < seen["cells"] < 60


def test_a_biased_method_fails_its_check_and_reads_wrong():
    plant = suite()
    plant.submit(Command(0.0, "trainer", "fault.metab.glucose_bias", 1.4))
    do(plant, "metab.qc_check")
    plant.step(10)
    assert plant.state.outputs["metab.checked"] == 0.0
    sample(plant)
    assert analyse(plant, "metab")["glucose"] > 1.2 * plant.state.outputs["r.true.Glc"] * 0.18016


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("s.seal", "no open bottle"),
        ("s.label", "no bottle"),
        ("metab.load_sample", "no bottle"),
        ("metab.run", "no sample"),
    ],
)
def test_what_needs_a_bottle_is_refused_without_one(target, says):
    with pytest.raises(Refused, match=says):
        do(suite(), target, "x" if target == "s.label" else None)


def test_a_running_analysis_is_not_disturbed():
    plant = suite()
    sample(plant)
    do(plant, "metab.load_sample")
    do(plant, "metab.run")
    with pytest.raises(Refused, match="analysis runs"):
        do(plant, "metab.load_sample")
    with pytest.raises(PlantError, match="did you mean 'metab'"):
        Analyser("metabo")


def test_every_analysis_costs_and_belongs_to_its_bottle():
    plant = suite()
    for number in (1, 2):
        sample(plant)
        analyse(plant, "metab")
        assert plant.state.outputs["metab.result_number"] == number
    assert plant.state.outputs["metab.spent"] == 2 * METHODS["metab"].cost
