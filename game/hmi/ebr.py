"""The electronic record: badge, procedure, steps, entries with who and when, signature with its meaning in words."""

from game.hmi.canvas import PAGE
from game.hmi.model import EbrPage, EbrRow, EbrStep
from game.hud.actions import Action
from game.hud.controls import Button, chip, field_box
from game.hud.layout import Beside, Column, Grow, Layer, Row, Wide
from game.hud.tokens import BODY, HEADING, SMALL, SMALL_STRONG, STRONG, SUB
from game.hud.widgets import Flow, Gap, Icon, Pad, Rule, Span, Widget, text
from game.words import Words

MARKS = {"complete": "done", "exception": "warn", "in_progress": "radio_on", "open": "radio_off", "locked": "lock"}


def ebr(page: EbrPage, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    if not page.user:
        body: Widget = Layer(_badge(page, w), takes_room=True)
    elif page.sop:
        body = Layer(_sop(page, w), takes_room=True)
    else:
        body = _record(page, w)
    return Pad(Column((_head(page, w), Rule("edge", 1.5), Grow(body)), 0), fill="paper", radius=0, least=PAGE)


def _head(page: EbrPage, w: Words) -> Pad:
    parts: list[Widget] = [text(page.record, STRONG), Grow(text(page.section, BODY, "ink-2"))]
    if page.user:
        if page.locks_in:
            parts.append(chip(w("Locks in {time}", time=page.locks_in)))
        parts += [chip(page.user, "act"), Button(w("Lock"), Action("ebr_logout"), small=True)]
    parts.append(text(page.clock, STRONG))
    return Pad(Row(tuple(parts), 12), (4, 20, 4, 20), least=(0, 52))


def _badge(page: EbrPage, w: Words) -> Widget:
    rows: list[Widget] = [
        text(w("Hold your badge to the reader"), HEADING),
        text(w("One person, one badge. What is written here carries your name and the time."), BODY, "ink-2"),
    ]
    for badge, name, _ in page.badges:
        line = Row((Icon("scan", 28), Grow(text(name, STRONG)), text(badge, BODY, "ink-2")), 14)
        action = Action("ebr_login", badge)
        rows.append(Pad(line, (8, 18, 8, 18), "paper", "edge", 2.0, least=(0, 60), action=action))
    inner = Wide(Column(tuple(rows), 16), 620)
    return Column((Grow(Gap()), Row((Grow(Gap()), inner, Grow(Gap()))), Grow(Gap())), 0)


def _sop(page: EbrPage, w: Words) -> Widget:
    lines = tuple(
        Row((Wide(text(str(number), STRONG, "act-press"), 30), Grow(text(line, BODY))), 8, top=True)
        for number, line in enumerate(page.sop, 1)
    )
    back = Action("ebr_sop", str(page.sop_page - 1)) if page.sop_page > 1 else None
    on = Action("ebr_sop", str(page.sop_page + 1)) if page.sop_page < page.sop_pages else None
    foot = Row(
        (
            Button(w("Back"), back, small=True, height=48),
            text(w("Page {n} of {all}", n=page.sop_page, all=page.sop_pages), BODY, "ink-2"),
            Button(w("Next page"), on, small=True, height=48),
            Grow(Gap()),
            Button(w("Read: to the record"), Action("ebr_sop", "0"), "primary"),
        ),
        12,
    )
    return Pad(Column((text(page.sop_title, SUB), Rule(), *lines, Grow(Gap()), foot), 12), (20, 32, 20, 32))


def _record(page: EbrPage, w: Words) -> Widget:
    states = {
        "complete": w("Complete"),
        "exception": w("Exception, comment given"),
        "in_progress": w("In progress"),
        "open": w("Open"),
        "locked": w("Locked"),
    }
    steps = Column(tuple(_step(step, states[step.state], step.id == page.step) for step in page.steps), 2)
    chosen = next((step for step in page.steps if step.id == page.step), None)
    rows: list[Widget] = [text(chosen.title if chosen else page.section, SUB), _titles(w), Rule()]
    for row in page.rows:
        rows += [_entry(row, page, w), Rule()]
    table = Layer(Column((*rows, Grow(Gap())), 5), takes_room=True)
    main = Pad(Column((Grow(table), _sign(page, w)), 5), (14, 20, 14, 20), radius=0)
    side = Pad(Column((steps, Grow(Gap())), 0), (10, 0, 10, 0), "paper-2", radius=0)
    return Beside((Layer(side, takes_room=True), main), (264, 760), 0, 0)


def _step(step: EbrStep, state: str, chosen: bool) -> Pad:
    words = Column((text(step.title, BODY), text(state, SMALL, "ink-2")), 0)
    line = Row((Icon(MARKS[step.state], 24), Grow(words)), 12)
    action = None if step.state == "locked" else Action("ebr_step", step.id)
    fill, edge = ("paper", "act") if chosen else ("paper-2", "")
    return Pad(line, (7, 12, 7, 14), fill, edge, 2.0, 4.0, (0, 56), action=action)


def _cells(cells: tuple[Widget, ...]) -> Row:
    widths = (196, 150, 116, 30)
    return Row((*(Wide(cell, wide) for cell, wide in zip(cells, widths, strict=False)), Grow(cells[-1])), 8)


def _titles(w: Words) -> Row:
    names = (w("Entry"), w("Value"), w("Limits"))
    heads = tuple(text(name, SMALL_STRONG, "ink-2") for name in names)
    return _cells((*heads, Gap(), text(w("Record"), SMALL_STRONG, "ink-2")))


def _entry(row: EbrRow, page: EbrPage, w: Words) -> Widget:
    value: Widget
    if row.field:
        active = page.field == row.field
        value = field_box(row.field, page.draft if active else row.value, row.unit or "…", active=active, width=120)
    else:
        old = (Span(row.old, BODY, "ink-2", struck=True),) if row.old else ()
        value = Flow((*old, Span((" " if old else "") + row.value, STRONG)))
    line = _cells((text(row.name), value, text(row.limits, BODY, "ink-2"), Icon(row.source, 20), _said(row, w)))
    if row.late_minutes:
        return Pad(Column((line, _why_late(row, page, w)), 6), (6, 8, 8, 8), "warn-soft", radius=0)
    if row.field and page.field == row.field:
        return Row((Grow(line), _confirm(row, page, w)), 8)
    return Pad(line, (5, 0, 5, 0), least=(0, 44))


def _confirm(row: EbrRow, page: EbrPage, w: Words) -> Button:
    ready = bool(page.draft) and (not row.late_minutes or bool(page.late_reason))
    entry = Action("ebr_enter", f"{row.field}={page.draft} {row.unit}".strip())
    return Button(w("Confirm"), entry if ready else None, "primary", small=True, height=44)


def _said(row: EbrRow, w: Words) -> Widget:
    if row.late_minutes:
        return text(w("Late entry: {n} min after the act", n=row.late_minutes), SMALL_STRONG, "warn")
    return text(row.record, SMALL, "ink-2")


def _why_late(row: EbrRow, page: EbrPage, w: Words) -> Row:
    reasons = (("gloved", w("Hands were gloved")), ("called", w("Called away")), ("forgot", w("Forgot")))
    ways = tuple(
        Button(said, Action("ebr_late", name), "chosen" if name == page.late_reason else "neutral", small=True)
        for name, said in reasons
    )
    return Row((text(w("Why late?"), SMALL_STRONG), *ways, _confirm(row, page, w)), 8, wraps=True)


def _sign(page: EbrPage, w: Words) -> Widget:
    seen = [
        Row((Icon("check" if who.saw_it else "cross", 18), text(f"{who.name}: {who.reason}", SMALL)), 8)
        for who in page.witnesses
    ]
    sign = Button(w("Sign"), Action("ebr_sign", page.meaning) if page.can_sign else None, "primary")
    words = Column(
        (
            text(w("Sign: “{meaning}”", meaning=page.meaning or w("performed by me")), STRONG),
            text(w("Your signature takes the time of now, {time}.", time=page.clock), SMALL, "ink-2"),
            *((text(page.why_not, SMALL_STRONG, "warn"),) if page.why_not else ()),
            *seen,
        ),
        2,
    )
    return Pad(Row((Grow(words), sign), 12), (12, 14, 12, 16), "paper", "edge", radius=8)
