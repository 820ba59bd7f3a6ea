"""The door: one model for each leaf width, placed at every door of the plan.

Local -y is the room on one side, +y on the other.
"""

from assets.scene import Scene
from assets.shapes import Array, box, cylinder, lathe, place, sheet, tube

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
        _leaf(scene, part, place(side * (width - leaf_width) / 2), leaf_width, side, "door" if is_clean else "door_cnc")
    if has_lamps:
        for face, turn in (("a", 0), ("b", 180)):
            _lamps(scene, face, place(0, 0, 0, turn), width)
    return scene


def _frame(scene: Scene, width: float) -> None:
    for s in (-1, 1):
        scene.add(
            "frame",
            "steel_brushed",
            box(0.06, 0.13, HEIGHT + 0.06, 0.006),
            place(s * (width / 2 + 0.03), 0, HEIGHT / 2 + 0.03),
        )
    scene.add("frame", "steel_brushed", box(width + 0.12, 0.13, 0.06, 0.006), place(0, 0, HEIGHT + 0.03))


def _leaf(scene: Scene, part: str, m: Array, width: float, side: int, colour: str) -> None:
    """A leaf; hinges at `side`, handle at the other edge. The shader draws a room beyond its glass."""
    w, top = width - 0.012, HEIGHT - 0.012
    scene.add(part, colour, box(w, THICK, top, 0.003, 0.3), m @ place(0, 0, 0.006 + top / 2))
    glass_w, glass_h, glass_z = GLASS if width > 0.65 else (0.28, *GLASS[1:])
    for face, turn in ((-1, 0), (1, 180)):
        f = m @ place(0, 0, 0, turn)
        for s in (-1, 1):
            scene.add(
                part,
                "frit",
                box(0.045, 0.006, glass_h, 0.002, 2.0),
                f @ place(s * (glass_w / 2 - 0.0225), -THICK / 2 - 0.001, glass_z),
            )
            scene.add(
                part,
                "frit",
                box(glass_w, 0.006, 0.045, 0.002, 2.0),
                f @ place(0, -THICK / 2 - 0.001, glass_z + s * (glass_h / 2 - 0.0225)),
            )
        scene.add(
            part,
            "peep",
            sheet(
                (-glass_w / 2 + 0.03, -THICK / 2 - 0.0005, glass_z - glass_h / 2 + 0.03),
                (glass_w - 0.06, 0, 0),
                (0, 0, glass_h - 0.06),
                2.0,
            ),
            f,
        )
        scene.add(part, "steel_brushed", box(w - 0.05, 0.003, 0.26, 0.001), f @ place(0, -THICK / 2 - 0.001, 0.16))
        x = -side * (w / 2 - 0.09) * (1 if face < 0 else -1)
        y = -THICK / 2
        scene.add(
            part,
            "steel_polished",
            tube([(x, y, 0.86), (x, y - 0.055, 0.86), (x, y - 0.055, 1.22), (x, y, 1.22)], 0.012, 0.03, 10),
            f,
        )
        for z in (0.86, 1.22):
            scene.add(part, "steel_polished", cylinder(0.024, 0.008, 16, 0.002), f @ place(x, y, z, 0, 90))
    hinge = side * (w / 2 - 0.22)
    scene.add(part, "alu", box(0.26, 0.05, 0.06, 0.008), m @ place(hinge, -THICK / 2 - 0.026, HEIGHT - 0.10))
    scene.add(
        part,
        "steel_polished",
        tube([(hinge, -0.06, HEIGHT - 0.07), (hinge - side * 0.22, -0.10, HEIGHT - 0.06)], 0.007),
        m,
    )


def _lamps(scene: Scene, face: str, m: Array, width: float) -> None:
    at = m @ place(0, -0.062, HEIGHT + 0.17)
    scene.add(f"lamp_box_{face}", "plastic_white", box(0.34, 0.04, 0.11, 0.012), at)
    for s, colour in ((-1, "red"), (1, "green")):
        part = f"lamp_{colour}_{face}"
        scene.add(
            part,
            f"lamp_{colour}",
            lathe([(0.036, 0), (0.036, 0.008), (0.030, 0.018), (0.018, 0.024), (0, 0.026)], 20),
            at @ place(s * 0.09, -0.02, 0, 0, 90),
        )
        scene.separate.add(part)
    push = m @ place(width / 2 + 0.20, -0.052, 1.15)
    scene.add(f"push_plate_{face}", "steel_brushed", box(0.11, 0.014, 0.17, 0.006), push)
    scene.add(f"push_plate_{face}", "green", cylinder(0.034, 0.012, 20, 0.004), push @ place(0, -0.006, 0.02, 0, 90))
