"""Trends at the reactor: one group of tags, four spans, a cursor that reads, and notes that stay."""

from game.hmi.reactor_frame import reactor_frame, tool
from game.hmi.reactor_model import ReactorTrends
from game.hud.actions import Action
from game.hud.controls import Button, field_box
from game.hud.layout import Column, Grow, Row
from game.hud.tokens import BODY
from game.hud.widgets import Gap, Pad, Widget, text
from game.words import Words

TALL = 44.0  # px of a toolbar's button [UX 2]


def trends(page: ReactorTrends, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    rows: list[Widget] = [_tools(page, w)]
    if page.is_noting:
        rows.append(_note(page, w))
    elif page.notes:
        rows.append(text(page.notes[-1], BODY, "h-text-2"))
    rows.append(Grow(page.trends))
    return reactor_frame(page.head, "trends", Pad(Column(tuple(rows), 6), (8, 16, 6, 16), radius=0), w)


def _tools(page: ReactorTrends, w: Words) -> Row:
    spans = tuple(tool(words, Action("hmi_span", name), on=name == page.span) for name, words in page.spans)
    groups = tuple(tool(words, Action("hmi_group", name), on=name == page.group) for name, words in page.groups)
    note = tool(w("Add note"), Action("hmi_note", ""))
    return Row((*spans, Gap(8, TALL), *groups, Grow(Gap()), note), 6)


def _note(page: ReactorTrends, w: Words) -> Row:
    ready = Action("hmi_note", page.note) if page.note.strip() else None
    return Row(
        (
            Grow(field_box("hmi_note", page.note, w("What you see, at the cursor"), active=True)),
            Button(w("Cancel"), Action("hmi_cancel"), "hmi", height=TALL),
            Button(w("Confirm"), ready, "primary", height=TALL),
        ),
        8,
    )
