"""Laws of doors and interlocks, and what their faults do."""

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command, Event
from sim_core.plant import Plant
from sim_core.units.airlock import AMBER, GREEN, RED, Airlock
from training.facility import load_facility


def doors() -> Plant:
    return Plant({"doors": Airlock.of(load_facility())}, 1)


def do(plant: Plant, target: str, value: float | str | None = None) -> None:
    plant.submit(Command(plant.time, "trainee", target, value))


def wait(plant: Plant, seconds: float) -> list[Event]:
    for _ in range(round(seconds * 10)):
        plant.step()
    return plant.take_events()


def tag(plant: Plant, name: str) -> float:
    return plant.state.outputs[name]


def names(events: list[Event]) -> list[str]:
    return [e.name for e in events]


def test_a_door_opens_is_let_go_and_closes_itself() -> None:
    plant = doors()
    do(plant, "DR016.open")
    opened = wait(plant, 1.6)
    assert tag(plant, "DR016.opening") == 1.0
    events = opened + wait(plant, 9.0)
    assert tag(plant, "DR016.is_open") == 0.0
    assert names(events) == ["door_opened", "door_closed"]


def test_an_alarm_airlock_opens_both_doors_and_says_so() -> None:
    plant = doors()
    do(plant, "DR025.open")
    wait(plant, 1.0)
    assert tag(plant, "DR026.lamp") == RED
    do(plant, "DR026.open")
    events = wait(plant, 1.0)
    assert "both_doors_open" in names(events)
    assert (tag(plant, "IL_PAL_D.both_open"), tag(plant, "DR026.alarm")) == (1.0, 1.0)
    wait(plant, 30.0)
    assert (tag(plant, "IL_PAL_D.both_open"), tag(plant, "DR026.alarm")) == (0.0, 0.0)


def test_a_hard_airlock_stays_shut_until_door_and_dwell_allow_it() -> None:
    plant = doors()
    do(plant, "DR106.open")
    wait(plant, 1.0)
    with pytest.raises(Refused, match=r"Door stays shut: inner door open\. Close it, wait for green\."):
        do(plant, "DR105.open")
    wait(plant, 10.0)
    assert tag(plant, "DR105.lamp") == AMBER
    with pytest.raises(Refused, match="Wait for green"):
        do(plant, "DR105.open")
    wait(plant, 61.0)
    assert tag(plant, "DR105.lamp") == GREEN
    do(plant, "DR105.open")


@pytest.mark.parametrize(("door", "group", "dwell"), [("DR025", "PAL_D", 10), ("DR040", "PAL_C1", 20)])
def test_the_dwell_is_that_of_the_grade(door: str, group: str, dwell: int) -> None:
    plant = doors()
    do(plant, f"{door}.open")
    wait(plant, 0.5)
    do(plant, f"{door}.close")
    wait(plant, 2.0)
    assert dwell - 2.0 < tag(plant, f"IL_{group}.dwell_s") <= dwell


def test_a_door_in_two_groups_needs_both() -> None:
    plant = doors()
    do(plant, "DR104.open")
    wait(plant, 1.0)
    with pytest.raises(Refused, match="outer door open"):
        do(plant, "DR105.open")


def test_the_same_door_may_open_again_during_its_own_dwell() -> None:
    plant = doors()
    do(plant, "DR106.open")
    wait(plant, 12.0)
    assert tag(plant, "DR106.lamp") == GREEN
    do(plant, "DR106.open")
    wait(plant, 1.0)
    assert tag(plant, "DR106.is_open") == 1.0


def test_a_held_door_sounds_after_twenty_seconds() -> None:
    plant = doors()
    do(plant, "DR018.open")
    do(plant, "DR018.hold", "start")
    assert "door_open_too_long" not in names(wait(plant, 19.5))
    assert "door_open_too_long" in names(wait(plant, 1.5))
    assert tag(plant, "DR018.alarm") == 1.0
    do(plant, "DR018.hold", "stop")
    wait(plant, 6.0)
    assert tag(plant, "DR018.is_open") == tag(plant, "DR018.alarm") == 0.0


def test_emergency_release_opens_what_is_sealed_or_locked_and_is_noted() -> None:
    plant = doors()
    with pytest.raises(Refused, match="sealed"):
        do(plant, "DR125.open")
    do(plant, "DR125.release")
    assert "emergency_release" in names(wait(plant, 1.0))
    assert tag(plant, "DR125.is_open") == 1.0


def test_a_weak_closer_keeps_the_door_open_until_it_is_repaired() -> None:
    plant = doors()
    do(plant, "fault.doors.DR025.closer", 0.0)
    do(plant, "DR025.open")
    wait(plant, 40.0)
    assert tag(plant, "DR025.opening") > 0.9
    do(plant, "fault.doors.DR025.closer")
    wait(plant, 6.0)
    assert tag(plant, "DR025.opening") == 0.0


def test_a_stuck_relay_lets_a_hard_door_open() -> None:
    plant = doors()
    do(plant, "DR106.open")
    wait(plant, 1.0)
    do(plant, "fault.doors.DR105.relay_stuck", 1.0)
    do(plant, "DR105.open")
    wait(plant, 1.0)
    assert tag(plant, "IL_PAL_B2.both_open") == 1.0


def test_a_lying_lamp_is_green_beside_an_open_door() -> None:
    plant = doors()
    do(plant, "fault.doors.DR026.lamp_lies", 1.0)
    do(plant, "DR025.open")
    wait(plant, 1.0)
    assert tag(plant, "DR026.lamp") == GREEN
    do(plant, "fault.doors.DR026.lamp_lies")
    wait(plant, 0.2)
    assert tag(plant, "DR026.lamp") == RED


def test_a_late_contact_sees_the_door_open_and_shut_later() -> None:
    plant = doors()
    do(plant, "fault.doors.DR025.contact_lag", 3.0)
    do(plant, "DR025.open")
    wait(plant, 2.0)
    assert tag(plant, "DR026.lamp") == GREEN
    wait(plant, 2.0)
    assert tag(plant, "DR026.lamp") == RED
    do(plant, "DR025.close")
    wait(plant, 6.5)
    assert tag(plant, "DR025.is_open") == 0.0
    assert tag(plant, "DR026.lamp") == RED
    wait(plant, 4.0)
    assert tag(plant, "DR026.lamp") == AMBER


def test_holding_needs_an_open_door_and_a_known_word() -> None:
    plant = doors()
    with pytest.raises(Refused, match="shut"):
        do(plant, "DR016.hold", "start")
    do(plant, "DR016.hold", "stop")
    do(plant, "DR016.close")
    with pytest.raises(Refused):
        do(plant, "DR016.hold", "perhaps")


def test_one_stride_of_a_minute_ends_where_600_ticks_end() -> None:
    one, many = doors(), doors()
    for plant in (one, many):
        do(plant, "DR025.open")
    one.step(600)
    wait(many, 60.0)
    assert one.state.outputs["DR025.opening"] == many.state.outputs["DR025.opening"] == 0.0


def test_when_all_is_still_nothing_changes() -> None:
    plant = doors()
    before = dict(plant.state.outputs)
    wait(plant, 5.0)
    assert plant.state.outputs == before
