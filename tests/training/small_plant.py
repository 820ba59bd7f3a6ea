"""A tiny plant and mission: a tank that fills, a hand that touches it; enough to test what records a run."""

from dataclasses import dataclass, field
from typing import Any

from sim_core import noise
from sim_core.errors import Refused
from sim_core.journal import Command, Event, Journal
from sim_core.plant import Plant
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value
from training.session import SCRIPT, Parts

HEADER = {"mission": "small", "seed": 7, "tick": 0.1, "lang": "en", "levels": "test", "software": "test"}


@dataclass(slots=True)
class TankState:
    level: float = 0.0
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Tank:
    """Fills at `inflow` m3/s while its valve is open."""

    period: float = 0.1
    max_dt: float = 600.0
    site_wide: bool = False
    signals: tuple[Signal, ...] = (
        Signal("level", "m3", "output", "What is in it."),
        Signal("gauge", "m3", "output", "What its gauge shows."),
    )
    controls: tuple[Control, ...] = (
        Control("open", "press", "Opens the valve."),
        Control("close", "press", "Closes it.", interlock="It must be open."),
        Control("touch", "text", "A hand touches it."),
    )
    faults: tuple[Fault, ...] = (Fault("inflow", "m3/s", 1.0, 0.0, 2.0, "What flows in."),)

    def start(self, tick: Tick) -> TankState:
        tick.ledger.place("trainee.right_hand")
        tick.ledger.place("trainee.left_hand")
        tick.ledger.resident("tank.handle", "skin", 50.0)
        return TankState()

    def step(self, x: TankState, tick: Tick) -> Readings:
        before = x.level
        x.level += tick.dt * tick.p["inflow"] if x.is_open else 0.0
        if before < 5.0 <= x.level:
            tick.note("half_full", level=round(x.level, 6))
        shaken = noise.normal(noise.key(tick.seed, "tank", "gauge"), tick.number) if tick.dt else 0.0
        return {"level": x.level, "gauge": x.level + 0.01 * shaken}

    def operate(self, x: TankState, control: str, value: Value, tick: Tick, actor: str) -> None:
        if control == "touch":
            act = f"{value} hand touched tank.handle"
            tick.ledger.contact("tank.handle", f"trainee.{value}_hand", 0.2, act, tick.time)
            tick.note("contact", person=actor, hand=value, place="tank.handle")
        elif control == "close" and not x.is_open:
            raise Refused("the valve is closed already")
        else:
            x.is_open = control == "open"


@dataclass(slots=True)
class Done:
    """Progress: journal position, steps done, what the cast has said."""

    read: int = 0
    done: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    contested: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Card:
    overall: float


class SmallRules:
    """Step `fill` is done when the tank is half full; then the cast closes the valve."""

    def opening(self) -> list[Command]:
        return []

    def update(self, x: Done, now: float, readings: Readings, journal: Journal) -> list[Command]:
        asked = []
        for entry in journal.since(x.read):
            if isinstance(entry, Event) and entry.name == "half_full":
                x.done.append("fill")
                asked.append(Command(now, SCRIPT, "tank.close"))
        x.read = len(journal)
        if asked:
            journal.add(Event(now, "small", "said", {"speaker": "coach", "text": "Half full."}))
            x.read += 1
        return asked

    def act(self, x: Done, command: Command, journal: Journal) -> None:
        if command.target.startswith(("mission.note", "mission.quiz")):
            return
        if command.target != "mission.answer":
            raise Refused(f"{command.target} is not known")
        decision, _, option = str(command.value).partition("=")
        x.answers[decision] = option

    def rewound(self, x: Done, then: Done, journal: Journal) -> Done:
        then.read = len(journal)
        return then

    def contest(self, x: Done, act: int, now: float) -> None:
        x.contested.append(act)

    def finish(self, x: Done, now: float, journal: Journal) -> Card:
        journal.add(Event(now, "small", "scored", {"total": 100.0 if "fill" in x.done else 0.0}))
        return Card(100.0 if "fill" in x.done else 0.0)


def small_parts(header: dict[str, Any] | None = None) -> Parts:
    """Fresh parts for the header's seed."""
    header = dict(header or HEADER)
    return Parts(Plant({"tank": Tank()}, header["seed"]), SmallRules(), Done(), "small", header)
