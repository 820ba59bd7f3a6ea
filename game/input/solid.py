"""The real shape of a model's parts, for pointing: triangles at rest, in bunches with boxes so that a ray misses fast.

Lengths are metres in the model's own frame with every moving part at rest. A place on a part (a `region` of its model
file: a latch, a seam) has a box and no triangles.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assets.pack import Part, read_mesh

BUNCH = 32  # triangles to a box; neighbours in the file are neighbours in space, because a part is drawn shape by shape
SPOTS = 24  # places on a part that are tried, one after the other, to find one that can be seen
ON = 0.03  # m; a place lies on a moving part whose box, grown by this, holds its middle
TINY = 1e-12

Vector = tuple[float, float, float]
Box = tuple[Vector, Vector]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Solid:
    """One part.

    Attributes:
        box: its lower and upper corner.
        pivot: what it turns about; none where it never moves.
        carrier: the moving part that it goes with: itself, or the part that it is a place on; empty where it stands.
        is_clear: glass: one points through it.
        corner, along, across: a corner of each triangle and the two edges from it, shape (triangles, 3).
        low, high: the box of each bunch of triangles, shape (bunches, 3).
        spots: places on it, the middle one first, shape (spots, 3).
    """

    box: Box
    pivot: Vector | None
    carrier: str
    is_clear: bool
    corner: Floats
    along: Floats
    across: Floats
    low: Floats
    high: Floats
    spots: Floats

    def meet(self, start: Vector, way: Vector) -> float | None:
        """How far along a ray (`way` of length 1) it is met first; none where it is missed."""
        far = slab(start, way, self.box)
        if far is None or not len(self.corner):
            return far
        origin, direction = np.array(start), np.array(way)
        rows = _rows_of(_met_boxes(origin, direction, self.low, self.high), len(self.corner))
        return nearest(origin, direction, self.corner[rows], self.along[rows], self.across[rows])


@cache
def solids(path: Path) -> Mapping[str, Solid]:
    """The parts of a packed model by name."""
    mesh, _, _ = read_mesh(path)
    corners = mesh.position.astype(float)[mesh.triangle.astype(int)]
    moving = [part for part in mesh.parts if part.axis is not None and part.pivot is not None]
    return {
        part.name: _solid(part, corners[part.first // 3 : (part.first + part.count) // 3], moving)
        for part in mesh.parts
    }


def box_solid(box: Box) -> Solid:
    """A plain box as a part that stands still."""
    none = np.zeros((0, 3))
    middle = np.array([[(a + b) / 2 for a, b in zip(*box, strict=True)]])
    return Solid(box, None, "", False, none, none, none, none, none, middle)


def slab(start: Vector, way: Vector, box: Box) -> float | None:
    """Distance at which a ray enters a box, or None; 0 when it starts inside."""
    near, far = 0.0, float("inf")
    for s, d, low, high in zip(start, way, *box, strict=True):
        if abs(d) < TINY:
            if not low <= s <= high:
                return None
            continue
        first, last = sorted(((low - s) / d, (high - s) / d))
        near, far = max(near, first), min(far, last)
    return near if near <= far else None


def _solid(part: Part, corners: Floats, moving: list[Part]) -> Solid:
    along, across = (np.ascontiguousarray(corners[:, k] - corners[:, 0]) for k in (1, 2))
    starts = range(0, len(corners), BUNCH)
    bunches = [corners[k : k + BUNCH].reshape(-1, 3) for k in starts]
    low = np.array([b.min(0) for b in bunches]).reshape(-1, 3)
    high = np.array([b.max(0) for b in bunches]).reshape(-1, 3)
    carrier = part.name if part in moving else next((m.name for m in moving if not part.count and _is_on(part, m)), "")
    pivot = next((m.pivot for m in moving if m.name == carrier), None)
    first = np.ascontiguousarray(corners[:, 0])
    box, is_clear = (part.low, part.high), part.layer == "glass"
    return Solid(box, pivot, carrier, is_clear, first, along, across, low, high, _spots(part, corners))


def _is_on(place: Part, part: Part) -> bool:
    """Whether the middle of a place lies in a part's box, grown a little."""
    middle = [(a + b) / 2 for a, b in zip(place.low, place.high, strict=True)]
    return all(low - ON <= m <= high + ON for m, low, high in zip(middle, part.low, part.high, strict=True))


def _spots(part: Part, corners: Floats) -> Floats:
    """Middles of triangles spread over the part, the one nearest to the part's own middle first."""
    if not len(corners):
        return np.array([[(a + b) / 2 for a, b in zip(part.low, part.high, strict=True)]])
    size = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    centres = corners.mean(1)
    middle = (centres * size[:, None]).sum(0) / max(size.sum(), TINY)
    # Evenly over the area, so that a large face gets more spots than a screw's head.
    share = (np.arange(SPOTS) + 0.5) / SPOTS * size.sum()
    chosen = np.unique(np.searchsorted(np.cumsum(size), share).clip(0, len(size) - 1))
    away = np.linalg.norm(centres[chosen] - middle, axis=1)
    return np.ascontiguousarray(centres[chosen][np.argsort(away)])


def _met_boxes(origin: Floats, direction: Floats, low: Floats, high: Floats) -> NDArray[np.intp]:
    safe = np.where(np.abs(direction) < TINY, TINY, direction)
    first, last = (low - origin) / safe, (high - origin) / safe
    near, far = np.minimum(first, last).max(1), np.maximum(first, last).min(1)
    return np.flatnonzero((near <= far) & (far >= 0.0))


def _rows_of(bunches: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    rows = (bunches[:, None] * BUNCH + np.arange(BUNCH)).ravel()
    return rows[rows < count]


def nearest(origin: Floats, direction: Floats, corner: Floats, along: Floats, across: Floats) -> float | None:
    """Where a ray meets the first of some triangles, from either side [Moller and Trumbore 1997]."""
    if not len(corner):
        return None
    p = np.cross(direction, across)
    det = (along * p).sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = 1.0 / det
        away = origin - corner
        u = (away * p).sum(1) * inverse
        q = np.cross(away, along)
        v = (q @ direction) * inverse
        far = (across * q).sum(1) * inverse
        is_met = (np.abs(det) > TINY) & (u >= 0.0) & (v >= 0.0) & (u + v <= 1.0) & (far > 0.0)
    return float(far[is_met].min()) if is_met.any() else None
