"""What one sees of a reactor follows its culture: level, foam, colour, shaft, pumps, floats, lamps."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from panda3d.core import LPoint3f

from game import reactor_optics
from game.feed_view import FeedView
from game.reactor_view import FLOAT_TRAVEL, ReactorView
from game.render.room import load_room
from sim_core.culture.readout import DENSITY
from sim_core.culture.vessel import Vessel

AT = LPoint3f(18.5, 17.0, 0.0)
DAY_7 = {
    "weight": 1700.0, "agit": 80.0, "air_flow": 30.0, "o2_flow": 12.0, "feed_flow": 4.0, "base_flow": 0.5,
    "foam": 0.3, "true.ph": 6.98, "true.Xv": 15.0, "true.Xd": 1.0, "true.bacteria": 0.0,
}  # fmt: skip


def named(**changes: float) -> dict[str, float]:
    """Readings of day 7 with some changes; `true_ph` stands for `true.ph`."""
    values = DAY_7 | {name.replace("true_", "true."): value for name, value in changes.items()}
    return {f"USP.br2000.{name}": value for name, value in values.items()}


@pytest.fixture
def reactor(base: Any) -> Iterator[ReactorView]:
    scene = load_room("PAL_D", base.render, "low")
    scene.model.root.hide()
    view = ReactorView("USP.br2000", scene.add_thing("br2000", AT, 0.0), "low")
    yield view
    scene.node.remove_node()


def test_the_bag_sinks_as_it_empties_and_its_rotor_turns_with_the_feed(base):
    scene = load_room("PAL_D", base.render, "low")
    bag = FeedView("USP.feedbag", scene.add_thing("feedbag", AT, 0.0))
    foot, tops = bag.model.header["points"]["foot"][2], []
    for kilograms in (252.0, 126.0, 0.0):
        bag.frame({"USP.feedbag.weight": kilograms, "USP.feedbag.feed_flow": 60.0}, 0.5)
        tops.append(bag.model.part("contents").get_tight_bounds(bag.model.root)[1].z - foot)
    scene.node.remove_node()
    assert tops == sorted(tops, reverse=True)
    assert tops[1] == pytest.approx(tops[0] / 2, rel=0.05)
    assert bag.angle == pytest.approx(3 * 0.5 / 60.0 * 0.060 / 0.0038 * 360.0)  # 60 mL/min


def top(view: ReactorView, part: str) -> float:
    """Height of the top of a part, m; it is 12 mm higher at the wall than the surface that it stands for."""
    return float(view.model.part(part).get_tight_bounds(view.model.root)[1].z)


def through_the_glass(base: Any, view: ReactorView, readings: dict[str, float]) -> np.ndarray:
    """Mean colour of a patch of the glass at the height of 1500 L, 0 to 255."""
    view.frame(readings, 0.0)
    base.camera.set_pos(AT + LPoint3f(0.20, -1.46, 1.75))
    base.camera.look_at(AT + LPoint3f(-0.22, -0.67, 1.75))
    for _ in range(2):
        base.graphicsEngine.render_frame()
    shot = base.win.get_screenshot()
    pixels = np.frombuffer(shot.get_ram_image_as("RGB"), np.uint8).reshape(shot.get_y_size(), shot.get_x_size(), 3)
    middle = pixels.shape[0] // 2, pixels.shape[1] // 2
    return pixels[middle[0] - 12 : middle[0] + 12, middle[1] - 5 : middle[1] + 5].reshape(-1, 3).mean(0)


@pytest.mark.parametrize("litres", [600.0, 1510.0, 1700.0, 1950.0])
def test_the_surface_stands_where_the_volume_fills_the_vessel_to(reactor, litres):
    reactor.frame(named(weight=litres * DENSITY), 0.0)
    vessel, tangent = Vessel(), reactor.model.header["points"]["tangent"][2]
    head = 2.0 / 3.0 * vessel.section * vessel.diameter / 4.0  # half an ellipsoid of depth d / 4
    expected = tangent + (litres / 1000.0 - head) / vessel.section
    assert top(reactor, "broth") == pytest.approx(expected, abs=0.02)


def test_an_empty_vessel_shows_neither_broth_nor_foam(reactor):
    reactor.frame({}, 0.1)
    assert reactor.model.part("broth").is_hidden()
    assert reactor.model.part("foam").is_hidden()


def test_foam_of_one_reaches_the_foam_probe_and_more_of_it_reaches_higher(reactor):
    eye = reactor.model.header["points"]["foam_eye"][2]
    heights = []
    for foam in (0.0, 0.5, 1.0, 1.4, 9.0):
        reactor.frame(named(foam=foam), 0.0)
        heights.append(top(reactor, "broth") if reactor.model.part("foam").is_hidden() else top(reactor, "foam"))
    assert heights == sorted(heights)
    assert heights[2] == pytest.approx(eye, abs=0.02)
    assert heights[-1] < reactor.model.header["points"]["lid"][2]  # never through the lid


def test_the_picture_of_the_broth_turns_from_orange_to_yellow_as_it_sours(base, reactor):
    neutral, sour = (through_the_glass(base, reactor, named(true_ph=ph)) for ph in (7.2, 6.4))
    assert neutral[0] > neutral[1] + 25  # red before green
    assert sour[1] > neutral[1] + 20
    assert sour[0] - sour[1] < neutral[0] - neutral[1] - 15


def test_the_picture_pales_as_cells_or_bacteria_grow(base, reactor):
    thin, thick, spoiled = (
        through_the_glass(base, reactor, named(**change))
        for change in ({"true_Xv": 0.5}, {"true_Xv": 20.0}, {"true_Xv": 20.0, "true_bacteria": 4000.0})
    )
    assert thin.mean() + 15 < thick.mean() < spoiled.mean() - 15


def test_a_full_glass_differs_from_an_empty_one_in_the_picture(base, reactor):
    full, empty = through_the_glass(base, reactor, named()), through_the_glass(base, reactor, {})
    assert np.abs(full - empty).max() > 40


def test_clear_medium_lets_the_blades_be_seen_and_a_culture_hides_them():
    opacities = [reactor_optics.opacity(reactor_optics.scattering(cells, 0.0, 0.0)) for cells in (0.0, 0.4, 5.0)]
    assert opacities == sorted(opacities)
    assert opacities[0] < 0.6
    assert opacities[2] > 0.95


def test_the_shaft_turns_with_the_agitator_and_stands_when_it_stands(reactor):
    reactor.frame(named(agit=80.0), 0.1)
    assert reactor.angles["agitator"] == pytest.approx(80.0 * 360.0 / 60.0 * 0.1)
    before = reactor.model.part("agitator").get_quat()
    reactor.frame(named(agit=0.0), 0.1)
    assert reactor.model.part("agitator").get_quat().almost_equal(before)
    reactor.frame(named(agit=40.0), 0.1)
    assert not reactor.model.part("agitator").get_quat().almost_equal(before)


def test_a_pump_turns_as_fast_as_its_flow_asks_and_the_others_do_not(reactor):
    reactor.frame(named(feed_flow=4.0, base_flow=0.0), 1.0)
    assert reactor.angles["rotor_feed"] == pytest.approx(4.0 / 3600.0 / 0.0038 * 360.0, rel=1e-6)
    assert reactor.angles["rotor_base"] == 0.0


def test_a_float_stands_at_its_flow_and_the_display_says_it(reactor):
    reactor.frame(named(o2_flow=30.0), 0.0)
    rest = reactor.model.header["moves"]["float_o2"]["pivot"][2]
    assert reactor.model.part("float_o2").get_z() == pytest.approx(rest + FLOAT_TRAVEL / 2)
    assert reactor.shown == ("30.0", "30.0", "0.0")


@pytest.mark.parametrize(
    ("priority", "lit"), [(0.0, "green"), (1.0, "red"), (2.0, "red"), (3.0, "amber"), (4.0, "amber")]
)
def test_the_stack_light_shows_the_worst_alarm(reactor, priority, lit):
    reactor.frame(named() | {"CTL.dcs.priority": priority}, 0.0)
    for colour in ("red", "amber", "green"):
        glow = reactor.model.part(f"beacon_{colour}").get_shader_input("glow")  # held while its vector is read
        assert (glow.get_vector()[3] > 1.0) == (colour == lit)


def test_the_stack_light_flashes_while_an_alarm_waits(reactor):
    strengths = set()
    for _ in range(12):
        reactor.frame(named() | {"CTL.dcs.priority": 1.0, "CTL.dcs.unacknowledged": 1.0}, 0.1)
        glow = reactor.model.part("beacon_red").get_shader_input("glow")
        strengths.add(glow.get_vector()[3] > 1.0)
    assert strengths == {True, False}


def test_of_a_large_thing_what_is_near_is_fine_and_what_is_far_is_coarse(reactor):
    assert reactor.model.is_chunked
    reactor.model.look_from(LPoint3f(1.28, -1.5, 1.5), 0.00283)  # before the panel, low quality, 640 px wide
    steps = {ladder.node.name: ladder.step for ladder in reactor.model.ladders}
    assert steps["chunk_1"] == 0  # the cabinet
    assert steps["chunk_6"] > 0  # what stands behind the vessel
