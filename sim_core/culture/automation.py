"""From readings and settings to what the actuators do: loops, supplies, pumps, valves - with what is broken in them.

Every faultable parameter is a cause: a share of a flow, a stuck valve, an empty supply. The loops see readings only.
A mass-flow controller opens its valve until the flow is right; below the pressure that this takes it stays fully open:

    flow = min(asked, F_max p/p_nominal),      valve = asked / (F_max p/p_nominal), at most 1
    main oxygen:  dp/dt = (supply - p) / 5 min                                        [CORRECTIONS c02_m3 f2]
"""

import math
from collections.abc import Mapping

from sim_core.culture import ending, headspace, loops
from sim_core.culture.broth_state import Broth
from sim_core.culture.space import FLOATS
from sim_core.culture.state import Doing, Reactor
from sim_core.culture.vessel import Drive
from sim_core.quantity import Second

O2_RANGE = 60.0  # L/min of the mass-flow controller at nominal pressure [MODELS 14.2]
O2_TIME: Second = 300.0  # in which the header empties [CORRECTIONS c02_m3 f2]
AIR_LOW = 10.0  # L/min: the headspace is swept at least so much, chosen
STANDBY_FILTER = "b"
FULL = 1850.0  # L: the level switch that stops every pump [equipment.yaml br2000.weight action]

Health = Mapping[str, float]


def drive(
    x: Reactor, p: Health, readings: tuple[float, float, float, float], dt: Second, feed_gate: float = 1.0
) -> Drive:
    """What acts on the broth in the next step of `dt` seconds; also writes `x.doing`.

    Args:
        x: the reactor; its loops move.
        p: faultable parameters.
        readings: dissolved oxygen, pH, temperature, pressure as the loops see them.
        dt: length of the step.
        feed_gate: 1 while the pump at the feed bag runs, 0 while it stands, whatever the rate asked for.
    """
    oxygen, ph, warm, pressure = readings
    rpm, air, o2 = _oxygen(x, oxygen, dt)
    co2, base = _titrant(x, ph)
    inlet = _inlet(x, p, warm, dt)
    valve = _valve(x, p, pressure, dt)
    air, o2, opened, co2 = _supplied(x, p, (air, o2, co2), dt)
    feed = feed_gate * (x.settings.feed if x.settings.manual["feed"] else x.schedule.rate)
    if x.held or x.phase != "culture" or x.broth.volume >= FULL:
        feed = base = 0.0
    if x.phase == "kill":
        # Sterile air follows the broth that leaves: a vessel under vacuum sucks at its seals.
        air = ending.HARVEST_RATE / 60.0 if x.hot >= ending.KILL_FOR else 0.0
        inlet, o2, co2 = ending.KILL_INLET, 0.0, 0.0
    turns = rpm * p["agitator"]
    x.doing = Doing(turns, air, o2, co2, opened, feed, base, valve, inlet)
    ways_out = (1.0, 0.0) if x.is_tripped else (valve, resistance(x, x.broth, p))
    return Drive(
        turns,
        air,
        o2,
        co2,
        feed * p["feed_pump"],
        base * p["base_pump"],
        x.settings.antifoam * p["antifoam_pump"] if x.broth.volume < FULL else 0.0,
        *ways_out,
        inlet,
        p["jacket_flow"],
        p["sparger"],
        p["foaming"],
    )


def resistance(x: Reactor, broth: Broth, p: Health) -> float:
    """Of the vent filter in use, mbar per standard L/min: dry, times what is wrong with it, times how wet it is."""
    dirt = p["vent_filter"] if x.settings.filter != STANDBY_FILTER else 1.0
    soaked = 1.0 + 40.0 * float(broth.wet) ** 2
    return headspace.DRY_FILTER * dirt * soaked


def control_reading(x: Reactor) -> str:
    """Which oxygen probe the loop listens to."""
    return "do_b" if x.settings.probe == "b" else "do_a"


def _oxygen(x: Reactor, reading: float, dt: Second) -> tuple[float, float, float]:
    s = x.settings
    error = s.oxygen - reading
    if s.manual["oxygen"]:
        output = s.split
        x.loops.oxygen = loops.follow(output, error, loops.OXYGEN, FLOATS)
    else:
        output, x.loops.oxygen = loops.advance(x.loops.oxygen, error, loops.OXYGEN, dt, FLOATS)
        s.split = output
    return loops.split(output, loops.Split(s.rpm, s.rpm, min(AIR_LOW, s.air), s.air, s.o2), FLOATS)


def _titrant(x: Reactor, reading: float) -> tuple[float, float]:
    s = x.settings
    if not s.manual["ph"]:
        s.titrant_co2, s.base = loops.titrant(reading, s.ph, FLOATS)
    return s.titrant_co2, s.base


def _inlet(x: Reactor, p: Health, reading: float, dt: Second) -> float:
    s = x.settings
    error = s.temperature - reading
    if s.manual["temperature"]:
        x.loops.temperature = loops.follow(s.inlet, error, loops.TEMPERATURE, FLOATS)
    else:
        s.inlet, x.loops.temperature = loops.advance(x.loops.temperature, error, loops.TEMPERATURE, dt, FLOATS)
    return x.doing.inlet if p["jacket_stuck"] > 0.5 else s.inlet


def _valve(x: Reactor, p: Health, reading: float, dt: Second) -> float:
    s = x.settings
    error = reading - s.pressure
    if s.manual["pressure"]:
        x.loops.pressure = loops.follow(s.valve, error, loops.PRESSURE, FLOATS)
    else:
        s.valve, x.loops.pressure = loops.advance(x.loops.pressure, error, loops.PRESSURE, dt, FLOATS)
    return x.doing.valve if p["exhaust_stuck"] > 0.5 else s.valve


def _supplied(
    x: Reactor, p: Health, asked: tuple[float, float, float], dt: Second
) -> tuple[float, float, float, float]:
    """Air, oxygen, opening of the oxygen valve, CO2: what the headers give of what was asked."""
    air, o2, co2 = asked
    supply = p["o2_supply"]
    if x.o2_pressure != supply:
        x.o2_pressure = supply + (x.o2_pressure - supply) * math.exp(-dt / O2_TIME)
    if x.is_tripped:
        return 0.0, 0.0, 0.0, 0.0
    pressure = 1.0 if x.settings.source == "standby" else x.o2_pressure
    most = O2_RANGE * pressure
    opened = min(1.0, o2 / most) if most > 1e-9 else float(o2 > 0.0)
    return air * p["air_supply"], min(o2, most), opened, co2 * p["co2_supply"]
