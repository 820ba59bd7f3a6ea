"""Which triangles of a model are drawn together: one piece for every part that moves, the rest by stretches of floor.

Read by the game and by `levels.py`, so that both cut alike.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assets.pack import Mesh, Part

SIDE = 4.0  # m, longest side of a stretch: small enough that what is near is little, and chosen for about ten in view
CHUNK = "chunk_"  # how the names of such pieces begin
LAYERS = {"glass": "glass", "chart": "shell", "decal": "floor"}  # others are drawn by stretches


@dataclass(frozen=True, slots=True)
class Cut:
    """Triangles of one drawn node."""

    name: str
    triangle: NDArray[np.uint32]  # (m, 3)
    part: Part | None = None  # the part that moves, lights or shows
    is_glass: bool = False
    is_shell: bool = False  # its light is in the lightmap


def cuts(mesh: Mesh) -> list[Cut]:
    """All pieces of a mesh: moving parts first, then glass, then stretches."""
    out = []
    layer = {name: np.zeros(len(mesh.triangle), bool) for name in ("glass", "shell", "floor", "static")}
    for part in mesh.parts:
        span = slice(part.first // 3, (part.first + part.count) // 3)
        if part.is_separate:
            out.append(Cut(part.name, mesh.triangle[span], part))
        else:
            layer["floor" if part.name == "floor" else LAYERS.get(part.layer, "static")][span] = True
    if layer["glass"].any():
        out.append(Cut("glass", mesh.triangle[layer["glass"]], is_glass=True))
    for name in ("shell", "floor"):
        if layer[name].any():
            out.append(Cut(name, mesh.triangle[layer[name]], is_shell=True))
    chunks = sorted({part.chunk for part in mesh.parts if part.chunk})
    for chunk in chunks:
        own = _of_chunk(mesh, chunk) & layer["static"]
        out.append(Cut(f"{CHUNK}{chunk}", mesh.triangle[own]))
        layer["static"] &= ~own
    return out + _stretches(mesh, mesh.triangle[layer["static"]])


def _of_chunk(mesh: Mesh, chunk: int) -> NDArray[np.bool_]:
    """Which triangles belong to the parts of a chunk: of a large model each chunk has its own distance to the eye."""
    own = np.zeros(len(mesh.triangle), bool)
    for part in mesh.parts:
        if part.chunk == chunk:
            own[part.first // 3 : (part.first + part.count) // 3] = True
    return own


def _stretches(mesh: Mesh, triangle: NDArray[np.uint32]) -> list[Cut]:
    if not len(triangle):
        return []
    middle = mesh.position[triangle][:, :, :2].mean(1)
    low, size = middle.min(0), np.ptp(middle, axis=0)
    count = [max(1, math.ceil(float(length) / SIDE)) for length in size]
    cell = np.minimum((middle - low) / np.maximum(size, 1e-6) * count, np.array(count) - 1).astype(int)
    number = cell[:, 0] * count[1] + cell[:, 1]
    return [Cut(f"static_{k}", triangle[number == k]) for k in np.unique(number)]
