"""Signed distance fields in numpy, and smooth meshes from them.

Points are arrays of shape (n, 3) in metres; a field returns the distance of each point to a surface, negative inside.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, diags
from skimage.measure import marching_cubes

Array = NDArray[np.float32]
Faces = NDArray[np.int64]
Field = Callable[[Array], Array]
Point = Sequence[float]
Surface = tuple[Array, Faces]
CHUNK = 300_000  # points evaluated at once; bounds the memory of a field
GRID = 32  # cells of the repeating noise lattice
_LATTICE = np.random.default_rng(7).standard_normal((GRID, GRID, GRID)).astype(np.float32)


def point(*xyz: float) -> Array:
    """A place or a size as float32, so that fields stay in single precision."""
    return np.array(xyz, np.float32)


def capsule(p: Array, a: Point, b: Point, radii: tuple[float, float], flat: tuple[Point, float] | None = None) -> Array:
    """A rod from a to b whose radius changes; `flat` (axis, factor) thins its section along an axis."""
    start, along = point(*a), point(*b) - point(*a)
    q = p - start
    if flat is not None:
        axis = point(*flat[0]) / np.linalg.norm(flat[0])
        q = q + (q @ axis)[:, None] * axis * (flat[1] - 1)
        along = along + (along @ axis) * axis * (flat[1] - 1)
    t = np.clip(q @ along / max(float(along @ along), 1e-12), 0, 1)
    off = q - t[:, None] * along
    return np.sqrt((off * off).sum(1)) - (radii[0] + (radii[1] - radii[0]) * t)


def chain(
    p: Array,
    points: Sequence[Point],
    radii: Sequence[float],
    blend: float = 0.01,
    flat: tuple[Point, float] | None = None,
) -> Array:
    """Rods through several points, blended."""
    rods = [capsule(p, a, b, (r, s), flat) for a, b, r, s in zip(points, points[1:], radii, radii[1:], strict=False)]
    out = rods[0]
    for rod in rods[1:]:
        out = join(out, rod, blend)
    return out


def ellipsoid(p: Array, centre: Point, radius: Point, turn: Array | None = None) -> Array:
    """An ellipsoid (distance to first order); rows of `turn` are its axes."""
    q = p - point(*centre)
    if turn is not None:
        q = q @ turn.T
    r = point(*radius)
    near, far = np.sqrt(((q / r) ** 2).sum(1)), np.sqrt(((q / (r * r)) ** 2).sum(1))
    return near * (near - 1) / np.maximum(far, 1e-6)


def join(a: Array, b: Array, blend: float) -> Array:
    """Union with a fillet of size `blend`."""
    h = np.maximum(blend - np.abs(a - b), 0) / blend
    return np.minimum(a, b) - h * h * blend * 0.25


def carve(a: Array, b: Array, blend: float) -> Array:
    """Shape a without shape b, with a fillet."""
    return -join(-a, b, blend)


def both(a: Array, b: Array, blend: float) -> Array:
    """What lies in both shapes, with a fillet."""
    return -join(-a, -b, blend)


def mirrored(p: Array) -> Array:
    """Points folded onto the right side (x >= 0)."""
    q = p.copy()
    q[:, 0] = np.abs(q[:, 0])
    return q


def noise(p: Array, size: float) -> Array:
    """Smooth value noise of wavelength `size`, standard deviation near 0.5."""
    q = p / size
    cell = np.floor(q).astype(int)
    t = (q - cell).astype(np.float32)
    t = t * t * (3 - 2 * t)
    out = np.zeros(len(p), np.float32)
    for corner in np.ndindex(2, 2, 2):
        weight = np.prod(np.where(corner, t, 1 - t), axis=1)
        i = (cell + corner) % GRID
        out += weight * _LATTICE[i[:, 0], i[:, 1], i[:, 2]]
    return out


def bump(distance: Array, width: float) -> Array:
    """A bell of height 1 around distance 0."""
    return np.exp(-((distance / width) ** 2))


def smoothstep(x: Array, low: float, high: float) -> Array:
    """0 below low, 1 above high, smooth between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mesh(field: Field, low: Point, high: Point, step: float, relax: int = 3) -> Surface:
    """The zero surface by marching cubes; a coarse pass skips empty space, relaxation makes even triangles."""
    coarse = 4
    start = point(*low)
    cells = np.ceil((point(*high) - start) / step / coarse).astype(int)
    centres = [start[i] + step * coarse * (np.arange(cells[i], dtype=np.float32) + 0.5) for i in range(3)]
    rough = evaluate(field, np.stack(np.meshgrid(*centres, indexing="ij"), -1).reshape(-1, 3)).reshape(cells)
    values = np.pad(rough.repeat(coarse, 0).repeat(coarse, 1).repeat(coarse, 2), ((0, 1),) * 3, mode="edge").astype(
        np.float32
    )
    near = np.argwhere(np.abs(rough) < step * coarse * 1.4) * coarse
    offsets = np.stack(np.meshgrid(*[np.arange(coarse + 1)] * 3, indexing="ij"), -1).reshape(-1, 3)
    wanted = np.zeros(values.shape, bool)
    wanted[tuple((near[:, None] + offsets).reshape(-1, 3).T)] = True
    where = np.argwhere(wanted)
    values[tuple(where.T)] = evaluate(field, (start + step * where).astype(np.float32))
    v, f, _, _ = marching_cubes(values, 0.0, spacing=(step,) * 3, allow_degenerate=False)
    v, f = (v + start).astype(np.float32), f[:, ::-1].astype(np.int64)
    for _ in range(relax):
        v = settle(field, smooth(v, f, 0.5), step)
    return v, outward(v, f)


