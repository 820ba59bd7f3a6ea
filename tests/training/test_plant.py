"""What the plant of a mission holds, and how the machines of the process are joined."""

import math

import pytest

from sim_core.errors import LevelError
from sim_core.journal import Command
from tests.training.test_level_files import changed, copy  # noqa: F401 - a fixture
from training import opening, store
from training.facility import load_facility
from training.link import names_of
from training.plant import build_plant, within

FACILITY = load_facility()
PROCESS = {"USP.br2000", "USP.sampler", "USP.metab", "USP.cell_counter", "USP.microscope"}


def test_the_whole_plant_holds_the_process_and_the_first_mission_none_of_it():
    assert set(build_plant().units) >= PROCESS
    parts = opening.open_parts(opening.header_of("c01_m1", 1, "en"))
    assert not PROCESS & set(parts.plant.units)
    assert not any(tag.startswith(("USP.br", "CTL.dcs", "WIN.eds")) for tag in parts.plant.signals)
    assert not any(place.startswith(("USP.br", "CTL.dcs")) for place in parts.plant.state.ledger.loads)


def test_within_rooms_only_what_is_placed_there_is_left():
    placed = within(FACILITY, ("USP",)).placed
    assert {p.room for p in placed.values()} == {"USP"}
    assert within(FACILITY, None) is FACILITY


def test_what_the_manifold_takes_is_broth_and_the_reactor_misses_it():
    plant = build_plant(rooms=("USP",))
    before = plant.state.outputs["USP.br2000.true.V"]
    for target, value, ticks in (
        ("flush", "start", 200),
        ("flush", "stop", 10),
        ("draw", None, 20),
        ("seal", None, 20),
    ):
        plant.submit(Command(plant.time, "trainee", f"USP.sampler.{target}", value))
        plant.step(ticks)
    x = plant.state.outputs
    assert math.isclose(x["USP.sampler.bottle.Glc"], x["USP.br2000.true.Glc"], rel_tol=0.01)
    assert 0.3 < x["USP.sampler.drawn"] < 0.5
    assert math.isclose(before - x["USP.br2000.true.V"], x["USP.sampler.drawn"], abs_tol=0.02)
    plant.submit(Command(plant.time, "trainee", "USP.microscope.view"))
    for analyser in ("USP.metab", "USP.cell_counter"):
        plant.submit(Command(plant.time, "trainee", f"{analyser}.load_sample"))
        plant.submit(Command(plant.time, "trainee", f"{analyser}.run"))
    plant.step(3000)
    assert abs(plant.state.outputs["USP.metab.glucose"] / (x["USP.br2000.true.Glc"] * 0.18016) - 1.0) < 0.25
    assert plant.state.outputs["USP.cell_counter.viability"] > 90.0
    assert plant.state.outputs["USP.microscope.result_number"] == 1.0


def test_a_mission_cannot_name_what_is_placed_in_a_room_that_it_has_not():
    names = names_of(build_plant(), FACILITY, store.LEVELS / "competencies.yaml")
    here = names.within(FACILITY, ("LOB", "USP"))
    assert "USP.br2000.do" in here.units
    assert "CHG.sink.wash" in names.controls
    assert "CHG.sink.wash" not in here.controls
    assert "air.COR_D.pressure" in here.units
    assert "trainee.left_cfu" in here.units
    away = names.within(FACILITY, ("LOB",))
    assert not any(name.startswith("USP.br2000") for name in (*away.units, *away.controls, *away.faults))


def test_a_sampler_on_a_vessel_that_is_not_placed_is_told_with_a_guess(copy):  # noqa: F811
    changed(copy / "placement.yaml", "vessel: USP.br2000, at: [39.6", "vessel: USP.br200, at: [39.6")
    with pytest.raises(LevelError, match=r"names the vessel 'USP.br200', which is not placed; did you mean"):
        load_facility(copy)
