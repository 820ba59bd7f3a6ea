"""Slips of use are forgiven [UX 6]: no score, no scold."""

import pytest
from panda3d.core import GamepadButton

from game import watch
from game.hands_on import CONTACT, KEPT, KEPT_STEADY
from sim_core.journal import Event
from tests.game.at_work import (
    AT_BIN,
    AT_LOCKER,
    AT_RACK,
    AT_SANITISER,
    AT_SINK,
    IN_THE_OPEN,
    acts,
    choose,
    point,
    push,
    stand,
)


@pytest.mark.parametrize(("steady", "kept"), [(0.0, KEPT), (0.5, KEPT_STEADY)])
def test_a_hold_that_stopped_half_way_goes_on_where_it_was_for_some_seconds(work, steady, kept):
    choose(work, steady_hand=steady, holding="toggle")
    for pause, goes_on in ((kept - 0.8, True), (kept + 0.5, False)):
        stand(work, AT_SINK)
        point(work, "CHG.sink.basin")
        work.tap("mouse1")
        work.frames(3.0)
        work.tap("mouse1")
        done = work.seen()["ring"][0]
        work.frames(pause)
        assert (work.seen()["ring"] is not None) == goes_on
        work.tap("mouse1")
        work.frames(0.6)
        assert (work.seen()["ring"][0] > done) == goes_on
        work.tap("mouse1")
        work.frames(kept + 0.5)


def test_a_second_click_before_contact_sends_the_hand_elsewhere(work):
    choose(work, holding="toggle")
    stand(work, AT_SANITISER, pitch=-35.0)
    before = len(acts(work))
    for x, y in (work.part("CHG.sanitiser.bottle"), work.part("CHG.sanitiser.lever")):
        work.mouse.place = (x / work.size[0] * 2 - 1, 1 - y / work.size[1] * 2)
        work.button("mouse1", down=True)
        work.frames(0.1)
        work.button("mouse1", down=False)
    work.frames(1.0)
    done = acts(work)[before:]
    assert "CHG.sanitiser.dispense" in done
    assert "CHG.sanitiser.rub" not in done


def test_g_takes_a_click_back_before_contact(work):
    stand(work, AT_LOCKER)
    point(work, "CHG.locker.door")
    before = acts(work)
    work.button("mouse1", down=True)
    work.tap("g")
    work.frames(1.0)
    assert acts(work) == before
    assert work.seen()["caption"].startswith("Taken back")


def test_a_double_click_is_one_act(work):
    stand(work, AT_LOCKER)
    point(work, "CHG.locker.door")
    before = len(acts(work))
    work.button("mouse1", down=True)
    work.button("mouse1", down=True)
    work.frames(1.0)
    assert sum(target.startswith("CHG.locker.") for target in acts(work)[before:]) == 1


def test_without_the_focus_the_plant_stands_still_and_what_is_held_stays_in_the_hand(work):
    hands = work.app.view.play.hands
    stand(work, AT_RACK)
    point(work, "CHG.gown_rack.site_shoes")
    work.tap("enter")
    work.tap("1")
    work.frames(0.2)
    work.app.focus_changed(True)
    work.app.focus_changed(False)
    before = work.seen()["clock"]
    work.frames(2.0)
    assert work.seen()["clock"] == before
    work.app.focus_changed(True)
    work.frames(1.2)
    assert work.seen()["clock"] > before
    assert hands.held == "site_shoes"
    stand(work, AT_BIN)
    work.tap("g")
    work.frames(CONTACT + 0.3)


def test_a_hold_lost_with_the_focus_is_let_go_and_kept(work):
    stand(work, AT_SINK)
    point(work, "CHG.sink.basin")
    work.app.focus_changed(True)
    work.button("mouse1", down=True)
    work.frames(2.0)
    work.app.focus_changed(False)
    work.frames(1.0)
    work.app.focus_changed(True)
    work.frames(0.1)
    seen = work.seen()
    assert not seen["holds"]
    assert seen["ring"][0] > 1.0


def test_a_pad_that_is_lost_opens_the_pause(work):
    pad = work.plug_in()
    stand(work, IN_THE_OPEN)
    pad.connected = False
    work.frames(0.1)
    assert work.seen()["screen"] == "pause"
    work.tap("escape")


def test_walls_are_slid_along_and_never_touched(work):
    stand(work, ("CHG", (8.6, 19.0), 100.0))
    walker = work.app.view.play.walker
    before = len(work.app.view.play.session.journal.entries)
    work.mouse.down.add("w")
    work.frames(3.0)
    work.mouse.down.clear()
    fresh = work.app.view.play.session.journal.entries[before:]
    assert walker.position[0] < 8.6
    assert walker.position[1] < 18.9
    assert not [e for e in fresh if isinstance(e, Event) and e.name == "contact"]


def test_a_stick_pushed_when_a_page_opens_walks_no_further(work, pad):
    stand(work, IN_THE_OPEN)
    pad.axes["left_y"] = 0.8
    work.frames(0.2)
    push(work, pad, GamepadButton.rshoulder())
    here = work.app.view.play.walker.position
    work.frames(0.5)
    assert work.app.view.play.walker.position == here
    pad.axes["left_y"] = 0.0
    work.tap("escape")


def test_a_walk_that_a_bench_ends_says_so_and_goes_round_by_no_door(work):
    play, goal = work.app.view.play, (13.0, 18.5, 0.0)
    stand(work, IN_THE_OPEN)
    play.walker.look(*watch.turn(play, goal))
    work.frames(0.1)
    play.click_floor(*play.place_on_screen(goal))
    work.until(lambda s: s["caption"].startswith("No way there"), "why one stops", 8.0)
    work.until(lambda s: not s["walks"], "the end of the walk", 20.0)
    assert play.walker.room == "CHG"
    assert play.walker.position[0] < 11.2  # the bench