def evaluate(field: Field, p: Array) -> Array:
    """The field at many points, in chunks."""
    return np.concatenate([field(p[i : i + CHUNK]) for i in range(0, len(p), CHUNK)]).astype(np.float32)


def settle(field: Field, v: Array, reach: float) -> Array:
    """Move points onto the surface, at most `reach`."""
    e = 0.0006
    gradient = np.stack([field(v + e * axis) - field(v - e * axis) for axis in np.eye(3, dtype=np.float32)], 1)
    gradient /= np.maximum(np.linalg.norm(gradient, axis=1, keepdims=True), 1e-9)
    return (v - np.clip(field(v), -reach, reach)[:, None] * gradient).astype(np.float32)


def neighbours(f: Faces, count: int) -> object:
    """Sparse matrix that averages each vertex's neighbours."""
    edges = np.concatenate([f[:, [0, 1]], f[:, [1, 2]], f[:, [2, 0]]])
    edges = np.concatenate([edges, edges[:, ::-1]])
    links = coo_matrix((np.ones(len(edges), np.float32), (edges[:, 0], edges[:, 1])), shape=(count, count)).tocsr()
    links.data[:] = 1
    degree = np.maximum(np.asarray(links.sum(1)).ravel(), 1)
    return diags(1 / degree) @ links


def smooth(v: Array, f: Faces, weight: float, times: int = 1) -> Array:
    """Laplacian smoothing of positions or of any per-vertex rows."""
    average = neighbours(f, len(v))
    for _ in range(times):
        v = v * (1 - weight) + (average @ v) * weight  # type: ignore[operator]
    return v.astype(np.float32)


def normals(v: Array, f: Faces) -> Array:
    """Unit normals per vertex, weighted by area."""
    a, b, c = v[f[:, 0]], v[f[:, 1]], v[f[:, 2]]
    face = np.cross(b - a, c - a)
    out = np.zeros_like(v)
    for i in range(3):
        np.add.at(out, f[:, i], face)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)


def outward(v: Array, f: Faces) -> Faces:
    """Faces turned so that the surface encloses a positive volume."""
    c = v - v.mean(0)
    volume = np.einsum("ij,ij->i", c[f[:, 0]], np.cross(c[f[:, 1]], c[f[:, 2]])).sum()
    return f if volume > 0 else f[:, ::-1]


