"""The few things that screens are built of. Each is a value: equal trees draw equal pictures.

`measure(scale, width)` gives the size wanted within a width; `paint(brush, box)` draws in the box that it got.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, Protocol, TypeVar

from game.hud.actions import Action
from game.hud.draw import Box, Brush, Hit, text_width
from game.hud.icons import icon
from game.hud.tokens import BODY, EDGE_WIDTH, RADIUS_CONTROL, SMALL_STRONG, Style

Size = tuple[float, float]
Memo = dict[tuple[float, float], Any]  # (scale, width) -> what was found for it; no part of a widget's value
Found = TypeVar("Found")
FREE = 100_000.0  # a width that never wraps


class Widget(Protocol):
    """Anything that can be measured and painted."""

    def measure(self, scale: float, width: float) -> Size: ...

    def paint(self, brush: Brush, box: Box) -> None: ...


def remembered(measure: Callable[[Any, float, float], Found]) -> Callable[[Any, float, float], Found]:
    """A measure that is taken once for each scale and width: layouts ask for it many times."""

    @wraps(measure)
    def found(self: Any, scale: float, width: float) -> Found:
        known: dict[tuple[float, float], Found] = self.memo
        key = (scale, width)
        if key not in known:
            known[key] = measure(self, scale, width)
        return known[key]

    return found


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style and colour."""

    text: str
    style: Style = BODY
    colour: str = "ink"
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the keyboard as a cap."""

    text: str

    def measure(self, scale: float, width: float) -> Size:
        return max(28.0, text_width(self.text, SMALL_STRONG, scale) + 16), 28.0

    def paint(self, brush: Brush, box: Box) -> None:
        cap = Box(box.x, box.y + (box.height - 28) / 2, box.width, 28)
        brush.plate(cap, "ink", 5)
        brush.plate(cap.inset(1.5, 1.5, 3.5, 1.5), "paper", 4)
        wide = text_width(self.text, SMALL_STRONG, brush.scale)
        brush.write(self.text, cap.x + (cap.width - wide) / 2, cap.y + 2, SMALL_STRONG, "ink", cap)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word, or one key, with the gap before it."""

    item: Span | Key
    text: str
    gap: float
    width: float


@dataclass(frozen=True, slots=True)
class Flow:
    """Words of several styles, and keys, set in lines; wraps at spaces only. A no-break space holds."""

    parts: tuple[Span | Key, ...]
    align: str = "left"
    widest: float = FREE
    memo: Memo = field(default_factory=dict, init=False, repr=False, compare=False)

    def measure(self, scale: float, width: float) -> Size:
        lines = self._lines(scale, min(width, self.widest))
        wide = max((sum(piece.gap + piece.width for piece in line) for line in lines), default=0.0)
        return wide, sum(_line_height(line) for line in lines)

    def paint(self, brush: Brush, box: Box) -> None:
        y = box.y
        for line in self._lines(brush.scale, min(box.width, self.widest)):
            height = _line_height(line)
            wide = sum(piece.gap + piece.width for piece in line)
            x = box.x + {"left": 0.0, "centre": (box.width - wide) / 2, "right": box.width - wide}[self.align]
            for run in _runs(line):
                x += run.gap
                _paint_piece(brush, run, Box(x, y, run.width, height), box)
                x += run.width
            y += height

    @remembered
    def _lines(self, scale: float, width: float) -> list[list[_Piece]]:
        lines: list[list[_Piece]] = [[]]
        used = 0.0
        for piece in _pieces(self.parts, scale):
            if piece.text == "\n":
                lines.append([])
                used = 0.0
                continue
            if lines[-1] and used + piece.gap + piece.width > width + 0.5:
                lines.append([])
                used = 0.0
            gap = piece.gap if lines[-1] else 0.0
            lines[-1].append(_Piece(piece.item, piece.text, gap, piece.width))
            used += gap + piece.width
        return lines


def _pieces(parts: tuple[Span | Key, ...], scale: float) -> list[_Piece]:
    pieces: list[_Piece] = []
    loose = True
    for part in parts:
        if isinstance(part, Key):
            pieces.append(_Piece(part, part.text, 6.0 if pieces else 0.0, part.measure(scale, FREE)[0]))
            loose = True
            continue
        space = text_width(" ", part.style, scale)
        for number, paragraph in enumerate(part.text.split("\n")):
            if number:
                pieces.append(_Piece(part, "\n", 0.0, 0.0))
            for word in paragraph.split(" "):
                if word:
                    pieces.append(_Piece(part, word, space if loose else 0.0, text_width(word, part.style, scale)))
                loose = True
        loose = part.text.endswith(" ") or not part.text
    return pieces


