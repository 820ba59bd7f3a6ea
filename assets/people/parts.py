"""A part: one garment or piece of body as a fine surface with its paint, before it is thinned and baked."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from assets.people.sdf import Array, Faces, Surface, point

Paint = Callable[[Array, Array], Array]  # places, normals -> linear r g b, roughness, kind: shape (n, 5)
CLOTH, HAIR, FLESH = 0.0, 0.25, 1.0  # kinds of surface; 0.5 to 1 is skin, the less the more a beard grows there
Relief = Callable[[Array], Array]  # places -> height over the surface (m)
Weights = Callable[[Array, list[str]], Array]  # places, bone names -> weights, shape (n, bones)
SKIN = point(0.47, 0.27, 0.19)  # tone that the run-time tint divides by
COVERALL, JACKET = point(0.53, 0.575, 0.615), point(0.13, 0.14, 0.16)  # also the sleeves of the own hands
NITRILE = point(0.030, 0.115, 0.36)


@dataclass(slots=True)
class Part:
    """A surface, what it is painted with, how many triangles it may keep and which bones move it."""

    name: str
    surface: Surface
    paint: Paint
    triangles: int
    bones: list[str] | None = None
    detail: float = 1.0  # texels per metre, relative to the other parts
    smoothing: int = 6  # rounds of smoothing of the skin weights
    weights: Weights | None = None
    relief: Relief | None = None  # what is finer than the surface's own triangles, for the normal map
    calm: int = 0  # rounds that take small folds out of the outline; the normal map keeps them
    split: tuple[str, float] | None = None  # name of what lies below this y: one surface, two parts
    shade: Array = field(default_factory=lambda: np.zeros(0, np.float32))  # ambient visibility, filled by the bake

    @property
    def vertices(self) -> Array:
        return self.surface[0]

    @property
    def faces(self) -> Faces:
        return self.surface[1]


def plain(
    colour: Array, rough: float, detail: Callable[[Array, Array, Array], None] | None = None, kind: float = CLOTH
) -> Paint:
    """One colour, roughness and kind; `detail(places, normals, rows)` changes the rows in place."""

    def paint(p: Array, n: Array) -> Array:
        rows = np.empty((len(p), 5), np.float32)
        rows[:, :3], rows[:, 3], rows[:, 4] = colour, rough, kind
        if detail is not None:
            detail(p, n, rows)
        return rows

    return paint


def darken(rows: Array, where: Array, share: float) -> None:
    """Take away a share of the colour where `where` is 1: a seam, a hem, a crease."""
    rows[:, :3] *= (1 - share * np.clip(where, 0, 1))[:, None]
