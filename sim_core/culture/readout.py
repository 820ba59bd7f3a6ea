"""The instruments of the reactor: what the loops and the operator see of what is there [MODELS 1.5].

    DO        optical, lag 30 s, 0.3 % noise, 0.1 % steps; sensitivity: a fouled membrane gives less for the same oxygen
    pH        lag 20 s, 0.005, 0.01 steps           T    lag 20 s, 0.02 K, 0.1 K steps
    pressure  lag 0.4 s, 0.5 mbar, 1 mbar steps      capacitance 5 % of reading, 0.1 pF/cm
    weight    0.5 kg, 1 kg steps

The loops take the lagged values without noise: a controller filters it. Noise depends on seed, instance and tick only.
"""

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


def truths(x: Reactor, vessel: Vessel) -> dict[str, float]:
    """What each probe stands in."""
    b = x.broth
    per = 1.0 / b.volume
    oxygen = b.oxygen * per * (100.0 / gas.SATURATION)
    pressure = headspace.gauge(b.gas, vessel.total - b.volume, b.temperature)
    weight, capacitance = b.volume * DENSITY, b.cells[0] * per * PF_PER_CELL
    return dict(zip(CHANNELS, (oxygen, oxygen, b.ph, b.temperature, pressure, weight, capacitance), strict=True))


def follow(x: Reactor, vessel: Vessel, p: Mapping[str, float], dt: Second) -> None:
    """Let every probe come nearer to what it stands in."""
    for name, truth in truths(x, vessel).items():
        channel, probe = CHANNELS[name], x.probes[name]
        seen = truth * p[channel.slope] if channel.slope else truth
        if name in x.gains:
            seen *= x.gains[name]
        tau = p[channel.slow] if channel.slow else channel.lag
        probe.lagged = seen + (probe.lagged - seen) * math.exp(-dt / tau) if tau > 0.0 else seen


def loop_readings(x: Reactor, p: Mapping[str, float]) -> dict[str, float]:
    """What the loops act on; a frozen probe gives them its last reading."""
    control = automation.control_reading(x)
    return {
        "do": _value(x, control, p),
        "ph": _value(x, "ph", p),
        "temp": _value(x, "temp", p),
        "press": _value(x, "press", p),
    }


def show(x: Reactor, tick: Tick, *, is_noisy: bool) -> None:
    """Write what the displays show at the end of a step."""
    p, probes = tick.p, x.probes
    draws = _draws(tick) if is_noisy else None
    for number, (name, channel) in enumerate(CHANNELS.items()):
        if channel.frozen and p[channel.frozen] > 0.5:
            continue
        probe = probes[name]
        value = probe.lagged + p[channel.offset] if channel.offset else probe.lagged
        if name in x.offsets:
            value += x.offsets[name]
        if draws is not None:
            kind = channel.kind
            value = round((value + kind.sigma * draws[number]) / kind.resolution) * kind.resolution
        probe.shown = value


def _draws(tick: Tick) -> tuple[float, ...]:
    """Eight standard normal numbers of this tick, more than there are channels."""
    stream, counter = noise.key(tick.seed, tick.instance, "probes"), tick.number << 2
    pair = noise.normal_pair
    return *pair(stream, counter), *pair(stream, counter + 1), *pair(stream, counter + 2), *pair(stream, counter + 3)


def _value(x: Reactor, name: str, p: Mapping[str, float]) -> float:
    probe = x.probes[name]
    return probe.shown if _is_frozen(name, p) else probe.lagged + _offset(x, name, p)


def _is_frozen(name: str, p: Mapping[str, float]) -> bool:
    parameter = CHANNELS[name].frozen
    return bool(parameter) and p[parameter] > 0.5


def _offset(x: Reactor, name: str, p: Mapping[str, float]) -> float:
    parameter = CHANNELS[name].offset
    own = x.offsets.get(name, 0.0)
    return p[parameter] + own if parameter else own
