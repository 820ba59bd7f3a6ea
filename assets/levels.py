"""`python -m assets.levels [FILE ...]`: coarser forms of every built model, for what is seen from afar.

A form of error e (m) replaces the model where e is less than a pixel. Forms lie in assets/built/levels, a file for
each model, and name the hash of the model they were made from: a stale one is not used, and a test fails.
"""

import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assets import coarsen
from assets.pack import Mesh, read, read_mesh, write
from assets.pieces import Cut, cuts

BUILT = Path(__file__).parent / "built"
OUT = BUILT / "levels"
ERRORS = (0.004, 0.010, 0.025, 0.070)  # m; each about 2.5 times the one before, as triangles halve from one to the next
LARGE = (0.0025, 0.004, 0.0063, 0.010, 0.016, 0.025, 0.040, 0.070)  # m; of a model in chunks: it costs most
PEOPLE = {"figure": (0.004, 0.010, 0.020), "hands": (0.001, 0.002)}  # m; hands are always near


@dataclass(frozen=True, slots=True)
class Form:
    """A coarser form of one cut: for each of its vertices where the attributes and where the place come from."""

    attribute: NDArray[np.integer]  # (v,) row of the model
    place: NDArray[np.integer]  # (v,) row of the model
    triangle: NDArray[np.integer]  # (m, 3) over these vertices


def main(names: list[str]) -> None:
    """Make the forms of the files named, or of all whose model changed."""
    for path in [Path(name).resolve() for name in names] or models():
        if names or not is_fresh(path):
            before, after = make(path)
            print(f"{path.parent.name}/{path.stem}: {before} triangles, then {', '.join(map(str, after))}", flush=True)


def models() -> list[Path]:
    """Every built model that has forms."""
    folders = ("rooms", "doors", "equipment", "people")
    return sorted(path for folder in folders for path in (BUILT / folder).glob("*.fam"))


def home(path: Path) -> Path:
    """Where the forms of a model lie."""
    return OUT / path.parent.name / path.name


def is_fresh(path: Path) -> bool:
    """Whether a model's forms were made from its present file."""
    if not home(path).exists():
        return False
    header = read(home(path))[0]
    return header["model"] == _hash(path) and "whole" in header


def load(path: Path, whole: Mapping[str, int] | None = None) -> tuple[tuple[float, ...], dict[str, list[Form]]]:
    """Errors (m) and the forms of each cut, finest first; nothing where they are missing or stale.

    `whole`: triangles of each cut as the reader cuts the model; forms of another cut are stale too.
    """
    if not home(path).exists():
        return (), {}
    header, blocks = read(home(path))
    cut_so: dict[str, int] = header.get("whole", {})  # type: ignore[assignment]
    if header["model"] != _hash(path) or any(cut_so.get(name) != count for name, count in (whole or cut_so).items()):
        return (), {}
    rows: dict[str, list[list[int]]] = header["cuts"]  # type: ignore[assignment]
    forms = {name: [_form(blocks, row) for row in spans] for name, spans in rows.items()}
    return tuple(header["errors"]), forms  # type: ignore[arg-type]


def make(path: Path) -> tuple[int, list[int]]:
    """Write the forms of a model; triangles before and of each form."""
    mesh, pieces, errors = _person(path) if path.parent.name == "people" else _thing(path)
    fixed = _shared(mesh, pieces)
    made = {cut.name: _coarser(mesh, cut, fixed, errors) for cut in pieces}
    forms = [form for row in made.values() for form in row]
    spans: dict[str, list[list[int]]] = {}
    start = [0, 0]
    for name, row in made.items():
        spans[name] = []
        for form in row:
            spans[name].append([start[0], len(form.place), start[1], len(form.triangle)])
            start = [start[0] + len(form.place), start[1] + len(form.triangle)]
    header: dict[str, object] = {"model": _hash(path), "errors": list(errors), "cuts": spans}
    header["whole"] = {cut.name: len(cut.triangle) for cut in pieces}
    wide = "<u2" if len(mesh.position) < 65536 else "<u4"
    blocks: dict[str, NDArray[np.generic]] = {
        "attribute": np.concatenate([form.attribute for form in forms]).astype(wide),
        "place": np.concatenate([form.place for form in forms]).astype(wide),
        "triangle": np.concatenate([form.triangle for form in forms]).astype(wide),
    }
    write(home(path), header, blocks)
    after = [sum(len(row[k].triangle) for row in made.values()) for k in range(len(errors))]
    return len(mesh.triangle), after


def _thing(path: Path) -> tuple[Mesh, list[Cut], tuple[float, ...]]:
    mesh, _, _ = read_mesh(path)
    is_large = any(part.chunk for part in mesh.parts)
    return mesh, [cut for cut in cuts(mesh) if not cut.is_shell], LARGE if is_large else ERRORS


def _person(path: Path) -> tuple[Mesh, list[Cut], tuple[float, ...]]:
    """A skinned model: every garment by itself, the islands of its maps as materials, so that their borders hold."""
    header, blocks = read(path)
    position, triangle = blocks["position"].astype(np.float32), blocks["triangle"].astype(np.uint32)
    corner = position[triangle]
    face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    normal = np.zeros_like(position)
    for k in range(3):
        np.add.at(normal, triangle[:, k], face)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    island = coarsen.loose_pieces(len(position), triangle.astype(np.int64))
    none = np.zeros((len(position), 2), np.float32)
    light = np.ones((len(position), 4), np.float32)
    mesh = Mesh(position, normal, none, none, island, light, triangle)  # type: ignore[arg-type]  # more than 255
    ranges: dict[str, list[int]] = header["ranges"]  # type: ignore[assignment]
    pieces = [Cut(name, triangle[first : first + count]) for name, (first, count) in ranges.items()]
    return mesh, pieces, PEOPLE[path.stem]


def _coarser(mesh: Mesh, cut: Cut, fixed: NDArray[np.bool_], errors: tuple[float, ...]) -> list[Form]:
    surface = coarsen.surface(mesh, cut.triangle.astype(np.int64), fixed)
    forms = []
    for error in errors:
        coarsen.coarsen(surface, error)
        forms.append(Form(*coarsen.result(surface)))
    return forms


def _shared(mesh: Mesh, pieces: list[Cut]) -> NDArray[np.bool_]:
    """Vertices on the border of two cuts: they keep their place, so that no gap opens between fine and coarse."""
    owner, shared = np.full(len(mesh.position), -1), np.zeros(len(mesh.position), bool)
    for number, cut in enumerate(pieces):
        own = np.unique(cut.triangle)
        shared[own[owner[own] >= 0]] = True
        owner[own] = number
    return shared


def _form(blocks: dict[str, NDArray[np.generic]], row: list[int]) -> Form:
    vertex, triangle = slice(row[0], row[0] + row[1]), slice(row[2], row[2] + row[3])
    attribute, place = (blocks[name][vertex].astype(np.int64) for name in ("attribute", "place"))
    return Form(attribute, place, blocks["triangle"][triangle].astype(np.int64))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


if __name__ == "__main__":
    main(sys.argv[1:])
