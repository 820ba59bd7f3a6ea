"""Every model: sound geometry, described parts, the parts that its controls need.

Built files agree with their sources.
"""

import importlib
import math
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml

from assets import equipment
from assets.equipment.dp_gauge import RADIUS
from assets.equipment.eds import TRAVEL
from assets.pack import Mesh, read_mesh

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "assets" / "built" / "equipment"
PLACEMENT = yaml.safe_load((ROOT / "levels" / "facility" / "placement.yaml").read_text(encoding="utf-8"))["instances"]
ON_WALL = ("dp_gauge", "ebr", "ems", "gown_rack_box", "mirror", "phone", "qms", "sanitiser", "sink")
ON_FLOOR = (
    "bench_over_chg",
    "bench_over_pal_d",
    "bin",
    "gown_rack_chg",
    "gown_rack_pal_d",
    "locker",
    "dcs",
    "eds",
    "br2000",
    "feedbag",
    "sampler",
)
ON_BENCH = ("cell_counter", "metab", "microscope")
LARGE = {  # others at most 7000
    "br2000": 82000,
    "dcs": 12000,
    "eds": 24000,
    "feedbag": 10400,
    "gown_rack_chg": 26000,
    "gown_rack_pal_d": 26000,
    "locker": 12000,
    "microscope": 8000,
    "sink": 12000,
}
MODELS = sorted(equipment.MODELS)


@cache
def model(name: str) -> Mesh:
    return equipment.build(name).mesh()


def model_of(instance: str, row: dict) -> str:
    """The built model that an instance shows (as game/stage.py chooses it)."""
    if "style" in row:
        return f"{row['equipment']}_{row['style']}"
    by_room = row["equipment"] in ("gown_rack", "bench_over")
    return f"{row['equipment']}_{instance.split('.', maxsplit=1)[0].lower()}" if by_room else row["equipment"]


def turned(point, pivot, axis, degrees):
    """A point after a turn by the right hand about an axis through a pivot (Rodrigues)."""
    k, v, a = np.array(axis), np.array(point) - pivot, math.radians(degrees)
    return v * math.cos(a) + np.cross(k, v) * math.sin(a) + k * (k @ v) * (1 - math.cos(a)) + pivot


@pytest.mark.parametrize("name", MODELS)
def test_no_triangle_is_empty_no_number_is_lost_and_faces_look_along_their_normals(name):
    mesh = model(name)
    corners = mesh.position[mesh.triangle].astype(float)
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert np.isfinite(mesh.position).all()
    assert np.isfinite(mesh.uv0).all()
    assert np.linalg.norm(mesh.normal, axis=1) == pytest.approx(1.0, abs=1e-3)
    assert (np.linalg.norm(face, axis=1) > 0).all()
    assert ((face * mesh.normal[mesh.triangle].sum(1)).sum(1) < 0).mean() < 0.002  # folds of a coiled cord


@pytest.mark.parametrize("name", MODELS)
def test_every_part_is_described_and_the_model_is_within_its_triangles(name):
    mesh = model(name)
    assert {part.name for part in mesh.parts} <= set(equipment.parts(name))
    assert len(mesh.triangle) <= LARGE.get(name, 7000)


@pytest.mark.parametrize("slug", sorted({slug for slug, _ in equipment.MODELS.values()}))
def test_every_described_part_is_in_some_model(slug):
    names = [name for name, row in equipment.MODELS.items() if row[0] == slug]
    drawn = {part.name for name in names for part in model(name).parts}
    assert drawn == set(equipment.parts(names[0]))


@pytest.mark.parametrize("name", ON_WALL)
def test_what_hangs_on_a_wall_stays_before_it(name):
    assert model(name).position[:, 1].max() < 0.02  # tubes end inside the panel


@pytest.mark.parametrize("name", ON_FLOOR + ON_BENCH)
def test_what_stands_on_the_floor_touches_it_and_does_not_sink_in(name):
    assert model(name).position[:, 2].min() == pytest.approx(0.0, abs=0.004)


@pytest.mark.parametrize("instance", sorted(PLACEMENT))
def test_every_placed_instance_has_a_model_with_the_parts_of_its_controls(instance):
    row = PLACEMENT[instance]
    name = model_of(instance, row)
    have = {part.name for part in model(name).parts}
    view = importlib.import_module(f"game.equipment.{row['equipment']}")
    if row["equipment"] == "gown_rack":
        assert set(row["garments"]) <= have
        assert ({"tag", "seam"} <= have) == ("coverall" in row["garments"])
    else:
        assert {verb.part for verb in view.VERBS} <= have
    separate = {part.name for part in model(name).parts if part.is_separate}
    assert {binding.part for binding in view.BINDINGS} <= separate


