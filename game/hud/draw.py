"""A brush that draws flat shapes and text on one picture, in design pixels, and notes where everything came to stand.

Corners and icons are drawn four times as large and reduced once, then kept: PIL's own shapes have no smooth edge.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from game.hud.actions import Action
from game.hud.tokens import EDGE_WIDTH, Palette, Style, Weight

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
SMOOTH = 4
NO_BREAK = "\u00a0"
TABULAR = ["tnum"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in design pixels, from the top left."""

    x: float
    y: float
    width: float
    height: float

    def inset(self, top: float, right: float, bottom: float, left: float) -> "Box":
        """Return the box without its padding."""
        return Box(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def moved(self, dx: float, dy: float) -> "Box":
        """Return the box shifted."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Written:
    """Text that was drawn: where its ink is and the box that it was given."""

    text: str
    ink: Box
    room: Box
    size: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that can be pressed. A slider has a range, a field has an id: then `value` is what it shows now."""

    box: Box
    action: Action
    slider: tuple[str, float, float] | None = None
    field: str = ""
    value: str | float = ""
    scroll: str = ""


@lru_cache(maxsize=64)
def font(weight: Weight, pixels: int) -> ImageFont.FreeTypeFont:
    """Return Inter in a weight and a size in window pixels."""
    return ImageFont.truetype(str(FONTS / f"Inter-{weight}.ttf"), pixels)


@lru_cache(maxsize=8192)
def text_width(text: str, style: Style, scale: float) -> float:
    """Width of one line in design pixels, figures of equal width."""
    return font(style.weight, round(style.size * scale)).getlength(text, features=TABULAR) / scale


@lru_cache(maxsize=256)
def _corner_mask(width: int, height: int, radius: int) -> Image.Image:
    """Coverage of a rounded rectangle: corners from a large quarter disc, the rest full."""
    mask = Image.new("L", (width, height), 255)
    if radius <= 0:
        return mask
    big = Image.new("L", (radius * 2 * SMOOTH, radius * 2 * SMOOTH), 0)
    ImageDraw.Draw(big).ellipse((0, 0, radius * 2 * SMOOTH - 1, radius * 2 * SMOOTH - 1), fill=255)
    disc = big.resize((radius * 2, radius * 2), Image.Resampling.BOX)
    for right in (0, 1):
        for low in (0, 1):
            part = disc.crop((right * radius, low * radius, (right + 1) * radius, (low + 1) * radius))
            mask.paste(part, (right * (width - radius), low * (height - radius)))
    return mask


@dataclass(slots=True)
class Brush:
    """Draws on `image`; `texts` and `hits` are what was drawn and what can be pressed, in design pixels."""

    image: Image.Image
    scale: float
    palette: Palette
    scrolls: dict[str, float] = field(default_factory=dict)
    texts: list[Written] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    overflows: dict[str, float] = field(default_factory=dict)

    def pixels(self, length: float) -> int:
        """Return whole window pixels."""
        return round(length * self.scale)

    def colour(self, name: str) -> str:
        """Return the colour of a token name."""
        return self.palette[name]

    def plate(self, box: Box, fill: str, radius: float = 0.0) -> None:
        """Fill a rounded rectangle."""
        left, top = self.pixels(box.x), self.pixels(box.y)
        width, height = self.pixels(box.x + box.width) - left, self.pixels(box.y + box.height) - top
        if width <= 0 or height <= 0:
            return
        if radius <= 0:
            self.image.paste(self.colour(fill), (left, top, left + width, top + height))
            return
        mask = _corner_mask(width, height, min(self.pixels(radius), width // 2, height // 2))
        self.image.paste(self.colour(fill), (left, top), mask)

    def framed(self, box: Box, fill: str, edge: str, radius: float, width: float = EDGE_WIDTH) -> None:
        """Fill a rounded rectangle inside an edge line."""
        line = max(1, self.pixels(width)) / self.scale
        self.plate(box, edge, radius)
        self.plate(box.inset(line, line, line, line), fill, max(0.0, radius - line))

    def frame(self, box: Box, colour: str, width: float) -> None:
        """Draw four straight edges inside a box, nothing within."""
        for part in (
            Box(box.x, box.y, box.width, width),
            Box(box.x, box.y + box.height - width, box.width, width),
            Box(box.x, box.y, width, box.height),
            Box(box.x + box.width - width, box.y, width, box.height),
        ):
            self.plate(part, colour)

    def dashed(self, box: Box, fill: str, edge: str, radius: float) -> None:
        """Fill a rounded rectangle inside a dashed edge: not ready to be pressed, or another kind of choice."""
        self.framed(box, fill, edge, radius, 2.0)
        dash, line = 7.0, 2.0
        step = radius + 4
        while step < box.width - radius - 4:
            for y in (box.y, box.y + box.height - line):
                self.plate(Box(box.x + step, y, min(4.0, box.width - radius - step), line), fill)
            step += dash + 4
        step = radius + 4
        while step < box.height - radius - 4:
            for x in (box.x, box.x + box.width - line):
                self.plate(Box(x, box.y + step, line, 4.0), fill)
            step += dash + 4

    def line(self, points: list[tuple[float, float]], colour: str, width: float = EDGE_WIDTH) -> None:
        """Draw a smooth open line through points."""
        if len(points) < 2:
            return
        reach = width + 1
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top = self.pixels(min(xs) - reach), self.pixels(min(ys) - reach)
        size = (self.pixels(max(xs) + reach) - left, self.pixels(max(ys) + reach) - top)
        grain = 2
        mask = Image.new("L", (size[0] * grain, size[1] * grain), 0)
        path = [((x * self.scale - left) * grain, (y * self.scale - top) * grain) for x, y in points]
        ImageDraw.Draw(mask).line(path, fill=255, width=max(1, round(width * self.scale * grain)), joint="curve")
        self.image.paste(self.colour(colour), (left, top), mask.resize(size, Image.Resampling.BOX))

    def polygon(self, points: list[tuple[float, float]], fill: str) -> None:
        """Fill a shape with smooth edges."""
        left, top = self.pixels(min(x for x, _ in points)), self.pixels(min(y for _, y in points))
        right, low = self.pixels(max(x for x, _ in points)) + 1, self.pixels(max(y for _, y in points)) + 1
        mask = Image.new("L", ((right - left) * SMOOTH, (low - top) * SMOOTH), 0)
        path = [((x * self.scale - left) * SMOOTH, (y * self.scale - top) * SMOOTH) for x, y in points]
        ImageDraw.Draw(mask).polygon(path, fill=255)
        cover = mask.resize((right - left, low - top), Image.Resampling.BOX)
        self.image.paste(self.colour(fill), (left, top), cover)

    def write(self, text: str, x: float, y: float, style: Style, colour: str, room: Box) -> float:
        """Write one line with its line box's top at `y`; return the width. `room` is the box it must stay in."""
        face = font(style.weight, round(style.size * self.scale))
        ascent, descent = face.getmetrics()
        baseline = y * self.scale + (style.line * self.scale - ascent - descent) / 2 + ascent
        width = text_width(text, style, self.scale)
        pen = ImageDraw.Draw(self.image)
        pen.text((round(x * self.scale), round(baseline)), text, self.colour(colour), face, "ls", features=TABULAR)
        ink = Box(x, y + (style.line - style.size) / 2, width, style.size)
        self.texts.append(Written(text, ink, room, style.size))
        return width

    def stamp(self, picture: Image.Image, x: float, y: float) -> None:
        """Lay a picture with smooth edges over what is there."""
        left, top = self.pixels(x), self.pixels(y)
        room = (min(picture.width, self.image.width - left), min(picture.height, self.image.height - top))
        if room[0] > 0 and room[1] > 0:
            self.image.alpha_composite(picture.crop((0, 0, *room)), (max(left, 0), max(top, 0)))


def clear(width: int, height: int, ground: str) -> Image.Image:
    """Return an empty picture whose unseen colour is `ground`, so that smooth edges get no dark seam."""
    red, green, blue = (int(ground[start : start + 2], 16) for start in (1, 3, 5))
    return Image.new("RGBA", (max(1, width), max(1, height)), (red, green, blue, 0))


def reduce(big: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a large RGBA picture made small, colours weighted by their cover."""
    return big.convert("RGBa").resize(size, Image.Resampling.BOX).convert("RGBA")


@lru_cache(maxsize=64)
def ring(width: int, height: int, radius: int, scale: float, colours: tuple[str, str]) -> Image.Image:
    """Return the one mark for 'your hand acts here': yellow between two ink lines, empty inside. Sizes in pixels."""
    ink, yellow = colours
    ink_line, yellow_line = max(1, round(2 * scale)), max(2, round(3 * scale))
    picture = clear(width, height, ink)
    for inset, colour in ((0, ink), (ink_line, yellow), (ink_line + yellow_line, ink)):
        mask = _inset_mask((width, height), inset, radius)
        picture.paste(colour, (0, 0), mask)
    hole = _inset_mask((width, height), 2 * ink_line + yellow_line, radius)
    picture.putalpha(ImageChops.subtract(picture.getchannel("A"), hole))
    return picture


def _inset_mask(size: tuple[int, int], inset: int, radius: int) -> Image.Image:
    width, height = size[0] - 2 * inset, size[1] - 2 * inset
    mask = Image.new("L", size, 0)
    if width > 0 and height > 0:
        inner = _corner_mask(width, height, max(0, min(radius - inset, width // 2, height // 2)))
        mask.paste(inner, (inset, inset))
    return mask
