"""Clothes of the trunk and legs: street clothes, site uniform, coverall. Each hangs by cloth over the body."""

import numpy as np
from numpy.typing import NDArray

from assets.people.body import legs, limbs
from assets.people.drape import Cloth, drape, refine
from assets.people.parts import Part, darken, plain
from assets.people.sdf import Array, Surface, both, bump, capsule, chain, cut, join, mesh, mirrored, noise, point
from assets.people.skeleton import ARM, NAMES, right

COVERALL = point(0.62, 0.68, 0.73)
UNIFORM = point(0.085, 0.245, 0.30)
JACKET, JEANS = point(0.13, 0.14, 0.16), point(0.07, 0.09, 0.15)
CLOTH_BONES = [
    name for name in NAMES if name[:4] not in ("fing", "hand", "foot") and name[:3] != "toe" and name != "head"
]
STEP = 0.0115  # m between cloth vertices


def parts() -> list[Part]:
    """All draped garments."""
    body = mesh(limbs, (-0.62, -0.25, 0.0), (0.62, 0.25, 1.56), 0.014, 2)
    return [*_street(body), *_uniform(body), _coverall(body)]


def _coverall(body: Surface) -> Part:
    def field(p: Array) -> Array:
        d = limbs(p, 0.022, 0.028, 0.030)
        collar = chain(p, [(0, -0.028, 1.42), (0, -0.024, 1.48), (0, -0.016, 1.58)], [0.086, 0.074, 0.071], 0.03)
        return join(d, collar, 0.03)

    v, f = mesh(field, (-0.66, -0.30, 0.0), (0.66, 0.30, 1.60), STEP, 4)
    top = v[:, 2] - 0.22 * (-v[:, 1] - 0.02) > 1.522
    v, f = cut(v, f, ~_past(v, 0.538, 0.30) & (v[:, 2] > 0.075) & ~top)
    pin = np.where(_past(v, 0.515, 0.30) | (v[:, 2] < 0.10) | (v[:, 2] > 1.49), 1.0, 0.0)
    pin[(np.abs(v[:, 0]) < 0.02) & (v[:, 1] > 0) & (v[:, 2] > 0.95) & (pin < 1)] = 0.15
    v, f = drape(body, (v, f), pin, Cloth(growth=0.030, frames=36))
    v, f = refine(gather(v, 0.034, 0.050), f)

    def detail(p: Array, _n: Array, rows: Array) -> None:
        front = (p[:, 1] > 0) & (p[:, 2] > 0.90)
        darken(rows, bump(np.abs(p[:, 0]) - 0.013, 0.0016) * front, 0.20)
        darken(rows, (np.abs(p[:, 0]) < 0.0030) * front, 0.30)
        darken(rows, bump(p[:, 2] - 1.035, 0.0022), 0.16)
        darken(rows, bump(_arm_run(p) - 0.505, 0.0022) * (np.abs(p[:, 0]) > 0.3), 0.16)
        darken(rows, bump(np.abs(p[:, 0]) - 0.165, 0.0020) * (p[:, 2] > 1.2), 0.12)
        darken(rows, bump(p[:, 2] - 1.458 - 0.16 * (-p[:, 1] - 0.02), 0.0022) * (np.abs(p[:, 0]) < 0.12), 0.18)
        rows[:, :3] *= (1 + 0.015 * noise(p, 0.02))[:, None]

    return Part("coverall", (v, f), plain(COVERALL, 0.72, detail), 3300, CLOTH_BONES)


