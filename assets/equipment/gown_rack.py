"""The garment racks: `site` (uniforms and shoes), `grade_d` (coveralls, covers, overshoes), `box` (gloves on the wall).

Racks have their origin on the floor, middle of the footprint; the glove box on the wall. The front faces -y.
"""

from assets.kit import Kit, at, cloth, footwear
from assets.kit.frames import Array

WIDE, DEEP, HIGH = 1.40, 0.46, 1.90  # m
PARTS = {
    "site_uniform": "usable (site): hanging and folded uniforms",
    "site_shoes": "usable (site): pairs of shoes by size",
    "hair_cover": "usable (grade_d): the box of hair covers",
    "beard_cover": "usable (grade_d): the box of beard covers",
    "coverall": "usable (grade_d): packed and hanging coveralls",
    "overshoes": "usable (grade_d): the box of overshoes",
    "gloves": "usable (box): three boxes of gloves, one hanging out of each",
    "tag": "usable (grade_d): the laundry tag on the first coverall",
    "seam": "usable (grade_d): the seams of that coverall (a place on it)",
    "rail": "posts, rail, shelves, feet; or the holder on the wall",
    "label": "what lies where, and how to dress",
}


def build(kit: Kit, style: str = "grade_d") -> None:
    """One of the three styles."""
    {"site": _site, "grade_d": _grade_d, "box": _box}[style](kit)


def _rack(kit: Kit, shelves: tuple[float, ...], rail: float, right: float = WIDE / 2 - 0.02) -> None:
    """Posts and rail; the shelves reach from the left posts to `right`."""
    steel = kit("rail", "steel_polished")
    for x in dict.fromkeys((-WIDE / 2 + 0.02, right, WIDE / 2 - 0.02)):
        for y in (-DEEP / 2 + 0.02, DEEP / 2 - 0.02):
            steel.bar(0.013, HIGH, (x, y, 0.02), 14)
            kit("rail", "rubber").bar(0.018, 0.022, (x, y, 0.0), 14)
    for z in shelves:
        for y in (-DEEP / 2 + 0.02, DEEP / 2 - 0.02):
            steel.tube([(-WIDE / 2 + 0.02, y, z), (right, y, z)], 0.007)
        for i in range(13):
            x = -WIDE / 2 + 0.05 + i * (right + WIDE / 2 - 0.08) / 12
            steel.box((0.005, DEEP - 0.04, 0.005), (x, 0, z + 0.004), 0.0)
    steel.tube([(-WIDE / 2 + 0.02, 0, rail), (WIDE / 2 - 0.02, 0, rail)], 0.012)
    for x in (-WIDE / 2 + 0.02, WIDE / 2 - 0.02):
        steel.tube([(x, -DEEP / 2 + 0.02, rail), (x, DEEP / 2 - 0.02, rail)], 0.009)


def _hanger(kit: Kit, part: str, x: float, rail: float, turn: float) -> None:
    wire = kit(part, "steel_dark", at(x, 0, rail, turn=(0, 0, turn)))
    wire.tube([(0, 0, -0.075), (0, 0, -0.02), (0.018, 0, 0), (0, 0, 0.018), (-0.016, 0, 0.004)], 0.0022, 0.01, 6)
    wire.tube([(-0.19, 0, -0.135), (0, 0, -0.075), (0.19, 0, -0.135)], 0.004, 0.01, 6)


