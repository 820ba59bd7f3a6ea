"""Things that tell how the plant is run: records, tags, waste, transfer, fire safety.

Frames are as in fixtures and furniture.
"""

import math

from assets.panels import raised, rod
from assets.room_fixtures import FRONT, notice, tag
from assets.scene import Scene
from assets.shapes import Array, box, cylinder, hose, lathe, place, sheet, tube

Area = tuple[float, float, float, float]


def log_holder(scene: Scene, name: str, m: Array) -> None:
    """A steel pocket on the wall with the room's logbook and a pen on a cord."""
    scene.add(name, "steel_brushed", box(0.27, 0.012, 0.34, 0.003), m @ place(0, -0.006, 0))
    scene.add(name, "steel_brushed", box(0.27, 0.06, 0.20, 0.004), m @ place(0, -0.036, -0.07))
    scene.add(f"{name}_book", "plastic_blue", box(0.22, 0.03, 0.30, 0.004), m @ place(0, -0.038, 0.03, 0, 3))
    tag(scene, f"{name}_book", "logbook", m @ place(0, -0.058, 0.09, 0, 3), 0.14)
    scene.add(f"{name}_pen", "plastic_black", cylinder(0.005, 0.14, 8), m @ place(0.155, -0.02, -0.30))
    cord = [(0.135, -0.02, 0.10), (0.165, -0.03, -0.02), (0.155, -0.022, -0.16)]
    scene.add(f"{name}_pen", "plastic_black", hose(cord, 0.0018, 5), m)


def call_point(scene: Scene, name: str, m: Array) -> None:
    """A manual fire alarm with its glass."""
    scene.add(name, "red", box(0.10, 0.045, 0.10, 0.006), m @ place(0, -0.0225))
    scene.add(name, "plastic_white", raised(0.066, 0.05, 0.002, 0.001), m @ place(0, -0.045, -0.008))
    scene.add(name, "plastic_black", cylinder(0.009, 0.003, 14, 0.001), m @ place(0, -0.047, -0.008, 0, FRONT))


def first_aid(scene: Scene, name: str, m: Array) -> None:
    """A first-aid box with its sign above."""
    scene.add(name, "green", box(0.30, 0.11, 0.22, 0.012), m @ place(0, -0.055))
    tag(scene, name, "first_aid", m @ place(0, -0.11, 0.0), 0.17)
    notice(scene, f"{name}_sign", "first_aid_sign", m @ place(0, 0, 0.34), 0.18)


def towels(scene: Scene, name: str, m: Array) -> None:
    """A dispenser of paper towels, one sheet hanging out."""
    scene.add(name, "plastic_white", box(0.28, 0.13, 0.34, 0.02), m @ place(0, -0.065))
    tag(scene, name, "towels", m @ place(0, -0.131, 0.05), 0.14)
    scene.add(f"{name}_sheet", "film", raised(0.20, 0.10, 0.001), m @ place(0, -0.075, -0.215))


def hooks(scene: Scene, name: str, m: Array, count: int) -> None:
    """A rail of hooks with a bag and a towel."""
    scene.add(name, "alu", raised(0.16 * count, 0.05, 0.012, 0.003), m)
    for k in range(count):
        x = 0.16 * (k - (count - 1) / 2)
        bow = [(x, -0.010, 0.0), (x, -0.05, -0.005), (x, -0.058, 0.02)]
        scene.add(name, "steel_polished", tube(bow, 0.005, 0.012, 6), m)
    scene.add(f"{name}_bag", "fabric_warm", box(0.30, 0.13, 0.36, 0.05), m @ place(-0.08, -0.085, -0.34))
    strap = [(-0.19, -0.07, -0.18), (-0.10, -0.052, 0.0), (-0.02, -0.07, -0.18)]
    scene.add(f"{name}_bag", "plastic_black", hose(strap, 0.006, 6), m)
    scene.add(f"{name}_towel", "film", box(0.24, 0.03, 0.56, 0.012), m @ place(0.24, -0.05, -0.29))


def hamper(scene: Scene, name: str, m: Array, key: str) -> None:
    """A bag of used garments in a steel hoop on wheels."""
    for k in range(4):
        a = math.radians(45 + 90 * k)
        x, y = 0.20 * math.cos(a), 0.20 * math.sin(a)
        scene.add(name, "steel_polished", cylinder(0.011, 0.80, 8), m @ place(x, y, 0.06))
        scene.add(name, "plastic_grey", cylinder(0.03, 0.02, 14, 0.004), m @ place(x, y + 0.01, 0.03, 0, 90))
    for z in (0.10, 0.85):
        ring = [(0.215, z), (0.232, z + 0.01), (0.215, z + 0.02), (0.205, z + 0.01), (0.215, z)]
        scene.add(name, "steel_polished", lathe(ring, 28), m)
    bag = [
        (0, 0.14),
        (0.15, 0.15),
        (0.185, 0.24),
        (0.19, 0.5),
        (0.18, 0.74),
        (0.20, 0.86),
        (0.222, 0.88),
        (0.218, 0.80),
    ]
    scene.add(f"{name}_bag", "plastic_blue", lathe(bag, 26), m)
    crumple = [(0.17, 0.80), (0.15, 0.86), (0.09, 0.88), (0, 0.85)]
    scene.add(f"{name}_garments", "film", lathe(crumple, 18), m)
    tag(scene, name, key, m @ place(0, -0.225, 0.70), 0.15)


