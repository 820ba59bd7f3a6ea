"""A brush for flat shapes and text on one picture, in design pixels, which notes where everything came to stand.

Corners and icons are drawn four times as large and reduced once, then kept: PIL's own shapes have no smooth edge.
"""

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from PIL import Image, ImageChops

from game.hud.actions import Action
from game.hud.raster import TABULAR, Mask, Region, Stamp, Step, Steps, clear, draw, font, mask, rounded, word_box
from game.hud.tokens import EDGE_WIDTH, Palette, Style

NO_BREAK = "\u00a0"


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


@lru_cache(maxsize=8192)
def text_width(text: str, style: Style, scale: float) -> float:
    """Width of one line in design pixels, figures of equal width."""
    return font(style.weight, round(style.size * scale)).getlength(text, features=TABULAR) / scale


@dataclass(frozen=True, slots=True)
class Layered:
    """What a part of a page left behind."""

    shown: object
    steps: list[Step]
    pictures: dict[int, Image.Image]
    texts: list[Written]
    hits: list[Hit]


@dataclass(slots=True)
class Brush:
    """Notes what is to be drawn on a picture of `size` pixels; `finish` draws it, keeping what did not change.

    `texts` and `hits` are what is written and what can be pressed, in design pixels; `inner` keeps what scrolls.
    """

    size: tuple[int, int]
    ground: str
    scale: float
    palette: Palette
    scrolls: dict[str, float] = field(default_factory=dict)
    texts: list[Written] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    overflows: dict[str, float] = field(default_factory=dict)
    inner: dict[str, "Brush"] = field(default_factory=dict)
    layers: dict[Box, "Layered"] = field(default_factory=dict)
    steps: Steps = field(init=False)
    drawn: Image.Image | None = None
    changed: list[Region] = field(default_factory=list)  # which parts differ from the picture before, `base`
    base: Image.Image | None = None
    seen: dict[Region, Image.Image] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.size = (max(1, self.size[0]), max(1, self.size[1]))
        self.steps = Steps([], {}, (0, 0, *self.size))

    @property
    def image(self) -> Image.Image:
        """The picture."""
        if self.drawn is None:
            self.finish(None)
        assert self.drawn is not None  # noqa: S101 - just drawn
        return self.drawn

    def finish(self, before: "Brush | None") -> None:
        """Draw; only what differs from the picture of `before`, which had the same size and colours."""
        last = None if before is None or before.drawn is None else (before.steps, before.drawn)
        self.base = None if last is None else last[1]
        self.drawn, self.changed = draw(self.steps, self.size, self.ground, last)
        if before is not None and self.drawn is before.drawn:
            self.seen = before.seen

    def part(self, region: Region) -> Image.Image:
        """A part of the picture; the same object as long as the picture is."""
        if region not in self.seen:
            self.seen[region] = self.image.crop(region)
        return self.seen[region]

    def follow(self, before: "Brush | None") -> None:
        """Take over what the last brush of this picture remembers."""
        if before is not None and before.scale == self.scale and before.palette == self.palette:
            self.inner, self.layers = before.inner, before.layers

    def layer(self, shown: object, paint: Callable[["Brush", Box], None], box: Box) -> None:
        """Paint a part, or take over what it left the last time while it shows the same in the same box."""
        known = self.layers.get(box)
        if known is None or known.shown != shown:
            starts = len(self.steps.items), len(self.texts), len(self.hits)
            paint(self, box)
            steps = self.steps.items[starts[0] :]
            stamped = {s.key: self.steps.pictures[s.key] for s in steps if isinstance(s, Stamp)}
            self.layers[box] = Layered(shown, steps, stamped, self.texts[starts[1] :], self.hits[starts[2] :])
            return
        self.steps.items += known.steps
        self.steps.pictures |= known.pictures
        self.texts += known.texts
        self.hits += known.hits

    def pixels(self, length: float) -> int:
        """Return whole window pixels."""
        return math.floor(length * self.scale + 0.5)

    def colour(self, name: str) -> str:
        """Return the colour of a token name."""
        return self.palette[name]

    def plate(self, box: Box, fill: str, radius: float = 0.0) -> None:
        """Fill a rounded rectangle."""
        left, top = self.pixels(box.x), self.pixels(box.y)
        right, bottom = self.pixels(box.x + box.width), self.pixels(box.y + box.height)
        if right <= left or bottom <= top:
            return
        bend = min(self.pixels(radius), (right - left) // 2, (bottom - top) // 2)
        for step in rounded((left, top, right, bottom), bend, self.colour(fill)):
            self.steps.add(step)

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
        path = tuple((x * self.scale - left, y * self.scale - top) for x, y in points)
        self._mask(left, top, size, colour, ("line", path, size, width * self.scale))

    def dashes(self, points: list[tuple[float, float]], colour: str, width: float, dash: tuple[float, float]) -> None:
        """Draw a broken line through points: so many pixels drawn, so many left out."""
        pieces = broken(points, *dash)
        if not pieces:
            return
        reach = width + 1
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top = self.pixels(min(xs) - reach), self.pixels(min(ys) - reach)
        size = (self.pixels(max(xs) + reach) - left, self.pixels(max(ys) + reach) - top)
        paths = tuple(tuple((x * self.scale - left, y * self.scale - top) for x, y in piece) for piece in pieces)
        self._mask(left, top, size, colour, ("dashes", paths, size, width * self.scale))

    def polygon(self, points: list[tuple[float, float]], fill: str) -> None:
        """Fill a shape with smooth edges."""
        left, top = self.pixels(min(x for x, _ in points)), self.pixels(min(y for _, y in points))
        right, low = self.pixels(max(x for x, _ in points)) + 1, self.pixels(max(y for _, y in points)) + 1
        path = tuple((x * self.scale - left, y * self.scale - top) for x, y in points)
        size = (right - left, low - top)
        self._mask(left, top, size, fill, ("polygon", path, size))

    def write(self, text: str, x: float, y: float, style: Style, colour: str, room: Box) -> float:
        """Write one line with its line box's top at `y`; return the width. `room` is the box it must stay in."""
        pixels = round(style.size * self.scale)
        ascent, descent = font(style.weight, pixels).getmetrics()
        baseline = round(y * self.scale + (style.line * self.scale - ascent - descent) / 2 + ascent)
        width = text_width(text, style, self.scale)
        left, top, right, bottom = word_box(text, style.weight, pixels)
        size = (right - left, bottom - top)
        self._mask(round(x * self.scale) + left, baseline + top, size, colour, ("word", text, style.weight, pixels))
        ink = Box(x, y + (style.line - style.size) / 2, width, style.size)
        self.texts.append(Written(text, ink, room, style.size))
        return width

    def stamp(self, picture: Image.Image, x: float, y: float, *, over: bool = True) -> None:
        """Lay a picture with smooth edges over what is there, or put it in its place."""
        self.steps.stamp(picture, self.pixels(x), self.pixels(y), over=over)

    def _mask(self, left: int, top: int, size: tuple[int, int], colour: str, key: tuple[object, ...]) -> None:
        if size[0] > 0 and size[1] > 0:
            self.steps.add(Mask((left, top, left + size[0], top + size[1]), self.colour(colour), key))


def broken(points: list[tuple[float, float]], drawn: float, left_out: float) -> list[list[tuple[float, float]]]:
    """The pieces of a path that are drawn, measured along it.

    >>> broken([(0.0, 0.0), (10.0, 0.0)], 4.0, 2.0)
    [[(0.0, 0.0), (4.0, 0.0)], [(6.0, 0.0), (10.0, 0.0)]]
    """
    pieces: list[list[tuple[float, float]]] = []
    is_drawn, left = True, drawn
    piece = points[:1]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        long, gone = math.dist((x0, y0), (x1, y1)), 0.0
        while long - gone > left:
            gone += left
            at = (x0 + (x1 - x0) * gone / long, y0 + (y1 - y0) * gone / long)
            if is_drawn:
                pieces.append([*piece, at])
            is_drawn = not is_drawn
            left, piece = (drawn if is_drawn else left_out), [at]
        left -= long - gone
        piece.append((x1, y1))
    if is_drawn and len(piece) > 1:
        pieces.append(piece)
    return pieces


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
        picture.paste(colour, (0, 0), _inset_mask((width, height), inset, radius))
    hole = _inset_mask((width, height), 2 * ink_line + yellow_line, radius)
    picture.putalpha(ImageChops.subtract(picture.getchannel("A"), hole))
    return picture


def _inset_mask(size: tuple[int, int], inset: int, radius: int) -> Image.Image:
    width, height = size[0] - 2 * inset, size[1] - 2 * inset
    cover = Image.new("L", size, 0)
    if width > 0 and height > 0:
        inner = mask(("plate", width, height, max(0, min(radius - inset, width // 2, height // 2))))
        cover.paste(inner, (inset, inset))
    return cover
