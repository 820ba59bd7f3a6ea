"""For tests that drive the client: what is on the screen and where; with FIRST_AIR_STATE set, as JSON in that file.

It says nothing that a person in front of the screen does not see.
"""

import itertools
import json
import math
import os
from pathlib import Path
from typing import Protocol

from game.flow import Flow
from game.input.picker import REACH, Hit, Thing, in_plant
from game.play import PASSABLE, Play
from game.run_view import RunView
from game.ui import Ui
from game.walker import PITCH_LIMIT, heading_to

VARIABLE = "FIRST_AIR_STATE"
EVERY = 0.3  # s
TRIES = 6  # places on a part that are looked at
MARKS = ("outline", "ring", "ring_text", "label")  # they follow the pointer and take no click
BEYOND = (0.9, 0.7, 1.2, 1.6)  # m behind an open door: where the floor is looked at

Place = tuple[float, float]


class Seen(Protocol):
    """What of the app is looked at."""

    ui: Ui
    flow: Flow
    view: RunView | None
    watch: "Watch"


class Watch:
    """Writes the state a few times a second; does nothing without the variable."""

    def __init__(self) -> None:
        name = os.environ.get(VARIABLE)
        self.path = Path(name) if name else None
        self._next = 0.0
        self.number = 0

    def frame(self, app: Seen, now: float) -> None:
        """Write if it is time."""
        if self.path is None or now < self._next:
            return
        self._next = now + EVERY
        self.number += 1
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps(state(app) | places(app)), encoding="utf-8")
        draft.replace(self.path)


def state(app: Seen) -> dict[str, object]:
    """The open screen, its buttons in window pixels, what has the focus; of a run, what it shows."""
    navigator = app.ui.navigator
    scale, focus = navigator.composer.view.scale, navigator.focus()
    buttons = {
        _name(hit.action.name, hit.action.value): [
            (hit.box.x + hit.box.width / 2) * scale,
            (hit.box.y + hit.box.height / 2) * scale,
        ]
        for hit in navigator.hits()
    }
    seen: dict[str, object] = {
        "screen": app.flow.screen,
        "buttons": buttons,
        "panels": [
            [d.x, d.y, d.brush.image.width, d.brush.image.height] for d in navigator.drawn if d.name not in MARKS
        ],
        "focus": "" if focus is None else _name(focus.action.name, focus.action.value),
    }
    return seen if app.view is None else seen | _run(app.view)


def places(app: Seen) -> dict[str, object]:
    """Of a run: where in the picture each usable part, and the floor behind each open door, can be pointed at."""
    if app.view is None:
        return {"frame": app.watch.number}
    play, size = app.view.play, app.ui.size
    parts, turns = {}, {}
    for thing in play.seen():
        for hit in play.hits(thing):
            turns[f"{hit.instance}.{hit.part}"] = turn(play, hit.point)
            if (place := _place(play, hit, thing)) is not None:
                parts[f"{hit.instance}.{hit.part}"] = _pixel(place, size)
    ways = {door: _pixel(place, size) for door in _open(play) if (place := _way(play, door)) is not None}
    turns |= {f"{door}.way": turn(play, behind(play, door, BEYOND[0])) for door in _open(play)}
    return {"parts": parts, "ways": ways, "turns": turns, "frame": app.watch.number}


def place_of(app: Seen, part: str) -> list[float] | None:
    """Where in the picture one part can be pointed at, in window pixels; none where it cannot be now."""
    assert app.view is not None  # noqa: S101 - asked for during a run
    play = app.view.play
    for thing in play.seen():
        if part.startswith(f"{thing.instance}."):
            for hit in play.hits(thing):
                if f"{hit.instance}.{hit.part}" == part and (place := _place(play, hit, thing)) is not None:
                    return _pixel(place, app.ui.size)
    return None


def way_of(app: Seen, door: str) -> list[float] | None:
    """Where in the picture the floor behind an open door can be clicked; none where it cannot be now."""
    assert app.view is not None  # noqa: S101 - asked for during a run
    place = _way(app.view.play, door) if door in _open(app.view.play) else None
    return None if place is None else _pixel(place, app.ui.size)


