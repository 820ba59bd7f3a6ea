"""What the lists of the desk hold: alarms that stand, are shelved or were, tags that can be drawn."""

from dataclasses import replace
from typing import Any

from game.hmi.desk_model import DeskPen
from game.hmi.reactor_model import AlarmRow, AlarmState
from game.hmi.trend import PENS
from game.moments import when
from game.page_kind import Reader
from game.tags import UNITS, Tag, tag
from game.words import Words, worded
from sim_core.control.alarm import ACTION
from sim_core.errors import LevelError
from sim_core.quantity import Second
from sim_core.station import isa18
from sim_core.station.watch import Watched
from sim_core.units.dcs import Dcs
from training.alarm_list import response
from training.session import clock_text

STATES: dict[str, AlarmState] = {
    "unacknowledged": "active",
    "acknowledged": "acknowledged",
    "returned": "gone",
    "shelved": "shelved",
}
WAITING = ("unacknowledged", "returned")
PAST = 40  # lines of the past that the list holds


def alarm_rows(reader: Reader, dcs: Dcs, state: Any, words: Words) -> tuple[AlarmRow, ...]:
    """The alarms that stand or wait, those that wait first, then by priority, the newest first."""
    rows = [(key, alarm) for key, alarm in state.alarms.items() if alarm.phase in STATES and alarm.phase != "shelved"]
    rows.sort(key=lambda one: (one[1].phase not in WAITING, dcs.desk.by_key[one[0]].priority, -one[1].since))
    return tuple(_row(reader, dcs.desk.by_key[key], alarm, words) for key, alarm in rows)


def shelved_rows(reader: Reader, dcs: Dcs, state: Any, words: Words) -> tuple[AlarmRow, ...]:
    """The alarms that are shelved."""
    return tuple(
        _row(reader, dcs.desk.by_key[key], alarm, words)
        for key, alarm in state.alarms.items()
        if alarm.phase == "shelved"
    )


def past_rows(reader: Reader, dcs: Dcs, state: Any, words: Words) -> tuple[AlarmRow, ...]:
    """What happened to alarms, the newest first; `standing` ones among them look as they do now."""
    said = {
        "raised": words("raised"),
        "cleared": words("gone"),
        "acknowledged": words("acknowledged"),
        "shelved": words("shelved"),
        "unshelved": words("back in sight"),
    }
    looks: dict[str, AlarmState] = {"raised": "active", "acknowledged": "acknowledged", "shelved": "shelved"}
    rows = []
    for line in reversed(state.log[-PAST:]):
        one = dcs.desk.by_key[line.key]
        told = tag_of(reader, one, words)
        status = " ".join(part for part in (said[line.change], _person(reader, line.actor)) if part)
        rows.append(
            AlarmRow(
                line.key,
                one.priority,
                looks.get(line.change, "gone"),
                when(reader.session, words, line.time),
                told.label,
                _what(line.side, line.level, words),
                told.value(line.value),
                told.figure(isa18.limit_of(one.limits, line.side, line.level)) if line.side else "",
                status,
            )
        )
    return tuple(rows)


def counts(rows: tuple[AlarmRow, ...]) -> tuple[int, int, int, int]:
    """How many of each priority stand."""
    numbers = [sum(row.priority == priority for row in rows) for priority in (1, 2, 3, 4)]
    return numbers[0], numbers[1], numbers[2], numbers[3]


def is_waiting(state: Any, key: str) -> bool:
    """Whether an alarm waits to be acknowledged."""
    return key in state.alarms and state.alarms[key].phase in WAITING


def response_lines(reader: Reader, state: Any, key: str, words: Words) -> tuple[str, ...]:
    """What happens if nobody acts, and what to do first; never the cause."""
    instance, signal = _split(reader, key)
    side = state.alarms[key].side if key in state.alarms else ""
    found = response(reader.facility.placed[instance].equipment, signal, side or "low")
    if found is None:
        return (words("No response is written for it."),)
    return worded(found.consequence, words.language), worded(found.action, words.language)


