"""A differential pressure gauge seen close: dial with action and alert bands, needle, and the plate beside it."""

import math
from dataclasses import dataclass

from game.hmi.canvas import PAGE
from game.hmi.model import GaugePage
from game.hud.actions import Action
from game.hud.controls import Button, panel
from game.hud.draw import Box, Brush
from game.hud.layout import Beside, Column, Grow, Layer, Row
from game.hud.tokens import BODY, HEADING, SMALL, SUB, Style
from game.hud.widgets import Gap, Pad, Rule, Size, Widget, text
from game.words import Words

SWEEP = 240.0  # degrees of the scale, from lower left to lower right
FIGURES = Style(24, 30, "SemiBold")


@dataclass(frozen=True, slots=True)
class Dial:
    """The face of the gauge; the needle shows what the instrument reports, below zero and over the top too."""

    value: float
    alert: float
    action: float
    full_scale: float
    minimum: float = 0.0

    def measure(self, scale: float, width: float) -> Size:
        return 440.0, 440.0

    def paint(self, brush: Brush, box: Box) -> None:
        middle = (box.x + box.width / 2, box.y + box.height / 2)
        radius = 214.0
        for size, colour in ((radius, "ink"), (radius - 9, "paper")):
            brush.plate(Box(middle[0] - size, middle[1] - size, size * 2, size * 2), colour, size)
        self._bands(brush, middle)
        self._scale(brush, middle)
        turn = self._turn(min(max(self.value, self.minimum - 1), self.full_scale * 1.03))
        tip, tail = self._at(middle, turn, 158), self._at(middle, turn + math.pi, 34)
        # Thick to the figures, then thin, so that none is covered.
        brush.line([tail, self._at(middle, turn, 104)], "ink", 8)
        brush.line([self._at(middle, turn, 100), tip], "ink", 3)
        brush.plate(Box(middle[0] - 17, middle[1] - 17, 34, 34), "ink", 17)
        text("Pa", SUB, "ink", "centre").paint(brush, Box(middle[0] - 40, middle[1] + 116, 80, 30))

    def _turn(self, value: float) -> float:
        share = (value - self.minimum) / (self.full_scale - self.minimum)
        return math.radians(-SWEEP / 2 + SWEEP * share)

    def _at(self, middle: tuple[float, float], turn: float, reach: float) -> tuple[float, float]:
        return middle[0] + reach * math.sin(turn), middle[1] - reach * math.cos(turn)

    def _arc(self, middle: tuple[float, float], low: float, high: float) -> list[tuple[float, float]]:
        turns = [self._turn(low + (high - low) * step / 40) for step in range(41)]
        return [self._at(middle, turn, 184) for turn in turns]

    def _bands(self, brush: Brush, middle: tuple[float, float]) -> None:
        """Action hatched, alert amber, normal grey: three signs before the colour."""
        brush.line(self._arc(middle, self.alert, self.full_scale), "h-fill", 20)
        brush.line(self._arc(middle, self.action, self.alert), "p2", 20)
        steps = 12
        for step in range(steps + 1):
            turn = self._turn(self.minimum + (self.action - self.minimum) * step / steps)
            brush.line([self._at(middle, turn, 174), self._at(middle, turn, 194)], "p1", 4)

    def _scale(self, brush: Brush, middle: tuple[float, float]) -> None:
        step = 5 if self.full_scale <= 30 else 10
        for value in range(int(self.minimum), int(self.full_scale) + 1, step):
            x, y = self._at(middle, self._turn(value), 134)
            text(str(value), FIGURES, "ink", "centre").paint(brush, Box(x - 30, y - 15, 60, 30))
        for value in range(int(self.minimum), int(self.full_scale) + 1):
            turn = self._turn(value)
            inner = 158 if value % step == 0 else 165
            brush.line([self._at(middle, turn, inner), self._at(middle, turn, 172)], "ink", 2.5)


def gauge(page: GaugePage, w: Words) -> Pad:
    """Return the gauge and its plate, 1024 x 640. No number beside the needle: reading it is the act."""
    dial = Dial(page.value, page.alert, page.action, page.full_scale, page.minimum)
    facts = [
        text(w("set point {n} Pa", n=f"{page.set_point:g}"), SUB),
        text(w("alert {n} Pa · action {m} Pa", n=f"{page.alert:g}", m=f"{page.action:g}"), BODY),
    ]
    if page.calibrated:
        facts.append(text(w("calibrated {date}", date=page.calibrated), SMALL, "ink-2"))
    if page.due:
        facts.append(text(w("due {date}", date=page.due), SMALL, "ink-2"))
    read = Button(w("I have read it"), Action("gauge_ack"), "primary")
    leave = Button(w("Step back"), Action("page_close"), key="F")
    plate = Column(
        (
            text(page.name, HEADING),
            text(w("against {place}", place=page.against), BODY, "ink-2"),
            Rule(),
            *facts,
            Gap(height=12),
            Row((read, leave), 12, wraps=True),
        ),
        10,
    )
    halves = (_middle(dial), Layer(_middle(panel(plate, (24, 26, 24, 26)))))
    body = Beside(halves, (500, 460), 24, 0)
    return Pad(body, (20, 24, 20, 20), "ground", radius=0, least=PAGE)


def _middle(child: Widget) -> Column:
    return Column((Grow(Gap()), child, Grow(Gap())), 0)
