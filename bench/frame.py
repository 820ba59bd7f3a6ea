"""`python -m bench.frame`: what a frame costs, at low quality.

CPU time of the whole process, and every frame is read back, so that rasterising is counted. "64x64" is the cost of
everything but the pixels: the same view in a buffer of that size.
"""

import time
from collections.abc import Callable
from typing import Any

from panda3d.core import FrameBufferProperties, GraphicsPipe, LPoint3f, WindowProperties

from game.picture import Picture
from game.play import Play
from game.render.base import open_base
from game.render.room import BUILT
from game.stage import Stage
from game.words import Words
from tools.shots import AT_REST, EYE, VIEWS
from training import opening
from training.facility import load_facility

FRAMES, BATCHES = 8, 6  # the least of the batches counts: other programs only add
BUDGET = {"640x360": 45.0, "64x64": 4.0, "nodes": 100, "triangles": 250_000}


def main() -> None:
    """Print CPU ms, nodes and triangles of the worst view of each built room."""
    base = open_base(offscreen=True, size=(640, 360), quality="low")
    small = _small(base)
    print(f"{'room':8}{'view':>5}{'ms 640x360':>12}{'ms 64x64':>10}{'nodes':>7}{'triangles':>11}")
    for name in (name for name in VIEWS if (BUILT / f"{name}.fam").exists()):
        stage = Stage(base.render.attach_new_node("stage"), load_facility(), (name,), "low")
        rows = [(*_cost(base, small, (stage, name), view), k + 1) for k, view in enumerate(VIEWS[name])]
        drawn, bare, nodes, triangles, view = max(rows)
        print(f"{name:8}{view:>5}{drawn:>12.1f}{bare:>10.1f}{nodes:>7}{triangles:>11}")
        stage.root.remove_node()
    drawn, bare, nodes, triangles = _in_mission(base, small)
    print(f"{'mission':8}{'':>5}{drawn:>12.1f}{bare:>10.1f}{nodes:>7}{triangles:>11}")
    limits = (BUDGET[key] for key in ("640x360", "64x64", "nodes", "triangles"))
    print("{:13}{:>12}{:>10}{:>7}{:>11}".format("budget", *limits))


def _in_mission(base: Any, small: Any) -> tuple[float, float, int, int]:
    """A frame of c01_m1 at the mirror of PAL_D: own hands and body, two people, everything kept up to date."""
    facility, session = load_facility(), opening.new_session("c01_m1")
    stage = Stage(base.render.attach_new_node("stage"), facility, session.run.mission.rooms, "low")
    play = Play(base, session, facility, stage)
    picture = Picture(base, play, facility, stage)
    mirror = next(p for p in facility.placed.values() if p.equipment == "mirror" and p.room == "PAL_D")
    play.walker.position, play.walker.heading, play.walker.pitch = mirror.stand, mirror.heading, -8.0
    here = float(list(facility.rooms).index("PAL_D"))
    session.readings.update({"coach.room_index": here, "passer_1.room_index": here})
    words = Words("en")

    def update() -> None:
        play.show()
        picture.frame(["site_uniform", "coverall", "overshoes"], words, 1 / 30)

    drawn = _mean_ms(base, base.win, small, update)
    for glass in picture.mirrors:
        glass.resize(small.get_x_size(), small.get_y_size())
    bare = _mean_ms(base, small, base.win, update)
    counted = in_view(base, stage)
    picture.close()
    stage.root.remove_node()
    return drawn, bare, *counted


def _small(base: Any) -> Any:
    wanted = FrameBufferProperties()
    wanted.set_rgba_bits(8, 8, 8, 8)
    wanted.set_depth_bits(24)
    size, flags = WindowProperties(), GraphicsPipe.BF_refuse_window
    size.set_size(64, 64)
    buffer = base.graphicsEngine.make_output(base.pipe, "small", 0, wanted, size, flags, base.win.gsg, base.win)
    buffer.make_display_region().set_camera(base.cam)
    return buffer


def _cost(base: Any, small: Any, staged: tuple[Stage, str], view: Any) -> tuple[float, float, int, int]:
    (stage, room), (at, to) = staged, view
    eye = LPoint3f(*at, EYE)
    base.camera.set_pos(eye)
    base.camera.look_at(LPoint3f(*to, EYE - 0.2))
    stage.show(AT_REST, room, eye)
    drawn, bare = _mean_ms(base, base.win, small), _mean_ms(base, small, base.win)
    return drawn, bare, *in_view(base, stage)


def _mean_ms(base: Any, output: Any, other: Any, update: Callable[[], None] = lambda: None) -> float:
    other.set_active(False)
    output.set_active(True)
    for _ in range(2):
        update()
        base.graphicsEngine.render_frame()
        output.get_screenshot()
    spent = []
    for _ in range(BATCHES):
        start = time.process_time()
        for _ in range(FRAMES):
            update()
            base.graphicsEngine.render_frame()
            output.get_screenshot()
        spent.append((time.process_time() - start) / FRAMES * 1000)
    return min(spent)


def in_view(base: Any, stage: Stage) -> tuple[int, int]:
    """Drawn nodes and triangles inside the camera's cone."""
    mask = base.cam.node().get_camera_mask()
    lens = base.cam.node().get_lens().make_bounds()
    nodes = triangles = 0
    for path in stage.root.find_all_matches("**/+GeomNode"):
        if path.is_hidden() or path.is_hidden(mask):
            continue
        bounds = path.node().get_bounds().make_copy()
        bounds.xform(path.get_mat(base.cam))
        if lens.contains(bounds):
            nodes += 1
            triangles += sum(geom.get_primitive(0).get_num_primitives() for geom in path.node().get_geoms())
    return nodes, triangles


if __name__ == "__main__":
    main()
