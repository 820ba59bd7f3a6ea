"""Clothes of the trunk and legs: street clothes, site uniform, coverall. Each hangs by cloth over the body."""

import numpy as np

from assets.people.body import legs, limbs
from assets.people.drape import Cloth, drape, refine
from assets.people.parts import COVERALL, JACKET, Part, darken, plain
from assets.people.sdf import (
    Array,
    Surface,
    both,
    bump,
    capsule,
    chain,
    clip,
    join,
    mesh,
    mirrored,
    noise,
    point,
    smooth,
    smoothstep,
)
from assets.people.skeleton import ARM, NAMES, right

UNIFORM = point(0.085, 0.245, 0.30)
JEANS, BLUE = point(0.07, 0.09, 0.15), point(0.07, 0.22, 0.48)
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
        collar = chain(p, [(0, -0.028, 1.42), (0, -0.024, 1.48), (0, -0.016, 1.58)], [0.086, 0.074, 0.072], 0.03)
        return join(d, collar, 0.03)

    v, f = mesh(field, (-0.66, -0.30, 0.0), (0.66, 0.30, 1.60), STEP, 4)
    collar = 1.538 - v[:, 2] + 0.22 * (-v[:, 1] - 0.02)
    v, f = clip(v, f, np.minimum.reduce([-_past(v, 0.538, 0.30), v[:, 2] - 0.075, collar]))
    pin = np.where((_past(v, 0.515, 0.30) > 0) | (v[:, 2] < 0.10) | (v[:, 2] > 1.49), 1.0, 0.0)
    pin[(np.abs(v[:, 0]) < 0.02) & (v[:, 1] > 0) & (v[:, 2] > 0.95) & (pin < 1)] = 0.15
    v, f = drape(body, (v, f), pin, Cloth(growth=0.024, bending=8.0, frames=36))
    v, f = refine(smooth(gather(v, 0.034, 0.050), f, 0.5, 3), f)

    def detail(p: Array, _n: Array, rows: Array) -> None:
        front = (p[:, 1] > 0) & (p[:, 2] > 0.90)
        zip_ = (p[:, 0] > 0.0125) & (p[:, 0] < 0.0185) & front
        rows[zip_, :3], rows[zip_, 3] = BLUE, 0.40
        darken(rows, bump(p[:, 0] - 0.0200, 0.0012) * front, 0.40)
        collar = p[:, 2] - 1.532 - 0.22 * (-p[:, 1] - 0.02)
        rows[(collar > -0.008) & (np.abs(p[:, 0]) < 0.15), :3] = BLUE
        patch = (np.abs(p[:, 0] + 0.085) < 0.026) & (np.abs(p[:, 2] - 1.315) < 0.009) & (p[:, 1] > 0)
        rows[patch, :3] = point(0.03, 0.22, 0.14)
        darken(rows, _seams(p), 0.20)
        pull = (np.abs(p[:, 0] - 0.0155) < 0.005) & (np.abs(p[:, 2] - 1.468) < 0.016) & (p[:, 1] > 0)
        rows[pull, :3], rows[pull, 3] = point(0.30, 0.36, 0.42), 0.35
        rows[:, :3] *= (1 + 0.015 * noise(p, 0.02))[:, None]

    paint = plain(COVERALL, 0.66, detail)
    return Part("coverall", (v, f), paint, 3700, CLOTH_BONES, calm=5, relief=_nonwoven, detail=1.1)


def _seams(p: Array) -> Array:
    """Where the coverall is sewn: waist, cuffs, sleeves, sides, collar, middle of the back."""
    q = mirrored(p)
    seam = bump(p[:, 2] - 1.035, 0.0020) * (q[:, 0] < 0.25)
    seam += bump(_arm_run(p) - 0.505, 0.0018) * (q[:, 0] > 0.3)
    seam += bump(q[:, 0] - 0.168 - 0.10 * (p[:, 2] - 1.30), 0.0016) * (p[:, 2] > 1.18)
    seam += bump(p[:, 2] - 1.458 - 0.16 * (-p[:, 1] - 0.02), 0.0018) * (q[:, 0] < 0.12)
    seam += bump(p[:, 0], 0.0014) * (p[:, 1] < -0.02) * (p[:, 2] > 0.85)
    seam += bump(p[:, 1] + 0.01, 0.0014) * (p[:, 2] < 0.84) * (q[:, 0] > 0.12)
    return np.minimum(seam, 1)


