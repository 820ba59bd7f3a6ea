"""One well-mixed room: particles, viable carriers, clean-up, classification, humidity.

    V dC/dt = G + e Qs (Cs - C) + sum Qin (Cin - C) - v A C
    steady    C = (G + e Qs Cs) / (e Qs + v A)              recovery    t = ln(C0 / C) / ACH_eff

Functions take floats (`math`) or arrays (`numpy`). Sources: [MODELS 6.2, 6.3], limits of ISO 14644-1:2015.
"""

import math
from typing import Any

from sim_core.quantity import CubicMetre, Metre, PerCubicMetre, Second

MetrePerSecond = float

#: settling speed of particles >= 0.5 um, >= 5 um, and of viable carriers of 12 um [MODELS 6.3]
SETTLING: tuple[MetrePerSecond, MetrePerSecond, MetrePerSecond] = (1.0038e-5, 7.7774e-4, 4.3959e-3)


def steady(generation: Any, ventilation: Any, supply: Any = 0.0, settling: Any = 0.0) -> Any:
    """Concentration that a room reaches, per m3; `generation` per s, flows in m3/s.

    >>> round(steady(1.02e6 / 60, 60 * 20 / 3600))
    51000
    """
    return (generation + ventilation * supply) / (ventilation + settling)


def mixed(start: Any, end: Any, rate: Any, dt: Second, xp: Any = math) -> Any:
    """Exact course of a room with constant inputs: from `start` towards `end` at `rate` 1/s."""
    return end + (start - end) * xp.exp(-rate * dt)


def recovery(ratio: float, changes_per_hour: float) -> Second:
    """Time to clean up by a factor, with the effective air changes.

    >>> round(recovery(100.0, 20.0) / 60, 3)
    13.816
    """
    return math.log(ratio) / changes_per_hour * 3600.0


def iso_limit(iso_class: float, size_um: float) -> PerCubicMetre:
    """Particles of `size_um` and larger that a class allows, 3 significant figures.

    >>> iso_limit(5, 0.5), iso_limit(8, 5.0)
    (3520.0, 29300.0)
    """
    return float(f"{10.0**iso_class * (0.1 / size_um) ** 2.08:.3g}")


def sample_volume(limit: PerCubicMetre) -> CubicMetre:
    """Smallest sample that holds 20 particles at the limit.

    >>> round(sample_volume(3520.0) * 1000, 2)
    5.68
    """
    return 20.0 / limit


def saturation(celsius: Any, xp: Any = math) -> Any:
    """Vapour pressure of water, Pa (Magnus form, 0 to 60 degC) [WMO no. 8]."""
    return 611.2 * xp.exp(17.62 * celsius / (243.12 + celsius))


def stokes_speed(diameter: Metre) -> MetrePerSecond:
    """Settling speed of a sphere of unit density with Cunningham's slip correction at 20 degC.

    >>> round(stokes_speed(12e-6), 5)
    0.0044
    """
    free_path, viscosity, gravity = 6.6e-8, 1.81e-5, 9.81  # air at 20 degC, 1 atm
    knudsen = 2.0 * free_path / diameter
    slip = 1.0 + knudsen * (1.257 + 0.4 * math.exp(-1.1 / knudsen))
    return 1000.0 * gravity * diameter**2 * slip / (18.0 * viscosity)
