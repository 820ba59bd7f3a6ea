"""People on their way in the picture: round furniture, through open doors only, never into the trainee."""

import itertools
import math

import pytest

from game.passer import APART, LOST, Passer, beside
from sim_core.walk import Area, Opening, Point, WalkMap

TABLE = Area("table", 2.5, 1.5, 1.0, 1.0)
ROOMS = [Area("A", 0.0, 0.0, 6.0, 4.0), Area("B", 6.0, 0.0, 4.0, 4.0)]
PLAN = WalkMap(ROOMS, [Opening("D1", 6.0, 2.0, 1.0, wall_along_x=False)], [TABLE])
FAR: list[Point] = [(100.0, 100.0)]


def walk(
    passer: Passer, goal: Point, seconds: float, doors: tuple[str, ...] = (), others: list[Point] = FAR
) -> list[Point]:
    path = []
    for _ in range(round(seconds / 0.05)):
        passer.follow(goal, 0.05, doors, others)
        assert passer.position is not None
        path.append(passer.position)
    return path


def test_one_walks_round_a_table_and_never_through_it() -> None:
    passer = Passer(PLAN, (1.0, 2.0))
    path = walk(passer, (5.0, 2.0), 12.0)
    assert math.dist(path[-1], (5.0, 2.0)) < 0.1
    assert all(PLAN.is_free(point, ()) for point in path)


def test_a_shut_door_stops_and_an_open_one_lets_through() -> None:
    passer = Passer(PLAN, (4.5, 2.0))
    walk(passer, (8.0, 2.0), 6.0)
    assert passer.position is not None
    assert PLAN.room_at(passer.position) == "A"
    walk(passer, (8.0, 2.0), 6.0, doors=("D1",))
    assert math.dist(passer.position, (8.0, 2.0)) < 0.1


def test_nobody_walks_into_the_trainee_on_the_way() -> None:
    trainee = (1.5, 0.8)
    passer = Passer(PLAN, (0.5, 0.8))
    path = walk(passer, (5.0, 0.8), 15.0, others=[trainee])
    assert min(math.dist(point, trainee) for point in path) >= APART - 0.01
    assert math.dist(path[-1], (5.0, 0.8)) < 0.15


def test_who_stands_where_somebody_wants_to_be_is_not_displaced() -> None:
    trainee = (4.5, 3.0)
    passer = Passer(PLAN, (1.0, 3.0))
    path = walk(passer, trainee, 10.0, others=[trainee])
    assert math.dist(path[-1], trainee) == pytest.approx(APART, abs=0.15)


def test_the_pace_is_a_walk() -> None:
    passer = Passer(PLAN, (0.5, 0.5))
    path = walk(passer, (5.5, 0.5), 6.0)
    steps = [math.dist(a, b) / 0.05 for a, b in itertools.pairwise(path)]
    assert max(steps) <= 1.6 + 1e-6


def test_who_is_lost_is_put_where_the_plant_has_him() -> None:
    passer = Passer(PLAN, (0.5, 0.5))
    passer.follow((9.0, 3.0), 0.05, (), FAR)
    assert math.dist((0.5, 0.5), (9.0, 3.0)) > LOST
    assert passer.position == (9.0, 3.0)


def test_the_watcher_stands_in_the_room_free_and_not_before_the_hands() -> None:
    for heading in (0.0, 90.0, 180.0, 270.0):
        who = (1.2, 2.0)
        spot = beside(PLAN, who, heading, (5.0, 2.0))
        assert PLAN.is_free(spot, ())
        assert APART < math.dist(spot, who) < 2.0
        ahead = (who[0] - math.sin(math.radians(heading)), who[1] + math.cos(math.radians(heading)))
        assert math.dist(spot, ahead) > 0.6
