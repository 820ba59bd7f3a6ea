"""Cloth without a cloth solver.

Limbs and hanging garments as tubes whose folds deepen away from where they are held.
"""

import math
from collections.abc import Sequence

import numpy as np

from assets.kit.forms import woven
from assets.shapes import Solid, join

COLUMNS, STEPS = 22, 3  # of a garment in the hand
Row = tuple[float, float, float, float, float]  # x, y, z of the middle; half width, half depth (m)


def limb(rows: Sequence[Row], fold: float = 0.012, seed: int = 1, columns: int = COLUMNS) -> Solid:
    """A soft tube through elliptical rows, top to bottom; `fold` is the depth of the folds at its lower end (m)."""
    keys = np.asarray(rows, float)
    t = np.linspace(0, len(keys) - 1, (len(keys) - 1) * max(1, columns * STEPS // COLUMNS) + 1)
    dense = np.stack([np.interp(t, np.arange(len(keys)), keys[:, k]) for k in range(5)], -1)
    rng = np.random.default_rng(seed)
    phase = rng.uniform(0, 2 * math.pi, 4)
    angle = np.arange(columns) / columns * 2 * np.pi
    lattice = np.zeros((len(dense), columns, 3))
    for i, (x, y, z, wide, deep) in enumerate(dense):
        share = 0.35 + 0.65 * i / max(len(dense) - 1, 1)
        sag = np.sin(5 * angle + phase[0] + 2.0 * share) + 0.6 * np.sin(8 * angle + phase[1] - 3.0 * share)
        wrinkle = 0.35 * math.sin(9 * share + phase[2]) * np.cos(2 * angle + phase[3])
        bump = fold * share * (sag + wrinkle) / 1.6
        lattice[i] = np.stack(
            [x + (wide + bump) * np.cos(angle), y + (deep + bump) * np.sin(angle), np.full(columns, z)], -1
        )
    return woven(lattice[::-1], is_closed=True)


def coverall(seed: int = 1, fold: float = 0.012, columns: int = COLUMNS) -> Solid:
    """A coverall hanging from its collar at the origin: body, arms and legs, 1.50 m long."""
    body: list[Row] = [
        (0, 0, -0.01, 0.075, 0.05),
        (0, 0, -0.045, 0.15, 0.06),
        (0, 0, -0.09, 0.215, 0.075),
        (0, 0, -0.17, 0.235, 0.09),
        (0, 0, -0.42, 0.235, 0.10),
        (0, 0, -0.62, 0.24, 0.11),
        (0, 0, -0.80, 0.23, 0.10),
        (0, 0, -0.84, 0.20, 0.07),
    ]
    arm: list[Row] = [
        (0.14, 0, -0.055, 0.045, 0.045),
        (0.225, 0, -0.095, 0.070, 0.062),
        (0.30, 0.01, -0.34, 0.068, 0.06),
        (0.33, 0.01, -0.60, 0.055, 0.05),
        (0.335, 0.01, -0.66, 0.036, 0.036),
    ]
    leg: list[Row] = [
        (0.10, 0, -0.76, 0.115, 0.095),
        (0.12, 0, -1.02, 0.105, 0.085),
        (0.13, 0, -1.30, 0.09, 0.075),
        (0.13, 0, -1.42, 0.075, 0.065),
        (0.13, 0, -1.50, 0.05, 0.05),
    ]
    return join(
        [limb(body, fold, seed, columns), *_pair(arm, fold, seed + 1, columns), *_pair(leg, fold, seed + 3, columns)]
    )


def tunic(seed: int = 1, fold: float = 0.010, columns: int = 16) -> Solid:
    """A short-sleeved tunic hanging from its collar at the origin, 0.74 m long."""
    body: list[Row] = [
        (0, 0, -0.02, 0.09, 0.05),
        (0, 0, -0.06, 0.19, 0.06),
        (0, 0, -0.14, 0.23, 0.08),
        (0, 0, -0.40, 0.22, 0.085),
        (0, 0, -0.74, 0.25, 0.09),
    ]
    arm: list[Row] = [(0.18, 0, -0.05, 0.05, 0.045), (0.24, 0, -0.10, 0.075, 0.06), (0.29, 0, -0.28, 0.085, 0.06)]
    return join([limb(body, fold, seed, columns), *_pair(arm, fold, seed + 1, columns)])


def _pair(rows: Sequence[Row], fold: float, seed: int, columns: int) -> list[Solid]:
    return [limb([(s * x, y, z, w, d) for x, y, z, w, d in rows], fold, seed + (s > 0), columns) for s in (-1, 1)]
