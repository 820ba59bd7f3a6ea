"""The other views of the desk: tags to choose as pens, the alarm list with its states, the batch against a thousand."""

from game.hmi.canvas import button
from game.hmi.desk import TALL, Sample, Tick, desk_frame
from game.hmi.desk_model import DeskAlarms, DeskBatch, DeskPen, DeskPens
from game.hmi.reactor_model import AlarmRow
from game.hud.actions import Action
from game.hud.controls import Button, field_box
from game.hud.layout import Beside, Column, Grow, Row, Wide
from game.hud.tokens import BODY, SMALL, SMALL_STRONG
from game.hud.widgets import Bar, Gap, Icon, Pad, Rule, Widget, text
from game.words import Words

COLUMNS, DEEP = 2, 9  # tags of one sheet
MOST, FEWER = 7, 4  # rows of alarms that fit; beside an open response or shelf
MINUTES = ("30", "60", "240")  # chosen: never past the end of a shift


def desk_pens(page: DeskPens, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    turn: tuple[Widget, ...] = ()
    if page.sheets > 1:
        turn = (
            button("◄", Action("desk_sheet", str(page.sheet - 1)) if page.sheet > 1 else None),
            text(f"{page.sheet}/{page.sheets}", BODY, "h-text"),
            button("►", Action("desk_sheet", str(page.sheet + 1)) if page.sheet < page.sheets else None),
        )
    told = page.refusal or w("A tick puts a tag on the screen; press again to take it off.")
    top = Row((Grow(text(told, SMALL, "h-text-2")), *turn, button(w("Show trends"), Action("desk_view", "trends"))), 8)
    columns = tuple(
        Column(tuple(_choice(pen) for pen in page.choices[n * DEEP : (n + 1) * DEEP]), 4) for n in range(COLUMNS)
    )
    lists = Beside(columns, (1.0,) * COLUMNS, 8, 0, stretches=False)
    return desk_frame(page.head, page.pens, "pens", Column((top, lists, Grow(Gap())), 8), w)


def _choice(pen: DeskPen) -> Pad:
    names = Column((text(pen.label, SMALL_STRONG, "h-text"), text(pen.name, SMALL, "h-text-2")), 0)
    parts: list[Widget] = [Tick(pen.is_on), Grow(names), text(pen.value, SMALL_STRONG, "h-live")]
    if pen.is_on:
        parts.append(Sample(pen.colour, pen.dash))
    sign = "-" if pen.is_on else "+"
    action = Action("desk_pen", f"{sign}{pen.key}")
    return Pad(Row(tuple(parts), 8), (1, 8, 1, 8), "h-field", "h-line", 1.0, 4.0, (0, TALL), action=action)


def desk_batch(page: DeskBatch, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    if page.trends is None:
        said = page.trouble or w("A thousand batches are computed: {n} %", n=round(100 * page.share))
        waiting = (
            text(said, BODY, "h-text"),
            Bar(page.share, 780, 10, "h-run", "h-field", "h-line"),
            text(w("It is done once; the plant goes on meanwhile."), SMALL, "h-text-2"),
            Grow(Gap()),
        )
        return desk_frame(page.head, page.pens, "batch", Pad(Column(waiting, 12), (12, 4, 0, 4), radius=0), w)
    body = Column((text(page.legend, SMALL, "h-text"), Grow(page.trends)), 4)
    return desk_frame(page.head, page.pens, "batch", body, w)


def desk_alarms(page: DeskAlarms, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    views = tuple(button(words, Action("desk_list", name), on=name == page.view) for name, words in page.views)
    top = Row((*views, Grow(Gap()), text(page.head.rate, SMALL, "h-text-2")), 6)
    rows: list[Widget] = [top, _titles(w)]
    most = FEWER if page.response or page.shelving else MOST
    if not page.rows:
        rows.append(Pad(text(w("Nothing here."), BODY, "h-text-2"), (10, 8, 10, 8)))
    for row in page.rows[:most]:
        rows += [_row(row, row.key == page.chosen), Rule("h-line")]
    if len(page.rows) > most:
        rows.append(text(w("and {n} more", n=len(page.rows) - most), SMALL, "h-text-2"))
    foot: Widget = _shelving(page, w) if page.shelving else _response(page, w) if page.response else _legend(w)
    said = (text(page.refusal, SMALL_STRONG, "h-text"),) if page.refusal else ()
    buttons = () if page.shelving else (_buttons(page, w),)
    return desk_frame(page.head, page.pens, "alarms", Column((*rows, Grow(Gap()), *said, foot, *buttons), 4), w)


def _cells(cells: tuple[Widget, ...]) -> Row:
    mark, time, tag, what, value, limit, status = cells
    left = tuple(Wide(cell, wide) for cell, wide in zip((mark, time, tag), (26.0, 76.0, 100.0), strict=True))
    return Row((*left, Grow(what), Wide(value, 108), Wide(limit, 56), Wide(status, 176)), 6)


def _titles(w: Words) -> Pad:
    names = (w("Time"), w("Tag"), w("What"), w("Value"), w("Limit"), w("State"))
    return Pad(_cells((Gap(26, 22), *(text(name, SMALL_STRONG, "h-text-2") for name in names))), (2, 6, 2, 6), radius=0)


def _row(row: AlarmRow, is_on: bool) -> Pad:
    strong = SMALL_STRONG if row.can_acknowledge else SMALL
    cells = _cells(
        (
            Icon(f"alarm/{row.priority}/{row.state}", 26),
            text(row.time, SMALL, "h-text"),
            text(row.tag, SMALL_STRONG, "h-text"),
            text(row.what, strong, "h-text"),
            text(row.value, SMALL_STRONG, "h-live"),
            text(row.limit, SMALL, "h-text"),
            text(row.status, strong, "h-text" if row.can_acknowledge else "h-text-2"),
        )
    )
    fill = "paper" if row.can_acknowledge or is_on else "h-bg"
    edge = "act" if is_on else ""
    return Pad(cells, (0, 6, 0, 6), fill, edge, 3.0, 0.0, (0, TALL), action=Action("desk_alarm", row.key))


def _legend(w: Words) -> Row:
    signs = (
        ("alarm/2/active", w("not acknowledged")),
        ("alarm/3/acknowledged", w("acknowledged")),
        ("alarm/4/gone", w("hollow: gone, not acknowledged")),
        ("alarm/3/shelved", w("shelved")),
    )
    parts: list[Widget] = []
    for name, words in signs:
        parts += [Icon(name, 22), text(words, SMALL, "h-text-2")]
    return Row(tuple(parts), 6)


def _response(page: DeskAlarms, w: Words) -> Pad:
    lines = tuple(text(line, SMALL, "h-text") for line in page.response)
    return _plate(Column((text(w("Response to {tag}", tag=_tag(page)), SMALL_STRONG, "h-text"), *lines), 2))


def _shelving(page: DeskAlarms, w: Words) -> Pad:
    times = tuple(
        button(w("{n} min", n=minutes), Action("desk_minutes", minutes), on=minutes == page.minutes)
        for minutes in MINUTES
    )
    field = field_box("desk_reason", page.reason, w("Reason, in two words or more"), active=True)
    ready = Action("desk_shelve", page.chosen) if page.minutes and page.reason.strip() else None
    shelve = Button(w("Shelve"), ready, "primary", small=True, height=TALL)
    cancel = Button(w("Cancel"), Action("desk_cancel"), "hmi", small=True, height=TALL)
    first = text(
        w("Shelve {tag}: it stays silent for the time, then comes back by itself.", tag=_tag(page)), SMALL, "h-text"
    )
    return _plate(Column((first, Row((*times, Grow(Gap()), cancel, shelve), 6), field), 6))


def _plate(child: Widget) -> Pad:
    return Pad(child, (8, 12, 8, 12), "h-panel", "h-line", 1.0, 4.0)


def _buttons(page: DeskAlarms, w: Words) -> Row:
    row = next((one for one in page.rows if one.key == page.chosen), None)
    key, tag = (row.key, row.tag) if row else ("", "")
    acts: list[tuple[str, Action | None]] = [
        (w("Acknowledge {tag}", tag=tag), Action("desk_ack", key) if row and row.can_acknowledge else None),
        (w("Trend it"), Action("desk_trend_it", key) if row else None),
        (w("Response"), Action("desk_response", key) if row else None),
    ]
    if row is not None and row.state == "shelved":
        acts.append((w("Unshelve"), Action("desk_unshelve", key)))
    else:
        acts.append((w("Shelve…"), Action("desk_shelve", "") if row else None))
    return Row(
        tuple(
            Grow(Button(said, action, "hmi", small=True, height=TALL), 1.6 if n == 0 else 1.0)
            for n, (said, action) in enumerate(acts)
        ),
        6,
    )


def _tag(page: DeskAlarms) -> str:
    return next((row.tag for row in page.rows if row.key == page.chosen), "")
