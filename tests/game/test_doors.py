"""What a door shows of the rooms on both sides."""

from typing import Any

import numpy as np
import pytest
from panda3d.core import LPoint3f

from game.render import beyond
from game.stage import Stage
from sim_core.plan import Facility
from tools.shots import AT_REST, EYE
from training.facility import load_facility


@pytest.fixture(scope="module")
def facility() -> Facility:
    return load_facility()


def test_face_a_of_every_door_looks_into_the_room_that_lies_on_its_side(facility: Facility) -> None:
    for door in facility.doors.values():
        before, behind = beyond.sides(door, facility)
        assert {before, behind} == {door.a, door.b}
        room = facility.rooms.get(before)
        if room is not None:
            middle = LPoint3f(room.x + room.width / 2, room.y + room.depth / 2, EYE)
            assert beyond.is_before_a(door, middle), door.id


def test_the_glass_of_a_door_shows_the_room_behind_on_its_own_walls(facility: Facility) -> None:
    door = next(d for d in facility.doors.values() if {d.a, d.b} == {"PAL_D", "COR_S"})
    seen = beyond.beyond("PAL_D", door, facility)
    room = facility.rooms["PAL_D"]
    assert (seen.low.x, seen.low.y) == pytest.approx((room.x, room.y))
    assert (seen.high.x, seen.high.y) == pytest.approx((room.x + room.width, room.y + room.depth))
    corridor = beyond.beyond("COR_S", door, facility)
    assert corridor.low.x < door.x < corridor.high.x
    assert corridor.high.x - corridor.low.x < facility.rooms["COR_S"].width  # a stretch around the door


def test_a_way_out_shows_daylight_and_a_room_not_yet_built_one_of_its_kind(facility: Facility) -> None:
    out = next(d for d in facility.doors.values() if d.b.startswith("EXT"))
    day = beyond.beyond(out.b, out, facility)
    assert day.picture is not beyond.beyond("PAL_D", out, facility).picture
    door = next(d for d in facility.doors.values() if {d.a, d.b} == {"COR_D", "HARV"})
    assert beyond.beyond("HARV", door, facility).picture is beyond.beyond("PAL_D", door, facility).picture


def test_a_door_is_lit_by_the_room_that_one_looks_from(base: Any, facility: Facility) -> None:
    stage = Stage(base.render.attach_new_node("stage"), facility, ("PAL_D", "COR_D"), "low")
    try:
        door = next(d for d in facility.doors.values() if {d.a, d.b} == {"PAL_D", "COR_D"})
        shown = []
        for room, at in (("PAL_D", (door.x, door.y - 1.5)), ("COR_D", (door.x, door.y + 1.5))):
            eye = LPoint3f(*at, EYE)
            base.camera.set_pos(eye)
            base.camera.look_at(LPoint3f(door.x, door.y, 1.3))
            stage.show(AT_REST, room, eye)
            for _ in range(2):
                base.graphicsEngine.render_frame()
            shot = base.win.get_screenshot()
            shown.append(np.frombuffer(shot.get_ram_image_as("RGB"), np.uint8).astype(int))
        assert np.ptp(shown[0]) > 100
        assert np.abs(shown[0] - shown[1]).mean() > 1.0
    finally:
        stage.root.remove_node()
