"""The control system over the reactor: what the desk sends on, what a healthy week annunciates, the alarm list."""

import math

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.bioreactor import Bioreactor
from tests.sim_core.reactor_help import DAY_7
from tools import alarm_page
from training import alarm_list
from training.facility import load_facility


def do(plant: Plant, target: str, value=None, actor: str = "trainee") -> None:
    plant.submit(Command(plant.time, actor, target, value))


def watch_house() -> Plant:
    reactor = Bioreactor(noise=0.0, **DAY_7)
    units = {"USP.br2000": reactor}
    dcs = alarm_list.control_system(load_facility(), units)
    return Plant(units | {"dcs": dcs}, 1, dcs.wires)


def test_the_desk_sends_set_points_modes_and_phases_to_the_reactor():
    plant = watch_house()
    do(plant, "CTL.dcs.set_point", "set_do:45")
    do(plant, "CTL.dcs.mode_manual", "pressure")
    do(plant, "CTL.dcs.hold_phase")
    plant.step(10)
    x = plant.state.units["USP.br2000"]
    assert (plant.state.outputs["USP.br2000.sp.do"], x.settings.manual["pressure"], x.held) == (45.0, True, True)
    do(plant, "CTL.dcs.mode_auto", "pressure")
    do(plant, "CTL.dcs.resume_phase")
    assert (x.settings.manual["pressure"], x.held) == (False, False)


@pytest.mark.parametrize(
    ("control", "value", "says"),
    [
        ("set_point", "set_do:101", "101 % is outside 5 to 100 %"),
        ("set_point", "set_do:nan", "takes a number in %"),
        ("set_point", "set_do", "takes a number after the colon"),
        ("mode_auto", "speed", "one of oxygen"),
        ("resume_phase", None, "is not on hold"),
        ("abort_phase", None, "hold it, or end it"),
    ],
)
def test_what_the_reactor_refuses_the_desk_refuses(control, value, says):
    plant = watch_house()
    before = plant.save()
    with pytest.raises(Refused, match=says):
        do(plant, f"CTL.dcs.{control}", value)
    assert plant.save() == before


def test_a_healthy_week_raises_next_to_nothing():
    """What annunciates without need teaches to look away.

    Three alarms in seven days: the pH as the first CO2 leaves the medium, and both oxygen probes on day 3, when the
    loop takes over a vessel that was above its set point until then and undershoots by 10 %.
    """
    dcs_units = {"USP.br2000": Bioreactor()}
    dcs = alarm_list.control_system(load_facility(), dcs_units)
    plant = Plant(dcs_units | {"dcs": dcs}, 1, dcs.wires)
    raised = []
    for _ in range(7 * 1440):
        plant.step(600)
        raised += [e for e in plant.take_events() if e.name == "alarm_raised"]
    assert len(raised) <= 3, [(e.time / 3600.0, e.data) for e in raised]
    when, what = dcs.trend(plant.state.units["dcs"], "USP.br2000.do", 7 * 86400.0)
    assert when[0] < -6.8 * 86400.0
    assert abs(what[-1] - 40.0) < 3.0
    assert all(math.isfinite(v) for v in what)


def test_every_alarm_of_the_list_has_limits_and_a_response_that_names_no_cause():
    causes = ("fouled", "membrane", "regulator", "contaminat", "bacteria", "germ", "clogged", "weld", "wet filter")
    dcs = alarm_list.control_system(load_facility(), {"USP.br2000": Bioreactor()})
    for one in (one for one in dcs.watched if one.is_alarmed):
        for side, bounds in (("low", (0, 2)), ("high", (1, 3))):
            limits = (one.limits.alert_low, one.limits.alert_high, one.limits.action_low, one.limits.action_high)
            has_limit = any(math.isfinite(limits[k]) for k in bounds)
            found = alarm_list.response("br2000", one.name, side)
            assert (found is not None) == has_limit, (one.tag, side)
            if found is not None:
                text = f"{found.consequence} {found.action}".lower()
                assert len(text.split()) >= 8
                assert not any(word in text for word in causes), (one.tag, text)


def test_the_page_of_alarms_is_that_of_the_lists():
    assert alarm_page.PAGE.read_text(encoding="utf-8") == alarm_page.page(), "run `python -m tools.alarm_page`"


def annunciated(parameter: str, value: str, hours: float) -> tuple[list[tuple[str, str]], float]:
    """Alarms in the order in which they came, (signal, side), each once; and the highest rate."""
    plant = watch_house()
    wait(plant, 3600.0)
    do(plant, f"fault.USP.br2000.{parameter}", value)
    raised, most = [], 0.0
    for _ in range(round(hours * 360)):
        plant.step(100)
        most = max(most, plant.state.outputs["CTL.dcs.alarm_rate"])
        raised += [e.data for e in plant.take_events() if e.name == "alarm_raised"]
    return list(dict.fromkeys((d["signal"].removeprefix("USP.br2000."), d["side"]) for d in raised)), most


def wait(plant: Plant, seconds: float) -> None:
    for _ in range(round(seconds / 10.0)):
        plant.step(100)
    plant.take_events()


@pytest.mark.parametrize(
    ("parameter", "value", "hours", "expected"),
    [
        ("do_a_sensitivity", "0.53 over 10800 s", 4.0, [("do_b", "high")]),
        ("o2_supply", "0", 1.0, [("do", "low"), ("do_b", "low")]),
        ("vent_filter", "40 over 1800 s", 0.9, [("filter_dp", "high"), ("exhaust_valve", "high"), ("press", "high")]),
        ("base_pump", "0", 4.0, []),
    ],
)
def test_a_cause_annunciates_its_symptoms_in_their_order_and_makes_no_flood(parameter, value, hours, expected):
    """What the alarms show first is what CORRECTIONS c02_m3 names; several causes stay inside all limits."""
    raised, most = annunciated(parameter, value, hours)
    assert raised == expected
    assert most <= 10.0


def test_a_trip_is_an_alarm_of_the_first_priority():
    raised, _ = annunciated("vent_filter", "60 over 900 s", 1.0)
    assert ("tripped", "high") in raised
    dcs = watch_house().units["dcs"]
    assert dcs.desk.by_key["USP.br2000.tripped"].priority == 1
