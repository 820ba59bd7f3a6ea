"""The trainee's own right hand, forearm, glove and sleeves, seen from near; the left is its mirror image."""

import numpy as np

from assets.people import hand
from assets.people.bake import Bones
from assets.people.parts import COVERALL, FLESH, JACKET, NITRILE, SKIN, Part, Relief, darken, plain
from assets.people.sdf import Array, bump, capsule, clip, mesh, noise, point, smoothstep

WRIST_SPLIT = -0.060  # y where the glove's cuff hides the joint of hand and forearm
ELBOW = -0.43  # y where the forearm and its sleeves end, out of view


def parts() -> list[Part]:
    """hand, forearm, glove, sleeve_coverall, sleeve_street."""
    v, f = mesh(hand.bare, (-0.1, -0.46, -0.09), (0.09, 0.20, 0.09), 0.00145, 1)
    bare = clip(v, f, v[:, 1] - ELBOW)
    v, f = mesh(hand.nitrile, (-0.1, -0.14, -0.09), (0.09, 0.20, 0.09), 0.00145, 1)
    glove = clip(v, f, v[:, 1] - hand.CUFF)
    return [
        Part(
            "hand",
            bare,
            plain(SKIN, 0.46, _skin, FLESH),
            3500,
            detail=1.5,
            smoothing=2,
            weights=weights,
            split=("forearm", WRIST_SPLIT),
            relief=hand.pores,
        ),
        Part(
            "glove",
            glove,
            plain(NITRILE, 0.085, _glove),
            3500,
            detail=1.5,
            smoothing=2,
            weights=weights,
            relief=hand.stretch,
        ),
        _sleeve("sleeve_coverall", COVERALL, (-0.062, 0.014, 0.0056), hand.wrinkles),
        _sleeve("sleeve_street", JACKET, (-0.036, 0.011, 0.0040), hand.twill),
    ]


def bones() -> Bones:
    """The wrist and three bones a digit."""
    heads, tails, radii, parent = [point(0, 0, 0)], [point(0, 0.08, 0)], [0.03], [-1]
    for digit in hand.DIGITS:
        for i in range(3):
            heads.append(digit.joints[i])
            tails.append(digit.joints[i + 1])
            radii.append(digit.radii[i])
            parent.append(0 if i == 0 else len(parent) - 1)
    heads, tails, radii, parent = [*heads, point(0, 0, 0)], [*tails, point(0, -0.30, 0)], [*radii, 0.03], [*parent, 0]
    return Bones(hand.BONES, parent, np.array(heads), np.array(tails), radii)


def weights(p: Array, names: list[str]) -> Array:
    """Skin weights of a hand: the palm's bones hold the palm, so that a closing finger does not drag it."""
    out = np.zeros((len(p), len(names)), np.float32)
    firm = capsule(p, (0, 0, 0), (0, -0.34, 0), (0, 0)) / 0.030
    for digit in hand.FINGERS:
        knuckle = digit.joints[0]
        firm = np.minimum(firm, capsule(p, (knuckle[0] * 0.45, 0, 0), knuckle + point(0, -0.010, 0), (0, 0)) / 0.014)
    firm = np.minimum(firm, capsule(p, (0, 0.02, 0), (-0.008, 0.060, -0.003), (0, 0)) / 0.015)
    out[:, 0] = np.maximum(firm, 0.3) ** -6
    frame = bones()
    for i in range(1, len(names) - 1):
        near = capsule(p, frame.head[i], frame.tail[i], (0, 0)) / frame.radius[i]
        out[:, i] = np.maximum(near, 0.3) ** -8
    out /= out.sum(1, keepdims=True)
    arm = smoothstep(-p[:, 1], -0.012, 0.052)[:, None]
    out *= 1 - arm
    out[:, -1:] = arm
    return out


