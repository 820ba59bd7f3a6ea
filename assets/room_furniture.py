"""What stands on the floor. Each function adds one named thing; its frame is on the floor, front towards -y."""

import math
from itertools import pairwise

import numpy as np

from assets.panels import printed, raised
from assets.room_fixtures import plate
from assets.room_signs import region
from assets.scene import Scene
from assets.shapes import Array, Solid, box, cylinder, lathe, place, sheet, tube


def reception_desk(scene: Scene, name: str, m: Array) -> None:
    """A desk with a raised stone counter, a screen, a visitor book and a bell."""
    scene.add(name, "wood", box(2.6, 0.06, 1.02, 0.006), m @ place(0, -0.40, 0.53))
    scene.add(name, "stone", box(2.76, 0.34, 0.05, 0.012), m @ place(0, -0.36, 1.08))
    scene.add(name, "stone", box(2.5, 0.72, 0.04, 0.01), m @ place(0, 0.02, 0.73))
    for s in (-1, 1):
        scene.add(name, "wood", box(0.06, 0.80, 1.0, 0.006), m @ place(1.30 * s, -0.02, 0.52))
    scene.add(name, "plastic_grey", box(2.5, 0.02, 0.10, 0.002), m @ place(0, -0.40, 0.05))
    scene.add(
        f"{name}_letters",
        "label",
        sheet((-0.60, -0.432, 0.62), (1.2, 0, 0), (0, 0, 0.26), 2.0, region("label:reception")),
        m,
    )
    scene.add(f"{name}_monitor", "plastic_black", box(0.52, 0.03, 0.31, 0.008), m @ place(-0.5, 0.05, 1.0, 0, 8))
    scene.add(f"{name}_monitor", "plastic_black", box(0.05, 0.05, 0.16, 0.006), m @ place(-0.5, 0.08, 0.80))
    scene.add(f"{name}_keyboard", "plastic_grey", box(0.42, 0.14, 0.018, 0.005), m @ place(-0.5, 0.22, 0.76))
    scene.add(f"{name}_visitor_book", "plastic_white", box(0.42, 0.30, 0.02, 0.006), m @ place(0.6, -0.36, 1.115, 6))
    scene.add(f"{name}_visitor_book", "plastic_black", box(0.012, 0.14, 0.010, 0.003), m @ place(0.87, -0.36, 1.11, 20))
    scene.add(
        f"{name}_bell",
        "steel_polished",
        lathe([(0.04, 0), (0.04, 0.008), (0.034, 0.03), (0.02, 0.042), (0.006, 0.046), (0, 0.055)], 24),
        m @ place(0.15, -0.36, 1.105),
    )
    scene.add(f"{name}_badges", "plastic_blue", box(0.18, 0.10, 0.05, 0.006), m @ place(-0.1, -0.34, 1.13))


def visitor_screen(scene: Scene, name: str, m: Array) -> None:
    """A standing screen for visitors' sign-in; the display is a part of its own."""
    scene.add(
        name,
        "alu",
        lathe([(0, 0), (0.24, 0), (0.24, 0.012), (0.05, 0.03), (0.032, 0.05), (0.032, 1.05), (0, 1.05)], 28),
        m,
    )
    scene.add(name, "plastic_black", box(0.36, 0.035, 0.50, 0.014), m @ place(0, -0.02, 1.22, 0, -18))
    scene.add(
        f"{name}_display",
        "screen",
        sheet((-0.155, -0.0185, -0.22), (0.31, 0, 0), (0, 0, 0.44), 1.0, (0, 0, 1, 1)),
        m @ place(0, -0.02, 1.22, 0, -18),
    )
    scene.separate.add(f"{name}_display")


def armchair(scene: Scene, name: str, m: Array, material: str) -> None:
    """A low upholstered chair on steel legs."""
    scene.add(name, material, box(0.62, 0.60, 0.16, 0.05), m @ place(0, 0, 0.36))
    scene.add(name, material, box(0.62, 0.14, 0.46, 0.05), m @ place(0, 0.27, 0.62, 0, -8))
    for s in (-1, 1):
        scene.add(name, material, box(0.10, 0.58, 0.28, 0.04), m @ place(0.34 * s, 0, 0.46))
        for t in (-1, 1):
            scene.add(name, "steel_polished", cylinder(0.014, 0.29, 10), m @ place(0.28 * s, 0.22 * t))


def low_table(scene: Scene, name: str, m: Array) -> None:
    """A round table with two leaflets."""
    scene.add(
        name, "wood", lathe([(0, 0.40), (0.36, 0.40), (0.38, 0.415), (0.38, 0.43), (0.37, 0.44), (0, 0.44)], 36), m
    )
    scene.add(name, "alu", lathe([(0, 0), (0.22, 0), (0.22, 0.01), (0.03, 0.03), (0.03, 0.40)], 24), m)
    scene.add(f"{name}_leaflets", "plastic_blue", box(0.15, 0.21, 0.008, 0.002), m @ place(0.08, 0.02, 0.445, 24))
    scene.add(f"{name}_leaflets", "plastic_white", box(0.15, 0.21, 0.006, 0.002), m @ place(-0.10, -0.05, 0.444, -12))


