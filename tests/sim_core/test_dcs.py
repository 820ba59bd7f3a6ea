"""The control system: alarms by ISA-18.2, the flood, the desk that sends on."""

import pytest

from sim_core.control.alarm import Limits
from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.station import isa18, state
from sim_core.station.watch import Watched
from sim_core.units.dcs import Dcs

DO = Watched("R.a", "do", "%", "Oxygen of it", 40.0, Limits(30.0, 60.0, 20.0, 80.0), 2, 2.0, 30.0)
PRESS = Watched("R.a", "press", "mbar", "Pressure of it", 300.0, Limits(200.0, 400.0), 1, 5.0, 15.0)
TAG = "R.a.do"


def station(*watched: Watched) -> Plant:
    plant = Plant({"dcs": Dcs(watched or (DO, PRESS), "C.dcs")}, 1)
    wait(plant, 2)
    return plant


def do(plant: Plant, target: str, value=None, actor: str = "trainee") -> None:
    plant.submit(Command(plant.time, actor, target, value))


def show(plant: Plant, value: float, name: str = "do") -> None:
    do(plant, f"dcs.R.a.{name}", value)


def wait(plant: Plant, seconds: float, stride: int = 10) -> list[str]:
    for _ in range(round(10 * seconds / stride)):
        plant.step(stride)
    return [e.name for e in plant.take_events()]


def phase(plant: Plant, key: str = TAG) -> str:
    alarm = plant.state.units["dcs"].alarms.get(key)
    return "normal" if alarm is None else alarm.phase


# states


def test_an_alarm_goes_through_its_states_in_order():
    plant = station()
    show(plant, 25.0)
    assert wait(plant, 28) == []
    assert phase(plant) == "normal"
    assert wait(plant, 4) == ["alarm_raised"]
    assert phase(plant) == "unacknowledged"
    do(plant, "C.dcs.ack_alarm", TAG)
    assert phase(plant) == "acknowledged"
    show(plant, 40.0)
    assert wait(plant, 2) == ["alarm_acknowledged", "alarm_cleared"]
    assert phase(plant) == "normal"


def test_an_alarm_that_came_and_went_waits_for_a_hand():
    plant = station()
    show(plant, 25.0)
    wait(plant, 40)
    show(plant, 40.0)
    assert wait(plant, 2) == ["alarm_cleared"]
    assert phase(plant) == "returned"
    assert plant.state.outputs["C.dcs.alarms"] == 0.0
    assert plant.state.outputs["C.dcs.unacknowledged"] == 1.0
    do(plant, "R.a.ack_alarm", "do")
    assert phase(plant) == "normal"


@pytest.mark.parametrize(("back", "after"), [(31.0, "unacknowledged"), (31.9, "unacknowledged"), (32.1, "returned")])
def test_back_means_back_by_the_dead_band(back, after):
    plant = station()
    show(plant, 25.0)
    wait(plant, 40)
    show(plant, back)
    wait(plant, 120)
    assert phase(plant) == after


def test_a_value_that_shows_its_limit_is_not_beyond_it():
    """7.1 as a display rounds it, 710 x 0.01, has a last bit more than 7.1."""
    plant = station(Watched("R.a", "do", "-", "The pH of it", 7.0, Limits(6.9, 7.1), 2, 0.02, 15.0))
    assert 710 * 0.01 > 7.1
    show(plant, 710 * 0.01)
    assert wait(plant, 60) == []


def test_a_short_excursion_raises_nothing_and_two_do_not_add_up():
    plant = station()
    for value in (25.0, 40.0, 25.0, 40.0):
        show(plant, value)
        assert wait(plant, 20) == []


def test_a_worse_level_and_the_other_side_are_annunciated_anew():
    plant = station()
    for value, level, side in ((25.0, 1.0, "low"), (15.0, 2.0, "low"), (250.0, 2.0, "high")):
        show(plant, value)
        do_names = wait(plant, 40)
        assert do_names.count("alarm_raised") == 1
        alarm = plant.state.units["dcs"].alarms[TAG]
        assert (alarm.phase, alarm.level, alarm.side) == ("unacknowledged", level, side)
        do(plant, "C.dcs.ack_alarm", "all")
        plant.take_events()
    show(plant, 75.0)  # between alert and action: better, and still acknowledged
    assert wait(plant, 60) == []
    assert phase(plant) == "acknowledged"


def test_the_limit_that_was_passed_can_be_named():
    assert isa18.limit_of(DO.limits, "low", 1) == 30.0
    assert isa18.limit_of(DO.limits, "high", 2) == 80.0
    assert isa18.limit_of(Limits(action_high=1850.0), "high", 1) == 1850.0


# shelving


