"""What hangs on walls and ceilings. Each function adds one named thing at a frame: -y into the room, z up."""

import numpy as np

from assets.kit.labels import size_mm
from assets.panels import extruded, opening, printed, raised, rod, slats
from assets.room_signs import region
from assets.scene import Scene
from assets.shapes import Array, Solid, box, cylinder, hose, lathe, place, sheet, tube

FRONT = 90.0  # degrees of tilt that turn a lathe's +z to the room


def plate(scene: Scene, name: str, key: str, matrix: Array, size: tuple[float, float]) -> None:
    """A printed plate on a wall, its size in metres."""
    width, height = size
    scene.add(name, "plastic_white", opening(width + 0.012, height + 0.012, 0.006, (0.0, 0.006)), matrix)
    scene.add(name, "label", printed(width, height, 0.006, region(key)), matrix)


def notice(scene: Scene, name: str, key: str, matrix: Array, width: float) -> None:
    """A plate with a drawing of the label kit, as high as the drawing wants."""
    wide, high = size_mm(key)
    plate(scene, name, f"kit:{key}", matrix, (width, width * high / wide))


def tag(scene: Scene, part: str, key: str, matrix: Array, width: float) -> None:
    """A printed label flat on a thing."""
    wide, high = size_mm(key)
    scene.add(part, "label", printed(width, width * high / wide, 0.001, region(f"kit:{key}")), matrix)


def grille(scene: Scene, name: str, matrix: Array) -> None:
    """A low extract grille: frame, dark duct, louvres."""
    scene.add(name, "steel_brushed", opening(0.62, 0.42, 0.03, (0.002, 0.014)), matrix)
    scene.add(name, "frit", printed(0.57, 0.37, 0.001, (0, 0, 1, 1)), matrix)
    scene.add(name, "alu", slats(0.56, 0.36, 13), matrix)


def clock(scene: Scene, name: str, matrix: Array) -> None:
    """A wall clock; its hands are parts of their own and turn about the wall's normal."""
    scene.add(
        name,
        "plastic_black",
        lathe([(0.16, 0), (0.16, 0.03), (0.148, 0.036), (0.145, 0.030)], 40),
        matrix @ place(tilt=FRONT),
    )
    scene.add(name, "label", _dial(0.143, region("kit:clock")), matrix @ place(0, -0.0325))
    axis = tuple(float(v) for v in matrix[:3, :3] @ (0, -1, 0))
    pivot = tuple(float(v) for v in (matrix @ (0, -0.033, 0, 1))[:3])
    for hand, length, wide in (("hour", 0.075, 0.012), ("minute", 0.110, 0.008)):
        part = f"{name}_{hand}_hand"
        scene.add(
            part,
            "plastic_black",
            box(wide, 0.002, length, 0.0005),
            matrix @ place(0, -0.033 - wide / 9, length / 2 - 0.012),
        )
        scene.moving[part] = (pivot, axis)


def _dial(radius: float, where: tuple[float, float, float, float]) -> Solid:
    angle = np.arange(40) / 40 * 2 * np.pi
    ring = np.stack([np.cos(angle), np.sin(angle)], -1)
    points = np.stack([ring[:, 0] * radius, np.zeros(40), ring[:, 1] * radius], -1)
    low, high = np.array(where[:2]), np.array(where[2:])
    uv = low + (high - low) * (0.5 + 0.5 * ring)
    fan = np.array([(0, i, i + 1) for i in range(1, 39)])
    return Solid(points, np.tile((0.0, -1, 0), (40, 1)), uv, fan)


def camera(scene: Scene, name: str, x: float, y: float, z: float) -> None:
    """A dome camera under the ceiling."""
    matrix = place(x, y, z, 0, 180)
    scene.add(name, "plastic_white", lathe([(0.075, 0), (0.075, 0.025), (0.06, 0.035)], 28), matrix)
    scene.add(name, "frit", lathe([(0.058, 0.03), (0.052, 0.06), (0.03, 0.085), (0, 0.092)], 24), matrix)


