"""What heat does to germs and cells.

    F0        dF0/dt = 10^((T - 121.1 degC) / 10 K), counted above 100 degC                      [en285]
    death     N' = N 10^(-t / D(T)),  D(T) = D_ref 10^((T_ref - T) / z)
    air       1/T_cold = 1/T - R ln(1 - share of air) / H_v        steam condenses colder where air holds pressure

Reference times: spores of the indicator 1.5 min at 121 degC, z = 10 K [iso11138, least D value]; vegetative bacteria
and mammalian cells 2 min at 60 degC, z = 7 K, chosen.
"""

import math
from dataclasses import dataclass

from sim_core.quantity import Second

REFERENCE, STEP = 121.1, 10.0  # degC, K
COUNTED_FROM = 100.0  # degC: below, the straight line is not valid
GAS, VAPORISATION = 8.314, 39.6e3  # J/mol/K; J/mol of water at 120 degC
MOST_DECADES = 300.0  # numbers end there


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of life dies: D in s at a temperature in degC, and the z value in K."""

    d: Second
    at: float
    z: float


SPORES = Kind(90.0, 121.1, 10.0)
CELLS = Kind(120.0, 60.0, 7.0)


def f0(temperature: float, dt: Second) -> float:
    """Lethality gained in `dt`, min.

    >>> round(f0(121.1, 60.0), 6), f0(99.0, 60.0)
    (1.0, 0.0)
    """
    return 10.0 ** ((temperature - REFERENCE) / STEP) * dt / 60.0 if temperature > COUNTED_FROM else 0.0


def surviving(kind: Kind, temperature: float, dt: Second) -> float:
    """Share that is left after `dt`.

    >>> round(surviving(SPORES, 121.1, 90.0), 6)
    0.1
    """
    decades = dt / kind.d * 10.0 ** min(6.0, (temperature - kind.at) / kind.z)
    return float(10.0 ** -min(decades, MOST_DECADES))


def beside_air(temperature: float, air: float) -> float:
    """Where steam of a temperature condenses when air holds a share of the pressure, degC.

    >>> round(beside_air(124.0, 0.1), 1)
    120.5
    """
    return 1.0 / (1.0 / (temperature + 273.15) - GAS / VAPORISATION * math.log(1.0 - air)) - 273.15


@dataclass(slots=True)
class Alive:
    """What lives somewhere: 1e9 cells, 1e9 vegetative germs, spores in CFU."""

    cells: float = 0.0
    germs: float = 0.0
    spores: float = 0.0

    def take(self, share: float) -> "Alive":
        """A share of it goes away, and is returned."""
        away = Alive(self.cells * share, self.germs * share, self.spores * share)
        self.add(away, -1.0)
        return away

    def add(self, other: "Alive", times: float = 1.0) -> None:
        """More of it, or less; never under nothing."""
        self.cells = max(0.0, self.cells + other.cells * times)
        self.germs = max(0.0, self.germs + other.germs * times)
        self.spores = max(0.0, self.spores + other.spores * times)

    def heat(self, temperature: float, dt: Second) -> None:
        """A while at a temperature."""
        left = surviving(CELLS, temperature, dt)
        self.cells, self.germs = self.cells * left, self.germs * left
        self.spores *= surviving(SPORES, temperature, dt)

    @property
    def cfu(self) -> float:
        """Germs that could grow."""
        return self.germs * 1e9 + self.spores
