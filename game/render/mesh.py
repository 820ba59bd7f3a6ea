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

from assets import levels
from assets.pack import Mesh, read_mesh
from assets.pieces import CHUNK, Cut, cuts
from game.render import bins
from game.render.ladder import Ladder

# name, count, number, contents, numpy type: small numbers, because a software renderer fetches every vertex anew
COLUMNS = (
    ("vertex", 3, Geom.NT_float32, Geom.C_point, "<f4"),
    ("uv0", 2, Geom.NT_float32, Geom.C_other, "<f4"),
    ("normal", 4, Geom.NT_int16, Geom.C_other, "<i2"),
    ("light", 4, Geom.NT_uint16, Geom.C_other, "<u2"),
    ("albedo", 4, Geom.NT_uint8, Geom.C_color, "u1"),
    ("surface", 4, Geom.NT_uint8, Geom.C_other, "u1"),
)
ROW = np.dtype([(name, kind, (count,)) for name, count, _, _, kind in COLUMNS])
NORMAL_SCALE, LIGHT_SCALE, SURFACE_SCALE = 32767.0, 8192.0, 50.0  # as the shader divides them

Rows = NDArray[np.void]
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
    ladders: list[Ladder] = field(default_factory=list)  # boxes in the model's frame

    def take(self, allowed: float) -> None:
        """Show the coarsest forms that err by at most `allowed` (m)."""
        for ladder in self.ladders:
            ladder.take(allowed)

    @property
    def is_chunked(self) -> bool:
        """Whether it is so large that each of its chunks has its own distance."""
        return any(ladder.node.name.startswith(CHUNK) for ladder in self.ladders)

    def look_from(self, eye: LPoint3f, sharpness: float) -> None:
        """Show for each piece the form that fits its distance from an eye in the model's frame."""
        for ladder in self.ladders:
            ladder.look_from(eye, sharpness)

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
    copies = dict(zip((child.name for child in first.root.children), root.children, strict=True))
    ladders = [replace(ladder, node=copies[ladder.node.name]) for ladder in first.ladders]
    return replace(first, root=root, nodes={name: copies[name] for name in first.nodes}, ladders=ladders)


@cache
def _read(path: Path) -> Model:
    mesh, header, blocks = read_mesh(path)
    root = NodePath(path.stem)
    rows = vertex_rows(mesh)
    mapped = _in_map(rows, mesh)
    pieces = cuts(mesh)
    errors, forms = levels.load(path, {cut.name: len(cut.triangle) for cut in pieces if not cut.is_shell})
    nodes: dict[str, NodePath] = {}
    ladders = []
    for cut in pieces:
        own, triangle = _used(mapped if cut.is_shell else rows, cut.triangle)
        whole = _geom(_about(own, cut), triangle)
        node = _attach(root, cut, whole)
        if cut.part is not None:
            nodes[cut.name] = node
        if cut.name in forms:
            coarser = [_geom(_about(_moved(rows, form), cut), form.triangle) for form in forms[cut.name]]
            corners = rows["vertex"][cut.triangle.reshape(-1)]
            low, high = (LPoint3f(*map(float, edge)) for edge in (corners.min(0), corners.max(0)))
            ladders.append(Ladder(node, (whole, *coarser), (0.0, *errors), low, high))
    bounds = {part.name: (LPoint3f(*part.low), LPoint3f(*part.high)) for part in mesh.parts}
    axes = {part.name: part.axis for part in mesh.parts if part.axis is not None}
    of_mesh = {column.name for column in fields(Mesh)}
    # Copies, because a view would keep the whole file in memory.
    extra = {name: block.copy() for name, block in blocks.items() if name not in of_mesh}
    return Model(root, bounds, nodes, axes, header, extra, ladders)


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


