"""Wall phones (site-wide; unit name `phones`): who is called, how long it rings, who hangs up.

A call rings for as long as the called one takes to the phone (`RINGS`, chosen: the supervisor carries his, the others
sit at a desk or are woken), then somebody answers. What is said is not physics: rules look at `in_call`. One phone
holds one call; a caller who leaves the room has hung up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim_core.errors import Refused
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

#: who can be called -> s until the call is answered, chosen
RINGS: Mapping[str, Second] = {"supervisor": 3.0, "qa": 6.0, "maintenance": 6.0, "hse": 6.0, "bms": 4.0}
CALL = "call_"
_ORDER = ("", *RINGS)


@dataclass(slots=True)
class Line:
    """One phone: who is called (empty: nobody), by whom, s until they answer."""

    to: str = ""
    caller: str = ""
    left: Second = 0.0
    is_answered: bool = False


@dataclass(slots=True)
class Lines:
    """All phones by instance."""

    phones: dict[str, Line]


@dataclass(frozen=True, slots=True)
class Phones:
    """Every phone of the site that can be used.

    Args:
        phones: instances (`USP.phone`).
        people: who may call; inputs say where each stands.
        rooms: in the plan's order, to know where a person stands.
    """

    phones: tuple[str, ...]
    people: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    period: Second = 1.0
    max_dt: Second = 3600.0
    site_wide: bool = True
    signals: tuple[Signal, ...] = field(init=False)
    controls: tuple[Control, ...] = field(init=False)
    faults: tuple[Fault, ...] = ()

    def __post_init__(self) -> None:
        where = (
            Signal(f"phones.{p}.room_index", "#", "input", f"Where {p} stands; -1: not known.", -1.0, 1e4, -1.0)
            for p in self.people
        )
        # A frozen class fills its derived fields so.
        object.__setattr__(self, "signals", (*where, *(s for phone in self.phones for s in _signals(phone))))
        object.__setattr__(self, "controls", tuple(c for phone in self.phones for c in _controls(phone)))

    def start(self, tick: Tick) -> Lines:
        """All receivers hang."""
        return Lines({phone: Line() for phone in self.phones})

    def step(self, x: Lines, tick: Tick) -> Readings:
        """Ring, and end the calls of those who walked away."""
        if tick.dt > 0.0:
            for phone, line in x.phones.items():
                if line.to:
                    self._go_on(phone, line, tick)
        return {name: value for phone, line in x.phones.items() for name, value in _shown(phone, line)}

    def operate(self, x: Lines, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Call or hang up.

        Raises:
            Refused: not in the room of the phone, a call is on, or there is none to end.
        """
        phone, _, verb = control.rpartition(".")
        line = x.phones[phone]
        self._stands_at(phone, tick, actor)
        if verb == "hang_up":
            if not line.to:
                raise Refused(f"{control}: nobody is on the line. Call somebody first.")
            _end(phone, line, tick)
            return
        if line.to:
            raise Refused(f"{control}: {line.to} is on the line. Hang up first.")
        to = verb.removeprefix(CALL)
        line.to, line.caller, line.left, line.is_answered = to, actor, RINGS[to], False

    def _go_on(self, phone: str, line: Line, tick: Tick) -> None:
        line.left = max(0.0, line.left - tick.dt)
        if self._is_away(phone, tick, line.caller):
            _end(phone, line, tick)
        elif not line.is_answered and line.left <= 0.0:
            line.is_answered = True
            tick.note("call_answered", source=phone, to=line.to, person=line.caller)

    def _is_away(self, phone: str, tick: Tick, person: str) -> bool:
        where = tick.u[f"phones.{person}.room_index"] if person in self.people else -1.0
        return 0 <= where < len(self.rooms) and self.rooms[int(where)] != phone.partition(".")[0]

    def _stands_at(self, phone: str, tick: Tick, person: str) -> None:
        if self._is_away(phone, tick, person):
            room = self.rooms[int(tick.u[f"phones.{person}.room_index"])]
            raise Refused(f"{phone} is in {phone.partition('.')[0]}; you are in {room}. Go there first.")


def _end(phone: str, line: Line, tick: Tick) -> None:
    tick.note("call_ended", source=phone, to=line.to, person=line.caller, was_answered=line.is_answered)
    line.to, line.caller, line.left, line.is_answered = "", "", 0.0, False


def _shown(phone: str, line: Line) -> tuple[tuple[str, float], ...]:
    return (
        (f"{phone}.in_call", float(line.is_answered)),
        (f"{phone}.ringing", float(bool(line.to) and not line.is_answered)),
        (f"{phone}.to", float(_ORDER.index(line.to))),
    )


def _signals(phone: str) -> tuple[Signal, ...]:
    names = ", ".join(f"{number} {name}" for number, name in enumerate(_ORDER) if name)
    return (
        Signal(f"{phone}.in_call", "1", "output", "1 while somebody listens.", 0.0, 1.0),
        Signal(f"{phone}.ringing", "1", "output", "1 while it rings.", 0.0, 1.0),
        Signal(f"{phone}.to", "#", "output", f"Who is called: 0 nobody, {names}.", 0.0, len(_ORDER) - 1.0),
    )


def _controls(phone: str) -> tuple[Control, ...]:
    calls = (Control(f"{phone}.{CALL}{to}", "press", f"Call {to}.", interlock="No call is on.") for to in RINGS)
    return (*calls, Control(f"{phone}.hang_up", "press", "End the call."))
