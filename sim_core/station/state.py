"""What the control system remembers: history, alarms, the list's past, notes, what is on the screen."""

from dataclasses import dataclass, field, replace

from sim_core.quantity import Second
from sim_core.station.historian import History
from sim_core.station.isa18 import Alarm
from sim_core.station.watch import Station
from sim_core.unit import Tick

LOG_KEPT = 400  # lines, chosen: a night with a flood


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the alarm list's history; `change` is raised, cleared, acknowledged, shelved or unshelved."""

    time: Second
    key: str
    change: str
    level: int
    side: str
    value: float
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote on the trend, at the moment that it is about."""

    time: Second
    actor: str
    text: str


@dataclass(slots=True)
class DcsState:
    """What the control system remembers.

    Attributes:
        alarms: by key (the tag), those that are not normal or wait for their delay.
        recent: times of the alarms of the last ten minutes. log: the newest LOG_KEPT lines. notes: oldest first.
        unit: the machine chosen. pens: tags on the screen, in the order in which they were put there.
        phases: instance -> number of its phase at the last look. settling: key -> s until it is an alarm anyway.
        is_stale: something was changed that no output shows yet.
    """

    history: History
    alarms: dict[str, Alarm] = field(default_factory=dict)
    recent: list[Second] = field(default_factory=list)
    log: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unit: str = ""
    pens: list[str] = field(default_factory=list)
    phases: dict[str, int] = field(default_factory=dict)
    settling: dict[str, Second] = field(default_factory=dict)
    is_flooded: bool = False
    is_stale: bool = True


def tell(desk: Station, x: DcsState, key: str, change: str, who: tuple[Tick, str]) -> None:
    """Put a change of an alarm into the log and the journal; `who`: the tick, and the actor or an empty text."""
    tick, actor = who
    alarm, value = x.alarms[key], round(tick.u[f"dcs.{key}"], 3)
    x.log = [*x.log[-LOG_KEPT + 1 :], Line(tick.time, key, change, alarm.level, alarm.side, value, actor)]
    data = {"instance": desk.name, "signal": key, "level": alarm.level, "side": alarm.side, "value": value}
    extra = {"actor": actor} if actor else {}
    tick.note(f"alarm_{change}", source=desk.name, **data, priority=desk.by_key[key].priority, **extra)
    x.is_stale = True


def shift(x: DcsState, by: Second) -> None:
    """Move every time that the state holds: the same past, seen from another zero."""
    x.recent = [at + by for at in x.recent]
    x.log = [replace(line, time=line.time + by) for line in x.log]
    x.notes = [replace(note, time=note.time + by) for note in x.notes]
    for alarm in x.alarms.values():
        alarm.since += by
        alarm.until += by if alarm.phase == "shelved" else 0.0
