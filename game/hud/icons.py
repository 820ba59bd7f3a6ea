"""Pictures of a few lines: marks, keys of the mouse, alarm shapes, mastery pies. Each is told apart by shape alone.

An icon is drawn on a grid of 24 units, four times as large as needed, reduced once and kept.
"""

import math
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageDraw

from game.hud.draw import reduce
from game.hud.raster import SMOOTH, font
from game.hud.tokens import Palette

GRID = 24.0


class Pen:
    """Draws in grid units with token colours."""

    def __init__(self, pixels: int, palette: Palette) -> None:
        self.grain = pixels * SMOOTH / GRID
        self.image = Image.new("RGBA", (pixels * SMOOTH, pixels * SMOOTH), (0, 0, 0, 0))
        self.draw = ImageDraw.Draw(self.image)
        self.palette = palette

    def _at(self, points: tuple[float, ...]) -> list[float]:
        return [value * self.grain for value in points]

    def _ink(self, name: str | None) -> str | None:
        return self.palette[name] if name else None

    def disc(self, x: float, y: float, radius: float, fill: str | None, *edge: str | float | None) -> None:
        """A filled or open circle; `edge` is a colour and a width (2)."""
        box = self._at((x - radius, y - radius, x + radius, y + radius))
        line = str(edge[0]) if edge and edge[0] else None
        width = float(edge[1] or 2) if len(edge) > 1 else 2.0
        self.draw.ellipse(box, self._ink(fill), self._ink(line), round(width * self.grain))

    def block(self, box: tuple[float, ...], radius: float, fill: str | None, edge: str | None = None) -> None:
        """A rounded rectangle with a line of two units."""
        line = round(2 * self.grain)
        self.draw.rounded_rectangle(self._at(box), radius * self.grain, self._ink(fill), self._ink(edge), line)

    def shape(self, points: tuple[float, ...], fill: str | None, edge: str | None = None, width: float = 2) -> None:
        """A closed polygon."""
        path = self._at(points)
        if fill:
            self.draw.polygon(path, self._ink(fill))
        if edge:
            self.stroke((*points, *points[:4]), edge, width)

    def stroke(self, points: tuple[float, ...], colour: str, width: float = 2) -> None:
        """An open line with round joints and ends."""
        path = self._at(points)
        self.draw.line(path, self._ink(colour), round(width * self.grain), joint="curve")
        half = width * self.grain / 2
        for x, y in ((path[0], path[1]), (path[-2], path[-1])):
            self.draw.ellipse((x - half, y - half, x + half, y + half), self._ink(colour))

    def sector(self, share: float, colour: str) -> None:
        """A pie from the top, clockwise."""
        self.draw.pieslice(self._at((3, 3, 21, 21)), -90, -90 + 360 * share, self._ink(colour))

    def letter(self, text: str, x: float, y: float, size: float, colour: str) -> None:
        """A bold sign about a middle."""
        face = font("Bold", max(1, round(size * self.grain)))
        self.draw.text((x * self.grain, y * self.grain), text, self._ink(colour), face, "mm")


def icon(name: str, pixels: int, palette: Palette) -> Image.Image:
    """Return the icon at a size in window pixels; names are the keys of `ICONS` or `alarm/<priority>/<state>`."""
    chosen = (palette["good"], palette["ink"])  # what tells the palettes apart
    _PALETTES.setdefault(chosen, palette)
    return _icon(name, pixels, chosen)


_PALETTES: dict[tuple[str, str], Palette] = {}


@lru_cache(maxsize=256)
def _icon(name: str, pixels: int, chosen: tuple[str, str]) -> Image.Image:
    pen = Pen(max(1, pixels), _PALETTES[chosen])
    if name.startswith("alarm/"):
        _, priority, state = name.split("/")
        _alarm(pen, int(priority), state)
    elif name.startswith("ring/"):
        _hold_ring(pen, float(name.split("/")[1]))
    else:
        ICONS[name](pen)
    return reduce(pen.image, (max(1, pixels), max(1, pixels)))


def _alarm(pen: Pen, priority: int, state: str) -> None:
    """Square, triangle up, triangle down, circle with the number; hollow when gone, tick when acknowledged."""
    fill = "paper" if state == "gone" else f"p{priority}"
    sign = "ink" if state == "gone" or priority > 1 else "paper"
    match priority:
        case 1:
            pen.shape((2, 2, 22, 2, 22, 22, 2, 22), fill, "ink")
        case 2:
            pen.shape((12, 2, 23, 22, 1, 22), fill, "ink")
        case 3:
            pen.shape((1, 2, 23, 2, 12, 22), fill, "ink")
        case _:
            pen.disc(12, 12, 11, fill, "ink")
    pen.letter(str(priority), 12, {2: 15.5, 3: 9.0}.get(priority, 12.3), 13, sign)
    if state == "acknowledged":
        pen.disc(18.5, 18.5, 5.5, "paper", "ink", 1.2)
        pen.stroke((16, 18.5, 18, 20.5, 21, 16.5), "ink", 1.8)
    if state == "shelved":
        pen.disc(18.5, 18.5, 5.5, "paper", "ink", 1.2)
        pen.stroke((18.5, 15.5, 18.5, 18.7, 20.7, 18.7), "ink", 1.4)


