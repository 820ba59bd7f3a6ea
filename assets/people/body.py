"""The body as fields: trunk and limbs that garments inflate, and a head that is believable from two metres."""

import numpy as np

from assets.people.sdf import Array, both, capsule, carve, chain, ellipsoid, join, mirrored, point
from assets.people.skeleton import HEAD, right

EYE = HEAD + point(0.0315, 0.0745, 0.006)  # centre of the right eyeball
EYE_RADIUS = 0.0120  # an adult eye
FLAT = ((0, 1, 0), 1.40)  # a trunk is wider than deep


def limbs(p: Array, arm: float = 0.0, leg: float = 0.0, trunk: float = 0.0) -> Array:
    """Trunk, arms and legs without head, hands and feet; the three figures thicken each region."""
    q = mirrored(p)
    spine = [point(0, 0, 0.94), point(0, -0.004, 1.07), point(0, -0.010, 1.23), point(0, -0.020, 1.36)]
    body = chain(p, spine, [0.148 + trunk, 0.132 + trunk, 0.142 + trunk, 0.118 + trunk], 0.05, FLAT)
    girdle = capsule(
        q, (0.045, -0.022, 1.372), (0.142, -0.024, 1.376), (0.083 + trunk * 0.7, 0.050 + trunk * 0.7), ((0, 1, 0), 1.12)
    )
    body = join(body, girdle, 0.06)
    slope = capsule(q, (0.030, -0.034, 1.462), (0.150, -0.030, 1.392), (0.030 + trunk * 0.4, 0.034 + trunk * 0.5))
    body = join(body, slope, 0.05)
    body = join(body, ellipsoid(q, (0.060, 0.028, 1.285), (0.088 + trunk, 0.066 + trunk, 0.095 + trunk)), 0.07)
    body = join(
        body, ellipsoid(q, (0.070, -0.050, 0.93), (0.084 + trunk * 0.8, 0.078 + trunk * 0.8, 0.092 + trunk * 0.8)), 0.06
    )
    body = join(
        body, capsule(p, (0, -0.022, 1.40), (0, -0.016, 1.50), (0.064 + trunk * 0.4, 0.054 + trunk * 0.2)), 0.06
    )
    return join(join(body, legs(q, leg), 0.045), arms(q, arm), 0.035)


def arms(q: Array, more: float) -> Array:
    """One arm, folded points."""
    shoulder, elbow, wrist = right("uarm"), right("farm"), right("hand")
    path = [shoulder, (shoulder + elbow) / 2, elbow, elbow * 0.68 + wrist * 0.32, wrist]
    return chain(q, path, [0.051 + more * 0.9, 0.046 + more, 0.041 + more, 0.040 + more, 0.0275 + more * 0.8], 0.006)


def legs(q: Array, more: float) -> Array:
    """One leg, folded points."""
    hip, knee, ankle = right("thigh"), right("shin"), right("foot")
    calf = knee * 0.68 + ankle * 0.32 + point(0, -0.014, 0)
    path = [hip + point(0, 0, 0.01), hip * 0.55 + knee * 0.45, knee, calf, ankle]
    return chain(q, path, [0.086 + more, 0.072 + more, 0.055 + more, 0.055 + more, 0.040 + more], 0.03)


def head(p: Array) -> Array:
    """Skull, face, ears and neck; the mouth is closed and the brow calm."""
    q = mirrored(p)
    h = skull(p, q)
    h = carve(h, ellipsoid(q, HEAD + point(0.032, 0.101, 0.005), (0.0175, 0.021, 0.0125)), 0.020)
    h = join(h, nose(p, q), 0.013)
    h = mouth(h, p)
    h = join(h, lids(q), 0.004)
    ear = ellipsoid(q, HEAD + point(0.0745, -0.014, -0.008), (0.0085, 0.0185, 0.031), _turn(-0.32))
    ear = carve(ear, ellipsoid(q, HEAD + point(0.0835, -0.008, -0.004), (0.006, 0.0105, 0.019)), 0.005)
    return join(h, ear, 0.007)


