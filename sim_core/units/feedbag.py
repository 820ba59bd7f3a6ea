"""A feed bag on a scale, its peristaltic pump, and the weld that joins its line to a vessel.

    weight        m' = -rho F(vessel) - drip,     F: what the vessel took, L
    running       the pump turns, the line is joined and primed, the bag holds more than the tube does
    weld          what lies on the outside of the tube gets in by the share of the seam that stands open

The pump runs as fast as the vessel's feeding rule asks; `running` is the gate of that flow. A weld melts and burns what
lies on the tube (`SEALED` of it survives); a seam that stands open (fault `weld_open`) lets in that share and drips.
The feed is food: whoever gets into the line becomes a count there (`Ledger.draw`), named after the weld, and is
pumped into the vessel with the feed (`<vessel>.feed`). Density, hold-up and drip are chosen.
"""

from dataclasses import dataclass
from typing import ClassVar

from sim_core import noise
from sim_core.errors import Refused
from sim_core.quantity import Fraction, Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

DENSITY = 1.05  # kg/L of feed with 300 g/L sugar
FULL = 240.0  # L of a new bag: one lasts a batch (225 L); it is changed on day 5, when its time in use is over
HOLD_UP = 0.5  # L that the line holds; a bag with less is empty
PRIME = 0.5  # L of feed to fill a line
DRIP = 0.5  # L/h from a seam that stands wide open, while the pump presses
SEALED: Fraction = 1e-6  # of the germs on a tube survive a sound weld
STEP = 0.1  # kg, of the scale's display
SPREAD = 0.05  # kg, of its reading
WELD = "weld of the feed line"
SCALE = "scale"


@dataclass(slots=True)
class FeedbagState:
    """The bag, its line, its pump.

    Attributes:
        litres: in the bag. taken: L that the vessel had taken at the last look. flow: L/h since then.
        is_on: whether the pump is switched on. welds: so far; germs: that the last one let in.
    """

    litres: float = FULL
    taken: float = 0.0
    flow: float = 0.0
    shown: float = FULL * DENSITY
    is_joined: bool = True
    is_primed: bool = True
    is_on: bool = True
    welds: int = 1
    germs: int = 0

    @property
    def is_running(self) -> bool:
        """Whether feed can flow."""
        return self.is_on and self.is_joined and self.is_primed and self.litres > HOLD_UP


