"""`Kit` and `Pen`: named parts made of solids, what moves and how, and the mesh they become.

Numpy only, so tests need no Blender.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from assets import shapes
from assets.kit import forms
from assets.kit.frames import Place, as_matrix, at, facing
from assets.kit.labels import atlas_of, size_mm, uv
from assets.kit.palette import GLASS, PALETTE
from assets.pack import Mesh, Part
from assets.shapes import Solid, join

Triple = tuple[float, float, float]
KINDS = ("turn", "slide", "show", "colour", "screen")
SCREW = [
    (0.0042, 0.0),
    (0.0042, 0.0012),
    (0.0034, 0.0022),
    (0.0016, 0.0022),
    (0.0014, 0.0012),
    (0.0, 0.0012),
]  # M4 button head, metres


@dataclass(frozen=True, slots=True)
class Move:
    """How a part answers its tag: it turns about a pivot, slides, shows and hides, changes colour, shows a picture."""

    kind: str
    pivot: Triple = (0.0, 0.0, 0.0)
    axis: Triple = (0.0, 0.0, 1.0)


@dataclass(slots=True)
class Kit:
    """An object under construction."""

    pieces: list[tuple[str, str, Solid]] = field(default_factory=list)
    moves: dict[str, Move] = field(default_factory=dict)
    regions: dict[str, tuple[Triple, Triple]] = field(default_factory=dict)
    points: dict[str, Triple] = field(default_factory=dict)
    chunks: dict[str, int] = field(default_factory=dict)  # parts of a large model that are drawn together, from 1
    lit: dict[str, float] = field(default_factory=dict)  # least share of the room's light on a part
    printed: set[str] = field(default_factory=set)  # label atlases that its labels come from

    @property
    def atlas(self) -> str:
        """The label atlas of the model."""
        if len(self.printed) > 1:
            raise ValueError(f"labels come from {' and '.join(sorted(self.printed))}; a model takes one atlas")
        return next(iter(self.printed), "labels")

    def __call__(self, part: str, material: str, frame: Place = (0.0, 0.0, 0.0)) -> "Pen":
        """A pen that adds to a part; `frame` is where its zero lies."""
        if material not in PALETTE:
            raise KeyError(f"material '{material}' of part '{part}' is not in assets/kit/palette.py")
        return Pen(self, part, material, as_matrix(frame))

    def turns(self, part: str, pivot: Sequence[float], axis: Sequence[float]) -> None:
        """The part turns about an axis through a pivot; positive by the right hand."""
        self._move(part, "turn", pivot, axis)

    def slides(self, part: str, axis: Sequence[float], pivot: Sequence[float] = (0.0, 0.0, 0.0)) -> None:
        """The part slides along a unit axis; the pivot is a place on it, from which the slide is counted."""
        self._move(part, "slide", pivot, axis)

    def state(self, part: str, kind: str) -> None:
        """The part shows and hides (`show`), is lit by state (`colour`), or shows a picture (`screen`)."""
        self._move(part, kind, (0.0, 0.0, 0.0), (0.0, 0.0, 1.0))

    def lit_within(self, part: str, share: float) -> None:
        """At least this share of the room's light reaches the part: it has a lamp beside it, or hides its own ends."""
        self.lit[part] = share

    def region(self, part: str, low: Sequence[float], high: Sequence[float]) -> None:
        """A box to point at that has no shape of its own: the handle of a door that turns, a seam, a tag."""
        self.regions[part] = (_triple(low), _triple(high))

    def point(self, name: str, place: Sequence[float]) -> None:
        """A named point: where a hand grips, where a drop falls."""
        self.points[name] = (float(place[0]), float(place[1]), float(place[2]))

    def mesh(self) -> Mesh:
        """All parts, one after the other in alphabetical order, with neutral light."""
        lost = sorted(set(self.moves) - {part for part, _, _ in self.pieces})
        if lost:
            raise ValueError(f"parts that move but have no solid: {', '.join(lost)}")
        order = sorted(range(len(self.pieces)), key=lambda i: (self.pieces[i][0], self.pieces[i][1] in GLASS, i))
        pieces = [self.pieces[i] for i in order]
        materials = sorted({material for _, material, _ in pieces})
        whole = join([solid for _, _, solid in pieces])
        index = np.concatenate([np.full(len(s.position), materials.index(m), np.uint8) for _, m, s in pieces])
        n = len(whole.position)
        return Mesh(
            whole.position.astype(np.float32),
            whole.normal.astype(np.float32),
            whole.uv.astype(np.float32),
            np.zeros((n, 2), np.float32),
            index,
            np.ones((n, 4), np.float32),
            whole.triangle.astype(np.uint32),
            {name: PALETTE[name] for name in materials},
            self._rows(pieces),
        )

    def _rows(self, pieces: list[tuple[str, str, Solid]]) -> list[Part]:
        rows: list[Part] = []
        first = 0
        for part, is_glass in dict.fromkeys((name, material in GLASS) for name, material, _ in pieces):
            own = [(m, s) for name, m, s in pieces if name == part and (m in GLASS) == is_glass]
            count = sum(3 * len(solid.triangle) for _, solid in own)
            points = np.concatenate([solid.position for _, solid in own])
            move = self.moves.get(part)
            moved = move if move and move.kind in ("turn", "slide") else None
            rows.append(
                Part(
                    part,
                    own[0][0],
                    first,
                    count,
                    _triple(points.min(0)),
                    _triple(points.max(0)),
                    "glass" if is_glass else "solid",
                    pivot=moved.pivot if moved else None,
                    axis=moved.axis if moved else None,
                    is_separate=move is not None,
                    chunk=self.chunks.get(part, 0),
                )
            )
            first += count
        return rows + [Part(name, rows[0].material, first, 0, *box) for name, box in self.regions.items()]

    def _move(self, part: str, kind: str, pivot: Sequence[float], axis: Sequence[float]) -> None:
        if kind not in KINDS:
            raise ValueError(f"part '{part}' cannot move by '{kind}'; known: {', '.join(KINDS)}")
        self.moves[part] = Move(kind, _triple(pivot), _triple(axis))


