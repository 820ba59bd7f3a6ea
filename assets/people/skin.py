"""Bare parts of a person: head with neck and throat, eyes, forearms and hands of the figure."""

import numpy as np

from assets.people import hand
from assets.people.body import EYE, EYE_RADIUS, head, limbs
from assets.people.hair import beard_inside, over_hairline
from assets.people.parts import CLOTH, FLESH, NITRILE, SKIN, Part, Weights, darken, plain
from assets.people.sdf import Array, bump, capsule, chain, clip, join, mesh, mirrored, noise, point, smoothstep
from assets.people.skeleton import ARM, HEAD, right

BROW = point(0.045, 0.030, 0.022)
TO_HAND = np.stack([point(0, -1, 0), ARM, np.cross(point(0, -1, 0), ARM)]).astype(
    np.float32
)  # rows: the hand's axes at rest


def parts() -> list[Part]:
    """All bare parts."""
    return [_head(), *_eyes(), _bare_arms(), *hands(is_gloved=False)]


def _head() -> Part:
    """The head grows out of the trunk: an open neck shows throat and collar bones."""

    def field(p: Array) -> Array:
        return join(head(p), limbs(p), 0.022)

    v, f = mesh(field, (-0.15, -0.17, 1.27), (0.15, 0.17, 1.80), 0.0026, 2)
    low = 1.415 - 0.105 * smoothstep(v[:, 1], -0.03, 0.05)
    v, f = clip(v, f, np.minimum(v[:, 2] - low, 0.132 - np.abs(v[:, 0])))
    bones = ["head", "neck", "chest", "clav_r", "clav_l"]
    return Part("head", (v, f), plain(SKIN, 0.48, _face, FLESH), 2250, bones, detail=1.8, relief=_fine)


def _fine(p: Array) -> Array:
    """Height (m) of pores, lip lines and the hairs of the brows."""
    local, q = p - HEAD, mirrored(p)
    z = -0.00010 * np.exp(-np.abs(noise(p, 0.0030)) * 6) + 0.00012 * noise(p, 0.006)
    lip = np.exp(-(((local[:, 0] / 0.0235) ** 2 + ((local[:, 2] + 0.0615) / 0.0105) ** 2) ** 2)) * (p[:, 1] > 0.045)
    z -= 0.00035 * lip * np.abs(np.sin(local[:, 0] * np.pi / 0.0026))
    brow = capsule(q, HEAD + point(0.013, 0.088, 0.0265), HEAD + point(0.046, 0.072, 0.0285), (0.0026, 0.0012))
    return z + 0.0006 * bump(np.maximum(brow, 0), 0.003) * noise(p * point(2.2, 1, 0.8), 0.0030)


def _face(p: Array, _n: Array, rows: Array) -> None:
    """Lips, brows, flushed cheeks and nose, the line of the lashes, darker sockets; where a beard may grow."""
    q = mirrored(p)
    front = p[:, 1] > 0.045
    lip = np.exp(-((((p[:, 0]) / 0.0235) ** 2 + ((p[:, 2] - HEAD[2] + 0.0615) / 0.0105) ** 2) ** 2)) * front
    rows[:, :3] *= 1 - lip[:, None] * point(0.16, 0.42, 0.40)
    rows[:, 3] -= 0.12 * lip
    line = bump(p[:, 2] - HEAD[2] + 0.0617 + 0.0012 * (p[:, 0] / 0.024) ** 2, 0.0016) * (q[:, 0] < 0.024) * front
    darken(rows, line, 0.55)
    brow = capsule(q, HEAD + point(0.013, 0.088, 0.0265), HEAD + point(0.046, 0.072, 0.0285), (0.0026, 0.0012))
    hair = bump(np.maximum(brow, 0), 0.0032) * (0.80 + 0.35 * noise(p * point(2, 1, 0.7), 0.0026)) * front
    rows[:, :3] += (BROW - rows[:, :3]) * np.clip(hair, 0, 0.9)[:, None]
    flush = bump(np.linalg.norm(q - HEAD - point(0.042, 0.068, -0.028), axis=1), 0.024)
    flush += 0.8 * bump(np.linalg.norm(p - HEAD - point(0, 0.112, -0.028), axis=1), 0.014)
    flush += 0.7 * bump(np.linalg.norm(q - HEAD - point(0.080, -0.01, -0.01), axis=1), 0.03)
    rows[:, :3] *= 1 - 0.20 * np.clip(flush, 0, 1)[:, None] * point(0, 1, 1)
    socket = np.exp(-((((q[:, 0] - 0.0315) / 0.019) ** 2 + ((p[:, 2] - EYE[2]) / 0.010) ** 2) ** 2)) * front
    rows[:, :3] *= 1 - socket[:, None] * point(0.22, 0.30, 0.28)
    lash = np.hypot(q[:, 0] - EYE[0] - 0.0006, (p[:, 2] - EYE[2] + 0.0006) * 2.75)
    darken(rows, bump(lash - 0.0138, 0.0016) * (p[:, 2] > EYE[2] - 0.001) * front, 0.75)
    rows[:, :3] *= (1 + 0.035 * noise(p, 0.006) + 0.03 * noise(p, 0.02))[:, None]
    local = p - HEAD
    on_head = smoothstep(local[:, 2], -0.09, -0.06)
    root = smoothstep(over_hairline(p) + 0.004 * noise(p, 0.006), -0.008, 0.006) * on_head
    rows[:, :3] *= (1 - 0.55 * root)[:, None]
    grown = smoothstep(beard_inside(p) + 0.004 * noise(p, 0.005), -0.006, 0.006)
    rows[:, 4] = 1 - 0.46 * grown


