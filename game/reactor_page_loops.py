"""The faceplates of the reactor's loops, from its readings; ranges and units come from the unit's own controls."""

from dataclasses import dataclass, field, replace

from game.hmi.reactor_model import Bar, Choice, Entry, Faceplate, LoopRow, ReactorLoops
from game.reactor_draft import NOW, Change, draft, output
from game.reactor_look import Look, Standing, head
from game.reactor_page import bar
from game.tags import UNITS
from game.words import Words

MANUAL, AUTO = "M", "A"


@dataclass(frozen=True, slots=True)
class Loop:
    """One loop.

    Attributes:
        number: as on the piping plan. signal: its value. sets: control of its set point, empty for none.
        mode: name of its controller, empty for none. outs: what its output moves.
        extra: further choices and numbers on its plate. turns: whether it has a side for calibration.
    """

    id: str
    number: str
    signal: str
    sets: str = ""
    mode: str = ""
    outs: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    turns: bool = False


LOOPS = (
    Loop("do", "DIC-201", "do", "set_do", "oxygen", ("oxygen",), ("probe",), turns=True),
    Loop("ph", "AIC-202", "ph", "set_ph", "ph", ("base",), turns=True),
    Loop("temp", "TIC-203", "temp", "set_temp", "temperature", ("temperature",)),
    Loop("press", "PIC-204", "press", "set_pressure", "pressure", ("pressure",), ("filter", "trip")),
    Loop("agit", "SIC-205", "agit", "set_agit"),
    Loop("air", "FIC-206", "air_flow", "set_air"),
    Loop("o2", "FIC-207", "o2_flow", "set_o2", "", (), ("source",)),
    Loop("co2", "FIC-208", "co2_flow", "", "ph", ("co2",)),
    Loop("feed", "FIC-209", "feed_flow", "feed", "feed", (), ("glucose",)),
    Loop("antifoam", "FIC-210", "foam", "antifoam"),
)
BY_ID = {loop.id: loop for loop in LOOPS} | {"do_b": LOOPS[0]}
STEPS = {  # what minus and plus change, in the unit of the number; chosen: a small correction
    "set_do": 1.0,
    "set_ph": 0.01,
    "set_temp": 0.1,
    "set_pressure": 10.0,
    "set_agit": 1.0,
    "set_air": 1.0,
    "set_o2": 1.0,
    "feed": 0.1,
    "antifoam": 10.0,
    "glucose_bolus": 0.5,
    "output:oxygen": 1.0,
    "output:pressure": 1.0,
    "output:temperature": 0.5,
    "output:co2": 0.1,
    "output:base": 0.1,
    "calibrate_probe:do_a": 1.0,
    "calibrate_probe:do_b": 1.0,
    "calibrate_offset:ph": 0.01,
    "add_medium": 50.0,
    "inoculate": 0.05,
    "sample": 0.05,
}
BEGINS = {"glucose_bolus": "2.0", "add_medium": "1500", "inoculate": "0.40", "sample": "0.10"}


@dataclass(slots=True)
class LoopsChosen:
    """What is chosen on the page of loops: the loop, the side of its plate, the change that waits."""

    loop: str = "do"
    side: str = "operate"
    change: Change = field(default_factory=Change)

    def open(self, loop: str) -> None:
        """Another loop; a change that was not confirmed is forgotten."""
        self.loop, self.side = BY_ID[loop].id, "operate"
        self.change.forget()


def loops_page(look: Look, chosen: LoopsChosen) -> ReactorLoops:
    """The list and the open plate."""
    marks = look.marks()
    rows = tuple(_row(look, loop, marks) for loop in LOOPS)
    return ReactorLoops(head(look), rows, chosen.loop, _plate(look, chosen, marks), draft(chosen.change, look))


def entry(look: Look, name: str, words: str, change: Change) -> Entry:
    """A number to set; what is being changed stands in it, else what is in force."""
    is_changed = change.name == name
    shown = change.value if is_changed else number_shown(look, name)
    return Entry(_range_words(look, name, words), name, shown, is_changed)


def stepped(look: Look, name: str, sign: str, change: Change) -> str:
    """The number one step on, held inside the range of its control."""
    shown = change.value if change.name == name else number_shown(look, name)
    try:
        value = float(shown.replace(",", "."))
    except ValueError:
        value = float(number_shown(look, name))
    step = STEPS[name]
    decimals = len(f"{step:g}".partition(".")[2])
    low, high = limits(look, name)
    return f"{min(max(value + (step if sign == '+' else -step), low), high):.{decimals}f}"