def plant(scene: Scene, name: str, m: Array, height: float = 1.5) -> None:
    """A rubber-plant in a tub: not for graded rooms."""
    scene.add(
        f"{name}_tub",
        "plastic_white",
        lathe([(0, 0), (0.17, 0), (0.22, 0.40), (0.225, 0.42), (0.205, 0.42), (0.20, 0.38), (0, 0.38)], 28),
        m,
    )
    scene.add(f"{name}_tub", "earth", lathe([(0.20, 0.375), (0, 0.385)], 20), m)
    for stem in range(3):
        lean = math.radians(120 * stem + 20)
        top = (0.16 * math.cos(lean), 0.16 * math.sin(lean), height - 0.12 * stem)
        scene.add(
            name,
            "wood",
            tube(
                [(0.03 * math.cos(lean), 0.03 * math.sin(lean), 0.38), (top[0] * 0.4, top[1] * 0.4, 0.8), top],
                0.010,
                0.2,
                6,
            ),
            m,
        )
        for k in range(11):
            z = 0.58 + (height - 0.60) * k / 10
            turn = 137.5 * k + 60 * stem
            at = (top[0] * z / height, top[1] * z / height, z)
            _leaf(scene, name, m @ place(*at, turn, 18 + 3 * k), 0.30 - 0.008 * k)


def _leaf(scene: Scene, name: str, m: Array, length: float) -> None:
    """A blade in two tilted halves, seen from both faces."""
    ring = [(-0.0, 0.0), (0.055, 0.3), (0.06, 0.55), (0.03, 0.85), (0.0, 1.0)]
    for s in (-1, 1):
        for (w0, t0), (w1, t1) in pairwise(ring):
            drop0, drop1 = -0.25 * t0 * t0 * length, -0.25 * t1 * t1 * length
            a, b = (0.0, t0 * length + 0.03, drop0), (s * w0, t0 * length + 0.03, drop0 + 0.35 * w0)
            c, d = (s * w1, t1 * length + 0.03, drop1 + 0.35 * w1), (0.0, t1 * length + 0.03, drop1)
            scene.add(name, "leaf", _quad(a, b, c, d), m)


def _quad(*corners: tuple[float, float, float]) -> Solid:
    p = np.array(corners)
    normal = np.cross(p[2] - p[0], p[3] - p[1])
    normal = normal / max(float(np.linalg.norm(normal)), 1e-9)
    normal = normal if normal[2] > 0 else -normal
    both = np.concatenate([p, p])
    normals = np.concatenate([np.tile(normal, (4, 1)), np.tile(-normal, (4, 1))])
    return Solid(both, normals, np.zeros((8, 2)), np.array([[0, 1, 2], [0, 2, 3], [4, 6, 5], [4, 7, 6]]))


def locker_bank(scene: Scene, name: str, m: Array, count: int) -> None:
    """Tall lockers with sloping tops, vents, numbered plates and handles."""
    wide = 0.40
    scene.add(f"{name}_carcass", "locker", box(count * wide, 0.50, 1.78, 0.006), m @ place(0, 0.25, 1.02))
    scene.add(f"{name}_plinth", "plastic_grey", box(count * wide, 0.44, 0.12, 0.003), m @ place(0, 0.27, 0.06))
    scene.add(f"{name}_top", "locker", box(count * wide, 0.54, 0.02, 0.004), m @ place(0, 0.25, 2.0, 0, 16))
    for i in range(count):
        x = (i - (count - 1) / 2) * wide
        part = f"{name}_door_{i + 1}"
        scene.add(part, "locker_door", box(wide - 0.012, 0.018, 1.74, 0.004), m @ place(x, -0.010, 1.02))
        for k in range(4):
            for z in (1.72, 0.26):
                slot = m @ place(x, -0.019, z + 0.03 * k)
                scene.add(part, "frit", printed(0.16, 0.008, 0.0008, (0, 0, 1, 1)), slot)
        scene.add(part, "steel_polished", box(0.018, 0.03, 0.11, 0.004), m @ place(x + 0.13, -0.03, 1.06))
        scene.add(part, "plastic_white", raised(0.07, 0.035, 0.002, 0.001), m @ place(x, -0.019, 1.52))


def sitting_bench(scene: Scene, name: str, m: Array, length: float) -> None:
    """A slatted bench on steel frames."""
    for k in range(4):
        scene.add(name, "wood", box(length, 0.085, 0.03, 0.006), m @ place(0, -0.15 + 0.10 * k, 0.44))
    for s in (-1, 1):
        scene.add(
            name,
            "steel_polished",
            tube([(0, -0.17, 0.01), (0, -0.17, 0.42), (0, 0.17, 0.42), (0, 0.17, 0.01)], 0.016, 0.04),
            m @ place(s * (length / 2 - 0.25)),
        )