def _eyes() -> list[Part]:
    out = []
    for sign in (1, -1):
        centre = EYE * point(sign, 1, 1)
        surface = mesh(
            lambda p, c=centre: np.linalg.norm(p - c, axis=1) - EYE_RADIUS, centre - 0.015, centre + 0.015, 0.002, 2
        )

        def iris(p: Array, _n: Array, rows: Array, c: Array = centre) -> None:
            off = np.hypot(p[:, 0] - c[0], p[:, 2] - c[2] - 0.0002)
            rows[:, :3] *= (1 - 0.35 * smoothstep(p[:, 2] - c[2], 0.001, 0.005))[:, None]
            rows[off < 0.0060, :3] = point(0.13, 0.085, 0.05)
            rows[(off > 0.0050) & (off < 0.0062), :3] *= 0.5
            rows[off < 0.0025, :3] = 0.006

        out.append(Part("eyes", surface, plain(point(0.52, 0.50, 0.47), 0.12, iris), 160, ["head"], detail=1.6))
    return out


def _bare_arms() -> Part:
    """What short sleeves show."""
    v, f = mesh(limbs, (-0.62, -0.25, 0.80), (0.62, 0.25, 1.50), 0.009, 3)
    q = mirrored(v)
    run = (q - right("uarm")) @ ARM
    v, f = clip(v, f, np.minimum.reduce([q[:, 0] - 0.20, run - 0.10, 0.006 - (q - right("hand")) @ ARM]))
    bones = [name + side for name in ("uarm", "farm", "hand") for side in ("_r", "_l")]
    return Part("arms", (v, f), plain(SKIN, 0.50, _mottle, FLESH), 640, bones)


def _mottle(p: Array, _n: Array, rows: Array) -> None:
    rows[:, :3] *= (1 + 0.05 * noise(p, 0.01) + 0.04 * noise(p, 0.04))[:, None]


def hands(*, is_gloved: bool) -> list[Part]:
    """Both hands of the figure, coarser than the first-person ones, same fields."""

    def field(p: Array) -> Array:
        if not is_gloved:
            return hand.bare(p, 0.08)
        d = hand.form(p, 0.09) - 0.0008
        cuff = chain(p, [(0, 0, 0), (0, -0.05, 0), (0, -0.10, 0)], [0.032, 0.051, 0.063], 0.02, ((0, 0, 1), 1.06))
        return join(d, cuff - 0.0014 * np.sin(np.arctan2(p[:, 2], p[:, 0]) * 6 + 2.5 * noise(p, 0.03)), 0.012)

    v, f = mesh(field, (-0.1, -0.13, -0.08), (0.08, 0.20, 0.07), 0.0028, 1)
    v, f = clip(v, f, v[:, 1] + (0.096 if is_gloved else 0.012))
    out = []
    for side, sign in (("_r", 1), ("_l", -1)):
        placed = (v @ TO_HAND + right("hand")) * point(sign, 1, 1)
        colour, rough, kind = (NITRILE, 0.20, CLOTH) if is_gloved else (SKIN, 0.48, FLESH)
        out.append(
            Part(
                "gloves" if is_gloved else "hands",
                (placed.astype(np.float32), f if sign > 0 else f[:, ::-1]),
                plain(colour, rough, None if is_gloved else _mottle, kind),
                540,
                detail=1.2,
                smoothing=1,
                weights=_hand_weights(side, sign),
            )
        )
    return out


def _hand_weights(side: str, sign: int) -> Weights:
    def weights(p: Array, names: list[str]) -> Array:
        local = (p * point(sign, 1, 1) - right("hand")) @ TO_HAND.T
        out = np.zeros((len(p), len(names)), np.float32)
        fingers = smoothstep(local[:, 1], 0.080, 0.108) * (local[:, 0] > -0.042)
        arm = np.clip(0.5 - local[:, 1] / 0.05, 0, 1)
        out[:, names.index("fing" + side)] = fingers
        out[:, names.index("farm" + side)] = (1 - fingers) * arm
        out[:, names.index("hand" + side)] = (1 - fingers) * (1 - arm)
        return out

    return weights
