"""What happened in a run, on one axis of time: signals with their limits, alarms, acts, entries, words."""

from collections.abc import Iterable
from dataclasses import dataclass

from sim_core.journal import Command, Event
from sim_core.quantity import parse
from training import charts, debrief_batch, debrief_facts
from training.condition_model import Range
from training.debrief_points import is_missed, letters
from training.lacking import control, signal_name
from training.limits import holds, limits_of
from training.page import Page
from training.page_words import NBSP

_STEPS = (60.0, 120.0, 300.0, 600.0, 3600.0, 36000.0, 1e9)  # s between two labels of the axis
_PRIORITY = {"both_doors_open": 2, "door_open_too_long": 3}  # [UX.md 5]
_RECORD = {
    "entry_signed": "signed",
    "value_entered": "value entered",
    "logged_in": "logged in",
    "comment_added": "comment",
    "deviation_opened": "deviation",
}
MOST_TILES = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure with what was asked."""

    name: str
    value: str
    asked: str
    is_good: bool


def lanes(page: Page) -> str:
    """The timeline."""
    end = max(page.facts.text.end, 1.0)
    step = next(s for s in _STEPS if end / s <= 10)
    frame = charts.Frame(end, [(step * n, page.at(step * n)) for n in range(int(end / step) + 1)])
    return charts.lanes(frame, bands(page), rows(page), page.w("What happened"))


def bands(page: Page) -> list[charts.Band]:
    """Pressures, particles, hands: signals of one unit on one axis."""
    if page.facts.batch is not None:
        return debrief_batch.bands(page, page.facts.batch)
    found = []
    for name, unit, ending in (("Pressure", "Pa", ".pressure"), ("Particles", "≥ 0.5 µm /m³", ".np05")):
        tags = [t for t in page.facts.curves if t.endswith(ending) and page.facts.curves[t]]
        if tags:
            curves = [charts.Curve(t.split(".")[1], page.facts.curves[t]) for t in tags]
            is_log = name == "Particles"
            found.append(charts.Band(page.w(name), page.w(unit), curves, _limits(page, tags), is_log=is_log))
    hands = [
        charts.Curve(page.w(f"{side} hand"), page.facts.curves.get(f"trainee.{side}_cfu", []))
        for side in ("left", "right")
    ]
    if any(curve.points for curve in hands):
        found.append(charts.Band(page.w("Your hands"), page.w("CFU"), hands, is_log=True))
    return found


def _limits(page: Page, tags: Iterable[str]) -> list[tuple[float, str]]:
    found = []
    for row in page.facts.mission.watch:
        if row.tag in tags:
            ends = limits_of(row, page.facts.session.run.units.get(row.tag, "1"))
            word = page.w("limit|alert") if row.alert != (None, None) else page.w("limit|action")
            found += [(end, f"{row.tag.split('.')[1]} {word}") for end in ends if end is not None]
    return found


def rows(page: Page) -> list[charts.Lane]:
    """Alarms, acts, departures, record, words."""
    found = {
        "Alarms": _alarms(page),
        "Your acts": _acts(page),
        "Departures": _departures(page),
        "Record": _record(page),
        "Said": _said(page),
    }
    return [charts.Lane(page.w(name), marks, page.w("lane|none")) for name, marks in found.items()]


def _alarms(page: Page) -> list[charts.LaneMark]:
    marks: list[charts.LaneMark] = []
    for event in debrief_facts.alarms(page.facts):
        number = _PRIORITY.get(event.name, 2 if event.data.get("level") in ("action", 2) else 3)
        kinds: dict[int, charts.MarkKind] = {2: "alarm2", 3: "alarm3"}
        marks.append(
            charts.LaneMark(event.time, kinds[number], f"{page.w(event.name.replace('_', ' '))} {_source(page, event)}")
        )
    return marks


def _source(page: Page, event: Event) -> str:
    said = str(event.data.get("signal", event.source)).removeprefix("IL_")
    return signal_name(page, said) or said


def _acts(page: Page) -> list[charts.LaneMark]:
    progress = page.facts.session.progress
    steps = {step.id: page.t(step.short) or step.id for step in page.facts.mission.steps}
    marks = [charts.LaneMark(mark.time, "good", steps[name]) for name, mark in progress.done.items()]
    marks += [charts.LaneMark(back.to, "back", page.w("went back")) for back in progress.rewinds]
    return sorted(marks, key=lambda mark: mark.time)


def _departures(page: Page) -> list[charts.LaneMark]:
    known = letters(page)
    kinds: dict[str, charts.MarkKind] = {"minor": "warn", "major": "bad", "critical": "bad"}
    lines = [x for x in page.card.lines if not is_missed(page, x)]
    return [charts.LaneMark(x.time, kinds[x.counts_as], known[x.rule]) for x in sorted(lines, key=lambda x: x.time)]


def _record(page: Page) -> list[charts.LaneMark]:
    found = (e for _, e in page.facts.stood if isinstance(e, Event) and e.name in _RECORD)
    return [
        charts.LaneMark(e.time, "good" if e.name == "entry_signed" else "plain", page.w(_RECORD[e.name])) for e in found
    ]


def _said(page: Page) -> list[charts.LaneMark]:
    """What the person declared, reported, answered and asked for."""
    marks = []
    for _, entry in page.facts.stood:
        if not isinstance(entry, Command) or not entry.target.startswith("mission."):
            continue
        verb = entry.target.split(".")[1]
        if verb in ("declare", "report", "answer", "hint", "tell"):
            marks.append(charts.LaneMark(entry.time, "plain", page.w(f"said|{verb}")))
    return marks


def listed(page: Page) -> list[tuple[str, str, str]]:
    """Every mark of the timeline as clock, lane and words: for those who do not see the drawing."""
    known = {letter: rule for rule, letter in letters(page).items()}
    why = {line.rule: page.t(line.reason) for line in page.card.lines}
    marks = [(mark.time, lane.name, mark.text) for lane in rows(page) for mark in lane.marks]
    return [
        (page.at(time), lane, f"{text} · {why.get(known[text], '')}" if text in known else text)
        for time, lane, text in sorted(marks)
    ]


def tiles(page: Page) -> list[Tile]:
    """Holds against what was asked, then the limits that were passed for longest."""
    asked = [_hold(page, part) for step in page.facts.mission.steps for part in holds(step.done)]
    passed = sorted(page.facts.beyond.items(), key=lambda item: -item[1])
    names = {row.id: row.tag for row in page.facts.mission.watch}
    limits = [
        Tile(
            page.w("{signal} beyond its limit", signal=control(page, names[name])),
            f"{page.n(seconds)}{NBSP}s",
            "",
            seconds < 60.0,
        )
        for name, seconds in passed
    ]
    return [*asked[:2], *limits][:MOST_TILES]


def _hold(page: Page, wanted: Range) -> Tile:
    asked = parse(str(wanted.at_least), "s")
    longest = max((value for _, value in page.facts.curves.get(wanted.tag, [])), default=0.0)
    return Tile(
        control(page, wanted.tag), f"{page.n(longest)}{NBSP}s",
        page.w("{seconds} s asked", seconds=page.n(asked)), longest >= asked,
    )  # fmt: skip
