"""Units of measure: SI inside, everything else only at the edges.

A type is a unit (`Pressure: Pascal`); text of a level file is read by `parse("15 Pa", "Pa")`.
"""

import functools
import math
from typing import Annotated

from sim_core.errors import BadQuantity, guess

Kelvin = Annotated[float, "K"]
Pascal = Annotated[float, "Pa"]
Second = Annotated[float, "s"]
Metre = Annotated[float, "m"]
SquareMetre = Annotated[float, "m2"]
CubicMetre = Annotated[float, "m3"]
CubicMetrePerSecond = Annotated[float, "m3/s"]
PerCubicMetre = Annotated[float, "/m3"]
Cfu = Annotated[float, "CFU"]
Fraction = Annotated[float, "1"]

#: symbol -> (factor, offset, dimension); value in the dimension's base unit = number * factor + offset
_SYMBOLS: dict[str, tuple[float, float, str]] = {
    "1": (1.0, 0.0, "1"),
    "%": (0.01, 0.0, "1"),
    "#": (1.0, 0.0, "1"),
    "K": (1.0, 0.0, "K"),
    "degC": (1.0, 273.15, "K"),
    "C": (1.0, 273.15, "K"),
    "Pa": (1.0, 0.0, "Pa"),
    "mbar": (100.0, 0.0, "Pa"),
    "bar": (1e5, 0.0, "Pa"),
    "s": (1.0, 0.0, "s"),
    "min": (60.0, 0.0, "s"),
    "h": (3600.0, 0.0, "s"),
    "d": (86400.0, 0.0, "s"),
    "m": (1.0, 0.0, "m"),
    "m/s": (1.0, 0.0, "m/s"),
    "m2": (1.0, 0.0, "m2"),
    "m3": (1.0, 0.0, "m3"),
    "m3/s": (1.0, 0.0, "m3/s"),
    "m3/h": (1.0 / 3600.0, 0.0, "m3/s"),
    "/m3": (1.0, 0.0, "/m3"),
    "CFU": (1.0, 0.0, "CFU"),
    "CFU/m3": (1.0, 0.0, "CFU/m3"),
    "1/s": (1.0, 0.0, "1/s"),
    "/h": (1.0 / 3600.0, 0.0, "1/s"),
    "-": (1.0, 0.0, "1"),
    "rpm": (1.0, 0.0, "rpm"),
    "L": (1.0, 0.0, "L"),
    "mL": (1e-3, 0.0, "L"),
    "L/min": (1.0, 0.0, "L/min"),
    "L/h": (1.0 / 60.0, 0.0, "L/min"),
    "mL/h": (1e-3 / 60.0, 0.0, "L/min"),
    "mL/min": (1e-3, 0.0, "L/min"),
    "g/L": (1.0, 0.0, "g/L"),
}


@functools.lru_cache(maxsize=4096)
def parse(text: str, unit: str) -> float:
    """Read `"121.1 degC"` as a number in `unit`; a bare number is taken to be in `unit` only if that is "1".

    Raises:
        BadQuantity: no number, not finite, an unknown symbol, or another dimension than `unit`.

    >>> parse("20 degC", "K")
    293.15
    >>> parse("62 %", "1")
    0.62
    """
    number, _, symbol = text.strip().partition(" ")
    symbol = symbol.strip() or "1"
    try:
        value = float(number)
    except ValueError:
        raise BadQuantity(f"{text!r} is not a number with a unit; write it as '15 {unit}'") from None
    if not math.isfinite(value):
        raise BadQuantity(f"{text!r} is not finite; write it as '15 {unit}'")
    if symbol not in _SYMBOLS:
        raise BadQuantity(f"unknown unit {symbol!r} in {text!r}{guess(symbol, _SYMBOLS)}")
    factor, offset, dimension = _SYMBOLS[symbol]
    if unit not in _SYMBOLS:
        raise BadQuantity(f"unknown unit {unit!r}{guess(unit, _SYMBOLS)}")
    unit_factor, unit_offset, unit_dimension = _SYMBOLS[unit]
    if dimension != unit_dimension:
        raise BadQuantity(f"{text!r} is in {symbol} but {unit} is needed")
    return value if symbol == unit else (value * factor + offset - unit_offset) / unit_factor


def is_known(unit: str) -> bool:
    """Whether `unit` is a symbol that `parse` reads."""
    return unit in _SYMBOLS
