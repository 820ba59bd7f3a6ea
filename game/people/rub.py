"""The strokes of hand rubbing: where both hands are while a zone is washed.

Palm, back, between fingers, tips and thumb after [who_handrub].
"""

import math
from dataclasses import dataclass

Place = tuple[float, float, float]
MEET: Place = (0.0, 0.46, -0.125)  # m from the eye; where the strokes below bring the hands together
RATE = 2.2  # strokes a second; chosen


@dataclass(frozen=True, slots=True)
class Step:
    """Pose, wrist and turn of one hand, as for a right hand."""

    pose: str
    place: Place
    turn: Place


ZONES = ("palm", "back", "fingers", "tips", "thumb")


def step(zone: str, time: float) -> tuple[Step, Step]:
    """(hand that is rubbed, hand that rubs) at a time. Hands meet half a metre ahead of the eye, low in view."""
    swing = math.sin(time * 2 * math.pi * RATE)
    turn = math.cos(time * 2 * math.pi * RATE)
    match zone:
        case "palm":
            return (
                Step("flat", (0.085, 0.455, -0.130), (38, 12, 84)),
                Step("flat", (0.075 - 0.004 * turn, 0.455 + 0.022 * swing, -0.115), (38, 12, 84)),
            )
        case "back":
            return (
                Step("flat", (0.075, 0.460, -0.150), (40, 8, 12)),
                Step("cup", (0.085, 0.470 + 0.022 * swing, -0.105), (48, 2, -4)),
            )
        case "fingers":
            return (
                Step("open", (0.080, 0.455, -0.135), (40, 16, 80)),
                Step("open", (0.072, 0.470 + 0.018 * swing, -0.120), (32, 22, 88)),
            )
        case "tips":
            return (
                Step("flat", (0.080, 0.465, -0.150), (42, 6, 150)),
                Step("tips", (0.085 + 0.012 * turn, 0.460 + 0.012 * swing, -0.090), (50, -8, -6)),
            )
        case "thumb":
            return (
                Step("open", (0.085, 0.445, -0.150), (34, 18, 40)),
                Step("grip", (0.070, 0.470, -0.120), (62, 10 + 10 * swing, 20 + 14 * swing)),
            )
    raise ValueError(f"no zone {zone!r} of a hand; there are {', '.join(ZONES)}")
