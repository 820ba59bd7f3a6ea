"""What the operator does to the reactor: set points, modes, additions, the procedure. Refusals say why."""

from collections.abc import Callable, Mapping

from sim_core.culture import empty, opening, phases, platform, readout
from sim_core.culture.automation import FULL
from sim_core.culture.loops import Loops
from sim_core.culture.opening import Start
from sim_core.culture.state import Reactor, Schedule
from sim_core.culture.vessel import Vessel
from sim_core.errors import Refused
from sim_core.unit import Tick, Value

BOLUS = 500.0 / 0.18016  # mM: 500 g/L
BOLUS_OSMOLES = 2900.0  # mOsm/kg, chosen
RESET_BELOW = 450.0  # mbar
#: what the medium holds: mM glucose, ammonium, amino acids; mOsm/kg; meq/L [MODELS 14.1; amino and sid chosen]
MEDIUM = {"glucose": 33.0, "ammonium": 0.3, "osmolality": 290.0, "amino": 60.0, "sid": 22.0}

#: set point control -> attribute of Settings
SETS = {
    "set_temp": "temperature",
    "set_ph": "ph",
    "set_do": "oxygen",
    "set_agit": "rpm",
    "set_pressure": "pressure",
    "set_air": "air",
    "set_o2": "o2",
    "antifoam": "antifoam",
    "feed": "feed",
}
_OUTPUTS = {"oxygen": ("split", 0.0, 100.0, 0.01), "pressure": ("valve", 0.0, 100.0, 0.01)}
_OUTPUTS |= {"temperature": ("inlet", 5.0, 80.0, 1.0), "co2": ("titrant_co2", 0.0, 15.0, 1.0)}
_OUTPUTS |= {"base": ("base", 0.0, 10.0, 1.0)}


def operate(x: Reactor, vessel: Vessel, control: str, value: Value, tick: Tick) -> None:
    """Carry out one command on a vessel.

    Raises:
        Refused: the phase, a mode or the interlock of the gas forbids it.
    """
    if control in SETS:
        _set(x, control, value)
    elif control in phases.OPERATIONS:
        _start(x, vessel, control, value, tick)
    elif control in _OTHERS:
        _OTHERS[control](x, value, tick)
    elif control == "reset_trip":
        _reset(x, tick)
    else:
        phases.need_culture(x.phase, control)
        _add_or_draw(x, control, value, tick)


def _set(x: Reactor, control: str, value: Value) -> None:
    if control in ("feed", "antifoam"):
        phases.need_culture(x.phase, control)
    if control == "feed":
        x.settings.manual["feed"] = True
    setattr(x.settings, SETS[control], float(value or 0.0))


def _start(x: Reactor, vessel: Vessel, control: str, value: Value, tick: Tick) -> None:
    x.phase, before = phases.start(x.phase, control), x.phase
    x.since = 0.0
    match control:
        case "sip":
            x.f0 = 0.0
        case "pressure_hold":
            x.hold_pressure, x.hold_drop = empty.HELD, 0.0
        case "add_medium":
            _fill(x, vessel, float(value or 0.0), is_first=before == "held")
        case "inoculate":
            _inoculate(x, float(value or 0.0), tick)
    tick.note("phase_started", instance=tick.instance, phase=x.phase, before=before)


def _fill(x: Reactor, vessel: Vessel, litres: float, *, is_first: bool) -> None:
    there = 0.0 if is_first else x.broth.volume
    if there + litres > FULL:
        x.phase = "held" if is_first else "filled"
        raise Refused(f"add_medium: {there:g} L and {litres:g} L are over the {FULL:g} L that the vessel takes")
    m = MEDIUM
    start = Start(
        viable=0.0,
        dead=0.0,
        glucose=m["glucose"],
        lactate=0.0,
        ammonium=m["ammonium"],
        titre=0.0,
        volume=there + litres,
        inhibitor=0.0,
        osmolality=m["osmolality"],
        amino=m["amino"],
        sid=m["sid"],
        temperature=25.0,
    )
    if is_first:
        x.loops, x.held = Loops(), False
    x.broth = opening.broth(start, vessel)
    if is_first:  # the probes leave what they stood in before
        for name, truth in readout.truths(x, vessel).items():
            x.probes[name].lagged = truth


def _inoculate(x: Reactor, count: float, tick: Tick) -> None:
    viability = tick.p["inoculum_viability"]
    v = x.broth.volume
    cells = x.broth.cells
    x.broth.cells = (count * v, count * v * (1.0 / viability - 1.0), *cells[2:])
    x.age = x.base_total = x.feed_total = x.fed = 0.0
    x.schedule = Schedule()


def _add_or_draw(x: Reactor, control: str, value: Value, tick: Tick) -> None:
    litres = float(value or 0.0)
    if control == "sample":
        _note_sample(x, litres, tick)
        opening.draw(x.broth, litres)
        x.sampled += litres
        return
    b = x.broth
    if b.volume + litres > FULL:
        raise Refused(f"glucose_bolus: {b.volume:.0f} L and {litres:g} L are over the {FULL:g} L that the vessel takes")
    c = list(b.cells)
    c[3] += litres * BOLUS
    c[7] += litres * BOLUS_OSMOLES
    b.cells, b.volume = tuple(c), b.volume + litres
    x.schedule.fed += litres * BOLUS
    tick.note("glucose_given", instance=tick.instance, litres=litres)


