"""Control room, culture hall and kill-tank room: every stand is reached, and nothing that stands is walked through."""

import math

import numpy as np
import pytest
from panda3d.core import NodePath

from assets import build, plan_source, room, room_dress
from game.play import walk_map
from game.stage import Stage
from sim_core.walk import Area
from training.facility import load_facility

DOORS = {"CTL": ("DR021", "DR022"), "USP": ("DR044", "DR046"), "WIN": ("DR038",)}
INSIDE = 0.6  # m from a door's middle into the room
KNEE, HIP = 0.30, 1.00  # m: what stands between these heights is bumped into
AT_WALL = 0.34  # m; what hangs on a wall is kept clear of by the body's own radius
NARROW = 0.05  # m by which a thing may stand out of the rectangle that blocks the way


@pytest.fixture(scope="module", params=sorted(DOORS))
def staged(request: pytest.FixtureRequest) -> tuple[str, Stage]:
    return request.param, Stage(NodePath("root"), load_facility(), (request.param,), "low")


def before(door: str, name: str) -> tuple[float, float]:
    """A place inside the room before one of its doors."""
    plan = plan_source.rooms()[name]
    o = next(o for o in plan.openings if o.door == door)
    return {
        "N": (o.along, plan.y + plan.d - INSIDE),
        "S": (o.along, plan.y + INSIDE),
        "E": (plan.x + plan.w - INSIDE, o.along),
        "W": (plan.x + INSIDE, o.along),
    }[o.wall]


def test_the_doors_of_the_room_are_those_of_the_plan(staged: tuple[str, Stage]) -> None:
    name, stage = staged
    assert {door for door in DOORS[name] if door in stage.views} == set(DOORS[name])


def test_every_stand_is_free_and_reached_from_every_door(staged: tuple[str, Stage]) -> None:
    name, stage = staged
    facility = load_facility()
    plan = walk_map(facility, stage)
    stands = [placed for placed in facility.placed.values() if placed.room == name]
    assert stands
    for door in DOORS[name]:
        assert plan.is_free(before(door, name), ())
        for placed in stands:
            assert plan.is_free(placed.stand, ()), placed.id
            assert math.dist(plan.path(before(door, name), placed.stand, ())[-1], placed.stand) < 0.15, (
                door,
                placed.id,
            )


def test_what_stands_on_the_floor_of_a_suite_blocks_the_way(staged: tuple[str, Stage]) -> None:
    name, stage = staged
    plan = plan_source.rooms()[name]
    scene = room.build_shell(plan)
    room_dress.dress(scene, plan)
    points = np.concatenate([p.solid.position for p in scene.pieces if p.layer == "solid"])
    inside = (points[:, 2] > KNEE) & (points[:, 2] < HIP)
    for axis, low, high in ((0, plan.x, plan.x + plan.w), (1, plan.y, plan.y + plan.d)):
        inside &= (points[:, axis] > low + AT_WALL) & (points[:, axis] < high - AT_WALL)
    assert inside.any() == (name != "WIN") or inside.any()
    for area in stage.obstacles():
        inside &= ~covered(area, points)
    loose = points[inside]
    assert not len(loose), f"nothing blocks the way at {np.unique(loose[:, :2].round(1), axis=0)[:8].tolist()}"


def covered(area: Area, points: np.ndarray) -> np.ndarray:
    """Which points lie in an area, or just outside of it."""
    x = (points[:, 0] > area.x - NARROW) & (points[:, 0] < area.x + area.width + NARROW)
    return x & (points[:, 1] > area.y - NARROW) & (points[:, 1] < area.y + area.depth + NARROW)


def test_the_obstacles_in_the_built_room_are_those_of_its_source(staged: tuple[str, Stage]) -> None:
    name, stage = staged
    built = stage.scenes[name].model.header["obstacles"]
    assert built == [list(area) for area in build.staged(plan_source.rooms()[name]).obstacles]
