import numpy as np
import pytest
from panda3d.core import GeomVertexReader, LVecBase3f, NodePath

from game.people import arm, cloth_forms, rub
from game.people.hands import HOME, Hands
from game.people.held import HOLDS, hold, made

EVERY = [(thing, grip) for thing, ways in HOLDS.items() for grip in ways]


def surface(node: NodePath) -> np.ndarray:
    """Points on all triangles below a node, in its parent's frame."""
    rows = []
    for child in node.find_all_matches("**/+GeomNode"):
        for geom in child.node().get_geoms():
            reader, part = GeomVertexReader(geom.get_vertex_data(), "vertex"), geom.get_primitive(0)
            index = [part.get_vertex(i) for i in range(part.get_num_vertices())]
            place = {}
            for i in set(index):
                reader.set_row(i)
                place[i] = node.get_parent().get_relative_point(child, reader.get_data3())
            rows.append(np.array([place[i] for i in index]).reshape(-1, 3, 3))
    triangles = np.concatenate(rows)
    inside = np.array([(a, b, 6 - a - b) for a in range(7) for b in range(7 - a)]) / 6
    return np.einsum("pk,tkx->tpx", inside, triangles).reshape(-1, 3)


@pytest.fixture
def eye() -> NodePath:
    world = NodePath("world")
    camera = world.attach_new_node("camera")
    camera.set_hpr(30, -35, 0)
    return camera


@pytest.mark.parametrize(("thing", "grip"), EVERY)
def test_what_is_held_is_where_the_hand_is(thing: str, grip: str) -> None:
    node = made(NodePath("hand"), hold(thing, grip), ("low", "en"))
    nearest = np.linalg.norm(surface(node), axis=1).min()
    assert nearest < 0.06, f"{thing} by {grip}: its nearest point is {nearest * 100:.0f} cm from the hand's hold"


def test_a_gathered_coverall_stays_off_the_floor_and_a_hung_one_does_not() -> None:
    length = {
        form: np.ptp(surface(made(NodePath("hand"), hold("coverall", form), ("low", "en")))[:, 2])
        for form in ("inside", "gathered")
    }
    assert length["inside"] > 1.2
    assert length["gathered"] < 0.6


def test_the_grip_changes_how_a_garment_hangs() -> None:
    for garment in ("coverall", "hair_cover", "beard_cover", "overshoes", "gloves", "site_shoes"):
        ways = {hold(garment, grip) for grip in ("inside", "tab", "outside")}
        assert len(ways) == 3, f"{garment} looks the same by every grip"


def test_a_held_thing_hangs_down_however_head_and_wrist_turn(eye: NodePath) -> None:
    hands = Hands(eye)
    hands.hold("right", "coverall", "inside")
    hands.animate(1.0)
    upright = hands.right.node.find("**/upright")
    up = eye.get_top().get_relative_vector(upright, LVecBase3f(0, 0, 1))
    assert up.z == pytest.approx(1.0, abs=1e-4)


def test_a_hand_that_holds_keeps_its_hold_when_it_comes_to_rest(eye: NodePath) -> None:
    hands = Hands(eye)
    hands.hold("left", "phone")
    hands.home()
    for _ in range(60):
        hands.animate(0.05)
    assert np.allclose(hands.left.pose, hands.left.poses[hold("phone", "").pose], atol=1e-3)
    assert np.allclose(hands.right.pose, hands.right.poses["rest"], atol=1e-3)
    hands.hold("left", "")
    assert hands.left.holds is None
    for _ in range(60):
        hands.animate(0.05)
    assert np.allclose(hands.left.node.get_pos(), (-HOME[0], HOME[1], HOME[2]), atol=1e-3)


def test_a_thing_or_a_grip_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to hold is called 'anvil'"):
        hold("anvil", "")
    with pytest.raises(ValueError, match="coverall is held by inside, tab, outside, gathered"):
        hold("coverall", "sleeve")


def test_every_form_of_cloth_is_used() -> None:
    assert set(cloth_forms.FORMS) <= {way.form for ways in HOLDS.values() for way in ways.values()}


@pytest.mark.parametrize("wrist", [HOME, (0.05, 0.45, -0.10), (0.3, 0.2, -0.3), (0.0, 0.35, 0.1)])
def test_an_elbow_keeps_the_length_of_both_bones_and_hangs_below(wrist: tuple[float, float, float]) -> None:
    at = arm.elbow(np.array(wrist))
    assert np.linalg.norm(at - arm.SHOULDER) == pytest.approx(arm.UPPER, abs=2e-3)
    assert np.linalg.norm(at - np.array(wrist)) == pytest.approx(arm.FORE, abs=2e-3)
    assert at[2] < (arm.SHOULDER[2] + wrist[2]) / 2


def test_a_wrist_bends_no_farther_than_a_wrist_does() -> None:
    turn = arm.bend(np.array((0.0, 0.4, 0.0)), lambda v: np.array((v[2], v[0], v[1])))
    angle = np.arccos(np.clip((np.trace(turn) - 1) / 2, -1, 1))
    assert angle <= np.hypot(arm.FLEXION, arm.DEVIATION) + 1e-6


def test_hands_that_rub_meet_where_they_are_told(eye: NodePath) -> None:
    hands = Hands(eye)
    for place in (rub.MEET, (0.1, 0.5, -0.3)):
        hands.rub("left_palm", 0.0, place)
        for _ in range(80):
            hands.animate(0.05)
        middle = (hands.left.node.get_pos() + hands.right.node.get_pos()) / 2
        assert np.linalg.norm(np.array(middle) - place) < 0.06


def test_the_watch_is_on_the_left_wrist_until_it_is_put_away(eye: NodePath) -> None:
    hands = Hands(eye)
    assert hands.left.node.find("**/stiff").is_empty()
    hands.adorn(["watch", "phone"])
    watch = hands.left.node.find("**/stiff")
    points = surface(watch)
    assert np.abs(points[:, 1]).max() < 0.05, "at the wrist"
    assert np.abs(points[:, 0]).max() < 0.045
    assert points[:, 2].max() > 0.02, "its face on the back of the hand"
    hands.adorn(["phone"])
    assert hands.left.node.find("**/stiff").is_empty()


def test_hands_swing_a_little_while_one_walks_and_not_while_they_act(eye: NodePath) -> None:
    hands = Hands(eye)
    hands.home()
    for _ in range(20):
        hands.animate(1 / 30)
    places = []
    for _ in range(60):
        hands.animate(1 / 30, 0.9)
        places.append([np.array(hand.node.get_pos()) for hand in (hands.left, hands.right)])
    swing = np.ptp(np.array(places), axis=0)
    assert 0.015 < swing[:, 1].min() <= swing[:, 1].max() < 0.05
    assert np.corrcoef(np.array(places)[10:, 0, 1], np.array(places)[10:, 1, 1])[0, 1] < -0.9, "by turns"
    hands.right.touch((0.1, 0.5, -0.1), 1.0)
    places = []
    for _ in range(90):
        hands.animate(1 / 30, 0.9)
        places.append(np.array(hands.right.node.get_pos()))
    assert np.ptp(np.array(places)[60:], axis=0).max() < 0.001
