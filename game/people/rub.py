"""The strokes of hand rubbing: where both hands are while a zone is washed.

Palm, back, between fingers, tips and thumb after [who_handrub].
"""

import math
from dataclasses import dataclass

Place = tuple[float, float, float]
RATE = 2.2  # strokes a second; chosen


@dataclass(frozen=True, slots=True)
class Step:
    """Pose, wrist and turn of one hand, as for a right hand."""

    pose: str
    place: Place
    turn: Place


ZONES = ("palm", "back", "fingers", "tips", "thumb")


def step(zone: str, time: float) -> tuple[Step, Step]:
    """(hand that is rubbed, hand that rubs) at a time. Hands meet near the middle, 0.36 m ahead of the eye."""
    swing = math.sin(time * 2 * math.pi * RATE)
    turn = math.cos(time * 2 * math.pi * RATE)
    match zone:
        case "palm":
            return (
                Step("flat", (0.085, 0.33, -0.215), (38, 12, 84)),
                Step("flat", (0.075 - 0.004 * turn, 0.33 + 0.022 * swing, -0.20), (38, 12, 84)),
            )
        case "back":
            return (
                Step("flat", (0.075, 0.335, -0.235), (40, 8, 12)),
                Step("cup", (0.085, 0.345 + 0.022 * swing, -0.190), (48, 2, -4)),
            )
        case "fingers":
            return (
                Step("open", (0.080, 0.33, -0.220), (40, 16, 80)),
                Step("open", (0.072, 0.345 + 0.018 * swing, -0.205), (32, 22, 88)),
            )
        case "tips":
            return (
                Step("flat", (0.080, 0.34, -0.235), (42, 6, 150)),
                Step("tips", (0.085 + 0.012 * turn, 0.335 + 0.012 * swing, -0.175), (50, -8, -6)),
            )
        case "thumb":
            return (
                Step("open", (0.085, 0.32, -0.235), (34, 18, 40)),
                Step("grip", (0.070, 0.345, -0.205), (62, 10 + 10 * swing, 20 + 14 * swing)),
            )
    raise ValueError(f"no zone {zone!r} of a hand; there are {', '.join(ZONES)}")
