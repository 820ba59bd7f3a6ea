"""The vessel of the panel in greys: what holds, what flows, what turns; nothing moves but the values [isa101].

Dark is running or open, white is stopped or shut. The level follows the load cells, the light band above it the foam.
"""

from dataclasses import dataclass

from game.hmi.canvas import LIVE
from game.hmi.reactor_model import Fact, VesselFacts
from game.hud.actions import Action
from game.hud.draw import Box, Brush, Hit
from game.hud.tokens import BODY, SMALL, STRONG, Style
from game.hud.widgets import Icon, Size, text
from game.words import Words

Point = tuple[float, float]
SIZE = (424.0, 474.0)
MOTOR = Style(18, 26, "Bold")
PIPES = (
    ((16, 52), (122, 52), (122, 100)),
    ((16, 110), (110, 110)),
    ((16, 330), (84, 330), (84, 356), (150, 356)),
    ((330, 52), (262, 52), (262, 100)),
    ((192, 398), (192, 436), (330, 436)),
)
LEFT, RIGHT, TOP, FLOOR = 102.0, 282.0, 96.0, 398.0
FOAM_TALL = 30.0  # px of a full foam


@dataclass(frozen=True, slots=True)
class VesselPicture:
    """The vessel with its facts, `SIZE` large."""

    facts: VesselFacts
    w: Words

    def measure(self, scale: float, width: float) -> Size:
        return SIZE

    def paint(self, brush: Brush, box: Box) -> None:
        at = (box.x, box.y)
        self._pipes(brush, at)
        self._body(brush, at)
        self._shaft(brush, at)
        self._valves(brush, at)
        self._words(brush, at)
        self._gases(brush, at)
        brush.hits.append(Hit(Box(box.x + 8, box.y + 8, 150, 58), Action("hmi_loop", "feed")))
        brush.hits.append(Hit(Box(box.x + 8, box.y + 306, 92, 160), Action("hmi_loop", "o2")))

    def _pipes(self, brush: Brush, at: tuple[float, float]) -> None:
        for pipe in PIPES:
            brush.line(_moved(pipe, at), "h-line", 3)
        for y in (186.0, 250.0, 314.0):
            brush.line(_moved(((290, y), (332, y)), at), "h-line", 2)
        jacket = Box(at[0] + 88, at[1] + 128, 208, 232)
        brush.framed(jacket, "h-panel", "h-line", 20, 3)

    def _body(self, brush: Brush, at: tuple[float, float]) -> None:
        outline = _outline()
        brush.polygon(_moved(outline, at), "h-equip")
        surface = FLOOR - self.facts.level * (FLOOR - TOP)
        foam = self.facts.foam_share * FOAM_TALL
        if foam > 1.0:
            brush.polygon(_moved(_between(outline, surface - foam, surface), at), "h-field")
        brush.polygon(_moved(_between(outline, surface, FLOOR + 1), at), "h-fill")
        brush.line(_moved((*outline, outline[0]), at), "h-line", 3)
        brush.plate(Box(at[0] + LEFT + 1, at[1] + surface - 1, RIGHT - LEFT - 2, 2), "h-text")

    def _shaft(self, brush: Brush, at: tuple[float, float]) -> None:
        fill = "h-run" if self.facts.is_stirred else "h-field"
        brush.line(_moved(((192, 66), (192, 340)), at), "h-run", 5)
        for half, y in ((34, 262), (40, 336)):
            brush.framed(Box(at[0] + 192 - half, at[1] + y - 6, 2 * half, 12), fill, "h-run", 0, 2)
        brush.framed(Box(at[0] + 174, at[1] + 32, 36, 38), fill, "h-run", 3, 2)
        ink = "paper" if self.facts.is_stirred else "h-text"
        text("M", MOTOR, ink, "centre").paint(brush, Box(at[0] + 174, at[1] + 38, 36, 26))
        for x, y in ((150, 372), (172, 378), (192, 380), (212, 378), (232, 372)) if self.facts.has_gas else ():
            brush.plate(Box(at[0] + x - 4, at[1] + y - 4, 8, 8), "h-field", 4)
            brush.plate(Box(at[0] + x - 2, at[1] + y - 2, 4, 4), "h-fill", 2)

    def _valves(self, brush: Brush, at: tuple[float, float]) -> None:
        f = self.facts
        for x, y, is_open in (
            (60, 52, f.is_feeding),
            (44, 330, f.has_gas),
            (296, 52, f.is_vented),
            (270, 436, f.is_sampling),
        ):
            shape = ((x - 13, y - 10), (x + 13, y + 10), (x + 13, y - 10), (x - 13, y + 10))
            brush.polygon(_moved(shape, at), "h-run" if is_open else "h-field")
            brush.line(_moved((*shape, shape[0]), at), "h-run", 2.5)

    def _words(self, brush: Brush, at: tuple[float, float]) -> None:
        f = self.facts
        self._fact(brush, f.feed, _at(at, 16, 12, 150), _at(at, 16, 62, 92))
        self._fact(brush, f.base, _at(at, 16, 84, 84), _at(at, 16, 114, 92))
        self._fact(brush, f.exhaust, _at(at, 282, 12, 110), _at(at, 310, 60, 92))
        for fact, y in ((f.jacket, 160), (f.filter, 224), (f.foam, 288)):
            self._fact(brush, fact, _at(at, 336, y, 88), _at(at, 336, y + 24, 92))
        surface = FLOOR - f.level * (FLOOR - TOP) - f.foam_share * FOAM_TALL
        over = max(TOP + 6.0, surface - 30.0)  # the weight is written on the level
        for fact, top in ((f.weight, over), (f.agitation, 282.0)):
            text(fact.value, LIVE, "h-live").paint(brush, Box(at[0] + 200, at[1] + top, 82, 26))
            if fact.priority:
                Icon(f"alarm/{fact.priority}/{fact.state}", 24).paint(brush, Box(at[0] + 250, at[1] + top + 26, 24, 24))
        words = text(self.w("Sample, harvest"), BODY, "h-text")
        words.paint(brush, Box(at[0] + 226, at[1] + 446, 198, 26))

    def _fact(self, brush: Brush, fact: Fact, label: Box, value: Box) -> None:
        text(fact.label, BODY, "h-text").paint(brush, label)
        text(fact.value, LIVE, "h-live").paint(brush, value)
        if fact.priority:
            wide = text(fact.value, LIVE).measure(brush.scale, 999.0)[0]
            Icon(f"alarm/{fact.priority}/{fact.state}", 24).paint(brush, Box(value.x + wide + 3, value.y, 24, 26))

    def _gases(self, brush: Brush, at: tuple[float, float]) -> None:
        text(self.w("Gas"), BODY, "h-text").paint(brush, Box(at[0] + 16, at[1] + 294, 72, 26))
        y = at[1] + 358
        for fact in self.facts.gases:
            text(fact.label, BODY, "h-text-2").paint(brush, Box(at[0] + 16, y, 40, 26))
            text(fact.value, STRONG, "h-live", "right").paint(brush, Box(at[0] + 52, y, 46, 26))
            if fact.priority:
                Icon(f"alarm/{fact.priority}/{fact.state}", 24).paint(brush, Box(at[0] + 102, y, 24, 26))
            y += 26
        text(self.facts.gas_unit, SMALL, "h-text-2").paint(brush, Box(at[0] + 52, y, 100, 22))
        text(self.facts.source, SMALL, "h-text-2").paint(brush, Box(at[0] + 16, y + 18, 174, 22))


