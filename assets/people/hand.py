"""A right hand as fields.

Own frame: wrist at 0, fingers +y, palm faces -z, thumb at -x. Lengths in metres, an adult hand of 190 mm.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assets.people.sdf import Array, both, bump, capsule, carve, chain, ellipsoid, join, noise, point, smoothstep

CUFF = -0.088  # y of the glove's rolled bead


@dataclass(frozen=True, slots=True)
class Digit:
    """Joints from knuckle to tip, shape (4, 3), radii there, the axis of flexion and the nail's direction."""

    name: str
    joints: Array
    radii: tuple[float, float, float, float]
    flex: Array
    up: Array


def _finger(
    name: str, knuckle: tuple[float, float, float], lengths: tuple[float, ...], yaw: float, radii: tuple[float, ...]
) -> Digit:
    c, s = np.cos(np.radians(yaw)), np.sin(np.radians(yaw))
    forward, bend = point(s, c, 0), 0.0
    joints = [point(*knuckle)]
    for length, angle in zip(lengths, (10, 12, 8), strict=True):  # a resting finger is slightly bent
        bend += np.radians(angle)
        joints.append(joints[-1] + length * (np.cos(bend) * forward - point(0, 0, np.sin(bend))))
    up = np.cos(bend) * point(0, 0, 1) + np.sin(bend) * forward
    return Digit(name, np.array(joints), radii, point(-c, s, 0), up)  # type: ignore[arg-type]


def _thumb() -> Digit:
    joints = np.array(
        [(-0.018, 0.020, -0.010), (-0.044, 0.054, -0.023), (-0.060, 0.082, -0.030), (-0.069, 0.106, -0.034)], np.float32
    )
    along = (joints[2] - joints[1]) / np.linalg.norm(joints[2] - joints[1])
    up = point(-0.62, -0.10, 0.78)
    up = up - along * (up @ along)
    up /= np.linalg.norm(up)
    return Digit("thumb", joints, (0.0165, 0.0132, 0.0114, 0.0086), np.cross(up, along), up)


DIGITS = (
    _thumb(),
    _finger("index", (-0.0270, 0.089, 0.003), (0.044, 0.026, 0.0195), -5, (0.0108, 0.0094, 0.0085, 0.0071)),
    _finger("middle", (-0.0055, 0.094, 0.005), (0.048, 0.030, 0.0205), -1, (0.0110, 0.0096, 0.0087, 0.0073)),
    _finger("ring", (0.0155, 0.089, 0.003), (0.044, 0.028, 0.0205), 4, (0.0104, 0.0091, 0.0081, 0.0069)),
    _finger("little", (0.0340, 0.078, -0.003), (0.034, 0.020, 0.0185), 10, (0.0092, 0.0080, 0.0071, 0.0060)),
)
PALM_LINES = (  # places (x, y, 0) along the three lines of a palm: heart, head, life
    ((0.036, 0.056, 0), (0.018, 0.060, 0), (-0.002, 0.066, 0), (-0.018, 0.078, 0)),
    ((-0.038, 0.066, 0), (-0.018, 0.059, 0), (0.004, 0.049, 0), (0.022, 0.036, 0)),
    ((-0.037, 0.063, 0), (-0.020, 0.052, 0), (-0.009, 0.034, 0), (-0.006, 0.014, 0)),
)
THUMB, FINGERS = DIGITS[0], DIGITS[1:]
BONES = ["hand", *[f"{digit.name}_{i + 1}" for digit in DIGITS for i in range(3)], "arm"]


def bare(p: Array, forearm: float = 0.36) -> Array:
    """Skin with knuckles, creases and nails."""
    d = form(p, forearm)
    for digit in FINGERS:  # tendons over the back
        knuckle = digit.joints[0]
        start = knuckle * point(0.45, 0.45, 1) + point(0, 0, 0.0105)
        d = join(d, capsule(p, start, knuckle + point(0, -0.010, 0.0080), (0.0022, 0.0028)), 0.009)
    d = d - creases(p)
    for digit in DIGITS:
        d = nail(d, p, digit)
    return d