def test_a_shelved_alarm_says_nothing_until_its_time_is_up():
    plant = station()
    show(plant, 25.0)
    wait(plant, 40)
    do(plant, "C.dcs.shelve", "do:10:probe is being changed", actor="anna")
    alarm = plant.state.units["dcs"].alarms[TAG]
    assert (alarm.phase, alarm.reason, alarm.actor) == ("shelved", "probe is being changed", "anna")
    assert alarm.until == plant.time + 600.0
    assert wait(plant, 590) == ["alarm_shelved"]
    assert plant.state.outputs["C.dcs.shelved"] == 1.0
    assert wait(plant, 15) == ["alarm_unshelved", "alarm_raised"]
    assert phase(plant) == "unacknowledged"


def test_what_is_well_again_when_it_is_unshelved_is_normal():
    plant = station()
    show(plant, 25.0)
    wait(plant, 40)
    do(plant, "C.dcs.shelve", f"{TAG}:60:probe is being changed")
    show(plant, 40.0)
    wait(plant, 10)
    do(plant, "C.dcs.unshelve", TAG)
    assert wait(plant, 60) == ["alarm_unshelved"]
    assert phase(plant) == "normal"


@pytest.mark.parametrize(
    ("control", "value", "says"),
    [
        ("shelve", "press:10:too many of them", "priority 1"),
        ("shelve", "do:0:too many of them", "outside 1 to 480"),
        ("shelve", "do:481:too many of them", "outside 1 to 480"),
        ("shelve", "do:soon:too many of them", "takes a number"),
        ("shelve", "do:10:", "is no reason"),
        ("shelve", "doo:10:too many of them", "did you mean"),
        ("unshelve", "do", "is not shelved"),
        ("ack_alarm", "do", "no alarm of R.a.do waits"),
        ("ack_alarm", "all", "no alarm of any signal waits"),
        ("trend", "-do", "is not on the screen"),
        ("trend", "+temperature", "watches no 'temperature'"),
        ("annotate", "  ", "the note is empty"),
        ("select_unit", "R.z", "one of R.a"),
        ("set_point", "set_volume:3", "one of set_temp"),
    ],
)
def test_what_cannot_be_done_says_why(control, value, says):
    plant = station()
    before = plant.save()
    with pytest.raises(Refused, match=says):
        do(plant, f"C.dcs.{control}", value)
    assert plant.save() == before


# counting


def many(number: int) -> Plant:
    watched = [
        Watched("R.a", f"t{k}", "C", f"Thermometer {k}", 20.0, Limits(10.0, 30.0), 3, 1.0) for k in range(number)
    ]
    return station(*watched)


def test_the_rate_is_the_number_of_alarms_in_ten_minutes():
    plant = many(4)
    for k in range(4):
        show(plant, 35.0, f"t{k}")
        wait(plant, 60)
    assert plant.state.outputs["C.dcs.alarm_rate"] == 4.0
    wait(plant, 400)
    assert plant.state.outputs["C.dcs.alarm_rate"] == 3.0
    wait(plant, 200)
    assert plant.state.outputs["C.dcs.alarm_rate"] == 0.0


@pytest.mark.parametrize(("number", "flood"), [(10, 0.0), (11, 1.0)])
def test_more_than_ten_alarms_in_ten_minutes_are_a_flood(number, flood):
    plant = many(number)
    for k in range(number):
        show(plant, 35.0, f"t{k}")
    wait(plant, 20)
    assert plant.state.outputs["C.dcs.flood"] == flood
    wait(plant, 700)
    assert plant.state.outputs["C.dcs.flood"] == 0.0


def test_a_flood_ends_when_fewer_than_five_are_left_in_ten_minutes():
    plant = many(12)
    for k in range(12):
        show(plant, 35.0, f"t{k}")
        wait(plant, 60 if k > 6 else 1)
    seen = []
    for _ in range(600):
        wait(plant, 1)
        seen.append((plant.state.outputs["C.dcs.alarm_rate"], plant.state.outputs["C.dcs.flood"]))
    assert {rate for rate, flood in seen if flood} >= {5.0, 11.0}
    assert all(rate < 5.0 for rate, flood in seen if not flood)


def test_the_highest_priority_that_stands_is_shown():
    plant = station()
    show(plant, 25.0)
    wait(plant, 40)
    assert plant.state.outputs["C.dcs.priority"] == 2.0
    show(plant, 450.0, "press")
    wait(plant, 40)
    assert plant.state.outputs["C.dcs.priority"] == 1.0


# design: phases, settling, strides


PHASED = Watched("R.a", "do", "%", "Oxygen of it", 40.0, Limits(30.0, 60.0), 2, 2.0, 30.0, (8,), 7200.0)


