"""Trends: bands one under the other, each with its own axis, over one time; shared by the reactor's panel and the desk.

A pen is told apart by its dash and by its name at the line's end before its colour. Alert limits are dashed, action
limits drawn through. The cursor is a slider: drag it, or left and right; it reads every pen at its moment.
"""

import math
from dataclasses import dataclass
from typing import Literal

from game.hud.actions import Action
from game.hud.draw import Box, Brush, Hit, text_width
from game.hud.tokens import SMALL, SMALL_STRONG, STRONG
from game.hud.widgets import Size, text
from sim_core.quantity import Second

Dash = Literal["", "dashed", "dotted"]
DASHES: dict[str, tuple[float, float]] = {"dashed": (9.0, 4.0), "dotted": (3.0, 3.0)}  # px drawn, px left out
PENS: tuple[tuple[str, Dash], ...] = (  # the looks of pens in the order in which they are given out
    ("pen-3", ""),
    ("pen-2", "dashed"),
    ("pen-4", ""),
    ("pen-5", ""),
    ("pen-1", "dotted"),
    ("pen-6", "dashed"),
)
AXIS, ENDS, TIMES, BETWEEN = 48.0, 156.0, 24.0, 9.0  # px: left of the plots, right, under them, between them
COLUMNS = 400  # a pen is drawn with so many columns at most: its lowest and highest value in each
LABEL = 22.0  # px from one name at a line's end to the next


@dataclass(frozen=True, slots=True)
class Pen:
    """One line: (seconds before now, 0 or negative; value), oldest first; `name` stands at its end with its value.

    One without a name is drawn only. `dots`: samples taken now and then; each is a mark and no line joins them.
    """

    name: str
    points: tuple[tuple[Second, float], ...]
    decimals: int = 1
    colour: str = "pen-1"
    dash: Dash = ""
    dots: bool = False

    def at(self, moment: Second) -> float | None:
        """The value at a moment; None outside of what is known."""
        if not self.points or moment < self.points[0][0] - 1e-6:
            return None
        return next((value for when, value in reversed(self.points) if when <= moment + 1e-6), None)


