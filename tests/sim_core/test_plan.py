"""The plan holds the committed plant, and a bad one is refused with every error."""

import shutil
from pathlib import Path

import pytest

from sim_core.errors import LevelError
from training.facility import FOLDER, load_facility


def copy(tmp_path: Path, name: str, old: str, new: str) -> Path:
    shutil.copytree(FOLDER, tmp_path / "facility")
    path = tmp_path / "facility" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path / "facility"


def test_the_plant_has_88_rooms_and_128_doors_that_meet() -> None:
    plan = load_facility()
    assert (len(plan.rooms), len(plan.doors), len(plan.groups())) == (88, 128, 33)
    assert plan.groups()["IL_PAL_D"] == ("DR025", "DR026")
    assert plan.doors["DR026"].joins("COR_D", "PAL_D")
    assert plan.doors["DR026"].beyond("PAL_D") == "COR_D"
    assert {d.id for d in plan.doors_of("PAL_D")} == {"DR025", "DR026"}


def test_handles_carry_the_load_of_their_side() -> None:
    plan = load_facility()
    assert plan.door_surfaces(plan.doors["DR025"]) == {"handle_a": "CNC_handle", "handle_b": "D"}
    assert plan.door_surfaces(plan.doors["DR024"])["handle_b"] == "CNC_handle"


def test_a_point_of_the_plan_is_in_one_room_or_outside() -> None:
    plan = load_facility()
    room = plan.room_at(18.5, 17.0)
    assert room is not None
    assert (room.id, room.floor, room.volume) == ("PAL_D", 20.0, 60.0)
    assert plan.room_at(-1.0, 0.0) is None
    assert plan.placed["PAL_D.dp_gauge"].room == "PAL_D"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("facility.yaml", "a: RCV, b: WHS", "a: RCV, b: WHX", "did you mean 'WHS'"),
        ("facility.yaml", "  ahu: AHU1", "  ahu: AHU9", "AHU9"),
        ("placement.yaml", "CHG.sink:", "CHX.sink:", "no room"),
        ("placement.yaml", "equipment: sink", "equipment: sinc", "no equipment"),
        ("facility.yaml", "  grade: CNC\n", "", "missing"),
        ("facility.yaml", "rooms:\n", "rooms: [\n", "not YAML"),
    ],
)
def test_a_bad_plan_is_refused(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    with pytest.raises(LevelError, match=said):
        load_facility(copy(tmp_path, name, old, new))


def test_a_missing_or_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LevelError, match="cannot be read"):
        load_facility(tmp_path)
    (tmp_path / "facility.yaml").write_text("[]")
    with pytest.raises(LevelError, match="not a table"):
        load_facility(tmp_path)
