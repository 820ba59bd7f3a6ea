"""What the rooms of the process suites share: benches, process lines on brackets, drains, safety, parts of the kit.

Frames are as in fixtures and furniture: on a wall -y into the room, on the floor front towards -y.
"""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from assets.kit import Kit
from assets.materials import MATERIALS
from assets.panels import printed, raised, rod, slats
from assets.room_fixtures import FRONT, plate, tag
from assets.room_signs import region
from assets.scene import Scene
from assets.shapes import Array, Solid, box, join, place, sheet
from assets.suite_shapes import cylinder, hose, lathe, tube

LIKE = {"paper": "plastic_white", "enamel_white": "plastic_white", "plastic_light": "plastic_white"}


def from_kit(scene: Scene, name: str, matrix: Array, build: Callable[[Kit], None]) -> None:
    """Parts drawn with the kit of the equipment, as one part of the room; its screens and lamps are dead."""
    kit = Kit()
    build(kit)
    for _, material, solid in kit.pieces:
        known = material if material in MATERIALS else LIKE.get(material, "plastic_grey")
        scene.add(name, known, solid, matrix)


def bench(scene: Scene, name: str, m: Array, length: float, deep: float = 0.78) -> None:
    """A laboratory bench 0.90 m high: steel top with an upstand at its back, legs, shelf; frame at its back."""
    scene.add(name, "steel_brushed", box(length, deep, 0.035, 0.008), m @ place(0, -deep / 2, 0.8825))
    scene.add(name, "steel_brushed", box(length, 0.015, 0.10, 0.004), m @ place(0, -0.0075, 0.95))
    scene.add(name, "steel_brushed", box(length, 0.012, 0.035, 0.003), m @ place(0, -deep + 0.006, 0.855))
    scene.add(name, "steel_brushed", box(length - 0.10, deep - 0.16, 0.02, 0.004), m @ place(0, -deep / 2, 0.24))
    count = max(2, round(length / 1.4) + 1)
    for k in range(count):
        x = (k / (count - 1) - 0.5) * (length - 0.12)
        for y in (-0.06, -deep + 0.06):
            scene.add(name, "steel_polished", cylinder(0.019, 0.84, 12), m @ place(x, y, 0.03))
            scene.add(name, "plastic_grey", cylinder(0.026, 0.03, 12), m @ place(x, y, 0.0))
        bar = rod(deep - 0.12, 0.012, 8)
        scene.add(name, "steel_polished", bar, m @ place(x, -deep / 2, 0.20, 90))


def lines(scene: Scene, name: str, line: tuple[float, float], at: tuple[float, float], keys: tuple[str, ...]) -> None:
    """Process lines along x (from, to) one above the other at y, from height z downward, labelled, clamped."""
    (x0, x1), (y, z) = line, at
    for k, key in enumerate(keys):
        insulated = key in ("steam", "wfi", "cooling")
        radius, material = (0.055, "insulation") if insulated else (0.021, "steel_polished")
        height = z - 0.155 * k
        scene.add(
            f"{name}_{key}",
            material,
            rod(x1 - x0, radius, 12 if insulated else 8, 2.0),
            place((x0 + x1) / 2, y, height),
        )
        count = max(1, round((x1 - x0) / 3.2))
        for j in range(count):
            x = x0 + (x1 - x0) * (j + 0.35 + 0.06 * k) / count
            long, high = 0.40, 0.40 / 6
            high = min(high, 1.7 * radius) if not insulated else high
            label = printed(long * high * 6 / 0.40 / 1.0, high, radius + 0.002, region(f"kit:flow_{key}"))
            scene.add(f"{name}_{key}", "label", label, place(x, y, height))
        if not insulated:
            for x in np.arange(x0 + 1.6 + 0.2 * k, x1 - 0.2, 3.6):
                scene.add(f"{name}_{key}", "steel_polished", rod(0.030, radius + 0.012, 8), place(float(x), y, height))


def brackets(scene: Scene, name: str, line: tuple[float, float], at: tuple[float, float, float], wall: float) -> None:
    """Steel consoles that carry lines: from the wall's y out to y, between heights low and high, every 2.4 m."""
    y, low, high = at
    away = (y + wall) / 2
    deep = abs(wall - y) + 0.10
    for k, x in enumerate(np.arange(line[0] + 0.5, line[1], 2.4)):
        scene.add(
            f"{name}_{k}",
            "steel_brushed",
            box(0.045, 0.045, high - low, 0.004),
            place(float(x), y + 0.075, (low + high) / 2),
        )
        for z in (low + 0.03, high - 0.03):
            scene.add(f"{name}_{k}", "steel_brushed", box(0.045, deep, 0.045, 0.004), place(float(x), away + 0.05, z))
        scene.add(
            f"{name}_{k}",
            "steel_brushed",
            box(0.12, 0.012, high - low + 0.1, 0.003),
            place(float(x), wall - 0.008, (low + high) / 2),
        )


