"""Trends of the desk from the control system's history: bands by unit of measure, each with its own axis and limits."""

import math
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from game.desk_lists import clock, tag_of
from game.hmi.desk_model import DeskPen
from game.hmi.trend import PENS, Band, Mark, Pen, Trends, ticks
from game.moments import when
from game.page_kind import Reader
from game.tags import Tag
from game.words import Words
from sim_core.quantity import Second
from sim_core.units.dcs import Dcs

HOUR, DAY = 3600.0, 86400.0
SPANS = {"1h": HOUR, "4h": 4.0 * HOUR, "24h": DAY, "batch": 14.0 * DAY}
KEPT: Second = 16.0 * DAY  # how far the coarsest grain reaches [station/historian]
MANY = 6  # bands; more of them are put together by unit of measure alone
LABELS = 4  # steps of the time axis
MARGIN = 0.08  # share of the span that an axis without limits shows beyond its values, chosen
SET_POINT = "sp."  # what the names of set points begin with; they add no word to the title of a band
TALLER = 1.4  # weight of a band with two pens and more, chosen


@dataclass(frozen=True, slots=True)
class Window:
    """What of the time is shown; `end`, `cursor` in simulated s (None: now, none); `days` back of another day."""

    span: str
    end: Second | None = None
    cursor: Second | None = None
    days: int = 0


@dataclass(slots=True)
class Plotter:
    """Makes the bands; what did not change since is not made again."""

    reader: Reader
    _key: tuple[object, ...] = ()
    _made: Trends = field(default_factory=lambda: Trends((), HOUR))

    def newest(self, state: Any) -> Second:
        """Simulated s of the newest sample."""
        return float(self.reader.session.time - state.history.since)

    def seconds(self, dcs: Dcs, state: Any, span: str) -> Second:
        """How much time a span shows: a batch from its inoculation to now."""
        age = self._age(dcs, state)
        return min(KEPT, max(HOUR, age)) if span == "batch" and age > 0.0 else SPANS[span]

    def trends(self, dcs: Dcs, state: Any, window: Window, words: Words) -> Trends:
        """The bands of the pens that are on the screen."""
        newest = self.newest(state)
        key = (round(newest, 1), tuple(state.pens), state.unit, window, len(state.notes), words.language)
        if key != self._key:
            self._key, self._made = key, self._make(dcs, state, window, words)
        return self._made

    def notes(self, state: Any, words: Words) -> tuple[str, ...]:
        """The notes as they are read, each with its number."""
        said = []
        for number, note in enumerate(state.notes, 1):
            who = self.reader.person if note.actor == "trainee" else note.actor
            told = when(self.reader.session, words, note.time)
            said.append(f"{number} · {told} “{note.text}” {who}".rstrip())
        return tuple(said)

    def other_day(self, dcs: Dcs, state: Any, window: Window) -> int | None:
        """The day of the culture that is (or would be) compared with; None: no day lies before this one."""
        age = self._age(dcs, state)
        back = max(1, window.days)
        day = math.floor(age / DAY) - back
        return day if age > 0.0 and day >= 0 else None

    def _age(self, dcs: Dcs, state: Any) -> Second:
        unit = state.unit or dcs.desk.instances[0]
        return 3600.0 * self.reader.session.readings.get(f"{unit}.age", 0.0)

    def _make(self, dcs: Dcs, state: Any, window: Window, words: Words) -> Trends:
        newest, seconds = self.newest(state), self.seconds(dcs, state, window.span)
        end = 0.0 if window.end is None else window.end - newest
        pens = [self._pen(dcs, state, (key, n), (window, seconds, end), words) for n, key in enumerate(state.pens)]
        cursor = None if window.cursor is None else min(end, max(end - seconds, window.cursor - newest))
        marks = tuple(Mark(note.time - newest, n) for n, note in enumerate(state.notes, 1))
        times = tuple(clock(self.reader, newest + end - seconds * (1 - n / LABELS))[:5] for n in range(LABELS + 1))
        if window.span == "batch":
            age = self._age(dcs, state) - (self.reader.session.time - newest)
            days = [(age + end - seconds * (1 - n / LABELS)) / DAY for n in range(LABELS + 1)]
            times = tuple(words("day {n}", n=f"{day:.1f}") for day in days)
        said = "" if cursor is None else clock(self.reader, newest + cursor)[:5]
        return Trends(_bands(pens), seconds, times, cursor, said, "desk_cursor", marks, end)

    def _pen(
        self, dcs: Dcs, state: Any, one: tuple[str, int], shown: tuple[Window, Second, Second], words: Words
    ) -> tuple[Tag, tuple[Pen, ...], tuple[float, float]]:
        """A tag as a line, with the other day's line if it is wanted; and the least and greatest value in sight."""
        key, number = one
        window, seconds, end = shown
        told = tag_of(self.reader, dcs.desk.by_key[key], words)
        look = PENS[number % len(PENS)]
        pens = [Pen(told.label, self._points(dcs, state, key, (seconds, end)), told.decimals, *look)]
        day = self.other_day(dcs, state, window) if window.days else None
        if day is not None:
            moved = self._points(dcs, state, key, (seconds, end), window.days * DAY)
            pens.append(Pen("", moved, told.decimals, look[0], "dotted"))  # named by the button that asked for it
        values = [value for pen in pens for _, value in pen.points]
        return told, tuple(pens), (min(values, default=0.0), max(values, default=1.0))

    def _points(
        self, dcs: Dcs, state: Any, key: str, shown: tuple[Second, Second], back: Second = 0.0
    ) -> tuple[tuple[Second, float], ...]:
        """(s before the newest sample, value) of what is in sight, so many s moved forward."""
        seconds, end = shown
        when, value = dcs.trend(state, key, min(KEPT, seconds - end + back + state.history.since + 2.0))
        when = when + state.history.since + back
        seen = (when >= end - seconds - 1e-6) & (when <= end + 1e-6)
        return tuple(zip(np.round(when[seen], 1).tolist(), value[seen].tolist(), strict=True))


