"""A printed thing under the pen: millimetres from its upper left corner, Inter, the sign colours of the plant."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parents[1] / "fonts"
INK, GREY, WHITE, LINE = (20, 33, 43), (84, 98, 108), (252, 252, 251), (150, 164, 173)
GREEN, AMBER, RED, BLUE, YELLOW = (0, 108, 76), (229, 158, 0), (176, 52, 8), (0, 114, 178), (244, 222, 58)
PALE_GREEN, PALE_AMBER, PALE_RED, PALE_BLUE = (221, 240, 231), (251, 240, 208), (251, 229, 218), (220, 237, 247)
Colour = tuple[int, int, int]
Point = tuple[float, float]


@cache
def font(weight: str, pixels: int) -> ImageFont.FreeTypeFont:
    """Inter in `Regular`, `SemiBold` or `Bold` at a size in pixels."""
    return ImageFont.truetype(str(FONTS / f"Inter-{weight}.ttf"), pixels)


@dataclass(slots=True)
class Canvas:
    """A label of width by height mm at `scale` pixels per mm; `lang` is the language that comes first."""

    width: float
    height: float
    scale: float
    lang: str
    image: Image.Image
    pen: ImageDraw.ImageDraw

    @classmethod
    def blank(cls, width: float, height: float, scale: float, lang: str) -> "Canvas":
        """A white sheet."""
        image = Image.new("RGB", (round(width * scale), round(height * scale)), WHITE)
        return cls(width, height, scale, lang, image, ImageDraw.Draw(image))

    def say(self, english: str, french: str) -> tuple[str, str]:
        """Both texts, that of the reader first."""
        return (french, english) if self.lang == "fr" else (english, french)

    def text(
        self, at: Point, words: str, size: float, weight: str = "Regular", *, fill: Colour = INK, anchor: str = "ls"
    ) -> None:
        """A line of text; size is the letter body in millimetres (capitals are 0.73 of it), anchor as Pillow's."""
        face = font(weight, max(6, round(size * self.scale)))
        self.pen.text(
            (at[0] * self.scale, at[1] * self.scale), words, fill=fill, font=face, anchor=anchor, features=["tnum"]
        )

    def fitted(
        self,
        at: Point,
        words: str,
        size: float,
        room: float,
        weight: str = "Regular",
        *,
        fill: Colour = INK,
        anchor: str = "ls",
    ) -> None:
        """Text made smaller until it fits into `room` millimetres."""
        wide = font(weight, max(6, round(size * self.scale))).getlength(words, features=["tnum"]) / self.scale
        self.text(at, words, size * min(1.0, room / max(wide, 1e-6)), weight, fill=fill, anchor=anchor)

    def pair(self, at: Point, words: tuple[str, str], size: float, room: float, anchor: str = "ls") -> None:
        """The reader's language in bold, the other below in grey."""
        self.fitted(at, words[0], size, room, "SemiBold", fill=INK, anchor=anchor)
        self.fitted((at[0], at[1] + size * 1.12), words[1], size * 0.86, room, "Regular", fill=GREY, anchor=anchor)

    def box(
        self,
        area: Sequence[float],
        fill: Colour | None,
        line: Colour | None = None,
        thick: float = 0.5,
        radius: float = 0.0,
    ) -> None:
        """A rectangle x0, y0, x1, y1 with round corners."""
        edges = [v * self.scale for v in area]
        width = max(1, round(thick * self.scale)) if line else 0
        self.pen.rounded_rectangle(edges, radius * self.scale, fill, line, width)

    def line(self, points: Sequence[Point], fill: Colour = INK, thick: float = 0.6) -> None:
        """A stroke with round joints."""
        path = [(x * self.scale, y * self.scale) for x, y in points]
        wide = max(1, round(thick * self.scale))
        self.pen.line(path, fill, wide, joint="curve")
        for x, y in (path[0], path[-1]):
            self.pen.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill)

    def shape(
        self, points: Sequence[Point], fill: Colour | None, line: Colour | None = None, thick: float = 0.6
    ) -> None:
        """A filled polygon with an outline."""
        path = [(x * self.scale, y * self.scale) for x, y in points]
        self.pen.polygon(path, fill)
        if line:
            self.line([*points, points[0]], line, thick)

    def disc(
        self, centre: Point, radius: float, fill: Colour | None, line: Colour | None = None, thick: float = 0.6
    ) -> None:
        """A circle."""
        x, y, r = (v * self.scale for v in (*centre, radius))
        self.pen.ellipse((x - r, y - r, x + r, y + r), fill, line, max(1, round(thick * self.scale)) if line else 0)

    def arc(self, centre: Point, radius: float, ends: tuple[float, float], fill: Colour, thick: float) -> None:
        """Part of a circle, degrees clockwise from the right."""
        x, y, r = (v * self.scale for v in (*centre, radius))
        self.pen.arc((x - r, y - r, x + r, y + r), ends[0], ends[1], fill, max(1, round(thick * self.scale)))

    def hatch(self, area: Sequence[float], pitch: float) -> None:
        """Yellow with ink stripes: the floor line of benches and airlocks, and nothing else in the plant."""
        x0, y0, x1, y1 = area
        self.box(area, YELLOW)
        reach = y1 - y0
        for i in range(math.ceil((x1 - x0 + reach) / pitch) + 1):
            a = x0 + i * pitch - reach
            self.shape([(a, y1), (a + reach, y0), (a + reach + pitch * 0.4, y0), (a + pitch * 0.4, y1)], INK)