def nitrile(p: Array) -> Array:
    """A thin glove: rounded off, folds at the thumb and the wrist, a loose cuff with a rolled bead."""
    y, angle = p[:, 1], np.arctan2(p[:, 2], p[:, 0])
    d = form(p, 0.12) - 0.0007
    ball = bump(np.linalg.norm(p - point(-0.022, 0.032, -0.014), axis=1), 0.026)
    wrinkle = 0.00055 * ball * np.sin((p @ point(0.72, 0.66, 0.1)) * 2 * np.pi / 0.0095 + 2 * noise(p, 0.02))
    wrist = bump(y + 0.008, 0.020)
    wrinkle += 0.00140 * wrist * np.sin(y * 2 * np.pi / 0.015 + 2.4 * noise(p, 0.024) + p[:, 0] * 45)
    cuff = chain(p, [(0, 0.0, 0), (0, -0.045, 0), (0, -0.125, 0)], [0.0255, 0.0345, 0.0430], 0.02, ((0, 0, 1), 1.16))
    cuff -= 0.0008 * np.sin(angle * 5 + 2.2 * noise(p, 0.03) + y * 30) + 0.0012 * noise(p * point(1, 0.5, 1), 0.018)
    d = join(d, cuff, 0.014) - wrinkle
    return d - 0.0013 * bump(y - CUFF - 0.0028, 0.0020)


def stretch(p: Array) -> Array:
    """Height (m) of a glove's fine wrinkles: rings at the joints, crumples on back, palm and cuff."""
    z, wobble = np.zeros(len(p), np.float32), 3.4 * noise(p, 0.009)
    broken = smoothstep(noise(p + 0.3, 0.012), -0.5, 0.4)
    for digit in DIGITS:
        along = digit.joints[2] - digit.joints[0]
        along = along / np.linalg.norm(along)
        for i in (0, 1, 2):
            off = p - digit.joints[i]
            near = bump(np.linalg.norm(off, axis=1), digit.radii[i] * 1.5)
            ring = 1 - 2 * np.abs(np.sin((off @ along) * np.pi / 0.0068 + wobble))
            z += 0.00022 * near * ring * broken
    warped = p + 0.010 * np.stack([noise(p, 0.026), noise(p + 0.5, 0.026), noise(p + 0.9, 0.026)], 1)
    crumple = 1 - np.minimum(np.abs(noise(warped * point(1, 0.7, 1), 0.017)) * 3.2, 1)
    back = smoothstep(p[:, 2], -0.004, 0.010) * smoothstep(p[:, 1], 0.000, 0.025)  # stretched over the knuckles
    loose = np.clip(smoothstep(0.085 - p[:, 1], 0.0, 0.03), 0.12, 1) * (1 - 0.65 * back)
    z += 0.00085 * crumple * loose * smoothstep(noise(p + 0.2, 0.045), -0.55, 0.25)
    z += 0.00045 * noise(p + 0.4, 0.011) * np.clip(loose, 0.4, 1)
    tips = smoothstep(p[:, 1], 0.135, 0.150) * (p[:, 2] < 0)
    return z + 0.00005 * tips * noise(p, 0.0018)


def form(p: Array, forearm: float) -> Array:
    """The hand without detail, and a forearm of that length."""
    d = join(
        palm(p),
        chain(
            p,
            [(0, 0.02, -0.001), (0, -0.012, 0), (0, -0.08, 0.001), (0, -forearm - 0.03, 0.004)],
            [0.0275, 0.0268, 0.0305, 0.0470],
            0.003,
            ((0, 0, 1), 1.34),
        ),
        0.022,
    )
    d = join(d, ellipsoid(p, (0.021, -0.010, 0.012), (0.008, 0.010, 0.007)), 0.012)  # head of the ulna
    d = join(d, chain(p, list(THUMB.joints), list(THUMB.radii), 0.006), 0.014)
    web = capsule(
        p,
        THUMB.joints[1] + point(0.010, 0.001, 0.006),
        FINGERS[0].joints[0] + point(0.004, -0.016, -0.004),
        (0.0060, 0.0065),
    )
    d = join(d, web, 0.016)
    fingers = None
    for digit in FINGERS:
        one = finger(p, digit)
        fingers = one if fingers is None else join(fingers, one, 0.0016)
    d = join(d, fingers, 0.007)
    for digit in FINGERS:
        d = join(d, ellipsoid(p, digit.joints[0] + point(0, -0.003, 0.006), (0.0080, 0.010, 0.0070)), 0.008)
    return d


