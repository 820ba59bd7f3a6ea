"""What a debrief says, read from the journal alone: the run is played again and watched on its way."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sim_core.journal import Command, Entry, Event
from sim_core.ledger import Hop, Ledger
from sim_core.plan import Facility
from sim_core.quantity import Cfu, Fraction, Second
from training import aftermath, alternatives, journal_file, opening, rewind
from training.alternatives import Suggestion
from training.facility import load_facility
from training.journal_file import JournalText
from training.limits import Beyond, holds
from training.mission import Mission
from training.replay import go_to, rerun
from training.rewind import standing
from training.session import Session
from training.whatif import OUTSIDE, Comparison, played, summed_up

SAMPLES = 400  # chosen: twice the pixels that a printed lane shows apart
LEAST_SHARE = 0.02  # shares under it are told as "others"
MOST_SHARES = 4
COVERED_BY = {"site_uniform": "coverall", "site_shoes": "overshoes"}
SHOWN = (".do", ".do_b", ".o2_flow", ".press", ".filter_dp")  # of a watched reactor
USUAL: Fraction = 0.2  # of a load moves in a touch [mechanics.yaml gloves.touch_transfer_fraction]


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
class Load:
    """What a place carries at the end of the run, and from where."""

    name: str
    place: str
    total: Cfu
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Touch:
    """One touch of a hand: what it took from the place and what it left there, CFU."""

    number: int
    time: Second
    hand: str
    place: str
    took: Cfu
    left: Cfu


@dataclass(slots=True)
class Watched:
    """Signals sampled while the run is played again: tag -> (s, value). After a rewind what came later is forgotten."""

    session: Session
    every: Second
    tags: Sequence[str]
    curves: dict[str, list[tuple[Second, float]]] = field(default_factory=dict)

    def look(self) -> None:
        """Take a sample when one is due; called at every step."""
        now = self.session.time
        for tag in self.tags:
            value = self.session.readings.get(tag)
            points = self.curves.setdefault(tag, [])
            while points and points[-1][0] > now:
                points.pop()
            if value is not None and (not points or now - points[-1][0] >= self.every):
                points.append((now, value))


@dataclass(slots=True)
class Facts:
    """All that a page needs.

    Attributes:
        stood: entries by number, without what a rewind took back.
        hands: left and right, gloved or bare; `clothes`: outsides of what is worn, the fullest first.
        touches: in order of time.
        beyond: seconds beyond the limit, by watched row.
        batch: what the batch of the run comes to; None where there is none. broth: what lives in it, by origin.
        other: the run beside the same run with `suggestion`.
    """

    text: JournalText
    mission: Mission
    facility: Facility
    session: Session
    stood: list[tuple[int, Entry]]
    curves: dict[str, list[tuple[Second, float]]]
    hands: list[Load]
    clothes: list[Load]
    touches: list[Touch]
    beyond: dict[str, Second]
    suggestion: Suggestion | None = None
    other: Comparison | None = None
    batch: aftermath.Batch | None = None
    broth: Load | None = None


def tags_of(mission: Mission) -> list[str]:
    """What is sampled: the watched signals, the loads of both hands, the times that steps ask for."""
    watched = [row.tag for row in mission.watch if row.tag.startswith("air.") or row.tag.endswith(SHOWN)]
    held = [wanted.tag for step in mission.steps for wanted in holds(step.done)]
    return list(dict.fromkeys([*watched, "trainee.left_cfu", "trainee.right_cfu", *held]))


def gather(path: Path) -> Facts:
    """Play the journal again and read off everything.

    Raises:
        JournalError: it cannot be read or was edited.
    """
    text = journal_file.read(path)
    session = Session(opening.open_parts(text.header))
    mission: Mission = session.run.mission
    watched = Watched(session, max(1.0, text.end / SAMPLES), tags_of(mission))
    session.watchers.append(lambda _: watched.look())
    beyond = Beyond.of(session)
    begun = _begun(session)
    touches, refused = _play(session, text.entries, text.end)
    session.finish()
    stood = standing(session.journal.entries)
    kept = {number for number, _ in stood}
    ledger = session.parts.plant.state.ledger
    facts = Facts(
        text, mission, load_facility(), session, stood, watched.curves, [_hand(ledger, s) for s in ("left", "right")],
        _clothes(session), [t for t in touches if t.number in kept], beyond.seconds(),
    )  # fmt: skip
    if begun is not None:
        facts.batch = begun.ended(session.parts.plant)
        facts.broth = load_of(ledger, "broth", f"{begun.reactor}.broth")
    if begun is None:  # a batch has its own what-if: the three courses
        facts.suggestion = alternatives.suggest(session, facts.facility, worst_touches(facts))
    if facts.suggestion is not None:
        fresh = opening.open_parts(text.header)
        other = played(fresh, session.journal.entries, facts.suggestion.edit, text.end)
        facts.other = Comparison(summed_up(session, refused, beyond), other)
    return facts


def _begun(session: Session) -> aftermath.Begun | None:
    """The batch of a mission that has one (its causes are of a reactor), as it stands at the start."""
    active = [f.inject for f in session.run.mission.faults if f.inject and f.id in session.progress.active]
    return aftermath.Begun.of(session.parts.plant, active) if active else None


def _play(session: Session, entries: Sequence[Entry], end: Second) -> tuple[list[Touch], list[tuple[Second, str, str]]]:
    """The run again, with what each touch moved and what was refused."""
    ledger = session.parts.plant.state.ledger
    touches: list[Touch] = []
    refused: list[tuple[Second, str, str]] = []
    for entry in entries:
        if not isinstance(entry, Command) or entry.actor in session.scripted:
            continue
        go_to(session, entry.time)
        ledger = session.parts.plant.state.ledger  # another one after a rewind
        hand, place = _hand_of(session), str(entry.value)
        number, before = len(session.journal), (ledger.total(hand), ledger.total(place))
        refused += [(c.time, c.target, why) for c, why in rerun(session, [entry], entry.time)]
        if entry.target == "trainee.touch" and ledger.total(hand) != before[0]:
            took, left = moved(*before, ledger.total(hand))
            touches.append(Touch(number, entry.time, hand, place, took, left))
    last = entries[-1] if entries else None
    if not (isinstance(last, Command) and last.target == rewind.COMMAND):  # it died while it went back
        rerun(session, [], end)
    return touches, refused


def moved(hand: Cfu, place: Cfu, hand_after: Cfu) -> tuple[Cfu, Cfu]:
    """What a touch took from a place and left on it, from the loads before and the hand's after: h' = h + f (p - h).

    >>> [round(x, 6) for x in moved(10.0, 60.0, 20.0)]
    [12.0, 2.0]
    """
    gap = place - hand
    share = (hand_after - hand) / gap if abs(gap) > 1e-9 * (place + hand) else USUAL
    return share * place, share * hand


def _hand_of(session: Session) -> str:
    person = session.parts.plant.state.units["people"].people["trainee"]
    return f"trainee.{person.hand}_{'glove' if 'gloves' in person.worn else 'hand'}"


def _hand(ledger: Ledger, side: str) -> Load:
    """What is on one hand (on its glove, where it wears one)."""
    glove = f"trainee.{side}_glove"
    worn = ledger.total(glove) > 0.0
    return load_of(ledger, f"{side} glove" if worn else f"{side} hand", glove if worn else f"trainee.{side}_hand")


def _clothes(session: Session) -> list[Load]:
    """What the outsides of the worn garments carry."""
    ledger = session.parts.plant.state.ledger
    worn = session.parts.plant.state.units["people"].people["trainee"].worn
    outer = [name for name in worn if COVERED_BY.get(name) not in worn and name != "gloves"]
    found = [load_of(ledger, f"{name.replace('_', ' ')} outside", f"trainee.{name}{OUTSIDE}") for name in outer]
    return sorted((load for load in found if load.parts), key=lambda load: -load.total)


def load_of(ledger: Ledger, name: str, place: str) -> Load:
    """A place's load by origin and minute, the largest first."""
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
    return Load(name, place, total, tuple(found))


def worst_touches(facts: Facts) -> list[tuple[int, Cfu]]:
    """Touches by number with what of them is on the hands at the end, the largest first."""
    parts = sorted((p for hand in facts.hands for p in hand.parts), key=lambda p: -p.cfu)
    found = []
    for part in parts:
        near = [t for t in facts.touches if t.place == part.origin and abs(t.time - part.time) < 0.15]
        found += [(t.number, part.cfu) for t in near[:1]]
    return found


def alarms(facts: Facts) -> list[Event]:
    """Alarms and doors against each other, in order."""
    names = ("alarm_raised", "both_doors_open", "door_open_too_long")
    return [e for _, e in facts.stood if isinstance(e, Event) and e.name in names]
