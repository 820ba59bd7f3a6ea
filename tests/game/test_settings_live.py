"""Settings take effect at once in the running client: text size by keys, brightness, sides, colours, the name."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from panda3d.core import GraphicsOutput

from game.hud.actions import Action
from game.settings import Settings, load
from tests.game.desk import Desk


@pytest.fixture
def desk(base: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("FIRST_AIR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("FIRST_AIR_DATA", str(tmp_path / "data"))
    made = Desk(base)
    yield made
    if made.app.view is not None:
        made.app.view.play.session.finish()
    made.app.glass.close()
    made.close()


def act(desk: Desk, name: str, value: str | None = None) -> None:
    desk.app.act(Action(name, value))
    desk.frames(0.5)


def test_ctrl_plus_and_minus_change_the_text_size_at_once_and_keep_it(desk: Desk) -> None:
    desk.frames(0.2)
    before = desk.app.ui.cards["title"].picture.width  # type: ignore[union-attr]
    desk.base.messenger.send("control-=")
    desk.frames(0.2)
    assert desk.app.flow.settings.text_size == "125"
    assert desk.app.ui.cards["title"].picture.width > before  # type: ignore[union-attr]
    assert load()[0].text_size == "125"
    desk.base.messenger.send("control--")
    desk.frames(0.2)
    assert desk.app.flow.settings.text_size == "100"
    desk.base.messenger.send("control--")  # there is nothing smaller
    desk.frames(0.2)
    assert desk.app.flow.settings.text_size == "100"
    for _ in range(6):
        desk.base.messenger.send("shift-control-+")
    assert desk.app.flow.settings.text_size == "200"


def light(base: Any) -> float:
    for _ in range(2):
        base.graphics_engine.render_frame()
    shot: GraphicsOutput = base.win.get_screenshot()
    return float(np.frombuffer(shot.get_ram_image_as("RGB"), np.uint8).mean())  # type: ignore[attr-defined]


def test_brightness_changes_the_rooms_and_not_the_panels(desk: Desk) -> None:
    desk.frames(0.5)
    desk.app.ui.root.hide()
    usual = light(desk.base)
    act(desk, "set", "brightness=0.5")
    assert light(desk.base) == pytest.approx(0.5 * usual, rel=0.03)
    act(desk, "set", "brightness=1.25")
    assert light(desk.base) > 1.08 * usual
    act(desk, "set", "brightness=1.0")
    assert light(desk.base) == pytest.approx(usual, rel=0.01)
    desk.app.ui.root.show()


def test_a_name_is_asked_for_and_kept(desk: Desk) -> None:
    act(desk, "not_you")
    assert desk.app.flow.screen == "person"
    desk.app.ui.type("A")
    desk.frames(0.1)
    for sign in "da":  # two keys within one frame
        desk.app.ui.type(sign)
    desk.frames(0.1)
    assert [h.value for h in desk.app.ui.navigator.hits() if h.field == "person"] == ["Ada"]
    act(desk, "person", "Ada")
    assert desk.app.flow.screen == "title"
    assert load()[0].person == "Ada"


def test_the_left_hand_has_the_buttons_at_its_side_and_walls_wear_the_chosen_colours(desk: Desk) -> None:
    act(desk, "begin", "c01_m1")
    view = desk.app.view
    assert view is not None
    view.quiz.clear()
    view.state.dialog = None
    desk.frames(0.5)
    keys = desk.app.ui.cards["keys"].at[0]
    act(desk, "set", "one_hand=left")
    assert desk.app.ui.cards["keys"].at[0] < keys
    act(desk, "set", "palette=safe")
    assert view.picture.screens.colours["good"] != Settings().palette
    assert view.picture.screens.colours["good"] == "#00537F"
    usual = view.play.hands.keeps
    act(desk, "set", "time_limits=2")
    assert view.play.hands.keeps == 2 * usual


def test_an_exam_gives_no_hints_no_rewind_and_no_hand_on_the_clock(desk: Desk) -> None:
    act(desk, "exam", "c01_m1")
    assert desk.app.flow.screen == "briefing"
    act(desk, "begin", "c01_m1")
    view = desk.app.view
    assert view is not None
    view.quiz.clear()
    view.state.dialog = None
    desk.frames(0.5)
    assert "exam" in desk.app.ui.cards
    for name in ("freeze", "faster", "hint"):
        act(desk, name)
    assert not view.stopped
    assert view.play.clock.speed == 1
    assert view.state.hint == 0
    act(desk, "break")
    assert view.state.caption is not None
    act(desk, "pause")
    assert "rewind" not in {hit.action.name for hit in desk.app.ui.navigator.hits()}


def test_the_procedure_is_read_before_the_run(desk: Desk) -> None:
    act(desk, "brief", "c01_m1")
    act(desk, "sop")
    assert "sop" in desk.app.ui.cards
    act(desk, "ebr_sop", "2")
    assert desk.app.flow.sop_page == 2
    act(desk, "back")
    assert desk.app.flow.screen == "briefing"


def test_the_supervisor_can_be_called_over_a_decision_and_it_stays_one_s_own(desk: Desk) -> None:
    act(desk, "begin", "c01_m1")
    view = desk.app.view
    assert view is not None
    view.quiz.clear()
    view.state.dialog = None
    view.play.session.submit("mission.declare", "cut")
    desk.frames(2.0)
    assert view.state.dialog is not None
    act(desk, "call")
    assert view.state.dialog.is_called
    assert not view.state.dialog.feedback
    assert "call" not in {hit.action.name for hit in desk.app.ui.navigator.hits()}


def test_the_procedure_can_be_read_before_one_decides(desk: Desk) -> None:
    act(desk, "begin", "c01_m1")
    view = desk.app.view
    assert view is not None
    view.quiz.clear()
    view.state.dialog = None
    view.play.session.submit("mission.declare", "cut")
    desk.frames(2.0)
    act(desk, "look_first", "sop")
    assert "sop" in desk.app.ui.cards
    act(desk, "back")
    assert "decision" in desk.app.ui.cards
