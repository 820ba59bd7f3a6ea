"""Which named part a ray meets: parts by their real shape, where they are now; no scene graph needed.

The part that the ray itself meets first is meant. Where it meets none, rays around it are tried in rings: the nearest
ring that meets a part decides, there the part that most rays meet, then the nearer one [UX 3].
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.input.solid import Solid, Vector, slab

REACH = 0.9  # m; within it a hand can act, beyond it one walks [UX 3]
CLUTTER = 0.06  # m; what lies so little behind a useless thing is meant: a dial behind its needle, chosen
RINGS = (1 / 3, 2 / 3, 1.0)  # share of the slack
RAYS = 8  # to a ring

Pose = tuple[tuple[Vector, Vector, Vector], Vector]


@dataclass(frozen=True, slots=True)
class Thing:
    """An instance that can be pointed at.

    Attributes:
        instance, equipment: what it is.
        at, heading: where it stands, m and degrees.
        parts: the usable parts, at rest, in its own frame.
        others: the parts that only hide what is behind them.
        moved: for each moving part that is not at rest: rows of the turn and the shift that bring a point of its frame
            back to where it is at rest.
    """

    instance: str
    equipment: str
    at: Vector
    heading: float
    parts: Mapping[str, Solid]
    others: Mapping[str, Solid] = field(default_factory=dict)
    moved: Mapping[str, Pose] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a ray meets first: the part, how far, and where in the plant."""

    instance: str
    equipment: str
    part: str
    distance: float
    point: Vector


def pick(origin: Vector, direction: Vector, things: Iterable[Thing]) -> Hit | None:
    """Return the nearest part along a ray; `direction` is of length 1."""
    usable: Hit | None = None
    hidden = math.inf
    for thing in things:
        best, other = _meet(origin, direction, thing)
        hidden = min(hidden, other)
        if best is not None and (usable is None or best.distance < usable.distance):
            usable = best
    return usable if usable is not None and usable.distance <= hidden + CLUTTER else None


def pick_near(origin: Vector, direction: Vector, things: Iterable[Thing], slack: float) -> Hit | None:
    """As `pick`; where the ray itself meets nothing, rays around it out to `slack` radians."""
    candidates = list(things)
    exact = pick(origin, direction, candidates)
    if exact is not None or slack <= 0.0:
        return exact
    near = [thing for thing in candidates if _is_near(origin, direction, thing, slack)]
    for share in RINGS:
        met = [hit for ray in _around(direction, slack * share) if (hit := pick(origin, ray, near)) is not None]
        if met:
            count = Counter((hit.instance, hit.part) for hit in met)
            return min(met, key=lambda h: (-count[h.instance, h.part], h.distance))
    return None


def spot(origin: Vector, thing: Thing, part: str) -> Vector | None:
    """A place on a part, in the plant, that the thing itself does not hide from `origin`; none where it hides all."""
    solid = thing.parts[part]
    for place in solid.spots:
        point = in_plant(thing, solid.carrier, (float(place[0]), float(place[1]), float(place[2])))
        away = math.dist(origin, point)
        way = tuple((p - o) / (away or 1.0) for p, o in zip(point, origin, strict=True))
        hit = pick(origin, (way[0], way[1], way[2]), (thing,))
        if hit is not None and hit.part == part:
            return hit.point
    return None


def in_plant(thing: Thing, carrier: str, point: Vector) -> Vector:
    """Where a point of a part at rest is now, in the plant."""
    if carrier in thing.moved:
        rows, shift = thing.moved[carrier]
        back = [p - s for p, s in zip(point, shift, strict=True)]
        point = (
            sum(rows[k][0] * back[k] for k in range(3)),
            sum(rows[k][1] * back[k] for k in range(3)),
            sum(rows[k][2] * back[k] for k in range(3)),
        )
    x, y, z = _turned(thing.heading, point)
    return x + thing.at[0], y + thing.at[1], z + thing.at[2]


def _is_near(origin: Vector, direction: Vector, thing: Thing, slack: float) -> bool:
    """Whether any part of a thing can lie within `slack` of a ray: its box grown, along the ray as it is now."""
    start, way = _into(thing, origin, direction)
    for solid in (*thing.parts.values(), *thing.others.values()):
        low, high = solid.box
        reach = math.dist(start, [(a + b) / 2 for a, b in zip(low, high, strict=True)]) + math.dist(low, high)
        grow = slack * reach
        if solid.carrier in thing.moved:
            begin, along = _at_rest(thing.moved[solid.carrier], start, way)
        else:
            begin, along = start, way
        wide = (
            (low[0] - grow, low[1] - grow, low[2] - grow),
            (high[0] + grow, high[1] + grow, high[2] + grow),
        )
        if slab(begin, along, wide) is not None:
            return True
    return False


def _around(direction: Vector, slack: float) -> list[Vector]:
    x, y, z = direction
    flat = math.hypot(x, y) or 1.0
    right, up = (y / flat, -x / flat, 0.0), (-x * z / flat, -y * z / flat, flat)
    rays = []
    for k in range(RAYS):
        turn = 2 * math.pi * k / RAYS
        a, b = slack * math.cos(turn), slack * math.sin(turn)
        bent = [d + a * r + b * u for d, r, u in zip(direction, right, up, strict=True)]
        size = math.sqrt(sum(q * q for q in bent))
        rays.append((bent[0] / size, bent[1] / size, bent[2] / size))
    return rays


def _meet(origin: Vector, direction: Vector, thing: Thing) -> tuple[Hit | None, float]:
    """The nearest usable part of a thing along a ray, and how far what is only in the way is."""
    start, way = _into(thing, origin, direction)
    best, name = math.inf, ""
    hidden = math.inf
    for parts, is_usable in ((thing.parts, True), (thing.others, False)):
        for part, solid in parts.items():
            pose = thing.moved.get(solid.carrier) if solid.carrier else None
            ray = (start, way) if pose is None else _at_rest(pose, start, way)
            distance = solid.meet(*ray)
            if distance is None:
                continue
            if not is_usable:
                hidden = min(hidden, distance)
            elif distance < best:
                best, name = distance, part
    if not name:
        return None, hidden
    x, y, z = (o + d * best for o, d in zip(origin, direction, strict=True))
    return Hit(thing.instance, thing.equipment, name, best, (x, y, z)), hidden


def _into(thing: Thing, origin: Vector, direction: Vector) -> tuple[Vector, Vector]:
    """A ray of the plant in the frame of a thing."""
    start = (origin[0] - thing.at[0], origin[1] - thing.at[1], origin[2] - thing.at[2])
    return _turned(-thing.heading, start), _turned(-thing.heading, direction)


def _at_rest(pose: Pose, start: Vector, way: Vector) -> tuple[Vector, Vector]:
    """A ray in the frame of a moved part, as it would be were the part at rest."""
    rows, shift = pose
    x, y, z = (sum(row[k] * start[k] for k in range(3)) + s for row, s in zip(rows, shift, strict=True))
    a, b, c = (sum(row[k] * way[k] for k in range(3)) for row in rows)
    return (x, y, z), (a, b, c)


def _turned(heading: float, vector: Vector) -> Vector:
    """A vector turned by `heading` degrees about the vertical."""
    turn = math.radians(heading)
    x, y, z = vector
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn), z
