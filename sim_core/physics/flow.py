"""Air through openings, extract ducts and filters; every function works on floats (`math`) and on arrays (`numpy`).

    orifice    Q = Cd A sqrt(2 dp / rho)                     rounded off below 1e-4 Pa, where flow is laminar
    extract    Q = k a sqrt(p - p_return)                    a: damper position
    filter     fan head = duct (Q/Qn)^2 + filter R (Q/Qn)    R: resistance of the loaded filter over the clean one
    exchange   Q = opening max(0.3, 1.0 sqrt(dT / 2 K))      both ways through an open door

Positive flow goes with positive pressure difference. Sources: Cd, rho, the extract law [MODELS 6.4, 14.3], exchange
[MODELS 14.3; mechanics.yaml room_model.leak].
"""

import math
from typing import Any

from sim_core.quantity import CubicMetrePerSecond, Pascal, SquareMetre

DISCHARGE = 0.65  # sharp-edged slit or doorway [MODELS 6.4]
DENSITY = 1.2  # air at 20 degC, kg/m3
ROUNDING: Pascal = 1e-4  # chosen: far below any gauge, and Newton's method stays smooth
CLEAN_FILTER: Pascal = 100.0  # clean HEPA at design flow [MODELS 6.4 faults]
DUCT: Pascal = 350.0  # chosen: the rest of the fan's head at design flow; a filter at 450 Pa then halves nothing

_C = DISCHARGE * math.sqrt(2.0 / DENSITY)


def root(dp: Any, xp: Any = math) -> Any:
    """sign(dp) sqrt|dp|, smooth at zero."""
    return dp / xp.sqrt(xp.sqrt(dp * dp + ROUNDING * ROUNDING))


def root_and_slope(dp: Any, xp: Any = math) -> tuple[Any, Any]:
    """`root` and its derivative, which is positive everywhere."""
    own = dp * dp
    square = own + ROUNDING * ROUNDING
    fourth = xp.sqrt(xp.sqrt(square))
    return dp / fourth, (0.5 * own + ROUNDING * ROUNDING) / (square * fourth)


def orifice(area: SquareMetre | Any, dp: Pascal | Any, xp: Any = math) -> Any:
    """Flow through an opening, m3/s.

    >>> round(orifice(0.01, 15.0), 4)
    0.0325
    """
    return _C * area * root(dp, xp)


def orifice_and_slope(area: SquareMetre | Any, dp: Pascal | Any, xp: Any = math) -> tuple[Any, Any]:
    """Flow through an opening, m3/s, and d(flow)/d(dp), m3/s/Pa."""
    drop, slope = root_and_slope(dp, xp)
    return _C * area * drop, _C * area * slope


def filter_share(resistance: Any, xp: Any = math) -> Any:
    """Flow through a loaded filter over the flow through a clean one, at the same fan head.

    >>> round(filter_share(1.0), 12), round(filter_share(4.5), 3)
    (1.0, 0.661)
    """
    drag = CLEAN_FILTER * resistance
    head = CLEAN_FILTER + DUCT
    return (xp.sqrt(drag * drag + 4.0 * DUCT * head) - drag) / (2.0 * DUCT)


def exchange(opening: float, dt_kelvin: float) -> CubicMetrePerSecond:
    """Air that crosses an open door each way because it is open, besides what the pressure drives."""
    return opening * max(0.3, math.sqrt(abs(dt_kelvin) / 2.0)) if opening > 0.0 else 0.0