def in_phase(value: float) -> Plant:
    plant = station(PHASED, Watched("R.a", "phase", "1", "Phase of it"))
    show(plant, value, "phase")
    return plant


def test_an_alarm_does_not_apply_in_another_phase():
    plant = in_phase(3.0)
    show(plant, 0.0)
    assert wait(plant, 300) == []


def test_a_new_phase_lets_a_signal_settle_before_it_is_an_alarm():
    plant = in_phase(8.0)
    show(plant, 100.0)
    assert wait(plant, 3600) == []
    show(plant, 50.0)  # it came inside once
    assert wait(plant, 60) == []
    show(plant, 100.0)
    assert wait(plant, 60) == ["alarm_raised"]


def test_what_never_settles_is_an_alarm_in_the_end():
    plant = in_phase(8.0)
    show(plant, 100.0)
    assert wait(plant, 7100, 600) == []
    assert wait(plant, 300, 600) == ["alarm_raised"]


def test_an_alarm_of_a_phase_that_ends_is_cleared():
    plant = in_phase(8.0)
    show(plant, 40.0)
    wait(plant, 5)
    show(plant, 20.0)
    assert wait(plant, 60) == ["alarm_raised"]
    show(plant, 10.0, "phase")
    assert wait(plant, 5) == ["alarm_cleared"]


@pytest.mark.parametrize("stride", [10, 600, 6000, 36000])
def test_a_ramp_raises_one_alarm_within_a_stride_of_the_same_moment(stride):
    """From 40 % down by 1 % in 6 min: 30 % after an hour, 20 % after two, each with 30 s of delay.

    In a long stride nobody knows when the limit was passed: the alarm comes at its end, up to the delay early.
    """
    plant = station()
    times = []
    for _ in range(4 * 36000 // stride):
        show(plant, 40.0 - (plant.time + stride / 10.0) / 360.0)
        plant.step(stride)
        times += [(e.time, e.data["level"]) for e in plant.take_events() if e.name == "alarm_raised"]
    assert [level for _, level in times] == [1, 2]
    for (at, _), exact in zip(times, (3630.0, 7230.0), strict=True):
        assert -30.0 <= at - exact <= stride / 10.0 + 3.0


# the desk


def test_pens_are_put_taken_and_replaced():
    plant = station()
    do(plant, "C.dcs.trend", "do,press")
    do(plant, "C.dcs.trend", "-press")
    wait(plant, 1)
    assert (plant.state.outputs["C.dcs.pen.do"], plant.state.outputs["C.dcs.pen.press"]) == (1.0, 0.0)
    do(plant, "C.dcs.trend", "+R.a.press")
    assert plant.state.units["dcs"].pens == ["R.a.do", "R.a.press"]
    do(plant, "C.dcs.trend", "press")
    assert plant.state.units["dcs"].pens == ["R.a.press"]


def test_a_screen_shows_twelve_pens_at_most():
    plant = many(13)
    with pytest.raises(Refused, match="over the 12"):
        do(plant, "C.dcs.trend", ",".join(f"t{k}" for k in range(13)))
    assert plant.state.units["dcs"].pens == []


def test_a_note_is_about_now_or_about_a_moment_before():
    plant = station()
    wait(plant, 100)
    do(plant, "C.dcs.annotate", "-60: A and B part here")
    do(plant, "C.dcs.annotate", "looked at it")
    assert [(n.time, n.text) for n in plant.state.units["dcs"].notes] == [
        (pytest.approx(plant.time - 60.0), "A and B part here"),
        (pytest.approx(plant.time), "looked at it"),
    ]


def test_the_list_keeps_its_past_and_forgets_the_oldest():
    plant = station()
    for k in range(state.LOG_KEPT // 2 + 5):
        show(plant, 25.0 if k % 2 == 0 else 40.0)
        wait(plant, 40)
        if k % 2 == 0:
            do(plant, "C.dcs.ack_alarm", "all", actor="anna")
    log = plant.state.units["dcs"].log
    assert len(log) <= state.LOG_KEPT
    assert [line.change for line in log[-3:]] == ["cleared", "raised", "acknowledged"] or log[-1].change == "cleared"
    assert {line.actor for line in log if line.change == "acknowledged"} == {"anna"}


def test_times_can_be_seen_from_another_zero():
    plant = station()
    show(plant, 25.0)
    wait(plant, 40)
    do(plant, "C.dcs.shelve", "do:10:probe is being changed")
    do(plant, "C.dcs.annotate", "looked at it")
    x = plant.state.units["dcs"]
    before = x.alarms[TAG].until, x.log[0].time, x.notes[0].time, x.recent[0]
    state.shift(x, -1000.0)
    assert (x.alarms[TAG].until, x.log[0].time, x.notes[0].time, x.recent[0]) == tuple(t - 1000.0 for t in before)
