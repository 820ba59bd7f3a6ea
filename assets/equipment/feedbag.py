"""The feed: a bag of 240 L that hangs from a scale in a portal, its pump with a key, pinch clamp, weldable tubing.

Origin on the floor; the tubing ends at the `feed_inlet` of the reactor at its right.
"""

from assets.kit import Kit, at
from assets.kit.forms import cushion, without_slivers
from assets.kit.piping import ring_of
from assets.shapes import Solid

PARTS = {
    "bag": "usable: the bag; change it by a weld",
    "contents": "moves: what is left in the bag, stretched from its foot",
    "pump_button": "usable: the key that starts and stops the pump",
    "pump": "the pump's case",
    "rotor": "moves: turns with the feed",
    "lamp": "lit by state: green while the pump runs",
    "clamp": "usable, moves: the lever of the pinch clamp, a quarter turn",
    "clamp_body": "its body",
    "screen": "usable, shows the weight: a quad with uv 0 to 1, 16:10",
    "scale": "the hanging scale: beam, cell, hook, spreader, indicator",
    "tubing": "weldable tubing with its welds",
    "stand": "the portal with castors and rails",
}
BEAM = 2.06  # m
WIDE, DEEP, TALL = 0.62, 0.42, 0.98  # m, the full bag
FULL = 0.84  # m, surface of a full bag over its foot
FOOT = 0.66  # m, its lower end
POSTS = (-0.47, 0.47, -0.30, 0.32)  # m, left, right, front, back
PUMP = (-0.44, -0.385, 1.14)  # m, middle of its front
INLET = (0.97, -0.50, 1.30)  # m, the feed inlet of the reactor, from here


def build(kit: Kit) -> None:
    """Stand, scale, bag, pump, clamp, tubing."""
    _stand(kit)
    _scale(kit)
    _indicator(kit)
    _bag(kit)
    _pump(kit)
    _clamp(kit)
    _tubing(kit)


def _stand(kit: Kit) -> None:
    x0, x1, y0, y1 = POSTS
    post = kit("stand", "steel_pickled")
    for x in (x0, x1):
        for y in (y0, y1):
            post.box((0.05, 0.05, BEAM - 0.14), (x, y, BEAM / 2 + 0.07), 0.006)
            _castor(kit, x, y)
        for z in (0.16, 0.50, BEAM):
            post.box((0.05, y1 - y0 - 0.05, 0.05), (x, (y0 + y1) / 2, z), 0.006)
    for y, z in ((y1, 0.16), (y1, 0.50), (y0, 0.16), (y1, BEAM), (y0, BEAM)):
        post.box((x1 - x0 - 0.05, 0.05, 0.05), (0, y, z), 0.006)
    kit("stand", "steel_brushed").box((x1 - x0 - 0.06, y1 - y0 - 0.06, 0.012), (0, (y0 + y1) / 2, 0.51), 0.002)


def _castor(kit: Kit, x: float, y: float) -> None:
    wheel = at(x, y, 0.05, turn=(0, 90, 0))
    kit("stand", "rubber", wheel).lathe([(0.03, -0.017), (0.05, -0.014), (0.05, 0.014), (0.03, 0.017)], sides=20)
    kit("stand", "plastic_grey", wheel).lathe([(0.0, -0.018), (0.03, -0.018), (0.03, 0.018), (0.0, 0.018)], sides=16)
    kit("stand", "steel_brushed").box((0.050, 0.042, 0.012), (x, y, 0.128), 0.002)
    for s in (-1, 1):
        kit("stand", "steel_brushed").box((0.005, 0.036, 0.085), (x + 0.022 * s, y, 0.083), 0.0)


