"""For tests that drive a real window: with FIRST_AIR_STATE set, what is on the screen and where, as JSON in that file.

It says nothing that a person in front of the screen does not see.
"""

import json
import os
from pathlib import Path
from typing import Protocol

from game.flow import Flow
from game.input.picker import REACH, Hit
from game.play import PASSABLE, Play
from game.run_view import RunView
from game.ui import Ui

VARIABLE = "FIRST_AIR_STATE"
EVERY = 0.3  # s
SPOTS = [(0.5, 0.5), *((i / 10, j / 10) for j in (5, 3, 7) for i in (1, 9, 3, 7))]  # share of a part's box


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
    rooms = play.stage.visible_from(play.walker.room, play.session.readings)
    things = play.stage.things(rooms)
    parts = {}
    for hit in (h for thing in things for h in play.hits(thing)):
        place = _place(play, hit)
        if place is not None:
            width, height = app.ui.size
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


def _place(play: Play, hit: Hit) -> tuple[float, float] | None:
    """Where in the picture a part can be seen and pointed at: its middle, else another place on it."""
    box = play.box_on_screen(hit)
    if box is None:
        return None
    left, bottom, right, top = box
    for across, up in SPOTS:
        x, y = left + (right - left) * across, bottom + (top - bottom) * up
        seen = play.at(x, y)
        if seen is not None and (seen.instance, seen.part) == (hit.instance, hit.part):
            return x, y
    return (left + right) / 2, (bottom + top) / 2
