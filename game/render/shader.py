"""The room shader in its variants, the grain texture, and the inputs that every node needs."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from panda3d.core import LVecBase2f, LVecBase3f, LVecBase4f, NodePath, PTA_LVecBase3f, SamplerState, Shader, Texture

from game.render.base import Quality
from game.render.glsl import FRAGMENT, VERTEX

LEVEL = {"low": 0, "medium": 1, "high": 2}
AS_MATERIAL = LVecBase4f(0, 0, 0, -1)
GRAIN_SIZE = 256


@cache
def room_shader(quality: Quality, *variants: str) -> Shader:
    """The shader for a quality; variants as named in `glsl.py`."""
    head = f"#version 330\n#define QUALITY {LEVEL[quality]}\n" + "".join(f"#define {name}\n" for name in variants)
    return Shader.make(Shader.SL_GLSL, head + VERTEX, head + FRAGMENT)


def set_defaults(node: NodePath) -> None:
    """Inputs with a neutral value, so that any packed model can hang below the node."""
    plain = Texture("plain")
    plain.setup_2d_texture(1, 1, Texture.T_unsigned_byte, Texture.F_rgb)
    plain.set_ram_image(b"\xd0\xd0\xd0")
    node.set_shader_inputs(
        keeps_height=0.0, grain=grain(), atlas=plain, picture=plain, glow=AS_MATERIAL, tint=LVecBase4f(1, 1, 1, 0),
        mirror_plane=LVecBase4f(0, 0, 0, -1e6), grid_origin=LVecBase2f(0, 0),
        probe=PTA_LVecBase3f([LVecBase3f(0.8 if i == 0 else 0.0) for i in range(9)]),
        box_low=LVecBase3f(-9), box_high=LVecBase3f(9), box_eye=LVecBase3f(0),
    )  # fmt: skip


@cache
def grain() -> Texture:
    """Tileable noise: brush streaks, slow clouds, fine clouds, vinyl flakes in r, g, b, a."""
    source = np.random.default_rng(3)
    streaks = np.repeat(source.random((GRAIN_SIZE, 1)), GRAIN_SIZE, 1) * 0.7 + 0.3 * _clouds(source, 1.2)
    flakes = np.full((GRAIN_SIZE, GRAIN_SIZE), 0.5)
    for _ in range(900):
        row, column = source.integers(0, GRAIN_SIZE, 2)
        high, wide = source.integers(1, 4, 2)
        flakes[row : row + high, column : column + wide] = 0.5 + source.normal() * 0.05
    picture = np.stack(
        [_clouds(source, 1.0), _clouds(source, 1.6), streaks, flakes], -1
    )  # bytes lie as blue, green, red, alpha
    texture = Texture("grain")
    texture.setup_2d_texture(GRAIN_SIZE, GRAIN_SIZE, Texture.T_unsigned_byte, Texture.F_rgba)
    texture.set_ram_image((np.clip(picture, 0, 1) * 255).astype(np.uint8).tobytes())
    texture.minfilter, texture.magfilter = SamplerState.FT_linear_mipmap_linear, SamplerState.FT_linear
    return texture


def _clouds(source: np.random.Generator, slope: float) -> NDArray[np.float64]:
    frequency = np.hypot(*np.meshgrid(*[np.fft.fftfreq(GRAIN_SIZE) * GRAIN_SIZE] * 2))
    frequency[0, 0] = 1
    field = np.fft.ifft2(np.fft.fft2(source.standard_normal((GRAIN_SIZE, GRAIN_SIZE))) / frequency**slope).real
    return np.asarray(np.clip(0.5 + (field - field.mean()) / field.std() * 0.18, 0, 1), float)