def _box(pen: Pen, *, is_done: bool) -> None:
    """A phase of a procedure: an empty box, or a grey one with a tick."""
    pen.block((3, 3, 21, 21), 1, "h-fill" if is_done else "h-field", "h-line")
    if is_done:
        pen.stroke((7, 12.5, 10.5, 16, 17, 8), "h-text", 2.6)


def _held(pen: Pen) -> None:
    """Two bars: on hold."""
    for x in (5, 14):
        pen.block((x, 3, x + 5, 21), 0, "h-run", "h-run")


def _no(pen: Pen) -> None:
    """A barred circle in grey: refused, which is no alarm."""
    pen.disc(12, 12, 10, "h-field", "h-run", 2.6)
    pen.stroke((5.5, 5.5, 18.5, 18.5), "h-run", 2.6)


def _hold_ring(pen: Pen, share: float) -> None:
    """A hold: ink ground with the done part in yellow, between two white lines."""
    pen.disc(12, 12, 11.9, None, "paper", 2.6)
    pen.disc(12, 12, 11.6, None, "ink", 2.0)
    box = [value * pen.grain for value in (0.75, 0.75, 23.25, 23.25)]
    if share > 0:
        pen.draw.arc(box, -90, -90 + 360 * min(share, 1.0), pen.palette["focus"], round(1.3 * pen.grain))


def _logo(pen: Pen) -> None:
    pen.block((1.5, 3, 22.5, 8), 1, "ink")
    for x, low in ((5, 15), (8.5, 19), (12, 13), (15.5, 19), (19, 15)):
        pen.stroke((x, 9.5, x, low), "act", 1.6)
    pen.stroke((8.5, 19, 9.5, 21), "act", 1.4)
    pen.stroke((15.5, 19, 14.5, 21), "act", 1.4)
    pen.disc(12, 18.5, 2.8, "p2", "ink", 1.2)


def _mouse(pen: Pen, pressed: str) -> None:
    pen.block((5, 1, 19, 23), 7, "paper", "ink")
    if pressed == "left":
        pen.draw.pieslice([value * pen.grain for value in (6.5, 2.5, 18, 17)], 180, 270, pen.palette["act"])
    elif pressed == "right":
        pen.draw.pieslice([value * pen.grain for value in (6, 2.5, 17.5, 17)], 270, 360, pen.palette["act"])
    pen.stroke((5, 10, 19, 10), "ink", 1.4)
    pen.stroke((12, 2, 12, 10), "ink", 1.4)
    pen.block((5, 1, 19, 23), 7, None, "ink")
    if pressed == "wheel":
        pen.block((10.2, 3.5, 13.8, 9), 1.8, "act", "ink")


def _tick(pen: Pen) -> None:
    pen.disc(12, 12, 11, "good")
    pen.stroke((7, 12.5, 10.5, 16, 17, 8.5), "paper", 2.6)


def _blocked(pen: Pen) -> None:
    pen.block((1.5, 1.5, 22.5, 22.5), 3.5, "paper", "edge")
    pen.disc(12, 12, 5.5, None, "edge", 1.8)
    pen.stroke((8.5, 15.5, 15.5, 8.5), "edge", 1.8)


def _next(pen: Pen) -> None:
    pen.disc(12, 12, 11, "paper", "act")
    pen.stroke((10.3, 7.8, 14.3, 12, 10.3, 16.2), "act", 2.2)


def _play(pen: Pen) -> None:
    pen.disc(12, 12, 11, "act-soft", "act-press", 1.6)
    pen.shape((9.3, 7, 17.5, 12, 9.3, 17), "act-press")


def _normal(pen: Pen) -> None:
    pen.block((1.5, 1.5, 22.5, 22.5), 4, "good-soft", "good")
    pen.stroke((7, 12.5, 10.5, 16, 17, 8.5), "good", 2.4)


def _abnormal(pen: Pen) -> None:
    pen.shape((12, 1, 23, 12, 12, 23, 1, 12), "bad-soft", "bad", 1.7)
    pen.stroke((12, 7, 12, 13), "bad", 2.4)
    pen.disc(12, 17, 1.5, "bad")


def _pie(pen: Pen, share: float) -> None:
    if share >= 1:
        _tick(pen)
        return
    pen.disc(12, 12, 10, "paper", "good", 2.2)
    if share > 0:
        pen.sector(share, "good")


def _radio(pen: Pen, colour: str, is_on: bool) -> None:
    pen.disc(12, 12, 11, "paper", colour, 2.2)
    if is_on:
        pen.disc(12, 12, 6, colour)


