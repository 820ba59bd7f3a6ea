"""Pictures of the reactor as one stands before it: `python -m tools.reactor_shots [VIEW[:STATE] ...]`.

They go to out/reactor. The light is that of the airlock; sampler and feed bag stand where the plan puts them.
"""

import sys
from pathlib import Path
from typing import Any

from panda3d.core import Filename, LPoint3f

from game.reactor_view import ReactorView
from game.render.base import open_base
from game.render.mesh import Model
from game.render.room import BUILT, RoomScene, load_room

OUT = Path(__file__).parents[1] / "out" / "reactor"
SIZE = (1280, 900)
LIT_BY = "PAL_D"
AT = LPoint3f(18.5, 17.0, 0.0)
BESIDE = {"sampler": (-0.90, -1.40), "feedbag": (-2.60, -0.20)}  # m, from the reactor [placement.yaml]


def _day(weight: float, ph: float, cells: float = 0.0, foam: float = 0.0) -> dict[str, float]:
    """Readings of a stirred and aerated reactor; `cells` in 1e6/mL."""
    running = {"agit": 80.0, "air_flow": 30.0}
    return running | {"weight": weight, "true.ph": ph, "true.Xv": cells, "foam": foam}


#: what the readings say on some days of the culture; `empty` has none
STATES: dict[str, dict[str, float]] = {
    "empty": {},
    "medium": _day(1540.0, ph=7.2),
    "day0": _day(1540.0, ph=7.15, cells=0.41, foam=0.1),
    "day7": _day(1700.0, ph=6.98, cells=18.0, foam=0.35) | {"o2_flow": 9.0},
    "foaming": _day(1700.0, ph=7.0, cells=18.0, foam=1.2),
    "spoiled": _day(1700.0, ph=6.5, cells=12.0, foam=0.5) | {"true.bacteria": 4000.0},
}
#: eye and aim from the middle of the skid, degrees of the lens
VIEWS: dict[str, tuple[tuple[float, float, float], tuple[float, float, float], float]] = {
    "whole": ((1.9, -6.2, 1.62), (-0.1, 0.0, 1.85), 52.0),
    "left": ((-4.6, -3.8, 1.62), (-0.2, 0.0, 1.75), 56.0),
    "stand": ((1.2, -2.0, 1.62), (0.75, -0.4, 1.45), 80.0),
    "front": ((-0.1, -2.1, 1.62), (-0.35, -0.7, 1.75), 80.0),
    "glass": ((0.28, -1.62, 1.62), (-0.21, -0.66, 1.95), 62.0),
    "gas": ((0.75, -1.35, 1.62), (0.67, -0.25, 1.50), 66.0),
    "pumps": ((1.2, -2.0, 1.55), (1.25, -1.06, 1.25), 50.0),
    "probes": ((0.25, -1.75, 1.40), (-0.05, -0.5, 1.00), 60.0),
    "under": ((-1.5, -2.0, 1.0), (-0.6, 0.0, 0.45), 62.0),
    "above": ((0.9, -2.6, 3.9), (-0.4, 0.0, 3.0), 56.0),
    "behind": ((-3.2, 3.6, 1.9), (-0.1, 0.2, 1.6), 62.0),
}


def main(wanted: list[str]) -> None:
    """Draw the views named, or all."""
    base: Any = open_base(offscreen=True, size=SIZE, quality="high")
    scene, model = staged(base)
    view = ReactorView("USP.br2000", model, "high")
    OUT.mkdir(parents=True, exist_ok=True)
    for word in wanted or [*VIEWS, *(f"glass:{state}" for state in STATES)]:
        name, _, state = word.partition(":")
        readings = {f"USP.br2000.{tag}": value for tag, value in STATES[state or "day7"].items()}
        view.frame(readings, 0.4)
        _look(base, scene, name)
        base.win.save_screenshot(Filename.from_os_specific(str(OUT / f"{word.replace(':', '_')}.png")))
    print(f"pictures in {OUT}")


def staged(base: Any) -> tuple[RoomScene, Model]:
    """The reactor and what stands beside it, in the light of a room whose walls are hidden."""
    scene = load_room(LIT_BY, base.render, "high")
    scene.model.root.hide()
    base.set_background_color(0.80, 0.82, 0.83)
    model = scene.add_thing("br2000", AT, 0.0)
    for name, (x, y) in BESIDE.items():
        if (BUILT.parent / "equipment" / f"{name}.fam").exists():
            scene.add_thing(name, AT + LPoint3f(x, y, 0.0), 0.0)
    return scene, model


def _look(base: Any, scene: RoomScene, name: str) -> None:
    eye, aim, lens = VIEWS[name]
    base.camLens.set_fov(lens)
    base.camera.set_pos(AT + LPoint3f(*eye))
    base.camera.look_at(AT + LPoint3f(*aim))
    scene.look_from(AT + LPoint3f(*eye), 0.0)
    for _ in range(2):
        base.graphicsEngine.render_frame()


if __name__ == "__main__":
    main(sys.argv[1:])
