"""A stirred bioreactor: cells, gases, acids, heat, pressure and the loops that keep them; and its ISA-88 procedure.

    cells and bacteria            culture/platform.py       midpoint method on amounts, 60 s (15 s with bacteria)
    carbon, nitrogen, oxygen      culture/broth.py          closed by stoichiometry, every step
    O2, CO2, pH, headspace        culture/breathing.py      implicit
    heat and jacket               culture/thermal.py        implicit
    effects on the cells          culture/effects.py
    loops, supplies, pumps        culture/automation.py     every fault is a parameter there or of an instrument
    feeding rule                  culture/feeding.py
    procedure                     culture/phases.py, empty vessel: culture/empty.py
    other people's kinetics       culture/published.py      `kinetics=xing|amribt|anane|monod`, kept ideally

`control=off`: the platform's kinetics alone, kept ideally: the table of MODELS 14.1. Germs that reach
`<instance>.inlet` in the ledger (a leak) become counts in `<instance>.broth` and grow there, by source; those in
`<instance>.feed` (a weld of the feed line) are counts already.
Volumes are L, concentrations mM, cells 1e9/L, gas standard L/min at 20 degC, pressure mbar above outside.
"""

import math
from dataclasses import dataclass, field
from typing import ClassVar

from sim_core import noise
from sim_core.culture import (
    automation,
    empty,
    ending,
    feeding,
    gas,
    ideal,
    opening,
    operations,
    phases,
    readout,
    report,
)
from sim_core.culture.broth import step as step_broth
from sim_core.culture.effects import hunger, surroundings
from sim_core.culture.ideal import Recipe
from sim_core.culture.parameters import checked_field, start_field
from sim_core.culture.published import Monod
from sim_core.culture.space import stride
from sim_core.culture.state import Reactor
from sim_core.culture.tables import CONTROLS, FAULTS, SIGNALS, TRUTHS
from sim_core.culture.vessel import Vessel
from sim_core.errors import Refused
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

LONGEST: Second = 60.0  # s of one step
WITH_BACTERIA: Second = 15.0  # they eat what is left in seconds
TRIP = 500.0  # mbar [MODELS 14.2]


