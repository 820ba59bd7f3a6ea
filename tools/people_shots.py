"""Pictures of people and hands for looking at: `python -m tools.people_shots OUT`. Needs a GL of 3.3, no display."""

import sys
import time
from pathlib import Path

import numpy as np
from direct.showbase.ShowBase import ShowBase
from panda3d.core import CardMaker, Filename, LVecBase3f, NodePath, loadPrcFileData
from PIL import Image

from game.people import rub, shader
from game.people.figure import Figure
from game.people.hand_pose import POSES
from game.people.hands import Hands

SIZE = (1280, 720)
STEPS = (
    (),
    ("site_uniform",),
    ("site_uniform", "site_shoes"),
    ("site_uniform", "site_shoes", "hair_cover"),
    ("site_uniform", "site_shoes", "hair_cover", "beard_cover"),
    ("coverall", "site_shoes", "hair_cover", "beard_cover"),
    ("coverall", "overshoes", "hair_cover", "beard_cover"),
    ("coverall", "overshoes", "hair_cover", "beard_cover", "gloves"),
)
FULL = STEPS[-1]


def main(out: Path) -> None:
    """All pictures."""
    out.mkdir(parents=True, exist_ok=True)
    base = _open()
    people = base.render.attach_new_node("people")
    shader.neutral_light(people)
    _line_up(base, people, out)
    _near(base, people, out)
    _walk(base, people, out)
    _hands(base, out)


def _open() -> ShowBase:
    loadPrcFileData(
        "",
        f"win-size {SIZE[0]} {SIZE[1]}\nload-display p3headlessgl\nwindow-type offscreen\ngl-version 3 3\n"
        "framebuffer-multisample 1\nmultisamples 4\naudio-library-name null\nsync-video 0",
    )
    base = ShowBase()
    base.set_background_color(0.52, 0.56, 0.58)
    base.camLens.set_near_far(0.02, 60)
    card = CardMaker("floor")
    card.set_frame(-8, 8, -8, 8)
    floor = base.render.attach_new_node(card.generate())
    floor.set_p(-90)
    floor.set_color(0.42, 0.50, 0.55, 1)
    base.render.set_antialias(8)
    return base


def _shot(
    base: ShowBase, people: NodePath, path: Path, view: tuple[tuple[float, ...], tuple[float, ...], float]
) -> None:
    eye, target, fov = view
    base.camera.set_pos(*eye)
    base.camera.look_at(*target)
    base.camLens.set_fov(fov)
    people.set_shader_input("eye", LVecBase3f(*eye))
    for _ in range(2):
        base.graphicsEngine.render_frame()
    base.win.save_screenshot(Filename.from_os_specific(str(path)))


def _line_up(base: ShowBase, people: NodePath, out: Path) -> None:
    row = people.attach_new_node("row")
    started = time.process_time()
    figures = [Figure(row, "trainee", step) for step in STEPS] + [Figure(row, "coach", FULL)]
    for i, figure in enumerate(figures):
        figure.place((i - 4) * 0.82, 0, 0)
    print(f"{len(figures)} figures in {time.process_time() - started:.2f} s")
    _shot(base, people, out / "lineup.png", ((0, -6.2, 1.45), (0, 0, 0.92), 64))
    started = time.process_time()
    for _ in range(100):
        figures[0].animate(0.016, 1.2)
    print(f"pose {(time.process_time() - started) * 10:.3f} ms")
    row.remove_node()


def _near(base: ShowBase, people: NodePath, out: Path) -> None:
    row = people.attach_new_node("near")
    for i, (body, step) in enumerate((("trainee", STEPS[2]), ("trainee", FULL), ("coach", FULL), ("passer_2", ()))):
        figure = Figure(row, body, step)
        figure.place((i - 1.5) * 0.62, 0, 0)
        figure.look_at((0.0, -2.0, 1.55))
        figure.animate(2.0)
    _shot(base, people, out / "near.png", ((0.0, -2.0, 1.55), (0, 0, 1.32), 62))
    _shot(base, people, out / "face.png", ((-0.45, -1.0, 1.62), (-0.62, 0, 1.58), 52))
    row.remove_node()


def _walk(base: ShowBase, people: NodePath, out: Path) -> None:
    row = people.attach_new_node("walk")
    for i in range(7):
        figure = Figure(row, "trainee", FULL if i % 2 else STEPS[2])
        figure.place((i - 3) * 0.9, 0, 60)
        for _ in range(8 + i * 8):
            figure.animate(1 / 48, 1.2)
    _shot(base, people, out / "walk.png", ((0, -5.2, 1.4), (0, 0, 0.9), 64))
    row.remove_node()


def _hands(base: ShowBase, out: Path) -> None:
    stage = base.render.attach_new_node("hands")
    stage.set_pos(0, 0, 3)
    shader.neutral_light(stage)
    hands = Hands(stage)
    for name, worn in (
        ("bare", frozenset({"site_uniform"})),
        ("gloved", frozenset({"coverall", "gloves"})),
        ("street", frozenset()),
    ):
        hands.wear(worn)
        tiles = [_hand_tile(base, stage, hands, out, pose) for pose in POSES]
        if name != "street":
            tiles += [_rub_tile(base, stage, hands, out, zone) for zone in rub.ZONES]
        _sheet(tiles, out / f"hands_{name}.png")


def _hand_tile(base: ShowBase, stage: NodePath, hands: Hands, out: Path, pose: str) -> Image.Image:
    hands.home()
    hands.show(pose, pose)
    hands.right.put((0.12, 0.30, -0.06), (20, 40, -50) if pose in ("grip", "pinch", "point", "press") else (8, 30, 0))
    hands.left.put((0.12, 0.30, -0.06), (8, 40, 120) if pose in ("grip", "pinch") else (8, 40, 180))
    hands.animate(10)
    return _tile(base, stage, out)


def _rub_tile(base: ShowBase, stage: NodePath, hands: Hands, out: Path, zone: str) -> Image.Image:
    hands.rub(f"left_{zone}", 0.05)
    hands.animate(10)
    return _tile(base, stage, out, look=2.80)


def _tile(base: ShowBase, stage: NodePath, out: Path, look: float = 2.99) -> Image.Image:
    _shot(base, stage, out / "tile.png", ((0, -0.06, 3.08), (0, 0.40, look), 62))
    return Image.open(out / "tile.png").convert("RGB").resize((640, 360), Image.Resampling.LANCZOS)


def _sheet(tiles: list[Image.Image], path: Path) -> None:
    columns = 3
    rows = -(-len(tiles) // columns)
    sheet = Image.new("RGB", (640 * columns, 360 * rows))
    for i, tile in enumerate(tiles):
        sheet.paste(tile, (640 * (i % columns), 360 * (i // columns)))
    sheet.save(path)


if __name__ == "__main__":
    np.set_printoptions(precision=3)
    main(Path(sys.argv[1]))
