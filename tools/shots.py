"""`make shots`: every built room and object from fixed viewpoints through the real renderer.

Pictures go to out/shots, with a contact sheet of the rooms and one of the objects, whose names are in objects.txt.
"""

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from panda3d.core import Filename, LPoint3f, LVector3f
from PIL import Image, ImageDraw

from game.render.base import open_base
from game.render.room import BUILT, load_room
from game.stage import Stage, mirrors
from training.facility import load_facility

OUT = Path(__file__).parents[1] / "out" / "shots"
SIZE = (1280, 720)
OBJECT = (960, 720)
LIT_BY = "PAL_D"
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
    "CTL": [
        ((12.0, 33.4), (14.6, 30.6)),
        ((13.9, 31.0), (15.4, 31.0)),
        ((13.6, 29.2), (9.0, 31.6)),
        ((9.2, 33.2), (14.0, 29.0)),
    ],
    "USP": [
        ((40.0, 22.8), (40.2, 30.0)),
        ((41.7, 28.2), (41.2, 30.6)),
        ((45.4, 23.4), (35.0, 31.0)),
        ((36.2, 25.4), (33.4, 25.2)),
        ((46.2, 28.0), (36.0, 27.0)),
        ((34.4, 28.6), (44.0, 27.4)),
    ],
    "WIN": [
        ((65.0, 15.6), (63.6, 18.0)),
        ((64.2, 16.3), (64.4, 17.6)),
        ((61.5, 16.4), (68.4, 17.4)),
        ((68.4, 16.6), (62.0, 17.0)),
    ],
}


def main(names: list[str]) -> None:
    """Draw the rooms named and, by the word `objects`, every object; without names all of both."""
    base = open_base(offscreen=True, size=SIZE, quality="high")
    OUT.mkdir(parents=True, exist_ok=True)
    pictures = []
    for name in names or [name for name in VIEWS if (BUILT / f"{name}.fam").exists()]:
        if name != "objects":
            pictures += _room(base, name)
    if pictures:
        _sheet(pictures, OUT / "sheet.png", SIZE)
    if not names or "objects" in names:
        _sheet(_objects(base), OUT / "objects.png", OBJECT)


def _room(base: Any, name: str) -> list[Path]:
    stage = Stage(base.render.attach_new_node("stage"), load_facility(), (name,), "high", width=SIZE[0])
    seen = mirrors(base, stage, load_facility())
    pictures = []
    for k, (at, to) in enumerate(VIEWS[name]):
        eye = LPoint3f(*at, EYE)
        base.camera.set_pos(eye)
        base.camera.look_at(LPoint3f(*to, EYE - 0.15 - 0.02 * math.dist(at, to)))
        stage.show(AT_REST, name, eye)
        pictures.append(_drawn(base, seen, OUT / f"{name}_{k + 1}.png"))
    for mirror in seen:
        mirror.close()
    stage.root.remove_node()
    return pictures


def _drawn(base: Any, seen: Sequence[Any], path: Path) -> Path:
    """The picture once mirrors and floors have theirs."""
    for _ in range(3):
        for mirror in seen:
            mirror.update()
        base.graphicsEngine.render_frame()
    base.win.save_screenshot(Filename(str(path)))
    return path


def _objects(base: Any) -> list[Path]:
    """Every built object by itself in the light of the airlock; numbered, so that the names can be guessed first."""
    room = load_room(LIT_BY, base.render, "high")
    room.model.root.hide()
    base.set_background_color(0.80, 0.82, 0.83)
    pictures, names = [], []
    for k, path in enumerate(sorted((BUILT.parent / "equipment").glob("*.fam"))):
        thing = room.add_thing(path.stem, LPoint3f(18.5, 17.0, 0.0), 0.0)
        low, high = thing.root.get_tight_bounds(base.render)
        middle, reach = (low + high) / 2, (high - low).length() / 2
        base.camLens.near = min(0.05, reach * 0.2)
        aside = 1.6 if high.y - low.y > 2 * (high.x - low.x) else 0.55  # a long thing is seen from its side
        base.camera.set_pos(middle + LVector3f(aside, -0.95, 0.40) * reach * 1.95)
        base.camera.look_at(middle)
        whole = _drawn(base, [], OUT / f"object_{k + 1:02}.png")
        Image.open(whole).convert("RGB").crop((160, 0, 1120, 720)).save(whole)
        pictures.append(whole)
        names.append(f"{k + 1:02} {path.stem}")
        thing.root.remove_node()
    (OUT / "objects.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    return pictures


def _sheet(pictures: list[Path], path: Path, size: tuple[int, int]) -> None:
    columns, wide = 4, 480
    high = wide * size[1] // size[0]
    sheet = Image.new("RGB", (columns * wide, -(-len(pictures) // columns) * high))
    for k, picture in enumerate(pictures):
        at = (k % columns * wide, k // columns * high)
        sheet.paste(Image.open(picture).convert("RGB").resize((wide, high), Image.Resampling.LANCZOS), at)
        ImageDraw.Draw(sheet).text((at[0] + 6, at[1] + 4), picture.stem, "black")
    sheet.save(path)
    print(f"{len(pictures)} pictures and {path.name} in {OUT}")


if __name__ == "__main__":
    main(sys.argv[1:])
