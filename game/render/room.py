"""A built room at run time: its nodes, the cube map around them, and the light for things that move in it."""

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from panda3d.core import (
    CPTA_uchar,
    LPoint3f,
    LVecBase2f,
    LVecBase3f,
    NodePath,
    PTA_LVecBase3f,
    PTA_uchar,
    SamplerState,
    Texture,
)  # fmt: skip

from assets import lightmap
from game.render.base import Quality
from game.render.mesh import Model, atlas_texture, load
from game.render.shader import room_shader, set_defaults

BUILT = Path(__file__).parents[2] / "assets" / "built" / "rooms"
LONG = 15.0  # m: in longer rooms the cube map's box travels with the eye
INSIDE = 0.3  # m
PERIOD = 2.4  # m, spacing of the lamps, so that a travelling box keeps its reflections on them
REACH = 6.0  # m, half the length of a travelling box

Floats = NDArray[np.generic]


@dataclass(slots=True)
class RoomScene:
    """A room: `node` holds shell and dressing; put what moves or was placed under `things` and call `light` on it."""

    id: str
    quality: Quality
    node: NodePath
    things: NodePath
    model: Model
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    probes: Floats  # shape (probes, 12): position, then sh in `harmonics`
    harmonics: Floats  # shape (probes, 9, 3)
    _centre: float = math.nan

    def look_from(self, eye: LPoint3f, sharpness: float) -> None:
        """Choose the forms of its pieces, and move the cube map's box with the eye along a long room."""
        for ladder in self.model.ladders:
            ladder.look_from(eye, sharpness)
        self._follow(eye)

    def _follow(self, eye: LPoint3f) -> None:
        if self.high[0] - self.low[0] <= LONG:
            return
        centre = round((eye.x - self._eye[0]) / PERIOD) * PERIOD + self._eye[0]
        if centre == self._centre:
            return
        self._centre = centre
        self._set_box(self.node, centre)

    def box_around(self, node: NodePath, x: float) -> None:
        """Give a thing that stands in a long room a box of its own for the cube map."""
        if self.high[0] - self.low[0] > LONG:
            self._set_box(node, round((x - self._eye[0]) / PERIOD) * PERIOD + self._eye[0])

    def _set_box(self, node: NodePath, centre: float) -> None:
        node.set_shader_inputs(
            box_low=LVecBase3f(centre - REACH, self.low[1], self.low[2]),
            box_high=LVecBase3f(centre + REACH, self.high[1], self.high[2]),
            box_eye=LVecBase3f(centre, self._eye[1], self._eye[2]),
        )

    def probe(self, at: LPoint3f) -> PTA_LVecBase3f:
        """Harmonics of the light at a point, from the two nearest probes."""
        distance = np.linalg.norm(self.probes - np.array([at.x, at.y, at.z]), axis=1)
        near = np.argsort(distance)[:2]
        weight = 1.0 / (distance[near] + 0.05)
        mixed = (self.harmonics[near] * (weight / weight.sum())[:, None, None]).sum(0)
        return PTA_LVecBase3f([LVecBase3f(*(float(v) for v in row)) for row in mixed])

    def light(self, node: NodePath, at: LPoint3f) -> None:
        """Give a thing the light of the room where it stands."""
        node.set_shader_input("probe", self.probe(at))

    def inside(self, at: LPoint3f) -> LPoint3f:
        """The nearest point that lies well inside the room: a door in a wall takes its light from there."""
        return LPoint3f(
            *(min(max(v, low + INSIDE), high - INSIDE) for v, low, high in zip(at, self.low, self.high, strict=True))
        )

    def add_thing(self, name: str, at: LPoint3f, heading: float, lang: str = "en") -> Model:
        """A built object at its place, lit by the room; heading as in placement.yaml (0: its front faces south)."""
        thing = load(BUILT.parent / "equipment" / f"{name}.fam")
        thing.root.reparent_to(self.things)
        thing.root.set_pos_hpr(at, LVecBase3f(heading, 0, 0))
        thing.root.set_shader_input("atlas", _labels(thing, lang, self.quality))
        for clear in thing.root.find_all_matches("**/glass"):
            clear.set_shader(room_shader(self.quality, "PROBE", "GLASS"), 2)
        self.light(thing.root, LPoint3f(at.x, at.y, at.z + 0.6))
        return thing

    @property
    def _eye(self) -> tuple[float, float, float]:
        return _triple(self.model.header["eye"])


