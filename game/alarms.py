"""The standing alarms as the person sees them: doors, what the monitoring terminals report, the machines' own.

Worst first. Silence stops the tone and the blinking of none of them: an alarm is acknowledged at its terminal, with a
note, or ends with its cause.
"""

import functools
from collections.abc import Mapping
from typing import Any

from game import ems_page
from game.hud import model as hud
from game.page_kind import Reader
from game.reactor_look import Look, side_words
from game.words import Words
from sim_core.control.alarm import ACTION
from sim_core.journal import Event
from sim_core.plan import Facility
from sim_core.quantity import Second
from sim_core.units.ems import Ems
from training.session import Session, clock_text

BEGINS = {"both_doors_open": "group", "door_open_too_long": "door", "alarm_raised": "signal"}  # event -> what names it

DESK = "CTL.dcs"  # the station that watches the machines
Since = Mapping[str, Second]  # what an alarm names -> when it began


def key_of(event: Event) -> str:
    """What an event that begins an alarm names; empty for any other."""
    return str(event.data.get(BEGINS[event.name], event.source)) if event.name in BEGINS else ""


def alarms(session: Session, facility: Facility, words: Words, since: Since) -> tuple[hud.Alarm, ...]:
    """Every standing alarm; `since` is when each began."""
    rooms, machines = _rooms(session, facility, words, since), _machines(session, facility, words)
    found = [*_doors(session, facility, words, since), *rooms, *machines]
    return tuple(sorted(found, key=lambda alarm: (alarm.state == "gone", alarm.priority)))


def count(session: Session, facility: Facility) -> int:
    """How many alarms stand, cheap enough for every frame."""
    groups, doors = _standing(session, facility)
    reporting = [*_terminals(session), DESK]
    return len(groups) + len(doors) + sum(int(session.readings.get(f"{n}.alarms", 0.0)) for n in reporting)


def worst(session: Session, facility: Facility) -> int:
    """The priority of the worst alarm whose tone sounds: not acknowledged, not gone; 0 without any."""
    readings = session.readings
    groups, doors = _standing(session, facility)
    machines = _waiting(session)
    if machines == 1:
        return 1
    if groups:
        return 2
    levels = [readings.get(f"{n}.level", 0.0) for n in _terminals(session) if readings.get(f"{n}.unacknowledged", 0.0)]
    if any(level >= ACTION for level in levels):
        return 2
    return min([one for one in (machines, 3 if doors or any(levels) else 0) if one], default=0)


def _waiting(session: Session) -> int:
    """The highest priority among the machines' alarms that wait to be acknowledged; 0 without any."""
    if not session.readings.get(f"{DESK}.unacknowledged", 0.0):
        return 0
    plant: Any = session.parts.plant
    known, alarms = plant.units["dcs"].desk.by_key, plant.state.units["dcs"].alarms
    return min((known[key].priority for key, one in alarms.items() if one.phase == "unacknowledged"), default=0)


def _machines(session: Session, facility: Facility, words: Words) -> list[hud.Alarm]:
    """What the control system reports of the machines."""
    found = []
    for instance in dict.fromkeys(key.rpartition(".")[0] for key in _keys(session)):
        look = Look(Reader(session, facility), instance, words)
        for one in look.standing():
            if one.state != "shelved":
                tag = look.tag(one.signal)
                name, since = instance.partition(".")[2].upper(), look.since(one.since)
                title, detail = f"{name}: {tag.name}", since
                if not tag.is_state:
                    said = side_words(tag, tag.label, one.side, words)
                    title = f"{name}: {said} {tag.value(look.value(one.signal))}"
                    detail = f"{words('limit {n}', n=tag.figure(one.limit))} · {since}"
                found.append(hud.Alarm(one.priority, title, detail, one.state))
    return found


def _keys(session: Session) -> list[str]:
    state: Any = session.parts.plant.state.units.get("dcs")
    return [] if state is None else list(state.alarms)


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