def turn_of(app: Seen, name: str) -> list[float] | None:
    """How far the view is from a part or from the floor behind a door (`DR025.way`); none where it is hidden."""
    assert app.view is not None  # noqa: S101 - asked for during a run
    play = app.view.play
    instance, _, part = name.rpartition(".")
    if part == "way":
        return turn(play, behind(play, instance, BEYOND[0]))
    hits = (hit for thing in play.seen() if thing.instance == instance for hit in play.hits(thing))
    return next((turn(play, hit.point) for hit in hits if hit.part == part), None)


def turn(play: Play, point: tuple[float, float, float]) -> list[float]:
    """Degrees to the left and up from the middle of the view to a point."""
    x, y, z = play.walker.eye
    pitch = math.degrees(math.atan2(point[2] - z, math.dist((x, y), point[:2])))
    left = (heading_to((x, y), point[:2]) - play.walker.heading + 180.0) % 360.0 - 180.0
    return [left, max(-PITCH_LIMIT, min(PITCH_LIMIT, pitch)) - play.walker.pitch]


def behind(play: Play, name: str, away: float) -> tuple[float, float, float]:
    """A place on the floor behind a door, seen from here."""
    door, (x, y) = play.facility.doors[name], play.walker.position
    if door.axis == "y":
        return door.x, door.y + math.copysign(away, door.y - y), 0.0
    return door.x + math.copysign(away, door.x - x), door.y, 0.0


def _run(view: RunView) -> dict[str, object]:
    play = view.play
    hands, walker = play.hands, play.walker
    return {
        "room": walker.room,
        "position": walker.position,
        "heading": walker.heading,
        "pitch": walker.pitch,
        "walks": bool(walker.path or hands.pending),
        "acts": hands.reach is not None,
        "hover": None if play.hover is None else f"{play.hover.instance}.{play.hover.part}",
        "ring": hands.ring(),
        "holds": hands.hold is not None,
        "done": sorted(play.session.progress.done),
        "open": _open(play),
        "menu": [] if view.intents.menu is None else [words for _, words in view.intents.menu.verbs],
        "dialog": view.state.dialog is not None,
        "asks": "" if view.state.dialog is None else view.state.dialog.ask.id,
        "page": hands.page,
        "held": hands.held,
        "caption": "" if view.state.caption is None else view.state.caption.text,
        "clock": play.session.clock,
        "speed": play.clock.speed,
        "reach": REACH,
    }


def _open(play: Play) -> list[str]:
    return [d for d in play.facility.doors if play.session.readings[f"{d}.opening"] > PASSABLE]


def _name(action: str, value: object) -> str:
    return f"{action}={'' if value is None else value}"


def _pixel(place: Place, size: tuple[int, int]) -> list[float]:
    return [(place[0] + 1) / 2 * size[0], (1 - place[1]) / 2 * size[1]]


def _place(play: Play, hit: Hit, thing: Thing) -> Place | None:
    """Where a part can be seen and pointed at; none where a person could not point at it now."""
    solid = thing.parts[hit.part]
    spots = (in_plant(thing, solid.carrier, (float(s[0]), float(s[1]), float(s[2]))) for s in solid.spots)
    for point in itertools.islice((hit.point, *spots), TRIES):
        place = play.place_on_screen(point)
        if place is None or max(abs(place[0]), abs(place[1])) > 1.0:
            continue
        seen = play.at(*place, slack=0.0)
        if seen is not None and (seen.instance, seen.part) == (hit.instance, hit.part):
            return place
    return None


def _way(play: Play, name: str) -> Place | None:
    """Where the floor behind an open door is seen."""
    for away in BEYOND:
        place = play.place_on_screen(behind(play, name, away))
        if place is not None and max(abs(place[0]), abs(place[1])) <= 1.0 and play.at(*place) is None:
            return place
    return None
