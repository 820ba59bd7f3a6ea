"""Shoes: a sole outline and an upper lofted over it. The heel lies at +y, the toe at -y; the sole stands on z = 0."""

import math

import numpy as np

from assets.kit.forms import both_sides, plate, woven
from assets.shapes import Solid

SOLE = (  # half outline, m
    (0.012, 0.133),
    (0.026, 0.126),
    (0.034, 0.108),
    (0.036, 0.060),
    (0.035, 0.0),
    (0.042, -0.060),
    (0.043, -0.095),
    (0.036, -0.122),
    (0.024, -0.136),
    (0.0, -0.143),
)
# Along the shoe: y, half width, height of the upper (m).
LOW = (
    (0.131, 0.001, 0.006),
    (0.128, 0.012, 0.030),
    (0.122, 0.026, 0.055),
    (0.095, 0.033, 0.066),
    (0.055, 0.034, 0.070),
    (0.015, 0.034, 0.074),
    (-0.030, 0.040, 0.066),
    (-0.075, 0.043, 0.052),
    (-0.110, 0.037, 0.042),
    (-0.130, 0.024, 0.032),
    (-0.138, 0.010, 0.020),
    (-0.141, 0.001, 0.003),
)
OPENING = (0.028, 0.046)  # m, half width and half length of the mouth, whose middle lies at y = 0.06
COLUMNS = 13


def sole(thick: float = 0.016, grow: float = 1.0) -> Solid:
    """The sole, its edge rounded, lying flat."""
    half = [(x * grow, y * grow) for x, y in SOLE]
    outline = [*reversed([(x, y) for x, y in half]), *[(-x, y) for x, y in half[:-1]]]
    solid = plate([(x, y) for x, y in outline], thick, 0.004)
    turn = np.array([[1.0, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, thick], [0, 0, 0, 1]])
    return solid.moved(turn)


def upper(grow: float = 1.0, lift: float = 0.012, ripple: float = 0.0) -> Solid:
    """The upper: half ellipses over the sole, square-shouldered."""
    angle = np.linspace(0, math.pi, COLUMNS)
    rows = []
    for i, (y, wide, high) in enumerate(LOW):
        x = wide * grow * np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** 0.75
        z = lift + high * grow * np.sin(angle) ** 0.8
        bump = ripple * wide / 0.043 * np.sin(3.1 * i + 5 * angle) * np.sin(angle)
        rows.append(np.stack([x + bump, np.full(COLUMNS, y * grow) + bump, z + bump], -1))
    return woven(np.array(rows))


def mouth(grow: float = 1.0, lift: float = 0.012) -> Solid:
    """The dark opening for the foot, lying just over the upper."""
    angle = np.arange(20) / 20 * 2 * math.pi
    rows = [
        np.stack(
            [
                OPENING[0] * r * np.cos(angle),
                0.066 + OPENING[1] * r * np.sin(angle),
                np.full(20, lift + 0.0735 * grow - 0.004 * r),
            ],
            -1,
        )
        for r in (0.02, 1.0)
    ]
    return both_sides(woven(np.array(rows), is_closed=True))