@dataclass(frozen=True, slots=True)
class Feedbag:
    """One bag on the feed line of one vessel.

    Args:
        vessel: instance whose ledger place `<vessel>.feed` the line ends in.
    """

    vessel: str = ""
    period: Second = 1.0
    max_dt: Second = 3600.0
    site_wide: bool = False

    signals: ClassVar[tuple[Signal, ...]] = (
        Signal("taken", "L", "input", "Feed that the vessel has taken so far", 0.0, 1e6),
        Signal("running", "1", "output", "1 while feed can flow", 0.0, 1.0),
        Signal("weight", "kg", "output", "Feed in the bag, as the scale shows it", -100.0),
        Signal("feed_flow", "mL/min", "output", "Feed that the vessel took in the last step", 0.0),
        Signal("connected", "1", "output", "1 while the line is joined to the vessel", 0.0, 1.0),
        Signal("primed", "1", "output", "1 while the line is full of feed", 0.0, 1.0),
        Signal("welds", "1", "output", "Times that the line was joined", 0.0),
        Signal("true.germs", "CFU", "output", "Germs that the last weld let in", 0.0),
    )
    controls: ClassVar[tuple[Control, ...]] = (
        Control("hang", "press", "Hang a new bag on the scale", interlock="The pump stands"),
        Control("connect", "press", "Weld its line to the vessel's", interlock="The pump stands, no line is joined"),
        Control("prime", "press", "Fill the line with feed", interlock="The line is joined"),
        Control("start_pump", "press", "Start the pump", interlock="The line is joined and full"),
        Control("stop_pump", "press", "Stop the pump", interlock="It runs"),
        Control("change", "press", "Hang a new bag and weld its line on", interlock="The pump stands"),
    )
    faults: ClassVar[tuple[Fault, ...]] = (
        Fault("weld_open", "1", 0.0, 0.0, 1.0, "Share of the weld's seam that stands open"),
        Fault("weld_germs", "CFU", 0.0, 0.0, 1e4, "Germs that the next weld lets in, counted"),
        Fault("scale_offset", "kg", 0.0, -50.0, 50.0, "Zero error of the scale"),
    )

    def start(self, tick: Tick) -> FeedbagState:
        """A bag that feeds: joined, primed, running."""
        for place in ("tube", "glove", "weld", "line"):
            tick.ledger.place(f"{tick.instance}.{place}")
        return FeedbagState()

    def step(self, x: FeedbagState, tick: Tick) -> Readings:
        """Give what the vessel took, drip, and let germs of the line go with the feed."""
        if tick.dt > 0.0:
            self._give(x, tick)
            x.shown = self._weigh(x, tick)
        return {
            "running": float(x.is_running),
            "weight": x.shown,
            "feed_flow": x.flow * (1000.0 / 60.0),
            "connected": float(x.is_joined),
            "primed": float(x.is_primed),
            "welds": float(x.welds),
            "true.germs": float(x.germs),
        }

    def operate(self, x: FeedbagState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Hang, weld, prime, start, stop, change.

        Raises:
            Refused: what must come first has not happened; says what.
        """
        match control:
            case "stop_pump":
                if not x.is_on:
                    raise Refused("stop_pump: the pump stands already")
                x.is_on = False
                tick.note("pump_stopped", instance=tick.instance, actor=actor)
            case "start_pump":
                self._start_pump(x, tick, actor)
            case "prime":
                self._prime(x, tick, actor)
            case "hang":
                self._hang(x, tick, actor)
            case "connect":
                self._connect(x, tick, actor)
            case _:
                self._hang(x, tick, actor)
                self._connect(x, tick, actor)

    def _give(self, x: FeedbagState, tick: Tick) -> None:
        taken = max(0.0, tick.u["taken"] - x.taken)
        x.taken = tick.u["taken"]
        x.flow = taken * 3600.0 / tick.dt
        was_running = x.is_running
        drip = DRIP * tick.p["weld_open"] * tick.dt / 3600.0 if was_running else 0.0
        x.litres = max(0.0, x.litres - taken - drip)
        if was_running and not x.is_running:
            tick.note("bag_emptied", instance=tick.instance)
        line = f"{tick.instance}.line"
        if taken > 0.0 and self.vessel and tick.ledger.total(line) > 0.0:
            tick.ledger.transfer(line, f"{self.vessel}.feed", 1.0, "pumped in with the feed", tick.time)

    def _weigh(self, x: FeedbagState, tick: Tick) -> float:
        spread = SPREAD * noise.normal(noise.key(tick.seed, tick.instance, SCALE), tick.number)
        return round((x.litres * DENSITY + tick.p["scale_offset"] + spread) / STEP) * STEP

    def _start_pump(self, x: FeedbagState, tick: Tick, actor: str) -> None:
        if x.is_on:
            raise Refused("start_pump: the pump runs already")
        if not x.is_joined:
            raise Refused("start_pump: no line is joined to the vessel. Connect it first.")
        if not x.is_primed:
            raise Refused("start_pump: the line holds air, which would go into the broth. Prime it first.")
        x.is_on = True
        tick.note("pump_started", instance=tick.instance, actor=actor)

    def _prime(self, x: FeedbagState, tick: Tick, actor: str) -> None:
        if not x.is_joined:
            raise Refused("prime: no line is joined to the vessel. Connect it first.")
        if x.is_primed:
            raise Refused("prime: the line is full of feed already")
        if x.litres <= PRIME:
            raise Refused("prime: the bag is empty. Hang a new one.")
        x.litres -= PRIME
        x.is_primed = True
        tick.note("line_primed", instance=tick.instance, actor=actor)

    def _hang(self, x: FeedbagState, tick: Tick, actor: str) -> None:
        if x.is_on:
            raise Refused("the pump runs: a bag is changed while it stands. Stop the pump first.")
        x.litres, x.is_joined, x.is_primed = FULL, False, False
        tick.note("bag_hung", instance=tick.instance, actor=actor)

    def _connect(self, x: FeedbagState, tick: Tick, actor: str) -> None:
        """Weld the lines: what lies on the tube, what a hand left there too, gets in by its share and is counted."""
        if x.is_on:
            raise Refused("connect: the pump runs: a line is joined while it stands. Stop the pump first.")
        if x.is_joined:
            raise Refused("connect: a line is joined already. Hang a new bag first.")
        x.is_joined, x.is_primed, x.welds = True, False, x.welds + 1
        ledger, weld = tick.ledger, f"{tick.instance}.weld"
        ledger.transfer(f"{tick.instance}.tube", weld, max(SEALED, tick.p["weld_open"]), WELD, tick.time)
        counts = ledger.draw(weld, noise.key(tick.seed, tick.instance, "weld"), tick.number)
        let_in = round(tick.p["weld_germs"])
        if let_in:
            glove = f"{tick.instance}.glove"  # of whoever welded
            ledger.deposit(glove, ledger.source(WELD, tick.time, "water", glove), float(let_in))
            ledger.transfer(glove, weld, 1.0, "a glove touched the open seam", tick.time)
        ledger.transfer(weld, f"{tick.instance}.line", 1.0, WELD, tick.time)
        x.germs = sum(counts.values()) + let_in
        tick.note("tube_welded", instance=tick.instance, actor=actor, number=x.welds)
