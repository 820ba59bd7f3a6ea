"""Fewer triangles for the same shape: edges collapse, cheapest first, while the error stays under a bound.

The cost of moving a vertex onto its neighbour is the mean squared distance to the planes it came from [garland1997],
plus what the baked light would change. Borders of open sheets and of colours hold their place by planes of their own.
Many edges collapse at once: those that are the cheapest of every triangle they touch.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assets.pack import Mesh

Array = NDArray[np.float64]
Index = NDArray[np.int64]
WELD = 1e-4  # m, vertices nearer than this are one place
BORDER = 16.0  # weight of a border's plane beside that of a face; chosen so that outlines move last
LIGHT = 0.25  # m for a change of light by one: 0.01 of light counts as 2.5 mm; chosen by eye
ALIKE = 0.8  # cosine: across a sharper bend light may change, for the bend hides it
UPRIGHT = 0.25  # cosine: a collapse may not turn a triangle by more than 75 degrees
PLATE = (0.03, 0.5)  # m, share: what is thinner than this, and than so much of its width, keeps its two faces apart,
# for one of them lies on another thing and would hide the other
ACROSS = 0.4  # share of a plate's thickness that a collapse may cross
SMALL = 1.0  # a loose piece shorter than this many errors is dropped
PASSES = 60  # at most; the last ones find nothing


@dataclass(slots=True)
class Surface:
    """Triangles whose corners know a place (welded) and a vertex of the original (normal, colour, light).

    Args:
        position: of every original vertex, shape (n, 3), m.
        normal: of every original vertex, shape (n, 3).
        light: what may not change unseen, shape (n, k), 1 = white.
        kind: material of every vertex; borders between kinds are kept.
        place: welded corner of each triangle, shape (m, 3).
        vertex: original vertex of each triangle's corner, shape (m, 3).
        fixed: places that may not move.
    """

    position: Array
    normal: Array
    light: Array
    kind: NDArray[np.integer]
    place: Index
    vertex: Index
    at: Array
    fixed: NDArray[np.bool_]
    thin: Array  # (places, 3): 1 / thickness along the axis in which a plate is thin, else 0
    quadric: Array
    weight: Array


def surface(mesh: Mesh, triangle: Index, fixed: NDArray[np.bool_]) -> Surface:
    """Some triangles of a mesh, ready to be coarsened; `fixed` holds a flag per vertex."""
    position = mesh.position.astype(float)
    used, local = np.unique(triangle, return_inverse=True)
    _, first, weld = np.unique(np.round(position[used] / WELD), axis=0, return_index=True, return_inverse=True)
    place = weld.reshape(-1)[local.reshape(-1, 3)]
    at = position[used][first].astype(float)
    held = np.zeros(len(at), bool)
    np.logical_or.at(held, weld.reshape(-1), fixed[used])
    quadric, weight = _quadrics(at, place, mesh.material[triangle])
    light, normal = mesh.light.astype(float), mesh.normal.astype(float)
    vertex = triangle.astype(np.int64)
    return Surface(position, normal, light, mesh.material, place, vertex, at, held, _thin(at, place), quadric, weight)


def coarsen(s: Surface, error: float) -> None:
    """Collapse edges until every one left would cost more than `error` (m)."""
    for _ in range(PASSES):
        _drop_empty(s)
        if len(s.place) < 3 or not _pass(s, error):
            break
    _drop_empty(s)
    _drop_small(s, error * SMALL)


def result(s: Surface) -> tuple[Index, Index, Index]:
    """Vertices as (vertex giving the attributes, vertex giving the place), and triangles over them."""
    nearest = _representative(s)
    pairs = np.stack([s.vertex.reshape(-1), nearest[s.place.reshape(-1)]], 1)
    unique, index = np.unique(pairs, axis=0, return_inverse=True)
    return unique[:, 0], unique[:, 1], index.reshape(-1, 3)


def _representative(s: Surface) -> Index:
    """For each place an original vertex that lies there."""
    found = np.zeros(len(s.at), np.int64)
    _, first = np.unique(np.round(s.position / WELD), axis=0, return_index=True)
    keys = {tuple(row): k for row, k in zip(np.round(s.position[first] / WELD).tolist(), first, strict=True)}
    for place in np.unique(s.place):
        found[place] = keys[tuple(np.round(s.at[place] / WELD).tolist())]
    return found


def loose_pieces(size: int, triangle: Index) -> Index:
    """For each of `size` corners the lowest corner that triangles join it to."""
    label = np.arange(size)
    while len(triangle):
        before = label.copy()
        lowest = label[triangle].min(1)
        for k in range(3):
            np.minimum.at(label, triangle[:, k], lowest)
        label = label[label]
        if np.array_equal(label, before):
            break
    return label


def _quadrics(at: Array, place: Index, kind: NDArray[np.integer]) -> tuple[Array, Array]:
    """Sum of squared plane distances around each place, shape (n, 4, 4), and the sum of its weights."""
    corner = at[place]
    cross = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    area = np.linalg.norm(cross, axis=1)
    normal = cross / np.maximum(area, 1e-12)[:, None]
    plane = np.concatenate([normal, -(normal * corner[:, 0]).sum(1, keepdims=True)], 1)
    quadric, weight = np.zeros((len(at), 4, 4)), np.full(len(at), 1e-12)
    outer = plane[:, :, None] * plane[:, None] * area[:, None, None]
    for k in range(3):
        np.add.at(quadric, place[:, k], outer)
        np.add.at(weight, place[:, k], area)
    _add_borders(at, place, kind[:, 0], (normal, quadric))
    return quadric, weight


def _add_borders(at: Array, place: Index, kind: NDArray[np.integer], into: tuple[Array, Array]) -> None:
    """Planes that stand on the edges of open sheets and between colours."""
    normal, quadric = into
    edge = np.concatenate([place[:, [0, 1]], place[:, [1, 2]], place[:, [2, 0]]])
    owner = np.tile(np.arange(len(place)), 3)
    low, high = edge.min(1), edge.max(1)
    key = low * np.int64(len(at)) + high
    _, inverse, count = np.unique(key, return_inverse=True, return_counts=True)
    lowest, highest = np.full(len(count), np.iinfo(np.int64).max), np.zeros(len(count), np.int64)
    np.minimum.at(lowest, inverse, kind[owner])
    np.maximum.at(highest, inverse, kind[owner])
    is_border = ((count == 1) | (lowest != highest))[inverse]
    a, b = at[edge[is_border, 0]], at[edge[is_border, 1]]
    along = b - a
    length = np.linalg.norm(along, axis=1)
    stand = np.cross(along, normal[owner[is_border]])
    stand /= np.maximum(np.linalg.norm(stand, axis=1), 1e-12)[:, None]
    plane = np.concatenate([stand, -(stand * a).sum(1, keepdims=True)], 1)
    outer = plane[:, :, None] * plane[:, None] * (BORDER * length**2)[:, None, None]
    for k in range(2):
        np.add.at(quadric, edge[is_border, k], outer)


def _pass(s: Surface, error: float) -> int:
    """Collapse one independent set of edges; how many."""
    edge = np.concatenate([s.place[:, [0, 1]], s.place[:, [1, 2]], s.place[:, [2, 0]]])
    ends = np.concatenate([s.vertex[:, [0, 1]], s.vertex[:, [1, 2]], s.vertex[:, [2, 0]]])
    edge, ends = np.concatenate([edge, edge[:, ::-1]]), np.concatenate([ends, ends[:, ::-1]])
    target = np.concatenate([s.at[edge[:, 1]], np.ones((len(edge), 1))], 1)
    both = s.quadric[edge[:, 0]]
    cost = np.einsum("ni,nij,nj->n", target, both, target) / s.weight[edge[:, 0]]
    change = np.abs(s.light[ends[:, 0]] - s.light[ends[:, 1]]).max(1)
    alike = (s.normal[ends[:, 0]] * s.normal[ends[:, 1]]).sum(1) > ALIKE
    cost = np.maximum(cost, 0.0) + np.where(alike, LIGHT * change, 0.0) ** 2
    across = np.abs((s.at[edge[:, 0]] - s.at[edge[:, 1]]) * s.thin[edge[:, 0]]).max(1)
    cost[s.fixed[edge[:, 0]] | (across > ACROSS)] = np.inf
    # An edge between two triangles has two pairs of vertices: the dearer pair counts.
    key = edge[:, 0] * np.int64(len(s.at)) + edge[:, 1]
    order = np.lexsort((-cost, key))
    head = np.concatenate([[True], np.diff(key[order]) > 0])
    worst = order[head]
    good = worst[cost[worst] <= error**2]
    if not len(good):
        return 0
    goal = np.full(len(s.at), -1)
    price = np.full(len(s.at), np.inf)
    rank = good[np.argsort(cost[good], kind="stable")][::-1]
    goal[edge[rank, 0]], price[edge[rank, 0]] = edge[rank, 1], cost[rank]
    _refuse_turned(s, goal, price)
    chosen = _independent(s, goal, price)
    _collapse(s, np.where(chosen, goal, -1))
    return int(chosen.sum())


def _refuse_turned(s: Surface, goal: Index, price: Array) -> None:
    """Take back what would turn a triangle over."""
    corner = s.at[s.place]
    before = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    length = np.linalg.norm(before, axis=1)
    bad = np.zeros(len(s.at), bool)
    for k in range(3):
        moved = s.place[:, k]
        to = goal[moved]
        stays = (to >= 0) & (s.place != to[:, None]).all(1)
        new = corner[stays].copy()
        new[:, k] = s.at[to[stays]]
        after = np.cross(new[:, 1] - new[:, 0], new[:, 2] - new[:, 0])
        turned = (after * before[stays]).sum(1) < UPRIGHT * np.linalg.norm(after, axis=1) * length[stays] + 1e-14
        bad[moved[stays][turned]] = True
    goal[bad], price[bad] = -1, np.inf


def _independent(s: Surface, goal: Index, price: Array) -> NDArray[np.bool_]:
    """Of the wished collapses those that are the cheapest in each triangle they touch."""
    rank = np.full(len(s.at), len(s.at))
    wished = np.flatnonzero(goal >= 0)
    rank[wished[np.argsort(price[wished], kind="stable")]] = np.arange(len(wished))
    best = rank[s.place].min(1)
    chosen = goal >= 0
    for k in range(3):
        chosen[s.place[rank[s.place[:, k]] > best, k]] = False
    return chosen


def _collapse(s: Surface, goal: Index) -> None:
    """Move every place that has a goal; corners take the goal's vertex where an edge on the same face joins the two."""
    replaced = np.arange(len(s.position))
    for k in range(3):
        for j in range(3):
            alike = (s.normal[s.vertex[:, k]] * s.normal[s.vertex[:, j]]).sum(1) > ALIKE
            joined = (goal[s.place[:, k]] == s.place[:, j]) & (k != j) & alike
            replaced[s.vertex[joined, k]] = s.vertex[joined, j]
    moves = goal[s.place] >= 0
    s.vertex = np.where(moves, replaced[s.vertex], s.vertex)
    moved = np.flatnonzero(goal >= 0)
    np.add.at(s.quadric, goal[moved], s.quadric[moved])
    np.add.at(s.weight, goal[moved], s.weight[moved])
    s.place = np.where(moves, goal[s.place], s.place)


