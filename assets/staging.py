"""How a room is staged for its bake: where its picture is taken, where light is probed, what blocks the way in it."""

from dataclasses import dataclass

Area = tuple[str, float, float, float, float]  # name, x, y, width, depth, metres of the plan


@dataclass(frozen=True, slots=True)
class Staging:
    """Of one room.

    Attributes:
        eye: where the panorama for reflections is taken: clear of large things, which would fill the picture.
        probes: where light is probed for what moves and for equipment, at `heights` over the floor.
        dimmed: how much darker than a lit room: light is counted from a wall that is so many times brighter.
        obstacles: dressing on the floor that a body walks round.
    """

    eye: tuple[float, float]
    probes: tuple[tuple[float, float], ...]
    heights: tuple[float, ...] = (1.2,)
    dimmed: float = 1.0
    obstacles: tuple[Area, ...] = ()