@pytest.mark.parametrize("name", MODELS)
def test_the_built_file_is_the_model_of_its_source(name):
    built, header, _ = read_mesh(BUILT / f"{name}.fam")
    source = model(name)
    assert len(built.triangle) == len(source.triangle)
    assert np.abs(built.position - source.position).max() < 1e-5
    assert np.abs(built.uv0 - source.uv0).max() < 1e-5  # the places of labels
    assert [part.name for part in built.parts] == [part.name for part in source.parts]
    assert set(header["moves"]) == set(equipment.build(name).moves)


@pytest.mark.parametrize("name", MODELS)
def test_what_turns_turns_about_a_place_on_itself(name):
    for part in model(name).parts:
        if part.pivot is not None:
            pivot, axis = np.array(part.pivot), np.array(part.axis)
            assert np.linalg.norm(axis) == pytest.approx(1.0)
            assert np.all(pivot >= np.array(part.low) - 0.03)
            assert np.all(pivot <= np.array(part.high) + 0.03)


def test_the_needle_points_at_zero_lower_left_and_at_full_scale_lower_right():
    needle = next(part for part in model("dp_gauge").parts if part.name == "needle")
    rows = model("dp_gauge").triangle.reshape(-1)[needle.first : needle.first + needle.count]
    points = model("dp_gauge").position[rows].astype(float)
    tip = points[np.argmax(np.linalg.norm(points[:, [0, 2]], axis=1))]
    assert np.hypot(tip[0], tip[2]) < RADIUS - 0.01  # it clears the bezel
    assert math.degrees(math.atan2(tip[2], tip[0])) == pytest.approx(-135.0, abs=2.0)
    high = turned(tip, np.array(needle.pivot), needle.axis, -270.0)
    assert math.degrees(math.atan2(high[2], high[0])) == pytest.approx(-45.0, abs=2.0)
    half = turned(tip, np.array(needle.pivot), needle.axis, -135.0)
    assert math.degrees(math.atan2(half[2], half[0])) == pytest.approx(90.0, abs=2.0)


def test_the_locker_door_swings_towards_the_room():
    door = next(part for part in model("locker").parts if part.name == "door")
    edge = np.array([door.high[0], door.low[1], 1.0])
    opened = turned(edge, np.array(door.pivot), door.axis, 105.0)
    assert opened[1] < edge[1] - 0.2


def test_the_bin_lid_opens_upward():
    lid = next(part for part in model("bin").parts if part.name == "lid")
    front = np.array([0.0, lid.low[1], lid.low[2]])
    assert turned(front, np.array(lid.pivot), lid.axis, 60.0)[2] > front[2] + 0.2


def test_the_grips_of_the_coverall_are_apart():
    points = equipment.build("garment_coverall").points
    grips = [np.array(points[f"grip_{name}"]) for name in ("inside", "tab", "outside")]
    assert min(np.linalg.norm(a - b) for i, a in enumerate(grips) for b in grips[i + 1 :]) > 0.08


def test_the_float_of_the_kill_tank_stays_in_its_tube_from_empty_to_full():
    parts = {part.name: part for part in model("eds").parts if part.layer == "solid"}
    tube, rest = parts["level"], parts["float"]
    assert rest.low[2] > tube.low[2]
    assert rest.high[2] + TRAVEL < tube.high[2]
    assert np.array(rest.axis) == pytest.approx((0.0, 0.0, 1.0))


@pytest.mark.parametrize("name", ["dcs", "metab", "cell_counter", "qms", "eds"])
def test_a_screen_is_ten_high_where_it_is_sixteen_wide(name):
    screen = next(part for part in model(name).parts if part.name == "screen")
    rows = model(name).triangle.reshape(-1)[screen.first : screen.first + screen.count]
    corners, uv = model(name).position[rows], model(name).uv0[rows]
    low, right = corners[uv.sum(1).argmin()], corners[(uv[:, 0] - uv[:, 1]).argmax()]
    high = corners[(uv[:, 1] - uv[:, 0]).argmax()]
    assert np.linalg.norm(right - low) / np.linalg.norm(high - low) == pytest.approx(1.6, rel=0.02)
    assert uv.min() == 0.0
    assert uv.max() == 1.0
