"""The gowning panels: the body, what it wears and where the held garment goes; the garment, its facts and grips."""

import math
from dataclasses import dataclass

from game.hud.actions import Action
from game.hud.controls import Button, panel
from game.hud.draw import Box, Brush, Hit
from game.hud.layout import Column, Grow, Row, Wide
from game.hud.model import Figure
from game.hud.scene import Placed, View
from game.hud.tokens import SMALL, SMALL_STRONG, STRONG
from game.hud.widgets import Flow, Icon, Key, Rule, Size, Span, Widget, text
from game.words import Words

BODY_SIZE = (256.0, 330.0)
ZONES = {  # zone -> outline in the grid of the figure, and where its word stands
    "head": ((60, 4, 62, 34, 114, 34, 116, 4), (126, 8)),
    "face": ((62, 36, 68, 58, 108, 58, 114, 36), (126, 34)),
    "body": (
        (
            *(44, 66, 132, 66, 158, 176, 138, 176, 120, 112, 120, 306, 96, 306),
            *(88, 200, 80, 306, 56, 306, 56, 112, 38, 176, 18, 176),
        ),
        (150, 66),
    ),
    "hands": ((14, 178, 40, 178, 36, 200, 12, 200, 136, 178, 162, 178, 164, 200, 140, 200), (168, 180)),
    "feet": ((50, 308, 82, 308, 82, 326, 44, 326), (138, 306)),
}
ZONE_OF = {
    "hair_cover": "head",
    "beard_cover": "face",
    "coverall": "body",
    "site_uniform": "body",
    "site_shoes": "feet",
    "overshoes": "feet",
    "gloves": "hands",
}


@dataclass(frozen=True, slots=True)
class Person:
    """The figure: worn zones in good, the zone of the held garment in the one mark, words beside."""

    worn: tuple[str, ...]
    wanted: str
    words: tuple[tuple[str, str], ...]

    def measure(self, scale: float, width: float) -> Size:
        return BODY_SIZE

    def paint(self, brush: Brush, box: Box) -> None:
        self._head(brush, box)
        for zone in ("body", "hands", "feet"):
            for part in _parts(zone):
                self._part(brush, box, zone, part)
        for zone, said in self.words:
            x, y = ZONES[zone][1]
            ink = "good" if zone in self.worn else "ink" if zone == self.wanted else "ink-2"
            place = Box(box.x + x, box.y + y, box.width - x, 44)
            style = SMALL_STRONG if zone in (*self.worn, self.wanted) else SMALL
            text(said, style, ink).paint(brush, place)
        for zone in ZONES:
            brush.hits.append(Hit(_bounds(zone).moved(box.x, box.y), Action("don", zone)))

    def _head(self, brush: Brush, box: Box) -> None:
        middle = (box.x + 88, box.y + 32)
        brush.framed(Box(middle[0] - 28, middle[1] - 28, 56, 56), "ground", "edge", 28, 2)
        for zone, low, high in (("head", -28, 0), ("face", 2, 26)):
            if zone in self.worn or zone == self.wanted:
                self._band(brush, middle, (low, high), zone)

    def _band(self, brush: Brush, middle: tuple[float, float], reach: tuple[int, int], zone: str) -> None:
        points = [(_half_width(y), y) for y in range(reach[0], reach[1] + 1, 2)]
        outline = [(middle[0] + x, middle[1] + y) for x, y in points]
        outline += [(middle[0] - x, middle[1] + y) for x, y in reversed(points)]
        self._fill(brush, outline, zone)

    def _part(self, brush: Brush, box: Box, zone: str, part: tuple[float, ...]) -> None:
        outline = [(box.x + part[i], box.y + part[i + 1]) for i in range(0, len(part), 2)]
        self._fill(brush, outline, zone)

    def _fill(self, brush: Brush, outline: list[tuple[float, float]], zone: str) -> None:
        fill, edge = ("good-soft", "good") if zone in self.worn else ("ground", "edge")
        brush.polygon(outline, fill)
        closed = [*outline, outline[0], outline[1]]
        if zone == self.wanted:
            brush.line(closed, "ink", 7)
            brush.line(closed, "focus", 3.5)
        else:
            brush.line(closed, edge, 2)