def calm(v: Array, f: Faces, rounds: int) -> Array:
    """Without small waves and without shrinking: Taubin's pair of smoothings; borders only along themselves."""
    average, edge = neighbours(f, len(v)), border(f)
    rim = np.zeros(len(v), bool)
    rim[edge.ravel()] = True
    for i in range(2 * rounds):
        weight = 0.5 if i % 2 == 0 else -0.52
        moved = v + weight * ((average @ v) - v)  # type: ignore[operator]
        if len(edge):
            moved[rim] = v[rim] + weight * (_along(v, edge)[rim] - v[rim])
        v = moved
    return v.astype(np.float32)


def clip(v: Array, f: Faces, value: Array, rounds: int = 6) -> Surface:
    """Where `value` (of each vertex) is positive, cut exactly along its zero line, so that the border is clean."""
    v, value = _onto_line(v, f, value)
    sign = np.sign(value[f])
    whole = f[(sign >= 0).all(1) & (sign > 0).any(1)]
    mixed = f[(sign > 0).any(1) & (sign < 0).any(1)]
    made: dict[tuple[int, int], int] = {}
    extra: list[Array] = []

    def crossing(i: int, j: int) -> int:
        key = (min(i, j), max(i, j))
        if key not in made:
            made[key] = len(v) + len(extra)
            extra.append(v[i] + np.float32(value[i] / (value[i] - value[j])) * (v[j] - v[i]))
        return made[key]

    new = []
    for face in mixed.tolist():
        ring = []
        for i, j in zip(face, face[1:] + face[:1], strict=True):
            ring += [i] if value[i] >= 0 else []
            ring += [crossing(i, j)] if value[i] * value[j] < 0 else []
        new += [(ring[0], ring[k], ring[k + 1]) for k in range(1, len(ring) - 1)]
    points = np.concatenate([v, np.array(extra, np.float32).reshape(-1, 3)])
    return _tidied(points, np.concatenate([whole, np.array(new, np.int64).reshape(-1, 3)]), rounds)


def _onto_line(v: Array, f: Faces, value: Array) -> tuple[Array, Array]:
    """A corner near the zero line moves onto it: a cut leaves no slivers."""
    v, value = v.copy(), value.astype(np.float64).copy()
    edges = np.unique(np.sort(np.concatenate([f[:, [0, 1]], f[:, [1, 2]], f[:, [2, 0]]]), 1), axis=0)
    for _ in range(2):
        for near, far in ((edges[:, 0], edges[:, 1]), (edges[:, 1], edges[:, 0])):
            on = value[near] * value[far] < 0
            i, j = near[on], far[on]
            t = value[i] / (value[i] - value[j])
            close = t < 0.35
            v[i[close]] += t[close, None].astype(np.float32) * (v[j[close]] - v[i[close]])
            value[i[close]] = 0.0
    return v, value


def cut(v: Array, f: Faces, keep: NDArray[np.bool_], rounds: int = 10) -> Surface:
    """Only the faces whose corners are all kept; the new borders are smoothed along themselves."""
    return _tidied(v, f[keep[f].all(1)], rounds)


def _tidied(v: Array, f: Faces, rounds: int) -> Surface:
    used, index = np.unique(f, return_inverse=True)
    v, f = v[used].copy(), index.reshape(-1, 3)
    edge = border(f)
    rim = np.unique(edge)
    for _ in range(rounds if len(edge) else 0):
        v[rim] = v[rim] * 0.5 + _along(v, edge)[rim] * 0.5
    return v, f


def _along(v: Array, edge: Faces) -> Array:
    """Mean of each border vertex's two neighbours on the border; other vertices stay."""
    total, count = np.zeros_like(v), np.zeros(len(v), np.float32)
    np.add.at(total, edge[:, 0], v[edge[:, 1]])
    np.add.at(total, edge[:, 1], v[edge[:, 0]])
    np.add.at(count, edge.ravel(), 1)
    on = count > 1
    out = v.copy()
    out[on] = total[on] / count[on][:, None]
    return out


def border(f: Faces) -> Faces:
    """Edges that belong to one face only."""
    edges = np.sort(np.concatenate([f[:, [0, 1]], f[:, [1, 2]], f[:, [2, 0]]]), 1)
    unique, count = np.unique(edges, axis=0, return_counts=True)
    return unique[count == 1]
