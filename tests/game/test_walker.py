"""The player's body: paces, sliding, paths, looking."""

import math

import pytest

from game.clock import PlayClock
from game.walker import EYE_HEIGHT, HURRY_SPEED, PITCH_LIMIT, WALK_SPEED, Walker
from sim_core.walk import Area, Opening, WalkMap

PLAN = WalkMap((Area("A", 0, 0, 4, 4), Area("B", 4, 0, 4, 4)), (Opening("D1", 4.0, 2.0, 1.0, wall_along_x=False),))


def walker(position=(1.0, 1.0), **options):
    return Walker(PLAN, position, **options)


def walk(body, seconds, *, forward=0.0, sideways=0.0, open_doors=()):
    for _ in range(round(seconds * 60)):
        body.update(1 / 60, forward, sideways, set(open_doors))


def test_a_second_of_walking_north_covers_the_cleanroom_pace():
    body = walker()
    walk(body, 1.0, forward=1.0)
    assert body.position == pytest.approx((1.0, 1.0 + WALK_SPEED), abs=1e-6)
    assert body.speed == pytest.approx(WALK_SPEED)


def test_walking_slantwise_is_no_faster():
    body = walker()
    walk(body, 1.0, forward=1.0, sideways=1.0)
    assert math.dist(body.position, (1.0, 1.0)) == pytest.approx(WALK_SPEED, rel=1e-6)


def test_right_is_east_when_looking_north():
    body = walker()
    walk(body, 0.5, sideways=1.0)
    assert body.position[0] > 1.4


def test_hurrying_is_faster():
    body = walker(hurries=True)
    walk(body, 1.0, forward=1.0)
    assert body.speed == pytest.approx(HURRY_SPEED)


def test_a_clicked_floor_is_reached_through_an_open_door():
    body = walker()
    body.walk_to((7.0, 3.0))
    walk(body, 12.0, open_doors=["D1"])
    assert math.dist(body.position, (7.0, 3.0)) < 0.15
    assert body.room == "B"


def test_a_closed_door_stops_the_walk():
    body = walker()
    body.walk_to((7.0, 3.0))
    walk(body, 12.0)
    assert body.room == "A"
    assert not body.path
    assert body.is_blocked


def test_a_walk_leads_through_no_door_that_is_known_to_be_shut():
    body = walker()
    walk(body, 0.1)
    body.walk_to((7.0, 2.0))
    walk(body, 12.0)
    assert body.room == "A"
    assert body.position[0] > 3.5
    assert not body.is_blocked


def test_a_clicked_walk_keeps_its_distance_from_what_is_critical_unless_it_ends_there():
    rack = Area("rack", 1.5, 1.2, 1.0, 0.6)
    plan = WalkMap(PLAN.rooms, PLAN.doors, (rack,), (rack,))

    def nearest(goal):
        body, least = Walker(plan, (0.5, 0.6)), math.inf
        body.walk_to(goal)
        for _ in range(900):
            body.update(1 / 60, 0.0, 0.0, set())
            x, y = body.position
            away = math.hypot(max(1.5 - x, 0.0, x - 2.5), max(1.2 - y, 0.0, y - 1.8))
            least = min(least, away)
        assert math.dist(body.position, goal) < 0.15
        return least

    assert nearest((3.5, 2.5)) >= 0.35  # 0.4 m and half a cell
    assert nearest((2.0, 0.9)) < 0.35


def test_a_bench_from_wall_to_wall_stops_a_clicked_walk_on_this_side():
    bench = Area("bench", 0.1, 1.9, 3.8, 0.4)
    body = Walker(WalkMap(PLAN.rooms, PLAN.doors, (bench,)), (1.0, 1.0))
    body.walk_to((1.0, 3.5))
    walk(body, 8.0)
    assert body.position[1] < 1.9
    assert not body.path


def test_any_key_stops_a_clicked_walk():
    body = walker()
    body.walk_to((3.5, 3.5))
    walk(body, 0.2, forward=-1.0)
    assert not body.path


def test_the_view_does_not_turn_over():
    body = walker()
    body.look(720.0, 300.0)
    assert body.pitch == PITCH_LIMIT
    assert body.heading == pytest.approx(0.0)


def test_bending_lowers_the_eyes_and_standing_raises_them():
    body = walker()
    body.is_bent = True
    walk(body, 2.0)
    assert body.eye[2] < 1.1
    body.is_bent = False
    walk(body, 2.0)
    assert body.eye[2] == pytest.approx(EYE_HEIGHT, abs=0.01)


def test_the_clock_gives_every_tick_once():
    clock = PlayClock()
    assert sum(clock.ticks(1 / 60) for _ in range(600)) in (99, 100)
    clock.is_frozen = True
    assert clock.ticks(1.0) == 0


def test_a_long_frame_is_not_caught_up():
    assert PlayClock().ticks(30.0) <= 3


def test_speeds_go_up_and_down_and_never_to_a_stand():
    clock = PlayClock()
    clock.faster()
    assert clock.speed == 2
    clock.slower()
    clock.slower()
    assert clock.speed == 1