@cache
def merged(path: Path, unseen: tuple[str, ...] = ()) -> Ladder:
    """All of a model at rest as one node without moving parts, for afar; without parts whose names begin so."""
    mesh, _, _ = read_mesh(path)
    rows, pieces = vertex_rows(mesh), cuts(mesh)
    errors, forms = levels.load(path, {cut.name: len(cut.triangle) for cut in pieces})
    kept = [cut for cut in pieces if not cut.name.startswith(unseen or ("\0",)) and not cut.is_glass]
    geoms = [_geom(*_used(rows, np.concatenate([cut.triangle for cut in kept])))]
    for k in range(len(errors)):
        steps = [forms[cut.name][k] for cut in kept]
        starts = np.cumsum([0, *(len(step.place) for step in steps)])
        triangle = np.concatenate([step.triangle + start for step, start in zip(steps, starts, strict=False)])
        geoms.append(_geom(np.concatenate([_moved(rows, step) for step in steps]), triangle))
    node = GeomNode("far")
    node.add_geom(geoms[0])
    return Ladder(NodePath(node), tuple(geoms), (0.0, *errors), LPoint3f(), LPoint3f())


def vertex_rows(mesh: Mesh) -> Rows:
    """Every vertex as the shader reads it."""
    table = np.array(list(mesh.materials.values()), np.float32)[mesh.material]
    rows = np.zeros(len(mesh.position), ROW)
    rows["vertex"], rows["uv0"] = mesh.position, mesh.uv0
    rows["normal"][:, :3] = np.round(mesh.normal * NORMAL_SCALE)
    rows["light"] = np.clip(np.round(mesh.light * LIGHT_SCALE), 0, 65535)
    rows["albedo"] = np.round(np.clip(table[:, :4], 0, 1) * 255)
    rows["surface"][:, :3] = np.clip(np.round(table[:, [4, 5, 6]] * (255, SURFACE_SCALE, 1)), 0, 255)
    return rows


def _in_map(rows: Rows, mesh: Mesh) -> Rows:
    """The same rows with places in the lightmap (0 to 65535) instead of light."""
    rows = rows.copy()
    rows["light"][:, :2] = np.round(mesh.uv1 * 65535)
    return rows


def _attach(root: NodePath, cut: Cut, geom: Geom) -> NodePath:
    node = GeomNode(cut.name)
    node.add_geom(geom)
    path = root.attach_new_node(node)
    if cut.part is not None and cut.part.pivot is not None:
        path.set_pos(*cut.part.pivot)
    if cut.name.startswith(CHUNK):
        path.set_bin(bins.LARGE, 0)
    if cut.is_shell:
        path.set_bin(bins.SHELL, 0)
    if cut.is_glass:
        path.set_transparency(TransparencyAttrib.M_alpha)
        path.set_depth_write(False)
        path.set_bin("transparent", 10)
    return path


def _moved(rows: Rows, form: levels.Form) -> Rows:
    own: Rows = rows[form.attribute]
    own["vertex"] = rows["vertex"][form.place]
    return own


def _about(rows: Rows, cut: Cut) -> Rows:
    """Rows of a part that turns, counted from its pivot."""
    if cut.part is not None and cut.part.pivot is not None:
        rows["vertex"] -= np.array(cut.part.pivot, np.float32)
    return rows


def _used(rows: Rows, triangle: NDArray[np.integer]) -> tuple[Rows, NDArray[np.int64]]:
    """The rows that triangles use, and the triangles over them."""
    is_used = np.zeros(len(rows), bool)
    is_used[triangle] = True
    return rows[is_used], (np.cumsum(is_used) - 1)[triangle]


def _geom(rows: Rows, triangle: NDArray[np.integer]) -> Geom:
    data = GeomVertexData("rows", _format(), Geom.UH_static)
    data.unclean_set_num_rows(len(rows))
    data.modify_array_handle(0).copy_data_from(rows.tobytes())
    primitive = GeomTriangles(Geom.UH_static)
    small = len(rows) < 65536
    primitive.set_index_type(Geom.NT_uint16 if small else Geom.NT_uint32)
    index = primitive.modify_vertices()
    index.unclean_set_num_rows(triangle.size)
    index.modify_handle().copy_data_from(triangle.astype(np.uint16 if small else np.uint32).tobytes())
    geom = Geom(data)
    geom.add_primitive(primitive)
    return geom


def _format() -> GeomVertexFormat:
    array = GeomVertexArrayFormat()
    for name, count, number, contents, _ in COLUMNS:
        array.add_column(InternalName.make(name), count, number, contents)  # type: ignore[call-overload]
    whole = GeomVertexFormat()
    whole.add_array(array)
    return GeomVertexFormat.register_format(whole)
