"""Hair and beard: shells over the head whose thickness falls to nothing at their edge: they grow out of the skin."""

import numpy as np

from assets.people.body import head
from assets.people.parts import HAIR, Paint, Part, plain
from assets.people.sdf import (
    Array,
    Field,
    bump,
    capsule,
    clip,
    ellipsoid,
    join,
    mesh,
    mirrored,
    noise,
    point,
    smoothstep,
)
from assets.people.skeleton import HEAD

SHADE = point(0.05, 0.05, 0.05)  # the run time multiplies a person's colour of hair by twenty times this
SUNK = -0.0035  # m under the skin where no hair grows
# Azimuth from the face (radians) and height of the hairline over the middle of the head (m).
SHORT = ((0.0, 0.066), (0.45, 0.066), (0.72, 0.050), (0.95, 0.036), (1.15, 0.010), (1.32, -0.022), (1.50, -0.006),
         (1.72, 0.024), (2.05, 0.006), (2.35, -0.044), (2.7, -0.060), (3.15, -0.062))  # fmt: skip
BACK = ((0.0, 0.060), (0.5, 0.058), (0.8, 0.042), (1.0, 0.024), (1.2, 0.008), (1.45, 0.004), (1.72, 0.020),
        (2.0, 0.000), (2.3, -0.040), (2.7, -0.058), (3.15, -0.060))  # fmt: skip


def parts() -> list[Part]:
    """Three cuts of hair (short, with a bun, a bob) and a beard."""
    low, high = (-0.12, -0.17, 1.52), (0.12, 0.14, 1.81)
    return [
        _grown("hair", _cropped, low, high, 900),
        _grown("hair_bun", _swept, low, high, 900),
        _grown("hair_bob", _bob, low, high, 1000),
        _grown("beard", _beard, (-0.10, -0.04, 1.50), (0.10, 0.15, 1.70), 700),
    ]


def over_hairline(p: Array, line: tuple[tuple[float, float], ...] = SHORT) -> Array:
    """Metres above the hairline."""
    local = p - HEAD
    around = np.abs(np.arctan2(local[:, 0], local[:, 1] + 0.008))
    return local[:, 2] - np.interp(around, [row[0] for row in line], [row[1] for row in line]).astype(np.float32)


def beard_inside(p: Array) -> Array:
    """Metres inside of where a full beard grows: jaw, chin and upper lip, not the lips."""
    q, local = mirrored(p), p - HEAD
    cheek = -0.040 + 0.55 * np.maximum(q[:, 0] - 0.034, 0) - local[:, 2]
    moustache = np.minimum(0.0095 - np.abs(local[:, 2] + 0.0480 + 0.16 * q[:, 0]), 0.034 - q[:, 0])
    lips = (np.sqrt((local[:, 0] / 0.0225) ** 2 + ((local[:, 2] + 0.0620) / 0.0095) ** 2) - 1) * 0.009
    chin = np.maximum(-local[:, 2] - 0.072, q[:, 0] - 0.020)  # beside and under the mouth
    face = np.maximum(np.minimum(np.minimum(cheek, chin + 0.006), lips), np.minimum(moustache, lips + 0.003))
    behind = 0.30 * (local[:, 2] + 0.03) + local[:, 1] + 0.012  # ends before the ear, runs down to the throat
    return np.minimum(np.minimum(face, behind), local[:, 2] + 0.122 + 0.2 * np.maximum(local[:, 1] - 0.02, 0))


def strands(p: Array) -> Array:
    """Height (m) of locks that run down from the crown."""
    local = p - HEAD - point(0, -0.035, 0.02)
    across = np.arctan2(local[:, 0], local[:, 1]) * 0.085
    down = np.arctan2(np.hypot(local[:, 0], local[:, 1]), local[:, 2]) * 0.09
    along = np.stack([across + 0.004 * noise(p, 0.02), down * 0.16, np.zeros(len(p), np.float32)], 1).astype(np.float32)
    return 0.0011 * noise(along, 0.0048) + 0.0007 * noise(along + 0.37, 0.0021)


def _grown(name: str, field: Field, low: tuple[float, ...], high: tuple[float, ...], triangles: int) -> Part:
    v, f = mesh(field, low, high, 0.0028, 2)
    v, f = clip(v, f, head(v) + 0.0016)  # what lies under the skin is never seen
    relief = _curls if name == "beard" else strands
    return Part(name, (v, f), _shades(), triangles, ["head"], relief=relief, calm=1)


def _shades() -> Paint:
    def tone(p: Array, _n: Array, rows: Array) -> None:
        rows[:, :3] *= (1 + 130 * strands(p) + 0.15 * noise(p, 0.03))[:, None]

    return plain(SHADE, 0.78, tone, HAIR)


def _thick(inside: Array, most: Array | float, rise: float = 0.42) -> Array:
    return np.clip(inside * rise + SUNK, SUNK * 1.6, most)


def _cropped(p: Array) -> Array:
    local = p - HEAD
    top = smoothstep(local[:, 2], 0.02, 0.085)
    most = 0.0055 + 0.0115 * top + 0.004 * noise(p, 0.030) * top
    fringe = bump(local[:, 2] - 0.066, 0.03) * smoothstep(local[:, 1], 0.02, 0.08) * 0.004
    return head(p) - _thick(over_hairline(p), most + fringe, 0.55) - 0.5 * strands(p)


def _swept(p: Array) -> Array:
    d = head(p) - _thick(over_hairline(p, BACK), 0.0085) - 0.6 * strands(p)
    bun = ellipsoid(p, HEAD + point(0, -0.122, 0.036), (0.034, 0.028, 0.032)) - 0.0022 * noise(p, 0.012)
    return join(d, bun, 0.012)


def _bob(p: Array) -> Array:
    q, local = mirrored(p), p - HEAD
    d = head(p) - _thick(over_hairline(p, BACK), 0.016) - 0.6 * strands(p)
    side = capsule(q, HEAD + point(0.074, -0.010, 0.030), HEAD + point(0.078, -0.008, -0.070), (0.016, 0.012))
    back = ellipsoid(p, HEAD + point(0, -0.052, -0.020), (0.080, 0.062, 0.078))
    hanging = join(side, back, 0.03) - 1.2 * strands(p)
    hanging = np.maximum(hanging, local[:, 1] - 0.020 - 0.15 * local[:, 2])
    return join(d, np.maximum(hanging, -0.088 - local[:, 2] + 0.004 * noise(p, 0.012)), 0.008)


def _beard(p: Array) -> Array:
    local = p - HEAD
    chin = smoothstep(-local[:, 2], 0.055, 0.095) * smoothstep(local[:, 1], 0.02, 0.07)
    most = 0.0042 + 0.0065 * chin
    return head(p) - _thick(beard_inside(p), most, 0.50) - _curls(p)


def _curls(p: Array) -> Array:
    """Height (m) of short beard hair."""
    down = p * point(1.4, 1.4, 0.5) + 0.004 * noise(p, 0.014)[:, None]
    return 0.0009 * noise(down, 0.0038) + 0.0005 * noise(down + 0.4, 0.0019)
