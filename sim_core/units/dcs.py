"""The control system: history of every tag, alarms, and the operator station that shows them (unit name `dcs`).

    history   every watched tag in three grains                                    station/historian.py
    alarms    delay, dead band, acknowledge, shelve with reason and time [isa182]  station/isa18.py
    flood     begins above 10 alarms in 10 min, ends under 5             [isa182]
    forwards  set points, modes and phases of a machine are its own: the station sends on what is asked of it

It knows what the instruments say, not what is true. One unit serves the desk (`CTL.dcs.*`) and the acknowledge button
of each machine's own panel (`USP.br2000.ack_alarm`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim_core.quantity import Second
from sim_core.station import desk as desks
from sim_core.station import historian, isa18
from sim_core.station.historian import Row
from sim_core.station.isa18 import Alarm
from sim_core.station.state import DcsState, tell
from sim_core.station.watch import Station, Watched
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

WINDOW: Second = 600.0  # alarms are counted over ten minutes [isa182]
FLOOD_BEGINS, FLOOD_ENDS = 10, 5  # alarms in it: more than, fewer than [isa182]
NOT_A_NUMBER = float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Dcs:
    """One station and what it watches.

    Args:
        watched: tags, with limits where they are alarms.
        station: instance of the desk.
        operable: machines whose set points, modes and phases can be sent from here; the first machine by default.
    """

    watched: tuple[Watched, ...]
    station: str = "CTL.dcs"
    operable: tuple[str, ...] = ()
    period: Second = 1.0
    max_dt: Second = 3600.0
    site_wide: bool = True
    signals: tuple[Signal, ...] = field(init=False)
    controls: tuple[Control, ...] = field(init=False)
    faults: tuple[Fault, ...] = ()
    desk: Station = field(init=False)
    _inputs: tuple[str, ...] = field(init=False)
    _checks: Mapping[str, tuple[tuple[str, str, float, float], ...]] = field(init=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        desk = Station(self.station, self.watched, self.operable)
        rows = {i: [o for o in self.watched if o.instance == i and o.is_alarmed] for i in desk.instances}
        put(self, "desk", desk)
        put(self, "signals", desks.signals(desk))
        put(self, "controls", desks.controls(desk))
        put(self, "_inputs", tuple(f"dcs.{one.tag}" for one in self.watched))
        put(self, "_checks", {i: tuple((o.tag, f"dcs.{o.tag}", *o.band) for o in of) for i, of in rows.items()})

    @property
    def wires(self) -> dict[str, str]:
        """Input -> tag of the plant, of everything watched."""
        return {f"dcs.{one.tag}": one.tag for one in self.watched}

    def start(self, tick: Tick) -> DcsState:
        """No alarm, no history, the first machine chosen."""
        return DcsState(historian.empty(len(self.watched)), unit=self.desk.instances[0])

    def step(self, x: DcsState, tick: Tick) -> Readings | None:
        """Keep what is due, look at every limit."""
        if tick.dt > 0.0:
            if historian.is_due(x.history, tick.dt):
                historian.keep(x.history, list(map(tick.u.__getitem__, self._inputs)), tick.dt)
            else:
                x.history.since += tick.dt
            self._look(x, tick)
            _count(x, tick.time)
            if not x.is_stale:
                return None
            x.is_stale = False
        return desks.report(self.desk, x)

    def trend(self, x: DcsState, tag: str, seconds: Second) -> tuple[Row, Row]:
        """Times (s before now, 0 or negative, oldest first) and values of a watched tag.

        Raises:
            KeyError: it is not watched.
        """
        one = self.desk.by_key[tag]
        return historian.trend(x.history, self.watched.index(one), seconds)

    def operate(self, x: DcsState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Carry out one act at the desk or at a machine's panel."""
        instance, _, verb = control.rpartition(".")
        desks.operate(self.desk, x, (instance, verb), value, (tick, actor))
        x.is_stale = True

    def _look(self, x: DcsState, tick: Tick) -> None:
        """Every limit: those that are passed now, and those that were not long ago."""
        u, alarms = tick.u, x.alarms
        if x.settling:
            self._settle(x, tick)
        for instance, checks in self._checks.items():
            phase = self._phase(x, instance, u)
            for key, name, low, high in checks:
                if not low <= u[name] <= high or key in alarms:
                    self._watch(x, key, phase, tick)

    def _phase(self, x: DcsState, instance: str, u: Readings) -> int:
        """The phase of a machine, -1 if it has none; in a new one its signals settle anew."""
        value = u.get(f"dcs.{instance}.phase")
        if value is None:
            return -1
        phase = int(value)
        if x.phases.get(instance) != phase:
            x.phases[instance] = phase
            mine = [one for one in self.watched if one.instance == instance and one.settles > 0.0]
            for one in mine:
                x.settling.pop(one.tag, None)
            x.settling |= {one.tag: one.settles for one in mine if phase in one.phases}
        return phase

    def _settle(self, x: DcsState, tick: Tick) -> None:
        """Signals of a new phase: those that came inside their limits, or had time enough, are alarms from now on."""
        for key, left in list(x.settling.items()):
            one, value = self.desk.by_key[key], tick.u[f"dcs.{key}"]
            low, high = one.band
            x.settling[key] = left - tick.dt
            if low + one.deadband <= value <= high - one.deadband or left <= tick.dt:
                del x.settling[key]

    def _watch(self, x: DcsState, key: str, phase: int, tick: Tick) -> None:
        """One alarm, of a signal that is beyond a limit now or was not long ago."""
        one, value = self.desk.by_key[key], tick.u[f"dcs.{key}"]
        applies = key not in x.settling and (not one.phases or phase in one.phases)
        if not applies and key not in x.alarms:
            return
        alarm = x.alarms.setdefault(key, Alarm())
        change = isa18.advance(alarm, self.desk.rules[key], value if applies else NOT_A_NUMBER, (tick.time, tick.dt))
        if change:
            tell(self.desk, x, key, change, (tick, ""))
        if change == "raised":
            x.recent.append(tick.time)
        if alarm.is_idle:
            del x.alarms[key]


def _count(x: DcsState, now: Second) -> None:
    """How many alarms there were in the last ten minutes, and whether that is a flood."""
    if not x.recent:
        return
    if x.recent[0] <= now - WINDOW:
        x.recent = [at for at in x.recent if at > now - WINDOW]
        x.is_stale = True
    rate = len(x.recent)
    x.is_flooded = rate >= FLOOD_ENDS if x.is_flooded else rate > FLOOD_BEGINS
