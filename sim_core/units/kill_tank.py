"""The kill tank: live effluent comes in, is heated with steam in the jacket, held, cooled, and let go when it is dead.

    receive   litres, cells and germs as the reactor sends them; spores as drains and rinses bring them
    heat      (m c + steel) dT/dt = u UA (T_steam - T) - loss (T - room)            u: steam valve
    hold      the valve keeps 123 degC; minutes count at 121 degC or more, 30 without a break
    F0        of what the thermometer reads                                         physics/lethality.py [en285]
    dome      the wet wall over the liquid follows it with 5 min, colder where air was trapped; one part in ten
              thousand of what lives hangs there
    cool      water in the jacket, to 60 degC or less
    release   only what was held, has its F0 and is cool

Limits [equipment.yaml eds]; dimensions and times are chosen within those of batch tanks for a 2000 L reactor. What is
alive is counted (`true.*`): a cycle that looks right and is not leaves a number.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from sim_core.errors import Refused
from sim_core.physics import lethality
from sim_core.physics.lethality import Alive
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

PHASES = ("empty", "filling", "heating", "holding", "cooling", "released", "fault")
TOTAL, HEEL = 4000.0, 5.0  # L
LEAST = 50.0  # L: less does not cover the thermometer
FULL, EXPANDS = 95.0, 85.0  # %: the inlet closes; over it no cycle, hot water needs the room
STEAM, ROOM, COLD = 135.0, 20.0, 15.0  # degC: saturated at 2.1 bar above outside; around it; cooling water
WALL, COLD_WALL, LOSS = 6400.0, 3200.0, 60.0  # W/K: 8 m2 of jacket under steam, under water; lagged wall
COVERED = 1600.0  # L that wet the whole jacket
WATER, STEEL = 4180.0, 4.0e5  # J/L/K; J/K of 800 kg
SET_POINT, HELD_FROM, HELD_FOR = 123.0, 121.0, 30.0  # degC, degC, min
F0_NEEDED = 15.0  # min
COOL = 60.0  # degC: what the drain stands
GAIN, REST = 0.5, 0.08  # of the steam valve: per K, and what the loss to the room takes at the set point
STEAM_LEAST = 0.3  # of the nominal pressure: the switch in the steam header
LONGEST_HEATING: Second = 3.0 * 3600.0
DRAIN_RATE = 3000.0  # L/h
PROBE: Second = 20.0  # lag of the thermometer in its pocket
DOME: Second = 300.0
SPLASHED = 1e-4
SPORES = 1e4  # CFU/L
WARM = 45.0  # degC: under it nothing dies that is counted here
_STEP: Second = 10.0


@dataclass(slots=True)
class KillTankState:
    """What is in the tank and how far its cycle is.

    Attributes:
        volume: L; temperature, dome, probe: of the liquid, of the wet wall above it, of the thermometer, degC.
        liquid, wall, gone: what lives in the liquid, hangs on the wall, went alive to the drain.
        taken: L, 1e9 cells, 1e9 germs that the reactor had sent at the last look. valve: of the steam, 0 to 1.
        held, f0: min; cold_f0: at the coldest place. since: s in this phase.
        is_open: the inlet. is_passed: held long enough with enough F0.
    """

    volume: float = HEEL
    temperature: float = ROOM
    dome: float = ROOM
    probe: float = ROOM
    liquid: Alive = field(default_factory=Alive)
    wall: Alive = field(default_factory=Alive)
    gone: Alive = field(default_factory=Alive)
    taken: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])
    phase: str = "empty"
    valve: float = 0.0
    held: float = 0.0
    f0: float = 0.0
    cold_f0: float = 0.0
    since: Second = 0.0
    is_open: bool = False
    is_passed: bool = False

    @property
    def level(self) -> float:
        """How full it is, %."""
        return 100.0 * self.volume / TOTAL


def _shows(name: str, unit: str, doc: str, low: float = 0.0, high: float = math.inf) -> Signal:
    return Signal(name, unit, "output", doc, low, high)


@dataclass(frozen=True, slots=True)
class KillTank:
    """One batch tank with a steam jacket."""

    period: Second = 1.0
    max_dt: Second = 3600.0
    site_wide: bool = False

    signals: ClassVar[tuple[Signal, ...]] = (
        Signal("sent", "L", "input", "Effluent that the reactor has sent so far", 0.0, 1e9),
        Signal("sent_cells", "1e9", "input", "Viable cells in it", 0.0, 1e12),
        Signal("sent_germs", "1e9", "input", "Germs in it", 0.0, 1e12),
        Signal("sent_temp", "C", "input", "Temperature at which it comes", 0.0, 130.0, ROOM),
        _shows("temp", "C", "Temperature of the liquid, as measured", -30.0, 160.0),
        _shows("dome_temp", "C", "Temperature of the dome, as measured", -30.0, 160.0),
        _shows("hold_min", "min", "Time held at 121 degC or more without a break"),
        _shows("level", "%", "How full the tank is", 0.0, 100.0),
        _shows("f0", "min", "Lethality of this cycle, by the thermometer"),
        _shows("phase", "1", "Index of the phase in kill_tank.PHASES", 0.0, 6.0),
        _shows("steam", "1", "Pressure of the steam header over its nominal one", 0.0, 1.0),
        _shows("steam_valve", "%", "Opening of the steam valve", 0.0, 100.0),
        _shows("receiving", "1", "1 while the inlet is open", 0.0, 1.0),
        _shows("passed", "1", "1 once this load was held and has its F0", 0.0, 1.0),
        _shows("true.temp", "C", "Temperature of the liquid", -30.0, 160.0),
        _shows("true.f0", "min", "Lethality at the coldest place"),
        _shows("true.cells", "1e9", "Viable cells in the tank"),
        _shows("true.germs", "CFU", "Living germs in the tank"),
        _shows("true.gone_cells", "1e9", "Viable cells that went to the drain"),
        _shows("true.gone_germs", "CFU", "Living germs that went to the drain"),
    )
    controls: ClassVar[tuple[Control, ...]] = (
        Control("receive", "press", "Open the inlet, or close it", interlock="only between cycles, under 85 %"),
        Control("start_cycle", "press", "Heat, hold, cool", interlock="closed inlet follows; not empty, steam there"),
        Control("read", "press", "Read temperature, time, F0, level"),
        Control("sample", "press", "Draw a sample of the liquid", interlock="only under 60 degC"),
        Control("release_drain", "press", "Let the load go", interlock="only when held, F0 reached, cool"),
        Control("abort", "press", "Break the cycle off; the load stays"),
    )
    faults: ClassVar[tuple[Fault, ...]] = (
        Fault("steam_supply", "1", 1.0, 0.0, 1.0, "Steam that the header gives over its nominal pressure"),
        Fault("trapped_air", "1", 0.0, 0.0, 0.6, "Share of air that stays in the dome"),
        Fault("temp_offset", "C", 0.0, -10.0, 10.0, "Zero error of the thermometer in the liquid"),
        Fault("drain_leak", "L/h", 0.0, 0.0, 500.0, "What passes the closed drain valve"),
        Fault("cooling_water", "1", 1.0, 0.0, 1.0, "Flow of the cooling water over its design value"),
    )

    def start(self, tick: Tick) -> KillTankState:
        """A heel of dead water."""
        return KillTankState()

    def step(self, x: KillTankState, tick: Tick) -> Readings:
        """Take in what was sent; heat, count, cool, drain."""
        if tick.dt > 0.0:
            _take_in(x, tick.u)
            left = tick.dt
            while left > 1e-9:
                is_calm = x.phase not in ("heating", "holding", "released") and x.temperature < WARM
                h = left if is_calm else min(left, _STEP)
                _warm(x, tick.p, h)
                _kill(x, tick.p["trapped_air"], h)
                _leak(x, tick.p["drain_leak"] * h / 3600.0)
                _go_on(x, tick, h)
                left -= h
        return _report(x, tick.p)

    def operate(self, x: KillTankState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Carry out one command."""
        shown = _report(x, tick.p)
        match control:
            case "receive":
                _receive(x, tick, actor)
            case "start_cycle":
                _start(x, tick, actor)
            case "read":
                data = {name: round(shown[name], 1) for name in ("temp", "hold_min", "f0", "level")}
                tick.note("tank_read", instance=tick.instance, actor=actor, **data)
            case "sample":
                _sample(x, shown["temp"], tick, actor)
            case "release_drain":
                _release(x, shown["temp"], tick, actor)
            case _:
                _abort(x, tick, actor)


