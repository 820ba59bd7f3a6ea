"""Mission c01_m1 on the real plant: it can be passed, and each failing run names what went wrong."""

import functools
from pathlib import Path

import pytest

from training import autopilot, opening
from training.mission import load_mission

FOLDER = Path(__file__).resolve().parents[2] / "levels" / "c01_env" / "c01_m1"
MISSION = load_mission(FOLDER)
NBSP = "\u00a0"
RUNS = sorted(p.stem for p in (FOLDER / "runs").glob("*.yaml"))


def test_the_level_files_are_well():
    assert [str(p) for p in opening.problems([])] == []


@functools.cache
def played(run: str) -> autopilot.Played:
    """A run of the mission, played once for all tests."""
    return autopilot.play("c01_m1", run)


def card(run: str):
    return played(run).card


def test_there_are_a_passing_run_and_at_least_eight_failing_ones():
    assert "pass" in RUNS
    wanted = """
        fail_no_wash fail_no_rub fail_outside_touched fail_both_doors fail_running fail_hidden_cut fail_wrong_size
        fail_one_second_clicks
    """
    assert set(wanted.split()) <= set(RUNS)


@pytest.mark.parametrize("run", RUNS)
def test_a_run_gives_the_scorecard_that_it_promises(run):
    assert played(run).unexpected == []
    assert played(run).refused == []
    assert card(run).passed == run.startswith("pass")
    assert all(line.entry < len(played(run).session.journal) for line in card(run).lines)
    steps = {s.id for s in MISSION.steps}
    assert all(line.step in steps for line in card(run).lines)


def test_a_calm_entry_takes_fifteen_to_twenty_minutes_and_is_gold():
    assert 900.0 < card("pass").time < 1200.0
    assert card("pass").level == "gold"
    assert card("pass").lines == ()


def seen() -> set[str]:
    """Every rule that some run breaks."""
    return {line.rule for run in RUNS for line in card(run).lines}


def test_every_step_is_missed_by_some_run_and_done_by_the_passing_one():
    asked = {s.id for s in MISSION.steps if not s.optional}
    assert asked <= seen()
    assert asked <= set(played("pass").session.progress.done)


def test_every_order_rule_act_decision_and_plate_is_broken_by_some_run():
    rules = {f"{o.step}>{o.needs_before}" for o in MISSION.order}
    for part in (MISSION.faults, MISSION.decisions, MISSION.plates):
        rules |= {row.id for row in part}
    assert rules - seen() == set()


def test_every_limit_that_one_person_can_pass_is_passed_by_some_run():
    """The 500 m3 of the corridor thin out what one person sheds: ten minutes of running reach no half of its alert."""
    assert {row.id for row in MISSION.watch} - seen() == {"particles_cor_d", "coarse_cor_d"}


def test_every_option_is_chosen_and_every_hard_fail_happens_in_some_run():
    chosen = {played(run).session.progress.answers.get("d1") for run in RUNS}
    assert {o.id for o in MISSION.decisions[0].options} <= chosen
    failed = {fail for run in RUNS for fail in card(run).hard_fails}
    assert {h.id for h in MISSION.hard_fails} | {"hidden: d1"} == failed


def test_every_question_is_answered_before_or_after_a_passing_run():
    assert card("pass_torn_found").quiz == {q.id: True for q in MISSION.questions}


def test_every_cue_is_said_in_some_run():
    said = {e.data["text"] for run in RUNS for e in played(run).session.journal if getattr(e, "name", "") == "said"}
    assert {c.say for c in MISSION.cues} <= said
