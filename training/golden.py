"""The golden batch: the median of a thousand whole reactors, and the band that holds nine tenths of them.

`python -m training.golden FILE` computes it (about 6 s of one core) and writes how far it is into a `.share` beside it.
The file depends on the sources of the culture only: it is kept in the user's cache under their hash.
"""

import functools
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim_core.culture import batches
from sim_core.quantity import Second
from training import store

PLANTS, SEED, DAYS = 1000, 1, 14.0
EVERY: Second = 3 * 3600.0  # chosen: 112 points over two weeks, finer than a line of the desk shows
OUTSIDE = 5.0  # percent of the batches under the band, and over it
GLUCOSE, LACTATE = 0.18016, 0.09008  # g/mmol, as the analyser reports them
SCALE = {"Glc": GLUCOSE, "Lac": LACTATE}
QUIET = 10  # niceness: the picture and the plant go first

Line = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Golden:
    """Hours after the inoculation, and tag -> (low, median, high) at each of them; Glc and Lac in g/L."""

    hours: Line
    bands: Mapping[str, tuple[Line, Line, Line]]


def path() -> Path:
    """Where the golden batch of this version is kept."""
    return store.cache_folder() / "golden" / f"{_key()}.json"


def read(kept: Path) -> Golden | None:
    """The golden batch of a file; None when it is not there or damaged."""
    try:
        plain = json.loads(kept.read_text(encoding="utf-8"))
        bands = {tag: (tuple(low), tuple(mid), tuple(high)) for tag, (low, mid, high) in plain["bands"].items()}
        found = Golden(tuple(plain["hours"]), bands)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if all(len(line) == len(found.hours) for lines in bands.values() for line in lines) else None


def share(kept: Path) -> float:
    """How much of it is computed, 0..1."""
    try:
        return float(_share_file(kept).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0.0


def compute(kept: Path, plants: int = PLANTS, days: float = DAYS) -> Golden:
    """Run the batches, write the file, all of it or nothing."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    hours: list[float] = []
    rows: dict[str, list[tuple[float, float, float]]] = {tag: [] for tag in batches.TAGS}
    for moment in batches.grow(plants, SEED, days, EVERY):
        hours.append(moment.hours)
        for tag, values in moment.values.items():
            low, middle, high = np.percentile(values * SCALE.get(tag, 1.0), (OUTSIDE, 50.0, 100.0 - OUTSIDE)).tolist()
            rows[tag].append((low, middle, high))
        _share_file(kept).write_text(f"{moment.hours / (24.0 * days):.3f}", encoding="utf-8")
    bands = {tag: tuple(zip(*lines, strict=True)) for tag, lines in rows.items()}
    fresh = kept.with_suffix(f".{os.getpid()}.new")
    fresh.write_text(json.dumps({"hours": hours, "bands": bands}), encoding="utf-8")
    fresh.replace(kept)
    _share_file(kept).unlink(missing_ok=True)
    return Golden(tuple(hours), {tag: (low, mid, high) for tag, (low, mid, high) in bands.items()})


@functools.cache
def _key() -> str:
    """A hash of the equations of the culture and of what is computed here."""
    digest = hashlib.sha256()
    for file in [*sorted((store.ROOT / "sim_core" / "culture").glob("*.py")), Path(__file__)]:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _share_file(kept: Path) -> Path:
    return kept.with_suffix(".share")


def main() -> None:
    """The process that computes beside the game."""
    if hasattr(os, "nice"):
        os.nice(QUIET)
    compute(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