def number_shown(look: Look, name: str) -> str:
    """What stands in a number that was not changed."""
    control, _, what = name.partition(":")
    if name in BEGINS:
        return BEGINS[name]
    if control == "output":
        return output(look, what)[0]
    if control == "calibrate_probe":
        return look.tag("do").figure(look.value("do" if what == "do_a" else "do_b"))
    if control == "calibrate_offset":
        return look.tag("ph").figure(look.value("ph"))
    return look.tag(NOW[control][1]).figure(look.value(NOW[control][0]))


def limits(look: Look, name: str) -> tuple[float, float]:
    """Between which values a number can be set."""
    control, _, what = name.partition(":")
    if control == "output":
        signal = look.reader.session.parts.plant.signals[f"{look.instance}.out.{what}"]
        return signal.low, signal.high
    if control == "calibrate_probe":
        return 1.0, 300.0
    if control == "calibrate_offset":
        return 4.0, 10.0
    found = look.control(control)
    return found.low, found.high


def _range_words(look: Look, name: str, words: str) -> str:
    """A title with range and unit."""
    low, high = limits(look, name)
    control, _, what = name.partition(":")
    unit = output(look, what)[1] if control == "output" else look.control(control).unit
    if control.startswith("calibrate"):
        unit = look.tag("do" if control == "calibrate_probe" else "ph").unit
    unit = UNITS.get(unit, unit)
    said = look.words("{name}, {low} to {high}", name=words, low=f"{low:g}", high=f"{high:g}")
    return f"{said}\u00a0{unit}" if unit else said


def _row(look: Look, loop: Loop, marks: dict[str, Standing]) -> LoopRow:
    signal = _signal(look, loop)
    alarm = marks.get(signal)
    value = look.shown(signal)
    if loop.id == "antifoam":
        value = f"{look.value('sp.antifoam'):.0f}\u00a0{look.control('antifoam').unit}"
    mode = "" if not loop.mode else MANUAL if _is_manual(look, loop) else AUTO
    priority, state = (alarm.priority, alarm.state) if alarm else (0, "active")
    return LoopRow(loop.id, loop.number, _name(loop, look.words), value, mode, priority, state)


def _plate(look: Look, chosen: LoopsChosen, marks: dict[str, Standing]) -> Faceplate:
    w, loop = look.words, BY_ID[chosen.loop]
    signal = _signal(look, loop)
    is_manual = bool(loop.mode) and _is_manual(look, loop)
    kept = look.value(NOW[loop.sets][0]) if loop.sets and loop.id != "antifoam" else None
    shown = number_shown(look, loop.sets) if loop.sets else ""
    value = bar(look, signal, marks, kept)
    alarm = marks.get(signal)
    word = "" if alarm is None else w("Low") if alarm.side == "low" else w("High")
    is_turned = loop.turns and chosen.side == "calibrate"
    controls = _calibration(look, loop, chosen.change) if is_turned else _controls(look, loop, chosen.change, is_manual)
    way = ("", "")
    if loop.turns:
        way = ("operate", w("Operate")) if is_turned else ("calibrate", w("Calibrate…"))
    unit = UNITS.get(look.control(loop.sets).unit, look.control(loop.sets).unit) if loop.sets else ""
    out, told = _out(look, loop), _told(look, loop)
    return Faceplate(loop.number, _name(loop, w), _wide(value), shown, unit, out, controls, word, way, told)


def _controls(look: Look, loop: Loop, change: Change, is_manual: bool) -> tuple[Choice | Entry, ...]:
    w = look.words
    found: list[Choice | Entry] = []
    if loop.mode:
        options = ((f"mode={loop.mode}:auto", w("Auto"), ""), (f"mode={loop.mode}:manual", w("Manual"), ""))
        found.append(_choice(w("Mode"), options, options[int(is_manual)][0], change))
    found += [_extra(look, name, change) for name in loop.extra if name not in ("glucose", "trip")]
    if "trip" in loop.extra and look.value("tripped") > 0.0:  # until then there is nothing to keep at a set point
        again = (("reset_trip=", w("Open again…"), ""),)
        found.append(_choice(w("Gas is shut after over-pressure"), again, "", change))
    elif is_manual and loop.outs:
        found += [entry(look, f"output:{out}", w("Output"), change) for out in loop.outs]
    elif loop.sets:
        found.append(entry(look, loop.sets, _set_words(loop, w), change))
    if "glucose" in loop.extra:
        one = entry(look, "glucose_bolus", w("Glucose at once"), change)
        found.append(replace(one, press=(f"glucose_bolus={one.text}", w("Give…"))))
    return tuple(found)