def finger(p: Array, digit: Digit) -> Array:
    """One finger: joints slightly thicker, a pad under the tip."""
    d = chain(p, list(digit.joints), list(digit.radii), 0.003)
    for i in (1, 2):
        r = digit.radii[i]
        d = join(d, ellipsoid(p, digit.joints[i] + digit.up * 0.0007, (r * 1.01, r * 1.15, r * 0.99)), 0.007)
    for i in (0, 1):  # the flesh between the joints on the palm's side
        r, middle = digit.radii[i + 1], digit.joints[i] * 0.45 + digit.joints[i + 1] * 0.55
        d = join(d, ellipsoid(p, middle - digit.up * 0.0016, (r * 0.90, r * 1.25, r * 0.92)), 0.006)
    tip = digit.radii[3]
    pad = digit.joints[3] * 0.7 + digit.joints[2] * 0.3 - digit.up * 0.0014
    return join(d, ellipsoid(p, pad, (tip * 1.04, tip * 1.3, tip * 0.96)), 0.005)


def palm(p: Array) -> Array:
    """Metacarpals, the balls of thumb and little finger, and the hollow between."""
    d = None
    for digit in FINGERS:
        knuckle = digit.joints[0]
        bone = capsule(
            p, (knuckle[0] * 0.48, 0.010, 0), knuckle + point(0, -0.002, -0.001), (0.0150, digit.radii[0] + 0.0012)
        )
        d = bone if d is None else join(d, bone, 0.012)
    for a, b in (((-0.012, 0.030, -0.004), (-0.018, 0.080, -0.004)), ((0.014, 0.026, -0.004), (0.024, 0.068, -0.006))):
        d = join(d, capsule(p, a, b, (0.0145, 0.0122)), 0.014)
    d = join(d, capsule(p, (-0.014, 0.016, -0.010), (-0.036, 0.050, -0.020), (0.0155, 0.0140)), 0.016)
    d = join(d, ellipsoid(p, (0.026, 0.036, -0.010), (0.0130, 0.032, 0.0145)), 0.016)
    return carve(d, ellipsoid(p, (0.006, 0.055, -0.034), (0.020, 0.030, 0.0155)), 0.022)


def creases(p: Array) -> Array:
    """Height of the skin's folds: over the finger joints, across the palm, at the wrist."""
    z, wobble = np.zeros(len(p), np.float32), 1.2 * noise(p, 0.006)
    for digit in DIGITS:
        along = digit.joints[2] - digit.joints[0]
        along = along / np.linalg.norm(along)
        for i, height in ((1, 0.00030), (2, 0.00024)):
            r, off = digit.radii[i], p - digit.joints[i]
            run = off @ along
            back = bump(np.linalg.norm(off - digit.up * r, axis=1), r * 0.75)
            front = bump(run, 0.0011) + 0.7 * bump(run + 0.0038, 0.0009)
            z += height * back * np.sin(run * 2 * np.pi / 0.0030 + wobble)
            z -= 0.00055 * front * ((off @ digit.up) < -0.2 * r) * bump(np.linalg.norm(off, axis=1), r * 1.7)
    for line in PALM_LINES:
        off = np.minimum.reduce([capsule(p * point(1, 1, 0), a, b, (0, 0)) for a, b in pairwise(line)])
        z -= 0.00055 * bump(off, 0.0011) * smoothstep(-p[:, 2], 0.006, 0.012)
    z -= 0.00022 * (bump(p[:, 1] + 0.003, 0.0011) + 0.7 * bump(p[:, 1] + 0.0095, 0.0010)) * (p[:, 2] < -0.004)
    return z + 0.00008 * noise(p, 0.0025)


