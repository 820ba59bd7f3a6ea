"""The reactor as a machine: its procedure, its refusals, its loops, a whole batch."""

import math

import pytest

from sim_core.culture import phases
from sim_core.culture.tables import CONTROLS
from sim_core.errors import PlantError, Refused
from sim_core.units.bioreactor import Bioreactor
from tests.sim_core.reactor_help import DAY_7, day_7, do, fault, reactor, run


def phase(plant) -> str:
    return phases.ORDER[int(plant.state.outputs["r.phase"])]


def test_the_whole_procedure_from_dirty_to_harvest_and_dirty_again():
    plant = reactor(phase="dirty")
    for operation, hours, after in (("cip", 1, "cleaned"), ("sip", 4, "sterilised"), ("pressure_hold", 0.5, "held")):
        do(plant, operation)
        assert phase_after(plant, hours) == after
    assert plant.state.outputs["r.f0"] > 30.0
    do(plant, "add_medium", 1500.0)
    run(plant, 6 * 3600.0)
    assert abs(plant.state.outputs["r.temp"] - 36.8) < 0.3
    do(plant, "inoculate", 0.4)
    run(plant, 2 * 86400.0)
    assert plant.state.outputs["r.true.Xv"] > 1.2
    do(plant, "transfer")
    assert phase_after(plant, 2) == "dirty"
    assert plant.state.outputs["r.weight"] < 6.0


def phase_after(plant, hours: float) -> str:
    run(plant, hours * 3600.0)
    return phase(plant)


def test_trapped_air_keeps_the_coldest_place_cooler_and_the_steaming_takes_twice_as_long():
    """MODELS F31: 10 % of air cost 3.3 K, and F0 grows 2.1 times as slowly."""
    hottest, minutes = {}, {}
    for share in (1.0, 0.9):
        plant = reactor(phase="cleaned")
        fault(plant, "steam_supply", share)
        do(plant, "sip")
        seen = run(plant, 4 * 3600.0)
        hottest[share] = max(x["r.sip_temp"] for x in seen)
        minutes[share] = sum(x["r.sip_temp"] > hottest[share] - 1.0 for x in seen)
    assert abs(hottest[1.0] - hottest[0.9] - 3.3) < 0.3
    assert minutes[0.9] > 1.8 * minutes[1.0]


@pytest.mark.parametrize("leak", [0.002, 0.06, 0.3])
def test_the_pressure_hold_shows_the_leak(leak):
    plant = reactor(phase="sterilised")
    fault(plant, "seal_leak", leak)
    do(plant, "pressure_hold")
    run(plant, 660.0)
    assert math.isclose(plant.state.outputs["r.hold_drop"], 500.0 * (1.0 - math.exp(-leak / 6.0)), rel_tol=0.12)


OUT_OF_PHASE = [("cip", None), ("sip", None), ("pressure_hold", None), ("add_medium", 1500.0), ("inoculate", 0.4)]


@pytest.mark.parametrize(("control", "value"), OUT_OF_PHASE)
def test_what_does_not_belong_into_a_culture_is_refused_with_the_phase(control, value):
    plant = day_7()
    with pytest.raises(Refused, match="culture"):
        do(plant, control, value)


@pytest.mark.parametrize(
    ("control", "value", "says"),
    [
        ("set_temp", 45.0, "20 to 40 C"),
        ("set_ph", math.nan, "number"),
        ("set_do", -1.0, "5 to 100"),
        ("set_agit", 120.0, "0 to 100 rpm"),
        ("set_air", 61.0, "0 to 60"),
        ("output", "oxygen:50", "manual first"),
        ("output", "base:nan", "outside|automatic"),
        ("mode", "oxygen:maybe", "manual or oxygen:auto"),
        ("set_gas", "source:moon", "standby"),
        ("reset_trip", None, "nothing is tripped"),
        ("resume", None, "not on hold"),
        ("switch_probe", "c", "one of a, b"),
        ("calibrate_probe", "do_a:high", "number after the colon"),
        ("glucose_bolus", -3.0, "0.1 to 40"),
    ],
)
def test_bad_commands_are_refused_with_name_and_range(control, value, says):
    plant = day_7()
    with pytest.raises(Refused, match=says):
        do(plant, control, value)


def test_carbon_dioxide_and_base_at_once_are_refused():
    plant = day_7()
    do(plant, "mode", "ph:manual")
    do(plant, "output", "co2:5")
    with pytest.raises(Refused, match="against each other"):
        do(plant, "output", "base:2")
    do(plant, "output", "co2:0")
    do(plant, "output", "base:2")


def test_a_vessel_takes_no_more_than_it_holds():
    plant = reactor(**DAY_7 | {"V": 1845.0})
    with pytest.raises(Refused, match="1850"):
        do(plant, "glucose_bolus", 30.0)
    empty = reactor(phase="held")
    with pytest.raises(Refused, match="1850"):
        do(empty, "add_medium", 1900.0)
    assert empty.state.units["r"].phase == "held"


