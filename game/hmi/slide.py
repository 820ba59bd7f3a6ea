"""What lies on a slide under the microscope: which thing is where in which field, always the same for the same slide.

The counts are the instrument's readings over all its fields; each thing of them lies in one field, by chance, so that a
field holds a Poisson number and the ten together hold exactly what was counted. Beyond the counted circle, which a
weaker objective shows, things lie as densely. Sizes are chosen within what such cells and bacteria have. Lengths in
micrometres, from the middle of the field; the layer is `LAYER` deep.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
KINDS = ("cells", "dead", "debris", "rods")
RADIUS = 63.0  # of the counted circle, the view at 400x [analyser.FIELD_ML]
LAYER = 16.0
OBJECTIVES = (100, 200, 400)
MOTILE = 0.6  # share of the rods that swim, chosen
WALL = 3.5  # a swimmer turns so far from the rim


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide as its readings tell it.

    Attributes:
        key: of the seed, instrument and bottle: other keys, other places.
        counts: things of each of KINDS in all fields together. fields: how many those are.
    """

    key: int
    counts: tuple[int, int, int, int]
    fields: int = 10


@dataclass(frozen=True)
class Things:
    """Things of one kind in and around a field, arrays of shape (things,).

    Attributes:
        x, y: from the middle; z: depth in the layer. size: radius, of rods the length. turn: radians.
        own: random numbers 0..1 for whatever else differs, shape (things, 6).
        inside: how many of them (the first ones) lie in the counted circle.
    """

    x: Array
    y: Array
    z: Array
    size: Array
    turn: Array
    own: Array
    inside: int


def reach(objective: int) -> float:
    """Radius of what an objective shows.

    >>> reach(400), reach(100)
    (63.0, 252.0)
    """
    return RADIUS * 400.0 / objective


def counted(slide: Slide, field: int) -> tuple[int, ...]:
    """How many of each kind lie in a field, 1 to `fields`."""
    return tuple(int((_homes(slide, kind) == field - 1).sum()) for kind in range(len(KINDS)))


@lru_cache(maxsize=16)
def look(slide: Slide, field: int, objective: int) -> dict[str, Things]:
    """What an objective shows of a field."""
    return {name: _things(slide, field, objective, kind) for kind, name in enumerate(KINDS)}


def swim(rods: Things, seconds: float, limit: float) -> tuple[Array, Array, Array]:
    """Where rods are at a time: swimmers run on bent ways at up to 25 um/s, the others tremble; x, y and heading.

    The ways are sums of slow swings, so that any moment can be shown without those before it.
    """
    a, b, c, d = (rods.own[:, k] for k in range(4))
    is_motile = a < MOTILE
    far, pace = np.where(is_motile, 4.0 + 10.0 * b, 0.25), np.where(is_motile, 0.7 + 1.1 * c, 2.5 + 3.0 * c)
    phase = 2.0 * math.pi * d
    slow, quick = pace * seconds + phase, 1.7 * pace * seconds + 3.0 * phase
    across = 0.5 * np.cos(quick)
    ahead = np.sin(slow) + 0.3 * np.sin(quick)
    vx, vy = np.cos(slow) + 0.51 * np.cos(quick), -0.85 * np.sin(quick)
    cos, sin = np.cos(rods.turn), np.sin(rods.turn)
    x = rods.x + far * (ahead * cos - across * sin)
    y = rods.y + far * (ahead * sin + across * cos)
    heading = rods.turn + np.where(is_motile, np.arctan2(vy, vx), 0.35 * np.sin(0.6 * slow))
    distance = np.hypot(x, y)
    over = np.maximum(1.0, distance / (limit - WALL))
    return x / over, y / over, heading


def _homes(slide: Slide, kind: int) -> NDArray[np.int64]:
    """The field (from 0) of each counted thing of a kind."""
    return _chance(slide.key, kind).integers(0, max(1, slide.fields), slide.counts[kind])


def _things(slide: Slide, field: int, objective: int, kind: int) -> Things:
    inside = counted(slide, field)[kind]
    chance = _chance(slide.key, 100 + 10 * field + kind)
    turn, share = chance.uniform(0.0, 2.0 * math.pi, inside), chance.uniform(0.0, 1.0, inside)
    x, y = RADIUS * np.sqrt(share) * np.cos(turn), RADIUS * np.sqrt(share) * np.sin(turn)
    rest = [chance.uniform(0.0, 1.0, (inside, 9))]
    outer = reach(objective)
    if outer > RADIUS:
        beyond = _chance(slide.key, 1000 + 10 * field + kind)
        mean = slide.counts[kind] / max(1, slide.fields) * ((reach(OBJECTIVES[0]) / RADIUS) ** 2 - 1.0)
        number = int(beyond.poisson(mean))
        turn, share = beyond.uniform(0.0, 2.0 * math.pi, number), beyond.uniform(0.0, 1.0, number)
        far = np.sqrt(RADIUS**2 + share * (reach(OBJECTIVES[0]) ** 2 - RADIUS**2))
        own = beyond.uniform(0.0, 1.0, (number, 9))
        seen = far < outer
        x, y = np.append(x, (far * np.cos(turn))[seen]), np.append(y, (far * np.sin(turn))[seen])
        rest.append(own[seen])
    own = np.concatenate(rest)
    return Things(x, y, _depth(kind, own), _size(kind, own), 2.0 * math.pi * own[:, 8], own[:, :6], inside)


def _depth(kind: int, own: Array) -> Array:
    """Cells lie in the middle of the layer, which is as deep as they are wide; small things anywhere in it."""
    spread = 1.5 if kind < 2 else LAYER / 2.0
    return LAYER / 2.0 + spread * (2.0 * own[:, 6] - 1.0)


def _size(kind: int, own: Array) -> Array:
    """Radius of a cell 6.2 to 8.4 um, of a dead one 5 to 6.6, of debris .7 to 2.2; length of a rod 2.2 to 4.2 um."""
    low, high = ((6.2, 8.4), (5.0, 6.6), (0.7, 2.2), (2.2, 4.2))[kind]
    return low + (high - low) * own[:, 7]


def _chance(key: int, purpose: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64([key & 0xFFFFFFFF, key >> 32, purpose]))