def _drop_empty(s: Surface) -> None:
    a, b, c = s.place.T
    kept = (a != b) & (b != c) & (c != a)
    s.place, s.vertex = s.place[kept], s.vertex[kept]


def _drop_small(s: Surface, size: float) -> None:
    """Loose pieces no longer than `size` are not drawn at all."""
    extent = _extents(s.at, s.place).max(1)
    kept = extent[s.place[:, 0]] > size
    s.place, s.vertex = s.place[kept], s.vertex[kept]


def _thin(at: Array, place: Index) -> Array:
    extent = np.sort(_extents(at, place), axis=1)
    is_plate = (extent[:, 0] < PLATE[0]) & (extent[:, 0] < PLATE[1] * extent[:, 1]) & (extent[:, 0] > 1e-5)
    inverse = np.zeros((len(at), 3))
    rows = np.flatnonzero(is_plate)
    axis = _extents(at, place)[rows].argmin(1)
    inverse[rows, axis] = 1.0 / extent[rows, 0]
    return inverse


def _extents(at: Array, place: Index) -> Array:
    """Size of the loose piece that each place belongs to, shape (places, 3), m."""
    label = loose_pieces(len(at), place)
    low, high = np.full((len(at), 3), np.inf), np.full((len(at), 3), -np.inf)
    places = np.unique(place)
    np.minimum.at(low, label[places], at[places])
    np.maximum.at(high, label[places], at[places])
    size = np.where(np.isfinite(low), high, 0.0) - np.where(np.isfinite(low), low, 0.0)
    return np.asarray(size[label])
