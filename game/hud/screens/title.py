"""The title over the plant: go on first, with what and where."""

from game.hud.actions import Action
from game.hud.controls import Button, chip, field_box, night
from game.hud.layout import Column, Grow, Row
from game.hud.pages import PersonPage, ResumePage, TitlePage
from game.hud.scene import Placed, Scene, View
from game.hud.tokens import BODY, HEADING, HERO, SMALL, SMALL_STRONG, STRONG
from game.hud.widgets import Flow, Gap, Icon, Key, Pad, Rule, Span, Widget, text
from game.words import Words

LANGUAGES = ("en", "fr")


def title(page: TitlePage, w: Words, view: View) -> Scene:
    """Return the title screen."""
    rows: list[Widget] = [
        Row((Icon("logo", 52), text("First Air", HERO)), 14),
        text(w("Learn to work in a cleanroom by working in one."), BODY, "ink-2"),
        Gap(height=4),
    ]
    if page.resume:
        rows.append(_go_on(w("Continue"), page.resume))
    kind = "second" if page.resume else "primary"
    rows += [
        Button(w("Missions"), Action("missions"), kind, left=True),
        Button(w("Free flight"), Action("flight", "7"), left=True, note=w("any day, any cause")),
        Button(w("How to move and use hands"), Action("tutorial"), left=True, note=w("2 min")),
        Row(
            (
                Grow(Button(w("Settings"), Action("settings"))),
                Grow(Button(w("Quit"), Action("quit"))),
            ),
            12,
        ),
        Grow(Gap(height=8)),
        _foot(page, w),
    ]
    card = Pad(Column(tuple(rows), 12), (36, 36, 24, 36), "paper", "edge", radius=12)
    tips = night(
        Flow((Span(w("Text size:"), SMALL, "on-night"), Key("Ctrl"), Key("+"))),
    )
    left = Placed("title", card, (0.0, 0.5), (64 if not view.is_narrow else 24, 0), 440, 608)
    if view.is_narrow:
        return Scene((left,), is_menu=True)
    return Scene((left, Placed("tips", tips, (1.0, 1.0))), is_menu=True)


def _go_on(words: str, where: str) -> Pad:
    body = Column((text(words, STRONG, "paper"), text(where, SMALL, "paper")), 0)
    return Pad(body, (8, 20, 8, 20), "act", least=(0, 64), action=Action("continue"))


def _foot(page: TitlePage, w: Words) -> Row:
    tongues = tuple(
        Pad(
            text(tongue.upper(), *((SMALL_STRONG, "ink") if tongue == w.language else (SMALL, "act"))),
            (4, 8, 4, 8),
            least=(44, 44),
            action=Action("language", tongue),
        )
        for tongue in LANGUAGES
    )
    who: tuple[Widget, ...] = (
        chip(page.person or w("New here"), "act"),
        Pad(text(w("Not you?"), SMALL, "ink-2"), (4, 4, 4, 4), least=(44, 44), action=Action("not_you")),
    )
    return Row((*who, Grow(Gap()), *tongues), 4, wraps=True)


def person(page: PersonPage, w: Words, _view: View) -> Scene:
    """Return the question who plays."""
    name = page.name.strip()
    keep = Button(w("Go on"), Action("person", name), "primary") if name else Button(w("Write your name"), None)
    body = Column(
        (
            text(w("Who plays?"), HEADING),
            text(w("The name stands in the entry record. It is kept on this computer only."), SMALL, "ink-2"),
            field_box("person", page.name, w("Your name"), active=True),
            Row((keep, Button(w("Back"), Action("back"), key="Esc")), 12, wraps=True),
        ),
        14,
    )
    frame = Pad(body, (28, 32, 28, 32), "paper", "edge", radius=12)
    return Scene((Placed("person", frame, (0.5, 0.5), (0, 0), 560),), veil=True, is_menu=True)


def resume(page: ResumePage, w: Words, _view: View) -> Scene:
    """Return the offer to take up a journal that did not end."""
    body = Column(
        (
            text(w("Take up where it stopped?"), HEADING),
            text(page.mission, STRONG),
            text(f"{page.where} · {page.when}", BODY, "ink-2"),
            *((text(page.lost, SMALL, "ink-2"),) if page.lost else ()),
            Rule(),
            text(w("The record is whole up to that point. If you begin anew, it stays on this computer."), SMALL),
            Row(
                (
                    Button(w("Continue"), Action("resume_journal"), "primary"),
                    Button(w("Begin anew"), Action("discard_journal")),
                ),
                12,
                wraps=True,
            ),
        ),
        14,
    )
    return Scene(
        (Placed("resume", Pad(body, (28, 32, 28, 32), "paper", "edge", radius=12), (0.5, 0.5), (0, 0), 620),),
        veil=True,
        is_menu=True,
    )
