"""Builds the plant of a facility: units, wires, start values. Everything that plays, checks or tests starts here.

The plant of a mission holds what is placed in the mission's rooms (`within`), so that a mission pays for no machine
that nobody in it can see. Doors, air and monitors are of the whole site. How machines are joined: `training.joints`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from sim_core.people.rules import Someone
from sim_core.plan import Facility, Placed
from sim_core.plant import Plant
from sim_core.unit import Unit
from sim_core.units.air_network import AirNetwork
from sim_core.units.airlock import Airlock
from sim_core.units.analyser import Analyser
from sim_core.units.bioreactor import Bioreactor
from sim_core.units.dp_gauge import DpGauge
from sim_core.units.ems import WATCHED, Ems
from sim_core.units.feedbag import Feedbag
from sim_core.units.kill_tank import KillTank
from sim_core.units.phone import Phones
from sim_core.units.qms import Qms
from sim_core.units.room_monitor import RoomMonitor, watched
from sim_core.units.sampler import Sampler
from training.alarm_list import control_system
from training.facility import load_facility
from training.facility_people import PEOPLE, people_unit, people_wires, records_unit
from training.joints import partner, process_wires, serving_wires

#: pressure limits below set point and their delay [facility.yaml grade_rules]
_RULES = ("dp_alert_below_sp_pa", "dp_action_below_sp_pa", "dp_alarm_delay_s")


def build_plant(
    facility: Facility | None = None,
    seed: int = 1,
    settings: Mapping[str, float] | None = None,
    people: tuple[Someone, ...] = PEOPLE,
    rooms: Collection[str] | None = None,
) -> Plant:
    """The plant of a facility, at rest.

    Args:
        facility: the site; the committed one by default.
        seed: of every noise.
        settings: input tag -> start value, for inputs that no wire feeds.
        people: who is there.
        rooms: those of a mission; only what is placed in them is built. None: everything.
    """
    facility = within(facility or load_facility(), rooms)
    units: dict[str, Unit] = {
        "people": people_unit(facility, people),
        "doors": Airlock.of(facility),
        "air": AirNetwork.of(facility),
        "records": records_unit(facility, people),
        "monitors": RoomMonitor(tuple(facility.rooms.values())),
    }
    for placed in facility.placed.values():
        make = _PLACED.get(placed.unit)
        if make is not None:
            units[placed.id] = make(facility, placed)
    units |= _site_wide(facility, tuple(someone.name for someone in people))
    joined = wires(facility, people)
    station = control_system(facility, units)
    if station is not None:
        units["dcs"] = station
        joined |= station.wires
    return Plant(units, seed, joined, settings or {})


def _site_wide(facility: Facility, people: tuple[str, ...]) -> dict[str, Unit]:
    """The units that serve every phone and every quality terminal there is; none where there is none."""
    rooms, made = tuple(facility.rooms), {}
    for slug, (name, make) in _SERVING.items():
        served = tuple(placed.id for placed in facility.placed.values() if placed.unit == slug)
        if served:
            made[name] = make(served, people, rooms)
    return made


def within(facility: Facility, rooms: Collection[str] | None) -> Facility:
    """The facility with only what is placed in these rooms; the whole one for None."""
    if rooms is None:
        return facility
    return replace(facility, placed={name: placed for name, placed in facility.placed.items() if placed.room in rooms})


def wires(facility: Facility, people: tuple[Someone, ...] = PEOPLE) -> dict[str, str]:
    """Input tag -> output tag of everything that is joined."""
    joined = people_wires(facility, people)
    joined |= {f"air.{door}.opening": f"{door}.opening" for door in facility.doors}
    joined |= {
        f"monitors.{room.id}.{name}": f"air.{room.id}.{name}"
        for room in facility.rooms.values()
        for name in watched(room)
    }
    for placed in facility.placed.values():
        if placed.unit == "dp_gauge":
            joined[f"{placed.id}.pressure"] = f"air.{placed.room}.pressure"
        elif placed.unit == "ems":
            seen = watched_rooms(facility, placed)
            joined |= {f"{placed.id}.{room}.{name}": f"{room}.monitor.{name}" for room in seen for name, _ in WATCHED}
    return joined | process_wires(facility) | serving_wires(facility, tuple(someone.name for someone in people))


def watched_rooms(facility: Facility, placed: Placed) -> tuple[str, ...]:
    """The rooms that an EMS terminal watches: the graded rooms of the air handling unit that serves its own."""
    ahu = facility.rooms[placed.room].ahu
    return tuple(room.id for room in facility.rooms.values() if room.ahu == ahu and room.grade != "CNC")


def _gauge(facility: Facility, placed: Placed) -> Unit:
    room = facility.rooms[placed.room]
    alert, action, delay = (float(facility.rules["grade_rules"][name]) for name in _RULES)
    return DpGauge(room.pressure, alert, action, delay, is_alarmed=room.grade != "CNC")


def _ems(facility: Facility, placed: Placed) -> Unit:
    return Ems(tuple(facility.rooms[room] for room in watched_rooms(facility, placed)))


_PLACED: Mapping[str, Callable[[Facility, Placed], Unit]] = {
    "dp_gauge": _gauge,
    "ems": _ems,
    "bioreactor": lambda _, __: Bioreactor(),
    "sampler": lambda _, __: Sampler(),
    "feedbag": lambda facility, placed: Feedbag(partner(facility, placed, "vessel")),
    "analyser": lambda _, placed: Analyser(placed.equipment),
    "kill_tank": lambda _, __: KillTank(),
}

#: slug -> name in the plant, and the unit of (served instances, people, rooms)
_SERVING: Mapping[str, tuple[str, Callable[[tuple[str, ...], tuple[str, ...], tuple[str, ...]], Unit]]] = {
    "phone": ("phones", Phones),
    "qms": ("quality", Qms),
}
