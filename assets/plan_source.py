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

    @property
    def is_clean(self) -> bool:
        """Whether the room has a grade, and so panels, coves and HEPA filters."""
        return self.grade != "CNC"


def rooms(path: Path = PLAN) -> dict[str, RoomPlan]:
    """Every room of the plan by its id."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {row["id"]: _room(row, data["doors"]) for row in data["rooms"]}


def doors(path: Path = PLAN) -> list[dict[str, object]]:
    """The rows of the doors as they stand in the plan."""
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))["doors"])


def _room(row: dict, doors_of_plan: list[dict]) -> RoomPlan:
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
    )


def _opening(row: dict, door: dict) -> Opening:
    if door["axis"] == "y":
        wall = "N" if abs(door["y"] - row["y"] - row["d"]) < abs(door["y"] - row["y"]) else "S"
    else:
        wall = "E" if abs(door["x"] - row["x"] - row["w"]) < abs(door["x"] - row["x"]) else "W"
    other = door["b"] if door["a"] == row["id"] else door["a"]
    along = door["x"] if door["axis"] == "y" else door["y"]
    return Opening(door["id"], wall, along, door["w"], door["h"], door["kind"], other, bool(door.get("interlock")))
