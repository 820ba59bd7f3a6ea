"""From fine parts to one light mesh with maps: thin, unwrap, shade, paint, weigh.

The light mesh has one atlas: normals and colours are read from the fine surface, so that folds survive the thinning.
"""

from dataclasses import dataclass

import bpy
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt
from scipy.spatial import cKDTree

from assets.people.drape import add
from assets.people.parts import Part, Relief
from assets.people.sdf import Array, calm, capsule, neighbours, normals, smooth

AO_SAMPLES = 12
CAVITY = 70.0  # share of light a metre of relief gives or takes; chosen: a fold 3 mm deep costs a fifth


@dataclass(frozen=True, slots=True)
class Bones:
    """Names, and for each bone its parent's index (-1: none), head, tail and thickness."""

    names: list[str]
    parent: list[int]
    head: Array
    tail: Array
    radius: list[float]


@dataclass(slots=True)
class Light:
    """The light mesh: unwelded vertices with atlas place, four bones and weights; triangles grouped by part name."""

    position: Array
    uv: Array
    bone: NDArray[np.uint8]
    weight: Array
    triangle: NDArray[np.int64]
    ranges: dict[str, tuple[int, int]]  # part name -> first triangle, count
    normal_map: NDArray[np.uint8]
    colour_map: NDArray[np.uint8]
    surface_map: NDArray[np.uint8]  # ambient visibility, roughness, kind


def bake(parts: list[Part], bones: Bones, size: int, reach: float) -> Light:
    """Everything at once; `reach` is how far ambient shadows look (m)."""
    parts = sorted(parts, key=lambda part: part.name)
    for part in parts:
        if not len(part.shade):  # a coarser version has it already
            part.shade = shade(part, reach)
    v, tri, uv, part_of = unwrap(parts)
    texels = rasterise(v, tri, uv, part_of, size)
    names = _names(parts, v[tri].mean(1), part_of)
    order = np.argsort(names, kind="stable")
    tri, uv, part_of, names = tri[order], uv[order], part_of[order], names[order]
    maps = paint(parts, texels)
    of_vertex = np.zeros(len(v), int)
    of_vertex[tri.ravel()] = np.repeat(part_of, 3)
    index, weight = weigh(parts, bones, v, tri, of_vertex)
    key = np.column_stack([tri.reshape(-1), np.round(uv.reshape(-1, 2) * 8192).astype(int)])
    _, first, inverse = np.unique(key, axis=0, return_index=True, return_inverse=True)
    source = tri.reshape(-1)[first]
    found, start, count = np.unique(names, return_index=True, return_counts=True)
    ranges = {str(name): (int(a), int(b)) for name, a, b in zip(found, start, count, strict=True)}
    return Light(
        v[source],
        uv.reshape(-1, 2)[first],
        index[source],
        weight[source],
        inverse.reshape(-1, 3),
        ranges,
        *maps,
    )


def _names(parts: list[Part], centre: Array, part_of: NDArray[np.int64]) -> NDArray[np.str_]:
    names = np.array([part.name for part in parts], dtype="U24")[part_of]
    for k, part in enumerate(parts):
        if part.split is not None:
            names[(part_of == k) & (centre[:, 1] < part.split[1])] = part.split[0]
    return names


