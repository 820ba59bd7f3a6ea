"""The procedure of the reactor by ISA-88: phases at the left, the chosen operation at the right."""

from game.hmi.canvas import LIVE
from game.hmi.reactor_faceplate import entry_row
from game.hmi.reactor_frame import draft_bar, marked, panel, reactor_frame
from game.hmi.reactor_model import Draft, PhaseRow, ReactorRecipe, StepRow
from game.hud.actions import Action
from game.hud.controls import Button
from game.hud.layout import Beside, Column, Grow, Layer, Row, Wide
from game.hud.tokens import BODY, STRONG, SUB
from game.hud.widgets import Gap, Icon, Pad, Rule, Widget, text
from game.words import Words


def recipe(page: ReactorRecipe, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    rows: list[Widget] = [Pad(text(page.procedure, STRONG, "h-text"), (2, 10, 6, 10)), Rule("h-line")]
    for row in page.phases:
        rows.append(_phase(row, row.id == page.phase))
    left = panel(Column((*rows, Grow(Gap())), 1), (8, 4, 4, 4))
    right = panel(_operation(page, w), (8, 0, 0, 0))
    body = Beside((Layer(left, takes_room=True), Layer(right, takes_room=True)), (344, 636), 12, 0)
    return reactor_frame(page.head, "recipe", Pad(body, (10, 16, 10, 16), radius=0), w)


def _phase(row: PhaseRow, is_on: bool) -> Pad:
    strong = STRONG if row.state in ("running", "held") else BODY
    mark = Wide(Icon(f"hmi_{row.state}", 22), 26)
    line = Row((mark, Grow(text(row.name, strong, "h-text")), text(row.status, BODY, "h-text-2")), 8)
    fill, edge = ("paper", "act") if is_on else ("h-panel", "")
    return Pad(line, (0, 8, 0, 8), fill, edge, 3.0, 4.0, (0, 48), action=Action("hmi_phase", row.id))


def _operation(page: ReactorRecipe, w: Words) -> Widget:
    head = Pad(Row((Grow(text(page.title, SUB, "h-text")), text(page.elapsed, LIVE, "h-live")), 10), (0, 16, 0, 16))
    titles = _cells((w("Phase"), w("State"), w("Now / goes on when")))
    rows: list[Widget] = [titles, Rule("h-line")]
    for step in page.steps:
        rows += [_step(step), Rule("h-line")]
    entries = tuple(entry_row(one) for one in page.entries)
    buttons = tuple(
        Grow(Button(words, Action("hmi_choose", name) if can else None, "hmi", height=56))
        for name, words, can in page.buttons
    )
    has_draft = page.draft != Draft()  # it takes the place of the buttons
    foot = () if has_draft else (Row(buttons, 8), text(page.hint, BODY, "h-text-2"))
    inner = Pad(Column((*rows, *entries, Grow(Gap()), *foot), 2), (0, 16, 6, 16))
    return Column((head, Grow(inner), draft_bar(page.draft, w)), 2)


def _cells(names: tuple[str, str, str]) -> Row:
    first, second, third = (text(name, STRONG, "h-text-2") for name in names)
    return Row((Wide(first, 216), Wide(second, 108), Grow(third)), 8)


def _step(step: StepRow) -> Pad:
    now = marked(step.now, step.priority, "active")
    cells = Row(
        (Wide(text(step.name, STRONG, "h-text"), 216), Wide(text(step.state, BODY, "h-text"), 108), Grow(now)), 8
    )
    return Pad(cells, (0, 0, 0, 0), radius=0, least=(0, 34))
