"""The microscope seen close: the round field of view, and beside it what can be turned, counted and named.

What is seen is drawn from the instrument's readings; nobody marks what the person calls it.
"""

from dataclasses import dataclass

from game.hmi.canvas import PAGE
from game.hmi.model import PlantPage
from game.hmi.phase_contrast import Seen, picture, scale
from game.hmi.slide import OBJECTIVES
from game.hud.actions import Action
from game.hud.controls import Button, panel
from game.hud.draw import Box, Brush, Hit
from game.hud.layout import Column, Grow, Row, Wide
from game.hud.scene import Placed, Scene
from game.hud.tokens import SMALL, SMALL_STRONG, STRONG, SUB
from game.hud.widgets import Icon, Pad, Size, Widget, text
from game.words import Words

VIEW = 620.0  # px across
PANEL = 404.0
NAMES = ("cells", "dead", "rods", "yeast", "debris", "unsure")


@dataclass(frozen=True, slots=True)
class MicroscopePage(PlantPage):
    """A slide on the stage, as the person has set the instrument.

    Attributes:
        sample: what is written on the bottle. seconds: of the plant's time, for what moves; 0 where nothing does.
        focus: 0..1 of the knob's way. named: what is seen in this field so far; is_written: that stands in the record.
        tally: bright and dark cells counted in this field; total: (fields counted, bright, dark, 1e6/mL, viability %).
    """

    sample: str
    seen: Seen
    seconds: float = 0.0
    focus: float = 0.5
    named: tuple[str, ...] = ()
    is_written: bool = False
    photographs: int = 0
    tally: tuple[int, int] = (0, 0)
    total: tuple[int, int, int, float, float] = (0, 0, 0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class FieldOfView:
    """The round picture with its scale bar."""

    seen: Seen
    seconds: float
    side: float = VIEW

    def measure(self, scale: float, width: float) -> Size:
        return self.side, self.side

    def paint(self, brush: Brush, box: Box) -> None:
        pixels = brush.pixels(self.side)
        brush.stamp(picture(self.seen, pixels, self.seconds, brush.colour("night")), box.x, box.y, over=False)
        micrometres = {100: 100, 200: 50, 400: 20}[self.seen.objective]
        long = micrometres * scale(self.seen, pixels) / brush.scale
        bar = Box(box.x + self.side * 0.5 - long / 2, box.y + self.side * 0.925, long, 4)
        text(f"{micrometres}\u00a0µm", SMALL_STRONG, "ink", "centre").paint(brush, Box(bar.x, bar.y - 24, long, 22))
        brush.plate(bar, "ink")


@dataclass(frozen=True, slots=True)
class Rail:
    """A knob's way as a slider without words; `set` comes back as `NAME=0.00`."""

    name: str
    value: float
    low: float = 0.0
    high: float = 1.0
    fills: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return min(width, 120.0), 44.0

    def paint(self, brush: Brush, box: Box) -> None:
        share = (self.value - self.low) / (self.high - self.low)
        y = box.y + box.height / 2
        brush.plate(Box(box.x, y - 3, box.width, 6), "line", 3)
        brush.plate(Box(box.x, y - 3, max(6.0, box.width * share), 6), "act", 3)
        Icon("radio_off", 24).paint(brush, Box(box.x + (box.width - 24) * share, y - 12, 24, 24))
        action = Action("set", f"{self.name}={self.value:.3f}")
        brush.hits.append(Hit(box, action, (self.name, self.low, self.high), value=self.value))


def microscope(page: MicroscopePage, w: Words) -> Widget:
    """Return view and panel on one screen, 1024 x 640."""
    view = FieldOfView(page.seen, page.seconds, 600.0)
    both = Row((Wide(view, 600.0), Grow(_panel(page, w))), 12)
    return Pad(both, (20, 4, 20, 4), "night", radius=0, least=PAGE)


def microscope_close(page: MicroscopePage, w: Words) -> Scene:
    """Return the scene: the eye is at the instrument, the room is dark."""
    view = Placed("field", FieldOfView(page.seen, page.seconds), (0.0, 0.5), (16, 0), VIEW, VIEW, ground="night")
    side = Placed("panel", _panel(page, w), (1.0, 0.5), (16, 0), PANEL, margin=12)
    return Scene((view, side), dark=True, is_menu=True)


def _panel(page: MicroscopePage, w: Words) -> Pad:
    seen = page.seen
    place = w("{sample} · field {n} of {all}", sample=page.sample, n=seen.field, all=seen.slide.fields)
    head = Row((Grow(text(w("Microscope"), SUB)), Button(w("Step back"), Action("page_close"), small=True, key="F")), 8)
    rows: list[Widget] = [
        head,
        text(place, SMALL, "ink-2"),
        _objectives(seen.objective),
        _knob(w("Focus"), "focus", page.focus, 1.0),
        _knob(w("Light"), "light", seen.light, 2.0),
        _fields(page, w),
        _counting(page, w),
        text(w("What do you see in this field?"), STRONG),
        text(w("Choose all that you see."), SMALL, "ink-2"),
        _naming(page, w),
    ]
    ready = Action("micro_write") if page.named and not page.is_written else None
    said = w("In the record; you may change it") if page.is_written else w("Write to the record")
    rows.append(Button(said, ready, "primary", height=44))
    return panel(Column(tuple(rows), 7), (12, 16, 14, 16))


def _objectives(chosen: int) -> Row:
    return Row(
        tuple(
            Grow(Button(f"{o}×", Action("micro_objective", str(o)), "primary" if o == chosen else "neutral", height=44))
            for o in OBJECTIVES
        ),
        8,
    )


def _knob(name: str, id_: str, value: float, high: float) -> Row:
    less = Button("−", Action("micro_turn", f"{id_}:-1"), small=True, height=44)
    more = Button("+", Action("micro_turn", f"{id_}:+1"), small=True, height=44)
    return Row((Wide(text(name, SMALL_STRONG), 74), less, Grow(Rail(f"micro_{id_}", value, 0.0, high)), more), 8)


def _fields(page: MicroscopePage, w: Words) -> Row:
    seen = page.seen
    back = Action("micro_field", str(seen.field - 1)) if seen.field > 1 else None
    on = Action("micro_field", str(seen.field + 1)) if seen.field < seen.slide.fields else None
    photo = w("Photograph") if not page.photographs else w("Photograph ({n})", n=page.photographs)
    return Row(
        (
            Button(f"←\u00a0{seen.field - 1}" if back else "←", back, small=True, height=44),
            Button(f"{seen.field + 1}\u00a0→" if on else "→", on, small=True, height=44),
            Grow(Button(photo, Action("micro_photo"), small=True, height=44)),
            Button(w("Grid"), Action("micro_grid"), "chosen" if seen.grid else "neutral", small=True, height=44),
        ),
        6,
    )


def _counting(page: MicroscopePage, w: Words) -> Widget:
    """Two hand counters for this field, and what all counted fields say together."""
    if page.seen.objective != OBJECTIVES[-1]:
        return text(w("Count at 400×: its field has a known volume."), SMALL, "ink-2")
    names = (w("Bright"), w("Dark"))
    parts: list[Widget] = []
    for k, name in enumerate(names):
        parts += [
            Grow(text(f"{name} {page.tally[k]}", SMALL_STRONG)),
            Button("−", Action("micro_tally", f"{k}:-1"), small=True, height=40),
            Button("+", Action("micro_tally", f"{k}:+1"), small=True, height=40),
        ]
    fields, bright, dark, density, viability = page.total
    said = w("Counted: {n} fields", n=fields)
    if bright + dark:
        sums = w("{n} fields: {d} million/mL, viable {v} %", n=fields, d=f"{density:.1f}", v=f"{viability:.0f}")
        said = sums.replace(" %", "\u00a0%")
    return Column((Row(tuple(parts), 4), text(said, SMALL, "ink-2")), 2)


def _naming(page: MicroscopePage, w: Words) -> Row:
    said = {
        "cells": w("Round bright cells"),
        "dead": w("Dark dead cells"),
        "rods": w("Rods"),
        "yeast": w("Yeast, budding"),
        "debris": w("Debris"),
        "unsure": w("Cannot tell"),
    }
    chips = []
    for name in NAMES:
        is_on = name in page.named
        label = f"✓ {said[name]}" if is_on else said[name]
        chips.append(Button(label, Action("micro_name", name), "chosen" if is_on else "neutral", small=True, height=40))
    return Row(tuple(chips), 6, wraps=True)
