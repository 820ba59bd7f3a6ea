"""A room as the plan gives it: size, grade, the doors in its walls.

Read by plain YAML, so that assets need nothing of the simulation.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

PLAN = Path(__file__).parents[1] / "levels" / "facility" / "facility.yaml"


@dataclass(frozen=True, slots=True)
class Opening:
    """A door as seen from one room; `along` is its middle on the wall: x on south and north walls, y on the others."""

    door: str
    wall: str  # N E S W
    along: float  # m
    width: float  # m
    height: float  # m
    kind: str  # person | material | both | emergency
    leads_to: str  # room id, or EXT_...
    has_interlock: bool


@dataclass(frozen=True, slots=True)
class Port:
    """What passes a wall beside the doors: a window, a panel of process lines, a hatch; `along` as in `Opening`."""

    kind: str  # window | fluid_panel | ...
    wall: str  # N E S W
    along: float  # m
    leads_to: str
    note: str


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """One room of the plan; metres, plan axes."""

    id: str
    name: str
    name_fr: str
    x: float
    y: float
    w: float
    d: float
    h: float
    grade: str
    pressure: float
    openings: tuple[Opening, ...]
    ports: tuple[Port, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether the room has a grade, and so panels, coves and HEPA filters."""
        return self.grade != "CNC"


def rooms(path: Path = PLAN) -> dict[str, RoomPlan]:
    """Every room of the plan by its id."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {row["id"]: _room(row, data["doors"], data["ports"]) for row in data["rooms"]}


def doors(path: Path = PLAN) -> list[dict[str, object]]:
    """The rows of the doors as they stand in the plan."""
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))["doors"])


def _room(row: dict, doors_of_plan: list[dict], ports_of_plan: list[dict]) -> RoomPlan:
    openings = tuple(_opening(row, door) for door in doors_of_plan if row["id"] in (door["a"], door["b"]))
    name = row["name"]
    return RoomPlan(
        row["id"],
        name["en"],
        name["fr"],
        row["x"],
        row["y"],
        row["w"],
        row["d"],
        row["h"],
        row["grade"],
        row["pressure_pa"],
        openings,
        tuple(_port(row, port) for port in ports_of_plan if row["id"] in (port["a"], port["b"])),
    )


def _opening(row: dict, door: dict) -> Opening:
    wall, along, other = _side(row, door)
    return Opening(door["id"], wall, along, door["w"], door["h"], door["kind"], other, bool(door.get("interlock")))


def _port(row: dict, port: dict) -> Port:
    wall, along, other = _side(row, port)
    return Port(port["kind"], wall, along, other, port.get("note", ""))


def _side(row: dict, passage: dict) -> tuple[str, float, str]:
    """The wall of a room that a door or port is in, its middle along that wall, and the room behind."""
    if passage["axis"] == "y":
        wall = "N" if abs(passage["y"] - row["y"] - row["d"]) < abs(passage["y"] - row["y"]) else "S"
    else:
        wall = "E" if abs(passage["x"] - row["x"] - row["w"]) < abs(passage["x"] - row["x"]) else "W"
    other = passage["b"] if passage["a"] == row["id"] else passage["a"]
    return wall, passage["x"] if passage["axis"] == "y" else passage["y"], other
