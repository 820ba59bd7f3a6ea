"""Run files: a scripted run of a mission with the scorecard that it must give [docs/run_files.md].

`timeline` turns the acts of a run into timed commands by `training.legs`. Walking takes its real time by distance,
hands take time to reach, garments time to put on, lamps are waited for: a headless run is as long as a played one.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from sim_core.plan import Facility
from sim_core.quantity import Second
from sim_core.unit import Value
from training.condition_model import Clock, Duration, Identifier, Strict
from training.legs import REACH, Body, Leg, Pace, Zones, calm
from training.locate import Located, read
from training.problem import Problem
from training.strict import parse_model


class Item(Strict):
    """One line of a run: exactly one of its verbs (docs/run_files.md)."""

    at: Clock | None = None
    walk: str | None = None
    do: str | None = None
    wait: Duration | None = None
    skip: Duration | None = None
    travel: str | None = None
    tell: str | None = None
    answer: dict[str, str] | None = None
    quiz: dict[str, int] | None = None
    report: str | None = None
    hint: Literal["nudge", "explicit", "demo"] | None = None
    declare: str | None = None
    note: dict[str, str] | None = None
    value: str | int | float | bool | None = None
    for_: Duration | None = Field(None, alias="for")
    zones: Zones | None = None
    hand: Literal["left", "right"] = "right"
    pace: Pace = "normal"
    waits: bool = True

    @model_validator(mode="after")
    def _one_verb(self) -> "Item":
        verbs = ("walk", "travel", "do", "wait", "skip", "answer", "quiz", "report", "tell", "hint", "declare", "note")
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
    """One run file. `every`: each act of a hand takes exactly this long, walks are hurried, no lamp is waited for."""

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
    """A command at its time, s after the start.

    `green`: a door that must be shut and show green first; all that follows is then late by the wait.
    """

    time: Second
    target: str
    value: Value = None
    green: str = ""


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
    player = _Player(Body(facility, "trainee", room, at), run.every)
    for item in run.acts:
        if item.at is not None:
            player.now = max(player.now, _seconds(item.at) - _seconds(clock))
        player.play(item)
    return player.commands


def _seconds(clock: str) -> Second:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600.0 + int(minutes) * 60.0 + int(seconds)


@dataclass(slots=True)
class _Player:
    """Lays the acts of a run out in time."""

    body: Body
    every: Second | None
    now: Second = 0.0
    commands: list[Timed] = field(default_factory=list)

    def play(self, item: Item) -> None:
        if item.walk is not None:
            self._put(self.body.walk(item.walk, self._pace(item)), waits=item.waits and self.every is None)
        elif item.travel is not None:
            self._put([self.body.travel(item.travel)])
        elif item.do is not None:
            self._put(self.body.near(item.do, self._pace(item)))
            self._put(self._in_time(self._acts(item, item.do)))
        else:
            self._put(self._in_time(_speech(item)))

    def _pace(self, item: Item) -> Pace:
        return item.pace if self.every is None else "fast"

    def _acts(self, item: Item, target: str) -> list[Leg]:
        if item.zones is not None or item.value == "hold":
            long = item.for_ if item.for_ is not None else self.every or REACH
            return self.body.hold(target, long, item.zones, item.hand)
        takes = item.for_ if item.for_ is not None else calm(target, item.value)
        return self.body.act(target, item.value, item.hand, takes)

    def _in_time(self, legs: list[Leg]) -> list[Leg]:
        """The legs of one act within `every` seconds, where the run is in such a hurry."""
        long = sum(leg.seconds for leg in legs)
        if self.every is None or long <= 0.0:
            return legs
        return [replace(leg, seconds=leg.seconds * self.every / long) for leg in legs]

    def _put(self, legs: list[Leg], *, waits: bool = False) -> None:
        for leg in legs:
            green = leg.green if waits else ""
            for n, (target, value) in enumerate(leg.commands):
                self.commands.append(Timed(round(self.now, 3), target, value, green if n == 0 else ""))
            self.now += leg.seconds


def _speech(item: Item) -> list[Leg]:
    """What is waited for and said."""
    said: list[tuple[str, Value]] = [(f"mission.answer.{k}", v) for k, v in (item.answer or {}).items()]
    said += [(f"mission.quiz.{k}", v) for k, v in (item.quiz or {}).items()]
    said += [(f"mission.note.{k}", v) for k, v in (item.note or {}).items()]
    said += [(f"mission.{v}", getattr(item, v)) for v in ("report", "tell", "hint", "declare") if getattr(item, v)]
    said += [("session.skip", item.skip)] if item.skip else []
    takes = item.for_ if item.for_ is not None else REACH
    return [Leg(seconds=item.wait or 0.0), Leg(said, takes if said else 0.0)]
