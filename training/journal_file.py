"""The journal on disk: JSON Lines, a header first, each line holding the hash of the line before it.

    {"format": "first-air.journal/1", "mission": "c01_m1", "seed": 7, "tick": 0.1, ..., "prev": ""}
    {"t": 12.3, "n": 57, "kind": "command", "actor": "trainee", "target": "DR021.open", "value": null, "prev": "<hash>"}
    {"t": 13.0, "n": 58, "kind": "mark", "check": 5123.77, "prev": "<hash>"}
    {"t": 900.0, "n": 640, "kind": "end", "prev": "<hash>"}

`n` counts commands and events; a mark (one a second, so that a killed process loses at most one) does not count. A line
is flushed when it is written. A last line that is torn is dropped; anything else that breaks the chain is refused.
Times never fall, except after the event of a rewind, which says to where.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from sim_core.errors import JournalError
from sim_core.journal import Entry, chained, entry_of, record
from sim_core.quantity import Second
from training import rewind

FORMAT = "first-air.journal/1"
HEADER_FIELDS = ("format", "mission", "seed", "tick", "lang", "levels", "software")


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment at which all readings were summed up, after so many `entries`: `check` is compared by replay.

    `line` is the file's, from 1; 0 where it was not read from a file.
    """

    time: Second
    check: float
    entries: int
    line: int = 0


@dataclass(slots=True)
class JournalText:
    """A journal as read from disk; `lines[n]` is the file's line of entry `n`."""

    path: Path
    header: dict[str, Any]
    entries: list[Entry] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    end: Second = 0.0
    is_finished: bool = False
    is_torn: bool = False
    last_hash: str = ""
    size: int = 0


@dataclass(slots=True)
class JournalFile:
    """Appends lines as they happen. A disk that refuses is remembered in `trouble`; play goes on without the file."""

    path: Path
    trouble: str = ""
    _last_hash: str = ""
    _stream: IO[str] | None = None

    @classmethod
    def create(cls, path: Path, header: dict[str, Any]) -> "JournalFile":
        """Begin a new file; the header is its first line."""
        made = cls(path)
        made._guarded_open("x")
        made._write({"format": FORMAT, **header})
        return made

    @classmethod
    def append_to(cls, text: JournalText) -> "JournalFile":
        """Go on with a file that was read; a torn last line is cut off."""
        made = cls(text.path, _last_hash=text.last_hash)
        made._guarded_open("a")
        if made._stream is not None:
            made._stream.truncate(text.size)
        return made

    def add(self, entry: Entry, number: int) -> None:
        """Write one command or event."""
        self._write(record(entry, number))

    def mark(self, time: Second, number: int, check: float) -> None:
        """Write that the clock came to `time` and what the readings summed up to."""
        self._write({"t": round(time, 3), "n": number, "kind": "mark", "check": check})

    def end(self, time: Second, number: int) -> None:
        """Write the last line, whose hash covers the one before, and close."""
        self._write({"t": round(time, 3), "n": number, "kind": "end"})
        self.close()

    def close(self) -> None:
        """Let go of the file; lines added later are not written."""
        stream, self._stream = self._stream, None
        if stream is not None:
            try:
                stream.close()
            except OSError as error:
                self.trouble = self.trouble or _trouble(self.path, error)

    def _guarded_open(self, mode: str) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open(mode, encoding="utf-8", newline="\n")
        except OSError as error:
            self.trouble = _trouble(self.path, error)

    def _write(self, row: dict[str, Any]) -> None:
        if self._stream is None:
            return
        body, self._last_hash = chained(row, self._last_hash)
        try:
            self._stream.write(body + "\n")
            self._stream.flush()
        except OSError as error:
            self.trouble = _trouble(self.path, error)
            self.close()


def _trouble(path: Path, error: OSError) -> str:
    return f"the journal {path.name} cannot be written: {error.strerror or error}"


def read(path: Path, *, drop_torn: bool = False) -> JournalText:
    """Read a journal and check its chain.

    Args:
        path: the file.
        drop_torn: a last line that was cut while it was written is dropped (resume); else it is refused.

    Raises:
        JournalError: no journal, another format, or a line that was edited, removed or cut; the message names the line.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise JournalError(f"{path}: cannot be read: {error.strerror}") from None
    pieces = raw.split(b"\n")
    torn = pieces.pop() != b""
    text = JournalText(path, {}, is_torn=torn)
    if torn and not drop_torn:
        raise JournalError(f"{path}:{len(pieces) + 1}: the last line is cut short; resume the run to go on from there")
    for number, piece in enumerate(pieces, 1):
        row = _row(piece, path, number, text.last_hash)
        text.size += len(piece) + 1
        if row is None:
            raise JournalError(f"{path}:{number}: this line is not JSON; the journal was cut or edited here")
        _take(text, row, number)
        text.last_hash = hashlib.sha256(piece).hexdigest()[:16]
    if not text.header:
        raise JournalError(f"{path}:1: the header is missing; this is not a journal of First Air")
    return text


def _row(piece: bytes, path: Path, number: int, expected: str) -> dict[str, Any] | None:
    """One line as a dict, or None when it is not JSON."""
    try:
        row = json.loads(piece.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(row, dict):
        raise JournalError(f"{path}:{number}: this line is {type(row).__name__}, not an object")
    if row.get("prev") != expected:
        raise JournalError(f"{path}:{number}: the chain is broken: line {number - 1} was edited, added or removed")
    return row


def _take(text: JournalText, row: dict[str, Any], number: int) -> None:
    """Put one row into `text`."""
    where = f"{text.path}:{number}"
    if number == 1:
        _check_header(row, where)
        text.header = {k: v for k, v in row.items() if k != "prev"}
        return
    if text.is_finished:
        raise JournalError(f"{where}: there is a line after the end of the journal")
    try:
        time, count, kind = float(row["t"]), int(row["n"]), row["kind"]
        if count != len(text.entries) or time < text.end:
            raise JournalError(f"{where}: entry {count} at {time:g} s stands out of order")
        text.end = time
        match kind:
            case "mark":
                text.marks.append(Mark(time, float(row["check"]), count, number))
            case "end":
                text.is_finished = True
            case "command" | "event":
                text.entries.append(entry_of(row))
                text.lines.append(number)
                text.end = _after(text.entries, time)
            case _:
                raise JournalError(f"{where}: unknown kind {kind!r}; it is command, event, mark or end")
    except (KeyError, TypeError, ValueError) as error:
        raise JournalError(f"{where}: a field is missing or of the wrong type: {error}") from None


def _after(entries: list[Entry], time: Second) -> Second:
    """The time from which the journal goes on after its last entry: earlier after a rewind."""
    if not rewind.is_rewind(entries[-1]):
        return time
    data: dict[str, Any] = entries[-1].data  # type: ignore[union-attr]  # a rewind is an event
    to, first = float(data["to"]), int(data["first"])
    if not (0.0 <= to <= time and 0 <= first < len(entries)):
        raise ValueError(f"a rewind from {time:g} s to {to:g} s, entry {first}")
    return to


def _check_header(row: dict[str, Any], where: str) -> None:
    if row.get("format") != FORMAT:
        raise JournalError(
            f"{where}: format {row.get('format')!r} is not {FORMAT!r}; this is not a journal we can read"
        )
    missing = [name for name in HEADER_FIELDS if name not in row]
    if missing:
        raise JournalError(f"{where}: the header lacks {', '.join(missing)}")
