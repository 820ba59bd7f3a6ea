"""The quality terminal: records on the left; on the right the one in hand, or a new one with its title.

A title says what was seen. Choices come from what this person has seen; free text is as good.
"""

from dataclasses import dataclass

from game.hmi.canvas import PAGE
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.hud.controls import Button, chip, choice, field_box
from game.hud.layout import Beside, Column, Grow, Layer, Row
from game.hud.tokens import BODY, SMALL, SMALL_STRONG, STRONG, SUB
from game.hud.widgets import Gap, Pad, Rule, Widget, text
from game.words import Words

ROWS = 6  # records that fit the list, newest first
CHOICES = 5  # titles that fit


@dataclass(frozen=True, slots=True)
class QmsRecord:
    """One record: number, title, state and class by their ids, batches joined to it."""

    number: str
    title: str
    state: str = "draft"
    grade: str = ""
    batches: tuple[str, ...] = ()
    opened: str = ""


@dataclass(frozen=True, slots=True)
class QmsPage(PlantPage):
    """A quality terminal.

    Attributes:
        records: newest first. in_hand: number of the open one; empty while a new one is written.
        kind: of the new one: open_deviation, open_capa or open_change. titles: to choose from; title: as written.
        batches: known here, to choose from; batch: as written.
    """

    clock: str
    records: tuple[QmsRecord, ...] = ()
    in_hand: str = ""
    kind: str = "open_deviation"
    titles: tuple[str, ...] = ()
    title: str = ""
    batches: tuple[str, ...] = ()
    batch: str = ""


def qms(page: QmsPage, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    head = Row((text(w("Quality: deviations and changes"), SUB), Grow(Gap()), text(page.clock, STRONG)), 12)
    mine = next((one for one in page.records if one.number == page.in_hand), None)
    right = _new(page, w) if mine is None else _record(mine, page, w)
    side = Pad(_list(page, w), (16, 16, 16, 16), "paper-2", radius=0)
    main = Pad(right, (16, 24, 16, 24), "paper", radius=0)
    body = Beside((Layer(side, takes_room=True), Layer(main, takes_room=True)), (344, 680), 0, 0)
    rows = (Pad(head, (6, 20, 6, 20), "paper", radius=0, least=(0, 52)), Rule("edge", 1.5), Grow(body))
    return Pad(Column(rows, 0), fill="paper", radius=0, least=PAGE)


def _states(w: Words) -> dict[str, str]:
    return {
        "draft": w("Draft"),
        "submitted": w("Submitted"),
        "approved": w("Approved"),
        "closed": w("Closed"),
    }


def _grades(w: Words) -> dict[str, str]:
    return {"minor": w("Minor"), "major": w("Major"), "critical": w("Critical")}


def _list(page: QmsPage, w: Words) -> Column:
    rows: list[Widget] = [text(w("Records of this shift"), STRONG)]
    for one in page.records[:ROWS]:
        top = Row((Grow(text(one.number, STRONG)), text(_states(w)[one.state], SMALL_STRONG, "ink-2")), 8)
        inner = Column((top, text(_cut(one.title), SMALL, "ink-2")), 0)
        is_on = one.number == page.in_hand
        fill, edge = ("act-soft", "act") if is_on else ("paper", "edge")
        rows.append(Pad(inner, (7, 12, 7, 12), fill, edge, 2.0, least=(0, 56), action=Action("qms_take", one.number)))
    if not page.records:
        rows.append(text(w("None yet."), BODY, "ink-2"))
    is_new = not page.in_hand
    new = Button(w("New record"), Action("qms_new") if not is_new else None, "second", height=56)
    return Column((*rows, Grow(Gap()), new), 8)


def _new(page: QmsPage, w: Words) -> Column:
    kinds = (("open_deviation", w("Deviation")), ("open_capa", w("CAPA")), ("open_change", w("Change request")))
    chosen = Row(
        tuple(
            Button(said, Action("qms_kind", k), "chosen" if k == page.kind else "neutral", small=True)
            for k, said in kinds
        ),
        8,
    )
    rows: list[Widget] = [text(w("New record"), SUB), chosen, text(w("What was seen, and where?"), STRONG)]
    rows += [
        choice(title, Action("qms_title", str(k)), title == page.title) for k, title in enumerate(page.titles[:CHOICES])
    ]
    field = field_box("qms_title", page.title, w("Or write it here"), active=bool(page.title), width=620)
    ready = Action("qms_open") if len(page.title.split()) > 1 else None
    return Column((*rows, field, Grow(Gap()), Button(w("Open the record"), ready, "primary", height=56)), 8)


def _record(one: QmsRecord, page: QmsPage, w: Words) -> Column:
    is_draft = one.state == "draft"
    grades = tuple(
        Grow(Button(said, _when(is_draft, "classify", name), "chosen" if name == one.grade else "neutral", height=56))
        for name, said in _grades(w).items()
    )
    batches = tuple(
        Button(name, _when(is_draft, "link_batch", name)) for name in page.batches if name not in one.batches
    )
    field = field_box("qms_batch", page.batch, w("Batch number"), active=bool(page.batch), width=220)
    link = Button(w("Link"), _when(is_draft and bool(page.batch), "link_batch", page.batch))
    linked = tuple(chip(name, "act") for name in one.batches) or (text(w("none yet"), BODY, "ink-2"),)
    rows: list[Widget] = [
        Row((Grow(text(one.number, SUB)), chip(_states(w)[one.state], "act")), 8),
        text(one.title, STRONG),
        text(w("Opened {time}", time=one.opened), SMALL, "ink-2"),
        Rule(),
        text(w("How grave is it?"), STRONG),
        Row(grades, 8),
        Rule(),
        Row((text(w("Batches"), STRONG), *linked), 10, wraps=True),
        Row((*batches, field, link), 8, wraps=True),
        Grow(Gap()),
        _next(one, w),
    ]
    return Column(tuple(rows), 9)


def _next(one: QmsRecord, w: Words) -> Widget:
    """What comes next for a record, and what it still lacks."""
    if one.state == "submitted":
        return Row((Grow(text(w("Waits for somebody else to approve it."), BODY, "ink-2")),), 8)
    if one.state in ("approved", "closed"):
        close = Button(w("Close the record"), _when(one.state == "approved", "close_record", ""), "primary", height=56)
        return Row((Grow(Gap()), close), 8)
    lacks = "" if one.grade else w("Say how grave it is.")
    lacks = lacks or ("" if one.batches else w("Link the batch that it touches."))
    submit = Button(w("Submit"), _when(not lacks, "submit", ""), "primary", height=56)
    return Row((Grow(text(lacks or w("Complete: it can be submitted."), BODY, "ink-2")), submit), 12)


def _when(is_possible: bool, control: str, value: str) -> Action | None:
    return Action("qms_do", f"{control}={value}") if is_possible else None


def _cut(title: str) -> str:
    """As much of a title as two lines of the list hold.

    >>> _cut("Probe B has climbed")
    'Probe B has climbed'
    """
    return title if len(title) <= 64 else f"{title[:62].rstrip()}…"
