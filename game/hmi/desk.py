"""The desk's frame and its trends: machines and pens at the left, stacked bands with one cursor over one time axis."""

from dataclasses import dataclass

from game.hmi.canvas import LIVE, PAGE, button
from game.hmi.desk_model import DeskHead, DeskPen, DeskTrends, DeskUnit
from game.hmi.trend import DASHES
from game.hud.actions import Action
from game.hud.controls import Button, field_box
from game.hud.draw import Box, Brush
from game.hud.layout import Beside, Column, Grow, Layer, Row
from game.hud.tokens import BODY, SMALL, SMALL_STRONG, STRONG
from game.hud.widgets import Gap, Icon, Pad, Rule, Size, Widget, text
from game.words import Words

TALL = 44.0  # px of a toolbar's button [UX 2]
LEFT, RIGHT = 204.0, 796.0
PEN_ROW = 34.0
PENS_SHOWN = 8  # at the left; the others are named at their lines and in the list of tags


def desk_trends(page: DeskTrends, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    rows: list[Widget] = [_tools(page, w)]
    if page.is_noting:
        rows.append(_noting(page, w))
    elif page.refusal:
        rows.append(text(page.refusal, SMALL_STRONG, "h-text"))
    elif page.notes:
        rows.append(text(page.notes[-1], SMALL, "h-text"))
    if page.trends.bands:
        rows.append(Grow(page.trends))
    else:
        rows.append(text(w("No pen is on the screen. Choose some of the machine's tags."), BODY, "h-text-2"))
        rows.append(Grow(Gap()))
    return desk_frame(page.head, page.pens, "trends", Column(tuple(rows), 4), w)


def desk_frame(head: DeskHead, pens: tuple[DeskPen, ...], view: str, body: Widget, w: Words) -> Widget:
    """A view with everything that stands around it, 1024 x 640."""
    halves = Beside((Layer(_left(head, pens, view, w), takes_room=True), body), (LEFT, RIGHT), 8, 0)
    inner = Grow(Pad(halves, (6, 8, 4, 8), radius=0))
    rows = (_top(head, view, w), Rule("h-line", 2), _alarm(head, w), Rule("h-line"), inner)
    return Pad(Column(rows, 0), fill="h-bg", radius=0, least=PAGE)


def _top(head: DeskHead, view: str, w: Words) -> Pad:
    standing = sum(head.counts)
    alarms = f"{w('Alarms')}\u00a0{standing}" if standing else w("Alarms")
    tabs = (("trends", w("Trends")), ("batch", w("Batch band")), ("alarms", alarms))
    parts: list[Widget] = [text(w("DCS desk"), STRONG, "h-text"), Grow(text(head.room, SMALL, "h-text-2"))]
    parts += [button(words, Action("desk_view", name), on=name == view) for name, words in tabs]
    if head.loops:
        parts.append(button(w("Faceplates"), Action("desk_loops", head.loops)))
    parts += [text(head.user, SMALL, "h-text-2"), text(head.clock, LIVE, "h-live")]
    return Pad(Row(tuple(parts), 8), (2, 12, 2, 12), "h-panel", radius=0, least=(0, 50))


def _alarm(head: DeskHead, w: Words) -> Pad:
    right: list[Widget] = [text(w("flood"), STRONG, "h-text"), Icon("warn", 22)] if head.is_flood else []
    right.append(text(head.rate, SMALL, "h-text-2"))
    worst = head.alarm
    if worst is None:
        said: tuple[Widget, ...] = (Grow(text(w("No alarm."), BODY, "h-text-2")),)
    else:
        said = (
            Icon(f"alarm/{worst.priority}/{worst.state}", 26),
            text(f"{worst.tag} {worst.what}", STRONG, "h-text"),
            text(worst.value, LIVE, "h-live"),
            Grow(text(f"{worst.time} · {worst.status}", SMALL, "h-text-2")),
        )
        if worst.can_acknowledge:
            right.append(button(w("Acknowledge"), Action("desk_ack", worst.key), tall=40))
    return Pad(Row((*said, *right), 8), (0, 12, 0, 12), least=(0, 44))


def _left(head: DeskHead, pens: tuple[DeskPen, ...], view: str, w: Words) -> Pad:
    rows: list[Widget] = [text(w("Units"), SMALL_STRONG, "h-text")]
    rows += [_unit(unit, unit.id == head.unit) for unit in head.units]
    rows += [Gap(0, 2), text(w("Pens"), SMALL_STRONG, "h-text")]
    rows += [_pen(pen) for pen in pens[:PENS_SHOWN]]
    if len(pens) > PENS_SHOWN:
        rows.append(text(w("and {n} more", n=len(pens) - PENS_SHOWN), SMALL, "h-text-2"))
    rows += [Grow(Gap()), button(w("Choose pens"), Action("desk_view", "pens"), on=view == "pens")]
    return Pad(Column(tuple(rows), 2), (6, 6, 6, 6), "h-panel", "h-line", 1.0, 4.0)


def _unit(unit: DeskUnit, is_on: bool) -> Pad:
    mark: Widget = Icon(f"alarm/{unit.priority}/{unit.state}", 24) if unit.priority else Gap(24, 24)
    line = Row((Grow(text(unit.name, STRONG if is_on else BODY, "h-text")), mark), 6)
    fill, edge = ("paper", "act") if is_on else ("h-panel", "h-line")
    return Pad(
        line, (0, 6, 0, 8), fill, edge, 3.0 if is_on else 1.0, 4.0, (0, TALL), action=Action("desk_unit", unit.id)
    )


def _pen(pen: DeskPen) -> Pad:
    parts = (Tick(is_on=True), Grow(text(pen.label, BODY, "h-text")), Sample(pen.colour, pen.dash))
    return Pad(Row(parts, 8), (0, 4, 0, 4), radius=0, least=(0, PEN_ROW), action=Action("desk_pen", f"-{pen.key}"))


def _tools(page: DeskTrends, w: Words) -> Row:
    spans = tuple(button(words, Action("desk_span", name), on=name == page.span) for name, words in page.spans)
    moves = (
        button("◄", Action("desk_move", "back")),
        button("►", None if page.is_now else Action("desk_move", "on")),
        button(w("Now"), None if page.is_now else Action("desk_move", "now")),
    )
    other = button(page.compare, Action("desk_compare"), on=page.is_compared) if page.compare else Gap()
    note = button(w("Add note"), Action("desk_note", ""), on=page.is_noting)
    return Row((*spans, *moves, Grow(Gap()), other, note), 5, wraps=True)


def _noting(page: DeskTrends, w: Words) -> Row:
    ready = Action("desk_note", page.note) if page.note.strip() else None
    return Row(
        (
            Grow(field_box("desk_note", page.note, w("What you see, at the cursor"), active=True)),
            Button(w("Cancel"), Action("desk_cancel"), "hmi", small=True, height=TALL),
            Button(w("Confirm"), ready, "primary", small=True, height=TALL),
        ),
        8,
    )


@dataclass(frozen=True, slots=True)
class Tick:
    """A box with a tick, or without."""

    is_on: bool

    def measure(self, scale: float, width: float) -> Size:
        return 22.0, 22.0

    def paint(self, brush: Brush, box: Box) -> None:
        square = Box(box.x + 1, box.y + 1, 20, 20)
        brush.framed(square, "h-field", "h-text", 3, 1.5)
        if self.is_on:
            x, y = square.x, square.y
            brush.line([(x + 4, y + 10), (x + 8.5, y + 15), (x + 16, y + 5)], "h-text", 2.5)


@dataclass(frozen=True, slots=True)
class Sample:
    """A piece of a pen's line, as the bands draw it."""

    colour: str
    dash: str = ""

    def measure(self, scale: float, width: float) -> Size:
        return 40.0, 22.0

    def paint(self, brush: Brush, box: Box) -> None:
        path = [(box.x, box.y + 11), (box.x + 40, box.y + 11)]
        if self.dash:
            brush.dashes(path, self.colour, 3.0, DASHES[self.dash])
        elif self.colour:
            brush.line(path, self.colour, 3.0)
