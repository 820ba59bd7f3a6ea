"""The monitoring system: limits, delay, acknowledgement, trends."""

import pytest

from sim_core.control.alarm import Alarm, Limits, acknowledge, advance
from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.ems import KEPT, Ems, limits_of
from training.facility import load_facility

ROOMS = load_facility().rooms


def ems() -> Plant:
    plant = Plant({"E": Ems((ROOMS["COR_D"], ROOMS["PAL_C1"]))}, 1)
    plant.step(10)
    return plant


def do(plant: Plant, target: str, value: float | str | None = None) -> None:
    plant.submit(Command(plant.time, "trainee", target, value))


def wait(plant: Plant, seconds: int) -> list[str]:
    for _ in range(seconds):
        plant.step(10)
    return [e.name for e in plant.take_events()]


def test_a_cascade_in_order_raises_nothing() -> None:
    plant = ems()
    assert wait(plant, 120) == []


def test_an_alarm_waits_a_minute_is_acknowledged_with_a_note_and_clears() -> None:
    plant = ems()
    do(plant, "E.COR_D.np05", 3e5)
    assert wait(plant, 55) == []
    assert wait(plant, 10) == ["alarm_raised"]
    assert plant.state.outputs["E.level"] == 1.0
    do(plant, "E.COR_D.np05", 6e5)
    assert wait(plant, 65) == ["alarm_raised"]
    assert plant.state.outputs["E.level"] == 2.0
    do(plant, "E.acknowledge_alarm", "COR_D.np05=person ran")
    assert plant.take_events()[0].data["comment"] == "person ran"
    do(plant, "E.COR_D.np05", 1e3)
    assert wait(plant, 3) == ["alarm_cleared"]
    assert plant.state.outputs["E.alarms"] == 0.0


def test_a_short_excursion_raises_nothing() -> None:
    plant = ems()
    do(plant, "E.PAL_C1.pressure", 10.0)
    wait(plant, 50)
    do(plant, "E.PAL_C1.pressure", 25.0)
    assert wait(plant, 60) == []


def test_an_alarm_that_came_and_went_still_waits_for_a_hand() -> None:
    plant = ems()
    do(plant, "E.COR_D.pressure", 5.0)
    wait(plant, 65)
    do(plant, "E.COR_D.pressure", 15.0)
    wait(plant, 3)
    assert (plant.state.outputs["E.alarms"], plant.state.outputs["E.unacknowledged"]) == (0.0, 1.0)
    do(plant, "E.acknowledge_alarm", "all")
    wait(plant, 1)
    assert plant.state.outputs["E.unacknowledged"] == 0.0
    with pytest.raises(Refused, match="no alarm"):
        do(plant, "E.acknowledge_alarm", "all")


def test_the_trend_holds_ten_minutes_and_no_more() -> None:
    plant = ems()
    do(plant, "E.open_trend", "COR_D.pressure")
    do(plant, "E.annotate", "door open")
    wait(plant, 2 * KEPT + 20)
    unit, x = plant.units["E"], plant.state.units["E"]
    assert len(unit.trend(x, "COR_D.pressure")) == KEPT
    assert x.open_trend == "COR_D.pressure"


def test_a_trend_runs_from_the_oldest_sample_to_the_newest() -> None:
    plant = ems()
    unit, x = plant.units["E"], plant.state.units["E"]
    for second in range(20):
        do(plant, "E.COR_D.pressure", 15.0 + second)
        plant.step(10)
    early = unit.trend(x, "COR_D.pressure")
    assert early == sorted(early)
    assert early[-1] in (33.0, 34.0)
    for second in range(2 * KEPT):
        do(plant, "E.COR_D.pressure", 35.0 + second)
        plant.step(10)
    late = unit.trend(x, "COR_D.pressure")
    assert late == sorted(late)
    assert late[-1] - late[0] == 2.0 * (KEPT - 1)
    assert unit.trend(x, "LOB.pressure") == []


def test_an_unknown_signal_is_refused_with_a_guess() -> None:
    with pytest.raises(Refused, match=r"COR_D\.pressure"):
        do(ems(), "E.acknowledge_alarm", "COR_D.presure")


def test_limits_follow_room_and_grade() -> None:
    assert limits_of(ROOMS["LOB"], "np05").level(1e9) == 0
    assert [limits_of(ROOMS["COR_D"], "np5").level(v) for v in (9e3, 1.5e4, 3e4)] == [0, 1, 2]
    assert [limits_of(ROOMS["PAL_C1"], "temp").level(v) for v in (20.0, 22.5, 24.0)] == [0, 1, 2]
    assert limits_of(ROOMS["COLDH"], "rh").level(99.0) == 0


def test_an_acknowledged_alarm_is_normal_once_the_cause_is_gone() -> None:
    x = Alarm()
    assert not acknowledge(x)
    assert advance(x, Limits(action_low=5.0).level(1.0), 0.0, 1.0) == "raised"
    assert acknowledge(x)
    assert advance(x, 0, 0.0, 1.0) == "cleared"
    assert x.phase == "normal"
