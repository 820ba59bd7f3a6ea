"""The lint of level files: parse, link, runs and languages; every error at once, with its place."""

from collections.abc import Iterable
from pathlib import Path

from sim_core.errors import LevelError, UnknownTag
from sim_core.plan import Facility
from training import words
from training.check_cast import check_cast
from training.check_dialogue import check_dialogue
from training.check_opening import check_opening
from training.course import read_course
from training.link import Names, link
from training.mission import Mission, read_mission
from training.problem import Problem
from training.script import RunFile, read_run, timeline

START_ROOM = "LOB"
_NOTHING = {True: "holds no mission.yaml", False: "is no level file: mission.yaml, course.yaml or runs/*.yaml"}
LEAST_FAILING_RUNS = 2  # [ARCHITECTURE, Missions]


def mission_folders(paths: Iterable[Path]) -> list[Path]:
    """The mission folders at, over (for a run file) or under the paths."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found |= {file.parent for file in path.rglob("mission.yaml")}
        elif path.name == "mission.yaml":
            found.add(path.parent)
        elif path.parent.name == "runs" and path.suffix == ".yaml":
            found.add(path.parent.parent)
    return sorted(found)


def check_paths(paths: Iterable[Path], names: Names, facility: Facility) -> list[Problem]:
    """Everything that is wrong at or under the paths, in order of place."""
    paths = [Path(p) for p in paths]
    problems = [Problem(p.as_posix(), 1, 1, "no such file or folder") for p in paths if not p.exists()]
    for path in (p for p in paths if p.exists()):
        folders = mission_folders([path])
        for folder in folders:
            problems += check_mission(folder, names, facility)
        courses = sorted(path.rglob("course.yaml")) if path.is_dir() else [path] if path.name == "course.yaml" else []
        for course in courses:
            problems += read_course(course)[2]
        if not folders and not courses:
            problems.append(Problem(path.as_posix(), 1, 1, _NOTHING[path.is_dir()]))
    return sorted(set(problems))


def check_mission(folder: Path, names: Names, facility: Facility) -> list[Problem]:
    """Everything that is wrong with one mission and its runs."""
    mission, found, problems = read_mission(folder)
    if mission is None:
        return problems
    names = names.within(facility, mission.rooms)
    problems = [*link(mission, found, names), *words.untranslated(found), *check_cast(mission, found, names, facility)]
    problems += [*check_opening(mission, found, names, facility), *check_dialogue(mission, found)]
    if mission.id != folder.name:
        problems.append(found.problem(("id",), f"id {mission.id!r} stands in folder {folder.name!r}"))
    return problems + check_runs(mission, folder, facility)


def check_runs(mission: Mission, folder: Path, facility: Facility) -> list[Problem]:
    """Missing runs, and what is wrong with those there are."""
    runs = sorted((folder / "runs").glob("*.yaml"))
    problems: list[Problem] = []
    at = f"{folder.as_posix()}/runs"
    drawn = [f"pass_{fault.id}.yaml" for fault in mission.faults if fault.kind == "inject" and mission.draw]
    for name in drawn or ["pass.yaml"]:
        if not any(r.name == name for r in runs):
            problems.append(Problem(at, 1, 1, f"{name} is missing: nobody has shown that this mission can be passed"))
    failing = sum(r.name.startswith("fail_") for r in runs)
    if failing < LEAST_FAILING_RUNS:
        problems.append(Problem(at, 1, 1, f"{failing} runs named fail_<why>.yaml; at least {LEAST_FAILING_RUNS}"))
    for path in runs:
        problems += check_run(mission, path, facility)
    return problems


def check_run(mission: Mission, path: Path, facility: Facility) -> list[Problem]:
    """What is wrong with one run file."""
    run, found, problems = read_run(path)
    if run is None:
        return problems
    if run.mission != mission.id:
        problems.append(found.problem(("mission",), f"this run is of {run.mission!r}, not of {mission.id!r}"))
    known = rules_of(mission)
    for n, rule in enumerate(run.expect.deviations):
        if rule not in known:
            problems.append(found.problem(("expect", "deviations", n), f"no rule {rule!r} in {mission.id}"))
    problems += _acts(run, found.file, mission, facility)
    return problems


def _acts(run: RunFile, file: str, mission: Mission, facility: Facility) -> list[Problem]:
    room = mission.rooms[0]
    try:
        timeline(run, facility, mission.clock, room, start_point(facility, room))
    except (UnknownTag, LevelError) as error:
        return [Problem(file, 1, 1, str(error))]
    return []


def start_point(facility: Facility, room: str) -> tuple[float, float]:
    """Where a person stands at the start: the middle of the room."""
    r = facility.rooms[room]
    return (r.x + r.width / 2.0, r.y + r.depth / 2.0)


def rules_of(mission: Mission) -> set[str]:
    """Every rule that can appear on a scorecard."""
    parts = (mission.steps, mission.watch, mission.faults, mission.decisions, mission.plates)
    return {row.id for part in parts for row in part} | {f"{o.step}>{o.needs_before}" for o in mission.order}
