"""The empty vessel: steamed, cooled, held under pressure [equipment.yaml br2000.sip_temp, hold_drop].

    steam     tau dT/dt = T_steam - T    until the coldest place has F0 = 30 min, then it cools to 36.8 degC
    air       1/T_cold = 1/T_steam - R ln(share of steam) / H_v       (10 % of air cost 3.4 K)
    F0        dF0/dt = 10^((T - 121.1) / 10)                                              [MODELS B20]
    hold      dp/dt = -leak p                                                             leak: of the seals, 1/h

The coldest place decides: its temperature is what `sip_temp` shows.
"""

import math

from sim_core.culture.state import Reactor
from sim_core.quantity import Second

STEAM = 124.0  # degC
STEAM_TIME: Second = 480.0  # s to 63 % of a step, chosen: 1 t of steel under 1.2 bar steam is hot in half an hour
COOL_TIME: Second = 1200.0
READY = 37.5  # degC
GAS, VAPORISATION = 8.314, 39.6e3  # J/mol/K; J/mol of water at 120 degC
HELD = 500.0  # mbar at the start of a pressure hold
F0_NEEDED = 30.0  # min
_CULTURE = 36.8


def steam(x: Reactor, steam_supply: float, dt: Second) -> bool:
    """One step of sterilisation; True when it is over: hot long enough, and cool again."""
    left = dt
    while left > 1e-9:
        h = min(left, 10.0)
        target = coldest(steam_supply) if x.f0 < F0_NEEDED else _CULTURE
        tau = STEAM_TIME if target > x.sip_temp else COOL_TIME
        x.sip_temp = target + (x.sip_temp - target) * math.exp(-h / tau)
        x.f0 += 10.0 ** ((x.sip_temp - 121.1) / 10.0) * h / 60.0 if x.sip_temp > 100.0 else 0.0
        left -= h
    return x.f0 >= F0_NEEDED and x.sip_temp < READY


def coldest(share: float) -> float:
    """Temperature at which steam condenses where air holds the rest of the pressure, degC.

    >>> round(coldest(1.0), 1), round(coldest(0.9), 1)
    (124.0, 120.5)
    """
    if share <= 0.0:
        return _CULTURE
    return max(_CULTURE, 1.0 / (1.0 / (STEAM + 273.15) - GAS / VAPORISATION * math.log(share)) - 273.15)


def hold(x: Reactor, leak: float, dt: Second) -> None:
    """One step of a pressure hold; the drop over ten minutes is what the operator judges."""
    x.hold_pressure *= math.exp(-leak * dt / 3600.0)
    x.hold_drop = HELD - x.hold_pressure
