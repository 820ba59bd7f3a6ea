"""The forearm behind a first-person hand: where the elbow is, and how far a wrist bends."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from game.people.rig import rotations

Array = NDArray[np.float64]
SHOULDER = np.array((0.185, -0.06, -0.27))  # m from the eye to the right shoulder
UPPER, FORE = 0.315, 0.285  # m, upper arm and forearm of the model's person
ELBOW_WAY = np.array((0.55, -0.25, -0.80))  # where the elbow points when the arm is bent: out, back, down
FLEXION, DEVIATION = math.radians(62.0), math.radians(28.0)  # what a wrist gives [kapandji]


def elbow(wrist: Array) -> Array:
    """The right elbow for a place of the right wrist, both in the eye's space; a wrist too far stretches the arm."""
    line = wrist - SHOULDER
    length = float(np.linalg.norm(line))
    along = line / max(length, 1e-6)
    reach = min(length, (UPPER + FORE) * 0.999)
    share = (UPPER**2 - FORE**2 + reach**2) / (2 * reach)
    side = ELBOW_WAY - along * (ELBOW_WAY @ along)
    side /= np.linalg.norm(side)
    bent = SHOULDER + along * share + side * math.sqrt(max(UPPER**2 - share**2, 0.0))
    return np.asarray(bent + along * (length - reach))


def bend(wrist: Array, into_hand: Callable[[Array], Array]) -> Array:
    """Rotation of the forearm at the wrist, in the hand's frame; `into_hand` turns a direction into that frame."""
    way = into_hand(elbow(wrist) - wrist)
    way = way / np.linalg.norm(way)
    rest = np.array((0.0, -1.0, 0.0))
    axis = np.cross(rest, way)
    sine = float(np.linalg.norm(axis))
    turn = axis / max(sine, 1e-9) * math.atan2(sine, float(rest @ way))
    held = np.clip(turn, (-FLEXION, 0.0, -DEVIATION), (FLEXION, 0.0, DEVIATION))
    return np.asarray(rotations(held[None])[0])
