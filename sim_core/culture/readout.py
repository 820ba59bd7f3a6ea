"""The instruments of the reactor: what the loops and the operator see of what is there [MODELS 1.5].

    DO        optical, lag 30 s, 0.3 % noise, 0.1 % steps; sensitivity: a fouled membrane gives less for the same oxygen
    pH        lag 20 s, 0.005, 0.01 steps           T    lag 20 s, 0.02 K, 0.1 K steps
    pressure  lag 0.4 s, 0.5 mbar, 1 mbar steps      capacitance 5 % of reading, 0.1 pF/cm
    weight    0.5 kg, 1 kg steps

The loops take the lagged values without noise: a controller filters it. Noise depends on seed, instance and tick only.
"""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass

from sim_core import noise
from sim_core.culture import automation, gas, headspace
from sim_core.culture.state import Reactor
from sim_core.culture.vessel import Vessel
from sim_core.instrument import Instrument
from sim_core.quantity import Second
from sim_core.unit import Tick


@dataclass(frozen=True, slots=True)
class Channel:
    """One instrument: how it reads, its lag, and the names of the parameters that spoil it.

    Attributes:
        kind: noise and resolution. lag: time to 63 % of a step.
        slope, offset, frozen, slow: names of faultable parameters, or empty; `slow` replaces `lag`.
    """

    kind: Instrument
    lag: Second = 0.0
    slope: str = ""
    offset: str = ""
    frozen: str = ""
    slow: str = ""


CHANNELS: Mapping[str, Channel] = {
    "do_a": Channel(Instrument(0.3, 0.1), 30.0, "do_a_sensitivity", "do_a_offset", "do_a_frozen", "do_a_tau"),
    "do_b": Channel(Instrument(0.3, 0.1), 30.0, "do_b_sensitivity"),
    "ph": Channel(Instrument(0.005, 0.01), 20.0, offset="ph_offset"),
    "temp": Channel(Instrument(0.02, 0.1), 20.0, offset="temp_offset"),
    "press": Channel(Instrument(0.5, 1.0), 0.4),
    "weight": Channel(Instrument(0.5, 1.0)),
    "capacitance": Channel(Instrument(0.5, 0.1)),
}
PF_PER_CELL = 0.9  # pF/cm for 1e6 viable cells/mL of 14 um: order of commercial probes, chosen
DENSITY = 1.02  # kg/L of broth, chosen


_PROBES = tuple((name, c.slope, c.slow) for name, c in CHANNELS.items())


def _stand_in(x: Reactor, vessel: Vessel) -> tuple[float, ...]:
    """What each probe stands in, in the order of CHANNELS."""
    b = x.broth
    per = 1.0 / b.volume
    oxygen = b.oxygen * per * (100.0 / gas.SATURATION)
    pressure = headspace.gauge(b.gas, vessel.total - b.volume, b.temperature)
    return oxygen, oxygen, b.ph, b.temperature, pressure, b.volume * DENSITY, b.cells[0] * per * PF_PER_CELL


def truths(x: Reactor, vessel: Vessel) -> dict[str, float]:
    """What each probe stands in, by name."""
    return dict(zip(CHANNELS, _stand_in(x, vessel), strict=True))


@functools.lru_cache(maxsize=64)
def _kept(dt: Second) -> tuple[float, ...]:
    """The share of an old reading that is left after a time, by channel."""
    return tuple(_share(dt, channel.lag) for channel in CHANNELS.values())


def _share(dt: Second, tau: Second) -> float:
    return math.exp(-dt / tau) if tau > 0.0 else 0.0


def follow(x: Reactor, vessel: Vessel, p: Mapping[str, float], dt: Second) -> None:
    """Let every probe come nearer to what it stands in."""
    probes, gains = x.probes, x.gains
    for (name, slope, slow), truth, share in zip(_PROBES, _stand_in(x, vessel), _kept(dt), strict=True):
        seen = truth * p[slope] if slope else truth
        if name in gains:
            seen *= gains[name]
        kept = _share(dt, p[slow]) if slow else share
        probe = probes[name]
        probe.lagged = seen + (probe.lagged - seen) * kept


def loop_readings(x: Reactor, p: Mapping[str, float]) -> tuple[float, float, float, float]:
    """What the loops act on: DO, pH, temperature, pressure; a frozen probe gives them its last reading."""
    probes, offsets = x.probes, x.offsets
    probe = probes[automation.control_reading(x)]
    oxygen = probe.lagged
    if probe is probes["do_a"]:
        oxygen = probe.shown if p["do_a_frozen"] > 0.5 else oxygen + p["do_a_offset"]
    return (
        oxygen,
        probes["ph"].lagged + p["ph_offset"] + offsets.get("ph", 0.0),
        probes["temp"].lagged + p["temp_offset"],
        probes["press"].lagged,
    )


def show(x: Reactor, tick: Tick, *, is_noisy: bool) -> None:
    """Write what the displays show at the end of a step."""
    p, probes, offsets = tick.p, x.probes, x.offsets
    draws = noise.seven_normals(noise.key(tick.seed, tick.instance, "probes"), tick.number) if is_noisy else _QUIET
    for (name, offset, frozen, sigma, resolution), draw in zip(_DISPLAYS, draws, strict=True):
        if frozen and p[frozen] > 0.5:
            continue
        probe = probes[name]
        value = probe.lagged
        if offset:
            value += p[offset]
        if name in offsets:
            value += offsets[name]
        probe.shown = round((value + sigma * draw) / resolution) * resolution if is_noisy else value


_DISPLAYS = tuple((n, c.offset, c.frozen, c.kind.sigma, c.kind.resolution) for n, c in CHANNELS.items())
_QUIET = (0.0,) * len(_DISPLAYS)
