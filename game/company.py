"""People in the picture: the coach and passers-by on their ways, the trainee's own body for the mirror, the own hands.

Which room somebody is in, what he wears and where the mission has him is the plant's; how he gets there round furniture
and people is `game.passer`, and means nothing to the plant.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from panda3d.core import BitMask32, LPoint3f, LVecBase3f, NodePath

from game.hands_on import ZONE_TIME, HandsOn
from game.passer import Passer, beside
from game.people import model, shader
from game.people.figure import GARMENTS, Figure
from game.people.hands import Hands
from game.people.held import HOLDS
from game.play import PASSABLE
from game.render.ladder import IN_FLOOR, IN_MIRROR
from game.render.room import RoomScene
from game.walker import Walker, heading_to
from sim_core.plan import Facility, Room
from sim_core.walk import Area, Point, WalkMap
from training.acts import ZONES
from training.session import Session

NAMES = ("coach", "passer_1", "passer_2")
SPOTS = {"coach": (0.22, 0.30), "passer_1": (0.22, 0.75), "passer_2": (0.30, 0.30)}  # share of the room
NEAR = 4.0  # m; in a long corridor a person stands so far from the trainee
GREETED = 3.5  # m; nearer than that a passer looks at the trainee
MOVED = 0.8  # m; the coach keeps his place until the trainee went so far
SEAT = 0.46  # m; how high one steps over a bench
STEP = 0.35  # m before a bench where the foot begins to rise
RUB_SEEN = LVecBase3f(0.0, 0.42, -0.05)  # m from the eye: raised before the face, where the ring is
LIT_AT = 1.2  # m over the floor; people take the light of the height of their chest
ARM = 0.62  # m from the eye; no hand reaches farther down into a basin
OWN_EYES = BitMask32.bit(0)  # the own body is seen by mirrors only


@dataclass(slots=True)
class Company:
    """Figures and hands of one run.

    `is_outside`: the picture shows the trainee from beside; `is_posing`: nobody walks on while it is taken;
    `is_mirrored`: a mirror shows him; `is_calm`: hands do not swing; `fine`: error of a form
    that may be seen, for each metre of distance [game/render/ladder.py].
    """

    base: Any
    root: NodePath
    facility: Facility
    walker: Walker
    session: Session
    figures: dict[str, Figure] = field(init=False)
    passers: dict[str, Passer] = field(init=False)
    own: Figure = field(init=False)
    hands: Hands = field(init=False)
    is_outside: bool = False
    is_mirrored: bool = False
    is_posing: bool = False
    is_calm: bool = False
    fine: float = 0.0
    speaker: str = ""
    _arms: NodePath = field(init=False)
    _lights: dict[str, shader.RoomLight] = field(init=False)
    _side: str = "right"  # the hand that holds something
    _rooms: set[str] = field(init=False)
    _benches: list[Area] = field(init=False)
    _anchor: tuple[Point, Point] | None = None  # where the trainee stood when the coach chose his place, and that place

    def __post_init__(self) -> None:
        shader.neutral_light(self.root)
        source = model.load("figure")
        self.figures = {name: Figure(self.root, name, self._worn(name), source) for name in NAMES}
        plan = self.walker.plan
        self._rooms = {area.name for area in plan.rooms}
        self._benches = [area for area in plan.obstacles if area.name.endswith("bench_over")]
        over = WalkMap(
            plan.rooms, plan.doors, [area for area in plan.obstacles if area not in self._benches], plan.critical
        )
        self.passers = {name: Passer(over) for name in NAMES}
        self.own = Figure(self.root, "trainee", ("street_clothes", "street_shoes"), source)
        self.base.cam.node().set_camera_mask(OWN_EYES)
        self.own.root.hide(OWN_EYES | IN_FLOOR)
        self._arms = self.base.camera.attach_new_node("arms")
        self.hands = Hands(self._arms)
        self._lights = {name: shader.RoomLight(figure.root) for name, figure in self.figures.items()}
        self._lights |= {"own": shader.RoomLight(self.own.root), "hands": shader.RoomLight(self._arms)}
        for hand in (self.hands.left, self.hands.right):
            hand.node.hide(IN_MIRROR | IN_FLOOR)  # the reflection has the body's own hands
        shader.neutral_light(self.base.camera)

    def wear(self, worn: tuple[str, ...]) -> None:
        """The trainee's garments, on body and hands."""
        self.own.wear(worn)
        self.hands.wear(frozenset(worn))

    def seen_from(self, mirrored_eye: LVecBase3f, coarseness: float) -> None:
        """Everyone is looked at from behind the mirror, in a picture that is smaller than the window."""
        eye, allowed = (mirrored_eye.x, mirrored_eye.y), self.fine * coarseness
        self.own.take(math.dist(eye, self.walker.position) * allowed)
        for name, passer in self.passers.items():
            if passer.position is not None:
                self.figures[name].take_in_mirror(math.dist(eye, passer.position) * allowed)

    def light(self, scenes: Mapping[str, RoomScene]) -> None:
        """Everyone takes the light of the room where he stands."""
        places = {name: passer.position for name, passer in self.passers.items()}
        for name, at in {**places, "own": self.walker.position, "hands": self.walker.position}.items():
            scene = None if at is None else scenes.get(self.walker.plan.room_at(at))
            if at is not None and scene is not None:
                self._lights[name].follow(scene, (*at, LIT_AT))

    def frame(self, acts: HandsOn, seen: Collection[str], dt: float) -> None:
        """Everyone's place and pose; only who is in a room of `seen` is drawn."""
        if not self.is_posing:
            self.walk(dt)
        for name in NAMES:
            self._person(name, seen, dt)
        x, y, _ = self.walker.eye
        if self.is_mirrored or self.is_outside:
            self.own.place(x, y, (self.walker.heading + 180.0) % 360.0)
            self.own.animate(dt, self.walker.speed)
        self._seen_from_outside()
        self._hands(acts, dt)

    def walk(self, dt: float) -> None:
        """Let everyone go on towards where the plant has him."""
        readings = self.session.readings
        doors = {d.id for d in self.facility.doors.values() if readings.get(f"{d.id}.opening", 0.0) > PASSABLE}
        for name, passer in self.passers.items():
            goal, heading = self._goal(name, passer)
            if goal is None:
                passer.position = None
                continue
            others = [p.position for n, p in self.passers.items() if n != name and p.position is not None]
            passer.follow(goal, dt, doors, [self.walker.position, *others])
            if passer.speed < 0.1:
                passer.turn(heading, dt)

    def heard(self) -> list[tuple[Point, float]]:
        """Place and speed of everyone else who is here."""
        return [(p.position, p.speed) for p in self.passers.values() if p.position is not None]

    def close(self) -> None:
        """The run is left: the own hands go with it."""
        self._arms.remove_node()

    def _person(self, name: str, seen: Collection[str], dt: float) -> None:
        figure, passer = self.figures[name], self.passers[name]
        if passer.position is None or passer.plan.room_at(passer.position) not in seen:
            figure.root.hide()
            return
        figure.root.show()
        worn = self._worn(name)
        if frozenset(worn) != figure.worn:
            figure.wear(worn)
        x, y = passer.position
        away = math.dist(passer.position, self.walker.position)
        figure.take(away * self.fine)
        figure.place(x, y, (passer.heading + 180.0) % 360.0)
        figure.root.set_z(self._rise(passer.position))
        is_near = away < GREETED
        figure.look_at(self.walker.eye if is_near or name == self.speaker else None)
        figure.talks = name == self.speaker
        figure.animate(dt, passer.speed)

    def _goal(self, name: str, passer: Passer) -> tuple[Point | None, float]:
        """Where somebody is to be, and which way he turns when he stands there."""
        x, y = self.walker.position
        spot = self.session.run.where(self.session.progress, name, self.session.time, self.session.readings)
        if spot is not None and spot.room not in self._rooms:
            return None, 0.0  # in a part of the plant that is not staged
        if spot is not None:
            goal, heading, room = (spot.x, spot.y), spot.heading, spot.room
            is_standing = spot.speed == 0.0
        else:
            rooms = list(self.facility.rooms.values())
            index = int(self.session.readings.get(f"{name}.room_index", -1.0))
            if not 0 <= index < len(rooms) or rooms[index].id not in self._rooms:
                return None, 0.0
            room, is_standing = rooms[index].id, True
            goal = self._spot(name, rooms[index])
            heading = heading_to(goal, (x, y))
        if name == "coach" and room == self.walker.room and is_standing:
            return self._at_his_side(passer, goal), heading_to(passer.position or goal, (x, y))
        return goal, heading

    def _at_his_side(self, passer: Passer, goal: Point) -> Point:
        """The coach stands where he sees the trainee's hands and is in nobody's way, until the trainee goes on."""
        here = self.walker.position
        if self._anchor is None or math.dist(self._anchor[0], here) > MOVED:
            place = beside(self.walker.plan, here, self.walker.heading, passer.position or goal)
            self._anchor = (here, place)
        return self._anchor[1]

    def _spot(self, name: str, room: Room) -> Point:
        across, along = SPOTS[name]
        x = room.x + room.width * across
        if room.width > 4 * NEAR:
            x = min(room.x + room.width - 1.0, max(room.x + 1.0, self.walker.position[0] + NEAR))
        return x, room.y + room.depth * along

    def _worn(self, name: str) -> tuple[str, ...]:
        people: Any = self.session.parts.plant.state.units["people"]
        return tuple(garment for garment in people.people[name].worn if garment in GARMENTS)

    def _rise(self, at: Point) -> float:
        """How high one is who steps over a bench."""
        away = min((_outside(area, at) for area in self._benches), default=STEP)
        share = max(0.0, 1.0 - away / STEP)
        return SEAT * share * share * (3.0 - 2.0 * share)

    def _seen_from_outside(self) -> None:
        """The body instead of the own hands, or the hands alone."""
        for hand in (self.hands.left, self.hands.right):
            hand.node.hide() if self.is_outside else hand.node.show()
        self.own.root.show(OWN_EYES) if self.is_outside else self.own.root.hide(OWN_EYES)

    def _hands(self, acts: HandsOn, dt: float) -> None:
        people: Any = self.session.parts.plant.state.units["people"]
        self.hands.adorn(people.people["trainee"].items)
        if acts.hold is not None:
            self.hands.hold(self._side, "")
            zone = ZONES[min(len(ZONES) - 1, int((acts.session.time - acts.hold.since) / ZONE_TIME))]
            at = self._rub_place(acts)
            self.hands.rub(zone, acts.session.time, (at.x, at.y, at.z))
        else:
            self._carry(acts)
            self._act(acts)
        self.hands.animate(dt, 0.0 if self.is_calm else self.walker.speed)

    def _carry(self, acts: HandsOn) -> None:
        """Show in the hand what it holds: the garment by its grip, or what it brings to the locker."""
        is_gathered = acts.is_gathered and acts.held == "coverall"
        thing, grip = acts.held, "gathered" if is_gathered else acts.held_by
        if acts.reach is not None and acts.reach.verb.control == "drop" and acts.reach.verb.value in HOLDS:
            thing, grip = acts.reach.verb.value, ""
        if not thing or not (self.hands.left.holds or self.hands.right.holds):
            self.hands.hold(self._side, "")
            self._side = acts.hand
        self.hands.hold(self._side, thing, grip)

    def _act(self, acts: HandsOn) -> None:
        self.hands.home()
        if acts.touched_at is not None:
            self.hands.pose(acts.hand, acts.pose)
            self.hands.reach(acts.hand, acts.touched_at, 1.0)

    def _rub_place(self, acts: HandsOn) -> LVecBase3f:
        """Where the hands meet, in the camera's space: under the water of a basin, else before the chest."""
        hold, water = acts.hold, acts.touched_at
        if hold is None or water is None or not hold.target.endswith(".wash"):
            return RUB_SEEN
        at = self.base.camera.get_relative_point(self.base.render, LPoint3f(*water))
        return LVecBase3f(at * min(1.0, ARM / max(at.length(), 1e-6)))


def _outside(area: Area, at: Point) -> float:
    """How far a point is outside a rectangle, m."""
    across = max(area.x - at[0], 0.0, at[0] - area.x - area.width)
    along = max(area.y - at[1], 0.0, at[1] - area.y - area.depth)
    return math.hypot(across, along)
