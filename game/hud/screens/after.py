"""After the mission: the sentence before the number, the radar, the lines that mattered, what to keep and to change."""

import math
from dataclasses import dataclass

from game.hud.actions import Action
from game.hud.controls import Button, chip, field_box
from game.hud.draw import Box, Brush
from game.hud.layout import Beside, Column, Grow, Row, Wide
from game.hud.pages import DebriefPage
from game.hud.scene import Placed, Scene, View
from game.hud.tokens import HEADING, SMALL, SMALL_STRONG, STRONG
from game.hud.widgets import Pad, Rule, Size, Widget, text
from game.words import Words

TONES = {"good": "good", "minor": "warn", "major": "bad", "critical": "bad", "tried": "note", "aside": "note"}


@dataclass(frozen=True, slots=True)
class Radar:
    """Six dimensions as a star with the ring of the pass mark; names and numbers stand beside each point."""

    dimensions: tuple[tuple[str, float], ...]
    pass_mark: float

    def measure(self, scale: float, width: float) -> Size:
        return min(width, 420.0), 268.0

    def paint(self, brush: Brush, box: Box) -> None:
        middle = (box.x + box.width / 2, box.y + 134)
        for share, colour, line in ((1.0, "line", 1.0), (0.5, "line", 1.0), (self.pass_mark / 100, "edge", 2.0)):
            brush.line(self._ring(middle, [share] * len(self.dimensions)), colour, line)
        shares = [value / 100 for _, value in self.dimensions]
        star = self._ring(middle, shares)
        brush.polygon(star[:-1], "act-soft")
        brush.line(self._ring(middle, [self.pass_mark / 100] * len(shares)), "edge", 2.0)
        brush.line(star, "act", 3)
        for number, (name, value) in enumerate(self.dimensions):
            self._label(brush, box, middle, (number, name, value))

    def _ring(self, middle: tuple[float, float], shares: list[float]) -> list[tuple[float, float]]:
        points = []
        for number, share in enumerate([*shares, shares[0]]):
            turn = 2 * math.pi * number / len(shares)
            points.append((middle[0] + 82 * share * math.sin(turn), middle[1] - 82 * share * math.cos(turn)))
        return points

    def _label(self, brush: Brush, box: Box, middle: tuple[float, float], item: tuple[int, str, float]) -> None:
        number, name, value = item
        turn = 2 * math.pi * number / len(self.dimensions)
        x, y = middle[0] + 96 * math.sin(turn), middle[1] - 96 * math.cos(turn)
        flow = Column((text(name, SMALL, "ink-2"), text(f"{value:.0f}", SMALL_STRONG)), 0)
        room = min(flow.measure(brush.scale, 400)[0], self._room(box, x, math.sin(turn)))
        tall = flow.measure(brush.scale, room)[1]
        left = x - room / 2 if abs(math.sin(turn)) < 0.1 else x if math.sin(turn) > 0 else x - room
        lift = tall if math.cos(turn) > 0.9 else 0 if math.cos(turn) < -0.9 else tall / 2
        flow.paint(brush, Box(left, y - lift, room, tall))

    def _room(self, box: Box, x: float, side: float) -> float:
        if abs(side) < 0.1:
            return box.width
        return box.x + box.width - x if side > 0 else x - box.x


def debrief(page: DebriefPage, w: Words, _view: View) -> Scene:
    """Return the summary in the game; the whole report opens in the browser."""
    tone, state = ("good", w("Passed")) if page.passed else ("warn", w("Not yet passed"))
    score = w("{n} of 100, pass at {mark}", n=f"{page.score:.0f}", mark=f"{page.pass_mark:.0f}")
    head = Row((Grow(text(page.title, STRONG, "ink-2")), chip(state, tone), text(score, STRONG)), 12, wraps=True)
    body = Column(
        (
            head,
            text(page.sentence, HEADING),
            Rule(),
            Beside((Radar(page.dimensions, page.pass_mark), _lines(page, w)), (420, 580), 28, 800, stretches=False),
            _reflect(page, w),
            Rule(),
            _foot(page, w),
        ),
        10,
    )
    frame = Pad(body, (22, 30, 20, 30), "paper", "edge", radius=12)
    return Scene((Placed("debrief", frame, (0.5, 0.5), (0, 0), 1090, 640),), veil=True, is_menu=True)


def _reflect(page: DebriefPage, w: Words) -> Beside:
    hint = w("Write a few words")
    plus = Column((text(w("One thing that went well"), SMALL_STRONG), field_box("plus", page.plus, hint)), 4)
    delta = Column((text(w("One thing to change next time"), SMALL_STRONG), field_box("delta", page.delta, hint)), 4)
    return Beside((plus, delta), (1, 1), 24, 700)


def _lines(page: DebriefPage, w: Words) -> Column:
    words = {
        "good": w("good"),
        "minor": w("minor"),
        "major": w("major"),
        "critical": w("critical"),
        "tried": w("tried again"),
        "aside": w("set aside"),
    }
    rows: list[Widget] = [text(w("What mattered"), STRONG)]
    for time, what, kind in page.lines:
        mark = chip(words[kind], TONES[kind])
        rows += [Rule(), Row((Wide(text(time, SMALL, "ink-2"), 72), Grow(text(what, SMALL)), mark), 8, top=True)]
    return Column(tuple(rows), 8)


def _foot(page: DebriefPage, w: Words) -> Widget:
    parts: list[Widget] = []
    if page.browser_path:
        parts.append(Button(w("Open the full report in the browser"), Action("open_browser"), "primary"))
    parts.append(Button(w("Play again"), Action("again")))
    if page.next_mission:
        mission, title = page.next_mission
        parts.append(Button(w("Next: {title}", title=title), Action("next_mission", mission)))
    parts.append(Button(w("Missions"), Action("missions")))
    if page.can_contest:
        parts.append(Button(w("“That was the controls”"), Action("contest")))
    row = Row(tuple(parts), 10, wraps=True)
    return Column((text(page.told, SMALL, "note"), row), 8) if page.told else row
