"""What is heard of a run: fans, doors, steps, hands, water, the buzzer at a door, the worst alarm.

Each sound that matters has its caption [UX 2]; `frame` gives those that begin. What others do is heard from where they
are, farther away more softly.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from game.alarms import worst
from game.audio.mixer import Mixer
from game.play import Play
from sim_core.journal import Event
from sim_core.plan import Facility
from sim_core.walk import Point

STRIDE = 0.72  # m between two steps of a slow walk, chosen
NEAR = 2.0  # m; a sound from there is half as loud as at the ear
HEARING = 14.0  # m beyond which nothing of a door or a step is heard, chosen
FAILING = 0.75  # share of its design supply under which a room's fans are heard to slow down, chosen
WELL = 0.9  # share from which they are heard to run as they should again

HEARD = {  # event -> sound
    "door_opened": "door_open",
    "door_closed": "door_close",
    "contact": "touch",
    "garment_taken": "cloth",
    "garment_donned": "cloth",
    "garment_doffed": "cloth",
    "item_dropped": "latch",
    "dispensed": "latch",
    "stepped_over": "cloth",
    "step_done": "accepted",
    "refused": "refused",
}
OWN = ("step_done", "refused")  # about the trainee, whoever is named
FANS_SLOW, FANS_WELL, WATER = "fans slow down", "fans run again", "water runs"  # captions, English msgids
TONES = {1: "critical alarm", 2: "alarm", 3: "notice", 4: "notice"}  # priority -> caption of its tone [UX 2]
BUZZ = "door open too long"


@dataclass(slots=True)
class Steps:
    """The feet of one body."""

    walked: float = 0.0
    foot: int = 1

    def take(self, distance: float) -> str:
        """The sound of a step that ends now, or nothing."""
        self.walked += distance
        if self.walked < STRIDE:
            return ""
        self.walked -= STRIDE
        self.foot = 3 - self.foot
        return f"step_{self.foot}"


@dataclass(slots=True)
class Listening:
    """Turns events and readings into sounds."""

    mixer: Mixer
    facility: Facility
    silenced: bool = False
    _own: Steps = field(default_factory=Steps)
    _others: dict[int, Steps] = field(default_factory=dict)
    _is_failing: bool = False
    _runs: bool = False
    _buzzes: bool = False
    _tone: int = 0

    def frame(
        self, play: Play, fresh: Iterable[Event], dt: float, others: Sequence[tuple[Point, float]] = ()
    ) -> list[str]:
        """One frame; returns the captions of what begins to be heard. `others`: place and speed of people in view."""
        here = play.walker.position
        for event in fresh:
            self._event(event, here)
        for sound, share in self._steps(play, dt, others):
            self.mixer.play(sound, share)
        return [*self._fans(play), *self._water(play), *self._buzzer(play), *self._alarm(play, dt)]

    def _event(self, event: Event, here: Point) -> None:
        sound = HEARD.get(event.name)
        if sound is None:
            return
        if event.source in self.facility.doors:
            door = self.facility.doors[event.source]
            self.mixer.play(sound, loudness(math.dist(here, (door.x, door.y))))
        elif event.name in OWN or event.data.get("person", "trainee") == "trainee":
            self.mixer.play(sound)

    def _steps(self, play: Play, dt: float, others: Sequence[tuple[Point, float]]) -> Iterator[tuple[str, float]]:
        own = self._own.take(play.walker.speed * dt)
        if own:
            yield own, 1.0
        for number, (place, speed) in enumerate(others):
            step = self._others.setdefault(number, Steps()).take(speed * dt)
            if step:
                yield step, loudness(math.dist(play.walker.position, place))

    def _fans(self, play: Play) -> Iterator[str]:
        """The bed of the room, as loud as air comes; told when it fails and when it is back."""
        room = self.facility.rooms.get(play.walker.room)
        if room is None:
            return
        design = room.air_changes * room.volume / 3600.0
        share = play.session.readings.get(f"air.{room.id}.supply", design) / design
        self.mixer.bed(room.grade, share)
        if share < FAILING and not self._is_failing:
            self._is_failing = True
            yield FANS_SLOW
        elif share > WELL and self._is_failing:
            self._is_failing = False
            yield FANS_WELL

    def _water(self, play: Play) -> Iterator[str]:
        hold = play.hands.hold
        runs = hold is not None and hold.target.endswith(".wash")
        if runs != self._runs:
            self._runs = runs
            self.mixer.loop("water", on=runs)
            if runs:
                yield WATER

    def _buzzer(self, play: Play) -> Iterator[str]:
        """The buzzer of a door that stands open too long, in the rooms that it joins."""
        near = self.facility.doors_of(play.walker.room)
        buzzes = any(play.session.readings.get(f"{d.id}.alarm", 0.0) > 0.0 for d in near)
        if buzzes != self._buzzes:
            self._buzzes = buzzes
            self.mixer.loop("buzzer", on=buzzes)
            if buzzes:
                yield BUZZ

    def _alarm(self, play: Play, dt: float) -> Iterator[str]:
        """The tone of the worst alarm; a new or worse one is told. Silence stops the tone, never the alarm."""
        now = worst(play.session, self.facility)
        if now and (self._tone == 0 or now < self._tone):
            yield TONES[now]
        self._tone = now
        self.mixer.alarm(0 if self.silenced else now, dt)


def loudness(away: float) -> float:
    """How loud a sound is from a distance (m), 0..1.

    >>> loudness(0.0), loudness(2.0), loudness(20.0)
    (1.0, 0.5, 0.0)
    """
    return 0.0 if away > HEARING else 1.0 / (1.0 + (away / NEAR) ** 2)