def riser(
    scene: Scene, name: str, spot: tuple[float, float], heights: tuple[float, float], material: str = "steel_polished"
) -> None:
    """An upright line with a valve at hand height."""
    (x, y), (low, high) = spot, heights
    radius = 0.05 if material == "insulation" else 0.021
    scene.add(name, material, cylinder(radius, high - low, 14), place(x, y, low))
    scene.add(
        name, "steel_polished", lathe([(0.0, 0.0), (0.05, 0.008), (0.05, 0.016), (radius, 0.02)], 18), place(x, y, low)
    )


def drain(scene: Scene, name: str, x: float, y: float) -> None:
    """A round floor drain with its gas-tight cover."""
    ring = lathe([(0.125, 0.0005), (0.125, 0.004), (0.105, 0.005)], 32)
    scene.add(name, "steel_brushed", ring, place(x, y))
    scene.add(
        name, "steel_brushed", lathe([(0.103, 0.0025), (0.098, 0.004), (0.02, 0.0045), (0.0, 0.004)], 32), place(x, y)
    )
    for k in range(4):
        scene.add(
            name, "frit", box(0.012, 0.03, 0.002, 0.0), place(x, y, 0.005) @ place(heading=90.0 * k) @ place(0, 0.075)
        )


def channel(scene: Scene, name: str, area: tuple[float, float, float, float]) -> None:
    """A gutter under a grating, flush with the floor: from x, y to x, y, along its longer side."""
    x0, y0, x1, y1 = area
    long, wide = (x1 - x0, y1 - y0) if x1 - x0 > y1 - y0 else (y1 - y0, x1 - x0)
    m = place((x0 + x1) / 2, (y0 + y1) / 2, 0.0, 0 if x1 - x0 > y1 - y0 else 90)
    scene.add(name, "steel_brushed", sheet((-long / 2, -wide / 2, 0.003), (long, 0, 0), (0, wide, 0), 0.4), m, "decal")
    for k in range(int(long / 0.05)):
        slot = sheet((-long / 2 + 0.012 + 0.05 * k, -wide / 2 + 0.02, 0.0045), (0.026, 0, 0), (0, wide - 0.04, 0), 99.0)
        scene.add(f"{name}_slots", "frit", slot, m, layer="decal")


def tray(scene: Scene, line: tuple[float, float], y: float, z: float, *, drops: bool) -> None:
    """A closed cable tray along x (from, to) at y, z, hung from the ceiling by rods, with conduits that leave it."""
    (x0, x1), length = line, line[1] - line[0]
    scene.add("tray", "alu", box(length, 0.24, 0.07, 0.004, 0.5), place((x0 + x1) / 2, y, z))
    for k, x in enumerate(np.arange(x0 + 0.9, x1, 2.4)):
        scene.add("tray", "steel_brushed", box(0.05, 0.27, 0.09, 0.003), place(float(x), y, z))
        for s in (-1, 1):
            scene.add("tray", "steel_polished", cylinder(0.006, 0.20, 8), place(float(x), y + 0.125 * s, z))
        if drops and k % 2:
            scene.add(
                "tray",
                "plastic_grey",
                tube([(0, 0, 0), (0, 0.0, -0.18), (0, 0.10, -0.26)], 0.014, 0.05),
                place(float(x) + 0.4, y, z),
            )


def eyewash(scene: Scene, name: str, m: Array) -> None:
    """An eye wash on the wall: bowl, two roses with caps, push plate, supply, sign; frame at the bowl."""
    bowl = [
        (0.0, -0.10),
        (0.03, -0.10),
        (0.05, -0.075),
        (0.13, -0.01),
        (0.14, 0.0),
        (0.132, 0.0),
        (0.05, -0.06),
        (0.0, -0.065),
    ]
    scene.add(name, "green", lathe(bowl, 32), m @ place(0, -0.20))
    scene.add(name, "steel_polished", tube([(0, 0.0, -0.06), (0, -0.20, -0.06), (0, -0.20, -0.02)], 0.014, 0.03), m)
    for s in (-1, 1):
        arm = [(0, -0.20, -0.03), (s * 0.055, -0.20, -0.02), (s * 0.055, -0.20, 0.03)]
        scene.add(name, "steel_polished", tube(arm, 0.010, 0.02), m)
        scene.add(
            name,
            "green",
            lathe([(0.012, 0.0), (0.028, 0.02), (0.028, 0.034), (0.0, 0.036)], 18),
            m @ place(s * 0.055, -0.20, 0.025),
        )
    scene.add(name, "green", box(0.10, 0.012, 0.12, 0.006), m @ place(0.17, -0.24, -0.02, 0, -10))
    scene.add(name, "steel_polished", tube([(0, -0.20, -0.10), (0, -0.20, -0.25), (0, 0.0, -0.28)], 0.016, 0.04), m)
    plate(scene, f"{name}_sign", "label:eyewash", m @ place(0, 0, 0.62), (0.30, 0.15))


