"""The tutorial and c01_m1 are played to a pass by the mouse alone, the keyboard alone, a gamepad alone and one hand."""

from pathlib import Path

import pytest

from game import after, debrief_page
from game.hud.tutorial import LESSONS
from game.picture import Picture
from tests.game.desk import Desk
from tests.game.devices import HANDS
from tests.game.players import Learner, Player, passing_run

RUN = Path(__file__).resolve().parents[2] / "levels" / "c01_env" / "c01_m1" / "runs" / "pass.yaml"


@pytest.fixture
def desk(base, tmp_path, monkeypatch, request):
    """The client at its title, for one hand; nothing is drawn on the walls and no page is written for the browser."""
    monkeypatch.setenv("FIRST_AIR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("FIRST_AIR_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(Picture, "frame", lambda *_: None)
    for module in (after, debrief_page):
        monkeypatch.setattr(module, "write_debrief", lambda *_: Path("debrief.html"), raising=False)
    made = Desk(base, **HANDS[request.getfixturevalue("name")].settings)
    yield made
    made.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", HANDS)
def test_a_hand_plays_the_mission_from_the_title_to_a_pass(desk, name):
    player = Player(desk, HANDS[name](desk))
    for choice in ("missions=", "brief=c01_m1", "begin=c01_m1"):
        player.hand.choose(choice)
    player.play(passing_run(RUN))
    page = player.finish()
    assert desk.seen()["screen"] == "debrief"
    assert page.passed
    assert page.score >= page.pass_mark
    player.hand.choose("missions=")
    assert desk.seen()["screen"] == "missions"


@pytest.mark.slow
@pytest.mark.parametrize("name", HANDS)
def test_a_hand_does_all_nine_steps_of_the_tutorial(desk, name):
    learner = Learner(desk, HANDS[name](desk))
    learner.hand.choose("tutorial=")
    for lesson in LESSONS:
        learner.learn(lesson.id)
    assert desk.app.flow.learned is not None  # what was chosen on the way, and the way to change it
    assert desk.seen()["screen"] in ("learned", "title")  # a hand whose last key is Esc has left it already
