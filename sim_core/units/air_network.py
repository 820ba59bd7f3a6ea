"""The air of the whole plant: pressures, flows, temperature, particles and viable carriers of all rooms, as one unit.

    pressures   quasi-steady mass balance of all rooms at once, by Newton       [physics/network.py]
    supply      Q = ACH V fan(ahu) share(filter)                                [physics/flow.py]
    extract     Q = k a sqrt(p - p_return); damper a by a PI loop per room      [control/regulator.py]
    matter      V dC/dt = G + e Qs (Cs - C) + sum Qin (Cin - C) - v A C         [physics/room.py], implicit in time

Viable carriers are rows `air.<ROOM>` of the ledger: the same matrix moves every source. What people shed comes from the
ledger; supply air, filter leaks and outside air are sources of their own per ten minutes. Positive: above outside.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from sim_core.control import regulator
from sim_core.errors import Refused
from sim_core.ledger import Ledger
from sim_core.physics import flow
from sim_core.physics.building import DAMPER, Building, building, by_grade
from sim_core.physics.network import RETURN, Array, implicit
from sim_core.physics.room import SETTLING, saturation
from sim_core.plan import Facility
from sim_core.quantity import Pascal, PerCubicMetre, Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

Clean = tuple[PerCubicMetre, PerCubicMetre, PerCubicMetre]  # >= 0.5 um, >= 5 um, CFU

#: particles >= 5 um and CFU of supply air per m3: chosen; 2 % of the fine count after F9, next to none after HEPA
SUPPLY_COARSE = {"CNC": 1e4, "D": 10.0, "C": 1.5, "B": 0.15}
SUPPLY_CFU = {"CNC": 20.0, "D": 0.0, "C": 0.0, "B": 0.0}
UPSTREAM: Clean = (5e6, 500.0, 50.0)  # chosen: before the terminal HEPA, behind F7; coarse particles are gone there
OUTSIDE: Clean = (2e7, 1e5, 300.0)  # chosen: town air
OUTSIDE_C = 15.0  # chosen: mean of the year
VAPOUR = 0.45 * 2337.0  # Pa; air handling units hold 45 % at 20 degC [equipment.yaml ems.rh]
FINE_STRIDE: Second = 1.0  # sample time of the damper loops [MODELS 14.3]
CALM_STRIDE: Second = 10.0  # chosen: 4 % of a room's time constant; taken while no pressure moves by more than CALM
CALM: Pascal = 0.01
DEAD_BAND: Pascal = 0.01  # chosen: a tenth of what the loop's transmitter resolves

_KEEP = 4  # strides that occur: 1, 9, 10 s

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
        np05, np5: per m3. Viable carriers are in the ledger.
    """

    pressure: Array
    sensed: Array
    damper: Array
    integral: Array
    temperature: Array
    np05: Array
    np5: Array


