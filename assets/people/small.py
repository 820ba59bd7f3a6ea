"""Small garments: hair cover, beard cover, mask, shoes, overshoes, gloves."""

import numpy as np

from assets.people.body import skull
from assets.people.parts import Part, darken, plain
from assets.people.sdf import (
    Array,
    Field,
    both,
    bump,
    capsule,
    chain,
    clip,
    ellipsoid,
    join,
    mesh,
    mirrored,
    noise,
    point,
)
from assets.people.skeleton import HEAD, right
from assets.people.skin import hands

NONWOVEN = point(0.60, 0.67, 0.72)


def parts() -> list[Part]:
    """All small garments."""
    feet = [part for name in ("street_shoes", "site_shoes", "overshoes") for part in _feet(name)]
    return [_hair_cover(), _beard_cover(), _mask(), *feet, *hands(is_gloved=True)]


def _hair_cover() -> Part:
    """A bouffant cap: pleats run out of an elastic band that covers the ears."""

    def height(p: Array) -> Array:  # above the band's plane, which rises to the forehead
        return p[:, 2] - HEAD[2] - 0.018 - 0.36 * p[:, 1]

    def field(p: Array) -> Array:
        around, up = np.arctan2(p[:, 0], p[:, 1] + 0.015), height(p)
        pleat = np.sin(around * 30 + 2.2 * noise(p, 0.05)) * np.exp(-np.maximum(up - 0.006, 0) / 0.026)
        d = ellipsoid(p, HEAD + point(0, -0.024, 0.042), (0.0985, 0.1185, 0.0905))
        d -= 0.0026 * pleat + 0.0036 * noise(p, 0.036) + 0.0014 * noise(p, 0.015)
        d += 0.011 * np.exp(-np.maximum(up, 0) / 0.010)
        return d - 0.0040 * bump(up - 0.004, 0.0042)

    v, f = mesh(field, (-0.14, -0.17, 1.58), (0.14, 0.14, 1.83), 0.0034, 2)
    v, f = clip(v, f, height(v))

    def detail(p: Array, _n: Array, rows: Array) -> None:
        darken(rows, bump(height(p) - 0.0095, 0.0020), 0.22)

    return Part(
        "hair_cover", (v, f), plain(NONWOVEN, 0.85, detail), 1000, ["head"], detail=1.2, relief=_crimped, calm=2
    )


def _crimped(p: Array) -> Array:
    """Height (m) of a thin non-woven's creases."""
    warped = p + 0.008 * np.stack([noise(p, 0.03), noise(p + 0.5, 0.03), noise(p + 0.9, 0.03)], 1)
    return 0.0007 * (1 - np.minimum(np.abs(noise(warped, 0.022)) * 2.6, 1)) + 0.0002 * noise(p, 0.004)


def _beard_cover() -> Part:
    """A soft pouch from ear to ear under the nose, gathered along its upper edge, with loops to the ears."""

    def over(p: Array) -> Array:  # above the upper edge, which rises to the ears
        return p[:, 2] - HEAD[2] + 0.040 - 0.32 * np.maximum(np.abs(p[:, 0]) - 0.028, 0)

    def field(p: Array) -> Array:
        q = mirrored(p)
        d = skull(p, q) - 0.0085
        d = join(d, ellipsoid(p, HEAD + point(0, 0.066, -0.080), (0.044, 0.044, 0.040)), 0.03)
        edge = over(p)
        around = np.arctan2(p[:, 0], p[:, 1] + 0.01)
        d -= 0.0016 * np.sin(around * 34 + 2 * noise(p, 0.03)) * bump(edge + 0.012, 0.016) + 0.0018 * noise(p, 0.020)
        d -= 0.0022 * bump(edge + 0.004, 0.0034)
        return d

    v, f = mesh(field, (-0.11, -0.06, 1.50), (0.11, 0.14, 1.68), 0.0026, 1)
    local = v - HEAD
    behind = local[:, 1] + 0.004 - 0.10 * (local[:, 2] + 0.04)
    v, f = clip(v, f, np.minimum.reduce([-over(v), behind, local[:, 2] + 0.122]))

    def detail(p: Array, _n: Array, rows: Array) -> None:
        darken(rows, bump(over(p) + 0.008, 0.0012), 0.16)

    paint = plain(NONWOVEN * 1.03, 0.85, detail)
    return Part("beard_cover", (v, f), paint, 620, ["head"], detail=1.2, relief=_crimped, calm=1)


