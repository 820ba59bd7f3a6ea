"""What a brush leaves behind, as a list of small steps: fills, masks in one colour, pictures laid over.

A list is cheap to make and can be compared. When a page changes, only the steps that differ say which part of its
picture is drawn again; the rest of the last picture is kept. Masks of letters and corners are made once.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from game.hud.tokens import Weight

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
SMOOTH = 4
TABULAR = ["tnum"]
NEAR = 12  # px; changed places nearer than this are drawn together
MOST = 6  # changed places that are drawn one by one; more are drawn as one
WHOLE = 0.7  # share of a picture from which it is drawn anew
DRAWN = ("line", "dashes", "polygon")
LARGE = 24_000  # px; a rounded plate larger than this is drawn as a cross of fills and four corners

Region = tuple[int, int, int, int]  # left, top, right, bottom, px


class Fill(NamedTuple):
    """A rectangle in one colour."""

    box: Region
    colour: str


class Mask(NamedTuple):
    """One colour through a mask; `key` names what the mask shows, so that equal masks compare equal."""

    box: Region
    colour: str
    key: tuple[object, ...]


class Stamp(NamedTuple):
    """A picture laid over with its own cover (`over`), or put in place of what is there."""

    box: Region
    key: int
    over: bool = True


Step = Fill | Mask | Stamp


@dataclass(slots=True)
class Steps:
    """The steps of one picture in the order of drawing; `pictures` holds what stamps show."""

    items: list[Step]
    pictures: dict[int, Image.Image]
    clip: Region

    def add(self, step: Step) -> None:
        """Take a step unless nothing of it would be seen."""
        if _meets(step.box, self.clip):
            self.items.append(step)

    def stamp(self, picture: Image.Image, left: int, top: int, *, over: bool = True) -> None:
        """Take a picture as a step."""
        key = id(picture)
        self.pictures[key] = picture  # keeps it alive, so that its id stays its own
        self.add(Stamp((left, top, left + picture.width, top + picture.height), key, over))


def draw(
    steps: Steps, size: tuple[int, int], ground: str, before: tuple[Steps, Image.Image] | None
) -> tuple[Image.Image, list[Region]]:
    """The picture of a list of steps, made from the last one where only a part differs; and which parts are new."""
    if before is None or before[1].size != size:
        image = clear(*size, ground)
        _run(steps, image, (0, 0, *size))
        return image, [(0, 0, *size)]
    places = _together(_changed(steps, before[0], size))
    if sum((r - le) * (b - t) for le, t, r, b in places) > WHOLE * size[0] * size[1]:
        return draw(steps, size, ground, None)
    image = before[1].copy() if places else before[1]
    for left, top, right, bottom in places:
        part = clear(right - left, bottom - top, ground)
        _run(steps, part, (left, top, right, bottom))
        image.paste(part, (left, top))
    return image, places


def _changed(now: Steps, before: Steps, size: tuple[int, int]) -> list[Region]:
    """The boxes of steps that one of the lists has alone; the whole picture where the order of the others differs."""
    whole = (0, 0, *size)
    different = set(now.items) ^ set(before.items)
    if [s for s in now.items if s not in different] != [s for s in before.items if s not in different]:
        return [whole]
    return [_cut(step.box, whole) for step in different if _meets(step.box, whole)]


def _together(boxes: Iterable[Region]) -> list[Region]:
    """Boxes that lie near each other as one; at most `MOST`."""
    places: list[Region] = []
    for box in boxes:
        near = [other for other in places if _meets(_grown(box), other)]
        places = [other for other in places if other not in near]
        places.append(_around([box, *near]))
    while len(places) > MOST:
        one, other = min(itertools.combinations(places, 2), key=lambda pair: _size(_around(pair)))
        places = [place for place in places if place not in (one, other)]
        places.append(_around((one, other)))
    for one, other in itertools.combinations(places, 2):
        if _meets(one, other):
            return [_around(places)]
    return places


def _run(steps: Steps, image: Image.Image, region: Region) -> None:
    """Draw what of the steps lies in a region, whose corner is the picture's."""
    left, top = region[:2]
    for step in steps.items:
        if not _meets(step.box, region):
            continue
        le, t, r, b = step.box
        at = (le - left, t - top)
        if isinstance(step, Fill):
            image.paste(step.colour, (*at, r - left, b - top))
        elif isinstance(step, Mask):
            image.paste(step.colour, at, mask(step.key))
        else:
            _lay(image, steps.pictures[step.key], at, over=step.over)


def _lay(image: Image.Image, picture: Image.Image, at: tuple[int, int], *, over: bool) -> None:
    if not over:
        image.paste(picture, at)
        return
    right, low = (min(p, i - a) for p, i, a in zip(picture.size, image.size, at, strict=True))
    cut = (max(0, -at[0]), max(0, -at[1]), right, low)
    if cut[2] > cut[0] and cut[3] > cut[1]:
        part = picture if cut == (0, 0, *picture.size) else picture.crop(cut)
        image.alpha_composite(part, (max(at[0], 0), max(at[1], 0)))


def mask(key: tuple[object, ...]) -> Image.Image:
    """The cover of a word, a rounded plate, one of its corners, a line, its dashes or a polygon.

    Lines and areas of trends are large and change with every reading: few of them are kept.
    """
    return _drawn_mask(key) if key[0] in DRAWN else _kept_mask(key)


@lru_cache(maxsize=4096)
def _kept_mask(key: tuple[object, ...]) -> Image.Image:
    kind, *given = key
    return _MAKERS[str(kind)](*given)


