"""The facility as plain values: rooms, doors, air handling units, placed equipment.

Axes: x east, y north, z up, metres from the south-west corner. `training/facility.py` reads these from
levels/facility/*.yaml; this module reads nothing and knows no physics.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim_core.quantity import CubicMetre, Metre, Pascal, SquareMetre

OUTSIDE = "EXT"  # ids of what lies beyond the envelope begin so: EXT_W, EXT_S ...


@dataclass(frozen=True, slots=True)
class Room:
    """One room: an axis-parallel box with its design values.

    Attributes:
        name: by language, `{"en": ..., "fr": ...}`.
        x, y: south-west corner; `width` along x, `depth` along y, `height` to the ceiling.
        grade: CNC, D, C or B.
        pressure: set point, positive above the outside.
        air_changes: supply, room volumes per hour.
        temperature_c, temperature_tolerance: set point and half-range, degC.
        humidity: range of relative humidity, %.
        gown: what is worn here.
        airlock: PAL (people), MAL (material) or empty.
        containment: `sink`, `bubble` or empty.
    """

    id: str
    name: Mapping[str, str]
    x: Metre
    y: Metre
    width: Metre
    depth: Metre
    height: Metre
    grade: str
    pressure: Pascal
    air_changes: float
    temperature_c: float
    temperature_tolerance: float
    humidity: tuple[float, float]
    gown: str
    zone: str
    purpose: str
    ahu: str
    airlock: str = ""
    containment: str = ""

    @property
    def floor(self) -> SquareMetre:
        """Floor area."""
        return self.width * self.depth

    @property
    def volume(self) -> CubicMetre:
        """Air volume."""
        return self.floor * self.height

    def contains(self, x: Metre, y: Metre) -> bool:
        """Whether a point of the plan lies in the room."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.depth


@dataclass(frozen=True, slots=True)
class Door:
    """One door or hatch between `a` and `b` (a room id, or `EXT_...` outside).

    Attributes:
        kind: person, material, both, dock, emergency or hatch.
        axis: the direction in which one passes through, x or y.
        x, y: centre of the opening on the wall line.
        interlock: groups that must all allow it to open.
        mode: `alarm` (opens with buzzer), `hard` (refuses) or empty.
        oneway: `out` where nobody may enter by it.
        sill: height of the lower edge.
        sealed: opens by its emergency release only.
    """

    id: str
    a: str
    b: str
    kind: str
    axis: str
    x: Metre
    y: Metre
    width: Metre
    height: Metre
    interlock: tuple[str, ...] = ()
    mode: str = ""
    oneway: str = ""
    access: str = ""
    sill: Metre = 0.0
    sealed: bool = False

    @property
    def area(self) -> SquareMetre:
        """The opening, fully open."""
        return self.width * self.height

    def joins(self, one: str, other: str) -> bool:
        """Whether the door leads from one room to the other."""
        return {self.a, self.b} == {one, other}

    def beyond(self, room: str) -> str:
        """The room on the other side."""
        return self.b if room == self.a else self.a


@dataclass(frozen=True, slots=True)
class Ahu:
    """One air handling unit; its rooms name it."""

    id: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Placed:
    """One instance of an equipment: `ROOM.equipment[_n]`.

    Attributes:
        unit: slug of the unit that serves it, or `none`.
        at: position, metres; heading in degrees (0: front faces south, 90: east).
        stand: where a user stands.
        surfaces: surface -> kind of load (a key of mechanics `gloves.surface_cfu_per_25cm2`).
        touches: control -> surface that the hand meets.
        garments: what a rack holds.
        options: whatever else the model file takes (`length`, `style`).
    """

    id: str
    equipment: str
    unit: str
    at: tuple[Metre, Metre, Metre]
    heading: float
    stand: tuple[Metre, Metre]
    surfaces: Mapping[str, str] = field(default_factory=dict)
    touches: Mapping[str, str] = field(default_factory=dict)
    garments: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def room(self) -> str:
        """The room it stands in."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Facility:
    """The whole plant, by id.

    Attributes:
        rules: `grade_rules` and `grade_limits` of facility.yaml.
        gowning, mechanics: the tables of gowning.yaml and mechanics.yaml as they are.
        equipment: equipment id -> its entry of equipment.yaml.
        ports: pass-throughs and windows that are no doors.
        flows: name of a flow -> rooms in order.
        envelope: width and depth of the building.
    """

    rooms: Mapping[str, Room]
    doors: Mapping[str, Door]
    ahus: Mapping[str, Ahu]
    placed: Mapping[str, Placed]
    rules: Mapping[str, Any]
    gowning: Mapping[str, Any]
    mechanics: Mapping[str, Any]
    equipment: Mapping[str, Mapping[str, Any]]
    ports: tuple[Mapping[str, Any], ...]
    flows: Mapping[str, tuple[str, ...]]
    envelope: tuple[Metre, Metre]

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Interlock group -> its doors, in order of id."""
        members: dict[str, list[str]] = {}
        for door in self.doors.values():
            for group in door.interlock:
                members.setdefault(group, []).append(door.id)
        return {group: tuple(doors) for group, doors in members.items()}

    def doors_of(self, room: str) -> tuple[Door, ...]:
        """The doors of a room."""
        return tuple(d for d in self.doors.values() if room in (d.a, d.b))

    def door_surfaces(self, door: Door) -> dict[str, str]:
        """Surface of a door -> its kind of load: the grade of the side on which the handle is."""
        return {"handle_a": self._handle(door.a), "handle_b": self._handle(door.b)}

    def room_at(self, x: Metre, y: Metre) -> Room | None:
        """The room that holds a point of the plan; None outside."""
        return next((room for room in self.rooms.values() if room.contains(x, y)), None)

    def _handle(self, room: str) -> str:
        grade = self.rooms[room].grade if room in self.rooms else "CNC"
        return "CNC_handle" if grade == "CNC" else grade
