"""The demo's pictures: every act of the passing run that is worth one has a view from which its thing is seen."""

import math

import pytest

from game.director import SHOTS, Frame, frame_of, shots_of, step_of
from sim_core.journal import Command
from sim_core.plan import Facility
from training import autopilot
from training.facility import load_facility


@pytest.fixture(scope="module")
def facility() -> Facility:
    return load_facility()


def act(target: str, value: str | None = None) -> Command:
    return Command(0.0, "trainee", target, value)


def test_a_frame_turns_with_the_wall() -> None:
    north, east = Frame(0.0, 0.0, (0.0, -1.0)), Frame(0.0, 0.0, (1.0, 0.0))
    assert north.at(1.0, 0.5) == pytest.approx((0.5, -1.0))  # who looks north has the east at the right
    assert east.at(1.0, 0.5) == pytest.approx((1.0, 0.5))  # who looks west has the north at the right


def test_who_uses_a_thing_stands_before_its_face(facility: Facility) -> None:
    for placed in facility.placed.values():
        frame = frame_of(act(f"{placed.id}.use"), facility, placed.room)
        assert frame is not None
        before = math.dist(frame.at(0.5, 0.0), placed.stand)
        behind = math.dist(frame.at(-0.5, 0.0), placed.stand)
        assert behind < before if placed.equipment == "bench_over" else before < behind, placed.id


def test_a_door_is_seen_from_the_room_that_one_leaves(facility: Facility) -> None:
    frame = frame_of(act("trainee.enter", "PAL_D"), facility, "COR_S")
    assert frame is not None
    assert facility.rooms["COR_S"].contains(*frame.at(1.0, 0.0))
    assert facility.rooms["PAL_D"].contains(*frame.at(-1.0, 0.0))


def test_the_passing_run_brings_at_least_fifteen_pictures_each_once(facility: Facility) -> None:
    taken: dict[str, object] = {}
    for timed in autopilot.prepare("c01_m1", "pass").commands:
        command = act(timed.target, None if timed.value is None else str(timed.value))
        for shot in shots_of(command, facility, taken):
            taken[shot.name] = command
    assert len(taken) >= 15
    assert len({shot.name for shot in SHOTS}) == len(SHOTS)


def test_an_act_belongs_to_the_step_of_its_control_else_of_its_thing() -> None:
    run = autopilot.prepare("c01_m1", "pass").session.run
    steps = list(run.mission.steps)
    by_id = {step.id: step for step in steps}
    assert step_of(act("CHG.sink.wash", "start"), steps, by_id["s1"], {}) is by_id["s4"]
    assert step_of(act("PAL_D.gown_rack.take_item"), steps, by_id["s9"], {"s8": 1}) is by_id["s9"]
    assert step_of(act("COR_S.bin.drop"), steps, by_id["s6"], {}) is by_id["s6"]
