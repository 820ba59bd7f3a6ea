"""A mission being played: the plant, the rules of the mission and the journal, advanced together.

Commands go in by `submit`, time goes on by `step` or `skip`; everything that happened stands in the journal. The same
commands at the same times give the same session, so that replay, resume and what-if only submit them again.

Targets beside those of the plant: `session.skip` (seconds), `session.skip_until` (`alarm`, `phase`, `event`:
`training.waiting`), `session.travel` (a room of another suite: `training.travel`), `session.stride` (base ticks a
step), `session.pause` (true or false), `session.rewind` (at most 30 s back, `training.rewind`), `session.contest` (the
number of an act that was the controls' fault, `training.contest`), `session.finish`, and `mission.<verb>` (answers,
hints, reports), which the mission's rules carry out. After the end the run takes what is said of it (`AFTERWORDS`)
until it is closed.
"""

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sim_core import snapshot
from sim_core.errors import PlantError, Refused, UnknownTag
from sim_core.journal import Command, Entry, Event, Journal
from sim_core.plant import BASE_TICK, Plant
from sim_core.quantity import Second
from sim_core.unit import Readings, Value
from training import contest, rewind, travel, waiting
from training.checksum import checksum
from training.journal_file import JournalFile, JournalText, Mark

SCRIPT = "script"  # the actor of cast and faults: rules submit these again by themselves
SKIP_STRIDE = 600  # base ticks: 60 s, the longest tick that every unit must stand [ARCHITECTURE, Time]
LONGEST_SKIP: Second = 14 * 86400.0
JUDGE_EVERY = 10  # base ticks; the slowest signals that missions hold against time come once a second
MARK_EVERY: Second = 1.0
SPEECH = "said"
AFTERWORDS = ("session.contest", "mission.quiz", "mission.note")  # what a run that has ended still takes


class Rules(Protocol):
    """What a session asks of a mission's rules; `x` is their progress, which is data."""

    def opening(self) -> Sequence[Command]:
        """The commands that make the start state."""
        ...

    def update(self, x: Any, now: Second, readings: Readings, journal: Journal) -> Sequence[Command]:
        """Judge what is new; return commands of the cast and of due faults."""
        ...

    def act(self, x: Any, command: Command, journal: Journal) -> None:
        """Carry out a `mission.` command.

        Raises:
            Refused: it is not possible now; the message is the reason.
        """
        ...

    def rewound(self, x: Any, then: Any, journal: Journal) -> Any:
        """The progress after a rewind: `then` as it was, with what of `x` must not be forgotten.

        Raises:
            Refused: nothing is taken back in this run.
        """
        ...

    def contest(self, x: Any, act: int, now: Second) -> None:
        """Set an act aside: the person says that the controls did it."""
        ...

    def finish(self, x: Any, now: Second, journal: Journal) -> Any:
        """Close the books and return the scorecard; again, when something was said after the end."""
        ...


@dataclass(slots=True)
class Parts:
    """What a session is made of.

    `start_of_day` is the plant's clock at the start, s after midnight; `cast` the people whose commands the rules give;
    `ways` lead from suite to suite (None: nobody travels).
    """

    plant: Plant
    rules: Rules
    progress: Any
    mission_id: str
    header: dict[str, Any]
    start_of_day: Second = 8 * 3600.0
    cast: frozenset[str] = frozenset()
    ways: travel.Ways | None = None


