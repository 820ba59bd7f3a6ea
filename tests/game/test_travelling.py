"""The long way to another suite in the picture: the label on the door, the dark, the place where one stands then."""

from types import SimpleNamespace

import pytest
from panda3d.core import NodePath

from game import travelling
from game.input.picker import Hit
from game.play import Keys, Play
from game.stage import Stage
from game.words import words
from tests.training.small_plant import HEADER, Done, SmallRules
from training.facility import load_facility
from training.plant import build_plant
from training.session import Parts, Session
from training.travel import Ways

FACILITY = load_facility()
NIGHT = ("CTL", "USP", "WIN")
OUT = Hit("DR022", "door", "leaf", 0.5, (12.0, 34.0, 1.0))  # control room to the north corridor


def session(rooms=NIGHT):
    plant = build_plant(FACILITY, 7, rooms=rooms)
    parts = Parts(plant, SmallRules(), Done(), "small", dict(HEADER), ways=Ways(FACILITY, rooms))
    made = Session(parts)
    for target, value in (("be_in", rooms[0]), ("wear", "site_uniform site_shoes")):
        made.submit(f"trainee.{target}", value, "script")
    return made


@pytest.fixture(scope="module")
def play(base):
    stage = Stage(base.render, FACILITY, NIGHT, "low")
    made = Play(base, session(), FACILITY, stage)
    made.walker.position = (12.0, 33.2)
    yield made
    stage.root.find_all_matches("**/+ModelRoot").detach()
    for scene in stage.scenes.values():
        scene.node.remove_node()


def test_a_door_out_of_the_missions_rooms_names_the_suites_behind_it_and_the_minutes():
    ways = session()
    verbs = travelling.verbs(ways, FACILITY.doors["DR022"], "CTL", "leaf")
    labels = [travelling.label(verb, words("en"), FACILITY) for verb in verbs]
    assert labels == ["Go to: USP hall (gowning, 7 min)", "Go to: Liquid waste inactivation (changing, 3 min)"]
    french = [travelling.label(verb, words("fr"), FACILITY) for verb in verbs]
    assert french[0] == "Aller\u00a0: Hall USP (habillage, 7\u00a0min)"
    back = travelling.verbs(ways, FACILITY.doors["DR044"], "USP", "leaf")
    assert {verb.value for verb in back} == {"CTL", "WIN"}


def test_doors_within_the_rooms_with_a_foreign_badge_and_of_a_mission_of_one_suite_open_and_shut_as_ever():
    assert travelling.verbs(session(), FACILITY.doors["DR021"], "CTL", "leaf") == []
    first = session(("LOB", "CHG", "COR_S", "PAL_D", "COR_D"))
    assert all(
        travelling.verbs(first, door, room, "leaf") == [] for door in FACILITY.doors.values() for room in ("COR_S",)
    )


def test_the_picture_goes_dark_and_one_stands_in_the_other_room_dressed_with_the_time_gone(play):
    play.update(0.1, Keys())
    verb = play.hands.verbs(OUT)[0]
    before, clock = play.session.time, play.session.readings["USP.br2000.age"]
    play.hands.click(OUT, verb)
    dark = []
    for _ in range(30):
        play.update(0.1, Keys())
        dark.append(play.travelling._dark)
    assert max(dark) == 1.0
    assert dark[-1] == 0.0
    assert play.walker.room == "USP"
    assert play.walker.plan.is_free(play.walker.position, set())
    assert play.session.time - before > 420.0
    assert play.session.readings["USP.br2000.age"] > clock
    assert play.session.readings["trainee.worn"] == 7.0
    assert play.hands.notice == "arrived"
    entered = [e for e in play.session.journal if getattr(e, "target", "") == "trainee.enter"]
    assert entered == []


def test_while_it_is_dark_no_frame_lets_time_pass(play):
    play.travelling.is_calm = False
    goal = play.hands.verbs(Hit("DR044", "door", "leaf", 0.5, (40.0, 22.0, 1.0)))[0]
    play.hands.travels_to = goal.value
    before = play.session.time
    play.update(0.1, Keys())
    play.update(0.1, Keys())
    assert play.session.time == before
    for _ in range(20):
        play.update(0.1, Keys())
    assert play.walker.room == goal.value


def test_with_reduced_motion_it_is_dark_for_one_frame_only():
    calm = travelling.Travelling()
    calm.is_calm = True
    travelled = []
    hands = SimpleNamespace(travels_to="USP", do=lambda *_: travelled.append(1) or False)
    base = SimpleNamespace(render2d=NodePath("window"))
    seen = SimpleNamespace(hands=hands, base=base, walker=SimpleNamespace(room="CTL"), session=session())
    assert calm.frame(seen, 0.02)
    assert travelled == [1]
    assert not calm.frame(seen, 0.02)
    assert not calm.frame(seen, 0.02)


def test_a_refusal_leaves_the_body_where_it_is():
    told = session()
    hands = SimpleNamespace(do=lambda target, value: told.submit(target, value) is None, notice="")
    walker = SimpleNamespace(room="CTL", position=(12.0, 31.0))
    travelling.go(SimpleNamespace(hands=hands, walker=walker, session=told), "CTL")
    assert walker.position == (12.0, 31.0)
    assert hands.notice == ""
