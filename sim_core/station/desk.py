"""What can be done at the desk of the control system, and what it reports of itself (unit `dcs`)."""

import math
import re
from collections.abc import Callable
from typing import Literal

from sim_core.errors import Refused, guess
from sim_core.station import isa18
from sim_core.station.isa18 import Alarm
from sim_core.station.state import DcsState, Note, tell
from sim_core.station.watch import Station
from sim_core.unit import Control, Signal, Tick, Value

SET_POINTS = ("set_temp", "set_ph", "set_do", "set_agit", "set_pressure", "set_air", "set_o2", "antifoam", "feed")
LOOPS = ("oxygen", "ph", "temperature", "pressure", "feed")
SHELVED_MOST = 480.0  # min, chosen: one shift, so that the next one sees it again
UNSHELVABLE = 1  # priority: an alarm of the highest one is not taken out of sight [isa182: sites say which]
MOST_PENS = 12  # chosen: more lines cannot be told apart
_BACK = re.compile(r"^-(\d+(?:\.\d+)?)\s*:(.*)$", re.DOTALL)

Who = tuple[Tick, str]


def signals(desk: Station) -> tuple[Signal, ...]:
    """Inputs `dcs.<tag>`, and what the station reports of itself."""
    inf, at, watched = math.inf, desk.name, desk.watched
    rows = [(f"dcs.{w.tag}", w.unit, w.doc, w.set_point) for w in watched]
    inputs = [Signal(name, unit, "input", doc, -inf, inf, middle or 0.0) for name, unit, doc, middle in rows]
    pens = [
        Signal(f"{at}.pen.{desk.short(w)}", "1", "output", f"1 while it is on the screen: {w.doc}", 0.0, 1.0)
        for w in watched
    ]
    return (
        *inputs,
        Signal(f"{at}.alarm_rate", "/10min", "output", "Alarms annunciated in the last ten minutes", 0.0),
        Signal(f"{at}.flood", "1", "output", "1 while there are too many alarms to be answered", 0.0, 1.0),
        Signal(f"{at}.alarms", "1", "output", "Alarms standing", 0.0),
        Signal(f"{at}.unacknowledged", "1", "output", "Alarms that wait to be acknowledged", 0.0),
        Signal(f"{at}.shelved", "1", "output", "Alarms that are shelved", 0.0),
        Signal(f"{at}.priority", "1", "output", "Highest priority that stands: 1 to 4, 0 none", 0.0, 4.0),
        Signal(f"{at}.unit", "1", "output", "Number of the machine chosen", 0.0),
        *pens,
    )


def controls(desk: Station) -> tuple[Control, ...]:
    """The desk's controls, and the acknowledge button of every machine."""
    at, instances = desk.name, desk.instances
    rows: tuple[tuple[str, Literal["text", "press"], str, tuple[str, ...]], ...] = (
        ("select_unit", "text", "Choose a machine", instances),
        ("ack_alarm", "text", "Acknowledge KEY, or `all`", ()),
        ("shelve", "text", "`KEY:MINUTES:REASON`: take an alarm out of sight", ()),
        ("unshelve", "text", "Put KEY back into sight", ()),
        ("trend", "text", "Pens: `+do`, `-do`, or a list `do,do_b`", ()),
        ("annotate", "text", "Write a note on the trend; `-3600:TEXT` an hour back", ()),
        ("set_point", "text", "`set_do:45`: a set point of the chosen machine", SET_POINTS),
        ("mode_auto", "text", "Put a loop of the chosen machine in automatic", LOOPS),
        ("mode_manual", "text", "Put a loop of the chosen machine in manual", LOOPS),
        ("hold_phase", "press", "Hold the phase of the chosen machine", ()),
        ("resume_phase", "press", "Go on with its phase", ()),
        ("abort_phase", "press", "End its phase before its time", ()),
    )
    own = tuple(Control(f"{at}.{n}", kind, doc, choices=choices) for n, kind, doc, choices in rows)
    buttons = (Control(f"{i}.ack_alarm", "text", "Acknowledge KEY, or `all` of this machine") for i in instances)
    return *own, *buttons


def report(desk: Station, x: DcsState) -> dict[str, float]:
    """Counts and choices by tag."""
    standing = [k for k, a in x.alarms.items() if a.phase in ("unacknowledged", "acknowledged")]
    waiting = sum(a.phase in ("unacknowledged", "returned") for a in x.alarms.values())
    at = desk.name
    return {
        f"{at}.alarm_rate": float(len(x.recent)),
        f"{at}.flood": float(x.is_flooded),
        f"{at}.alarms": float(len(standing)),
        f"{at}.unacknowledged": float(waiting),
        f"{at}.shelved": float(sum(a.phase == "shelved" for a in x.alarms.values())),
        f"{at}.priority": float(min((desk.by_key[k].priority for k in standing), default=0)),
        f"{at}.unit": float(desk.instances.index(x.unit)),
    } | {f"{at}.pen.{desk.short(one)}": float(one.tag in x.pens) for one in desk.watched}


def operate(desk: Station, x: DcsState, target: tuple[str, str], value: Value, who: Who) -> None:
    """Carry out one act.

    Args:
        desk: the station.
        x: its state.
        target: instance and verb.
        value: what is asked.
        who: tick and actor.
    """
    instance, verb = target
    if instance != desk.name:
        _acknowledge(desk, x, str(value), instance, who)
    elif verb in _FORWARDED:
        _forward(desk, x, verb, value, who)
    else:
        _ACTS[verb](desk, x, str(value), who)


def _select(desk: Station, x: DcsState, name: str, who: Who) -> None:
    x.unit = name
    who[0].note("unit_selected", source=desk.name, unit=name, actor=who[1])


