"""Large garments hung over the body by Blender's cloth: a garment a little too large falls into its own folds."""

from dataclasses import dataclass

import bpy
import numpy as np
from numpy.typing import NDArray

from assets.people.sdf import Array, Surface, smooth


@dataclass(frozen=True, slots=True)
class Cloth:
    """How a fabric hangs; all values chosen by looking at the result."""

    growth: float = 0.012  # share by which the cut is too large
    bending: float = 4.0  # stiff non-woven; cotton 1
    mass: float = 0.12  # kg a vertex, relative
    frames: int = 30


def drape(body: Surface, garment: Surface, pin: Array, cloth: Cloth) -> Surface:
    """The garment after it fell; `pin` holds each vertex, 0 free to 1 fixed."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    inner, outer = add("body", *body), add("garment", *garment)
    inner.modifiers.new("c", "COLLISION")
    inner.collision.thickness_outer = 0.004
    inner.collision.cloth_friction = 8
    group = outer.vertex_groups.new(name="pin")
    for level in (0.15, 0.5, 1.0):
        group.add(np.where(np.isclose(pin, level))[0].tolist(), level, "ADD")
    modifier = outer.modifiers.new("cloth", "CLOTH")
    _tune(modifier, cloth)
    scene = bpy.context.scene
    scene.frame_end = cloth.frames
    for frame in range(1, cloth.frames + 1):
        scene.frame_set(frame)
    fallen = outer.evaluated_get(bpy.context.evaluated_depsgraph_get()).data
    out = np.empty(len(fallen.vertices) * 3, np.float32)
    fallen.vertices.foreach_get("co", out)
    out = out.reshape(-1, 3)
    if not np.isfinite(out).all():
        raise ValueError("the cloth exploded; lower its growth or stiffness")
    return smooth(out, garment[1], 0.3), garment[1]


def refine(v: Array, f: NDArray[np.int64]) -> Surface:
    """Each triangle in four, softened: folds stay round in the baked normals."""
    edges = np.sort(np.concatenate([f[:, [0, 1]], f[:, [1, 2]], f[:, [2, 0]]]), 1)
    unique, index = np.unique(edges, axis=0, return_inverse=True)
    a, b, c = index.reshape(3, -1) + len(v)
    fine = np.concatenate([v, (v[unique[:, 0]] + v[unique[:, 1]]) / 2])
    pieces = ((f[:, 0], a, c), (a, f[:, 1], b), (c, b, f[:, 2]), (a, b, c))
    faces = np.concatenate([np.stack(piece, 1) for piece in pieces])
    return smooth(fine, faces, 0.5, 2), faces


def add(name: str, v: Array, f: NDArray[np.int64]) -> bpy.types.Object:
    """A mesh in the scene."""
    data = bpy.data.meshes.new(name)
    data.from_pydata(np.asarray(v).tolist(), [], np.asarray(f).tolist())
    item = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(item)
    return item


def _tune(modifier: bpy.types.ClothModifier, cloth: Cloth) -> None:
    s = modifier.settings
    s.quality, s.mass, s.air_damping = 4, cloth.mass, 2
    s.tension_stiffness, s.compression_stiffness, s.shear_stiffness = 20, 10, 6
    s.bending_stiffness, s.vertex_group_mass, s.shrink_min = cloth.bending, "pin", -cloth.growth
    c = modifier.collision_settings
    c.use_self_collision, c.self_distance_min, c.distance_min, c.collision_quality = True, 0.004, 0.004, 2
