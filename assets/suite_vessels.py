"""Vessels that only dress the hall: the single-use reactor of 200 L, the seed reactor, totes, carboys, a pump cart."""

import math

from assets.panels import printed
from assets.room_fixtures import FRONT, tag
from assets.scene import Scene
from assets.shapes import Array, box, place
from assets.suite_parts import picture
from assets.suite_shapes import cylinder, hose, lathe, tube


def dome(radius: float, depth: float, low: float, up: bool) -> list[tuple[float, float]]:
    """A half ellipse as a profile from below to above; `low` is where it begins or ends at full radius."""
    bow = [math.radians(9.0 * k) for k in range(11)]
    if up:
        return [(radius * math.cos(a), low + depth * math.sin(a)) for a in bow]
    return [(radius * math.cos(a), low - depth * math.sin(a)) for a in reversed(bow)]


def single_use_reactor(scene: Scene, name: str, m: Array) -> None:
    """The 200 L bag reactor: jacketed steel holder with a window, bag in it, drive above, touch panel, pumps."""
    scene.add(name, "steel_brushed", box(1.10, 0.95, 0.09, 0.012), m @ place(0, 0, 0.16))
    for sx in (-1, 1):
        for sy in (-1, 1):
            scene.add(
                name,
                "plastic_grey",
                cylinder(0.05, 0.035, 18, 0.006),
                m @ place(sx * 0.46, sy * 0.38 + 0.018, 0.05, 0, 90),
            )
            scene.add(name, "steel_polished", box(0.06, 0.07, 0.06, 0.006), m @ place(sx * 0.46, sy * 0.38, 0.10))
    body = [(0.30, 0.24), (0.325, 0.26), (0.325, 0.80), (0.325, 1.30), (0.32, 1.32)]
    scene.add(name, "steel_brushed", lathe(body, 44), m @ place(-0.14, 0.06))
    rim = [(0.32, 1.30), (0.345, 1.31), (0.345, 1.345), (0.30, 1.35), (0.295, 1.30)]
    scene.add(name, "steel_polished", lathe(rim, 44), m @ place(-0.14, 0.06))
    bag = [(0.295, 1.28), (0.285, 1.33), (0.22, 1.40), (0.10, 1.43), (0.0, 1.435)]
    scene.add(f"{name}_bag", "film", lathe(bag, 32), m @ place(-0.14, 0.06))
    for z in (0.42, 0.62, 0.82, 1.02):
        glass = [(0.327, z - 0.07), (0.3285, z - 0.06), (0.3285, z + 0.06), (0.327, z + 0.07)]
        scene.add(f"{name}_jacket", "steel_polished", lathe(glass, 44), m @ place(-0.14, 0.06))
    window = m @ place(-0.14, 0.06 - 0.326, 0.80)
    scene.add(f"{name}_window", "frit", box(0.15, 0.02, 0.66, 0.02), window)
    scene.add(f"{name}_window", "film", printed(0.10, 0.58, 0.0115, (0, 0, 1, 1)), window)
    scene.add(name, "steel_brushed", box(0.07, 0.07, 1.72, 0.008), m @ place(-0.14, 0.44, 1.06))
    scene.add(name, "steel_brushed", box(0.07, 0.42, 0.07, 0.008), m @ place(-0.14, 0.26, 1.90))
    scene.add(
        f"{name}_drive",
        "plastic_white",
        lathe([(0.0, 0.0), (0.085, 0.0), (0.09, 0.02), (0.09, 0.20), (0.07, 0.24), (0.0, 0.24)], 28),
        m @ place(-0.14, 0.06, 1.72),
    )
    scene.add(f"{name}_drive", "steel_polished", cylinder(0.022, 0.32, 16), m @ place(-0.14, 0.06, 1.41))
    _filters(scene, f"{name}_filters", m)
    _control_tower(scene, f"{name}_control", m @ place(0.40, 0.10))
    tag(scene, f"{name}_plate", "plate_sub200", m @ place(-0.14, 0.06 - 0.335, 1.22), 0.26)
    tag(scene, f"{name}_plate", "status_clean", m @ place(-0.32, -0.4765, 0.16), 0.17)


