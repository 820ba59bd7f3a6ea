"""`make shots`: every built room from fixed viewpoints through the real renderer, and one contact sheet.

Pictures go to out/shots.
"""

import math
import sys
from pathlib import Path

from panda3d.core import Filename, LPoint3f
from PIL import Image, ImageDraw

from game.render.base import open_base
from game.render.room import BUILT
from game.stage import Stage, mirrors
from training.facility import load_facility

OUT = Path(__file__).parents[1] / "out" / "shots"
SIZE = (1280, 720)
EYE = 1.62  # m
AT_REST = {f"{door}.lamp": 1.0 for door in load_facility().doors}
VIEWS = {
    "LOB": [
        ((0.6, 18.5), (7.6, 19.6)),
        ((7.3, 15.7), (1.0, 20.5)),
        ((3.6, 21.2), (1.6, 15.4)),
        ((5.0, 17.4), (6.8, 21.9)),
    ],
    "CHG": [
        ((8.6, 18.4), (15.8, 18.9)),
        ((15.2, 21.2), (9.0, 15.6)),
        ((13.2, 15.9), (14.4, 21.6)),
        ((10.2, 19.6), (8.2, 16.2)),
    ],
    "COR_S": [
        ((1.0, 13.4), (30.0, 13.5)),
        ((16.6, 13.0), (19.6, 15.0)),
        ((28.0, 14.0), (20.0, 12.6)),
        ((60.0, 13.9), (48.0, 12.9)),
    ],
    "PAL_D": [
        ((18.5, 15.4), (18.5, 19.0)),
        ((18.6, 18.4), (18.3, 15.0)),
        ((16.7, 18.3), (20.8, 16.2)),
        ((20.2, 15.6), (16.2, 18.6)),
    ],
    "COR_D": [
        ((17.0, 20.4), (45.0, 20.5)),
        ((21.5, 20.9), (17.0, 19.3)),
        ((30.0, 20.0), (26.0, 22.0)),
        ((70.0, 20.6), (60.0, 20.4)),
    ],
}


def main(names: list[str]) -> None:
    """Draw the rooms named, or all that are built."""
    base = open_base(offscreen=True, size=SIZE, quality="high")
    OUT.mkdir(parents=True, exist_ok=True)
    pictures = []
    for name in names or [name for name in VIEWS if (BUILT / f"{name}.fam").exists()]:
        stage = Stage(base.render.attach_new_node("stage"), load_facility(), (name,), "high")
        seen = mirrors(base, stage, load_facility())
        for k, (at, to) in enumerate(VIEWS[name]):
            eye = LPoint3f(*at, EYE)
            base.camera.set_pos(eye)
            base.camera.look_at(LPoint3f(*to, EYE - 0.15 - 0.02 * math.dist(at, to)))
            stage.show(AT_REST, name, eye)
            for mirror in seen:
                mirror.update()
            base.graphicsEngine.render_frame()
            base.graphicsEngine.render_frame()
            path = OUT / f"{name}_{k + 1}.png"
            base.win.save_screenshot(Filename(str(path)))
            pictures.append(path)
        for mirror in seen:
            mirror.close()
        stage.root.remove_node()
    _sheet(pictures)


def _sheet(pictures: list[Path]) -> None:
    columns, wide, high = 4, 480, 270
    sheet = Image.new("RGB", (columns * wide, -(-len(pictures) // columns) * high))
    for k, path in enumerate(pictures):
        at = (k % columns * wide, k // columns * high)
        sheet.paste(Image.open(path).convert("RGB").resize((wide, high), Image.Resampling.LANCZOS), at)
        ImageDraw.Draw(sheet).text((at[0] + 6, at[1] + 4), path.stem, "black")
    sheet.save(OUT / "sheet.png")
    print(f"{len(pictures)} pictures and sheet.png in {OUT}")


if __name__ == "__main__":
    main(sys.argv[1:])
