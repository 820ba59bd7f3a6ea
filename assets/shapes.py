"""Solids: numpy arrays, no Blender. A `Solid` has its own normals, so that a bevel of one strip looks round."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Vector = Sequence[float]
STEP = 0.45  # m between vertices of a long face, so that baked light has somewhere to live; chosen


@dataclass(slots=True)
class Solid:
    """Vertices (n, 3), unit normals (n, 3), pattern coordinates (n, 2), triangles (m, 3)."""

    position: Array
    normal: Array
    uv: Array
    triangle: NDArray[np.int64]

    def moved(self, matrix: Array) -> "Solid":
        """The solid under a rigid 4 x 4 matrix (column vectors)."""
        turn = matrix[:3, :3]
        normal = self.normal @ np.linalg.inv(turn)
        length = np.linalg.norm(normal, axis=1, keepdims=True)
        triangle = self.triangle if np.linalg.det(turn) > 0 else self.triangle[:, ::-1]
        return Solid(self.position @ turn.T + matrix[:3, 3], normal / np.maximum(length, 1e-9), self.uv, triangle)


def place(x: float = 0.0, y: float = 0.0, z: float = 0.0, heading: float = 0.0, tilt: float = 0.0) -> Array:
    """A matrix: tilt about x, then heading about z (degrees), then a shift in metres."""
    a, b = math.radians(heading), math.radians(tilt)
    turn = np.array([[math.cos(a), -math.sin(a), 0], [math.sin(a), math.cos(a), 0], [0, 0, 1]])
    lean = np.array([[1, 0, 0], [0, math.cos(b), -math.sin(b)], [0, math.sin(b), math.cos(b)]])
    matrix = np.eye(4)
    matrix[:3, :3] = turn @ lean
    matrix[:3, 3] = (x, y, z)
    return matrix


def join(solids: Sequence[Solid]) -> Solid:
    """Several solids as one."""
    starts = np.cumsum([0, *(len(solid.position) for solid in solids)])
    return Solid(
        np.concatenate([solid.position for solid in solids]),
        np.concatenate([solid.normal for solid in solids]),
        np.concatenate([solid.uv for solid in solids]),
        np.concatenate([solid.triangle + start for solid, start in zip(solids, starts, strict=False)]),
    )


def grid(rows: Array, normals: Array, uv: Array | None = None, is_closed: bool = False) -> Solid:
    """A sheet from a lattice of points, shape (rows, columns, 3); closed joins the last column to the first."""
    height, width = rows.shape[:2]
    i, j = np.meshgrid(np.arange(height - 1), np.arange(width if is_closed else width - 1), indexing="ij")
    k = (j + 1) % width
    a, b, c, d = i * width + j, i * width + k, (i + 1) * width + k, (i + 1) * width + j
    triangle = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    flat = np.zeros((height * width, 2)) if uv is None else uv.reshape(-1, 2)
    return Solid(rows.reshape(-1, 3), normals.reshape(-1, 3), flat, triangle)


def sheet(
    corner: Vector, u: Vector, v: Vector, step: float = STEP, uv: tuple[float, float, float, float] | None = None
) -> Solid:
    """A flat rectangle corner + u, v, normal along u x v; uv: pattern coordinates (u0, v0, u1, v1), else metres."""
    origin, along, up = np.asarray(corner, float), np.asarray(u, float), np.asarray(v, float)
    columns = np.linspace(0, 1, max(2, math.ceil(float(np.linalg.norm(along)) / step) + 1))
    rows = np.linspace(0, 1, max(2, math.ceil(float(np.linalg.norm(up)) / step) + 1))
    t, s = np.meshgrid(rows, columns, indexing="ij")
    normal = np.cross(along, up)
    normal = normal / np.linalg.norm(normal)
    low_u, low_v, high_u, high_v = uv or (0.0, 0.0, float(np.linalg.norm(along)), float(np.linalg.norm(up)))
    lattice = origin + s[..., None] * along + t[..., None] * up
    where = np.stack([low_u + (high_u - low_u) * s, low_v + (high_v - low_v) * t], -1)
    return grid(lattice, np.broadcast_to(normal, lattice.shape), where)


def box(x: float, y: float, z: float, bevel: float = 0.004, step: float = STEP) -> Solid:
    """A box of x by y by z metres about the origin, its edges rounded by one strip."""
    half = np.array([x, y, z]) / 2
    bevel = min(bevel, float(half.min()) * 0.9)
    ticks = [_ticks(half[axis] - bevel, step) for axis in range(3)]
    pieces = [_face(half, ticks, axis, sign) for axis in range(3) for sign in (-1, 1)]
    if bevel > 0:
        pieces += [_edge(half, ticks, axis, (s, t)) for axis in range(3) for s in (-1, 1) for t in (-1, 1)]
        pieces += [_corner(half, half - bevel, np.array(s)) for s in np.ndindex(2, 2, 2)]
    return join(pieces)


def lathe(profile: Sequence[tuple[float, float]], sides: int = 20, crease: float = 40.0) -> Solid:
    """A profile of (radius, height), bottom to top, turned about z; corners over `crease` degrees stay sharp."""
    points = np.asarray(profile, float)
    runs: list[list[int]] = [[0]]
    for i in range(1, len(points) - 1):
        runs[-1].append(i)
        a, b = points[i] - points[i - 1], points[i + 1] - points[i]
        turn = math.degrees(abs(math.atan2(a[0] * b[1] - a[1] * b[0], float(a @ b))))
        if turn > crease:
            runs.append([i])
    runs[-1].append(len(points) - 1)
    return join([_turned(points[run], sides) for run in runs])


def cylinder(radius: float, height: float, sides: int = 20, bevel: float = 0.003) -> Solid:
    """A round bar standing on the origin."""
    b = min(bevel, radius * 0.45, height * 0.45)
    count = max(1, math.ceil(height / STEP))
    wall = [(radius, b + (height - 2 * b) * i / count) for i in range(count + 1)]
    return lathe([(0, 0), (radius - b, 0), *wall, (radius - b, height), (0, height)], sides, 50.0)


def tube(path: Sequence[Vector], radius: float, bend: float = 0.0, sides: int = 10) -> Solid:
    """A round bar along a path; corners are rounded with radius `bend`."""
    points = _dense(_fillet(np.asarray(path, float), bend or radius * 2.5))
    tangent = np.gradient(points, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    side = np.cross(tangent[0], (0, 0, 1) if abs(tangent[0][2]) < 0.9 else (1, 0, 0))
    rings, normals = [], []
    angle = np.arange(sides) / sides * 2 * np.pi
    for point, forward in zip(points, tangent, strict=True):
        side = side - forward * (side @ forward)
        side /= np.linalg.norm(side)
        other = np.cross(forward, side)
        out = np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * other
        rings.append(point + radius * out)
        normals.append(out)
    body = grid(np.array(rings), np.array(normals), None, is_closed=True)
    caps = [_cap(rings[0], -tangent[0], flip=True), _cap(rings[-1], tangent[-1], flip=False)]
    return join([body, *caps])


def hose(points: Sequence[Vector], radius: float, sides: int = 8) -> Solid:
    """A slack line through points (centripetal Catmull-Rom)."""
    p = [np.asarray(q, float) for q in points]
    p = [2 * p[0] - p[1], *p, 2 * p[-1] - p[-2]]
    out = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        t1, t2, t3 = (math.sqrt(float(np.linalg.norm(v))) + 1e-6 for v in (b - a, c - b, d - c))
        m1 = c - b + t2 * ((b - a) / t1 - (c - a) / (t1 + t2))
        m2 = c - b + t2 * ((d - c) / t3 - (d - b) / (t2 + t3))
        out += [b + t * (m1 + t * (3 * (c - b) - 2 * m1 - m2 + t * (m1 + m2 - 2 * (c - b)))) for t in np.arange(6) / 6]
    return tube([*out, p[-2]], radius, 1e-9, sides)


def outline(points: Sequence[tuple[float, float]], depth: float) -> Solid:
    """A convex outline in x, z (counter-clockwise from -y) as a plate from y = 0 (front) to y = depth."""
    ring = np.array([(x, 0.0, z) for x, z in points])
    back = ring + np.array((0.0, depth, 0.0))
    edge = np.roll(ring, -1, 0) - ring
    out = np.stack([edge[:, 2], np.zeros(len(ring)), -edge[:, 0]], -1)
    out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
    sides = [
        grid(np.array([[a, b], [c, d]]), np.tile(n, (2, 2, 1)))
        for a, b, c, d, n in zip(back, np.roll(back, -1, 0), ring, np.roll(ring, -1, 0), out, strict=True)
    ]
    return join([_cap(ring, np.array([0.0, -1, 0]), flip=False), _cap(back, np.array([0.0, 1, 0]), flip=True), *sides])


def _ticks(reach: float, step: float) -> Array:
    return np.linspace(-reach, reach, max(1, math.ceil(2 * reach / step)) + 1)


def _face(half: Array, ticks: list[Array], axis: int, sign: int) -> Solid:
    u, v = (axis + 1) % 3, (axis + 2) % 3
    t, s = np.meshgrid(ticks[v], ticks[u], indexing="ij")
    points = np.zeros((*t.shape, 3))
    points[..., axis], points[..., u], points[..., v] = sign * half[axis], s, t
    normal = np.zeros(3)
    normal[axis] = sign
    solid = grid(points, np.broadcast_to(normal, points.shape), points[..., [u, v]])
    return solid if sign > 0 else Solid(solid.position, solid.normal, solid.uv, solid.triangle[:, ::-1])


def _edge(half: Array, ticks: list[Array], axis: int, signs: tuple[int, int]) -> Solid:
    u, v = (axis + 1) % 3, (axis + 2) % 3
    along = ticks[axis]
    points, normals = np.zeros((2, len(along), 3)), np.zeros((2, len(along), 3))
    points[:, :, axis] = along
    points[0, :, u], points[0, :, v], normals[0, :, u] = signs[0] * half[u], signs[1] * ticks[v][-1], signs[0]
    points[1, :, u], points[1, :, v], normals[1, :, v] = signs[0] * ticks[u][-1], signs[1] * half[v], signs[1]
    solid = grid(points, normals, points[..., [axis, u]])
    return _outward(solid)


def _corner(half: Array, inner: Array, sign: NDArray[np.int64]) -> Solid:
    s = sign * 2.0 - 1.0
    points = np.array([np.where(np.arange(3) == axis, s * half, s * inner) for axis in range(3)])
    normals = np.diag(s)
    return _outward(Solid(points, normals, points[:, :2], np.array([[0, 1, 2]])))


def _outward(solid: Solid) -> Solid:
    """Turn the triangles of a convex piece so that they face along their normals."""
    a, b, c = (solid.position[solid.triangle[:, i]] for i in range(3))
    wrong = (np.cross(b - a, c - a) * solid.normal[solid.triangle].sum(1)).sum(1) < 0
    return Solid(
        solid.position, solid.normal, solid.uv, np.where(wrong[:, None], solid.triangle[:, ::-1], solid.triangle)
    )


def _turned(points: Array, sides: int) -> Solid:
    slope = np.gradient(points, axis=0)
    normal = np.stack([slope[:, 1], -slope[:, 0]], -1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    angle = np.arange(sides) / sides * 2 * np.pi
    ring = np.stack([np.cos(angle), np.sin(angle)], -1)
    rows = np.concatenate(
        [points[:, None, :1] * ring, np.broadcast_to(points[:, None, 1:], (len(points), sides, 1))], -1
    )
    normals = np.concatenate(
        [normal[:, None, :1] * ring, np.broadcast_to(normal[:, None, 1:], (len(points), sides, 1))], -1
    )
    solid = grid(rows, normals, None, is_closed=True)
    a, b, c = (solid.position[solid.triangle[:, i]] for i in range(3))
    keep = np.linalg.norm(np.cross(b - a, c - a), axis=1) > 1e-12
    return Solid(solid.position, solid.normal, solid.uv, solid.triangle[keep])


def _cap(ring: Array, normal: Array, *, flip: bool) -> Solid:
    fan = np.array([(0, i, i + 1) for i in range(1, len(ring) - 1)])
    return Solid(
        np.asarray(ring), np.tile(normal, (len(ring), 1)), np.zeros((len(ring), 2)), fan[:, ::-1] if flip else fan
    )


def _fillet(points: Array, bend: float) -> Array:
    out = [points[0]]
    for a, p, b in zip(points, points[1:], points[2:], strict=False):
        to_a, to_b = a - p, b - p
        reach = min(bend, float(np.linalg.norm(to_a)) * 0.45, float(np.linalg.norm(to_b)) * 0.45)
        start, end = p + to_a / np.linalg.norm(to_a) * reach, p + to_b / np.linalg.norm(to_b) * reach
        count = 1 if bend < 1e-6 else 5
        out += [
            (1 - t) ** 2 * start + 2 * t * (1 - t) * p + t * t * end for t in np.linspace(0, 1, count + 1)[: count + 1]
        ]
    return np.array([*out, points[-1]])


def _dense(points: Array) -> Array:
    out = [points[0]]
    for a, b in pairwise(points):
        length = float(np.linalg.norm(b - a))
        if length > 1e-6:
            count = max(1, math.ceil(length / STEP))
            out += [a + (b - a) * i / count for i in range(1, count + 1)]
    return np.array(out)
