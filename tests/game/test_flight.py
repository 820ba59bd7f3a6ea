"""Free flight in the window: from the title, panel by mouse and keys, causes, speeds, skips without a stalled frame."""

import time

import pytest

from game.flight import PIECE, STRIDES, Flight, FlightClock
from game.hud.actions import Action
from game.hud.pages import FlightPage, TitlePage
from game.hud.scene import Composer, View
from game.hud.screens.build import build
from game.hud.tokens import palette
from game.words import words
from tests.game.desk import Desk
from training.free_flight import REACTOR


@pytest.fixture(scope="module")
def flight(base, tmp_path_factory):
    """A flight that began from the title on day 7."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "DATA"):
            patch.setenv(f"FIRST_AIR_{name}", str(tmp_path_factory.mktemp(name.lower())))
        made = Desk(base)
        made.app.act(Action("flight", "7"))
        made.frames(0.2)
        yield made
        made.close()


@pytest.fixture
def view(flight):
    """The panel closed, the clock at real time, no cause at work."""
    view = flight.app.view
    view.stopped.clear()
    view.skip, view.panel = None, False
    view.play.clock.speed = 1
    view.play.session.submit("mission.cure", "all")
    flight.frames(0.2)
    return view


def page(view):
    return view.shown((1280, 720))


def test_the_title_offers_a_flight():
    composer = Composer(View(), palette())
    drawn = composer.compose(build(TitlePage(""), words("en"), View()))
    assert "flight" in {hit.action.name for one in drawn for hit in one.hits}


def test_a_flight_begins_on_its_day_with_the_panel_and_the_reactor_in_the_room(flight):
    view = flight.app.view
    assert isinstance(view, Flight)
    assert view.play.session.readings[f"{REACTOR}.age"] == pytest.approx(168.0, abs=0.1)
    assert view.play.walker.room == "USP"


def test_tab_opens_the_panel_and_escape_closes_it(flight, view):
    flight.app.key("tab")
    assert isinstance(page(view), FlightPage)
    flight.frames(0.1)
    flight.app.key("escape")
    assert not view.panel
    assert flight.app.flow.screen == "play"


def test_the_chip_shows_the_day_and_opens_the_panel(flight, view):
    tasks = page(view).tasks
    assert (tasks.number, tasks.total) == (7, 14)
    flight.app.act(Action("board"))
    assert view.panel


def test_a_cause_is_chosen_sized_put_in_and_cured_on_the_panel(flight, view):
    view.panel = True
    flight.app.act(Action("flight_cause", "ph_offset"))
    flight.app.act(Action("set", "flight_size=0.25"))
    flight.app.act(Action("flight_ramp", "0"))
    flight.app.act(Action("flight_begins", "now"))
    flight.app.act(Action("flight_put"))
    assert view.play.session.progress.working == {f"{REACTOR}.ph_offset": "0.25 over 0 s"}
    assert page(view).working == ("pH probe: zero error",)
    flight.app.act(Action("flight_cure", "ph_offset"))
    assert view.play.session.progress.working == {}


def test_every_cause_has_a_size_within_its_range_when_it_is_chosen(view):
    for name, fault in view.chosen.faults.items():
        view.act(Action("flight_cause", name))
        assert fault.low <= view.chosen.size <= fault.high, name
        assert view.chosen.size != fault.healthy, name


@pytest.mark.parametrize("speed", list(STRIDES))
def test_a_second_of_the_wall_is_as_many_seconds_as_the_speed_says(flight, view, speed):
    flight.app.act(Action("flight_speed", str(speed)))
    flight.frames(0.1)
    before = view.play.session.time
    flight.frames(2.0)
    assert view.play.session.time - before == pytest.approx(2.0 * speed, rel=0.1)


def test_a_skip_goes_on_over_many_frames_and_none_of_them_takes_long(flight, view):
    flight.app.act(Action("flight_skip", "day"))
    before, longest, frames = view.play.session.readings[f"{REACTOR}.age"], 0.0, 0
    while view.skip is not None and frames < 3000:
        began = time.process_time()
        view._skip_on(view.skip)
        longest, frames = max(longest, time.process_time() - began), frames + 1
    assert frames > 5
    assert view.play.session.readings[f"{REACTOR}.age"] - before <= 24.01
    assert view.play.session.readings[f"{REACTOR}.age"] % 24.0 == pytest.approx(0.0, abs=0.02)
    assert longest < 6 * PIECE


def test_a_flight_to_another_day_is_another_run_and_ends_the_first(flight, view):
    first = view.play.session
    flight.app.act(Action("flight", "0"))
    flight.frames(0.2)
    assert first.is_finished
    assert flight.app.view is not view
    assert flight.app.view.play.session.readings[f"{REACTOR}.age"] == pytest.approx(0.0, abs=0.1)


def test_the_clock_of_a_flight_does_not_catch_up_a_frame_that_took_long():
    clock = FlightClock(speed=3600)
    assert clock.ticks(10.0) == clock.ticks(0.25)
    clock.is_frozen = True
    assert clock.ticks(0.1) == 0