def _at(at: Point, x: float, y: float, width: float) -> Box:
    """The box of one line of text."""
    return Box(at[0] + x, at[1] + y, width, 26)


def _moved(points: tuple[tuple[float, float], ...], at: tuple[float, float]) -> list[tuple[float, float]]:
    return [(x + at[0], y + at[1]) for x, y in points]


def _outline() -> tuple[tuple[float, float], ...]:
    """Dished head, straight shell, dished bottom."""
    middle = (LEFT + RIGHT) / 2
    arcs = (
        ((LEFT, 340.0), (LEFT, FLOOR), (middle, FLOOR)),
        ((middle, FLOOR), (RIGHT, FLOOR), (RIGHT, 340.0)),
        ((RIGHT, 132.0), (RIGHT, TOP), (middle, TOP)),
        ((middle, TOP), (LEFT, TOP), (LEFT, 132.0)),
    )
    return tuple(point for arc in arcs for point in _curve(*arc))


def _curve(
    begin: tuple[float, float], bend: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """A quadratic curve in twelve pieces."""
    points = []
    for step in range(13):
        t = step / 12
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * begin[0] + b * bend[0] + c * end[0], a * begin[1] + b * bend[1] + c * end[1]))
    return points


def _between(outline: tuple[tuple[float, float], ...], upper: float, lower: float) -> tuple[tuple[float, float], ...]:
    """The part of the outline between two heights: every point is moved to the nearer end."""
    return tuple((x, min(max(y, upper), lower)) for x, y in outline)