# What flows, warms and dies


def _take_in(x: KillTankState, u: Readings) -> None:
    """What the reactor sent since the last look, mixed in; what does not fit goes over."""
    sent = [u["sent"], u["sent_cells"], u["sent_germs"]]
    litres, cells, germs = (max(0.0, now - before) for now, before in zip(sent, x.taken, strict=True))
    x.taken = sent
    if litres <= 0.0:
        return
    held = STEEL + WATER * x.volume
    x.temperature = (held * x.temperature + WATER * litres * u["sent_temp"]) / (held + WATER * litres)
    x.liquid.add(Alive(cells, germs, SPORES * litres))
    x.volume += litres
    if x.volume > TOTAL:
        x.gone.add(x.liquid.take(1.0 - TOTAL / x.volume))
        x.volume = TOTAL


def _warm(x: KillTankState, p: Mapping[str, float], h: Second) -> None:
    """Heat of the jacket and loss to the room, exact for a valve that stands still; the probe follows."""
    wet = min(1.0, x.volume / COVERED)
    reading = x.probe + p["temp_offset"]
    x.valve = 0.0
    water = 0.0
    if x.phase in ("heating", "holding"):
        x.valve = min(1.0, max(0.0, REST + GAIN * (SET_POINT - reading)))
    elif x.phase == "cooling" and reading > COOL - 5.0:
        water = COLD_WALL * wet * p["cooling_water"]
    steam = WALL * wet * x.valve * p["steam_supply"]
    passing = steam + water + LOSS
    end = (steam * STEAM + water * COLD + LOSS * ROOM) / passing
    x.temperature = end + (x.temperature - end) * math.exp(-passing * h / (STEEL + WATER * x.volume))
    x.probe = x.temperature + (x.probe - x.temperature) * math.exp(-h / PROBE)


