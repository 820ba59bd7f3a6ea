"""A journal run again: rebuild a session from its commands, and find the first line that does not come out the same."""

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim_core.errors import JournalError, PlantError
from sim_core.journal import Command, Entry, Event, record
from sim_core.plant import BASE_TICK
from sim_core.quantity import Second
from training import journal_file, rewind, store
from training.checksum import tolerance
from training.journal_file import JournalText
from training.session import Parts, Session

RELATIVE = 1e-9  # numbers of two machines [ARCHITECTURE, decision 3]

Opener = Callable[[dict[str, Any]], Parts]


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where a re-run first differs: the file's line, and what stood there against what came."""

    line: int
    recorded: str
    now: str


@dataclass(slots=True)
class Replayed:
    """A session rebuilt from a journal, and where it differs, if it does."""

    session: Session
    text: JournalText
    divergence: Divergence | None


def replay(path: Path, open_parts: Opener) -> Replayed:
    """Run a journal again and compare every entry and every mark.

    Raises:
        JournalError: it cannot be read or was edited.
    """
    text = journal_file.read(path)
    session = Session(open_parts(text.header))
    rerun(session, text.entries, text.end)
    return Replayed(session, text, first_difference(session, text))


def resume(path: Path, open_parts: Opener) -> Session:
    """The session of an unfinished journal, ready to go on in the same file.

    A save beside the journal is used where it fits; without it the whole run is played again.

    Raises:
        JournalError: the journal was edited, is finished, or does not come out the same with this version.
    """
    text = journal_file.read(path, drop_torn=True)
    if text.is_finished:
        raise JournalError(f"{path}: this run is finished; `replay` or `debrief` read it")
    session = _from_save(text, open_parts)
    if session is None:
        session = Session(open_parts(text.header))
    rerun(session, text.entries[len(session.journal) :], text.end)
    different = _entry_difference(session, text)
    if different is not None:
        raise JournalError(
            f"{path}:{different.line}: recorded {different.recorded}, this version gives {different.now}"
        )
    session.go_on_in(text)
    return session


def save_beside(session: Session) -> None:
    """Write a snapshot beside the journal, so that a resume is quick; a disk that refuses is not fatal."""
    if session.file is None:
        return
    path = store.save_path(session.file.path)
    try:
        fresh = path.with_suffix(".new")
        # The oldest moment that a rewind could reach: a resume plays on from it and can go back as far.
        fresh.write_text(json.dumps(session.save(session.ring.moments[0])), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        session.speech.append(Event(session.time, "session", "save_not_written", {"text": str(error)}))


def rerun(session: Session, entries: Iterable[Entry], end: Second) -> list[tuple[Command, str]]:
    """Submit the commands again at their times (not those of the script), then let time pass to `end`.

    Returns:
        The commands that were refused, with the reason.
    """
    refused = []
    goes_on = True
    for entry in entries:
        goes_on = not (isinstance(entry, Command) and entry.target == rewind.COMMAND)
        if isinstance(entry, Command) and entry.actor not in session.scripted:
            go_to(session, entry.time)
            reason = session.submit(entry.target, entry.value, entry.actor)
            if reason is not None:
                refused.append((entry, reason))
    # A process that died while it went back wrote the time from which it went: nothing passed after that.
    if goes_on and not session.is_finished:
        go_to(session, end)
    return refused


def go_to(session: Session, time: Second) -> None:
    """Step until the clock shows `time`."""
    wanted = round(time / BASE_TICK)
    while session.parts.plant.state.tick < wanted and not session.is_finished:
        session.step()


def first_difference(session: Session, text: JournalText) -> Divergence | None:
    """The first line of the file that the session does not repeat."""
    found = [d for d in (_entry_difference(session, text), _mark_difference(session, text)) if d is not None]
    if text.is_finished and len(session.journal) > len(text.entries):
        extra = _row(session.journal.entries[len(text.entries)], len(text.entries))
        line = max([1, *text.lines]) + 1
        found.append(Divergence(line, "nothing more", json.dumps(extra, ensure_ascii=False)))
    return min(found, key=lambda d: d.line, default=None)


def _entry_difference(session: Session, text: JournalText) -> Divergence | None:
    for number, recorded in enumerate(text.entries):
        before = _row(recorded, number)
        if number >= len(session.journal):
            return Divergence(text.lines[number], json.dumps(before, ensure_ascii=False), "nothing more")
        now = _row(session.journal.entries[number], number)
        if not same(before, now):
            return Divergence(text.lines[number], *(json.dumps(r, ensure_ascii=False) for r in (before, now)))
    return None


def _mark_difference(session: Session, text: JournalText) -> Divergence | None:
    allowed = tolerance(session.readings)
    now = {(m.entries, round(m.time, 3)): m.check for m in session.marks}
    for mark in text.marks:
        check = now.get((mark.entries, mark.time))
        if check is None or abs(check - mark.check) > allowed:
            return Divergence(mark.line, f"readings at {mark.time:g} s sum to {mark.check!r}", f"{check!r}")
    return None


def _row(entry: Entry, number: int) -> dict[str, Any]:
    """The entry as it would be read back from a file."""
    plain: dict[str, Any] = json.loads(json.dumps(record(entry, number)))
    return plain


def same(one: Any, other: Any) -> bool:
    """Equal, numbers within 1e-9.

    >>> same({"a": [1.0, "x"]}, {"a": [1.0 + 1e-12, "x"]}), same(1.0, 1.001)
    (True, False)
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=RELATIVE, abs_tol=1e-12)
    return bool(one == other)


def _from_save(text: JournalText, open_parts: Opener) -> Session | None:
    """A session at the save beside the journal, or None when there is none that fits."""
    try:
        saved = json.loads(store.save_path(text.path).read_text(encoding="utf-8"))
        session = Session(open_parts(text.header))
        session.load(saved, text.entries[: saved["entries"]])
    except (OSError, ValueError, KeyError, TypeError, PlantError):
        return None
    return session if session.time <= text.end else None
