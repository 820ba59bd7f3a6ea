"""Garments off the body: the figure's own cloth, hung from a hand, slung over it or gathered.

Each form moves the vertices of the worn garment (model frame: z up, facing +y) into an upright frame whose origin is
where the hand holds it. Sizes in metres; every bend is chosen by looking at it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray
from panda3d.core import GeomNode, PTA_LMatrix4f

from game.people import model
from game.people.rig import Rig, about_x, about_y

Array = NDArray[np.float64]
HEAD = np.array((0.0, 0.0, 1.655))
COLLAR = 1.50  # m, height of the coverall's neck


@dataclass(frozen=True, slots=True)
class Form:
    """Model and part that it is made of, and how its vertices move."""

    source: str
    part: str
    bend: Callable[[Array], Array]
    arms_down: bool = False
    copies: tuple[tuple[float, float, float], ...] = ((0.0, 0.0, 0.0),)  # shifts; the second is a mirror image


def _smooth(x: Array, low: float, high: float) -> Array:
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def _limp(p: Array) -> Array:
    """An empty suit hanging from its neck: narrow at the hand, flat, with long folds."""
    below = COLLAR - p[:, 2]
    wide = 0.20 + 0.50 * _smooth(below, -0.02, 0.34)
    x = p[:, 0] * wide
    fold = 0.016 * np.sin(x * 34 + below * 5) * _smooth(below, 0.04, 0.45)
    return np.stack([x, p[:, 1] * (0.22 + 0.16 * _smooth(below, 0.1, 0.6)) + fold, -below], 1)


def _slung(p: Array) -> Array:
    """Taken by the cloth of the chest: what lies above falls over the hand."""
    q = _limp(p + np.array((0.0, 0.0, 0.20)))
    above = np.maximum(q[:, 2], 0)
    over = np.maximum(above - 0.05, 0)
    q[:, 1] += 0.065 * _smooth(above, 0, 0.06)
    q[:, 0] *= 1 + 0.5 * _smooth(over, 0, 0.12)
    q[:, 2] = np.minimum(q[:, 2], 0) + 0.03 * np.sin(np.minimum(above / 0.05, np.pi)) - 0.75 * over
    return q


def _gathered(p: Array) -> Array:
    """Collar in the hand, the rest drawn up in folds, so that nothing meets the floor."""
    q = _limp(p)
    below = np.maximum(-q[:, 2], 0)
    bulk = _smooth(below, 0.06, 0.5)
    q[:, 2] = np.where(q[:, 2] > 0, q[:, 2], -0.40 * (1 - np.exp(-below / 0.30)))
    q[:, 1] += bulk * (0.030 * np.sin(below * 19 + 5 * q[:, 0]) + np.sign(q[:, 1]) * 0.025)
    q[:, 0] *= 1 - 0.25 * bulk
    return q


def _cover(p: Array) -> Array:
    return np.asarray(p - HEAD - [0.0, -0.02, 0.02])


def _pouch(p: Array) -> Array:
    q = p - HEAD - [0.0, 0.05, -0.08]
    return np.asarray(q * [0.95, 0.8, 1.0])


def _pair(p: Array) -> Array:
    """Two shoes side by side, nearly touching."""
    q = p.copy()
    q[:, 0] -= np.sign(p[:, 0]) * 0.058
    return q


def _limp_glove(p: Array) -> Array:
    """An empty glove: flat, its cuff rounder; still in the hand's frame, fingers along +y."""
    flat = 0.34 + 0.30 * _smooth(-p[:, 1], 0.06, 0.09)
    return np.stack([p[:, 0] * 0.98, p[:, 1] + 0.085, p[:, 2] * flat + 0.006 * np.sin((p[:, 1] + 0.085) * 30)], 1)


FORMS = {
    "coverall_hung": Form("figure", "coverall", _limp, arms_down=True),
    "coverall_slung": Form("figure", "coverall", _slung, arms_down=True),
    "coverall_gathered": Form("figure", "coverall", _gathered, arms_down=True),
    "street_clothes_hung": Form("figure", "street_clothes", _limp, arms_down=True),
    "hair_cover": Form("figure", "hair_cover", _cover),
    "beard_cover": Form("figure", "beard_cover", _pouch),
    "overshoes": Form("figure", "overshoes", _pair),
    "gloves": Form("hands", "glove", _limp_glove, copies=((-0.012, 0.0, 0.0), (0.016, 0.012, 0.012))),
}


def node(name: str) -> GeomNode:
    """A form as one drawn node, its vertices in the upright frame."""
    form = FORMS[name]
    source = model.load(form.source)
    position = form.bend(_with_arms_down(source) if form.arms_down else source.position)
    out: GeomNode | None = None
    for i, shift in enumerate(form.copies):
        placed = position * [1.0 if i == 0 else -1.0, 1, 1] + shift
        still = replace(source, position=placed, bone=np.zeros_like(source.bone), weight=_first(len(placed)))
        made = model.node(still, model.vertex_data(still, placed), [form.part], 2.0)
        if out is None:
            out = made
        else:
            out.add_geoms_from(made)
    assert out is not None  # noqa: S101 - every form has a copy
    return out


@cache
def still_bones() -> PTA_LMatrix4f:
    """Bones that move nothing."""
    bones = PTA_LMatrix4f.empty_array(24)
    memoryview(bones).cast("B")[:] = np.tile(np.eye(4, dtype=np.float32), (24, 1, 1)).tobytes()  # type: ignore[arg-type]
    return bones


def _with_arms_down(source: model.Model) -> Array:
    rig = Rig(source.bones, source.parent, source.joints)
    local = np.tile(np.eye(3), (len(source.bones), 1, 1))
    for side, sign in (("_r", 1.0), ("_l", -1.0)):
        local[rig.index["uarm" + side]] = about_y(sign * 0.46)
        local[rig.index["farm" + side]] = about_x(0.06)
    rig.solve(local)
    return rig.skinned(source.position, source.bone, source.weight)


def _first(count: int) -> Array:
    weight = np.zeros((count, 4))
    weight[:, 0] = 1.0
    return weight
