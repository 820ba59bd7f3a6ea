"""The electronic record: nothing erased, everything timed."""

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.records import Limits, Records


def plant() -> Plant:
    return Plant(
        {"records": Records(("LOB.ebr",), ("trainee", "coach"), ("LOB", "CHG"), {"dp": Limits(5, 15, "Pa")})}, 1
    )


def do(p: Plant, verb: str, text: str | None = None) -> dict:
    p.submit(Command(p.time, "trainee", f"LOB.ebr.{verb}", text))
    return {e.name: e.data for e in p.take_events()}


def test_nothing_is_written_without_a_login():
    with pytest.raises(Refused, match="badge"):
        do(plant(), "sign", "performed")


def test_another_badge_works_and_is_noted():
    assert do(plant(), "login", "own")["logged_in"]["is_own"]
    assert not do(plant(), "login", "coach")["logged_in"]["is_own"]
    with pytest.raises(Refused, match="not known"):
        do(plant(), "login", "coch")


def test_a_value_out_of_limits_needs_a_comment_before_the_signature():
    p = plant()
    for verb, text in (("login", "own"), ("open_step", "s1"), ("enter_value", "dp=99 Pa")):
        do(p, verb, text)
    with pytest.raises(Refused, match="out of limits"):
        do(p, "sign", "performed")
    do(p, "add_comment", "gauge read twice")
    assert not do(p, "sign", "performed")["entry_signed"]["is_late"]


def test_a_correction_keeps_the_old_value():
    p = plant()
    for verb, text in (("login", "own"), ("enter_value", "dp=9 Pa"), ("correct_entry", "dp=10 Pa; misread")):
        do(p, verb, text)
    trail = p.state.units["records"].terminals["LOB.ebr"].trail
    assert (trail[-1].text, trail[-1].old) == ("dp=10 Pa", "9 Pa")
    for verb, text in (
        ("enter_value", "dp=1 Pa"),
        ("correct_entry", "dp=1 Pa"),
        ("correct_entry", "ph=1;x"),
        ("enter_value", "dp"),
        ("enter_value", "dq=1"),
        ("add_comment", " "),
    ):
        if text != "dq=1":
            with pytest.raises(Refused):
                do(p, verb, text)
    with pytest.raises(Refused, match="degC"):
        do(p, "correct_entry", "dp=1 degC; x")


def test_a_signature_after_a_quarter_of_an_hour_is_late():
    p = plant()
    do(p, "login", "own")
    do(p, "open_step", "s1")
    for _ in range(4):
        p.step(2400)
        do(p, "open_step", "s1") if p.time < 1 else None
        do(p, "add_comment", "still here") if p.step()["LOB.ebr.logged_in"] else do(p, "login", "own")
    assert do(p, "sign", "performed")["entry_signed"]["is_late"]


def test_a_session_locks_after_five_minutes_alone():
    p = plant()
    do(p, "login", "own")
    assert p.step(2990)["LOB.ebr.logged_in"] == 1.0
    assert p.step(10)["LOB.ebr.logged_in"] == 0.0
    with pytest.raises(Refused):
        do(p, "logout")
    do(p, "login", "own")
    assert "logged_out" in do(p, "logout")
    do(p, "login", "own")
    with pytest.raises(Refused, match="no step"):
        do(p, "sign", "performed")


def test_a_terminal_in_another_room_is_out_of_reach():
    p = plant()
    p.submit(Command(0.0, "trainer", "records.trainee.room_index", 1))
    with pytest.raises(Refused, match="you are in CHG"):
        do(p, "login", "own")