def _filters(scene: Scene, name: str, m: Array) -> None:
    for k, x in enumerate((-0.32, 0.03)):
        spot = m @ place(x, 0.12, 1.50)
        scene.add(
            name,
            "plastic_white",
            lathe([(0.012, 0.0), (0.035, 0.02), (0.035, 0.12), (0.012, 0.14), (0.0, 0.15)], 20),
            spot,
        )
        line = [(x, 0.12, 1.50), (x + 0.02, 0.10, 1.45), (x + 0.08 * (1 - 2 * k), 0.08, 1.42)]
        scene.add(name, "film", hose(line, 0.006, 8), m)
    for k in range(5):
        a = math.radians(205 + 28 * k)
        start = (-0.14 + 0.20 * math.cos(a), 0.06 + 0.20 * math.sin(a), 1.40)
        hang = [
            start,
            (start[0] * 1.2, start[1] * 1.4 - 0.04, 1.50),
            (start[0] + 0.25 * math.cos(a), start[1] - 0.24, 1.20),
        ]
        hang.append((start[0] + 0.22 * math.cos(a), start[1] - 0.27, 0.95 + 0.06 * k))
        scene.add(name, "film", hose(hang, 0.0055, 7), m)
        scene.add(
            name, ("plastic_blue", "red", "plastic_white")[k % 3], box(0.02, 0.025, 0.035, 0.004), m @ place(*hang[-1])
        )


def _control_tower(scene: Scene, name: str, m: Array) -> None:
    scene.add(name, "plastic_white", box(0.30, 0.46, 1.02, 0.018), m @ place(0, 0, 0.72))
    scene.add(name, "plastic_grey", box(0.302, 0.462, 0.05, 0.006), m @ place(0, 0, 0.235))
    for k in range(3):
        spot = m @ place(0, -0.231, 0.56 + 0.19 * k)
        scene.add(name, "plastic_black", box(0.15, 0.035, 0.13, 0.012), spot)
        scene.add(
            name,
            "steel_polished",
            lathe([(0.052, 0.0), (0.052, 0.03), (0.02, 0.034), (0.0, 0.034)], 24),
            spot @ place(0, -0.018, 0, 0, FRONT),
        )
    neck = tube([(0, 0.06, 1.22), (0, 0.06, 1.40), (0, -0.05, 1.48)], 0.022, 0.08)
    scene.add(name, "steel_polished", neck, m)
    screen = m @ place(0, -0.09, 1.56, 0, -12)
    scene.add(name, "plastic_black", box(0.36, 0.035, 0.25, 0.010), screen)
    picture(scene, name, "panel", screen @ place(0, -0.0185), (0.32, 0.20))


def seed_reactor(scene: Scene, name: str, m: Array) -> None:
    """The N-1 reactor of 50 L on its small skid: polished vessel, motor, exhaust condenser, control box."""
    for sx in (-1, 1):
        scene.add(name, "steel_brushed", box(0.06, 0.86, 0.06, 0.006), m @ place(sx * 0.42, 0, 0.13))
        for sy in (-1, 1):
            scene.add(name, "steel_polished", cylinder(0.014, 0.10, 12), m @ place(sx * 0.42, sy * 0.38, 0.02))
            scene.add(
                name,
                "rubber",
                lathe([(0.0, 0.0), (0.045, 0.0), (0.045, 0.012), (0.016, 0.022)], 18),
                m @ place(sx * 0.42, sy * 0.38),
            )
    for sy in (-1, 1):
        scene.add(name, "steel_brushed", box(0.84, 0.06, 0.06, 0.006), m @ place(0, sy * 0.40, 0.13))
    scene.add(name, "steel_brushed", box(0.80, 0.76, 0.008, 0.002), m @ place(0, 0, 0.155))
    _seed_vessel(scene, name, m @ place(-0.12, 0.02))
    box_at = m @ place(0.30, 0.10)
    scene.add(f"{name}_control", "steel_brushed", box(0.30, 0.34, 0.96, 0.012), box_at @ place(0, 0, 0.66))
    screen = box_at @ place(0, -0.10, 1.30, 0, -14)
    scene.add(f"{name}_control", "plastic_black", box(0.32, 0.03, 0.22, 0.010), screen)
    picture(scene, f"{name}_control", "panel", screen @ place(0, -0.016), (0.28, 0.175))
    scene.add(f"{name}_control", "steel_polished", cylinder(0.02, 0.14, 14), box_at @ place(0, 0, 1.14))
    tag(scene, f"{name}_plate", "plate_seed", m @ place(-0.12, 0.02 - 0.232, 0.86), 0.20)
    tag(scene, f"{name}_plate", "status_to_be_cleaned", box_at @ place(0, -0.172, 0.92), 0.20)


