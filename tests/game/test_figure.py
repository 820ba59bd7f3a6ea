import numpy as np
import pytest
from panda3d.core import NodePath

from game.people import model, motion
from game.people.figure import BODIES, Figure, warped
from game.people.rig import Rig


def rig(body: str = "trainee") -> Rig:
    source = model.load("figure")
    return Rig(source.bones, source.parent, warped(source.joints, BODIES[body]))


def triangles(of: Figure) -> int:
    return int(of.root.find("figure*").node().get_geom(0).get_primitive(0).get_num_primitives())


def ankle(of: Rig, side: str) -> np.ndarray:
    return of.place[of.index["foot" + side]]


def test_a_standing_foot_does_not_slide_when_the_figure_moves_with_its_stride() -> None:
    walker, speed = rig(), 1.2
    length = motion.stride(speed)
    tracks = []
    for phase in np.linspace(0.10, 0.40, 12):  # right foot flat on the floor
        walker.solve(*motion.walk(walker, float(phase), speed))
        tracks.append(ankle(walker, "_r") + np.array((0, phase * length, 0)))
    assert np.ptp(np.array(tracks)[:, 1]) < 0.02


def test_feet_alternate_and_stay_above_the_floor() -> None:
    walker = rig()
    heights = []
    for phase in np.arange(24) / 24:
        walker.solve(*motion.walk(walker, float(phase), 1.2))
        heights.append([ankle(walker, "_r")[2], ankle(walker, "_l")[2]])
    right, left = np.array(heights).T
    assert np.allclose(right, np.roll(left, 12), atol=0.03)
    assert min(right.min(), left.min()) > 0.05


def test_legs_keep_their_length_while_walking() -> None:
    walker = rig()
    walker.solve(*motion.walk(walker, 0.3, 1.6))
    for a, b in (("thigh_r", "shin_r"), ("shin_l", "foot_l")):
        i, j = walker.index[a], walker.index[b]
        rest = np.linalg.norm(walker.joints[i] - walker.joints[j])
        assert np.linalg.norm(walker.place[i] - walker.place[j]) == pytest.approx(rest, abs=1e-9)


def test_a_figure_wears_what_it_is_told_and_refuses_what_does_not_exist() -> None:
    figure = Figure(NodePath("room"), "trainee", ["site_uniform", "site_shoes"])
    before = triangles(figure)
    figure.wear(["coverall", "overshoes", "hair_cover"])
    assert figure.root.get_num_children() == 2, "one drawn node a figure, and its shadow on the floor"
    assert triangles(figure) != before
    with pytest.raises(ValueError, match="no garment"):
        figure.wear(["cape"])


@pytest.mark.parametrize(("heading", "ahead"), [(0, (0, -1)), (90, (1, 0)), (180, (0, 1)), (270, (-1, 0))])
def test_a_heading_is_that_of_the_placement(heading: float, ahead: tuple[float, float]) -> None:
    room = NodePath("room")
    figure = Figure(room, "coach")
    figure.place(2.0, 3.0, heading)
    front = room.get_relative_point(figure.root, (0, 1, 0))
    assert (front[0] - 2.0, front[1] - 3.0) == pytest.approx(ahead, abs=1e-5)


def test_the_head_turns_towards_what_it_looks_at() -> None:
    figure = Figure(NodePath("room"), "coach")
    figure.place(0, 0, 180)
    figure.look_at((-1.0, 1.0, 1.5))
    figure.animate(5.0)
    nose = figure.rig.turn[figure.rig.index["head"]] @ [0, 1, 0]
    assert nose[0] < -0.4
    figure.look_at(None)
    figure.animate(5.0)
    assert abs((figure.rig.turn[figure.rig.index["head"]] @ [0, 1, 0])[0]) < 0.1


def test_two_builds_differ_in_height() -> None:
    assert rig("coach").joints[:, 2].max() < 0.97 * rig("trainee").joints[:, 2].max()


def test_a_figure_goes_over_to_walking_without_a_jump() -> None:
    figure = Figure(NodePath("room"), "coach")
    figure.place(0, 0, 180)
    figure.animate(1.0)
    places, dt = [figure.rig.place.copy()], 1 / 60
    for speed in [0.9] * 60 + [0.0] * 60:
        figure.animate(dt, speed)
        places.append(figure.rig.place.copy())
    steps = np.linalg.norm(np.diff(np.array(places), axis=0), axis=2).max(1)
    assert steps.max() < 0.07, f"a joint jumps {steps.max() * 100:.0f} cm in a sixtieth of a second"


def test_four_persons_are_four_persons() -> None:
    seen = {(body.height, body.tone, body.hair, body.style) for body in BODIES.values()}
    assert len(seen) == len({body.style for body in BODIES.values()}) + 1 == 4
    source = model.load("figure")
    nose = np.argmax(np.where(np.abs(source.position[:, 2] - 1.63) < 0.02, source.position[:, 1], -1))
    lengths = {round(float(warped(source.position, body)[nose, 1]) / body.height, 4) for body in BODIES.values()}
    assert len(lengths) == 4, "every face has a nose of its own"


def test_who_explains_raises_a_hand_and_lowers_it_again() -> None:
    figure = Figure(NodePath("here"), "coach", ("site_uniform",))
    fingers = figure.rig.index["fing_r"]

    def height_after(seconds: float) -> float:
        for _ in range(round(seconds * 10)):
            figure.animate(0.1)
        return float(figure.rig.place[fingers][2])

    low = height_after(0.5)
    figure.talks = True
    assert height_after(1.0) > low + 0.10
    figure.talks = False
    assert height_after(1.0) == pytest.approx(low, abs=0.03)
