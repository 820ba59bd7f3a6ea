"""The batch against a thousand: golden trend and band over the days of the culture, with samples and on-line tags."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.golden import GoldenBatch
from game.hmi.trend import Band, Pen, Trends, ticks
from game.page_kind import Reader
from game.words import Words
from sim_core.journal import Event
from sim_core.quantity import Second
from sim_core.units.dcs import Dcs
from training.golden import DAYS, Golden

DAY: Second = 86400.0
LEAST = 0.1  # the shortest axis, in the unit: what is nothing yet has one too
ABOVE = 1.12  # the axis ends so far over the highest value
#: tag of the batches -> result of an analyser, or empty; decimals; low end of the axis
SAMPLED: Mapping[str, tuple[str, int, float]] = {
    "Xv": ("vcd", 1, 0.0),
    "viability": ("viability", 0, 50.0),
    "Glc": ("glucose", 1, 0.0),
    "Lac": ("lactate", 2, 0.0),
    "titre": ("", 2, 0.0),
    "o2_flow": ("", 1, 0.0),
}
ONLINE = {"o2_flow": "o2_flow"}  # tag of the batches -> signal of the reactor


@dataclass(slots=True)
class BatchPlot:
    """Makes the bands; `golden` is asked for when this is first looked at."""

    reader: Reader
    golden: GoldenBatch = field(default_factory=GoldenBatch)
    _key: tuple[object, ...] = ()
    _made: Trends | None = None

    def trends(self, dcs: Dcs, state: Any, cursor: Second | None, words: Words) -> Trends | None:
        """All bands over 14 days, time 0 now; None while the thousand are computed."""
        found = self.golden.look()
        if found is None:
            return None
        session = self.reader.session
        key = (round(session.time / 60.0), len(session.journal), state.unit, cursor, words.language)
        if key != self._key:
            self._key, self._made = key, self._make(found, (dcs, state), cursor, words)
        return self._made

    def _make(self, found: Golden, at: tuple[Dcs, Any], cursor: Second | None, words: Words) -> Trends:
        unit = at[1].unit
        age = 3600.0 * self.reader.session.readings.get(f"{unit}.age", 0.0)
        names = _names(words)
        bands = tuple(
            self._band(found, tag, (names[tag], words("golden")), self._lines(tag, at, age, words), age)
            for tag in SAMPLED
            if tag in found.bands
        )
        end = DAYS * DAY - age
        times = tuple(words("day {n}", n=day) for day in (0, 2, 4, 6, 8, 10, 12, 14))
        moment = min(end, max(-age, 0.0 if cursor is None else cursor - self.reader.session.time))
        said = words("day {n}", n=f"{(age + moment) / DAY:.1f}")
        return Trends(bands, DAYS * DAY, times, moment, said, "desk_batch", (), end)

    def _band(self, found: Golden, tag: str, said: tuple[str, str], lines: tuple[Pen, ...], age: Second) -> Band:
        low, middle, high = found.bands[tag]
        when = [3600.0 * hour - age for hour in found.hours]
        _, decimals, bottom = SAMPLED[tag]
        median = Pen(said[1], tuple(zip(when, middle, strict=True)), decimals, "h-text", "dashed")
        top = max([max(high) * ABOVE, bottom + LEAST, *(value for pen in lines for _, value in pen.points)])
        bottom = min([bottom, *(value for pen in lines for _, value in pen.points)])
        area = tuple(zip(when, low, high, strict=True))
        return Band(said[0], (median, *lines), bottom, top, ticks(bottom, top, 2), area=area)

    def _lines(self, tag: str, at: tuple[Dcs, Any], age: Second, words: Words) -> tuple[Pen, ...]:
        """Samples that were analysed, and what the reactor measures itself."""
        result, decimals, _ = SAMPLED[tag]
        lines = []
        dots = self._samples(result)
        if dots:
            lines.append(Pen(words("sample"), dots, decimals, "pen-3", dots=True))
        key = f"{at[1].unit}.{ONLINE.get(tag, '')}"
        if key in at[0].desk.by_key:
            when, value = at[0].trend(at[1], key, min(16.0 * DAY, max(3600.0, age)))
            points = tuple(zip(np.round(when, 1).tolist(), value.tolist(), strict=True))
            lines.append(Pen(words("this batch"), points, decimals, "pen-2"))
        return tuple(lines)

    def _samples(self, result: str) -> tuple[tuple[Second, float], ...]:
        """(s before now, value) of every analysis that is done."""
        session = self.reader.session
        return tuple(
            (event.time - session.time, float(event.data["results"][result]))
            for event in session.journal.entries
            if isinstance(event, Event) and event.name == "analysis_done" and result in event.data["results"]
        )


def _names(words: Words) -> dict[str, str]:
    return {
        "Xv": words("Viable cells, 1e6/mL"),
        "viability": words("Viability, %"),
        "Glc": words("Glucose, g/L"),
        "Lac": words("Lactate, g/L"),
        "titre": words("Titre, g/L"),
        "o2_flow": words("Oxygen flow, L/min"),
    }
