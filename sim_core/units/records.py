"""Records: the electronic batch record on every terminal (site-wide; unit name `records`).

Rules [mechanics.yaml ebr; FACILITY.md 5]: entries are timed as they are made; a signature more than 15 min after its
step was opened is late; a value outside its limits opens an exception that a comment must answer; a correction keeps
the old value; a session locks after 5 min without an act; a badge that is not one's own works and is noted. Nothing is
erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim_core.errors import BadQuantity, Refused, guess
from sim_core.quantity import Second, parse
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

IDLE_LOCK: Second = 300.0
LATE_AFTER: Second = 900.0
MEANINGS = ("performed", "witnessed", "reviewed", "approved")


@dataclass(frozen=True, slots=True)
class Limits:
    """The range of one field of a record."""

    low: float
    high: float
    unit: str


@dataclass(slots=True)
class Entry:
    """One line of the audit trail."""

    time: Second
    actor: str
    user: str
    kind: str
    text: str
    old: str = ""
    is_late: bool = False
    is_exception: bool = False


@dataclass(slots=True)
class Terminal:
    """One terminal: who is logged in, which step is open, and everything that was ever entered."""

    user: str = ""
    touched: Second = 0.0
    step: str = ""
    opened: Second = 0.0
    values: dict[str, str] = field(default_factory=dict)
    exceptions: list[str] = field(default_factory=list)
    signed: int = 0
    trail: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Book:
    """All terminals."""

    terminals: dict[str, Terminal]


@dataclass(frozen=True, slots=True)
class Records:
    """Every terminal of the site.

    Args:
        terminals: instances (`LOB.ebr`).
        badges: who has one; a badge bears its person's name.
        rooms: in the plan's order, to know where a person stands.
        limits: field -> its range.
    """

    terminals: tuple[str, ...]
    badges: tuple[str, ...]
    rooms: tuple[str, ...] = ()
    limits: Mapping[str, Limits] = field(default_factory=dict)
    period: Second = 1.0
    max_dt: Second = 3600.0
    site_wide: bool = True

    @property
    def signals(self) -> tuple[Signal, ...]:
        inputs = (
            Signal(f"records.{p}.room_index", "#", "input", f"Where {p} stands; -1: not known.", -1.0, 1e4, -1.0)
            for p in self.badges
        )
        return (*inputs, *(s for t in self.terminals for s in _signals(t)))

    @property
    def controls(self) -> tuple[Control, ...]:
        return tuple(c for t in self.terminals for c in _controls(t))

    @property
    def faults(self) -> tuple[Fault, ...]:
        return ()

    def start(self, tick: Tick) -> Book:
        """Nobody logged in, empty records."""
        return Book({t: Terminal() for t in self.terminals})

    def step(self, x: Book, tick: Tick) -> Readings:
        """Lock terminals that were left alone."""
        readings: dict[str, float] = {}
        for name, terminal in x.terminals.items():
            if terminal.user and tick.dt > 0.0 and tick.time - terminal.touched >= IDLE_LOCK:
                tick.note("session_locked", source=name, user=terminal.user)
                terminal.user = ""
            readings[f"{name}.logged_in"] = float(bool(terminal.user))
            readings[f"{name}.signed"] = float(terminal.signed)
            readings[f"{name}.exceptions"] = float(len(terminal.exceptions))
        return readings

    def operate(self, x: Book, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Carry out one act at a terminal.

        Raises:
            Refused: not at the terminal, nobody logged in, no step open, or the text cannot be read.
        """
        name, _, verb = control.rpartition(".")
        terminal = x.terminals[name]
        self._stands_at(name, tick, actor)
        text = "" if value is None else str(value)
        if verb == "login":
            self._login(terminal, name, text, tick, actor)
            return
        if not terminal.user:
            raise Refused(f"{control}: nobody is logged in at {name}. Hold your badge to the reader first.")
        terminal.touched = tick.time
        act = {
            "logout": self._logout,
            "open_step": self._open_step,
            "enter_value": self._enter_value,
            "correct_entry": self._correct_entry,
            "sign": self._sign,
            "add_comment": self._add_comment,
        }[verb]
        act(terminal, name, text, tick, actor)

    def _stands_at(self, name: str, tick: Tick, actor: str) -> None:
        where = tick.u[f"records.{actor}.room_index"] if actor in self.badges else -1.0
        room = name.partition(".")[0]
        if 0 <= where < len(self.rooms) and self.rooms[int(where)] != room:
            raise Refused(f"{name} is in {room}; you are in {self.rooms[int(where)]}. Go there first.")

    def _login(self, terminal: Terminal, name: str, badge: str, tick: Tick, actor: str) -> None:
        user = actor if badge == "own" else badge
        if user not in self.badges:
            raise Refused(f"{name}.login: badge {badge!r} is not known{guess(badge, self.badges)}. Use your own badge.")
        terminal.user, terminal.touched = user, tick.time
        _write(terminal, tick, actor, "login", user)
        tick.note("logged_in", source=name, person=actor, user=user, is_own=user == actor)

    def _logout(self, terminal: Terminal, name: str, _: str, tick: Tick, actor: str) -> None:
        _write(terminal, tick, actor, "logout", terminal.user)
        terminal.user = ""
        tick.note("logged_out", source=name, person=actor)

    def _open_step(self, terminal: Terminal, name: str, step: str, tick: Tick, actor: str) -> None:
        terminal.step, terminal.opened = step, tick.time
        _write(terminal, tick, actor, "open_step", step)
        tick.note("step_opened", source=name, person=actor, step=step)

    def _enter_value(self, terminal: Terminal, name: str, text: str, tick: Tick, actor: str) -> None:
        key, number = _field_of(f"{name}.enter_value", text)
        is_out = self._is_out(f"{name}.enter_value", key, number)
        old = terminal.values.get(key, "")
        if old:
            raise Refused(f"{name}: {key} is entered already as {old}. Correct it: the old value is kept.")
        self._store(terminal, name, (key, number, "", is_out), tick, actor)

    def _correct_entry(self, terminal: Terminal, name: str, text: str, tick: Tick, actor: str) -> None:
        change, _, reason = text.partition(";")
        key, number = _field_of(f"{name}.correct_entry", change)
        if key not in terminal.values:
            raise Refused(f"{name}: {key} was never entered. Enter it first.")
        if not reason.strip():
            raise Refused(f"{name}: a correction needs its reason. Write it as '{key}={number}; reason'.")
        is_out = self._is_out(f"{name}.correct_entry", key, number)
        self._store(terminal, name, (key, number, terminal.values[key], is_out), tick, actor)

    def _store(self, terminal: Terminal, name: str, change: tuple[str, str, str, bool], tick: Tick, actor: str) -> None:
        key, number, old, is_out = change
        terminal.values[key] = number
        terminal.exceptions = [e for e in terminal.exceptions if e != key] + ([key] if is_out else [])
        kind = "correct_entry" if old else "enter_value"
        entry = _write(terminal, tick, actor, kind, f"{key}={number}")
        entry.old, entry.is_exception = old, is_out
        data: dict[str, Any] = {"person": actor, "user": terminal.user, "field": key, "value": number}
        tick.note("value_entered", source=name, old=old, is_exception=is_out, **data)

    def _is_out(self, target: str, key: str, number: str) -> bool:
        limits = self.limits.get(key)
        if limits is None:
            return False
        try:
            value = parse(number, limits.unit)
        except BadQuantity as error:
            raise Refused(f"{target}: {error}") from None
        return not limits.low <= value <= limits.high

    def _sign(self, terminal: Terminal, name: str, meaning: str, tick: Tick, actor: str) -> None:
        if not terminal.step:
            raise Refused(f"{name}.sign: no step is open. Open the step that you sign.")
        if terminal.exceptions:
            raise Refused(f"{name}.sign: {terminal.exceptions[0]} is out of limits. Add a comment, then sign.")
        entry = _write(terminal, tick, actor, "sign", f"{terminal.step}: {meaning or MEANINGS[0]}")
        entry.is_late = tick.time - terminal.opened > LATE_AFTER
        terminal.signed += 1
        data: dict[str, Any] = {"person": actor, "user": terminal.user, "step": terminal.step, "meaning": meaning}
        tick.note("entry_signed", source=name, is_late=entry.is_late, is_own=terminal.user == actor, **data)

    def _add_comment(self, terminal: Terminal, name: str, text: str, tick: Tick, actor: str) -> None:
        if not text.strip():
            raise Refused(f"{name}.add_comment: the comment is empty. Say what you saw and did.")
        _write(terminal, tick, actor, "add_comment", text)
        terminal.exceptions.clear()
        tick.note("comment_added", source=name, person=actor, text=text)


