"""The panel of the kill tank: how full, how hot, how long held, lethality; what can be done, and why something cannot.

Grey is well: only what leaves its limits is framed, and nothing moves but values [isa101].
"""

from dataclasses import dataclass

from game.hmi.canvas import PAGE, button
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.hud.draw import Box, Brush
from game.hud.layout import Beside, Column, Grow, Layer, Row, Wide
from game.hud.tokens import BODY, SMALL, SMALL_STRONG, STRONG, SUB, Style
from game.hud.widgets import Bar, Gap, Icon, Pad, Rule, Size, Widget, text
from game.words import Words

VALUE = Style(28, 34, "SemiBold")
PHASES = ("empty", "filling", "heating", "holding", "cooling", "released", "fault")


@dataclass(frozen=True, slots=True)
class Gauge:
    """One value: id, figures, unit, limits in words; share of what is wanted, -1 without; priority 0, 3 or 2."""

    id: str
    figures: str
    unit: str
    limits: str = ""
    share: float = -1.0
    priority: int = 0


@dataclass(frozen=True, slots=True)
class EdsPage(PlantPage):
    """A kill tank.

    Attributes:
        phase: of PHASES. level: %. receives: the inlet is open. asks: a button that waits for its second press.
        why: why the last act was refused, in the plant's words.
    """

    clock: str
    phase: str = "empty"
    level: float = 0.0
    gauges: tuple[Gauge, ...] = ()
    receives: bool = False
    asks: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Tank:
    """The vessel from the side with what is in it."""

    level: float
    words: str
    fills: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return width, 300.0

    def paint(self, brush: Brush, box: Box) -> None:
        wide, tall = 190.0, min(330.0, box.height - 60)
        x, y = box.x + (box.width - wide) / 2, box.y + 6
        brush.plate(Box(x + wide / 2 - 5, y + tall - 4, 10, 40), "h-line")
        brush.plate(Box(x + wide / 2 - 5, y + tall + 32, box.width / 2 - 10, 6), "h-line")
        brush.framed(Box(x, y, wide, tall), "h-equip", "h-line", 44, 2.0)
        inner = Box(x + 14, y + 40, wide - 28, tall - 64)
        share = min(1.0, max(0.0, self.level / 100.0))
        brush.framed(inner, "h-field", "h-line", 0, 1.0)
        brush.plate(
            Box(inner.x + 1, inner.y + inner.height * (1 - share), inner.width - 2, inner.height * share), "h-fill"
        )
        for k in range(1, 4):
            brush.plate(Box(inner.x + inner.width - 14, inner.y + inner.height * k / 4, 13, 1.5), "h-line")
        place = Box(inner.x, inner.y + inner.height / 2 - 17, inner.width, 34)
        text(self.words, VALUE, "h-text", "centre").paint(brush, place)


def eds(page: EdsPage, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    head = Row((text(w("Kill tank"), SUB, "h-text"), Grow(Gap()), text(page.clock, STRONG, "h-text")), 12)
    left = Pad(_tank(page, w), (14, 16, 14, 16), "h-panel", radius=0)
    middle = Pad(_values(page, w), (14, 18, 14, 18), "h-bg", radius=0)
    right = Pad(_acts(page, w), (14, 16, 14, 16), "h-panel", radius=0)
    body = Beside(
        (Layer(left, takes_room=True), Layer(middle, takes_room=True), Layer(right, takes_room=True)),
        (272, 474, 278),
        0,
        0,
    )
    rows = (
        Pad(head, (6, 20, 6, 20), "h-panel", radius=0, least=(0, 52)),
        Rule("h-line", 1.5),
        _phases(page, w),
        Rule("h-line", 1.0),
        Grow(body),
    )
    return Pad(Column(rows, 0), fill="h-bg", radius=0, least=PAGE)


def _phases(page: EdsPage, w: Words) -> Pad:
    names = {
        "empty": w("Empty"),
        "filling": w("Filling"),
        "heating": w("Heating"),
        "holding": w("Holding"),
        "cooling": w("Cooling"),
        "released": w("Released"),
        "fault": w("Fault"),
    }
    shown = [name for name in PHASES if name != "fault" or page.phase == "fault"]
    cells = []
    for name in shown:
        is_on = name == page.phase
        fill, ink = ("h-run", "paper") if is_on else ("h-field", "h-text")
        if is_on and name == "fault":
            fill = "p1"
        cells.append(Grow(Pad(text(names[name], SMALL_STRONG, ink, "centre"), (8, 4, 8, 4), fill, "h-line", radius=0)))
    return Pad(Row(tuple(cells), 6), (8, 16, 8, 16), "h-panel", radius=0)


def _tank(page: EdsPage, w: Words) -> Column:
    inlet = w("Inlet open: it receives") if page.receives else w("Inlet shut")
    return Column((Grow(Tank(page.level, f"{page.level:.0f}\u00a0%")), text(inlet, BODY, "h-text", "centre")), 6)


def _values(page: EdsPage, w: Words) -> Column:
    names = {"temp": w("Temperature"), "hold_min": w("Held"), "f0": w("Lethality F0"), "level": w("Level")}
    rows: list[Widget] = []
    for gauge in page.gauges:
        mark = (Icon(f"alarm/{gauge.priority}/active", 26),) if gauge.priority else ()
        value = Row(
            (*mark, Grow(text(gauge.figures, VALUE, "h-live", "right")), Wide(text(gauge.unit, BODY, "h-text-2"), 48)),
            8,
        )
        line = Row((Grow(text(names[gauge.id], STRONG, "h-text")), Wide(value, 200)), 8)
        parts: list[Widget] = [line]
        if gauge.share >= 0.0:
            parts.append(Bar(min(1.0, gauge.share), height=8.0, colour="h-run", edge="h-line"))
        if gauge.limits:
            parts.append(text(gauge.limits, SMALL, "h-text-2"))
        edge, width = (f"p{gauge.priority}", 4.0) if gauge.priority else ("h-line", 1.0)
        rows.append(Pad(Column(tuple(parts), 4), (8, 14, 8, 14), "h-field", edge, width, 0.0))
    return Column((*rows, Grow(Gap())), 8)


def _acts(page: EdsPage, w: Words) -> Column:
    names = {
        "receive": w("Close the inlet") if page.receives else w("Open the inlet"),
        "start_cycle": w("Start the kill cycle"),
        "sample": w("Take a sample"),
        "release_drain": w("Release to the drain"),
        "abort": w("Abort the cycle"),
    }
    sure = {"release_drain": w("Confirm: release to the drain"), "abort": w("Confirm: abort")}
    rows: list[Widget] = []
    for name, said in names.items():
        is_asked = page.asks == name
        rows.append(button(sure[name] if is_asked else said, Action("eds_do", name), on=is_asked, tall=56.0))
    if page.why:
        rows.append(Pad(text(page.why, SMALL, "h-text"), (8, 10, 8, 10), "h-field", "h-line", radius=4))
    return Column((*rows, Grow(Gap())), 8)
