"""Run files: a scripted run of a mission with the scorecard that it must give [docs/run_files.md].

`timeline` turns the acts of a run into timed commands. Walking takes its real time by distance, hands take time to
reach, garments time to put on: a headless run is as long as a played one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import hypot
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from sim_core.errors import UnknownTag
from sim_core.plan import Door, Facility
from sim_core.quantity import Second
from sim_core.unit import Value
from training.acts import ZONES, Act, expand
from training.locate import Located, read
from training.mission import Clock, Duration, Identifier, Strict
from training.problem import Problem
from training.strict import parse_model

Pace = Literal["slow", "normal", "fast", "run"]
SPEED = {"slow": 0.6, "normal": 0.9, "fast": 1.6, "run": 3.0}  # m/s; chosen inside mechanics.yaml motion_from_speed_m_s
MOTION = {"slow": "walk_slow", "normal": "walk_normal", "fast": "walk_fast", "run": "run"}
REACH: Second = 1.5  # chosen: to raise a hand, meet a thing and look at it
DOOR: Second = 2.0  # chosen: to press, pull and step through
DRESSING: dict[str, Second] = {
    # chosen, from the length of gowning films: calm and complete
    "site_uniform": 75.0, "site_shoes": 25.0, "hair_cover": 20.0, "beard_cover": 15.0,
    "coverall": 80.0, "overshoes": 20.0, "gloves": 25.0,
}  # fmt: skip


class Item(Strict):
    """One line of a run: exactly one of walk, do, wait, answer, report, hint, quiz, declare."""

    at: Clock | None = None
    walk: str | None = None
    do: str | None = None
    wait: Duration | None = None
    answer: dict[str, str] | None = None
    quiz: dict[str, int] | None = None
    report: str | None = None
    hint: Literal["nudge", "explicit", "demo"] | None = None
    declare: str | None = None
    value: str | int | float | bool | None = None
    for_: Duration | None = Field(None, alias="for")
    zones: Literal["all", "palms"] | None = None
    hand: Literal["left", "right"] = "right"
    pace: Pace = "normal"

    @model_validator(mode="after")
    def _one_verb(self) -> "Item":
        verbs = ("walk", "do", "wait", "answer", "quiz", "report", "hint", "declare")
        given = [verb for verb in verbs if getattr(self, verb) is not None]
        if len(given) != 1:
            raise ValueError(f"an act is exactly one of {', '.join(verbs)}; found {', '.join(given) or 'none'}")
        return self


class Expected(Strict):
    """The scorecard that the run must give."""

    passed: bool
    at_least: float = 0.0
    at_most: float = 100.0
    deviations: tuple[str, ...] = ()
    hard_fails: tuple[str, ...] = ()


class RunFile(Strict):
    """One run file. `every`: each act takes exactly this long, walking too."""

    schema_: Literal["firstair.run/1"] = Field(alias="schema")
    mission: Identifier
    what: str
    seed: int = 1
    guidance: int = Field(0, ge=0, le=4)
    every: Duration | None = None
    acts: tuple[Item, ...] = Field(min_length=1)
    expect: Expected


@dataclass(frozen=True, slots=True)
class Timed:
    """A command at its time, s after the start."""

    time: Second
    target: str
    value: Value = None


def read_run(path: Path) -> tuple[RunFile | None, Located, list[Problem]]:
    """The run of a file, where its parts stand, and the errors of its form."""
    found = read(path)
    run, problems = parse_model(RunFile, found)
    return run, found, problems


def timeline(run: RunFile, facility: Facility, clock: str, room: str, at: tuple[float, float]) -> list[Timed]:
    """The commands of a run in order of time; it begins at `clock` in `room` at the point `at`.

    Raises:
        UnknownTag: an act names a place that does not exist or cannot be reached.
    """
    walker = _Player(facility, room, at, run.every)
    for item in run.acts:
        if item.at is not None:
            walker.now = max(walker.now, _seconds(item.at) - _seconds(clock))
        walker.play(item)
    return walker.commands


def _seconds(clock: str) -> Second:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600.0 + int(minutes) * 60.0 + int(seconds)


@dataclass(slots=True)
class _Player:
    """Where the person is while the script is laid out in time."""

    facility: Facility
    room: str
    at: tuple[float, float]
    every: Second | None
    now: Second = 0.0
    commands: list[Timed] = field(default_factory=list)

    def play(self, item: Item) -> None:
        began = self.now
        if item.walk is not None:
            self._walk(item.walk, item.pace)
        elif item.do is not None:
            self._do(item, item.do)
        else:
            self._other(item)
        if self.every is not None and item.for_ is None and item.wait is None and item.walk not in self.facility.rooms:
            self._squeeze(began)

    def _squeeze(self, began: Second) -> None:
        """Let everything since `began` happen within `every` seconds."""
        long = self.now - began
        factor = self.every / long if self.every is not None and long > 0.0 else 0.0
        self.commands = [
            Timed(began + (c.time - began) * factor, c.target, c.value) if c.time >= began else c for c in self.commands
        ]
        self.now = began + (self.every or 0.0)

    def _put(self, commands: Iterable[tuple[str, Value]]) -> None:
        self.commands += [Timed(round(self.now, 3), target, value) for target, value in commands]

    def _walk(self, where: str, pace: Pace) -> None:
        if where in self.facility.rooms:
            self._through(self._door_to(where), where, pace)
        elif where in self.facility.placed:
            self._go(self.facility.placed[where].stand, pace)
        else:
            raise UnknownTag(f"nobody can walk to {where!r}: it is no room and no placed instance")

    def _door_to(self, room: str) -> Door:
        doors = [d for d in self.facility.doors.values() if d.joins(self.room, room)]
        if not doors:
            raise UnknownTag(f"no door leads from {self.room} to {room}")
        return min(doors, key=lambda d: hypot(d.x - self.at[0], d.y - self.at[1]))

    def _through(self, door: Door, room: str, pace: Pace) -> None:
        began = self.now
        self._go((door.x, door.y), pace)
        if self.every is not None:
            self._squeeze(began)  # the door itself takes its time
        self._put(expand(Act(f"{door.id}.open", room=self.room), self.facility))
        self.now += DOOR
        self._put([("trainee.motion", MOTION[self._pace(pace)]), ("trainee.enter", room)])
        self.room = room
        self.now += 1.0 / SPEED[pace]
        self._put([("trainee.motion", "still")])

    def _pace(self, pace: Pace) -> Pace:
        return "run" if self.every is not None else pace

    def _go(self, to: tuple[float, float], pace: Pace) -> None:
        distance = hypot(to[0] - self.at[0], to[1] - self.at[1])
        self.at = to
        if distance < 0.3:
            return
        self._put([("trainee.motion", MOTION[self._pace(pace)])])
        self.now += distance / SPEED[pace]
        self._put([("trainee.motion", "still")])

    def _do(self, item: Item, target: str) -> None:
        instance = target.rpartition(".")[0]
        placed = self.facility.placed.get(instance)
        if placed is not None and placed.room == self.room:
            self._go(placed.stand, item.pace)
        door = self.facility.doors.get(instance)
        if door is not None and self.room in (door.a, door.b):
            self._go((door.x, door.y), item.pace)
        self.now += REACH
        if item.zones is not None or item.value == "hold":
            self._hold(item, target)
            return
        self._put(expand(Act(target, item.value, item.hand, self.room), self.facility))
        self.now += self._takes(item, target)

    def _takes(self, item: Item, target: str) -> Second:
        if item.for_ is not None:
            return item.for_
        garment = str(item.value).partition(":")[0]
        return DRESSING.get(garment, REACH) if target.endswith((".don", ".doff")) else REACH

    def _hold(self, item: Item, target: str) -> None:
        long = item.for_ if item.for_ is not None else self.every or REACH
        self._put(expand(Act(target, "start", item.hand, self.room), self.facility))
        zones = {"all": ZONES, "palms": ("left_palm", "right_palm"), None: ()}[item.zones]
        began = self.now
        for n, zone in enumerate(zones):
            self.now = began + long * (n + 0.5) / len(zones)
            self._put([("trainee.rub", zone)])
        self.now = began + long
        self._put(expand(Act(target, "stop", item.hand, self.room), self.facility))

    def _other(self, item: Item) -> None:
        self.now += item.wait or 0.0
        said: list[tuple[str, Value]] = [(f"mission.answer.{k}", v) for k, v in (item.answer or {}).items()]
        said += [(f"mission.quiz.{k}", v) for k, v in (item.quiz or {}).items()]
        said += [(f"mission.{v}", getattr(item, v)) for v in ("report", "hint", "declare") if getattr(item, v)]
        if said:
            self._put(said)
            self.now += REACH
