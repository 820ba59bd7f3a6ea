"""Where a solid goes: 4 x 4 matrices from a shift and turns.

Metres, degrees; x right, y into the wall, z up, front faces -y.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Place = Sequence[float] | Array  # a shift (x, y, z), or a 4 x 4 matrix


def at(x: float = 0.0, y: float = 0.0, z: float = 0.0, turn: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> Array:
    """A shift, after turns about x, then y, then z (degrees)."""
    matrix = np.eye(4)
    for axis, angle in enumerate(turn):
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        step = np.eye(4)
        i, j = (axis + 1) % 3, (axis + 2) % 3
        step[i, i], step[i, j], step[j, i], step[j, j] = c, -s, s, c
        matrix = step @ matrix
    matrix[:3, 3] = (x, y, z)
    return matrix


def as_matrix(place: Place) -> Array:
    """A place as a matrix."""
    array = np.asarray(place, float)
    return array if array.shape == (4, 4) else at(*array)


def facing(direction: Sequence[float], x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Array:
    """A frame at a point whose z axis points along `direction`: for lathed things on any surface."""
    forward = np.asarray(direction, float) / np.linalg.norm(direction)
    side = np.cross((0.0, 0.0, 1.0) if abs(forward[2]) < 0.9 else (0.0, 1.0, 0.0), forward)
    side /= np.linalg.norm(side)
    matrix = np.eye(4)
    matrix[:3, 0], matrix[:3, 1], matrix[:3, 2], matrix[:3, 3] = side, np.cross(forward, side), forward, (x, y, z)
    return matrix


def bounce(matrix: Array) -> Array:
    """Mirror left and right: the other one of a pair."""
    return np.diag([-1.0, 1.0, 1.0, 1.0]) @ matrix
