"""What a debrief says, read from the journal alone: the run is played again and watched on its way."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sim_core.journal import Command, Entry, Event
from sim_core.ledger import Hop, Ledger
from sim_core.plan import Facility
from sim_core.quantity import Cfu, Fraction, Second
from training import journal_file, opening
from training.facility import load_facility
from training.journal_file import JournalText
from training.mission import Mission, load_mission
from training.replay import rerun
from training.session import Parts, Session
from training.whatif import Comparison, Remove, summed_up, what_if

SAMPLES = 400  # chosen: twice the pixels that a printed lane shows apart
SIGNALS = (
    ("PAL_D", "Pa", "air.PAL_D.pressure"),
    ("COR_D", "Pa", "air.COR_D.pressure"),
    ("PAL_D ≥ 0.5 µm", "/m³", "air.PAL_D.np05"),
    ("left hand", "CFU", "trainee.left_cfu"),
    ("right hand", "CFU", "trainee.right_cfu"),
)
LEAST_SHARE = 0.02  # shares under it are told as "others"
MOST_SHARES = 5


@dataclass(frozen=True, slots=True)
class Part:
    """What came to a place from one origin in a minute: share, load, and how its largest source came, oldest first."""

    source: int
    act: str
    origin: str
    time: Second
    share: Fraction
    cfu: Cfu
    hops: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class HandLoad:
    """What a hand carried at its worst moment in the run's last room, and from where."""

    side: str
    place: str
    total: Cfu
    parts: tuple[Part, ...]


@dataclass(slots=True)
class Watched:
    """Signals sampled while the run is played again: tag -> (s, value)."""

    session: Session
    every: Second
    curves: dict[str, list[tuple[Second, float]]] = field(default_factory=dict)

    def look(self) -> None:
        """Take a sample when one is due; called at every step."""
        now = self.session.time
        for _, _, tag in SIGNALS:
            value = self.session.readings.get(tag)
            points = self.curves.setdefault(tag, [])
            if value is not None and (not points or now - points[-1][0] >= self.every):
                points.append((now, value))


@dataclass(slots=True)
class Facts:
    """All that a page needs."""

    text: JournalText
    mission: Mission
    facility: Facility
    session: Session
    curves: dict[str, list[tuple[Second, float]]]
    hands: list[HandLoad]
    other: Comparison | None
    removed: Command | None


def gather(path: Path) -> Facts:
    """Play the journal again and read off everything.

    Raises:
        JournalError: it cannot be read or was edited.
    """
    text = journal_file.read(path)
    parts = opening.open_parts(text.header)
    session = Session(parts)
    watched = Watched(session, max(1.0, text.end / SAMPLES))
    session.watchers.append(lambda _: watched.look())
    rerun(session, text.entries, text.end)
    session.finish()
    hands = [hand_load(session.parts.plant.state.ledger, side) for side in ("left", "right")]
    removed = worst_touch(session.journal.entries, hands)
    other = without(session, text, removed) if removed is not None else None
    mission = load_mission(opening.folder_of(text.header["mission"]))
    command = text_command(session, removed)
    return Facts(text, mission, load_facility(), session, watched.curves, hands, other, command)


def hand_load(ledger: Ledger, side: str) -> HandLoad:
    """What is on one hand (on its glove, where it wears one) and which acts put it there."""
    glove = f"trainee.{side}_glove"
    place = glove if ledger.total(glove) > 0.0 else f"trainee.{side}_hand"
    total = ledger.total(place)
    parts: dict[tuple[str, int], Part] = {}
    for source, share in ledger.shares(place).items():
        made = ledger.sources[source]
        key = (made.origin, int(made.time // 60.0))
        first = parts.get(key)
        if first is not None:
            parts[key] = replace(first, share=first.share + share, cfu=first.cfu + share * total)
        else:
            hops = tuple(reversed(ledger.chain(place, source)))
            parts[key] = Part(source, made.act, made.origin, made.time, share, share * total, hops)
    found = sorted((p for p in parts.values() if p.share >= LEAST_SHARE), key=lambda p: -p.share)[:MOST_SHARES]
    return HandLoad(side, place, total, tuple(found))


def worst_touch(entries: Sequence[Entry], hands: Sequence[HandLoad]) -> int | None:
    """The number of the touch by which most of what is on the hands came; None when no touch did."""
    parts = sorted((p for hand in hands for p in hand.parts), key=lambda p: -p.cfu)
    for part in parts:
        for number, entry in enumerate(entries):
            if _is_touch(entry, part):
                return number
    return None


def _is_touch(entry: Entry, part: Part) -> bool:
    if not isinstance(entry, Command) or entry.target != "trainee.touch":
        return False
    return entry.value == part.origin and abs(entry.time - part.time) < 0.15


def text_command(session: Session, number: int | None) -> Command | None:
    """The command of that number."""
    entry = session.journal.entries[number] if number is not None else None
    return entry if isinstance(entry, Command) else None


def without(session: Session, text: JournalText, number: int) -> Comparison:
    """The run beside the same run without one touch."""
    fresh: Parts = opening.open_parts(text.header)
    edited = what_if(
        (opening.open_parts(text.header), fresh), session.journal.entries, Remove(frozenset({number})), text.end
    )
    return Comparison(summed_up(session, edited.as_was.impossible), edited.as_edited)


def alarms(entries: Sequence[Entry]) -> list[Event]:
    """Alarms and doors against each other, in order."""
    names = ("alarm_raised", "both_doors_open", "door_open_too_long")
    return [e for e in entries if isinstance(e, Event) and e.name in names]
