"""The air of the whole plant: pressures, flows, temperature, particles and viable carriers of all rooms, as one unit.

    pressures   quasi-steady mass balance of all rooms at once, by Newton       [physics/network.py]
    supply      Q = ACH V fan(ahu) share(filter)                                [physics/flow.py]
    extract     Q = k a sqrt(p - p_return); damper a by a PI loop per room      [control/regulator.py]
    matter      V dC/dt = G + e Qs (Cs - C) + sum Qin (Cin - C) - v A C         [physics/room.py], implicit in time

Viable carriers are rows `air.<ROOM>` of the ledger: the same matrix moves every source. What people shed comes from the
ledger; supply air, filter leaks and outside air are sources of their own per ten minutes. Positive: above outside.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from sim_core.control import regulator
from sim_core.errors import Refused
from sim_core.ledger import Ledger
from sim_core.physics import flow
from sim_core.physics.building import Building, building
from sim_core.physics.elimination import Factors
from sim_core.physics.network import RETURN, Array, Flags, Transport
from sim_core.physics.room import saturation
from sim_core.physics.supply_air import OUTSIDE_C, SupplyAir
from sim_core.plan import Facility
from sim_core.quantity import Pascal, Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

VAPOUR = 0.45 * 2337.0  # Pa; air handling units hold 45 % at 20 degC [equipment.yaml ems.rh]
FINE_STRIDE: Second = 1.0  # sample time of the damper loops [MODELS 14.3]
CALM_STRIDE: Second = 10.0  # chosen: 4 % of a room's time constant; taken while no pressure moves by more than CALM
CALM: Pascal = 0.01
STILL: Pascal = 1e-6  # chosen: a sensor that moves by less has come to rest
FLOW_STEP: Pascal = 1e-3  # chosen: while all doors are shut, flows are taken anew when a pressure has moved so far

_KEPT = 8  # strides of 1, 9 and 10 s of the last few pressures

_ROOM_SIGNALS = (
    ("pressure", "Pa", "Pressure above outside"),
    ("np05", "/m3", "Particles of 0.5 um and larger"),
    ("np5", "/m3", "Particles of 5 um and larger"),
    ("cfu", "CFU/m3", "Viable carriers"),
    ("temp", "degC", "Air temperature"),
    ("rh", "%", "Relative humidity"),
    ("supply", "m3/s", "Air supplied"),
    ("extract", "m3/s", "Air extracted"),
    ("damper", "1", "Position of the extract damper"),
)
_MOVING = ("np05", "np5", "cfu", "temp", "rh")
_RESTING = ("pressure", "supply", "extract", "damper")
_ROOM_FAULTS = (
    ("filter", 1.0, 1.0, 50.0, "Resistance of the supply filter over its clean value"),
    ("damper_stuck", 0.0, 0.0, 1.0, "1: the extract damper stays where it is"),
    ("hepa", 0.0, 0.0, 0.2, "Share of the supply air that passes a hole in the filter"),
    ("sensor_lag", 1.0, 0.0, 600.0, "Time constant of the pressure sensor of the damper's loop, s"),
)


@dataclass(slots=True)
class AirState:
    """Everything the air remembers, arrays of shape (rooms,).

    Attributes:
        sensed: what the damper loops measure, Pa.
        integral: what they remember; `damper` is the position.
        flow_pressure: pressure at which the flows between rooms were last taken, Pa.
        supply: air supplied, m3/s.
        np05, np5: per m3. Viable carriers are in the ledger.
    """

    pressure: Array
    sensed: Array
    damper: Array
    integral: Array
    flow_pressure: Array
    supply: Array
    temperature: Array
    np05: Array
    np5: Array


@dataclass(frozen=True, slots=True, eq=False)
class Causes:
    """What acts on the air in this step: openings of doors, shares of fans, faults of rooms, and what follows at once.

    Attributes:
        open_doors: indices of the doors that are not shut.
        area: effective area of every door, m2.
        supply, mixed: air supplied to every room, and the part of it that mixes, m3/s.
    """

    opening: Array
    is_free: Flags
    hepa: Array
    sensor_lag: Array
    open_doors: tuple[int, ...]
    area: Array
    supply: Array
    mixed: Array


@dataclass(frozen=True, slots=True, eq=False)
class Stride:
    """How matter moves in one stride.

    Attributes:
        dt: its length, s.
        outside: air from outside into every room, m3/s.
        brought: what air brings in the stride, shape (3, rooms): fine and coarse particles, heat in degC m3.
        matter: the implicit step of fine, coarse and viable matter; heat moves with the fine.
    """

    dt: Second
    outside: Array
    brought: Array
    matter: Factors


@dataclass(frozen=True, slots=True, eq=False)
class AirNetwork:
    """All rooms, doors and air handling units of a plan.

    Args:
        plant: rooms and doors, balanced.
        fine: particles >= 0.5 um of the supply air by grade, per m3.
        mixing: share of the supply air that takes part in mixing, by grade.
    """

    plant: Building
    fine: Mapping[str, float]
    mixing: Mapping[str, float]
    period: Second = 1.0
    max_dt: Second = 60.0
    site_wide: bool = True
    controls: tuple[Control, ...] = ()
    signals: tuple[Signal, ...] = field(init=False)
    faults: tuple[Fault, ...] = field(init=False)
    _air: SupplyAir = field(init=False)
    _heated: Array = field(init=False)  # temperature of every room's supply air, degC
    _names: tuple[tuple[str, ...], tuple[str, ...]] = field(init=False)  # of what always moves, of what may rest
    _rows: tuple[str, ...] = field(init=False)
    _index: dict[str, int] = field(init=False)
    _inputs: tuple[str, ...] = field(init=False)
    _parameters: tuple[tuple[str, ...], ...] = field(init=False)
    # Values of pure functions under their exact inputs, kept to save time: never a memory.
    _last: list[tuple[Mapping[str, float], tuple[float, ...], Causes]] = field(init=False, default_factory=list)
    _balanced: list[tuple[Causes, bytes]] = field(init=False, default_factory=list)
    _kept: dict[bytes, Stride] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        plant = self.plant
        rooms = plant.rooms
        flows = tuple(f"air.{ahu}.flow" for ahu in plant.ahus)

        def joined(quantities: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(f"air.{room.id}.{quantity}" for quantity in quantities for room in rooms)

        for name, value in (
            ("signals", tuple(_signals(plant))),
            ("faults", tuple(_faults(plant))),
            ("_air", SupplyAir(plant, self.fine, self.mixing)),
            ("_names", (joined(_MOVING), (*joined(_RESTING), *flows))),
            ("_heated", SupplyAir(plant, self.fine, self.mixing).temperature()),
            ("_rows", tuple(f"air.{r.id}" for r in rooms)),
            ("_index", {room.id: i for i, room in enumerate(rooms)}),
            ("_inputs", tuple(f"air.{d.id}.opening" for d in plant.doors)),
            ("_parameters", tuple(tuple(f"{r.id}.{name}" for r in rooms) for name, *_ in _ROOM_FAULTS)),
        ):
            object.__setattr__(self, name, value)

    @classmethod
    def of(cls, facility: Facility) -> "AirNetwork":
        """The air of a facility, with the supply air and mixing of its mechanics table."""
        model = facility.mechanics["room_model"]
        plant = building(tuple(facility.rooms.values()), tuple(facility.doors.values()))
        return cls(plant, model["supply_per_m3"], model["mixing_efficiency"])

    def start(self, tick: Tick) -> AirState:
        """Every room on its set point, clean as it is with nobody in it."""
        plant, n = self.plant, len(self.plant.rooms)
        for row in self._rows:
            tick.ledger.place(row)
        p, one, nothing = plant.set_point.copy(), np.ones(n), np.zeros(n)
        x = AirState(p, p, one, one, p, plant.supply.copy(), plant.temperature.copy(), nothing, nothing)
        causes = self._causes(tick)
        air = self._flows(x, causes)
        steady = plant.network.implicit(np.zeros(n), self._removal(causes), air, 1.0)
        arrivals = self._air.arrivals(causes.mixed, causes.hepa, air.outside)
        x.np05, x.np5 = (steady.solve(arrivals[kind, :, None], kind)[:, 0] for kind in (0, 1))
        self._book(tick, (causes, causes.mixed, air.outside), steady)
        return x

    def step(self, x: AirState, tick: Tick) -> Readings:
        """Advance in strides of a second, or of ten while no pressure moves."""
        causes = self._causes(tick)
        is_told = tick.dt > 0.0 and _same(causes.supply, x.supply)
        x.supply = causes.supply
        left, stride = tick.dt, FINE_STRIDE
        while left > 1e-9:
            dt = min(left, stride)
            before, damper = x.pressure, x.damper
            self._balance(x, causes, dt)
            self._carry(x, causes, self._stride(x, causes, dt, x.pressure is before), tick)
            left -= dt
            is_told = is_told and x.pressure is before and _same(x.damper, damper)
            stride = CALM_STRIDE if float(np.abs(x.pressure - before).max()) < CALM else FINE_STRIDE
        return self._report(x, tick.ledger, is_told)

    def operate(self, x: AirState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """The air has no control of its own."""
        raise Refused(f"the air network has no control {control!r}; operate doors, or set a fault")

    def _causes(self, tick: Tick) -> Causes:
        """Inputs and faultable parameters of this step as arrays; the plant never writes into parameters it gave."""
        openings = tuple(map(tick.u.__getitem__, self._inputs))
        if self._last and self._last[0][0] is tick.p and self._last[0][1] == openings:
            return self._last[0][2]
        plant, p = self.plant, tick.p
        filters, stuck, hepa, sensor_lag = (np.array([p[name] for name in names]) for names in self._parameters)
        fan = np.array([p[f"{a}.fan"] for a in plant.ahus])[plant.ahu]
        opening = np.array(openings)
        supply = np.asarray(plant.supply * fan * flow.filter_share(filters, np))
        causes = Causes(
            opening=opening,
            is_free=stuck < 0.5,
            hepa=hepa,
            sensor_lag=np.maximum(sensor_lag, 1e-3),
            open_doors=tuple(np.flatnonzero(opening).tolist()),
            area=plant.leak + plant.opening * opening,
            supply=supply,
            mixed=self._air.mixed * supply,
        )
        self._last[:] = [(tick.p, openings, causes)]
        return causes

    def _balance(self, x: AirState, causes: Causes, dt: Second) -> None:
        """Let the damper loops act second by second; while no damper and no sensor moves, all the rest at once."""
        plant, left, is_still = self.plant, dt, False
        while left > 1e-9:
            lap = left if is_still else min(left, FINE_STRIDE)
            wanted, integral = regulator.advance(x.integral, x.sensed - plant.set_point, plant.loops, lap)
            damper = np.where(causes.is_free, wanted, x.damper)
            has_moved = not _same(damper, x.damper)
            if is_still and has_moved:
                is_still = False  # within this lap a damper would move: go on second by second
                continue
            left -= lap
            x.damper, x.integral = damper, np.where(causes.is_free, integral, x.integral)
            if has_moved or left == dt - lap:
                x.pressure = self._pressures(x, causes)
            sensed = x.pressure + (x.sensed - x.pressure) * np.exp(-lap / causes.sensor_lag)
            is_still = not has_moved and float(np.abs(sensed - x.sensed).max()) < STILL
            x.sensed = sensed

    def _pressures(self, x: AirState, causes: Causes) -> Array:
        """The pressures of balance; the ones there are, when they are known to balance."""
        key = x.pressure.tobytes() + x.damper.tobytes()
        if self._balanced and self._balanced[0][0] is causes and self._balanced[0][1] == key:
            return x.pressure
        plant = self.plant
        found = plant.network.solve(x.pressure, causes.supply, causes.area, plant.extract * x.damper)
        if found is x.pressure:
            self._balanced[:] = [(causes, key)]
        return found

    def _flows(self, x: AirState, causes: Causes) -> Transport:
        """Flows between rooms at the pressure at which they were last taken, with the exchange through open doors."""
        network = self.plant.network
        q = network.link_flow(x.flow_pressure, causes.area)
        two_way = np.zeros(len(causes.area))
        for i in causes.open_doors:
            a, b = network.ends[:, i].tolist()
            warmth = [x.temperature[k] if k < network.rooms else OUTSIDE_C for k in (a, b)]
            two_way[i] = flow.exchange(float(causes.opening[i]), float(warmth[0] - warmth[1]))
        return network.transport(q, two_way, x.flow_pressure)

    def _removal(self, causes: Causes) -> Array:
        return np.asarray(causes.mixed + self._air.settled)

    def _stride(self, x: AirState, causes: Causes, dt: Second, is_still: bool) -> Stride:
        """How matter moves for dt. While all doors are shut and pressures move, flows follow in steps of FLOW_STEP."""
        if causes.open_doors:
            x.flow_pressure = x.pressure
            return self._made_stride(x, causes, dt)
        if is_still:
            x.flow_pressure = x.pressure
        elif float(np.abs(x.pressure - x.flow_pressure).max()) > FLOW_STEP:
            x.flow_pressure = x.pressure
            return self._made_stride(x, causes, dt)
        key = b"".join((x.flow_pressure.tobytes(), causes.supply.tobytes(), causes.hepa.tobytes(), str(dt).encode()))
        known = self._kept.get(key)
        if known is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            made = self._made_stride(x, causes, dt)  # it will be used again: worth an inverse
            known = self._kept[key] = replace(made, matter=made.matter.inverted())
        return known

    def _made_stride(self, x: AirState, causes: Causes, dt: Second) -> Stride:
        plant, air = self.plant, self._flows(x, causes)
        fine, coarse, _ = self._air.arrivals(causes.mixed, causes.hepa, air.outside)
        heat = causes.mixed * self._heated + air.outside * OUTSIDE_C + self._air.settled[0] * plant.temperature
        matter = plant.network.implicit(plant.volume, self._removal(causes), air, dt)
        return Stride(dt, air.outside, dt * np.stack([fine, coarse, heat]), matter)

    def _carry(self, x: AirState, causes: Causes, stride: Stride, tick: Tick) -> None:
        """Move heat, particles and viable carriers for a stride."""
        volume, dt = self.plant.volume, stride.dt
        self._take_shed(x, tick.ledger)
        fine, coarse, heat = stride.brought
        right = np.empty((len(volume), 2))
        right[:, 0], right[:, 1] = volume * x.np05 + fine, volume * x.temperature + heat
        x.np05, x.temperature = stride.matter.solve(right, 0).T.copy()
        x.np5 = stride.matter.solve((volume * x.np5 + coarse)[:, None], 1)[:, 0]
        self._book(tick, (causes, causes.mixed * dt, stride.outside * dt), stride.matter)

    def _take_shed(self, x: AirState, ledger: Ledger) -> None:
        """Put what people shed since the last step into the air of their room."""
        for one in ledger.take_shed():
            i = self._index[one.room]
            x.np05[i] += one.np05 / self.plant.volume[i]
            x.np5[i] += one.np5 / self.plant.volume[i]
            ledger.deposit(f"air.{one.room}", one.source, one.cfu)

    def _book(self, tick: Tick, amounts: tuple[Causes, Array, Array], mover: Factors) -> None:
        """Move the ledger's air rows; `amounts` are supply that mixes and outside air, m3."""
        ledger = tick.ledger
        causes, mixed, outside = amounts
        new = [
            (ledger.window_source(room, tick.time, cause, "dust"), cfu)
            for room, cause, cfu in self._air.origins(mixed, causes.hepa, outside)
        ]
        columns = [ledger.air_column(source) for source, _ in new]  # after all are named: naming may merge columns
        rows_of = self._rows_of(ledger)
        block = ledger.air
        held = block[rows_of]
        for column, (_, cfu) in zip(columns, new, strict=True):
            held[:, column] += cfu
        block[rows_of] = self.plant.volume[:, None] * mover.solve(held, 2)

    def _rows_of(self, ledger: Ledger) -> list[int]:
        return list(map(ledger.air_rows.__getitem__, self._rows))

    def _report(self, x: AirState, ledger: Ledger, is_told: bool) -> Readings:
        """Everything, or without what rests, if that was told already."""
        plant = self.plant
        cfu = ledger.air.sum(axis=1)[self._rows_of(ledger)] / plant.volume
        humidity = np.minimum(100.0, 100.0 * VAPOUR / saturation(x.temperature, np))
        values = np.concatenate([x.np05, x.np5, cfu, x.temperature, humidity]).tolist()
        readings = dict(zip(self._names[0], values, strict=True))
        if is_told:
            return readings
        extract = plant.extract * x.damper * flow.root(x.pressure - RETURN, np)
        share = np.bincount(plant.ahu, x.supply) / np.bincount(plant.ahu, plant.supply)
        rest = np.concatenate([x.pressure, x.supply, extract, x.damper, share]).tolist()
        readings.update(zip(self._names[1], rest, strict=True))
        return readings


def _same(one: Array, other: Array) -> bool:
    return bool((one == other).all())


def _signals(plant: Building) -> Iterator[Signal]:
    for door in plant.doors:
        yield Signal(f"air.{door.id}.opening", "1", "input", f"How far door {door.id} is open", 0.0, 1.0)
    for room in plant.rooms:
        for name, unit, doc in _ROOM_SIGNALS:
            low = float("-inf") if name in ("pressure", "temp", "extract") else 0.0
            yield Signal(f"air.{room.id}.{name}", unit, "output", f"{doc} in {room.id}", low)
    for ahu in plant.ahus:
        yield Signal(f"air.{ahu}.flow", "1", "output", f"Supply of {ahu} over its design value", 0.0)


def _faults(plant: Building) -> Iterator[Fault]:
    for ahu in plant.ahus:
        yield Fault(f"{ahu}.fan", "1", 1.0, 0.0, 1.2, f"Flow of the supply fan of {ahu} over its design value")
    for room in plant.rooms:
        for name, healthy, low, high, doc in _ROOM_FAULTS:
            yield Fault(
                f"{room.id}.{name}", "1" if name != "sensor_lag" else "s", healthy, low, high, f"{doc} ({room.id})"
            )
