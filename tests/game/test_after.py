"""After the run: one's own words are kept, the last act can be set aside, leaving ends the journal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.after import After
from game.hud.actions import Action
from sim_core.journal import Command
from training import autopilot, journal_file
from training.facility import load_facility


@pytest.fixture
def after(tmp_path: Path) -> Iterator[After]:
    path = tmp_path / "0001_c01_m1.jsonl"
    pilot = autopilot.prepare("c01_m1", "pass", journal=path)
    session = pilot.session
    session.submit("LOB.ebr.login", "trainee")
    session.step(20)
    session.submit("session.finish")
    yield After(session, load_facility(), "en", path)
    session.close()


def test_the_person_s_words_are_in_the_journal_when_the_page_is_left(after: After) -> None:
    assert after.act(Action("text", "plus=Hands washed well"))
    assert after.act(Action("text", "delta=Slower"))
    assert (after.page.plus, after.page.delta) == ("Hands washed well", "Slower")
    after.leave()
    assert after.journal is not None
    notes = [e for e in journal_file.read(after.journal).entries if isinstance(e, Command) and "note" in e.target]
    assert [(e.target, e.value) for e in notes] == [
        ("mission.note.plus", "Hands washed well"),
        ("mission.note.delta", "Slower"),
    ]
    assert journal_file.read(after.journal).is_finished
    assert after.page.browser_path.endswith(".en.html")
    assert Path(after.page.browser_path).stat().st_size > 10_000


def test_the_last_act_can_be_set_aside_once(after: After) -> None:
    assert after.page.can_contest
    assert after.act(Action("contest"))
    assert "Log in" in after.page.told
    assert not after.page.can_contest
    asked = [e for e in after.session.journal.entries if isinstance(e, Command) and e.target == "session.contest"]
    assert len(asked) == 1


def test_leaving_twice_writes_once(after: After) -> None:
    after.leave()
    length = len(after.session.journal)
    after.leave()
    assert len(after.session.journal) == length


def test_other_buttons_are_the_menus(after: After) -> None:
    assert not after.act(Action("missions"))
    assert not after.act(Action("text", "ems_note=x"))
