from pathlib import Path

import numpy as np
import pytest

from assets import coarsen, levels, pack, shapes
from assets.pieces import cuts
from assets.scene import Scene


def coarse(solid: shapes.Solid, error: float) -> tuple[np.ndarray, np.ndarray]:
    """Corners of the triangles before and after."""
    scene = Scene()
    scene.add("body", "steel_brushed", solid)
    mesh = scene.mesh()
    surface = coarsen.surface(mesh, mesh.triangle, np.zeros(len(mesh.position), bool))
    coarsen.coarsen(surface, error)
    _, place, triangle = coarsen.result(surface)
    return mesh.position[mesh.triangle], mesh.position[place][triangle]


def volume(corners: np.ndarray) -> float:
    a, b, c = (corners[:, k].astype(float) for k in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def test_a_bevelled_box_becomes_a_plain_one_of_the_same_size() -> None:
    before, after = coarse(shapes.box(1.0, 0.8, 0.6, 0.004), 0.010)
    assert len(after) == 12 < len(before)
    assert volume(after) == pytest.approx(volume(before), rel=0.02)


@pytest.mark.parametrize("error", [0.002, 0.01, 0.03])
def test_a_coarser_bar_stays_closed_and_within_its_error(error: float) -> None:
    before, after = coarse(shapes.cylinder(0.1, 1.0, 48), error)
    assert len(after) < len(before)
    radius = np.hypot(after[..., 0], after[..., 1])
    assert radius.max() <= 0.1 + 1e-6
    edges = np.sort(np.stack([after, np.roll(after, 1, 1)], 2).round(6).reshape(-1, 2, 3), axis=1)
    assert volume(after) > volume(before) * (1 - 8 * error / 0.1)
    _, count = np.unique(edges.reshape(-1, 6), axis=0, return_counts=True)
    assert (count % 2 == 0).all()  # every edge joins two triangles: no gap


def test_a_thin_plate_keeps_the_face_that_is_seen_before_the_wall() -> None:
    _, after = coarse(shapes.box(0.5, 0.006, 0.3, 0.002), 0.025)
    assert np.ptp(after[..., 1]) == pytest.approx(0.006, abs=1e-6)


def test_a_thing_smaller_than_the_error_is_not_drawn() -> None:
    _, after = coarse(shapes.cylinder(0.005, 0.01), 0.025)
    assert len(after) == 0


@pytest.mark.parametrize("path", levels.models(), ids=lambda path: path.stem)
def test_the_coarser_forms_come_from_the_present_model_and_get_fewer(path: Path) -> None:
    assert levels.is_fresh(path), f"{path.name} changed: run `python -m assets.levels`"
    header, _ = pack.read(path)
    errors, forms = levels.load(path)
    if path.parent.name == "people":
        drawn = {name: span[1] for name, span in header["ranges"].items()}
    else:
        drawn = {cut.name: len(cut.triangle) for cut in cuts(pack.read_mesh(path)[0]) if not cut.is_shell}
    assert sorted(forms) == sorted(drawn)
    whole = sum(drawn.values())
    counts = [sum(len(row[k].triangle) for row in forms.values()) for k in range(len(errors))]
    assert [whole, *counts] == sorted([whole, *counts], reverse=True)
    assert counts[1] < 0.75 * whole
