"""What is seen through the glass of a door: a sharp cube map of the room behind, projected on that room's walls.

A room that is not built yet borrows the picture of one of its kind, with its own walls; outside there is daylight.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from panda3d.core import LPoint3f, LVecBase3f, NodePath, SamplerState, Texture

from assets import lightmap
from game.render.mesh import load
from game.render.room import BUILT, LONG
from sim_core.plan import Door, Facility

LIKE = {"CNC": "CHG", "": "CHG"}  # grade -> a built room that looks alike
LIKE_CLEAN = "PAL_D"
OUTSIDE = 40.0  # m, half the width of the box that daylight is projected on
DAY = 16  # pixels, edge of a face of the daylight
HEIGHT = 1.5  # m, where the pictures were taken
SKY, HORIZON, GROUND = (0.85, 1.02, 1.25), (1.25, 1.25, 1.20), (0.42, 0.43, 0.38)  # times a white wall; chosen


@dataclass(frozen=True, slots=True)
class Beyond:
    """A cube map and the box that it is projected on."""

    picture: Texture
    low: LVecBase3f
    high: LVecBase3f
    eye: LVecBase3f

    def show_in(self, node: NodePath) -> None:
        """Let the glass below a node show it."""
        node.set_shader_inputs(beyond=self.picture, beyond_low=self.low, beyond_high=self.high, beyond_eye=self.eye)


def beyond(room: str, door: Door, facility: Facility) -> Beyond:
    """What lies in `room`, seen from its door."""
    if room not in facility.rooms:
        wide = LVecBase3f(OUTSIDE, OUTSIDE, 0)
        eye = LVecBase3f(door.x, door.y, HEIGHT)
        return Beyond(_daylight(), eye - wide - LVecBase3f(0, 0, HEIGHT), eye + wide + LVecBase3f(0, 0, OUTSIDE), eye)
    plan = facility.rooms[room]
    shown = room if _has_view(room) else LIKE.get(plan.grade, LIKE_CLEAN)
    low = LVecBase3f(plan.x, plan.y, 0)
    high = LVecBase3f(plan.x + plan.width, plan.y + plan.depth, plan.height)
    eye = (low + high) / 2
    if plan.width > LONG:  # the picture of a corridor was taken within it: its box lies around the door
        low.x, high.x, eye.x = door.x - LONG / 2, door.x + LONG / 2, door.x
    elif shown == room:
        eye = LVecBase3f(*(float(v) for v in load(BUILT / f"{room}.fam").header["eye"]))  # type: ignore[attr-defined]
    eye.z = HEIGHT
    return Beyond(_view(shown) if _has_view(shown) else _daylight(), low, high, eye)


def sides(door: Door, facility: Facility) -> tuple[str, str]:
    """The rooms before a door's face a and before its face b."""
    low = [
        room.y + room.depth / 2 < door.y if door.axis == "y" else room.x + room.width / 2 > door.x
        for name in (door.a, door.b)
        if (room := facility.rooms.get(name)) is not None
    ]
    a_is_first = low[0] if door.a in facility.rooms else not low[0]
    return (door.a, door.b) if a_is_first else (door.b, door.a)


def is_before_a(door: Door, eye: LPoint3f) -> bool:
    """Whether one looks at face a of a door."""
    return bool(eye.y < door.y if door.axis == "y" else eye.x > door.x)


@cache
def _has_view(room: str) -> bool:
    path = BUILT / f"{room}.fam"
    return path.exists() and "view" in load(path).blocks


@cache
def _view(room: str) -> Texture:
    return _cube(lightmap.decoded_view(load(BUILT / f"{room}.fam").blocks))


@cache
def _daylight() -> Texture:
    """Sky above, ground below; faces in the order +x -x +y -y +z -z of OpenGL."""
    u, v = np.meshgrid(*[(np.arange(DAY) + 0.5) / DAY * 2 - 1] * 2)
    one = np.ones_like(u)
    up = np.stack([-u, u, v, -v, one, -one])[..., None] / np.sqrt(1 + u * u + v * v)[..., None]
    above, below = _mix(HORIZON, SKY, np.clip(up * 1.5, 0, 1)), _mix(HORIZON, GROUND, np.clip(-up * 4, 0, 1))
    root = np.sqrt(np.clip(np.where(up > 0, above, below) / lightmap.LAMP, 0, 1)) * 255
    return _cube(np.round(root[..., ::-1]).astype(np.uint8))


def _mix(a: tuple[float, ...], b: tuple[float, ...], share: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.array(a) * (1 - share) + np.array(b) * share)


def _cube(faces: NDArray[np.uint8]) -> Texture:
    texture = Texture("beyond")
    texture.setup_cube_map(faces.shape[1], Texture.T_unsigned_byte, Texture.F_rgb)
    texture.set_ram_image(np.ascontiguousarray(faces).tobytes())
    texture.minfilter = texture.magfilter = SamplerState.FT_linear
    texture.wrap_u = texture.wrap_v = texture.wrap_w = SamplerState.WM_clamp
    return texture
