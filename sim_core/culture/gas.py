"""Gas and liquid of a sparged vessel: how much passes, and which concentrations follow.

    P/V   = Po rho N^3 D^5 / V                                                       power per volume, W/m3
    kLa   = alpha 0.026 (P/V)^0.4 vs^0.5                                             [vantriet1979; MODELS 1.3, 14.2]
    H_O2  = 1.3e-3 exp(1500 (1/T - 1/298.15)) M/atm,  H_CO2 = 24.90 mM/atm at 37 degC, slope 2400 K    [sander2015]
    p_w   = 6.112 mbar exp(17.62 t / (243.12 + t))                                   Magnus, over water
    bubble: a gas that rises and gives off what it holds
            passed = n (y - C / (H p)) (1 - exp(-kLa V H p / n))                     n: mmol/h of gas
    end of a step of h hours (implicit, so that any step is safe):
            C V = C0 V0 + h [G (C_in - C) + S (C_top - C)] - h U C/(K + C)

G: conductance of the bubbles, S: of the surface, L/h. Flows are standard litres at 20 degC and 1 atm (24.055 L/mol).
Dissolved oxygen is shown in % of saturation with air at 1 atm and 37 degC: 100 % = 0.2103 mM [MODELS 1.3].
"""

from sim_core.culture.space import FLOATS, Number, Space

MOLAR_LITRE = 24.055  # L/mol at 20 degC and 1 atm
AIR_OXYGEN = 0.2095
SATURATION = 0.2103  # mM at 100 % [MODELS 1.3]
ATM = 1013.25  # mbar
K_OXYGEN = 0.004  # mM: half of the uptake is left [MODELS 14.1]
CO2_OVER_O2 = 0.9  # kLa of CO2 over that of oxygen [MODELS 1.3]
MMHG_PER_ATM = 760.0


def power_per_volume(rpm: Number, diameter: float, number: float, volume_l: Number) -> Number:
    """Power of one impeller over the liquid, W/m3.

    >>> round(power_per_volume(80.0, 0.45, 1.5, 1600.0), 1)
    41.0
    """
    turns = rpm * (1.0 / 60.0)
    return number * 1e6 * turns * turns * turns * diameter**5 / volume_l


def transfer_coefficient(power: Number, speed: Number, xp: Space = FLOATS) -> Number:
    """Transfer coefficient kLa of bubbles in coalescing liquid, 1/h, before `alpha`.

    Args:
        power: W/m3.
        speed: of the gas over the empty cross-section, m/s.
        xp: floats or arrays.

    >>> round(transfer_coefficient(20.0, 0.001), 2), round(transfer_coefficient(1000.0, 0.01), 2)
    (9.81, 148.35)
    """
    return 93.6 * power**0.4 * xp.sqrt(speed)


def non_coalescing(power: Number, speed: Number) -> Number:
    """Transfer coefficient kLa of bubbles that stay apart (salts), 1/h.

    >>> round(non_coalescing(50.0, 0.002), 2)
    32.12
    """
    return 7.2 * power**0.7 * speed**0.2


def solubility_o2(celsius: Number, xp: Space = FLOATS) -> Number:
    """Dissolved O2, mM per atm."""
    return 1.3 * xp.exp(1500.0 * (1.0 / (celsius + 273.15) - 1.0 / 298.15))


def solubility_co2(celsius: Number, xp: Space = FLOATS) -> Number:
    """Dissolved CO2, mM per atm; 24.90 at 37 degC."""
    return 24.90 * xp.exp(2400.0 * (1.0 / (celsius + 273.15) - 1.0 / 310.15))


def vapour(celsius: Number, xp: Space = FLOATS) -> Number:
    """Pressure of water vapour over water, atm.

    >>> round(vapour(37.0), 4)
    0.0618
    """
    return 6.112 / ATM * xp.exp(17.62 * celsius / (243.12 + celsius))


def bubble_conductance(gas: Number, coefficient: Number, solubility: Number, xp: Space = FLOATS) -> Number:
    """What bubbles pass per mM of difference to their entry, L/h.

    Args:
        gas: flow, mmol/h, above 0.
        coefficient: kLa times volume, L/h.
        solubility: H p, mM.
        xp: floats or arrays.
    """
    held = gas / solubility
    return held * (1.0 - xp.exp(-coefficient / held))


def oxygen_after(
    amount: Number, volume: Number, supply: tuple[Number, Number], demand: Number, xp: Space = FLOATS
) -> Number:
    """Dissolved oxygen at the end of an implicit step, mM.

    Args:
        amount: mmol dissolved at its begin.
        volume: L at its end.
        supply: conductance times hours, L; and the same times the concentration that it drives to, mmol.
        demand: what would be taken up with oxygen in plenty, mmol.
        xp: floats or arrays.
    """
    passed, brought = supply
    whole = volume + passed
    known = amount + brought
    # whole C + demand C/(K + C) = known: the positive root, written so that nothing cancels.
    half = 0.5 * (whole * K_OXYGEN + demand - known)
    root = xp.sqrt(half * half + whole * K_OXYGEN * known)
    return xp.where(half > 0.0, K_OXYGEN * known / (root + abs(half)), (root - half) / whole)