def _kill(x: KillTankState, air: float, h: Second) -> None:
    """Life in the liquid and on the wall; lethality by both."""
    hot = x.temperature > 100.0
    target = lethality.beside_air(x.temperature, air) if hot and air > 0.0 else x.temperature
    x.dome = target + (x.dome - target) * math.exp(-h / DOME)
    if x.temperature > WARM:
        x.liquid.heat(x.temperature, h)
    if x.dome > WARM:
        x.wall.heat(x.dome, h)


def _leak(x: KillTankState, litres: float) -> None:
    """Out through the drain, open or not: what lives in it goes with it."""
    litres = min(litres, x.volume - HEEL)
    if litres > 0.0:
        x.gone.add(x.liquid.take(litres / x.volume))
        x.volume -= litres


# The cycle


def _go_on(x: KillTankState, tick: Tick, h: Second) -> None:
    """Time passes in a phase; the next one when it is due."""
    x.since += h
    reading = x.probe + tick.p["temp_offset"]
    if x.phase in ("heating", "holding", "cooling"):
        x.f0 += lethality.f0(reading, h)
        x.cold_f0 += lethality.f0(min(x.temperature, x.dome), h)
    match x.phase:
        case "filling" if x.is_open and x.level >= FULL:
            x.is_open = False
            tick.note("inlet_closed", instance=tick.instance, level=round(x.level, 1))
        case "heating" if reading >= HELD_FROM:
            _enter(x, "holding", tick)
        case "heating" if x.since > LONGEST_HEATING:
            _enter(x, "fault", tick)
        case "holding":
            _hold(x, reading, tick, h)
        case "released":
            _leak(x, DRAIN_RATE * h / 3600.0)
            if x.volume <= HEEL + 1e-6:
                x.gone.add(x.wall.take(1.0))
                x.held = x.f0 = x.cold_f0 = 0.0
                x.is_passed = False
                _enter(x, "empty", tick)


def _hold(x: KillTankState, reading: float, tick: Tick, h: Second) -> None:
    """Minutes count without a break; a cold minute begins the hold again."""
    if reading < HELD_FROM:
        tick.note("hold_broken", instance=tick.instance, held=round(x.held, 1), temp=round(reading, 1))
        x.held = 0.0
        _enter(x, "heating", tick)
        return
    x.held += h / 60.0
    if x.held >= HELD_FOR - 1e-9 and x.f0 >= F0_NEEDED:
        x.is_passed = True
        tick.note("cycle_passed", instance=tick.instance, held=round(x.held, 1), f0=round(x.f0, 1))
        _enter(x, "cooling", tick)


def _enter(x: KillTankState, phase: str, tick: Tick) -> None:
    tick.note("phase_started", instance=tick.instance, phase=phase, before=x.phase)
    x.phase, x.since = phase, 0.0


