"""One number for all readings, so that a replay is compared at every mark."""

import functools

import numpy as np
from numpy.typing import NDArray

from sim_core.unit import Readings


def checksum(readings: Readings) -> float:
    """All readings in one number that shows a relative change of any of them.

    The sum of `w asinh(1e6 x)`: for |x| over 1e-6 its slope is w dx / x. The weights 1 to 2 keep equal changes of
    opposite sign from hiding each other.
    """
    values = np.fromiter(readings.values(), float, len(readings))
    return float(np.arcsinh(values * 1e6) @ _weights(len(values)))


def tolerance(readings: Readings) -> float:
    """How far two checksums may lie apart when every reading agrees within 1e-9."""
    return float(_weights(len(readings)).sum()) * 1e-9


@functools.cache
def _weights(count: int) -> NDArray[np.float64]:
    weights: NDArray[np.float64] = 1.5 + 0.5 * np.cos(np.arange(count, dtype=float))
    return weights
