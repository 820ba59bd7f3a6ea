"""The page of the environment monitoring terminal, from its alarms, its trends and what the rooms' instruments say."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from game.hands_on import HandsOn
from game.hmi.model import EmsAlarm, EmsFact, EmsPage, EmsRoom, EmsTrend
from game.hud.actions import Action
from game.page_kind import Reader
from game.words import Words
from sim_core.control.alarm import ACTION, Alarm, Limits
from sim_core.plan import Facility, Room
from sim_core.units.ems import SAMPLE, WATCHED, limits_of
from training.session import Session, clock_text

STATES = {"unacknowledged": "active", "acknowledged": "acknowledged", "returned": "gone"}
VIEWS = {"pressure": "pressure", "particles": "np05", "climate": "temp"}  # view -> signal of the plan and the trend
THOUSAND = "\u00a0k"
AHEAD = 1.15  # chosen: the axis ends so far above the highest limit or value


@dataclass(slots=True)
class Looked:
    """What a person looks at on a monitoring terminal, and the note that is being written."""

    view: str = "pressure"
    room: str = ""
    note: str = ""
    is_noting: bool = False


@dataclass(slots=True)
class EmsTerminal:
    """The monitoring terminals and what is looked at on them."""

    reader: Reader
    looked: Looked = field(default_factory=Looked)

    def page(self, instance: str, words: Words) -> EmsPage:
        """The page of a terminal."""
        return ems_page(self.reader.session, self.reader.facility, instance, self.looked, words)

    def act(self, action: Action, hands: HandsOn) -> bool:
        """A button of the terminal."""
        looks: dict[str, Callable[[str, HandsOn], None]] = {
            "ems_trend": self._open_trend,
            "ems_view": self._view,
            "ems_room": self._room,
            "ems_ack": self._acknowledge,
            "ems_note": self._annotate,
            "text": self._write,
        }
        if action.name not in looks:
            return False
        looks[action.name](str(action.value), hands)
        return True

    def _open_trend(self, room: str, hands: HandsOn) -> None:
        hands.do(f"{hands.page}.open_trend", f"{room}.{VIEWS.get(self.looked.view, 'np05')}")

    def _view(self, value: str, _hands: HandsOn) -> None:
        self.looked.view = value

    def _room(self, value: str, _hands: HandsOn) -> None:
        self.looked.room = value

    def _acknowledge(self, note: str, hands: HandsOn) -> None:
        """With a note; the first press asks for it."""
        if not note:
            self.looked.is_noting = True
        elif hands.do(f"{hands.page}.acknowledge_alarm", f"all={note}"):
            self.looked.is_noting, self.looked.note = False, ""

    def _annotate(self, note: str, hands: HandsOn) -> None:
        """A note on the trend; the first press opens the field."""
        if not self.looked.note:
            self.looked.is_noting = True
        elif hands.do(f"{hands.page}.annotate", self.looked.note):
            self.looked.is_noting, self.looked.note = False, ""

    def _write(self, value: str, _hands: HandsOn) -> None:
        name, _, written = value.partition("=")
        if name == "ems_note":
            self.looked.note = written


def ems_page(session: Session, facility: Facility, instance: str, looked: Looked, words: Words) -> EmsPage:
    """The whole page; rooms that this terminal does not watch are on the plan without alarm."""
    state: Any = session.parts.plant.state.units[instance]
    here = instance.partition(".")[0]
    chosen = facility.rooms[looked.room or here]
    marks = {key.partition(".")[0]: alarm for key, alarm in state.alarms.items() if alarm.phase != "normal"}
    rooms = tuple(_room(room, session, marks.get(room.id)) for room in facility.rooms.values())
    view: Any = looked.view
    return EmsPage(
        clock=session.clock,
        view=view,
        rooms=rooms,
        room=chosen.id,
        room_name=chosen.name.get(words.language, chosen.name["en"]),
        facts=facts(session, chosen, state.alarms, words),
        trend=_trend(session, chosen, instance, (VIEWS.get(looked.view, "np05"), words)),
        alarms=tuple(alarms(session, facility, instance, words)),
        note=looked.note,
        is_noting=looked.is_noting,
        here=here,
    )


def alarms(session: Session, facility: Facility, instance: str, words: Words) -> list[EmsAlarm]:
    """The standing alarms of a terminal, worst first."""
    state: Any = session.parts.plant.state.units[instance]
    found = []
    for key, alarm in state.alarms.items():
        if alarm.phase == "normal":
            continue
        room, _, signal = key.partition(".")
        limits = limits_of(facility.rooms[room], signal)
        value = session.readings.get(f"{room}.monitor.{signal}", 0.0)
        said = words("{room}: {signal}", room=room, signal=_name(signal, words))
        priority: int = 2 if alarm.level == ACTION else 3
        at = words("limit {n}", n=_limit(limits, alarm.level, signal))
        states: Any = STATES[alarm.phase]
        found.append(EmsAlarm(priority, states, said, _value(value, signal), at, room, key))
    return sorted(found, key=lambda one: (one.state != "active", one.priority))


def facts(session: Session, room: Room, standing: dict[str, Alarm], words: Words) -> tuple[EmsFact, ...]:
    """Every watched signal of a room with its alert and action limits."""
    rows = []
    for signal, _ in WATCHED:
        value = session.readings.get(f"{room.id}.monitor.{signal}")
        if value is None:
            continue
        alarm = standing.get(f"{room.id}.{signal}", Alarm())
        priority = 0 if alarm.phase == "normal" else 2 if alarm.level == ACTION else 3
        limits = limits_of(room, signal)
        both = _both(limits, signal) if limits != Limits() else ""
        rows.append(EmsFact(_fact_name(signal, words), _value(value, signal), both, priority))
    return tuple(rows)


def _room(room: Room, session: Session, alarm: Alarm | None) -> EmsRoom:
    pressure = session.readings[f"{room.id}.monitor.pressure"]
    priority = 0 if alarm is None else 2 if alarm.level == ACTION else 3
    state: Any = "active" if alarm is None else STATES[alarm.phase]
    return EmsRoom(room.id, room.x, room.y, room.width, room.depth, room.grade, round(pressure) + 0.0, priority, state)


def _trend(session: Session, room: Room, instance: str, asked: tuple[str, Words]) -> EmsTrend | None:
    signal, words = asked
    plant = session.parts.plant
    terminal: Any = plant.units[instance]
    samples = terminal.trend(plant.state.units[instance], f"{room.id}.{signal}")
    if len(samples) < 2:
        return None
    limits = limits_of(room, signal)
    low_side = signal == "pressure"
    alert, action = (limits.alert_low, limits.action_low) if low_side else (limits.alert_high, limits.action_high)
    points = tuple(((k - len(samples) + 1) * SAMPLE, value) for k, value in enumerate(samples))
    top = max([*samples, *(v for v in (alert, action) if v < float("inf"))])
    unit = dict(WATCHED)[signal].replace("m3", "m³").replace("degC", "°C")
    begin = clock_text(session.parts.start_of_day + max(0.0, session.time + points[0][0]))
    title = f"{_name(signal, words)}, {unit}"
    bounds = (_finite(alert), _finite(action))
    return EmsTrend(title, points, 0.0, _round_up(top * AHEAD), *bounds, begin[:5], session.clock[:5], unit)


def _finite(limit: float) -> float | None:
    return limit if abs(limit) < float("inf") else None


def _round_up(value: float) -> float:
    """The next of 1, 2, 5 times a power of ten: an axis that can be read.

    >>> _round_up(17.2), _round_up(575000.0)
    (20.0, 1000000.0)
    """
    size = 1.0
    while size * 10 <= value:
        size *= 10
    return next(size * step for step in (1, 2, 5, 10) if size * step >= value)


def _both(limits: Limits, signal: str) -> str:
    """Alert and action limit, the thousands named once."""
    alert, action = _limit(limits, 1, signal), _limit(limits, 2, signal)
    return f"{alert.removesuffix(THOUSAND)} / {action}"


def _limit(limits: Limits, level: int, signal: str) -> str:
    """The limit that counts: the lower one of pressure, else the upper one."""
    if signal == "pressure":
        return _value(limits.action_low if level == ACTION else limits.alert_low, signal, is_bare=True)
    return _value(limits.action_high if level == ACTION else limits.alert_high, signal, is_bare=True)


def _value(value: float, signal: str, is_bare: bool = False) -> str:
    r"""A number as the page shows it: thousands apart, the unit after a no-break space.

    >>> _value(412345.0, "np05"), _value(-0.03, "pressure"), _value(10.24, "pressure")
    ('412\xa0000', '0.0\xa0Pa', '10.2\xa0Pa')
    """
    if signal.startswith("np") and is_bare:
        return f"{value / 1000:g}{THOUSAND}"
    if signal.startswith("np"):
        return f"{round(value, -3 if value > 1e5 else -1):,.0f}".replace(",", "\u00a0")
    figures = f"{round(value, 1) + 0.0:.1f}"
    unit = {"pressure": "Pa", "temp": "°C", "rh": "%"}[signal]
    return figures.removesuffix(".0") if is_bare else f"{figures}\u00a0{unit}"


def _name(signal: str, words: Words) -> str:
    names = {
        "pressure": words("Pressure"),
        "np05": words("Particles ≥ 0.5 µm"),
        "np5": words("Particles ≥ 5 µm"),
        "temp": words("Temperature"),
        "rh": words("Humidity"),
    }
    return names[signal]


def _fact_name(signal: str, words: Words) -> str:
    """As short as the column beside the plan asks."""
    return {"np05": words("≥ 0.5 µm /m³"), "np5": words("≥ 5 µm /m³")}.get(signal) or _name(signal, words)
