"""Mission c01_m1 on the real plant: it can be passed, and each failing run names what went wrong."""

import functools
import re
from pathlib import Path

import pytest

from training import autopilot, opening, words
from training.course import read_course
from training.mission import load_mission, read_mission
from training.script import read_run

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


def test_the_run_of_a_click_a_second_holds_every_act_of_the_passing_one_in_its_order():
    def acts(run: str) -> list[tuple[str, object]]:
        found = read_run(FOLDER / "runs" / f"{run}.yaml")[0]
        return [(i.do, i.value) if i.do else ("walk", i.walk) for i in found.acts if i.do or i.walk]

    assert acts("fail_one_second_clicks") == acts("pass")
    assert card("fail_one_second_clicks").time < 120.0


def test_the_passing_run_hears_what_its_tag_says_in_both_languages():
    said = [e for e in played("pass").session.journal if getattr(e, "name", "") == "said"]
    tag = next(e for e in said if e.data["text"].startswith("Laundered"))
    assert words.spoken(tag.data, "en").replace(NBSP, " ") == "Laundered 11 Oct, use before 10 Nov. Today: 24 Nov."
    french = "Lavée le 11 oct., limite 10 nov. Nous sommes le 24 nov."
    assert words.spoken(tag.data, "fr").replace(NBSP, " ") == french
    rub = next(e for e in said if e.data["text"].startswith("Dry all over"))
    assert words.spoken(rub.data, "en") == "Dry all over: 30 seconds. Your hands are ready."


def test_a_short_rub_is_told_in_words():
    short = {"text": "{spelled} seconds leave germs. Rub on until dry, 20 seconds.", "values": {"seconds": 8.0}}
    assert words.spoken(short, "en") == "Eight seconds leave germs. Rub on until dry, 20 seconds."
    french = "Huit secondes ne suffisent pas. Frictionnez 20 secondes, jusqu’à séchage."
    assert words.spoken(short, "fr").replace(NBSP, " ") == french


def test_guidance_of_the_first_try_warns_and_blocks_nothing():
    """Even at level 0 a trainee may walk in from the street; what happens follows from it."""
    assert played("fail_straight_in").session.progress.guidance == 0
    assert played("fail_straight_in").refused == []


def test_french_holds_number_and_unit_together():
    loose = re.compile(r"\d (?:(?:Pa|s|min|h|m|UFC|µm|secondes?|minutes?)\b|%|\d{3}\b)")
    assert [text for text in words.catalogue("fr").values() if loose.search(text)] == []


def test_every_step_of_the_curriculum_is_there():
    ids = {s.id for s in MISSION.steps}
    assert {f"s{n}" for n in range(1, 15)} | {"s9b"} <= ids


def test_weights_of_the_mission_are_those_of_its_course():
    course, _, problems = read_course(FOLDER.parent / "course.yaml")
    assert problems == []
    assert course.weights == MISSION.weights
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
    lines = [text for s in MISSION.steps for text in (*s.coach.values(), s.hints.nudge, s.praise) if text]
    lines += [f.say for f in (*MISSION.faults, *MISSION.cues, *MISSION.watch) if f.say]
    for line in lines:
        assert len(words.translate(line, "fr").split()) <= 18, line
