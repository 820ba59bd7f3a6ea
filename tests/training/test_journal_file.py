"""A journal shows every edit, and loses nothing but a line that was torn while it was written."""

import json
from pathlib import Path

import pytest

from sim_core.errors import JournalError
from sim_core.journal import Command, Event
from tests.training.small_plant import HEADER
from training import journal_file, store
from training.journal_file import JournalFile, read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A finished journal of 12 lines: a header, 9 entries, a mark, the end."""
    path = tmp_path / "j.jsonl"
    file = JournalFile.create(path, HEADER)
    for n in range(9):
        file.add(Command(n * 0.1, "trainee", "tank.open", None) if n % 2 else Event(n * 0.1, "tank", "é", {"n": n}), n)
    file.mark(1.0, 9, 12.5)
    file.end(1.0, 9)
    return path


def test_what_was_written_is_read_back(path):
    text = read(path)
    assert len(text.entries) == 9
    assert text.lines == list(range(2, 11))
    assert (text.is_finished, text.end, text.marks[0].check, text.header["seed"]) == (True, 1.0, 12.5, 7)


@pytest.mark.parametrize("line", range(1, 12))
def test_an_edit_of_any_line_is_found_at_that_line_or_the_next(path, line):
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[line - 1] = lines[line - 1].replace("0.", "9.", 1) if "0." in lines[line - 1] else lines[line - 1] + " "
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(JournalError, match=rf":({line}|{line + 1}): "):
        read(path)


@pytest.mark.parametrize("line", range(2, 12))
def test_a_removed_line_is_found(path, line):
    lines = path.read_text(encoding="utf-8").splitlines()
    del lines[line - 1]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(JournalError, match=rf":{line}: the chain is broken"):
        read(path)


def test_a_cut_in_the_middle_is_refused_with_its_line(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[5] = lines[5][:20]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for drop in (False, True):
        with pytest.raises(JournalError, match=":6: this line is not JSON"):
            read(path, drop_torn=drop)


def test_every_torn_end_is_dropped_on_resume_and_named_otherwise(path):
    raw = path.read_bytes()
    start = raw.rfind(b"\n", 0, -1) + 1
    for size in range(start + 1, len(raw)):
        path.write_bytes(raw[:size])
        text = read(path, drop_torn=True)
        assert text.is_torn
        assert not text.is_finished
        assert text.size == start
        with pytest.raises(JournalError, match=":12: the last line is cut short"):
            read(path)


def test_going_on_after_a_tear_gives_a_whole_chain(path):
    path.write_bytes(path.read_bytes()[:-30])
    text = read(path, drop_torn=True)
    file = JournalFile.append_to(text)
    file.add(Command(1.2, "trainee", "tank.close", None), 9)
    file.end(1.2, 10)
    again = read(path)
    assert len(again.entries) == 10
    assert again.is_finished


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "header is missing"),
        ([{"format": "other/1"}], "format 'other/1'"),
        ([{"format": journal_file.FORMAT, "mission": "m"}], "lacks seed, tick"),
        ([1], "is int, not an object"),
        ([None, {"t": 0.0, "n": 0, "kind": "rumour"}], ":2: unknown kind 'rumour'"),
        ([None, {"t": 0.0, "n": 3, "kind": "mark", "check": 0.0}], "out of order"),
        ([None, {"t": "soon", "n": 0, "kind": "mark", "check": 0.0}], "wrong type"),
        ([None, {"t": 0.0, "n": 0, "kind": "event"}], "a field is missing"),
        ([None, {"t": 0.0, "n": 0, "kind": "end"}, {"t": 0.0, "n": 0, "kind": "mark", "check": 0.0}], "after the end"),
    ],
)
def test_rows_that_make_no_sense_are_refused(tmp_path, rows, message):
    path, previous, lines = tmp_path / "j.jsonl", "", []
    for row in rows:
        plain = {"format": journal_file.FORMAT, **HEADER} if row is None else row
        if isinstance(plain, dict):
            body, previous = journal_file.chained(plain, previous)
        else:
            body = json.dumps(plain)
        lines.append(body + "\n")
    path.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(JournalError, match=message):
        read(path)


@pytest.mark.parametrize("raw", [b"\x00\xff\xfe\n", b"PNG\n", b"[" * 100_000 + b"\n"])
def test_a_file_that_is_no_journal_is_refused(tmp_path, raw):
    path = tmp_path / "j.jsonl"
    path.write_bytes(raw)
    with pytest.raises(JournalError, match=":1: "):
        read(path)


def test_a_journal_that_is_not_there_is_named(tmp_path):
    with pytest.raises(JournalError, match="cannot be read"):
        read(tmp_path / "none.jsonl")


def test_a_journal_is_never_written_over(path):
    before = path.read_bytes()
    assert JournalFile.create(path, HEADER).trouble
    assert path.read_bytes() == before


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv(store.FOLDER_VARIABLE, str(tmp_path))
    return tmp_path


def test_the_newest_unfinished_journal_is_offered_until_it_is_left(folder, path):
    assert store.unfinished() is None or store.unfinished() == path
    first = store.new_journal_path("small")
    assert first.name == "0001_small.jsonl"
    file = JournalFile.create(first, HEADER)
    assert store.unfinished() is None
    file.add(Command(0.0, "trainee", "tank.open", None), 0)
    assert store.unfinished() == first
    assert store.new_journal_path("other").name == "0002_other.jsonl"
    assert not store.leave(first).name.endswith(".jsonl")
    assert store.unfinished() is None


def test_the_poses_beside_a_journal_are_no_journal(folder):
    first = store.new_journal_path("small")
    store.track_path(first).write_text("{}\n", encoding="utf-8")
    assert store.journals() == []
    assert store.new_journal_path("small") == first


def test_a_finished_or_broken_journal_is_not_offered(folder, path):
    path.rename(folder / "0003_small.jsonl")
    assert store.unfinished() is None
    (folder / "0004_small.jsonl").write_text("nonsense\n")
    assert store.unfinished() is None


def test_without_a_chosen_folder_the_users_own_is_taken(monkeypatch):
    monkeypatch.delenv(store.FOLDER_VARIABLE, raising=False)
    assert store.data_folder().name == "first-air"
    assert store.save_path(Path("a/0001_x.jsonl")).name == "0001_x.save.json"
    assert store.track_path(Path("a/0001_x.jsonl")).name == "0001_x.poses.jsonl"
