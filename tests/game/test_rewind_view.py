"""Thirty seconds back in the window: body, hands and dialogs go with the run; the questions after it are kept."""

from pathlib import Path
from typing import Any

from game.base_keys import Pointer
from game.hud.actions import Action
from game.run_view import RunView
from game.settings import Settings
from game.stage import Stage
from training import journal_file, opening, poses, store
from training.facility import load_facility


def test_a_person_goes_back_and_answers_after_the_run(base: Any, tmp_path: Path) -> None:
    facility, path = load_facility(), tmp_path / "0001_c01_m1.jsonl"
    session = opening.new_session("c01_m1", journal=path)
    stage = Stage(base.render.attach_new_node("stage"), facility, ("LOB",), "low")
    view = RunView(base, session, facility, stage, Settings())
    view.quiz = []
    x, y = view.play.walker.position
    frames = 0

    def play(seconds: int) -> None:
        nonlocal frames
        for _ in range(seconds * 10):
            frames += 1
            view.frame(0.1, frames * 0.1, Pointer())

    play(12)
    first = view.play.walker.position
    view.play.walker.walk_to((x + 1.0, y))
    play(28)
    view.rewind()
    assert session.time == 10.0
    assert view.play.walker.position == first
    play(2)
    session.submit("session.finish")
    play(1)
    asked = []
    while view.state.dialog is not None:
        asked.append(view.state.dialog.ask.id)
        for action in (Action("option", "1"), Action("answer"), Action("dialog_close")):
            view.act(action)
        play(1)
    assert asked == ["q1", "q2", "q3", "q4", "q5"]
    assert view.is_over
    assert session.scorecard.quiz["q1"]
    view.leave()
    session.close()
    assert journal_file.read(path).is_finished
    assert len(poses.read(store.track_path(path))) > 10
    stage.root.remove_node()