def _nonwoven(p: Array) -> Array:
    """Height (m) on the coverall: the flap of the zip, welts at the seams, sharp creases, gathers at the cuffs."""
    q = mirrored(p)
    front = (p[:, 1] > 0) * smoothstep(p[:, 2], 0.90, 0.91)
    z = 0.0022 * smoothstep(0.0165 - p[:, 0], 0, 0.0016) * smoothstep(p[:, 0] + 0.0165, 0, 0.012) * front
    z += 0.0009 * _seams(p)
    warped = p + 0.020 * np.stack([noise(p, 0.07), noise(p + 0.5, 0.07), noise(p + 0.9, 0.07)], 1)
    hanging = 1 - np.minimum(np.abs(noise(warped * point(1, 1, 0.24), 0.040)) * 2.2, 1)
    across = 1 - np.minimum(np.abs(noise(warped * point(0.5, 0.5, 1.5) + 0.3, 0.050)) * 2.4, 1)
    bends = bump(p[:, 2] - 0.50, 0.13) + bump(_arm_run(p) - 0.285, 0.09) * (q[:, 0] > 0.2) + bump(p[:, 2] - 0.86, 0.10)
    z += 0.0032 * hanging * (1 - 0.7 * np.clip(bends, 0, 1)) + 0.0034 * across * np.clip(bends, 0, 1)
    z += 0.0004 * (1 - np.minimum(np.abs(noise(warped + 0.7, 0.030)) * 3, 1))
    run, around = _arm_run(p), np.arctan2(p[:, 1] + 0.02, q[:, 0] - 0.44)
    cuff = smoothstep(run, 0.500, 0.508) * (q[:, 0] > 0.3)
    z += 0.0012 * cuff * np.sin(around * 22 + 2 * noise(p, 0.02))
    ankle = smoothstep(0.128 - p[:, 2], 0, 0.01)
    z += 0.0014 * ankle * np.sin(np.arctan2(p[:, 1] + 0.02, q[:, 0] - 0.106) * 20 + 2 * noise(p, 0.02))
    return z


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
    arm = np.where((v[:, 2] > 1.12) | (q[:, 0] > 0.25), _past(v, 0.170, 0.195), -1.0)  # not the hips inside of the arm
    v, f = clip(v, f, np.minimum.reduce([v[:, 2] - 0.818, -arm, _neckline(v)]))
    shoulders = (v[:, 2] > 1.405) & (np.abs(v[:, 0]) < 0.12)
    v, f = drape(body, (v, f), np.where(shoulders, 0.5, 0.0), Cloth(growth=0.004, bending=1.5))
    v, f = refine(v, f)

    def detail(p: Array, _n: Array, rows: Array) -> None:
        q = mirrored(p)
        sleeve = (q[:, 0] > 0.17) * bump(_arm_run(p) - 0.150, 0.0020)
        pocket = np.abs(np.maximum(np.abs(p[:, 0] + 0.080) - 0.042, np.abs(p[:, 2] - 1.255) - 0.050))
        band = bump(_neckline(p) - 0.022, 0.0016) * (p[:, 2] > 1.25)
        darken(rows, bump(p[:, 2] - 0.850, 0.0022) + sleeve + band + bump(pocket, 0.0018) * (p[:, 1] > 0), 0.30)

    def height(p: Array) -> Array:
        band = smoothstep(0.022 - _neckline(p), 0, 0.0016) * (p[:, 2] > 1.25)
        return 0.0012 * band + _cotton(p)

    tunic = Part("site_uniform", (v, f), plain(UNIFORM, 0.82, detail), 1900, CLOTH_BONES, calm=3, relief=height)
    return [tunic, _badge(v), _trousers(body, "site_uniform", UNIFORM * 0.9, 0.070)]


def _badge(tunic: Array) -> Part:
    """A name badge clipped to the chest, with a photograph and a line of the plant's blue."""
    front = tunic[(np.abs(tunic[:, 0] - 0.078) < 0.02) & (np.abs(tunic[:, 2] - 1.275) < 0.02) & (tunic[:, 1] > 0)]
    centre = point(0.078, float(front[:, 1].max()) + 0.002, 1.275)

    def field(p: Array) -> Array:
        q = np.abs(p - centre - point(0, -0.22, 0) * (p[:, :1] - centre[0])) - point(0.026, 0.0008, 0.036)
        return np.linalg.norm(np.maximum(q, 0), axis=1) + np.minimum(q.max(1), 0) - 0.0022

    def print_(p: Array, _n: Array, rows: Array) -> None:
        q = p - centre
        rows[q[:, 2] > 0.020, :3] = point(0.02, 0.16, 0.34)
        face = (np.abs(q[:, 0] + 0.009) < 0.012) & (np.abs(q[:, 2] + 0.004) < 0.016)
        rows[face, :3] = point(0.30, 0.34, 0.37)
        head = np.hypot(q[:, 0] + 0.009, q[:, 2] - 0.001) < 0.0065
        rows[face & (head | (np.hypot(q[:, 0] + 0.009, q[:, 2] + 0.022) < 0.0125)), :3] = point(0.10, 0.09, 0.09)
        line = (np.abs(q[:, 0] - 0.014) < 0.008) & (np.abs((q[:, 2] + 0.012) % 0.008 - 0.004) < 0.0013)
        rows[line & (np.abs(q[:, 2] + 0.004) < 0.014), :3] = 0.10

    surface = mesh(field, centre - 0.05, centre + 0.05, 0.0016, 1)
    return Part("site_uniform", surface, plain(point(0.72, 0.73, 0.74), 0.28, print_), 120, ["chest"], detail=4.0)