def pens(reader: Reader, dcs: Dcs, state: Any, words: Words) -> tuple[DeskPen, ...]:
    """The pens on the screen, in their order and with their looks."""
    found = []
    for number, key in enumerate(state.pens):
        told = tag_of(reader, dcs.desk.by_key[key], words)
        found.append(DeskPen(key, told.label, told.name, "", True, *PENS[number % len(PENS)]))
    return tuple(found)


def _bands(pens: list[tuple[Tag, tuple[Pen, ...], tuple[float, float]]]) -> tuple[Band, ...]:
    """Tags of one unit and the same limits share a band; where there are many, tags of one unit do."""
    groups: dict[tuple[object, ...], list[tuple[Tag, tuple[Pen, ...], tuple[float, float]]]] = {}
    for told, lines, ends in pens:
        groups.setdefault((told.unit, told.limits, told.unit == "" and told.name), []).append((told, lines, ends))
    if len(groups) > MANY:
        groups = {}
        for told, lines, ends in pens:
            groups.setdefault((told.unit or told.name,), []).append((told, lines, ends))
    return tuple(_band(group) for group in groups.values())


def _band(group: list[tuple[Tag, tuple[Pen, ...], tuple[float, float]]]) -> Band:
    tags = [told for told, _, _ in group]
    lines = tuple(line for _, several, _ in group for line in several)
    low, high = axis(tags, min(ends[0] for _, _, ends in group), max(ends[1] for _, _, ends in group))
    limits = tags[0].limits if all(told.limits == tags[0].limits for told in tags) else None
    alert = (limits.alert_low, limits.alert_high) if limits else ()
    action = (limits.action_low, limits.action_high) if limits else ()
    title = _title([told.name for told in tags if not told.label.startswith(SET_POINT)] or [tags[0].name])
    band = Band(f"{title}, {tags[0].unit}" if tags[0].unit else title, lines, low, high, ticks(low, high, 3))
    inside = [tuple(value for value in pair if low < value < high) for pair in (alert, action)]
    return replace(band, alert=inside[0], action=inside[1], weight=TALLER if len(group) > 1 else 1.0)


def axis(tags: list[Tag], least: float, greatest: float) -> tuple[float, float]:
    """Ends of a band's axis: what the limits ask for where a tag has both, else what the values need."""
    known = [told.axis() for told in tags if math.isfinite(told.limits.action_low + told.limits.action_high)]
    known += [(0.0, told.limits.alert_high) for told in tags if math.isfinite(told.limits.alert_high) and not known]
    low = min([least, *(pair[0] for pair in known)])
    high = max([greatest, *(pair[1] for pair in known)])
    more = max((high - low) * MARGIN, 10.0 ** -tags[0].decimals, 1e-9)
    return (low if known and low < least else low - more), (high if known and high > greatest else high + more)


def _title(names: list[str]) -> str:
    """What the names of a band's tags have in common, else all of them.

    >>> _title(["Dissolved oxygen, probe A", "Dissolved oxygen, probe B"]), _title(["Air flow", "Oxygen flow"])
    ('Dissolved oxygen', 'Air flow · Oxygen flow')
    """
    if len(names) == 1:
        return names[0]
    heads = list(dict.fromkeys(name.partition(",")[0] for name in names))
    return " · ".join(heads)
