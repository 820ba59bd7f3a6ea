"""A packed model on the scene graph: few nodes, moving and lit parts by name, boxes for picking."""

from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from panda3d.core import (
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    InternalName,
    LPoint3f,
    LVecBase4f,
    NodePath,
    PNMImage,
    SamplerState,
    Texture,
    TransparencyAttrib,
)  # fmt: skip

from assets.pack import Mesh, Part, read_mesh

COLUMNS = (
    ("vertex", 3, Geom.C_point),
    ("normal", 3, Geom.C_normal),
    ("uv0", 2, Geom.C_other),
    ("light", 4, Geom.C_other),
    ("albedo", 4, Geom.C_other),
    ("surface", 3, Geom.C_other),
)
CHUNK = 10.0  # m along x: static triangles of one stretch are one node, so that a long corridor is culled by stretches

Bounds = tuple[LPoint3f, LPoint3f]


@dataclass(slots=True)
class Model:
    """A loaded model. `parts`: the box of every named part in its frame; `nodes`: those that move, light or show."""

    root: NodePath
    parts: dict[str, Bounds]
    nodes: dict[str, NodePath]
    axes: dict[str, tuple[float, float, float]]
    header: dict[str, object] = field(default_factory=dict)
    blocks: dict[str, NDArray[np.generic]] = field(default_factory=dict)

    def part(self, name: str) -> NodePath:
        """The node of a part that moves, lights or shows a picture; its origin is the part's pivot."""
        try:
            return self.nodes[name]
        except KeyError:
            raise KeyError(
                f"part {name!r} of {self.root.name} has no node of its own; those that have: {sorted(self.nodes)}"
            ) from None


def load(path: Path) -> Model:
    """A packed model under a new root; a model that was read before shares its triangles with the earlier ones."""
    first = _read(path)
    root = first.root.copy_to(NodePath())
    nodes = dict(zip((child.name for child in first.root.children), root.children, strict=True))
    return replace(first, root=root, nodes={name: nodes[name] for name in first.nodes})


@cache
def _read(path: Path) -> Model:
    mesh, header, blocks = read_mesh(path)
    root = NodePath(path.stem)
    rows = vertex_rows(mesh)
    nodes: dict[str, NodePath] = {}
    static = np.zeros(len(mesh.triangle), bool)
    glass = np.zeros(len(mesh.triangle), bool)
    for part in mesh.parts:
        span = slice(part.first // 3, (part.first + part.count) // 3)
        if part.is_separate:
            nodes[part.name] = _attach(root, part, rows, mesh.triangle[span])
        else:
            (glass if part.layer == "glass" else static)[span] = True
    _attach_chunks(root, rows, mesh.triangle[static])
    if glass.any():
        clear = root.attach_new_node(geom_node("glass", rows, mesh.triangle[glass]))
        clear.set_transparency(TransparencyAttrib.M_alpha)
        clear.set_depth_write(False)
        clear.set_bin("transparent", 10)
    bounds = {part.name: (LPoint3f(*part.low), LPoint3f(*part.high)) for part in mesh.parts}
    axes = {part.name: part.axis for part in mesh.parts if part.axis is not None}
    of_mesh = {column.name for column in fields(Mesh)}
    # Copies, because a view would keep the whole file in memory.
    extra = {name: block.copy() for name, block in blocks.items() if name not in of_mesh}
    return Model(root, bounds, nodes, axes, header, extra)


def set_glow(node: NodePath, rgb: tuple[float, float, float], strength: float) -> None:
    """Light a lamp part: strength 0 is off, 1 to 3 lit."""
    node.set_shader_input("glow", LVecBase4f(*rgb, strength))


def set_screen(node: NodePath, texture: Texture, brightness: float = 0.9) -> None:
    """Show a picture on a screen part; its uv runs from the lower left to the upper right corner."""
    node.set_shader_input("picture", texture)
    node.set_shader_input("glow", LVecBase4f(1, 1, 1, brightness))


def highlight(node: NodePath, share: float) -> None:
    """Lighten a node (0 to 1), for what the hand points at."""
    node.set_shader_input("tint", LVecBase4f(1, 1, 1, share))


@cache
def atlas_texture(path: Path, is_fine: bool = True) -> Texture:
    """A picture file as an atlas with mip maps; drawn small, it takes eight texels, or four where not fine."""
    image = PNMImage()
    if not image.read(str(path)):
        raise FileNotFoundError(f"{path} could not be read; rebuild it with `make assets`")
    texture = Texture(path.stem)
    texture.load(image)
    texture.minfilter = SamplerState.FT_linear_mipmap_linear if is_fine else SamplerState.FT_linear_mipmap_nearest
    return texture


def geom_node(
    name: str, rows: NDArray[np.float32], triangle: NDArray[np.uint32], pivot: tuple[float, float, float] | None = None
) -> GeomNode:
    """A node of some triangles, with only the vertices that they use, counted from its pivot."""
    is_used = np.zeros(len(rows), bool)
    is_used[triangle] = True
    place = np.cumsum(is_used, dtype=np.uint32) - 1
    own = rows[is_used]
    if pivot is not None:
        own[:, :3] -= np.array(pivot, np.float32)
    data = GeomVertexData(name, _format(), Geom.UH_static)
    data.unclean_set_num_rows(len(own))
    data.modify_array_handle(0).copy_data_from(own.tobytes())
    primitive = GeomTriangles(Geom.UH_static)
    primitive.set_index_type(Geom.NT_uint32)
    index = primitive.modify_vertices()
    index.unclean_set_num_rows(triangle.size)
    index.modify_handle().copy_data_from(place[triangle].astype(np.uint32).tobytes())
    geom = Geom(data)
    geom.add_primitive(primitive)
    node = GeomNode(name)
    node.add_geom(geom)
    return node


def vertex_rows(mesh: Mesh) -> NDArray[np.float32]:
    """The columns of every vertex, as the shader reads them."""
    table = np.array(list(mesh.materials.values()), np.float32)[mesh.material]
    surface = table[:, [4, 5, 6]]
    return np.concatenate([mesh.position, mesh.normal, mesh.uv0, mesh.light, table[:, :4], surface], 1).astype(
        np.float32
    )


def _attach(root: NodePath, part: Part, rows: NDArray[np.float32], triangle: NDArray[np.uint32]) -> NodePath:
    node = root.attach_new_node(geom_node(part.name, rows, triangle, part.pivot))
    if part.pivot is not None:
        node.set_pos(*part.pivot)
    return node


def _attach_chunks(root: NodePath, rows: NDArray[np.float32], triangle: NDArray[np.uint32]) -> None:
    if not len(triangle):
        return
    chunk = np.floor(rows[triangle, 0].mean(1) / CHUNK).astype(int)
    for number in np.unique(chunk):
        root.attach_new_node(geom_node(f"static_{number}", rows, triangle[chunk == number]))


def _format() -> GeomVertexFormat:
    array = GeomVertexArrayFormat()
    for name, count, contents in COLUMNS:
        array.add_column(InternalName.make(name), count, Geom.NT_float32, contents)  # type: ignore[call-overload]
    whole = GeomVertexFormat()
    whole.add_array(array)
    return GeomVertexFormat.register_format(whole)
