from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from panda3d.core import LPoint3f

from bench.frame import BUDGET, in_view
from game.stage import Stage
from sim_core.plan import Facility
from tools.shots import AT_REST, EYE, VIEWS
from training.facility import load_facility


@pytest.fixture(scope="module")
def facility() -> Facility:
    return load_facility()


@pytest.fixture
def lobby(base: Any, facility: Facility) -> Iterator[Stage]:
    stage = Stage(base.render.attach_new_node("stage"), facility, ("LOB",), "low")
    yield stage
    stage.root.remove_node()


def interlocked(facility: Facility, room: str) -> str:
    return next(d.id for d in facility.doors.values() if d.interlock and room in (d.a, d.b))


def look(base: Any, stage: Stage, room: str, number: int, readings: dict[str, float] = AT_REST) -> None:
    at, to = VIEWS[room][number]
    base.camera.set_pos(LPoint3f(*at, EYE))
    base.camera.look_at(LPoint3f(*to, EYE - 0.2))
    stage.show(readings, room, LPoint3f(*at, EYE))


def picture(base: Any) -> np.ndarray:
    for _ in range(2):
        base.graphicsEngine.render_frame()
    shot = base.win.get_screenshot()
    return np.frombuffer(shot.get_ram_image_as("RGB"), np.uint8).astype(int)


@pytest.mark.parametrize("room", VIEWS)
def test_a_room_shows_all_that_the_plan_puts_there_within_its_budget(base: Any, facility: Facility, room: str) -> None:
    stage = Stage(base.render.attach_new_node("stage"), facility, (room,), "low")
    try:
        assert stage.missing == []
        assert len(stage.scenes[room].model.parts) >= 30
        for number in range(len(VIEWS[room])):
            look(base, stage, room, number)
            nodes, triangles = in_view(base, stage)
            assert 5 <= nodes <= BUDGET["nodes"]
            assert 1_000 <= triangles <= BUDGET["triangles"]
    finally:
        stage.root.remove_node()


def test_a_leaf_turns_as_far_as_its_door_is_open(lobby: Stage) -> None:
    door = next(name for name in lobby.views if name.startswith("DR"))
    leaf, turned = lobby.views[door].model.part("leaf"), []
    for opening in (0.0, 0.5, 1.0):
        lobby.views[door].show({f"{door}.opening": opening})
        turned.append(abs(leaf.get_h()))
    assert turned == pytest.approx([0.0, 44.0, 88.0], abs=0.01)


def test_the_lamp_that_its_interlock_names_is_the_lit_one(base: Any, facility: Facility) -> None:
    stage = Stage(base.render.attach_new_node("stage"), facility, ("PAL_D",), "low")
    try:
        door = interlocked(facility, "PAL_D")
        view = stage.views[door]

        def strength(colour: str) -> float:
            glow = view.model.part(f"lamp_{colour}_a").get_shader_input("glow")  # held while its vector is read
            return float(glow.get_vector()[3])

        view.show({f"{door}.lamp": 0.0})
        assert strength("red") > 1.0 > strength("green")
        view.show({f"{door}.lamp": 1.0})
        assert strength("green") > 1.0 > strength("red")
    finally:
        stage.root.remove_node()


def test_a_room_behind_a_shut_door_is_not_drawn_and_behind_an_open_one_is(base: Any, facility: Facility) -> None:
    stage = Stage(base.render.attach_new_node("stage"), facility, ("PAL_D", "COR_D"), "low")
    try:
        door = next(d.id for d in facility.doors.values() if {d.a, d.b} == {"PAL_D", "COR_D"})
        look(base, stage, "PAL_D", 0, {f"{door}.opening": 0.0})
        assert stage.scenes["COR_D"].node.is_hidden()
        look(base, stage, "PAL_D", 0, {f"{door}.opening": 0.6})
        assert not stage.scenes["COR_D"].node.is_hidden()
    finally:
        stage.root.remove_node()


def test_a_door_seen_from_far_is_one_plain_node_and_whole_again_once_it_opens(base: Any, facility: Facility) -> None:
    stage = Stage(base.render.attach_new_node("stage"), facility, ("COR_S",), "low")
    try:
        door = max((d for d in facility.doors.values() if "COR_S" in (d.a, d.b)), key=lambda d: d.x).id
        view, eye = stage.views[door], LPoint3f(1.0, 13.4, EYE)
        stage.show({f"{door}.opening": 0.0}, "COR_S", eye)
        assert view.model.root.is_hidden()
        stage.show({f"{door}.opening": 0.3}, "COR_S", eye)
        assert not view.model.root.is_hidden()
    finally:
        stage.root.remove_node()


def test_what_is_thrown_away_and_made_again_gives_the_same_picture(base: Any, facility: Facility) -> None:
    pictures = []
    for _ in range(2):
        stage = Stage(base.render.attach_new_node("stage"), facility, ("PAL_D",), "low")
        look(base, stage, "PAL_D", 2)
        pictures.append(picture(base))
        stage.root.remove_node()
    assert np.ptp(pictures[0]) > 100  # a picture, not a grey sheet
    assert np.array_equal(*pictures)
