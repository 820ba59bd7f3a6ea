"""Everything that the reactor remembers: broth, loops, settings, instruments, phase, totals."""

from dataclasses import dataclass, field

from sim_core.culture.broth_state import Broth
from sim_core.culture.loops import Loops
from sim_core.culture.space import Number
from sim_core.instrument import Probe
from sim_core.quantity import Second

LOOPS = ("oxygen", "ph", "temperature", "pressure", "feed")
PROBES = ("do_a", "do_b", "ph", "temp", "press", "weight", "capacitance")


@dataclass(slots=True)
class Settings:
    """What the operator has chosen: set points, limits, modes, manual outputs.

    Attributes:
        oxygen: %; ph; temperature: degC; pressure: mbar.
        rpm: of the agitator; air: upper limit of the air, L/min; o2: upper limit of oxygen, L/min; co2: L/min at most.
        manual: loop -> whether its output is the operator's.
        split: output of the oxygen loop, 0 to 1; valve: of the exhaust, 0 to 1; inlet: of the jacket water, degC.
        titrant_co2, base: L/min and L/h in manual. feed: L/h in manual. antifoam: mL/h.
        probe: the one in control, `a` or `b`. source: of oxygen, `main` or `standby`. filter: vent filter, `a` or `b`.
    """

    oxygen: float = 40.0
    ph: float = 7.0
    temperature: float = 36.8
    pressure: float = 300.0
    rpm: float = 80.0
    air: float = 30.0
    o2: float = 60.0
    manual: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(LOOPS, False))
    split: float = 0.5
    valve: float = 0.4
    inlet: float = 36.8
    titrant_co2: float = 0.0
    base: float = 0.0
    feed: float = 0.0
    antifoam: float = 0.0
    probe: str = "a"
    source: str = "main"
    filter: str = "a"


@dataclass(slots=True)
class Schedule:
    """What the feeding rule remembers: rate in L/h, glucose at the last look in mmol, mmol fed since, cells then."""

    rate: Number = 0.0
    next_look: Second = 0.0
    glucose: Number = 0.0
    fed: Number = 0.0
    cells: Number = 0.0


@dataclass(slots=True)
class Doing:
    """What the actuators did in the last step: rpm; standard L/min; L/h; shares; degC."""

    rpm: float = 0.0
    air: float = 0.0
    o2: float = 0.0
    co2: float = 0.0
    o2_valve: float = 0.0
    feed: float = 0.0
    base: float = 0.0
    valve: float = 0.4
    inlet: float = 36.8


@dataclass(slots=True)
class Reactor:
    """One bioreactor.

    Attributes:
        phase: a key of phases.PHASES; held: whether the phase is on hold.
        age: s since inoculation. o2_pressure: of the main supply over its nominal one, 0 to 1.
        since: s in this phase. base_total, feed_total, sampled: L; fed: L that really entered.
        drawn: L that a sampler had taken at the last look. f0: lethality of the empty vessel, min.
        sip_temp: of its coldest place, degC; hold_pressure, hold_drop: mbar. hot: s at the
            temperature of the kill.
        sent, sent_cells, sent_germs: L, 1e9 viable cells and 1e9 germs that went to the kill header so far.
        uptake: mmol O2/L/h; kla: 1/h; vented: gas that left, standard L/min: of the last step.
        published: concentrations of a published culture (published.NAMES), or empty.
        is_tripped: over-pressure closed the gas and opened the relief line; is_breached: the sterile boundary is lost.
        is_reset: a choice of the operator or a trip changed something since the last report.
        offsets: what operators added to a reading by calibration; gains: likewise.
    """

    broth: Broth
    loops: Loops = field(default_factory=Loops)
    settings: Settings = field(default_factory=Settings)
    schedule: Schedule = field(default_factory=Schedule)
    doing: Doing = field(default_factory=Doing)
    probes: dict[str, Probe] = field(default_factory=lambda: {name: Probe() for name in PROBES})
    offsets: dict[str, float] = field(default_factory=dict)
    gains: dict[str, float] = field(default_factory=dict)
    phase: str = "culture"
    held: bool = False
    age: Second = 0.0
    since: Second = 0.0
    o2_pressure: float = 1.0
    base_total: float = 0.0
    feed_total: float = 0.0
    fed: float = 0.0
    sampled: float = 0.0
    drawn: float = 0.0
    f0: float = 0.0
    sip_temp: float = 36.8
    hold_pressure: float = 500.0
    hold_drop: float = 0.0
    hot: float = 0.0
    sent: float = 0.0
    sent_cells: float = 0.0
    sent_germs: float = 0.0
    uptake: float = 0.0
    kla: float = 0.0
    vented: float = 0.0
    published: tuple[float, ...] = ()
    is_tripped: bool = False
    is_breached: bool = False
    is_reset: bool = True
