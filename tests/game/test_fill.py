"""What is drawn over the plant: captions one can read, alarms by rank, with their time."""

from typing import Any

import pytest

from game import fill
from game.alarms import alarms
from game.words import words
from training import opening
from training.facility import load_facility
from training.session import Session

W = words("en")
LONG = "Rub until dry, twenty seconds, thumbs and fingertips too, because gloves take what the hands carry on them."


@pytest.fixture
def session() -> Session:
    return opening.new_session("c01_m1", 1, "en")


@pytest.mark.parametrize(("language", "width"), [("en", 42), ("fr", 36)])
def test_a_caption_has_two_lines_of_the_language_s_width(language: str, width: int) -> None:
    parts = fill.pieces(LONG, language, "Coach")
    assert " ".join(parts) == LONG
    assert len(parts) > 1
    assert all(len(part) <= 2 * width for part in parts)


def test_a_caption_stays_as_long_as_reading_takes_and_two_seconds_at_least(session: Session) -> None:
    shown = fill.Shown()
    fill.say(shown, "Stop.", 10.0)
    assert shown.caption_until == 12.0
    fill.say(shown, "x" * 60, 10.0)
    assert shown.caption_until == pytest.approx(14.0)  # 15 characters a second


def test_a_long_line_is_said_in_parts_one_after_the_other(session: Session) -> None:
    shown = fill.Shown()
    session.speech.clear()
    session.journal.add(event := said(session, LONG))
    session.speech.append(event)
    heard = []
    for tenth in range(200):
        fill.follow(shown, session, W, tenth * 0.1)
        if shown.caption is not None and (not heard or heard[-1] != shown.caption.text):
            heard.append(shown.caption.text)
            assert shown.speaker == "coach"
    assert " ".join(heard) == LONG


def said(session: Session, text: str) -> Any:
    from sim_core.journal import Event

    return Event(session.time, "mission", "said", {"who": "coach", "text": text, "rank": 1})


def test_both_doors_open_is_the_worst_alarm_and_tells_when_it_began(session: Session) -> None:
    session.submit("trainee.be_in", "PAL_D", "trainer")
    session.submit("DR025.open")
    session.step(5)
    session.submit("DR026.open")
    session.step(40)
    shown = fill.Shown()
    fill.follow(shown, session, W, 0.0)
    found = alarms(session, load_facility(), W, shown.since)
    assert found[0].title == "Both airlock doors open"
    assert found[0].priority == 2
    assert ":" in found[0].detail
    assert shown.known_alarms >= 1


def test_a_room_out_of_its_limits_is_an_alarm_until_it_is_acknowledged(session: Session) -> None:
    session.submit("fault.air.AHU2.fan", 0.3, "trainer")
    session.step(10)
    session.submit("session.skip", 300.0)
    facility = load_facility()
    shown = fill.Shown()
    fill.follow(shown, session, W, 0.0)
    rooms = [a for a in alarms(session, facility, W, shown.since) if "Pressure" in a.title]
    assert rooms
    assert {a.state for a in rooms} == {"active"}
    assert all("limit" in a.detail and ":" in a.detail for a in rooms)
    session.submit("trainee.be_in", "COR_D", "trainer")
    assert session.submit("COR_D.ems.acknowledge_alarm", "all=fan slow") is None
    session.step(20)
    rooms = [a for a in alarms(session, facility, W, shown.since) if "Pressure" in a.title]
    assert {a.state for a in rooms} == {"acknowledged"}


def test_silence_ends_with_a_new_alarm(session: Session) -> None:
    shown = fill.Shown(silenced=True)
    fill.follow(shown, session, W, 0.0)
    assert shown.silenced
    session.submit("trainee.be_in", "PAL_D", "trainer")
    session.submit("DR025.open")
    session.step(5)
    session.submit("DR026.open")
    session.step(40)
    fill.follow(shown, session, W, 1.0)
    assert not shown.silenced


def test_who_arrives_dressed_is_seen_dressed(session: Session) -> None:
    """A start state and the way to another suite put everything on at once."""
    shown = fill.Shown()
    fill.follow(shown, session, W, 0.0)
    assert shown.worn == []
    session.submit("trainee.wear", "site_uniform site_shoes coverall gloves")
    fill.follow(shown, session, W, 0.0)
    assert shown.worn == []
    session.submit("trainee.wear", "site_uniform site_shoes coverall gloves", "script")
    fill.follow(shown, session, W, 0.0)
    assert shown.worn == ["site_uniform", "site_shoes", "coverall", "gloves"]
    session.submit("trainee.wear", "site_uniform site_shoes", "script")
    fill.follow(shown, session, W, 0.0)
    assert shown.worn == ["site_uniform", "site_shoes"]
