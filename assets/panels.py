"""Flat things that lie on a surface: only the faces that can be seen, so that nothing hidden costs or fights for depth.

Frames are as on a wall: -y into the room, x to the right, z up, the origin in the middle of the thing on the surface.
"""

from itertools import pairwise

import numpy as np

from assets.shapes import Array, Solid, grid, join

Area = tuple[float, float, float, float]


def raised(width: float, height: float, thick: float, bevel: float = 0.0, uv: Area | None = None) -> Solid:
    """A plate that stands `thick` out of the surface, its front narrower by `bevel` on every side."""
    back = (width / 2, height / 2, 0.0)
    front = (width / 2 - bevel, height / 2 - bevel, -thick)
    return join([_front(front, uv), _sides(back, front)])


def printed(width: float, height: float, thick: float, uv: Area) -> Solid:
    """The front of a printed thing alone."""
    return _front((width / 2, height / 2, -thick), uv)


def slats(width: float, height: float, count: int) -> Solid:
    """Louvres of a grille: blades that lean out and down, each with its lower lip."""
    blades = []
    for k in range(count):
        z = height * ((k + 0.5) / count - 0.5)
        edges = [(0.0, z + 0.35 * height / count), (-0.020, z - 0.20 * height / count)]
        edges.append((-0.018, z - 0.32 * height / count))
        for (y0, z0), (y1, z1) in pairwise(edges):
            rows = np.array([[(x, y, h) for x in (-width / 2, width / 2)] for y, h in ((y0, z0), (y1, z1))])
            normal = np.array([0.0, -abs(z1 - z0), abs(y1 - y0) if y1 < y0 else -abs(y1 - y0)])
            blades.append(_outward(grid(rows, np.broadcast_to(normal / np.linalg.norm(normal), rows.shape))))
    return join(blades)


def rod(length: float, radius: float, sides: int = 10, step: float = 2.4) -> Solid:
    """An open round bar along x about the origin, lit at points `step` apart: for pipes of many metres."""
    along = np.linspace(-length / 2, length / 2, max(2, int(length / step) + 1))
    angle = np.arange(sides) / sides * 2 * np.pi
    out = np.stack([np.zeros(sides), np.cos(angle), np.sin(angle)], -1)
    rows = np.array([[(x, *(radius * o[1:])) for o in out] for x in along])
    return _outward(grid(rows, np.broadcast_to(out, rows.shape), None, is_closed=True))


def extruded(profile: list[tuple[float, float]], length: float, step: float = 1.2) -> Solid:
    """A closed outline in y, z drawn along x, rounded over its corners, with flat ends: for rails."""
    points = np.array(profile)
    along = np.linspace(-length / 2, length / 2, max(2, int(length / step) + 1))
    away = np.roll(points, -1, 0) - np.roll(points, 1, 0)
    out = np.stack([np.zeros(len(points)), away[:, 1], -away[:, 0]], -1)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    out *= np.sign(((points - points.mean(0)) * out[:, 1:]).sum(1).sum()) or 1.0
    rows = np.array([[(x, *p) for p in points] for x in along])
    body = _outward(grid(rows, np.broadcast_to(out, rows.shape), None, is_closed=True))
    fan = np.array([(0, k, k + 1) for k in range(1, len(points) - 1)])
    ends = []
    for x, sign in ((-length / 2, -1.0), (length / 2, 1.0)):
        ring = np.array([(x, *p) for p in points])
        ends.append(_outward(Solid(ring, np.tile((sign, 0.0, 0.0), (len(ring), 1)), np.zeros((len(ring), 2)), fan)))
    return join([body, *ends])


def opening(width: float, height: float, border: float, out: tuple[float, float] = (0.0012, 0.0012)) -> Solid:
    """A frame of four strips around an opening of that outer size; `out`: how far it stands out outside and inside."""
    outer = (width / 2, height / 2, -out[0])
    inner = (width / 2 - border, height / 2 - border, -out[1])
    return _sides(outer, inner)


def _front(half: tuple[float, float, float], uv: Area | None) -> Solid:
    u, v, y = half
    corners = np.array([[(-u, y, -v), (u, y, -v)], [(-u, y, v), (u, y, v)]])
    left, low, right, high = uv or (-u, -v, u, v)
    where = np.array([[(left, low), (right, low)], [(left, high), (right, high)]])
    return _outward(grid(corners, np.broadcast_to([0.0, -1.0, 0.0], corners.shape), where))


def _sides(a: tuple[float, float, float], b: tuple[float, float, float]) -> Solid:
    """Four strips from the rectangle a (half width, half height, y) to the rectangle b."""
    ring = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    strips = []
    for (sx, sz), (tx, tz) in zip(ring, [*ring[1:], ring[0]], strict=True):
        rows = np.array([[(x * h[0], h[2], z * h[1]) for x, z in ((sx, sz), (tx, tz))] for h in (a, b)])
        normal = np.cross(rows[0, 1] - rows[0, 0], rows[1, 0] - rows[0, 0])
        length = np.linalg.norm(normal)
        if length < 1e-12:
            continue
        normal = normal / length
        middle = rows.mean((0, 1))
        is_in_plane = abs(normal[1]) > 1e-6
        wrong = normal[1] > 0 if is_in_plane else (normal @ (middle[0], 0.0, middle[2])) < 0
        normal = -normal if wrong else normal
        strips.append(_outward(grid(rows, np.broadcast_to(normal, rows.shape), rows[..., [0, 2]])))
    return join(strips)


def _outward(solid: Solid) -> Solid:
    a, b, c = (solid.position[solid.triangle[:, k]] for k in range(3))
    wrong = (np.cross(b - a, c - a) * solid.normal[solid.triangle[:, 0]]).sum(1) < 0
    turned: Array = np.where(wrong[:, None], solid.triangle[:, ::-1], solid.triangle)
    return Solid(solid.position, solid.normal, solid.uv, turned.astype(np.int64))
