"""What swims on the slide is what was counted: the same field again, no rod too many, and none where there is none."""

import time

import numpy as np
import pytest

from game.hmi.microscope import microscope_close
from game.hmi.phase_contrast import Seen, _still, moves, picture
from game.hmi.screens import page_scale, page_scene
from game.hmi.slide import KINDS, OBJECTIVES, RADIUS, Slide, counted, look, reach, swim
from game.hud.actions import Action
from game.hud.focus import Navigator
from game.hud.scene import Composer, View
from game.hud.tokens import palette
from game.microscope_page import Looking, MicroscopeStage, _total
from game.page_kind import Reader
from game.words import words
from sim_core.culture import opening
from tests.game.ui_samples import hmi_pages
from training.facility import load_facility
from training.plant import build_plant

ILL, WELL = Slide(7, (28, 3, 6, 600)), Slide(8, (31, 2, 5, 0))
SIDE = 600


def grey(slide: Slide, field: int) -> np.ndarray:
    """A field at 400x in grey, 0 to 255."""
    return np.asarray(picture(Seen(slide, field, 400), SIDE, 1.0, "#14212A").convert("L"), float)


def test_ten_fields_hold_exactly_what_was_counted():
    for slide in (ILL, WELL):
        sums = np.sum([counted(slide, field) for field in range(1, 11)], axis=0)
        assert tuple(sums) == slide.counts


def test_a_field_holds_a_poisson_number():
    """Over many slides the number of rods in a field has its mean as its variance, within four standard errors."""
    found = [counted(Slide(key, (0, 0, 0, int(np.random.default_rng(key).poisson(600)))), 3)[3] for key in range(600)]
    assert abs(np.mean(found) - 60.0) < 4 * np.sqrt(60.0 / 600)
    assert abs(np.var(found) / np.mean(found) - 1.0) < 4 * np.sqrt(2.0 / 600)


def test_rods_are_in_every_field_of_an_infected_sample_and_in_none_of_a_healthy_one():
    assert min(counted(ILL, field)[3] for field in range(1, 11)) > 30
    for field in range(1, 11):
        assert len(look(WELL, field, 400)["rods"].x) == 0
        assert not moves(Seen(WELL, field, 400))


def test_rods_can_be_seen_in_every_field_of_an_infected_sample():
    """Against the same slide without rods at least 1000 pixels differ clearly."""
    without = Slide(ILL.key, (*ILL.counts[:3], 0))
    for field in range(1, 11):
        assert (np.abs(grey(ILL, field) - grey(without, field)) > 25.0).sum() > 1000


def test_the_same_field_shows_the_same_things_again_and_another_other_ones():
    _still.cache_clear()
    look.cache_clear()
    first = picture(Seen(ILL, 3, 400), SIDE, 2.0, "#14212A").tobytes()
    look.cache_clear()
    _still.cache_clear()
    assert picture(Seen(ILL, 3, 400), SIDE, 2.0, "#14212A").tobytes() == first
    assert picture(Seen(ILL, 4, 400), SIDE, 2.0, "#14212A").tobytes() != first


def test_a_weaker_objective_shows_the_same_things_and_those_around_them():
    for kind in KINDS:
        near, far = look(ILL, 5, 400)[kind], look(ILL, 5, 100)[kind]
        assert near.inside == far.inside == len(near.x)
        assert np.array_equal(near.x, far.x[: near.inside])
        assert (np.hypot(far.x, far.y) <= reach(100) + 1e-9).all()
        assert (np.hypot(far.x, far.y)[far.inside :] > RADIUS).all()
    assert 10 < len(look(ILL, 5, 100)["rods"].x) / len(look(ILL, 5, 400)["rods"].x) < 24


def test_swimmers_stay_in_view_and_move_as_bacteria_do():
    """Median speed of the rods that swim between 5 and 30 um/s; the others tremble by less than a micrometre."""
    rods = look(ILL, 3, 400)["rods"]
    at = np.array([swim(rods, 0.05 * k, RADIUS)[:2] for k in range(200)])
    assert (np.hypot(at[:, 0], at[:, 1]) < RADIUS).all()
    speed = np.hypot(*(np.diff(at, axis=0) / 0.05).transpose(1, 0, 2)).mean(axis=0)
    swims = rods.own[:, 0] < 0.6
    assert 5.0 < np.median(speed[swims]) < 30.0
    assert np.ptp(at[:, 0], axis=0)[~swims].max() < 1.0


def test_out_of_focus_nothing_is_sharp():
    sharp, lost = (
        np.asarray(picture(Seen(WELL, 1, 400, focus), SIDE, 0.0, "#14212A").convert("L"), float)[120:480, 120:480]
        for focus in (8.0, 24.0)
    )
    edges = [np.abs(np.diff(seen, axis=0)).max() for seen in (sharp, lost)]
    assert edges[0] > 2.0 * edges[1]


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_the_moving_picture_costs_under_two_milliseconds_a_frame(objective):
    """Eight pictures a second over sixty frames: the picture, the panel and its parts; median CPU time."""
    v = View((1280, 720), page_scale((1280, 720)))
    composer, costs = Composer(v, palette()), []
    page = hmi_pages()["28_microscope"]
    for moment in range(25):
        seen = Seen(ILL, 3, objective)
        begun = time.process_time()
        moved = type(page)("Sample 2", seen, moment / 8.0 if moves(seen) else 0.0, 0.5, ("cells",))
        composer.compose(microscope_close(moved, words("en")))
        costs.append(time.process_time() - begun)
    assert np.median(costs[5:]) * 8.0 / 60.0 < 2e-3


