"""Environment monitoring: the floor plan with pressures, the chosen room, ten minutes of trend, alarms with a note."""

from game.hmi.canvas import LIVE, PAGE, FloorPlan, Trend, button
from game.hmi.model import EmsAlarm, EmsFact, EmsPage
from game.hud.actions import Action
from game.hud.controls import field_box
from game.hud.layout import Beside, Column, Grow, Layer, Row, Wide
from game.hud.tokens import BODY, SMALL, SMALL_STRONG, STRONG
from game.hud.widgets import Gap, Icon, Pad, Rule, Widget, text
from game.words import Words

# Airborne particles per m3, 0.5 um and 5 um, at rest and in operation [eu_gmp_annex1, table 1].
GRADE_LIMITS = (
    ("A", "3\u00a0520", "29", "3\u00a0520", "29"),
    ("B", "3\u00a0520", "29", "352\u00a0000", "2\u00a0930"),
    ("C", "352\u00a0000", "2\u00a0930", "3\u00a0520\u00a0000", "29\u00a0300"),
    ("D", "3\u00a0520\u00a0000", "29\u00a0300", "", ""),
)


def ems(page: EmsPage, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    main = _limits(w) if page.view == "limits" else _plan(page, w)
    halves = Beside((Layer(main, takes_room=True), Layer(_room(page, w), takes_room=True)), (612, 372), 12, 0)
    rows = (_head(page, w), Rule("h-line", 1.5), _alarm_line(page, w), Rule("h-line"), Pad(halves, (10, 14, 12, 14)))
    return Pad(Column((*rows[:-1], Grow(rows[-1])), 0), fill="h-bg", radius=0, least=PAGE)


def _head(page: EmsPage, w: Words) -> Pad:
    views = (
        ("pressure", w("Pressure")),
        ("particles", w("Particles")),
        ("climate", w("Temp / RH")),
        ("limits", w("Grade limits")),
    )
    tabs = tuple(button(words, Action("ems_view", name), on=name == page.view) for name, words in views)
    parts: tuple[Widget, ...] = (text("EMS", STRONG, "h-text"), Grow(Gap()), *tabs, text(page.clock, LIVE, "h-live"))
    return Pad(Row(parts, 8), (4, 14, 4, 14), least=(0, 52))


def _alarm_line(page: EmsPage, w: Words) -> Pad:
    waiting = sorted(page.alarms, key=lambda one: (one.state != "active", one.priority))
    if not waiting:
        return Pad(text(w("No alarm. All rooms in their limits."), BODY, "h-text-2"), (8, 14, 8, 14), least=(0, 52))
    worst: EmsAlarm = waiting[0]
    words = text(f"{worst.title}  {worst.value}", STRONG, "h-text")
    detail = text(worst.detail, SMALL, "h-text-2")
    parts: list[Widget] = [Icon(f"alarm/{worst.priority}/{worst.state}", 28), Column((words, detail), 0), Grow(Gap())]
    if len(waiting) > 1:
        parts.append(text(w("and {n} more", n=len(waiting) - 1), SMALL, "h-text-2"))
    if worst.state == "active":
        if page.is_noting:
            parts.append(field_box("ems_note", page.note, w("Note: cause and act"), active=True, width=260))
        ready = bool(page.note.strip())
        action = Action("ems_ack", page.note if ready else "")
        parts.append(button(w("Acknowledge"), action if ready or not page.is_noting else None))
    return Pad(Row(tuple(parts), 10), (4, 14, 4, 14), least=(0, 52))


def _plan(page: EmsPage, w: Words) -> Widget:
    extent = (0.0, 0.0, 100.0, 57.0)
    if page.rooms:
        west, south = min(room.x for room in page.rooms), min(room.y for room in page.rooms)
        east = max(room.x + room.width for room in page.rooms)
        north = max(room.y + room.depth for room in page.rooms)
        extent = (west, south, east - west, north - south)
    plan = FloorPlan(page.rooms, page.room, page.here, extent)
    samples: list[Widget] = []
    for grade in ("CNC", "D", "C", "B"):
        samples.append(Pad(Gap(26, 18), (1, 1, 1, 1), f"grade-{grade}", "h-line", 1.0, 0.0))
        samples.append(text(grade, SMALL, "h-text"))
    legend = Row((*samples, text(w("number = Pa against outdoors; dot = you"), SMALL, "h-text-2")), 8, wraps=True)
    return Column((Grow(plan), legend, *([_alarms(page, w)] if page.alarms else [])), 6)


def _alarms(page: EmsPage, w: Words) -> Widget:
    rows: list[Widget] = [text(w("Alarms"), SMALL_STRONG, "h-text")]
    for alarm in page.alarms[:2]:
        mark = Icon(f"alarm/{alarm.priority}/{alarm.state}", 24)
        line = Row((mark, text(alarm.title, SMALL, "h-text"), Grow(text(alarm.detail, SMALL, "h-text-2"))), 8)
        rows += [Rule("h-line"), Pad(line, (2, 0, 2, 0), least=(0, 44), action=Action("ems_room", alarm.room))]
    return Column(tuple(rows), 3)


def _limits(w: Words) -> Widget:
    heads = (
        w("Grade"),
        w("at rest ≥ 0.5 µm"),
        w("at rest ≥ 5 µm"),
        w("in operation ≥ 0.5 µm"),
        w("in operation ≥ 5 µm"),
    )
    rows: list[Widget] = [
        text(w("Particle limits per m³"), STRONG, "h-text"),
        _line(tuple(text(head, SMALL_STRONG, "h-text-2") for head in heads)),
        Rule("h-line", 1.5),
    ]
    for grade, *limits in GRADE_LIMITS:
        cells = tuple(text(limit or w("set by the site"), BODY, "h-live") for limit in limits)
        rows += [_line((text(grade, STRONG, "h-text"), *cells)), Rule("h-line")]
    rows += [
        text(
            w("Grade D in operation: the site sets the limits from its risk assessment and trends."), SMALL, "h-text-2"
        ),
        Grow(Gap()),
    ]
    return Pad(Column(tuple(rows), 10), (14, 16, 14, 16), "h-panel", "h-line", 1.0, 0.0)


def _line(cells: tuple[Widget, ...]) -> Widget:
    return Beside(cells, (0.7, 1.1, 1.1, 1.3, 1.3)[: len(cells)], 8, 0, stretches=False)


def _room(page: EmsPage, w: Words) -> Pad:
    title = Row((text(page.room, STRONG, "h-text"), Grow(text(page.room_name, SMALL, "h-text-2"))), 10)
    rows: list[Widget] = [title]
    for fact in page.facts:
        rows += [Rule("h-line"), _fact(fact)]
    if page.trend:
        rows += [Rule("h-line"), Trend(page.trend)]
    open_trend = button(w("Open trend"), Action("ems_trend", page.room) if page.room else None)
    annotate = button(w("Annotate"), Action("ems_note", "") if page.room else None)
    noting = [field_box("ems_note", page.note, w("Note: cause and act"), active=True)] if _notes_here(page) else []
    rows += [
        Grow(Gap()),
        *noting,
        Row((Grow(open_trend), Grow(annotate)), 8),
        text(w("An acknowledged alarm with no note counts as unanswered after 10 min."), SMALL, "h-text-2"),
    ]
    return Pad(Column(tuple(rows), 6), (10, 14, 10, 14), "h-panel", "h-line", 1.0, 0.0)


def _notes_here(page: EmsPage) -> bool:
    """A note on the trend; one that answers an alarm is written beside the alarm."""
    return page.is_noting and all(alarm.state != "active" for alarm in page.alarms)


def _fact(fact: EmsFact) -> Row:
    mark: Widget = Icon(f"alarm/{fact.priority}/active", 22) if fact.priority else Gap(22, 22)
    limits = Wide(text(fact.limits, SMALL, "h-text-2"), 92)
    return Row((Grow(text(fact.name, SMALL, "h-text")), Wide(text(fact.value, LIVE, "h-live"), 98), limits, mark), 6)
