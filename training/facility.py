"""Reads levels/facility/*.yaml into the plain values of `sim_core.plan`.

`load_facility()` is what everything else calls; it checks that names meet (rooms of doors, units of rooms, equipment of
instances) and raises one error that lists all that do not.
"""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from sim_core.errors import LevelError, guess
from sim_core.plan import OUTSIDE, Ahu, Door, Facility, Placed, Room

FOLDER = Path(__file__).resolve().parents[1] / "levels" / "facility"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader reads the same files 8 times faster
PARTNERS = frozenset({"vessel", "sampler"})  # options that name another placed thing [training.joints]
_PLACED = ("equipment", "unit", "at", "heading", "stand", "surfaces", "touches", "garments")


@functools.cache
def load_facility(folder: Path = FOLDER) -> Facility:
    """The facility described by a folder of YAML files.

    Raises:
        LevelError: a file is missing or unreadable, or names do not meet; every one is listed.
    """
    plan, equipment, gowning, mechanics, placement = (
        _read(folder / f"{name}.yaml") for name in ("facility", "equipment", "gowning", "mechanics", "placement")
    )
    try:
        facility = Facility(
            rooms={r["id"]: _room(r) for r in plan["rooms"]},
            doors={d["id"]: _door(d) for d in plan["doors"]},
            ahus={name: Ahu(name, purpose) for name, purpose in plan["ahus"].items()},
            placed={name: _placed(name, row) for name, row in placement["instances"].items()},
            rules={"grade_rules": plan["grade_rules"], "grade_limits": plan["grade_limits"]},
            gowning=gowning,
            mechanics=mechanics,
            equipment={e["id"]: e for e in equipment["equipment"]},
            ports=tuple(plan["ports"]),
            flows={name: tuple(rooms) for name, rooms in plan["flows"].items()},
            envelope=(plan["envelope"]["w"], plan["envelope"]["d"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LevelError(f"{folder}: a field is missing or of the wrong type: {error!r}") from error
    errors = _name_errors(facility)
    if errors:
        raise LevelError("\n".join(f"{folder}: {e}" for e in errors))
    return facility


def _read(path: Path) -> dict[str, Any]:
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # a safe loader in both cases
    except (OSError, UnicodeError) as error:
        raise LevelError(f"{path}: cannot be read: {error}") from error
    except yaml.YAMLError as error:
        raise LevelError(f"{path}: is not YAML: {error}") from error
    if not isinstance(table, dict):
        raise LevelError(f"{path}: holds a {type(table).__name__}, not a table")
    return table


def _room(row: Mapping[str, Any]) -> Room:
    low, high = row["rh_pct"]
    return Room(
        id=row["id"],
        name=row["name"],
        x=float(row["x"]),
        y=float(row["y"]),
        width=float(row["w"]),
        depth=float(row["d"]),
        height=float(row["h"]),
        grade=row["grade"],
        pressure=float(row["pressure_pa"]),
        air_changes=float(row["ach"]),
        temperature_c=float(row["temp_c"]["sp"]),
        temperature_tolerance=float(row["temp_c"]["tol"]),
        humidity=(float(low), float(high)),
        gown=row["gown"],
        zone=row["zone"],
        purpose=row["purpose"],
        ahu=row["ahu"],
        airlock=row.get("airlock", ""),
        containment=row.get("containment", ""),
    )


def _door(row: Mapping[str, Any]) -> Door:
    return Door(
        id=row["id"],
        a=row["a"],
        b=row["b"],
        kind=row["kind"],
        axis=row["axis"],
        x=float(row["x"]),
        y=float(row["y"]),
        width=float(row["w"]),
        height=float(row["h"]),
        interlock=tuple(row.get("interlock", ())),
        mode=row.get("interlock_mode", ""),
        oneway=row.get("oneway", ""),
        access=row.get("access", ""),
        sill=float(row.get("sill", 0.0)),
        sealed=bool(row.get("sealed", False)),
    )


def _placed(name: str, row: Mapping[str, Any]) -> Placed:
    x, y, z = row["at"]
    stand_x, stand_y = row["stand"]
    return Placed(
        id=name,
        equipment=row["equipment"],
        unit=row["unit"],
        at=(float(x), float(y), float(z)),
        heading=float(row["heading"]),
        stand=(float(stand_x), float(stand_y)),
        surfaces=row.get("surfaces", {}),
        touches=row.get("touches", {}),
        garments=tuple(row.get("garments", ())),
        options={k: v for k, v in row.items() if k not in _PLACED},
    )


def _name_errors(facility: Facility) -> list[str]:
    """What names something that does not exist."""
    rooms = facility.rooms
    errors = [
        f"room {r.id} has the air handling unit {r.ahu!r}, which does not exist{guess(r.ahu, facility.ahus)}"
        for r in rooms.values()
        if r.ahu not in facility.ahus
    ]
    for door in facility.doors.values():
        sides = [side for side in (door.a, door.b) if side not in rooms and not side.startswith(OUTSIDE)]
        errors += [f"door {door.id} leads to {side!r}, which is no room{guess(side, rooms)}" for side in sides]
    for placed in facility.placed.values():
        if placed.room not in rooms:
            errors.append(f"{placed.id} stands in {placed.room!r}, which is no room{guess(placed.room, rooms)}")
        if placed.equipment not in facility.equipment:
            known = facility.equipment
            errors.append(
                f"{placed.id} is a {placed.equipment!r}, which is no equipment{guess(placed.equipment, known)}"
            )
        for option in PARTNERS & placed.options.keys():
            other = str(placed.options[option])
            if other not in facility.placed:
                errors.append(
                    f"{placed.id} names the {option} {other!r}, which is not placed{guess(other, facility.placed)}"
                )
    return errors
