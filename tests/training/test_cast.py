"""The cast walks through the plant: doors, lamps, clothes, particles; the same again in a replay and after a resume."""

import json
from pathlib import Path

import pytest

from sim_core.errors import UnknownTag
from sim_core.journal import Command, Event
from sim_core.snapshot import decode, encode
from training import autopilot, opening, replay
from training.cast import Cast
from training.facility import load_facility
from training.legs import Body, route
from training.mission import Mission, Person, load_mission
from training.plant import build_plant
from training.run import MissionRun
from training.session import Parts, Session
from training.state import MissionState

FACILITY = load_facility()
ROOMS = list(FACILITY.rooms)
GOWN = ("hair_cover", "coverall", "overshoes")


def mission(*people: dict) -> Mission:
    """c01_m1 with other people."""
    plain = load_mission(opening.folder_of("c01_m1"))
    return plain.model_copy(update={"cast": tuple(Person.model_validate(p) for p in people), "set": ()})


def session(*people: dict, seed: int = 1) -> Session:
    model = mission(*people)
    plant = build_plant(FACILITY, seed)
    units = {tag: signal.unit for tag, signal in plant.signals.items()}
    rules = MissionRun(model, seed, 0, units, people=Cast(model.cast, FACILITY))
    cast = frozenset(p.id for p in model.cast)
    return Session(Parts(plant, rules, rules.start(), model.id, {}, 28800.0, cast))


def room_of(s: Session, name: str) -> str:
    return ROOMS[int(s.readings[f"{name}.room_index"])]


def events(s: Session, name: str) -> list[Event]:
    return [e for e in s.journal if isinstance(e, Event) and e.name == name]


def acts_of(s: Session, name: str) -> list[tuple[float, str, object]]:
    return [(round(e.time, 3), e.target, e.value) for e in s.journal if isinstance(e, Command) and e.actor == name]


def passer(*moves: dict, wears=None, stands=(24.0, 13.5)) -> dict:
    return {"id": "passer_1", "role": "r", "stands": stands, "wears": wears or {}, "moves": moves}


def test_the_shortest_way_needs_no_key_and_keeps_one_way_doors():
    assert [d.id for d in route(FACILITY, "LOB", "COR_D")] == ["DR016", "DR018", "DR025", "DR026"]
    assert [d.id for d in route(FACILITY, "COR_D", "COR_S")] == ["DR026", "DR025"]
    assert "PAL_DX" not in [d.b for d in route(FACILITY, "COR_S", "COR_D")]
    with pytest.raises(UnknownTag, match="nobody can walk"):
        route(FACILITY, "LOB", "MOON")


def test_a_passer_goes_through_the_airlock_one_door_at_a_time():
    s = session(passer({"at": "5 s", "walk": "COR_D"}))
    s.step(600)
    assert room_of(s, "passer_1") == "COR_D"
    assert [e.data["door"] for e in events(s, "door_opened")] == ["DR025", "DR026"]
    assert events(s, "both_doors_open") == []
    assert {e.data["actor"] for e in events(s, "door_opened")} == {"passer_1"}
    assert ("passer_1.enter", "PAL_D") in [act[1:] for act in acts_of(s, "passer_1")]
    closed = next(e.time for e in events(s, "door_closed"))
    opened = events(s, "door_opened")[1].time
    assert opened >= closed + 10.0  # the dwell of a grade D airlock


def test_he_disturbs_the_pressure_holds_the_interlock_and_sheds_where_he_walks():
    alone, with_him = session(), session(passer({"at": "5 s", "walk": "COR_D"}))
    lowest, red, most = 10.0, 0, 0.0
    for _ in range(600):
        alone.step()
        with_him.step()
        lowest = min(lowest, with_him.readings["air.PAL_D.pressure"])
        red += with_him.readings["DR026.lamp"] != 1.0
        most = max(most, with_him.readings["air.PAL_D.np05"] - alone.readings["air.PAL_D.np05"])
    assert lowest < 2.0
    assert red > 100  # over ten seconds during which nobody else may pass
    assert most > 1000.0
    assert all(alone.readings[f"DR02{n}.lamp"] == 1.0 for n in (5, 6))


def test_he_waits_for_green_while_the_trainee_holds_the_other_door():
    s = session(passer({"at": "5 s", "walk": "PAL_D"}))
    s.submit("DR026.open")
    s.submit("DR026.hold", "start")
    s.step(400)
    assert room_of(s, "passer_1") == "COR_S"
    s.submit("DR026.hold", "stop")
    s.step(400)
    assert room_of(s, "passer_1") == "PAL_D"
    assert events(s, "both_doors_open") == []


def test_two_of_the_cast_never_open_the_same_airlock_at_once():
    other = passer({"at": "5 s", "walk": "COR_S"}, stands=(18.5, 19.5)) | {"id": "coach"}
    s = session(passer({"at": "5 s", "walk": "COR_D"}, stands=(18.5, 14.5)), other)
    s.submit("coach.be_in", "COR_D", "trainer")
    s.step(1200)
    assert (room_of(s, "passer_1"), room_of(s, "coach")) == ("COR_D", "COR_S")
    assert events(s, "both_doors_open") == []


