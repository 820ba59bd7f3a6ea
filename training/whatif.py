"""The run again with one act changed, and both compared.

Commands that an edit makes impossible are refused by the plant itself and listed. What a rewind took back is left out:
both runs play only what stood, so that an edit never moves where a rewind leads (hints asked for in such a part cost
nothing in them).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sim_core.journal import Command, Entry, Event
from sim_core.plant import BASE_TICK
from sim_core.quantity import Cfu, Second
from sim_core.unit import Value
from training.limits import Beyond
from training.replay import go_to, rerun
from training.rewind import standing
from training.session import SCRIPT, Parts, Session

LEFT = ("trainee.left_hand", "trainee.left_glove")
RIGHT = ("trainee.right_hand", "trainee.right_glove")
CLOTHES = "trainee."  # and what ends so is carried into the next room:
OUTSIDE = ".outside"


@dataclass(frozen=True, slots=True)
class Remove:
    """Leave out commands by their number in the journal."""

    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a command in at its time, after those of the same time."""

    command: Command


@dataclass(frozen=True, slots=True)
class Move:
    """Do a command at another time."""

    number: int
    time: Second


@dataclass(frozen=True, slots=True)
class Replace:
    """Give commands other values: number -> value."""

    values: Mapping[int, Value]


@dataclass(frozen=True, slots=True)
class Add:
    """Do something more before entry `before`; everything from there on comes later by `takes`."""

    before: int
    commands: tuple[Command, ...]
    takes: Second


Edit = Remove | Insert | Move | Replace | Add


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to.

    Attributes:
        left_cfu, right_cfu: on the trainee's hands and gloves.
        clothes_cfu: on the outsides of the garments that are worn.
        events: how often, by name.
        impossible: what was refused (time, target, reason).
        beyond: seconds beyond the limit, by watched row of the mission.
        plates: CFU to be expected on each plate.
    """

    score: float | None
    left_cfu: Cfu
    right_cfu: Cfu
    events: dict[str, int]
    impossible: tuple[tuple[Second, str, str], ...]
    clothes_cfu: Cfu = 0.0
    beyond: dict[str, Second] = field(default_factory=dict)
    plates: dict[str, Cfu] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run as it was and as it would have been. `newly_impossible` could be done as it was."""

    as_was: Outcome
    as_edited: Outcome

    @property
    def newly_impossible(self) -> tuple[tuple[Second, str, str], ...]:
        """Refused in the edited run only; that it ended earlier by itself is no refusal."""
        before = {(t, target) for t, target, _ in self.as_was.impossible} | {
            (t, target) for t, target, _ in self.as_edited.impossible if target == "session.finish"
        }
        return tuple(row for row in self.as_edited.impossible if (row[0], row[1]) not in before)

    @property
    def glove_change(self) -> Cfu:
        """Change of the load on both hands, CFU; negative is cleaner."""
        was, now = self.as_was, self.as_edited
        return now.left_cfu + now.right_cfu - was.left_cfu - was.right_cfu


def edited(entries: Sequence[Entry], edit: Edit) -> list[Command]:
    """The commands of a journal with one edit, in order of time.

    Raises:
        ValueError: the edit names an entry that is not a command of a person.
    """
    numbered = {n: e for n, e in standing(entries) if isinstance(e, Command) and e.actor != SCRIPT}
    unknown = sorted(_named(edit) - set(numbered))
    if unknown:
        raise ValueError(f"entry {unknown[0]} is not a command of a person that stands; edit one of those")
    match edit:
        case Remove(numbers):
            return [c for n, c in numbered.items() if n not in numbers]
        case Insert(command):
            return _in_time([*numbered.values(), command])
        case Move(number, time):
            rest = [c for n, c in numbered.items() if n != number]
            return _in_time([*rest, replace(numbered[number], time=time)])
        case Replace(values):
            return [replace(c, value=values[n]) if n in values else c for n, c in numbered.items()]
        case Add(before, commands, takes):
            earlier = [c for n, c in numbered.items() if n < before]
            later = [replace(c, time=c.time + takes) for n, c in numbered.items() if n >= before]
            return [*earlier, *commands, *later]


def _named(edit: Edit) -> set[int]:
    """The entries that an edit is about."""
    match edit:
        case Remove(numbers):
            return set(numbers)
        case Move(number):
            return {number}
        case Replace(values):
            return set(values)
        case Add(before):
            return {before}
    return set()


def what_if(parts: tuple[Parts, Parts], entries: Sequence[Entry], edit: Edit, end: Second) -> Comparison:
    """Play both runs to `end` on two fresh sets of parts and compare them."""
    return Comparison(played(parts[0], entries, Remove(frozenset()), end), played(parts[1], entries, edit, end))


def played(parts: Parts, entries: Sequence[Entry], edit: Edit, end: Second) -> Outcome:
    """Play a journal's commands with an edit, and sum up."""
    session = Session(parts)
    beyond = Beyond.of(session)
    refused: list[tuple[Second, str, str]] = []
    for command in edited(entries, edit):
        now = _renumbered(command, entries, session)
        if now is not None:
            refused += [(c.time, c.target, reason) for c, reason in rerun(session, [now], now.time)]
    if not session.is_finished:
        go_to(session, end + (edit.takes if isinstance(edit, Add) else 0.0))
    return summed_up(session, refused, beyond)


def _renumbered(command: Command, entries: Sequence[Entry], session: Session) -> Command | None:
    """A contested act by its number in this session; None when the edit took the act away."""
    if command.target != "session.contest":
        return command
    act = entries[int(str(command.value))] if str(command.value).isdigit() else None
    number = next((n for n, e in enumerate(session.journal) if e == act), None)
    return None if number is None else replace(command, value=number)


def summed_up(
    session: Session, refused: Sequence[tuple[Second, str, str]] = (), beyond: Beyond | None = None
) -> Outcome:
    """What a played session came to."""
    events: dict[str, int] = {}
    for entry in session.journal:
        if isinstance(entry, Event):
            events[entry.name] = events.get(entry.name, 0) + 1
    ledger = session.parts.plant.state.ledger
    left, right = (sum(ledger.total(place) for place in side) for side in (LEFT, RIGHT))
    clothes = sum(ledger.total(p) for p in ledger.loads if p.startswith(CLOTHES) and p.endswith(OUTSIDE))
    card = session.scorecard
    plates = {name: plate.expected for name, plate in getattr(card, "plates", {}).items()}
    seconds = beyond.seconds() if beyond else {}
    return Outcome(
        getattr(card, "overall", None), left, right, events, tuple(refused), clothes, seconds, plates
    )  # fmt: skip


def _in_time(commands: Sequence[Command]) -> list[Command]:
    """By tick, those of the same tick as they stood; a run's end stays last."""
    return sorted(commands, key=lambda c: (round(c.time / BASE_TICK), c.target == "session.finish"))
