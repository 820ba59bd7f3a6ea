"""Going back 30 s: the state returns, the journal only grows, and everything that reads it agrees."""

import json
from pathlib import Path

import pytest

from sim_core.journal import Command, Event, record
from tests.training.small_plant import HEADER, small_parts
from training import journal_file, opening, store
from training.journal_file import JournalFile
from training.replay import replay, resume, save_beside
from training.rewind import EVERY, FARTHEST, KEPT_FOR, standing
from training.session import Session
from training.whatif import Remove, edited, what_if


def session(path: Path | None = None) -> Session:
    return Session(small_parts(), JournalFile.create(path, HEADER) if path else None)


def rows(entries):
    return [record(entry, number) for number, entry in enumerate(entries)]


def gone_back(path: Path | None = None) -> Session:
    """40 s, a touch at 20 s, back to 15 s, and 5 s more."""
    s = session(path)
    s.step(50)
    s.submit("tank.touch", "right")
    s.step(150)
    s.submit("tank.touch", "left")
    s.submit("tank.open")
    s.step(200)
    assert s.submit("session.rewind") is None
    s.step(50)
    return s


def test_the_state_goes_back_to_at_most_30_s_before():
    s = session()
    s.step(412)
    assert s.submit("session.rewind") is None
    assert 41.2 - FARTHEST <= s.time <= 41.2 - FARTHEST + EVERY


def test_what_was_done_since_is_undone_in_the_plant_and_kept_in_the_journal():
    s = gone_back()
    assert s.time == pytest.approx(15.0)
    assert s.readings["tank.level"] == 0.0
    ledger = s.parts.plant.state.ledger
    assert ledger.total("trainee.left_hand") == 0.0
    assert ledger.total("trainee.right_hand") == pytest.approx(10.0)
    touches = [e.value for e in s.journal if isinstance(e, Command) and e.target == "tank.touch"]
    assert touches == ["right", "left"]
    stood = [e.value for _, e in standing(s.journal.entries) if isinstance(e, Command)]
    assert stood == ["right"]


def test_the_future_after_a_rewind_is_that_of_a_run_that_never_erred():
    s, straight = gone_back(), session()
    straight.step(50)
    straight.submit("tank.touch", "right")
    straight.step(100)
    for one in (s, straight):
        one.submit("tank.open")
        one.step(70)
    assert dict(s.readings) == dict(straight.readings)
    assert s.progress.done == straight.progress.done == ["fill"]
    assert s.parts.plant.state.ledger.row("trainee.right_hand") == straight.parts.plant.state.ledger.row(
        "trainee.right_hand"
    )


def test_a_second_rewind_goes_back_further_and_no_further_than_what_is_kept():
    s = session()
    s.step(1500)
    times = []
    while s.submit("session.rewind") is None:
        times.append(s.time)
    assert times == pytest.approx([150.0 - FARTHEST * n for n in range(1, len(times) + 1)])
    assert times[-1] == pytest.approx(150.0 - KEPT_FOR)


@pytest.mark.parametrize("value", [0, -5.0, 31.0, "long", True])
def test_a_rewind_of_no_sense_is_refused_and_changes_nothing(value):
    s = session()
    s.step(300)
    assert s.submit("session.rewind", value)
    assert s.time == pytest.approx(30.0)


def test_there_is_nothing_to_go_back_to_at_the_start():
    assert "Nothing to go back to" in session().submit("session.rewind")


def test_a_finished_run_does_not_go_back():
    s = session()
    s.step(100)
    s.finish()
    assert s.submit("session.rewind") == "the run is finished"


def test_a_replay_goes_back_too(tmp_path):
    path = tmp_path / "j.jsonl"
    s = gone_back(path)
    s.submit("tank.open")
    s.step(300)
    s.submit("session.rewind", 10.0)
    s.step(20)
    s.finish()
    again = replay(path, small_parts)
    assert again.divergence is None
    assert dict(again.session.readings) == dict(s.readings)
    assert [m.check for m in again.session.marks] == [m.check for m in s.marks]
    text = journal_file.read(path)
    assert sum(e.time > f.time for e, f in zip(text.entries, text.entries[1:], strict=False)) == 2
    assert text.end == pytest.approx(s.time)


def test_a_falling_time_without_a_rewind_is_refused(tmp_path):
    path = tmp_path / "j.jsonl"
    gone_back(path).finish()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rewound = next(r for r in rows if r.get("name") == "rewound")
    for change, said in (({"name": "went"}, "out of order"), ({"data": {"to": 99.0, "first": 0}}, "a rewind from")):
        previous, lines = "", []
        for row in rows:
            plain = {k: v for k, v in row.items() if k != "prev"} | (change if row is rewound else {})
            body, previous = journal_file.chained(plain, previous)
            lines.append(body + "\n")
        path.write_text("".join(lines), encoding="utf-8")
        with pytest.raises(journal_file.JournalError, match=said):
            journal_file.read(path)