def pores(p: Array) -> Array:
    """Height (m) of what is finer than the mesh: the net of the skin, veins on the back, folds over the joints."""
    back = smoothstep(p[:, 2], -0.002, 0.010) * smoothstep(0.080 - p[:, 1], 0.0, 0.02)
    warped = p + 0.006 * np.stack([noise(p, 0.028), noise(p + 0.31, 0.028), np.zeros(len(p), np.float32)], 1)
    vein = np.abs(noise(warped * point(1.6, 0.55, 0.4), 0.030))
    z = 0.00034 * bump(vein, 0.20) * smoothstep(noise(p + 0.7, 0.035), -0.2, 0.5) * back
    z -= 0.00007 * np.exp(-np.abs(noise(p, 0.0026)) * 7) + 0.00004 * np.exp(-np.abs(noise(p, 0.0015)) * 6)
    wobble = 1.4 * noise(p, 0.005)
    for digit in DIGITS:
        along = digit.joints[2] - digit.joints[0]
        along = along / np.linalg.norm(along)
        for i in (1, 2):
            off = p - digit.joints[i]
            near = bump(np.linalg.norm(off - digit.up * digit.radii[i], axis=1), digit.radii[i] * 0.72)
            fold = np.abs(np.sin((off @ along) * np.pi / 0.0021 + wobble))
            z -= 0.00020 * near * np.exp(-fold * 3.0)
    return z


def nail_frame(digit: Digit) -> tuple[Array, Array]:
    """Centre of a nail and its axes (across, along, up)."""
    along = digit.joints[3] - digit.joints[2]
    along = along / np.linalg.norm(along)
    up = digit.up - along * (digit.up @ along)
    up = up / np.linalg.norm(up)
    return digit.joints[3] + up * digit.radii[3] * 0.66 + along * digit.radii[3] * 0.06, np.array(
        [np.cross(along, up), along, up]
    )


def nail(d: Array, p: Array, digit: Digit) -> Array:
    """A shallow bed and a plate in it."""
    centre, axes = nail_frame(digit)
    r = digit.radii[3]
    d = carve(d, ellipsoid(p, centre + axes[2] * r * 0.56, (r * 0.82, r * 1.10, r * 0.28), axes), 0.0006)
    return join(d, ellipsoid(p, centre + axes[2] * r * 0.08, (r * 0.78, r * 1.12, r * 0.34), axes), 0.0004)


def sleeve(p: Array, end: float, loose: float, fold: float) -> Array:
    """A sleeve that ends at y = end: cloth `loose` metres off the arm whose folds stack towards the wrist."""
    y, angle = p[:, 1], np.arctan2(p[:, 2], p[:, 0])
    back = end - y
    radii = [0.0290, 0.0305 + loose * 0.1, 0.038 + loose * 0.9, 0.046 + loose]  # slim where a glove's cuff goes over it
    d = chain(p, [(0, end, 0), (0, end - 0.03, 0), (0, end - 0.10, 0), (0, -0.50, 0)], radii, 0.010, ((0, 0, 1), 1.16))
    stack = np.sin(
        back * 2 * np.pi / (0.030 + 0.05 * np.clip(back, 0, 0.3)) + 2.6 * noise(p, 0.055) + 1.6 * np.sin(angle)
    )
    ridge = 1 - 1.8 * np.abs(noise(p * point(1, 0.55, 1), 0.05))
    d -= fold * bump(back - 0.115, 0.04) * stack + fold * 0.8 * ridge * np.clip((back - 0.034) / 0.06, 0, 1)
    d -= 0.0010 * np.sin(angle * 15 + 2 * noise(p, 0.04)) * bump(back - 0.026, 0.016)
    d -= 0.0008 * bump(back - 0.003, 0.003)
    return both(d, -back, 0.003)


def wrinkles(p: Array) -> Array:
    """Height (m) of the sharp small folds of a stiff non-woven sleeve, and of its elastic cuff."""
    warped = p + 0.014 * np.stack([noise(p, 0.04), noise(p + 0.5, 0.04), noise(p + 0.9, 0.04)], 1)
    ridge = 1 - np.minimum(np.abs(noise(warped * point(1, 0.8, 1), 0.034)) * 2.6, 1)
    fine = 1 - np.minimum(np.abs(noise(warped, 0.013)) * 3.0, 1)
    return 0.0011 * ridge + 0.00025 * fine + 0.00004 * noise(p, 0.0016)


def twill(p: Array) -> Array:
    """Height (m) of a jacket's weave and soft folds."""
    soft = 1 - np.minimum(np.abs(noise(p + 0.01 * noise(p, 0.05)[:, None], 0.05)) * 2.0, 1)
    return 0.0012 * soft + 0.00006 * np.sin((p[:, 1] + p[:, 0]) * 2 * np.pi / 0.0026)