def _uniform(body: Surface) -> list[Part]:
    """Scrub tunic with a V neck and short sleeves, and trousers."""

    def field(p: Array) -> Array:
        q = mirrored(p)
        d = both(limbs(p, 0.018, 0.016, 0.018), 0.80 - p[:, 2], 0.01)
        skirt = chain(p, [(0, 0, 1.10), (0, 0, 0.95), (0, 0, 0.80)], [0.152, 0.186, 0.206], 0.04, ((0, 1, 0), 1.28))
        shoulder, elbow = right("uarm"), right("farm")
        return join(join(d, skirt, 0.03), capsule(q, shoulder, elbow, (0.068, 0.076)), 0.03)

    v, f = mesh(field, (-0.5, -0.28, 0.70), (0.5, 0.28, 1.56), STEP, 3)
    q = mirrored(v)
    ring = np.hypot(v[:, 0], v[:, 1] + 0.025)
    neck = (ring < 0.098) & (v[:, 2] > 1.43 - 0.5 * np.maximum(v[:, 1], 0))
    vee = (v[:, 1] > 0.0) & (v[:, 2] > 1.365 + 1.15 * q[:, 0]) & (q[:, 0] < 0.095)
    arm = _past(v, 0.170, 0.195) & ((v[:, 2] > 1.12) | (q[:, 0] > 0.25))  # the hips lie inside of the hanging arm
    v, f = cut(v, f, (v[:, 2] > 0.818) & ~arm & ~neck & ~vee, 16)
    shoulders = (v[:, 2] > 1.405) & (np.abs(v[:, 0]) < 0.12)
    v, f = drape(body, (v, f), np.where(shoulders, 0.5, 0.0), Cloth(growth=0.004, bending=1.5))
    v, f = refine(v, f)

    def detail(p: Array, _n: Array, rows: Array) -> None:
        q = mirrored(p)
        sleeve = (q[:, 0] > 0.17) * bump(_arm_run(p) - 0.150, 0.0020)
        pocket = np.abs(np.maximum(np.abs(p[:, 0] + 0.080) - 0.042, np.abs(p[:, 2] - 1.255) - 0.050))
        darken(rows, bump(p[:, 2] - 0.850, 0.0022) + sleeve + bump(pocket, 0.0018) * (p[:, 1] > 0), 0.30)
        badge = (np.abs(p[:, 0] - 0.078) < 0.030) & (np.abs(p[:, 2] - 1.27) < 0.021) & (p[:, 1] > 0)
        rows[badge, :3] = point(0.70, 0.72, 0.73)
        rows[badge & (p[:, 2] > 1.279), :3] = point(0.02, 0.16, 0.34)

    tunic = Part("site_uniform", (v, f), plain(UNIFORM, 0.82, detail), 1700, CLOTH_BONES)
    return [tunic, _trousers(body, "site_uniform", UNIFORM * 0.9, 0.070)]


def _street(body: Surface) -> list[Part]:
    """A jacket with long sleeves, open at the collar, and jeans."""

    def field(p: Array) -> Array:
        d = both(limbs(p, 0.016, 0.012, 0.020), 0.84 - p[:, 2], 0.01)
        hem = chain(p, [(0, 0, 1.08), (0, 0, 0.96), (0, 0, 0.86)], [0.150, 0.180, 0.203], 0.04, ((0, 1, 0), 1.30))
        collar = chain(p, [(0, -0.026, 1.42), (0, -0.024, 1.46), (0, -0.020, 1.52)], [0.080, 0.072, 0.072], 0.03)
        return join(join(d, hem, 0.03), collar, 0.02)

    v, f = mesh(field, (-0.62, -0.28, 0.76), (0.62, 0.28, 1.58), STEP, 3)
    top = (v[:, 2] - 0.35 * (-v[:, 1] - 0.02) > 1.492) & (np.abs(v[:, 0]) < 0.12)
    v, f = cut(v, f, (v[:, 2] > 0.865) & ~_past(v, 0.525, 0.30) & ~top, 16)
    pin = np.where(_past(v, 0.505, 0.30) | (v[:, 2] > 1.455), 1.0, 0.0)
    v, f = drape(body, (v, f), pin, Cloth(growth=0.010, bending=2.0))
    v, f = refine(gather(v, 0.037, None), f)

    def detail(p: Array, _n: Array, rows: Array) -> None:
        front = p[:, 1] > 0
        darken(rows, (np.abs(p[:, 0]) < 0.003) * front, 0.5)
        darken(rows, bump(np.abs(p[:, 0]) - 0.014, 0.0016) * front + bump(p[:, 2] - 0.925, 0.002), 0.35)
        pocket = capsule(mirrored(p), (0.085, 0.14, 1.02), (0.12, 0.12, 1.12), (0.0, 0.0))
        darken(rows, bump(mirrored(p)[:, 0] - 0.085 - (p[:, 2] - 1.02) * 0.35, 0.003) * (pocket < 0.05) * front, 0.45)

    return [
        Part("street_clothes", (v, f), plain(JACKET, 0.78, detail), 2200, CLOTH_BONES),
        _trousers(body, "street_clothes", JEANS, 0.062),
    ]


