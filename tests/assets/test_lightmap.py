import numpy as np
import pytest

from assets import lightmap, panels, plan_source, room
from assets.build import ROOMS
from assets.charts import BORDER, chart_name, charts_of, unwrap
from assets.room_dress import dress
from assets.shapes import Solid


@pytest.mark.parametrize("name", ROOMS)
def test_charts_lie_in_the_map_and_apart(name: str) -> None:
    charts = charts_of(plan_source.rooms()[name])
    taken = np.zeros((charts.rows, charts.columns), int)
    for chart in charts.charts:
        taken[charts.region(chart)] += 1
    assert taken.max() == 1
    assert taken.shape[1] <= 4096  # what every graphics card takes
    assert taken.mean() > 0.5


@pytest.mark.parametrize("name", ["LOB", "PAL_D"])
def test_points_of_a_wall_keep_their_distances_in_the_map(name: str) -> None:
    plan = plan_source.rooms()[name]
    scene = room.build_shell(plan)
    dress(scene, plan)
    mesh = scene.mesh()
    charts = unwrap(mesh, plan)
    for part in (p for p in mesh.parts if p.layer == "chart" and not p.name.startswith(("cove", "skirting"))):
        own = np.unique(mesh.triangle[part.first // 3 : (part.first + part.count) // 3])
        chart = charts.charts[chart_name(part.name)]
        texel = mesh.uv1[own] * (charts.columns, charts.rows)
        metre = (texel - texel[0]) * (chart.width / chart.columns, chart.height / chart.rows)
        apart = np.linalg.norm(mesh.position[own] - mesh.position[own[0]], axis=1)
        assert np.linalg.norm(metre, axis=1) == pytest.approx(apart, abs=2e-3)
        low, high = (chart.left, chart.bottom), (chart.left + chart.columns, chart.bottom + chart.rows)
        inside = (texel > np.array(low) - 0.01) & (texel < np.array(high) + 0.01)
        assert inside.all()
    assert BORDER >= 2


def test_a_cove_begins_at_the_foot_of_its_wall_and_ends_where_the_panel_begins() -> None:
    plan = plan_source.rooms()["PAL_D"]
    mesh = room.build_shell(plan).mesh()
    charts = unwrap(mesh, plan)
    chart = charts.charts["wall_N"]

    def heights(part: str, test: np.ndarray) -> np.ndarray:
        found = next(p for p in mesh.parts if p.name == part)
        own = np.unique(mesh.triangle[found.first // 3 : (found.first + found.count) // 3])
        rows = mesh.uv1[own, 1] * charts.rows - chart.bottom
        return rows[test(mesh.position[own])] * chart.height / chart.rows

    foot = heights("cove_N", lambda p: p[:, 2] < 1e-6)
    rim = heights("cove_N", lambda p: p[:, 2] > room.COVE - 1e-6)
    panel = heights("wall_N", lambda p: p[:, 2] < room.COVE + 1e-6)
    assert foot == pytest.approx(np.zeros(len(foot)), abs=1e-4)
    assert rim == pytest.approx(np.full(len(rim), panel.mean()), abs=1e-3)


def test_light_comes_back_from_its_pictures_within_a_hundredth() -> None:
    rows, columns = np.mgrid[0:64, 0:96] / 96.0
    light = np.stack([0.05 + rows, 0.3 + 0.5 * columns, 1.0 - 0.4 * rows], -1)
    pixels = lightmap.decoded(lightmap.encoded(light, columns)).astype(float) / 255
    assert np.abs(pixels[..., 2::-1] ** 2 * lightmap.BRIGHTEST - light).max() < 0.04
    assert np.abs(pixels[..., 2::-1] ** 2 * lightmap.BRIGHTEST - light).mean() < 0.01
    assert np.abs(pixels[..., 3] - columns).mean() < 0.01


@pytest.mark.parametrize(
    "solid",
    [
        panels.raised(0.4, 0.3, 0.01, 0.002),
        panels.opening(0.5, 0.4, 0.03, (0.002, 0.014)),
        panels.slats(0.5, 0.3, 5),
        panels.rod(3.0, 0.02),
        panels.extruded([(-0.01, -0.05), (-0.01, 0.05), (0.01, 0.05), (0.01, -0.05)], 2.0),
    ],
)
def test_a_flat_thing_faces_along_its_normals(solid: Solid) -> None:
    a, b, c = (solid.position[solid.triangle[:, k]] for k in range(3))
    face = np.cross(b - a, c - a)
    assert (np.linalg.norm(face, axis=1) > 0).all()
    assert ((face * solid.normal[solid.triangle].sum(1)).sum(1) > 0).all()
    assert np.linalg.norm(solid.normal, axis=1) == pytest.approx(1.0, abs=1e-6)


def test_a_raised_plate_shows_nothing_to_the_wall() -> None:
    plate = panels.raised(0.4, 0.3, 0.01, 0.002)
    assert plate.position[:, 1].max() == pytest.approx(0.0)
    assert plate.normal[:, 1].max() < 1e-9
