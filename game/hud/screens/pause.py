"""Pause with the settings: ten access lines first; every change shows at once and none changes a score."""

from functools import lru_cache

from game.hud.actions import Action
from game.hud.controls import Button, Segments, Slider
from game.hud.layout import Beside, Column, Grow, Layer, Row, Wide
from game.hud.pages import PausePage
from game.hud.scene import Placed, Scene, View
from game.hud.screens.options import ROWS, intent_words, key_words, option_words
from game.hud.tokens import BODY, SMALL, SMALL_STRONG, STRONG, SUB
from game.hud.widgets import Gap, Pad, Rule, Widget, text
from game.settings import CHOICES, KEYS, RANGES
from game.words import Words

TABS = ("access", "controls", "sound", "picture", "language")


def pause(page: PausePage, w: Words, view: View) -> Scene:
    """Return the pause dialog; from the title it has no game buttons."""
    halves = Beside((_side(page, w), _settings(page, w, view)), (264, 822), 0, 800)
    frame = Pad(halves, (1.5, 1.5, 1.5, 1.5), "paper", "edge", radius=12)
    return Scene((Placed("pause", frame, (0.5, 0.5), (0, 0), 1088, 640),), veil=True, is_menu=True)


def _side(page: PausePage, w: Words) -> Pad:
    rows: list[Widget] = [text(w("Paused") if page.in_game else w("Settings"), SUB)]
    if page.in_game:
        saved = w("Saved at {time}. The plant stands still.", time=page.saved_at) if page.saved_at else ""
        rows += [
            text(saved or w("The plant stands still."), SMALL, "ink-2"),
            Button(w("Resume"), Action("resume"), "primary", left=True, key="Esc"),
            Button(w("Rewind 30 s"), Action("rewind") if page.can_rewind else None, left=True),
            Button(w("How to use hands"), Action("help"), left=True),
            Button(w("“That was the controls”"), Action("contest"), small=True, left=True, height=48),
            Grow(Gap(height=8)),
            Button(w("Save and leave"), Action("save_leave"), left=True),
        ]
    else:
        rows += [
            text(w("Kept on this computer for you."), SMALL, "ink-2"),
            Button(w("Back"), Action("back"), "primary", left=True, key="Esc"),
            Grow(Gap()),
        ]
    return Pad(Column(tuple(rows), 10), (24, 20, 24, 20), "paper-2", radius=11)


def _settings(page: PausePage, w: Words, view: View) -> Pad:
    names = (w("Access"), w("Controls"), w("Sound"), w("Picture"), w("Language"))
    tabs = Row(tuple(_tab(tab, name, tab == page.tab) for tab, name in zip(TABS, names, strict=True)), 10, wraps=True)
    rows: list[Widget] = [tabs, Rule()]
    if page.tab == "controls":
        rows += _keys(page, w, view)
    rows += [item for name in ROWS[page.tab] for item in (_line(page, name, w, view), Rule())]
    rows.append(text(w("Each change shows at once. None of these changes a score."), SMALL, "ink-2"))
    return Pad(Column(tuple(rows), 5), (14, 28, 14, 28), "paper", radius=11)


def _tab(tab: str, name: str, chosen: bool) -> Pad:
    words = text(name, STRONG if chosen else BODY, "act-press" if chosen else "ink-2", "centre")
    line = Pad(Gap(), (0, 0, 0, 0), "act" if chosen else "paper", radius=0, least=(0, 4))
    return Pad(Column((words, line), 4), (6, 8, 0, 8), least=(44, 44), action=Action("tab", tab))


def _line(page: PausePage, name: str, w: Words, view: View) -> Widget:
    title, note = option_words(name, w)
    value = getattr(page.settings, name)
    control: Widget
    if name in RANGES:
        control = Slider(name, float(value), *RANGES[name], f"{value * 100:.0f}\u00a0%")
    else:
        options = tuple((option_words(f"{name}={one}", w)[0], Action("set", f"{name}={one}")) for one in CHOICES[name])
        control = Segments(options, Action("set", f"{name}={value}"))
    if view.is_narrow:
        return Pad(Column((text(title, STRONG), text(note, SMALL, "ink-2"), control), 4), (4, 0, 4, 0))
    return Row((Wide(text(title, STRONG), 146), Grow(text(note, SMALL, "ink-2")), control), 8)


def _keys(page: PausePage, w: Words, view: View) -> list[Widget]:
    clashes = page.settings.clashes()
    said = intent_words(w)
    cells = []
    for intent in KEYS:
        pair = page.settings.keys[intent]
        note = w("also used elsewhere") if any(key in clashes for key in pair if key) else ""
        slots = (f"{intent}/0", f"{intent}/1")
        waits = [page.waiting_for == slot for slot in slots]
        faces = tuple(w("press a key") if waits[n] else key_words(pair[n], w) for n in (0, 1))
        cells.append(_cell(said[intent], note, intent, faces, int(waits[0]) + 2 * int(waits[1])))
    columns = 1 if view.is_narrow else 2
    lines: list[Widget] = []
    for start in range(0, len(cells), columns):
        group = cells[start : start + columns]
        lines.append(Layer(Beside((*group, *(Row(()),) * (columns - len(group))), (1.0,) * columns, 24, 0)))
    reset = Button(w("All keys as delivered"), Action("remap_reset"), small=True)
    return [Column(tuple(lines), 6), Row((Grow(Gap()), reset)), Rule()]


@lru_cache(maxsize=256)
def _cell(label: str, note: str, intent: str, faces: tuple[str, ...], waiting: int) -> Row:
    """One intent with its two keys; kept, because most of the table stays as it is. `waiting`: 1 or 2, the slot."""
    slots = tuple(_slot(f"{intent}/{n}", face, waits=waiting == n + 1) for n, face in enumerate(faces))
    notes = (text(note, SMALL, "warn"),) if note else ()
    return Row((Grow(Column((text(label, SMALL), *notes), 0)), *slots), 8)


def _slot(name: str, words: str, *, waits: bool) -> Pad:
    fill, edge = ("act-soft", "act") if waits else ("paper", "edge")
    face = text(words or " ", SMALL_STRONG, "ink", "centre")
    return Pad(Wide(face, 88), (4, 4, 4, 4), fill, edge, least=(98, 44), action=Action("remap", name))
