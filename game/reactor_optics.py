"""What an eye sees of a broth: how cloudy it is, its colour, how far one looks into it; and where its surfaces stand.

The medium has phenol red, which is yellow below pH 6.8 and pink above 8.2; cells and bacteria scatter. A thick layer
of both looks as Kubelka and Munk say [kubelka1931].
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sim_core.culture.readout import DENSITY
from sim_core.culture.vessel import Vessel

Rgb = tuple[float, float, float]
PKA = 7.9  # of phenol red
ACID = (0.01, 0.16, 1.30)  # 1/cm absorbed by 10 mg/L of the yellow form in red, green, blue; from its spectrum, rounded
BASE = (0.03, 3.20, 0.50)  # 1/cm, the pink form
CELL = 0.07  # 1/cm for 1e6 cells/mL: 2 pi r2 (1 - g) with r 7.5 um, g 0.98
BACTERIUM = 0.0015  # 1/cm for 1e6/mL: r 0.5 um, efficiency 1.5, g 0.87
BUBBLES = 0.02  # 1/cm, bubbles and the wall behind; chosen
SIGHT = 38.0  # cm from the glass to the blades
CLEAREST, DENSEST = 0.30, 0.985  # opacity of medium alone, of any culture; chosen so that a surface is always seen
HEAD_SPACE = 0.04  # m under the lid that foam leaves free
_VESSEL = Vessel()


@dataclass(frozen=True, slots=True)
class Sight:
    """What is behind the glass.

    Attributes:
        colour: of the broth, linear red, green, blue.
        opacity: 0 clear to 1.
        level: height of the surface over the bottom tangent, m.
        foam: height of the foam over the surface, m.
    """

    colour: Rgb
    opacity: float
    level: float
    foam: float


def scattering(viable: float, dead: float, bacteria: float) -> float:
    """Reduced scattering of a broth, 1/cm; counts in 1e6/mL.

    >>> round(scattering(15.0, 2.0, 0.0), 2)
    1.21
    """
    return CELL * (viable + dead) + BACTERIUM * bacteria + BUBBLES


def absorbed(ph: float) -> Rgb:
    """What the indicator takes away of red, green and blue, 1/cm."""
    pink = 1.0 / (1.0 + 10.0 ** (PKA - ph))
    red, green, blue = (acid * (1.0 - pink) + base * pink for acid, base in zip(ACID, BASE, strict=True))
    return red, green, blue


def colour(ph: float, scatter: float) -> Rgb:
    """Colour of a thick layer: red, green, blue, 0 to 1, linear."""
    red, green, blue = (_thick(2.0 * k / (0.75 * scatter)) for k in absorbed(ph))
    return red, green, blue


def opacity(scatter: float) -> float:
    """How much of the blades is lost between them and the glass, 0 to 1."""
    return min(DENSEST, max(CLEAREST, 1.0 - math.exp(-scatter * SIGHT)))


def surface(litres: float) -> float:
    """Height of a volume over the bottom tangent, m; negative inside the bottom head."""
    radius = _VESSEL.diameter / 2.0
    in_head = 1000.0 * math.pi * radius**3 / 3.0  # an elliptical head of depth r / 2
    return (litres - in_head) / 1000.0 / _VESSEL.section


def sight(readings: Mapping[str, float], instance: str, eye: float, top: float) -> Sight:
    """What is behind the glass of an instance; `eye`, `top`: foam probe and lid over the bottom tangent, m."""

    def of(name: str, otherwise: float = 0.0) -> float:
        return readings.get(f"{instance}.{name}", otherwise)

    level = surface(of("weight") / DENSITY)
    scatter = scattering(of("true.Xv"), of("true.Xd"), of("true.bacteria"))
    room = max(0.0, top - HEAD_SPACE - level)
    foam = min(room, of("foam") * max(0.10, eye - level))
    return Sight(colour(of("true.ph", 7.0), scatter), opacity(scatter), level, foam)


def _thick(ratio: float) -> float:
    """Reflectance of an endless layer for its ratio of absorption to scattering."""
    return 1.0 + ratio - math.sqrt(ratio * ratio + 2.0 * ratio)
