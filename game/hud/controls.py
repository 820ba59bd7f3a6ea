"""Buttons, choices, sliders, fields and chips, all made of `widgets` and `layout`."""

from dataclasses import dataclass

from game.hud.actions import Action
from game.hud.draw import Box, Brush, Hit
from game.hud.layout import Grow, Row
from game.hud.tokens import BODY, SMALL, SMALL_STRONG, STRONG, TARGET_HEIGHT, Style
from game.hud.widgets import Flow, Icon, Key, Pad, Size, Span, Widget, text

KINDS = {  # kind -> fill, edge, text colour
    "primary": ("act", "", "paper"),
    "second": ("paper", "act", "act"),
    "neutral": ("paper", "edge", "ink"),
    "chosen": ("act-soft", "act", "act-press"),
    "off": ("paper", "edge", "ink-2"),
    "hmi": ("h-field", "h-line", "h-text"),
    "hmi-on": ("h-run", "h-run", "paper"),
    "on-night": ("act", "paper", "paper"),
}


@dataclass(frozen=True, slots=True)
class Button:
    """Words that can be pressed; `small` 40 high, else 48. Without an action it is not ready: its edge is dashed."""

    words: str
    action: Action | None
    kind: str = "neutral"
    small: bool = False
    left: bool = False
    note: str = ""
    key: str = ""
    icon: str = ""
    height: float = 0.0

    def measure(self, scale: float, width: float) -> Size:
        return self._body().measure(scale, width)

    def paint(self, brush: Brush, box: Box) -> None:
        self._body().paint(brush, box)

    def _body(self) -> Pad:
        fill, edge, ink = KINDS[self.kind if self.action else "off"]
        style = SMALL_STRONG if self.small else STRONG
        words: Widget = text(self.words, style, ink, "left" if self.left else "centre")
        parts: list[Widget] = [Icon(self.icon, 18)] if self.icon else []
        parts.append(Grow(words) if not self.icon else words)
        if self.note:
            parts.append(text(self.note, SMALL, "ink-2" if self.kind != "primary" else "paper"))
        if self.key:
            parts.append(Key(self.key))
        tall = self.height or (40.0 if self.small else TARGET_HEIGHT)
        side = 14.0 if self.small else 20.0
        body = Row(tuple(parts), 8) if len(parts) > 1 else words
        pad, least = (6.0, side, 6.0, side), (44.0, tall)
        return Pad(body, pad, fill, edge, 2.0, least=least, dashed=not self.action, action=self.action)


def chip(words: str, tone: str = "plain") -> Pad:
    """Return a short state in a rounded plate; tone: plain, act, good, warn, bad, note."""
    fill, ink = {"plain": ("paper-2", "ink"), "act": ("act-soft", "act-press")}.get(tone, (f"{tone}-soft", tone))
    return Pad(text(words, SMALL_STRONG, ink), (4, 10, 4, 10), fill, radius=15)


def segments(options: tuple[tuple[str, Action], ...], chosen: Action | None) -> "Segments":
    """Return one choice of a few, the chosen one with a tick and filled."""
    return Segments(options, chosen)


@dataclass(frozen=True, slots=True)
class Segments:
    """A row of options in one frame; a tick and a fill mark the chosen one."""

    options: tuple[tuple[str, Action], ...]
    chosen: Action | None
    height: float = 42.0

    def measure(self, scale: float, width: float) -> Size:
        return min(width, sum(self._widths(scale)) + 3), self.height

    def paint(self, brush: Brush, box: Box) -> None:
        wide = self.measure(brush.scale, box.width)[0]
        frame = Box(box.x + box.width - wide, box.y, wide, self.height)
        brush.framed(frame, "paper", "edge", 6)
        x = frame.x + 1.5
        for (words, action), cell in zip(self.options, self._widths(brush.scale), strict=True):
            place = Box(x, frame.y, cell, self.height)
            brush.hits.append(Hit(place, action))
            is_on = action == self.chosen
            if is_on:
                brush.plate(place, "act", 5)
            elif x > frame.x + 2:
                brush.plate(Box(x - 0.75, frame.y, 1.5, self.height), "edge")
            label = text(words, SMALL_STRONG, "paper" if is_on else "ink")
            inner, tick = label.measure(brush.scale, cell)[0], 20.0 if is_on else 0.0
            start = x + (cell - inner - tick) / 2
            if is_on:
                Icon("check_white", 16).paint(brush, Box(start, frame.y, 16, self.height))
            label.paint(brush, Box(start + tick, frame.y + (self.height - 22) / 2, inner, 22))
            x += cell

    def _widths(self, scale: float) -> list[float]:
        return [
            max(44.0, text(words, SMALL_STRONG).measure(scale, 9999)[0] + 28 + (20 if action == self.chosen else 0))
            for words, action in self.options
        ]


@dataclass(frozen=True, slots=True)
class Slider:
    """A share or number set by dragging or by left and right; its value stands beside as text."""

    name: str
    value: float
    low: float
    high: float
    words: str
    width: float = 180.0

    def measure(self, scale: float, width: float) -> Size:
        return min(width, self.width + 68), 42.0

    def paint(self, brush: Brush, box: Box) -> None:
        room = min(self.width, box.width - 68)
        rail = Box(box.x + box.width - room - 68, box.y + 18, room, 6)
        share = (self.value - self.low) / (self.high - self.low)
        brush.plate(rail, "edge", 3)
        brush.plate(Box(rail.x, rail.y, max(6.0, room * share), 6), "act", 3)
        Icon("radio_off", 24).paint(brush, Box(rail.x + (room - 24) * share, rail.y - 9, 24, 24))
        place = Box(rail.x, box.y, room, 42)
        action = Action("set", f"{self.name}={self.value:.2f}")
        brush.hits.append(Hit(place, action, (self.name, self.low, self.high), value=self.value))
        text(self.words, SMALL_STRONG).paint(brush, Box(rail.x + room + 12, box.y + 10, 56, 22))


def field_box(name: str, value: str, hint: str, *, active: bool = False, width: float = 0.0) -> Pad:
    """Return a field that takes the keys; `name` comes back in Action('text', 'name=...')."""
    shown = Flow((Span(value or hint, BODY, "ink" if value else "ink-2"),))
    edge = "act" if active else "edge"
    action = Action("field", name)
    return Pad(shown, (8, 14, 8, 14), "paper", edge, 2.0, least=(width, 44), action=action, field=name, value=value)


def choice(words: str, action: Action, chosen: bool, style: Style = SMALL) -> Pad:
    """Return one line of several, with a radio mark."""
    row = Row((Icon("radio_on" if chosen else "radio_off", 20), Grow(text(words, style))), 8)
    fill, edge = ("act-soft", "act") if chosen else ("paper", "edge")
    return Pad(row, (8, 14, 8, 14), fill, edge, 2.0, least=(0, 44), action=action)


def panel(child: Widget, pad: tuple[float, float, float, float] = (14, 16, 14, 16), radius: float = 8.0) -> Pad:
    """Return a white panel with its edge line."""
    return Pad(child, pad, "paper", "edge", radius=radius)


def night(child: Widget, pad: tuple[float, float, float, float] = (6, 12, 6, 12)) -> Pad:
    """Return a plate for what is spoken or pointed at."""
    return Pad(child, pad, "night", radius=6.0)