def shade(part: Part, reach: float) -> Array:
    """Ambient visibility of each fine vertex against its own part (Cycles)."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine, scene.cycles.device, scene.cycles.samples = "CYCLES", "CPU", AO_SAMPLES
    scene.world = bpy.data.worlds.new("w")
    scene.world.light_settings.distance = reach
    item = add("fine", part.vertices, part.faces)
    material = bpy.data.materials.new("m")
    material.use_nodes = True
    item.data.materials.append(material)
    item.data.shade_smooth()
    layer = item.data.color_attributes.new("ao", "FLOAT_COLOR", "POINT")
    item.data.color_attributes.active_color = layer
    bpy.context.view_layer.objects.active = item
    item.select_set(True)
    scene.render.bake.target = "VERTEX_COLORS"
    bpy.ops.object.bake(type="AO")
    rows = np.empty(len(part.vertices) * 4, np.float32)
    item.data.color_attributes["ao"].data.foreach_get("color", rows)
    return np.clip(smooth(rows.reshape(-1, 4)[:, :3], part.faces, 0.5, 2)[:, 0], 0, 1)


def unwrap(parts: list[Part]) -> tuple[Array, NDArray[np.int64], Array, NDArray[np.int64]]:
    """Thinned vertices, triangles, atlas places per corner (m, 3, 2), part of each triangle."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    items = [_thinned(part, k) for k, part in enumerate(parts)]
    for item in items:
        item.select_set(True)
    bpy.context.view_layer.objects.active = items[0]
    bpy.ops.object.join()
    item = items[0]
    v, tri, _, polygon = _arrays(item.data)
    part_of_polygon = np.empty(len(item.data.polygons), np.int32)
    item.data.attributes["part"].data.foreach_get("value", part_of_polygon)
    part_of = part_of_polygon[polygon].astype(int)
    scale = np.ones(len(v), np.float32)
    scale[tri.ravel()] = np.repeat(np.array([part.detail for part in parts], np.float32)[part_of], 3)
    soft = (
        smooth(v, tri, 0.5, 20) * scale[:, None]
    )  # a smoothed copy unwraps into few islands; its size sets the texels
    item.data.vertices.foreach_set("co", soft.ravel())
    bpy.ops.object.mode_set(mode="EDIT")
    bpy.ops.mesh.select_all(action="SELECT")
    bpy.ops.uv.smart_project(angle_limit=1.15, island_margin=0.005, area_weight=0.3)
    bpy.ops.object.mode_set(mode="OBJECT")
    uv = np.empty(len(item.data.loops) * 2, np.float32)
    item.data.uv_layers.active.data.foreach_get("uv", uv)
    _, tri, loop, _ = _arrays(item.data)
    return v, tri, uv.reshape(-1, 2)[loop], part_of


def _thinned(part: Part, number: int) -> bpy.types.Object:
    outline = calm(part.vertices, part.faces, part.calm) if part.calm else part.vertices
    item = add(part.name, outline, part.faces)
    bpy.context.view_layer.objects.active = item
    ratio = part.triangles / len(part.faces)
    if ratio < 1:
        modifier = item.modifiers.new("thin", "DECIMATE")
        modifier.ratio, modifier.use_collapse_triangulate = ratio, True
        bpy.ops.object.modifier_apply(modifier="thin")
    layer = item.data.attributes.new("part", "INT", "FACE")
    layer.data.foreach_set("value", np.full(len(item.data.polygons), number, np.int32))
    return item


