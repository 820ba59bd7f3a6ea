"""The memory of a control system: every tag in three grains, each a ring.

    10 s      for 4 h      what the tag showed
    2 min     for 26 h     mean of twelve
    30 min    for 16 d     mean of fifteen

A full block of rows is closed: written once, as text of its 32-bit numbers, and never again. So a copy of the state
shares the closed blocks and copies the three open ones, and a save is a few hundred kB. Where the plant takes longer
steps than 10 s, the rows between lie on the line between the last two values.
"""

import base64
import functools
import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim_core.quantity import Second

Row = NDArray[np.float64]
Rows = NDArray[np.float32]

SAMPLE: Second = 10.0
#: rows of a block, blocks kept, rows of one row of the next grain
BLOCK = (36, 30, 48)
KEPT = (40, 26, 16)
POOL = (12, 15, 0)
GRAIN: tuple[Second, ...] = (SAMPLE, SAMPLE * POOL[0], SAMPLE * POOL[0] * POOL[1])


@dataclass(slots=True)
class Grain:
    """One ring: the open block, shape (rows, tags), how many of its rows are filled, and the closed ones as text."""

    open: Rows
    filled: int = 0
    blocks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class History:
    """Everything that is kept.

    Attributes:
        grains: from fine to coarse.
        last: the newest row of the finest grain, shape (tags,); since: s that passed after it; is_begun: it exists.
    """

    grains: list[Grain]
    last: Row
    since: Second = 0.0
    is_begun: bool = False


def empty(tags: int) -> History:
    """A history of so many tags that begins now."""
    return History([Grain(np.zeros((rows, tags), np.float32)) for rows in BLOCK], np.zeros(tags))


def is_due(x: History, dt: Second) -> bool:
    """Whether the next `keep` will write a row."""
    return not x.is_begun or x.since + dt >= SAMPLE - 1e-9


def keep(x: History, values: list[float] | Row, dt: Second) -> None:
    """Let `dt` pass; `values` (in the order of the tags) are read only when a row is due."""
    passed = x.since + dt
    if not is_due(x, dt):
        x.since = passed
        return
    now = np.asarray(values, dtype=np.float64)
    if not x.is_begun:
        x.is_begun, passed, rows = True, 0.0, now[None, :]
    else:
        count = math.floor(passed / SAMPLE + 1e-9)
        if count == 1:
            rows = now[None, :]
        else:
            share = np.arange(1, count + 1)[:, None] * (SAMPLE / passed)
            rows = x.last + (now - x.last) * share
        passed -= count * SAMPLE
    x.last, x.since = now if passed <= 1e-9 else np.array(rows[-1]), max(0.0, passed)
    _append(x, 0, rows.astype(np.float32))


def trend(x: History, column: int, seconds: Second) -> tuple[Row, Row]:
    """Times (s before now, 0 or negative, oldest first) and values of one tag over the last `seconds`.

    The finest grain that reaches so far back, and for what it does not hold yet the finer ones.
    """
    level = _level(x, seconds)
    times, values = [], []
    newest = -x.since
    for k in range(level + 1):
        parts = [_rows(text, x.grains[k].open.shape[1])[:, column] for text in x.grains[k].blocks] if k == level else []
        grain = x.grains[k]
        shown = np.concatenate([*parts, grain.open[: grain.filled, column]])
        middle = 0.5 * (GRAIN[k] - SAMPLE)  # a mean stands in the middle of what it is the mean of
        times.append(newest - middle - GRAIN[k] * np.arange(len(shown))[::-1])
        values.append(shown.astype(np.float64))
        newest -= GRAIN[k] * grain.filled
    if level and not x.grains[0].filled:  # the newest row lies in a closed block: show it, not its mean alone
        times, values = [np.array([-x.since]), *times], [x.last[column : column + 1], *values]
    when, what = np.concatenate(times[::-1]), np.concatenate(values[::-1])
    wanted = when >= -seconds - 1e-6
    return when[wanted], what[wanted]


def _level(x: History, seconds: Second) -> int:
    """The finest grain that holds the last `seconds`, or all that there is."""
    for k in range(len(GRAIN) - 1):
        reach = GRAIN[k] * (BLOCK[k] * len(x.grains[k].blocks) + x.grains[k].filled)
        if len(x.grains[k].blocks) < KEPT[k] or reach >= seconds:
            return k
    return len(GRAIN) - 1


def _append(x: History, k: int, rows: Rows) -> None:
    """Rows into a ring; every block that fills is closed and goes on, averaged, to the next grain."""
    grain, done = x.grains[k], 0
    while done < len(rows):
        take = min(BLOCK[k] - grain.filled, len(rows) - done)
        grain.open[grain.filled : grain.filled + take] = rows[done : done + take]
        grain.filled, done = grain.filled + take, done + take
        if grain.filled < BLOCK[k]:
            return
        if POOL[k]:
            tags = rows.shape[1]
            _append(x, k + 1, grain.open.reshape(-1, POOL[k], tags).mean(axis=1, dtype=np.float64).astype(np.float32))
        grain.blocks = [*grain.blocks[-KEPT[k] + 1 :], base64.b64encode(grain.open.astype("<f4").tobytes()).decode()]
        grain.filled = 0


@functools.lru_cache(maxsize=256)
def _rows(text: str, tags: int) -> Rows:
    """A closed block, shape (rows, tags)."""
    return np.frombuffer(base64.b64decode(text), dtype="<f4").reshape(-1, tags)
