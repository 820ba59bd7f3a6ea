"""Going back: what a session keeps to return to, and which entries of a journal still stand after it.

A rewind never edits the journal. It adds a command (`session.rewind`, seconds) and an event

    {"t": 95.0, "kind": "event", "source": "session", "name": "rewound", "data": {"to": 70.0, "first": 412}}

and the entries after it go on from the earlier time. Entries 412 up to that event are taken back: they are still there
to read, and nothing of the plant comes from them any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sim_core.errors import Refused
from sim_core.journal import Entry, Event
from sim_core.plant import PlantState
from sim_core.quantity import Second

COMMAND, EVENT = "session.rewind", "rewound"
FARTHEST: Second = 30.0  # at once [UX.md 6]
EVERY: Second = 5.0  # chosen: one copy of the state costs 1.5 ms, and a rewind goes back 25 to 30 s
NOTHING_KEPT = "Nothing to go back to yet. Play on for some seconds."
TAKES_NOTHING_BACK = {
    "exam": "An exam takes nothing back. Go on, and report what happened.",
    "abnormal": "An abnormal mission takes nothing back. Go on, and report what happened.",
}
KEPT_FOR: Second = 120.0  # chosen: four rewinds in a row


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything of a session at one moment; `entries` is how long its journal was."""

    time: Second
    entries: int
    plant: PlantState
    progress: Any
    judged: int
    marked: Second
    stride: int


@dataclass(slots=True)
class Ring:
    """The moments of the last two minutes, oldest first; never empty once a session began."""

    moments: list[Kept] = field(default_factory=list)

    def is_due(self, now: Second) -> bool:
        """Whether it is time to keep another moment."""
        return not self.moments or now - self.moments[-1].time >= EVERY - 1e-6

    def keep(self, moment: Kept) -> None:
        """Add a moment and let go of those that are too old."""
        self.moments = [m for m in self.moments if m.time >= moment.time - KEPT_FOR]
        self.moments.append(moment)

    def find(self, now: Second, seconds: Second) -> Kept:
        """The moment to return to: the oldest of the last `seconds`.

        Raises:
            Refused: none lies so near, or that is too far for one rewind.
        """
        if not 0.0 < seconds <= FARTHEST:
            raise Refused(f"one rewind goes back up to {FARTHEST:g} s, not {seconds:g} s")
        near = [m for m in self.moments if 1e-6 < now - m.time <= seconds + 1e-6]
        if not near:
            raise Refused(NOTHING_KEPT)
        return near[0]

    def cut(self, moment: Kept) -> None:
        """Forget what came after the moment."""
        del self.moments[self.moments.index(moment) + 1 :]


def standing(entries: Sequence[Entry]) -> list[tuple[int, Entry]]:
    """The entries with their numbers, without those that were taken back and the rewinds themselves."""
    kept: list[tuple[int, Entry]] = []
    for number, entry in enumerate(entries):
        if is_rewind(entry):
            first = int(entry.data["first"])  # type: ignore[union-attr]  # an event
            kept = [(n, e) for n, e in kept if n < first]
        else:
            kept.append((number, entry))
    return kept


def is_rewind(entry: Entry) -> bool:
    """Whether this is the event of a rewind."""
    return isinstance(entry, Event) and entry.name == EVENT and entry.source == "session"
