"""Trends at the reactor, from the history that the control system keeps of every tag."""

import math
from dataclasses import dataclass, field

from game.hmi.reactor_model import ReactorTrends
from game.hmi.trend import PENS, Band, Mark, Pen, Trends, ticks
from game.reactor_look import Look, head
from game.reactor_page import sides
from game.words import Words
from sim_core.quantity import Second

HOUR: Second = 3600.0
SPANS: dict[str, Second] = {"1h": HOUR, "4h": 4 * HOUR, "24h": 24 * HOUR, "batch": 0.0}
GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {  # group -> bands -> signals
    "oxygen": (("do", "do_b"), ("o2_flow", "air_flow"), ("agit",)),
    "ph": (("ph",), ("co2_flow",), ("base_total",)),
    "press": (("press",), ("exhaust_valve",), ("filter_dp",), ("foam",)),
    "heat": (("temp",), ("jacket_temp",), ("feed_flow",)),
}
FIRST = 1.5  # share of the height of the first band over that of the others, chosen
MARKS = 5  # labels of the time axis
FRESH: Second = 5.0  # a trend that is looked at is drawn anew so often: the history grows every 10 s
LEAST: Second = 600.0  # a batch that has just begun shows ten minutes


@dataclass(slots=True)
class TrendsChosen:
    """What is chosen on the page of trends; `cursor` in s before now; `kept` is the last plot and what it showed."""

    span: str = "4h"
    group: str = "oxygen"
    cursor: Second | None = None
    note: str = ""
    is_noting: bool = False
    kept: dict[tuple[object, ...], Trends] = field(default_factory=dict)

    def show(self, signal: str) -> None:
        """The group that holds a signal, or the signal alone."""
        held = (name for name, bands in GROUPS.items() if any(signal in band for band in bands))
        self.group, self.cursor = next(held, f"tag:{signal}"), None


def trends_page(look: Look, chosen: TrendsChosen) -> ReactorTrends:
    """The chosen group over the chosen span."""
    w = look.words
    groups: tuple[tuple[str, str], ...]
    groups = (("oxygen", w("Oxygen")), ("ph", "pH"), ("press", w("Pressure")), ("heat", w("Heat")))
    if chosen.group.startswith("tag:"):
        groups = (*groups, (chosen.group, look.tag(chosen.group.removeprefix("tag:")).label))
    spans = (("1h", w("1 h")), ("4h", w("4 h")), ("24h", w("24 h")), ("batch", w("Batch")))
    return ReactorTrends(
        head(look),
        _plot(look, chosen),
        chosen.span,
        spans,
        chosen.group,
        groups,
        _notes(look),
        chosen.note,
        chosen.is_noting,
    )


def bands_of(group: str) -> tuple[tuple[str, ...], ...]:
    """The signals of a group, band by band."""
    return ((group.removeprefix("tag:"),),) if group.startswith("tag:") else GROUPS[group]


def _plot(look: Look, chosen: TrendsChosen) -> Trends:
    """The plot, made anew when the choice changed or `FRESH` seconds went by."""
    now = look.reader.session.time
    notes = 0 if look.dcs is None else len(look.dcs.notes)
    key = (look.instance, chosen.group, chosen.span, chosen.cursor, look.words.language, notes, now // FRESH)
    if key not in chosen.kept:
        chosen.kept.clear()
        chosen.kept[key] = _made(look, chosen)
    return chosen.kept[key]


def _made(look: Look, chosen: TrendsChosen) -> Trends:
    seconds = SPANS[chosen.span] or max(LEAST, look.value("age") * HOUR)
    bands = tuple(
        _band(look, signals, seconds, FIRST if number == 0 else 1.0)
        for number, signals in enumerate(bands_of(chosen.group))
    )
    now = look.reader.session.time
    times = tuple(_moment(look, now - seconds * (1 - n / (MARKS - 1)), seconds) for n in range(MARKS))
    cursor = None if chosen.cursor is None else max(-seconds, min(0.0, chosen.cursor))
    said = "" if cursor is None else _moment(look, now + cursor, seconds)
    notes = () if look.dcs is None else look.dcs.notes
    marks = tuple(Mark(min(0.0, note.time - now), number) for number, note in enumerate(notes, 1))
    return Trends(bands, seconds, times, cursor, said, "hmi_cursor", marks)


def _band(look: Look, signals: tuple[str, ...], seconds: Second, weight: float) -> Band:
    tags = [look.tag(signal) for signal in signals]
    pens = tuple(_pen(look, signal, number, seconds) for number, signal in enumerate(signals))
    low, high = tags[0].axis()
    values = [value for pen in pens for _, value in pen.points]
    low, high = min([low, *values]), max([high, *values])
    title = tags[0].name if len(tags) == 1 else _common(tags[0].name, tags[1].name)
    alert, action = sides(tags[0].limits)
    return Band(
        f"{title}, {tags[0].unit}" if tags[0].unit else title,
        pens,
        low,
        high,
        ticks(low, high),
        tuple(limit for limit in alert if limit is not None),
        tuple(limit for limit in action if limit is not None),
        weight=weight,
    )


def _pen(look: Look, signal: str, number: int, seconds: Second) -> Pen:
    tag = look.tag(signal)
    colour, dash = PENS[(list(_order()).index(signal) if signal in _order() else number) % len(PENS)]
    return Pen(tag.label, _points(look, signal, seconds), tag.decimals, colour, dash)


def _order() -> tuple[str, ...]:
    """Signals in the order in which looks are given out, so that a tag looks the same in every group."""
    return tuple(dict.fromkeys(signal for bands in GROUPS.values() for band in bands for signal in band))


def _points(look: Look, signal: str, seconds: Second) -> tuple[tuple[Second, float], ...]:
    """What is kept of a signal, and its reading now at the end."""
    now = (0.0, look.value(signal))
    if look.dcs is None:
        return (now,)
    unit = look.reader.session.parts.plant.units["dcs"]
    times, values = unit.trend(look.dcs, f"{look.instance}.{signal}", seconds)  # type: ignore[attr-defined]
    kept = (one for one in zip(times.tolist(), values.tolist(), strict=True) if one[0] < 0.0)
    return (*kept, now)


def _moment(look: Look, moment: Second, seconds: Second) -> str:
    """Hours and minutes, or the day of the culture on a long axis."""
    if seconds <= SPANS["24h"]:
        return look.clock(moment)[:5]
    age = look.value("age") * HOUR - (look.reader.session.time - moment)
    return look.words("day {n}", n=f"{age / (24 * HOUR):.1f}")


def _notes(look: Look) -> tuple[str, ...]:
    """The notes in words, newest last."""
    if look.dcs is None:
        return ()
    w: Words = look.words
    name = look.reader.person or w("Trainee")
    return tuple(
        f"{number}  {look.clock(note.time)[:5]}  {note.text} ({name if note.actor == 'trainee' else note.actor})"
        for number, note in enumerate(look.dcs.notes, 1)
    )


def _common(one: str, other: str) -> str:
    """What two names have in common at their start; both names where that is nothing.

    >>> _common("Dissolved oxygen, probe A", "Dissolved oxygen, probe B"), _common("Oxygen flow", "Air flow")
    ('Dissolved oxygen', 'Oxygen flow; Air flow')
    """
    same = math.inf
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            same = place
            break
    shared = one[: int(min(same, len(one)))].rpartition(",")[0]
    return shared or f"{one}; {other}"
