"""`python -m bench.frame`: what a frame costs.

CPU time of the whole process; each frame is read back, so that rasterising is counted.
"""

import time

from panda3d.core import LPoint3f

from game.render.base import open_base
from game.render.room import BUILT, load_room
from tools.shots import EYE, VIEWS

FRAMES = 12
BUDGET_MS = {(64, 64): 4.0, (640, 360): 45.0}


def main() -> None:
    """Print CPU ms, nodes and triangles of the worst view of each built room at low quality."""
    base = open_base(offscreen=True, size=(640, 360), quality="low")
    print(f"{'room':8}{'view':>5}{'ms 640x360':>12}{'ms no pixels':>14}{'nodes':>7}{'triangles':>11}")
    for name in (name for name in VIEWS if (BUILT / f"{name}.fam").exists()):
        scene = load_room(name, base.render, "low")
        scene.add_doors()
        rows = [(*_cost(base, scene, view), k + 1) for k, view in enumerate(VIEWS[name])]
        drawn, bare, nodes, triangles, view = max(rows)
        print(f"{name:8}{view:>5}{drawn:>12.1f}{bare:>14.1f}{nodes:>7}{triangles:>11}")
        scene.node.remove_node()


def _cost(base, scene, view) -> tuple[float, float, int, int]:
    at, to = view
    eye = LPoint3f(*at, EYE)
    base.camera.set_pos(eye)
    base.camera.look_at(LPoint3f(*to, EYE - 0.2))
    scene.look_from(eye)
    drawn = _mean_ms(base)
    base.cam.node().get_display_region(0).set_dimensions(0, 0.1, 0, 64 / 360)
    bare = _mean_ms(base)
    base.cam.node().get_display_region(0).set_dimensions(0, 1, 0, 1)
    nodes, triangles = _in_view(base, scene)
    return drawn, bare, nodes, triangles


def _mean_ms(base) -> float:
    for _ in range(2):
        base.graphicsEngine.render_frame()
        base.win.get_screenshot()
    start = time.process_time()
    for _ in range(FRAMES):
        base.graphicsEngine.render_frame()
        base.win.get_screenshot()
    return (time.process_time() - start) / FRAMES * 1000


def _in_view(base, scene) -> tuple[int, int]:
    lens = base.cam.node().get_lens().make_bounds()
    nodes = triangles = 0
    for path in scene.node.find_all_matches("**/+GeomNode"):
        bounds = path.node().get_bounds().make_copy()
        bounds.xform(path.get_mat(base.cam))
        if lens.contains(bounds):
            nodes += 1
            triangles += sum(geom.get_primitive(0).get_num_primitives() for geom in path.node().get_geoms())
    return nodes, triangles


if __name__ == "__main__":
    main()
