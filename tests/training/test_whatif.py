"""A run with one act changed: what follows changes, what does not follow stays."""

import pytest

from sim_core.journal import Command
from tests.training.small_plant import small_parts
from training.session import Session
from training.whatif import Insert, Move, Remove, edited, what_if


def entries():
    s = Session(small_parts())
    for target, value in (("tank.touch", "left"), ("tank.open", None), ("tank.touch", "right"), ("tank.close", None)):
        s.submit(target, value)
        s.step(20)
    s.finish()
    return list(s.journal), s.time


def number(journal, target, value=None):
    return next(n for n, e in enumerate(journal) if isinstance(e, Command) and (e.target, e.value) == (target, value))


def compare(edit, journal, end):
    return what_if((small_parts(), small_parts()), journal, edit, end)


def test_the_hand_that_did_not_touch_stays_clean():
    journal, end = entries()
    found = compare(Remove(frozenset({number(journal, "tank.touch", "left")})), journal, end)
    assert found.as_edited.left_cfu == 0.0
    assert found.as_was.left_cfu == pytest.approx(10.0)
    assert found.as_was.events["contact"] == 2
    assert found.as_edited.events["contact"] == 1


def test_the_other_hand_meets_a_fuller_handle():
    journal, end = entries()
    found = compare(Remove(frozenset({number(journal, "tank.touch", "left")})), journal, end)
    assert found.as_was.right_cfu == pytest.approx(8.0)
    assert found.as_edited.right_cfu == pytest.approx(10.0)
    assert found.glove_change == pytest.approx(-8.0)


def test_what_becomes_impossible_is_listed():
    journal, end = entries()
    found = compare(Remove(frozenset({number(journal, "tank.open")})), journal, end)
    assert [(target, reason) for _, target, reason in found.newly_impossible] == [
        ("tank.close", "the valve is closed already")
    ]


def test_one_act_more_is_done():
    journal, end = entries()
    found = compare(Insert(Command(7.0, "trainee", "tank.touch", "left")), journal, end)
    assert found.glove_change > 0.0
    assert found.newly_impossible == ()


def test_a_valve_opened_earlier_fills_the_tank():
    journal, _end = entries()
    journal = [e for e in journal if not (isinstance(e, Command) and e.target == "tank.close")]
    journal = [e for e in journal if not (isinstance(e, Command) and e.target == "session.finish")]
    found = compare(Move(number(journal, "tank.open"), 0.0), journal, 6.0)
    assert found.as_was.events.get("half_full") is None
    assert found.as_edited.events.get("half_full") == 1


def test_an_edit_that_changes_nothing_gives_the_same_run():
    journal, end = entries()
    found = compare(Remove(frozenset()), journal, end)
    assert found.as_was == found.as_edited
    assert found.as_was.score == 0.0


def test_only_a_persons_command_can_be_edited():
    journal, _ = entries()
    with pytest.raises(ValueError, match="entry 1 is not a command"):
        edited(journal, Remove(frozenset({1})))
    with pytest.raises(ValueError, match="entry 1 is not a command"):
        edited(journal, Move(1, 2.0))


def test_the_end_stays_the_last_of_its_tick():
    journal, end = entries()
    assert edited(journal, Insert(Command(end, "trainee", "tank.open")))[-1].target == "session.finish"
