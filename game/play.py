"""One mission being played on the desktop: body, hands, plant and picture advanced together each frame."""

import math
from dataclasses import dataclass, field
from typing import Any

from panda3d.core import LPoint2f, LPoint3f, LVecBase3f

from game import saved
from game.clock import PlayClock
from game.hands_on import HandsOn
from game.input.picker import Hit, Thing, in_plant, pick_near, spot
from game.render.base import FIELD_OF_VIEW
from game.stage import Stage
from game.travelling import Travelling
from game.walker import Walker, heading_to, motion_of
from sim_core.plan import Door, Facility, Placed
from sim_core.walk import Area, Opening, Point, WalkMap
from training.poses import PoseTrack
from training.session import Session

PASSABLE = 0.7  # share of its opening from which a door lets a body through
BEHIND = 0.1  # m before the eye
SHORT = 0.6  # m; a walk that must end so far from the clicked floor is told, chosen: more than a stride's rounding
JAMB = 0.1  # m beside a door's opening that still belong to it: what hangs in the frame, chosen
LEANING = 40.0  # degrees of view while one leans in, chosen: a label of 2 cm is read at 1.5 m
CALM = 0.5  # s; a new motion class counts after so long, so that a stop at a corner is not "still"
EDGE = 2 * math.tan(math.radians(FIELD_OF_VIEW / 2)) / 1280  # radians a pixel in the middle of a 1280 px picture


@dataclass(frozen=True, slots=True)
class Keys:
    """What the walking keys ask for: shares -1..1 forward and to the right."""

    forward: float = 0.0
    sideways: float = 0.0


