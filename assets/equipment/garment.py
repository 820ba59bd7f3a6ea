"""Garments in the hand, as they are held before they are put on.

Origin where the hand holds; the front faces -y, z up.
"""

import math

import numpy as np

from assets.kit import Kit, at, cloth, footwear, forms
from assets.shapes import Solid

PARTS = {
    "cloth": "the garment",
    "trim": "elastic, zip, ties, soles",
    "inside": "what shows of the inside: the only face that hands may meet",
    "tag": "the laundry tag (coverall, site uniform)",
    "grip_inside": "coverall: the inside of the collar (a place on it)",
    "grip_tab": "coverall: the tab at the zip (a place on it)",
    "grip_outside": "coverall: the outside of the sleeve (a place on it)",
}
KINDS = ("hair_cover", "beard_cover", "coverall", "overshoes", "gloves", "site_uniform", "site_shoes")


def build(kit: Kit, kind: str = "coverall") -> None:
    """One garment."""
    {
        "hair_cover": _hair_cover, "beard_cover": _beard_cover, "coverall": _coverall, "overshoes": _overshoes,
        "gloves": _gloves, "site_uniform": _uniform, "site_shoes": _shoes,
    }[kind](kit)  # fmt: skip


def _hair_cover(kit: Kit) -> None:
    """A bouffant cap held open by its elastic."""
    kit("cloth", "nonwoven_blue").add(_puffed(0.125, 0.105, 34, 0.006), (0, 0, 0.01))
    kit("inside", "nonwoven_inside").lathe([(0.0, 0.07), (0.06, 0.05), (0.085, 0.012)], sides=32)
    kit("trim", "nonwoven_white").add(_frilled(0.087, 0.006, 40), (0, 0, 0.012))


def _puffed(radius: float, height: float, pleats: int, depth: float) -> Solid:
    """A dome whose edge is gathered into pleats."""
    angle = np.arange(pleats * 3) / (pleats * 3) * 2 * np.pi
    rows = []
    for t in np.linspace(0, 1, 10):
        bulge = math.sin(math.pi * min(1.0, 0.12 + t * 0.9)) ** 0.45 if t < 0.999 else 0.02
        wave = depth * (1 - t) ** 1.5 * np.sin(pleats * angle)
        r = radius * (0.86 * bulge + 0.14 * (1 - t)) + wave
        rows.append(np.stack([r * np.cos(angle), r * np.sin(angle), np.full(len(angle), height * t)], -1))
    return forms.woven(np.array(rows), is_closed=True)


def _frilled(radius: float, thick: float, pleats: int) -> Solid:
    ring = forms.ring(radius, thick, pleats * 2, 6)
    angle = np.arctan2(ring.position[:, 1], ring.position[:, 0])
    ring.position[:, 2] += 0.0025 * np.sin(pleats * angle)
    return ring


def _beard_cover(kit: Kit) -> None:
    """A pouch with two ear loops."""
    rows = []
    for t in np.linspace(-1, 1, 9):
        u = np.linspace(-1, 1, 15)
        rows.append(
            np.stack(
                [
                    0.10 * u,
                    -0.080 * (1 - u**2) * (1 - 0.6 * t**2) + 0.003 * np.cos(9 * math.pi * t),
                    np.full(15, -0.065 + 0.065 * t),
                ],
                -1,
            )
        )
    kit("cloth", "nonwoven_white").add(forms.both_sides(forms.woven(np.array(rows))))
    for z in (0.0, -0.13):
        kit("trim", "nonwoven_blue").tube(
            [(0.1 * u, -0.032 * (1 - u * u), z) for u in np.linspace(-1, 1, 9)], 0.0035, 0.0, 6
        )
    for s in (-1, 1):
        kit("trim", "nonwoven_white").hose(
            [
                (s * 0.10, 0, -0.005),
                (s * 0.135, 0.02, -0.03),
                (s * 0.145, 0.03, -0.07),
                (s * 0.13, 0.02, -0.11),
                (s * 0.10, 0, -0.125),
            ],
            0.0022,
            6,
        )


def _coverall(kit: Kit) -> None:
    """Held by the collar, legs hanging free above the floor."""
    kit("cloth", "polyester_white").add(cloth.coverall(seed=8, fold=0.010))
    kit("inside", "nonwoven_inside").lathe([(0.0, -0.06), (0.062, -0.03), (0.078, 0.004)], (0, -0.005, -0.02), 24)
    trim = kit("trim", "nonwoven_blue")
    trim.ring(0.080, 0.011, at(0, -0.005, -0.018, turn=(10, 0, 0)), 24)
    trim.box((0.012, 0.006, 0.64), at(0, -0.102, -0.41, turn=(-3, 0, 0)), 0.002)
    trim.box((0.030, 0.006, 0.05), (0, -0.098, -0.085), 0.002)
    for s in (-1, 1):
        trim.ring(0.042, 0.006, (s * 0.335, 0.01, -0.665), 16)
        trim.ring(0.056, 0.007, (s * 0.13, 0, -1.50), 16)
    kit("tag", "paper").plate((0.065, 0.002, 0.045), (0.13, -0.108, -0.24), 0.004, 0.0)
    kit("tag", "label").label("coverall_pack", 0.062, (0.13, -0.1088, -0.24))
    for name, low, high in (
        ("grip_inside", (-0.07, -0.06, -0.06), (0.07, 0.06, 0.02)),
        ("grip_tab", (-0.03, -0.13, -0.13), (0.03, -0.08, -0.05)),
        ("grip_outside", (0.22, -0.08, -0.60), (0.40, 0.08, -0.20)),
    ):
        kit.region(name, low, high)
        kit.point(name, [(a + b) / 2 for a, b in zip(low, high, strict=True)])


