"""Before a mission: story, three goals, facts, one guess that is not scored; and the procedure to read."""

from game.hud.actions import Action
from game.hud.controls import Button, chip, choice
from game.hud.layout import Beside, Column, Grow, Natural, Row, Wide
from game.hud.pages import BriefingPage, SopPage
from game.hud.scene import Placed, Scene, View
from game.hud.screens.missions import kind_words
from game.hud.tokens import BODY, HEADING, SMALL, SMALL_STRONG, STORY, STRONG, SUB
from game.hud.widgets import Gap, Icon, Pad, Rule, Widget, text
from game.words import Words


def briefing(page: BriefingPage, w: Words, _view: View) -> Scene:
    """Return the briefing as one dialog of two halves."""
    halves = Beside((_story(page, w), _facts(page, w)), (640, 430), 0, 800)
    frame = Pad(halves, (1.5, 1.5, 1.5, 1.5), "paper", "edge", radius=12)
    return Scene((Placed("briefing", frame, (0.5, 0.5), (0, 0), 1070, 622),), veil=True, is_menu=True)


def help_words(level: int, w: Words) -> str:
    """Return how much help is given, as said."""
    return (w("help: full"), w("help: outlines"), w("help: voice"), w("help: SOP only"), w("help: none"))[level]


def _story(page: BriefingPage, w: Words) -> Pad:
    kind = kind_words(w)[page.kind]
    top = w("{kind} · about {n} min · {help}", kind=kind, n=page.minutes, help=help_words(page.help_level, w))
    exam = (chip(w("Exam: no hints, nothing is taken back"), "note"),) if page.is_exam else ()
    rows: list[Widget] = [
        Row((Icon(page.kind, 30), Grow(text(top, BODY, "ink-2"))), 12),
        *exam,
        text(page.title, HEADING),
        text(page.story, STORY),
        text(w("What to know"), STRONG),
    ]
    for number, goal in enumerate(page.goals, 1):
        count = text(str(number), SMALL_STRONG, "act-press", "centre")
        badge = Pad(count, (1, 0, 1, 0), "act-soft", radius=12, least=(24, 24))
        rows.append(Row((Wide(badge, 24), Grow(text(goal, BODY))), 10, top=True))
    rows += [
        Grow(Gap(height=4)),
        Row(
            (
                Wide(Button(w("Begin"), Action("begin", page.mission), "primary"), 200),
                Button(w("Read the SOP"), Action("sop")),
                Button(w("Back"), Action("back")),
            ),
            12,
            wraps=True,
        ),
    ]
    return Pad(Column(tuple(rows), 12), (30, 34, 30, 34), "paper", radius=11)


def _facts(page: BriefingPage, w: Words) -> Pad:
    rows: list[Widget] = []
    for name, fact in page.facts:
        rows += [Row((Wide(text(name, SMALL, "ink-2"), 96), Grow(text(fact, SMALL_STRONG))), 8, top=True), Rule()]
    if page.guesses:
        rows += [Gap(height=4), text(w("Before you start: a guess"), STRONG), text(page.guess, SMALL, "ink-2")]
        rows += [
            choice(guess, Action("guess", str(number)), number == page.guessed)
            for number, guess in enumerate(page.guesses)
        ]
        rows.append(text(w("Not scored. You meet the answer inside."), SMALL, "ink-2"))
    return Pad(Column((*rows, Grow(Gap())), 9), (34, 28, 28, 28), "paper-2", radius=11)


def sop(page: SopPage, w: Words, _view: View) -> Scene:
    """Return a procedure as a sheet to read."""
    lines = tuple(
        Row((Wide(text(f"{number}", STRONG, "ink-2"), 28), Grow(text(line, BODY))), 8, top=True)
        for number, line in enumerate(page.paragraphs, page.first)
    )
    foot: list[Widget] = [Grow(Gap())]
    if page.pages > 1:
        foot.insert(0, text(w("Page {n} of {all}", n=page.page, all=page.pages), SMALL, "ink-2"))
    if page.page > 1:
        foot.append(Button(w("Page before"), Action("ebr_sop", str(page.page - 1))))
    if page.page < page.pages:
        foot.append(Button(w("Next page"), Action("ebr_sop", str(page.page + 1))))
    foot.append(Button(w("Close"), Action("back"), "primary", key="Esc"))
    body = Column((text(page.title, SUB), Rule(), *lines, Natural(Gap(height=2)), Row(tuple(foot), 10)), 10)
    frame = Pad(body, (26, 30, 24, 30), "paper", "edge", radius=12)
    return Scene((Placed("sop", frame, (0.5, 0.5), (0, 0), 760),), veil=True, is_menu=True)
