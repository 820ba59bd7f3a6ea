"""The two number worlds of the culture: plain floats for one reactor, numpy arrays for many.

numpy on single numbers is twenty times slower than floats [PERF.md]; below some 25 plants floats win, above arrays do.
"""

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Number = Any  # a float, or an array of shape (plants,)


@dataclass(frozen=True, slots=True)
class Space:
    """The functions that the equations need, under names that both worlds share."""

    exp: Callable[[Number], Number]
    log: Callable[[Number], Number]
    sqrt: Callable[[Number], Number]
    maximum: Callable[[Number, Number], Number]
    minimum: Callable[[Number, Number], Number]
    clip: Callable[[Number, Number, Number], Number]
    where: Callable[[Any, Number, Number], Number]
    some: Callable[[Any], bool]


def _choose(condition: bool, yes: float, no: float) -> float:
    return yes if condition else no


def _hold(value: float, low: float, high: float) -> float:
    return low if value < low else high if value > high else value


def _hold_all(value: Number, low: Number, high: Number) -> Number:
    return np.minimum(np.maximum(value, low), high)


def _any(condition: Any) -> bool:
    return bool(np.any(condition))


FLOATS = Space(math.exp, math.log, math.sqrt, max, min, _hold, _choose, bool)
ARRAYS = Space(np.exp, np.log, np.sqrt, np.maximum, np.minimum, _hold_all, np.where, _any)


@dataclass(frozen=True, slots=True)
class Stride:
    """One step: how long, and in which world it is computed."""

    hours: float
    xp: Space = FLOATS


@functools.lru_cache(maxsize=64)
def stride(hours: float) -> Stride:
    """A step on floats; made once for each length."""
    return Stride(hours)