def _seed_vessel(scene: Scene, name: str, axis: Array) -> None:
    profile = [*dome(0.20, 0.10, 0.66, up=False), (0.20, 0.90), (0.20, 1.18)]
    scene.add(f"{name}_vessel", "steel_brushed", lathe(profile, 40), axis)
    jacket = [(0.20, 0.68), (0.225, 0.70), (0.225, 0.90), (0.225, 1.06), (0.20, 1.08)]
    scene.add(f"{name}_vessel", "steel_brushed", lathe(jacket, 40), axis)
    flange = [(0.20, 1.16), (0.255, 1.165), (0.255, 1.19), (0.252, 1.20), (0.255, 1.21), (0.255, 1.235), (0.205, 1.24)]
    scene.add(f"{name}_vessel", "steel_polished", lathe(flange, 40), axis)
    scene.add(f"{name}_vessel", "steel_polished", lathe(dome(0.205, 0.07, 1.24, up=True), 40), axis)
    for k in range(10):
        a = math.radians(36 * k)
        scene.add(
            f"{name}_vessel",
            "steel_dark",
            cylinder(0.011, 0.10, 8),
            axis @ place(0.238 * math.cos(a), 0.238 * math.sin(a), 1.15),
        )
    for k in range(3):
        a = math.radians(90 + 120 * k)
        scene.add(
            f"{name}_vessel",
            "steel_polished",
            cylinder(0.022, 0.60, 14),
            axis @ place(0.20 * math.cos(a), 0.20 * math.sin(a), 0.16),
        )
    motor = [(0.045, 1.31), (0.045, 1.40), (0.075, 1.41), (0.075, 1.62), (0.06, 1.64), (0.0, 1.645)]
    scene.add(f"{name}_motor", "pipe_blue", lathe(motor, 28), axis)
    for k, a in enumerate((20, 75, 130, 250, 310)):
        x, y = 0.13 * math.cos(math.radians(a)), 0.13 * math.sin(math.radians(a))
        scene.add(f"{name}_ports", "steel_polished", cylinder(0.016, 0.09, 14), axis @ place(x, y, 1.28))
        scene.add(
            f"{name}_ports",
            "steel_polished",
            lathe([(0.026, 0.0), (0.028, 0.008), (0.026, 0.016), (0.0, 0.018)], 16),
            axis @ place(x, y, 1.365),
        )
        if k < 3:
            up = [(x, y, 1.37), (x, y, 1.47), (x * 2.6, y * 2.6 - 0.05, 1.50), (0.30, -0.20 - 0.04 * k, 1.20)]
            scene.add(f"{name}_ports", "film", hose(up, 0.006, 7), axis)
    scene.add(
        f"{name}_ports", "steel_polished", tube([(0, 0, 0.57), (0, 0, 0.40), (0, -0.30, 0.40)], 0.018, 0.05, 12), axis
    )
    scene.add(
        f"{name}_ports",
        "steel_polished",
        tube([(-0.2, 0.0, 1.02), (-0.30, 0.0, 1.02), (-0.30, 0.0, 1.72), (-0.10, 0.1, 1.72)], 0.016, 0.06, 12),
        axis,
    )


def tote(scene: Scene, name: str, m: Array, key: str, fill: float = 0.6) -> None:
    """A 500 L tote on feet: steel frame, bag with medium behind film, its status tag."""
    wide, deep, high = 1.0, 0.80, 1.25
    for sx in (-1, 1):
        for sy in (-1, 1):
            scene.add(
                name,
                "steel_brushed",
                box(0.05, 0.05, high, 0.005),
                m @ place(sx * (wide / 2 - 0.025), sy * (deep / 2 - 0.025), high / 2),
            )
    for z in (0.18, 0.55, 0.92, high - 0.025):
        for s in (-1, 1):
            scene.add(
                name, "steel_brushed", box(wide - 0.1, 0.035, 0.035, 0.004), m @ place(0, s * (deep / 2 - 0.025), z)
            )
            scene.add(
                name, "steel_brushed", box(0.035, deep - 0.1, 0.035, 0.004), m @ place(s * (wide / 2 - 0.025), 0, z)
            )
    scene.add(name, "steel_brushed", box(wide - 0.11, deep - 0.11, 0.03, 0.004, 0.2), m @ place(0, 0, 0.16))
    level = 0.20 + fill * 0.95
    scene.add(
        f"{name}_bag", "medium", box(wide - 0.13, deep - 0.13, level - 0.20, 0.05), m @ place(0, 0, (level + 0.20) / 2)
    )
    scene.add(f"{name}_bag", "film", box(wide - 0.125, deep - 0.125, 0.10, 0.045), m @ place(0, 0, level + 0.03))
    line = [
        (0.2, -deep / 2 + 0.08, level + 0.08),
        (0.3, -deep / 2 - 0.03, level + 0.1),
        (0.34, -deep / 2 - 0.05, 0.6),
        (0.30, -deep / 2 - 0.04, 0.25),
    ]
    scene.add(f"{name}_line", "film", hose(line, 0.009, 8), m)
    scene.add(f"{name}_tag", "plastic_white", box(0.22, 0.004, 0.10, 0.001), m @ place(-0.2, -deep / 2 - 0.003, 0.92))
    tag(scene, f"{name}_tag", key, m @ place(-0.2, -deep / 2 - 0.0055, 0.92), 0.21)