def _note_sample(x: Reactor, litres: float, tick: Tick) -> None:
    """What is in the bottle: the analysers read it from there."""
    b = x.broth
    per = 1.0 / b.volume
    held = dict(zip(platform.NAMES, (c * per for c in b.cells), strict=False))
    extra = {"titre": b.mab * per, "oxygen": b.oxygen * per, "co2": b.co2, "ph": b.ph, "acetate": b.acetate * per}
    tick.note("sample_drawn", instance=tick.instance, litres=litres, content=held | extra)


def _mode(x: Reactor, value: Value, tick: Tick) -> None:
    loop, _, mode = str(value).partition(":")
    if mode not in ("manual", "auto"):
        raise Refused(f"mode takes {loop}:manual or {loop}:auto, got {value!r}")
    x.settings.manual[loop] = mode == "manual"
    tick.note("mode_changed", instance=tick.instance, loop=loop, mode=mode)


def _output(x: Reactor, value: Value, _: Tick) -> None:
    name, text = str(value).split(":", 1) if ":" in str(value) else (str(value), "")
    attribute, low, high, factor = _OUTPUTS[name]
    loop = "ph" if name in ("co2", "base") else name
    if not x.settings.manual[loop]:
        raise Refused(f"output: the {loop} loop is in automatic; set mode to {loop}:manual first")
    number = _number("output", text, low, high)
    if (name == "co2" and number > 0.0 and x.settings.base > 0.0) or (
        name == "base" and number > 0.0 < x.settings.titrant_co2
    ):
        raise Refused("output: CO2 and base work against each other; set the other one to 0 first")
    setattr(x.settings, attribute, number * factor)


def _gas_source(x: Reactor, value: Value, tick: Tick) -> None:
    source = str(value).partition(":")[2]
    if source not in ("main", "standby"):
        raise Refused(f"set_gas takes source:main or source:standby, got {value!r}")
    x.settings.source = source
    tick.note("gas_source_changed", instance=tick.instance, supply=source)


def _vent(x: Reactor, value: Value, tick: Tick) -> None:
    if str(value) != x.settings.filter:
        x.settings.filter, x.broth.wet = str(value), 0.0
        tick.note("vent_filter_switched", instance=tick.instance, filter=value)


def _probe(x: Reactor, value: Value, tick: Tick) -> None:
    x.settings.probe = str(value)
    tick.note("probe_switched", instance=tick.instance, probe=value)


def _calibrate_probe(x: Reactor, value: Value, tick: Tick) -> None:
    name, _, text = str(value).partition(":")
    wanted, now = _number("calibrate_probe", text, 1.0, 300.0), x.probes[name].lagged
    if now < 0.5:
        raise Refused(f"calibrate_probe: {name} shows {now:.1f} %; a slope needs a reading above 0.5 %")
    x.gains[name] = x.gains.get(name, 1.0) * wanted / now
    x.probes[name].lagged = wanted
    tick.note("probe_calibrated", instance=tick.instance, probe=name, reading=wanted)


def _calibrate_offset(x: Reactor, value: Value, tick: Tick) -> None:
    name, _, text = str(value).partition(":")
    wanted = _number("calibrate_offset", text, 4.0, 10.0)
    shown = x.probes[name].lagged + tick.p[f"{name}_offset"]
    x.offsets[name] = wanted - shown
    tick.note("probe_calibrated", instance=tick.instance, probe=name, reading=wanted)


def _hold(x: Reactor, _: Value, tick: Tick) -> None:
    x.held = True
    tick.note("phase_held", instance=tick.instance, phase=x.phase)


def _resume(x: Reactor, _: Value, tick: Tick) -> None:
    if not x.held:
        raise Refused(f"resume: the phase {x.phase} is not on hold")
    x.held = False
    tick.note("phase_resumed", instance=tick.instance, phase=x.phase)


def _abort(x: Reactor, _: Value, tick: Tick) -> None:
    """Leave a phase before its time; what it should have done counts as not done."""
    if x.phase not in phases.ABORTS:
        instead = phases.INSTEAD.get(x.phase, "nothing is running")
        raise Refused(f"abort: the phase {x.phase} has no way back; {instead}")
    x.phase, before = phases.ABORTS[x.phase], x.phase
    x.since = 0.0
    tick.note("phase_aborted", instance=tick.instance, phase=before, after=x.phase)


def _reset(x: Reactor, tick: Tick) -> None:
    pressure = x.probes["press"].lagged
    if not x.is_tripped:
        raise Refused("reset_trip: nothing is tripped")
    if pressure >= RESET_BELOW:
        raise Refused(f"reset_trip: {pressure:.0f} mbar; wait until it is under {RESET_BELOW:g} mbar")
    x.is_tripped = False
    tick.note("trip_reset", instance=tick.instance)


def _number(control: str, text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise Refused(f"{control} takes a number after the colon, got {text!r}") from None
    if not low <= value <= high:
        raise Refused(f"{control}: {text} is outside {low:g} to {high:g}")
    return value


_OTHERS: Mapping[str, Callable[[Reactor, Value, Tick], None]] = {
    "mode": _mode,
    "output": _output,
    "set_gas": _gas_source,
    "switch_vent_filter": _vent,
    "switch_probe": _probe,
    "calibrate_probe": _calibrate_probe,
    "calibrate_offset": _calibrate_offset,
    "hold": _hold,
    "resume": _resume,
    "abort": _abort,
}
