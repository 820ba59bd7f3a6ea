"""What bench analysers share: a carousel of sample cups, a lit start key, a status lamp."""

import math

import numpy as np

from assets.kit.frames import Array, at
from assets.kit.model import Kit
from assets.shapes import Solid

PLACES = 24  # cups on a carousel


def carousel(kit: Kit, frame: Array, radius: float, filled: int = 0, part: str = "tray") -> None:
    """A turntable standing on the frame with a ring of cups, the first `filled` with something in them."""
    kit(part, "plastic_grey", frame).lathe(
        [(0.0, 0.0), (radius, 0.0), (radius, 0.006), (radius - 0.002, 0.008), (0.0, 0.008)], (0, 0, 0), 40
    )
    kit(part, "plastic_white", frame).lathe(
        [(radius * 0.55, 0.008), (radius * 0.97, 0.008), (radius * 0.97, 0.022), (radius * 0.55, 0.022)], (0, 0, 0), 40
    )
    kit(part, "plastic_blue", frame).lathe(
        [(0.0, 0.008), (0.014, 0.008), (0.014, 0.030), (0.022, 0.036), (0.022, 0.044), (0.0, 0.046)], (0, 0, 0), 20
    )
    ring = radius * 0.79
    wide = min(0.011, 0.8 * math.pi * ring / PLACES)
    for k in range(PLACES):
        a = math.radians(360 * k / PLACES - 90)
        spot = (ring * math.cos(a), ring * math.sin(a), 0.010)
        colour = "plastic_light" if k >= filled else ("bag_clear", "alcohol", "soap")[k % 3]
        kit(part, colour, frame).lathe(
            [
                (wide * 0.8, 0.0),
                (wide, 0.030),
                (wide * 1.12, 0.032),
                (wide * 1.05, 0.034),
                (wide * 0.85, 0.030),
                (0.0, 0.026),
            ],
            spot,
            12,
        )


def start_key(kit: Kit, frame: Array, size: float = 0.019) -> None:
    """The round start key, facing -y of its frame."""
    face = frame @ at(turn=(90, 0, 0))
    kit("case", "steel_polished", face).lathe(
        [(size * 1.35, 0.0), (size * 1.35, 0.004), (size * 1.1, 0.006)], (0, 0, 0), 28
    )
    kit("start_button", "plastic_green", face).lathe(
        [(size, 0.003), (size, 0.008), (size * 0.85, 0.010), (0.0, 0.0105)], (0, 0, 0), 28
    )
    kit("start_button", "plastic_white", frame).add(_arrow(size * 0.55), (0, -0.0112, 0))


def status_lamp(kit: Kit, frame: Array, wide: float = 0.11) -> None:
    """A strip that glows green when ready and blue while it measures, facing -y of its frame."""
    kit("lamp", "lamp_green", frame).plate((wide, 0.006, 0.010), (0, -0.004, 0), 0.005, 0.002)
    kit.state("lamp", "colour")


def _arrow(size: float) -> Solid:
    """A flat triangle that points to the right, facing -y."""
    points = np.array([(-0.6 * size, 0.0, -size), (size, 0.0, 0.0), (-0.6 * size, 0.0, size)])
    return Solid(points, np.tile((0.0, -1.0, 0.0), (3, 1)), np.zeros((3, 2)), np.array([[0, 1, 2]]))