def drum_dolly(scene: Scene, name: str, m: Array, key: str) -> None:
    """A clamped drum on a dolly, its status tag on the front."""
    scene.add(name, "steel_brushed", lathe([(0, 0.10), (0.27, 0.10), (0.28, 0.12), (0.28, 0.14), (0.0, 0.14)], 28), m)
    for k in range(4):
        a = math.radians(45 + 90 * k)
        wheel = m @ place(0.22 * math.cos(a), 0.22 * math.sin(a) + 0.012, 0.05, 0, 90)
        scene.add(name, "plastic_grey", cylinder(0.05, 0.024, 16, 0.005), wheel)
    body = [(0, 0.14), (0.235, 0.145), (0.245, 0.17), (0.245, 0.36), (0.252, 0.375), (0.245, 0.39)]
    body += [(0.245, 0.58), (0.252, 0.595), (0.245, 0.61), (0.245, 0.78), (0.238, 0.80)]
    scene.add(f"{name}_drum", "plastic_blue", lathe(body, 30), m)
    lid = [(0.238, 0.80), (0.258, 0.805), (0.258, 0.83), (0.22, 0.84), (0.21, 0.825), (0, 0.825)]
    scene.add(f"{name}_lid", "plastic_black", lathe(lid, 30), m)
    scene.add(f"{name}_lid", "steel_polished", box(0.03, 0.025, 0.07, 0.006), m @ place(0.0, -0.262, 0.80))
    scene.add(f"{name}_tag", "plastic_white", raised(0.17, 0.07, 0.002), m @ place(0, -0.249, 0.50))
    tag(scene, f"{name}_tag", key, m @ place(0, -0.2512, 0.50), 0.16)


def transfer_cart(scene: Scene, name: str, m: Array, key: str) -> None:
    """A closed steel cart with two doors, a push bar and a tag."""
    scene.add(name, "steel_brushed", box(0.96, 0.60, 1.02, 0.010), m @ place(0, 0, 0.70))
    for s in (-1, 1):
        scene.add(name, "steel_brushed", raised(0.45, 0.92, 0.014, 0.003), m @ place(0.235 * s, -0.30, 0.70))
        grip = [(0.05 * s, -0.314, 0.62), (0.05 * s, -0.345, 0.62), (0.05 * s, -0.345, 0.80), (0.05 * s, -0.314, 0.80)]
        scene.add(name, "steel_polished", tube(grip, 0.007, 0.015, 8), m)
        for t in (-1, 1):
            wheel = m @ place(0.40 * s, 0.22 * t + 0.015, 0.07, 0, 90)
            scene.add(f"{name}_wheels", "plastic_grey", cylinder(0.07, 0.03, 20, 0.006), wheel)
            fork = box(0.05, 0.07, 0.10, 0.006)
            scene.add(f"{name}_wheels", "steel_polished", fork, m @ place(0.40 * s, 0.22 * t, 0.14))
    bar = [(0.48, -0.24, 1.02), (0.58, -0.24, 1.02), (0.58, 0.24, 1.02), (0.48, 0.24, 1.02)]
    scene.add(name, "steel_polished", tube(bar, 0.013, 0.05, 10), m)
    scene.add(f"{name}_tag", "plastic_white", raised(0.21, 0.08, 0.002), m @ place(-0.235, -0.314, 0.98))
    tag(scene, f"{name}_tag", key, m @ place(-0.235, -0.3162, 0.98), 0.20)
    for k, x in enumerate((-0.22, 0.18)):
        tote = m @ place(x, 0.03, 1.21 + 0.145, 4.0 * k - 2)
        scene.add(f"{name}_load", "film", box(0.36, 0.42, 0.28, 0.03), tote)
        tag(scene, f"{name}_load", "status_released", tote @ place(0, -0.211, 0.02), 0.17)


