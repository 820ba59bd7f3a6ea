"""The player's body in the plan: where it stands, where it looks, how it walks.

Positions are metres of the plan; `heading` is degrees, 0 = looking north (+y), positive to the left, as Panda3D turns.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass, field

from sim_core.walk import Point, WalkMap

EYE_HEIGHT = 1.62  # m; eye height of a standing adult, mean of men and women [din33402]
BENT_HEIGHT = 1.05  # m; chosen: eyes while bending to a low shelf
WALK_SPEED = 0.9  # m/s, the cleanroom pace [UX 3]
HURRY_SPEED = 1.6  # m/s, sheds more [UX 3]
PITCH_LIMIT = 60.0  # degrees [UX 3]
TURN_SPEED = 110.0  # degrees/s of the view while a path is walked, chosen
ARRIVED = 1e-6  # m


@dataclass(slots=True)
class Walker:
    """A body that walks by keys or along a path, and says how fast it really moved."""

    plan: WalkMap
    position: Point
    heading: float = 0.0
    pitch: float = 0.0
    is_bent: bool = False
    hurries: bool = False
    path: list[Point] = field(default_factory=list)
    is_blocked: bool = False  # a closed door ended the last path
    open_doors: Collection[str] | None = None  # those known to be open; a path leads through no other
    speed: float = 0.0
    _height: float = EYE_HEIGHT

    @property
    def room(self) -> str:
        """The room that holds the body."""
        return self.plan.room_at(self.position)

    @property
    def eye(self) -> tuple[float, float, float]:
        """Where the eyes are."""
        return (*self.position, self._height)

    def look(self, left: float, up: float) -> None:
        """Turn the view by degrees; the horizon never rolls."""
        self.heading = (self.heading + left) % 360.0
        self.pitch = max(-PITCH_LIMIT, min(PITCH_LIMIT, self.pitch + up))

    def walk_to(self, goal: Point) -> None:
        """Find a path; `update` walks it."""
        self.path, self.is_blocked = self.plan.path(self.position, goal, self.open_doors)[1:], False

    def stop(self) -> None:
        """Forget the path."""
        self.path = []

    def update(self, dt: float, forward: float, sideways: float, open_doors: Collection[str]) -> None:
        """Move for `dt` seconds by keys (shares -1..1, forward and to the right), or along the path."""
        before = self.position
        self.open_doors = open_doors
        if forward or sideways:
            self.stop()
            self._walk_by_keys(dt, forward, sideways, open_doors)
        elif self.path:
            self._walk_path(dt, open_doors)
        self.speed = math.dist(before, self.position) / dt if dt > 0.0 else 0.0
        wanted = BENT_HEIGHT if self.is_bent else EYE_HEIGHT
        self._height += (wanted - self._height) * min(1.0, 6.0 * dt)

    def _walk_by_keys(self, dt: float, forward: float, sideways: float, open_doors: Collection[str]) -> None:
        reach = (HURRY_SPEED if self.hurries else WALK_SPEED) * dt / max(1.0, math.hypot(forward, sideways))
        turn = math.radians(self.heading)
        ahead, right = (-math.sin(turn), math.cos(turn)), (math.cos(turn), math.sin(turn))
        step = (
            (ahead[0] * forward + right[0] * sideways) * reach,
            (ahead[1] * forward + right[1] * sideways) * reach,
        )
        self.position = self.plan.slide(self.position, step, open_doors)

    def _walk_path(self, dt: float, open_doors: Collection[str]) -> None:
        left = (HURRY_SPEED if self.hurries else WALK_SPEED) * dt
        while self.path and left > 1e-6:
            corner = self.path[0]
            distance = math.dist(self.position, corner)
            if distance <= ARRIVED:  # a corner cut by more could be a corner of something
                self.path.pop(0)
                continue
            share = min(1.0, left / distance)
            x, y = self.position
            end = (x + (corner[0] - x) * share, y + (corner[1] - y) * share)
            self._face(end, dt)
            if not self.plan.is_free(end, open_doors):
                self.stop()
                self.is_blocked = True
                return
            self.position = end
            left -= distance * share

    def _face(self, point: Point, dt: float) -> None:
        wanted = heading_to(self.position, point)
        turn = (wanted - self.heading + 180.0) % 360.0 - 180.0
        limit = TURN_SPEED * dt
        self.heading = (self.heading + max(-limit, min(limit, turn))) % 360.0


def heading_to(here: Point, there: Point) -> float:
    """The heading from one point to another.

    >>> heading_to((0.0, 0.0), (0.0, 1.0)), heading_to((0.0, 0.0), (-1.0, 0.0))
    (0.0, 90.0)
    """
    return math.degrees(math.atan2(here[0] - there[0], there[1] - here[1])) % 360.0


def motion_of(speed: float) -> str:
    """The motion class of a body's speed, m/s [mechanics.yaml motion_from_speed_m_s].

    >>> motion_of(0.9), motion_of(1.6), motion_of(0.0)
    ('walk_slow', 'walk_fast', 'still')
    """
    if speed < 0.1:
        return "still"
    if speed < 0.95:  # the cleanroom pace of 0.9 m/s with the rounding of a frame
        return "walk_slow"
    if speed < 1.4:
        return "walk_normal"
    return "walk_fast" if speed < 2.0 else "run"
