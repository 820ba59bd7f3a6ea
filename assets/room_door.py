"""The door: one model for each leaf width, placed at every door of the plan.

Local -y is the room on one side, +y on the other.
"""

from assets.panels import opening, raised
from assets.scene import Scene
from assets.shapes import Array, box, cylinder, lathe, place, tube

HEIGHT = 2.1
WIDTHS = {"person": 1.0, "both": 1.4, "material": 1.8}
GLASS = (0.34, 0.90, 1.42)  # m: width, height and middle height of the vision panel
THICK = 0.045


def build_door(kind: str, *, is_clean: bool, has_lamps: bool) -> Scene:
    """Frame, leaf on its hinge (one or two leaves), and, for an airlock, a lamp box and a push plate on both faces."""
    scene = Scene()
    width = WIDTHS[kind]
    _frame(scene, width)
    leaf_width = width if kind == "person" else width / 2
    for side in (-1,) if kind == "person" else (-1, 1):
        part = "leaf" if side < 0 else "leaf_second"
        hinge = (side * width / 2, 0.0, 0.0)
        scene.moving[part] = (hinge, (0.0, 0.0, float(-side)))
        _leaf(
            scene, part, place(side * (width - leaf_width) / 2), leaf_width, (side, "door" if is_clean else "door_cnc")
        )
    if has_lamps:
        for face, turn in (("a", 0), ("b", 180)):
            _lamps(scene, face, place(0, 0, 0, turn), width)
    return scene


def _frame(scene: Scene, width: float) -> None:
    """Jambs and head of folded steel, with the stop that the leaf closes on and its grey seal."""
    for s in (-1, 1):
        jamb = box(0.06, 0.13, HEIGHT + 0.06, 0.006, 0.8)
        scene.add("frame", "steel_brushed", jamb, place(s * (width / 2 + 0.03), 0, HEIGHT / 2 + 0.03))
    scene.add("frame", "steel_brushed", box(width + 0.12, 0.13, 0.06, 0.006, 0.8), place(0, 0, HEIGHT + 0.03))


def _leaf(scene: Scene, part: str, m: Array, width: float, look: tuple[int, str]) -> None:
    """A leaf with its colour; hinges at `side`, handle at the other edge. The shader draws a room beyond its glass."""
    side, colour = look
    w, top = width - 0.012, HEIGHT - 0.012
    scene.add(part, colour, box(w, THICK, top, 0.003, 0.6), m @ place(0, 0, 0.006 + top / 2))
    for face, turn in ((-1, 0), (1, 180)):
        f = m @ place(0, 0, 0, turn) @ place(0, -THICK / 2)
        _window(scene, part, f, width)
        scene.add(part, "steel_brushed", raised(w - 0.05, 0.26, 0.0015, 0.0008), f @ place(0, 0, 0.16))
        scene.add(part, "rubber", raised(w - 0.01, 0.018, 0.002), f @ place(0, 0, 0.013))
        _handle(scene, part, f @ place(-side * (w / 2 - 0.09) * (1 if face < 0 else -1)))
    for z in (0.25, 1.05, HEIGHT - 0.22):
        scene.add(
            part, "steel_polished", cylinder(0.010, 0.11, 10), m @ place(side * (w / 2 + 0.004), -THICK / 2 - 0.004, z)
        )
    hinge = side * (w / 2 - 0.22)
    scene.add(part, "alu", box(0.26, 0.05, 0.06, 0.008), m @ place(hinge, -THICK / 2 - 0.026, HEIGHT - 0.10))
    arm = [(hinge, -0.06, HEIGHT - 0.07), (hinge - side * 0.22, -0.10, HEIGHT - 0.06)]
    scene.add(part, "steel_polished", tube(arm, 0.007, 0.0, 8), m)


def _window(scene: Scene, part: str, face: Array, width: float) -> None:
    """Flush glazing: glass to the edge, its rim printed black."""
    wide, high, middle = GLASS if width > 0.65 else (0.28, *GLASS[1:])
    at = face @ place(0, 0, middle)
    scene.add(part, "frit", opening(wide, high, 0.045, (0.0016, 0.0016)), at)
    scene.add(part, "alu", opening(wide + 0.012, high + 0.012, 0.006, (0.0, 0.002)), at)
    scene.add(part, "peep", raised(wide - 0.088, high - 0.088, 0.0012), at)


def _handle(scene: Scene, part: str, face: Array) -> None:
    bow = [(0, 0, 0.86), (0, -0.055, 0.86), (0, -0.055, 1.22), (0, 0, 1.22)]
    scene.add(part, "steel_polished", tube(bow, 0.012, 0.03, 10), face)
    for z in (0.86, 1.22):
        scene.add(part, "steel_polished", cylinder(0.024, 0.008, 14, 0.002), face @ place(0, 0, z, 0, 90))
    scene.add(part, "steel_brushed", raised(0.055, 0.17, 0.0015, 0.0008), face @ place(0, 0, 0.70))
    scene.add(part, "steel_polished", cylinder(0.013, 0.006, 14, 0.001), face @ place(0, -0.001, 0.72, 0, 90))


def _lamps(scene: Scene, face: str, m: Array, width: float) -> None:
    at = m @ place(0, -0.062, HEIGHT + 0.17)
    scene.add(f"lamp_box_{face}", "plastic_white", box(0.34, 0.04, 0.11, 0.012), at)
    for s, colour in ((-1, "red"), (1, "green")):
        part = f"lamp_{colour}_{face}"
        scene.add(
            part,
            f"lamp_{colour}",
            lathe([(0.036, 0), (0.036, 0.008), (0.030, 0.018), (0.018, 0.024), (0, 0.026)], 16),
            at @ place(s * 0.09, -0.02, 0, 0, 90),
        )
        scene.separate.add(part)
    push = m @ place(width / 2 + 0.20, -0.052, 1.15)
    scene.add(f"push_plate_{face}", "steel_brushed", box(0.11, 0.014, 0.17, 0.006), push)
    scene.add(f"push_plate_{face}", "green", cylinder(0.034, 0.012, 20, 0.004), push @ place(0, -0.006, 0.02, 0, 90))
