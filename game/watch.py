"""For tests that drive a real window: with FIRST_AIR_STATE set, what is on the screen and where, as JSON in that file.

It says nothing that a person in front of the screen does not see.
"""

import itertools
import json
import os
from pathlib import Path
from typing import Protocol

from game.flow import Flow
from game.input.picker import REACH, Hit, Thing, in_plant
from game.play import PASSABLE, Play
from game.run_view import RunView
from game.ui import Ui

VARIABLE = "FIRST_AIR_STATE"
EVERY = 0.3  # s
TRIES = 6  # places on a part that are looked at


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
        draft.write_text(json.dumps(state(app)), encoding="utf-8")
        draft.replace(self.path)


def state(app: Seen) -> dict[str, object]:
    """The open screen, its buttons, and the usable parts in the picture, in window pixels."""
    scale = app.ui.navigator.composer.view.scale
    buttons = {
        f"{hit.action.name}={'' if hit.action.value is None else hit.action.value}": [
            (hit.box.x + hit.box.width / 2) * scale,
            (hit.box.y + hit.box.height / 2) * scale,
        ]
        for hit in app.ui.navigator.hits()
    }
    seen: dict[str, object] = {"screen": app.flow.screen, "buttons": buttons}
    if app.view is None:
        return seen
    play = app.view.play
    parts = {}
    width, height = app.ui.size
    for thing in play.seen():
        for hit in play.hits(thing):
            place = _place(play, hit, thing)
            if place is not None:
                parts[f"{hit.instance}.{hit.part}"] = [(place[0] + 1) / 2 * width, (1 - place[1]) / 2 * height]
    return seen | {
        "parts": parts,
        "room": play.walker.room,
        "position": play.walker.position,
        "heading": play.walker.heading,
        "pitch": play.walker.pitch,
        "frame": app.watch.number,
        "walks": bool(play.walker.path or play.hands.pending),
        "hover": None if play.hover is None else f"{play.hover.instance}.{play.hover.part}",
        "done": sorted(play.session.progress.done),
        "open": [d for d in play.facility.doors if play.session.readings[f"{d}.opening"] > PASSABLE],
        "dialog": app.view.state.dialog is not None,
        "page": play.hands.page,
        "held": play.hands.held,
        "clock": play.session.clock,
        "reach": REACH,
    }


def _place(play: Play, hit: Hit, thing: Thing) -> tuple[float, float] | None:
    """Where in the picture a part can be seen and pointed at; none where a person could not point at it now."""
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
