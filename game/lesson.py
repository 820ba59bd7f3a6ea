"""The tutorial of nine steps in the airlock: what the person does is told to `hud.tutorial` by name; nothing is scored.

The session is a throw-away one without a journal; its mission asks and judges nothing here.
"""

import math
from dataclasses import dataclass, replace
from typing import Any

from panda3d.core import LineSegs, NodePath

from game.base_keys import Pointer
from game.flow import Flow
from game.hud import tutorial
from game.hud.actions import Action
from game.hud.model import HudModel, Tasks
from game.hud.pages import LearnedPage
from game.hud.tutorial import LESSONS, Seen, TutorialState
from game.play import PASSABLE
from game.run_view import RunView, Shown
from game.settings import Settings
from game.stage import Stage
from game.walker import heading_to
from sim_core.plan import Facility
from training import opening
from training.session import Session

ROOM, ROOMS = "PAL_D", ("PAL_D", "COR_S", "COR_D")
MISSION = "c01_m1"
RING = (19.4, 15.9, 0.35)  # m: middle and radius of the floor ring
STROKE = 0.25  # share of the window's width that a stroke goes across
STROKES = 3
LONG_RUB = 8.0  # s; the real rub of 20 s is learned in the mission
TARGETS = {  # lesson -> instance that "Show me" looks at
    "look": "PAL_D.mirror",
    "take": "PAL_D.gown_rack",
    "put": "PAL_D.bin",
    "rub": "PAL_D.sanitiser",
    "wipe": "PAL_D.bench_over",
}
GAUGES = {"COR_S": "PAL_D.dp_gauge", "COR_D": "COR_D.dp_gauge"}  # corridor -> the gauge beside its door
KEY_STROKE = 0.6  # s; a stroke by two presses of a key takes at least so long: 0.2 m at the assisted 0.3 m/s [UX 3]
STROKE_TURN = 15.0  # degrees that the pad's stick turns the view for a stroke


def session(language: str) -> Session:
    """A plant to try things in, with the trainee in the airlock."""
    made = opening.new_session(MISSION, 1, language)
    made.submit("trainee.be_in", ROOM, "trainer")
    made.submit(f"{ROOM}.sanitiser.dispense")
    made.speech.clear()
    return made


@dataclass(frozen=True, slots=True)
class Stroke:
    """Where a stroke began: pointer (-1..1 across the window), heading of the view (degrees), wall time (s)."""

    x: float
    heading: float
    since: float


