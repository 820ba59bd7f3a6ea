"""The packed model file: a JSON header and named blocks of numbers, compressed.

    b"FAM1"  uint32 header length  header (JSON, UTF-8)  zlib(block 0, block 1, ...)

`header["blocks"]` lists name, dtype and shape of each block in file order; the rest of the header is free
(parts, materials, light).
A mesh uses the blocks of `Mesh`. Numbers are little endian.
"""

import json
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MAGIC = b"FAM1"
NORMAL_SCALE = 32767.0  # normals are stored as 16-bit signed fractions


class PackError(ValueError):
    """A file is not a packed model, or a mesh does not fit the format."""


@dataclass(frozen=True, slots=True)
class Part:
    """A named piece of a model: an index range, its box, and, when it moves by itself, its pivot and axis."""

    name: str
    material: str
    first: int  # index of its first corner in `Mesh.triangle` (flattened)
    count: int  # number of corners
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    layer: str = "solid"  # solid | glass | chart (lightmapped)
    chunk: int = 0  # static parts of one chunk are drawn together
    pivot: tuple[float, float, float] | None = None
    axis: tuple[float, float, float] | None = None
    is_separate: bool = False  # own node: it moves, lights or shows a picture


@dataclass(slots=True)
class Mesh:
    """Triangles with everything that is known before the program runs. Row i of each array belongs to vertex i."""

    position: NDArray[np.float32]  # (n, 3) m
    normal: NDArray[np.float32]  # (n, 3) unit
    uv0: NDArray[np.float32]  # (n, 2) pattern or atlas coordinates
    uv1: NDArray[np.float32]  # (n, 2) place in the lightmap, 0..1
    material: NDArray[np.uint8]  # (n,) index into `materials`
    light: NDArray[np.float32]  # (n, 4) irradiance over that of a white wall in the room (rgb), ambient visibility
    triangle: NDArray[np.uint32]  # (m, 3)
    materials: dict[str, list[float]] = field(default_factory=dict)  # name -> r g b metal rough emission pattern
    parts: list[Part] = field(default_factory=list)


def write(path: Path, header: dict[str, object], blocks: dict[str, NDArray[np.generic]]) -> None:
    """Write a header and its blocks; the same input gives the same bytes."""
    table = [[name, block.dtype.str, list(block.shape)] for name, block in blocks.items()]
    text = json.dumps({**header, "blocks": table}, sort_keys=True, separators=(",", ":")).encode()
    body = zlib.compress(b"".join(np.ascontiguousarray(block).tobytes() for block in blocks.values()), 9)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MAGIC + struct.pack("<I", len(text)) + text + body)


def read(path: Path) -> tuple[dict[str, object], dict[str, NDArray[np.generic]]]:
    """Header and blocks of a packed file."""
    raw = path.read_bytes()
    if raw[:4] != MAGIC:
        raise PackError(f"{path} is not a packed model (it begins with {raw[:4]!r}); rebuild it with `make assets`")
    size = struct.unpack("<I", raw[4:8])[0]
    header = json.loads(raw[8 : 8 + size])
    body = zlib.decompress(raw[8 + size :])
    blocks: dict[str, NDArray[np.generic]] = {}
    start = 0
    for name, dtype, shape in header["blocks"]:
        count = int(np.prod(shape))
        blocks[name] = np.frombuffer(body, dtype=dtype, count=count, offset=start).reshape(shape)
        start += blocks[name].nbytes
    return header, blocks


def write_mesh(
    path: Path, mesh: Mesh, extra: dict[str, object] | None = None, blocks: dict[str, NDArray[np.generic]] | None = None
) -> None:
    """Write a mesh; `extra` goes into the header, `blocks` beside those of the mesh."""
    if len(mesh.materials) > 255:
        raise PackError(f"{path.name} has {len(mesh.materials)} materials, at most 255 fit the palette index")
    header = {**(extra or {}), "materials": mesh.materials, "parts": [_part_row(part) for part in mesh.parts]}
    index = np.uint16 if len(mesh.position) < 65536 else np.uint32
    write(
        path,
        header,
        {
            "position": mesh.position.astype("<f4"),
            "normal": np.round(mesh.normal * NORMAL_SCALE).astype("<i2"),
            "uv0": mesh.uv0.astype("<f4"),
            "uv1": np.round(np.clip(mesh.uv1, 0, 1) * 65535).astype("<u2"),
            "material": mesh.material.astype("u1"),
            "light": mesh.light.astype("<f2"),
            "triangle": mesh.triangle.astype(np.dtype(index).newbyteorder("<")),
            **(blocks or {}),
        },
    )


def read_mesh(path: Path) -> tuple[Mesh, dict[str, object], dict[str, NDArray[np.generic]]]:
    """Mesh, header and all blocks of a file written by `write_mesh`."""
    header, blocks = read(path)
    mesh = Mesh(
        position=blocks["position"].astype(np.float32),
        normal=blocks["normal"].astype(np.float32) / np.float32(NORMAL_SCALE),
        uv0=blocks["uv0"].astype(np.float32),
        uv1=blocks["uv1"].astype(np.float32) / np.float32(65535.0),
        material=blocks["material"].astype(np.uint8),
        light=blocks["light"].astype(np.float32),
        triangle=blocks["triangle"].astype(np.uint32),
        materials=header["materials"],  # type: ignore[arg-type]
        parts=[_part(row) for row in header["parts"]],  # type: ignore[attr-defined]
    )
    return mesh, header, blocks


def _part_row(part: Part) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(part, name) for name in Part.__slots__}
    row["low"], row["high"] = [round(v, 4) for v in part.low], [round(v, 4) for v in part.high]
    return {name: value for name, value in row.items() if value is not None and value is not False}


def _part(row: dict[str, object]) -> Part:
    fixed = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Part(**fixed)  # type: ignore[arg-type]
