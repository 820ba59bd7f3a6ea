"""The label atlases: every printed thing of the plant on three pictures, drawn with Pillow, two languages each.

`labels` holds those of the first rooms, `process` those of the suites, `reactor` those of the bioreactor with its
sampler and feed; `atlas_of(key)` says which has a label.
`size_mm(key)` and `uv(key)` need no picture; `draw(lang)` makes it.
The places are the same in both languages, so a model fits either.
u runs to the right, v up (0 at the lower edge), as OpenGL has it.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

from assets.kit import label_process, label_reactor, label_signs, label_small
from assets.kit.print_canvas import WHITE, Canvas

WIDTH = 2048  # pixels
MARGIN = 6  # pixels round each label, filled with its own edge, so that mip levels do not bleed
BUILT = Path(__file__).parents[1] / "built"
LANGUAGES = ("en", "fr")
ATLASES = ("labels", "process", "reactor")
STEADY = {"reactor": 2048}  # atlas -> height in pixels: filled in the order of its table, a label at the end moves none


@dataclass(frozen=True, slots=True)
class Label:
    """A printed thing: millimetres, pixels per millimetre, and how it is drawn."""

    width: float
    height: float
    scale: float
    draw: Callable[[Canvas], None]


@cache
def labels(atlas: str = "labels") -> dict[str, Label]:
    """All labels of an atlas by key."""
    first = {**label_signs.signs(), **label_small.small()}
    rows = {"labels": first, "process": label_process.process(), "reactor": label_reactor.reactor()}[atlas]
    return {key: Label(*row) for key, row in rows.items()}


def atlas_of(key: str) -> str:
    """The atlas that has a label."""
    for atlas in ATLASES:
        if key in labels(atlas):
            return atlas
    raise KeyError(f"label '{key}' is not drawn; see `assets.kit.labels.labels()`")


def size_mm(key: str) -> tuple[float, float]:
    """Width and height of a label in millimetres."""
    found = labels(atlas_of(key))[key]
    return found.width, found.height


@cache
def layout(atlas: str = "labels") -> tuple[dict[str, tuple[int, int, int, int]], int]:
    """Pixel rectangle (left, top, right, bottom) of every label, and the height of the atlas: falling shelves."""
    sizes = {
        key: (round(label.width * label.scale), round(label.height * label.scale))
        for key, label in labels(atlas).items()
    }
    places: dict[str, tuple[int, int, int, int]] = {}
    x = y = shelf = 0
    falling = sorted(sizes, key=lambda name: (-sizes[name][1], name))
    for key in list(sizes) if atlas in STEADY else falling:
        wide, high = sizes[key]
        if x + wide + 2 * MARGIN > WIDTH:
            x, y, shelf = 0, y + shelf, 0
        places[key] = (x + MARGIN, y + MARGIN, x + MARGIN + wide, y + MARGIN + high)
        x, shelf = x + wide + 2 * MARGIN, max(shelf, high + 2 * MARGIN)
    if y + shelf > STEADY.get(atlas, y + shelf):
        raise ValueError(f"the labels of atlas '{atlas}' need {y + shelf} pixels of height; it has {STEADY[atlas]}")
    return places, STEADY.get(atlas, -(-(y + shelf) // 256) * 256)


def uv(key: str) -> tuple[float, float, float, float]:
    """Atlas coordinates (left, low, right, high) of a label in its atlas, 0 to 1."""
    places, height = layout(atlas_of(key))
    left, top, right, bottom = places[key]
    return left / WIDTH, 1 - bottom / height, right / WIDTH, 1 - top / height


def draw(lang: str, atlas: str = "labels") -> Image.Image:
    """An atlas with `lang` first on every sign."""
    places, height = layout(atlas)
    sheet = Image.new("RGB", (WIDTH, height), WHITE)
    for key, label in labels(atlas).items():
        canvas = Canvas.blank(label.width, label.height, label.scale, lang)
        label.draw(canvas)
        left, top, right, bottom = places[key]
        grown = canvas.image.resize((right - left + 2 * MARGIN, bottom - top + 2 * MARGIN))
        sheet.paste(grown, (left - MARGIN, top - MARGIN))
        sheet.paste(canvas.image.crop((0, 0, right - left, bottom - top)), (left, top))
    return sheet


def write(folder: Path = BUILT) -> list[Path]:
    """The atlases in both languages as files of 256 colours."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for atlas, lang in itertools.product(ATLASES, LANGUAGES):
        path = folder / f"{atlas}_{lang}.png"
        draw(lang, atlas).quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
        paths.append(path)
    return paths


if __name__ == "__main__":
    for written in write():
        print(f"{written.name}: {written.stat().st_size // 1024} kB")