def _lock(pen: Pen, colour: str) -> None:
    pen.disc(12, 9, 5.6, None, colour, 2.4)
    pen.block((4.5, 10, 19.5, 21.5), 2, colour)


def _warn(pen: Pen) -> None:
    pen.shape((12, 2.5, 22.5, 21.5, 1.5, 21.5), "warn-soft", "warn", 2)
    pen.stroke((12, 9, 12, 14.5), "warn", 2.2)
    pen.disc(12, 18, 1.4, "warn")


def _pause(pen: Pen) -> None:
    pen.block((5, 4, 10, 20), 0.5, "ink")
    pen.block((14, 4, 19, 20), 0.5, "ink")


def _stick(pen: Pen) -> None:
    pen.disc(12, 12, 10.5, "paper", "ink", 2)
    pen.disc(12, 12, 6, "act", "ink", 1.6)


def _pencil(pen: Pen, colour: str = "h-text-2") -> None:
    pen.shape((4, 20, 5.5, 14.5, 15.5, 4.5, 19.5, 8.5, 9.5, 18.5), None, colour, 1.8)
    pen.stroke((13, 7, 17, 11), colour, 1.6)


def _scan(pen: Pen) -> None:
    for x, width in ((3, 2), (7, 1.2), (10, 2.4), (14, 1.2), (17, 1.2), (20.5, 2)):
        pen.stroke((x, 5, x, 19), "h-text-2", width)


def _automatic(pen: Pen) -> None:
    pen.stroke((3, 8, 20, 8), "h-text-2", 1.8)
    pen.stroke((16, 4, 20, 8, 16, 12), "h-text-2", 1.8)
    pen.stroke((21, 16, 4, 16), "h-text-2", 1.8)
    pen.stroke((8, 12, 4, 16, 8, 20), "h-text-2", 1.8)


def _cross(pen: Pen) -> None:
    pen.stroke((6, 6, 18, 18), "ink-2", 2.2)
    pen.stroke((18, 6, 6, 18), "ink-2", 2.2)


def _check(pen: Pen, colour: str) -> None:
    pen.stroke((4.5, 12.5, 10, 18, 20, 6.5), colour, 3)


def _stop(pen: Pen) -> None:
    turns = [math.pi * (corner + 0.5) / 4 for corner in range(8)]
    points = [value for turn in turns for value in (12 + 11 * math.cos(turn), 12 + 11 * math.sin(turn))]
    pen.shape(tuple(points), "p1", "paper", 1.8)
    pen.block((8, 8, 16, 16), 0.5, "paper")


def _sound(pen: Pen) -> None:
    pen.disc(8, 18.5, 4, "on-night")
    pen.stroke((11, 18.5, 11, 4, 18, 7), "on-night", 2.2)


def _pointer(pen: Pen) -> None:
    pen.disc(12, 12, 11, "paper", "ink", 4.5)
    pen.disc(12, 12, 3.5, "act")


def _arrow_down(pen: Pen) -> None:
    pen.stroke((12, 3, 12, 20), "h-text", 2.6)
    pen.stroke((6, 14, 12, 20.5, 18, 14), "h-text", 2.6)


ICONS: dict[str, Callable[[Pen], None]] = {
    "logo": _logo,
    "mouse_move": lambda pen: _mouse(pen, ""),
    "mouse_left": lambda pen: _mouse(pen, "left"),
    "mouse_right": lambda pen: _mouse(pen, "right"),
    "mouse_wheel": lambda pen: _mouse(pen, "wheel"),
    "stick": _stick,
    "done": _tick,
    "next": _next,
    "open": lambda pen: pen.disc(12, 12, 11, "paper", "edge"),
    "blocked": _blocked,
    "tutorial": _play,
    "normal": _normal,
    "abnormal": _abnormal,
    "not_yet": lambda pen: _pie(pen, 0.0),
    "practised": lambda pen: _pie(pen, 0.25),
    "demonstrated": lambda pen: _pie(pen, 0.5),
    "mastered": lambda pen: _pie(pen, 1.0),
    "radio_on": lambda pen: _radio(pen, "act", is_on=True),
    "radio_off": lambda pen: _radio(pen, "edge", is_on=False),
    "lock": lambda pen: _lock(pen, "edge"),
    "warn": _warn,
    "pause": _pause,
    "hand": _pencil,
    "scan": _scan,
    "automatic": _automatic,
    "cross": _cross,
    "check": lambda pen: _check(pen, "good"),
    "check_white": lambda pen: _check(pen, "paper"),
    "stop": _stop,
    "pointer": _pointer,
    "sound": _sound,
    "arrow_down": _arrow_down,
    "hmi_complete": lambda pen: _box(pen, is_done=True),
    "hmi_idle": lambda pen: _box(pen, is_done=False),
    "hmi_running": lambda pen: pen.shape((5, 3, 21, 12, 5, 21), "h-run"),
    "hmi_held": _held,
    "hmi_no": _no,
}
