"""The instruments of the monitoring system in every room: what a screen may know of the air.

    lag         tau dm/dt = truth - m                                   pressure, temperature, humidity
    reading     m + offset + drift t + N(0, sigma), in steps of the display
    counter     N ~ Poisson(share * laser * C * 28.3 L/min * 60 s)      a result a minute, per m3 of nominal volume

One counter draws 28.3 L (a cubic foot) a minute through a tube and counts what passes its laser; what is larger than
5 um is counted in both channels, so that the fine channel never shows less than the coarse one. Faults change the
cause: a kinked tube passes less air while the counter still divides by its nominal volume, an aged laser misses
particles, a blocked tube makes a pressure slow, a zero drifts. Noise depends on seed, room and tick only.

Sources: sample flow [equipment.yaml pcounter]; lags and noise of transmitters
[MODELS 1.5]; a counter that is not told of its kink shows nothing [MODELS 6.4 faults].
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from sim_core import noise
from sim_core.errors import Refused
from sim_core.plan import Room
from sim_core.quantity import CubicMetre, Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

Array = noise.Array

SAMPLE: Second = 60.0  # chosen: a result a minute, as monitoring systems print it
VOLUME: CubicMetre = 28.3e-3  # of a sample
HUMIDITY = 45.0  # %, design [equipment.yaml ems.rh]
#: signal, unit, time constant s, noise, step of the display [MODELS 1.5; as the gauge beside the door]
TRANSMITTERS = (
    ("pressure", "Pa", 2.0, 0.1, 0.1),
    ("temp", "degC", 20.0, 0.02, 0.1),
    ("rh", "%", 30.0, 0.3, 0.1),  # lag and noise chosen: a capacitive sensor behind a sintered cap
)
COUNTERS = (("np05", "/m3"), ("np5", "/m3"))
_DOC = {
    "pressure": "pressure above outside",
    "temp": "air temperature",
    "rh": "relative humidity",
    "np05": "particles of 0.5 um and larger",
    "np5": "particles of 5 um and larger",
}
_FAULTS = (
    ("pressure_tau", "s", 2.0, 0.0, 600.0, "Time constant of the pressure transmitter: a blocked tube makes it slow"),
    ("pressure_offset", "Pa", 0.0, -50.0, 50.0, "Zero error of the pressure transmitter"),
    ("pressure_drift", "Pa/h", 0.0, -50.0, 50.0, "Zero error that the pressure transmitter gains"),
    ("temp_offset", "K", 0.0, -20.0, 20.0, "Error of the temperature sensor"),
    ("rh_offset", "%", 0.0, -50.0, 50.0, "Error of the humidity sensor"),
)
_COUNTER_FAULTS = (
    ("sample_share", "1", 1.0, 0.0, 1.0, "Air that passes the sample tube over the nominal flow: a kink passes none"),
    ("laser", "1", 1.0, 0.0, 1.5, "Particles that the counter sees over those that pass: a laser ages"),
    ("counter_frozen", "1", 0.0, 0.0, 1.0, "1: the counter's last result stays on the line"),
)


@dataclass(slots=True)
class MonitorState:
    """What the instruments remember.

    Attributes:
        lagged, shown: of the transmitters, shape (3, rooms).
        drifted: zero error that the pressure transmitters have gained so far, Pa.
        exposed: expected counts of the running samples, shape (2, counters): above 5 um, between 0.5 and 5 um.
        sampled: s since the running samples began.
        result: last result of the counters, per m3, shape (2, counters): fine, coarse.
        is_new: nothing was measured yet; the first truth that comes has been there for long.
    """

    lagged: Array
    shown: Array
    drifted: Array
    exposed: Array
    result: Array
    sampled: Second = 0.0
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class _Health:
    """The faultable parameters as arrays of shape (rooms,) or (counters,)."""

    tau: Array
    offset: Array
    drift: Array
    seen: Array
    is_live: noise.Flags


@dataclass(frozen=True, slots=True, eq=False)
class RoomMonitor:
    """Transmitters in every room, particle counters in the graded ones; `noise` 0 makes them exact."""

    rooms: tuple[Room, ...]
    noise: float = 1.0
    period: Second = 2.0
    max_dt: Second = 60.0
    site_wide: bool = True
    signals: tuple[Signal, ...] = field(init=False)
    controls: tuple[Control, ...] = ()
    faults: tuple[Fault, ...] = field(init=False)
    _inputs: tuple[tuple[str, ...], tuple[str, ...]] = field(init=False)  # of transmitters, of counters
    _outputs: tuple[str, ...] = field(init=False)
    # Values of a pure function under its exact input, kept to save time: never a memory.
    _last: list[tuple[object, _Health]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        every, graded = self.rooms, counted(self.rooms)
        transmitters = [(room.id, name) for name, *_ in TRANSMITTERS for room in every]
        counters = [(room.id, name) for name, _ in COUNTERS for room in graded]
        for name, value in (
            ("signals", tuple(_signals(every, graded))),
            ("faults", tuple(_faults(every, graded))),
            ("_inputs", tuple(tuple(f"monitors.{r}.{q}" for r, q in part) for part in (transmitters, counters))),
            ("_outputs", tuple(f"{r}.monitor.{q}" for r, q in (*transmitters, *counters))),
        ):
            object.__setattr__(self, name, value)

    def start(self, tick: Tick) -> MonitorState:
        """Every transmitter on what the room is designed for, the counters on nothing."""
        rooms = self.rooms
        design = np.array([[r.pressure for r in rooms], [r.temperature_c for r in rooms], [HUMIDITY] * len(rooms)])
        nothing = np.zeros((len(COUNTERS), len(counted(rooms))))
        return MonitorState(design, _stepped(design), np.zeros(len(rooms)), nothing, nothing)

    def step(self, x: MonitorState, tick: Tick) -> Readings:
        """Let the transmitters follow and the counters count."""
        if tick.dt > 0.0:
            truth, air = self._truth(tick)
            if x.is_new:
                x.lagged, x.result, x.is_new = truth, np.round(air * VOLUME) / VOLUME, False
            health = self._health(tick)
            self._follow(x, truth, health, tick)
            self._count(x, air, health, tick)
        return dict(zip(self._outputs, [*x.shown.ravel().tolist(), *x.result.ravel().tolist()], strict=True))

    def operate(self, x: MonitorState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Nothing here is operated."""
        raise Refused(f"the room monitors have no control {control!r}; use a monitoring terminal")

    def _truth(self, tick: Tick) -> tuple[Array, Array]:
        """What the air is now: shape (3, rooms), and fine and coarse per m3, shape (2, counters)."""
        of = tick.u.__getitem__
        transmitters, counters = (np.array(list(map(of, names))) for names in self._inputs)
        return transmitters.reshape(len(TRANSMITTERS), -1), counters.reshape(len(COUNTERS), -1)

    def _follow(self, x: MonitorState, truth: Array, health: _Health, tick: Tick) -> None:
        x.lagged = truth + (x.lagged - truth) * np.exp(-tick.dt / health.tau)
        x.drifted = np.where(health.drift == 0.0, 0.0, x.drifted + health.drift * tick.dt / 3600.0)
        value = x.lagged + health.offset
        value[0] += x.drifted
        if self.noise > 0.0:
            streams = _streams(tick.seed, tuple(room.id for room in self.rooms), tuple(t[0] for t in TRANSMITTERS))
            value = _stepped(value + self.noise * _SIGMA * noise.normals(streams, tick.number))
        x.shown = value

    def _count(self, x: MonitorState, air: Array, health: _Health, tick: Tick) -> None:
        """Expose the running sample; when a minute is over, draw the counts and print a result."""
        fine, coarse = air
        per_second = VOLUME / SAMPLE * health.seen
        x.exposed = x.exposed + tick.dt * per_second * np.stack([coarse, np.maximum(fine - coarse, 0.0)])
        x.sampled += tick.dt
        if x.sampled < SAMPLE - 1e-6:
            return
        large, small = x.exposed
        if self.noise > 0.0:
            streams = _streams(tick.seed, tuple(room.id for room in counted(self.rooms)), ("coarse", "fine"))
            large, small = noise.poissons(streams, tick.number, x.exposed)
        result = np.stack([large + small, large]) / (VOLUME * x.sampled / SAMPLE)
        x.result = np.where(health.is_live, result, x.result)
        x.exposed, x.sampled = np.zeros_like(x.exposed), 0.0

    def _health(self, tick: Tick) -> _Health:
        if self._last and self._last[0][0] is tick.p:
            return self._last[0][1]

        def of(name: str, rooms: tuple[Room, ...]) -> Array:
            return np.array([tick.p[f"{room.id}.{name}"] for room in rooms])

        every, graded = self.rooms, counted(self.rooms)
        tau = np.stack([of("pressure_tau", every), *(np.full(len(every), t[2]) for t in TRANSMITTERS[1:])])
        offset = np.stack([of(f"{name}_offset", every) for name, *_ in TRANSMITTERS])
        seen = of("sample_share", graded) * of("laser", graded)
        live = of("counter_frozen", graded) < 0.5
        health = _Health(np.maximum(tau, 1e-3), offset, of("pressure_drift", every), seen, live)
        self._last[:] = [(tick.p, health)]
        return health


