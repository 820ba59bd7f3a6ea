"""pH of a culture by charge balance at 37 degC, mM [MODELS 1.4].

    SID + [H] + NH4 / (1 + 10^(pH - 8.95))
        = HCO3 + 2 CO3 + Kw/[H] + Lac / (1 + 10^(3.86 - pH)) + Ac / (1 + 10^(4.76 - pH)) + Buf / (1 + 10^(6.8 - pH))
    HCO3 = CO2 10^(pH - 6.1)        CO3 = HCO3 10^(pH - 10.22)        TIC = CO2 + HCO3 + CO3

SID: strong cations less strong anions that are not named; TIC: total inorganic carbon, which reactions and gas move;
Buf: phosphate. The left side falls and the right side rises with pH, so there is one root; Newton's method from the
last pH needs two or three steps.
"""

import math
from dataclasses import dataclass

from sim_core.culture.space import FLOATS, Number, Space

_LN10 = math.log(10.0)
PK_NH4 = 8.95
PK_CO2 = 6.1
PK_HCO3 = 10.22
PK_LACTIC = 3.86
PK_ACETIC = 4.76
PK_BUFFER = 6.8  # second step of phosphoric acid at ionic strength 0.15 M, 37 degC
PK_WATER = 13.62

_K_NH4 = 10.0**-PK_NH4
_K1 = 10.0**-PK_CO2
_K2 = 10.0**-PK_HCO3
_K_LACTIC = 10.0**PK_LACTIC
_K_ACETIC = 10.0**PK_ACETIC
_K_BUFFER = 10.0**PK_BUFFER
_OH = 10.0 ** (3.0 - PK_WATER)  # mM of hydroxide at pH 0
_STEPS = 60
_NEAR = 5e-5  # Newton squares the error: after a step of 5e-5 less than 1e-9 is left


@dataclass(slots=True)
class Ions:
    """What carries charge besides inorganic carbon, mM."""

    sid: Number
    ammonium: Number = 0.0
    lactate: Number = 0.0
    acetate: Number = 0.0
    buffer: Number = 0.0


def ph_of_carbon(carbon: Number, ions: Ions, guess: Number, xp: Space = FLOATS) -> Number:
    """The pH at which charges balance for a total inorganic carbon in mM.

    Args:
        carbon: CO2 + HCO3 + CO3, mM.
        ions: everything else that carries charge.
        guess: where to begin; the pH of the last step.
        xp: floats or arrays.
    """
    ph = guess
    for _ in range(_STEPS):
        e = xp.exp(_LN10 * ph)
        h = 1000.0 / e
        first = e * _K1
        second = first * e * _K2
        whole = 1.0 + first + second
        share = (first + 2.0 * second) / whole
        slope_share = (first + 4.0 * second) / whole - share * share
        charge, slope = _others(e, h, ions)
        step = (charge - carbon * share) / (carbon * slope_share + slope) / _LN10
        step = xp.minimum(xp.maximum(step, -0.5), 0.5)
        ph = ph + step
        if not xp.some(abs(step) > _NEAR):
            break
    return ph


def ph_of_co2(co2: Number, ions: Ions, guess: Number = 7.0, xp: Space = FLOATS) -> Number:
    """The pH for a dissolved CO2 in mM (what a gas phase imposes).

    >>> round(ph_of_co2(1.2, Ions(24.0)), 5)
    7.39971
    """
    ph = guess
    for _ in range(_STEPS):
        e = xp.exp(_LN10 * ph)
        h = 1000.0 / e
        first = co2 * e * _K1
        second = first * e * _K2
        charge, slope = _others(e, h, ions)
        step = (charge - first - 2.0 * second) / (first + 4.0 * second + slope) / _LN10
        step = xp.minimum(xp.maximum(step, -0.5), 0.5)
        ph = ph + step
        if not xp.some(abs(step) > 1e-9):
            break
    return ph


def co2_share(ph: Number, xp: Space = FLOATS) -> Number:
    """The share of total inorganic carbon that is dissolved CO2."""
    e = xp.exp(_LN10 * ph)
    first = e * _K1
    return 1.0 / (1.0 + first + first * e * _K2)


def _others(e: Number, h: Number, ions: Ions) -> tuple[Number, Number]:
    """Net positive charge of all but carbon, mM, and minus its derivative by ln(10^pH)."""
    ammonium = 1.0 / (1.0 + e * _K_NH4)
    lactate = e / (e + _K_LACTIC)
    acetate = e / (e + _K_ACETIC)
    buffer = e / (e + _K_BUFFER)
    hydroxide = e * _OH
    charge = (
        ions.sid
        + h
        - hydroxide
        + ions.ammonium * ammonium
        - ions.lactate * lactate
        - ions.acetate * acetate
        - ions.buffer * buffer
    )
    slope = (
        h
        + hydroxide
        + ions.ammonium * ammonium * (1.0 - ammonium)
        + ions.lactate * lactate * (1.0 - lactate)
        + ions.acetate * acetate * (1.0 - acetate)
        + ions.buffer * buffer * (1.0 - buffer)
    )
    return charge, slope
