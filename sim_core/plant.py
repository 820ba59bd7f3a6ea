"""A running facility: the only owner of simulation state.

`Plant` holds the rules (units, wires, their order); `PlantState` holds everything that changes. One call of `step`
applies commands, advances every unit that is due, and returns the readings by tag.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sim_core import snapshot
from sim_core.errors import PlantError, Refused, UnknownTag, guess
from sim_core.journal import Command, Event
from sim_core.ledger import Ledger
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Unit, Value

BASE_TICK: Second = 0.1
Place = tuple[dict[str, float], str]  # an input: the inputs of its unit, and its local name there
_FAULT_VALUE = re.compile(r"^\s*([-+0-9.eE]+)\s*(?:over\s+([0-9.]+)\s*s)?\s*$")


@dataclass(slots=True)
class ActiveFault:
    """A parameter on its way to a value: linear from `first` at `start` over `ramp` seconds."""

    instance: str
    parameter: str
    first: float
    value: float
    start: Second
    ramp: Second


@dataclass(slots=True)
class PlantState:
    """Everything that changes. Copy this and you have a save game."""

    tick: int
    units: dict[str, Any]
    stepped: dict[str, int]
    inputs: dict[str, float]
    outputs: dict[str, float]
    parameters: dict[str, dict[str, float]]
    faults: list[ActiveFault]
    ledger: Ledger


@dataclass(slots=True)
class Plant:
    """Units by instance name, stepped in the order that the wires ask for.

    Args:
        units: instance -> unit; the order breaks ties and loops (a loop carries the previous tick's value).
        wires: input tag -> output tag.
        seed: of every noise.
        settings: input tag -> start value, for inputs that no wire feeds.

    Raises:
        UnknownTag: a wire or setting names a tag that no unit declares.
    """

    units: Mapping[str, Unit]
    seed: int
    wires: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, float] = field(default_factory=dict)
    state: PlantState = field(init=False)
    signals: dict[str, Signal] = field(init=False)
    controls: dict[str, tuple[str, Control]] = field(init=False)
    faultable: dict[str, dict[str, Fault]] = field(init=False)
    _order: list[str] = field(init=False)
    _period: dict[str, int] = field(init=False)
    _inputs: dict[str, dict[str, float]] = field(init=False)
    _feeds: dict[str, dict[str, list[Place]]] = field(init=False)
    _wired: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(init=False)
    _set: dict[str, Place] = field(init=False)
    _prefix: dict[str, str] = field(init=False)
    _tags: dict[str, dict[str, str]] = field(init=False)
    _events: list[Event] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._prefix = {name: "" if unit.site_wide else f"{name}." for name, unit in self.units.items()}
        self._tags = {n: {s.name: self._prefix[n] + s.name for s in u.signals} for n, u in self.units.items()}
        self.signals, self.controls = {}, {}
        for name, unit in self.units.items():
            self.signals |= {self._prefix[name] + s.name: s for s in unit.signals}
            self.controls |= {self._prefix[name] + c.name: (name, c) for c in unit.controls}
        self.faultable = {n: {f.parameter: f for f in u.faults} for n, u in self.units.items()}
        self._period = {n: max(1, round(u.period / BASE_TICK)) for n, u in self.units.items()}
        self._check_tags()
        self._order = _topological(list(self.units), self._edges())
        self.state = self._start()

    def _check_tags(self) -> None:
        for target, producer in self.wires.items():
            self._check(target, "input")
            self._check(producer, "output")
        for tag in self.settings:
            self._check(tag, "input")

    def _check(self, tag: str, kind: str) -> None:
        known = [t for t, s in self.signals.items() if s.kind == kind]
        if tag not in self.signals or self.signals[tag].kind != kind:
            raise UnknownTag(f"no {kind} {tag!r}{guess(tag, known)}")

    def _edges(self) -> list[tuple[str, str]]:
        owner = {self._prefix[n] + s.name: n for n, u in self.units.items() for s in u.signals}
        return [(owner[producer], owner[target]) for target, producer in self.wires.items()]

    def _start(self) -> PlantState:
        inputs = {t: s.default for t, s in self.signals.items() if s.kind == "input"} | dict(self.settings)
        outputs = {t: s.default for t, s in self.signals.items() if s.kind == "output"}
        healthy = {n: {p: f.healthy for p, f in faults.items()} for n, faults in self.faultable.items()}
        self.state = PlantState(0, {}, dict.fromkeys(self.units, 0), inputs, outputs, healthy, [], Ledger())
        self._bind()
        for name, unit in self.units.items():
            self.state.units[name] = unit.start(self._tick_for(name, 0.0))
        for name in self._order:
            self._step_unit(name, 0.0)
        self._events.clear()
        return self.state

    def _bind(self) -> None:
        """Lay out every unit's inputs: what was set, and what the producer of each wire last reported.

        A unit that steps every tick is told when a producer reports; a slower one looks when it steps.
        """
        x = self.state
        owner = {self._prefix[n] + s.name: n for n, u in self.units.items() for s in u.signals if s.kind == "output"}
        self._inputs, self._set = {}, {}
        self._feeds = {name: {} for name in self.units}
        wired: dict[str, dict[str, str]] = {name: {} for name in self.units}
        for name, unit in self.units.items():
            inputs = self._inputs[name] = {}
            for local in (s.name for s in unit.signals if s.kind == "input"):
                tag = self._prefix[name] + local
                producer = self.wires.get(tag)
                if producer is None:
                    inputs[local] = x.inputs[tag]
                    self._set[tag] = inputs, local
                else:
                    inputs[local] = x.outputs[producer]
                    if self._period[name] == 1:
                        self._feeds[owner[producer]].setdefault(producer, []).append((inputs, local))
                    else:
                        wired[name][local] = producer
        self._wired = {name: (tuple(tags), tuple(tags.values())) for name, tags in wired.items() if tags}

    @property
    def time(self) -> Second:
        """Simulated seconds since the start."""
        return self.state.tick * BASE_TICK

    def step(self, ticks: int = 1) -> Readings:
        """Advance `ticks` base ticks in one stride; a unit that is due takes the whole stride as one `dt`."""
        x = self.state
        x.tick += ticks
        if x.faults:
            self._move_parameters()
        for name in self._order:
            elapsed = x.tick - x.stepped[name]
            if elapsed >= self._period[name]:
                x.stepped[name] = x.tick
                self._step_unit(name, elapsed * BASE_TICK)
        return x.outputs

    def _step_unit(self, name: str, dt: Second) -> None:
        x = self.state
        tick = self._tick_for(name, dt)
        readings = self.units[name].step(x.units[name], tick)
        if readings:
            self._report(name, readings)
        if tick.notes:
            self._take_notes(tick)

    def _report(self, name: str, readings: Readings) -> None:
        outputs, feeds = self.state.outputs, self._feeds[name]
        if self._prefix[name]:
            tags = self._tags[name]
            if not feeds:  # nearly every machine: written straight into its place
                for local, value in readings.items():
                    outputs[tags[local]] = value
                return
            readings = {tags[local]: value for local, value in readings.items()}
        outputs.update(readings)
        self._pass_on(feeds, readings)

    def _pass_on(self, feeds: dict[str, list[Place]], readings: Readings) -> None:
        """Put what a unit reported into the inputs that are wired to it, going through the shorter of the two."""
        if len(readings) < len(feeds):
            for tag in readings:
                for inputs, local in feeds.get(tag, ()):
                    inputs[local] = readings[tag]
            return
        for tag, places in feeds.items():
            if tag in readings:
                for inputs, local in places:
                    inputs[local] = readings[tag]

    def _tick_for(self, name: str, dt: Second) -> Tick:
        x = self.state
        if name in self._wired:
            locals_, producers = self._wired[name]
            self._inputs[name].update(zip(locals_, map(x.outputs.__getitem__, producers), strict=True))
        return Tick(
            x.tick, x.tick * BASE_TICK, dt, x.parameters[name], self._inputs[name], x.ledger, self.seed, name, []
        )

    def _take_notes(self, tick: Tick) -> None:
        for event_name, data in tick.notes:
            source = str(data.pop("source", tick.instance))
            self._events.append(Event(tick.time, source, event_name, data))

    def submit(self, command: Command) -> None:
        """Carry out one command now.

        Targets: a control (`DR026.open`), an input that no wire feeds, or `fault.<instance>.<parameter>` with a number,
        `"0.62 over 240 s"`, or None to cure.

        Raises:
            UnknownTag: nothing bears that name.
            Refused: wrong type, out of range, or an interlock; the message is the reason.
        """
        if command.target.startswith("fault."):
            self._set_fault(command)
        elif command.target in self.controls:
            self._operate(command)
        elif command.target in self.state.inputs and command.target not in self.wires:
            self._set_input(command)
        else:
            known = [*self.controls, *self.state.inputs]
            raise UnknownTag(f"nothing to operate is named {command.target!r}{guess(command.target, known)}")

    def _operate(self, command: Command) -> None:
        """Let a unit carry out a command, and what it sends on to others in the name of the same actor."""
        name, control = self.controls[command.target]
        value = checked(command.target, control, command.value)
        tick = self._tick_for(name, 0.0)
        tick.forward = lambda target, sent: self.submit(Command(command.time, command.actor, target, sent))
        self.units[name].operate(self.state.units[name], control.name, value, tick, command.actor)
        if tick.notes:
            self._take_notes(tick)

    def _set_input(self, command: Command) -> None:
        signal = self.signals[command.target]
        value = _number(command.target, command.value, signal.low, signal.high, signal.unit)
        self.state.inputs[command.target] = value
        inputs, local = self._set[command.target]
        inputs[local] = value

    def _set_fault(self, command: Command) -> None:
        _, _, path = command.target.partition(".")
        instance, _, parameter = path.rpartition(".")
        known = {f"{n}.{p}": f for n, faults in self.faultable.items() for p, f in faults.items()}
        # Parameters may hold dots (`PAL_D.hepa`), so the whole path is looked up, not its parts.
        if path not in known:
            raise UnknownTag(f"no faultable parameter {path!r}{guess(path, known)}")
        instance = next(n for n in self.units if path.startswith(f"{n}.") and path[len(n) + 1 :] in self.faultable[n])
        parameter = path[len(instance) + 1 :]
        fault = known[path]
        value, ramp = fault.healthy, 0.0
        if command.value is not None:
            match = _FAULT_VALUE.match(str(command.value))
            if match is None:
                raise Refused(f"{command.target}: {command.value!r} is not '0.62' or '0.62 over 240 s'")
            value = _number(command.target, float(match[1]), fault.low, fault.high, fault.unit)
            ramp = float(match[2] or 0.0)
        first = self.state.parameters[instance][parameter]
        moving = [f for f in self.state.faults if (f.instance, f.parameter) != (instance, parameter)]
        self.state.faults = [*moving, ActiveFault(instance, parameter, first, value, self.time, ramp)]
        self._move_parameters()

    def _move_parameters(self) -> None:
        """Put every faulty parameter where its ramp is now; drop ramps that have arrived.

        A unit's parameters are replaced, never written into: the same object means the same parameters.
        """
        x = self.state
        for f in x.faults:
            share = 1.0 if f.ramp <= 0.0 else min(1.0, (self.time - f.start) / f.ramp)
            value = f.first + (f.value - f.first) * share
            x.parameters[f.instance] = {**x.parameters[f.instance], f.parameter: value}
        x.faults = [f for f in x.faults if f.ramp > 0.0 and self.time < f.start + f.ramp]

    def take_events(self) -> list[Event]:
        """Events noted since the last call, in order."""
        events, self._events = self._events, []
        return events

    def snapshot(self) -> PlantState:
        """A copy that later steps cannot touch."""
        kept: PlantState = snapshot.clone(self.state)
        return kept

    def restore(self, state: PlantState) -> None:
        """Go back to a snapshot."""
        self.state = snapshot.clone(state)
        self._events.clear()
        self._bind()

    def save(self) -> dict[str, Any]:
        """The state as plain JSON values."""
        plain: dict[str, Any] = snapshot.encode(self.state)
        return plain

    def load(self, plain: dict[str, Any]) -> None:
        """The inverse of `save`.

        Raises:
            PlantError: saved by another version of the plant.
        """
        kinds = {name: type(state) for name, state in self.state.units.items()}
        if set(plain["units"]) != set(kinds):
            raise PlantError("this save holds other machines than the plant; it is of another version")
        units = {n: snapshot.decode(k, plain["units"][n]) for n, k in kinds.items()}
        rest = snapshot.decode(PlantState, plain | {"units": {}})
        rest.units = units
        self.state = rest
        self._events.clear()
        self._bind()


def checked(target: str, control: Control, value: Value) -> Value:
    """The value if the control takes it.

    Raises:
        Refused: wrong type, not finite, out of range or not among the choices; names what would do.
    """
    if control.kind == "number":
        return _number(target, value, control.low, control.high, control.unit)
    if control.kind == "press" and value is not None:
        raise Refused(f"{target} takes no value, got {value!r}")
    if control.kind == "bool" and not isinstance(value, bool):
        raise Refused(f"{target} takes true or false, got {value!r}")
    if control.kind in ("text", "hold") and not isinstance(value, str):
        raise Refused(f"{target} takes a text, got {value!r}")
    if control.choices and str(value).partition(":")[0] not in control.choices:
        raise Refused(
            f"{target} takes one of {', '.join(control.choices)}; got {value!r}{guess(str(value), control.choices)}"
        )
    return value


def _number(target: str, value: Value, low: float, high: float, unit: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Refused(f"{target} takes a number in {unit}, got {value!r}")
    if not low <= value <= high:
        raise Refused(f"{target}: {value:g} {unit} is outside {low:g} to {high:g} {unit}")
    return float(value)


def _topological(names: list[str], edges: Iterable[tuple[str, str]]) -> list[str]:
    """Producers before consumers; where a loop forbids that, the order given decides."""
    needs: dict[str, set[str]] = {name: set() for name in names}
    for producer, consumer in edges:
        if producer != consumer:
            needs[consumer].add(producer)
    order: list[str] = []
    while len(order) < len(names):
        left = [n for n in names if n not in order]
        ready = next((n for n in left if needs[n] <= set(order)), left[0])
        order.append(ready)
    return order
