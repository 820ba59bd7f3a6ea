"""Which one act of a run to change for its what-if: the one from which most can be learned.

In this order: a wash or rub that was left out, a garment taken or put on the wrong way, running, an answer, an act that
departed from the rules, and at last the touch that left most on the hands.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sim_core.errors import UnknownTag
from sim_core.journal import Command, Entry
from sim_core.plan import Facility
from sim_core.quantity import Cfu, Second, parse
from sim_core.unit import Value
from training import contest
from training.acts import ZONES, Act, expand
from training.limits import holds
from training.mission import Mission, Step
from training.rewind import standing
from training.scorecard import Line
from training.session import Session
from training.whatif import Add, Edit, Remove, Replace

MARGIN: Second = 3.0  # chosen: a little longer than asked, as one does who counts
REACH: Second = 1.0  # from one thing to the next, chosen
BETTER = {"outside": "inside", "floor": ""}  # grip or mishap of a garment -> what is right
GESTURES = {
    "wash": "What if you had washed your hands for {seconds} s at {clock}?",
    "rub": "What if you had rubbed your hands for {seconds} s at {clock}?",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An edit and the question that it answers; `values` fills the question's blanks (see `Page.asked`)."""

    edit: Edit
    question: str
    values: dict[str, object] = field(default_factory=dict)


def suggest(session: Session, facility: Facility, touched: Sequence[tuple[int, Cfu]]) -> Suggestion | None:
    """The what-if of a run; `touched` are touches by number with what is left of them, the largest first."""
    stood = standing(session.journal.entries)
    lines = sorted(session.scorecard.lines, key=lambda line: -line.points)
    found = chain(
        _left_out(session, facility, stood, lines),
        _wrong_way(session, lines),
        _ran(stood, lines),
        _other_answer(session, stood, lines),
        _act_left_out(session, stood, lines),
        _touch_left_out(session, touched),
    )
    return next(found, None)


def _left_out(
    session: Session, facility: Facility, stood: Sequence[tuple[int, Entry]], lines: Sequence[Line]
) -> Iterator[Suggestion]:
    mission: Mission = session.run.mission
    for line in lines:
        step = next((s for s in mission.steps if s.id == line.rule), None)
        if step is None or step.target.rpartition(".")[2] not in GESTURES:
            continue
        before = _moment_for(mission, step, stood)
        seconds = _seconds_asked(step)
        if before is None or seconds is None:
            continue
        start = next(e.time for n, e in stood if n == before)
        commands = _gesture(step.target, seconds + MARGIN, start, (facility, session.parts.plant.controls))
        takes = commands[-1].time - start + REACH
        question = GESTURES[step.target.rpartition(".")[2]]
        yield Suggestion(Add(before, tuple(commands), takes), question, {"seconds": seconds, "clock": start})


def _moment_for(mission: Mission, step: Step, stood: Sequence[tuple[int, Entry]]) -> int | None:
    """Before the first act on what the order rules put after the step; else before the door out is opened."""
    later = [mission.step(o.step).target.rpartition(".")[0] for o in mission.order if o.needs_before == step.id]
    inside = [i for i in later if i.partition(".")[0] == step.room]
    room, last, leaving = "", None, None
    for number, entry in stood:
        if not isinstance(entry, Command) or (not entry.target.startswith("trainee.") and entry.actor != "trainee"):
            continue
        if room == step.room and entry.target.rpartition(".")[0] in inside:
            return _first_of_act(stood, number)
        if entry.target in ("trainee.enter", "trainee.be_in"):
            leaving = last if room == step.room else leaving
            room = str(entry.value)
        elif contest.is_act(entry):
            last = number
    return None if leaving is None else _first_of_act(stood, leaving)


def _first_of_act(stood: Sequence[tuple[int, Entry]], number: int) -> int:
    """The number of the first command of an act: its hand and its touch come at the same time."""
    at = next(i for i, (n, _) in enumerate(stood) if n == number)
    time = stood[at][1].time
    while at > 0 and stood[at - 1][1].time == time:
        at -= 1
    return next(n for n, e in stood[at:] if isinstance(e, Command) and e.actor == "trainee")


def _seconds_asked(step: Step) -> Second | None:
    """The longest time that a step asks of a tag."""
    return max((parse(str(wanted.at_least), "s") for wanted in holds(step.done)), default=None)


