"""The feed: a bag on a hanging scale, its pump with a key, pinch clamp, weldable tubing to the reactor's inlet.

Origin on the floor; the tubing ends at the `feed_inlet` of the reactor at its right.
"""

from assets.kit import Kit, at
from assets.kit.piping import ring_of

PARTS = {
    "bag": "usable: the bag; change it by a weld",
    "contents": "what is left in the bag",
    "pump_button": "usable: the key that starts and stops the pump",
    "pump": "the pump's case",
    "rotor": "moves: turns with the feed",
    "lamp": "lit by state: green while the pump runs",
    "clamp": "usable, moves: the lever of the pinch clamp, a quarter turn",
    "clamp_body": "its body",
    "screen": "shows the weight: a quad with uv 0 to 1",
    "scale": "the hanging scale: beam, cell, hook, indicator",
    "tubing": "weldable tubing with a weld seam",
    "stand": "foot with castors, post",
}
ARM = 2.02  # m
HOOK = (0.26, -0.02)  # m
PUMP = (-0.02, -0.06, 1.12)  # m, middle of its front
INLET = (0.97, -0.50, 1.30)  # m, the feed inlet of the reactor, from here


def build(kit: Kit) -> None:
    """Stand, scale, bag, pump, clamp, tubing."""
    _stand(kit)
    _scale(kit)
    _bag(kit)
    _pump(kit)
    _tubing(kit)


def _stand(kit: Kit) -> None:
    post = kit("stand", "steel_polished")
    post.bar(0.024, ARM - 0.14, (-0.02, 0.02, 0.14), 16)
    for s in (-1, 1):
        kit("stand", "steel_pickled").box((0.86, 0.06, 0.035), at(0.10, 0.02, 0.125, turn=(0, 0, 32.0 * s)), 0.008)
    for x, y in ((-0.24, -0.20), (-0.24, 0.24), (0.44, -0.20), (0.44, 0.24)):
        wheel = at(x, y, 0.045, turn=(0, 90, 0))
        kit("stand", "rubber", wheel).lathe(
            [(0.030, -0.014), (0.045, -0.012), (0.045, 0.012), (0.030, 0.014)], sides=22
        )
        kit("stand", "plastic_grey", wheel).lathe(
            [(0.0, -0.015), (0.030, -0.015), (0.030, 0.015), (0.0, 0.015)], sides=16
        )
        kit("stand", "steel_brushed").box((0.012, 0.03, 0.085), (x - 0.020, y, 0.082), 0.003)
        kit("stand", "steel_brushed").box((0.052, 0.04, 0.012), (x, y, 0.115), 0.003)


def _scale(kit: Kit) -> None:
    x, y = HOOK
    arm = kit("scale", "steel_pickled")
    arm.box((0.36, 0.05, 0.05), (x - 0.13, y + 0.03, ARM), 0.006)
    arm.box((0.05, 0.05, 0.14), at(0.04, 0.02, ARM - 0.07, turn=(0, 45, 0)), 0.004)
    cell = kit("scale", "steel_polished")
    cell.box((0.030, 0.030, 0.095), (x, y + 0.03, ARM - 0.085), 0.004)
    cell.ring(0.016, 0.004, at(x, y + 0.03, ARM - 0.146, turn=(90, 0, 0)), 14)
    cell.tube(
        [
            (x, y + 0.03, ARM - 0.155),
            (x, y + 0.03, ARM - 0.20),
            (x + 0.02, y + 0.03, ARM - 0.225),
            (x, y + 0.03, ARM - 0.245),
            (x - 0.018, y + 0.03, ARM - 0.23),
        ],
        0.005,
        0.012,
        8,
    )
    cell.bar(0.008, 0.34, at(x - 0.17, y + 0.03, ARM - 0.255, turn=(0, 90, 0)), 10)
    box = kit("scale", "plastic_light", at(-0.02, -0.045, 1.50))
    box.plate((0.19, 0.06, 0.115), (0, 0, 0), 0.012, 0.006)
    kit("screen", "screen").screen(0.128, 0.056, (-0.02, -0.0456, 1.512))
    kit.state("screen", "screen")
    for i in range(4):
        kit("scale", "plastic_grey").bar(0.007, 0.003, at(-0.071 + 0.034 * i, -0.0445, 1.465, turn=(90, 0, 0)), 12)
    kit("scale", "plastic_black").hose(
        [(x, y + 0.055, ARM - 0.08), (0.12, 0.06, ARM - 0.06), (0.01, 0.05, ARM - 0.20), (0.01, 0.05, 1.53)], 0.003, 5
    )