@dataclass(frozen=True, slots=True)
class Band:
    """One plot.

    Attributes:
        title: quantity and unit.
        low, high: ends of the axis; ticks: the values named on it.
        alert, action: limits, drawn across.
        area: (seconds before now, low, high): what most batches did, drawn behind.
        weight: share of the height.
    """

    title: str
    pens: tuple[Pen, ...]
    low: float
    high: float
    ticks: tuple[float, ...] = ()
    alert: tuple[float, ...] = ()
    action: tuple[float, ...] = ()
    area: tuple[tuple[Second, float, float], ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A note on the time axis: a flag with its number."""

    moment: Second
    number: int


@dataclass(frozen=True, slots=True)
class Trends:
    """The stacked bands.

    Attributes:
        seconds: how far back the left end lies; `end`: seconds before now of the right end, 0 for now.
        times: labels under the plots, evenly spaced from end to end.
        cursor: seconds before now, None for none; `cursor_time` in words; `slider` names it (`set` comes back as
            `slider=seconds`).
        marks: notes.
    """

    bands: tuple[Band, ...]
    seconds: Second
    times: tuple[str, ...] = ()
    cursor: Second | None = None
    cursor_time: str = ""
    slider: str = ""
    marks: tuple[Mark, ...] = ()
    end: Second = 0.0
    height: float = 300.0
    fills: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return width, self.height

    def paint(self, brush: Brush, box: Box) -> None:
        free = box.height - TIMES - BETWEEN * (len(self.bands) - 1)
        weights = sum(band.weight for band in self.bands)
        y = box.y
        whole = Box(box.x + AXIS, box.y, box.width - AXIS - ENDS, box.height - TIMES)
        for band in self.bands:
            plot = Box(whole.x, y, whole.width, free * band.weight / weights)
            self._band(brush, plot, band)
            y += plot.height + BETWEEN
        self._times(brush, whole)
        self._marks(brush, whole)
        if self.slider:
            now = self.cursor if self.cursor is not None else self.end
            reach = (self.slider, self.end - self.seconds, self.end)
            brush.hits.append(Hit(whole, Action("set", f"{self.slider}={now:.2f}"), reach, value=now))
        if self.cursor is not None:
            self._cursor(brush, whole)

    def _x(self, plot: Box, moment: Second) -> float:
        return plot.x + plot.width * (1.0 + (moment - self.end) / self.seconds)

    def _band(self, brush: Brush, plot: Box, band: Band) -> None:
        brush.framed(plot, "h-field", "h-line", 0, 1)
        for part in range(1, max(1, len(self.times) - 1)):
            brush.plate(Box(plot.x + plot.width * part / (len(self.times) - 1), plot.y + 1, 1, plot.height - 2), "line")
        decimals = max((len(f"{tick:g}".partition(".")[2]) for tick in band.ticks), default=0)
        for tick in band.ticks:
            y = _y(plot, band, tick)
            if plot.y + 2 < y < plot.y + plot.height - 2:
                brush.plate(Box(plot.x + 1, y, plot.width - 2, 1), "line")
            top = min(max(y - 11, plot.y - 6), plot.y + plot.height - 15)
            text(f"{tick:.{decimals}f}", SMALL, "h-text-2", "right").paint(brush, Box(plot.x - AXIS, top, AXIS - 7, 22))
        self._area(brush, plot, band)
        for value in band.action:
            brush.plate(Box(plot.x, _y(plot, band, value), plot.width, 1.5), "h-line")
        for value in band.alert:
            y = _y(plot, band, value)
            brush.dashes([(plot.x, y), (plot.x + plot.width, y)], "h-line", 1.5, (6.0, 4.0))
        for pen in band.pens:
            self._pen(brush, plot, band, pen)
        wide = text_width(band.title, SMALL_STRONG, brush.scale)
        brush.plate(Box(plot.x + 4, plot.y + 3, wide + 8, 20), "h-field")
        text(band.title, SMALL_STRONG, "h-text").paint(brush, Box(plot.x + 8, plot.y + 2, plot.width - 12, 22))
        self._ends(brush, plot, band)

    def _area(self, brush: Brush, plot: Box, band: Band) -> None:
        seen = [(when, low, high) for when, low, high in band.area if 0.0 <= self.end - when <= self.seconds]
        if len(seen) < 2:
            return
        upper = [(self._x(plot, when), _y(plot, band, high)) for when, _, high in seen]
        lower = [(self._x(plot, when), _y(plot, band, low)) for when, low, _ in seen]
        brush.polygon([*upper, *reversed(lower)], "h-band")

    def _pen(self, brush: Brush, plot: Box, band: Band, pen: Pen) -> None:
        seen = [(when, value) for when, value in pen.points if 0.0 <= self.end - when <= self.seconds + 1e-6]
        path = [(self._x(plot, when), _y(plot, band, value)) for when, value in thinned(seen, COLUMNS)]
        if pen.dots:
            for x, y in path:
                brush.framed(Box(x - 4.5, y - 4.5, 9, 9), "paper", pen.colour, 4, 2)
        elif pen.dash:
            brush.dashes(path, pen.colour, 2.5, DASHES[pen.dash])
        else:
            brush.line(path, pen.colour, 2.5)

    def _ends(self, brush: Brush, plot: Box, band: Band) -> None:
        """Names and last values, at the height of their line or as near as they do not meet."""
        known = [(pen, value) for pen in band.pens if pen.name and (value := pen.at(self.end)) is not None]
        known.sort(key=lambda one: -one[1])
        wanted = [_y(plot, band, value) - LABEL / 2 for _, value in known]
        low, high = plot.y - 6.0, plot.y + plot.height - LABEL + 6.0
        tops = apart(wanted, LABEL, low, max(high, low))
        x = plot.x + plot.width + 8
        for (pen, value), top in zip(known, tops, strict=True):
            sample = [(x, top + LABEL / 2), (x + 18, top + LABEL / 2)]
            if pen.dots:
                brush.framed(Box(x + 5, top + LABEL / 2 - 4.5, 9, 9), "paper", pen.colour, 4, 2)
            elif pen.dash:
                brush.dashes(sample, pen.colour, 3.0, DASHES[pen.dash])
            else:
                brush.line(sample, pen.colour, 3.0)
            words = f"{pen.name}\u00a0{_number(value, pen.decimals)}"
            text(words, STRONG, "h-text").paint(brush, Box(x + 24, top - 2, ENDS - 34, 26))

    def _times(self, brush: Brush, whole: Box) -> None:
        last = max(1, len(self.times) - 1)
        for number, words in enumerate(self.times):
            wide = text_width(words, SMALL, brush.scale)
            share = number / last
            x = whole.x + whole.width * share - wide * share
            text(words, SMALL, "h-text-2").paint(brush, Box(x, whole.y + whole.height + 2, wide + 1, 22))

    def _marks(self, brush: Brush, whole: Box) -> None:
        for mark in self.marks:
            if not 0.0 <= self.end - mark.moment <= self.seconds:
                continue
            x, y = self._x(whole, mark.moment), whole.y + whole.height - 40
            flag = [(x, y), (x + 24, y), (x + 32, y + 10), (x + 24, y + 20), (x, y + 20)]
            brush.polygon(flag, "h-text")
            brush.polygon(
                [(x + 2, y + 2), (x + 23, y + 2), (x + 29, y + 10), (x + 23, y + 18), (x + 2, y + 18)], "paper"
            )
            brush.plate(Box(x, y, 2, 40), "h-text")
            text(str(mark.number), SMALL_STRONG, "h-text", "centre").paint(brush, Box(x + 2, y - 1, 22, 22))

    def _cursor(self, brush: Brush, whole: Box) -> None:
        assert self.cursor is not None  # noqa: S101 - the caller looked
        x = self._x(whole, min(max(self.cursor, self.end - self.seconds), self.end))
        brush.plate(Box(x - 0.75, whole.y, 1.5, whole.height), "h-text")
        free = whole.height - BETWEEN * (len(self.bands) - 1)
        weights = sum(band.weight for band in self.bands)
        y = whole.y
        time = f"{self.cursor_time}  " if self.cursor_time else ""
        for band in self.bands:
            tall = free * band.weight / weights
            values = [(pen, value) for pen in band.pens if pen.name and (value := pen.at(self.cursor)) is not None]
            words = "  ".join(f"{pen.name}\u00a0{_number(value, pen.decimals)}" for pen, value in values)
            if words:
                words, time = time + words, ""
                wide = text_width(words, STRONG, brush.scale) + 18
                left = x + 5 if x + 5 + wide < whole.x + whole.width else x - 5 - wide
                brush.framed(Box(left, y + 3, wide, 28), "paper", "h-line", 0, 1)
                text(words, STRONG, "h-text").paint(brush, Box(left + 8, y + 4, wide - 12, 26))
            y += tall + BETWEEN


def thinned(points: list[tuple[Second, float]], columns: int) -> list[tuple[Second, float]]:
    """At most two points a column, its lowest and its highest, so that no spike is lost.

    >>> thinned([(0.0, 1.0), (1.0, 9.0), (2.0, 1.0), (3.0, 1.0)], 2)
    [(0.0, 1.0), (1.0, 9.0), (2.0, 1.0), (3.0, 1.0)]
    >>> len(thinned([(float(n), float(n % 7)) for n in range(5000)], 400))
    800
    """
    if len(points) <= 2 * columns:
        return points
    kept: list[tuple[Second, float]] = []
    for number in range(columns):
        part = points[number * len(points) // columns : (number + 1) * len(points) // columns]
        ends = (min(part, key=lambda one: one[1]), max(part, key=lambda one: one[1]))
        kept += sorted(ends)
    return kept


def apart(tops: list[float], least: float, low: float, high: float) -> list[float]:
    """Places from top to bottom, `least` apart and between `low` and `high` where that is possible.

    >>> apart([10.0, 12.0], 22.0, 0.0, 100.0), apart([95.0, 99.0], 22.0, 0.0, 100.0)
    ([10.0, 32.0], [78.0, 100.0])
    """
    placed: list[float] = []
    for top in tops:
        placed.append(max(top, low, placed[-1] + least if placed else low))
    ceiling = high
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = min(placed[number], ceiling)
        ceiling = placed[number] - least
    return placed


def ticks(low: float, high: float, most: int = 4) -> tuple[float, ...]:
    """Round values between two ends, with at most `most` steps.

    >>> ticks(0.0, 100.0), ticks(6.8, 7.2)
    ((0.0, 50.0, 100.0), (6.8, 6.9, 7.0, 7.1, 7.2))
    """
    span = (high - low) / most
    size = 10.0 ** math.floor(math.log10(span))
    step = next(size * part for part in (1.0, 2.0, 5.0, 10.0) if size * part >= span - 1e-12)
    first = math.ceil(low / step - 1e-6)
    last = math.floor(high / step + 1e-6)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def _y(plot: Box, band: Band, value: float) -> float:
    """Where a value lies; what is beyond the axis runs along its end."""
    share = (value - band.low) / (band.high - band.low)
    return plot.y + plot.height * (1.0 - min(max(share, 0.0), 1.0))


def _number(value: float, decimals: int) -> str:
    return f"{round(value, decimals) + 0.0:.{decimals}f}"