_SIGMA, _RESOLUTION = (np.array([row[i] for row in TRANSMITTERS])[:, None] for i in (3, 4))


def counted(rooms: tuple[Room, ...]) -> tuple[Room, ...]:
    """The rooms that have a particle counter: those with a grade."""
    return tuple(room for room in rooms if room.grade != "CNC")


def watched(room: Room) -> tuple[str, ...]:
    """The signals that are measured in a room."""
    return tuple(name for name, *_ in TRANSMITTERS) + tuple(name for name, _ in COUNTERS if room.grade != "CNC")


def _stepped(value: Array) -> Array:
    return np.asarray(np.round(value / _RESOLUTION) * _RESOLUTION)


@functools.lru_cache(maxsize=16)
def _streams(seed: int, rooms: tuple[str, ...], purposes: tuple[str, ...]) -> noise.Keys:
    """Keys of the noise, shape (purposes, rooms)."""
    return np.array([[noise.key(seed, room, purpose) for room in rooms] for purpose in purposes], np.uint64)


def _signals(every: tuple[Room, ...], graded: tuple[Room, ...]) -> Iterator[Signal]:
    for room in every:
        start = {"pressure": room.pressure, "temp": room.temperature_c, "rh": HUMIDITY}
        for name, unit, *_ in TRANSMITTERS:
            yield Signal(
                f"monitors.{room.id}.{name}", unit, "input", f"True {_DOC[name]} in {room.id}", default=start[name]
            )
            yield Signal(f"{room.id}.monitor.{name}", unit, "output", f"Reading of {_DOC[name]} in {room.id}")
    for room in graded:
        for name, unit in COUNTERS:
            yield Signal(f"monitors.{room.id}.{name}", unit, "input", f"True {_DOC[name]} in {room.id}", 0.0)
            yield Signal(f"{room.id}.monitor.{name}", unit, "output", f"Count of {_DOC[name]} in {room.id}", 0.0)


def _faults(every: tuple[Room, ...], graded: tuple[Room, ...]) -> Iterator[Fault]:
    for rooms, table in ((every, _FAULTS), (graded, _COUNTER_FAULTS)):
        for room in rooms:
            for name, unit, healthy, low, high, doc in table:
                yield Fault(f"{room.id}.{name}", unit, healthy, low, high, f"{doc} ({room.id})")
