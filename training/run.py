"""The rules of a mission while it is played: what is new in the journal and the readings, and what follows.

`MissionRun` is frozen; all that changes is in `MissionState`. `update` looks at every condition, writes what it finds
into the journal (`step_done`, `deviation`, `decision_asked`, `plate_counted`, `said` ...) and returns the commands of
the cast and of faults that are due.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sim_core import noise
from sim_core.errors import Refused, guess
from sim_core.journal import Command, Entry, Event, Journal
from sim_core.quantity import Second
from sim_core.unit import Readings
from training import dialogue, judge, speech, waiting
from training.cast import Cast, Spot
from training.condition import Moment, look
from training.mission import Mission, Step
from training.rewind import TAKES_NOTHING_BACK
from training.scorecard import HINT_COST, Scorecard, score
from training.state import MissionState, Rewind

SCRIPT = "script"  # the actor of cast and faults, as in training.session
NOTES = ("plus", "delta", "next", "report")  # what was good, what to change, a commitment, what was done about a slip
REPORT_WITHIN: Second = 300.0  # a report names an act of the last five minutes [UX.md 6]


@dataclass(frozen=True, slots=True)
class MissionRun:
    """The rules of one mission.

    Args:
        mission: what to play.
        seed: draws faults, the order of options and what grows on plates.
        guidance: 0 ghost to 4 silent; the mission's own when None.
        units: tag -> unit of its readings, so that limits with other units can be compared.
        exam: nothing is taken back, no hint is given, and what is contested waits for the trainer.
        people: the cast in its facility; nobody when None.
    """

    mission: Mission
    seed: int = 0
    guidance: int | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    exam: bool = False
    people: Cast | None = None

    def start(self) -> MissionState:
        """The state before the first tick, with the faults drawn."""
        guidance = self.mission.guidance if self.guidance is None else self.guidance
        x = MissionState(self.seed, guidance)
        pool = [f.id for f in self.mission.faults if f.kind == "inject"]
        draw = noise.key(self.seed, self.mission.id, "faults")
        for number in range(min(self.mission.draw, len(pool))):
            x.active.append(pool.pop(int(noise.uniform(draw, number) * len(pool))))
        return x

    def opening(self) -> list[Command]:
        """The commands that make the start state."""
        return [Command(0.0, SCRIPT, s.target, s.value) for s in self.mission.set if s.target is not None]

    def update(self, x: MissionState, now: Second, readings: Readings, journal: Journal) -> Sequence[Command]:
        """Judge what is new; return commands of the cast and of due faults."""
        fresh = _accepted(journal, x.position)
        x.now = now
        _follow_the_trainee(x, fresh)
        moment = Moment(now, readings, fresh, x.answers, self.units, x.room)
        book = judge.Book(self.mission, x, moment, journal)
        if x.ended < 0.0:
            judge.decisions(book)
            dialogue.update(self.mission, x, moment, journal)
            judge.steps(book)
            judge.faults(book)
            judge.cues(book)
            judge.limits(book)
            judge.plates(book)
            # What a plate grew is known now, and the run may end with it.
            grown = replace(moment, entries=_accepted(journal, x.position))
            judge.hard_fails(replace(book, moment=grown))
        speech.coach(x, self.current(x))
        line = speech.next_line(x)
        if line is not None:
            values = {"values": line.values} if line.values else {}
            book.note("said", who="coach", text=line.text, rank=line.rank, **values)
        commands = self._due(x, moment)
        if x.ended < 0.0 and look(self.mission.ends, "ends", moment, x.progress).met:
            x.ended = now
            commands.append(Command(now, SCRIPT, "session.finish"))
        x.position = len(journal)
        return commands

    def act(self, x: MissionState, command: Command, journal: Journal) -> None:
        """Carry out a `mission.` command: `answer.<decision>`, `quiz.<question>`, `hint`, `report`, `tell` ...

        Raises:
            Refused: nothing of that name, not asked yet, or already answered.
        """
        verb, _, name = command.target.removeprefix("mission.").partition(".")
        number = len(journal) - 1
        match verb:
            case "answer":
                self._answer(x, name, str(command.value), number)
            case "quiz":
                self._quiz(x, name, command.value)
            case "note" if name and name not in NOTES:
                raise Refused(f"a note is one of {', '.join(NOTES)}; not {name!r}{guess(name, NOTES)}")
            case "hint":
                self._hint(x, str(command.value))
            case "report" | "tell":
                self._speak(x, command, journal)
            case "voice" | "ghost_hands" if isinstance(command.value, bool):
                # Ghost hands are the help of guidance 0 only, whatever the start state says.
                setattr(x, verb, command.value and (verb == "voice" or x.guidance == 0))
            case _ if verb not in ("declare", "note"):
                known = ["answer", "quiz", "hint", "report", "tell", "declare", "note", "voice", "ghost_hands"]
                raise Refused(f"a mission takes {', '.join(known)}; not {verb!r}{guess(verb, known)}")

    def _speak(self, x: MissionState, command: Command, journal: Journal) -> None:
        """To the supervisor beside one, or to whom is on the phone."""
        if command.target == "mission.tell":
            dialogue.tell(self.mission, x, command, journal)
        else:
            self._report(x, str(command.value), command.time)

    def answer(self, decision: str, option: str) -> tuple[str, str]:
        """Target and value of the command that answers a decision."""
        return f"mission.answer.{decision}", option

    def finish(self, x: MissionState, now: Second, journal: Journal) -> Scorecard:
        """Close the books and return the scorecard."""
        if x.ended < 0.0:
            x.ended = now
        return score(self.mission, x, journal, exam=self.exam)

    def rewound(self, x: MissionState, then: MissionState, journal: Journal) -> MissionState:
        """The progress after a rewind: as it was, but what was learned, tried and said of it stays.

        Raises:
            Refused: an exam or an abnormal mission takes nothing back.
        """
        if self.exam or self.mission.type == "abnormal":
            raise Refused(TAKES_NOTHING_BACK["exam" if self.exam else "abnormal"])
        then.position = len(journal)
        then.tried = [*x.tried, *x.deviations[len(then.deviations) :]]
        then.rewinds = [*x.rewinds, Rewind(x.now, then.now, len(journal) - 1)]
        then.hints, then.hint_points = x.hints, x.hint_points
        then.quiz, then.contested = x.quiz, x.contested
        return then

    def contest(self, x: MissionState, act: int, now: Second) -> None:
        """Set an act aside as the controls' fault."""
        x.contested.setdefault(act, now)

    def current(self, x: MissionState) -> Step | None:
        """The first step that is still to do."""
        return next((s for s in self.mission.steps if self.is_asked(x, s) and s.id not in x.done), None)

    def is_asked(self, x: MissionState, step: Step) -> bool:
        """Whether the step belongs to this run: not optional, and its fault (if it needs one) is there."""
        return judge.applies(x, step) and not step.optional

    def where(self, x: MissionState, name: str, now: Second, readings: Readings) -> Spot | None:
        """Where a person of the cast is in the picture; nothing of it is scored."""
        return None if self.people is None else self.people.where(x, name, now, readings)

    def options(self, decision: str) -> list[str]:
        """The option ids of a decision in the order in which this seed shows them."""
        ids = [o.id for d in self.mission.decisions if d.id == decision for o in d.options]
        stream = noise.key(self.seed, decision, "order")
        return sorted(ids, key=lambda option: noise.uniform(stream, ids.index(option)))

    def _due(self, x: MissionState, moment: Moment) -> list[Command]:
        now = moment.now
        due = self.people.due(x, moment) if self.people is not None else []
        for fault in self.mission.faults:
            inject = fault.inject
            if inject and fault.id in x.active and fault.id not in x.injected and inject.step in x.possible:
                x.injected.append(fault.id)
                due += [
                    Command(now, SCRIPT, f"fault.{d.parameter}", f"{d.value:g} over {d.ramp:g} s")
                    for d in inject.moves()
                ]
        return due

    def _answer(self, x: MissionState, name: str, option: str, number: int) -> None:
        decision = next((d for d in self.mission.decisions if d.id == name), None)
        if decision is None or name not in x.asked:
            raise Refused(f"no decision {name!r} is asked now{guess(name, x.asked)}")
        if name in x.answers:
            raise Refused(f"{name} is answered: {x.answers[name]}")
        chosen = next((o for o in decision.options if o.id == option), None)
        if chosen is None:
            known = [o.id for o in decision.options]
            raise Refused(f"{name} has no option {option!r}; it has {', '.join(known)}{guess(option, known)}")
        x.answers[name] = option
        judge.answered(x, decision, chosen, number)

    def _quiz(self, x: MissionState, name: str, value: object) -> None:
        question = next((q for q in self.mission.questions if q.id == name), None)
        if question is None:
            raise Refused(f"no question {name!r}{guess(name, [q.id for q in self.mission.questions])}")
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < len(question.options):
            raise Refused(f"{name} takes a number from 0 to {len(question.options) - 1}, got {value!r}")
        x.quiz.setdefault(name, value)

    def _hint(self, x: MissionState, stage: str) -> None:
        if self.exam:
            raise Refused("an exam gives no hints")
        step = self.current(x)
        if step is None or stage not in HINT_COST:
            raise Refused(f"a hint is one of {', '.join(HINT_COST)} while a step is open, got {stage!r}")
        key = f"{step.id}.{stage}"
        if key not in x.hints:
            x.hints[key] = getattr(step.hints, stage)
            x.hint_points += HINT_COST[stage]
        speech.put(x, 1, x.hints[key])

    def _report(self, x: MissionState, rule: str, now: Second) -> None:
        for deviation in x.deviations:
            if deviation.rule == rule and now - deviation.time <= REPORT_WITHIN:
                deviation.reported, deviation.hidden = True, False
        speech.put(x, 1, speech.THANKS)


def _accepted(journal: Journal, first: int) -> list[tuple[int, Entry]]:
    """New entries with their numbers, without commands that were refused."""
    entries = journal.since(first)
    kept: list[tuple[int, Entry]] = []
    for n, entry in enumerate(entries):
        if isinstance(entry, Command) and _is_refused(entry, entries[n + 1 :]):
            continue
        kept.append((first + n, entry))
    return kept


def _is_refused(command: Command, later: Sequence[Entry]) -> bool:
    for entry in later:
        if isinstance(entry, Command) or entry.time > command.time:
            return False
        if entry.name == "refused":
            return bool(entry.data.get("target") == command.target)
    return False


def _follow_the_trainee(x: MissionState, fresh: Sequence[tuple[int, Entry]]) -> None:
    for _, entry in fresh:
        if isinstance(entry, Command) and entry.target in ("trainee.enter", "trainee.be_in"):
            x.room = str(entry.value)
        elif isinstance(entry, Command) and entry.target == "session.skip" and isinstance(entry.value, int | float):
            x.skipped += float(entry.value)
        elif isinstance(entry, Event) and (entry.source, entry.name) == ("session", waiting.EVENT):
            x.skipped += float(entry.data["seconds"])