def spill_kit(scene: Scene, name: str, m: Array) -> None:
    """A yellow wheeled bin with absorbents, its sign on the wall; frame on the floor at the wall."""
    scene.add(name, "yellow", box(0.46, 0.40, 0.62, 0.03), m @ place(0, -0.26, 0.40))
    scene.add(name, "yellow", box(0.50, 0.45, 0.06, 0.02), m @ place(0, -0.26, 0.74))
    scene.add(name, "plastic_black", box(0.30, 0.03, 0.03, 0.01), m @ place(0, -0.49, 0.72))
    tag(scene, name, "bin_bio", m @ place(0, -0.461, 0.48), 0.26)
    for s in (-1, 1):
        scene.add(name, "rubber", cylinder(0.07, 0.04, 20, 0.006), m @ place(s * 0.20, -0.12, 0.07, 0, 90))
        scene.add(name, "plastic_black", box(0.05, 0.05, 0.08, 0.004), m @ place(s * 0.18, -0.42, 0.05))
    plate(scene, f"{name}_sign", "label:spill", m @ place(0, 0, 1.45), (0.30, 0.15))


def shaft(scene: Scene, name: str, m: Array, size: tuple[float, float, float]) -> None:
    """A boxed return-air shaft at a wall with a low grille: width, depth, height; frame on the floor at the wall."""
    wide, deep, high = size
    front = sheet((-wide / 2, -deep, 0.0), (wide, 0, 0), (0, 0, high), 0.4)
    sides = [
        sheet((-wide / 2, 0, 0), (0, -deep, 0), (0, 0, high), 0.9),
        sheet((wide / 2, -deep, 0), (0, deep, 0), (0, 0, high), 0.9),
    ]
    for solid in (front, *sides):
        scene.add(name, "plastic_white", solid, m)
    scene.add(name, "epoxy", box(wide + 0.012, deep + 0.006, 0.10, 0.03), m @ place(0, -deep / 2, 0.05))
    grille = m @ place(0, -deep, 0.46)
    scene.add(f"{name}_grille", "frit", printed(wide - 0.14, 0.44, 0.002, (0, 0, 1, 1)), grille)
    scene.add(f"{name}_grille", "alu", slats(wide - 0.15, 0.42, 11), grille @ place(0, -0.003))
    for s in (-1, 1):
        scene.add(
            f"{name}_grille",
            "steel_brushed",
            box(wide - 0.10, 0.016, 0.03, 0.004),
            grille @ place(0, -0.010, s * 0.225),
        )
        scene.add(
            f"{name}_grille",
            "steel_brushed",
            box(0.03, 0.016, 0.48, 0.004),
            grille @ place(s * (wide / 2 - 0.065), -0.010),
        )


def window(scene: Scene, name: str, m: Array, size: tuple[float, float], depth: float) -> None:
    """A flush double glazing: black frit, reveal, panes; frame on the wall's face at the middle of the glass."""
    wide, high = size
    for s in (-1, 1):
        scene.add(name, "frit", box(wide + 0.004, 0.008, 0.07, 0.0), m @ place(0, -0.003, s * (high / 2 - 0.03)))
        scene.add(name, "frit", box(0.07, 0.008, high, 0.0), m @ place(s * (wide / 2 - 0.03), -0.003))
        scene.add(name, "alu", box(wide, depth, 0.012, 0.0), m @ place(0, depth / 2, s * (high / 2 - 0.006)))
        scene.add(name, "alu", box(0.012, depth, high, 0.0), m @ place(s * (wide / 2 - 0.006), depth / 2))
    scene.add(name, "frit", box(0.05, 0.008, high, 0.0), m @ place(0, -0.002))
    pane = sheet((-wide / 2, -0.004, -high / 2), (wide, 0, 0), (0, 0, high), 99.0)
    scene.add(f"{name}_pane", "clear", pane, m, layer="glass")