def cable_tray(scene: Scene, name: str, line: tuple[float, float], y: float, z: float) -> None:
    """A tray of cables along x (from, to) under the ceiling, hung on rods."""
    (x0, x1), length = line, line[1] - line[0]
    for s in (-1, 1):
        scene.add(name, "alu", box(length, 0.004, 0.06, 0.0, 3.0), place((x0 + x1) / 2, y + 0.15 * s, z))
    scene.add(name, "alu", box(length, 0.30, 0.003, 0.0, 3.0), place((x0 + x1) / 2, y, z - 0.028))
    for k, (offset, radius, colour) in enumerate(
        ((-0.11, 0.014, "plastic_black"), (-0.07, 0.010, "plastic_grey"), (-0.03, 0.012, "pipe_blue"))
    ):
        across = place((x0 + x1) / 2, y + offset, z - 0.012 + 0.002 * k)
        scene.add(f"{name}_cables", colour, rod(length, radius, 6, 4.0), across)
    for k in range(int(length / 3.0)):
        for s in (-1, 1):
            hung = place(x0 + 1.5 + 3.0 * k, y + 0.16 * s, z + 0.10)
            scene.add(f"{name}_rods", "alu", box(0.010, 0.010, 0.28, 0.0), hung)


def corner_guard(scene: Scene, name: str, m: Array) -> None:
    """A steel angle beside a door, as high as a cart's corner."""
    scene.add(name, "steel_brushed", raised(0.07, 1.22, 0.004, 0.0015), m @ place(0, 0, 0.70))


def floor_zone(scene: Scene, name: str, area: Area, material: str) -> None:
    """A rectangle of tape on the floor: from x, y to x, y, 60 mm wide."""
    x0, y0, x1, y1 = area
    w = 0.06
    for ax, ay, bx, by in ((x0, y0, x1, y0 + w), (x0, y1 - w, x1, y1), (x0, y0, x0 + w, y1), (x1 - w, y0, x1, y1)):
        strip = sheet((ax, ay, 0.0015), (bx - ax, 0, 0), (0, by - ay, 0), 99.0)
        scene.add(name, material, strip, layer="decal")


def sticky_mat(scene: Scene, name: str, area: Area) -> None:
    """A tacky mat on the floor, which takes the dust off soles and wheels: film on a thin white edge."""
    x0, y0, x1, y1 = area
    scene.add(name, "plastic_white", sheet((x0, y0, 0.0015), (x1 - x0, 0, 0), (0, y1 - y0, 0), 99.0), layer="decal")
    inner = sheet((x0 + 0.02, y0 + 0.02, 0.0025), (x1 - x0 - 0.04, 0, 0), (0, y1 - y0 - 0.04, 0), 99.0)
    scene.add(name, "mat", inner, layer="decal")


def pendant(scene: Scene, name: str, at: tuple[float, float, float], drop: float) -> None:
    """A lamp on a cord from the ceiling at `at`."""
    x, y, z = at
    shade = [(0.03, 0.20), (0.09, 0.17), (0.17, 0.06), (0.19, 0.0), (0.183, 0.0), (0.165, 0.055), (0.085, 0.16)]
    scene.add(name, "plastic_black", lathe(shade, 28), place(x, y, z - drop))
    scene.add(name, "plastic_black", cylinder(0.003, drop - 0.2, 6), place(x, y, z - drop + 0.2))
    scene.add(name, "plastic_black", cylinder(0.05, 0.02, 20), place(x, y, z - 0.02))
    bulb = lathe([(0, 0.0), (0.05, 0.012), (0.06, 0.05), (0.03, 0.10), (0, 0.11)], 18)
    scene.add(f"{name}_bulb", "led_warm", bulb, place(x, y, z - drop + 0.02))


def coat_stand(scene: Scene, name: str, m: Array) -> None:
    """A stand with two coats and an umbrella."""
    pole = [(0, 0), (0.20, 0), (0.20, 0.02), (0.03, 0.05), (0.022, 0.1), (0.022, 1.72), (0, 1.74)]
    scene.add(name, "wood", lathe(pole, 20), m)
    for k in range(6):
        arm = [(0, 0, 1.62), (0.12, 0, 1.66), (0.16, 0, 1.73)]
        scene.add(name, "wood", tube(arm, 0.010, 0.04, 6), m @ place(heading=60 * k))
    for k, (turn, colour) in enumerate(((20, "fabric"), (150, "plastic_black"))):
        coat = [(0.03, 0.62), (0.17, 0.64), (0.16, 1.0), (0.13, 1.34), (0.12, 1.5), (0.04, 1.6), (0, 1.61)]
        c = m @ place(heading=turn) @ place(0.17, 0, 0.02 * k)
        scene.add(f"{name}_coats", colour, lathe(coat, 14), c)
    folded = [(0.012, 0.04), (0.03, 0.35), (0.022, 0.72), (0.008, 0.80)]
    scene.add(f"{name}_umbrella", "red", lathe(folded, 10), m @ place(-0.16, -0.10, 0.0, 0, 6))
