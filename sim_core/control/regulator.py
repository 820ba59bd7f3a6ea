"""A PI regulator with limits; works on floats and on arrays of loops alike.

    u = clip(base + Kp e + I, low, high)        dI/dt = Ki e, stopped where u is at a limit and e drives it further

Clamping keeps the integral from winding up, so that the loop comes back at once [Astrom & Hagglund, PID control].
"""

from typing import Any

import numpy as np

from sim_core.quantity import Second


def advance(integral: Any, error: Any, gains: tuple[Any, Any], limits: tuple[Any, Any], dt: Second) -> tuple[Any, Any]:
    """One step.

    Args:
        integral: what the loop remembers, in units of its output.
        error: positive asks for more output.
        gains: proportional gain and integral gain per second.
        limits: lowest and highest output.
        dt: length of the step.

    Returns:
        the output and the new integral.
    """
    proportional, per_second = gains
    grown = np.clip(integral + per_second * error * dt, limits[0], limits[1])
    output = np.clip(grown + proportional * error, limits[0], limits[1])
    return output, grown
