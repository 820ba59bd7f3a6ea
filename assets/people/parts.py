"""A part: one garment or piece of body as a fine surface with its paint, before it is thinned and baked."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from assets.people.sdf import Array, Faces, Surface

Paint = Callable[[Array, Array], Array]  # places, normals -> linear r g b, roughness: shape (n, 4)
Weights = Callable[[Array, list[str]], Array]  # places, bone names -> weights, shape (n, bones)


@dataclass(slots=True)
class Part:
    """A surface, what it is painted with, how many triangles it may keep and which bones move it."""

    name: str
    surface: Surface
    paint: Paint
    triangles: int
    bones: list[str] | None = None
    is_skin: bool = False  # tinted with the person's tone at run time
    detail: float = 1.0  # texels per metre, relative to the other parts
    smoothing: int = 6  # rounds of smoothing of the skin weights
    weights: Weights | None = None
    split: tuple[str, float] | None = None  # name of what lies below this y: one surface, two parts
    shade: Array = field(default_factory=lambda: np.zeros(0, np.float32))  # ambient visibility, filled by the bake

    @property
    def vertices(self) -> Array:
        return self.surface[0]

    @property
    def faces(self) -> Faces:
        return self.surface[1]


def plain(colour: Array, rough: float, detail: Callable[[Array, Array, Array], None] | None = None) -> Paint:
    """One colour and roughness; `detail(places, normals, rows)` changes the rows in place."""

    def paint(p: Array, n: Array) -> Array:
        rows = np.empty((len(p), 4), np.float32)
        rows[:, :3], rows[:, 3] = colour, rough
        if detail is not None:
            detail(p, n, rows)
        return rows

    return paint


def darken(rows: Array, where: Array, share: float) -> None:
    """Take away a share of the colour where `where` is 1: a seam, a hem, a crease."""
    rows[:, :3] *= (1 - share * np.clip(where, 0, 1))[:, None]
