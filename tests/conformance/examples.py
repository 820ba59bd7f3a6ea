"""One small example of every registered unit: the unit alone, and a scenario that makes each of its outputs move."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sim_core.control.alarm import Limits as AlarmLimits
from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.plan import Facility
from sim_core.plant import Plant
from sim_core.station.watch import Watched
from sim_core.unit import Unit, Value
from sim_core.units.air_network import AirNetwork
from sim_core.units.airlock import Airlock
from sim_core.units.analyser import Analyser
from sim_core.units.bioreactor import Bioreactor
from sim_core.units.dcs import Dcs
from sim_core.units.dp_gauge import DpGauge
from sim_core.units.ems import Ems
from sim_core.units.feedbag import Feedbag
from sim_core.units.kill_tank import KillTank
from sim_core.units.phone import Phones
from sim_core.units.qms import Qms
from sim_core.units.records import Limits
from sim_core.units.room_monitor import RoomMonitor
from sim_core.units.sampler import Sampler
from training.facility import load_facility
from training.facility_people import PEOPLE, people_unit, records_unit

ROOMS = ("LOB", "CHG", "COR_S", "PAL_D", "COR_D")
HOUR = 36000  # ticks
ZONES = ("palm", "back", "fingers", "tips", "thumb")


class Act(NamedTuple):
    """At a tick, somebody does something to a target."""

    tick: int
    target: str
    value: Value = None
    actor: str = "trainee"


@dataclass(frozen=True)
class Example:
    """A unit under a name, and what is done to it.

    Attributes:
        script: acts in order of time.
        length: ticks of the scenario.
        stride: ticks of its shortest step.
        follows: half the step follows the same course at every moment; a batch whose loops answer the noise of their
            probes does so in its end only.
        forgets: tick from which a second playing knows nothing of the first (a batch that was filled anew).
        tidy: what a person puts right after a cured fault, before the scenario is played again.
        rest: ticks until the unit has forgotten a scenario, by its own slowest law.
    """

    name: str
    unit: Unit
    script: tuple[Act, ...]
    length: int
    settings: dict[str, float] = field(default_factory=dict)
    stride: int = 1
    follows: bool = True
    forgets: int = 0
    tidy: tuple[Act, ...] = ()
    rest: int = 6000

    def plant(self, seed: int = 1) -> Plant:
        return Plant({self.name: self.unit}, seed, settings=self.settings)


def part_of_the_plant(names: tuple[str, ...]) -> Facility:
    """Some rooms of the plant, with the doors between them and to the outside."""
    whole = load_facility()
    rooms = {name: whole.rooms[name] for name in names}
    inside = {*rooms, *(end for d in whole.doors.values() for end in (d.a, d.b) if end.startswith("EXT"))}
    doors = {d.id: d for d in whole.doors.values() if {d.a, d.b} <= inside and {d.a, d.b} & set(rooms)}
    ahus = {name: whole.ahus[name] for name in dict.fromkeys(room.ahu for room in rooms.values())}
    return replace(whole, rooms=rooms, doors=doors, ahus=ahus)


def small_facility() -> Facility:
    """The five rooms of the first mission."""
    return part_of_the_plant(ROOMS)


def play(plant: Plant, example: Example, stride: int = 1, until: int | None = None) -> list[dict[str, float]]:
    """The scenario in strides; what is refused is refused. Returns every reading of every stride."""
    seen = [dict(plant.state.outputs)]
    waiting = [act for act in example.script if act.tick >= plant.state.tick]
    while plant.state.tick < (until or example.length):
        while waiting and waiting[0].tick <= plant.state.tick:
            attempt(plant, waiting.pop(0))
        seen.append(dict(plant.step(stride * example.stride)))
    return seen


def attempt(plant: Plant, act: Act) -> str:
    """Submit; the reason of a refusal, or an empty text."""
    try:
        plant.submit(Command(plant.time, act.actor, act.target, act.value))
    except Refused as refusal:
        return str(refusal)
    return ""


def in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    return tuple(sorted(acts, key=lambda act: act.tick))


def _a_visit(who: str, start: int) -> list[Act]:
    """Somebody washes, dresses in a hurry, sanitises, touches things, and goes on to the corridor."""
    seconds: list[tuple[float, str, Value, str]] = [
        (0, f"{who}.be_in", "CHG", "trainer"),
        (1, "CHG.sink.wash", "start", who),
        *((2, f"{who}.rub", f"{hand}_{zone}", who) for hand in ("left", "right") for zone in ZONES),
        (12, "CHG.sink.wash", "stop", who),
        (12, "CHG.sink.dry", None, who),
        (12, "CHG.sanitiser.dispense", None, who),
        (12, "CHG.sanitiser.rub", "start", who),
        (13, "CHG.sanitiser.rub", "stop", who),
        (13, f"{who}.motion", "walk_fast", who),
        (14, f"{who}.be_in", "PAL_D", "trainer"),
        (15, "PAL_D.gown_rack.take_item", "hair_cover:outside", who),
        (16, "PAL_D.gown_rack.don", "hair_cover", who),
        (17, "PAL_D.gown_rack.take_item", "coverall:outside", who),
        (18, "PAL_D.gown_rack.don", "coverall", who),
        (20, "PAL_D.glove_rack.take_item", "gloves:outside", who),
        (21, "PAL_D.glove_rack.don", "gloves", who),
        (22, "PAL_D.sanitiser.dispense", None, who),
        (22, "PAL_D.sanitiser.rub", "start", who),
        (27, "PAL_D.sanitiser.rub", "stop", who),
        (28, f"{who}.touch", "PAL_D.sanitiser.lever", who),
        (29, f"{who}.touch", f"{who}.coverall.outside", who),
        (30, f"{who}.touch", "PAL_D.bin.lid", who),
        (31, f"{who}.be_in", "COR_D", "trainer"),
        (32, "COR_D.sanitiser.dispense", None, who),
        (32, "COR_D.sanitiser.rub", "start", who),
        (36, "COR_D.sanitiser.rub", "stop", who),
    ]
    return [Act(start + round(10 * at), target, value, actor) for at, target, value, actor in seconds]


def _fresh_hands(who: str) -> list[Act]:
    """Gloves into the bin: what came through a tear is gone with them."""
    acts = [Act(0, f"{who}.be_in", "PAL_D", "trainer"), Act(0, "PAL_D.glove_rack.doff", "gloves", who)]
    return [*acts, Act(0, "PAL_D.bin.drop", "gloves", who)]


def _people() -> Example:
    names = [someone.name for someone in PEOPLE]
    acts = [Act(0, "people.DR016.opening", 1.0), Act(0, "trainee.enter", "CHG")]
    acts += [Act(5, "CHG.locker.open"), Act(5, "CHG.locker.drop", "street_shoes")]
    for number, who in enumerate(names):
        acts += _a_visit(who, 10 + 400 * number)
    # The rack's tag in front: another size, then the bad piece found.
    look = (("choose_size", "M"), ("check_expiry", "coverall"), ("check_integrity", "coverall"))
    acts += [Act(170 + n, f"PAL_D.gown_rack.{control}", value, names[0]) for n, (control, value) in enumerate(look)]
    tidy = tuple(act for who in names for act in _fresh_hands(who))
    return Example("people", people_unit(small_facility()), in_order(acts), 10 + 400 * len(names), tidy=tidy)


def _doors() -> Example:
    facility = small_facility()
    acts: list[Act] = []
    for start, door in enumerate(facility.doors):
        acts += [Act(400 * start, f"{door}.open"), Act(400 * start, f"{door}.hold", "start")]
        acts += [Act(400 * start + 250, f"{door}.hold", "stop"), Act(400 * start + 250, f"{door}.close")]
        acts += [Act(400 * start + 300 + i, f"{other}.open") for i, other in enumerate(facility.doors)]
    # both doors of the airlock at once
    end = 400 * len(facility.doors) + 200
    acts += [Act(end, "DR025.release"), Act(end, "DR026.release")]
    return Example("doors", Airlock.of(facility), in_order(acts), end + 300)


def _air() -> Example:
    """Seven rooms of all grades that the first floor has; two doors on one room open and shut, both fans fall."""
    acts = (
        Act(100, "air.DR026.opening", 1.0),
        Act(200, "air.DR018.opening", 0.5),
        Act(300, "air.DR026.opening", 0.0),
        Act(350, "fault.air.AHU1.fan", 0.6),
        Act(350, "fault.air.AHU2.fan", 0.6),
        Act(600, "air.DR018.opening", 0.0),
    )
    # Rooms of few air changes keep particles, and loops their integrals, with time constants of half an hour.
    return Example("air", AirNetwork.of(part_of_the_plant((*ROOMS, "USP", "PAL_C1"))), acts, 900, rest=5 * HOUR)


def _gauge() -> Example:
    pressure = "PAL_D.dp_gauge.pressure"
    acts = (Act(100, pressure, 1.0), Act(1500, "PAL_D.dp_gauge.acknowledge"), Act(1800, pressure, 10.0))
    tidy = (Act(0, "PAL_D.dp_gauge.acknowledge"),)
    return Example("PAL_D.dp_gauge", DpGauge(10.0), acts, 2000, {pressure: 10.0}, tidy=tidy)


def _ems() -> Example:
    rooms = tuple(small_facility().rooms[room] for room in ("PAL_D", "COR_D"))
    acts = (Act(100, "COR_D.ems.PAL_D.pressure", 0.0), Act(1500, "COR_D.ems.acknowledge_alarm", "all"))
    return Example("COR_D.ems", Ems(rooms), acts, 2000)


def _monitors() -> Example:
    rooms = tuple(small_facility().rooms[room] for room in ("LOB", "PAL_D"))
    acts: list[Act] = []
    for room in ("LOB", "PAL_D"):
        acts += [Act(200, f"monitors.{room}.{name}", value) for name, value in (("pressure", 4.0), ("temp", 24.0))]
        acts += [Act(200, f"monitors.{room}.rh", 60.0)]
    acts += [Act(600, "monitors.PAL_D.np05", 2e5), Act(600, "monitors.PAL_D.np5", 5e3)]
    return Example("monitors", RoomMonitor(rooms), tuple(acts), 3000)


def _records() -> Example:
    acts: list[Act] = []
    for terminal in ("LOB.ebr", "COR_D.ebr"):
        acts += [Act(10, f"{terminal}.login", "own"), Act(20, f"{terminal}.open_step", "s1")]
        acts += [Act(30, f"{terminal}.enter_value", "dp=99 Pa"), Act(45, f"{terminal}.add_comment", "told the tutor")]
        acts += [Act(50, f"{terminal}.sign", "performed")]
    unit = replace(records_unit(small_facility()), limits={"dp": Limits(5.0, 15.0, "Pa")})
    return Example("records", unit, in_order(acts), 600)


def _reactor() -> Example:
    """One short batch from the dirty vessel to the clean one: every set point moved, three causes on the way."""
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
    loops = ("oxygen", "ph", "temperature", "pressure")
    back += (("mode", "feed:auto"), ("set_o2", 60.0), *(("mode", f"{loop}:auto") for loop in loops))
    rows = [*procedure, *((204_000 + 6_000 * k, *act) for k, act in enumerate(batch))]
    end = 204_000 + 6_000 * (len(batch) + 8)
    rows += [(end - 6_000, "mode", f"{loop}:manual") for loop in loops] + [(end - 6_000, "set_o2", 50.0)]
    rows += [(end, *act) for act in back]
    rows += [(end, "cip", None)]  # the heel goes to the kill header
    acts = [Act(tick, target if "." in target else f"r.{target}", value) for tick, target, value in rows]
    reactor = Bioreactor(phase="dirty", V=5.0, Xv=0.0, Xd=0.0)
    return Example("r", reactor, tuple(acts), end + 30_000, stride=600, follows=False, forgets=216_000)


BOTTLE = {
    "Xv": 14.0,
    "Xd": 0.43,
    "Xl": 0.2,
    "viability": 97.0,
    "Glc": 24.0,
    "Lac": 10.0,
    "Amm": 5.0,
    "titre": 0.9,
    "Osm": 320.0,
    "do": 40.0,
}
BOTTLE |= {"pco2": 60.0, "ph": 7.0, "bacteria": 300.0}


def _sampler() -> Example:
    acts = (
        (10, "flush", "start"),
        (110, "flush", "stop"),
        (120, "draw", None),
        (300, "label", "day 7"),
        (420, "seal", None),
    )
    script = tuple(Act(tick, f"m.{control}", value) for tick, control, value in acts)
    return Example("m", Sampler(), script, 600, {f"m.{name}": value for name, value in BOTTLE.items()}, forgets=200)


def _analyser() -> Example:
    acts = (Act(10, "a.qc_check"), Act(20, "a.load_sample"), Act(30, "a.run"), Act(2000, "a.read"))
    names = {s.name for s in Analyser().signals if s.kind == "input"}
    settings = {f"a.bottle.{name}": value for name, value in BOTTLE.items() if f"bottle.{name}" in names}
    return Example("a", Analyser(), acts, 2400, settings | {"a.bottle.number": 1.0, "a.bottle.age": 60.0}, forgets=1900)


def _dcs() -> Example:
    """Two machines, fourteen alarms: a flood, an acknowledgement, one shelved, every tag a pen once."""
    many = [f"t{k}" for k in range(12)]
    hot = [
        Watched("R.a", name, "C", f"Thermometer {name}", 20.0, AlarmLimits(10.0, 30.0), 1 + k % 3, 1.0, 15.0)
        for k, name in enumerate(many)
    ]
    settling = Watched("R.a", "do", "%", "Oxygen of it", 40.0, AlarmLimits(30.0, 60.0), 2, 2.0, 30.0, (1,), 600.0)
    other = Watched("R.b", "level", "%", "Level of it", 50.0, AlarmLimits(alert_high=85.0), 4, 5.0, 60.0)
    unit = Dcs((*hot, settling, Watched("R.a", "phase", "1", "Phase of it"), other), "C.dcs")
    rows: list[tuple[float, str, Value]] = [(20.0, "dcs.R.b.level", 90.0), (30.0, "dcs.R.a.phase", 1.0)]
    rows += [(40.0, f"dcs.R.a.{name}", 35.0) for name in many]
    rows += [(5.0, "C.dcs.select_unit", "R.b"), (6.0, "C.dcs.trend", "R.b.level"), (8.0, "C.dcs.select_unit", "R.a")]
    rows += [(7.0, "C.dcs.trend", ",".join([*many[:10], "do", "phase"])), (9.0, "C.dcs.trend", "t10,t11")]
    rows += [
        (70.0, "C.dcs.shelve", "t1:2:being changed"),
        (80.0, "R.a.ack_alarm", "all"),
        (200.0, "C.dcs.unshelve", "t1"),
    ]
    rows += [(300.0, f"dcs.R.a.{name}", 20.0) for name in many]
    rows += [(300.0, "dcs.R.b.level", 50.0), (400.0, "C.dcs.ack_alarm", "all")]
    rows += [(90.0, "C.dcs.annotate", "all at once")]
    acts = in_order(Act(round(10 * at), target, value) for at, target, value in rows)
    return Example("dcs", unit, acts, 12000)


def _feedbag() -> Example:
    """A vessel takes feed; the bag is changed, welded and primed; then the vessel takes what is left of the new one."""
    acts = (
        (0, "f.taken", 0.0),
        (10, "f.stop_pump", None),
        (20, "f.hang", None),
        (30, "f.connect", None),
        (60, "f.prime", None),
        (80, "f.start_pump", None),
        (200, "f.taken", 1.0),
        (400, "f.taken", 2.0),
        (600, "f.stop_pump", None),
        (610, "fault.f.weld_germs", 3.0),
        (620, "f.change", None),
        (660, "fault.f.weld_germs", None),
        (700, "f.prime", None),
        (720, "f.start_pump", None),
        (800, "f.taken", 3.0),
        (900, "f.taken", 300.0),
    )
    return Example("f", Feedbag(), tuple(Act(*act) for act in acts), 1000)


def _phones() -> Example:
    acts: list[Act] = []
    for start, phone in ((10, "USP.phone"), (400, "CTL.phone")):
        acts += [Act(start, f"{phone}.call_supervisor"), Act(start + 100, f"{phone}.call_qa")]
        acts += [Act(start + 150, f"{phone}.hang_up"), Act(start + 200, f"{phone}.call_bms")]
        acts += [Act(start + 220, f"{phone}.hang_up")]
    return Example("phones", Phones(("USP.phone", "CTL.phone")), in_order(acts), 800)


def _quality() -> Example:
    acts: list[Act] = []
    for start, terminal in ((10, "USP.qms"), (400, "CTL.qms")):
        first = (("open_deviation", "DO probe A drifts"), ("classify", "major"), ("link_batch", "B-2611"))
        then = (("assign_rca", "coach"), ("submit", None), ("close_record", None), ("open_capa", "membrane by age"))
        acts += [Act(start + 20 * n, f"{terminal}.{verb}", text) for n, (verb, text) in enumerate((*first, *then))]
        acts += [Act(start + 150, f"{terminal}.search", "probe a"), Act(start + 160, f"{terminal}.approve", None, "qa")]
        acts += [Act(start + 180, f"{terminal}.close_record", None, "qa")]
    return Example("quality", Qms(("USP.qms", "CTL.qms")), in_order(acts), 800)


def _kill_tank() -> Example:
    """A load comes in while the drain drips, is killed, read, cooled and let go."""
    first = [("k.release_drain", None), ("k.sent", 0.0), ("k.sent_cells", 0.0), ("k.sent_germs", 0.0)]
    load = [("k.sent", 600.0), ("k.sent_cells", 900.0), ("k.sent_germs", 5.0), ("k.sent_temp", 40.0)]
    rows: list[tuple[int, str, Value]] = [(0, *row) for row in first]  # what a fault left behind goes first, and cools
    rows += [(20_010, "k.receive", None), *((20_020, *row) for row in load)]
    rows += [(20_060, "fault.k.drain_leak", 5.0), (20_240, "k.start_cycle", None), (20_600, "fault.k.drain_leak", None)]
    rows += [(21_200, "fault.k.steam_supply", 0.7), (21_300, "k.start_cycle", None), (32_000, "k.release_drain", None)]
    acts = tuple(Act(10 * at, target, value) for at, target, value in rows)
    return Example("k", KillTank(), acts, 340_000, stride=100, forgets=200_000, rest=60 * HOUR)


EXAMPLES: dict[str, Callable[[], Example]] = {
    "analyser": _analyser,
    "sampler": _sampler,
    "air_network": _air,
    "airlock": _doors,
    "bioreactor": _reactor,
    "dcs": _dcs,
    "dp_gauge": _gauge,
    "ems": _ems,
    "feedbag": _feedbag,
    "kill_tank": _kill_tank,
    "operator": _people,
    "phone": _phones,
    "qms": _quality,
    "records": _records,
    "room_monitor": _monitors,
}
