"""The long way to another suite as one sees it: a label on the door, a dark picture, and one stands there, dressed.

`session.travel` walks and dresses while the plant runs on; the picture is dark meanwhile and no frame lets time pass.
"""

import math
from typing import Any, Protocol

from panda3d.core import CardMaker, TransparencyAttrib

from game.equipment.door import LONG_WAY
from game.glass import UNDER_PANELS
from game.verbs import Verb
from game.walker import Walker, heading_to
from game.words import Words
from sim_core.plan import Door, Facility
from sim_core.quantity import Metre, Second
from training.session import Session
from training.travel import Way

FADE: Second = 0.6  # to dark, and back again, chosen: a blink would look like a fault
INSIDE: Metre = 1.2  # behind the last door: where one stands on arrival
SITE_WEAR = 2  # garments of site wear: uniform and shoes


def verbs(session: Session, door: Door, room: str, part: str) -> list[Verb]:
    """The suites that a door of a room leads to; none for a door within the mission's rooms."""
    ways = session.parts.ways
    if ways is None or not ways.leaves(door, room):
        return []
    return [
        Verb(part, "Door", LONG_WAY[_what(way)], "travel", way.goal, how="travel", pose="rest", minutes=minutes(way))
        for way in ways.goals(room)
    ]


def label(verb: Verb, words: Words, facility: Facility) -> str:
    """What a verb's label says; that of a long way names the room and the minutes."""
    if verb.how != "travel":
        return words(verb.words)
    name = facility.rooms[verb.value].name
    room = name.get(words.language, name["en"]).partition(" (")[0]
    return words(verb.words, room=room, minutes=verb.minutes)


def minutes(way: Way) -> int:
    """Whole minutes, one at least."""
    return max(1, round(way.seconds / 60.0))


def _what(way: Way) -> str:
    """Gowning where it ends in more than it began with, changing where clothes come off only."""
    if not way.dressing:
        return "walk"
    last = next((s.wears for s in reversed(way.stretches) if s.wears), ())
    return "dress" if len(last) > SITE_WEAR else "change"


class Seen(Protocol):
    """What of a run is seen and moved."""

    base: Any
    session: Session
    walker: Walker
    hands: Any


class Travelling:
    """The dark picture between two suites.

    Attributes:
        is_calm: reduced motion: it is dark at once.
    """

    def __init__(self) -> None:
        self.is_calm = False
        self._sheet: Any = None
        self._goal = ""
        self._dark = 0.0  # share
        self._way = 0.0  # 1: it grows dark, -1: it grows light

    def frame(self, play: Seen, dt: float) -> bool:
        """Go on with a way that was asked for; True while the picture is not clear, when no time passes."""
        if play.hands.travels_to:
            self._goal, play.hands.travels_to, self._way = play.hands.travels_to, "", 1.0
        if self._way == 0.0:
            return False
        self._dark = min(1.0, max(0.0, self._dark + self._way * (1.0 if self.is_calm else dt / FADE)))
        if self._way > 0.0 and self._dark >= 1.0:
            self._way = -1.0
            go(play, self._goal)
        elif self._way < 0.0 and self._dark <= 0.0:
            self._way = 0.0
        self._show(play.base)
        return self._way != 0.0

    def _show(self, base: Any) -> None:
        if self._dark <= 0.0:
            if self._sheet is not None:
                self._sheet.remove_node()
                self._sheet = None
            return
        if self._sheet is None:
            self._sheet = _sheet(base.render2d)
        self._sheet.set_color(0.0, 0.0, 0.0, self._dark)


def go(play: Seen, goal: str) -> None:
    """Travel, then stand behind the last door and look into the room; a refusal is told."""
    hands, walker, ways = play.hands, play.walker, play.session.parts.ways
    way = next((w for w in ways.goals(walker.room) if w.goal == goal), None) if ways is not None else None
    if not hands.do("session.travel", goal) or way is None:
        return
    area = hands.facility.rooms[goal]
    middle = area.x + area.width / 2, area.y + area.depth / 2
    away = max(INSIDE, math.dist(way.arrival, middle))
    spot = tuple(a + (b - a) * INSIDE / away for a, b in zip(way.arrival, middle, strict=True))
    walker.stop()
    walker.position = walker.plan.path(spot, spot)[-1]
    walker.heading, walker.pitch = heading_to(way.arrival, middle), 0.0
    hands.notice = "arrived"


def _sheet(parent: Any) -> Any:
    maker = CardMaker("dark")
    maker.set_frame_fullscreen_quad()
    node = parent.attach_new_node(maker.generate())
    node.set_transparency(TransparencyAttrib.M_alpha)
    node.set_bin("fixed", UNDER_PANELS)
    node.set_depth_test(False)
    node.set_depth_write(False)
    return node
