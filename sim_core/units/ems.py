"""The environmental monitoring system: one terminal that watches the rooms of a suite.

    alarms   per room and signal, alert and action limits, raised after 60 s beyond, acknowledged with a note [ISA-18.2]
    trends   the last ten minutes of every signal, one value in two seconds

It knows what the instruments in the rooms say (`room_monitor`), not what is true. Limits: pressure 2 and 5 Pa below set
point; temperature by the room's tolerance (alert) and half as much again (action); particles by grade [facility.yaml;
for grade D in operation the site's own, as Annex 1 leaves them to the site].
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim_core.control import alarm
from sim_core.control.alarm import Alarm, Limits
from sim_core.errors import Refused, guess
from sim_core.plan import Room
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

Array = NDArray[np.float64]

WATCHED = (("pressure", "Pa"), ("np05", "/m3"), ("np5", "/m3"), ("temp", "degC"), ("rh", "%"))
SAMPLE: Second = 2.0  # chosen: as often as the instruments report
KEPT = 300  # samples: ten minutes
DELAY: Second = 60.0  # [facility.yaml dp_alarm_delay_s]
#: alert and action per m3, in operation: D site rule [CORRECTIONS]; C, B alert at half of the action limit, chosen
PARTICLES: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "np05": {"D": (2e5, 5e5), "C": (1.76e6, 3.52e6), "B": (1.76e5, 3.52e5)},
    "np5": {"D": (1e4, 2e4), "C": (1.465e4, 2.93e4), "B": (1465.0, 2930.0)},
}


@dataclass(slots=True)
class EmsState:
    """Alarms and trends.

    Attributes:
        alarms: by `ROOM.signal`, those that are not normal.
        samples: the last KEPT values of every signal, shape (signals, KEPT), as a ring; `taken` in all.
        since: seconds since the last sample.
        open_trend: what the screen shows, or empty.
    """

    samples: Array
    alarms: dict[str, Alarm] = field(default_factory=dict)
    taken: int = 0
    since: Second = 0.0
    open_trend: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Ems:
    """One terminal and the rooms that it watches."""

    rooms: tuple[Room, ...]
    period: Second = 1.0
    max_dt: Second = 60.0
    site_wide: bool = False
    signals: tuple[Signal, ...] = field(init=False)
    controls: tuple[Control, ...] = field(init=False)
    faults: tuple[Fault, ...] = ()
    _limits: dict[str, Limits] = field(init=False)
    _low: Array = field(init=False)
    _high: Array = field(init=False)

    def __post_init__(self) -> None:
        limits = {f"{r.id}.{s}": limits_of(r, s) for r in self.rooms for s, _ in WATCHED}
        object.__setattr__(self, "_limits", limits)
        object.__setattr__(self, "_low", np.array([one.alert_low for one in limits.values()]))
        object.__setattr__(self, "_high", np.array([one.alert_high for one in limits.values()]))
        object.__setattr__(self, "signals", tuple(_signals(self.rooms)))
        object.__setattr__(self, "controls", _controls(tuple(limits)))

    def start(self, tick: Tick) -> EmsState:
        """No alarm, no history."""
        return EmsState(np.zeros((len(self._limits), KEPT)))

    def step(self, x: EmsState, tick: Tick) -> Readings:
        """Watch every signal and keep its trend."""
        if tick.dt > 0.0:
            values = np.array(list(map(tick.u.__getitem__, self._limits)))
            self._keep(x, values, tick.dt)
            beyond = np.flatnonzero((values < self._low) | (values > self._high)).tolist()
            keys = list(self._limits)
            for key in dict.fromkeys([*(keys[i] for i in beyond), *x.alarms]):
                self._watch(x, key, tick)
        return self._report(x)

    def trend(self, x: EmsState, key: str) -> list[float]:
        """The samples kept of `ROOM.signal`, oldest first; empty for what this terminal does not watch."""
        if key not in self._limits:
            return []
        row = x.samples[list(self._limits).index(key)]
        if x.taken <= KEPT:
            return [float(value) for value in row[: x.taken]]
        return [float(value) for value in np.roll(row, -(x.taken % KEPT))]

    def operate(self, x: EmsState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Show a trend, acknowledge with a note, annotate."""
        text = str(value)
        match control:
            case "open_trend":
                x.open_trend = self._key(text)
                tick.note("trend_opened", instance=tick.instance, signal=x.open_trend, actor=actor)
            case "acknowledge_alarm":
                self._acknowledge(x, text, tick, actor)
            case _:
                tick.note("annotated", instance=tick.instance, text=text, actor=actor)

    def _acknowledge(self, x: EmsState, text: str, tick: Tick, actor: str) -> None:
        """`COR_D.pressure` or `COR_D.pressure=why`; an empty text or `all` takes every alarm."""
        name, _, comment = text.partition("=")
        keys = list(x.alarms) if name in ("", "all") else [self._key(name)]
        taken = [key for key in keys if alarm.acknowledge(x.alarms[key])]
        if not taken:
            raise Refused(f"no alarm of {name or 'any signal'} waits to be acknowledged")
        for key in taken:
            tick.note("alarm_acknowledged", instance=tick.instance, signal=key, comment=comment, actor=actor)

    def _key(self, name: str) -> str:
        if name not in self._limits:
            raise Refused(f"this terminal does not watch {name!r}{guess(name, self._limits)}")
        return name

    def _keep(self, x: EmsState, values: Array, dt: Second) -> None:
        x.since += dt
        if x.since < SAMPLE - 1e-9:
            return
        x.since = 0.0
        x.samples[:, x.taken % KEPT] = values
        x.taken += 1

    def _watch(self, x: EmsState, key: str, tick: Tick) -> None:
        """One alarm, of a signal that is beyond a limit now or was not long ago."""
        one, value = x.alarms.setdefault(key, Alarm()), tick.u[key]
        change = alarm.advance(one, self._limits[key].level(value), DELAY, tick.dt)
        if change:
            tick.note(f"alarm_{change}", instance=tick.instance, signal=key, level=one.level, value=round(value, 2))
        if one == Alarm():
            del x.alarms[key]

    def _report(self, x: EmsState) -> dict[str, float]:
        phases = [one.phase for one in x.alarms.values()]
        return {
            "alarms": float(sum(phase in ("unacknowledged", "acknowledged") for phase in phases)),
            "unacknowledged": float(sum(phase in ("unacknowledged", "returned") for phase in phases)),
            "level": float(max((one.level for one in x.alarms.values()), default=alarm.NORMAL)),
        }


