"""From the vessel into a bottle, from the bottle into a number: wired as in the plant."""

import math

import numpy as np
import pytest

from sim_core.culture import opening
from sim_core.errors import PlantError, Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.analyser import FIELDS, METHODS, Analyser
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
    if kind == "microscope":
        do(plant, f"{kind}.view")
    else:
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


def test_dead_cells_and_debris_under_the_microscope_are_those_of_the_bottle():
    """Of a hundred slides the mean lies within four standard errors of what the bottle holds in ten fields."""
    plant = suite()
    plant.step(36000)
    sums = {"dead": 0.0, "debris": 0.0, "cells": 0.0}
    for _ in range(100):
        sample(plant, flushed=30.0)
        do(plant, "microscope.view")
        plant.step(10)
        sums = {name: total + plant.state.outputs[f"microscope.{name}"] for name, total in sums.items()}
    for name, total in sums.items():
        channel = next(c for c in METHODS["microscope"].channels if c.name == name)
        held = 100 * channel.factor * plant.state.outputs[f"s.bottle.{channel.of}"]
        assert abs(total - held) < 4 * math.sqrt(held) + 0.02 * held, name
    assert sums["dead"] > 0.0


def test_looking_again_shows_the_same_slide_and_a_new_bottle_gives_a_new_one():
    plant = suite()
    sample(plant)
    first = analyse(plant, "microscope")
    assert analyse(plant, "microscope") == first
    assert plant.state.outputs["microscope.spent"] == METHODS["microscope"].cost
    assert plant.state.outputs["microscope.fields"] == FIELDS
    sample(plant)
    analyse(plant, "microscope")
    assert plant.state.outputs["microscope.result_number"] == 2
    assert plant.state.outputs["microscope.spent"] == 2 * METHODS["microscope"].cost


def test_what_the_person_calls_it_is_written_down_and_not_judged():
    plant = suite()
    sample(plant)
    do(plant, "microscope.view")
    do(plant, "microscope.photograph")
    do(plant, "microscope.identify", "3:cells,rods")
    noted = {e.name: e.data for e in plant.take_events() if e.source == "microscope"}
    assert noted["photograph_taken"]["number"] == 1
    assert (noted["field_identified"]["field"], noted["field_identified"]["names"]) == (3, ["cells", "rods"])
    for wrong in ("11:cells", "0:cells", "3:", "cells", "3:bacilli"):
        with pytest.raises(Refused, match="FIELD:NAME"):
            do(plant, "microscope.identify", wrong)


def test_a_result_knows_how_old_its_sample_was():
    plant = suite()
    sample(plant)
    plant.step(6000)
    analyse(plant, "metab")
    assert 600.0 <= plant.state.outputs["metab.sample_age"] <= 605.0


def test_a_result_waits_until_it_is_read():
    plant = suite()
    sample(plant)
    analyse(plant, "metab")
    assert plant.state.outputs["metab.unread"] == 1.0
    do(plant, "metab.read")
    plant.step(10)
    assert plant.state.outputs["metab.unread"] == 0.0


def test_the_counter_prints_what_it_found():
    plant = suite()
    do(plant, "cell_counter.prime")
    sample(plant)
    found = analyse(plant, "cell_counter")
    do(plant, "cell_counter.print")
    printed = next(e for e in plant.take_events() if e.name == "result_printed")
    assert printed.data["results"] == found


def test_the_flush_valve_says_that_it_is_open():
    plant = suite()
    do(plant, "s.flush", "start")
    plant.step(10)
    assert plant.state.outputs["s.flushing"] == 1.0
    do(plant, "s.flush", "stop")
    plant.step(10)
    assert plant.state.outputs["s.flushing"] == 0.0


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
        ("cell_counter.print", "no result"),
        ("microscope.view", "no bottle"),
        ("microscope.photograph", "no slide"),
        ("microscope.identify", "no slide"),
    ],
)
def test_what_needs_a_bottle_is_refused_without_one(target, says):
    with pytest.raises(Refused, match=says):
        do(suite(), target, "x" if target in ("s.label", "microscope.identify") else None)


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