def _skin(p: Array, n: Array, rows: Array) -> None:
    """Paler palm, redder knuckles and tips, nails, a few veins' worth of mottling."""
    rows[:, :3] *= np.where(n[:, 2:3] < -0.15, point(1.10, 1.02, 0.98), 1) * (p[:, 1:2] > 0.0) + (p[:, 1:2] <= 0.0)
    for digit in hand.DIGITS:
        for i in (0, 1, 2):
            top = np.linalg.norm(p - digit.joints[i] - digit.up * digit.radii[i], axis=1)
            rows[:, :3] *= 1 - 0.17 * bump(top, digit.radii[i] * 0.9)[:, None] * point(0.35, 1, 1)
        rows[:, :3] *= 1 - 0.16 * bump(np.linalg.norm(p - digit.joints[3], axis=1), 0.012)[:, None] * point(0, 1, 1)
    crease = np.clip(-hand.creases(p) / 0.0006, 0, 1)
    rows[:, :3] *= 1 - 0.30 * crease[:, None] * point(0.6, 1, 1)
    rows[:, :3] *= (1 + 0.035 * noise(p, 0.0035) + 0.05 * noise(p, 0.016))[:, None]
    rows[:, :3] *= 1 - 0.10 * np.clip(noise(p, 0.030), 0, 1)[:, None] * point(0, 1, 0.8)
    vein = np.clip(hand.pores(p) / 0.00034, 0, 1)[:, None]
    rows[:, :3] *= 1 - 0.10 * vein * point(1.0, 0.35, 0.15)
    rows[:, 3] += 0.06 * noise(p, 0.003)
    for digit in hand.DIGITS:
        _nail(p, rows, digit)


def _nail(p: Array, rows: Array, digit: hand.Digit) -> None:
    centre, axes = hand.nail_frame(digit)
    q, r = (p - centre) @ axes.T, digit.radii[3]
    shape = np.hypot(q[:, 0] / (r * 0.76), q[:, 1] / (r * 1.04))
    on, upper = shape < 1, q[:, 2] > -0.32 * r
    darken(rows, bump(shape - 1.06, 0.09) * upper, 0.28)
    rows[on & upper, :3] = SKIN * point(1.16, 1.06, 1.06)
    rows[on & upper, 3] = 0.24
    rows[on & upper & (q[:, 1] > r * 0.80), :3] = point(0.60, 0.50, 0.42)
    rows[on & upper & (np.hypot(q[:, 0], q[:, 1] + r * 1.05) < r * 0.42), :3] *= 1.12


def _glove(p: Array, _n: Array, rows: Array) -> None:
    """Thin where stretched over the knuckles: paler and shinier."""
    for digit in hand.DIGITS:
        for i in (0, 1, 2):
            stretched = bump(np.linalg.norm(p - digit.joints[i] - digit.up * digit.radii[i], axis=1), digit.radii[i])
            rows[:, :3] += 0.030 * stretched[:, None] * point(1.2, 0.9, 0.6)
    rows[:, :3] *= (1 + 0.06 * noise(p, 0.012))[:, None]
    rows[:, 3] += 0.025 * noise(p, 0.010) + 0.06 * smoothstep(p[:, 1], 0.130, 0.150)
    darken(rows, bump(p[:, 1] - hand.CUFF - 0.0062, 0.0012), 0.25)


def _sleeve(name: str, colour: Array, cut: tuple[float, float, float], relief: Relief) -> Part:
    end, loose, fold = cut
    v, f = mesh(lambda p: hand.sleeve(p, end, loose, fold), (-0.10, -0.46, -0.10), (0.10, -0.02, 0.10), 0.0027, 3)

    def detail(p: Array, _n: Array, rows: Array) -> None:
        darken(rows, bump(end - p[:, 1] - 0.030, 0.0012) + 0.6 * bump(end - p[:, 1] - 0.016, 0.001), 0.20)
        darken(rows, bump(p[:, 2] + 0.004, 0.0009) * (p[:, 0] > 0) * (end - p[:, 1] > 0.03), 0.14)
        rows[:, :3] *= (1 + 0.02 * noise(p, 0.006))[:, None]

    surface = clip(v, f, np.minimum(v[:, 1] - ELBOW, end - 0.002 - v[:, 1]))
    paint = plain(colour, 0.75, detail)
    return Part(name, surface, paint, 820, ["arm"], detail=0.9, weights=weights, relief=relief)
