"""The alarm list of the reactor with the states of ISA-18.2: acknowledge one by one, shelve with reason and time."""

from game.hmi.canvas import LIVE
from game.hmi.reactor_frame import panel, reactor_frame, tool
from game.hmi.reactor_model import AlarmRow, ReactorAlarms
from game.hud.actions import Action
from game.hud.controls import Button, field_box
from game.hud.layout import Column, Grow, Row, Wide
from game.hud.tokens import BODY, SMALL, STRONG
from game.hud.widgets import Gap, Icon, Pad, Rule, Widget, text
from game.words import Words

TALL = 56.0
MOST, FEWER = 5, 2  # rows that fit; beside an open response or shelf
MINUTES = ("30", "60", "240")  # for how long an alarm can be shelved, chosen: never past the end of a shift


def alarm_list(page: ReactorAlarms, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    views = tuple(tool(words, Action("hmi_view", name), on=name == page.view) for name, words in page.views)
    flood = text(w("flood: over 10 in 10 min"), STRONG, "h-text") if page.is_flood else Gap()
    top = Row((*views, Grow(Gap()), flood, text(page.rate, BODY, "h-text-2")), 8)
    rows: list[Widget] = [top, _titles(w)]
    most = FEWER if page.response or page.shelving else MOST - (len(page.rows) > MOST)
    if not page.rows:
        rows.append(Pad(text(w("Nothing here."), BODY, "h-text-2"), (12, 8, 12, 8)))
    for row in page.rows[:most]:
        rows += [_row(row, row.key == page.chosen), Rule("h-line")]
    if len(page.rows) > most:
        rows.append(text(w("and {n} more", n=len(page.rows) - most), BODY, "h-text-2"))
    foot = _shelving(page, w) if page.shelving else _response(page, w) if page.response else _legend(w)
    said = (text(page.refusal, STRONG, "h-text"),) if page.refusal else ()
    buttons = () if page.shelving else (_buttons(page, w),)
    body = Column((*rows, Grow(Gap()), *said, foot, *buttons), 5)
    return reactor_frame(page.head, "alarms", Pad(body, (8, 16, 8, 16), radius=0), w)


def _cells(cells: tuple[Widget, ...]) -> Row:
    mark, time, tag, what, value, limit, status = cells
    widths = (28.0, 90.0, 96.0)
    left = tuple(Wide(cell, wide) for cell, wide in zip((mark, time, tag), widths, strict=True))
    return Row((*left, Grow(what), Wide(value, 112), Wide(limit, 70), Wide(status, 206)), 8)


def _titles(w: Words) -> Pad:
    names = (w("Since"), w("Tag"), w("What"), w("Value"), w("Limit"), w("State"))
    heads = tuple(text(name, STRONG, "h-text-2") for name in names)
    return Pad(_cells((Gap(28, 22), *heads)), (2, 6, 2, 6), radius=0)


def _row(row: AlarmRow, is_on: bool) -> Pad:
    strong = STRONG if row.can_acknowledge else BODY
    cells = _cells(
        (
            Icon(f"alarm/{row.priority}/{row.state}", 28),
            text(row.time, BODY, "h-text"),
            text(row.tag, STRONG, "h-text"),
            text(row.what, strong, "h-text"),
            text(row.value, LIVE, "h-live"),
            text(row.limit, BODY, "h-text"),
            text(row.status, strong, "h-text" if row.can_acknowledge else "h-text-2"),
        )
    )
    fill = "paper" if row.can_acknowledge or is_on else "h-bg"
    return Pad(
        cells, (3, 6, 3, 6), fill, "act" if is_on else "", 3.0, 0.0, (0, 46), action=Action("hmi_alarm", row.key)
    )


def _legend(w: Words) -> Row:
    signs = (
        ("alarm/2/active", w("not acknowledged")),
        ("alarm/3/acknowledged", w("acknowledged")),
        ("alarm/4/gone", w("hollow: gone, not acknowledged")),
        ("alarm/3/shelved", w("shelved")),
    )
    parts: list[Widget] = []
    for name, words in signs:
        parts += [Icon(name, 22), text(words, SMALL, "h-text-2"), Gap(6, 22)]
    return Row(tuple(parts), 6)


def _response(page: ReactorAlarms, w: Words) -> Pad:
    lines = tuple(
        Row((Wide(text(str(number), STRONG, "h-text"), 22), Grow(text(line, BODY, "h-text"))), 6, top=True)
        for number, line in enumerate(page.response, 1)
    )
    return panel(Column((text(w("Response to {tag}", tag=_tag(page)), STRONG, "h-text"), *lines), 3))


def _shelving(page: ReactorAlarms, w: Words) -> Pad:
    times = tuple(
        tool(w("{n} min", n=minutes), Action("hmi_minutes", minutes), on=minutes == page.minutes) for minutes in MINUTES
    )
    field = field_box("hmi_reason", page.reason, w("Reason: why it tells nothing now"), active=True)
    ready = bool(page.minutes and page.reason.strip())
    shelve = Button(w("Shelve"), Action("hmi_shelve", page.chosen) if ready else None, "primary", height=44)
    cancel = Button(w("Cancel"), Action("hmi_cancel"), "hmi", height=44)
    first = text(
        w("Shelve {tag}: it stays silent for the time, then comes back by itself.", tag=_tag(page)), BODY, "h-text"
    )
    return panel(Column((first, Row((*times, Grow(field), cancel, shelve), 8)), 6))


def _buttons(page: ReactorAlarms, w: Words) -> Row:
    row = next((one for one in page.rows if one.key == page.chosen), None)
    key, tag = (row.key, row.tag) if row else ("", "")
    acts: tuple[tuple[str, Action | None], ...] = (
        (w("Acknowledge {tag}", tag=tag), Action("hmi_ack", key) if row and row.can_acknowledge else None),
        (w("Go to loop"), Action("hmi_loop", page.loop) if page.loop else None),
        (w("Trend it"), Action("hmi_trend", key) if row else None),
        (w("Response"), Action("hmi_response", key) if row else None),
    )
    last: tuple[str, Action | None] = (w("Shelve…"), Action("hmi_shelve", f"ask {key}") if row else None)
    if row is not None and row.state == "shelved":
        last = (w("Unshelve"), Action("hmi_unshelve", key))
    every = zip((*acts, last), (1.5, 1.1, 1.0, 1.0, 1.0), strict=True)
    return Row(tuple(Grow(Button(said, action, "hmi", height=TALL), weight) for (said, action), weight in every), 8)


def _tag(page: ReactorAlarms) -> str:
    return next((row.tag for row in page.rows if row.key == page.chosen), "")