def fluid_panel(scene: Scene, name: str, m: Array, art: str) -> None:
    """A transfer panel: steel plate with capped ferrules in two rows, one bend joined, switches, its plate."""
    scene.add(name, "steel_brushed", raised(1.10, 0.92, 0.03, 0.006), m)
    for row in range(2):
        for k in range(4):
            spot = m @ place(-0.375 + 0.25 * k, -0.03, 0.15 - 0.30 * row, 0, FRONT)
            scene.add(
                name,
                "steel_polished",
                lathe([(0.022, 0.0), (0.022, 0.05), (0.036, 0.053), (0.036, 0.062), (0.0, 0.064)], 20),
                spot,
            )
            if (row, k) not in ((0, 1), (1, 2)):
                scene.add(
                    name,
                    "steel_polished",
                    lathe([(0.038, 0.05), (0.042, 0.056), (0.038, 0.064), (0.0, 0.068)], 20),
                    spot,
                )
            switch = m @ place(-0.375 + 0.25 * k, -0.034, 0.25 - 0.30 * row)
            scene.add(name, "plastic_blue", box(0.03, 0.012, 0.03, 0.004), switch)
    bend = [(-0.125, -0.09, 0.15), (-0.125, -0.20, 0.15), (0.125, -0.20, -0.15), (0.125, -0.09, -0.15)]
    scene.add(name, "steel_polished", tube(bend, 0.019, 0.08, 14), m)
    for x, z in ((-0.125, 0.15), (0.125, -0.15)):
        ring = lathe([(0.022, 0.0), (0.045, 0.004), (0.045, 0.022), (0.022, 0.026)], 20)
        scene.add(name, "steel_brushed", ring, m @ place(x, -0.085, z, 0, FRONT))
    scene.add(name, "steel_brushed", box(0.90, 0.16, 0.02, 0.006), m @ place(0, -0.10, -0.40))
    scene.add(name, "steel_polished", hose([(0.40, -0.10, -0.41), (0.42, -0.06, -0.6), (0.40, -0.02, -0.75)], 0.012), m)
    plate(scene, f"{name}_plate", f"art:{art}", m @ place(0, 0, 0.62), (0.48, 0.20))


def picture(scene: Scene, name: str, key: str, m: Array, size: tuple[float, float]) -> None:
    """A lit picture flat on a thing: what a screen shows."""
    scene.add(name, "label_lit", printed(size[0], size[1], 0.001, region(f"art:{key}")), m)


def shelf_of_binders(scene: Scene, name: str, m: Array, size: tuple[float, float, float], rows: int) -> None:
    """A bookcase with binders, some places empty, archive boxes on top; frame on the floor at the wall's face."""
    wide, deep, high = size
    for s in (-1, 1):
        scene.add(
            name, "plastic_white", box(0.022, deep, high, 0.002), m @ place(s * (wide / 2 - 0.011), -deep / 2, high / 2)
        )
    scene.add(name, "plastic_white", sheet((-wide / 2, -0.012, 0), (wide, 0, 0), (0, 0, high), 0.13), m)
    step = (high - 0.10) / rows
    for k in range(rows + 1):
        scene.add(name, "plastic_white", box(wide - 0.04, deep, 0.022, 0.002), m @ place(0, -deep / 2, 0.07 + step * k))
    low, left, up, right = region("art:binders")
    for k in range(rows):
        filled = (0.96, 0.78, 0.96, 0.60, 0.9)[k % 5]
        part, tall = (wide - 0.06) * filled, min(0.32, step - 0.05)
        x, z = -(wide - 0.06) / 2 + part / 2, 0.082 + step * k + tall / 2
        shift = (k * 0.31) % (1 - filled + 0.001)
        uv = (low + (up - low) * shift, left, low + (up - low) * (shift + filled * 0.99), right)
        scene.add(f"{name}_binders", "label", printed(part, tall, 0.0, uv), m @ place(x, -deep + 0.05, z))
        scene.add(
            f"{name}_binders",
            "plastic_grey",
            box(part, deep - 0.09, tall, 0.004),
            m @ place(x, -deep / 2 + 0.02, z - 0.001),
        )
    for k, x in enumerate((-0.28, 0.22)):
        scene.add(
            f"{name}_boxes",
            "cardboard",
            box(0.38, 0.27, 0.26, 0.006),
            m @ place(x * wide, -deep / 2, high + 0.115, 4.0 - 7 * k),
        )


def ribbon(path: list[tuple[float, float, float]], wide: float) -> Solid:
    """A flat tray along a path in the plane z, upper face only."""
    strips = []
    for a, b in pairwise(np.array(path)):
        along = (b - a) / np.linalg.norm(b - a)
        side = np.array([-along[1], along[0], 0.0]) * wide / 2
        strips.append(sheet(a - side, b - a, 2 * side, 1.2))
    return join(strips)
