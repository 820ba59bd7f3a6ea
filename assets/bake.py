"""Light, computed once with Cycles: irradiance and ambient visibility at each vertex, panoramas.

Runs in Blender-as-a-module.
"""

import math
import tempfile
from pathlib import Path

import bpy
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from assets.charts import BORDER, Charts
from assets.pack import Mesh

Array = NDArray[np.float32]
BOUNCES = 5
CLAMP = 3.0  # on indirect light, against fireflies [LOOK]
AMBIENT_REACH = 0.6  # m, distance at which a neighbour stops to darken; chosen for hand-sized gaps
CALM = 7.0  # texels over which bounced light is blurred; chosen: 15 cm on a floor
BURIED = 0.02  # visibility under which a vertex lies inside another solid and has no light of its own


def new_scene(samples: int) -> None:
    """An empty black world with Cycles set for baking."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.max_bounces, cycles.diffuse_bounces = "CPU", samples, BOUNCES + 1, BOUNCES
    cycles.glossy_bounces, cycles.sample_clamp_indirect = 2, CLAMP
    cycles.use_denoising = cycles.use_adaptive_sampling = False
    cycles.caustics_reflective = cycles.caustics_refractive = False
    scene.render.threads_mode, scene.render.threads = "FIXED", 2
    world = bpy.data.worlds.new("world")
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (0, 0, 0, 1)
    world.light_settings.distance = AMBIENT_REACH


def to_blender(mesh: Mesh, name: str) -> bpy.types.Object:
    """The mesh as a Blender object, its normals kept; metal counts as grey while baking, small lamps do not shine."""
    data = bpy.data.meshes.new(name)
    data.from_pydata(mesh.position.tolist(), [], mesh.triangle.tolist())
    for material, row in mesh.materials.items():
        data.materials.append(_material(material, row))
    data.polygons.foreach_set("material_index", mesh.material[mesh.triangle[:, 0]].astype(np.int32))
    data.polygons.foreach_set("use_smooth", np.ones(len(mesh.triangle), bool))
    data.normals_split_custom_set_from_vertices(mesh.normal.tolist())
    thing = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(thing)
    return thing


def bake_light(thing: bpy.types.Object, samples: int) -> Array:
    """Irradiance (rgb) and ambient visibility at each vertex of an object, shape (n, 4)."""
    light = _bake(thing, "DIFFUSE", samples)
    visible = _bake(thing, "AO", max(16, samples // 2))[:, :1]
    return np.concatenate([light, visible], 1)


def bake_visibility(thing: bpy.types.Object, samples: int) -> Array:
    """Ambient visibility alone, in the fourth column of white light: for things that the room lights at run time."""
    visible = _bake(thing, "AO", samples)[:, :1]
    return np.concatenate([np.ones((len(visible), 3), np.float32), visible], 1)


def bake_object(mesh: Mesh, samples: int) -> Mesh:
    """Shadows of an object on itself, on a floor when its lowest point is at zero; its light comes from the room."""
    new_scene(samples)
    thing = to_blender(mesh, "object")
    if abs(float(mesh.position[:, 2].min())) < 0.02 and mesh.position[:, 2].max() > 0.2:
        bpy.ops.mesh.primitive_plane_add(size=20, location=(0, 0, -0.001))
    mesh.light = smooth(mesh, bake_visibility(thing, samples), 1)
    return mesh


def triangles_of(mesh: Mesh, *layers: str) -> NDArray[np.bool_]:
    """Which triangles belong to parts of these layers."""
    own = np.zeros(len(mesh.triangle), bool)
    for part in mesh.parts:
        if part.layer in layers:
            own[part.first // 3 : (part.first + part.count) // 3] = True
    return own


def bake_map(thing: bpy.types.Object, mesh: Mesh, charts: Charts, samples: int) -> tuple[Array, Array]:
    """The lightmap of a shell: irradiance, shape (rows, columns, 3), and ambient visibility, (rows, columns)."""
    layer = thing.data.uv_layers.new(name="map")
    triangle = np.array([polygon.vertices for polygon in thing.data.polygons]).reshape(-1)
    layer.data.foreach_set("uv", mesh.uv1[triangle].astype(np.float32).reshape(-1))
    image = bpy.data.images.new("map", charts.columns, charts.rows, float_buffer=True)
    for slot in thing.material_slots:
        nodes = slot.material.node_tree.nodes
        target = nodes.new("ShaderNodeTexImage")
        target.image = image
        nodes.active = target
    visible = _bake_image(thing, image, ("AO", None), 2 * samples)[..., :1]
    direct, bounced = (_bake_image(thing, image, ("DIFFUSE", kind), samples) for kind in ("DIRECT", "INDIRECT"))
    seen = visible[..., 0] > BURIED
    for name in charts.charts:
        region = charts.region(name)
        parts = [fill_holes(values[region], seen[region]) for values in (visible, direct, bounced)]
        visible[region] = denoise(np.repeat(parts[0], 3, 2))[..., :1]
        calm = calmed(parts[2], visible[region])
        direct[region] = denoise(parts[1]) + calm
    return direct, visible[..., 0]


def calmed(bounced: Array, visible: Array) -> Array:
    """Bounced light without noise: what of it does not follow the ambient visibility changes slowly, and is blurred."""
    share = visible + 0.15
    ratio = denoise(bounced) / share
    return np.stack([gaussian_filter(ratio[..., k], CALM, mode="nearest") for k in range(3)], 2) * share


def fill_holes(values: Array, seen: NDArray[np.bool_]) -> Array:
    """Give texels without light the mean of their lit neighbours, from coarse to fine."""
    if seen.all() or not seen.any() or min(seen.shape) < 2:
        return values
    height, width = seen.shape
    padded = np.pad(np.where(seen[..., None], values, 0), ((0, height % 2), (0, width % 2), (0, 0)))
    mask = np.pad(seen.astype(np.float32), ((0, height % 2), (0, width % 2)))
    half = (padded.shape[0] // 2, 2, padded.shape[1] // 2, 2)
    weight = mask.reshape(half).sum((1, 3))
    total = padded.reshape(*half, values.shape[2]).sum((1, 3))
    coarse = fill_holes(total / np.maximum(weight, 1)[..., None], weight > 0)
    large = coarse.repeat(2, 0).repeat(2, 1)[:height, :width]
    return np.where(seen[..., None], values, large).astype(np.float32)


def denoise(values: Array) -> Array:
    """A picture without its noise, by the denoiser that Cycles has (Open Image Denoise)."""
    height, width, _ = values.shape
    scene = bpy.data.scenes.new("denoise")
    image = bpy.data.images.new("noisy", width, height, float_buffer=True)
    image.pixels.foreach_set(np.concatenate([values, np.ones((height, width, 1))], 2).astype(np.float32).reshape(-1))
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    source, filtered, sink = (tree.nodes.new(f"CompositorNode{kind}") for kind in ("Image", "Denoise", "Composite"))
    source.image, filtered.use_hdr = image, True
    tree.links.new(source.outputs[0], filtered.inputs[0])
    tree.links.new(filtered.outputs[0], sink.inputs[0])
    scene.render.resolution_x, scene.render.resolution_y, scene.render.resolution_percentage = width, height, 100
    scene.view_settings.view_transform = "Raw"
    camera = bpy.data.objects.new("still", bpy.data.cameras.new("still"))
    scene.collection.objects.link(camera)
    scene.camera = camera
    scene.render.engine = "BLENDER_WORKBENCH"
    out = _rendered(scene, width, height)
    bpy.data.scenes.remove(scene)
    bpy.data.images.remove(image)
    return out


def smooth(mesh: Mesh, light: Array, passes: int = 2) -> Array:
    """Fill vertices buried in other solids from their neighbours; take noise out along edges whose ends face alike."""
    t = mesh.triangle.astype(np.int64)
    edges = np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]])
    edges = np.concatenate([edges, edges[:, ::-1]])
    is_seen = light[:, 3] > BURIED
    light = _fill(light, edges, is_seen)
    alike = (mesh.normal[edges[:, 0]] * mesh.normal[edges[:, 1]]).sum(1) > 0.95
    a, b = edges[alike].T
    for _ in range(passes):
        near = np.exp(-((np.log(light[a, :3].mean(1) + 0.02) - np.log(light[b, :3].mean(1) + 0.02)) ** 2) / 0.08)[
            :, None
        ]
        total = light + _gather(a, light[b] * near, len(light))
        light = total / (1 + _gather(a, near, len(light)))
    return light.astype(np.float32)


def panorama(at: tuple[float, float, float], width: int, samples: int) -> Array:
    """What a point sees, equirectangular, row 0 at the bottom, +y in the middle; shape (width / 2, width, 3)."""
    scene = bpy.context.scene
    camera = bpy.data.cameras.new("panorama")
    eye = bpy.data.objects.new("panorama", camera)
    scene.collection.objects.link(eye)
    camera.type = "PANO"
    camera.panorama_type = "EQUIRECTANGULAR"
    eye.location, eye.rotation_euler = at, (math.pi / 2, 0, 0)
    scene.camera = eye
    render = scene.render
    render.resolution_x, render.resolution_y, render.resolution_percentage = width, width // 2, 100
    scene.view_settings.view_transform = "Raw"
    scene.cycles.samples = samples
    scene.cycles.use_denoising = width > 100
    pixels = _rendered(scene, width, width // 2)
    bpy.data.objects.remove(eye)
    return pixels


def _rendered(scene: bpy.types.Scene, width: int, height: int) -> Array:
    """Render a scene and read the picture back, row 0 at the bottom, shape (height, width, 3)."""
    scene.render.image_settings.file_format, scene.render.image_settings.color_depth = "OPEN_EXR", "32"
    with tempfile.TemporaryDirectory() as folder:
        scene.render.filepath = str(Path(folder) / "picture.exr")
        bpy.ops.render.render(write_still=True, scene=scene.name)
        image = bpy.data.images.load(scene.render.filepath)
        pixels = np.empty(width * height * 4, np.float32)
        image.pixels.foreach_get(pixels)
        bpy.data.images.remove(image)
    return pixels.reshape(height, width, 4)[:, :, :3]


def _material(name: str, row: list[float]) -> bpy.types.Material:
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*row[:3], 1)
    shader.inputs["Metallic"].default_value = 0
    shader.inputs["Roughness"].default_value = max(row[4], 0.35)
    shader.inputs["Emission Color"].default_value = (*row[:3], 1)
    shader.inputs["Emission Strength"].default_value = row[5]
    return material


def _bake(thing: bpy.types.Object, kind: str, samples: int) -> Array:
    attribute = thing.data.color_attributes.new(kind, "FLOAT_COLOR", "POINT")
    thing.data.color_attributes.active_color = attribute
    bpy.context.scene.cycles.samples = samples
    bpy.ops.object.select_all(action="DESELECT")
    thing.select_set(True)
    bpy.context.view_layer.objects.active = thing
    extra = {"pass_filter": {"DIRECT", "INDIRECT"}} if kind == "DIFFUSE" else {}
    bpy.ops.object.bake(type=kind, target="VERTEX_COLORS", **extra)
    values = np.empty(len(thing.data.vertices) * 4, np.float32)
    thing.data.color_attributes[kind].data.foreach_get("color", values)
    return values.reshape(-1, 4)[:, :3]


def _bake_image(thing: bpy.types.Object, image: bpy.types.Image, kind: tuple[str, str | None], samples: int) -> Array:
    """Bake into the image; `kind`: what, and for DIFFUSE which light, DIRECT or INDIRECT."""
    bpy.context.scene.cycles.samples = samples
    bpy.ops.object.select_all(action="DESELECT")
    thing.select_set(True)
    bpy.context.view_layer.objects.active = thing
    extra = {"pass_filter": {kind[1]}} if kind[1] else {}
    image.pixels.foreach_set(np.zeros(image.size[0] * image.size[1] * 4, np.float32))
    bpy.ops.object.bake(type=kind[0], margin=BORDER, use_clear=True, **extra)
    pixels = np.empty(image.size[0] * image.size[1] * 4, np.float32)
    image.pixels.foreach_get(pixels)
    return pixels.reshape(image.size[1], image.size[0], 4)[..., :3].copy()


def _fill(light: Array, edges: NDArray[np.int64], is_seen: NDArray[np.bool_]) -> Array:
    light = light.copy()
    for _ in range(40):
        a, b = edges[is_seen[edges[:, 1]] & ~is_seen[edges[:, 0]]].T
        if not len(a):
            return light
        count = _gather(a, np.ones((len(a), 1), np.float32), len(light))[:, 0]
        new = count > 0
        light[new] = (_gather(a, light[b], len(light))[new]) / count[new][:, None]
        is_seen = is_seen | new
    return light


def _gather(index: NDArray[np.int64], values: Array, size: int) -> Array:
    return np.stack([np.bincount(index, values[:, k], size) for k in range(values.shape[1])], -1)
