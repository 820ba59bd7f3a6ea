"""Between suites one walks and dresses while the plant runs on; a wait ends with what was waited for."""

import math

import pytest

from sim_core.journal import Command, Event
from tests.training.small_plant import HEADER, Done, SmallRules, small_parts
from training import opening, replay, waiting
from training.facility import load_facility
from training.journal_file import JournalFile
from training.plant import build_plant
from training.session import Parts, Session
from training.travel import PACE, Ways

FACILITY = load_facility()
NIGHT = ("CTL", "USP", "WIN")


def parts(rooms: tuple[str, ...] = NIGHT) -> Parts:
    """Rules that ask nothing, in the plant of some rooms."""
    plant = build_plant(FACILITY, 7, rooms=rooms)
    for target, value in (("be_in", rooms[0]), ("carry", ""), ("wear", "site_uniform site_shoes")):
        plant.submit(Command(0.0, "trainer", f"trainee.{target}", value))
    plant.step(10)
    plant.take_events()
    return Parts(plant, SmallRules(), Done(), "small", dict(HEADER), ways=Ways(FACILITY, rooms))


def room(session: Session) -> str:
    return tuple(FACILITY.rooms)[int(session.readings["trainee.room_index"])]


def person(session: Session):
    return session.parts.plant.state.units["people"].people["trainee"]


def test_the_way_into_the_usp_hall_leads_round_by_the_airlock_and_takes_its_dressing():
    way = Ways(FACILITY, NIGHT).way("CTL", "USP")
    assert [s.room for s in way.stretches] == ["CTL", "COR_N", "COR_L", "COR_S", "PAL_D", "COR_D", "USP"]
    assert way.dressing == 240.0
    assert 150.0 < (way.seconds - way.dressing) * PACE < 200.0  # m, from the plan
    back = Ways(FACILITY, NIGHT).way("USP", "CTL")
    assert "PAL_DX" in [s.room for s in back.stretches]
    assert "PAL_D" not in [s.room for s in back.stretches]
    assert back.dressing == 90.0
    assert Ways(FACILITY, NIGHT).way("CTL", "WIN").dressing == 60.0


def test_no_way_leads_through_the_lobby_a_foreign_badge_or_a_material_airlock():
    for start in NIGHT:
        for way in Ways(FACILITY, NIGHT).goals(start):
            rooms = [s.room for s in way.stretches]
            assert not {"LOB", "QAO", "CHG"} & set(rooms)
            assert not any(FACILITY.rooms[r].airlock == "MAL" for r in rooms)


def test_who_travels_arrives_dressed_after_walk_and_gowning_and_the_plant_ran_on():
    session = Session(parts())
    before, age = session.time, session.readings["USP.br2000.age"]
    assert session.submit("session.travel", "USP") is None
    took = session.time - before
    assert math.isclose(took, Ways(FACILITY, NIGHT).way("CTL", "USP").seconds, abs_tol=1.0)
    assert math.isclose((session.readings["USP.br2000.age"] - age) * 3600.0, took, abs_tol=2.0)
    assert room(session) == "USP"
    assert {"coverall", "overshoes", "hair_cover", "gloves"} <= set(person(session).worn)
    assert person(session).motion == "still"
    done = [e for e in session.journal if isinstance(e, Event) and e.name == "travelled"]
    assert [e.data for e in done] == [
        {"person": "trainee", "from": "CTL", "to": "USP", "seconds": done[0].data["seconds"]}
    ]
    assert session.submit("session.travel", "WIN") is None
    assert set(person(session).worn) == {"site_uniform", "site_shoes"}


def test_what_is_shed_on_the_way_is_shed_there():
    session = Session(parts())
    session.submit("session.travel", "USP")
    rooms = {s.origin for s in session.parts.plant.state.ledger.sources if s.act == "trainee shed skin"}
    assert {"COR_N", "COR_L", "COR_S", "PAL_D", "COR_D", "USP"} <= rooms


@pytest.mark.parametrize(
    ("goal", "reason"),
    [
        ("USPP", "did you mean 'USP'"),
        ("CTL", "you are in CTL; from CTL you can travel to USP, WIN"),
        ("PAL_D", "no room of this mission"),
    ],
)
def test_where_no_way_leads_is_said_with_where_one_does(goal, reason):
    session = Session(parts())
    refusal = session.submit("session.travel", goal)
    assert refusal is not None
    assert reason in refusal
    assert session.time < 2.0


def test_rooms_that_hang_together_are_walked_to_so_that_no_gowning_is_skipped():
    session = Session(parts(("LOB", "CHG", "COR_S", "PAL_D", "COR_D")))
    refusal = session.submit("session.travel", "COR_D")
    assert refusal is not None
    assert "walk there" in refusal
    assert Ways(FACILITY, ("LOB", "CHG", "COR_S", "PAL_D", "COR_D")).goals("LOB") == ()


def test_a_session_without_ways_refuses_and_one_cannot_rewind_into_a_corridor():
    assert "does not take" in str(Session(small_parts()).submit("session.travel", "USP"))
    session = Session(parts())
    session.submit("session.travel", "USP")
    assert session.submit("session.rewind", 30.0) is not None
    assert room(session) == "USP"


def test_travelling_and_waiting_are_in_the_journal_and_come_out_the_same_again(tmp_path):
    path = tmp_path / "0001_small.jsonl"
    session = Session(parts(), JournalFile.create(path, HEADER))
    session.submit("session.travel", "USP")
    session.submit("fault.USP.br2000.vent_filter", 60.0, "trainer")
    session.submit("session.skip_until", "alarm")
    session.submit("session.travel", "CTL")
    session.finish()
    again = replay.replay(path, lambda _: parts())
    assert again.divergence is None
    assert again.session.time == session.time


def test_a_wait_ends_within_a_stride_of_the_alarm_or_at_its_longest():
    session = Session(parts())
    assert session.submit("session.skip_until", "alarm:600") is None
    assert math.isclose(session.time, 601.0, abs_tol=0.2)
    waited = [e.data for e in session.journal if isinstance(e, Event) and e.name == "waited"]
    assert waited == [{"seconds": 600.0}]
    session.submit("fault.USP.br2000.vent_filter", 60.0, "trainer")
    first = len(session.journal)
    session.submit("session.skip_until", "alarm")
    raised = [e for e in session.journal.since(first) if isinstance(e, Event) and e.name == "alarm_raised"]
    assert raised
    assert 0.0 <= session.time - raised[0].time <= waiting.STRIDE * 0.1 + 1e-6
    assert session.time < 601.0 + waiting.USUAL


@pytest.mark.parametrize("what", ["alarms", "alarm:0", "alarm:-5", "alarm:1e9", "alarm:soon", "", "alarm:1.2.3"])
def test_a_wait_for_nothing_that_is_known_is_refused(what):
    session = Session(parts())
    assert session.submit("session.skip_until", what) is not None
    assert session.time < 2.0


def test_both_kinds_of_waiting_count_as_skipped():
    session = opening.new_session("c01_m1", 1)
    session.submit("session.skip", 30.0)
    session.submit("session.skip_until", "alarm:60")
    session.step(10)
    assert session.progress.skipped == pytest.approx(90.0)
