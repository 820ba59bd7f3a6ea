"""The menus: what a choice leads to."""

from game.flow import Flow
from game.hud.actions import Action
from game.settings import Settings


def test_choosing_a_course_chooses_its_first_mission() -> None:
    flow = Flow(Settings())
    assert flow.act(Action("course", "c02_usp"))
    assert flow.mission == "c02_m3"
    flow.act(Action("course", "c01_env"))
    assert flow.mission == "c01_m1"
