"""What temperature, pH, oxygen and CO2 do to cells: factors on the rates of platform.py.

    growth    exp(-0.12 (36.8 - T)) below 36.8 degC; falls to 0 at 40           [MODELS 1.1: exp(-0.09..-0.15 (37 - T))]
              cardinal pH 6.6 - 7.05 - 7.6; (1 + 0.3^3) / (1 + (pCO2/200 mmHg)^3); C/(0.004 mM + C)   [MODELS 1.1, 14.1]
    product   DO/(2 + DO) of dissolved oxygen DO in %                                                 [MODELS 14.1]
    stress    0.02/h without oxygen (half at 2 %), 0.004/h above 150 %, heat above 38.5 degC          [MODELS 14.1]

Each growth factor is 1 where the platform's rates were measured (36.8 degC, pH 7.0, 60 mmHg, DO 40 %) and never above:
the figures of MODELS 14.1 are those of a culture that is well kept.
"""

from sim_core.culture import gas
from sim_core.culture.platform import K_GLUCOSE, Surroundings
from sim_core.culture.space import FLOATS, Number, Space

SET_TEMPERATURE = 36.8
PH_LOW, PH_BEST, PH_HIGH, PH_KEPT = 6.6, 7.05, 7.6, 7.0
CO2_HALF, CO2_KEPT = 200.0, 60.0  # mmHg
ANOXIC_LACTATE = 0.15  # mmol/1e9 cells/h [MODELS 14.1]
ANOXIC_DEATH, ANOXIC_AT = 0.02, 2.0  # 1/h, % of dissolved oxygen [MODELS 14.1]
HYPEROXIC_DEATH, HYPEROXIC_AT = 0.004, 150.0  # 1/h, % [MODELS 14.1]
SOUR, SWEET = 4.5, 6.0  # pH at which the acid they make stops bacteria, and from which it does not; chosen
_OXYGEN_KEPT = 0.4 * gas.SATURATION / (gas.K_OXYGEN + 0.4 * gas.SATURATION)


def _cardinal(ph: Number) -> Number:
    outer = (ph - PH_LOW) * (ph - PH_HIGH)
    return outer / (outer - (ph - PH_BEST) * (ph - PH_BEST))


_PH_KEPT = _cardinal(PH_KEPT)


def acidity(ph: Number, xp: Space = FLOATS) -> Number:
    """Growth at a pH over growth at 7.0, from 0 to 1 [rosso1995].

    >>> acidity(7.0), acidity(6.5), 0.3 < acidity(6.75) < 0.7
    (1.0, 0.0, True)
    """
    held = xp.clip(ph, PH_LOW, PH_HIGH)
    return xp.minimum(1.0, _cardinal(held) / _PH_KEPT)


def feverish(celsius: Number, xp: Space = FLOATS) -> Number:
    """Growth above 36.8 degC over growth there.

    >>> feverish(36.0), feverish(40.0)
    (1.0, 0.0)
    """
    above = xp.maximum(0.0, celsius - SET_TEMPERATURE) * (1.0 / (40.0 - SET_TEMPERATURE))
    return xp.maximum(0.0, 1.0 - above * above)


def hunger(glucose: Number, xp: Space = FLOATS) -> Number:
    """Antibody made over that at 22 mM of glucose: without sugar none is [MODELS F06].

    >>> hunger(30.0), hunger(0.0), hunger(0.084) < 0.51
    (1.0, 0.0, True)
    """
    return xp.minimum(1.0, glucose / (K_GLUCOSE + glucose) * (22.0 + K_GLUCOSE) / 22.0)


def surroundings(celsius: Number, ph: Number, oxygen: Number, co2_mmhg: Number, xp: Space = FLOATS) -> Surroundings:
    """The factors for one step; oxygen in mM."""
    do = oxygen * (100.0 / gas.SATURATION)
    breath = oxygen / (gas.K_OXYGEN + oxygen)
    crowd = co2_mmhg * (1.0 / CO2_HALF)
    kept = 1.0 + (CO2_KEPT / CO2_HALF) ** 3
    slow = xp.exp(0.12 * xp.minimum(0.0, celsius - SET_TEMPERATURE))
    growth = slow * feverish(celsius, xp) * acidity(ph, xp)
    enough = xp.minimum(1.0, breath / _OXYGEN_KEPT)
    growth *= enough * xp.minimum(1.0, kept / (1.0 + crowd * crowd * crowd))
    squared = do * do
    cubed = squared * squared * squared * (1.0 / HYPEROXIC_AT**6)
    low, high = squared * squared * (1.0 / ANOXIC_AT**4), cubed * cubed  # powers 4 and 12
    anoxic = 1.0 / (1.0 + low)
    hot = xp.maximum(0.0, celsius - 38.5)
    return Surroundings(
        growth,
        slow,
        xp.minimum(1.0, do / (2.0 + do) * (42.0 / 40.0)),
        ANOXIC_DEATH * anoxic + HYPEROXIC_DEATH * high / (1.0 + high) + 0.01 * hot * hot,
        ANOXIC_LACTATE * anoxic,
        enough,
        xp.clip((ph - SOUR) * (1.0 / (SWEET - SOUR)), 0.0, 1.0),
    )