def _arrays(data: bpy.types.Mesh) -> tuple[Array, NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    data.calc_loop_triangles()
    v = np.empty(len(data.vertices) * 3, np.float32)
    data.vertices.foreach_get("co", v)
    count = len(data.loop_triangles)
    tri, loop, polygon = np.empty(count * 3, np.int32), np.empty(count * 3, np.int32), np.empty(count, np.int32)
    data.loop_triangles.foreach_get("vertices", tri)
    data.loop_triangles.foreach_get("loops", loop)
    data.loop_triangles.foreach_get("polygon_index", polygon)
    return v.reshape(-1, 3), tri.reshape(-1, 3).astype(int), loop.reshape(-1, 3).astype(int), polygon.astype(int)


@dataclass(slots=True)
class Texels:
    """For each texel its place on the light mesh, where that faces, and its part (-1: none)."""

    place: Array  # (size, size, 3)
    facing: Array  # (size, size, 3)
    owner: NDArray[np.int64]  # (size, size)


def rasterise(v: Array, tri: NDArray[np.int64], uv: Array, part_of: NDArray[np.int64], size: int) -> Texels:
    """Walk over the triangles in the atlas."""
    place, facing = np.zeros((size, size, 3), np.float32), np.zeros((size, size, 3), np.float32)
    owner = np.full((size, size), -1)
    for corners, texel, part in zip(v[tri], uv * size - 0.5, part_of, strict=True):
        low = np.maximum(np.floor(texel.min(0)).astype(int) - 1, 0)
        high = np.minimum(np.ceil(texel.max(0)).astype(int) + 2, size)
        edge = (texel[1:] - texel[0]).T
        area = abs(edge[0, 0] * edge[1, 1] - edge[0, 1] * edge[1, 0])
        if area < 1e-9 or (high <= low).any():
            continue
        x, y = np.meshgrid(np.arange(low[0], high[0]), np.arange(low[1], high[1]))
        b, c = np.tensordot(np.linalg.inv(edge), np.stack([x - texel[0, 0], y - texel[0, 1]]), 1)
        slack = 0.6 / max(1.0, float(np.sqrt(area)))
        on = (b > -slack) & (c > -slack) & (b + c < 1 + slack)
        place[y[on], x[on]] = (
            corners[0] + np.outer(b[on], corners[1] - corners[0]) + np.outer(c[on], corners[2] - corners[0])
        )
        facing[y[on], x[on]] = np.cross(corners[1] - corners[0], corners[2] - corners[0])
        owner[y[on], x[on]] = part
    facing /= np.maximum(np.linalg.norm(facing, axis=2, keepdims=True), 1e-12)
    return Texels(place, facing, owner)


def paint(parts: list[Part], texels: Texels) -> tuple[NDArray[np.uint8], ...]:
    """Maps of normal, colour (sRGB) and surface (ambient visibility, roughness, kind); row 0 is the bottom."""
    owner = texels.owner
    normal, colour, surface = (np.zeros((*owner.shape, 3), np.float32) for _ in range(3))
    for k, part in enumerate(parts):
        on = owner == k
        where, facing = texels.place[on], texels.facing[on]
        distance, near = cKDTree(part.vertices).query(where, k=6)
        found = normals(part.vertices, part.faces)[near]
        # What faces the other way is the back of a thin thing: a fingertip, an ear.
        share = np.clip((found * facing[:, None]).sum(2), 0.01, 1) ** 2 / (distance + 1e-5)
        share /= share.sum(1, keepdims=True)
        n = (found * share[..., None]).sum(1)
        n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
        rows, open_ = part.paint(where, n), (part.shade[near] * share).sum(1)
        if part.relief is not None:
            n, raised = _raised(part.relief, where, n)
            open_ = open_ * np.clip(1 + CAVITY * (raised - raised.mean()), 0.6, 1.15)
        normal[on] = n * 0.5 + 0.5
        colour[on] = np.clip(rows[:, :3], 0, 1) ** (1 / 2.2)
        surface[on] = np.column_stack([np.clip(open_, 0, 1), rows[:, 3:]])
    fill = tuple(distance_transform_edt(owner < 0, return_distances=False, return_indices=True))
    return tuple((np.clip(image[fill], 0, 1) * 255 + 0.5).astype(np.uint8) for image in (normal, colour, surface))


def _raised(relief: Relief, p: Array, n: Array) -> tuple[Array, Array]:
    """Normals of the surface under a relief, by differences over a fifth of a millimetre, and its height."""
    step = 0.0002
    here = relief(p)
    slope = np.stack([(relief(p + step * axis) - here) / step for axis in np.eye(3, dtype=np.float32)], 1)
    slope -= n * (slope * n).sum(1, keepdims=True)
    raised = n - slope
    return np.asarray(raised / np.linalg.norm(raised, axis=1, keepdims=True), np.float32), here


def weigh(
    parts: list[Part], bones: Bones, v: Array, tri: NDArray[np.int64], part_of: NDArray[np.int64]
) -> tuple[NDArray[np.uint8], Array]:
    """Four bones and weights of each vertex: by distance to the bones, smoothed over the surface."""
    weights = np.zeros((len(v), len(bones.names)), np.float32)
    for k, part in enumerate(parts):
        on = part_of == k
        if part.weights is not None:
            weights[on] = part.weights(v[on], bones.names)
            continue
        for i, name in enumerate(bones.names):
            if part.bones is None or name in part.bones:
                near = capsule(v[on], bones.head[i], bones.tail[i], (0, 0)) / bones.radius[i]
                weights[on, i] = np.maximum(near, 0.05) ** -7
    weights /= np.maximum(weights.sum(1, keepdims=True), 1e-9)
    average, rounds = neighbours(tri, len(v)), np.array([part.smoothing for part in parts])[part_of]
    for i in range(int(rounds.max())):
        softer = weights * 0.5 + (average @ weights) * 0.5  # type: ignore[operator]
        weights[rounds > i] = softer[rounds > i]
    index = np.argsort(-weights, 1)[:, :4]
    best = np.take_along_axis(weights, index, 1)
    return index.astype(np.uint8), (best / best.sum(1, keepdims=True)).astype(np.float32)
