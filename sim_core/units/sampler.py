"""A closed sampling manifold: what comes out of a vessel into a bottle, and what the dead leg adds to it.

    flush    the dead leg (0.05 L) is washed out with broth:  old share = exp(-flushed / 0.05 L)
    draw     the bottle takes what stands in the dead leg first, then broth
    seal     a sealed bottle is that sample; an open one takes up oxygen and gives off CO2 with 10 min

A bottle is a row of numbers (`CONTENT`); analysers are wired to it. Germs: a draw with an unsealed manifold touches the
inlet of the vessel in the ledger. Volumes and times of the dead leg are chosen within those of commercial manifolds.
"""

import math
from dataclasses import dataclass, field
from typing import ClassVar

from sim_core.errors import Refused
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

#: what a bottle holds: name, unit, sentence
CONTENT: tuple[tuple[str, str, str], ...] = (
    ("Xv", "1e9/L", "Viable cells"),
    ("Xd", "1e9/L", "Dead cells"),
    ("Xl", "1e9/L", "Cells that fell apart"),
    ("viability", "%", "Viable share of the cells"),
    ("Glc", "mM", "Glucose in it"),
    ("Lac", "mM", "Lactate in it"),
    ("Amm", "mM", "Ammonium in it"),
    ("titre", "g/L", "Antibody in it"),
    ("Osm", "mOsm/kg", "Osmolality of it"),
    ("do", "%", "Dissolved oxygen in it"),
    ("pco2", "mmHg", "Partial pressure of CO2 in it"),
    ("ph", "-", "The pH of it"),
    ("bacteria", "1e9/L", "Bacteria in it"),
)
NAMES = tuple(name for name, _, _ in CONTENT)
DEAD_LEG = 0.05  # L
FLUSH_RATE = 0.02  # L/s
BOTTLE = 0.05  # L of one sample
BREATHES: Second = 600.0  # an open bottle comes to the air of the room
ROOM_AIR = {"do": 100.0, "pco2": 0.3}


@dataclass(slots=True)
class SamplerState:
    """What stands in the dead leg and in the bottle.

    Attributes:
        leg, bottle: values in the order of NAMES; the bottle is empty before the first draw.
        drawn: L out of the vessel so far. number: of the bottle. age: s since it was drawn.
    """

    leg: list[float]
    bottle: list[float] = field(default_factory=list)
    drawn: float = 0.0
    number: int = 0
    age: Second = 0.0
    is_flushing: bool = False
    is_sealed: bool = True
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sampler:
    """One manifold on one vessel; `drawn` is wired back to the vessel, which loses that volume."""

    period: Second = 1.0
    max_dt: Second = 60.0
    site_wide: bool = False

    signals: ClassVar[tuple[Signal, ...]] = (
        *(
            Signal(name, unit, "input", f"{doc.replace(' in it', '').replace(' of it', '')} in the vessel", 0.0)
            for name, unit, doc in CONTENT
        ),
        *(Signal(f"bottle.{name}", unit, "output", f"{doc} (the bottle)", 0.0) for name, unit, doc in CONTENT),
        Signal("bottle.number", "1", "output", "Bottles drawn so far", 0.0),
        Signal("bottle.age", "s", "output", "Time since it was drawn", 0.0),
        Signal("bottle.sealed", "1", "output", "1 while it is sealed", 0.0, 1.0),
        Signal("bottle.filled", "1", "output", "1 once a sample was drawn", 0.0, 1.0),
        Signal("bottle.open", "1", "output", "1 while the bottle stands open", 0.0, 1.0),
        Signal("flushing", "1", "output", "1 while the flush valve is open", 0.0, 1.0),
        Signal("flushed", "1", "output", "Share of fresh broth in the dead leg", 0.0, 1.0),
        Signal("drawn", "L", "output", "Broth taken from the vessel so far", 0.0),
    )
    controls: ClassVar[tuple[Control, ...]] = (
        Control("flush", "hold", "Wash the dead leg with broth", choices=("start", "stop")),
        Control("draw", "press", "Fill a new bottle"),
        Control("seal", "press", "Seal the bottle"),
        Control("label", "text", "Write a label on the bottle"),
    )
    faults: ClassVar[tuple[Fault, ...]] = (
        Fault("valve_leak", "L/h", 0.0, 0.0, 5.0, "Broth that drips through the closed valve"),
    )

    def start(self, tick: Tick) -> SamplerState:
        """The dead leg holds water for injection."""
        return SamplerState([0.0] * len(NAMES))

    def step(self, x: SamplerState, tick: Tick) -> Readings:
        """Flush, drip, breathe."""
        if tick.dt > 0.0:
            litres = tick.p["valve_leak"] * tick.dt / 3600.0 + (FLUSH_RATE * tick.dt if x.is_flushing else 0.0)
            self._pass(x, tick, litres)
            if x.bottle:
                x.age += tick.dt
                self._breathe(x, tick.dt)
        return self._report(x, tick)

    def operate(self, x: SamplerState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Flush, draw, seal, label."""
        match control:
            case "flush":
                x.is_flushing = value == "start"
            case "draw":
                self._draw(x, tick, actor)
            case "seal":
                if not x.bottle or x.is_sealed:
                    raise Refused("seal: there is no open bottle; draw one first")
                x.is_sealed = True
                tick.note("sample_sealed", instance=tick.instance, number=x.number, actor=actor)
            case _:
                if not x.bottle:
                    raise Refused("label: there is no bottle; draw one first")
                x.label = str(value)
                tick.note("sample_labelled", instance=tick.instance, number=x.number, label=x.label, actor=actor)

    def _pass(self, x: SamplerState, tick: Tick, litres: float) -> None:
        """Broth passes the dead leg and mixes with what stood there."""
        if litres > 0.0:
            old = math.exp(-litres / DEAD_LEG)
            x.leg = [tick.u[name] + (held - tick.u[name]) * old for name, held in zip(NAMES, x.leg, strict=True)]
            x.drawn += litres

    def _draw(self, x: SamplerState, tick: Tick, actor: str) -> None:
        """The bottle fills: on average it holds what the dead leg gives while broth follows."""
        old = DEAD_LEG / BOTTLE * (1.0 - math.exp(-BOTTLE / DEAD_LEG))
        x.bottle = [tick.u[name] + (held - tick.u[name]) * old for name, held in zip(NAMES, x.leg, strict=True)]
        self._pass(x, tick, BOTTLE)
        x.number, x.age, x.is_sealed, x.label = x.number + 1, 0.0, False, ""
        tick.note("sample_drawn", instance=tick.instance, number=x.number, actor=actor)

    def _breathe(self, x: SamplerState, dt: Second) -> None:
        if not x.is_sealed:
            for name, air in ROOM_AIR.items():
                k = NAMES.index(name)
                x.bottle[k] = air + (x.bottle[k] - air) * math.exp(-dt / BREATHES)

    def _report(self, x: SamplerState, tick: Tick) -> Readings:
        held = x.bottle or [0.0] * len(NAMES)
        fresh = tick.u["Osm"]
        share = min(1.0, max(0.0, x.leg[NAMES.index("Osm")] / fresh)) if fresh > 0.0 else 0.0
        return dict(zip((f"bottle.{name}" for name in NAMES), held, strict=True)) | {
            "bottle.number": float(x.number),
            "bottle.age": x.age,
            "bottle.sealed": float(x.is_sealed and bool(x.bottle)),
            "bottle.filled": float(bool(x.bottle)),
            "bottle.open": float(bool(x.bottle) and not x.is_sealed),
            "flushing": float(x.is_flushing),
            "flushed": share,
            "drawn": x.drawn,
        }
