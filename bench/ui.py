"""`python -m bench.ui`: what it costs to draw a screen again after one change, CPU ms, and against drawing it whole.

The change is what a person makes on that screen (the clock goes on, a setting moves, an option is chosen). "page" is a
screen of the plant seen close, "wall" the same live on its wall at 1024 x 640; loading its texture is counted in both.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from panda3d.core import Texture

from game.hmi.screens import HmiScreen, page_scale, page_scene
from game.hud.draw import Brush
from game.hud.model import HudModel
from game.hud.scene import Composer, Scene, View
from game.hud.screens.build import build
from game.hud.tokens import palette
from game.settings import Settings
from game.ui_cards import load
from game.words import words
from tests.game.ui_samples import MODELS, hmi_pages

BUDGET = {"page": 9.0, "wall": 1.1}  # ms
RUNS = 15
TEXTURES: dict[tuple[int, int], Texture] = {}
WINDOW = (1280, 720)
ENGLISH = words("en")

Change = Callable[[int], Any]


def main() -> None:
    """Print whole and changed drawing of each screen beside its budget."""
    print(f"{'screen':22}{'whole':>9}{'changed':>9}{'ratio':>7}   budget")
    view = View(WINDOW)
    for name, change in _changes().items():
        _row(name, change, lambda model: build(model, ENGLISH, view), view)
    close = View(WINDOW, page_scale(WINDOW))
    for name, page in hmi_pages().items():
        change = _of_page(page)
        _row(f"page {name}", change, lambda model: page_scene(model, ENGLISH), close)
        wall = _wall(change)
        print(f"{'wall ' + name:22}{'':>9}{wall:>9.2f}{'':>7}{BUDGET['wall']:>9.1f}")


def _row(name: str, change: Change, scene: Callable[[Any], Scene], view: View) -> None:
    whole = _median(lambda k: _compose(Composer(view, palette()), scene(change(k))))
    composer = Composer(view, palette())
    _compose(composer, scene(change(0)))
    changed = _median(lambda k: _compose(composer, scene(change(k))))
    print(f"{name:22}{whole:>9.2f}{changed:>9.2f}{whole / changed:>7.1f}{BUDGET['page']:>9.1f}")


def _compose(composer: Composer, scene: Scene) -> None:
    before = {kept.drawn.name: kept.drawn.brush.image for kept in composer.kept.values()}
    for drawn in composer.compose(scene):
        brush = drawn.brush
        if before.get(drawn.name) is not brush.image:
            _load(brush)


def _load(brush: Brush) -> None:
    """As a card loads it: the whole picture into a new texture, else the changed rows."""
    texture = TEXTURES.setdefault(brush.size, Texture("bench"))
    if not texture.has_ram_image():
        texture.setup_2d_texture(*brush.size, Texture.T_unsigned_byte, Texture.F_rgba)
    load(texture, brush.image, brush.changed if brush.base is not None else ())


def _wall(change: Change) -> float:
    screen = HmiScreen(palette())
    screen.show(change(0), ENGLISH)

    def again(k: int) -> None:
        if screen.show(change(k), ENGLISH) and screen.brush is not None:
            _load(screen.brush)

    return _median(again)


def _median(run: Callable[[int], None]) -> float:
    times = []
    for k in range(1, RUNS + 1):
        start = time.process_time()
        run(k)
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def _changes() -> dict[str, Change]:
    hud: Any = MODELS["04_hud"]
    held: Any = MODELS["05_hud_board_hold"]
    return {
        "HUD, clock": lambda k: replace(hud, clock=replace(hud.clock, time=f"08:14:{k:02d}")),
        "HUD, ring of a hold": lambda k: replace(held, hold=replace(held.hold, share=k / 30)),
        "HUD, pointer": lambda k: replace(hud, pointer=replace(hud.pointer, x=600.0 + k)),
        "pause, a slider": lambda k: _of("09_pause_access", settings=replace(Settings(), steady_hand=k / 20)),
        "pause, keys": lambda k: _of("09_pause_controls", waiting_for=f"{('hint', 'hurry')[k % 2]}/0"),
        "decision, an option": lambda k: HudModel(decision=_of("08_decision", chosen="abc"[k % 3])),
        "missions, another": lambda k: _of("02_missions", mission=("c01_m1", "c01_m2")[k % 2]),
        "briefing, the guess": lambda k: _of("03_briefing", guessed=k % 3),
        "report, an act": lambda k: _of("14_report", act=("41", "44")[k % 2]),
        "debrief, typing": lambda k: _of("30_debrief", plus="x" * k),
    }


def _of(name: str, **changes: Any) -> Any:
    model: Any = MODELS[name]
    return replace(model, **changes)


def _of_page(page: Any) -> Change:
    if hasattr(page, "clock"):
        return lambda k: replace(page, clock=f"09:42:{k:02d}")
    return lambda k: replace(page, value=10.0 + k / 10)


if __name__ == "__main__":
    main()