def _neckline(p: Array) -> Array:
    """Metres below the edge of the tunic's neck: a ring behind, a V in front."""
    ring = np.hypot(p[:, 0], p[:, 1] + 0.025) - 0.092
    ring = np.maximum(ring, 1.43 - 0.5 * np.maximum(p[:, 1], 0) - p[:, 2])
    vee = np.maximum((1.362 + 1.15 * np.abs(p[:, 0]) - p[:, 2]) * 0.66, -p[:, 1])
    return np.minimum(ring, np.where(np.abs(p[:, 0]) < 0.10, vee, 1.0))


def _cotton(p: Array) -> Array:
    """Height (m) of soft small folds and the weave."""
    warped = p + 0.02 * np.stack([noise(p, 0.07), noise(p + 0.5, 0.07), noise(p + 0.9, 0.07)], 1)
    soft = 1 - np.minimum(np.abs(noise(warped * point(1, 1, 0.7), 0.065)) * 1.8, 1)
    return 0.0015 * soft * soft + 0.0003 * noise(p, 0.018)


def _street(body: Surface) -> list[Part]:
    """A jacket with long sleeves, open at the collar, and jeans."""

    def field(p: Array) -> Array:
        d = both(limbs(p, 0.016, 0.012, 0.020), 0.84 - p[:, 2], 0.01)
        hem = chain(p, [(0, 0, 1.08), (0, 0, 0.96), (0, 0, 0.86)], [0.156, 0.192, 0.217], 0.04, ((0, 1, 0), 1.30))
        collar = chain(p, [(0, -0.026, 1.42), (0, -0.024, 1.46), (0, -0.020, 1.52)], [0.080, 0.072, 0.072], 0.03)
        return join(join(d, hem, 0.03), collar, 0.02)

    v, f = mesh(field, (-0.62, -0.28, 0.76), (0.62, 0.28, 1.58), STEP, 3)
    top = np.where(np.abs(v[:, 0]) < 0.12, 1.492 - v[:, 2] + 0.35 * (-v[:, 1] - 0.02), 1.0)
    v, f = clip(v, f, np.minimum.reduce([v[:, 2] - 0.865, -_past(v, 0.525, 0.30), top]))
    pin = np.where((_past(v, 0.505, 0.30) > 0) | (v[:, 2] > 1.455), 1.0, 0.0)
    v, f = drape(body, (v, f), pin, Cloth(growth=0.010, bending=2.0))
    v, f = refine(gather(v, 0.037, None), f)

    def detail(p: Array, _n: Array, rows: Array) -> None:
        front = p[:, 1] > 0
        darken(rows, (np.abs(p[:, 0]) < 0.003) * front, 0.5)
        darken(rows, bump(np.abs(p[:, 0]) - 0.014, 0.0016) * front + bump(p[:, 2] - 0.925, 0.002), 0.35)
        pocket = capsule(mirrored(p), (0.085, 0.14, 1.02), (0.12, 0.12, 1.12), (0.0, 0.0))
        darken(rows, bump(mirrored(p)[:, 0] - 0.085 - (p[:, 2] - 1.02) * 0.35, 0.003) * (pocket < 0.05) * front, 0.45)

    return [
        Part("street_clothes", (v, f), plain(JACKET, 0.78, detail), 2200, CLOTH_BONES, calm=3, relief=_cotton),
        _trousers(body, "street_clothes", JEANS, 0.062),
    ]


def _trousers(body: Surface, name: str, colour: Array, ankle: float) -> Part:
    def field(p: Array) -> Array:
        q = mirrored(p)
        hip = both(limbs(p, 0.0, 0.008, 0.002), p[:, 2] - 1.0, 0.01)
        hem = chain(q, [right("shin"), right("foot") + point(0, -0.004, -0.04)], [0.068, ankle], 0.02)
        return join(hip, join(legs(q, 0.009), hem, 0.03), 0.02)

    v, f = mesh(field, (-0.28, -0.25, 0.02), (0.28, 0.25, 1.04), STEP, 3)
    v, f = clip(v, f, np.minimum(0.905 - v[:, 2], v[:, 2] - 0.052))
    v, f = drape(body, (v, f), np.where(v[:, 2] > 0.86, 1.0, 0.0), Cloth(growth=0.010, bending=2.0))
    v, f = refine(v, f)

    def detail(p: Array, _n: Array, rows: Array) -> None:
        darken(rows, bump(p[:, 2] - 0.078, 0.002) + bump(p[:, 1] + 0.01, 0.0022) * (p[:, 2] < 0.85), 0.28)

    bones = ["pelvis", "spine", *[kind + side for kind in ("thigh", "shin", "foot") for side in ("_r", "_l")]]
    return Part(name, (v, f), plain(colour, 0.85, detail), 1250, bones, calm=3, relief=_cotton)


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


def _past(p: Array, run: float, side: float) -> Array:
    """Metres beyond a run along the arm, where the arm is; negative elsewhere."""
    return np.minimum(_arm_run(p) - run, np.abs(p[:, 0]) - side)


def _arm_run(p: Array) -> Array:
    """Metres along the nearer arm from the shoulder, at rest."""
    return (mirrored(p) - right("uarm")) @ ARM