def limits_of(room: Room, signal: str) -> Limits:
    """Alert and action limits of a signal in a room; none where the grade sets none."""
    if room.grade == "CNC":
        return Limits()
    match signal:
        case "pressure":
            return Limits(alert_low=room.pressure - 2.0, action_low=room.pressure - 5.0)
        case "temp":
            middle, half = room.temperature_c, room.temperature_tolerance
            return Limits(middle - half, middle + half, middle - 1.5 * half, middle + 1.5 * half)
        case "rh":
            low, high = room.humidity
            return Limits(low, high, low - 5.0, high + 5.0) if room.temperature_c > 10.0 else Limits()
        case _:
            alert, action = PARTICLES[signal][room.grade]
            return Limits(alert_high=alert, action_high=action)


def _signals(rooms: tuple[Room, ...]) -> Iterator[Signal]:
    for room in rooms:
        for name, unit in WATCHED:
            default = {"pressure": room.pressure, "temp": room.temperature_c, "rh": 45.0}.get(name, 0.0)
            yield Signal(f"{room.id}.{name}", unit, "input", f"{name} of {room.id}", default=default)
    yield Signal("alarms", "1", "output", "Alarms standing", 0.0)
    yield Signal("unacknowledged", "1", "output", "Alarms that wait to be acknowledged", 0.0)
    yield Signal("level", "1", "output", "Highest level: 0 normal, 1 alert, 2 action", 0.0, 2.0)


def _controls(keys: tuple[str, ...]) -> tuple[Control, ...]:
    return (
        Control("open_trend", "text", "Show the last ten minutes of ROOM.signal", choices=keys),
        Control("acknowledge_alarm", "text", "Acknowledge ROOM.signal, or `ROOM.signal=note`; `all` takes every one"),
        Control("annotate", "text", "Write a note on the trend"),
    )
