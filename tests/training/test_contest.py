"""An act set aside as the controls' fault, in practice and in an exam; what is said after the end."""

from pathlib import Path

import pytest

from sim_core.journal import Command
from tests.training.small_plant import small_parts
from training import contest, journal_file, opening, store
from training.replay import replay, resume
from training.session import SCRIPT, Session
from training.whatif import Remove, what_if

TAKE = "PAL_D.gown_rack.take_item"


def in_the_airlock(path: Path | None = None, *, exam: bool = False) -> Session:
    s = opening.new_session("c01_m1", journal=path, exam=exam)
    s.submit("trainee.be_in", "PAL_D", "trainer")
    s.step(100)
    s.submit(TAKE, "coverall:outside")
    s.step(30)
    return s


def number_of(session: Session, target: str) -> int:
    return next(n for n, e in enumerate(session.journal) if isinstance(e, Command) and e.target == target)


def cost(card, rule: str) -> list[float]:
    return [line.points for line in card.lines if line.rule == rule]


def test_in_practice_a_contested_act_costs_nothing_and_its_physics_stays(tmp_path):
    path = tmp_path / "j.jsonl"
    s, other = in_the_airlock(path), in_the_airlock()
    held = s.parts.plant.state.ledger.total("trainee.right_hand")
    assert s.submit("session.contest", number_of(s, TAKE)) is None
    card, without = s.finish(), other.finish()
    assert cost(card, "outside_coverall") == []
    assert cost(without, "outside_coverall") == [12.0]
    assert [x.rule for x in card.aside] == ["outside_coverall", "dirty_hands"]  # both came of that act
    assert card.overall > without.overall
    assert s.parts.plant.state.ledger.total("trainee.right_hand") == held
    assert replay(path, opening.open_parts).divergence is None


def test_in_an_exam_it_counts_and_is_marked_for_the_trainer():
    s = in_the_airlock(exam=True)
    s.submit("session.contest", number_of(s, TAKE))
    card = s.finish()
    assert cost(card, "outside_coverall") == [12.0]
    assert [x.rule for x in card.lines if x.contested] == ["outside_coverall", "dirty_hands"]
    assert card.aside == ()


def test_only_acts_of_the_last_minute_can_be_contested():
    s = in_the_airlock()
    act = number_of(s, TAKE)
    for value in (act + 1, 0, -1, 10_000, "last", True, 1.0, None):
        assert s.submit("session.contest", value), value
    s.step(round(contest.WITHIN * 10))
    assert "no act of the last 60 s" in s.submit("session.contest", act)
    assert s.progress.contested == {}


def test_a_refused_act_and_one_that_was_taken_back_cannot_be_contested():
    s = in_the_airlock()
    assert s.submit("PAL_D.gown_rack.don", "gloves")
    assert s.submit("session.contest", number_of(s, "PAL_D.gown_rack.don"))
    act = number_of(s, TAKE)
    s.step(20)
    assert s.submit("session.rewind", 10.0) is None
    assert s.submit("session.contest", act)


def test_an_act_can_be_contested_after_the_end_until_the_books_are_closed():
    s = in_the_airlock()
    s.submit("session.finish")
    before = s.scorecard.overall
    assert s.submit("session.contest", number_of(s, TAKE)) is None
    assert s.scorecard.overall > before
    assert s.submit(TAKE, "coverall:inside") == "the run is finished"


def test_what_if_names_the_contested_act_in_the_other_run():
    s = in_the_airlock()
    s.submit("session.contest", number_of(s, TAKE))
    s.submit("session.finish")
    first = next(
        n
        for n, e in enumerate(s.journal)
        if isinstance(e, Command) and e.target == "trainee.be_in" and e.actor != SCRIPT
    )
    parts = [opening.open_parts(opening.header_of("c01_m1", 1, "en")) for _ in range(2)]
    found = what_if((parts[0], parts[1]), list(s.journal), Remove(frozenset({first})), s.time)
    assert found.as_was.score == pytest.approx(s.scorecard.overall)
    # Without being in the room the garment cannot be taken, so there is nothing to contest.
    assert TAKE in [target for _, target, _ in found.newly_impossible]


def test_an_act_that_an_edit_removed_is_not_contested():
    s = in_the_airlock()
    s.submit("session.contest", number_of(s, TAKE))
    s.submit("session.finish")
    parts = [opening.open_parts(opening.header_of("c01_m1", 1, "en")) for _ in range(2)]
    edit = Remove(frozenset({number_of(s, TAKE)}))
    found = what_if((parts[0], parts[1]), list(s.journal), edit, s.time)
    assert found.newly_impossible == ()


def test_the_questions_after_the_run_are_kept_and_scored(tmp_path):
    path = tmp_path / "j.jsonl"
    s = in_the_airlock(path)
    s.submit("session.finish")
    right = {q.id: q.answer for q in s.run.mission.questions if q.stage == "after"}
    before = s.scorecard.overall
    for name, answer in right.items():
        assert s.submit(f"mission.quiz.{name}", answer if name != "q2" else answer - 1) is None
    assert s.submit("mission.quiz.q1", 99)
    s.submit("mission.note.next", "Rub for twenty seconds.")
    assert s.submit("mission.note.nxt", "x")
    assert s.scorecard.quiz == {name: name != "q2" for name in right}
    assert s.scorecard.overall == before
    assert not journal_file.read(path).is_finished
    s.close()
    s.close()
    text = journal_file.read(path)
    assert text.is_finished
    again = replay(path, opening.open_parts)
    assert again.divergence is None
    assert again.session.scorecard == s.scorecard


def test_a_run_that_died_between_its_end_and_its_questions_goes_on_with_them(tmp_path, monkeypatch):
    monkeypatch.setenv(store.FOLDER_VARIABLE, str(tmp_path))
    path = store.new_journal_path("c01_m1")
    s = in_the_airlock(path)
    s.submit("session.finish")
    s.submit("mission.quiz.q1", 1)
    s.file.close()
    assert store.unfinished() == path
    again = resume(path, opening.open_parts)
    assert again.is_finished
    assert again.submit("mission.quiz.q2", 2) is None
    again.close()
    assert replay(path, opening.open_parts).session.scorecard.quiz == {"q1": True, "q2": True}


def test_a_small_session_refuses_what_is_no_act():
    s = Session(small_parts())
    s.submit("tank.open")
    s.step(10)
    assert s.submit("session.contest", 0) is None
    assert s.progress.contested == [0]
    assert contest.cause(s.journal.entries, 1) == 0
    assert contest.cause([], 0) == -1
