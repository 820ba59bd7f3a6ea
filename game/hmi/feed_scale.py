"""The indicator of the scale that the feed bag hangs on: weight, flow, whether the pump feeds and the line is ready."""

from dataclasses import dataclass

from game.hmi.canvas import PAGE, button
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.hud.layout import Beside, Column, Grow, Row, Wide
from game.hud.tokens import BODY, STRONG, SUB, Style
from game.hud.widgets import Gap, Icon, Pad, Rule, Widget, text
from game.words import Words

LARGE = Style(120, 132, "SemiBold")
VALUE = Style(36, 44, "SemiBold")


@dataclass(frozen=True, slots=True)
class FeedScalePage(PlantPage):
    """A feed bag: kg on the scale, mL/min, and the state of pump and line."""

    clock: str
    weight: float
    flow: float
    running: bool = True
    connected: bool = True
    primed: bool = True


def feed_scale(page: FeedScalePage, w: Words) -> Widget:
    """Return the page, 1024 x 640; large, for it hangs on a small display."""
    head = Row((text(w("Feed bag"), SUB, "h-text"), Grow(Gap()), text(page.clock, STRONG, "h-text")), 12)
    weight = Row(
        (Grow(text(f"{page.weight:.1f}", LARGE, "h-live", "right")), Wide(text("kg", VALUE, "h-text-2"), 90)), 16
    )
    flow = Row(
        (
            Grow(text(w("Feed flow"), SUB, "h-text")),
            text(f"{page.flow:.0f}", VALUE, "h-live"),
            Wide(text("mL/min", SUB, "h-text-2"), 100),
        ),
        16,
    )
    states = (
        (page.running, w("The pump feeds"), w("The pump stands")),
        (page.connected, w("The line is welded to the reactor"), w("No line is joined")),
        (page.primed, w("The line is full of feed"), w("The line holds air")),
    )
    lines = tuple(
        Row((Icon("check" if is_so else "cross", 22), Grow(text(well if is_so else ill, BODY, "h-text"))), 12)
        for is_so, well, ill in states
    )
    acts = tuple(
        Grow(button(said, Action("feed_do", control) if is_ready else None, tall=64.0))
        for control, said, is_ready in (
            ("stop_pump", w("Stop the pump"), True),
            ("start_pump", w("Start the pump"), not page.running),
        )
    )
    body = Column((weight, flow, Rule("h-line"), Beside(lines, (1, 1, 1), 16, 0), Grow(Gap()), Row(acts, 12)), 16)
    main = Pad(body, (24, 40, 24, 40), "h-bg", radius=0)
    rows = (Pad(head, (6, 20, 6, 20), "h-panel", radius=0, least=(0, 52)), Rule("h-line", 1.5), Grow(main))
    return Pad(Column(rows, 0), fill="h-bg", radius=0, least=PAGE)