def _gesture(target: str, seconds: Second, start: Second, known: tuple[Facility, Collection[str]]) -> list[Command]:
    """Dispense if there is something to dispense, hold and rub every zone, let go, dry if there is something to dry."""
    facility, controls = known
    instance = target.rpartition(".")[0]
    made: list[Command] = []

    def do(name: str, value: Value, time: Second) -> None:
        try:
            commands = expand(Act(name, value), facility)
        except UnknownTag:
            commands = [(name, value)]
        made.extend(Command(round(time, 1), "trainee", t, v) for t, v in commands)

    if f"{instance}.dispense" in controls:
        do(f"{instance}.dispense", None, start)
    do(target, "start", start)
    for n, zone in enumerate(ZONES):
        made.append(Command(round(start + seconds * (n + 0.5) / len(ZONES), 1), "trainee", "trainee.rub", zone))
    do(target, "stop", start + seconds)
    if f"{instance}.dry" in controls:
        do(f"{instance}.dry", None, start + seconds + REACH)
    return made


def _wrong_way(session: Session, lines: Sequence[Line]) -> Iterator[Suggestion]:
    """A garment taken by its outside, or put on after it met the floor."""
    entries = session.journal.entries
    for line in lines:
        act = entries[number] if (number := contest.cause(entries, line.entry)) >= 0 else None
        if not isinstance(act, Command) or line.entry < 0 or line.rule == line.step:
            continue
        garment, _, how = str(act.value).partition(":")
        if how in BETTER:
            better = f"{garment}:{BETTER[how]}" if BETTER[how] else garment
            question = "What if you had taken the {garment} by its inside at {clock}?"
            if how == "floor":
                question = "What if the {garment} had not met the floor at {clock}?"
            yield Suggestion(Replace({number: better}), question, {"garment": garment, "clock": act.time})


def _ran(stood: Sequence[tuple[int, Entry]], lines: Sequence[Line]) -> Iterator[Suggestion]:
    if not any(line.rule == "running" for line in lines):
        return
    motions = [n for n, e in stood if isinstance(e, Command) and e.target == "trainee.motion" and e.value == "run"]
    if motions:
        yield Suggestion(Replace(dict.fromkeys(motions, "walk_slow")), "What if you had walked, and never run?")


def _other_answer(session: Session, stood: Sequence[tuple[int, Entry]], lines: Sequence[Line]) -> Iterator[Suggestion]:
    for line in lines:
        decision = next((d for d in session.run.mission.decisions if d.id == line.rule), None)
        if decision is None:
            continue
        best = next(o for o in decision.options if o.value == "best")
        given = [n for n, e in stood if isinstance(e, Command) and e.target == f"mission.answer.{decision.id}"]
        if given:
            edit = Replace({given[-1]: best.id})
            yield Suggestion(edit, "What if you had answered: {option}?", {"option": best.text})


def _act_left_out(session: Session, stood: Sequence[tuple[int, Entry]], lines: Sequence[Line]) -> Iterator[Suggestion]:
    entries = session.journal.entries
    for line in lines:
        number = contest.cause(entries, line.entry)
        act = entries[number] if number >= 0 else None
        if isinstance(act, Command) and line.rule != line.step and _is_of_fault(session, line.rule):
            first = _first_of_act(stood, number)
            numbers = frozenset(n for n, e in stood if first <= n <= number and isinstance(e, Command))
            yield Suggestion(Remove(numbers), "What if you had left this out: {act}, {clock}?", _told(act))


def _is_of_fault(session: Session, rule: str) -> bool:
    return any(f.id == rule and f.kind == "act" for f in session.run.mission.faults)


def _told(act: Command) -> dict[str, object]:
    return {"act": act, "clock": act.time}


def _touch_left_out(session: Session, touched: Sequence[tuple[int, Cfu]]) -> Iterator[Suggestion]:
    for number, _ in touched:
        act = session.journal.entries[number]
        if isinstance(act, Command):
            values: dict[str, object] = {"place": str(act.value), "clock": act.time}
            yield Suggestion(
                Remove(frozenset({number})), "What if you had not touched {place} at {clock}?", values
            )  # fmt: skip
