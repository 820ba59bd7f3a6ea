"""Where a person can walk: a grid over the floor plan, sliding along walls, and paths for click-to-walk.

The grid has cells of 0.1 m. A cell is free when its centre is inside a room and at least a body's radius from walls and
obstacles, or inside a door's opening. A path is found by A* over eight neighbours and then pulled straight.
"""

import heapq
import itertools
import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim_core.quantity import Metre

CELL: Metre = 0.1  # chosen: a tenth of a door
BODY_RADIUS: Metre = 0.22  # chosen: shoulder half-breadth of a slender adult, so that a 1.0 m door is passed with ease
KEEPS: Metre = 0.4  # from critical surfaces and open product [UX 3]
NEAR = -1  # a cell nearer than that, chosen below zero so that `_fill` sets it everywhere
DETOUR = 6.0  # a step near what is critical counts as so many, chosen: one goes round a rack, not round a room
_WALL, _FREE = -1, 0  # doors are 1, 2, ... in the order given

Point = tuple[float, float]
_NEIGHBOURS = [(i, j, math.hypot(i, j)) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]


@dataclass(frozen=True, slots=True)
class Area:
    """An axis-parallel rectangle of the plan, metres; `name` is a room or an obstacle."""

    name: str
    x: Metre
    y: Metre
    width: Metre
    depth: Metre


@dataclass(frozen=True, slots=True)
class Opening:
    """A door's opening: centre, width, and whether the wall it is in runs along x (`True`) or along y."""

    name: str
    x: Metre
    y: Metre
    width: Metre
    wall_along_x: bool


