"""Somebody of the cast on his way in the picture: follows where the plant says he is, round furniture and people.

The plant knows a room, doors and a place on a straight line; here a body walks there at a walking pace, through open
doors only, never into a thing and never into the trainee. Nothing of it is scored.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from game.walker import heading_to
from sim_core.walk import Point, WalkMap

CATCH_UP = 1.6  # m/s; the fastest that anybody walks to where the plant has him
GAIN = 1.4  # 1/s; the farther away, the faster: 0.9 m/s are held 0.64 m behind
LOST = 7.0  # m; so far away one is put where the plant has him
APART = 0.75  # m between two people's middles
ARRIVED = 0.05  # m
TURN = 160.0  # degrees/s
LOOK_AHEAD = 0.35  # m before a step that must be free
SWERVES = (
    0.0,
    25.0,
    -25.0,
    50.0,
    -50.0,
    80.0,
    -80.0,
    95.0,
    -95.0,
)  # degrees off the straight way that are tried in turn
PLAN_AGAIN = 0.6  # s between two searches for a way round something


@dataclass(slots=True)
class Passer:
    """One body on the plan; `heading` as a walker's, degrees, 0 = north."""

    plan: WalkMap
    position: Point | None = None
    heading: float = 0.0
    speed: float = 0.0
    _path: list[Point] = field(default_factory=list)
    _wait: float = 0.0

    def follow(self, goal: Point, dt: float, open_doors: Collection[str], others: Sequence[Point]) -> None:
        """Walk towards `goal` for `dt` seconds, clear of `others`."""
        if self.position is None or math.dist(self.position, goal) > LOST:
            self.position, self.speed, self._path = self._free_near(goal, others), 0.0, []
            return
        self._wait -= dt
        target = self._next(goal)
        away = math.dist(self.position, goal)
        if away <= ARRIVED:
            self.speed = 0.0
            return
        pace = min(CATCH_UP, GAIN * away)
        step = min(pace * dt, away)
        before = self.position
        self.position = self._step(target, step, open_doors, others)
        moved = math.dist(before, self.position)
        self.speed = moved / dt if dt > 0.0 else 0.0
        if moved > 1e-4:
            self.turn(heading_to(before, self.position), dt)

    def turn(self, wanted: float, dt: float) -> None:
        """Turn the body towards a heading as fast as people do."""
        off = (wanted - self.heading + 180.0) % 360.0 - 180.0
        self.heading = (self.heading + max(-TURN * dt, min(TURN * dt, off))) % 360.0

    def _next(self, goal: Point) -> Point:
        """The goal where the straight way is free, else the next corner of a way round."""
        assert self.position is not None  # noqa: S101 - the caller looked
        if self._is_straight(goal):
            self._path = []
            return goal
        if self._path and math.dist(self.position, self._path[0]) < 0.15:
            self._path.pop(0)
        if not self._path and self._wait <= 0.0:
            self._wait = PLAN_AGAIN
            self._path = self.plan.path(self.position, goal)[1:]
        return self._path[0] if self._path else goal

    def _is_straight(self, goal: Point) -> bool:
        """As if every door were open: whether one is open is seen at the door."""
        assert self.position is not None  # noqa: S101 - the caller looked
        (x, y), length = self.position, math.dist(self.position, goal)
        steps = max(1, math.ceil(length / 0.08))
        names = [door.name for door in self.plan.doors]
        line = ((x + (goal[0] - x) * k / steps, y + (goal[1] - y) * k / steps) for k in range(1, steps + 1))
        return all(self.plan.is_free(point, names) for point in line)

    def _step(self, target: Point, reach: float, open_doors: Collection[str], others: Sequence[Point]) -> Point:
        """The end of a step towards the target, swerving where somebody stands; no step when nothing is free."""
        assert self.position is not None  # noqa: S101 - the caller looked
        x, y = self.position
        straight = math.atan2(target[1] - y, target[0] - x)
        far = max(reach, min(LOOK_AHEAD, math.dist(self.position, target)))
        for swerve in SWERVES:
            way = straight + math.radians(swerve)
            end = (x + reach * math.cos(way), y + reach * math.sin(way))
            ahead = (x + far * math.cos(way), y + far * math.sin(way))
            if self.plan.is_free(end, open_doors) and self._is_clear(end, others) and self._is_clear(ahead, others):
                return end
        return self.position

    def _is_clear(self, point: Point, others: Sequence[Point]) -> bool:
        """Nobody stands there; who is near already may step away from him."""
        assert self.position is not None  # noqa: S101 - the caller looked
        return all(math.dist(point, o) >= min(APART, math.dist(self.position, o) + 1e-6) for o in others)

    def _free_near(self, goal: Point, others: Sequence[Point]) -> Point:
        spots = [goal, *((goal[0] + r * math.cos(a), goal[1] + r * math.sin(a)) for r, a in _ROUND)]
        clear = (s for s in spots if self.plan.is_free(s, ()) and all(math.dist(s, o) >= APART for o in others))
        return next(clear, goal)


_ROUND = [(0.4 * ring, math.tau * turn / 12) for ring in range(1, 6) for turn in range(12)]


def beside(plan: WalkMap, who: Point, heading: float, near: Point) -> Point:
    """A place from which to watch somebody at work: at his side, a step back, the side that is nearer to `near`."""
    spots = []
    for off in (115.0, -115.0, 90.0, -90.0, 140.0, -140.0, 60.0, -60.0):
        turn = math.radians(heading + off)
        for far in (1.3, 1.0, 1.7):
            spot = (who[0] - far * math.sin(turn), who[1] + far * math.cos(turn))
            if plan.is_free(spot, ()) and plan.room_at(spot) == plan.room_at(who):
                spots.append(spot)
                break
    return min(spots, key=lambda s: math.dist(s, near), default=near)
