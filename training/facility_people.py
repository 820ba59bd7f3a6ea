"""The facts of people and records, from the facility's tables: what the units `operator` and `records` are built of."""

from collections.abc import Mapping
from typing import Any

from sim_core.people.rules import GARMENTS, RANKS, Fixture, Gate, Mechanics, Site, Someone
from sim_core.plan import Facility
from sim_core.units.operator import Operator
from sim_core.units.records import Records

#: washing under 10 s, 10-20 s, 20-30 s, over 30 s [CORRECTIONS.md c01_m1]
WASH = ((0.0, 0.5), (10.0, 1.0), (20.0, 1.5), (30.0, 2.0))
#: rows of mechanics.yaml gloves.sanitise_log_reduction -> the seconds from which they hold
_RUB = {"under_10s": 0.0, "10_to_20s": 10.0, "20_to_30s": 20.0, "over_30s_wet": 30.0}
_SITE = ("site_uniform", "site_shoes")
_GRADE_D = (*_SITE, "hair_cover", "coverall", "overshoes")
PEOPLE = (
    Someone("trainee", "LOB", items=("watch", "phone", "jewellery", "food"), has_beard=True),
    Someone("coach", "CHG", _SITE, size="L", has_washed=True),
    Someone("passer_1", "COR_S", _SITE, size="S", has_washed=True),
    Someone("passer_2", "COR_D", _GRADE_D, size="L", has_washed=True),
)


def people_unit(facility: Facility, people: tuple[Someone, ...] = PEOPLE) -> Operator:
    """The unit `people` of a facility."""
    return Operator(people_site(facility, people))


def records_unit(facility: Facility, people: tuple[Someone, ...] = PEOPLE) -> Records:
    """The unit `records`: every terminal of the facility, a badge for everybody."""
    terminals = tuple(p.id for p in facility.placed.values() if p.unit == "records")
    return Records(terminals, tuple(s.name for s in people), tuple(facility.rooms))


def people_wires(facility: Facility, people: tuple[Someone, ...] = PEOPLE) -> dict[str, str]:
    """Input tag -> output tag, for the doors that people pass and the terminals that they stand at."""
    doors = {f"people.{door}.opening": f"{door}.opening" for door in facility.doors}
    return doors | {f"records.{s.name}.room_index": f"{s.name}.room_index" for s in people}


def people_site(facility: Facility, people: tuple[Someone, ...] = PEOPLE) -> Site:
    """Rooms, doors, surfaces and fixtures as people meet them."""
    surfaces: dict[str, str] = {}
    reach: dict[str, str] = {}
    for placed in facility.placed.values():
        for surface, kind in placed.surfaces.items():
            surfaces[f"{placed.id}.{surface}"], reach[f"{placed.id}.{surface}"] = kind, placed.room
    for door in facility.doors.values():
        sides = {"handle_a": door.a, "handle_b": door.b}
        for surface, kind in facility.door_surfaces(door).items():
            surfaces[f"{door.id}.{surface}"], reach[f"{door.id}.{surface}"] = kind, sides[surface]
    fixtures = (p for p in facility.placed.values() if p.unit == "operator")
    return Site(
        mechanics=mechanics_of(facility.mechanics),
        garments=GARMENTS,
        rooms={room.id: _dress(room.gown) for room in facility.rooms.values()},
        floors={room.id: _floor(room.grade) for room in facility.rooms.values()},
        gates=tuple(Gate(d.id, d.a, d.b) for d in facility.doors.values()),
        fixtures=tuple(Fixture(p.id, p.equipment, p.garments) for p in fixtures),
        surfaces=surfaces,
        reach=reach,
        people=people,
    )


def mechanics_of(table: Mapping[str, Any]) -> Mechanics:
    """The tables of mechanics.yaml that people need."""
    particles, gloves = table["particles_05um"], table["gloves"]
    viable = table["microbes"]["cfu_emission_per_person_min"]
    leak = gloves["regrow_from_leak"]
    return Mechanics(
        emission=_floats(particles["base_emission_per_min"]),
        gown_factor=_floats(particles["gown_factor"]),
        large=_floats(particles["fraction_ge_5um"]),
        viable=_floats(viable),
        surface=_floats(gloves["surface_cfu_per_25cm2"]),
        touch=float(gloves["touch_transfer_fraction"]),
        wash=WASH,
        rub=tuple((since, float(gloves["sanitise_log_reduction"][row])) for row, since in _RUB.items()),
        leak=float(leak["intact_cfu_per_min"]),
        torn_leak=float(leak["torn_cfu_per_min"]),
    )


def _floats(table: Mapping[str, Any]) -> dict[str, float]:
    return {str(name): float(value) for name, value in table.items()}


def _dress(gown: str) -> str:
    """The level of dress of a room: `site_hivis` and `lab` are site wear with something over it."""
    return gown if gown in RANKS else "site"


def _floor(grade: str) -> str:
    """Kind of surface of a floor: D's is in the table; CNC floors see street dust, cleaner ones are as surfaces."""
    return {"CNC": "street", "D": "floor_D"}.get(grade, grade)