def _site(kit: Kit) -> None:
    _rack(kit, (0.14, 0.40, 1.86), 1.68)
    for i in range(7):
        x, turn = -0.54 + 0.18 * i, 74.0 + 5 * (i * 7 % 4 - 1.5)
        _hanger(kit, "rail", x, 1.68, turn)
        cloth_pen = kit("site_uniform", "uniform_teal" if i % 3 else "uniform_light")
        cloth_pen.add(cloth.tunic(seed=11 + i), at(x, 0, 1.60, turn=(0, 0, turn)))
    for i in range(4):
        for k in range(4):
            kit("site_uniform", "uniform_teal" if i % 2 else "uniform_light").cushion(
                (0.28, 0.30, 0.045), (-0.50 + 0.32 * i, 0.0, 1.872 + 0.042 * k), 0.30, 5 * i + k
            )
    for row, z in enumerate((0.148, 0.408)):
        for i in range(6):
            x = -0.55 + 0.22 * i
            for s in (-1, 1):
                _shoe(kit, "site_shoes", at(x + 0.052 * s, -0.03, z, turn=(0, 0, 3 * s + (i * 5 + row) % 4 - 2)))
    kit("label", "label").label("uniforms", 0.15, (-0.42, -DEEP / 2 - 0.0002, 1.82))
    kit("label", "label").label("shoes", 0.15, (-0.42, -DEEP / 2 - 0.0002, 0.335))


def _shoe(kit: Kit, part: str, frame: Array) -> None:
    """One clog, toe to -y."""
    kit(part, "shoe_white", frame).add(footwear.upper())
    kit(part, "rubber", frame).add(footwear.sole(0.016, 1.04))
    kit(part, "plastic_black", frame).add(footwear.mouth())


def _grade_d(kit: Kit) -> None:
    _rack(kit, (0.16, 0.52, 0.88, 1.26), 1.80, 0.02)
    for row, z in enumerate((0.172, 0.532)):
        for i in range(2):
            for k in range(5):
                _pack(
                    kit,
                    at(-0.505 + 0.325 * i, -0.01, z + 0.052 * k, turn=(0, 0, (i * 3 + k * 5 + row) % 5 - 2)),
                    7 * i + k,
                )
    for i in range(4):
        x, turn = 0.14 + 0.145 * i, 80.0 + 4 * (i % 3)
        _hanger(kit, "rail", x, 1.80, turn)
        kit("coverall", "polyester_white").add(cloth.coverall(21 + i, 0.009, 16), at(x, 0.02, 1.70, turn=(0, 0, turn)))
    _front_coverall(kit)
    _dispenser(kit, "hair_cover", "nonwoven_blue", (-0.50, 0, 1.27))
    _dispenser(kit, "beard_cover", "nonwoven_white", (-0.18, 0, 1.27))
    _dispenser(kit, "overshoes", "nonwoven_blue", (-0.335, 0, 0.89), 0.44)
    kit("label", "label").label("coverall_pack", 0.13, (-0.30, -DEEP / 2 + 0.012, 0.475))


def _pack(kit: Kit, frame: Array, seed: int) -> None:
    """One coverall folded in a clear bag with a paper label."""
    kit("coverall", "polyester_white", frame).cushion((0.29, 0.34, 0.055), (0, 0, 0), 0.28, seed)
    kit("coverall", "nonwoven_blue", frame).box((0.296, 0.05, 0.048), (0, 0.02, 0.027), 0.01)
    kit("coverall", "label", frame).label("coverall_pack", 0.065, (0.05, -0.174, 0.028))


def _front_coverall(kit: Kit) -> None:
    """The one to take: it hangs on the front of the rack and faces the room."""
    x, y, z = 0.36, -DEEP / 2 - 0.10, 1.74
    kit("rail", "steel_polished").tube([(x, -DEEP / 2 + 0.02, 1.80), (x, y, 1.80), (x, y, 1.83)], 0.007, 0.02)
    frame = at(x, y, z)
    kit("coverall", "polyester_white", frame).add(cloth.coverall(seed=5, fold=0.010))
    trim = kit("coverall", "nonwoven_blue", frame)
    trim.box((0.012, 0.006, 0.62), at(0, -0.100, -0.40, turn=(-3, 0, 0)), 0.002)
    trim.ring(0.075, 0.012, at(0, -0.005, -0.025, turn=(12, 0, 0)), 20)
    tag = kit("tag", "paper", frame)
    tag.plate((0.065, 0.002, 0.045), (0.13, -0.108, -0.24), 0.004, 0.0)
    kit("tag", "label", frame).label("coverall_pack", 0.062, (0.13, -0.1088, -0.24))
    kit.region("seam", (x - 0.20, y - 0.14, z - 0.86), (x + 0.20, y + 0.02, z - 0.62))
    for name, place in (
        ("grip_inside", (0.0, -0.02, -0.03)),
        ("grip_tab", (0.0, -0.09, -0.06)),
        ("grip_outside", (0.20, -0.09, -0.30)),
    ):
        kit.point(name, (x + place[0], y + place[1], z + place[2]))


