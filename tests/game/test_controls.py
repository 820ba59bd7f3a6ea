"""Every row of the table of controls [UX 3]: events of mouse, keyboard and pad in, what follows out."""

import math

import pytest
from panda3d.core import GamepadButton

from game.hands_on import CONTACT
from game.input.pad import LONG
from game.play import LEANING
from game.render.base import FIELD_OF_VIEW
from game.walker import HURRY_SPEED, WALK_SPEED
from tests.game.at_work import (
    AT_BIN,
    AT_LOCKER,
    AT_RACK,
    AT_SANITISER,
    AT_SINK,
    AT_TERMINAL,
    IN_THE_OPEN,
    acts,
    choose,
    point,
    push,
    stand,
)


def test_the_label_comes_after_the_pointer_has_rested(work):
    stand(work, AT_LOCKER)
    point(work, "CHG.locker.door")
    assert work.app.view.shown(work.size).pointer.title == "Locker"
    work.app.view.play.rested = 0.05
    model = work.app.view.shown(work.size)
    assert model.pointer is None
    assert model.target is not None


def test_n_goes_on_and_shift_n_back_nearest_first(work):
    stand(work, IN_THE_OPEN)
    met = []
    for _ in range(3):
        work.tap("n")
        met.append(work.seen()["hover"])
    assert len(set(met)) == 3
    away = [math.dist(work.app.view.play.walker.position, place(work, part)) for part in met]
    assert away[0] < away[2] + 0.3
    work.mouse.down.add("shift")
    work.tap("n")
    assert work.seen()["hover"] == met[1]


def place(desk, part):
    instance = part.rpartition(".")[0]
    placed = desk.facility.placed.get(instance)
    door = desk.facility.doors.get(instance)
    return placed.at[:2] if placed else (door.x, door.y)


def test_a_click_and_enter_and_a_do_what_the_label_says(work, pad):
    for press in (
        lambda: work.tap("mouse1"),
        lambda: work.tap("enter"),
        lambda: push(work, pad, GamepadButton.face_a()),
    ):
        stand(work, AT_LOCKER)
        point(work, "CHG.locker.door")
        before = len(acts(work))
        press()
        work.frames(CONTACT + 0.2)
        assert any(target in ("CHG.locker.open", "CHG.locker.close") for target in acts(work)[before:])


def test_right_click_m_and_a_held_list_the_acts_and_a_number_chooses(work, pad):
    openers = (
        lambda: work.tap("mouse3"),
        lambda: work.tap("m"),
        lambda: push(work, pad, GamepadButton.face_a(), LONG + 0.3),
    )
    for open_list in openers:
        stand(work, AT_SANITISER)
        point(work, "CHG.sanitiser.lever")
        open_list()
        assert work.seen()["menu"] == ["Take a dose"]
        before = acts(work).count("CHG.sanitiser.dispense")
        work.tap("1")
        work.frames(CONTACT + 0.2)
        assert acts(work).count("CHG.sanitiser.dispense") == before + 1


def test_a_right_click_on_nothing_lists_what_the_body_can_do(work):
    stand(work, IN_THE_OPEN, pitch=-50.0)
    work.place(0.0, 0.1)
    work.tap("mouse3")
    menu = work.seen()["menu"]
    assert "Bend down" in menu
    work.tap(str(menu.index("Bend down") + 1))
    assert work.app.view.play.walker.is_bent


def test_the_left_button_held_washes_until_it_is_let_go(work):
    stand(work, AT_SINK)
    point(work, "CHG.sink.basin")
    work.button("mouse1", down=True)
    work.frames(1.0)
    assert work.seen()["holds"]
    work.button("mouse1", down=False)
    work.frames(0.1)
    assert not work.seen()["holds"]


def test_toggle_goes_on_after_the_click_until_the_next(work):
    choose(work, holding="toggle")
    stand(work, AT_SINK)
    point(work, "CHG.sink.basin")
    work.tap("mouse1")
    work.frames(1.0)
    assert work.seen()["holds"]
    work.tap("mouse1")
    assert not work.seen()["holds"]


def test_the_trigger_held_washes_until_it_is_let_go(work, pad):
    stand(work, AT_SINK)
    left, up = work.turn("CHG.sink.basin")
    work.app.view.play.walker.look(left, up)
    pad.axes["right_y"] = 0.2
    work.frames(0.1)
    pad.axes["right_y"] = 0.0
    pad.axes["right_trigger"] = 1.0
    work.frames(1.0)
    assert work.seen()["holds"]
    pad.axes["right_trigger"] = 0.0
    work.frames(0.2)
    assert not work.seen()["holds"]


def test_walking_away_ends_a_hold(work):
    stand(work, AT_SINK)
    point(work, "CHG.sink.basin")
    work.tap("enter")
    work.frames(1.0)
    assert work.seen()["holds"]
    work.mouse.down.add("s")
    work.frames(0.4)
    assert not work.seen()["holds"]