def skull(p: Array, q: Array) -> Array:
    """Braincase, jaw, cheeks, brow and neck, without features."""
    h = ellipsoid(p, HEAD + point(0, -0.016, 0.026), (0.074, 0.096, 0.088))
    h = join(h, ellipsoid(p, HEAD + point(0, 0.026, -0.040), (0.057, 0.060, 0.070)), 0.05)
    h = join(h, ellipsoid(p, HEAD + point(0, 0.066, -0.094), (0.021, 0.019, 0.017)), 0.035)
    h = join(
        h, capsule(q, HEAD + point(0.051, 0.006, -0.066), HEAD + point(0.016, 0.066, -0.094), (0.015, 0.014)), 0.035
    )
    h = join(h, ellipsoid(q, HEAD + point(0.041, 0.058, -0.022), (0.021, 0.021, 0.018)), 0.035)
    h = join(
        h, capsule(q, HEAD + point(0.006, 0.080, 0.026), HEAD + point(0.044, 0.066, 0.025), (0.0085, 0.0075)), 0.024
    )
    neck = chain(
        p, [(0, -0.034, 1.40), (0, -0.026, 1.49), HEAD + point(0, -0.022, -0.045)], [0.060, 0.0525, 0.0505], 0.03
    )
    strap = capsule(q, (0.010, 0.020, 1.437), HEAD + point(0.058, -0.022, -0.055), (0.010, 0.012))
    apple = ellipsoid(p, (0, 0.030, 1.505), (0.009, 0.009, 0.013))
    return join(h, join(join(neck, strap, 0.022), apple, 0.02), 0.028)


def nose(p: Array, q: Array) -> Array:
    """Bridge, tip and wings."""
    n = capsule(p, HEAD + point(0, 0.083, 0.016), HEAD + point(0, 0.107, -0.026), (0.0060, 0.0098))
    n = join(n, ellipsoid(p, HEAD + point(0, 0.108, -0.027), (0.0095, 0.0095, 0.0085)), 0.008)
    n = join(n, ellipsoid(q, HEAD + point(0.0125, 0.096, -0.0315), (0.0068, 0.0095, 0.0068)), 0.008)
    return carve(n, ellipsoid(q, HEAD + point(0.0065, 0.101, -0.0395), (0.0036, 0.0055, 0.003)), 0.003)


def mouth(h: Array, p: Array) -> Array:
    """Two lips with a dark line between, corners slightly in."""
    h = join(h, ellipsoid(p, HEAD + point(0, 0.080, -0.056), (0.0225, 0.0125, 0.0062)), 0.009)
    h = join(h, ellipsoid(p, HEAD + point(0, 0.0785, -0.0675), (0.0195, 0.0125, 0.0070)), 0.008)
    bend = p - point(0, 0, 0) - np.outer(((p[:, 0]) / 0.024) ** 2, point(0, 0, 0.0012))
    h = carve(h, ellipsoid(bend, HEAD + point(0, 0.0965, -0.0617), (0.0255, 0.011, 0.0011)), 0.0028)
    return carve(
        h, capsule(p, HEAD + point(0, 0.096, -0.0395), HEAD + point(0, 0.0935, -0.050), (0.0016, 0.003)), 0.005
    )


def lids(q: Array) -> Array:
    """Upper and lower lid around an almond opening."""
    lid = ellipsoid(q, EYE, (0.0152, EYE_RADIUS + 0.0022, EYE_RADIUS + 0.0014))
    opening = ellipsoid(q, EYE + point(0.0006, 0.010, -0.0010), (0.0130, 0.014, 0.0041))
    return both(carve(lid, opening, 0.0022), 0.066 + HEAD[1] - q[:, 1], 0.004)


def _turn(angle: float) -> Array:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]], np.float32)
