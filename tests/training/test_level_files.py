"""Level files that are missing or do not fit are told with every error; missions are found by name and by path."""

import shutil
from pathlib import Path

import pytest

from sim_core.errors import LevelError
from training import autopilot, check, course, facility, opening, store
from training.facility import load_facility
from training.link import names_of
from training.plant import build_plant


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(facility.FOLDER, tmp_path / "facility")


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gowning.yaml", None, "cannot be read"),
        ("gowning.yaml", "a: [", "is not YAML"),
        ("gowning.yaml", "- a\n", "holds a list, not a table"),
        ("facility.yaml", "rooms: []\n", "a field is missing or of the wrong type"),
    ],
)
def test_a_facility_file_that_is_none_is_told(copy, name, content, said):
    (copy / name).unlink()
    if content is not None:
        (copy / name).write_text(content, encoding="utf-8")
    with pytest.raises(LevelError, match=said):
        load_facility(copy)


def test_names_that_do_not_meet_are_all_told_with_a_guess(copy):
    changed(copy / "placement.yaml", "LOB.ebr: {equipment: ebr,", "LOBB.ebr: {equipment: ebrr,")
    changed(copy / "facility.yaml", "a: LOB", "a: LOBBY")
    with pytest.raises(LevelError) as told:
        load_facility(copy)
    said = str(told.value)
    assert "stands in 'LOBB', which is no room; did you mean 'LOB'?" in said
    assert "is a 'ebrr', which is no equipment; did you mean 'ebr'?" in said
    assert "leads to 'LOBBY', which is no room; did you mean 'LOB'?" in said


def test_a_mission_is_found_by_name_by_folder_and_by_file():
    folder = store.LEVELS / "c01_env" / "c01_m1"
    assert [opening.folder_of(w) for w in ("c01_m1", folder, folder / "mission.yaml")] == [folder] * 3
    with pytest.raises(LevelError, match="no mission 'c01_n1'; did you mean 'c01_m1'"):
        opening.folder_of("c01_n1")


def test_a_mission_of_an_author_is_played_where_it_lies(tmp_path):
    mine = shutil.copytree(store.LEVELS / "c01_env" / "c01_m1", tmp_path / "c01_m1")
    header = opening.header_of(mine, 1, "en")
    assert header["mission"] == str(mine)
    assert opening.open_parts(header).mission_id == "c01_m1"
    before = opening.levels_hash(mine)
    changed(mine / "mission.yaml", "par: 20 min", "par: 21 min")
    assert opening.levels_hash(mine) != before


def test_a_course_whose_weights_are_not_a_hundred_is_told(tmp_path):
    path = shutil.copy(store.LEVELS / "c01_env" / "course.yaml", tmp_path)
    changed(Path(path), "safety: 15", "safety: 25")
    known = load_facility()
    names = names_of(build_plant(known, 1), known, store.LEVELS / "competencies.yaml")
    found = [str(p) for p in check.check_paths([tmp_path], names, known)]
    assert any("the weights are 110 %" in p for p in found)
    assert course.read_course(Path(path))[0] is None


def test_a_run_of_another_mission_and_one_that_is_not_there_are_refused(tmp_path):
    run = shutil.copy(store.LEVELS / "c01_env" / "c01_m1" / "runs" / "pass.yaml", tmp_path / "mine.yaml")
    changed(Path(run), "mission: c01_m1", "mission: c01_m2")
    with pytest.raises(LevelError, match="this run is of 'c01_m2', not of 'c01_m1'"):
        autopilot.prepare("c01_m1", run)
    with pytest.raises(LevelError, match=r"no such run; c01_m1 has fail_both_doors\.yaml"):
        autopilot.script_path("c01_m1", "nothing")


def test_a_run_that_does_not_give_what_it_expects_says_so(tmp_path):
    run = shutil.copy(store.LEVELS / "c01_env" / "c01_m1" / "runs" / "fail_hidden_cut.yaml", tmp_path / "mine.yaml")
    wanted = '{passed: true, at_least: 99, deviations: [s4], hard_fails: ["hidden: d9"]}'
    changed(Path(run), '{passed: false, deviations: [d1], hard_fails: ["hidden: d1"]}', wanted)
    changed(Path(run), "- {walk: CHG}", "- {do: DR026.open}\n  - {walk: CHG}")
    played = autopilot.play("c01_m1", run)
    assert len(played.unexpected) == 4
    told = autopilot.told(played)
    for said in ("passed is False, expected True", "s4 was expected", "hidden: d9 was expected", "expected 99 to 100"):
        assert f"unexpected: {said}" in told or said in told
    assert "hard fail: hidden: d1" in told
    plain = autopilot.plain(played)
    assert plain["lines"][0]["rule"] == "d1"
    assert plain["questions"] == {"b1": True, "b2": True}
