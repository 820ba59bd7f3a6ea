"""An at-line analyser: a bottle in, numbers out after a while, with the spread of the method and its cost.

    reading = (truth + offset) (1 + CV z)  or  truth + offset + sigma z                       [MODELS 1.5 sensors]

    metab          glucose, lactate, ammonium CV 5 %, osmolality 3 mOsm, pCO2 8 %, pH 0.02, DO 3 %        3 min
    cell_counter   viable count CV 8 %, viability 1.5 %                                                   4 min
    microscope     cells, dead cells, debris and rods in ten fields of 0.2 nL at 400x: Poisson counts     at once

A method that has not been checked today (`qc_check`) says so. Noise depends on seed, instance and run. The microscope
has other controls: `view` puts a drop of the newest bottle on a slide (once a bottle: looking again shows the same
slide), `photograph` keeps what is seen, `identify` writes down what the person calls it; nobody marks that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim_core import noise
from sim_core.errors import PlantError, Refused, guess
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

FIELDS = 10  # fields looked through, chosen
#: mL of one field at 400x: 0.126 mm across on camera, a layer of 16 um (a cell's width) under the slip, chosen
FIELD_ML = 2e-7
FRAGMENTS = 3.0  # of a lysed cell that are large enough to be seen, chosen
#: what a person may call what is seen
SEEN = ("cells", "dead", "rods", "yeast", "debris", "unsure")


@dataclass(frozen=True, slots=True)
class Channel:
    """One result: of which content, its unit and factor, relative and absolute spread; counted ones are Poisson."""

    name: str
    of: str
    unit: str
    factor: float = 1.0
    relative: float = 0.0
    absolute: float = 0.0
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """What a kind of analyser does: its channels, seconds a run, cost in money units."""

    channels: tuple[Channel, ...]
    seconds: Second
    cost: float


_PER_FIELDS = FIELDS * FIELD_ML * 1e6  # of 1e6/mL: cells in all fields
METHODS: Mapping[str, Method] = {
    "metab": Method(
        (
            Channel("glucose", "Glc", "g/L", 0.18016, 0.05),
            Channel("lactate", "Lac", "g/L", 0.09008, 0.05),
            Channel("ammonium", "Amm", "mM", 1.0, 0.05),
            Channel("osmo", "Osm", "mOsm/kg", 1.0, 0.0, 3.0),
            Channel("pco2", "pco2", "mmHg", 1.0, 0.08),
            Channel("ph", "ph", "-", 1.0, 0.0, 0.02),
            Channel("do", "do", "%", 1.0, 0.0, 3.0),
        ),
        180.0,
        25.0,
    ),
    "cell_counter": Method(
        (Channel("vcd", "Xv", "1e6/mL", 1.0, 0.08), Channel("viability", "viability", "%", 1.0, 0.0, 1.5)), 240.0, 15.0
    ),
    "microscope": Method(
        (
            Channel("cells", "Xv", "1", _PER_FIELDS, is_counted=True),
            Channel("dead", "Xd", "1", _PER_FIELDS, is_counted=True),
            Channel("debris", "Xl", "1", FRAGMENTS * _PER_FIELDS, is_counted=True),
            Channel("rods", "bacteria", "1", _PER_FIELDS, is_counted=True),
        ),
        0.0,
        2.0,
    ),
}
CONTENTS = tuple(dict.fromkeys(c.of for m in METHODS.values() for c in m.channels))
_OUTPUTS = [
    Signal("result_number", "1", "output", "Bottle that the result belongs to", 0.0),
    Signal("sample_age", "s", "output", "Age of that sample when it was loaded", 0.0),
    Signal("spent", "1", "output", "Cost of all analyses, money units", 0.0),
]
_OF_A_RUN = [
    Signal("loaded", "1", "output", "Bottle that waits in the tray or is analysed; 0: none", 0.0),
    Signal("unread", "1", "output", "1 while a result waits to be read", 0.0, 1.0),
    Signal("busy", "1", "output", "1 while an analysis runs", 0.0, 1.0),
    Signal("checked", "1", "output", "1 when the control of the day was right", 0.0, 1.0),
]
_FIELDS = [Signal("fields", "1", "output", "Fields of the slide that the counts are summed over; 0: no slide", 0.0)]
_RUNS = (
    Control("qc_check", "press", "Run the control sample of the day"),
    Control("load_sample", "press", "Put the bottle in"),
    Control("run", "press", "Start the analysis"),
    Control("read", "press", "Read the result"),
)
_COUNTER = (
    Control("prime", "press", "Fill the lines with reagent"),
    Control("print", "press", "Print the result"),
)
_LOOKS = (
    Control("view", "press", "Look at a drop of the newest bottle"),
    Control("photograph", "press", "Keep a picture of what is seen"),
    Control("identify", "text", "`FIELD:NAME,NAME`: what is seen in a field, " + ", ".join(SEEN)),
)


@dataclass(slots=True)
class AnalyserState:
    """What is loaded, what runs, what was read last.

    Attributes:
        loaded: contents of the loaded bottle by name; number: of that bottle; age: s since it was drawn, when it was
            loaded. left: s until the run ends.
        results: by channel, result_age: of the sample at that time; spent: money units so far; runs: how many;
            read: the last of them whose result was read.
    """

    loaded: dict[str, float] = field(default_factory=dict)
    number: int = 0
    age: Second = 0.0
    left: Second = -1.0
    results: dict[str, float] = field(default_factory=dict)
    result_number: int = 0
    result_age: Second = 0.0
    spent: float = 0.0
    runs: int = 0
    read: int = 0
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class Analyser:
    """One analyser; inputs are wired from a sampler's bottle.

    Raises:
        PlantError: the kind is none of METHODS.
    """

    kind: str = "metab"
    period: Second = 1.0
    max_dt: Second = 3600.0
    site_wide: bool = False
    signals: tuple[Signal, ...] = field(init=False)
    faults: tuple[Fault, ...] = field(init=False)
    controls: tuple[Control, ...] = field(init=False)

    def __post_init__(self) -> None:
        if self.kind not in METHODS:
            raise PlantError(f"kind={self.kind!r} is not one of {', '.join(METHODS)}{guess(self.kind, METHODS)}")
        channels = METHODS[self.kind].channels
        signals = [
            Signal(f"bottle.{name}", "1", "input", f"Bottle: {name} in it", 0.0)
            for name in dict.fromkeys(c.of for c in channels)
        ]
        signals += [
            Signal("bottle.number", "1", "input", "Number of the bottle", 0.0),
            Signal("bottle.age", "s", "input", "Time since the bottle was drawn", 0.0),
        ]
        signals += [Signal(c.name, c.unit, "output", f"Last result: {c.name}", 0.0) for c in channels]
        signals += _OUTPUTS + (_FIELDS if self.kind == "microscope" else _OF_A_RUN)
        object.__setattr__(self, "signals", tuple(signals))
        counter = _COUNTER if self.kind == "cell_counter" else ()
        object.__setattr__(self, "controls", _LOOKS if self.kind == "microscope" else _RUNS + counter)
        faults = [Fault(f"{c.name}_bias", "1", 1.0, 0.2, 5.0, f"Slope of the result {c.name}") for c in channels]
        object.__setattr__(self, "faults", tuple(faults))

    def start(self, tick: Tick) -> AnalyserState:
        """Switched on, nothing loaded."""
        return AnalyserState(results={c.name: 0.0 for c in METHODS[self.kind].channels})

    def step(self, x: AnalyserState, tick: Tick) -> Readings:
        """Let an analysis go on."""
        if tick.dt > 0.0 and x.left > 0.0:
            x.left -= tick.dt
            if x.left <= 0.0:
                self._finish(x, tick)
        common = {"result_number": float(x.result_number), "sample_age": x.result_age, "spent": x.spent}
        if self.kind == "microscope":
            return x.results | common | {"fields": float(FIELDS if x.result_number else 0)}
        run = {"loaded": float(x.number if x.loaded else 0), "busy": float(x.left > 0.0)}
        return x.results | common | run | {"checked": float(x.is_checked), "unread": float(x.read < x.runs)}

    def operate(self, x: AnalyserState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Check, load, run, read; or look, photograph, name what is seen."""
        if x.left > 0.0 and control != "read":
            raise Refused(f"{control}: an analysis runs for {x.left:.0f} s more")
        match control:
            case "view":
                self._look(x, tick, actor)
            case "photograph" | "identify":
                self._keep(x, tick, actor, "" if control == "photograph" else str(value))
            case "qc_check":
                biased = [c.name for c in METHODS[self.kind].channels if abs(tick.p[f"{c.name}_bias"] - 1.0) > 0.15]
                x.is_checked = not biased
                tick.note("analyser_checked", instance=tick.instance, passed=x.is_checked, outside=biased, actor=actor)
            case "load_sample":
                self._load(x, tick, control)
            case "run":
                self._begin(x, tick)
            case "prime":
                tick.note("lines_primed", instance=tick.instance, actor=actor)
            case _:
                _tell(x, tick, control, actor)

    def _load(self, x: AnalyserState, tick: Tick, control: str) -> None:
        if tick.u["bottle.number"] < 1.0:
            raise Refused(f"{control}: there is no bottle; draw a sample first")
        x.number, x.age = int(tick.u["bottle.number"]), tick.u["bottle.age"]
        x.loaded = {c.of: tick.u[f"bottle.{c.of}"] for c in METHODS[self.kind].channels}

    def _look(self, x: AnalyserState, tick: Tick, actor: str) -> None:
        """Look at the newest bottle; a slide of it that was made before is looked at again."""
        if int(tick.u["bottle.number"]) != x.result_number or x.result_number == 0:
            self._load(x, tick, "view")
            self._begin(x, tick)
        tick.note("slide_viewed", instance=tick.instance, number=x.result_number, actor=actor, results=dict(x.results))

    def _keep(self, x: AnalyserState, tick: Tick, actor: str, named: str) -> None:
        """A photograph, or names for what is seen in a field; both need a slide."""
        own = {"instance": tick.instance, "number": x.result_number, "actor": actor}
        if x.result_number == 0:
            raise Refused("no slide was looked at; view a sample first")
        if not named:
            tick.note("photograph_taken", **own, results=dict(x.results))
            return
        of, _, names = named.partition(":")
        called = [name for name in names.split(",") if name]
        unknown = next((name for name in called if name not in SEEN), "")
        if not of.isdigit() or not 1 <= int(of) <= FIELDS or unknown or not called:
            what = f"takes FIELD:NAME,NAME with a field 1 to {FIELDS} and names of {', '.join(SEEN)}"
            raise Refused(f"identify {what}; got {named!r}{guess(unknown, SEEN) if unknown else ''}")
        tick.note("field_identified", **own, field=int(of), names=called)

    def _begin(self, x: AnalyserState, tick: Tick) -> None:
        if not x.loaded:
            raise Refused("run: no sample is loaded")
        method = METHODS[self.kind]
        x.spent += method.cost
        x.left = method.seconds
        if method.seconds == 0.0:
            self._finish(x, tick)

    def _finish(self, x: AnalyserState, tick: Tick) -> None:
        x.runs, x.left, x.result_number = x.runs + 1, -1.0, x.number
        x.result_age = x.age
        for c in METHODS[self.kind].channels:
            stream = noise.key(tick.seed, tick.instance, c.name)
            truth = x.loaded[c.of] * c.factor * tick.p[f"{c.name}_bias"]
            if c.is_counted:
                x.results[c.name] = float(noise.poisson(stream, x.runs, truth))
            else:
                draw = noise.normal(stream, x.runs)
                x.results[c.name] = max(0.0, truth * (1.0 + c.relative * draw) + c.absolute * draw)
        x.loaded = {}
        tick.note("analysis_done", instance=tick.instance, number=x.result_number, results=dict(x.results))


def _tell(x: AnalyserState, tick: Tick, control: str, actor: str) -> None:
    """Read the result off the screen, or print it."""
    if control == "print" and x.result_number == 0:
        raise Refused("print: there is no result yet; run a sample first")
    x.read = x.runs
    name = "result_printed" if control == "print" else "result_read"
    tick.note(name, instance=tick.instance, number=x.result_number, actor=actor, results=dict(x.results))