def choices(reader: Reader, dcs: Dcs, state: Any, words: Words) -> tuple[DeskPen, ...]:
    """Every tag of the chosen machine that is watched; those on the screen bear their look."""
    readings = reader.session.readings
    found = []
    for one in dcs.desk.watched:
        if one.instance != state.unit:
            continue
        told = tag_of(reader, one, words)
        is_on = one.tag in state.pens
        colour, dash = PENS[state.pens.index(one.tag) % len(PENS)] if is_on else ("", "")
        value = told.value(readings.get(one.tag, 0.0))
        found.append(DeskPen(one.tag, told.label, told.name, value, is_on, colour, dash))
    return tuple(found)


def tag_of(reader: Reader, one: Watched, words: Words) -> Tag:
    """How a watched tag is shown; one that no other page shows is named here."""
    equipment = reader.facility.placed[one.instance].equipment
    try:
        return tag(reader.facility, equipment, one.name, words.language)
    except LevelError:
        name = _names(words).get(one.name, one.doc)
        if one.name.startswith("sp."):  # drawn beside its value, in the same band
            kept = tag(reader.facility, equipment, one.name.removeprefix("sp."), words.language)
            return replace(kept, label=one.name, name=name)
        return Tag(one.name, name, UNITS.get(one.unit, one.unit), 1, one.set_point, one.limits)


def clock(reader: Reader, time: Second) -> str:
    """A moment on the plant's clocks; what lies before midnight is of the day before."""
    return clock_text((reader.session.parts.start_of_day + time) % 86400.0)


def _split(reader: Reader, key: str) -> tuple[str, str]:
    """Machine and signal of a tag: both may have dots in them."""
    instance = max((name for name in reader.facility.placed if key.startswith(f"{name}.")), key=len)
    return instance, key.removeprefix(f"{instance}.")


def _row(reader: Reader, one: Watched, alarm: isa18.Alarm, words: Words) -> AlarmRow:
    told = tag_of(reader, one, words)
    value = reader.session.readings.get(one.tag, alarm.value)
    limit = told.figure(isa18.limit_of(one.limits, alarm.side, alarm.level)) if alarm.side else ""
    return AlarmRow(
        one.tag,
        one.priority,
        STATES[alarm.phase],
        when(reader.session, words, alarm.since),
        told.label,
        _what(alarm.side, alarm.level, words),
        told.value(value),
        limit,
        _status(reader, alarm, words),
        can_acknowledge=alarm.phase in WAITING,
    )


def _status(reader: Reader, alarm: isa18.Alarm, words: Words) -> str:
    match alarm.phase:
        case "unacknowledged":
            return words("not acknowledged")
        case "acknowledged":
            return words("acknowledged")
        case "returned":
            return words("gone, not acknowledged")
        case _:
            return words("until {time}: {reason}", time=clock(reader, alarm.until)[:5], reason=alarm.reason)


def _what(side: str, level: int, words: Words) -> str:
    if not side:
        return ""
    if level >= ACTION:
        return words("very low") if side == "low" else words("very high")
    return words("low") if side == "low" else words("high")


def _person(reader: Reader, actor: str) -> str:
    return reader.person if actor == "trainee" else actor


def _names(words: Words) -> dict[str, str]:
    """Names of tags that stand on no other page, so that equipment.yaml has no label for them."""
    return {
        "phase": words("Phase, by its number"),
        "age": words("Age of the culture"),
        "tripped": words("Over-pressure trip"),
        "o2_pressure": words("Oxygen supply"),
        "probe": words("Probe in control: 0 A, 1 B"),
        "source": words("Gas source: 0 main, 1 standby"),
        "filter": words("Vent filter in use: 0 a, 1 b"),
        "sp.temp": words("Set point of temperature"),
        "sp.ph": words("Set point of pH"),
        "sp.do": words("Set point of dissolved oxygen"),
        "sp.agit": words("Set point of agitation"),
        "sp.press": words("Set point of headspace pressure"),
        "to_kill": words("Broth sent to the kill tank"),
    }
