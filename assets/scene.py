"""A model under construction: named parts made of solids, gathered into one `Mesh`."""

from dataclasses import dataclass, field

import numpy as np

from assets.materials import MATERIALS
from assets.pack import Mesh, Part
from assets.shapes import Array, Solid, join


@dataclass(slots=True)
class Piece:
    """Solids of one material inside a part."""

    part: str
    material: str
    solid: Solid
    layer: str = "solid"


@dataclass(slots=True)
class Scene:
    """Pieces in order of modelling; `moving`: pivot and axis by part; `separate`: parts lit or filled by state."""

    pieces: list[Piece] = field(default_factory=list)
    moving: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = field(default_factory=dict)
    separate: set[str] = field(default_factory=set)

    def add(self, part: str, material: str, solid: Solid, matrix: Array | None = None, layer: str = "solid") -> None:
        """Add a solid to a part."""
        self.pieces.append(Piece(part, material, solid if matrix is None else solid.moved(matrix), layer))

    def mesh(self) -> Mesh:
        """All parts, one after the other, with neutral light."""
        materials = sorted({piece.material for piece in self.pieces})
        index = {name: i for i, name in enumerate(materials)}
        order = sorted(range(len(self.pieces)), key=lambda i: (self.pieces[i].part, i))
        pieces = [self.pieces[i] for i in order]
        whole = join([piece.solid for piece in pieces])
        material = np.concatenate([np.full(len(p.solid.position), index[p.material], np.uint8) for p in pieces])
        n = len(whole.position)
        return Mesh(
            whole.position.astype(np.float32),
            whole.normal.astype(np.float32),
            whole.uv.astype(np.float32),
            np.zeros((n, 2), np.float32),
            material,
            np.ones((n, 4), np.float32),
            whole.triangle.astype(np.uint32),
            {name: MATERIALS[name] for name in materials},
            list(self._parts(pieces)),
        )

    def _parts(self, pieces: list[Piece]) -> list[Part]:
        rows: list[Part] = []
        first = 0
        for name in dict.fromkeys(piece.part for piece in pieces):
            own = [piece for piece in pieces if piece.part == name]
            count = sum(3 * len(piece.solid.triangle) for piece in own)
            points = np.concatenate([piece.solid.position for piece in own])
            pivot, axis = self.moving.get(name, (None, None))
            low, high = (tuple(float(v) for v in edge) for edge in (points.min(0), points.max(0)))
            rows.append(
                Part(
                    name,
                    own[0].material,
                    first,
                    count,
                    low,
                    high,
                    own[0].layer,
                    0,
                    pivot,
                    axis,
                    name in self.separate or pivot is not None,
                )
            )
            first += count
        return rows