@dataclass(frozen=True, slots=True)
class Bioreactor:
    """The 2000 L reactor of the platform process, or a published culture that is kept ideally.

    Raises:
        PlantError: a parameter is out of its range; it names the range.
    """

    kinetics: str = start_field("platform", "-", "Whose kinetics: platform, xing, amribt, anane or monod")
    mode: str = start_field("fedbatch", "-", "batch, fedbatch or chemostat")
    control: str = start_field("on", "-", "on: the whole vessel with its loops; off: kept ideally")
    phase: str = start_field("culture", "-", "Phase at the start")
    Xv: float = start_field(0.413, "1e9/L", "Viable cells at the start (anane, monod: g/L)", 0.0, 500.0)
    Xd: float = start_field(0.008, "1e9/L", "Dead cells at the start", 0.0, 500.0)
    Glc: float = start_field(33.0, "mM", "Glucose at the start (anane, monod: substrate, g/L)", 0.0, 2000.0)
    Gln: float = start_field(0.0, "mM", "Glutamine at the start", 0.0, 200.0)
    Lac: float = start_field(0.0, "mM", "Lactate at the start (anane: acetate, g/L)", 0.0, 500.0)
    Amm: float = start_field(0.3, "mM", "Ammonium at the start", 0.0, 200.0)
    titre: float = start_field(0.0, "g/L", "Antibody at the start", 0.0, 200.0)
    V: float = start_field(1510.0, "L", "Volume at the start", 0.01, 2500.0)
    W: float = start_field(0.0, "1e9 h/L", "Inhibitor of the platform kinetics at the start", 0.0, 20000.0)
    Osm: float = start_field(290.0, "mOsm/kg", "Osmolality at the start", 100.0, 1000.0)
    AA: float = start_field(60.0, "mM", "Amino acids at the start", 0.0, 1000.0)
    SID: float = start_field(22.0, "mM", "Strong ion difference of the medium", 0.0, 150.0)
    T: float = start_field(36.8, "C", "Temperature at the start", 4.0, 45.0)
    DO: float = start_field(100.0, "%", "Dissolved oxygen at the start", 0.0, 500.0)
    age: float = start_field(0.0, "h", "Age of the culture at the start", 0.0, 1000.0)
    feed_rate: float = start_field(0.0, "L/h", "Feed of a published culture", 0.0, 1000.0)
    feed_start: float = start_field(0.0, "h", "When that feed begins", 0.0, 10000.0)
    feed_growth: float = start_field(0.0, "1/h", "Growth rate that it follows", 0.0, 5.0)
    feed_glucose: float = start_field(0.0, "mM", "Glucose in that feed (anane, monod: g/L)", 0.0, 5000.0)
    feed_glutamine: float = start_field(0.0, "mM", "Glutamine in that feed", 0.0, 1000.0)
    D: float = start_field(0.0, "1/h", "Dilution rate of a chemostat", 0.0, 10.0)
    mu_max: float = start_field(0.5, "1/h", "monod: largest growth rate", 0.0, 10.0)
    Ks: float = start_field(0.1, "g/L", "monod: substrate at half of it", 1e-9, 100.0)
    Y: float = start_field(0.5, "1", "monod: yield, g/g", 1e-6, 10.0)
    m: float = start_field(0.0, "1/h", "monod: maintenance, g/g/h", 0.0, 10.0)
    noise: float = start_field(1.0, "1", "1: the instruments are noisy", 0.0, 1.0)
    vessel: Vessel = field(default_factory=Vessel)
    period: Second = 1.0
    max_dt: Second = 3600.0
    site_wide: bool = False
    signals: tuple[Signal, ...] = field(init=False, default=SIGNALS + TRUTHS)

    controls: ClassVar[tuple[Control, ...]] = CONTROLS
    faults: ClassVar[tuple[Fault, ...]] = FAULTS

    def __post_init__(self) -> None:
        checked_field(self)
        if self.kinetics in ("anane", "monod"):
            object.__setattr__(self, "signals", report.in_grams(self.signals))

    @property
    def is_ideal(self) -> bool:
        """Whether the vessel is kept ideally: cells and feed only."""
        return self.control == "off" or self.kinetics != "platform"

    def start(self, tick: Tick) -> Reactor:
        """The vessel at rest with its broth."""
        tick.ledger.place(f"{tick.instance}.inlet")
        tick.ledger.place(f"{tick.instance}.feed")
        tick.ledger.place(f"{tick.instance}.broth")
        oxygen = self.DO * 0.01 * gas.SATURATION
        begin = opening.Start(
            self.Xv, self.Xd, self.Glc, self.Lac, self.Amm, self.titre, self.V, self.W, self.Osm, self.AA, self.SID,
            self.T, oxygen=oxygen,
        )  # fmt: skip
        x = Reactor(opening.broth(begin, self.vessel), phase=self.phase, age=self.age * 3600.0)
        x.schedule.next_look = x.age
        if x.age >= feeding.BEGIN:
            feeding.assume(x.schedule, x.broth)
        if self.kinetics != "platform":
            gln = self.DO if self.kinetics == "anane" else self.Gln
            x.published = (self.Xv, self.Xd, self.Glc, gln, self.Lac, self.Amm, self.titre)
        for name, truth in readout.truths(x, self.vessel).items():
            x.probes[name].lagged = x.probes[name].shown = truth
        return x

    def step(self, x: Reactor, tick: Tick) -> Readings:
        """Advance by `tick.dt`."""
        if tick.dt > 0.0:
            if self.is_ideal:
                self._keep(x, tick.dt)
            elif x.phase in phases.EMPTY:
                self._prepare(x, tick)
            else:
                self._run(x, tick)
            readout.show(x, tick, is_noisy=self.noise > 0.0)
        shown = report.readings(x, self.vessel, tick.p, is_whole=tick.dt == 0.0)
        if self.kinetics == "anane":  # where others hold glutamine it holds dissolved oxygen
            shown |= {"true.do": x.published[3], "true.Gln": 0.0}
        return shown

    def operate(self, x: Reactor, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Carry out one command."""
        if self.is_ideal:
            raise Refused(f"{control}: the vessel is kept ideally (control=off or published kinetics)")
        operations.operate(x, self.vessel, control, value, tick)
        x.is_reset = True

    def _keep(self, x: Reactor, dt: Second) -> None:
        """Cells and feed only."""
        if self.kinetics == "platform":
            fed = (self.vessel.feed_glucose, self.vessel.feed_osmoles) if self.mode == "fedbatch" else (0.0, 0.0)
            ideal.advance_platform(x.broth, x.schedule, x.age, fed, dt)
        else:
            x.published, x.broth.volume = ideal.advance(x.published, x.broth.volume, x.age, self._recipe(), dt)
        x.age += dt

    def _recipe(self) -> Recipe:
        fed = (0.0, 0.0, self.feed_glucose, self.feed_glutamine, 0.0, 0.0, 0.0)
        of = Monod(self.mu_max, self.Ks, self.Y, self.m)
        return Recipe(self.kinetics, self.mode, self.feed_rate, self.feed_start, self.feed_growth, self.D, fed, of)

    def _prepare(self, x: Reactor, tick: Tick) -> None:
        """The empty vessel: clean, steam, hold."""
        before = x.phase
        if before == "cip":
            if tick.u["kill_gate"] < 0.5:
                return  # the rinse has nowhere to go
            ending.rinse(x, tick.dt)
        x.since += tick.dt
        if before == "sip" and empty.steam(x, tick.p["steam_supply"], tick.dt):
            x.phase, x.is_tripped, x.is_breached = "sterilised", False, False
        elif before == "pressure_hold":
            empty.hold(x, tick.p["seal_leak"], tick.dt)
        if before in phases.ENDS and x.since >= phases.ENDS[before][0]:
            x.phase = phases.ENDS[before][1]
        if x.phase != before:
            x.since = 0.0
            tick.note("phase_ended", instance=tick.instance, phase=before)

    def _run(self, x: Reactor, tick: Tick) -> None:
        """Steps of a minute at most: germs, loops, broth, instruments, limits."""
        self._sampled(x, tick.u["drawn"])
        left = tick.dt
        while left > 1e-9 and x.phase not in phases.EMPTY:
            longest = WITH_BACTERIA if len(x.broth.cells) > 8 else LONGEST
            dt = left if left <= longest else left / math.ceil(left / longest - 1e-9)
            self._let_in(x, tick, dt)
            self._minute(x, tick, dt)
            left -= dt
        x.since += tick.dt

    def _sampled(self, x: Reactor, drawn: float) -> None:
        """The broth loses what a sampler took since the last step."""
        litres = min(max(0.0, drawn - x.drawn), 0.5 * x.broth.volume)
        x.drawn = drawn
        if litres > 0.0:
            opening.draw(x.broth, litres)
            x.sampled += litres

    def _minute(self, x: Reactor, tick: Tick, dt: Second) -> None:
        b, p = x.broth, tick.p
        if x.phase == "culture":
            if self.mode == "fedbatch":
                feeding.look(x.schedule, b, x.age, self.vessel.feed_glucose)
            x.age += dt
        drive = automation.drive(x, p, readout.loop_readings(x, p), dt, tick.u["feed_gate"])
        around = surroundings(b.temperature, b.ph, b.oxygen / b.volume, report.pco2(x))
        around.product *= hunger(b.cells[3] / b.volume)
        germs = b.cells[8] if len(b.cells) > 8 else 0.0
        passed = step_broth(b, drive, self.vessel, around, stride(dt / 3600.0))
        if germs > 0.0:
            tick.ledger.scale(f"{tick.instance}.broth", b.cells[8] / germs)
        hours, doing = dt / 3600.0, x.doing
        x.vented, x.kla = passed.vented, passed.kla
        x.uptake = passed.taken / hours / b.volume
        x.base_total += doing.base * hours
        x.fed += drive.feed * hours
        x.feed_total += doing.feed * hours
        x.schedule.fed += doing.feed * hours * self.vessel.feed_glucose
        self._end(x, tick, dt)
        readout.follow(x, self.vessel, p, dt)
        self._guard(x, tick)

    def _end(self, x: Reactor, tick: Tick, dt: Second) -> None:
        """Harvest and kill go on until the vessel is empty."""
        before = x.phase
        match before:
            case "harvest":
                is_empty = ending.pump_out(x, dt)
            case "kill":
                is_empty = ending.kill(x, dt, tick.u["kill_gate"], readout.loop_readings(x, tick.p)[2])
            case _:
                return
        if is_empty:
            x.phase = "dirty"
        if x.phase != before:
            x.since = x.hot = 0.0
            tick.note("phase_ended", instance=tick.instance, phase=before)

    def _guard(self, x: Reactor, tick: Tick) -> None:
        """Over-pressure closes the gas and opens the relief line to the kill header."""
        if not x.is_tripped and x.probes["press"].lagged > TRIP:
            x.is_tripped = x.is_breached = x.is_reset = True
            tick.note("pressure_tripped", instance=tick.instance, value=round(x.probes["press"].lagged, 1))

    def _let_in(self, x: Reactor, tick: Tick, dt: Second) -> None:
        """Germs at the inlet enter the broth as counts; those of the feed line were counted where they got into it."""
        ledger, inlet, feed = tick.ledger, f"{tick.instance}.inlet", f"{tick.instance}.feed"
        if tick.p["germs"] > 0.0:
            source = ledger.window_source(tick.instance, tick.time, "leak into the broth", "water")
            ledger.deposit(inlet, source, tick.p["germs"] * dt / 3600.0)
        elif not (ledger.loads.get(inlet) or ledger.loads.get(feed)):
            return  # as nearly always
        if ledger.total(inlet) > 0.0:
            ledger.draw(inlet, noise.key(tick.seed, tick.instance, "germs"), tick.number)
        for place in (inlet, feed):
            entered = ledger.total(place)
            if entered > 0.0:
                ledger.transfer(place, f"{tick.instance}.broth", 1.0, "carried into the broth", tick.time)
                opening.infect(x.broth, entered)
