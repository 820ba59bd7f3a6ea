"""Which named part a ray meets: boxes of parts in the frame of their instance, no scene graph needed."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Vector = tuple[float, float, float]
Box = tuple[Vector, Vector]
REACH = 0.9  # m; within it a hand can act, beyond it one walks [UX 3]


@dataclass(frozen=True, slots=True)
class Thing:
    """An instance that can be pointed at: where it stands, and the boxes of its usable parts in its own frame."""

    instance: str
    equipment: str
    at: Vector
    heading: float
    parts: Mapping[str, Box]


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
    hits = (hit for thing in things if (hit := _meet(origin, direction, thing)) is not None)
    return min(hits, key=lambda h: h.distance, default=None)


def pick_near(origin: Vector, direction: Vector, things: Iterable[Thing], slack: float) -> Hit | None:
    """As `pick`; where the ray itself meets nothing, eight rays around it at `slack` radians."""
    candidates = list(things)
    exact = pick(origin, direction, candidates)
    if exact is not None or slack <= 0.0:
        return exact
    hits = (pick(origin, ray, candidates) for ray in _around(direction, slack))
    return min((h for h in hits if h is not None), key=lambda h: h.distance, default=None)


def _around(direction: Vector, slack: float) -> list[Vector]:
    x, y, z = direction
    flat = math.hypot(x, y) or 1.0
    right, up = (y / flat, -x / flat, 0.0), (-x * z / flat, -y * z / flat, flat)
    rays = []
    for k in range(8):
        a, b = slack * math.cos(k * math.pi / 4), slack * math.sin(k * math.pi / 4)
        bent = [d + a * r + b * u for d, r, u in zip(direction, right, up, strict=True)]
        size = math.sqrt(sum(q * q for q in bent))
        rays.append((bent[0] / size, bent[1] / size, bent[2] / size))
    return rays


def _meet(origin: Vector, direction: Vector, thing: Thing) -> Hit | None:
    start = _into(thing.heading, tuple(o - a for o, a in zip(origin, thing.at, strict=True)))
    along = _into(thing.heading, direction)
    best: tuple[float, str] | None = None
    for part, box in thing.parts.items():
        distance = _slab(start, along, box)
        if distance is not None and (best is None or distance < best[0]):
            best = distance, part
    if best is None:
        return None
    x, y, z = (o + d * best[0] for o, d in zip(origin, direction, strict=True))
    return Hit(thing.instance, thing.equipment, best[1], best[0], (x, y, z))


def _into(heading: float, vector: tuple[float, ...]) -> Vector:
    """A vector of the plant in the frame of an instance turned by `heading` degrees."""
    turn = math.radians(-heading)
    x, y, z = vector
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn), z


def _slab(start: Vector, along: Vector, box: Box) -> float | None:
    """Distance at which a ray enters a box, or None; 0 when it starts inside."""
    near, far = 0.0, math.inf
    for s, d, low, high in zip(start, along, *box, strict=True):
        if abs(d) < 1e-12:
            if not low <= s <= high:
                return None
            continue
        first, last = sorted(((low - s) / d, (high - s) / d))
        near, far = max(near, first), min(far, last)
    return near if near <= far else None
