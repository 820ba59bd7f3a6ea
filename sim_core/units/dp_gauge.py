"""A room's differential-pressure gauge: its room against the plant's reference (outside air, 0 Pa).

    reading   lag of 2 s, noise 0.1 Pa, shown in steps of 0.1 Pa; offset, drift, freezing are faults [instrument.py]
    alarm     alert 2 Pa, action 5 Pa below the set point, each after 60 s [facility.yaml grade_rules]

The gauge shows what its probe says; `pressure` is the truth that it is wired to.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from sim_core import noise
from sim_core.control import alarm
from sim_core.control.alarm import Alarm, Limits
from sim_core.instrument import Health, Instrument, Probe, read
from sim_core.quantity import Pascal, Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

_CHANNEL = Instrument(sigma=0.1, resolution=0.1)  # chosen: a capacitive transmitter of 0 to 60 Pa


@dataclass(slots=True)
class GaugeState:
    """The probe and its alarm."""

    probe: Probe = field(default_factory=Probe)
    alarm: Alarm = field(default_factory=Alarm)


@dataclass(frozen=True, slots=True)
class DpGauge:
    """One gauge; rooms without grade have no alarm (`is_alarmed`)."""

    set_point: Pascal = 15.0
    alert_below: Pascal = 2.0
    action_below: Pascal = 5.0
    delay: Second = 60.0
    is_alarmed: bool = True
    kind: Instrument = _CHANNEL
    period: Second = 1.0
    max_dt: Second = 60.0
    site_wide: bool = False

    signals: ClassVar[tuple[Signal, ...]] = (
        Signal("pressure", "Pa", "input", "True pressure of the room above outside"),
        Signal("dp", "Pa", "output", "Pressure that the gauge shows"),
        Signal("alarm", "1", "output", "0 normal, 1 alert, 2 action", 0.0, 2.0),
        Signal("unacknowledged", "1", "output", "1 while an alarm waits to be acknowledged", 0.0, 1.0),
    )
    controls: ClassVar[tuple[Control, ...]] = (
        Control("read", "press", "Read the gauge"),
        Control("acknowledge", "press", "Acknowledge its alarm"),
    )
    faults: ClassVar[tuple[Fault, ...]] = (
        Fault("tau", "s", 2.0, 0.0, 600.0, "Time constant: a kinked tube makes it slow"),
        Fault("offset", "Pa", 0.0, -50.0, 50.0, "Zero error"),
        Fault("drift", "Pa", 0.0, -50.0, 50.0, "Zero error gained per hour, Pa"),
        Fault("frozen", "1", 0.0, 0.0, 1.0, "1: the last reading stays"),
    )

    def start(self, tick: Tick) -> GaugeState:
        """At rest on the set point."""
        return GaugeState(Probe(self.set_point, 0.0, self.set_point))

    def step(self, x: GaugeState, tick: Tick) -> Readings:
        """Follow the room and watch the limits."""
        if tick.dt > 0.0:
            p = tick.p
            health = Health(p["tau"], p["offset"], p["drift"], p["frozen"] > 0.5)
            draw = (noise.key(tick.seed, tick.instance, "dp"), tick.number)
            read(x.probe, tick.u["pressure"], (self.kind, health), tick.dt, draw)
            self._watch(x, tick)
        return {
            "dp": x.probe.shown,
            "alarm": float(x.alarm.level),
            "unacknowledged": float(x.alarm.phase in ("unacknowledged", "returned")),
        }

    def operate(self, x: GaugeState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Read or acknowledge."""
        if control == "read":
            tick.note("gauge_read", instance=tick.instance, value=round(x.probe.shown, 3), actor=actor)
        elif alarm.acknowledge(x.alarm):
            tick.note("alarm_acknowledged", instance=tick.instance, signal="dp", actor=actor)

    def _watch(self, x: GaugeState, tick: Tick) -> None:
        if not self.is_alarmed:
            return
        limits = Limits(self.set_point - self.alert_below, action_low=self.set_point - self.action_below)
        change = alarm.advance(x.alarm, limits.level(x.probe.shown), self.delay, tick.dt)
        if change:
            value = round(x.probe.shown, 2)
            tick.note(f"alarm_{change}", instance=tick.instance, signal="dp", level=x.alarm.level, value=value)