def _dispenser(kit: Kit, part: str, material: str, place: tuple[float, float, float], wide: float = 0.24) -> None:
    """A cardboard box with a slot, one piece pulled half out."""
    (x, _, z), high, deep = place, 0.17, 0.28
    kit(part, "paper").box((wide, deep, high), (x, 0.0, z + high / 2), 0.003)
    kit(part, "steel_shadow").plate((wide * 0.62, 0.003, 0.034), (x, -deep / 2 - 0.0012, z + 0.036), 0.016, 0.0)
    tuft = kit(part, material)
    tuft.cushion((wide * 0.5, 0.06, 0.040), at(x, -deep / 2 - 0.012, z + 0.014, turn=(18, 0, 0)), 0.8, 9)
    tuft.cushion((wide * 0.34, 0.06, 0.032), at(x + 0.02, -deep / 2 - 0.04, z + 0.002, turn=(30, 0, 12)), 0.85, 10)
    kit(part, "label").label(f"box_{part}", 0.15, (x, -deep / 2 - 0.0012, z + 0.115))


def _box(kit: Kit) -> None:
    """A wire holder on the wall with three glove boxes, sizes S, M, L."""
    for i, size in enumerate("SML"):
        z = 0.145 * (1 - i)
        kit("gloves", "paper").box((0.25, 0.085, 0.125), (0, -0.055, z), 0.002)
        kit("gloves", "label").label(f"glove_{size}", 0.118, (-0.060, -0.0981, z + 0.012))
        kit("gloves", "steel_shadow").plate((0.085, 0.002, 0.048), (0.068, -0.0981, z), 0.023, 0.0)
        glove = kit("gloves", "nitrile")
        glove.cushion((0.07, 0.035, 0.036), (0.068, -0.103, z - 0.018), 0.85, 3 + i)
        for k, (dx, drop) in enumerate(((-0.022, 0.030), (-0.008, 0.046), (0.006, 0.050), (0.020, 0.040))):
            glove.hose(
                [
                    (0.068 + dx * 0.6, -0.112, z - 0.002),
                    (0.068 + dx, -0.132, z - 0.008),
                    (0.068 + dx * 1.2, -0.140, z - 0.01 - drop),
                ],
                0.0065 - 0.0004 * k,
                7,
            )
        rail = kit("rail", "steel_polished")
        rail.tube(
            [
                (-0.131, 0.0, z - 0.066),
                (-0.131, -0.104, z - 0.066),
                (0.131, -0.104, z - 0.066),
                (0.131, 0.0, z - 0.066),
            ],
            0.0035,
            0.012,
            8,
        )
        rail.tube([(-0.131, -0.104, z - 0.030), (-0.02, -0.104, z - 0.030)], 0.0028, 0.0, 8)
        for x in (-0.131, 0.131):
            rail.tube([(x, -0.104, z - 0.066), (x, -0.104, z - 0.022), (x, 0.0, z - 0.022)], 0.003, 0.01, 8)
    kit("rail", "steel_brushed").plate((0.20, 0.004, 0.46), (0, -0.004, 0), 0.01)
    kit("label", "label").label("box_gloves", 0.12, (0, -0.0046, 0.262))
