"""Pointing: parts are boxes in the frame of a turned instance."""

import math

import pytest

from game.input.picker import Thing, pick, pick_near

NORTH = (0.0, 1.0, 0.0)
BOX = ((-0.1, -0.05, -0.1), (0.1, 0.05, 0.1))


def thing(at=(0.0, 2.0, 1.5), heading=0.0, **parts):
    return Thing("PAL_D.dp_gauge", "dp_gauge", at, heading, parts or {"dial": BOX})


def test_a_ray_meets_the_front_of_a_part():
    hit = pick((0, 0, 1.5), NORTH, [thing()])
    assert hit.part == "dial"
    assert hit.distance == pytest.approx(1.95)


def test_a_ray_past_a_part_meets_nothing():
    assert pick((0.2, 0, 1.5), NORTH, [thing()]) is None


def test_nothing_behind_the_eyes_is_met():
    assert pick((0, 4, 1.5), NORTH, [thing()]) is None


def test_the_nearer_of_two_parts_is_met():
    lamp = ((-0.02, -0.2, -0.02), (0.02, -0.15, 0.02))
    assert pick((0, 0, 1.5), NORTH, [thing(dial=BOX, lamp=lamp)]).part == "lamp"


def test_a_turned_instance_turns_its_parts():
    wide = ((-0.5, -0.05, -0.1), (0.5, 0.05, 0.1))
    assert pick((0.3, 0, 1.5), NORTH, [thing(dial=wide)]) is not None
    assert pick((0.3, 0, 1.5), NORTH, [thing(heading=90.0, dial=wide)]) is None


def test_a_steady_hand_meets_what_is_near_the_ray():
    slack = math.atan2(0.05, 2.0)
    assert pick_near((0.13, 0, 1.5), NORTH, [thing()], 0.0) is None
    assert pick_near((0.13, 0, 1.5), NORTH, [thing()], slack).part == "dial"
