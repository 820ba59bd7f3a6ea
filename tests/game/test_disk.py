"""A disk that takes nothing is told, and play goes on."""

from pathlib import Path

import pytest

from game import debrief_page, start
from sim_core.errors import FirstAirError
from training import debrief, opening, replay, store


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that cannot be made: its name is taken by a file."""
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv(store.FOLDER_VARIABLE, str(tmp_path / "taken" / "data"))
    return tmp_path


def test_a_run_begins_where_no_journal_can_be_written_and_says_so(taken: Path) -> None:
    session = start.begin("c01_m1", "en")
    session.step(50)
    assert session.time == 5.0
    assert [e.name for e in session.speech].count("journal_not_written") == 1
    replay.save_beside(session)
    assert store.unfinished() is None
    session.finish()


def test_a_save_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opening.new_session("c01_m1", journal=tmp_path / "j.jsonl")

    def refuse(self: Path, text: str, encoding: str) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", refuse)
    replay.save_beside(session)
    assert [e.data["text"] for e in session.speech if e.name == "save_not_written"]
    session.step(10)
    assert session.time == 1.0
    session.finish()


def test_a_debrief_that_cannot_be_written_is_an_error_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debrief, "debrief", lambda journal, language: "<html>")
    (tmp_path / "taken").write_text("")
    with pytest.raises(FirstAirError, match=r"the debrief j\.en\.html cannot be written: Not a directory"):
        debrief_page.write_debrief("en", tmp_path / "taken" / "j.jsonl")


def test_a_mission_that_draws_its_fault_gets_a_seed_that_nobody_knows_and_the_journal_keeps_it(tmp_path, monkeypatch):
    monkeypatch.setenv(store.FOLDER_VARIABLE, str(tmp_path))
    runs = [start.begin(name, "en") for name in ("c02_m3", "c02_m3", "c02_m3", "c01_m1")]
    for run in runs:
        run.finish()
    seeds = [run.parts.header["seed"] for run in runs]
    assert len(set(seeds[:3])) > 1
    assert seeds[3] == 1