@dataclass(slots=True)
class Play:
    """A run in the window.

    Args:
        base: Panda3D's window.
        session: the run.
        facility: rooms, doors, placed equipment.
        stage: what is seen.
    """

    base: Any
    session: Session
    facility: Facility
    stage: Stage
    clock: PlayClock = field(default_factory=PlayClock)
    slack: float = 12 * EDGE
    walker: Walker = field(init=False)
    hands: HandsOn = field(init=False)
    hover: Hit | None = None
    track: PoseTrack = field(init=False)
    rested: float = 0.0  # s that the pointer has rested on `hover`
    leans: bool = False
    travelling: Travelling = field(default_factory=Travelling)
    marks: dict[str, tuple[float, float, float]] = field(default_factory=dict)  # on the floor, to walk to
    points_by: str = "mouse"  # mouse, pad or keys: the device that was used last
    _rested_on: tuple[str, str] = ("", "")
    _stepped: list[tuple[str, str]] = field(default_factory=list)
    _motion: str = "still"
    _motion_for: float = 0.0

    def __post_init__(self) -> None:
        plan = walk_map(self.facility, self.stage)
        self.track = PoseTrack.beside(self.session.file.path if self.session.file else None)
        self.walker = Walker(plan, (0.0, 0.0), heading=270.0)
        self.stand_again()
        self.hands = HandsOn(self.session, self.facility, self.walker)

    def update(self, dt: float, keys: Keys) -> None:
        """One frame."""
        if self.travelling.frame(self, dt):
            self.show()
            return
        ticks = self.clock.ticks(dt)
        if not self.clock.is_frozen:
            self._walk(dt, keys)
            self.session.step(ticks)
            self.hands.update(dt)
            if self.hands.leans:
                self.hands.leans = False
                self.lean(closer=True)
            self.track.add(saved.pose(self.session.time, self.walker, self.hands))
        self.show()

    def stand_again(self) -> None:
        """Put the body where it was at this time of the run, or where the plant says that it is."""
        room, start = saved.place(self.session, self.facility, self.stage.rooms)
        was = self.track.at(self.session.time)
        plan = self.walker.plan
        if was is not None and plan.room_at(was.eye[:2]) == room:
            start, self.walker.heading, self.walker.pitch = was.eye[:2], *was.eye[3:]
        self.walker.stop()
        self.walker.position = plan.path(start, start)[-1]

    def rewind(self) -> str:
        """Go back 30 s with body and hands; returns what to tell the person, in English."""
        self.hands.cancel()
        self.hands.hold = None
        reason = self.session.submit("session.rewind")
        if reason is None:
            self.stand_again()
            self.hands.hold_again(saved.held(self.session))
        return reason or saved.BACK

    def show(self) -> None:
        """Put camera and scene where the state says."""
        eye = LPoint3f(*self.walker.eye)
        self.base.camera.set_pos(eye)
        self.base.camera.set_hpr(LVecBase3f(self.walker.heading, self.walker.pitch, 0.0))
        self.stage.show(self.session.readings, self.walker.room, eye)

    def point(self, x: float, y: float) -> None:
        """The pointer is at (x, y), -1..1 from left to right and bottom to top."""
        self.hover = self.at(x, y)

    def rest(self, dt: float) -> None:
        """Count how long the pointer rests on the same part."""
        now = ("", "") if self.hover is None else (self.hover.instance, self.hover.part)
        self.rested = self.rested + dt if now == self._rested_on else 0.0
        self._rested_on = now

    def at(self, x: float, y: float, slack: float | None = None) -> Hit | None:
        """The part in the picture at (x, y), or None; `slack` radians beside it count too (else as chosen)."""
        ray = self._ray(x, y)
        if ray is None:
            return None
        hit = pick_near(*ray, self.seen(), self.slack if slack is None else slack)
        return hit if hit is not None and self._is_in_view(hit.point) else None

    def click(self, x: float, y: float) -> None:
        """Act on what is there, or walk to the floor there. A click is never lost."""
        self.point(x, y)
        if self.hover is not None:
            self.hands.click(self.hover)
        else:
            self.click_floor(x, y)

    def click_floor(self, x: float, y: float) -> None:
        """Walk to the floor there; a hand on its way is called back."""
        self.stop_walking()
        self.hands.take_back()
        spot = self._floor(x, y)
        if spot is None:
            return
        self.walker.walk_to(spot)
        end = self.walker.path[-1] if self.walker.path else self.walker.position
        if self.walker.plan.room_at(spot) == self.walker.room and math.dist(end, spot) > SHORT:
            self.hands.notice = "no_way"

    def stop_walking(self) -> None:
        """Any key or click stops a walk that a click began; what it was to end with is not done."""
        if self.walker.path or self.hands.pending is not None:
            self.walker.stop()
            self.hands.pending = None

    def lean(self, *, closer: bool) -> None:
        """Lean in to see better, or stand back."""
        self.leans = closer
        self.base.camLens.set_fov(LEANING if closer else FIELD_OF_VIEW)

    def point_at_next(self, way: int = 1) -> None:
        """Keyboard only: look at the nearest part that was not looked at since the last act or step; -1 goes back."""
        if way < 0 and len(self._stepped) > 1:
            self._stepped.pop()
        found = [h for t in self.seen() for h in self.hits(t) if self._is_in_view(h.point)]
        hits = {(h.instance, h.part): h for h in sorted([*found, *self._places()], key=lambda h: h.distance)}
        if not hits:
            return
        if way > 0:
            self._stepped.append(next((name for name in hits if name not in self._stepped), ("", "")))
        if not self._stepped or self._stepped[-1] not in hits:  # all were looked at, or what was is gone: begin anew
            self._stepped = [next(iter(hits))]
        chosen = hits[self._stepped[-1]]
        x, y, z = self.walker.eye
        self.walker.heading = heading_to((x, y), chosen.point[:2])
        away = math.dist((x, y), chosen.point[:2])
        self.walker.pitch = max(-60.0, min(60.0, math.degrees(math.atan2(chosen.point[2] - z, away))))
        self.hover, self.points_by = chosen, "keys"

    def begin_anew(self) -> None:
        """After an act the nearest part comes first again."""
        self._stepped = []

    def hits(self, thing: Thing) -> list[Hit]:
        """Every usable part of a thing that it does not hide itself from the eyes, as if pointed at."""
        found = []
        for part in thing.parts:
            point = spot(self.walker.eye, thing, part)
            if point is not None:
                found.append(Hit(thing.instance, thing.equipment, part, math.dist(self.walker.eye, point), point))
        return found

    def place_on_screen(self, point: tuple[float, float, float]) -> tuple[float, float] | None:
        """Where a point of the plant is in the picture (-1..1, beyond it outside); none behind the eye."""
        seen = self.base.camera.get_relative_point(self.base.render, LPoint3f(*point))
        if seen.y < BEHIND:
            return None
        flat = LPoint2f()
        self.base.camLens.project(seen, flat)  # False outside the picture, yet the place is right
        return flat.x, flat.y

    def box_on_screen(self, hit: Hit) -> tuple[float, float, float, float] | None:
        """The part's box in the picture as left, bottom, right, top (-1..1); None behind the eye."""
        thing = self.stage.thing(hit.instance)
        if thing is None or hit.part not in thing.parts:
            place = self.place_on_screen(hit.point)
            return None if place is None else (*place, *place)
        solid = thing.parts[hit.part]
        (x0, y0, z0), (x1, y1, z1) = solid.box
        corners = [(x, y, z) for x in (x0, x1) for y in (y0, y1) for z in (z0, z1)]
        places = [self.place_on_screen(in_plant(thing, solid.carrier, corner)) for corner in corners]
        across = [min(1.0, max(-1.0, place[0])) for place in places if place is not None]
        up = [min(1.0, max(-1.0, place[1])) for place in places if place is not None]
        return None if len(across) < len(corners) else (min(across), min(up), max(across), max(up))

    def seen(self) -> list[Thing]:
        """What stands in the rooms that are seen; a door that joins two of them is one thing all the same."""
        rooms = self.stage.visible_from(self.walker.room, self.session.readings)
        return list({thing.instance: thing for thing in self.stage.things(rooms)}.values())

    def _places(self) -> list[Hit]:
        """Open doors and marks on the floor as places to walk to: for those who cannot click the floor."""
        eye, doors = self.walker.eye, (self.facility.doors[name] for name in self._open_doors())
        points = [(door.id, "door", "passage", (door.x, door.y, 1.0)) for door in doors]
        points += [(name, "mark", "floor", point) for name, point in self.marks.items()]
        return [Hit(name, slug, part, math.dist(eye, point), point) for name, slug, part, point in points]

    def _is_in_view(self, point: tuple[float, float, float]) -> bool:
        """Whether no wall stands between the eyes and a point: another room is seen through its open door only."""
        here, there = self.walker.room, self.walker.plan.room_at(point[:2])
        if "" in (here, there) or here == there:
            return True
        joins = (door for door in self.facility.doors_of(here) if door.joins(here, there))
        return any(is_seen_through(door, self.walker.position, point[:2]) for door in joins)

    def _walk(self, dt: float, keys: Keys) -> None:
        before, room = self.walker.position, self.walker.room
        self.walker.update(dt, keys.forward, keys.sideways, self._open_doors())
        if keys.forward or keys.sideways:
            self.hands.pending = None
            self.hands.reach = None
        if self.walker.is_blocked:
            self.walker.is_blocked, self.hands.notice = False, "shut"
        if self.walker.speed > 0.0:
            self.hands.leave()
            self.begin_anew()
            if self.leans:
                self.lean(closer=False)
        now = self.walker.room
        if now and now != room and self.session.submit("trainee.enter", now) is not None:
            self.walker.position = before
            self.walker.stop()
        self._tell_motion(dt)

    def _tell_motion(self, dt: float) -> None:
        wanted = motion_of(self.walker.speed)
        if wanted == self._motion:
            self._motion_for = 0.0
            return
        # One stands before the hand acts or the eyes read: what is looked at quietly is not disturbed by that.
        self._motion_for += CALM if self.hands.reach is not None or self.hands.at_mirror else dt
        # Faster counts at once, slower after a moment: what was shed was shed.
        if self.walker.speed > 0.1 or self._motion_for >= CALM:
            self._motion, self._motion_for = wanted, 0.0
            self.session.submit("trainee.motion", wanted)

    def _open_doors(self) -> set[str]:
        readings = self.session.readings
        near = self.facility.doors_of(self.walker.room)
        return {d.id for d in near if readings.get(f"{d.id}.opening", 0.0) > PASSABLE}

    def _ray(self, x: float, y: float) -> tuple[tuple[float, float, float], tuple[float, float, float]] | None:
        near, far = LPoint3f(), LPoint3f()
        if not self.base.camLens.extrude(LPoint2f(x, y), near, far):
            return None
        start = self.base.render.get_relative_point(self.base.camera, near)
        along = self.base.render.get_relative_point(self.base.camera, far) - start
        along.normalize()
        return (start.x, start.y, start.z), (along.x, along.y, along.z)

    def _floor(self, x: float, y: float) -> Point | None:
        ray = self._ray(x, y)
        if ray is None or ray[1][2] >= -0.02:
            return None
        (sx, sy, sz), (dx, dy, dz) = ray
        reach = -sz / dz
        return (sx + dx * reach, sy + dy * reach)