def _mask() -> Part:
    """A pleated mask over nose and mouth, for the later grades."""

    def field(p: Array) -> Array:
        q, local = mirrored(p), p - HEAD
        d = join(skull(p, q), ellipsoid(p, HEAD + point(0, 0.070, -0.050), (0.046, 0.050, 0.052)), 0.03)
        d = (
            join(d, capsule(p, HEAD + point(0, 0.088, 0.004), HEAD + point(0, 0.112, -0.030), (0.010, 0.014)), 0.03)
            - 0.006
        )
        d -= 0.0022 * np.abs(((local[:, 2] + 0.09) % 0.019) / 0.019 - 0.5) * 2 * bump(local[:, 2] + 0.055, 0.03)
        return d

    v, f = mesh(field, (-0.09, -0.02, 1.52), (0.09, 0.16, 1.69), 0.0026, 1)
    q, local = mirrored(v), v - HEAD
    box = np.maximum(q[:, 0] - 0.066, np.abs(local[:, 2] + 0.048) - 0.054 + 0.10 * q[:, 0])
    v, f = clip(v, f, np.minimum(-box, local[:, 1] - 0.010))
    return Part("mask", (v, f), plain(point(0.5, 0.62, 0.70), 0.8), 800, ["head"])


def _feet(name: str) -> list[Part]:
    colour, rough, top, triangles = {
        "street_shoes": (point(0.12, 0.075, 0.045), 0.45, 0.098, 520),
        "site_shoes": (point(0.68, 0.70, 0.71), 0.45, 0.104, 560),
        "overshoes": (point(0.20, 0.40, 0.62), 0.55, 0.150, 760),
    }[name]
    field = _overshoe if name == "overshoes" else _shoe

    def detail(p: Array, _n: Array, rows: Array) -> None:
        sole = p[:, 2] < (0.020 if name != "overshoes" else 0.006)
        rows[sole, :3] = point(0.05, 0.05, 0.055) if name == "street_shoes" else point(0.32, 0.36, 0.40)
        darken(rows, bump(p[:, 2] - top + 0.010, 0.0022) + bump(p[:, 2] - 0.021, 0.002), 0.30)
        if name == "site_shoes":
            strap = (np.abs(p[:, 1] - 0.045) < 0.018) & (p[:, 2] > 0.03)
            rows[strap, :3] = point(0.10, 0.26, 0.34)

    out = []
    for side, sign in (("_r", 1), ("_l", -1)):
        v, f = mesh(
            _folded(field, sign),
            (0.03 if sign > 0 else -0.22, -0.15, -0.01),
            (0.22 if sign > 0 else -0.03, 0.24, 0.24),
            0.0042,
            2,
        )
        v, f = clip(v, f, top - v[:, 2])
        out.append(
            Part(
                name,
                (v, f),
                plain(colour, rough, detail),
                triangles // 2 + 100,
                [kind + side for kind in ("shin", "foot", "toe")],
                relief=_crimped if name == "overshoes" else None,
            )
        )
    return out


def _folded(field: Field, sign: int) -> Field:
    return lambda p: field(p * point(sign, 1, 1))


def _foot(q: Array) -> Array:
    d = chain(
        q,
        [(0.106, -0.060, 0.040), (0.110, 0.02, 0.042), (0.122, 0.105, 0.034), (0.127, 0.160, 0.030)],
        [0.0365, 0.038, 0.0425, 0.0330],
        0.03,
    )
    return join(
        d, chain(q, [(0.106, -0.026, 0.05), right("foot") + point(0, -0.004, 0.06)], [0.043, 0.0455], 0.03), 0.05
    )


def _shoe(q: Array) -> Array:
    d = _foot(q) - 0.0030
    d -= 0.0030 * bump(q[:, 2] - 0.009, 0.008)  # the edge of the sole
    d -= 0.0014 * bump(q[:, 2] - 0.102, 0.004)
    d -= (
        0.0012
        * np.sin(q[:, 1] * 2 * np.pi / 0.017 + 3 * noise(q, 0.05))
        * bump(q[:, 1] - 0.075, 0.020)
        * (q[:, 2] > 0.045)
    )
    return both(d, 0.001 - q[:, 2], 0.004)


def _overshoe(q: Array) -> Array:
    d = join(
        _foot(q) - 0.0085,
        chain(q, [(0.106, -0.026, 0.06), right("foot") + point(0, -0.004, 0.05)], [0.058, 0.0635], 0.02),
        0.03,
    )
    ripple = 0.0030 * noise(q * point(1, 1, 1.7), 0.032) + 0.0015 * noise(q, 0.014)
    ripple += (
        0.0026 * np.sin(q[:, 2] * 2 * np.pi / 0.034 + 2.4 * noise(q, 0.05) + q[:, 1] * 18) * bump(q[:, 2] - 0.105, 0.04)
    )
    ripple += (
        0.0016
        * np.sin(np.arctan2(q[:, 0] - 0.107, q[:, 1] + 0.02) * 16 + 2 * noise(q, 0.04))
        * bump(q[:, 2] - 0.136, 0.014)
    )
    ripple += 0.0030 * bump(q[:, 2] - 0.143, 0.005) - 0.0050 * bump(q[:, 2] - 0.128, 0.012)
    return both(d - ripple, -0.003 - q[:, 2], 0.004)
