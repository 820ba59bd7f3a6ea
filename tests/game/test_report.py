"""The report of a slip and "that was the controls", on a real session."""

import pytest

from game.hud.actions import Action
from game.slips import Slips, acts
from game.words import words
from sim_core.journal import Command
from training import opening
from training.contest import WITHIN
from training.facility import load_facility

W = words("en")


@pytest.fixture(scope="module")
def facility():
    return load_facility()


@pytest.fixture
def session():
    return opening.new_session("c01_m1", 1, "en")


def commands(session):
    return [(e.target, e.value) for e in session.journal.entries if isinstance(e, Command)]


def test_only_what_was_done_can_be_reported(session, facility):
    assert session.submit("LOB.ebr.login", "trainee") is None
    assert session.submit("CHG.locker.open") is not None
    assert [said for _, _, said in acts(session, facility, W, 300.0)] == ["Log in with your badge (Badge reader)"]


def test_two_choices_send_the_report_and_close_the_page(session, facility):
    session.submit("LOB.ebr.login", "trainee")
    slips = Slips(session, facility)
    slips.open(W)
    number = slips.page.acts[0][0]
    for name, value in (("report_act", number), ("report_done", "redone"), ("report_send", None)):
        assert slips.act(Action(name, value))
    assert slips.page is None
    assert "mission.report" in dict(commands(session))
    assert ("mission.note.report", f"{number} redone") in commands(session)


def test_an_act_of_longer_ago_cannot_be_set_aside(session, facility):
    session.submit("LOB.ebr.login", "trainee")
    session.step(round(WITHIN * 10) + 10)
    Slips(session, facility).contest(W)
    assert "session.contest" not in dict(commands(session))


def test_the_last_act_is_set_aside_in_the_journal(session, facility):
    session.submit("LOB.ebr.login", "trainee")
    number = acts(session, facility, W, 60.0)[0][0]
    assert "Log in" in Slips(session, facility).contest(W)
    assert ("session.contest", number) in commands(session)
