"""The standing alarms as the person sees them: doors near and far, and what the monitoring terminals report.

Worst first. Silence stops the tone and the blinking of none of them: an alarm is acknowledged at its terminal, with a
note, or ends with its cause.
"""

import functools
from collections.abc import Mapping

from game import ems_page
from game.hud import model as hud
from game.words import Words
from sim_core.control.alarm import ACTION
from sim_core.journal import Event
from sim_core.plan import Facility
from sim_core.quantity import Second
from sim_core.units.ems import Ems
from training.session import Session, clock_text

BEGINS = {"both_doors_open": "group", "door_open_too_long": "door", "alarm_raised": "signal"}  # event -> what names it

Since = Mapping[str, Second]  # what an alarm names -> when it began


def key_of(event: Event) -> str:
    """What an event that begins an alarm names; empty for any other."""
    return str(event.data.get(BEGINS[event.name], event.source)) if event.name in BEGINS else ""


def alarms(session: Session, facility: Facility, words: Words, since: Since) -> tuple[hud.Alarm, ...]:
    """Every standing alarm; `since` is when each began."""
    found = [*_doors(session, facility, words, since), *_rooms(session, facility, words, since)]
    return tuple(sorted(found, key=lambda alarm: (alarm.state == "gone", alarm.priority)))


def count(session: Session, facility: Facility) -> int:
    """How many alarms stand, cheap enough for every frame."""
    groups, doors = _standing(session, facility)
    return len(groups) + len(doors) + sum(int(session.readings.get(f"{n}.alarms", 0.0)) for n in _terminals(session))


def worst(session: Session, facility: Facility) -> int:
    """The priority of the worst alarm whose tone sounds: not acknowledged, not gone; 0 without any."""
    readings = session.readings
    groups, doors = _standing(session, facility)
    if groups:
        return 2
    levels = [readings.get(f"{n}.level", 0.0) for n in _terminals(session) if readings.get(f"{n}.unacknowledged", 0.0)]
    if any(level >= ACTION for level in levels):
        return 2
    return 3 if doors or any(levels) else 0


def _standing(session: Session, facility: Facility) -> tuple[list[str], list[str]]:
    """Airlocks with both doors open, and doors that stand open too long."""
    readings = session.readings
    groups = [group for group in _groups(facility) if readings.get(f"{group}.both_open", 0.0) > 0.0]
    return groups, [door for door in facility.doors if readings.get(f"{door}.alarm", 0.0) > 0.0]


def _doors(session: Session, facility: Facility, words: Words, since: Since) -> list[hud.Alarm]:
    groups, doors = _standing(session, facility)
    found = []
    for group in groups:
        title = words("Both airlock doors open")
        found.append(hud.Alarm(2, title, _detail(words("Close one, wait for green"), group, session, since)))
    for door in doors:
        title = words("Door {door} open too long", door=door)
        seconds = words("open {n} s", n=f"{session.readings.get(f'{door}.open_s', 0.0):.0f}")
        found.append(hud.Alarm(3, title, _detail(seconds, door, session, since)))
    return found


def _rooms(session: Session, facility: Facility, words: Words, since: Since) -> list[hud.Alarm]:
    found = []
    for instance in _terminals(session):
        if not any(session.readings.get(f"{instance}.{tag}", 0.0) for tag in ("alarms", "unacknowledged")):
            continue
        for one in ems_page.alarms(session, facility, instance, words):
            title = f"{one.title} {one.value}"
            found.append(hud.Alarm(one.priority, title, _detail(one.detail, one.key, session, since), one.state))
    return found


def _detail(text: str, key: str, session: Session, since: Since) -> str:
    began = since.get(key)
    return text if began is None else f"{text} · {clock_text(session.parts.start_of_day + began)}"


@functools.cache
def _names(doors: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(group for interlock in doors for group in interlock))


def _groups(facility: Facility) -> tuple[str, ...]:
    return _names(tuple(door.interlock for door in facility.doors.values() if door.interlock))


def _terminals(session: Session) -> list[str]:
    return [name for name, unit in session.parts.plant.units.items() if isinstance(unit, Ems)]
