"""Points: the worked example, honesty, par, hints, critical acts."""

from itertools import pairwise
from math import isclose

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command, Event, Journal
from training.facility import load_facility
from training.mission import load_mission
from training.plant import build_plant
from training.run import MissionRun
from training.scorecard import dimension_of, score
from training.state import Deviation, Mark
from training.store import LEVELS

MISSION = load_mission(LEVELS / "c01_env" / "c01_m1")

PLANT = build_plant(load_facility(), 1)
UNITS = {tag: signal.unit for tag, signal in PLANT.signals.items()}


def state(*deviations, minutes=15.0, missed=()):
    x = MissionRun(MISSION, 1, units=UNITS).start()
    x.done = {s.id: Mark(1.0, 0) for s in MISSION.steps if s.id not in missed}
    x.ended = minutes * 60.0
    x.deviations = list(deviations)
    return x


def deviation(counts_as="major", rule="r", competency="hygiene.hands.wash", **more):
    return Deviation(rule, "act", counts_as, competency, "s4", 10.0, 0, "why", **more)


def card(x):
    return score(MISSION, x, Journal([Event(0.0, "x", "y")]))


def test_a_clean_run_in_par_is_gold():
    result = card(state())
    assert (result.overall, result.passed, result.level, result.lines) == (100.0, True, "gold", ())


def test_the_worked_example():
    garment = deviation("minor", "outside_other", "gowning.grade_d.donning")
    x = state(deviation(), garment, garment, minutes=22.0, missed=["s14"])
    x.hint_points, x.hints = 1.0, {"s4.nudge": "x"}
    result = card(x)
    assert result.dimensions == {
        "safety": 100,
        "quality": 100,
        "gmp": 80.5,
        "di": 97,
        "time": pytest.approx(89),
        "economy": 100,
    }
    assert isclose(result.overall, 91.775)
    assert result.level == "silver"
    assert "s14" in result.rules()


def test_honesty_is_cheaper_than_silence_and_silence_than_hiding():
    lost = {
        name: sum(line.points for line in card(state(deviation(**more))).lines)
        for name, more in {
            "reported": {"reported": True},
            "corrected": {"corrected": True, "can_be_corrected": True},
            "half": {"reported": True, "can_be_corrected": True},
            "plain": {},
            "hidden": {"hidden": True},
        }.items()
    }
    assert lost == {
        "reported": 3.0,
        "corrected": pytest.approx(7.2),
        "half": pytest.approx(7.2),
        "plain": 12.0,
        "hidden": 24.0,
    }


def test_hiding_fails_the_run_whatever_the_score():
    assert card(state(deviation("minor", hidden=True))).hard_fails == ("hidden: r",)
    assert not card(state(deviation("minor", hidden=True))).passed


def test_a_critical_act_fails_and_one_reported_at_once_is_capped():
    assert not card(state(deviation("critical"))).passed
    assert card(state(deviation("critical", reported=True))).overall == 74.0


def test_time_costs_over_par_only_and_stops_at_forty():
    assert card(state(minutes=1.0)).dimensions["time"] == 100.0
    assert isclose(card(state(minutes=24.0)).dimensions["time"], 80.0)
    assert card(state(minutes=100.0)).dimensions["time"] == 40.0


def test_a_dimension_comes_from_the_competency_unless_the_step_says_otherwise():
    assert dimension_of("safety.ppe") == "safety"
    assert dimension_of("docs.ebr.use") == "di"
    assert dimension_of("ff.fill") == "quality"
    assert dimension_of("docs.gdp.record", "safety") == "safety"


def test_a_step_nearly_done_costs_less():
    x = state(missed=["s4"])
    assert card(x).lines[0].points == 12.0
    run = MissionRun(MISSION, 1, units=UNITS)
    washed = Journal([Command(2.0, "trainee", "CHG.sink.wash", "stop")])
    x.ended = -1.0
    run.update(x, 2.0, {"trainee.wash_s": 25.0, "trainee.coverage": 0.95}, washed)
    x.ended = 900.0
    assert card(x).lines[0].points == 3.0


def test_answers_quiz_hints_and_reports_are_refused_when_they_make_no_sense():
    run, x, journal = MissionRun(MISSION, 1, units=UNITS), MissionRun(MISSION, 1, units=UNITS).start(), Journal()
    for target, value in [
        ("mission.answer.d1", "report"),
        ("mission.quiz.q9", 1),
        ("mission.quiz.q1", 9),
        ("mission.hint", "all"),
        ("mission.dance", None),
    ]:
        with pytest.raises(Refused):
            run.act(x, Command(0.0, "trainee", target, value), journal)
    run.act(x, Command(0.0, "trainee", "mission.quiz.q1", 1), journal)
    run.act(x, Command(0.0, "trainee", "mission.hint", "explicit"), journal)
    run.act(x, Command(0.0, "trainee", "mission.declare", "cut"), journal)
    assert (x.quiz, x.hint_points) == ({"q1": 1}, 3.0)


def test_a_hidden_act_that_is_reported_in_time_is_cheap():
    run, x, journal = MissionRun(MISSION, 1, units=UNITS), MissionRun(MISSION, 1, units=UNITS).start(), Journal()
    journal.add(Command(1.0, "trainee", "mission.declare", "cut"))
    run.update(x, 1.0, {}, journal)
    assert "d1" in x.asked
    assert sorted(run.options("d1")) == ["plaster", "report", "two_gloves"]
    with pytest.raises(Refused):
        run.act(x, Command(1.0, "trainee", "mission.answer.d1", "shrug"), journal)
    run.act(x, Command(1.0, "trainee", *run.answer("d1", "two_gloves")), journal)
    assert x.deviations[0].hidden
    with pytest.raises(Refused):
        run.act(x, Command(1.0, "trainee", "mission.answer.d1", "report"), journal)
    run.act(x, Command(100.0, "trainee", "mission.report", "d1"), journal)
    assert x.deviations[0].reported
    assert not x.deviations[0].hidden


def test_a_refused_command_does_nothing_and_lines_come_four_seconds_apart():
    run, x, journal = MissionRun(MISSION, 1, units=UNITS), MissionRun(MISSION, 1, units=UNITS).start(), Journal()
    journal.add(Command(0.0, "trainee", "COR_D.ebr.sign", "performed"))
    journal.add(Event(0.0, "COR_D.ebr", "refused", {"target": "COR_D.ebr.sign", "reason": "no"}))
    assert not run.update(x, 0.0, {}, journal)
    assert x.ended < 0.0
    journal.add(Command(1.0, "trainee", "trainee.motion", "run"))
    for second in range(1, 30):
        run.update(x, float(second), {}, journal)
    said = [e for e in journal if isinstance(e, Event) and e.name == "said"]
    assert len({e.data["text"] for e in said}) == len(said) >= 2
    assert all(b.time - a.time >= 4.0 for a, b in pairwise(said))


def test_a_wait_that_was_skipped_counts_a_tenth_of_par():
    x = state(minutes=40.0)
    x.skipped = 20.0 * 60.0
    assert card(x).dimensions["time"] == pytest.approx(100.0 - (22.0 / 20.0 - 1.0) * 100.0)
    x.skipped = 25.0 * 60.0
    assert card(x).dimensions["time"] == 100.0
