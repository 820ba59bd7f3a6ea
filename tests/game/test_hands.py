import numpy as np
import pytest
from numpy.typing import NDArray

from game.people import model, rub
from game.people.hand_pose import POSES, HandForm
from game.people.hands import covering
from game.people.rig import Rig

Array = NDArray[np.float64]
HANDS = model.load("hands")
FORM = HandForm.read(HANDS.header)


def skin(pose: Array, part: str = "hand") -> tuple[Array, Array]:
    """Vertices of a posed part, and the bone that moves each most."""
    rig = Rig(HANDS.bones, HANDS.parent, HANDS.joints)
    rig.solve(FORM.local(pose))
    rows = np.unique(HANDS.triangles_of([part]))
    return rig.skinned(HANDS.position[rows], HANDS.bone[rows], HANDS.weight[rows]), HANDS.bone[rows, 0]


def tip(pose: Array, digit: str, part: str = "hand") -> Array:
    points, bone = skin(pose, part)
    return points[bone == HANDS.bones.index(f"{digit}_3")]


@pytest.mark.parametrize("part", ["hand", "glove"])
def test_the_thumb_opposes_its_tip_meets_the_tip_of_the_index_finger(part: str) -> None:
    pose = FORM.poses["pinch"]
    thumb, index = tip(pose, "thumb", part), tip(pose, "index", part)
    gap = np.linalg.norm(thumb[:, None] - index[None], axis=2).min()
    assert gap < 0.006
    centres = np.linalg.norm(FORM.reach(pose)[0, 3] - FORM.reach(pose)[1, 3])
    assert centres > 0.85 * (FORM.radii[0, 3] + FORM.radii[1, 3]), "tips touch, they do not pass through each other"
    across = FORM.reach(pose)[1, 3] - FORM.reach(pose)[0, 3]
    assert across @ FORM.pad(pose, 0) > 0, "the thumb touches with its pad side"
    assert across @ FORM.pad(pose, 1) < 0, "and so does the index finger"


@pytest.mark.parametrize("radius", [0.015, 0.0175, 0.020])
def test_a_grip_closes_on_a_rod_and_every_fingertip_touches_it(radius: float) -> None:
    pose, centre = FORM.grip(radius)
    for digit in ("thumb", "index", "middle", "ring", "little"):
        distance = np.linalg.norm((tip(pose, digit) - centre)[:, 1:], axis=1) - radius
        assert abs(distance.min()) < 0.003, f"{digit} is {distance.min() * 1000:.1f} mm from the rod"


def test_a_wider_rod_opens_the_grip() -> None:
    flexion = [FORM.grip(radius)[0][1:, 3:].sum() for radius in (0.015, 0.0175, 0.020, 0.025)]
    assert flexion == sorted(flexion, reverse=True)


@pytest.mark.parametrize("name", POSES)
def test_a_pose_keeps_the_length_of_every_bone(name: str) -> None:
    joints = FORM.reach(FORM.poses[name])
    lengths, rest = (np.linalg.norm(np.diff(rows, axis=1), axis=2) for rows in (joints, FORM.joints))
    assert np.allclose(lengths, rest, atol=1e-9)


@pytest.mark.parametrize("name", POSES)
def test_no_finger_bends_backwards(name: str) -> None:
    pose = FORM.poses[name]
    assert pose[:, 3:].min() > -0.30
    assert pose[:, 3:].max() < 2.0


def test_pointing_leaves_only_the_index_finger_out() -> None:
    reach = FORM.reach(FORM.poses["point"])[:, 3, 1]
    assert reach[1] > 0.17
    assert (reach[2:] < 0.13).all()


def test_each_zone_of_a_rub_has_its_own_stroke_and_both_hands_stay_near() -> None:
    seen = set()
    for zone in rub.ZONES:
        steps = [rub.step(zone, time) for time in np.linspace(0, 0.45, 10)]
        assert len({(b.place, b.turn) for _, b in steps}) > 3, f"{zone} does not move"
        seen.add((steps[0][0].pose, steps[0][1].pose, steps[0][0].turn))
    assert len(seen) == len(rub.ZONES)
    with pytest.raises(ValueError, match="no zone 'elbow'"):
        rub.step("elbow", 0.0)


def test_sleeves_match_what_is_worn() -> None:
    assert "sleeve_street" in covering(frozenset())
    assert covering(frozenset({"site_uniform"})) == ["hand", "forearm"]
    assert "sleeve_coverall" in covering(frozenset({"site_uniform", "coverall"}))
    assert covering(frozenset({"site_uniform", "coverall", "gloves"}))[0] == "glove"
