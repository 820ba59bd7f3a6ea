"""Pointing: parts are met by their real shape, in the frame of a turned instance, where they are now."""

import math
from dataclasses import replace

import numpy as np
import pytest

from game.input.picker import Thing, in_plant, pick, pick_near, spot
from game.input.solid import box_solid, nearest, solids
from game.stage import BUILT

NORTH = (0.0, 1.0, 0.0)
BOX = ((-0.1, -0.05, -0.1), (0.1, 0.05, 0.1))
QUARTER = (((0.0, 1.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 0.0, 1.0)), (0.0, 0.0, 0.0))  # brings a quarter turn left back


def thing(at=(0.0, 2.0, 1.5), heading=0.0, others=(), moved=None, **parts):
    solid = {name: box_solid(box) for name, box in (parts or {"dial": BOX}).items()}
    return Thing("PAL_D.dp_gauge", "dp_gauge", at, heading, solid, dict(others), moved or {})


def model(name):
    return solids(BUILT / "equipment" / f"{name}.fam")


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


def test_a_near_miss_meets_what_lies_within_the_slack():
    slack = math.atan2(0.05, 2.0)
    assert pick_near((0.13, 0, 1.5), NORTH, [thing()], 0.0) is None
    assert pick_near((0.13, 0, 1.5), NORTH, [thing()], slack).part == "dial"
    assert pick_near((0.20, 0, 1.5), NORTH, [thing()], slack) is None


def test_of_two_parts_beside_the_pointer_the_larger_is_meant_even_when_it_is_farther():
    small = ((0.04, -0.9, -0.01), (0.06, -0.88, 0.01))
    large = ((-0.3, -0.05, -0.3), (-0.04, 0.05, 0.3))
    slack = math.atan2(0.06, 1.0)
    assert pick_near((0, 0, 1.5), NORTH, [thing(small=small, large=large)], slack).part == "large"


def test_what_is_only_in_the_way_hides_what_stands_well_behind_it():
    screen = {"case": box_solid(((-0.5, -1.0, -0.5), (0.5, -0.9, 0.5)))}
    needle = {"needle": box_solid(((-0.5, -0.08, -0.5), (0.5, -0.07, 0.5)))}
    assert pick((0, 0, 1.5), NORTH, [thing(others=screen)]) is None
    assert pick((0, 0, 1.5), NORTH, [thing(others=needle)]).part == "dial"


def test_a_part_that_moved_is_met_where_it_is_and_not_where_it_was():
    leaf = {"door": ((0.0, -0.02, -1.0), (0.9, 0.02, 1.0))}
    shut = thing(**leaf)
    solid = shut.parts["door"]
    moving = replace(solid, pivot=(0.0, 0.0, 0.0), carrier="door")
    swung = Thing("CHG.locker", "locker", (0.0, 2.0, 1.5), 0.0, {"door": moving}, {}, {"door": QUARTER})
    assert pick((0.5, 0, 1.5), NORTH, [shut]) is not None
    assert pick((0.5, 0, 1.5), NORTH, [swung]) is None
    assert pick((0.0, 0, 1.5), NORTH, [swung]).distance == pytest.approx(2.0)
    assert in_plant(swung, "door", (0.9, 0.0, 0.0)) == pytest.approx((0.0, 2.9, 1.5))


def test_every_spot_of_every_part_lies_on_the_part():
    for name in ("locker", "gown_rack_pal_d", "sink"):
        for part, solid in model(name).items():
            low, high = solid.box
            for spot_ in solid.spots:
                assert all(a - 1e-3 <= s <= b + 1e-3 for a, s, b in zip(low, spot_, high, strict=True)), (name, part)


def test_the_bunches_of_a_part_miss_no_triangle():
    rack = model("gown_rack_pal_d")
    for part in ("coverall", "overshoes", "rail"):
        solid = rack[part]
        whole = (solid.corner, solid.along, solid.across)
        met = 0
        for x in np.linspace(solid.box[0][0], solid.box[1][0], 12):
            for z in np.linspace(solid.box[0][2], solid.box[1][2], 12):
                eye = (float(x), -3.0, float(z))
                expected = nearest(np.array(eye), np.array(NORTH), *whole)
                assert solid.meet(eye, NORTH) == expected
                met += expected is not None
        assert met > 3


def test_a_box_of_covers_is_met_although_the_box_round_the_coveralls_holds_it():
    rack = Thing("PAL_D.gown_rack", "gown_rack", (0, 2, 0), 0.0, model("gown_rack_pal_d"))
    (x0, y0, z0), (x1, y1, z1) = rack.parts["hair_cover"].box
    (a0, b0, c0), (_, b1, c1) = rack.parts["coverall"].box
    assert (a0, b0, c0) < (x0, y0, z0)
    assert b0 < y0 < y1 < b1
    assert c0 < z0 < z1 < c1
    assert pick(((x0 + x1) / 2, 0, z1 - 0.03), NORTH, [rack]).part == "hair_cover"


def test_a_place_that_the_thing_itself_hides_has_no_spot():
    shut = Thing("CHG.locker", "locker", (0, 2, 0), 0.0, model("locker"))
    eye = (-0.35, 0.9, 1.62)
    assert spot(eye, shut, "tray") is None
    assert spot(eye, shut, "handle") is not None
    assert shut.parts["handle"].carrier == "door"