def smoke_detector(scene: Scene, name: str, x: float, y: float, z: float) -> None:
    """A smoke detector under the ceiling."""
    matrix = place(x, y, z, 0, 180)
    scene.add(
        name, "plastic_white", lathe([(0.055, 0), (0.055, 0.018), (0.042, 0.034), (0.03, 0.04), (0, 0.04)], 24), matrix
    )


def sprinkler(scene: Scene, name: str, x: float, y: float, z: float) -> None:
    """A sprinkler head under the ceiling."""
    profile = [(0.045, 0), (0.045, 0.004), (0.014, 0.010), (0.010, 0.034), (0.022, 0.037), (0.022, 0.040), (0, 0.041)]
    scene.add(name, "steel_polished", lathe(profile, 18), place(x, y, z, 0, 180))


def handrail(scene: Scene, name: str, matrix: Array, length: float) -> None:
    """A bumper rail at hand height with its brackets; the frame is at the rail's middle, at floor level."""
    scene.add(name, "plastic_grey", extruded(_bumper(0.028, 0.14, 0.012), length), matrix @ place(0, -0.055, 0.92))
    count = max(2, int(length / 1.2))
    for i in range(count):
        x = (i - (count - 1) / 2) * length / count
        scene.add(name, "alu", box(0.06, 0.045, 0.05, 0.0), matrix @ place(x, -0.022, 0.92))


def kick_rail(scene: Scene, name: str, matrix: Array, length: float) -> None:
    """A low bumper against trolleys."""
    scene.add(name, "steel_brushed", extruded(_bumper(0.02, 0.16, 0.006), length), matrix @ place(0, -0.011, 0.26))


def _bumper(deep: float, high: float, bevel: float) -> list[tuple[float, float]]:
    y, z = deep / 2, high / 2
    front = [(-y + bevel, -z), (-y + bevel * 0.3, -z + bevel * 0.3), (-y, -z + bevel), (-y, z - bevel)]
    return [*front, (-y + bevel * 0.3, z - bevel * 0.3), (-y + bevel, z), (y, z), (y, -z)]


def extinguisher(scene: Scene, name: str, matrix: Array) -> None:
    """A fire extinguisher with its sign."""
    body = matrix @ place(0, -0.10, 0.30)
    profile = [(0, 0), (0.07, 0), (0.08, 0.015), (0.08, 0.42), (0.06, 0.49), (0.03, 0.52), (0.025, 0.55), (0, 0.55)]
    scene.add(name, "red", lathe(profile, 24), body)
    scene.add(name, "plastic_black", box(0.03, 0.09, 0.05, 0.006), body @ place(0, -0.02, 0.57))
    scene.add(
        name,
        "plastic_black",
        hose([(0.02, 0, 0.56), (0.10, -0.02, 0.50), (0.11, -0.03, 0.30), (0.09, -0.03, 0.16)], 0.012),
        body,
    )
    scene.add(name, "steel_brushed", box(0.14, 0.02, 0.05, 0.003), matrix @ place(0, -0.012, 0.62))
    tag(scene, name, "extinguisher", body @ place(0, -0.081, 0.24), 0.10)
    notice(scene, f"{name}_sign", "extinguisher_sign", matrix @ place(0, 0, 1.75), 0.17)


def exit_sign(scene: Scene, name: str, matrix: Array) -> None:
    """A lit emergency-exit box above a door."""
    scene.add(name, "plastic_white", box(0.36, 0.05, 0.19, 0.008), matrix @ place(0, -0.025))
    scene.add(
        name, "label", sheet((-0.165, -0.0515, -0.08), (0.33, 0, 0), (0, 0, 0.16), 0.4, region("label:exit")), matrix
    )


def monitor(scene: Scene, name: str, matrix: Array) -> None:
    """A wall panel of the environment monitoring: probe, display frame, printed name."""
    scene.add(name, "plastic_white", box(0.24, 0.05, 0.17, 0.012), matrix @ place(0, -0.025))
    scene.add(name, "frit", raised(0.17, 0.09, 0.002, 0.001), matrix @ place(0, -0.05, 0.02))
    tag(scene, name, "ems", matrix @ place(0, -0.05, -0.055), 0.15)
    scene.add(name, "steel_polished", cylinder(0.008, 0.10, 12), matrix @ place(0.05, -0.03, -0.19))


