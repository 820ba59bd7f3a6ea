"""The shapes every machine has: `Signal`, `Control`, `Fault` and `Unit`.

A unit is a frozen dataclass of parameters with no memory; its state is a slotted dataclass that the plant owns.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from sim_core.errors import PlantError
from sim_core.ledger import Ledger
from sim_core.quantity import Second

Value = float | str | bool | None
Readings = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Signal:
    """One named number that a unit takes in or gives out; the tag is `instance.name`."""

    name: str
    unit: str
    kind: Literal["input", "output"]
    doc: str
    low: float = float("-inf")
    high: float = float("inf")
    default: float = 0.0


@dataclass(frozen=True, slots=True)
class Control:
    """One thing that can be operated; the command target is `instance.name`."""

    name: str
    kind: Literal["number", "text", "bool", "press", "hold"]
    doc: str
    unit: str = "1"
    low: float = float("-inf")
    high: float = float("inf")
    choices: tuple[str, ...] = ()
    interlock: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One physical parameter that a fault may change, with its healthy value."""

    parameter: str
    unit: str
    healthy: float
    low: float
    high: float
    doc: str


@dataclass(slots=True)
class Tick:
    """What a unit is given besides its own state: when it is, how long, who else may be told.

    Attributes:
        number: base ticks since the start.
        time: simulated seconds since the start, at the end of this step.
        dt: seconds since this unit's last step; 0 means "report, change nothing".
        p: faultable parameters by name, current values; a change makes a new mapping.
        u: inputs by local name: wired outputs as last reported, else what was set.
        ledger: who carries what, from which act.
        forward: carries out a command of this command's actor; there while `operate` runs only.
    """

    number: int
    time: Second
    dt: Second
    p: Mapping[str, float]
    u: Readings
    ledger: Ledger
    seed: int
    instance: str
    notes: list[tuple[str, dict[str, Any]]]
    forward: Callable[[str, Value], None] | None = None

    def note(self, name: str, **data: Any) -> None:
        """Put an event into the journal; names are past tense (`door_opened`)."""
        self.notes.append((name, data))

    def send(self, target: str, value: Value = None) -> None:
        """Have another unit carry out a command now, in the name of whoever gave this one; only in `operate`.

        The journal keeps the first command alone. Send before you change anything of your own: what the other unit
        refuses is then the refusal of both.

        Raises:
            Refused: the other unit refuses.
            PlantError: no command is being carried out.
        """
        if self.forward is None:
            raise PlantError(f"{self.instance} sends {target} outside of a command; a step may not operate others")
        self.forward(target, value)


class Unit(Protocol):
    """A machine: parameters and rules, no memory of its own.

    `site_wide` units serve many instances (all doors, all people): their signal and control names are whole tags
    (`DR026.position`), and the plant does not put the instance in front.
    """

    @property
    def signals(self) -> tuple[Signal, ...]: ...

    @property
    def controls(self) -> tuple[Control, ...]: ...

    @property
    def faults(self) -> tuple[Fault, ...]: ...

    @property
    def period(self) -> Second: ...

    @property
    def max_dt(self) -> Second: ...

    @property
    def site_wide(self) -> bool: ...

    def start(self, tick: Tick) -> Any:
        """A fresh state; may register its places in the ledger."""
        ...

    def step(self, x: Any, tick: Tick) -> Readings | None:
        """Advance `x` by `tick.dt` and report by local name the outputs that may have changed; None when none did.

        `dt == 0` only reports, and reports all.
        """
        ...

    def operate(self, x: Any, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Carry out one command.

        Raises:
            Refused: an interlock forbids it; the message is the reason.
        """
        ...
