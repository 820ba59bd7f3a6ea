"""A session is a plant, rules and a journal that always tell the same story."""

from pathlib import Path

import pytest

from sim_core.errors import PlantError
from sim_core.journal import Command, Event
from tests.training.small_plant import HEADER, small_parts
from training import journal_file
from training.checksum import checksum, tolerance
from training.journal_file import JournalFile
from training.session import Session, clock_text


def session(**more):
    return Session(small_parts(), **more)


def names(s):
    return [e.target if isinstance(e, Command) else e.name for e in s.journal]


def test_a_command_and_what_followed_stand_in_the_journal_in_order():
    s = session()
    assert s.submit("tank.touch", "left") is None
    assert names(s) == ["tank.touch", "contact"]


def test_a_refusal_is_told_and_written_with_its_reason():
    s = session()
    assert s.submit("tank.close") == "the valve is closed already"
    refusal = s.journal.entries[-1]
    assert refusal == Event(0.0, "tank", "refused", {"target": "tank.close", "reason": "the valve is closed already"})


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("tank.opne", None),
        ("session.skip", -1.0),
        ("session.skip", "long"),
        ("session.stride", 0),
        ("session.stride", 1.5),
        ("session.fly", None),
        ("mission.cheat", None),
        ("session.pause", "yes"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(target, value):
    s = session()
    before = dict(s.readings)
    assert s.submit(target, value)
    assert dict(s.readings) == before
    assert s.time == 0.0
    assert s.stride == 1


def test_rules_see_events_and_their_cast_acts_as_script():
    s = session()
    s.submit("tank.open")
    s.step(120)
    assert s.progress.done == ["fill"]
    assert [e.actor for e in s.journal if isinstance(e, Command)] == ["trainee", "script"]
    assert s.readings["tank.level"] == pytest.approx(5.0, abs=0.3)


def test_what_is_said_comes_to_the_speech_queue_once():
    s = session()
    s.submit("tank.open")
    s.step(80)
    assert [e.data["text"] for e in s.speech] == ["Half full."]


def test_a_skip_takes_the_same_time_as_steps_and_stands_in_the_journal_as_one_command():
    s = session()
    assert s.skip(130.0) is None
    assert s.time == pytest.approx(130.0)
    assert names(s) == ["session.skip"]


def test_a_stride_makes_each_step_longer():
    s = session()
    s.submit("session.stride", 60)
    s.step(2)
    assert s.time == pytest.approx(12.0)


def test_pause_is_written_but_moves_no_time():
    s = session()
    assert s.submit("session.pause", True) is None
    assert s.time == 0.0


def test_answers_go_to_the_rules():
    s = session()
    assert s.submit("mission.answer", "d1=tell") is None
    assert s.progress.answers == {"d1": "tell"}


def test_a_finished_run_takes_no_more_commands_and_keeps_its_score():
    s = session()
    s.submit("tank.open")
    s.step(100)
    assert s.finish().overall == 100.0
    assert s.submit("tank.open") == "the run is finished"
    assert s.finish().overall == 100.0


def test_a_save_restored_in_a_fresh_session_has_the_same_future():
    s = session()
    s.submit("tank.open")
    s.step(33)
    saved, entries = s.save(), list(s.journal)
    other = session()
    other.load(saved, entries)
    for one in (s, other):
        one.step(60)
    assert list(s.journal) == list(other.journal)
    assert dict(s.readings) == dict(other.readings)


def test_a_save_of_another_run_is_refused():
    saved = session().save() | {"mission": "other"}
    with pytest.raises(PlantError, match="another run"):
        session().load(saved, [])


def test_a_watcher_sees_every_step():
    seen = []
    s = session(watchers=[lambda r: seen.append(r["tank.level"])])
    s.step(5)
    assert len(seen) == 5


def test_the_clock_goes_on_after_midnight():
    s = session()
    s.step(600)
    assert s.clock == "08:01:00"
    assert clock_text(25 * 3600.0) == "01:00:00"


def test_a_checksum_shows_a_change_of_one_part_in_a_million():
    readings = {"a": 3.0, "b": 2e6, "c": 0.0, "d": -15.0}
    for tag in ("a", "b", "d"):
        changed = readings | {tag: readings[tag] * (1 + 1e-6)}
        assert abs(checksum(changed) - checksum(readings)) > tolerance(readings)
        rounded = readings | {tag: readings[tag] * (1 + 1e-11)}
        assert abs(checksum(rounded) - checksum(readings)) < tolerance(readings)


class FullDisk:
    """A stream on a disk that is full after some lines."""

    def __init__(self, lines):
        self.left = lines

    def write(self, text):
        self.left -= 1
        if self.left < 0:
            raise OSError(28, "No space left on device")

    def flush(self):
        pass

    def close(self):
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_told_once_and_play_goes_on(tmp_path: Path):
    file = JournalFile.create(tmp_path / "j.jsonl", HEADER)
    file.close()
    file._stream = FullDisk(3)
    s = session(file=file)
    s.submit("tank.open")
    s.step(100)
    said = [e.data["text"] for e in s.speech if e.name == "journal_not_written"]
    assert said == ["the journal j.jsonl cannot be written: No space left on device"]
    assert s.finish().overall == 100.0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is really full is of Linux")
def test_a_disk_that_is_really_full_is_told_once_and_play_goes_on():
    file = JournalFile(Path("/dev/full"))
    file._guarded_open("a")
    s = session(file=file)
    s.submit("tank.open")
    s.step(100)
    said = [e.data["text"] for e in s.speech if e.name == "journal_not_written"]
    assert said == ["the journal full cannot be written: No space left on device"]
    assert s.finish().overall == 100.0


def test_a_folder_that_takes_no_file_is_told_once_and_play_goes_on(tmp_path: Path):
    (tmp_path / "taken").write_text("")
    s = session(file=JournalFile.create(tmp_path / "taken" / "j.jsonl", HEADER))
    s.submit("tank.open")
    s.step(20)
    assert [e.name for e in s.speech] == ["journal_not_written"]
    assert s.file is None


def test_the_file_holds_what_the_journal_holds(tmp_path: Path):
    s = session(file=JournalFile.create(tmp_path / "j.jsonl", HEADER))
    s.submit("tank.open")
    s.step(100)
    s.finish()
    text = journal_file.read(tmp_path / "j.jsonl")
    assert text.is_finished
    assert [e.target if isinstance(e, Command) else e.name for e in text.entries] == names(s)
    assert [m.check for m in text.marks] == [m.check for m in s.marks]