def _scale(kit: Kit) -> None:
    middle = (POSTS[2] + POSTS[3]) / 2
    beam = kit("scale", "steel_pickled")
    beam.box((0.07, POSTS[3] - POSTS[2] - 0.05, 0.07), (0, middle, BEAM + 0.01), 0.006)
    cell = kit("scale", "steel_polished")
    cell.box((0.046, 0.046, 0.115), (0, 0, BEAM - 0.10), 0.006)
    kit("scale", "label").label("reactor_calibrated", 0.036, (0, -0.0236, BEAM - 0.10))
    hook = [(0, 0, -0.155), (0, 0, -0.20), (0.024, 0, -0.222), (0.0, 0, -0.246), (-0.020, 0, -0.232)]
    cell.tube([(x, y, BEAM + z) for x, y, z in hook], 0.007, 0.012, 8)
    cell.bar(0.012, 0.56, at(-0.28, 0, BEAM - 0.262, turn=(0, 90, 0)), 12)
    for s in (-1, 1):
        kit("scale", "plastic_blue").box((0.045, 0.008, 0.17), (0.21 * s, 0, BEAM - 0.335), 0.001)
        cell.ring(0.022, 0.004, at(0.21 * s, 0, BEAM - 0.425, turn=(90, 0, 0)), 14)
    kit("scale", "plastic_black").hose(
        [(0, 0.024, BEAM - 0.06), (-0.15, 0.03, BEAM - 0.03), (-0.43, -0.24, BEAM - 0.04), (-0.445, -0.31, 1.66)],
        0.003,
        5,
    )


def _indicator(kit: Kit) -> None:
    """The scale's indicator on the left front post."""
    face = at(PUMP[0], -0.375, 1.53)
    kit("scale", "plastic_light", face).plate((0.235, 0.06, 0.165), (0, 0, 0), 0.014, 0.006)
    kit("scale", "steel_brushed", face).box((0.06, 0.04, 0.08), (0, 0.075, 0), 0.004)
    kit("screen", "screen", face).screen(0.176, 0.110, (0, -0.0006, 0.015))
    kit.state("screen", "screen")
    for i in range(5):
        kit("scale", "plastic_grey", face).bar(0.008, 0.003, at(-0.072 + 0.036 * i, 0.001, -0.062, turn=(90, 0, 0)), 12)


def _bag(kit: Kit) -> None:
    """A pillow of film in its hanger, label, ports below; what it holds is a second pillow just over it."""
    film = kit("bag", "bag_clear")
    film.cushion((WIDE, DEEP, TALL), (0, 0, FOOT), 0.40, 5, 17)
    film.box((WIDE * 0.9, 0.008, 0.06), (0, 0, FOOT + TALL + 0.01), 0.001)
    kit("contents", "feed").add(
        _cut(cushion((WIDE + 0.008, DEEP + 0.008, TALL), 0.40, 0.0126, 5, 17)), (0, 0, FOOT - 0.002)
    )
    kit.slides("contents", (0, 0, 1), (0, 0, FOOT - 0.002))
    kit.point("foot", (0, 0, FOOT))
    kit("bag", "label").label("feed_bag", 0.24, (0, -DEEP / 2 - 0.024, FOOT + TALL * 0.56))
    for x in (-0.10, 0.10):
        kit("bag", "plastic_white").bar(0.013, 0.06, (x, 0, FOOT - 0.055), 12)
    kit("tubing", "silicone").tube(
        [(0.10, 0, FOOT - 0.05), (0.10, 0, FOOT - 0.10), (0.02, 0, FOOT - 0.115)], 0.0055, 0.02, 6
    )
    kit("tubing", "plastic_blue").bar(0.009, 0.04, at(-0.02, 0, FOOT - 0.115, turn=(0, 90, 0)), 10)


def _cut(solid: Solid) -> Solid:
    """A pillow with a flat surface at the height of a full bag."""
    above = solid.position[:, 2] > FULL
    position, normal = solid.position.copy(), solid.normal.copy()
    position[above, 2] = FULL
    normal[above] = (0.0, 0.0, 1.0)
    return without_slivers(Solid(position, normal, solid.uv, solid.triangle))


