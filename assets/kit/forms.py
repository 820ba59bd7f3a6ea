"""Solids beyond `assets.shapes`: plates with round corners, frames, rings and rounded cushions. Numpy only."""

import math
from collections.abc import Sequence

import numpy as np

from assets.shapes import Array, Solid, grid, join

Point = tuple[float, float]
SLIVER = 4e-11  # m2, twice the area under which a triangle is nothing


def rounded(width: float, height: float, radius: float, steps: int = 4) -> list[Point]:
    """A rectangle with round corners about the origin, counter-clockwise seen from -y."""
    r = min(radius, width * 0.499, height * 0.499)
    corners = [
        (width / 2 - r, height / 2 - r, 0),
        (r - width / 2, height / 2 - r, 90),
        (r - width / 2, r - height / 2, 180),
        (width / 2 - r, r - height / 2, 270),
    ]
    return [
        (x + r * math.cos(math.radians(a + 90 * i / steps)), z + r * math.sin(math.radians(a + 90 * i / steps)))
        for x, z, a in corners
        for i in range(steps + 1)
    ]


def plate(points: Sequence[Point], depth: float, bevel: float = 0.002) -> Solid:
    """A convex outline (x, z; counter-clockwise from -y) as a plate from y = 0 to y = depth, its front edge rounded."""
    ring = np.asarray(points, float)
    out = _outward(ring)
    bevel = min(bevel, depth * 0.9)
    rows: list[Array] = []
    normals: list[Array] = []
    turns = [(0.0, 0.0), (0.5, math.radians(45)), (1.0, math.radians(90))] if bevel > 0 else [(1.0, math.radians(90))]
    for _, angle in turns:
        inset = bevel * (1 - math.sin(angle))
        rows.append(_lift(ring - out * inset, bevel * (1 - math.cos(angle))))
        normals.append(
            np.stack(
                [out[:, 0] * math.sin(angle), np.full(len(ring), -math.cos(angle)), out[:, 1] * math.sin(angle)], -1
            )
        )
    rows.append(_lift(ring, depth))
    normals.append(normals[-1])
    side = grid(np.array(rows[::-1]), np.array(normals[::-1]), None, is_closed=True)
    front = _fan(rows[0], (0.0, -1.0, 0.0))
    return join([_aligned(side), front, _fan(_lift(ring, depth), (0.0, 1.0, 0.0))])


def frame(outer: Sequence[Point], inner: Sequence[Point], depth: float, bevel: float = 0.0015) -> Solid:
    """A plate with a hole; both outlines have the same number of points."""
    a, b = np.asarray(outer, float), np.asarray(inner, float)
    out_a, out_b = _outward(a), -_outward(b)
    loops = [
        _lift(a, depth),
        _lift(a, bevel),
        _lift(a - out_a * bevel, 0),
        _lift(b - out_b * bevel, 0),
        _lift(b, bevel),
        _lift(b, depth),
    ]
    front = np.tile((0.0, -1.0, 0.0), (len(a), 1))
    flat_a, flat_b = _flat(out_a), _flat(out_b)
    pieces = [
        grid(np.array(loops[:2]), np.array([flat_a, flat_a]), None, is_closed=True),
        grid(np.array(loops[1:3]), np.array([flat_a, front]), None, is_closed=True),
        grid(np.array(loops[2:4]), np.array([front, front]), None, is_closed=True),
        grid(np.array(loops[3:5]), np.array([front, flat_b]), None, is_closed=True),
        grid(np.array(loops[4:6]), np.array([flat_b, flat_b]), None, is_closed=True),
    ]
    return _aligned(join(pieces))