@dataclass(slots=True)
class Causes:
    """What acts on the air in this step: openings of doors, shares of fans, faults of rooms."""

    opening: Array
    fan: Array
    filter: Array
    damper_stuck: Array
    hepa: Array
    sensor_lag: Array


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
    _names: tuple[str, ...] = field(init=False)
    _rows: tuple[str, ...] = field(init=False)
    _inputs: tuple[str, ...] = field(init=False)
    _parameters: tuple[tuple[str, ...], ...] = field(init=False)
    _clean: Array = field(init=False)
    _mixed: Array = field(init=False)
    _heated: Array = field(init=False)
    # The last inverse of the transport matrix under its exact inputs: a pure function's value kept, never a memory.
    _kept: dict[bytes, tuple[Array, Array]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        rooms = self.plant.rooms
        clean = [by_grade(rooms, table) for table in (self.fine, SUPPLY_COARSE, SUPPLY_CFU)]
        for name, value in (
            ("signals", tuple(_signals(self.plant))),
            ("faults", tuple(_faults(self.plant))),
            ("_names", tuple(f"air.{r.id}.{q}" for q, _, _ in _ROOM_SIGNALS for r in rooms)),
            ("_rows", tuple(f"air.{r.id}" for r in rooms)),
            ("_inputs", tuple(f"air.{d.id}.opening" for d in self.plant.doors)),
            ("_parameters", tuple(tuple(f"{r.id}.{name}" for r in rooms) for name, *_ in _ROOM_FAULTS)),
            ("_clean", np.array(clean)),
            ("_mixed", by_grade(rooms, self.mixing)),
        ):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_heated", self._supply_temperature())

    @classmethod
    def of(cls, facility: Facility) -> "AirNetwork":
        """The air of a facility, with the supply air and mixing of its mechanics table."""
        model = facility.mechanics["room_model"]
        plant = building(tuple(facility.rooms.values()), tuple(facility.doors.values()))
        return cls(plant, model["supply_per_m3"], model["mixing_efficiency"])

    def start(self, tick: Tick) -> AirState:
        """Every room on its set point, clean as it is with nobody in it."""
        plant = self.plant
        for row in self._rows:
            tick.ledger.place(row)
        n = len(plant.rooms)
        x = AirState(plant.set_point.copy(), plant.set_point.copy(), np.ones(n), np.ones(n), *np.zeros((3, n)))
        causes = self._causes(tick)
        matrix, outside = self._transport(x, causes, plant.supply)
        x.temperature = plant.temperature.copy()
        inverse = np.linalg.inv(matrix)
        sources = self._arrivals(causes, plant.supply, outside)
        x.np05, x.np5 = (inverse[i] @ sources[i] for i in (0, 1))
        self._book(tick, causes, (plant.supply, outside), lambda kind, held: np.asarray(inverse[kind] @ held))
        return x

    def step(self, x: AirState, tick: Tick) -> Readings:
        """Advance in strides of a second, or of ten while no pressure moves."""
        causes = self._causes(tick)
        supply = self._supply(causes)
        left, stride = tick.dt, FINE_STRIDE
        while left > 1e-9:
            dt = min(left, stride)
            before = x.pressure
            self._balance(x, causes, supply, dt)
            is_still = x.pressure is before and not causes.opening.any()
            self._carry(x, causes, supply, (tick, dt, is_still))
            left -= dt
            stride = CALM_STRIDE if float(np.abs(x.pressure - before).max()) < CALM else FINE_STRIDE
        return self._report(x, causes, supply, tick.ledger)

    def operate(self, x: AirState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """The air has no control of its own."""
        raise Refused(f"the air network has no control {control!r}; operate doors, or set a fault")

    def _causes(self, tick: Tick) -> Causes:
        """Inputs and faultable parameters of this step as arrays."""
        plant = self.plant
        opening = np.array([tick.u[name] for name in self._inputs])
        fan = np.array([tick.p[f"{a}.fan"] for a in plant.ahus])[plant.ahu]
        rest = (np.array([tick.p[name] for name in names]) for names in self._parameters)
        return Causes(opening, fan, *rest)

    def _supply(self, causes: Causes) -> Array:
        """Air supplied to every room, m3/s."""
        return np.asarray(self.plant.supply * causes.fan * flow.filter_share(causes.filter, np))

    def _area(self, causes: Causes) -> Array:
        return np.asarray(self.plant.leak + self.plant.opening * causes.opening)

    def _balance(self, x: AirState, causes: Causes, supply: Array, dt: Second) -> None:
        """Move the dampers, then find the pressures."""
        plant = self.plant
        error = x.sensed - plant.set_point
        error = np.where(np.abs(error) < DEAD_BAND, 0.0, error)
        damper, integral = regulator.advance(x.integral, error, plant.gains, DAMPER, min(dt, FINE_STRIDE))
        is_free = causes.damper_stuck < 0.5
        x.damper, x.integral = np.where(is_free, damper, x.damper), np.where(is_free, integral, x.integral)
        x.pressure = plant.network.solve(x.pressure, supply, self._area(causes), plant.extract * x.damper)
        x.sensed = x.pressure + (x.sensed - x.pressure) * np.exp(-dt / np.maximum(causes.sensor_lag, 1e-3))

    def _transport(self, x: AirState, causes: Causes, supply: Array) -> tuple[Array, Array]:
        """Matrices of fine, coarse and viable matter, m3/s, shape (3, rooms, rooms); and what comes from outside."""
        plant = self.plant
        q = plant.network.link_flow(x.pressure, self._area(causes))
        matrix, outside = plant.network.inflow(q, self._two_way(x, causes), x.pressure)
        removal = self._mixed * supply + np.array(SETTLING)[:, None] * plant.floor
        three = np.repeat(matrix[None], 3, axis=0)
        three[:, range(len(supply)), range(len(supply))] += removal
        return three, outside

    def _two_way(self, x: AirState, causes: Causes) -> Array:
        two_way = np.zeros(len(causes.opening))
        warmth = np.append(x.temperature, OUTSIDE_C)
        for i in np.flatnonzero(causes.opening).tolist():
            a, b = self.plant.network.ends[:, i]
            two_way[i] = flow.exchange(float(causes.opening[i]), float(warmth[a] - warmth[b]))
        return two_way

    def _arrivals(self, causes: Causes, supply: Array, outside: Array) -> Array:
        """What supply and outside air bring per second: fine, coarse, viable; shape (3, rooms)."""
        content = self._clean + causes.hepa * np.array(UPSTREAM)[:, None]
        return np.asarray(self._mixed * supply * content + outside * np.array(OUTSIDE)[:, None])

    def _carry(self, x: AirState, causes: Causes, supply: Array, when: tuple[Tick, Second, bool]) -> None:
        """Move heat, particles and viable carriers for dt."""
        tick, dt, is_still = when
        volume = self.plant.volume
        outside, carried = self._mover(x, causes, supply, (dt, is_still))
        arrivals = self._arrivals(causes, supply, outside) * dt
        self._take_shed(x, tick.ledger)
        slab = SETTLING[0] * self.plant.floor * self.plant.temperature
        warmth = self._mixed * supply * self._heated + outside * OUTSIDE_C + slab
        fine = np.stack([volume * x.np05 + arrivals[0], volume * x.temperature + dt * warmth], axis=1)
        x.np05, x.temperature = carried(0, fine).T.copy()
        x.np5 = carried(1, volume * x.np5 + arrivals[1])
        self._book(tick, causes, (supply * dt, outside * dt), carried)

    def _mover(
        self, x: AirState, causes: Causes, supply: Array, how: tuple[Second, bool]
    ) -> tuple[Array, Callable[[int, Array], Array]]:
        """What comes from outside, m3/s, and the implicit step as a function of kind and right-hand side.

        While nothing moves, the inverse is worth its price and is kept; else each kind is solved once.
        """
        dt, is_still = how
        if not is_still:
            matrix, outside = self._transport(x, causes, supply)
            whole = implicit(self.plant.volume, matrix, dt)
            return outside, lambda kind, held: np.asarray(np.linalg.solve(whole[kind], held))
        key = b"".join((x.pressure.tobytes(), supply.tobytes(), str(dt).encode()))
        if key not in self._kept:
            matrix, outside = self._transport(x, causes, supply)
            if len(self._kept) >= _KEEP:
                self._kept.clear()
            inverse: Array = np.asarray(np.linalg.inv(implicit(self.plant.volume, matrix, dt)), np.float64)
            self._kept[key] = inverse, outside
        inverse, outside = self._kept[key]
        return outside, lambda kind, held: np.asarray(inverse[kind] @ held)

    def _take_shed(self, x: AirState, ledger: Ledger) -> None:
        """Put what people shed since the last step into the air of their room."""
        index = {room.id: i for i, room in enumerate(self.plant.rooms)}
        for one in ledger.take_shed():
            i = index[one.room]
            x.np05[i] += one.np05 / self.plant.volume[i]
            x.np5[i] += one.np5 / self.plant.volume[i]
            ledger.deposit(f"air.{one.room}", one.source, one.cfu)

    def _book(
        self, tick: Tick, causes: Causes, amounts: tuple[Array, Array], carried: Callable[[int, Array], Array]
    ) -> None:
        """Move the ledger's air rows; `amounts` are supply and outside air, m3."""
        ledger = tick.ledger
        new = [
            (ledger.window_source(room, tick.time, cause, "dust"), cfu)
            for room, cause, cfu in self._origins(causes, self._mixed * amounts[0], amounts[1])
        ]
        columns = [ledger.air_column(source) for source, _ in new]  # after all are named: naming may merge columns
        rows_of = [ledger.air_rows[row] for row in self._rows]
        block = ledger.air
        held = block[rows_of]
        for column, (_, cfu) in zip(columns, new, strict=True):
            held[:, column] += cfu
        block[rows_of] = self.plant.volume[:, None] * carried(2, held)

    def _origins(self, causes: Causes, supply: Array, outside: Array) -> Iterator[tuple[str, str, Array]]:
        """Origin, cause and CFU per room of everything viable that air brings."""
        plant = self.plant
        brought = supply * self._clean[2]
        for i, ahu in enumerate(plant.ahus):
            share = np.where(plant.ahu == i, brought, 0.0)
            if share.any():
                yield ahu, "supply air", share
        for i in np.flatnonzero(causes.hepa).tolist():
            leak = np.zeros(len(supply))
            leak[i] = supply[i] * causes.hepa[i] * UPSTREAM[2]
            yield plant.rooms[i].id, "hole in the HEPA filter", leak
        if outside.any():
            yield "EXT", "outside air", outside * OUTSIDE[2]

    def _supply_temperature(self) -> Array:
        """Temperature of every room's supply air at which the balanced plant sits on its set points, degC."""
        plant = self.plant
        q = plant.network.link_flow(plant.set_point, plant.leak)
        matrix, outside = plant.network.inflow(q, np.zeros(len(plant.doors)), plant.set_point)
        ventilation = self._mixed * plant.supply
        wanted = ventilation * plant.temperature + matrix @ plant.temperature - outside * OUTSIDE_C
        return np.asarray(wanted / np.maximum(ventilation, 1e-9))

    def _report(self, x: AirState, causes: Causes, supply: Array, ledger: Ledger) -> Readings:
        plant = self.plant
        rows_of = [ledger.air_rows[row] for row in self._rows]
        cfu = ledger.air[rows_of].sum(axis=1) / plant.volume
        humidity = np.minimum(100.0, 100.0 * VAPOUR / saturation(x.temperature, np))
        extract = plant.extract * x.damper * flow.root(x.pressure - RETURN, np)
        values = np.concatenate([x.pressure, x.np05, x.np5, cfu, x.temperature, humidity, supply, extract, x.damper])
        readings = dict(zip(self._names, values.tolist(), strict=True))
        share = np.bincount(plant.ahu, supply) / np.bincount(plant.ahu, plant.supply)
        readings |= zip((f"air.{ahu}.flow" for ahu in plant.ahus), share.tolist(), strict=True)
        return readings


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
