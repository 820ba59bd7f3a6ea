"""The what-if of a debrief changes the one act from which most can be learned, and asks for it in words."""

from pathlib import Path

import pytest

from training import alternatives, autopilot, debrief_loads, debrief_story, opening
from training.debrief_facts import Facts, gather
from training.facility import load_facility
from training.page import Page
from training.session import Session
from training.whatif import Add, Remove, Replace

RACK = "PAL_D.gown_rack"


def in_the_airlock(*acts: tuple[str, str]) -> Session:
    s = opening.new_session("c01_m1")
    s.submit("trainee.be_in", "PAL_D", "trainer")
    s.step(50)
    for target, value in acts:
        assert s.submit(target, value) is None
        s.step(30)
    s.finish()
    return s


def suggested(session: Session) -> alternatives.Suggestion | None:
    return alternatives.suggest(session, load_facility(), [])


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> dict[str, Facts]:
    folder = tmp_path_factory.mktemp("runs")
    found = {}
    for run in ("fail_running", "fail_both_doors", "fail_hidden_cut"):
        path: Path = folder / f"{run}.jsonl"
        autopilot.play("c01_m1", run, journal=path)
        found[run] = gather(path)
    return found


def test_a_garment_taken_by_its_outside_is_taken_by_its_inside() -> None:
    found = suggested(in_the_airlock((f"{RACK}.take_item", "coverall:outside")))
    assert found is not None
    assert isinstance(found.edit, Replace)
    assert list(found.edit.values.values()) == ["coverall:inside"]
    assert "by its inside" in found.question


def test_a_garment_that_met_the_floor_is_put_on_clean() -> None:
    acts = ((f"{RACK}.take_item", "coverall:inside"), (f"{RACK}.don", "coverall:floor"))
    session = in_the_airlock(*acts)
    lines = [line for line in session.scorecard.lines if line.rule == "floor"]
    found = next(alternatives._wrong_way(session, lines))
    assert isinstance(found.edit, Replace)
    assert list(found.edit.values.values()) == ["coverall"]
    assert "met the floor" in found.question


def test_who_ran_walks_in_the_other_run(played: dict[str, Facts]) -> None:
    facts = played["fail_running"]
    assert isinstance(facts.suggestion.edit, Replace)
    assert set(facts.suggestion.edit.values.values()) == {"walk_slow"}
    assert facts.other.as_edited.score > facts.other.as_was.score


def test_a_hidden_cut_is_told_in_the_other_run(played: dict[str, Facts]) -> None:
    facts = played["fail_hidden_cut"]
    assert list(facts.suggestion.edit.values.values()) == ["report"]
    assert facts.other.as_edited.score == 100.0
    assert "tell the supervisor" in debrief_loads.question(Page(facts, "en"))
    assert "prévenir le responsable" in debrief_loads.question(Page(facts, "fr"))


def test_a_door_opened_against_the_other_stays_shut_in_the_other_run(played: dict[str, Facts]) -> None:
    facts = played["fail_both_doors"]
    assert isinstance(facts.suggestion.edit, Remove)
    asked = debrief_loads.question(Page(facts, "en"))
    assert asked.startswith("What if you had left this out: door DR026: open")
    assert facts.other.as_edited.beyond["pressure_cor_d"] < 0.5 * facts.other.as_was.beyond["pressure_cor_d"]
    shown = debrief_loads.other_run(Page(facts, "fr"))
    assert any("hors limite" in head for head in shown.heads)


def test_alarms_stand_on_the_timeline_with_their_number_and_their_place(played: dict[str, Facts]) -> None:
    drawn = debrief_story.lanes(Page(played["fail_both_doors"], "en"))
    assert "both doors open PAL_D" in drawn
    assert ">2</text>" in drawn
    listed = debrief_story.listed(Page(played["fail_both_doors"], "fr"))
    assert any(lane == "Alarmes" and "deux portes ouvertes" in said for _, lane, said in listed)


def test_a_rub_that_was_left_out_comes_before_the_door_out_is_opened() -> None:
    s = opening.new_session("c01_m1")
    s.submit("trainee.be_in", "PAL_D", "trainer")
    s.step(200)
    s.submit("DR026.open")
    s.step(20)
    s.submit("trainee.enter", "COR_D")
    s.step(20)
    s.finish()
    lines = [line for line in s.scorecard.lines if line.rule == "s10"]
    stood = list(enumerate(s.journal.entries))
    found = next(alternatives._left_out(s, load_facility(), stood, lines))
    assert isinstance(found.edit, Add)
    assert s.journal.entries[found.edit.before].target == "DR026.open"
    targets = [command.target for command in found.edit.commands]
    assert targets.index("PAL_D.sanitiser.dispense") < targets.index("PAL_D.sanitiser.rub")
    assert targets.count("trainee.rub") == len(alternatives.ZONES)
    assert found.edit.takes > 20.0


def test_a_run_without_acts_has_no_other_run() -> None:
    s = opening.new_session("c01_m1")
    s.step(10)
    s.finish()
    assert suggested(s) is None


def test_the_touch_that_left_most_is_left_out_where_nothing_else_teaches() -> None:
    session = in_the_airlock(("trainee.touch", "PAL_D.bin.lid"))
    number = next(n for n, e in enumerate(session.journal) if getattr(e, "value", "") == "PAL_D.bin.lid")
    found = next(alternatives._touch_left_out(session, [(number, 4.0)]))
    assert found.edit == Remove(frozenset({number}))
    assert found.values["place"] == "PAL_D.bin.lid"
