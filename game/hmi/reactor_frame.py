"""What every page of the reactor's panel shares: head, worst alarm, tabs, and the bar of a change to be confirmed."""

from dataclasses import dataclass

from game.hmi.canvas import LIVE, PAGE
from game.hmi.reactor_model import TABS, Draft, Head
from game.hud.actions import Action
from game.hud.controls import Button, field_box
from game.hud.draw import Box, Brush, Hit
from game.hud.layout import Column, Grow, Row
from game.hud.tokens import BODY, STRONG, Style
from game.hud.widgets import Flow, Gap, Icon, Pad, Rule, Size, Span, Widget, text
from game.words import Words

UNIT = Style(20, 28, "Bold")
BAR_TALL, TABS_TALL = 76.0, 64.0


def reactor_frame(head: Head, tab: str, body: Widget, w: Words) -> Widget:
    """The page around a body, 1024 x 640."""
    rows = (_top(head), Rule("h-line", 2), _alarm(head, w), Rule("h-line"), Grow(body), _Tabs(_names(head, w), tab))
    return Pad(Column(rows, 0), fill="h-bg", radius=0, least=PAGE)


def draft_bar(draft: Draft, w: Words) -> Widget:
    """The sentence of a change with Cancel and Confirm; or the refusal; or nothing."""
    if draft.refusal:
        line: Widget = Row((Icon("hmi_no", 28), Grow(text(draft.refusal, BODY, "h-text")), _cancel(w("Close"))), 12)
    elif draft.needs_signature:
        line = _signature(draft, w)
    elif draft.sentence:
        confirm = Button(w("Confirm"), Action("hmi_confirm") if draft.is_ready else None, "primary", height=52)
        line = Row((Grow(text(draft.sentence, BODY, "h-text")), _cancel(w("Cancel")), confirm), 10)
    else:
        return Gap()
    return Pad(line, (8, 14, 8, 16), "paper", "h-line", 2.0, 4.0, (0, BAR_TALL))


def panel(child: Widget, pad: tuple[float, float, float, float] = (10, 14, 10, 14)) -> Pad:
    """A plate on the ground of the panel."""
    return Pad(child, pad, "h-panel", "h-line", 1.0, 4.0)


def tool(words: str, action: Action | None, *, on: bool = False, tall: float = 44.0) -> Button:
    """A button of a toolbar, in letters that are read at a metre; dark when chosen."""
    return Button(words, action, "hmi-on" if on else "hmi", height=tall)


def marked(value: str, priority: int, state: str, size: float = 24.0) -> Widget:
    """A live value, with its alarm mark when it is abnormal."""
    words = text(value, LIVE, "h-live")
    return Row((words, Icon(f"alarm/{priority}/{state}", size)), 4) if priority else words


def _cancel(words: str) -> Button:
    return Button(words, Action("hmi_cancel"), "hmi", height=52)


def _signature(draft: Draft, w: Words) -> Widget:
    sign = Button(w("Sign"), Action("hmi_confirm") if draft.is_ready else None, "primary", height=52)
    reason = field_box("hmi_reason", draft.reason, w("Reason"), active=True)
    return Column((text(draft.sentence, BODY, "h-text"), Row((Grow(reason), _cancel(w("Cancel")), sign), 10)), 6)


def _top(head: Head) -> Pad:
    back = (Button(head.back, Action("desk_view", "trends"), "hmi", small=True, height=44),) if head.back else ()
    parts: tuple[Widget, ...] = (
        *back,
        text(head.unit, UNIT, "h-text"),
        text(head.phase, BODY, "h-text"),
        Grow(text(head.batch, BODY, "h-text-2")),
        text(head.user, BODY, "h-text-2"),
        text(head.clock, LIVE, "h-live"),
    )
    return Pad(Row(parts, 16), (0, 16, 0, 16), "h-panel", radius=0, least=(0, 52))


def _alarm(head: Head, w: Words) -> Pad:
    counts: list[Widget] = []
    for priority, number in enumerate(head.counts, 1):
        state = "active" if number else "gone"
        counts += [Icon(f"alarm/{priority}/{state}", 22), text(str(number), BODY, "h-text")]
    if head.alarm is None:
        said: Widget = Grow(text(w("No alarm."), BODY, "h-text-2"))
        return Pad(Row((said, *counts), 8), (0, 16, 0, 16), least=(0, 44))
    worst = head.alarm
    line = Row(
        (
            Icon(f"alarm/{worst.priority}/{worst.state}", 26),
            text(worst.title, STRONG, "h-text"),
            text(worst.value, LIVE, "h-live"),
            Grow(text(worst.detail, BODY, "h-text-2")),
        ),
        10,
    )
    opened = Pad(line, (0, 8, 0, 0), "", radius=0, least=(0, 44), action=Action("hmi_worst", worst.key))
    return Pad(Row((Grow(opened), *counts), 8), (0, 16, 0, 16), least=(0, 44))


def _names(head: Head, w: Words) -> tuple[tuple[str, str, str], ...]:
    names = (w("Overview"), w("Trends"), w("Loops"), w("Alarms"), w("Recipe"))
    standing = sum(head.counts)
    return tuple(
        (tab, name, str(standing) if tab == "alarms" and standing else "")
        for tab, name in zip(TABS, names, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Tabs:
    """Five tabs of equal width; the open one joins the page and bears a dark line."""

    names: tuple[tuple[str, str, str], ...]
    chosen: str

    def measure(self, scale: float, width: float) -> Size:
        return width, TABS_TALL

    def paint(self, brush: Brush, box: Box) -> None:
        brush.plate(Box(box.x, box.y, box.width, 2), "h-line")
        wide = box.width / len(self.names)
        for place, (tab, name, number) in enumerate(self.names):
            cell = Box(box.x + wide * place, box.y + 2, wide, TABS_TALL - 2)
            is_on = tab == self.chosen
            brush.plate(cell, "h-bg" if is_on else "h-panel")
            if is_on:
                brush.plate(Box(cell.x, cell.y - 2, wide, 6), "h-run")
            if place:
                brush.plate(Box(cell.x, cell.y, 1, cell.height), "h-line")
            brush.hits.append(Hit(cell, Action("hmi_tab", tab)))
            words = f"{name}\u00a0\u00a0{number}" if number else name
            text(words, STRONG, "h-text", "centre").paint(brush, Box(cell.x + 6, cell.y + 18, wide - 12, 26))


def choice_button(words: str, action: Action, *, on: bool, picked: bool = False, second: str = "") -> Widget:
    """An option of a faceplate: dark when in force, framed in blue when chosen and not yet confirmed."""
    lines = [Span(f"{words} \u2713" if on else words, STRONG, "paper" if on else "h-text")]
    if second:
        lines.append(Span(f"\n{second}", STRONG, "paper" if on else "h-live"))
    fill, edge = ("h-run", "h-run") if on else ("h-field", "act" if picked else "h-line")
    inner = Flow(tuple(lines), "centre")
    return Pad(inner, (3, 8, 3, 8), fill, edge, 3.0 if picked else 2.0, 4.0, (44, 52), action=action)
