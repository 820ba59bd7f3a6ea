"""Marks at the pointer: the outline of the target, the label, the ring of a hold, the list of other verbs."""

from dataclasses import dataclass

from game.hud.actions import Action
from game.hud.controls import night
from game.hud.draw import Box, Brush, ring
from game.hud.layout import Column, Grow, Row
from game.hud.model import HudModel, Pointer, Target
from game.hud.scene import Placed, View
from game.hud.tokens import BODY, SMALL, STRONG
from game.hud.widgets import Icon, Key, Pad, Size, Widget, text

RING_SIZE = 144.0
TOP_PANELS = 88.0  # px from the top that the chip and the clock take


@dataclass(frozen=True, slots=True)
class Outline:
    """The one mark around the target; sizes in design pixels."""

    width: float
    height: float
    radius: float

    def measure(self, scale: float, width: float) -> Size:
        return self.width, self.height

    def paint(self, brush: Brush, box: Box) -> None:
        colours = (brush.colour("ink"), brush.colour("focus"))
        brush.stamp(ring(*brush.size, brush.pixels(self.radius), brush.scale, colours), 0.0, 0.0, over=False)


def marks(hud: HudModel, view: View) -> list[Placed]:
    """Return what stands at the pointer, from back to front."""
    placed = []
    if hud.target:
        placed.append(_outline(hud.target, view))
    if hud.hold:
        at = (hud.hold.x, hud.hold.y)
        name = f"ring/{round(hud.hold.share, 2)}"
        placed.append(Placed("ring", Icon(name, RING_SIZE), (0.5, 0.5), (0, 0), window=at, ground="ink", margin=0))
        said = hud.hold.done if hud.hold.share >= 1 and hud.hold.done else hud.hold.text
        row = Row((*((Icon("stop", 22),) if hud.hold.is_toggle else ()), text(said, STRONG, "on-night")), 8)
        if said:
            below = (0.0, -RING_SIZE / 2 - 8)
            placed.append(Placed("ring_text", night(row), (0.5, 1.0), below, window=at, ground="night"))
    elif hud.pointer:
        placed.append(_label(hud.pointer, hud.target, view))
    if hud.verbs:
        rows = [text(hud.verbs.title, STRONG)]
        lines: list[Widget] = [
            _verb(n, words, Action("verb", verb)) for n, (verb, words) in enumerate(hud.verbs.verbs, 1)
        ]
        menu = Pad(Column((*rows, *lines), 8), (12, 14, 14, 14), "paper", "edge", radius=8)
        placed.append(Placed("verbs", menu, (0, 0), (16, 12), 300, window=(hud.verbs.x, hud.verbs.y)))
    return placed


def _label(pointer: Pointer, target: Target | None, view: View) -> Placed:
    """Return the label above what is pointed at; below it where the panels at the top would cover it."""
    label = pointer_label(pointer)
    tall = label.measure(view.scale, view.width)[1]
    if pointer.y / view.scale - 20 - tall >= TOP_PANELS:
        return Placed("label", label, (0.0, 1.0), (16, -20), window=(pointer.x, pointer.y), ground="night")
    low = pointer.y if target is None else target.y + target.height
    low = max(low, (TOP_PANELS - 12) * view.scale)
    return Placed("label", label, (0.0, 0.0), (16, 12), window=(pointer.x, low), ground="night")


def _verb(number: int, words: str, action: Action) -> Pad:
    line = Row((Key(str(number)), Grow(text(words, BODY))), 10)
    return Pad(line, (8, 10, 8, 10), "paper", "edge", least=(0, 48), action=action)


def _outline(target: Target, view: View) -> Placed:
    width, height = (round((length / view.scale + 10) / 4) * 4 for length in (target.width, target.height))
    radius = min(width, height) / 2 if target.is_round else 14.0
    middle = (target.x + target.width / 2, target.y + target.height / 2)
    mark = Outline(width, height, radius)
    return Placed("outline", mark, (0.5, 0.5), (0, 0), width, height, window=middle, ground="ink", margin=0)


def pointer_label(pointer: Pointer) -> Pad:
    """Return the label of what is pointed at: name, what a click does, and why not."""
    rows: list[Widget] = [text(pointer.title, STRONG, "on-night", widest=360)]
    if pointer.note:
        rows.append(text(pointer.note, SMALL, "speaker", widest=360))
    elif pointer.verb:
        line: tuple[Widget, ...] = (text(pointer.verb, SMALL, "on-night-2", widest=340),)
        rows.append(Row((*line, *((Key(pointer.key),) if pointer.key else ())), 8))
    return night(Column(tuple(rows), 0))