def _signals(terminal: str) -> tuple[Signal, ...]:
    return (
        Signal(f"{terminal}.logged_in", "1", "output", "Whether somebody is logged in.", 0.0, 1.0),
        Signal(f"{terminal}.signed", "#", "output", "Signatures made here.", 0.0),
        Signal(f"{terminal}.exceptions", "#", "output", "Values out of limits that no comment answers.", 0.0),
    )


def _controls(terminal: str) -> tuple[Control, ...]:
    return (
        Control(f"{terminal}.login", "text", "Hold a badge to the reader."),
        Control(f"{terminal}.logout", "press", "End the session."),
        Control(f"{terminal}.open_step", "text", "Open a step of the record."),
        Control(f"{terminal}.enter_value", "text", "Enter `field=value unit`."),
        Control(f"{terminal}.correct_entry", "text", "Correct `field=value unit; reason`; the old value stays."),
        Control(f"{terminal}.sign", "text", "Sign the open step with a meaning."),
        Control(f"{terminal}.add_comment", "text", "Add a comment to the record."),
    )


def _field_of(target: str, text: str) -> tuple[str, str]:
    key, equals, number = text.partition("=")
    if not equals or not key.strip() or not number.strip():
        raise Refused(f"{target}: {text!r} names no field and value. Write it as 'pressure=10 Pa'.")
    return key.strip(), number.strip()


def _write(terminal: Terminal, tick: Tick, actor: str, kind: str, text: str) -> Entry:
    terminal.trail.append(Entry(tick.time, actor, terminal.user, kind, text))
    return terminal.trail[-1]