def _set_words(loop: Loop, w: Words) -> str:
    if loop.id in ("feed", "antifoam"):
        return w("Rate")
    return w("Upper limit") if loop.sets in ("set_air", "set_o2") else w("Set point")


def _calibration(look: Look, loop: Loop, change: Change) -> tuple[Choice | Entry, ...]:
    """The other side of the plate: what a probe reads, and what the sample says."""
    w = look.words
    if loop.id == "ph":
        return (entry(look, "calibrate_offset:ph", w("pH of the sample"), change),)
    probes = (("do_a", w("Probe A of the sample")), ("do_b", w("Probe B of the sample")))
    return tuple(entry(look, f"calibrate_probe:{probe}", words, change) for probe, words in probes)


def _extra(look: Look, name: str, change: Change) -> Choice:
    w = look.words
    match name:
        case "probe":
            options = (("switch_probe=a", "A", look.shown("do")), ("switch_probe=b", "B", look.shown("do_b")))
            return _choice(w("Probe in control"), options, options[int(look.value("probe"))][0], change)
        case "filter":
            options = (("switch_vent_filter=a", "A", ""), ("switch_vent_filter=b", "B", ""))
            return _choice(w("Vent filter"), options, options[int(look.value("filter"))][0], change)
        case _:
            options = (("set_gas=source:main", w("Main"), ""), ("set_gas=source:standby", w("Standby"), ""))
            return _choice(w("Oxygen from"), options, options[int(look.value("source"))][0], change)


def _choice(title: str, options: tuple[tuple[str, str, str], ...], now: str, change: Change) -> Choice:
    picked = f"{change.name}={change.value}" if change.is_open else ""
    return Choice(title, options, now, picked if picked != now else "")


def _out(look: Look, loop: Loop) -> tuple[float, str, str] | None:
    if not loop.outs:
        return None
    low, high = limits(look, f"output:{loop.outs[0]}")
    value, unit = output(look, loop.outs[0])
    return (look.value(f"out.{loop.outs[0]}") - low) / (high - low), value, unit


def _told(look: Look, loop: Loop) -> str:
    """What else one must know of a loop."""
    w = look.words
    match loop.id:
        case "ph" | "co2":
            return w("CO2 above the set point, base below it; never both.")
        case "do":
            return w("One output: agitation, then air, then oxygen.")
        case "press":
            return w("Filter dP {value}. The gas is shut at 500 mbar.", value=look.shown("filter_dp"))
        case "o2":
            valve, pressure = look.shown("o2_valve"), f"{100.0 * look.value('o2_pressure'):.0f}\u00a0%"
            return w("Valve {valve} open; supply pressure {pressure} of nominal.", valve=valve, pressure=pressure)
        case "feed":
            return w("Given so far: {value}.", value=look.shown("feed_total"))
    return ""


def _name(loop: Loop, w: Words) -> str:
    return {
        "do": w("Dissolved oxygen"),
        "ph": "pH",
        "temp": w("Temperature"),
        "press": w("Pressure"),
        "agit": w("Agitation"),
        "air": w("Air"),
        "o2": w("Oxygen"),
        "co2": "CO₂",
        "feed": w("Feed"),
        "antifoam": w("Antifoam"),
    }[loop.id]


def _signal(look: Look, loop: Loop) -> str:
    """The value of a loop; of the oxygen loop that of the probe in control."""
    return "do_b" if loop.id == "do" and look.value("probe") > 0.0 else loop.signal


def _is_manual(look: Look, loop: Loop) -> bool:
    return look.value(f"manual.{loop.mode}") > 0.5


def _wide(one: Bar) -> Bar:
    """The bar of a plate reaches so far that the value is on it."""
    return replace(one, low=min(one.low, one.value), high=max(one.high, one.value))
