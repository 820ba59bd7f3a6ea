"""The tags of the reactor as numbers: what the displays show, and the truth behind them."""

import dataclasses
from collections.abc import Mapping

from sim_core.culture import automation, gas, headspace, phases
from sim_core.culture.broth_state import Broth
from sim_core.culture.state import Reactor
from sim_core.culture.vessel import Vessel
from sim_core.unit import Signal

GRAMS = ("true.Xv", "true.Glc", "true.Lac")


def in_grams(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """The same signals for kinetics that are written in g/L."""
    return tuple(dataclasses.replace(s, unit="g/L") if s.name in GRAMS else s for s in signals)


def pco2(x: Reactor) -> float:
    """Partial pressure of dissolved CO2, mmHg."""
    return float(x.broth.co2 / gas.solubility_co2(x.broth.temperature)) * gas.MMHG_PER_ATM


def readings(x: Reactor, vessel: Vessel, p: Mapping[str, float], *, is_whole: bool = True) -> dict[str, float]:
    """Outputs by local name: all, or those that move by themselves."""
    shown = _shown(x, p)
    shown.update(_true(x, vessel))
    if is_whole or x.is_reset or x.phase != "culture":
        shown.update(_chosen(x))
        shown.update(_procedure(x))
        x.is_reset = False
    return shown


def _shown(x: Reactor, p: Mapping[str, float]) -> dict[str, float]:
    d, s, probes = x.doing, x.settings, x.probes
    do_a, do_b = probes["do_a"].shown, probes["do_b"].shown
    weight, capacitance = probes["weight"].shown, probes["capacitance"].shown
    return {
        "temp": probes["temp"].shown,
        "ph": probes["ph"].shown,
        "do": do_a if do_a > 0.0 else 0.0,
        "do_b": do_b if do_b > 0.0 else 0.0,
        "agit": d.rpm,
        "press": probes["press"].shown,
        "weight": weight if weight > 0.0 else 0.0,
        "o2_flow": d.o2,
        "air_flow": d.air,
        "co2_flow": d.co2,
        "o2_valve": 100.0 * d.o2_valve,
        "exhaust_valve": 100.0 * d.valve,
        "out.oxygen": 100.0 * s.split,
        "out.pressure": 100.0 * s.valve,
        "out.temperature": s.inlet,
        "out.co2": s.titrant_co2,
        "out.base": s.base,
        "sp.feed": s.feed if s.manual["feed"] else float(x.schedule.rate),
        "phase_time": x.since / 60.0,
        "base_total": x.base_total,
        "base_flow": d.base,
        "feed_flow": d.feed,
        "feed_total": x.feed_total,
        "foam": x.broth.foam,
        "jacket_temp": x.broth.jacket,
        "filter_dp": 0.0 if x.is_tripped else x.vented * automation.resistance(x, x.broth, p),
        "capacitance": capacitance if capacitance > 0.0 else 0.0,
        "age": x.age / 3600.0,
        "o2_pressure": x.o2_pressure if s.source == "main" else 1.0,
    }


def _chosen(x: Reactor) -> dict[str, float]:
    """What only an operator changes: set points, limits, modes, what is in use."""
    s = x.settings
    chosen = {
        "held": float(x.held),
        "probe": float(s.probe == "b"),
        "source": float(s.source == "standby"),
        "filter": float(s.filter == "b"),
        "sp.temp": s.temperature,
        "sp.ph": s.ph,
        "sp.do": s.oxygen,
        "sp.agit": s.rpm,
        "sp.press": s.pressure,
        "sp.air": s.air,
        "sp.o2": s.o2,
        "sp.antifoam": s.antifoam,
    }
    return chosen | {f"manual.{loop}": float(is_manual) for loop, is_manual in s.manual.items()}


def _procedure(x: Reactor) -> dict[str, float]:
    """What stands still while a culture grows."""
    return {
        "phase": phases.NUMBERS[x.phase],
        "sip_temp": x.sip_temp,
        "f0": x.f0,
        "hold_drop": x.hold_drop,
        "tripped": float(x.is_tripped),
        "breached": float(x.is_breached),
        "to_kill": x.sent,
        "true.to_kill_cells": x.sent_cells,
        "true.to_kill_germs": x.sent_germs,
    }


def _true(x: Reactor, vessel: Vessel) -> dict[str, float]:
    b = x.broth
    per = 1.0 / b.volume
    viable, dead, glucose, glutamine, lactate, ammonium, titre = x.published or _concentrations(b, per)
    whole = viable + dead
    return {
        "true.Xv": viable,
        "true.Xd": dead,
        "true.Xl": 0.0 if x.published else b.cells[2] * per,
        "true.Glc": glucose,
        "true.Gln": glutamine,
        "true.Lac": lactate,
        "true.Amm": ammonium,
        "true.titre": titre,
        "true.viability": 100.0 * viable / whole if whole > 0.0 else 0.0,
        "true.V": b.volume,
        "true.Osm": b.cells[7] * per,
        "true.do": b.oxygen * per * (100.0 / gas.SATURATION),
        "true.ph": b.ph,
        "true.pco2": pco2(x),
        "true.temp": b.temperature,
        "true.press": headspace.gauge(b.gas, vessel.total - b.volume, b.temperature),
        "true.AA": b.amino * per,
        "true.bacteria": b.cells[8] * per if len(b.cells) > 8 else 0.0,
        "true.our": x.uptake,
        "true.kla": x.kla,
        "true.fed": x.fed,
    }


def _concentrations(b: Broth, per: float) -> tuple[float, ...]:
    """Of the platform line, in the order of a published culture; it makes its own glutamine."""
    viable, dead, _, glucose, lactate, ammonium = b.cells[:6]
    return viable * per, dead * per, glucose * per, 0.0, lactate * per, ammonium * per, b.mab * per
