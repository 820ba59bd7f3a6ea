"""One small example of every registered unit: the unit alone, and a scenario that makes each of its outputs move."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.plan import Facility
from sim_core.plant import Plant
from sim_core.unit import Unit, Value
from sim_core.units.air_network import AirNetwork
from sim_core.units.airlock import Airlock
from sim_core.units.analyser import Analyser
from sim_core.units.bioreactor import Bioreactor
from sim_core.units.dp_gauge import DpGauge
from sim_core.units.ems import Ems
from sim_core.units.room_monitor import RoomMonitor
from sim_core.units.sampler import Sampler
from training.facility import load_facility
from training.facility_people import people_unit, records_unit

ROOMS = ("LOB", "CHG", "COR_S", "PAL_D", "COR_D")


@dataclass(frozen=True)
class Example:
    """A unit under a name, and what is done to it.

    Attributes:
        script: (tick, target or input tag, value), in order of time.
        length: ticks of the scenario.
        stride: ticks of its shortest step.
        forgets: tick from which a second playing knows nothing of the first (a batch that was filled anew).
    """

    name: str
    unit: Unit
    script: tuple[tuple[int, str, Value], ...]
    length: int
    settings: dict[str, float] = field(default_factory=dict)
    stride: int = 1
    forgets: int = 0

    def plant(self, seed: int = 1) -> Plant:
        return Plant({self.name: self.unit}, seed, settings=self.settings)


def small_facility() -> Facility:
    """The five rooms of the first mission, with the doors between them."""
    whole = load_facility()
    doors = {d.id: d for d in whole.doors.values() if d.a in ROOMS and d.b in ROOMS}
    rooms = {r: whole.rooms[r] for r in ROOMS}
    ahus = {name: whole.ahus[name] for name in dict.fromkeys(room.ahu for room in rooms.values())}
    return replace(whole, rooms=rooms, doors=doors, ahus=ahus)


def play(plant: Plant, example: Example, stride: int = 1, until: int | None = None) -> list[dict[str, float]]:
    """The scenario in strides; what is refused is refused. Returns every reading of every stride."""
    seen, waiting = [dict(plant.state.outputs)], [act for act in example.script if act[0] >= plant.state.tick]
    while plant.state.tick < (until or example.length):
        while waiting and waiting[0][0] <= plant.state.tick:
            _, target, value = waiting.pop(0)
            attempt(plant, target, value, "trainer" if target.endswith(".be_in") else "trainee")
        seen.append(dict(plant.step(stride * example.stride)))
    return seen


def attempt(plant: Plant, target: str, value: Value, actor: str = "trainee") -> str:
    """Submit; the reason of a refusal, or an empty text."""
    try:
        plant.submit(Command(plant.time, actor, target, value))
    except Refused as refusal:
        return str(refusal)
    return ""


def _people() -> Example:
    acts: list[tuple[int, str, Value]] = [(0, "people.DR016.opening", 1.0), (0, "trainee.enter", "CHG")]
    acts += [(i, f"{who}.be_in", room) for i, (who, room) in enumerate((("coach", "PAL_D"), ("passer_1", "COR_D")))]
    acts += [(10, "CHG.locker.open", None), (10, "CHG.locker.drop", "street_shoes"), (10, "CHG.sink.wash", "start")]
    acts += [(20, "trainee.rub", f"{hand}_{part}") for hand in ("left", "right") for part in ("palm", "tips")]
    acts += [(120, "CHG.sink.wash", "stop"), (121, "CHG.sink.dry", None), (122, "trainee.motion", "walk_slow")]
    acts += [(130, "CHG.gown_rack.take_item", "site_shoes:tab"), (250, "CHG.gown_rack.don", "site_shoes")]
    acts += [
        (260, "CHG.sanitiser.dispense", None),
        (260, "CHG.sanitiser.rub", "start"),
        (400, "CHG.sanitiser.rub", "stop"),
    ]
    acts += [(410, "trainee.be_in", "PAL_D")]
    for i, (item, box) in enumerate((("hair_cover", "gown_rack"), ("coverall", "gown_rack"), ("gloves", "glove_rack"))):
        acts += [(412 + 2 * i, f"PAL_D.{box}.take_item", f"{item}:outside"), (413 + 2 * i, f"PAL_D.{box}.don", item)]
    acts += [(430, "PAL_D.sanitiser.dispense", None), (430, "PAL_D.sanitiser.rub", "start")]
    acts += [(440, "trainee.touch", "PAL_D.sanitiser.lever"), (445, "trainee.hand", "left")]
    acts += [(446, "trainee.touch", "PAL_D.bin.lid"), (450, "COR_D.sanitiser.dispense", None)]
    for who in ("coach", "passer_1", "passer_2"):
        acts += [(450, f"{who}.motion", "walk_fast")]
    return Example("people", people_unit(small_facility()), tuple(sorted(acts, key=lambda act: act[0])), 500)


def _doors() -> Example:
    facility = small_facility()
    acts: list[tuple[int, str, Value]] = []
    for start, door in enumerate(facility.doors):
        acts += [(400 * start, f"{door}.hold", "start"), (400 * start, f"{door}.open", None)]
        acts += [(400 * start + 250, f"{door}.hold", "stop"), (400 * start + 250, f"{door}.close", None)]
        acts += [(400 * start + 300 + i, f"{other}.open", None) for i, other in enumerate(facility.doors)]
    # both doors of the airlock at once
    end = 400 * len(facility.doors) + 200
    acts += [(end, "DR025.release", None), (end, "DR026.release", None)]
    return Example("doors", Airlock.of(facility), tuple(sorted(acts, key=lambda act: act[0])), end + 300)


def _air() -> Example:
    acts = (
        (100, "air.DR026.opening", 1.0),
        (200, "air.DR018.opening", 0.5),
        (300, "air.DR026.opening", 0.0),
        (350, "fault.air.AHU1.fan", 0.6),
        (350, "fault.air.AHU2.fan", 0.6),
        # Two dampers on one open door have no single rest: the next scenario would begin where this one's history says.
        (1000, "air.DR018.opening", 0.0),
    )
    return Example("air", AirNetwork.of(small_facility()), acts, 1200)


def _gauge() -> Example:
    acts = ((100, "PAL_D.dp_gauge.pressure", 1.0), (1500, "PAL_D.dp_gauge.acknowledge", None))
    return Example("PAL_D.dp_gauge", DpGauge(10.0), acts, 2000, {"PAL_D.dp_gauge.pressure": 10.0})


def _ems() -> Example:
    rooms = tuple(small_facility().rooms[room] for room in ("PAL_D", "COR_D"))
    acts = ((100, "COR_D.ems.PAL_D.pressure", 0.0), (1500, "COR_D.ems.acknowledge_alarm", "all"))
    return Example("COR_D.ems", Ems(rooms), acts, 2000)


def _monitors() -> Example:
    rooms = tuple(small_facility().rooms[room] for room in ("LOB", "PAL_D"))
    acts: tuple[tuple[int, str, Value], ...] = ()
    for room in ("LOB", "PAL_D"):
        acts += ((200, f"monitors.{room}.pressure", 4.0), (200, f"monitors.{room}.temp", 24.0))
        acts += ((200, f"monitors.{room}.rh", 60.0),)
    acts += ((600, "monitors.PAL_D.np05", 2e5), (600, "monitors.PAL_D.np5", 5e3))
    return Example("monitors", RoomMonitor(rooms), acts, 3000)


def _records() -> Example:
    acts: list[tuple[int, str, Value]] = []
    for terminal in ("LOB.ebr", "COR_D.ebr"):
        acts += [(10, f"{terminal}.login", "own"), (20, f"{terminal}.open_step", "s1")]
        acts += [(30, f"{terminal}.enter_value", "dp=99 Pa"), (45, f"{terminal}.add_comment", "told the tutor")]
        acts += [(50, f"{terminal}.sign", "performed")]
    unit = replace(records_unit(small_facility()), limits={"dp": _dp_limits()})
    return Example("records", unit, tuple(sorted(acts, key=lambda act: act[0])), 600)


def _reactor() -> Example:
    """One short batch from the dirty vessel to the dirty vessel: every set point moved, three causes on the way."""
    procedure = (
        (0, "cip", None),
        (30_000, "sip", None),
        (186_000, "pressure_hold", None),
        (198_000, "add_medium", 1500.0),
    )
    batch: list[tuple[str, Value]] = [("inoculate", 3.0), ("fault.r.germs", 100.0), ("set_do", 90.0), ("set_ph", 7.4)]
    batch += [("set_temp", 35.0), ("sample", 0.5), ("set_agit", 90.0), ("antifoam", 100.0), ("glucose_bolus", 2.0)]
    batch += [("feed", 1.0), ("fault.r.o2_supply", 0.4), ("set_gas", "source:standby"), ("set_ph", 6.9)]
    batch += [("fault.r.vent_filter", 200.0), ("hold", None), ("resume", None), ("switch_vent_filter", "b")]
    batch += [
        ("reset_trip", None),
        ("set_pressure", 200.0),
        ("switch_probe", "b"),
        ("set_air", 45.0),
        ("transfer", None),
    ]
    back = (("set_do", 40.0), ("set_ph", 7.0), ("set_temp", 36.8), ("set_agit", 80.0), ("set_pressure", 300.0))
    back += (("set_air", 30.0), ("switch_probe", "a"), ("switch_vent_filter", "a"), ("set_gas", "source:main"))
    back += (("mode", "feed:auto"),)
    acts = [*procedure, *((204_000 + 6_000 * k, *act) for k, act in enumerate(batch))]
    end = 204_000 + 6_000 * (len(batch) + 8)
    acts += [(end, *act) for act in back]
    acts = [(tick, target if "." in target else f"r.{target}", value) for tick, target, value in acts]
    return Example(
        "r", Bioreactor(phase="dirty", V=5.0, Xv=0.0, Xd=0.0), tuple(acts), end + 6_000, stride=600, forgets=216_000
    )


def _dp_limits():
    from sim_core.units.records import Limits

    return Limits(5.0, 15.0, "Pa")


BOTTLE = {"Xv": 14.0, "viability": 97.0, "Glc": 24.0, "Lac": 10.0, "Amm": 5.0, "titre": 0.9, "Osm": 320.0, "do": 40.0}
BOTTLE |= {"pco2": 60.0, "ph": 7.0, "bacteria": 300.0}


def _sampler() -> Example:
    acts = (
        (10, "flush", "start"),
        (110, "flush", "stop"),
        (120, "draw", None),
        (300, "label", "day 7"),
        (420, "seal", None),
    )
    acts = tuple((tick, f"m.{control}", value) for tick, control, value in acts)
    return Example("m", Sampler(), acts, 600, {f"m.{name}": value for name, value in BOTTLE.items()}, forgets=200)


def _analyser() -> Example:
    acts: list[tuple[int, str, Value]] = [(10, "a.qc_check", None), (20, "a.load_sample", None), (30, "a.run", None)]
    acts += [(2000, "a.read", None)]
    names = {s.name for s in Analyser().signals if s.kind == "input"}
    settings = {f"a.bottle.{name}": value for name, value in BOTTLE.items() if f"bottle.{name}" in names}
    return Example("a", Analyser(), tuple(acts), 2400, settings | {"a.bottle.number": 1.0}, forgets=1900)


EXAMPLES: dict[str, Callable[[], Example]] = {
    "analyser": _analyser,
    "sampler": _sampler,
    "air_network": _air,
    "airlock": _doors,
    "bioreactor": _reactor,
    "dp_gauge": _gauge,
    "ems": _ems,
    "operator": _people,
    "records": _records,
    "room_monitor": _monitors,
}
