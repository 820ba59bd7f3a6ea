"""A field of view in phase contrast: bright rims on grey, stained dead cells dark, rods that move on top.

What stands still is drawn once for each field, objective, focus and light, and kept; a moment later only the rods are
laid over a copy. Out of focus a rim widens and fades as the square root of 1 + (distance / depth of focus)^2, chosen
because it is how wide a Gaussian beam is.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from game.hmi.slide import LAYER, Slide, Things, look, reach, swim

Plane = NDArray[np.float32]
#: a rod: dark body and bright rim, cover by how far it is out of focus, 0 sharp .. 3 lost
BODY, HALO = (0.92, 0.55, 0.3, 0.16), (0.75, 0.4, 0.2, 0.1)
GREY = (171.0, 181.0, 169.0)  # of the empty field
STAIN = (58.0, 66.0, 92.0)  # what a dead cell takes up
DEPTH = {100: 14.0, 200: 6.0, 400: 2.6}  # um, depth of focus of an objective, chosen
STROKE = 0.75  # um, width of a rod
TURNS = 48  # pictures of a rod round the circle
RIM = 7  # px of black round the view
GRID = 8  # squares across the view


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person has set: field 1 to 10, objective, plane of focus in um, light 0..2 (1: right), grid."""

    slide: Slide
    field: int = 1
    objective: int = 100
    focus: float = LAYER / 2.0
    light: float = 1.0
    grid: bool = False


def picture(seen: Seen, pixels: int, seconds: float, surround: str) -> Image.Image:
    """The field of view at a moment, `pixels` wide, RGBA; `surround` is the colour outside the circle."""
    still = _still(seen, pixels, surround)
    if not moves(seen):
        return still
    shown = still.copy()
    _lay_rods(shown, look(seen.slide, seen.field, seen.objective)["rods"], seen, seconds)
    return shown


def moves(seen: Seen) -> bool:
    """Whether anything is seen to move; at 100x rods are too small to follow."""
    return seen.objective > 100 and len(look(seen.slide, seen.field, seen.objective)["rods"].x) > 0


def scale(seen: Seen, pixels: int) -> float:
    """Pixels a micrometre."""
    return (pixels / 2.0 - RIM) / reach(seen.objective)


