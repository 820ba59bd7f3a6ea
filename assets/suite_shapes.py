"""Round shapes of the suites' dressing, with fewer sides than those of the first rooms: a hall holds ten times as many.

A chord of the thickest of them (0.33 m) then errs by 3 mm, which is a pixel at 2 m.
"""

from collections.abc import Sequence

from assets import shapes
from assets.shapes import Solid, Vector

SHARE = 0.62  # of the sides asked for
FEWEST = 7


def lathe(profile: Sequence[tuple[float, float]], sides: int = 20) -> Solid:
    """As `shapes.lathe`."""
    return shapes.lathe(profile, fewer(sides))


def cylinder(radius: float, height: float, sides: int = 20, bevel: float = 0.003) -> Solid:
    """As `shapes.cylinder`; a thin bar has no bevel."""
    return shapes.cylinder(radius, height, fewer(sides), bevel if radius > 0.02 else 0.0005)


def tube(path: Sequence[Vector], radius: float, bend: float = 0.0, sides: int = 10) -> Solid:
    """As `shapes.tube`."""
    return shapes.tube(path, radius, bend, fewer(sides))


def hose(points: Sequence[Vector], radius: float, sides: int = 8) -> Solid:
    """As `shapes.hose`."""
    return shapes.hose(points, radius, max(5, fewer(sides) - 1))


def fewer(sides: int) -> int:
    """How many sides a round thing has.

    >>> fewer(44), fewer(20), fewer(8)
    (27, 12, 7)
    """
    return max(FEWEST, round(sides * SHARE))