def _ack(desk: Station, x: DcsState, text: str, who: Who) -> None:
    _acknowledge(desk, x, text, "", who)


def _acknowledge(desk: Station, x: DcsState, text: str, instance: str, who: Who) -> None:
    """KEY, or all that wait (of one machine, if it is asked at its panel)."""
    mine = [key for key in x.alarms if not instance or key.startswith(f"{instance}.")]
    keys = mine if text in ("", "all") else [_key(desk, x, text, instance)]
    taken = [key for key in keys if key in x.alarms and isa18.acknowledge(x.alarms[key])]
    if not taken:
        raise Refused(f"ack_alarm: no alarm of {'any signal' if text in ('', 'all') else keys[0]} waits for it")
    for key in taken:
        tell(desk, x, key, "acknowledged", who)
        _forget(x, key)


def _shelve(desk: Station, x: DcsState, text: str, who: Who) -> None:
    name, _, rest = text.partition(":")
    minutes, _, reason = rest.partition(":")
    key, tick = _key(desk, x, name), who[0]
    one = desk.by_key[key]
    if not one.is_alarmed:
        raise Refused(f"shelve: {key} has no limits; it is no alarm")
    if one.priority <= UNSHELVABLE:
        raise Refused(f"shelve: {key} has priority {one.priority}; alarms of priority {UNSHELVABLE} are never shelved")
    time = _minutes(minutes)
    if len(reason.split()) < 2:
        raise Refused(f"shelve: {reason!r} is no reason; write it as '{name}:30:probe A is being changed'")
    isa18.shelve(x.alarms.setdefault(key, Alarm()), tick.time + 60.0 * time, reason.strip(), who[1])
    tell(desk, x, key, "shelved", who)
    tick.notes[-1][1].update(minutes=time, reason=reason.strip())


def _unshelve(desk: Station, x: DcsState, text: str, who: Who) -> None:
    key = _key(desk, x, text)
    if key not in x.alarms or x.alarms[key].phase != "shelved":
        raise Refused(f"unshelve: {key} is not shelved")
    isa18.unshelve(x.alarms[key])
    tell(desk, x, key, "unshelved", who)
    _forget(x, key)


def _trend(desk: Station, x: DcsState, text: str, who: Who) -> None:
    """`+do`, `-do`, or a list that replaces the pens."""
    pens = list(x.pens) if text[:1] in ("+", "-") else []
    for word in (part.strip() for part in text.split(",")):
        key = _key(desk, x, word.lstrip("+-"))
        if word.startswith("-"):
            if key not in pens:
                raise Refused(f"trend: {key} is not on the screen")
            pens.remove(key)
        elif key not in pens:
            pens.append(key)
    if len(pens) > MOST_PENS:
        raise Refused(f"trend: {len(pens)} pens are over the {MOST_PENS} that one screen shows; take one off first")
    x.pens = pens
    who[0].note("trend_shown", source=desk.name, pens=list(pens), actor=who[1])


def _annotate(desk: Station, x: DcsState, text: str, who: Who) -> None:
    tick, actor = who
    back = _BACK.match(text)
    about, words = (tick.time - float(back[1]), back[2].strip()) if back else (tick.time, text.strip())
    if not words:
        raise Refused("annotate: the note is empty; write what you see")
    x.notes = [*x.notes, Note(about, actor, words)]
    tick.note("annotated", source=desk.name, instance=desk.name, text=words, about=about, actor=actor)


def _forward(desk: Station, x: DcsState, verb: str, value: Value, who: Who) -> None:
    """What the chosen machine does itself: the station only sends it on."""
    if x.unit not in desk.operable:
        raise Refused(f"{verb}: {x.unit} has no loops and no phases; choose {' or '.join(desk.operable)} first")
    name, what = _FORWARDED[verb]
    if verb == "set_point":
        name, _, text = str(value).partition(":")
        who[0].send(f"{x.unit}.{name}", _number(text, f"set_point {name}"))
    else:
        who[0].send(f"{x.unit}.{name}", f"{value}:{what}" if what else None)


def _key(desk: Station, x: DcsState, name: str, instance: str = "") -> str:
    """The tag that is meant: whole, or without the machine that is chosen (or at whose panel one stands)."""
    name = name.strip()
    for key in (name, f"{instance or x.unit}.{name}", f"{desk.instances[0]}.{name}"):
        if key in desk.by_key and key.startswith(instance):
            return key
    known = [*desk.by_key, *(one.name for one in desk.watched)]
    raise Refused(f"{instance or desk.name} watches no {name!r}{guess(name, known)}")


def _minutes(text: str) -> float:
    minutes = _number(text, "shelve")
    if not 1.0 <= minutes <= SHELVED_MOST:
        raise Refused(f"shelve: {text} min is outside 1 to {SHELVED_MOST:g} min")
    return minutes


def _number(text: str, what: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise Refused(f"{what} takes a number after the colon, got {text!r}") from None


def _forget(x: DcsState, key: str) -> None:
    if x.alarms[key].is_idle:
        del x.alarms[key]


_FORWARDED = {
    "set_point": ("", ""),
    "mode_auto": ("mode", "auto"),
    "mode_manual": ("mode", "manual"),
    "hold_phase": ("hold", ""),
    "resume_phase": ("resume", ""),
    "abort_phase": ("abort", ""),
}
_ACTS: dict[str, Callable[[Station, DcsState, str, Who], None]] = {
    "select_unit": _select,
    "ack_alarm": _ack,
    "shelve": _shelve,
    "unshelve": _unshelve,
    "trend": _trend,
    "annotate": _annotate,
}