def load_room(room: str, parent: NodePath, quality: Quality) -> RoomScene:
    """Read a built room and hang it under a node; it is lit and ready to draw."""
    model = load(BUILT / f"{room}.fam")
    node = parent.attach_new_node(room)
    set_defaults(node)
    header = model.header
    low, high = _triple(header["low"]), _triple(header["high"])
    node.set_shader(room_shader(quality))
    signs = BUILT / f"{header.get('signs', 'signs')}.png"
    node.set_shader_inputs(
        environment=_cube(room, quality), atlas=atlas_texture(signs, quality != "low"),
        grid_origin=LVecBase2f(low[0], low[1]),
        box_low=LVecBase3f(*low), box_high=LVecBase3f(*high), box_eye=LVecBase3f(*_triple(header["eye"])),
    )  # fmt: skip
    model.root.reparent_to(node)
    for name in ("shell", "floor"):
        mapped = model.root.find(name)
        mapped.set_shader(room_shader(quality, "MAPPED"), 1)
        mapped.set_shader_input("light_map", _light_map(room, quality))
    for clear in model.root.find_all_matches("glass"):
        clear.set_shader(room_shader(quality, "GLASS"), 2)
    things = node.attach_new_node("things")
    things.set_shader(room_shader(quality, "PROBE"), 1)
    probes, harmonics = model.blocks["probe_at"], model.blocks["probe_light"]
    scene = RoomScene(room, quality, node, things, model, low, high, probes, harmonics)
    scene.look_from(LPoint3f(*_triple(header["eye"])), 0.0)
    return scene


def _labels(thing: Model, lang: str, quality: Quality) -> Texture:
    """The atlas that a model's labels lie on."""
    atlas = thing.header.get("labels", "labels")
    return atlas_texture(BUILT.parent / f"{atlas}_{lang}.png", quality != "low")


def _triple(values: Any) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])


@cache
def _light_map(room: str, quality: Quality) -> Texture:
    pixels = lightmap.decoded(load(BUILT / f"{room}.fam").blocks)
    texture = Texture("light_map")
    texture.setup_2d_texture(pixels.shape[1], pixels.shape[0], Texture.T_unsigned_byte, Texture.F_rgba)
    texture.set_ram_image(pixels.tobytes())
    sampler = SamplerState()
    sampler.minfilter = SamplerState.FT_linear if quality == "low" else SamplerState.FT_linear_mipmap_linear
    sampler.magfilter = SamplerState.FT_linear
    sampler.max_lod = 2.0  # charts lie side by side
    sampler.wrap_u = sampler.wrap_v = SamplerState.WM_clamp
    texture.default_sampler = sampler
    return texture


@cache
def _cube(room: str, quality: Quality) -> Texture:
    model = load(BUILT / f"{room}.fam")
    texture = Texture("environment")
    level = 0
    while f"cube{level}" in model.blocks:
        block = model.blocks[f"cube{level}"]
        if level == 0:
            texture.setup_cube_map(block.shape[1], Texture.T_float, Texture.F_rgb16)
            texture.set_ram_image(block[..., ::-1].astype(np.float32).tobytes())
        else:
            texture.set_ram_mipmap_image(level, CPTA_uchar(PTA_uchar(block[..., ::-1].astype(np.float32).tobytes())))
        level += 1
    is_low = quality == "low"
    texture.minfilter = SamplerState.FT_linear_mipmap_nearest if is_low else SamplerState.FT_linear_mipmap_linear
    texture.magfilter = SamplerState.FT_linear
    texture.wrap_u = texture.wrap_v = texture.wrap_w = SamplerState.WM_clamp
    return texture