def _trousers(body: Surface, name: str, colour: Array, ankle: float) -> Part:
    def field(p: Array) -> Array:
        q = mirrored(p)
        hip = both(limbs(p, 0.0, 0.008, 0.002), p[:, 2] - 1.0, 0.01)
        hem = chain(q, [right("shin"), right("foot") + point(0, -0.004, -0.04)], [0.068, ankle], 0.02)
        return join(hip, join(legs(q, 0.009), hem, 0.03), 0.02)

    v, f = mesh(field, (-0.28, -0.25, 0.02), (0.28, 0.25, 1.04), STEP, 3)
    v, f = cut(v, f, (v[:, 2] < 0.905) & (v[:, 2] > 0.052), 14)
    v, f = drape(body, (v, f), np.where(v[:, 2] > 0.86, 1.0, 0.0), Cloth(growth=0.010, bending=2.0))
    v, f = refine(v, f)

    def detail(p: Array, _n: Array, rows: Array) -> None:
        darken(rows, bump(p[:, 2] - 0.078, 0.002) + bump(p[:, 1] + 0.01, 0.0022) * (p[:, 2] < 0.85), 0.28)

    bones = ["pelvis", "spine", *[kind + side for kind in ("thigh", "shin", "foot") for side in ("_r", "_l")]]
    return Part(name, (v, f), plain(colour, 0.85, detail), 1150, bones)


def gather(v: Array, wrist: float, ankle: float | None) -> Array:
    """Elastic cuffs: squeeze the sleeves to a radius at the wrist, the legs at the ankle."""
    v = v.copy()
    for sign in (1, -1):
        side = point(sign, 1, 1)
        run = (v * side - right("uarm")) @ ARM
        on = (v[:, 0] * sign > 0.28) & (run > 0.42)
        axis = right("hand") * side + np.outer(run[on] - 0.54, ARM * side)
        back = np.maximum(0.525 - run[on], 0)
        v[on] = _squeeze(v[on], axis, wrist + 0.07 * back + 1.1 * np.maximum(back - 0.075, 0))
        if ankle is None:
            continue
        low = (v[:, 0] * sign > 0) & (v[:, 2] < 0.24)
        share = ((v[low, 2] - right("foot")[2]) / (right("shin")[2] - right("foot")[2]))[:, None]
        axis = (right("foot") + (right("shin") - right("foot")) * share) * side
        v[low] = _squeeze(v[low], axis, ankle + 0.75 * np.maximum(v[low, 2] - 0.125, 0))
    return v


def _squeeze(v: Array, axis: Array, limit: Array) -> Array:
    off = v - axis
    r = np.linalg.norm(off, axis=1)
    return axis + off * np.where(r > limit, (limit + (r - limit) * 0.22) / np.maximum(r, 1e-6), 1)[:, None]


def _past(p: Array, run: float, side: float) -> NDArray[np.bool_]:
    return np.asarray((_arm_run(p) > run) & (np.abs(p[:, 0]) > side))


def _arm_run(p: Array) -> Array:
    """Metres along the nearer arm from the shoulder, at rest."""
    return (mirrored(p) - right("uarm")) @ ARM
