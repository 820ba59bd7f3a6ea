"""A journal run again comes out the same; a killed run goes on where it was."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sim_core.errors import JournalError
from sim_core.journal import Command
from tests.training.small_plant import HEADER, small_parts
from training import journal_file, opening, store
from training.journal_file import JournalFile
from training.replay import replay, resume, same
from training.session import Session

ROOT = Path(__file__).resolve().parents[2]


def played(path: Path, *, finish: bool = True, seconds: float = 9.0) -> Session:
    s = Session(small_parts(), JournalFile.create(path, HEADER))
    s.submit("tank.touch", "left")
    s.step(13)
    s.submit("tank.open")
    s.submit("tank.opne")
    s.step(round(seconds * 10))
    if finish:
        s.skip(90.0)
        s.finish()
    return s


def test_a_replay_is_the_same_bit_for_bit(tmp_path):
    s = played(tmp_path / "j.jsonl")
    again = replay(tmp_path / "j.jsonl", small_parts)
    assert again.divergence is None
    assert [m.check for m in again.session.marks] == [m.check for m in s.marks]
    assert again.session.scorecard == s.scorecard


def rewritten(path: Path, change) -> None:
    """Change rows and make the chain whole again, as a clever editor would."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    previous, lines = "", []
    for row in rows:
        row.pop("prev")
        body, previous = journal_file.chained(change(row), previous)
        lines.append(body + "\n")
    path.write_text("".join(lines), encoding="utf-8")


def test_an_event_that_does_not_come_again_is_named_with_its_line(tmp_path):
    path = tmp_path / "j.jsonl"
    played(path)
    rewritten(path, lambda r: r | {"name": "full"} if r.get("name") == "half_full" else r)
    found = replay(path, small_parts).divergence
    assert found is not None
    assert '"full"' in found.recorded
    assert '"half_full"' in found.now
    assert '"full"' in path.read_text(encoding="utf-8").splitlines()[found.line - 1]


def test_readings_that_do_not_come_again_are_named(tmp_path):
    path = tmp_path / "j.jsonl"
    played(path)
    rewritten(path, lambda r: r | {"check": r["check"] * (1 + 1e-4)} if r.get("t") == 4.0 and "check" in r else r)
    found = replay(path, small_parts).divergence
    assert found is not None
    assert "readings at 4 s" in found.recorded


def test_a_run_that_now_does_more_than_was_written_differs(tmp_path):
    path = tmp_path / "j.jsonl"
    played(path)
    rows = [json.loads(r) for r in path.read_text(encoding="utf-8").splitlines()]
    last = max(n for n, r in enumerate(rows) if r.get("kind") == "event")
    lines, previous = [], ""
    for n, row in enumerate(rows):
        row.pop("prev")
        if n != last:
            body, previous = journal_file.chained(row | ({"n": row["n"] - 1} if n > last else {}), previous)
            lines.append(body + "\n")
    path.write_text("".join(lines), encoding="utf-8")
    found = replay(path, small_parts).divergence
    assert found is not None
    assert found.recorded == "nothing more"


def test_a_run_with_fewer_events_than_written_differs(tmp_path):
    path = tmp_path / "j.jsonl"
    played(path, finish=False)
    text = journal_file.read(path)
    file = JournalFile.append_to(text)
    file.add(Command(10.4, "script", "tank.open", None), len(text.entries))
    file.close()
    found = replay(path, small_parts).divergence
    assert found is not None
    assert found.now == "nothing more"


@pytest.mark.parametrize("with_save", [False, True])
def test_a_resumed_run_goes_on_like_one_that_never_stopped(tmp_path, with_save):
    one = played(tmp_path / "one.jsonl", finish=False)
    two = played(tmp_path / "two.jsonl", finish=False, seconds=5.0)
    if with_save:
        store.save_path(tmp_path / "two.jsonl").write_text(json.dumps(two.save()))
        two.step(10)
    two.file.close()
    again = resume(tmp_path / "two.jsonl", small_parts)
    assert again.time == pytest.approx(two.time, abs=1.0)
    again.step(round((one.time - again.time) * 10))
    assert list(again.journal) == list(one.journal)
    assert dict(again.readings) == dict(one.readings)
    again.finish()
    assert replay(tmp_path / "two.jsonl", small_parts).divergence is None