def cushion(size: Sequence[float], softness: float = 0.5, ripple: float = 0.0, seed: int = 1, rows: int = 9) -> Solid:
    """A soft block standing on z = 0 (folded cloth, a bag): a superellipsoid with ripples of `ripple` metres."""
    width, depth, height = size
    columns = 3 * rows
    power = 2.0 / (2.0 + 8.0 * (1 - softness))
    rng = np.random.default_rng(seed)
    wave = rng.uniform(0, 2 * np.pi, 6)
    lattice = np.zeros((rows, columns, 3))
    for i in range(rows):
        latitude = math.pi * (i / (rows - 1) - 0.5)
        ring, up = _soft(math.cos(latitude), power), _soft(math.sin(latitude), power)
        for j in range(columns):
            angle = 2 * math.pi * j / columns
            bump = (
                ripple * ring * (math.sin(3 * angle + 4 * up + wave[0]) + 0.6 * math.sin(7 * angle - 3 * up + wave[1]))
            )
            lattice[i, j] = (
                (width / 2 + bump) * ring * _soft(math.cos(angle), power),
                (depth / 2 + bump) * ring * _soft(math.sin(angle), power),
                height / 2 * (1 + up) + bump * 0.3,
            )
    return woven(lattice, is_closed=True)


def woven(lattice: Array, *, is_closed: bool = False) -> Solid:
    """A sheet through a lattice of points, shape (rows, columns, 3), smooth; empty triangles are left out."""
    du = np.roll(lattice, -1, 1) - np.roll(lattice, 1, 1) if is_closed else np.gradient(lattice, axis=1)
    normal = np.cross(du, np.gradient(lattice, axis=0))
    length = np.linalg.norm(normal, axis=-1, keepdims=True)
    normal = np.where(length > 1e-12, normal / np.maximum(length, 1e-12), 0.0)
    for i in (0, -1):
        if (length[i] <= 1e-12).any():
            pole = (lattice[i] - lattice[1 if i == 0 else -2]).mean(0)
            normal[i] = pole / max(float(np.linalg.norm(pole)), 1e-9)
    return without_slivers(grid(lattice, normal, None, is_closed=is_closed))


def ring(radius: float, thickness: float, sides: int = 24, rounds: int = 8) -> Solid:
    """A torus about z."""
    a = np.arange(sides) / sides * 2 * np.pi
    b = np.arange(rounds + 1) / rounds * 2 * np.pi
    out = np.stack([np.cos(a), np.sin(a), np.zeros(sides)], -1)
    normal = np.cos(b)[:, None, None] * out + np.sin(b)[:, None, None] * np.array([0.0, 0.0, 1.0])
    return _aligned(grid(radius * out + thickness * normal, normal, None, is_closed=True))


def both_sides(solid: Solid) -> Solid:
    """A thin sheet that is seen from its back too."""
    return join([solid, Solid(solid.position, -solid.normal, solid.uv, solid.triangle[:, ::-1])])


def without_slivers(solid: Solid) -> Solid:
    """The solid less its triangles without area (poles, closed bevels)."""
    a, b, c = (solid.position[solid.triangle[:, i]] for i in range(3))
    keep = np.linalg.norm(np.cross(b - a, c - a), axis=1) > SLIVER
    return Solid(solid.position, solid.normal, solid.uv, solid.triangle[keep])


def _soft(value: float, power: float) -> float:
    return math.copysign(abs(value) ** power, value)


def _outward(loop: Array) -> Array:
    """Unit vectors pointing out of each corner of a counter-clockwise outline (x, z)."""
    edge = np.roll(loop, -1, 0) - np.roll(loop, 1, 0)
    out = np.stack([edge[:, 1], -edge[:, 0]], -1)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)


def _lift(loop: Array, y: float) -> Array:
    return np.stack([loop[:, 0], np.full(len(loop), y), loop[:, 1]], -1)


def _flat(out: Array) -> Array:
    return np.stack([out[:, 0], np.zeros(len(out)), out[:, 1]], -1)


def _fan(loop: Array, normal: tuple[float, float, float]) -> Solid:
    fan = np.array([(0, i, i + 1) for i in range(1, len(loop) - 1)])
    solid = Solid(loop, np.tile(normal, (len(loop), 1)), loop[:, [0, 2]], fan)
    return _aligned(without_slivers(solid))


def _aligned(solid: Solid) -> Solid:
    """Triangles turned so that they face along their normals."""
    a, b, c = (solid.position[solid.triangle[:, i]] for i in range(3))
    wrong = (np.cross(b - a, c - a) * solid.normal[solid.triangle].sum(1)).sum(1) < 0
    return Solid(
        solid.position, solid.normal, solid.uv, np.where(wrong[:, None], solid.triangle[:, ::-1], solid.triangle)
    )