@dataclass(frozen=True, slots=True)
class Pen:
    """Adds solids to one part in one material, in the frame given."""

    kit: Kit
    part: str
    material: str
    frame: shapes.Array

    def add(self, solid: Solid, place: Place = (0.0, 0.0, 0.0)) -> None:
        """Any solid."""
        self.kit.pieces.append(
            (self.part, self.material, forms.without_slivers(solid.moved(self.frame @ as_matrix(place))))
        )

    def box(self, size: Sequence[float], place: Place = (0.0, 0.0, 0.0), bevel: float = 0.003) -> None:
        """A box about its middle."""
        self.add(shapes.box(size[0], size[1], size[2], bevel), place)

    def plate(
        self, size: Sequence[float], place: Place = (0.0, 0.0, 0.0), radius: float = 0.01, bevel: float = 0.002
    ) -> None:
        """A plate (width, depth, height) with round corners, its *front* at the place, its body behind it."""
        self.add(forms.plate(forms.rounded(size[0], size[2], radius), size[1], bevel), place)

    def rim(self, size: Sequence[float], border: float, place: Place = (0.0, 0.0, 0.0), radius: float = 0.01) -> None:
        """A plate with a hole that leaves `border` all round."""
        inner = forms.rounded(size[0] - 2 * border, size[2] - 2 * border, max(radius - border, 0.002))
        self.add(forms.frame(forms.rounded(size[0], size[2], radius), inner, size[1]), place)

    def bar(self, radius: float, height: float, place: Place = (0.0, 0.0, 0.0), sides: int = 20) -> None:
        """A round bar standing on the place."""
        self.add(shapes.cylinder(radius, height, sides), place)

    def lathe(self, profile: Sequence[tuple[float, float]], place: Place = (0.0, 0.0, 0.0), sides: int = 24) -> None:
        """A profile (radius, height) turned about z, bottom to top."""
        self.add(shapes.lathe(profile, sides), place)

    def tube(self, path: Sequence[Sequence[float]], radius: float, bend: float = 0.0, sides: int = 10) -> None:
        """A round bar along a path with bent corners."""
        self.add(shapes.tube(path, radius, bend, sides))

    def hose(self, points: Sequence[Sequence[float]], radius: float, sides: int = 8) -> None:
        """A slack line through points."""
        self.add(shapes.hose(points, radius, sides))

    def cushion(
        self, size: Sequence[float], place: Place = (0.0, 0.0, 0.0), softness: float = 0.5, seed: int = 1, rows: int = 7
    ) -> None:
        """A soft block standing on the place; `rows` is how finely it is cut."""
        self.add(forms.cushion(size, softness, min(size) * 0.03, seed, rows), place)

    def ring(self, radius: float, thickness: float, place: Place = (0.0, 0.0, 0.0), sides: int = 24) -> None:
        """A torus about z."""
        self.add(forms.ring(radius, thickness, sides), place)

    def screen(self, width: float, height: float, place: Place = (0.0, 0.0, 0.0)) -> None:
        """A picture facing -y about the place: u to the right, v up, 0 to 1."""
        self._quad(width, height, (0.0, 0.0, 1.0, 1.0), place)

    def label(self, key: str, width: float, place: Place = (0.0, 0.0, 0.0)) -> None:
        """A printed label facing -y about the place; its height follows. Use it with material `label`."""
        wide, high = size_mm(key)
        self._quad(width, width * high / wide, self._from(key), place)

    def disc(self, key: str, radius: float, place: Place = (0.0, 0.0, 0.0)) -> None:
        """A round printed face facing -y: the circle inside a square label."""
        low_u, low_v, high_u, high_v = self._from(key)
        angle = np.arange(48) / 48 * 2 * np.pi
        rim = np.concatenate([np.zeros((1, 2)), np.stack([np.cos(angle), np.sin(angle)], -1)])
        position = np.stack([rim[:, 0] * radius, np.zeros(49), rim[:, 1] * radius], -1)
        where = (rim + 1) / 2 * (high_u - low_u, high_v - low_v) + (low_u, low_v)
        fan = np.array([(0, i, i % 48 + 1) for i in range(1, 49)])
        self.add(Solid(position, np.tile((0.0, -1.0, 0.0), (49, 1)), where, fan), place)

    def wrap(self, key: str, radius: float, width: float, place: Place = (0.0, 0.0, 0.0)) -> None:
        """A label bent round an upright cylinder whose axis stands at the place; it faces -y."""
        wide, high = size_mm(key)
        height, half, steps = width * high / wide, width / radius / 2, 8
        angle = np.linspace(-half, half, steps + 1) - np.pi / 2
        out = np.stack([np.cos(angle), np.sin(angle), np.zeros(steps + 1)], -1)
        rows = np.array([out * radius + (0, 0, z) for z in (-height / 2, height / 2)])
        low_u, low_v, high_u, high_v = self._from(key)
        u = np.linspace(low_u, high_u, steps + 1)
        where = np.stack([np.stack([u, np.full(steps + 1, v)], -1) for v in (low_v, high_v)])
        self.add(shapes.grid(rows, np.array([out, out]), where), place)

    def screw(self, place: Place, direction: Sequence[float] = (0.0, -1.0, 0.0), size: float = 1.0) -> None:
        """A button-head screw looking along `direction`."""
        matrix = as_matrix(place)
        self.lathe([(r * size, z * size) for r, z in SCREW], facing(direction, *matrix[:3, 3]), 8)

    def screws(self, width: float, height: float, place: Place = (0.0, 0.0, 0.0), size: float = 1.0) -> None:
        """Four screws at the corners of a rectangle facing -y."""
        middle = as_matrix(place)
        for x in (-width / 2, width / 2):
            for z in (-height / 2, height / 2):
                self.screw(middle @ at(x, 0, z), size=size)

    def _from(self, key: str) -> tuple[float, float, float, float]:
        """Where a label lies; its atlas becomes the model's."""
        self.kit.printed.add(atlas_of(key))
        return uv(key)

    def _quad(self, width: float, height: float, corners: tuple[float, float, float, float], place: Place) -> None:
        self.add(shapes.sheet((-width / 2, 0, -height / 2), (width, 0, 0), (0, 0, height), 9.0, corners), place)


def _triple(values: Sequence[float]) -> Triple:
    return float(values[0]), float(values[1]), float(values[2])