# Commands


def _receive(x: KillTankState, tick: Tick, actor: str) -> None:
    if x.is_open:
        x.is_open = False
        tick.note("inlet_closed", instance=tick.instance, level=round(x.level, 1), actor=actor)
        return
    if x.phase not in ("empty", "filling"):
        raise Refused(f"receive: the tank is in phase {x.phase}; it takes nothing until its load is released")
    if x.level >= EXPANDS:
        raise Refused(f"receive: the level is {x.level:.0f} %, over {EXPANDS:g} %; start a cycle first")
    x.is_open = True
    if x.phase == "empty":
        _enter(x, "filling", tick)
    tick.note("inlet_opened", instance=tick.instance, actor=actor)


def _start(x: KillTankState, tick: Tick, actor: str) -> None:
    if x.phase not in ("empty", "filling", "fault"):
        raise Refused(f"start_cycle: the tank is in phase {x.phase}; one cycle at a time")
    if x.volume < LEAST:
        raise Refused(f"start_cycle: {x.volume:.0f} L are in the tank, under {LEAST:g} L; there is nothing to kill")
    if x.level > EXPANDS:
        raise Refused(f"start_cycle: the level is {x.level:.0f} %, over {EXPANDS:g} %; hot water needs the room")
    steam = tick.p["steam_supply"]
    if steam < STEAM_LEAST:
        raise Refused(f"start_cycle: the steam header is at {100.0 * steam:.0f} % of its pressure; call maintenance")
    x.is_open, x.is_passed = False, False
    x.held = x.f0 = x.cold_f0 = 0.0
    x.wall.add(x.liquid.take(SPLASHED))
    _enter(x, "heating", tick)
    tick.note("cycle_started", instance=tick.instance, litres=round(x.volume, 1), actor=actor)


def _sample(x: KillTankState, shown: float, tick: Tick, actor: str) -> None:
    if x.volume < LEAST:
        raise Refused(f"sample: {x.volume:.0f} L are in the tank, under {LEAST:g} L; the tap is dry")
    if shown > COOL:
        raise Refused(f"sample: the thermometer shows {shown:.1f} degC, over {COOL:g} degC; it would scald you")
    content = {"cells": x.liquid.cells / x.volume, "germs": x.liquid.cfu / x.volume}
    tick.note("tank_sampled", instance=tick.instance, content=content, is_passed=x.is_passed, actor=actor)


def _release(x: KillTankState, shown: float, tick: Tick, actor: str) -> None:
    """Open the drain for a load that was held, has its F0 and is cool."""
    if x.phase != "cooling" or not x.is_passed:
        done = f"held {x.held:.0f} of {HELD_FOR:g} min, F0 {x.f0:.0f} of {F0_NEEDED:g} min"
        raise Refused(f"release_drain: this load has not passed ({done}); it may be alive")
    if shown > COOL:
        raise Refused(f"release_drain: the thermometer shows {shown:.1f} degC, over {COOL:g} degC; let it cool")
    _enter(x, "released", tick)
    tick.note("tank_released", instance=tick.instance, litres=round(x.volume, 1), f0=round(x.f0, 1), actor=actor)


def _abort(x: KillTankState, tick: Tick, actor: str) -> None:
    if x.phase not in ("heating", "holding", "cooling"):
        raise Refused(f"abort: no cycle runs; the tank is in phase {x.phase}")
    x.is_passed = False
    _enter(x, "fault", tick)
    tick.note("cycle_aborted", instance=tick.instance, held=round(x.held, 1), f0=round(x.f0, 1), actor=actor)


def _report(x: KillTankState, p: Mapping[str, float]) -> dict[str, float]:
    return {
        "temp": round(x.probe + p["temp_offset"], 1),
        "dome_temp": round(x.dome, 1),
        "hold_min": x.held,
        "level": x.level,
        "f0": x.f0,
        "phase": float(PHASES.index(x.phase)),
        "steam": p["steam_supply"],
        "steam_valve": 100.0 * x.valve,
        "receiving": float(x.is_open),
        "passed": float(x.is_passed),
        "true.temp": x.temperature,
        "true.f0": x.cold_f0,
        "true.cells": x.liquid.cells + x.wall.cells,
        "true.germs": x.liquid.cfu + x.wall.cfu,
        "true.gone_cells": x.gone.cells,
        "true.gone_germs": x.gone.cfu,
    }