@dataclass(frozen=True, slots=True)
class WalkMap:
    """The walkable area of a plan.

    Args:
        rooms: must not overlap.
        doors: openings on shared walls.
        obstacles: furniture; grown by the body's radius here.
        critical: what a path keeps `KEEPS` away from, unless its goal lies nearer; keys may walk there.
    """

    rooms: Sequence[Area]
    doors: Sequence[Opening]
    obstacles: Sequence[Area] = ()
    critical: Sequence[Area] = ()
    _near: NDArray[np.int16] = field(init=False, repr=False)
    _grid: NDArray[np.int16] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        width = max(r.x + r.width for r in self.rooms)
        depth = max(r.y + r.depth for r in self.rooms)
        grid = np.full((math.ceil(width / CELL) + 1, math.ceil(depth / CELL) + 1), _WALL, dtype=np.int16)
        for room in self.rooms:
            _fill(grid, room, -BODY_RADIUS, _FREE)
        for number, door in enumerate(self.doors, start=1):
            _fill(grid, _passage(door), 0.0, number)
        for obstacle in self.obstacles:
            _fill(grid, obstacle, BODY_RADIUS, _WALL)
        near = np.zeros_like(grid)
        for area in self.critical:
            _fill(near, area, KEEPS, NEAR)
        object.__setattr__(self, "_grid", grid)
        object.__setattr__(self, "_near", near)

    def room_at(self, point: Point) -> str:
        """The room that holds the point, or an empty text outside."""
        x, y = point
        inside = (r.name for r in self.rooms if r.x <= x < r.x + r.width and r.y <= y < r.y + r.depth)
        return next(inside, "")

    def door_at(self, point: Point) -> str:
        """The door whose opening holds the point, or an empty text."""
        value = self._value(_cell(point))
        return self.doors[value - 1].name if value > 0 else ""

    def is_free(self, point: Point, open_doors: Collection[str]) -> bool:
        """Whether a body can stand there while only `open_doors` are open."""
        value = self._value(_cell(point))
        return value == _FREE or (value > 0 and self.doors[value - 1].name in open_doors)

    def slide(self, start: Point, step: Point, open_doors: Collection[str]) -> Point:
        """Where a step ends: the whole step, or its share along the wall, or nowhere."""
        x, y = start
        dx, dy = step
        for end in ((x + dx, y + dy), (x + dx, y), (x, y + dy)):
            if self.is_free(end, open_doors):
                return end
        return start

    def path(self, start: Point, goal: Point, open_doors: Collection[str] | None = None) -> list[Point]:
        """Corner points from `start` to the free point nearest to `goal` that is reached through the open doors.

        Without `open_doors` every door counts as open; the walker then stops at the first one that is shut.
        """
        shut = set() if open_doors is None else {n for n, d in enumerate(self.doors, 1) if d.name not in open_doors}
        origin, target = self._nearest_free(_cell(start)), _cell(goal)
        came, best = self._search(origin, target, shut)
        cells = [best]
        while cells[-1] != origin:
            cells.append(came[cells[-1]])
        begin = start if origin == _cell(start) else _centre(origin)
        return self._pulled([begin, *(_centre(c) for c in reversed(cells[:-1]))])

    def _search(
        self, origin: tuple[int, int], target: tuple[int, int], shut: Collection[int]
    ) -> tuple[dict[tuple[int, int], tuple[int, int]], tuple[int, int]]:
        """A*; returns who came from where and the reached cell nearest to the target."""
        cost = {origin: 0.0}
        came: dict[tuple[int, int], tuple[int, int]] = {}
        queue = [(math.dist(origin, target), origin)]
        best, nearest = origin, math.dist(origin, target)
        while queue:
            _, here = heapq.heappop(queue)
            left = math.dist(here, target)
            if left < nearest:
                best, nearest = here, left
            if here == target:
                break
            for i, j, length in _NEIGHBOURS:
                there = (here[0] + i, here[1] + j)
                price = cost[here] + length * (DETOUR if self._is_near(there) else 1.0)
                value = self._value(there)
                if value >= _FREE and value not in shut and price < cost.get(there, math.inf):
                    cost[there], came[there] = price, here
                    heapq.heappush(queue, (price + math.dist(there, target), there))
        return came, best

    def _pulled(self, points: list[Point]) -> list[Point]:
        """Fewer corners: keep a point only when the straight line past it is not free."""
        kept = [points[0]]
        anchor = 0
        for i in range(2, len(points)):
            if not self._is_clear(points[anchor], points[i]):
                anchor = i - 1
                kept.append(points[anchor])
        return [*kept, points[-1]]

    def _is_clear(self, a: Point, b: Point) -> bool:
        steps = max(1, math.ceil(math.dist(a, b) / (CELL / 20)))
        line = ((a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps) for k in range(steps + 1))
        cells = [_cell(p) for p in line]
        may_be_near = self._is_near(cells[0]) or self._is_near(cells[-1])
        return all(self._value(c) >= _FREE and (may_be_near or not self._is_near(c)) for c in cells)

    def _is_near(self, cell: tuple[int, int]) -> bool:
        """Whether a cell lies within `KEEPS` of what is critical."""
        inside = 0 <= cell[0] < self._near.shape[0] and 0 <= cell[1] < self._near.shape[1]
        return inside and bool(self._near[cell] == NEAR)

    def _nearest_free(self, cell: tuple[int, int]) -> tuple[int, int]:
        rings = ((cell[0] + i, cell[1] + j) for r in range(20) for i in range(-r, r + 1) for j in range(-r, r + 1))
        return next((c for c in rings if self._value(c) >= _FREE), cell)

    def _value(self, cell: tuple[int, int]) -> int:
        i, j = cell
        inside = 0 <= i < self._grid.shape[0] and 0 <= j < self._grid.shape[1]
        return int(self._grid[i, j]) if inside else _WALL


def length(points: Iterable[Point]) -> Metre:
    """Length of a path.

    >>> length([(0.0, 0.0), (3.0, 4.0)])
    5.0
    """
    corners = list(points)
    return sum(math.dist(a, b) for a, b in itertools.pairwise(corners))


def _cell(point: Point) -> tuple[int, int]:
    return math.floor(point[0] / CELL), math.floor(point[1] / CELL)


def _centre(cell: tuple[int, int]) -> Point:
    return (cell[0] + 0.5) * CELL, (cell[1] + 0.5) * CELL


def _passage(door: Opening) -> Area:
    """The way through a door: as wide as a body leaves free, deep enough to join both rooms' free areas."""
    across, along = door.width / 2 - 0.1, BODY_RADIUS + CELL
    half_x, half_y = (across, along) if door.wall_along_x else (along, across)
    return Area(door.name, door.x - half_x, door.y - half_y, 2 * half_x, 2 * half_y)


def _fill(grid: NDArray[np.int16], area: Area, margin: Metre, value: int) -> None:
    """Set the cells whose centre lies in the area grown by `margin`; a door does not overwrite free floor."""
    i0, i1 = (math.ceil((q / CELL) - 0.5) for q in (area.x - margin, area.x + area.width + margin))
    j0, j1 = (math.ceil((q / CELL) - 0.5) for q in (area.y - margin, area.y + area.depth + margin))
    block = grid[max(0, i0) : max(0, i1), max(0, j0) : max(0, j1)]
    block[...] = np.where(block == _WALL, value, block) if value > 0 else value