@pytest.mark.parametrize(
    "save", ["{", "{}", '{"mission": "other", "entries": 0}', '{"mission": "small", "entries": 99}']
)
def test_a_save_that_does_not_fit_is_not_used(tmp_path, save):
    path = tmp_path / "j.jsonl"
    s = played(path, finish=False)
    store.save_path(path).write_text(save)
    assert resume(path, small_parts).journal.entries == s.journal.entries


def test_a_finished_run_is_not_resumed(tmp_path):
    played(tmp_path / "j.jsonl")
    with pytest.raises(JournalError, match="is finished"):
        resume(tmp_path / "j.jsonl", small_parts)


def test_an_edited_run_is_not_resumed_and_its_line_is_named(tmp_path):
    path = tmp_path / "j.jsonl"
    played(path, finish=False).file.close()
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[4] = lines[4].replace('"trainee"', '"trainer"') if '"trainee"' in lines[4] else lines[4].replace(":", ": ", 1)
    path.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(JournalError, match=r"j\.jsonl:6: the chain is broken: line 5 was edited"):
        resume(path, small_parts)


def test_a_run_of_another_version_is_not_resumed(tmp_path):
    path = tmp_path / "j.jsonl"
    played(path, finish=False)
    rewritten(path, lambda r: r | {"name": "full"} if r.get("name") == "half_full" else r)
    with pytest.raises(JournalError, match="this version gives"):
        resume(path, small_parts)


def test_every_moment_of_death_can_be_resumed(tmp_path):
    path = tmp_path / "j.jsonl"
    s = played(path, finish=False)
    s.file.close()
    raw = path.read_bytes()
    header = raw.index(b"\n") + 1
    for size in range(header, len(raw), 41):
        path.write_bytes(raw[:size])
        again = resume(path, small_parts)
        again.file.close()
        text = journal_file.read(path)
        assert text.entries == again.journal.entries or not text.entries


KILLED = """
import sys, pathlib
from tests.training.small_plant import HEADER, small_parts
from training.journal_file import JournalFile
from training.session import Session
s = Session(small_parts(), JournalFile.create(pathlib.Path(sys.argv[1]), HEADER))
s.submit("tank.open")
while True:
    s.step()
    print(s.time, flush=True)
"""


def test_a_process_killed_with_sigkill_loses_at_most_one_second(tmp_path):
    path = tmp_path / "j.jsonl"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )
    reached = 0.0
    while reached < 7.35:
        reached = float(child.stdout.readline())
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read().splitlines()
    child.wait()
    child.stdout.close()
    if len(rest) > 1:
        reached = float(rest[-2])
    again = resume(path, small_parts)
    assert reached - 1.0 <= again.time
    assert again.progress.done == ["fill"]


MISSION = """
from game.start import begin
s = begin("c01_m1", "en")
s.submit("LOB.ebr.login", "trainee")
while True:
    s.step()
    print(s.time, flush=True)
"""


def test_a_mission_killed_with_sigkill_is_offered_and_goes_on_with_at_most_one_second_lost(tmp_path, monkeypatch):
    environment = os.environ | {"PYTHONPATH": str(ROOT), store.FOLDER_VARIABLE: str(tmp_path)}
    child = subprocess.Popen(
        [sys.executable, "-c", MISSION], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )
    reached = 0.0
    while reached < 4.65:
        reached = float(child.stdout.readline())
    child.send_signal(signal.SIGKILL)
    whole = [float(line) for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    child.wait()
    child.stdout.close()
    monkeypatch.setenv(store.FOLDER_VARIABLE, str(tmp_path))
    offered = store.unfinished()
    assert offered is not None
    again = resume(offered, opening.open_parts)
    assert max([reached, *whole]) - 1.0 <= again.time <= max([reached, *whole]) + 0.15
    assert again.submit("LOB.ebr.open_step", "entry") is None
    again.finish()
    assert store.unfinished() is None
    assert replay(offered, opening.open_parts).divergence is None


def test_numbers_are_the_same_within_a_billionth_only():
    assert same([1, {"a": 2.0}], [1, {"a": 2.0 + 1e-10}])
    assert not same([1, {"a": 2.0}], [1, {"a": 2.0 + 1e-7}])
    assert not same([1.0], [1.0, 2.0])
    assert not same({"a": 1}, {"b": 1})