@pytest.mark.parametrize("with_save", [False, True])
def test_every_moment_of_death_around_a_rewind_can_be_resumed(tmp_path, with_save):
    path = tmp_path / "j.jsonl"
    s = session(path)
    s.step(380)
    if with_save:
        save_beside(s)
    s.submit("tank.open")
    s.step(33)
    s.submit("session.rewind")
    s.submit("tank.touch", "left")
    s.step(21)
    s.file.close()
    raw = path.read_bytes()
    start = raw.index(b'"tank.open"')
    for size in range(start, len(raw), 23):
        path.write_bytes(raw[:size])
        before = journal_file.read(path, drop_torn=True)
        again = resume(path, small_parts)
        again.file.close()
        assert again.time == pytest.approx(journal_file.read(path).end, abs=1e-6)
        assert rows(journal_file.read(path).entries) == rows(again.journal.entries)
        assert rows(again.journal.entries)[: len(before.entries)] == rows(before.entries)


def test_a_resumed_run_can_go_back_as_far_as_one_that_never_stopped(tmp_path):
    path = tmp_path / "j.jsonl"
    s = session(path)
    s.step(900)
    save_beside(s)
    assert store.save_path(path).is_file()
    s.step(30)
    s.file.close()
    again = resume(path, small_parts)
    for one in (s, again):
        one.file = None if one is s else one.file
        one.step(20)
        assert one.submit("session.rewind") is None
        one.step(10)
    assert again.time == s.time
    assert list(again.journal) == list(s.journal)
    again.finish()
    assert replay(path, small_parts).divergence is None


def test_what_if_plays_only_what_stood():
    s = gone_back()
    s.submit("tank.touch", "left")
    s.step(10)
    s.finish()
    entries = list(s.journal)
    taken_back = next(n for n, e in enumerate(entries) if isinstance(e, Command) and e.value == "left")
    with pytest.raises(ValueError, match=f"entry {taken_back} is not a command of a person that stands"):
        edited(entries, Remove(frozenset({taken_back})))
    last = max(n for n, e in enumerate(entries) if isinstance(e, Command) and e.value == "left")
    found = what_if((small_parts(), small_parts()), entries, Remove(frozenset({last})), s.time)
    assert found.as_was.left_cfu == s.parts.plant.state.ledger.total("trainee.left_hand") > 0.0
    assert found.as_edited.left_cfu == 0.0
    assert found.as_was.right_cfu == found.as_edited.right_cfu == pytest.approx(10.0)


# The rules of a real mission


def in_the_airlock(path: Path | None = None, *, exam: bool = False) -> Session:
    s = opening.new_session("c01_m1", journal=path, exam=exam)
    s.submit("trainee.be_in", "PAL_D", "trainer")
    s.step(100)
    return s


def took_the_outside(path: Path | None = None) -> Session:
    """A coverall taken by its outside, then 30 s back."""
    s = in_the_airlock(path)
    assert s.submit("PAL_D.gown_rack.take_item", "coverall:outside") is None
    s.step(60)
    assert "outside_coverall" in [d.rule for d in s.progress.deviations]
    s.submit("mission.hint", "nudge")
    assert s.submit("session.rewind", 10.0) is None
    return s


def test_a_fault_that_was_taken_back_is_reported_as_tried_again_and_costs_nothing(tmp_path):
    path = tmp_path / "j.jsonl"
    s = took_the_outside(path)
    assert s.progress.deviations == []
    assert s.progress.hint_points == 1.0
    s.submit("PAL_D.gown_rack.take_item", "coverall:inside")
    s.step(30)
    card = s.finish()
    assert [x.rule for x in card.tried if x.rule.startswith("outside")] == ["outside_coverall"]
    assert "outside_coverall" not in card.rules()
    assert all(x.points == 0.0 for x in card.tried)
    assert replay(path, opening.open_parts).divergence is None


def test_the_same_fault_after_a_rewind_counts_once():
    s = took_the_outside()
    s.submit("PAL_D.gown_rack.take_item", "coverall:outside")
    s.step(30)
    card = s.finish()
    assert [(x.rule, x.points) for x in card.lines if x.rule == "outside_coverall"] == [("outside_coverall", 12.0)]


def test_an_exam_takes_nothing_back_and_gives_no_hint():
    s = in_the_airlock(exam=True)
    assert "An exam takes nothing back" in s.submit("session.rewind")
    assert s.submit("mission.hint", "nudge") == "an exam gives no hints"
    assert s.time == pytest.approx(10.0)
    assert isinstance(s.journal.entries[-1], Event)