def is_seen_through(door: Door, eye: Point, point: Point) -> bool:
    """Whether the line from the eyes to a point passes a door's opening, seen from above."""
    flip = 1 if door.axis == "y" else 0  # the coordinate that grows on the way through
    wall, middle = (door.y, door.x) if flip else (door.x, door.y)
    way = point[flip] - eye[flip]
    share = (wall - eye[flip]) / way if way else -1.0
    across = eye[1 - flip] + (point[1 - flip] - eye[1 - flip]) * share - middle
    return 0.0 <= share <= 1.0 and abs(across) <= door.width / 2 + JAMB


def walk_map(facility: Facility, stage: Stage) -> WalkMap:
    """The walkable area of the staged rooms, with what stands on the floor as obstacles."""
    rooms = [Area(r.id, r.x, r.y, r.width, r.depth) for i in stage.rooms for r in (facility.rooms[i],)]
    doors = [
        Opening(d.id, d.x, d.y, d.width, wall_along_x=d.axis == "y")
        for d in facility.doors.values()
        if d.a in stage.rooms and d.b in stage.rooms
    ]
    standing = stage.obstacles()
    critical = [area for area in standing if area.name in facility.placed and is_critical(facility.placed[area.name])]
    return WalkMap(rooms, doors, standing, critical)


def is_critical(placed: Placed) -> bool:
    """Whether a body that brushes past would soil what lies there: clean garments on an open rack."""
    return placed.equipment == "gown_rack"
