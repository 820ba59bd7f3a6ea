"""Finer and coarser forms of one drawn node: the form shown errs by less than a pixel where it stands."""

import math
from dataclasses import dataclass, replace
from typing import Any

from panda3d.core import BitMask32, Geom, GeomNode, LPoint3f, NodePath

from game.render.base import FIELD_OF_VIEW, Quality

TOLERANCE = {"low": 2.0, "medium": 1.0, "high": 0.7}  # pixels; chosen by comparing pictures with and without
IN_MIRROR = BitMask32.bit(4)  # what is hidden from this mask has no reflection
IN_FLOOR = BitMask32.bit(5)  # what is hidden from this mask is not seen in the floor
WINDOW = 640  # px, width for which forms are chosen until a window says its own


@dataclass(slots=True)
class Ladder:
    """One node and its forms.

    Args:
        node: holds one geom at a time.
        forms: finest first.
        errors: of each form, m; the first is 0.
        low, high: box of the node in the frame that eyes are given in.
    """

    node: NodePath
    forms: tuple[Geom, ...]
    errors: tuple[float, ...]
    low: LPoint3f
    high: LPoint3f
    step: int = 0

    def look_from(self, eye: LPoint3f, sharpness: float) -> None:
        """Show the form that fits the eye's distance; `sharpness`: error that may be seen per metre of distance."""
        self.take(distance(eye, self.low, self.high) * sharpness)

    def take(self, allowed: float) -> None:
        """Show the coarsest form that errs by at most `allowed` (m)."""
        step = sum(error <= allowed for error in self.errors) - 1
        if step == self.step:
            return
        self.step = step
        node: Any = self.node.node()
        node.remove_all_geoms()
        node.add_geom(self.forms[step])


def reflection(ladder: Ladder) -> Ladder:
    """The same node once more for mirrors, whose pictures are smaller and so take coarser forms."""
    node: Any = ladder.node.node()
    child = ladder.node.attach_new_node(GeomNode(f"{ladder.node.name} reflected"))
    child.node().add_geom(ladder.forms[ladder.step], node.get_geom_state(0))
    ladder.node.hide(IN_MIRROR)
    child.hide(~IN_MIRROR)
    child.show_through(IN_MIRROR)
    return replace(ladder, node=child)


def distance(eye: LPoint3f, low: LPoint3f, high: LPoint3f) -> float:
    """Metres from a point to a box; 0 inside."""
    return math.hypot(
        max(low.x - eye.x, eye.x - high.x, 0.0),
        max(low.y - eye.y, eye.y - high.y, 0.0),
        max(low.z - eye.z, eye.z - high.z, 0.0),
    )


def sharpness(quality: Quality, width: int = WINDOW) -> float:
    """Error (m) that stays under the tolerance, per metre of distance, in a window that many pixels wide."""
    return TOLERANCE[quality] * 2.0 * math.tan(math.radians(FIELD_OF_VIEW / 2)) / width
