"""Decisions and questions: look first, nothing preselected, how sure; then what followed from the choice."""

from game.hud.actions import Action
from game.hud.controls import Button, chip
from game.hud.layout import Column, Grow, Natural, Row
from game.hud.model import Decision
from game.hud.scene import Placed, Scene, View
from game.hud.tokens import BODY, HEADING, SMALL, STRONG
from game.hud.widgets import Flow, Gap, Key, Pad, Span, Widget, text
from game.words import Words

VERDICTS = {"best": ("good", "good-soft"), "minor": ("warn", "warn-soft")}


def decision(ask: Decision, w: Words, _view: View) -> Scene:
    """Return the dialog; after the answer it shows the feedback instead of the ways to go on."""
    kind = w("Question") if ask.is_question else w("Decision")
    runs = w("The clock runs while you think") if ask.clock_runs else w("The clock stands still")
    rows: list[Widget] = [
        Row((chip(kind), Grow(text(runs, SMALL, "ink-2")), text(ask.when, SMALL, "ink-2")), 12),
        text(ask.question, HEADING),
    ]
    if ask.look and not ask.feedback:
        looks = tuple(Button(look.text, Action("look_first", look.id), small=True) for look in ask.look)
        rows.append(Row((text(w("You may look first:"), SMALL, "ink-2"), *looks), 10, wraps=True))
    rows += [_option(number, option.id, option.text, ask) for number, option in enumerate(ask.options, 1)]
    if ask.allows_call and not ask.is_question and not ask.feedback:
        rows.append(_call(len(ask.options) + 1, w) if not ask.called else _called(ask.called, w))
    rows.append(_feedback(ask, w) if ask.feedback else _sure(ask, w))
    frame = Pad(Column(tuple(rows), 12), (28, 32, 28, 32), "paper", "edge", radius=12)
    return Scene((Placed("decision", frame, (0.5, 0.5), (0, 0), 750),), veil=True, is_menu=True)


def _option(number: int, name: str, words: str, ask: Decision) -> Pad:
    chosen = name == ask.chosen
    fill, edge = ("act-soft", "act") if chosen else ("paper", "edge")
    action = None if ask.feedback else Action("option", name)
    line = Row((Key(str(number)), Grow(text(words, STRONG))), 16)
    tall = 56 if ask.feedback else 64
    return Pad(line, (10, 18, 10, 18), fill, edge, 2.0, least=(0, tall), action=action)


def _call(number: int, w: Words) -> Pad:
    line = Row((Key(str(number)), Grow(text(w("Something else: call the supervisor"), BODY))), 16)
    return Pad(line, (8, 18, 8, 18), "paper", "edge", least=(0, 52), dashed=True, action=Action("call"))


def _called(said: str, w: Words) -> Pad:
    """What the supervisor answers: the decision stays with whoever called."""
    words = Flow((Span(w("Supervisor, by phone") + "  ", STRONG, "speaker"), Span(said, BODY, "on-night")))
    return Pad(words, (10, 18, 10, 18), "night")


def _sure(ask: Decision, w: Words) -> Row:
    parts: list[Widget] = []
    if not ask.is_question:
        said = (("guess", w("Guess")), ("fairly", w("Fairly")), ("sure", w("Sure")))
        parts.append(text(w("How sure are you?"), SMALL, "ink-2"))
        for name, words in said:
            kind = "chosen" if name == ask.sureness else "neutral"
            parts.append(Button(words, Action("sure", name), kind, small=True))
    ready = bool(ask.chosen) and (ask.is_question or bool(ask.sureness))
    missing = w("Choose first") if not ask.chosen else w("How sure?")
    answer = Button(w("Answer"), Action("answer"), "primary") if ready else Button(missing, None)
    return Row((*parts, Grow(Gap()), answer), 12, wraps=True)


def _feedback(ask: Decision, w: Words) -> Column:
    ink, ground = VERDICTS.get(ask.verdict, ("bad", "bad-soft"))
    said = {"best": w("What followed"), "minor": w("What is missing"), "": w("What followed")}
    head = text(said.get(ask.verdict, w("What this leads to")), STRONG, ink)
    box = Pad(Column((head, text(ask.feedback, BODY)), 4), (12, 16, 12, 16), ground)
    return Column((box, Natural(Button(w("Go on"), Action("dialog_close"), "primary"), "right")), 12)