def _overshoes(kit: Kit) -> None:
    """A pair, gathered at the top, held by the elastic."""
    for s in (-1, 1):
        frame = at(0.075 * s, 0, -0.125, turn=(0, 0, 4 * s))
        film = kit("cloth", "nonwoven_blue", frame)
        film.add(footwear.upper(1.16, 0.004, 0.003))
        film.add(
            cloth.limb(
                [(0, 0.070, 0.125, 0.050, 0.058), (0, 0.070, 0.105, 0.040, 0.050), (0, 0.066, 0.050, 0.042, 0.060)],
                0.006,
                4 + s,
            )
        )
        kit("trim", "nonwoven_white", frame).add(
            _frilled(0.050, 0.005, 18), at(0, 0.070, 0.126) @ np.diag([1.0, 1.15, 1.0, 1.0])
        )
        kit("inside", "nonwoven_inside", frame).lathe([(0.046, 0.0), (0.0, 0.001)], at(0, 0.070, 0.112), 24)
        kit("trim", "plastic_blue", frame).add(footwear.sole(0.006, 1.17))


def _gloves(kit: Kit) -> None:
    """A pair of nitrile gloves held by the turned cuffs."""
    for s in (-1, 1):
        frame = at(0.062 * s, 0.012 * s, 0, turn=(0, 0, 10 * s))
        pen = kit("cloth", "nitrile", frame)
        pen.add(
            cloth.limb(
                [
                    (0, 0, 0.0, 0.046, 0.010),
                    (0, 0, -0.06, 0.044, 0.011),
                    (0, 0, -0.10, 0.047, 0.013),
                    (0, 0, -0.145, 0.046, 0.011),
                    (0, 0, -0.165, 0.040, 0.008),
                ],
                0.003,
                3 + s,
            )
        )
        for i, (x, length) in enumerate(((-0.032, 0.062), (-0.011, 0.078), (0.011, 0.074), (0.032, 0.056))):
            lean = 0.012 * (i - 1.5)
            pen.add(
                cloth.limb(
                    [
                        (x, 0, -0.15, 0.0122, 0.009),
                        (x + lean * 0.5, -0.004, -0.15 - length * 0.6, 0.0115, 0.008),
                        (x + lean, -0.010, -0.15 - length, 0.0075, 0.006),
                    ],
                    0.0008,
                    i,
                )
            )
        pen.add(
            cloth.limb(
                [
                    (-s * 0.040, 0, -0.085, 0.015, 0.010),
                    (-s * 0.064, -0.008, -0.125, 0.0115, 0.009),
                    (-s * 0.074, -0.012, -0.150, 0.007, 0.006),
                ],
                0.0008,
                9,
            )
        )
        kit("inside", "nitrile", frame).ring(0.030, 0.004, at(0, 0, -0.002) @ np.diag([1.55, 0.42, 1.0, 1.0]), 24)


def _uniform(kit: Kit) -> None:
    """Tunic and trousers, folded one on the other, with a tag."""
    kit("cloth", "uniform_light").cushion((0.28, 0.34, 0.035), (0, 0, -0.075), 0.28, 3)
    kit("cloth", "uniform_teal").cushion((0.27, 0.33, 0.042), (0, 0, -0.042), 0.30, 6)
    kit("trim", "uniform_light").tube(
        [(-0.055, -0.11, -0.001), (0, -0.055, 0.001), (0.055, -0.11, -0.001)], 0.006, 0.02, 8
    )
    for i in range(3):
        kit("trim", "plastic_white").bar(0.006, 0.003, (0, -0.04 + 0.05 * i, -0.001), 12)
    kit("tag", "paper").box((0.06, 0.05, 0.0015), (0.08, 0.09, 0.0), 0.0)
    kit("tag", "label").label("uniforms", 0.056, at(0.08, 0.09, 0.0012, turn=(-90, 0, 0)))


def _shoes(kit: Kit) -> None:
    """A pair of white clogs held by the heels."""
    for s in (-1, 1):
        frame = at(0.056 * s, -0.11, -0.085, turn=(0, 0, 4 * s)) @ np.diag([s, 1.0, 1.0, 1.0])
        kit("cloth", "shoe_white", frame).add(footwear.upper())
        kit("trim", "rubber", frame).add(footwear.sole(0.016, 1.04))
        kit("inside", "plastic_black", frame).add(footwear.mouth())
        kit("trim", "uniform_teal", frame).tube(
            [
                (-0.036, 0.012, 0.050),
                (-0.028, 0.008, 0.079),
                (0, 0.006, 0.090),
                (0.028, 0.008, 0.079),
                (0.036, 0.012, 0.050),
            ],
            0.0035,
            0.02,
            6,
        )
