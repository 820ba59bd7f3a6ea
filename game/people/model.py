"""A skinned model from assets/built/people: its numbers, its maps, and how it comes onto the scene graph."""

from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from panda3d.core import (
    BoundingSphere,
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    InternalName,
    Point3,
    SamplerState,
    Texture,
)
from PIL import Image

from assets import levels, pack

Array = NDArray[np.float64]
BUILT = Path(pack.__file__).parent / "built" / "people"


@dataclass(frozen=True, eq=False)
class Model:
    """Bones (name, parent, joint) and the light mesh; row i of each array belongs to vertex i."""

    name: str
    header: dict[str, Any]
    position: Array  # (n, 3) m
    uv: Array  # (n, 2)
    bone: NDArray[np.uint8]  # (n, 4)
    weight: Array  # (n, 4), each row sums to 1
    triangle: NDArray[np.int64]  # (m, 3)

    @cached_property
    def bones(self) -> list[str]:
        return [str(name) for name in self.header["bones"]]

    @cached_property
    def parent(self) -> list[int]:
        return [int(i) for i in self.header["parent"]]

    @cached_property
    def joints(self) -> Array:
        return np.asarray(self.header["joints"], float)

    @cached_property
    def textures(self) -> dict[str, Texture]:
        """The three maps, shared by all figures."""
        return {
            kind: _texture(BUILT / f"{self.name}_{kind}.jpg", is_colour=kind == "colour")
            for kind in ("normal", "colour", "surface")
        }

    def triangles_of(self, parts: list[str]) -> NDArray[np.int64]:
        """Triangles of the named parts, in one list."""
        spans = [self.header["ranges"][part] for part in parts]
        return np.concatenate([self.triangle[start : start + count] for start, count in spans])


@cache
def load(name: str) -> Model:
    """A built model by its name, `figure` or `hands`."""
    header, blocks = pack.read(BUILT / f"{name}.fam")
    weight = blocks["weight"].astype(float)
    return Model(
        name,
        header,
        blocks["position"].astype(float),
        blocks["uv"].astype(float) / 65535.0,
        blocks["bone"].astype(np.uint8),
        weight / weight.sum(1, keepdims=True),
        blocks["triangle"].astype(int),
    )


def coarser(model: Model) -> tuple[tuple[float, ...], tuple[Model, ...]]:
    """Errors (m) and coarser forms of a model, for people far away; a place keeps its weights, a map its borders."""
    errors, forms = levels.load(BUILT / f"{model.name}.fam")
    return errors, tuple(_form(model, forms, k) for k in range(len(errors)))


def _form(model: Model, forms: dict[str, list[levels.Form]], step: int) -> Model:
    own = {name: row[step] for name, row in forms.items()}
    places = np.concatenate([form.place for form in own.values()])
    vertex = np.cumsum([0, *(len(form.place) for form in own.values())])
    first = np.cumsum([0, *(len(form.triangle) for form in own.values())])
    ranges = {name: (int(a), len(form.triangle)) for (name, form), a in zip(own.items(), first, strict=False)}
    return replace(
        model,
        header={**model.header, "ranges": ranges},
        position=model.position[places],
        uv=model.uv[np.concatenate([form.attribute for form in own.values()])],
        bone=model.bone[places],
        weight=model.weight[places],
        triangle=np.concatenate([form.triangle + start for form, start in zip(own.values(), vertex, strict=False)]),
    )


def vertex_data(model: Model, position: Array) -> GeomVertexData:
    """Vertices for the skinning shader; `position` may be the model's own or a warped copy."""
    layout = GeomVertexArrayFormat()
    for column, size, kind in (
        ("vertex", 3, Geom.C_point),
        ("uv", 2, Geom.C_other),
        ("bone", 4, Geom.C_other),
        ("share", 4, Geom.C_other),
    ):
        layout.add_column(InternalName.make(column), size, Geom.NT_float32, kind)  # type: ignore[call-overload]
    form = GeomVertexFormat()
    form.add_array(layout)
    data = GeomVertexData(model.name, GeomVertexFormat.register_format(form), Geom.UH_static)
    rows = np.hstack([position, model.uv, model.bone, model.weight]).astype(np.float32)
    data.unclean_set_num_rows(len(rows))
    memoryview(data.modify_array(0)).cast("B")[:] = rows.tobytes()  # type: ignore[arg-type]
    return data


def node(model: Model, data: GeomVertexData, parts: list[str], reach: float) -> GeomNode:
    """One drawn node with the named parts."""
    index = model.triangles_of(parts).astype(np.uint16)
    primitive = GeomTriangles(Geom.UH_static)
    primitive.set_index_type(Geom.NT_uint16)
    handle = primitive.modify_vertices()
    handle.unclean_set_num_rows(index.size)
    memoryview(handle).cast("B")[:] = index.tobytes()  # type: ignore[arg-type]
    geometry = Geom(data)
    geometry.add_primitive(primitive)
    out = GeomNode(model.name)
    out.add_geom(geometry)
    centre = Point3(0, 0, 0.9) if model.name == "figure" else Point3(0, 0, 0)
    out.set_bounds(BoundingSphere(centre, reach))  # poses move vertices in the shader: the bounds hold every pose
    out.set_final(True)
    return out


def _texture(path: Path, *, is_colour: bool) -> Texture:
    pixels = np.asarray(Image.open(path).convert("RGB"))[::-1, :, ::-1]
    texture = Texture(path.stem)
    texture.setup_2d_texture(
        pixels.shape[1], pixels.shape[0], Texture.T_unsigned_byte, Texture.F_srgb if is_colour else Texture.F_rgb
    )
    texture.set_ram_image(np.ascontiguousarray(pixels).tobytes())
    sampler = SamplerState()
    sampler.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    sampler.set_max_lod(3)  # islands of other colours lie side by side in the atlas
    texture.set_default_sampler(sampler)
    return texture
