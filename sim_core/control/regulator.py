"""A PI regulator with limits that slowly forgets; works on floats and on arrays of loops alike.

    u = clip(rest + Kp e + I, low, high)        dI/dt = Ki e - I / T, stopped where rest + I is at a limit
    e is what the error has beyond the dead band; the actuator takes the nearest of its steps

Clamping keeps the integral from winding up, so that the loop comes back at once [Astrom & Hagglund, PID control]. `T`
is what a real integrator has, a finite gain at rest: where two loops act on one pressure (two rooms with the door
between them open), only the sum of what they do is fixed; the difference forgets its history and goes back to what was
commissioned. The price is an error at rest of I / (Ki T).
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim_core.quantity import Second


@dataclass(frozen=True, slots=True, eq=False)
class Tuning:
    """How loops act; `proportional`, `per_second` may be arrays, one number a loop.

    Attributes:
        proportional: Kp, output per error.
        per_second: Ki, output per error and second.
        low, high: limits of the output.
        rest: the output that was commissioned.
        forgets: T.
        dead_band: an error up to this counts as none.
        steps: of the actuator per unit of output.
    """

    proportional: Any
    per_second: Any
    low: float
    high: float
    rest: float = 1.0
    forgets: Second = 1800.0  # chosen: a thousand times slower than it acts
    dead_band: float = 0.0
    steps: float = 2_000.0  # chosen: a good damper actuator; a step moves no room by more than its dead band


def advance(integral: Any, error: Any, tuning: Tuning, dt: Second) -> tuple[Any, Any]:
    """One step.

    Args:
        integral: what the loop remembers, as an output (rest + I).
        error: positive asks for more output.
        tuning: of the loop.
        dt: length of the step.

    Returns:
        the output and the new integral.
    """
    error = error - _between(error, -tuning.dead_band, tuning.dead_band)
    left = tuning.rest + (integral - tuning.rest) * math.exp(-dt / tuning.forgets)
    grown = _between(left + dt * tuning.per_second * error, tuning.low, tuning.high)
    wanted = _between(grown + tuning.proportional * error, tuning.low, tuning.high)
    return np.round(wanted * tuning.steps) / tuning.steps, grown


def _between(value: Any, low: float, high: float) -> Any:
    """`np.clip` in a third of its time."""
    return np.minimum(np.maximum(value, low), high)