@dataclass(slots=True)
class Session:
    """One run of one mission.

    Args:
        parts: plant and rules, fresh.
        file: where lines go as they happen, or None.
    """

    parts: Parts
    file: JournalFile | None = None
    journal: Journal = field(default_factory=Journal)
    marks: list[Mark] = field(default_factory=list)
    speech: deque[Event] = field(default_factory=deque)
    scorecard: Any = None
    stride: int = 1
    watchers: list[Callable[[Readings], None]] = field(default_factory=list)
    ring: rewind.Ring = field(default_factory=rewind.Ring)
    _judged: int = 0
    _written: int = 0
    _marked: Second = 0.0

    def __post_init__(self) -> None:
        for command in self.parts.rules.opening():
            self._carry_out(command)
        self._judge()
        self.ring.keep(self._moment())

    @property
    def time(self) -> Second:
        """Simulated seconds since the start."""
        return self.parts.plant.time

    @property
    def clock(self) -> str:
        """The time on the plant's clocks: `08:14:20`."""
        return clock_text(self.parts.start_of_day + self.time)

    @property
    def readings(self) -> Readings:
        """Every output by tag."""
        return self.parts.plant.state.outputs

    @property
    def scripted(self) -> frozenset[str]:
        """The actors whose commands the rules give again by themselves in a replay."""
        return self.parts.cast | {SCRIPT}

    @property
    def run(self) -> Any:
        """The mission's rules."""
        return self.parts.rules

    @property
    def progress(self) -> Any:
        """The mission's progress."""
        return self.parts.progress

    @property
    def is_finished(self) -> bool:
        """Whether the books are closed."""
        return self.scorecard is not None

    def submit(self, target: str, value: Value = None, actor: str = "trainee") -> str | None:
        """Ask for one change now; None when it was done, else the reason why not (which is in the journal)."""
        reason = self._carry_out(Command(self.time, actor, target, value))
        if not self.is_finished:
            self._judge()
        return reason

    def step(self, ticks: int = 1) -> None:
        """Let `ticks` steps of time pass, each of `stride` base ticks."""
        for _ in range(ticks):
            if self.is_finished:
                return
            self._advance(self.stride)

    def skip(self, seconds: Second) -> str | None:
        """Wait in long strides; a command, so that a replay waits too."""
        return self.submit("session.skip", seconds)

    def finish(self) -> Any:
        """End the run, close its journal and return its scorecard."""
        if not self.is_finished:
            self.submit("session.finish")
        self.close()
        return self.scorecard

    def close(self) -> None:
        """Write the journal's last line: nothing more is said of this run."""
        if self.is_finished and self.file is not None:
            self.file.end(self.time, len(self.journal))
            self._report_trouble()
            self.file = None

    def save(self, moment: rewind.Kept | None = None) -> dict[str, Any]:
        """Everything as plain JSON values, as it is now or was at a kept moment."""
        kept = moment or self._moment()
        return {"mission": self.parts.mission_id} | {
            name: snapshot.encode(getattr(kept, name))
            for name in ("plant", "progress", "entries", "judged", "marked", "stride")
        }

    def load(self, saved: dict[str, Any], entries: Sequence[Entry]) -> None:
        """Go to what `save` gave; `entries` are the journal's up to there.

        Raises:
            PlantError: saved by another version or for another mission.
        """
        if saved.get("mission") != self.parts.mission_id or len(entries) != saved.get("entries"):
            raise PlantError("this save belongs to another run")
        self.parts.plant.load(saved["plant"])
        self.parts.progress = snapshot.decode(type(self.parts.progress), saved["progress"])
        self.journal, self._written = Journal(list(entries)), len(entries)
        self._judged, self._marked, self.stride = saved["judged"], saved["marked"], saved["stride"]
        self.ring = rewind.Ring([self._moment()])
        self.speech.clear()

    def go_on_in(self, text: JournalText) -> None:
        """Write on into the file that this session was rebuilt from, first what it lacks."""
        self.file = JournalFile.append_to(text)
        for number in range(len(text.entries), len(self.journal)):
            self.file.add(self.journal.entries[number], number)

    def _carry_out(self, command: Command) -> str | None:
        self._note(command)
        reason: str | None = None
        try:
            self._dispatch(command)
        except (Refused, UnknownTag) as error:
            reason = str(error)
        self._collect()
        if reason is None and self.is_finished and command.target != "session.finish":
            self._score()
        if reason is not None:
            source = command.target.rpartition(".")[0]
            self._note(Event(self.time, source, "refused", {"target": command.target, "reason": reason}))
        return reason

    def _dispatch(self, command: Command) -> None:
        match command.target.partition(".")[0]:
            case _ if self.is_finished and not command.target.startswith(AFTERWORDS):
                raise Refused("the run is finished")
            case "session":
                self._conduct(command)
            case "mission":
                self.parts.rules.act(self.parts.progress, command, self.journal)
            case _:
                self.parts.plant.submit(command)

    def _conduct(self, command: Command) -> None:
        match command.target, command.value:
            case "session.skip" | "session.skip_until" | "session.travel", value:
                self._pass_time(command.target, value)
            case "session.stride", int() | float() as ticks if ticks in range(1, SKIP_STRIDE + 1):
                self.stride = int(ticks)
            case "session.pause", bool():
                pass
            case "session.rewind", None | float() | int() as seconds:
                self._rewind(rewind.FARTHEST if seconds is None else float(seconds))
            case "session.contest", int() as act if not isinstance(act, bool):
                contest.check(self.journal.entries, act, self.time)
                self.parts.rules.contest(self.parts.progress, act, self.time)
            case "session.finish", None:
                self._score()
            case target, value:
                raise Refused(_not_taken(target, value))

    def _pass_time(self, target: str, value: Value) -> None:
        match target, value:
            case "session.skip", float() | int() as seconds if 0 < seconds <= LONGEST_SKIP:
                self._skip(round(seconds / BASE_TICK))
            case "session.skip_until", str() as what:
                since = self.time
                waiting.wait(what, self.journal, self._advance, lambda: self.is_finished)
                self._note(Event(self.time, "session", waiting.EVENT, {"seconds": round(self.time - since, 1)}))
            case "session.travel", str() as room if self.parts.ways is not None:
                self._travel(self.parts.ways, room)
            case _:
                raise Refused(_not_taken(target, value))

    def _score(self) -> None:
        self.scorecard = self.parts.rules.finish(self.parts.progress, self.time, self.journal)
        self._flush()

    def _moment(self) -> rewind.Kept:
        progress = snapshot.clone(self.parts.progress)
        plant = self.parts.plant.snapshot()
        return rewind.Kept(
            self.time, len(self.journal), plant, progress, self._judged, self._marked, self.stride
        )  # fmt: skip

    def _rewind(self, seconds: Second) -> None:
        """Go back to a kept moment; the journal says so and goes on from there."""
        now, moment = self.time, self.ring.find(self.time, seconds)
        then = snapshot.clone(moment.progress)
        self.parts.progress = self.parts.rules.rewound(self.parts.progress, then, self.journal)
        self._note(Event(now, "session", rewind.EVENT, {"to": round(moment.time, 3), "first": moment.entries}))
        self.parts.plant.restore(moment.plant)
        self._marked, self.stride = moment.marked, moment.stride
        self.ring.cut(moment)
        self.speech.clear()

    def _skip(self, ticks: int) -> None:
        while ticks > 0 and not self.is_finished:
            taken = min(ticks, SKIP_STRIDE)
            self._advance(taken)
            ticks -= taken

    def _travel(self, ways: travel.Ways, room: str) -> None:
        """Walk and dress; what was before is not gone back to: nobody could stand in between."""
        done = travel.go(ways, room, self.readings, self._script, self._skip)
        self._note(Event(self.time, "session", travel.EVENT, dict(done)))
        self.ring = rewind.Ring([self._moment()])

    def _script(self, target: str, value: Value) -> None:
        self._carry_out(Command(self.time, SCRIPT, target, value))

    def _advance(self, ticks: int) -> None:
        plant = self.parts.plant
        readings = plant.step(ticks)
        self._collect()
        tick = plant.state.tick
        if not self.is_finished and (len(self.journal) != self._judged or tick % JUDGE_EVERY < ticks):
            self._judge()
        if tick % JUDGE_EVERY < ticks and self.time - self._marked >= MARK_EVERY - 1e-6:
            self._mark()
        if self.ring.is_due(self.time):
            self.ring.keep(self._moment())
        for watcher in self.watchers:
            watcher(readings)

    def _judge(self) -> None:
        """Let the rules see what is new, then do what they ask for."""
        for _ in range(8):  # chosen: a cast's answer to its own answer settles in two or three rounds
            asked = self.parts.rules.update(self.parts.progress, self.time, self.readings, self.journal)
            self._judged = len(self.journal)
            self._flush()
            for command in asked:
                self._carry_out(command)
            if not asked or self.is_finished:
                return

    def _collect(self) -> None:
        for event in self.parts.plant.take_events():
            self._note(event)

    def _note(self, entry: Entry) -> None:
        self.journal.add(entry)
        self._flush()

    def _flush(self) -> None:
        """Bring the file and the speech queue up to what the journal holds (rules may add to it too)."""
        for number in range(self._written, len(self.journal)):
            entry = self.journal.entries[number]
            if self.file is not None:
                self.file.add(entry, number)
            if isinstance(entry, Event) and entry.name == SPEECH:
                self.speech.append(entry)
        self._written = len(self.journal)
        self._report_trouble()

    def _mark(self) -> None:
        self._marked = self.time
        check = checksum(self.readings)
        self.marks.append(Mark(self.time, check, len(self.journal)))
        if self.file is not None:
            self.file.mark(self.time, len(self.journal), check)
            self._report_trouble()

    def _report_trouble(self) -> None:
        """Say once that the disk does not take the journal; no event of the plant, so the journal does not hold it."""
        if self.file is not None and self.file.trouble:
            self.speech.append(Event(self.time, "session", "journal_not_written", {"text": self.file.trouble}))
            self.file = None


def _not_taken(target: str, value: Value) -> str:
    return (
        f"{target} does not take {value!r}; session has skip (s), skip_until (alarm), travel (room), "
        "stride (1 to 600), pause, rewind (up to 30 s), contest (number of an act), finish"
    )


def clock_text(second_of_day: Second) -> str:
    """Hours, minutes and seconds; goes on after midnight.

    >>> clock_text(8 * 3600 + 860.0)
    '08:14:20'
    """
    whole = math.floor(second_of_day + 1e-6)
    return f"{whole // 3600 % 24:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
