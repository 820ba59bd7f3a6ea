"""Draw every screen to `out/ui/*.png`: `python tools/ui_shots.py [--only NAME] [--size 1280x720] [--text 100] ...`."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PIL import Image, ImageDraw

from game.hud.scene import Composer, View
from game.hud.shots import picture
from game.hud.tokens import palette
from game.words import words
from tests.game.ui_samples import in_world, scenes


def main() -> None:
    """Write the pictures and say where."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", default="")
    options.add_argument("--size", default="1280x720")
    options.add_argument("--text", type=int, default=100)
    options.add_argument("--lang", default="en")
    options.add_argument("--out", type=Path, default=Path("out/ui"))
    chosen = options.parse_args()
    width, height = (int(part) for part in chosen.size.split("x"))
    view = View((width, height), chosen.text / 100)
    chosen.out.mkdir(parents=True, exist_ok=True)
    made = 0
    for name, build in scenes().items():
        if chosen.only in name:
            scene = build(words(chosen.lang), view)
            shot = picture(Composer(view, palette()), scene, plant(view))
            shot.convert("RGB").save(chosen.out / f"{name}_{chosen.lang}_{chosen.text}.png")
            made += 1
    for name, draw in in_world().items():
        if chosen.only in name:
            draw(words(chosen.lang)).convert("RGB").save(chosen.out / f"{name}_{chosen.lang}.png")
            made += 1
    print(f"{made} pictures in {chosen.out}")


def plant(view: View) -> Image.Image:
    """Return a plain stand-in for the room behind the panels: wall, floor, a door."""
    width, height = view.pixels
    room = Image.new("RGBA", view.pixels, "#F1F3F4")
    pen = ImageDraw.Draw(room)
    pen.rectangle((0, height * 0.72, width, height), fill="#93AAB6")
    door = (width * 0.46, height * 0.31, width * 0.58, height * 0.72)
    pen.rectangle(door, fill="#A4C6DD", outline="#5E666B", width=6)
    return room


if __name__ == "__main__":
    main()
