"""The screen of an analyser: what to do next, the result with its limits and spread, whose it is, its cost.

Grey is well; a value beyond a limit is framed in its alarm colour with its mark [isa101].
"""

from dataclasses import dataclass

from game.hmi.canvas import PAGE, button
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.hud.layout import Beside, Column, Grow, Layer, Row, Wide
from game.hud.tokens import BODY, SMALL, SMALL_STRONG, STRONG, SUB, Style
from game.hud.widgets import Bar, Gap, Icon, Pad, Rule, Widget, text
from game.words import Words

VALUE = Style(24, 30, "SemiBold")
COLUMNS = (150.0, 100.0, 84.0, 64.0, 178.0)  # px: name, value, unit, spread, limits


@dataclass(frozen=True, slots=True)
class Result:
    """One line: name, value, unit, spread of the method, limits; priority 0 normal, 3 alert, 2 action."""

    name: str
    value: str
    unit: str = ""
    spread: str = ""
    limits: str = ""
    priority: int = 0


@dataclass(frozen=True, slots=True)
class AnalyserPage(PlantPage):
    """An analyser.

    Attributes:
        bottle: number of the newest bottle, 0 for none; bottle_note: its age and whether it is sealed.
        loaded: bottle in the tray; share: of the run that goes on, -1 for none; left: `2:10`.
        checked: the control of the day was right. unread: a result waits. sample, age: of the shown result.
        price: of a run; spent: so far.
    """

    title: str
    clock: str
    checked: bool = False
    bottle: int = 0
    bottle_note: str = ""
    loaded: int = 0
    share: float = -1.0
    left: str = ""
    unread: bool = False
    sample: int = 0
    age: str = ""
    results: tuple[Result, ...] = ()
    price: float = 0.0
    spent: float = 0.0
    extras: tuple[str, ...] = ()  # other controls of this kind: prime, print


def analyser(page: AnalyserPage, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    head = Row((text(page.title, SUB, "h-text"), Grow(Gap()), text(page.clock, STRONG, "h-text")), 12)
    side = Pad(_steps(page, w), (16, 16, 16, 16), "h-panel", radius=0)
    main = Pad(_result(page, w), (16, 22, 16, 22), "h-bg", radius=0)
    body = Beside((Layer(side, takes_room=True), Layer(main, takes_room=True)), (348, 676), 0, 0)
    rows = (Pad(head, (6, 20, 6, 20), "h-panel", radius=0, least=(0, 52)), Rule("h-line", 1.5), Grow(body))
    return Pad(Column(rows, 0), fill="h-bg", radius=0, least=PAGE)


def _steps(page: AnalyserPage, w: Words) -> Column:
    runs = page.share >= 0.0
    check = Action("lab_do", "qc_check") if not runs else None
    load = Action("lab_do", "load_sample") if page.bottle and not runs else None
    run = Action("lab_do", "run") if page.loaded and not runs else None
    read = Action("lab_do", "read") if page.unread else None
    checked = w("Right today") if page.checked else w("Not checked yet today")
    drawn = w("Sample {n}: {note}", n=page.bottle, note=page.bottle_note) if page.bottle else w("No sample drawn yet")
    loaded = w("Sample {n} is in the tray", n=page.loaded) if page.loaded else w("The tray is empty")
    rest = w("{time} to go", time=page.left) if runs else w("{n} units a run", n=f"{page.price:g}")
    waits = w("A result waits") if page.unread else w("Nothing new to read")
    return Column(
        (
            *_step(w("Check with the control"), check, checked, page.checked),
            *_step(w("Load the sample"), load, drawn, bool(page.loaded)),
            *_step(w("Run"), run, f"{loaded} · {rest}" if not runs else rest, runs),
            Bar(max(0.0, page.share), height=10.0, colour="act", edge="h-line"),
            *_step(w("Read the result"), read, waits, False),
            *_extras(page, w),
            Grow(Gap()),
            text(w("Cost so far: {n} units", n=f"{page.spent:g}"), STRONG, "h-text"),
        ),
        8,
    )


def _extras(page: AnalyserPage, w: Words) -> tuple[Widget, ...]:
    names = {"prime": w("Prime the lines"), "print": w("Print")}
    runs = page.share >= 0.0
    ready = {"prime": not runs, "print": bool(page.sample) and not runs}
    buttons = (Grow(button(names[n], Action("lab_do", n) if ready[n] else None, tall=48.0)) for n in page.extras)
    return (Row(tuple(buttons), 8),) if page.extras else ()


def _step(words: str, action: Action | None, note: str, is_done: bool) -> tuple[Widget, Widget]:
    mark = (Icon("check", 18),) if is_done else ()
    line = Row((*mark, Grow(text(note, SMALL, "h-text-2"))), 6)
    return button(words, action, tall=56.0), Pad(line, (0, 0, 6, 2))


def _result(page: AnalyserPage, w: Words) -> Widget:
    if page.unread:
        return _note(w("The result is ready. Read it."))
    if not page.sample:
        return _note(w("No result yet."))
    whose = w("Sample {n}, {age} old when it was loaded", n=page.sample, age=page.age)
    names = (w("Result"), w("Value"), "", w("Spread"), w("Alert / action"))
    heads = tuple(text(name, SMALL_STRONG, "h-text-2") for name in names)
    rows: list[Widget] = [text(whose, STRONG, "h-text"), Pad(_cells(heads), (0, 8, 0, 8)), Rule("h-line")]
    for one in page.results:
        rows.append(_line(one))
    if not page.checked:
        rows.append(text(w("The method was not checked today: the values may be off."), SMALL_STRONG, "h-text"))
    return Column((*rows, Grow(Gap())), 6)


def _line(one: Result) -> Pad:
    value: Widget = text(one.value, VALUE, "h-live", "right")
    if one.priority:
        value = Row((Icon(f"alarm/{one.priority}/active", 24), Grow(value)), 6)
    small = [text(words, SMALL, "h-text-2") for words in (one.unit, one.spread)]
    cells = _cells((text(one.name, BODY, "h-text"), value, *small, text(one.limits, SMALL, "h-text")))
    if one.priority:
        return Pad(cells, (4, 8, 4, 8), "h-field", f"p{one.priority}", 4.0, 0.0, (0, 46))
    return Pad(cells, (5, 8, 5, 8), "h-field", radius=0, least=(0, 46))


def _cells(cells: tuple[Widget, ...]) -> Row:
    return Row(tuple(Wide(cell, wide) for cell, wide in zip(cells, COLUMNS, strict=True)), 10)


def _note(words: str) -> Column:
    return Column((Grow(Gap()), text(words, SUB, "h-text-2", "centre"), Grow(Gap())), 0)
