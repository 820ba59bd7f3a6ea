"""Beginning and resuming a run: mission, journal, stage."""

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game.render.base import Quality
from game.stage import Stage
from sim_core.errors import JournalError, Refused
from sim_core.plan import Facility
from training import free_flight, opening, store
from training.mission import load_mission
from training.session import Session

SEEDS = 1_000_000  # of missions that draw faults


def begin(mission: str, lang: str, seed: int | None = None, *, exam: bool = False) -> Session:
    """A fresh run whose journal is written as it is played; an exam gives no hints and takes nothing back.

    A mission that draws faults gets a seed that nobody knows beforehand; the journal's first line holds it.

    Raises:
        LevelError: the mission is not there or has errors.
    """
    name = Path(mission).name  # a mission of the author's own is given as a path
    path = store.new_journal_path(name)  # a folder that cannot be made is told by the session; play goes on
    if seed is None:
        draws = load_mission(opening.folder_of(mission)).draw > 0
        seed = secrets.randbelow(SEEDS) if draws else 1
    return opening.new_session(mission, seed, lang, path, exam=exam)


def fly(asked: str, lang: str) -> Session:
    """A free flight; `asked` is the day, and causes after semicolons: `7;o2_supply=0.3@1h`.

    Raises:
        PlantError: there is no such day.
        Refused: no such cause.
    """
    day, *causes = asked.split(";")
    session = opening.new_flight(float(day), 1, lang, store.new_journal_path(free_flight.ID))
    for cause in causes:
        reason = session.submit("mission.fault", cause)
        if reason is not None:
            raise Refused(reason)
    return session


def resume(journal: Path | None) -> Session:
    """The run of an unfinished journal.

    Raises:
        JournalError: there is none, or it cannot go on.
    """
    if journal is None:
        raise JournalError("no saved run was found; start the mission from the list")
    session = opening.resumed(journal)
    session.speech.clear()  # it was said before the run stopped
    return session


def load_stage(base: Any, facility: Facility, rooms: Sequence[str], look: tuple[str, str]) -> Stage:
    """The rooms on the scene graph; `look` is quality and language."""
    known: Quality = look[0]  # type: ignore[assignment]  # settings allow these three words only
    return Stage(base.render.attach_new_node("stage"), facility, tuple(rooms), known, look[1], base.win.get_x_size())
