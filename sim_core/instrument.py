"""What an instrument shows of what is there.

    lag       tau dm/dt = truth - m          exact for a constant truth over dt
    reading   m gain + offset + drift t + N(0, sigma), rounded to the resolution; frozen: the last reading stays

Sources: [MODELS 1.5 sensors]. Noise depends on seed, instance and tick only.
"""

import math
from dataclasses import dataclass

from sim_core import noise
from sim_core.quantity import Second


@dataclass(frozen=True, slots=True)
class Instrument:
    """One measuring channel.

    Attributes:
        sigma: standard deviation of the noise, in units of the reading.
        resolution: step of the display; 0 shows everything.
    """

    sigma: float = 0.0
    resolution: float = 0.0


@dataclass(frozen=True, slots=True)
class Health:
    """How well the channel works now; the faults of an instrument.

    Attributes:
        tau: time to 63 % of a step.
        offset: added to every reading.
        drift: added per hour since the fault began to act.
        is_frozen: the last reading stays.
    """

    tau: Second = 0.0
    offset: float = 0.0
    drift: float = 0.0
    is_frozen: bool = False


@dataclass(slots=True)
class Probe:
    """What the channel remembers: the lagged value, the drift so far, the last reading."""

    lagged: float = 0.0
    drifted: float = 0.0
    shown: float = 0.0


def read(x: Probe, truth: float, kind: tuple[Instrument, Health], dt: Second, draw: tuple[int, int]) -> float:
    """Let `dt` pass and return the reading; `draw` is the noise's key and the tick's number."""
    instrument, health = kind
    if health.drift == 0.0:
        x.drifted = 0.0  # recalibrated
    if dt > 0.0:
        x.lagged = truth if health.tau <= 0.0 else truth + (x.lagged - truth) * math.exp(-dt / health.tau)
        x.drifted += health.drift * dt / 3600.0
    if health.is_frozen:
        return x.shown
    value = x.lagged + health.offset + x.drifted
    if instrument.sigma > 0.0:
        value += instrument.sigma * noise.normal(*draw)
    x.shown = round(value / instrument.resolution) * instrument.resolution if instrument.resolution > 0.0 else value
    return x.shown