def _half_width(y: float) -> float:
    return math.sqrt(max(0.0, 28.0**2 - y**2))


def _parts(zone: str) -> tuple[tuple[float, ...], ...]:
    outline = ZONES[zone][0]
    match zone:
        case "hands":
            return outline[:8], outline[8:]
        case "feet":
            return outline, tuple(176 - value if i % 2 == 0 else value for i, value in enumerate(outline))
        case _:
            return (outline,)


def _bounds(zone: str) -> Box:
    points = [value for part in _parts(zone) for value in part]
    xs, ys = points[::2], points[1::2]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def gowning(figure: Figure, w: Words, view: View, top: float) -> list[Placed]:
    """Return the body figure at the left and the held garment at the right; large text leaves room for one of them."""
    tall = view.height - top - 84
    what = ("garment", _garment(figure, w)) if figure.held_name else ("mirror", _mirror(figure, w))
    has_choice = bool(figure.held_name or figure.spots)
    if view.is_narrow and has_choice:
        return [Placed(*what, (0, 0), (24, top), 288, tallest=tall)]
    placed = [Placed("figure", _you(figure, w), (0, 0), (24, top), 288, tallest=tall)]
    if has_choice:
        placed.append(Placed(*what, (1, 0), (24, top), 300, tallest=tall))
    return placed


def _you(figure: Figure, w: Words) -> Widget:
    wanted = ZONE_OF.get(figure.held, "")
    clean = [name for name in figure.worn if name in ZONE_OF and not name.startswith("site_")]
    worn = tuple(dict.fromkeys(ZONE_OF[name] for name in clean))
    names = {"head": w("hair"), "face": w("beard"), "body": w("coverall"), "feet": w("shoes"), "hands": w("gloves")}
    words = tuple((zone, w("drop here") if zone == wanted else name) for zone, name in names.items() if zone != "hands")
    way = Flow(
        (
            Span(w("Drag, or press"), SMALL, "ink-2"),
            Key("Enter"),
            Span(w("Any order is possible."), SMALL, "ink-2"),
        )
    )
    return panel(Column((text(w("You"), STRONG), Person(worn, wanted, words), Rule(), way), 8))


def _garment(figure: Figure, w: Words) -> Widget:
    rows: list[Widget] = [text(figure.held_name, STRONG)]
    for name, fact in figure.facts:
        rows.append(Row((Wide(text(name, SMALL, "ink-2"), 112), Grow(text(fact, SMALL_STRONG))), 8))
    if not figure.grips:
        on = Action("don", ZONE_OF.get(figure.held, "body"))
        rows.append(Button(w("Put it on"), on, "primary", small=True, left=True, height=44, key="Enter"))
        rows.append(Button(w("Turn it over"), Action("turn_over"), small=True, left=True, height=44, key="R"))
    if figure.grips:
        rows += [Rule(), text(w("Hold it by"), SMALL_STRONG)]
        for number, (grip, words) in enumerate(figure.grips, 1):
            kind = "chosen" if grip == figure.grip else "neutral"
            rows.append(Button(words, Action("grip", grip), kind, small=True, left=True, height=44, key=str(number)))
        rows.append(Button(w("Leave it there"), Action("page_close"), small=True, left=True, height=44, key="Esc"))
    return panel(Column(tuple(rows), 8))


def _mirror(figure: Figure, w: Words) -> Widget:
    rows: list[Widget] = [text(w("Look at each spot"), STRONG)]
    for number, (spot, words, seen) in enumerate(figure.spots, 1):
        mark = Icon("done" if seen else "open", 22)
        line = Button(words, Action("mirror", spot), small=True, left=True, height=44, key=str(number))
        rows.append(Row((mark, Grow(line)), 10))
    rows += [Rule(), Button(w("Step back"), Action("page_close"), small=True, left=True, height=44, key="Esc")]
    return panel(Column(tuple(rows), 8))
