"""The standing alarms as the person sees them: doors near and far, and what the monitoring terminals report.

Worst first. Silence stops the tone and the blinking of none of them: an alarm is acknowledged at its terminal, with a
note, or ends with its cause.
"""

from collections.abc import Mapping

from game import ems_page
from game.hud import model as hud
from game.words import Words
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
    found = [*_doors(session, words, since), *_rooms(session, facility, words, since)]
    return tuple(sorted(found, key=lambda alarm: (alarm.state == "gone", alarm.priority)))


def is_any(session: Session) -> int:
    """How many alarms stand, cheap enough for every frame."""
    readings = session.readings
    doors = sum(v > 0.0 for t, v in readings.items() if t.endswith(".both_open") or _is_door(t))
    return doors + sum(int(readings.get(f"{name}.alarms", 0.0)) for name in _terminals(session))


def _doors(session: Session, words: Words, since: Since) -> list[hud.Alarm]:
    found = []
    for tag, value in session.readings.items():
        if value <= 0.0:
            continue
        name = tag.partition(".")[0]
        if tag.endswith(".both_open"):
            title = words("Both airlock doors open")
            found.append(hud.Alarm(2, title, _detail(words("Close one, wait for green"), name, session, since)))
        elif _is_door(tag):
            title = words("Door {door} open too long", door=name)
            seconds = words("open {n} s", n=f"{session.readings.get(f'{name}.open_s', 0.0):.0f}")
            found.append(hud.Alarm(3, title, _detail(seconds, name, session, since)))
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


def _is_door(tag: str) -> bool:
    return tag.startswith("DR") and tag.endswith(".alarm")


def _terminals(session: Session) -> list[str]:
    return [name for name, unit in session.parts.plant.units.items() if isinstance(unit, Ems)]
