"""Walking: two rooms of 4 m by 4 m side by side, a door between them, a table in the second."""

import itertools
import math

import pytest

from sim_core.walk import BODY_RADIUS, Area, Opening, WalkMap, length

ROOMS = (Area("A", 0, 0, 4, 4), Area("B", 4, 0, 4, 4))
DOOR = Opening("D1", 4.0, 2.0, 1.0, wall_along_x=False)


def plan(*obstacles):
    return WalkMap(ROOMS, (DOOR,), obstacles)


def test_a_wall_stops_a_body_at_its_radius():
    x, y = 1.0, 1.0
    for _ in range(100):
        x, y = plan().slide((x, y), (-0.05, 0.0), set())
    assert BODY_RADIUS - 0.06 <= x <= BODY_RADIUS + 0.11


def test_a_body_slides_along_a_wall():
    end = plan().slide((0.25, 1.0), (-0.2, 0.2), set())
    assert end == pytest.approx((0.25, 1.2))


def test_a_closed_door_holds_and_an_open_one_lets_pass():
    inside_the_frame = (4.0, 2.0)
    assert not plan().is_free(inside_the_frame, set())
    assert plan().is_free(inside_the_frame, {"D1"})
    assert plan().door_at(inside_the_frame) == "D1"


def test_a_path_leads_through_the_door():
    points = plan().path((1.0, 3.5), (7.0, 3.5))
    assert math.dist(points[-1], (7.0, 3.5)) < 0.15
    assert any(1.5 < y < 2.6 and 3.5 < x < 4.5 for x, y in points)


def test_a_path_is_no_shorter_than_the_straight_line_and_not_much_longer_than_needed():
    points = plan().path((1.0, 2.0), (7.0, 2.0))
    assert 5.8 <= length(points) <= 6.3


def test_a_path_goes_round_an_obstacle_and_never_through_it():
    walk = plan(Area("table", 5.5, 0.8, 1.0, 2.4))
    points = walk.path((4.6, 2.0), (7.5, 2.0))
    assert length(points) > 3.3
    for a, b in itertools.pairwise(points):
        for k in range(21):
            p = (a[0] + (b[0] - a[0]) * k / 20, a[1] + (b[1] - a[1]) * k / 20)
            assert walk.is_free(p, {"D1"})


def test_a_bench_from_wall_to_wall_is_not_walked_over():
    walk = plan(Area("bench", 5.9, 0.0, 0.3, 4.0))
    end = walk.path((5.0, 2.0), (7.5, 2.0))[-1]
    assert end[0] < 5.9


def test_rooms_are_named_and_the_outside_is_not():
    assert plan().room_at((1, 1)) == "A"
    assert plan().room_at((5, 1)) == "B"
    assert plan().room_at((9, 1)) == ""