class Hands:
    """Hands that look at one instrument and do what it lets them."""

    def __init__(self, session) -> None:
        self.session, self.page = session, "USP.microscope"

    def do(self, target, value=None):
        return self.session.submit(target, value) is None


class Bench:
    """As much of a session as a page reads: a plant with readings."""

    def __init__(self) -> None:
        from sim_core.journal import Command

        facility = load_facility()
        self.plant = build_plant(facility, seed=5)
        self.parts, self.command = self, Command
        self.reader = Reader(self, facility)
        self.stage = MicroscopeStage(self.reader)
        self.hands = Hands(self)

    @property
    def readings(self):
        return self.plant.state.outputs

    @property
    def time(self):
        return self.plant.time

    def submit(self, target, value=None):
        from sim_core.errors import Refused

        try:
            self.plant.submit(self.command(self.plant.time, "trainee", target, value))
        except Refused as refusal:
            return str(refusal)
        self.plant.step(10)
        return None

    def press(self, name, value=None):
        assert self.stage.act(Action(name, value), self.hands), name

    def page(self):
        return self.stage.page("USP.microscope", words("en"))


@pytest.fixture
def bench():
    made = Bench()
    state = made.plant.state.units["USP.br2000"]
    opening.infect(state.broth, 3e8 * 1e3 * state.broth.volume)
    made.plant.step(10)
    assert made.submit("USP.sampler.flush", "start") is None
    made.plant.step(200)
    for target, value in (("flush", "stop"), ("draw", None), ("seal", None)):
        assert made.submit(f"USP.sampler.{target}", value) is None
    assert made.submit("USP.microscope.view") is None
    return made


def test_the_page_shows_what_the_instrument_counted_and_nothing_of_the_truth(bench, monkeypatch):
    asked = set()

    class Spy(dict):
        def get(self, tag, default=None):
            asked.add(tag)
            return dict.get(self, tag, default)

        def __getitem__(self, tag):
            asked.add(tag)
            return dict.__getitem__(self, tag)

    page = bench.page()
    assert page.seen.slide.counts[3] == bench.readings["USP.microscope.rods"] > 400
    monkeypatch.setattr(type(bench), "readings", property(lambda self: Spy(self.plant.state.outputs)))
    bench.page()
    assert asked
    assert all(tag.startswith("USP.microscope.") for tag in asked)


def test_knobs_fields_names_and_counters_do_what_they_say(bench):
    bench.press("micro_objective", "400")
    bench.press("set", "micro_focus=0.500")
    bench.press("micro_turn", "focus:+1")
    bench.press("micro_turn", "light:-1")
    bench.press("micro_field", "3")
    bench.press("micro_grid")
    bench.press("micro_name", "rods")
    bench.press("micro_name", "cells")
    for _ in range(3):
        bench.press("micro_tally", "0:+1")
    bench.press("micro_tally", "1:+1")
    page = bench.page()
    assert (page.seen.objective, page.seen.field, page.seen.grid) == (400, 3, True)
    assert (round(page.focus, 3), page.seen.light, page.named, page.tally) == (0.525, 0.7, ("cells", "rods"), (3, 1))
    assert page.total == (1, 3, 1, pytest.approx(15.0), 75.0)
    bench.press("micro_field", "11")
    assert bench.page().seen.field == 10
    assert bench.page().named == ()
    assert not bench.stage.act(Action("set", "brightness=0.5"), bench.hands)


def test_a_practised_hand_finds_the_focus(bench):
    bench.stage.focus("USP.microscope")
    seen = bench.page().seen
    assert (seen.objective, seen.focus) == (400, pytest.approx(8.0, abs=0.01))


def test_names_are_written_once_signed_and_can_be_changed_after(bench):
    bench.press("micro_name", "rods")
    assert not bench.page().is_written
    bench.press("micro_write")
    assert bench.page().is_written
    bench.press("micro_name", "unsure")
    assert not bench.page().is_written
    bench.press("micro_photo")
    assert bench.page().photographs == 1
    noted = [e for e in bench.plant.take_events() if e.name == "field_identified"]
    assert noted[0].data["names"] == ["rods"]


def test_a_slide_is_never_in_focus_when_one_begins():
    look_now = Looking()
    assert abs(look_now.focus - 0.5) * 40.0 - 5.0 > 2.6  # um, more than a depth of focus at 400x
    assert _total(look_now, 1) == (0, 0, 0, 0.0, 0.0)


@pytest.mark.parametrize("language", ["en", "fr", "xx"])
@pytest.mark.parametrize("window", [(1280, 720), (1024, 768), (1920, 1080)])
def test_view_and_panel_stand_beside_each_other_in_every_window(window, language):
    v = View(window, page_scale(window))
    for name in ("28_microscope", "28_microscope_far"):
        drawn = Composer(v, palette()).compose(page_scene(hmi_pages()[name], words(language)))
        field, side = drawn
        assert field.x + field.brush.image.width <= side.x
        assert side.y >= 0
        assert side.y + side.brush.image.height <= window[1]
        for one in side.brush.texts:
            assert one.ink.x + one.ink.width <= one.room.x + one.room.width + 1.5, one.text


def test_keys_reach_every_button_of_the_panel():
    v = View((1280, 720), page_scale((1280, 720)))
    composer = Composer(v, palette())
    navigator = Navigator(composer)
    scene = page_scene(hmi_pages()["28_microscope"], words("en"))
    navigator.show(scene, composer.compose(scene))
    reached = set()
    for _ in navigator.hits():
        assert navigator.key("tab")
        reached.add(navigator.focused)
    assert len(reached) == len(navigator.hits())
    navigator.focused = ("slider", "micro_focus")
    assert navigator.key("arrow_left")
    assert navigator.take()[0].value == "micro_focus=0.45"
