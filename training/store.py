"""Where journals and saves lie on this computer, and which journal is unfinished.

Journals are numbered as they are begun: `0007_c01_m1.jsonl`, so that their order needs no clock.
"""

import os
from pathlib import Path

import platformdirs

from sim_core.errors import JournalError
from training import journal_file

FOLDER_VARIABLE = "FIRST_AIR_DATA"  # tests and a shared computer give another folder
POSES = ".poses.jsonl"
ROOT = Path(__file__).resolve().parent.parent
LEVELS = ROOT / "levels"


def data_folder() -> Path:
    """The folder of journals, saves and debriefs of this user."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("first-air", appauthor=False))


def cache_folder() -> Path:
    """The folder of what can be computed again."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) / "cache" if chosen else Path(platformdirs.user_cache_dir("first-air", appauthor=False))


def journals() -> list[Path]:
    """All journals begun here, oldest first."""
    found = data_folder().glob("[0-9]*_*.jsonl")
    return sorted(path for path in found if not path.name.endswith(POSES))  # a track of poses is no journal


def new_journal_path(mission: str) -> Path:
    """A path that no journal has yet."""
    numbers = [int(path.name.partition("_")[0]) for path in journals()]
    return data_folder() / f"{max(numbers, default=0) + 1:04d}_{mission}.jsonl"


def save_path(journal: Path) -> Path:
    """The periodic snapshot that lies beside a journal."""
    return journal.with_suffix(".save.json")


def track_path(journal: Path) -> Path:
    """The poses that lie beside a journal; they are for pictures only."""
    return journal.with_suffix(POSES)


def unfinished() -> Path | None:
    """The newest journal if it was neither finished nor left; a journal that cannot be read is not offered."""
    found = journals()
    if not found:
        return None
    try:
        text = journal_file.read(found[-1], drop_torn=True)
    except JournalError:
        return None
    return None if text.is_finished or not text.entries else found[-1]


def leave(journal: Path) -> Path:
    """Put an unfinished journal aside, so that it is not offered again; returns where it is now."""
    aside = journal.with_suffix(".left")
    journal.rename(aside)
    return aside