def _runs(line: list[_Piece]) -> list[_Piece]:
    """Words of one span that stand beside each other as one piece: letters and gaps then keep their true places."""
    runs: list[_Piece] = []
    for piece in line:
        last = runs[-1] if runs else None
        if last is not None and last.item is piece.item and isinstance(piece.item, Span):
            text = f"{last.text}{' ' if piece.gap else ''}{piece.text}"
            runs[-1] = _Piece(last.item, text, last.gap, last.width + piece.gap + piece.width)
        else:
            runs.append(piece)
    return runs


def _line_height(line: list[_Piece]) -> float:
    return max((30.0 if isinstance(piece.item, Key) else piece.item.style.line for piece in line), default=22.0)


def _paint_piece(brush: Brush, piece: _Piece, place: Box, room: Box) -> None:
    if isinstance(piece.item, Key):
        piece.item.paint(brush, place)
        return
    style = piece.item.style
    top = place.y + (place.height - style.line) / 2
    brush.write(piece.text, place.x, top, style, piece.item.colour, room)
    if piece.item.struck:
        middle = top + style.line * 0.52
        brush.plate(Box(place.x - 1, middle, place.width + 2, EDGE_WIDTH), piece.item.colour)


@lru_cache(maxsize=4096)
def text(words: str, style: Style = BODY, colour: str = "ink", align: str = "left", widest: float = FREE) -> Flow:
    """Return text in one style."""
    return Flow((Span(words, style, colour),), align, widest)


@dataclass(frozen=True, slots=True)
class Icon:
    """A picture of `icons.py`."""

    name: str
    size: float = 24.0

    def measure(self, scale: float, width: float) -> Size:
        return self.size, self.size

    def paint(self, brush: Brush, box: Box) -> None:
        picture = icon(self.name, brush.pixels(self.size), brush.palette)
        brush.stamp(picture, box.x + (box.width - self.size) / 2, box.y + (box.height - self.size) / 2)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between rows."""

    colour: str = "line"
    height: float = 1.0

    def measure(self, scale: float, width: float) -> Size:
        return 0.0, self.height

    def paint(self, brush: Brush, box: Box) -> None:
        brush.plate(Box(box.x, box.y, box.width, max(self.height, 1 / brush.scale)), self.colour)


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty room."""

    width: float = 0.0
    height: float = 0.0

    def measure(self, scale: float, width: float) -> Size:
        return self.width, self.height

    def paint(self, brush: Brush, box: Box) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal share 0..1, for progress; rounded ends when it has a radius."""

    share: float
    width: float = 0.0
    height: float = 6.0
    colour: str = "good"
    ground: str = "line"
    edge: str = ""

    def measure(self, scale: float, width: float) -> Size:
        return min(self.width, width), self.height

    def paint(self, brush: Brush, box: Box) -> None:
        bar = Box(box.x, box.y + (box.height - self.height) / 2, box.width, self.height)
        if self.edge and self.share <= 0:
            brush.framed(bar, self.ground, self.edge, self.height / 2)
            return
        brush.plate(bar, self.ground, self.height / 2)
        if self.share > 0:
            brush.plate(Box(bar.x, bar.y, bar.width * min(self.share, 1.0), bar.height), self.colour, self.height / 2)


@dataclass(frozen=True, slots=True)
class Pad:
    """Padding, a ground and an edge around one thing; pressed as a whole when it has an action."""

    child: Widget
    pad: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # top right bottom left
    fill: str = ""
    edge: str = ""
    edge_width: float = EDGE_WIDTH
    radius: float = RADIUS_CONTROL
    least: Size = (0.0, 0.0)
    dashed: bool = False
    action: Action | None = None
    field: str = ""
    value: str = ""
    memo: Memo = dataclasses.field(default_factory=dict, init=False, repr=False, compare=False)

    @remembered
    def measure(self, scale: float, width: float) -> Size:
        top, right, bottom, left = self.pad
        inner = self.child.measure(scale, width - left - right)
        return max(self.least[0], inner[0] + left + right), max(self.least[1], inner[1] + top + bottom)

    def paint(self, brush: Brush, box: Box) -> None:
        if self.dashed:
            brush.dashed(box, self.fill or "paper", self.edge, self.radius)
        elif self.edge:
            brush.framed(box, self.fill or "paper", self.edge, self.radius, self.edge_width)
        elif self.fill:
            brush.plate(box, self.fill, self.radius)
        if self.action:
            brush.hits.append(Hit(box, self.action, field=self.field, value=self.value))
        inner = box.inset(*self.pad)
        wanted = self.child.measure(brush.scale, inner.width)[1]
        slack = max(0.0, inner.height - wanted)
        if _fills(self.child):
            self.child.paint(brush, inner)
        else:
            self.child.paint(brush, Box(inner.x, inner.y + slack / 2, inner.width, wanted))


def _fills(child: Widget) -> bool:
    """Tell whether a child uses all the height that it gets."""
    return bool(getattr(child, "fills", False))
