"""From a mission's name to a session: finds the files, builds the plant, writes the journal's header."""

import hashlib
from pathlib import Path
from typing import Any

from sim_core.errors import LevelError, guess
from sim_core.plant import BASE_TICK
from training import flown, free_flight, replay, store
from training.cast import Cast
from training.check import check_paths
from training.facility import load_facility
from training.journal_file import JournalFile
from training.link import names_of
from training.mission import Mission, load_mission
from training.plant import build_plant
from training.problem import Problem
from training.run import MissionRun
from training.session import Parts, Session
from training.travel import Ways

SOFTWARE = "0.1.0"


def missions() -> dict[str, Path]:
    """Every mission by id: its folder."""
    return {path.parent.name: path.parent for path in sorted(store.LEVELS.glob("*/*/mission.yaml"))}


def folder_of(mission: str | Path) -> Path:
    """The folder of a mission, by id or by path.

    Raises:
        LevelError: there is none of that name.
    """
    path = Path(mission)
    if path.name == "mission.yaml" and path.is_file():
        return path.parent
    if (path / "mission.yaml").is_file():
        return path
    known = missions()
    if str(mission) not in known:
        raise LevelError(
            f"no mission {str(mission)!r}{guess(str(mission), known)}; there are {', '.join(known) or 'none'}"
        )
    return known[str(mission)]


def header_of(mission: str | Path, seed: int, lang: str) -> dict[str, Any]:
    """What the journal's first line says about a run."""
    folder = folder_of(mission)
    try:
        shown = folder.resolve().relative_to(store.LEVELS).name
    except ValueError:
        shown = str(folder.resolve())  # a mission of the author's own, outside the levels
    levels = levels_hash(folder)
    return {"mission": shown, "seed": seed, "tick": BASE_TICK, "lang": lang, "levels": levels, "software": SOFTWARE}


def levels_hash(folder: Path) -> str:
    """Twelve digits that change with the mission's or the facility's files."""
    digest = hashlib.sha256()
    own = [path for path in (folder / "mission.yaml",) if path.is_file()]
    for path in sorted([*own, *(store.LEVELS / "facility").glob("*.yaml")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def open_parts(header: dict[str, Any]) -> Parts:
    """A fresh plant and rules for a journal's header.

    Raises:
        LevelError: the mission is not there or has errors.
    """
    mission = mission_of(header)
    seed = int(header["seed"])
    facility = load_facility()
    plant = build_plant(facility, seed, rooms=mission.rooms)
    units = {tag: signal.unit for tag, signal in plant.signals.items()}
    is_exam = bool(header.get("exam", False))
    rules = MissionRun(mission, seed, header.get("guidance"), units, is_exam, people=Cast(mission.cast, facility))
    if mission.id == free_flight.ID:
        rules = free_flight.rules(mission, seed, plant)
    cast = frozenset(person.id for person in mission.cast)
    progress = rules.start()
    flown.put(plant, mission, facility, progress.active)
    ways = Ways(facility, mission.rooms)
    return Parts(plant, rules, progress, mission.id, dict(header), _second_of_day(mission), cast, ways)


def mission_of(header: dict[str, Any]) -> Mission:
    """The mission of a journal's header; a free flight has no file.

    Raises:
        LevelError: it is not there or has errors.
    """
    if header["mission"] == free_flight.ID:
        return free_flight.mission(float(header.get("day", 0.0)))
    return load_mission(folder_of(header["mission"]))


def new_flight(day: float, seed: int = 1, lang: str = "en", journal: Path | None = None) -> Session:
    """A free flight that begins on a day of the culture.

    Raises:
        PlantError: there is no such day.
    """
    header = {"mission": free_flight.ID, "day": day, "seed": seed, "tick": BASE_TICK, "lang": lang}
    header |= {"levels": levels_hash(store.LEVELS / "facility"), "software": SOFTWARE}
    parts = open_parts(header)
    return Session(parts, JournalFile.create(journal, header) if journal else None)


def new_session(
    mission: str | Path, seed: int = 1, lang: str = "en", journal: Path | None = None, *, exam: bool = False
) -> Session:
    """A session that begins now; its journal is written to `journal` as it is played, if given."""
    header = header_of(mission, seed, lang) | ({"exam": True} if exam else {})
    parts = open_parts(header)
    return Session(parts, JournalFile.create(journal, header) if journal else None)


def resumed(journal: Path) -> Session:
    """The session of an unfinished journal, ready to go on.

    Raises:
        JournalError: it cannot go on; the message says why.
    """
    return replay.resume(journal, open_parts)


def problems(paths: list[Path]) -> list[Problem]:
    """Everything that is wrong with the level files at the paths (all of them when none is given)."""
    facility = load_facility()
    names = names_of(build_plant(facility, 1), facility, store.LEVELS / "competencies.yaml")
    return check_paths(paths or [store.LEVELS], names, facility)


def _second_of_day(mission: Mission) -> float:
    hours, minutes, seconds = (int(part) for part in mission.clock.split(":"))
    return hours * 3600.0 + minutes * 60.0 + seconds