def _pump(kit: Kit) -> None:
    x, y, z = PUMP
    kit("pump", "enamel_white").plate((0.22, 0.17, 0.21), (x, y, z), 0.018, 0.008)
    kit("pump", "steel_brushed").box((0.05, 0.06, 0.14), (x - 0.02, y + 0.17, z), 0.006)
    kit("pump", "plastic_grey").plate((0.118, 0.045, 0.115), (x + 0.025, y - 0.044, z + 0.032), 0.028, 0.006)
    ring = at(x + 0.025, y - 0.0445, z + 0.032, turn=(90, 0, 0))
    kit("pump", "steel_shadow", ring).lathe([(0.0, 0.0), (0.045, 0.0), (0.046, 0.001)], sides=28)
    kit("rotor", "steel_brushed", ring).lathe([(0.015, 0.002), (0.015, 0.011), (0.0, 0.013)], sides=16)
    for place in ring_of(3, 0.027):
        kit("rotor", "plastic_white", ring @ place).lathe(
            [(0.0, 0.002), (0.009, 0.002), (0.009, 0.012), (0.0, 0.013)], sides=12
        )
    kit.turns("rotor", (x + 0.025, y - 0.0445, z + 0.032), (0, -1, 0))
    key = at(x - 0.065, y - 0.0005, z - 0.065, turn=(90, 0, 0))
    kit("pump_button", "plastic_green", key).lathe(
        [(0.017, 0.0), (0.017, 0.006), (0.013, 0.009), (0.0, 0.0095)], sides=20
    )
    kit("pump_button", "steel_polished", key).lathe([(0.021, 0.0), (0.021, 0.003), (0.0175, 0.005)], sides=20)
    lamp = at(x - 0.065, y, z - 0.022, turn=(90, 0, 0))
    kit("lamp", "lamp_green", lamp).lathe([(0.007, 0.0), (0.007, 0.003), (0.0, 0.006)], sides=12)
    kit.state("lamp", "colour")
    kit("pump", "label").label("tag_feed", 0.090, (x + 0.035, y - 0.0006, z - 0.066))


def _clamp(kit: Kit) -> None:
    x, y, z = PUMP[0] + 0.065, PUMP[1] - 0.055, 0.90
    kit("clamp_body", "plastic_white").plate((0.05, 0.036, 0.05), (x, y - 0.018, z), 0.008, 0.003)
    kit("clamp_body", "steel_polished").box((0.02, 0.12, 0.02), (x - 0.040, y + 0.06, z), 0.0)
    lever = (x, y - 0.032, z)
    kit("clamp", "lid_orange", at(*lever)).box((0.018, 0.010, 0.085), (0, 0, 0.030), 0.004)
    kit("clamp", "steel_dark", at(*lever)).bar(0.009, 0.026, at(0, 0.020, 0, turn=(90, 0, 0)), 8)
    kit.turns("clamp", lever, (0, 1, 0))


def _tubing(kit: Kit) -> None:
    """From the bag through clamp and pump to the reactor; welds show as flat seams."""
    px, py, pz = PUMP[0] + 0.025, PUMP[1] - 0.055, PUMP[2] + 0.032
    line = kit("tubing", "silicone")
    line.hose(
        [
            (-0.10, 0, FOOT - 0.05),
            (-0.10, -0.02, FOOT - 0.12),
            (-0.26, -0.36, 0.62),
            (px + 0.04, py, 0.78),
            (px + 0.04, py, pz - 0.06),
        ],
        0.0055,
        6,
    )
    line.tube(
        [(px + 0.04, py, pz - 0.065), (px + 0.04, py, pz), (px + 0.034, py, pz + 0.03), (px, py, pz + 0.044),
         (px - 0.034, py, pz + 0.03), (px - 0.04, py, pz), (px - 0.04, py, pz - 0.06)],
        0.0055, 0.02, 6,
    )  # fmt: skip
    line.hose(
        [
            (px - 0.04, py, pz - 0.06),
            (px - 0.05, py - 0.03, 0.80),
            (-0.12, -0.54, 0.48),
            (0.45, -0.56, 0.60),
            (0.86, -0.52, 1.15),
            INLET,
        ],
        0.0055,
        6,
    )
    for place in ((-0.12, -0.54, 0.48), (0.45, -0.56, 0.60)):
        kit("tubing", "plastic_light").bar(0.0072, 0.010, at(*place, turn=(0, 90, 0)), 10)