@lru_cache(maxsize=256)
def _drawn_mask(key: tuple[object, ...]) -> Image.Image:
    kind, *given = key
    return _MAKERS[str(kind)](*given)


def _word(text: str, weight: Weight, pixels: int) -> Image.Image:
    """One line of letters; its corner is that of `word_box`.

    Drawn large and reduced: at its own size each letter would be moved to a whole pixel, and words would run together.
    """
    left, top, right, bottom = word_box(text, weight, pixels)
    cover = Image.new("L", (max(1, right - left) * SMOOTH, max(1, bottom - top) * SMOOTH), 0)
    pen = ImageDraw.Draw(cover)
    pen.text((-left * SMOOTH, -top * SMOOTH), text, 255, font(weight, pixels * SMOOTH), "ls", features=TABULAR)
    return cover.reduce(SMOOTH)


@lru_cache(maxsize=8192)
def word_box(text: str, weight: Weight, pixels: int) -> Region:
    """Where the ink of a line of letters lies about the start of its base line."""
    left, top, right, bottom = font(weight, pixels).getbbox(text, anchor="ls", features=TABULAR)
    return int(left) - 1, int(top) - 1, int(right) + 1, int(bottom) + 1


def _plate(width: int, height: int, radius: int) -> Image.Image:
    """A rounded rectangle: corners from a large disc, the rest full."""
    cover = Image.new("L", (width, height), 255)
    if radius > 0:
        for right in (0, 1):
            for low in (0, 1):
                cover.paste(_corner(radius, right, low), (right * (width - radius), low * (height - radius)))
    return cover


def _corner(radius: int, right: int, low: int) -> Image.Image:
    big = Image.new("L", (radius * 2 * SMOOTH, radius * 2 * SMOOTH), 0)
    ImageDraw.Draw(big).ellipse((0, 0, radius * 2 * SMOOTH - 1, radius * 2 * SMOOTH - 1), fill=255)
    disc = big.resize((radius * 2, radius * 2), Image.Resampling.BOX)
    return disc.crop((right * radius, low * radius, (right + 1) * radius, (low + 1) * radius))


def _line(path: tuple[tuple[float, float], ...], size: tuple[int, int], width: float) -> Image.Image:
    grain = 2
    cover = Image.new("L", (size[0] * grain, size[1] * grain), 0)
    points = [(x * grain, y * grain) for x, y in path]
    ImageDraw.Draw(cover).line(points, fill=255, width=max(1, round(width * grain)), joint="curve")
    return cover.resize(size, Image.Resampling.BOX)


def _dashes(paths: tuple[tuple[tuple[float, float], ...], ...], size: tuple[int, int], width: float) -> Image.Image:
    grain = 2
    cover = Image.new("L", (size[0] * grain, size[1] * grain), 0)
    pen = ImageDraw.Draw(cover)
    for path in paths:
        pen.line([(x * grain, y * grain) for x, y in path], fill=255, width=max(1, round(width * grain)), joint="curve")
    return cover.resize(size, Image.Resampling.BOX)


def _polygon(path: tuple[tuple[float, float], ...], size: tuple[int, int]) -> Image.Image:
    cover = Image.new("L", (size[0] * SMOOTH, size[1] * SMOOTH), 0)
    ImageDraw.Draw(cover).polygon([(x * SMOOTH, y * SMOOTH) for x, y in path], fill=255)
    return cover.resize(size, Image.Resampling.BOX)


_MAKERS: dict[str, Callable[..., Image.Image]] = {
    "word": _word,
    "plate": _plate,
    "corner": _corner,
    "line": _line,
    "dashes": _dashes,
    "polygon": _polygon,
}


@lru_cache(maxsize=64)
def font(weight: Weight, pixels: int) -> ImageFont.FreeTypeFont:
    """Inter in a weight and a size in window pixels."""
    return ImageFont.truetype(str(FONTS / f"Inter-{weight}.ttf"), pixels)


def clear(width: int, height: int, ground: str) -> Image.Image:
    """An empty picture whose unseen colour is `ground`, so that smooth edges get no dark seam."""
    red, green, blue = (int(ground[start : start + 2], 16) for start in (1, 3, 5))
    return Image.new("RGBA", (max(1, width), max(1, height)), (red, green, blue, 0))


def rounded(box: Region, radius: int, colour: str) -> Sequence[Step]:
    """The steps of a rounded plate: one mask, or fills and four corners where it is large."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if radius <= 0:
        return (Fill(box, colour),)
    if width * height <= LARGE:
        return (Mask(box, colour, ("plate", width, height, radius)),)
    corners = (
        Mask((x, y, x + radius, y + radius), colour, ("corner", radius, at_right, low))
        for at_right, x in ((0, left), (1, right - radius))
        for low, y in ((0, top), (1, bottom - radius))
    )
    middle = Fill((left, top + radius, right, bottom - radius), colour)
    upper = Fill((left + radius, top, right - radius, top + radius), colour)
    lower = Fill((left + radius, bottom - radius, right - radius, bottom), colour)
    return (middle, upper, lower, *corners)


def _meets(one: Region, other: Region) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cut(box: Region, frame: Region) -> Region:
    return max(box[0], frame[0]), max(box[1], frame[1]), min(box[2], frame[2]), min(box[3], frame[3])


def _grown(box: Region) -> Region:
    return box[0] - NEAR, box[1] - NEAR, box[2] + NEAR, box[3] + NEAR


def _around(boxes: Iterable[Region]) -> Region:
    le, t, r, b = zip(*boxes, strict=True)
    return min(le), min(t), max(r), max(b)


def _size(box: Region) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
