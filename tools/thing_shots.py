"""Pictures of every built object through the real renderer: `python -m tools.thing_shots [NAME ...]`.

They go to out/things: one picture each and a contact sheet; `quiz.png` has numbers for names, so that someone who has
not seen the code can say what each is.
"""

import math
import sys
from pathlib import Path
from typing import Any

from panda3d.core import Filename, LPoint3f, LVector3f
from PIL import Image, ImageDraw

from game.render.base import open_base
from game.render.mesh import Model
from game.render.room import BUILT, RoomScene, load_room

OUT = Path(__file__).parents[1] / "out" / "things"
SIZE = (640, 480)
AT = LPoint3f(4.4, 19.4, 0.0)  # the middle of the lobby's free floor
LONG = 2.4  # m
FOV = 34.0  # degrees
TURN, LIFT = 28.0, 14.0  # degrees: seen from the right and a little from above


def main(wanted: list[str]) -> None:
    """Draw the objects named, or all that are built."""
    base: Any = open_base(offscreen=True, size=(SIZE[0] * 2, SIZE[1] * 2), quality="high")
    scene = load_room("LOB", base.render, "high")
    scene.model.root.hide()
    OUT.mkdir(parents=True, exist_ok=True)
    names = wanted or sorted(path.stem for path in (BUILT.parent / "equipment").glob("*.fam"))
    pictures = {}
    for name in names:
        model = scene.add_thing(name, AT, 0.0)
        pictures[name] = _picture(base, scene, model, OUT / f"{name}.png")
        model.root.remove_node()
    _sheet(list(pictures.items()), OUT / "sheet.png")
    _sheet([(str(i + 1), picture) for i, picture in enumerate(pictures.values())], OUT / "quiz.png")
    print(f"{len(pictures)} objects in {OUT}")


def _picture(base: Any, scene: RoomScene, model: Model, path: Path) -> Image.Image:
    low, high = model.root.get_tight_bounds(base.render)
    middle, reach = (low + high) / 2, (high - low).length()
    if reach > LONG:  # of a long thing its near end says more than the whole
        middle, reach = LPoint3f(high.x - LONG / 2, middle.y, middle.z), LONG
    distance = reach / (2 * math.tan(math.radians(FOV * SIZE[1] / SIZE[0] / 2))) * 0.92
    turn, lift = math.radians(TURN), math.radians(LIFT)
    away = LVector3f(math.sin(turn) * math.cos(lift), -math.cos(turn) * math.cos(lift), math.sin(lift))
    base.camera.set_pos(middle + away * distance)
    base.camera.look_at(middle)
    base.camLens.set_fov(FOV)
    scene.look_from(LPoint3f(base.camera.get_pos()), 0.0)
    for _ in range(2):
        base.graphicsEngine.render_frame()
    base.win.save_screenshot(Filename.from_os_specific(str(path)))
    picture = Image.open(path).convert("RGB").resize(SIZE, Image.Resampling.BOX)
    picture.save(path)
    return picture


def _sheet(pictures: list[tuple[str, Image.Image]], path: Path) -> None:
    columns, wide, high = 6, 320, 240
    sheet = Image.new("RGB", (columns * wide, -(-len(pictures) // columns) * high))
    for k, (name, picture) in enumerate(pictures):
        at = (k % columns * wide, k // columns * high)
        sheet.paste(picture.resize((wide, high), Image.Resampling.LANCZOS), at)
        ImageDraw.Draw(sheet).text((at[0] + 6, at[1] + 4), name, "black")
    sheet.save(path)


if __name__ == "__main__":
    main(sys.argv[1:])
