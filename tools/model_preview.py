"""`python -m tools.model_preview [NAME...]`: look at models before they are baked. Needs Blender's module.

python -m tools.model_preview bin sink --out out/preview --size 420 --turn 25
"""

import math
import sys
from argparse import ArgumentParser
from pathlib import Path

import bpy
import numpy as np
from PIL import Image, ImageDraw

from assets import equipment
from assets.bake import to_blender
from assets.kit import Kit, labels
from assets.kit.print_canvas import font
from assets.materials import PATTERN
from assets.pack import Mesh

COLUMNS = 5


def render(mesh: Mesh, path: Path, size: int, turn: float, samples: int = 24) -> None:
    """One model on a grey floor before a wall, seen from the front, `turn` degrees to its right."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine, scene.cycles.samples, scene.cycles.use_denoising = "CYCLES", samples, True
    scene.render.threads_mode, scene.render.threads = "FIXED", 2
    scene.render.resolution_x = scene.render.resolution_y = size
    scene.view_settings.view_transform = "AgX"
    scene.render.image_settings.file_format = "PNG"
    to_blender(mesh, "model")
    _finish(mesh)
    low, high = mesh.position.min(0), mesh.position.max(0)
    _surroundings(low, high)
    _light(scene)
    _camera(scene, (low + high) / 2, float(np.linalg.norm(high - low)), turn)
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)


def sheet(pictures: dict[str, Path], path: Path, size: int) -> None:
    """All pictures on one page with their names."""
    rows = math.ceil(len(pictures) / COLUMNS)
    page = Image.new("RGB", (COLUMNS * size, rows * (size + 22)), (240, 241, 242))
    pen = ImageDraw.Draw(page)
    for i, (name, picture) in enumerate(pictures.items()):
        x, y = i % COLUMNS * size, i // COLUMNS * (size + 22)
        page.paste(Image.open(picture).convert("RGB").resize((size, size)), (x, y))
        pen.text((x + 6, y + size + 3), name, fill=(20, 33, 43), font=font("SemiBold", 14))
    page.save(path)


def _finish(mesh: Mesh) -> None:
    """Label pictures and metal, which the bake leaves out."""
    atlas = labels.BUILT / "labels_en.png"
    for name, row in mesh.materials.items():
        material = bpy.data.materials.get(name)
        tree = material.node_tree
        tree.nodes.clear()
        out, bsdf = tree.nodes.new("ShaderNodeOutputMaterial"), tree.nodes.new("ShaderNodeBsdfPrincipled")
        tree.links.new(bsdf.outputs[0], out.inputs[0])
        bsdf.inputs["Base Color"].default_value = (*row[:3], 1.0)
        bsdf.inputs["Metallic"].default_value, bsdf.inputs["Roughness"].default_value = row[3], row[4]
        if name in ("glass", "acrylic", "water"):
            bsdf.inputs["Alpha"].default_value = 0.3
        if row[6] == PATTERN["label"]:
            picture = tree.nodes.new("ShaderNodeTexImage")
            picture.image = bpy.data.images.load(str(atlas), check_existing=True)
            tree.links.new(picture.outputs[0], bsdf.inputs["Base Color"])
    thing = bpy.data.objects["model"]
    layer = thing.data.uv_layers.new(name="uv0")
    layer.data.foreach_set("uv", mesh.uv0[mesh.triangle.reshape(-1)].astype(np.float32).reshape(-1))


def _surroundings(low: np.ndarray, high: np.ndarray) -> None:
    reach = max(3.0, float(np.abs(high - low).max()) * 3)
    on_wall = high[1] < 0.02 + 1e-6
    for location, turn in (
        ((0, 0, low[2] - 0.001), (0, 0, 0)),
        ((0, 0.001 if on_wall else high[1] + 0.4, 0), (math.pi / 2, 0, 0)),
    ):
        bpy.ops.mesh.primitive_plane_add(size=reach * 2, location=location, rotation=turn)
        grey = bpy.data.materials.new("grey")
        grey.use_nodes = True
        grey.node_tree.nodes["Principled BSDF"].inputs["Base Color"].default_value = (0.55, 0.57, 0.58, 1)
        bpy.context.object.data.materials.append(grey)


def _light(scene: bpy.types.Scene) -> None:
    world = bpy.data.worlds.new("world")
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (0.75, 0.78, 0.8, 1)
    world.node_tree.nodes["Background"].inputs[1].default_value = 0.55
    for x, y, power in ((-1.2, -1.6, 70), (1.8, -1.2, 40)):
        bpy.ops.object.light_add(type="AREA", location=(x, y, 2.9))
        lamp = bpy.context.object
        lamp.data.energy, lamp.data.size = power, 1.2
        lamp.rotation_euler = (math.radians(25), 0, math.atan2(-x, 1.6))


def _camera(scene: bpy.types.Scene, middle: np.ndarray, reach: float, turn: float) -> None:
    a, lift = math.radians(turn), math.radians(16)
    distance = reach / (2 * math.tan(math.radians(17))) * 1.08
    eye = middle + distance * np.array([math.sin(a) * math.cos(lift), -math.cos(a) * math.cos(lift), math.sin(lift)])
    camera = bpy.data.cameras.new("camera")
    camera.angle = math.radians(34)
    thing = bpy.data.objects.new("camera", camera)
    scene.collection.objects.link(thing)
    thing.location = eye.tolist()
    thing.rotation_euler = (math.pi / 2 - lift, 0, a)
    scene.camera = thing


def main(arguments: list[str]) -> None:
    """Render what is named, or everything."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--out", type=Path, default=Path("out/preview"))
    parser.add_argument("--size", type=int, default=360)
    parser.add_argument("--turn", type=float, default=28.0)
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    if not (labels.BUILT / "labels_en.png").exists():
        labels.write()
    pictures = {}
    for name in chosen.names or equipment.MODELS:
        kit: Kit = equipment.build(name)
        mesh = kit.mesh()
        pictures[name] = chosen.out / f"{name}.png"
        render(mesh, pictures[name], chosen.size, chosen.turn)
        print(f"{name}: {len(mesh.triangle)} triangles, {len(mesh.parts)} parts")
    sheet(pictures, chosen.out / "sheet.png", chosen.size)


if __name__ == "__main__":
    main(sys.argv[1:])
