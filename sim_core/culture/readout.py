"""The instruments of the reactor: what the loops and the operator see of what is there [MODELS 1.5].

    DO        optical, lag 30 s, 0.3 % noise, 0.1 % steps; sensitivity: a fouled membrane gives less for the same oxygen
    pH        lag 20 s, 0.005, 0.01 steps           T    lag 20 s, 0.02 K, 0.1 K steps
    pressure  lag 0.4 s, 0.5 mbar, 1 mbar steps      capacitance 5 % of reading, 0.1 pF/cm
    weight    0.5 kg, 1 kg steps

The loops take the lagged values without noise: a controller filters it. Noise depends on seed, instance and tick only.
"""

import math
from collections.abc import Mapping

from sim_core import noise
from sim_core.culture import automation, gas, headspace
from sim_core.culture.state import PROBES, Reactor
from sim_core.culture.vessel import Vessel
from sim_core.instrument import Health, Instrument, read
from sim_core.quantity import Second
from sim_core.unit import Tick

_EXACT = Instrument()
CHANNELS: Mapping[str, Instrument] = {
    "do_a": Instrument(0.3, 0.1),
    "do_b": Instrument(0.3, 0.1),
    "ph": Instrument(0.005, 0.01),
    "temp": Instrument(0.02, 0.1),
    "press": Instrument(0.5, 1.0),
    "weight": Instrument(0.5, 1.0),
    "capacitance": Instrument(0.5, 0.1),
}
PH_LAG: Second = 20.0
TEMPERATURE_LAG: Second = 20.0
PRESSURE_LAG: Second = 0.4
PF_PER_CELL = 0.9  # pF/cm for 1e6 viable cells/mL of 14 um: order of commercial probes, chosen
DENSITY = 1.02  # kg/L of broth, chosen


def truths(x: Reactor, vessel: Vessel) -> dict[str, float]:
    """What each probe stands in."""
    b = x.broth
    oxygen = b.oxygen / b.volume * (100.0 / gas.SATURATION)
    return {
        "do_a": oxygen,
        "do_b": oxygen,
        "ph": b.ph,
        "temp": b.temperature,
        "press": headspace.gauge(b.gas, vessel.total - b.volume, b.temperature),
        "weight": b.volume * DENSITY,
        "capacitance": b.cells[0] / b.volume * PF_PER_CELL,
    }


def follow(x: Reactor, vessel: Vessel, p: Mapping[str, float], dt: Second) -> None:
    """Let every probe come nearer to what it stands in."""
    for name, truth in truths(x, vessel).items():
        probe = x.probes[name]
        seen = truth * p.get(f"{name}_sensitivity", 1.0) * x.gains.get(name, 1.0)
        tau = _lag(name, p)
        probe.lagged = seen if tau <= 0.0 else seen + (probe.lagged - seen) * math.exp(-dt / tau)


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
    for name in PROBES:
        health = Health(0.0, _offset(x, name, tick.p), 0.0, tick.p.get(f"{name}_frozen", 0.0) > 0.5)
        kind = (CHANNELS[name] if is_noisy else _EXACT), health
        draw = (noise.key(tick.seed, tick.instance, name), tick.number) if is_noisy else (0, 0)
        read(x.probes[name], 0.0, kind, 0.0, draw)


def _value(x: Reactor, name: str, p: Mapping[str, float]) -> float:
    probe = x.probes[name]
    return probe.shown if p.get(f"{name}_frozen", 0.0) > 0.5 else probe.lagged + _offset(x, name, p)


def _offset(x: Reactor, name: str, p: Mapping[str, float]) -> float:
    return p.get(f"{name}_offset", 0.0) + x.offsets.get(name, 0.0)


def _lag(name: str, p: Mapping[str, float]) -> Second:
    match name:
        case "do_a":
            return p["do_a_tau"]
        case "do_b":
            return 30.0  # [MODELS 1.5: 15 to 30 s]
        case "ph":
            return PH_LAG
        case "temp":
            return TEMPERATURE_LAG
        case "press":
            return PRESSURE_LAG
        case _:
            return 0.0
