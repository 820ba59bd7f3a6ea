"""The append-only record of a session: what was asked and what happened.

An entry is a `Command` (someone asked) or an `Event` (something became true). `Journal.line` writes one as JSON with a
hash that covers the line before it, so an edit anywhere shows.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sim_core.quantity import Second
from sim_core.unit import Value


@dataclass(frozen=True, slots=True)
class Command:
    """Someone asked for a change. `time` is simulated seconds since the start."""

    time: Second
    actor: str
    target: str
    value: Value = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something became true. `source` is an instance, a mission or `plant`."""

    time: Second
    source: str
    name: str
    data: dict[str, Any] = field(default_factory=dict)


Entry = Command | Event


@dataclass(slots=True)
class Journal:
    """Commands and events in order; entries are never edited or removed."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> int:
        """Append and return the entry's number (from 0)."""
        self.entries.append(entry)
        return len(self.entries) - 1

    def since(self, number: int) -> list[Entry]:
        """Entries from `number` on."""
        return self.entries[number:]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def record(entry: Entry, number: int) -> dict[str, Any]:
    """The entry as plain JSON values, in the order in which they are written."""
    head: dict[str, Any] = {"t": round(entry.time, 3), "n": number}
    if isinstance(entry, Command):
        return head | {"kind": "command", "actor": entry.actor, "target": entry.target, "value": entry.value}
    return head | {"kind": "event", "source": entry.source, "name": entry.name, "data": entry.data}


def entry_of(row: dict[str, Any]) -> Entry:
    """The inverse of `record`.

    Raises:
        KeyError: a field is missing.
    """
    if row["kind"] == "command":
        return Command(row["t"], row["actor"], row["target"], row["value"])
    return Event(row["t"], row["source"], row["name"], row["data"])


def chained(row: dict[str, Any], previous: str) -> tuple[str, str]:
    """The JSON line of a row and its hash, which covers the previous hash."""
    body = json.dumps(row | {"prev": previous}, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return body, hashlib.sha256(body.encode()).hexdigest()[:16]