def test_a_door_shut_in_his_face_is_opened_again():
    s = session(passer({"at": "5 s", "walk": "PAL_D"}, stands=(18.5, 14.0)))
    for _ in range(400):
        if s.readings["DR025.opening"] > 0.1 and room_of(s, "passer_1") == "COR_S":
            s.submit("DR025.close", actor="trainer")
        s.step()
        if len(events(s, "door_closed")) == 1:
            break
    s.step(400)
    assert room_of(s, "passer_1") == "PAL_D"
    assert any(e.data["target"] == "passer_1.enter" for e in events(s, "refused"))


def test_he_dresses_in_the_airlock_before_he_goes_on():
    s = session(passer({"at": "5 s", "walk": "COR_D"}, wears={"PAL_D": GOWN}))
    s.step(3000)
    donned = [e.data["garment"] for e in events(s, "garment_donned")]
    assert donned == list(GOWN)
    assert [e.name for e in s.journal if isinstance(e, Event) and e.name in ("stepped_over", "sanitised")] == [
        "stepped_over",
        "sanitised",
    ]
    assert room_of(s, "passer_1") == "COR_D"
    assert s.readings["passer_1.worn"] == 5.0


def test_who_follows_waits_outside_and_goes_where_the_other_goes():
    coach = {"id": "coach", "role": "r", "stands": (13.0, 18.0), "moves": ({"follow": "trainee"},)}
    s = session(coach)
    s.submit("DR016.open")
    s.step(20)
    s.submit("trainee.enter", "CHG")
    s.step(300)
    assert room_of(s, "coach") == "CHG"
    s.submit("DR018.open")
    s.step(20)
    s.submit("trainee.enter", "COR_S")
    s.step(20)
    assert room_of(s, "coach") == "CHG"
    s.step(300)
    assert room_of(s, "coach") == "COR_S"


def test_following_ends_when_the_next_move_is_ready():
    coach = {
        "id": "coach",
        "role": "r",
        "stands": (13.0, 18.0),
        "moves": ({"follow": "trainee"}, {"at": "30 s", "walk": "COR_S"}),
    }
    s = session(coach)
    s.step(600)
    assert room_of(s, "coach") == "COR_S"


def test_a_move_begins_when_its_condition_is_true_and_operates_things():
    moves = (
        {"when": {"does": {"control": "LOB.ebr.login"}}, "walk": "PAL_D.dp_gauge"},
        {"do": "COR_S.bin.drop", "value": "watch"},
        {"target": "passer_1.motion", "value": "arms"},
    )
    s = session(passer(*moves))
    s.step(300)
    assert room_of(s, "passer_1") == "COR_S"
    assert s.progress.cast["passer_1"].move == 0
    s.submit("LOB.ebr.login", "trainee")
    s.step(1200)
    assert room_of(s, "passer_1") == "PAL_D"  # the gauge's instance belongs to the airlock
    assert s.progress.cast["passer_1"].move == 3


def test_the_picture_is_told_where_he_is_and_the_score_does_not_need_it():
    s = session(passer({"at": "2 s", "walk": "PAL_D"}))
    assert s.run.where(s.progress, "nobody", s.time, s.readings) is None
    s.step(50)
    spot = s.run.where(s.progress, "passer_1", s.time, s.readings)
    assert spot.room == "COR_S"
    assert 18.5 < spot.x < 24.0
    assert spot.speed == pytest.approx(0.9)
    assert 0.0 < spot.heading < 90.0  # to the west and a little north
    s.step(300)
    inside = s.run.where(s.progress, "passer_1", s.time, s.readings)
    assert (inside.room, inside.x, inside.y) == ("PAL_D", 18.5, 16.0)
    assert inside.speed == 0.0


def test_where_the_cast_is_can_be_saved():
    s = session(passer({"at": "2 s", "walk": "COR_D"}, wears={"PAL_D": GOWN}))
    s.step(400)
    plain = json.loads(json.dumps(encode(s.progress)))
    assert encode(decode(MissionState, plain)) == plain
    assert plain["cast"]["passer_1"]["legs"]


def test_a_replay_gives_the_same_cast_and_a_resume_goes_on(tmp_path: Path):
    journal = tmp_path / "run.jsonl"
    pilot = autopilot.prepare("c01_m1", "pass", journal=journal)
    beats = pilot.beats()
    while pilot.session.time < 420.0:
        next(beats)
    walked = acts_of(pilot.session, "passer_1")
    assert len(walked) > 10
    replay.save_beside(pilot.session)
    pilot.session.file.close()
    found = replay.replay(journal, opening.open_parts)
    assert found.divergence is None
    again = opening.resumed(journal)
    assert acts_of(again, "passer_1") == walked
    again.file.close()


def test_a_walk_is_laid_out_as_for_a_run_file():
    legs = Body(FACILITY, "coach", "COR_S", (12.0, 14.0)).walk("PAL_D")
    assert [leg.green for leg in legs if leg.green] == ["DR025"]
    assert ("coach.enter", "PAL_D") in [c for leg in legs for c in leg.commands]
    with pytest.raises(UnknownTag, match="no rack of LOB"):
        Body(FACILITY, "coach", "LOB", (1.0, 16.0)).dress(["coverall"])
