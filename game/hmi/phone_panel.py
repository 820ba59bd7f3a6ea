"""The wall phone seen close: whom to call, and what to say in four parts. The room stays in view.

Only what was seen can be said; the answer is a caption, and its words stay below the list until the call ends.
"""

from dataclasses import dataclass

from game.hmi.canvas import PAGE
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.hud.controls import Button, panel
from game.hud.layout import Column, Grow, Row, Wide
from game.hud.scene import Placed, Scene
from game.hud.tokens import BODY, SMALL, SMALL_STRONG, STRONG, SUB
from game.hud.widgets import Flow, Gap, Icon, Key, Pad, Span, Widget, text
from game.words import Words

CALLS = ("supervisor", "qa", "maintenance", "hse", "bms")  # who can be called, in the order of the keys
CONTACTS, REPORT = 272.0, 548.0  # px, widths of the two panels
LABEL = 112.0  # px, what a part of the report is called


@dataclass(frozen=True, slots=True)
class Said:
    """One part of the report: its id, what is chosen for it so far."""

    part: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhonePage(PlantPage):
    """A wall phone.

    Attributes:
        to: contact on the line, empty for none; lasted: `00:41`, empty while it rings.
        parts: of the report; open: the one whose facts are listed.
        facts: of the open part: (id, text, chosen). heard: what was answered last. listens: takes a report at all.
    """

    to: str = ""
    lasted: str = ""
    parts: tuple[Said, ...] = ()
    open: str = ""
    facts: tuple[tuple[str, str, bool], ...] = ()
    heard: str = ""
    listens: bool = True


def contacts(w: Words) -> dict[str, str]:
    """What those who can be called are called."""
    return {
        "supervisor": w("Supervisor"),
        "qa": w("QA on duty"),
        "maintenance": w("Maintenance"),
        "hse": w("Safety (HSE)"),
        "bms": w("Building (BMS)"),
    }


def phone(page: PhonePage, w: Words) -> Widget:
    """Return both panels on one screen, 1024 x 640."""
    report = _report(page, w) if page.to else Gap()
    both = Row((Wide(_contacts(page, w), CONTACTS), Grow(Gap()), Wide(report, REPORT)), 12, top=True)
    return Pad(Column((both,)), (20, 20, 20, 20), "ground", radius=0, least=PAGE)


def phone_close(page: PhonePage, w: Words) -> Scene:
    """Return the scene: two panels over the room."""
    left = Placed("contacts", _contacts(page, w), (0.0, 0.0), width=CONTACTS)
    if not page.to:
        return Scene((left,), is_menu=True)
    right = Placed("report", _report(page, w), (1.0, 0.0), width=REPORT, tallest=690)
    return Scene((right, left), is_menu=True)  # the report first: Enter must not hang up


def _contacts(page: PhonePage, w: Words) -> Pad:
    names = contacts(w)
    rows: list[Widget] = [text(w("Wall phone · call"), STRONG)]
    for number, name in enumerate(CALLS, 1):
        is_on = name == page.to
        parts: list[Widget] = [Key(str(number)), Grow(text(names[name], STRONG if is_on else BODY))]
        if is_on:
            parts.append(text(page.lasted or w("rings"), STRONG, "act-press"))
        action = None if page.to else Action("phone_call", name)
        fill, edge = ("act-soft", "act") if is_on else ("paper", "line")
        rows.append(Pad(Row(tuple(parts), 10), (6, 10, 6, 10), fill, edge, 2.0 if is_on else 1.0, action=action))
    if page.heard:
        said_by = Span(f"{names.get(page.to, '')}  ", STRONG)
        rows.append(Pad(Flow((said_by, Span(page.heard))), (8, 10, 8, 10), "paper-2", radius=6))
    leave = Action("phone_hang_up") if page.to else None
    rows.append(Button(w("Hang up"), leave))
    rows.append(Button(w("Step back"), Action("page_close"), key="F"))
    return panel(Column(tuple(rows), 8), (14, 16, 16, 16))


def _report(page: PhonePage, w: Words) -> Pad:
    names = {"what": w("What"), "since": w("Since when"), "excluded": w("Excluded"), "ask": w("I ask")}
    rows: list[Widget] = [
        text(w("Say it in four parts"), SUB),
        text(w("Only what you have seen can be said."), SMALL, "ink-2"),
    ]
    if not page.listens:
        rows.append(text(w("Nothing to report to them now."), STRONG))
    for said in page.parts:
        rows += [_part(said, names[said.part], page.open == said.part, w)]
        if page.open == said.part:
            rows.append(_facts(page, w))
    can_say = any(said.facts for said in page.parts) and bool(page.lasted)
    foot = Row(
        (
            Button(w("Say it"), Action("phone_say") if can_say else None, "primary"),
            Button(w("Look something up"), Action("page_close")),
        ),
        12,
        wraps=True,
    )
    return panel(Column((*rows, foot), 6), (16, 20, 18, 20))


def _part(said: Said, name: str, is_open: bool, w: Words) -> Pad:
    chosen: Widget = Column(tuple(text(fact, SMALL_STRONG) for fact in said.facts), 0)
    if not said.facts:
        chosen = text(w("choose…"), SMALL_STRONG, "act-press" if is_open else "act")
    mark = Icon("check", 20) if said.facts else Gap(20, 20)
    line = Row((Wide(text(name, BODY, "ink-2"), LABEL), Grow(chosen), mark), 10)
    action = Action("phone_part", said.part)
    return Pad(line, (4, 8, 4, 8), "act-soft" if is_open else "paper", radius=6, least=(0, 44), action=action)


def _facts(page: PhonePage, w: Words) -> Pad:
    rows: list[Widget] = []
    for number, (name, said, is_chosen) in enumerate(page.facts, 1):
        mark = (Icon("check", 20),) if is_chosen else ()
        line = Row((Key(str(number)), Grow(text(said, BODY)), *mark), 10)
        fill, edge = ("act-soft", "act") if is_chosen else ("paper", "edge")
        rows.append(Pad(line, (5, 10, 5, 10), fill, edge, 1.5, least=(0, 44), action=Action("phone_fact", name)))
    if not rows:
        rows.append(text(w("You have seen nothing that belongs here yet. Look first."), BODY, "ink-2"))
    return Pad(Column(tuple(rows), 6), (8, 8, 8, 8), "paper-2", radius=8)
