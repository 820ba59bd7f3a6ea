"""Loops of the reactor: the list, and one faceplate with value, set point and output.

A change is chosen, read as a sentence and confirmed; leaving forgets it.
"""

from dataclasses import dataclass

from game.hmi.canvas import LIVE
from game.hmi.reactor_bar import VALUE, bands, pointers
from game.hmi.reactor_frame import choice_button, draft_bar, panel, reactor_frame, tool
from game.hmi.reactor_model import Choice, Draft, Entry, Faceplate, LoopRow, ReactorLoops
from game.hud.actions import Action
from game.hud.controls import Button
from game.hud.draw import Box, Brush
from game.hud.layout import Beside, Column, Grow, Layer, Row, Wide
from game.hud.tokens import BODY, SMALL, STRONG, SUB
from game.hud.widgets import Flow, Gap, Icon, Pad, Rule, Size, Span, Widget, text
from game.words import Words

ROW = 44.0


def loops(page: ReactorLoops, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    rows: list[Widget] = []
    for row in page.loops:
        rows.append(_row(row, row.id == page.loop))
    left = panel(Column((*rows, Grow(Gap())), 1), (4, 4, 4, 4))
    right = Column((Grow(Layer(panel(_plate(page.plate, page.draft, w), (0, 0, 0, 0)), takes_room=True)),), 0)
    body = Beside((Layer(left, takes_room=True), right), (392, 588), 12, 0)
    return reactor_frame(page.head, "loops", Pad(body, (10, 16, 10, 16), radius=0), w)


def _row(row: LoopRow, is_on: bool) -> Pad:
    mark: Widget = Icon(f"alarm/{row.priority}/{row.state}", 24) if row.priority else Gap(24, 24)
    line = Row(
        (
            Wide(text(row.number, STRONG, "h-text"), 78),
            Grow(text(row.name, BODY, "h-text-2")),
            Wide(text(row.mode, STRONG, "h-text", "centre"), 22),
            text(row.value, LIVE, "h-live", "right"),
            mark,
        ),
        6,
    )
    fill, edge = ("paper", "act") if is_on else ("h-panel", "")
    return Pad(line, (0, 4, 0, 8), fill, edge, 3.0, 4.0, (0, ROW), action=Action("hmi_loop", row.id))


def _plate(plate: Faceplate, draft: Draft, w: Words) -> Widget:
    parts: list[Widget] = [text(plate.number, SUB, "h-text"), Grow(text(plate.name, BODY, "h-text"))]
    if plate.bar.priority:
        parts += [Icon(f"alarm/{plate.bar.priority}/{plate.bar.state}", 28), text(plate.word, STRONG, "h-text")]
    if plate.way[0]:
        parts.append(tool(plate.way[1], Action("hmi_way", plate.way[0])))
    head = Pad(Row(tuple(parts), 10), (4, 10, 4, 14), radius=0, least=(0, 52))
    controls = Column((*(_control(one) for one in plate.controls), Grow(Gap())), 8)
    said = (Pad(text(plate.message, BODY, "h-text-2"), (0, 14, 6, 14)),) if plate.message else ()
    halves = Beside((_Values(plate, w), Pad(controls, (8, 14, 0, 6))), (272, 316), 0, 0)
    foot = Pad(draft_bar(draft, w), (0, 0, 0, 0), least=(0, 0))
    return Column((head, Rule("h-line"), Grow(halves), *said, foot), 0)


@dataclass(frozen=True, slots=True)
class _Values:
    """The value's bar, the output's bar, and the three numbers."""

    plate: Faceplate
    w: Words
    fills: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return width, 250.0

    def paint(self, brush: Brush, box: Box) -> None:
        plate, bar = self.plate, self.plate.bar
        thirds = [Box(box.x + 8 + (box.width - 8) * n / 3, box.y, (box.width - 8) / 3, box.height) for n in range(3)]
        tall = box.height - 108
        for words, place in zip((self.w("PV"), self.w("SP"), self.w("Out")), thirds, strict=True):
            text(words, STRONG, "h-text", "centre").paint(brush, Box(place.x, box.y + 8, place.width, 26))
        track = Box(thirds[0].x + thirds[0].width / 2 - 18, box.y + 40, 36, tall)
        bands(brush, track, bar)
        pointers(brush, track, bar)
        self._numbers(brush, thirds[0], bar.figure, bar.unit)
        self._numbers(brush, thirds[1], plate.set_point or "–", plate.set_unit if plate.set_point else "")
        if plate.output is None:
            self._numbers(brush, thirds[2], "–", "")
            return
        share, figure, unit = plate.output
        track = Box(thirds[2].x + thirds[2].width / 2 - 14, box.y + 40, 28, tall)
        brush.framed(track, "h-field", "h-line", 0, 1.5)
        full = (tall - 3) * min(max(share, 0.0), 1.0)
        brush.plate(Box(track.x + 1.5, track.y + tall - 1.5 - full, 25, full), "h-fill")
        self._numbers(brush, thirds[2], figure, unit)

    def _numbers(self, brush: Brush, place: Box, figure: str, unit: str) -> None:
        low = place.y + place.height - 64
        text(figure, VALUE, "h-live", "centre").paint(brush, Box(place.x, low, place.width, 30))
        text(unit, SMALL, "h-text-2", "centre").paint(brush, Box(place.x, low + 30, place.width, 22))


def _control(one: Choice | Entry) -> Widget:
    return _choice(one) if isinstance(one, Choice) else entry_row(one)


def _choice(one: Choice) -> Widget:
    options = tuple(
        Grow(
            choice_button(
                words, Action("hmi_choose", name), on=name == one.chosen, picked=name == one.picked, second=more
            )
        )
        for name, words, more in one.options
    )
    return Column((text(one.title, BODY, "h-text-2"), Row(options, 6)), 3)


def entry_row(one: Entry) -> Widget:
    """A number to set, with minus and plus; the number itself takes keys."""
    edge, line = ("act", 3.0) if one.is_changed else ("h-line", 2.0)
    shown = Flow((Span(one.text, STRONG, "h-text"),), "centre")
    field = Action("field", one.name)
    number = Pad(shown, (8, 8, 8, 8), "paper", edge, line, 4.0, (60, 52), action=field, field=one.name, value=one.text)
    parts: list[Widget] = [_step("−", f"{one.name}:-"), Grow(number), _step("+", f"{one.name}:+")]
    if one.press[0]:
        parts.append(Button(one.press[1], Action("hmi_choose", one.press[0]), "hmi", height=52))
    return Column((text(one.title, BODY, "h-text-2"), Row(tuple(parts), 6)), 3)


def _step(sign: str, value: str) -> Wide:
    return Wide(Button(sign, Action("hmi_step", value), "hmi", height=52), 60)