def test_right_drag_turns_the_view_and_never_past_sixty_degrees(work):
    stand(work, IN_THE_OPEN)
    walker = work.app.view.play.walker
    work.place(0.0, 0.0)
    work.button("mouse3", down=True)
    work.place(-0.5, 0.0)
    work.place(-0.5, 0.9)
    work.place(-0.5, -0.9)
    work.place(-0.5, 0.9)
    work.button("mouse3", down=False)
    assert walker.heading == pytest.approx(200.0)
    assert abs(walker.pitch) <= 60.0
    assert work.seen()["menu"] == []


@pytest.mark.parametrize(("key", "turn"), [("q", 30.0), ("e", -30.0)])
def test_q_and_e_turn_by_steps(work, key, turn):
    stand(work, IN_THE_OPEN)
    work.tap(key)
    assert work.app.view.play.walker.heading == pytest.approx(180.0 + turn)


@pytest.mark.parametrize(("key", "way"), [("page_up", 1.0), ("page_down", -1.0)])
def test_page_keys_look_up_and_down(work, key, way):
    stand(work, IN_THE_OPEN)
    work.tap(key)
    assert work.app.view.play.walker.pitch * way > 0.0


def test_the_right_stick_looks_and_the_left_one_walks_and_hurries(work, pad):
    stand(work, IN_THE_OPEN)
    walker = work.app.view.play.walker
    pad.axes["right_x"] = 1.0
    work.frames(0.3)
    pad.axes["right_x"] = 0.0
    assert walker.heading == pytest.approx(150.0)
    pad.axes["left_y"] = 0.7
    work.frames(0.3)
    assert 0.0 < walker.speed <= WALK_SPEED + 1e-6
    pad.axes["left_y"] = 1.0
    work.frames(0.3)
    assert walker.speed == pytest.approx(HURRY_SPEED)
    pad.axes["left_y"] = 0.0


@pytest.mark.parametrize(
    ("key", "way"), [("w", (0, -1)), ("s", (0, 1)), ("a", (1, 0)), ("d", (-1, 0)), ("arrow_up", (0, -1))]
)
def test_keys_walk_at_the_cleanroom_pace(work, key, way):
    stand(work, IN_THE_OPEN)
    walker, (x, y) = work.app.view.play.walker, IN_THE_OPEN[1]
    work.mouse.down.add(key)
    work.frames(0.5)
    assert walker.position == pytest.approx((x + way[0] * 0.45, y + way[1] * 0.45), abs=0.02)


def test_shift_hurries_held_or_by_toggle(work):
    stand(work, IN_THE_OPEN)
    work.mouse.down |= {"w", "shift"}
    work.frames(0.3)
    assert work.app.view.play.walker.speed == pytest.approx(HURRY_SPEED)
    choose(work, hurrying="toggle")
    work.mouse.down.clear()
    work.tap("shift")
    work.mouse.down.add("w")
    work.frames(0.3)
    assert work.app.view.play.walker.speed == pytest.approx(HURRY_SPEED)
    work.tap("shift")
    work.frames(0.3)
    assert work.app.view.play.walker.speed == pytest.approx(WALK_SPEED)


def test_a_click_on_the_floor_walks_there_and_any_key_stops_it(work):
    for stop in ("f1", "x", "mouse1"):
        stand(work, ("CHG", (9.6, 19.5), 180.0), pitch=-15.0)
        work.place(0.0, -0.3)
        work.tap("mouse1")
        assert work.seen()["walks"]
        if stop == "mouse1":
            work.place(0.0, -0.95)
        work.tap(stop)
        work.frames(0.1)
        goal = work.app.view.play.walker.path
        assert not goal or stop == "mouse1"
        if work.seen()["screen"] == "help":
            work.tap("escape")


def test_f_wheel_and_x_open_the_page_and_step_back(work, pad):
    ways = (
        (lambda: work.tap("f"), lambda: work.tap("f")),
        (lambda: work.tap("wheel_up"), lambda: work.tap("escape")),
        (lambda: push(work, pad, GamepadButton.face_x()), lambda: push(work, pad, GamepadButton.face_b())),
    )
    for closer, back in ways:
        stand(work, AT_TERMINAL)
        point(work, "LOB.ebr.screen")
        closer()
        work.frames(CONTACT + 0.2)
        assert work.seen()["page"] == "LOB.ebr"
        back()
        work.frames(0.2)
        assert work.seen()["page"] == ""


def test_f_on_what_has_no_page_leans_in_and_never_acts(work):
    stand(work, AT_LOCKER)
    point(work, "CHG.locker.door")
    before = acts(work)
    work.tap("f")
    work.frames(0.5)
    assert acts(work) == before
    assert work.base.camLens.get_hfov() == pytest.approx(LEANING)
    work.tap("wheel_down")
    assert work.base.camLens.get_hfov() == pytest.approx(FIELD_OF_VIEW)


