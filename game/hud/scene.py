"""From placed widgets to pictures: where each panel stands in a window of any size, drawn only when it changed."""

from dataclasses import dataclass, field
from typing import Any

from game.hud.draw import Box, Brush, Hit, Written
from game.hud.layout import Scroll
from game.hud.tokens import MARGIN, Palette, ui_scale
from game.hud.widgets import FREE, Pad, Widget


@dataclass(frozen=True, slots=True)
class View:
    """The window in pixels, and the text size; `width` and `height` are the room in design pixels."""

    pixels: tuple[int, int] = (1280, 720)
    text_scale: float = 1.0

    @property
    def scale(self) -> float:
        """Window pixels for each design pixel."""
        return ui_scale(*self.pixels, self.text_scale)

    @property
    def width(self) -> float:
        """Room in design pixels."""
        return self.pixels[0] / self.scale

    @property
    def height(self) -> float:
        """Room in design pixels."""
        return self.pixels[1] / self.scale

    @property
    def is_narrow(self) -> bool:
        """Tell whether panels must stand one under the other."""
        return self.width < 900


@dataclass(frozen=True, slots=True)
class Placed:
    """A widget with its place: `anchor` 0..1 of the room and of itself, `shift` in design pixels, a width or natural.

    With `window` the place is given in window pixels of its middle or corner instead (labels at the pointer).
    """

    name: str
    widget: Widget
    anchor: tuple[float, float] = (0.0, 0.0)
    shift: tuple[float, float] = (MARGIN, MARGIN)
    width: float = 0.0
    height: float = 0.0
    window: tuple[float, float] | None = None
    ground: str = "edge"
    margin: float = MARGIN
    tallest: float = 0.0  # scrolls beyond this height; 0: the window


@dataclass(frozen=True, slots=True)
class Scene:
    """What is over the plant: panels in the order of focus; `veil` dims the plant, `solid` hides it, `dark` too."""

    placed: tuple[Placed, ...]
    veil: bool = False
    solid: bool = False
    dark: bool = False  # solid, and night: the eye is at an instrument
    is_menu: bool = False  # focus ring and keys go to the panels instead of the plant
    keys: str = ""  # over the plant: the panel that takes arrows, Enter and numbers; `all`: every panel


@dataclass(frozen=True, slots=True)
class Drawn:
    """A panel's picture and where it goes, in window pixels; hits and texts in design pixels of the window."""

    name: str
    brush: Brush
    x: int
    y: int
    hits: tuple[Hit, ...] = ()
    texts: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """The last picture of a panel, and what it shows."""

    placed: Placed
    key: object  # content, size and colours
    offsets: tuple[tuple[str, float], ...]
    drawn: Drawn


@dataclass(slots=True)
class Composer:
    """Draws scenes; keeps the last picture of each panel while its content, size and palette are the same."""

    view: View
    palette: Palette
    scrolls: dict[str, float] = field(default_factory=dict)
    kept: dict[str, Kept] = field(default_factory=dict)
    drawn_count: int = 0

    def compose(self, scene: Scene) -> list[Drawn]:
        """Return the pictures of a scene from back to front."""
        names = {placed.name for placed in scene.placed}
        self.kept = {name: item for name, item in self.kept.items() if name in names}
        return [self._draw(placed) for placed in scene.placed]

    def _draw(self, placed: Placed) -> Drawn:
        scale = self.view.scale
        offsets = tuple(sorted((k, v) for k, v in self.scrolls.items() if k.startswith(placed.name)))
        kept = self.kept.get(placed.name)
        if kept is not None and kept.offsets == offsets and kept.placed == placed:
            return kept.drawn
        widget, width, height = self._size(placed)
        key = (widget, width, height, placed.ground, offsets)
        brush = self._brush(placed, (key, kept), (width, height))
        x, y = self._corner(placed, width, height)
        dx, dy = x / scale, y / scale
        hits = tuple(
            Hit(hit.box.moved(dx, dy), hit.action, hit.slider, hit.field, hit.value, hit.scroll) for hit in brush.hits
        )
        texts = tuple(Written(one.text, one.ink.moved(dx, dy), one.room.moved(dx, dy), one.size) for one in brush.texts)
        drawn = Drawn(placed.name, brush, x, y, hits, texts)
        self.kept[placed.name] = Kept(placed, key, offsets, drawn)
        return drawn

    def _size(self, placed: Placed) -> tuple[Widget, float, float]:
        room = self.view.width - 2 * placed.margin
        tall = placed.tallest or self.view.height - 2 * placed.margin
        widget = placed.widget
        wide = min(placed.width or widget.measure(self.view.scale, room)[0], room)
        own = widget.measure(self.view.scale, wide)[1]
        height = max(own, min(placed.height, tall))
        if height > tall + 0.5:
            widget, height = _scrolling(widget, placed.name), tall
        return widget, wide, height

    def _brush(self, placed: Placed, now: tuple[Any, Kept | None], size: tuple[float, float]) -> Brush:
        """The picture of the last time while it shows the same, else one that keeps what did not change."""
        key, kept = now
        before = None if kept is None else kept.drawn.brush
        if kept is not None and kept.key == key:
            return kept.drawn.brush
        scale, ground = self.view.scale, self.palette[placed.ground]
        brush = Brush((round(size[0] * scale), round(size[1] * scale)), ground, scale, self.palette, self.scrolls)
        brush.follow(before)
        key[0].paint(brush, Box(0.0, 0.0, *size))
        brush.finish(before if before is not None and before.ground == ground else None)
        self.drawn_count += 1
        return brush

    def _corner(self, placed: Placed, width: float, height: float) -> tuple[int, int]:
        scale = self.view.scale
        if placed.window is not None:
            x = placed.window[0] / scale + placed.shift[0] - placed.anchor[0] * width
            y = placed.window[1] / scale + placed.shift[1] - placed.anchor[1] * height
            if placed.margin > 0:
                x = min(max(x, 4.0), self.view.width - width - 4)
                y = min(max(y, 4.0), self.view.height - height - 4)
            return round(x * scale), round(y * scale)
        ax, ay = placed.anchor
        x = ax * (self.view.width - width) + placed.shift[0] * (1 - 2 * ax)
        y = ay * (self.view.height - height) + placed.shift[1] * (1 - 2 * ay)
        return round(x * scale), round(y * scale)


def _scrolling(widget: Widget, name: str) -> Widget:
    """Return the widget with its inside in a scroll, the frame kept."""
    if isinstance(widget, Pad):
        values = {slot: getattr(widget, slot) for slot in widget.__slots__ if slot != "memo"}
        values["child"] = Scroll(widget.child, name, widget.fill or "paper")
        if widget.radius:  # what scrolls keeps clear of the rounded corners
            top, right, bottom, left = widget.pad
            values["pad"] = (max(top, 8.0), max(right, 8.0), max(bottom, 8.0), max(left, 8.0))
        return Pad(**values)
    return Scroll(widget, name)


def natural_width(widget: Widget, scale: float) -> float:
    """Return the width that a widget takes when nothing limits it."""
    return widget.measure(scale, FREE)[0]
