"""A batch flown on: what a reactor that was left as it is comes to on day 14, with nobody touching it any more.

    left      from the end of the run, as the trainee left it: settings, modes, feed gate, causes that still work
    alone     from the start of the run, had nobody come
    healthy   the same vessel from its inoculation, without any cause

A cause that passes (`lasts`) passes in the flight too. A batch that was killed, sent on, contaminated or whose sterile
boundary was lost is worth nothing, whatever its titre.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from sim_core import snapshot
from sim_core.culture import phases
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.quantity import Second
from sim_core.units.bioreactor import Bioreactor
from training.inject_model import Inject

HARVEST: float = 336.0  # h: day 14
STRIDE = 3600 * 10  # base ticks between two looks
SCRIPT = "script"
Cure = tuple[Second, str]  # when a cause has passed, s after the start of the run; its parameter


@dataclass(slots=True)
class Flight:
    """One batch on its way: hours since inoculation, g/L, % at each look.

    Attributes:
        litres: of broth at the end.
        lost: why it is worth nothing (killed, sent on, contaminated, boundary lost), or empty.
    """

    hours: list[float] = field(default_factory=list)
    titre: list[float] = field(default_factory=list)
    viability: list[float] = field(default_factory=list)
    litres: float = 0.0
    lost: str = ""

    @property
    def grams(self) -> float:
        """Antibody that can be harvested, g."""
        return 0.0 if self.lost else self.titre[-1] * self.litres


def reactor_of(plant: Plant) -> str:
    """The instance of the reactor; empty where the plant has none."""
    return next((name for name, unit in plant.units.items() if isinstance(unit, Bioreactor)), "")


def apart(plant: Plant, reactor: str) -> Plant:
    """The reactor as it is now in a plant of its own, with what works on it; the other plant goes on untouched."""
    small = Plant({reactor: plant.units[reactor]}, plant.seed)
    state, now = small.snapshot(), plant.state
    state.tick = now.tick
    state.units[reactor] = snapshot.clone(now.units[reactor])
    state.stepped[reactor] = now.stepped[reactor]
    state.parameters[reactor] = dict(now.parameters[reactor])
    state.faults = [f for f in now.faults if f.instance == reactor]
    state.outputs = {tag: now.outputs[tag] for tag in state.outputs}
    for tag in state.inputs:
        wire = plant.wires.get(tag)
        state.inputs[tag] = now.outputs[wire] if wire is not None else now.inputs.get(tag, state.inputs[tag])
    small.restore(state)
    return small


def healthy(plant: Plant, reactor: str) -> Flight:
    """The same vessel from its inoculation, without any cause."""
    return fly(Plant({reactor: plant.units[reactor]}, plant.seed), reactor)


def fly(plant: Plant, reactor: str, cures: Sequence[Cure] = ()) -> Flight:
    """Fly on to day 14, an hour a step; the plant is used up."""
    found, waiting = Flight(), sorted(cures)
    _look(plant, reactor, found)
    while not _is_over(plant, reactor) and plant.state.outputs[f"{reactor}.age"] < HARVEST - 1e-6:
        for _, parameter in (row for row in waiting if row[0] <= plant.time):
            plant.submit(Command(plant.time, SCRIPT, f"fault.{parameter}", None))
        waiting = [row for row in waiting if row[0] > plant.time]
        left = (HARVEST - plant.state.outputs[f"{reactor}.age"]) * 3600.0
        plant.step(max(1, min(STRIDE, math.ceil(left * 10.0 - 1e-6))))
        _look(plant, reactor, found)
    found.lost = _lost(plant, reactor)
    return found


def _look(plant: Plant, reactor: str, found: Flight) -> None:
    shown = {name: plant.state.outputs[f"{reactor}.{name}"] for name in ("age", "true.titre", "true.viability")}
    found.hours.append(shown["age"])
    found.titre.append(shown["true.titre"])
    found.viability.append(shown["true.viability"])
    found.litres = plant.state.outputs[f"{reactor}.true.V"]


def _is_over(plant: Plant, reactor: str) -> bool:
    return phases.ORDER[round(plant.state.outputs[f"{reactor}.phase"])] != "culture"


def _lost(plant: Plant, reactor: str) -> str:
    shown = {name: plant.state.outputs[f"{reactor}.{name}"] for name in ("true.bacteria", "breached")}
    if _is_over(plant, reactor):
        is_sent = phases.ORDER[round(plant.state.outputs[f"{reactor}.phase"])] == "harvest"
        return "sent on" if is_sent else "killed"
    if shown["true.bacteria"] > 0.0:
        return "contaminated"
    return "boundary lost" if shown["breached"] > 0.5 else ""


# A run and its batch


@dataclass(slots=True)
class Batch:
    """The three courses of a run's batch."""

    reactor: str
    left: Flight
    alone: Flight
    healthy: Flight


@dataclass(slots=True)
class Begun:
    """A run's batch as it stood at the start, kept to be flown on without anybody."""

    reactor: str
    plant: Plant
    cures: tuple[Cure, ...] = ()

    @classmethod
    def of(cls, plant: Plant, injects: Sequence[Inject]) -> "Begun | None":
        """The batch of a plant at the start of a run with these causes; None where no reactor was flown to it."""
        reactor = reactor_of(plant)
        if not reactor:
            return None
        cures = [
            (move.lasts - move.before, move.parameter)
            for inject in injects
            for move in inject.moves()
            if move.lasts > move.before
        ]
        return cls(reactor, apart(plant, reactor), tuple(cures))

    def ended(self, plant: Plant) -> Batch:
        """The batch of the same run at its end, and what else it could have been."""
        left = fly(apart(plant, self.reactor), self.reactor, [c for c in self.cures if c[0] > plant.time])
        well = healthy(plant, self.reactor)
        return Batch(self.reactor, left, fly(self.plant, self.reactor, self.cures), well)