class Lesson(RunView):
    """The run's view with the tutorial's bar; the rules of the mission are not shown."""

    def __init__(self, base: Any, made: Session, facility: Facility, stage: Stage, kept: Settings) -> None:
        super().__init__(base, made, facility, stage, kept)
        self.progress = TutorialState()
        self.quiz = []
        self._seen: list[Seen] = []
        self._looked = 0.0
        self._page = ""
        self._strokes = 0
        self._stroke: Stroke | None = None
        self._ring = ring(base.render)
        self.play.walker.heading = 90.0  # away from the mirror, which is to be found

    @property
    def is_over(self) -> bool:
        """Whether all nine steps are done or skipped."""
        return self.progress.is_over

    def frame(self, dt: float, wall: float, pointer: Pointer) -> None:
        """A frame of the plant, then of the lesson."""
        self.play.session.speech.clear()
        held, hold = self.play.hands.held, self.play.hands.hold
        super().frame(dt, wall, pointer)
        self._look_around(dt, pointer)
        if held and not self.play.hands.held:
            self._saw("bottle_on_tray")
        if hold is not None and self.play.hands.hold is None:
            self._saw("released")
        is_to_walk = self._lesson == "walk"
        self._ring.show() if is_to_walk else self._ring.hide()
        self.play.marks = {"ring": (*RING[:2], 0.0)} if is_to_walk else {}
        self.progress = tutorial.advance(self.progress, dt, tuple(self._seen), self.settings)
        self._seen.clear()

    def shown(self, size: tuple[int, int]) -> Shown:
        """The plant's panels with the tutorial's bar instead of tasks."""
        model = super().shown(size)
        if not isinstance(model, HudModel):
            return model
        bar = None if self.progress.is_over else tutorial.bar(self.progress, self.words)
        offered = tutorial.offer(self.progress, self.words)
        figure = model.figure if self.play.hands.choosing or self.play.hands.at_mirror else None  # the bar needs room
        hint = None
        if model.hint is not None:
            said = self.words("A hint tells more, level by level. In a mission it costs points; here it is free.")
            hint = replace(model.hint, text=said, cost=0.0, next_cost=None)
        panels = replace(model, tasks=Tasks(), alarms=(), decision=None, figure=figure, hint=hint)
        return replace(panels, tutorial=bar, offer=offered)

    def press(self, pointer: Pointer) -> None:
        """A press may begin a stroke over the bench; one that meets nothing is a miss."""
        if self._lesson == "wipe" and self.play.hands.hold is None:
            self._stroke = Stroke(pointer.x, self.play.walker.heading, self.wall)
            return
        super().press(pointer)
        if self._lesson == "take" and self.play.hover is None:
            self._saw("missed")

    def act(self, action: Action) -> bool:
        """The bar's buttons; a setting that is accepted goes on to the menus, which keep it."""
        match action.name:
            case "tutorial_skip":
                self.progress = tutorial.skip(self.progress)
            case "tutorial_skip_all":
                self.progress = replace(self.progress, step=len(LESSONS))
            case "tutorial_show":
                self._show()
            case "offer_accept" | "offer_refuse":
                self.progress = tutorial.answer(self.progress, accepted=action.name == "offer_accept")
                return action.name == "offer_refuse"
            case "gauge_ack":
                self._saw("start_pressed")
                return super().act(action)
            case _:
                return super().act(action)
        return True

    def intent(self, intent: str, flow: Flow) -> None:
        """Keys that the lesson counts."""
        if intent in ("forward", "backward", "left", "right"):
            self._saw("walked_by_key")
        if self._lesson == "wipe" and intent == "act" and self.play.hands.hold is None:
            self._stroke_by_key()
        else:
            super().intent(intent, flow)

    def learned(self) -> LearnedPage:
        """The settings chosen on the way."""
        return LearnedPage(self.progress.learned)

    def close(self, language: str) -> None:
        """No debrief: nothing was scored."""
        self._ring.remove_node()
        self.leave()

    @property
    def _lesson(self) -> str:
        return "" if self.progress.is_over else LESSONS[self.progress.step].id

    def _look_around(self, dt: float, pointer: Pointer) -> None:
        play, hands = self.play, self.play.hands
        is_found = self._lesson == "look" and self._in_view(TARGETS["look"])
        self._looked = self._looked + dt if is_found else 0.0
        self._saw("clock_in_view_s", self._looked)
        self._saw("in_ring", float(math.dist(play.walker.position, RING[:2]) <= RING[2]))
        self._saw("bottle_held", float(bool(hands.held)))
        if hands.hold is not None:
            hands.hold.full = LONG_RUB
            self._saw("ring_share", hands.share())
        if self._page and not hands.page:
            self._saw("page_left")
        self._page = hands.page
        readings = play.session.readings
        doors = play.facility.doors_of(ROOM)
        self._saw("outside", float(play.walker.room != ROOM))
        self._saw("door_open", float(any(readings[f"{d.id}.opening"] > PASSABLE for d in doors)))
        self._wipe(pointer)

    def _wipe(self, pointer: Pointer) -> None:
        """A stroke goes with the pointer, or with the view that the pad turns."""
        stroke = self._stroke
        if stroke is None:
            return
        turned = (stroke.heading - self.play.walker.heading + 180.0) % 360.0 - 180.0
        if pointer.x - stroke.x > 2 * STROKE or turned > STROKE_TURN:  # pointer.x spans two halves of the window
            self._end_stroke(stroke)

    def _stroke_by_key(self) -> None:
        """Two presses: one begins the stroke, one ends it."""
        stroke = self._stroke
        if stroke is not None and self.wall - stroke.since >= KEY_STROKE:
            self._end_stroke(stroke)
        else:
            self._stroke = Stroke(self._pointed[0][0], self.play.walker.heading, self.wall)

    def _end_stroke(self, stroke: Stroke) -> None:
        self._strokes, self._stroke = self._strokes + 1, None
        self._saw("covered", self._strokes / STROKES)
        self._saw("stroke_s", self.wall - stroke.since)

    def _in_view(self, instance: str) -> bool:
        thing = self.play.stage.thing(instance)
        points = [hit.point for hit in self.play.hits(thing)] if thing is not None else []
        places = [place for point in points if (place := self.play.place_on_screen(point)) is not None]
        return any(max(abs(x), abs(y)) < 1.0 for x, y in places)

    def _saw(self, name: str, amount: float = 1.0) -> None:
        if amount > 0.0:
            self._seen.append(Seen(name, amount))

    def _show(self) -> None:
        """Turn to what the step is about."""
        walker = self.play.walker
        name = GAUGES.get(walker.room) if self._lesson == "closer" else TARGETS.get(self._lesson)
        placed = self.play.facility.placed
        door = self.play.facility.doors_of(ROOM)[0]
        goal = RING[:2] if self._lesson == "walk" else placed[name].at[:2] if name else (door.x, door.y)
        walker.heading, walker.pitch = heading_to(walker.position, goal), -20.0

    def _on_hint(self, value: object) -> None:
        self._saw("hint_opened")
        super()._on_hint(value)

    def _on_report(self, value: object) -> None:
        self._saw("report_opened")
        super()._on_report(value)


def ring(parent: NodePath) -> NodePath:
    """The mark on the floor: yellow between two ink lines."""
    root = parent.attach_new_node("ring")
    for radius, thick, colour in ((RING[2], 9.0, (0.08, 0.13, 0.16, 1)), (RING[2], 4.0, (0.94, 0.89, 0.26, 1))):
        lines = LineSegs()
        lines.set_thickness(thick)
        lines.set_color(*colour)
        for step in range(49):
            turn = math.tau * step / 48
            spot = (RING[0] + radius * math.cos(turn), RING[1] + radius * math.sin(turn), 0.02)
            lines.draw_to(*spot) if step else lines.move_to(*spot)
        root.attach_new_node(lines.create())
    root.set_shader_off(20)
    root.set_light_off(20)
    return root
