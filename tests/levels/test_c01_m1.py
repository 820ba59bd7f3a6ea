"""Mission c01_m1 on the real plant: it can be passed, and each failing run names what went wrong."""

from pathlib import Path

import pytest

from training import autopilot, opening, words
from training.course import read_course
from training.mission import load_mission, read_mission

FOLDER = Path(__file__).resolve().parents[2] / "levels" / "c01_env" / "c01_m1"
RUNS = sorted(p.stem for p in (FOLDER / "runs").glob("*.yaml"))


def test_the_level_files_are_well():
    assert [str(p) for p in opening.problems([])] == []


def test_there_are_a_passing_run_and_six_failing_ones():
    assert "pass" in RUNS
    assert len([r for r in RUNS if r.startswith("fail_")]) >= 6


@pytest.mark.parametrize("run", RUNS)
def test_a_run_gives_the_scorecard_that_it_promises(run):
    played = autopilot.play("c01_m1", run)
    assert played.unexpected == []
    assert played.refused == []
    if run == "pass":
        assert 600.0 < played.card.time < 1200.0
        assert played.card.plates["glove_print"].count <= 5
    else:
        assert not played.card.passed
        assert all(line.entry < len(played.session.journal) for line in played.card.lines)


def test_the_print_of_touched_outsides_is_worse_than_that_of_a_calm_entry():
    expected = {
        run: autopilot.play("c01_m1", run).card.plates["glove_print"].expected
        for run in ("pass", "fail_outside_touched")
    }
    assert expected["fail_outside_touched"] > 2.0 * expected["pass"]


def test_every_step_of_the_curriculum_is_there():
    ids = {s.id for s in load_mission(FOLDER).steps}
    assert {f"s{n}" for n in range(1, 15)} | {"s9b"} <= ids


def test_weights_of_the_mission_are_those_of_its_course():
    course, _, problems = read_course(FOLDER.parent / "course.yaml")
    assert problems == []
    assert course.weights == load_mission(FOLDER).weights
    assert course.missions == ("c01_m1",)


@pytest.mark.parametrize("path", [FOLDER / "mission.yaml", FOLDER.parent / "course.yaml"])
def test_every_text_is_translated(path):
    found = read_mission(path)[1]
    assert [str(p) for p in words.untranslated(found)] == []


def test_french_keeps_its_typography():
    faults = {text: words.french_faults(text) for text in words.catalogue("fr").values()}
    assert {text: found for text, found in faults.items() if found} == {}
    assert not any(" tu " in f" {text.lower()} " for text in faults)


def test_live_french_is_short_too():
    mission = load_mission(FOLDER)
    lines = [text for s in mission.steps for text in (*s.coach.values(), s.hints.nudge, s.praise) if text]
    lines += [f.say for f in mission.faults if f.say]
    for line in lines:
        assert len(words.translate(line, "fr").split()) <= 18, line
