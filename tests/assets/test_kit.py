"""The modelling kit: what is drawn is closed, faces outward, has the size asked for.

What moves does so about its hinge.
"""

import numpy as np
import pytest

from assets.kit import Kit, at, facing
from assets.kit.forms import cushion, frame, plate, ring, rounded
from assets.shapes import Solid


def volume(solid: Solid) -> float:
    """Signed volume by the divergence theorem: positive when the triangles face outward; m3."""
    a, b, c = (solid.position[solid.triangle[:, i]] for i in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def test_a_plate_has_the_volume_of_its_outline_times_its_depth():
    assert volume(plate(rounded(0.2, 0.1, 0.0005), 0.02, 0.0)) == pytest.approx(0.2 * 0.1 * 0.02, rel=1e-4)


def test_a_frame_has_the_volume_of_the_plate_less_its_hole():
    solid = frame(rounded(0.2, 0.1, 0.0005), rounded(0.16, 0.06, 0.0005), 0.02, 1e-6).moved(at(y=-0.02))
    assert volume(solid) == pytest.approx((0.2 * 0.1 - 0.16 * 0.06) * 0.02, rel=1e-3)


def test_a_ring_has_the_volume_of_pappus():
    assert volume(ring(0.05, 0.004, 64, 32)) == pytest.approx(2 * np.pi**2 * 0.05 * 0.004**2, rel=0.02)


def test_a_cushion_stays_inside_its_box_and_faces_outward():
    solid = cushion((0.3, 0.2, 0.05), 0.5)
    assert np.all(np.abs(solid.position[:, 0]) <= 0.15 + 1e-9)
    assert solid.position[:, 2].min() >= -1e-9
    assert 0.5 * 0.3 * 0.2 * 0.05 < volume(solid) < 0.3 * 0.2 * 0.05


def test_a_turn_about_z_by_a_quarter_takes_right_to_back():
    assert at(turn=(0, 0, 90)) @ np.array([1.0, 0, 0, 1]) == pytest.approx([0, 1, 0, 1])


@pytest.mark.parametrize("direction", [(0, 0, 1), (0, -1, 0), (1, 2, 3)])
def test_a_facing_frame_is_a_rotation_whose_z_is_the_direction(direction):
    turn = facing(direction)[:3, :3]
    assert turn @ turn.T == pytest.approx(np.eye(3))
    assert np.linalg.det(turn) == pytest.approx(1.0)
    assert turn[:, 2] == pytest.approx(np.array(direction) / np.linalg.norm(direction))


def test_a_picture_faces_the_viewer_with_its_lower_left_corner_at_uv_zero():
    kit = Kit()
    kit("screen", "screen").screen(0.4, 0.3)
    mesh = kit.mesh()
    assert np.all(mesh.normal == (0, -1, 0))
    corner = mesh.position[np.argmin(mesh.uv0.sum(1))]
    assert corner == pytest.approx([-0.2, 0.0, -0.15])


def test_parts_of_one_name_are_one_part_with_one_box():
    kit = Kit()
    kit("case", "plastic_white").box((0.1, 0.1, 0.1))
    kit("lid", "red").box((0.1, 0.1, 0.1), (0, 0, 0.2))
    kit("case", "steel_brushed").box((0.1, 0.1, 0.1), (1, 0, 0))
    parts = {part.name: part for part in kit.mesh().parts}
    assert set(parts) == {"case", "lid"}
    assert parts["case"].high[0] == pytest.approx(1.05)
    assert sum(part.count for part in parts.values()) == 3 * len(kit.mesh().triangle)


def test_a_region_can_be_pointed_at_and_draws_nothing():
    kit = Kit()
    kit("case", "plastic_white").box((0.1, 0.1, 0.1))
    kit.region("seam", (0, 0, 0), (0.1, 0.1, 0.1))
    seam = next(part for part in kit.mesh().parts if part.name == "seam")
    assert seam.count == 0
    assert seam.high == (0.1, 0.1, 0.1)


def test_a_misspelt_material_is_refused_by_name():
    with pytest.raises(KeyError, match=r"steel_brush.*lid"):
        Kit()("lid", "steel_brush")


def test_a_part_that_moves_but_was_never_drawn_is_refused():
    kit = Kit()
    kit("case", "plastic_white").box((0.1, 0.1, 0.1))
    kit.turns("lid", (0, 0, 0), (1, 0, 0))
    with pytest.raises(ValueError, match="lid"):
        kit.mesh()