def carboy(scene: Scene, name: str, m: Array, liquid: str, fill: float = 0.6) -> None:
    """A 20 L bottle with its cap and tubing; the frame is under it."""
    body = [(0.0, 0.0), (0.125, 0.0), (0.14, 0.02), (0.14, 0.34), (0.11, 0.40), (0.05, 0.44), (0.045, 0.47)]
    level = 0.02 + 0.32 * fill
    scene.add(name, liquid, lathe([(0.0, 0.0), (0.126, 0.0), (0.1405, 0.02), (0.1405, level)], 26), m)
    scene.add(name, "film", lathe([(0.14, level), *body[3:]], 26), m)
    scene.add(
        name, "plastic_blue", lathe([(0.0, 0.0), (0.052, 0.0), (0.052, 0.045), (0.0, 0.05)], 20), m @ place(0, 0, 0.465)
    )
    scene.add(
        name, "film", hose([(0, 0, 0.51), (0.02, -0.03, 0.62), (0.14, -0.10, 0.60), (0.17, -0.12, 0.40)], 0.006, 7), m
    )


def pump_cart(scene: Scene, name: str, m: Array) -> None:
    """A transfer pump on a cart with a coil of hose."""
    scene.add(name, "steel_brushed", box(0.80, 0.52, 0.02, 0.006), m @ place(0, 0, 0.30))
    scene.add(name, "steel_brushed", box(0.80, 0.52, 0.02, 0.006), m @ place(0, 0, 0.78))
    for sx in (-1, 1):
        for sy in (-1, 1):
            scene.add(name, "steel_polished", cylinder(0.014, 0.70, 10), m @ place(sx * 0.37, sy * 0.23, 0.10))
            scene.add(
                name,
                "plastic_grey",
                cylinder(0.05, 0.024, 16, 0.005),
                m @ place(sx * 0.37, sy * 0.23 + 0.012, 0.05, 0, 90),
            )
    scene.add(
        f"{name}_pump",
        "pipe_blue",
        lathe([(0.0, 0.0), (0.08, 0.01), (0.08, 0.24), (0.065, 0.26), (0.0, 0.265)], 24),
        m @ place(-0.16, 0.12, 0.90, 0, 90),
    )
    scene.add(
        f"{name}_pump",
        "steel_polished",
        lathe([(0.0, 0.0), (0.09, 0.0), (0.10, 0.01), (0.10, 0.06), (0.03, 0.075), (0.03, 0.13), (0.0, 0.13)], 26),
        m @ place(-0.16, -0.14, 0.90, 0, 90),
    )
    scene.add(f"{name}_pump", "plastic_white", box(0.20, 0.16, 0.26, 0.012), m @ place(0.22, 0.0, 0.925))
    coil = []
    for k in range(49):
        a = math.radians(30 * k)
        r = 0.17 + 0.004 * math.sin(3 * a)
        coil.append((0.02 + r * math.cos(a), r * math.sin(a), 0.335 + 0.0035 * k))
    scene.add(f"{name}_hose", "film", hose(coil[::2], 0.016, 8), m)


def steps(scene: Scene, name: str, m: Array) -> None:
    """A mobile platform with three steps and a rail, to reach the head of a reactor."""
    for k in range(4):
        z, y = 0.26 * (k + 1), -0.42 + 0.26 * k
        deep = 0.24 if k < 3 else 0.50
        scene.add(name, "alu", box(0.60, deep, 0.035, 0.006), m @ place(0, y + (0.13 if k == 3 else 0), z))
    for s in (-1, 1):
        scene.add(name, "alu", tube([(s * 0.32, -0.60, 0.08), (s * 0.32, 0.22, 1.04)], 0.020, 0.0, 10), m)
        scene.add(
            name,
            "alu",
            tube(
                [
                    (s * 0.32, 0.60, 0.08),
                    (s * 0.32, 0.60, 1.98),
                    (s * 0.32, -0.02, 1.98),
                    (s * 0.32, -0.50, 1.08),
                    (s * 0.32, -0.55, 0.16),
                ],
                0.018,
                0.08,
                10,
            ),
            m,
        )
        scene.add(name, "alu", tube([(s * 0.32, 0.22, 1.04), (s * 0.32, 0.60, 1.04)], 0.018, 0.0, 10), m)
        for y in (-0.55, 0.60):
            scene.add(
                name, "plastic_grey", cylinder(0.05, 0.03, 16, 0.005), m @ place(s * 0.32, y + 0.015, 0.05, 0, 90)
            )
    scene.add(name, "yellow", box(0.60, 0.012, 0.10, 0.003), m @ place(0, 0.60, 1.12))