def _bag(kit: Kit) -> None:
    """A pillow of film that widens downward, with hanger eyes, label, ports below."""
    x, y = HOOK[0], HOOK[1] + 0.03
    top = ARM - 0.27
    film = kit("bag", "bag_clear")
    film.cushion((0.44, 0.20, 0.82), (x, y, top - 0.84), 0.42, 5, 13)
    film.box((0.42, 0.006, 0.07), (x, y, top - 0.03), 0.001)
    for s in (-1, 1):
        kit("bag", "plastic_blue").ring(0.013, 0.004, at(x + 0.15 * s, y - 0.004, top - 0.012, turn=(90, 0, 0)), 16)
    film.box((0.30, 0.006, 0.05), (x, y, top - 0.845), 0.001)
    kit("contents", "feed").cushion((0.446, 0.206, 0.62), (x, y, top - 0.843), 0.36, 5, 13)
    kit("bag", "label").label("feed_bag", 0.20, (x, y - 0.1105, top - 0.40))
    for k in (-0.08, 0.08):
        kit("bag", "plastic_white").bar(0.011, 0.05, (x + k, y, top - 0.905), 12)
    kit("tubing", "silicone").tube(
        [(x + 0.08, y, top - 0.90), (x + 0.08, y, top - 0.98), (x + 0.02, y, top - 0.99)], 0.0048, 0.02, 6
    )
    kit("tubing", "plastic_white").bar(0.007, 0.05, at(x - 0.03, y, top - 0.99, turn=(0, 90, 0)), 10)


def _pump(kit: Kit) -> None:
    x, y, z = PUMP
    case = kit("pump", "enamel_white")
    case.plate((0.20, 0.17, 0.20), (x, y, z), 0.018, 0.008)
    kit("pump", "steel_brushed").box((0.10, 0.05, 0.14), (x, y + 0.16, z), 0.006)
    kit("pump", "plastic_grey").plate((0.118, 0.045, 0.115), (x + 0.025, y - 0.044, z + 0.032), 0.028, 0.006)
    ring = at(x + 0.025, y - 0.0445, z + 0.032, turn=(90, 0, 0))
    kit("pump", "steel_shadow", ring).lathe([(0.0, 0.0), (0.045, 0.0), (0.046, 0.001)], sides=28)
    kit("rotor", "steel_brushed", ring).lathe([(0.015, 0.002), (0.015, 0.011), (0.0, 0.013)], sides=16)
    for place in ring_of(3, 0.027):
        kit("rotor", "plastic_white", ring @ place).lathe(
            [(0.0, 0.002), (0.009, 0.002), (0.009, 0.012), (0.0, 0.013)], sides=12
        )
    kit.turns("rotor", (x + 0.025, y - 0.0445, z + 0.032), (0, -1, 0))
    key = at(x - 0.055, y - 0.0005, z - 0.065, turn=(90, 0, 0))
    kit("pump_button", "plastic_green", key).lathe(
        [(0.017, 0.0), (0.017, 0.006), (0.013, 0.009), (0.0, 0.0095)], sides=20
    )
    kit("pump_button", "steel_polished", key).lathe([(0.021, 0.0), (0.021, 0.003), (0.0175, 0.005)], sides=20)
    kit("lamp", "lamp_green", at(x - 0.055, y, z - 0.022, turn=(90, 0, 0))).lathe(
        [(0.006, 0.0), (0.006, 0.003), (0.0, 0.005)], sides=12
    )
    kit.state("lamp", "colour")
    kit("pump", "label").label("tag_feed", 0.086, (x + 0.035, y - 0.0006, z - 0.062))


def _tubing(kit: Kit) -> None:
    """From the bag through clamp and pump to the reactor; welds show as flat seams."""
    x, y = HOOK[0] - 0.08, HOOK[1] + 0.03
    top = ARM - 0.27
    px, py, pz = PUMP[0] + 0.025, PUMP[1] - 0.055, PUMP[2] + 0.032
    line = kit("tubing", "silicone")
    line.hose(
        [
            (x, y, top - 0.90),
            (x, y - 0.02, top - 0.97),
            (0.14, -0.11, 0.88),
            (0.09, -0.13, 0.96),
            (px + 0.04, py, pz - 0.06),
            (px + 0.04, py, pz),
        ],
        0.0048,
        6,
    )
    line.tube(
        [
            (px + 0.04, py, pz - 0.005),
            (px + 0.034, py, pz + 0.03),
            (px, py, pz + 0.044),
            (px - 0.034, py, pz + 0.03),
            (px - 0.04, py, pz - 0.06),
        ],
        0.0048,
        0.02,
        6,
    )
    line.hose(
        [
            (px - 0.04, py, pz - 0.06),
            (px - 0.05, py - 0.02, pz - 0.22),
            (0.15, -0.20, 0.72),
            (0.55, -0.38, 0.80),
            (0.84, -0.50, 1.18),
            INLET,
        ],
        0.0048,
        6,
    )
    for place in ((0.165, -0.122, 0.865), (0.30, -0.278, 0.725)):
        kit("tubing", "plastic_light").bar(0.0062, 0.008, at(*place, turn=(0, 90, 0)), 10)
    cx, cz = 0.085, 0.985
    kit("clamp_body", "plastic_white").plate((0.05, 0.03, 0.05), (cx, -0.125, cz), 0.008, 0.003)
    kit("clamp_body", "steel_polished").box((0.02, 0.11, 0.02), (cx - 0.045, -0.06, cz), 0.002)
    kit("clamp", "lid_orange", at(cx, -0.158, cz)).box((0.018, 0.010, 0.085), (0, 0, 0.030), 0.004)
    kit("clamp", "steel_dark", at(cx, -0.158, cz)).bar(0.009, 0.030, at(0, 0.030, 0, turn=(90, 0, 0)), 8)
    kit.turns("clamp", (cx, -0.158, cz), (0, 1, 0))