def test_a_loop_taken_back_to_automatic_does_not_bump():
    plant = day_7()
    do(plant, "mode", "oxygen:manual")
    do(plant, "output", "oxygen:60")
    run(plant, 1200.0)
    before = plant.state.outputs["r.o2_flow"]
    do(plant, "set_do", 80.0)
    run(plant, 600.0)
    manual = plant.state.outputs["r.o2_flow"]
    do(plant, "mode", "oxygen:auto")
    assert abs(plant.step(10)["r.o2_flow"] - manual) < 0.05
    assert abs(before - manual) < 1e-9


def test_a_hold_stops_feed_and_base_and_keeps_the_gas():
    plant = reactor(**DAY_7)
    run(plant, 3600.0)
    do(plant, "hold")
    held = run(plant, 1800.0)[-1]
    assert held["r.feed_flow"] == held["r.base_flow"] == 0.0
    assert held["r.o2_flow"] > 1.0
    do(plant, "resume")
    assert run(plant, 600.0)[-1]["r.feed_flow"] > 0.0


def test_a_calibrated_probe_shows_what_the_analyser_said():
    plant = day_7()
    fault(plant, "do_a_sensitivity", 0.6)
    run(plant, 3600.0)
    do(plant, "switch_probe", "b")
    run(plant, 3600.0)
    do(plant, "calibrate_probe", f"do_a:{plant.state.outputs['r.do_b']}")
    seen = run(plant, 1800.0)[-1]
    assert abs(seen["r.do"] - seen["r.do_b"]) < 0.5
    fault(plant, "ph_offset", -0.2)
    run(plant, 300.0)
    do(plant, "calibrate_offset", "ph:7.00")
    run(plant, 60.0)
    assert abs(plant.state.outputs["r.ph"] - 7.0) < 0.02


def test_a_sample_takes_volume_and_says_what_is_in_the_bottle():
    plant = day_7()
    before = plant.state.outputs["r.true.Glc"], plant.state.units["r"].broth.volume
    plant.take_events()
    do(plant, "sample", 0.5)
    event = next(e for e in plant.take_events() if e.name == "sample_drawn")
    assert math.isclose(event.data["content"]["glucose"], before[0], rel_tol=1e-9)
    assert math.isclose(plant.state.units["r"].broth.volume, before[1] - 0.5, rel_tol=1e-12)


def test_a_bolus_of_glucose_and_the_kill():
    plant = day_7()
    before = plant.state.outputs["r.true.Glc"]
    do(plant, "glucose_bolus", 4.0)
    plant.step(10)
    assert math.isclose(plant.state.outputs["r.true.Glc"] - before, 4.0 * 500.0 / 0.18016 / 1605.0, rel_tol=0.05)
    do(plant, "kill")
    assert phase_after(plant, 6) == "dirty"


def test_a_batch_lies_in_the_envelope_of_the_platform():
    """Peak 15 to 25e6/mL on day 8 to 10, viability, titre, lactate, CO2, osmolality [issue of the bioreactor]."""
    plant = reactor()
    days = [dict(plant.state.outputs)]
    for _ in range(14):
        run(plant, 86400.0)
        days.append(dict(plant.state.outputs))
    counts = [x["r.true.Xv"] for x in days]
    assert 15.0 <= max(counts) <= 25.0
    assert 8 <= counts.index(max(counts)) <= 10
    assert 70.0 <= days[14]["r.true.viability"] <= 90.0
    assert min(x["r.true.viability"] for x in days[1:9]) >= 95.0
    assert 3.0 <= days[14]["r.true.titre"] <= 6.0
    assert max(x["r.true.Lac"] for x in days) * 0.09008 < 4.0
    assert all(30.0 <= x["r.true.pco2"] <= 100.0 for x in days)
    assert max(x["r.true.Osm"] for x in days) < 420.0
    assert all(abs(x["r.temp"] - 36.8) < 0.2 and 6.9 < x["r.ph"] < 7.1 for x in days[1:])
    assert days[14]["r.true.AA"] > 10.0


@pytest.mark.parametrize(
    ("name", "value"),
    [("V", -1.0), ("Xv", math.nan), ("kinetics", "monk"), ("T", 99.0), ("mode", "batchy"), ("Glc", math.inf)],
)
def test_impossible_parameters_are_refused_with_name_and_range(name, value):
    with pytest.raises(PlantError, match=name):
        Bioreactor(**{name: value})


def test_an_ideal_vessel_cannot_be_operated():
    with pytest.raises(Refused, match="ideally"):
        do(reactor(control="off"), "set_do", 40.0)


def test_every_interlock_is_said_in_words():
    assert all(c.interlock for c in CONTROLS if c.name in phases.OPERATIONS or c.name in phases.DURING_CULTURE[:2])