def _lay_rods(shown: Image.Image, rods: Things, seen: Seen, seconds: float) -> None:
    """Stamp each rod where it is now, turned as it goes."""
    limit = reach(seen.objective)
    unit = scale(seen, shown.width)
    x, y, heading = swim(rods, seconds, limit)
    blur = np.minimum(3, np.rint(np.abs(rods.z - seen.focus) / DEPTH[seen.objective])).astype(int)
    length = np.rint(2.0 * rods.size).astype(int)
    turn = np.rint(heading / math.pi * TURNS).astype(int) % TURNS
    gain = round(seen.light, 2)
    half = shown.width / 2.0
    for px, py, long, soft, way in zip(half + unit * x, half + unit * y, length, blur, turn, strict=True):
        stamp = _rod((round(unit, 3), gain), int(long), int(soft), int(way))
        corner = (round(px) - stamp.width // 2, round(py) - stamp.height // 2)
        shown.paste(stamp, corner, stamp)


@lru_cache(maxsize=4096)
def _rod(by: tuple[float, float], long: int, soft: int, way: int) -> Image.Image:
    """A rod: dark body in a bright rim, turned by `way` of TURNS half circles; `by`: pixels a um, and light."""
    unit, gain = by
    length, radius = max(0.0, long / 2.0 - STROKE) / 2.0 * unit, STROKE / 2.0 * unit
    wide = 1.0 + 0.9 * soft
    faint = min(1.0, 0.3 * unit)  # a rod thinner than a pixel covers a part of it
    size = int(2 * (length + (radius + 1.5) * (2.2 + wide))) | 1
    axis = np.arange(size, dtype=np.float32) - size // 2
    angle = math.pi * way / TURNS
    along = axis[None, :] * math.cos(angle) + axis[:, None] * math.sin(angle)
    across = -axis[None, :] * math.sin(angle) + axis[:, None] * math.cos(angle)
    distance = np.hypot(np.maximum(np.abs(along) - length, 0.0), across)
    body = np.clip((radius + 0.5 * wide - distance) / wide + 0.25, 0.0, 1.0) * BODY[soft] * faint
    rim = np.exp(-(((distance - radius - 0.9 * wide) / (0.75 * wide)) ** 2)) * HALO[soft] * faint
    cover = np.maximum(body, rim * (1.0 - body))
    share = np.where(cover > 0.0, body / np.maximum(body + rim * (1.0 - body), 1e-6), 0.0)
    dark, bright = np.array((56.0, 66.0, 60.0)) * gain, np.array((226.0, 236.0, 224.0)) * gain
    colour = dark * share[..., None] + bright * (1.0 - share[..., None])
    both = np.dstack((np.clip(colour, 0, 255), 255.0 * np.clip(cover, 0.0, 1.0)))
    return Image.fromarray(both.astype(np.uint8), "RGBA")


@lru_cache(maxsize=6)
def _still(seen: Seen, pixels: int, surround: str) -> Image.Image:
    """The field without its rods."""
    things = look(seen.slide, seen.field, seen.objective)
    unit = scale(seen, pixels)
    tone, stain = _ground(pixels, seen), np.zeros((pixels, pixels), np.float32)
    for name, paint in (("debris", _debris), ("dead", _dead), ("cells", _cell)):
        kind = things[name]
        for k in range(len(kind.x)):
            paint((tone, stain), _Spot.of(kind, k, seen, unit, pixels), kind.own[k])
    grey = np.array(GREY, np.float32)
    colour = np.clip(tone, 0.0, None)[..., None] * grey
    colour += stain[..., None] * (np.array(STAIN, np.float32) - colour)
    colour = np.clip(colour * seen.light, 0.0, 255.0)
    inside = Image.fromarray(np.dstack((colour, np.full_like(tone, 255.0))).astype(np.uint8), "RGBA")
    whole = _framed(inside, seen, surround)
    if seen.objective == 100:
        _lay_rods(whole, look(seen.slide, seen.field, seen.objective)["rods"], seen, 0.0)
    return whole


def _framed(inside: Image.Image, seen: Seen, surround: str) -> Image.Image:
    """The round stop of the eyepiece, and the counting grid."""
    pixels = inside.width
    if seen.grid:
        pen = ImageDraw.Draw(inside)
        for k in range(1, GRID):
            at = round(pixels * k / GRID)
            pen.line((at, 0, at, pixels), (40, 52, 48, 255), 1)
            pen.line((0, at, pixels, at), (40, 52, 48, 255), 1)
    grain = 2
    rings = []
    for inset in (0, RIM):
        cover = Image.new("L", (pixels * grain, pixels * grain), 0)
        edge = (inset * grain, inset * grain, (pixels - inset) * grain - 1, (pixels - inset) * grain - 1)
        ImageDraw.Draw(cover).ellipse(edge, fill=255)
        rings.append(cover.reduce(grain))
    whole = Image.new("RGBA", inside.size, surround)
    whole.paste((0, 0, 0, 255), (0, 0), rings[0])
    whole.paste(inside, (0, 0), rings[1])
    return whole


def _ground(pixels: int, seen: Seen) -> Plane:
    """The empty field: a little darker to the rim, uneven, with the grain of the camera; 1 is GREY."""
    axis = np.linspace(-1.0, 1.0, pixels, dtype=np.float32)
    away = axis[None, :] ** 2 + axis[:, None] ** 2
    chance = np.random.Generator(np.random.PCG64(seen.field))
    grain = chance.standard_normal((pixels, pixels), np.float32) * np.float32(0.008 / max(0.3, seen.light))
    slow = np.asarray(Image.fromarray(chance.standard_normal((7, 7), np.float32)).resize((pixels, pixels)), np.float32)
    made: Plane = (1.0 - 0.07 * away + 0.05 * axis[None, :] + 0.018 * slow + grain).astype(np.float32)
    return made


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a thing lies in the picture: pixels of its middle and radius, px a um, how far out of focus."""

    x: float
    y: float
    radius: float
    unit: float
    off: float  # depths of focus above (+) or below (-) the plane
    turn: float

    @classmethod
    def of(cls, kind: Things, k: int, seen: Seen, unit: float, pixels: int) -> "_Spot":
        """Thing number `k` of its kind."""
        off = (float(kind.z[k]) - seen.focus) / DEPTH[seen.objective]
        half = pixels / 2.0
        x, y = half + unit * float(kind.x[k]), half + unit * float(kind.y[k])
        return cls(x, y, unit * float(kind.size[k]), unit, off, float(kind.turn[k]))

    @property
    def wide(self) -> float:
        """How much wider than sharp its edges are."""
        return math.sqrt(1.0 + self.off**2)

    def patch(self, planes: tuple[Plane, Plane], reaches: float) -> tuple[list[Plane], Plane, Plane]:
        """Views of the planes round it, and the distances from its middle in x and y; empty beyond the picture."""
        size = planes[0].shape[0]
        left, top = max(0, int(self.x - reaches)), max(0, int(self.y - reaches))
        right, low = min(size, int(self.x + reaches) + 2), min(size, int(self.y + reaches) + 2)
        ys, xs = np.mgrid[top : max(top, low), left : max(left, right)].astype(np.float32)
        return [plane[top:low, left:right] for plane in planes], xs - self.x, ys - self.y


def _cell(planes: tuple[Plane, Plane], at: _Spot, own: NDArray[np.float64]) -> None:
    """A viable cell: bright rim, a darker line outside it, a grey inside with a nucleus and granules."""
    rim = (0.13 * at.radius + 0.35) * at.wide
    (tone, _), x, y = at.patch(planes, at.radius + 6.0 * rim)
    bend = 1.0 + 0.025 * np.cos(2.0 * (np.arctan2(y, x) - at.turn))
    distance = np.hypot(x, y) / bend
    inner = _step(at.radius - 0.5 * rim - distance, rim)
    tone *= 1.0 - (0.10 + 0.10 * math.tanh(at.off)) * inner
    tone += 0.50 / at.wide * np.exp(-(((distance - at.radius) / rim) ** 2))
    tone -= 0.22 / at.wide * np.exp(-(((distance - at.radius - 1.75 * rim) / (0.9 * rim)) ** 2))
    if at.radius < 6.0 or abs(at.off) > 2.5:
        return
    sharp = 1.0 / at.wide**2
    nucleus = np.hypot(x - at.radius * 0.25 * math.cos(at.turn), y - at.radius * 0.25 * math.sin(at.turn))
    tone -= 0.07 * sharp * _step(0.48 * at.radius - nucleus, 0.12 * at.radius)
    tone += 0.05 * sharp * np.exp(-(((nucleus - 0.48 * at.radius) / (0.07 * at.radius)) ** 2))
    for k in range(7):
        way, far = 6.3 * own[k % 6] * (k + 1.0), at.radius * (0.2 + 0.5 * ((own[(k + 2) % 6] * (k + 2.0)) % 1.0))
        grain = np.hypot(x - far * math.cos(way), y - far * math.sin(way))
        tone -= (0.16 + 0.12 * own[k % 6]) * sharp * np.exp(-((grain / (0.055 * at.radius + 0.5)) ** 2))


def _dead(planes: tuple[Plane, Plane], at: _Spot, own: NDArray[np.float64]) -> None:
    """A dead cell: stained through, no bright rim, a ragged edge."""
    edge = (0.10 * at.radius + 0.6) * at.wide
    (tone, stain), x, y = at.patch(planes, at.radius * 1.3 + 4.0 * edge)
    angle = np.arctan2(y, x)
    bend = 1.0 + 0.05 * np.cos(3.0 * angle + 6.3 * own[0]) + 0.04 * np.cos(5.0 * angle + 6.3 * own[1])
    body = _step(at.radius * bend - np.hypot(x, y), edge)
    heart = np.exp(-((np.hypot(x - 0.2 * at.radius, y) / (0.6 * at.radius)) ** 2))
    np.maximum(stain, body * (0.62 + 0.25 * heart) / at.wide**0.7, out=stain)
    tone += 0.07 / at.wide * np.exp(-(((np.hypot(x, y) - at.radius * 1.12) / edge) ** 2))


def _debris(planes: tuple[Plane, Plane], at: _Spot, own: NDArray[np.float64]) -> None:
    """A fragment: small, bent, dark, with a thin rim."""
    edge = (0.3 * at.radius + 0.5) * at.wide
    (tone, _), x, y = at.patch(planes, at.radius * 2.0 + 4.0 * edge)
    along = x * math.cos(at.turn) + y * math.sin(at.turn)
    across = -x * math.sin(at.turn) + y * math.cos(at.turn)
    distance = np.hypot(along, across * (1.0 + 1.2 * own[0])) * (1.0 + 0.2 * np.cos(3.0 * np.arctan2(across, along)))
    tone -= 0.42 / at.wide**1.5 * _step(at.radius - distance, edge)
    tone += 0.16 / at.wide * np.exp(-(((distance - at.radius - 1.2 * edge) / edge) ** 2))


def _step(inside: NDArray[np.floating[Any]], width: float) -> Plane:
    """1 well inside, 0 well outside, with an edge of a width."""
    t = np.clip(inside / width + 0.5, 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), np.float32)
