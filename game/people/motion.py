"""How a figure stands and walks: local rotations of the bones for a moment of time."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from game.people.rig import Rig, about_x, about_y, about_z, mixed

Array = NDArray[np.float64]
Root = tuple[float, float, float]
STRIDE = 1.32  # m of two steps at 1.2 m/s; chosen
DUTY = 0.62  # share of a stride that a foot stands [perry_gait: 0.60 to 0.62]
RAD = math.pi / 180
SIDES = (("_r", 1.0, 0.0), ("_l", -1.0, 0.5))


def stand(rig: Rig, time: float) -> tuple[Array, Root]:
    """Breathing, weight shifting slowly, arms hanging."""
    local = _blank(rig)
    breath, sway = math.sin(time * 2 * math.pi / 4.2), math.sin(time * 0.7)
    _set(
        rig,
        local,
        {"chest": about_x(-0.9 * RAD * breath), "spine": about_x(0.4 * RAD * breath) @ about_y(1.0 * RAD * sway)},
    )
    hang(rig, local, 0.02 * math.sin(time * 0.9))
    root = (0.010 * sway, 0.0, -0.004)
    for side, sign, _ in SIDES:
        leg(rig, local, side, (-root[0] * sign, 0.0, -root[2], 0.0))
    return local, root


def walk(rig: Rig, phase: float, speed: float) -> tuple[Array, Root]:
    """A stride at `phase` 0..1 (0: right heel strikes); moved `stride(speed)` metres a cycle, the feet do not slide."""
    local, length = _blank(rig), stride(speed)
    swing = min(speed / 1.2, 1.5)
    turn = math.cos(2 * math.pi * phase)
    root = (
        0.016 * math.sin(2 * math.pi * phase),
        0.0,
        -0.026 * swing + 0.014 * swing * math.cos(4 * math.pi * (phase - 0.31)),
    )
    _set(
        rig,
        local,
        {
            "chest": about_z(-6 * RAD * turn * swing) @ about_x(-1.5 * RAD * swing),
            "head": about_z(4 * RAD * turn * swing),
        },
    )
    hang(rig, local, -20 * RAD * turn * swing)
    for side, sign, shift in SIDES:
        forward, up, pitch = foot((phase + shift) % 1.0, length)
        leg(rig, local, side, (-root[0] * sign, forward, up - root[2], pitch))
    return local, root


def stride(speed: float) -> float:
    """Length of two steps: grows with the square root of speed, as people's does."""
    return STRIDE * math.sqrt(max(speed, 0.05) / 1.2)


def foot(phase: float, length: float) -> tuple[float, float, float]:
    """Ankle forward (m), up (m) and pitch (rad, toes up positive) over a stride."""
    half = length * DUTY / 2
    if phase < DUTY:
        u = phase / DUTY
        lift = max(0.0, (u - 0.66) / 0.34) ** 1.4
        heel = max(0.0, 1 - u / 0.14)
        return half - 2 * half * u, 0.05 * lift + 0.010 * heel, 14 * RAD * heel - 30 * RAD * lift
    u = (phase - DUTY) / (1 - DUTY)
    ease = 0.86 * u * u * (3 - 2 * u) + 0.14 * u
    up = 0.05 * (1 - u) ** 2 + 0.10 * math.sin(math.pi * min(u * 1.15, 1.0)) * (1 - u * 0.35) + 0.010 * u
    return -half + 2 * half * ease, up, -30 * RAD * (1 - u) ** 1.5 + 14 * RAD * u**1.5


def hang(rig: Rig, local: Array, swing: float) -> None:
    """Arms at the sides; `swing` moves the right one forward (rad)."""
    for side, sign, _ in SIDES:
        bend = 14 * RAD + max(0.0, sign * swing) * 0.6
        _set(
            rig,
            local,
            {
                "uarm" + side: about_x(sign * swing) @ about_y(sign * 19 * RAD),
                "farm" + side: about_z(sign * 8 * RAD) @ about_x(bend),
                "fing" + side: about_y(sign * 22 * RAD),
            },
        )


def talk(rig: Rig, local: Array, time: float, share: float) -> None:
    """A hand raised while its owner explains something: forearm up, opening and closing slowly; `share` 0..1 of it."""
    beat, slow = math.sin(time * 2.6), math.sin(time * 1.1 + 0.6)
    ease = share * share * (3 - 2 * share)
    for side, sign, much in (("_r", 1.0, 1.0), ("_l", -1.0, 0.45)):
        lift, bend = 16 + 5 * slow, 62 + 13 * beat * much
        wanted = {
            "uarm": about_x(lift * RAD * much) @ about_y(sign * (17 + 5 * slow) * RAD),
            "farm": about_z(sign * (14 + 10 * beat) * RAD) @ about_x(bend * RAD * much + 14 * RAD),
            "fing": about_y(sign * (12 + 8 * beat) * RAD),
        }
        for name, turn in wanted.items():
            i = rig.index[name + side]
            local[i] = mixed(local[i][None], turn[None], ease)[0]


def leg(rig: Rig, local: Array, side: str, ankle: tuple[float, float, float, float]) -> None:
    """Two-bone leg in its plane: the ankle at (aside, forward, up) from rest, the foot pitched."""
    _, forward, up, pitch = ankle
    hip, knee, foot_joint = (rig.joints[rig.index[name + side]] for name in ("thigh", "shin", "foot"))
    thigh, shin, whole = knee - hip, foot_joint - knee, foot_joint - hip
    upper, lower = math.hypot(thigh[1], thigh[2]), math.hypot(shin[1], shin[2])
    y, z = whole[1] + forward, whole[2] + up
    reach = min(math.hypot(y, z), (upper + lower) * 0.9995)
    line = math.atan2(y, -z)
    at_hip = math.acos((upper**2 + reach**2 - lower**2) / (2 * upper * reach))
    at_knee = math.acos(max(-1.0, (upper**2 + lower**2 - reach**2) / (2 * upper * lower)))
    first = line + at_hip
    second = first - (math.pi - at_knee)
    turn_thigh = first - math.atan2(thigh[1], -thigh[2])
    turn_shin = second - math.atan2(shin[1], -shin[2])
    _set(
        rig,
        local,
        {
            "thigh" + side: about_x(turn_thigh),
            "shin" + side: about_x(turn_shin - turn_thigh),
            "foot" + side: about_x(pitch - turn_shin),
            "toe" + side: about_x(min(max(0.0, -pitch - 6 * RAD), 0.45)),
        },
    )


def _blank(rig: Rig) -> Array:
    return np.tile(np.eye(3), (len(rig.joints), 1, 1))


def _set(rig: Rig, local: Array, turns: Mapping[str, Array]) -> None:
    for name, turn in turns.items():
        local[rig.index[name]] = turn