def trolley(scene: Scene, name: str, m: Array) -> None:
    """A three-shelf steel trolley with totes, bags and a spray bottle."""
    for z in (0.22, 0.55, 0.88):
        scene.add(name, "steel_brushed", box(0.80, 0.50, 0.008, 0.002), m @ place(0, 0, z))
        for s in (-1, 1):
            scene.add(name, "steel_brushed", box(0.80, 0.012, 0.035, 0.003), m @ place(0, s * 0.247, z + 0.012))
            scene.add(name, "steel_brushed", box(0.012, 0.50, 0.035, 0.003), m @ place(s * 0.397, 0, z + 0.012))
    for sx in (-1, 1):
        for sy in (-1, 1):
            scene.add(name, "steel_polished", cylinder(0.0125, 0.86, 10), m @ place(sx * 0.385, sy * 0.235, 0.11))
            scene.add(
                f"{name}_wheels",
                "plastic_grey",
                cylinder(0.05, 0.024, 18, 0.006),
                m @ place(sx * 0.385, sy * 0.235 + 0.012, 0.05, 0, 90),
            )
    scene.add(
        name,
        "steel_polished",
        tube([(0.385, -0.235, 0.95), (0.50, -0.235, 1.02), (0.50, 0.235, 1.02), (0.385, 0.235, 0.95)], 0.0125, 0.05),
        m,
    )
    scene.add(f"{name}_tote", "plastic_blue", box(0.40, 0.34, 0.20, 0.02), m @ place(-0.14, 0, 0.335))
    scene.add(f"{name}_bags", "film", box(0.30, 0.34, 0.08, 0.035), m @ place(0.15, 0, 0.60))
    scene.add(f"{name}_bags", "film", box(0.28, 0.30, 0.07, 0.03), m @ place(-0.20, 0.02, 0.595, 8))
    profile = [(0, 0), (0.038, 0), (0.04, 0.006), (0.04, 0.13), (0.028, 0.165), (0.014, 0.18), (0.014, 0.21), (0, 0.21)]
    scene.add(f"{name}_spray", "film", lathe(profile, 20), m @ place(0.26, -0.12, 0.886))
    scene.add(f"{name}_spray", "plastic_blue", box(0.03, 0.085, 0.045, 0.01), m @ place(0.26, -0.132, 1.11))
    scene.add(
        f"{name}_bottles",
        "plastic_white",
        lathe([(0, 0), (0.07, 0), (0.075, 0.01), (0.075, 0.20), (0.03, 0.25), (0.03, 0.28), (0, 0.28)], 22),
        m @ place(-0.18, 0.05, 0.886),
    )


def pallet(scene: Scene, name: str, m: Array) -> None:
    """Cartons on a plastic pallet."""
    scene.add(name, "plastic_blue", box(1.2, 0.8, 0.04, 0.006), m @ place(0, 0, 0.13))
    for x in (-0.52, 0, 0.52):
        scene.add(name, "plastic_blue", box(0.14, 0.8, 0.11, 0.008), m @ place(x, 0, 0.055))
    for k, (x, y, z) in enumerate(
        ((-0.3, -0.19, 0), (0.3, -0.19, 0), (-0.3, 0.19, 0), (0.3, 0.19, 0), (-0.28, -0.17, 1), (0.3, 0.18, 1))
    ):
        scene.add(
            f"{name}_cartons",
            "cardboard",
            box(0.56, 0.36, 0.34, 0.004),
            m @ place(x, y, 0.325 + 0.345 * z, 2.0 * (k % 3 - 1)),
        )
        scene.add(
            f"{name}_cartons", "plastic_white", box(0.12, 0.003, 0.08, 0.001), m @ place(x, y - 0.182, 0.33 + 0.345 * z)
        )


def glove_shelf(scene: Scene, name: str, m: Array) -> None:
    """A steel shelf with folded sterile packs."""
    for z in (0.20, 0.65, 1.10, 1.55):
        scene.add(name, "steel_brushed", box(0.86, 0.40, 0.02, 0.004), m @ place(0, 0, z))
        for i in range(3):
            for k in range(3 if z < 1.5 else 1):
                colour = ("film", "plastic_blue", "plastic_white")[(i + k + int(z * 3)) % 3]
                scene.add(
                    f"{name}_packs",
                    colour,
                    box(0.25, 0.30, 0.05, 0.02),
                    m @ place(-0.29 + 0.29 * i, -0.01, z + 0.037 + 0.053 * k, (7 * i + 5 * k) % 9 - 4),
                )
    for sx in (-1, 1):
        for sy in (-1, 1):
            scene.add(name, "steel_polished", cylinder(0.013, 1.65, 10), m @ place(0.446 * sx, 0.19 * sy, 0))


def floor_tape(scene: Scene, name: str, area: tuple[float, float, float, float], material: str = "yellow") -> None:
    """A strip of tape on the floor, from x, y to x, y."""
    x0, y0, x1, y1 = area
    scene.add(name, material, sheet((x0, y0, 0.002), (x1 - x0, 0, 0), (0, y1 - y0, 0), 99.0), layer="decal")


def poster(scene: Scene, name: str, key: str, m: Array, width: float = 0.50) -> None:
    """A framed notice."""
    plate(scene, name, f"poster:{key}", m, (width, width * 1.5))
