"""The controls card, F1: mouse, keyboard, what is always there, gamepad."""

from game.hud.actions import Action
from game.hud.controls import Button, panel
from game.hud.layout import Beside, Column, Grow, Row, Wide
from game.hud.pages import HelpPage
from game.hud.scene import Placed, Scene, View
from game.hud.tokens import HEADING, SMALL, STRONG
from game.hud.widgets import Icon, Key, Pad, Rule, Widget, text
from game.words import Words


def controls_card(page: HelpPage, w: Words, view: View) -> Scene:
    """Return the card over a plain ground."""
    keys = dict(page.keys)
    head = Row(
        (
            Grow(text(w("Your hands (F1)"), HEADING)),
            text(w("The mouse alone is enough. Keys are shortcuts."), SMALL, "ink-2"),
            Button(w("Close"), Action("back"), small=True, key="Esc"),
        ),
        16,
        wraps=True,
    )
    cards = Beside((_mouse(w), _keyboard(keys, w), _always(keys, w)), (1, 1, 1), 20, 900)
    body = Column((head, cards, _pad(w)), 14)
    frame = Pad(body, (14, 24, 14, 24), "paper", radius=0)
    place = Placed("help", frame, (0, 0), (0, 0), view.width, view.height, ground="paper", margin=0)
    return Scene((place,), solid=True, is_menu=True)


def _card(title: str, lines: list[tuple[Widget, str]]) -> Pad:
    rows: list[Widget] = [text(title, STRONG)]
    for mark, words in lines:
        rows += [Rule(), Row((Wide(mark, 142), Grow(text(words, SMALL))), 10)]
    return panel(Column(tuple(rows), 4), (10, 16, 10, 16))


def _mouse(w: Words) -> Pad:
    def one(picture: str, words: str) -> Row:
        return Row((Icon(f"mouse_{picture}", 30), text(words, SMALL)), 6)

    return _card(
        w("Mouse"),
        [
            (one("move", w("move")), w("move: your hand")),
            (one("left", w("click")), w("do what the label says")),
            (one("left", w("floor")), w("walk there, slowly")),
            (one("left", w("hold")), w("wash, rub, prime; or toggle")),
            (one("left", w("drag")), w("wipe, turn, pull, pour")),
            (one("right", w("drag")), w("look around")),
            (one("right", w("click")), w("other things to do here")),
            (one("wheel", w("wheel")), w("lean in or out; tilt a bottle")),
        ],
    )


def _caps(names: str, keys: dict[str, str]) -> Row:
    """Return key caps; a name of an intent shows its own key where it was changed."""
    return Row(tuple(Key(keys.get(name.split(":")[-1], name.split(":")[0])) for name in names.split()), 4)


def _keyboard(keys: dict[str, str], w: Words) -> Pad:
    return _card(
        w("Keyboard"),
        [
            (_caps("W:forward A:left S:backward D:right", keys), w("walk (or arrows)")),
            (_caps("Q:turn_left E:turn_right", keys), w("turn one step left, right")),
            (_caps("N:next_part Enter", keys), w("next thing in reach; do it")),
            (_caps("Shift:hurry", keys), w("hurry: sheds more particles")),
            (_caps("F:closer R:turn_over", keys), w("look closer; turn held thing")),
            (_caps("X:other_hand G:put_down", keys), w("other hand; put down")),
            (_caps("C:bend", keys), w("bend down, stand up")),
            (_caps("1 2 3 4", keys), w("answer")),
        ],
    )


def _always(keys: dict[str, str], w: Words) -> Pad:
    return _card(
        w("Always there"),
        [
            (_caps("Esc:pause", keys), w("pause, saved")),
            (_caps("Tab:tasks", keys), w("tasks, SOP, record")),
            (_caps("H:hint", keys), w("hint")),
            (_caps("F2:report", keys), w("report a slip")),
            (_caps("F1:help", keys), w("this card")),
            (_caps("–:slower +:faster", keys), w("time")),
            (_caps("P:freeze", keys), w("freeze time")),
            (_caps("Ctrl +", keys), w("text size")),
        ],
    )


def _pad(w: Words) -> Pad:
    left = Column(
        (
            text(w("Left stick: walk, push far to hurry"), SMALL),
            text(w("Right stick: look; the pointer clings to the nearest thing"), SMALL),
            text(w("Triggers: left and right hand, hold"), SMALL),
        ),
        6,
    )
    middle = Column(
        (
            text(w("A do it · B put down"), SMALL),
            text(w("X look closer · Y turn the held thing"), SMALL),
            text(w("A held: other things to do here"), SMALL),
        ),
        6,
    )
    right = Column(
        (
            text(w("Cross: tasks up, hint down, next thing at the sides"), SMALL),
            text(w("Bumpers: bend, report"), SMALL),
            text(w("View: tablet · Menu: pause"), SMALL),
        ),
        6,
    )
    body = Column((text(w("Gamepad"), STRONG), Beside((left, middle, right), (1, 1, 1), 20, 900)), 8)
    return panel(body, (12, 16, 12, 16))