def test_r_y_and_the_button_turn_the_held_thing_over_and_g_or_b_put_it_down(work, pad):
    hands = work.app.view.play.hands
    turns = (lambda: work.tap("r"), lambda: push(work, pad, GamepadButton.face_y()), lambda: press(work, "turn_over="))
    for turn in turns:
        stand(work, AT_RACK)
        point(work, "CHG.gown_rack.site_shoes")
        work.tap("enter")
        work.tap("1")
        work.frames(0.2)
        assert hands.held == "site_shoes"
        assert not hands.is_gathered
        turn()
        assert hands.is_gathered
        stand(work, AT_BIN)
        push(work, pad, GamepadButton.face_b()) if turn is turns[1] else work.tap("g")
        work.frames(CONTACT + 0.3)
        assert not hands.held


def press(desk, button):
    x, y = desk.seen()["buttons"][button]
    desk.place(x / desk.size[0] * 2 - 1, 1 - y / desk.size[1] * 2)
    desk.tap("mouse1")


def test_x_the_cross_and_the_badge_choose_the_hand(work, pad):
    hands = work.app.view.play.hands
    stand(work, IN_THE_OPEN)
    work.tap("x")
    assert hands.hand == "left"
    push(work, pad, GamepadButton.dpad_right())
    assert hands.hand == "right"
    push(work, pad, GamepadButton.dpad_left())
    assert hands.hand == "left"
    press(work, "hand=right")
    assert hands.hand == "right"


def test_c_and_the_left_bumper_bend_and_stand(work, pad):
    walker = work.app.view.play.walker
    stand(work, IN_THE_OPEN)
    work.tap("c")
    assert walker.is_bent
    push(work, pad, GamepadButton.lshoulder())
    assert not walker.is_bent


def test_tab_and_view_open_the_board_whose_buttons_then_take_the_arrows(work, pad):
    stand(work, IN_THE_OPEN)
    work.tap("tab")
    work.frames(0.5)
    assert work.app.view.state.board
    assert work.seen()["focus"]
    for _ in range(12):
        if work.seen()["focus"] == "faster=":
            break
        work.tap("arrow_down")
    work.tap("enter")
    assert work.seen()["speed"] == 2
    work.tap("tab")
    assert not work.app.view.state.board
    push(work, pad, GamepadButton.back())
    assert work.app.view.state.board


@pytest.mark.parametrize(("key", "button"), [("h", GamepadButton.dpad_down()), ("f2", GamepadButton.rshoulder())])
def test_hint_and_report_by_key_and_pad(work, pad, key, button):
    def is_open():
        return work.app.view.state.hint > 0 if key == "h" else work.app.view.slips.page is not None

    stand(work, IN_THE_OPEN)
    for ask in (lambda: work.tap(key), lambda: push(work, pad, button)):
        ask()
        assert is_open()
        work.tap("escape")
        work.frames(0.1)
        assert not is_open()


@pytest.mark.parametrize(
    ("key", "screen", "button"), [("f1", "help", GamepadButton.dpad_up()), ("escape", "pause", GamepadButton.start())]
)
def test_help_and_pause_by_key_and_pad(work, pad, key, screen, button):
    stand(work, IN_THE_OPEN)
    for ask in (lambda: work.tap(key), lambda: push(work, pad, button)):
        ask()
        assert work.seen()["screen"] == screen
        work.tap("escape")
        work.frames(0.1)
        assert work.seen()["screen"] == "play"


def test_minus_plus_and_p_are_the_time(work):
    stand(work, IN_THE_OPEN)
    work.tap("+")
    assert work.seen()["speed"] == 2
    work.tap("-")
    assert work.seen()["speed"] == 1
    work.tap("p")
    before = work.seen()["clock"]
    work.frames(2.0)
    assert work.seen()["clock"] == before
    work.tap("p")


def test_control_plus_and_minus_change_the_text_size_and_not_the_time(work):
    stand(work, IN_THE_OPEN)
    work.mouse.down.add("control")
    for event, size in (("control-=", "125"), ("control--", "100")):
        work.base.messenger.send("button-down", [event[-1]])
        work.base.messenger.send(event)
        work.frames(0.1)
        assert work.app.flow.settings.text_size == size
    assert work.seen()["speed"] == 1


def test_every_intent_can_be_bound_anew_and_a_clash_is_shown(work):
    stand(work, IN_THE_OPEN)
    settings = work.app.flow.settings
    for intent in settings.keys:
        assert settings.bind(intent, 1, "k").keys[intent][1] == "k"
    work.app.flow.waiting_for = "bend/1"
    work.tap("n")
    work.frames(0.1)
    assert work.app.flow.settings.keys["bend"] == ("c", "n")
    assert work.app.flow.settings.clashes()["n"] == ("next_part", "bend")
