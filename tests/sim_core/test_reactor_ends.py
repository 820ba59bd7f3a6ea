"""The ways out of and into the reactor: the kill header, the gate of the feed, an aborted phase, shown set points."""

import itertools
import math

import pytest

from sim_core.culture import ending, phases
from sim_core.errors import Refused
from sim_core.journal import Command
from tests.sim_core.reactor_help import day_7, do, fault, reactor, run


def gate(plant, name: str, value: float) -> None:
    plant.submit(Command(plant.time, "bag", f"r.{name}", value))


def phase(plant) -> str:
    return phases.ORDER[int(plant.state.outputs["r.phase"])]


def test_a_killed_batch_goes_to_the_kill_header_to_the_last_litres():
    plant = day_7()
    do(plant, "kill")
    volume, seen = plant.state.outputs["r.true.V"], run(plant, 6 * 3600.0)
    assert phase(plant) == "dirty"
    assert math.isclose(seen[-1]["r.to_kill"], volume - ending.LEFT, rel_tol=1e-9)
    assert seen[-1]["r.true.to_kill_cells"] < 1e-6  # half an hour at 80 degC leaves no cell
    first = next(x for x in seen if x["r.to_kill"] > 0.0)
    assert first["r.true.temp"] >= ending.KILL_AT
    assert all(a["r.to_kill"] <= b["r.to_kill"] for a, b in itertools.pairwise(seen))


def test_nothing_is_sent_while_the_kill_tank_does_not_take_it():
    plant = day_7()
    do(plant, "kill")
    gate(plant, "kill_gate", 0.0)
    run(plant, 5 * 3600.0)
    assert phase(plant) == "kill"
    assert plant.state.outputs["r.to_kill"] == 0.0
    gate(plant, "kill_gate", 1.0)
    run(plant, 3600.0)
    assert phase(plant) == "dirty"


def test_a_stopped_pump_at_the_bag_stops_the_feed_whatever_the_rule_asks_for():
    flowing, stopped = day_7(), day_7()
    gate(stopped, "feed_gate", 0.0)
    totals = {}
    for name, plant in (("flowing", flowing), ("stopped", stopped)):
        before = plant.state.outputs["r.feed_total"]
        run(plant, 4 * 3600.0)
        totals[name] = plant.state.outputs["r.feed_total"] - before
    assert totals["flowing"] > 1.0
    assert totals["stopped"] == 0.0
    assert stopped.state.outputs["r.feed_flow"] == 0.0
    assert stopped.state.outputs["r.true.Glc"] < flowing.state.outputs["r.true.Glc"]


@pytest.mark.parametrize(
    ("start", "operation", "after"),
    [("dirty", "cip", "dirty"), ("cleaned", "sip", "cleaned"), ("sterilised", "pressure_hold", "sterilised")],
)
def test_an_aborted_phase_counts_as_not_done(start, operation, after):
    plant = reactor(phase=start)
    do(plant, operation)
    run(plant, 120.0)
    do(plant, "abort")
    run(plant, 5 * 3600.0)
    assert phase(plant) == after


def test_an_aborted_harvest_keeps_what_is_left_as_a_culture():
    plant = day_7()
    do(plant, "transfer")
    run(plant, 600.0)
    do(plant, "abort")
    volume = plant.state.outputs["r.true.V"]
    run(plant, 600.0)
    assert phase(plant) == "culture"
    assert abs(plant.state.outputs["r.true.V"] - volume) < 1.0


@pytest.mark.parametrize(("begin", "says"), [(None, "hold it, or end it"), ("kill", "until the vessel is empty")])
def test_what_cannot_be_aborted_says_what_to_do(begin, says):
    plant = day_7()
    if begin:
        do(plant, begin)
    with pytest.raises(Refused, match=says):
        do(plant, "abort")


def test_what_was_chosen_is_shown():
    plant = day_7()
    rows = (("set_temp", 35.5, "sp.temp"), ("set_ph", 7.1, "sp.ph"), ("set_do", 55.0, "sp.do"))
    rows += (("set_agit", 90.0, "sp.agit"), ("set_pressure", 250.0, "sp.press"))
    for control, value, tag in rows:
        do(plant, control, value)
        plant.step(10)
        assert plant.state.outputs[f"r.{tag}"] == value
    for control, value, tag in (("switch_probe", "b", "probe"), ("switch_vent_filter", "b", "filter")):
        assert plant.state.outputs[f"r.{tag}"] == 0.0
        do(plant, control, value)
        plant.step(10)
        assert plant.state.outputs[f"r.{tag}"] == 1.0
    do(plant, "set_gas", "source:standby")
    plant.step(10)
    assert plant.state.outputs["r.source"] == 1.0


def test_a_kill_is_counted_by_the_thermometer_and_a_high_one_ends_it_early():
    hottest = {}
    for offset in (0.0, 5.0):
        plant = day_7()
        fault(plant, "temp_offset", offset)
        do(plant, "kill")
        seen = run(plant, 6 * 3600.0)
        first = next(k for k, x in enumerate(seen) if x["r.to_kill"] > 0.0)
        hottest[offset] = first, seen[first - 31]["r.true.temp"]
    assert hottest[5.0][0] < hottest[0.0][0] - 5
    assert abs(hottest[0.0][1] - hottest[5.0][1] - 5.0) < 1.0


def test_cleaning_rinses_what_lives_in_the_heel_to_the_kill_header():
    plant = day_7()
    do(plant, "transfer")
    run(plant, 2 * 3600.0)
    held = plant.state.outputs["r.true.Xv"] * ending.LEFT
    assert held > 50.0
    do(plant, "cip")
    run(plant, 3600.0)
    out = plant.state.outputs
    assert phase(plant) == "cleaned"
    assert math.isclose(out["r.true.to_kill_cells"], held, rel_tol=1e-9)
    assert math.isclose(out["r.to_kill"], 400.0, rel_tol=0.03)  # a stride of a minute more or less
    assert out["r.true.Xv"] < 1e-30


def test_a_cleaning_waits_while_the_kill_tank_takes_nothing():
    plant = reactor(phase="dirty", V=5.0)
    gate(plant, "kill_gate", 0.0)
    do(plant, "cip")
    run(plant, 2 * 3600.0)
    assert phase(plant) == "cip"
    assert plant.state.outputs["r.to_kill"] == 0.0


def test_germs_that_are_sent_are_counted_as_what_the_heat_left_of_them():
    """Bacteria that meet 80 degC for half an hour: 250 decades; what is sent before would be alive."""
    plant = day_7()
    fault(plant, "germs", 1e4)
    run(plant, 3600.0)
    assert plant.state.outputs["r.true.bacteria"] > 0.0
    do(plant, "kill")
    run(plant, 6 * 3600.0)
    assert plant.state.outputs["r.true.to_kill_germs"] < 1e-6