def particle_counter(scene: Scene, name: str, matrix: Array) -> None:
    """A remote particle counter on the wall with its isokinetic probe."""
    scene.add(name, "steel_brushed", box(0.20, 0.11, 0.26, 0.01), matrix @ place(0, -0.055))
    tag(scene, name, "counter", matrix @ place(0, -0.11, 0.06), 0.16)
    tag(scene, name, "calibrated", matrix @ place(0.05, -0.11, -0.06), 0.05)
    scene.add(name, "lamp_green", cylinder(0.008, 0.004, 12, 0.001), matrix @ place(-0.06, -0.11, -0.06, 0, FRONT))
    scene.add(name, "steel_polished", tube([(0, -0.06, 0.13), (0, -0.06, 0.30), (0, -0.20, 0.34)], 0.006, 0.05), matrix)
    scene.add(
        name,
        "steel_polished",
        lathe([(0.006, 0), (0.008, 0.02), (0.028, 0.09), (0.025, 0.09), (0, 0.03)], 20),
        matrix @ place(0, -0.20, 0.34, 0, -10),
    )


def intercom(scene: Scene, name: str, matrix: Array) -> None:
    """A hands-free intercom with its numbers below."""
    scene.add(name, "steel_brushed", box(0.11, 0.04, 0.19, 0.008), matrix @ place(0, -0.02))
    scene.add(name, "plastic_black", raised(0.07, 0.05, 0.002, 0.001), matrix @ place(0, -0.04, 0.05))
    for k, colour in enumerate(("plastic_white", "lamp_green")):
        button = matrix @ place(-0.025 + 0.05 * k, -0.04, -0.03, 0, FRONT)
        scene.add(name, colour, cylinder(0.012, 0.006, 14, 0.001), button)
    tag(scene, name, "intercom", matrix @ place(0, 0, -0.125), 0.13)


def socket(scene: Scene, name: str, matrix: Array) -> None:
    """A double wall socket with flaps."""
    scene.add(name, "plastic_white", box(0.16, 0.025, 0.085, 0.006), matrix @ place(0, -0.012))
    for s in (-1, 1):
        scene.add(name, "plastic_grey", box(0.06, 0.008, 0.06, 0.003), matrix @ place(0.038 * s, -0.026))


def pipes(scene: Scene, name: str, line: tuple[float, float], y: float, z: float) -> None:
    """Four lines on brackets along x (from, to) under the ceiling, with flow labels and clamps."""
    rows = (
        ("wfi", "steel_polished", 0.026),
        ("chw", "insulation", 0.045),
        ("cda", "pipe_blue", 0.018),
        ("steam", "insulation", 0.036),
    )
    (x0, x1), length = line, line[1] - line[0]
    for i, (key, material, radius) in enumerate(rows):
        across = y - 0.12 * i
        scene.add(f"{name}_{key}", material, rod(length, radius), place((x0 + x1) / 2, across, z))
        for k in range(int(length / 9.0)):
            x = x0 + 4.5 + 9.0 * k + 0.5 * i
            label = printed(0.3, 0.05, radius + 0.002, region(f"label:{key}"))
            scene.add(f"{name}_{key}", "label", label, place(x, across, z))
            for s in (-0.19, 0.19):
                band, colour = rod(0.03, radius + 0.0015), "pipe_green" if key == "wfi" else "pipe_blue"
                scene.add(f"{name}_{key}", colour, band, place(x + s, across, z))
    for k in range(int(length / 3.0)):
        x = x0 + 1.5 + 3.0 * k
        scene.add(f"{name}_bracket", "alu", box(0.04, 0.50, 0.04, 0.0, 0.6), place(x, y - 0.19, z - 0.07))
        for s in (-0.42, 0.02):
            scene.add(f"{name}_bracket", "alu", box(0.010, 0.010, 0.30, 0.0), place(x, y + s, z + 0.09))
