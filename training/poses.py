"""Where eyes and hands were, ten times a second: a track beside the journal, for pictures only.

    {"t": 12.3, "eye": [x, y, z, heading, pitch], "hand": "right", "pose": "grip", "at": [x, y, z], "held": "coverall"}

Metres of the plan and degrees; `at` is what the hand was sent to, or null. Nothing reads it to judge: without the
track the score, the replay and the debrief are the same. After a rewind its times fall, as those of the journal do. A
line that cannot be written or read is left out: a picture is missing, no more.
"""

import json
from collections import deque
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sim_core.quantity import Second
from training import store

EVERY: Second = 0.1
AT_ONCE = 10  # lines
KEPT = 1500  # poses at hand: those of the time that a rewind can go back


@dataclass(frozen=True, slots=True)
class Pose:
    """Eyes and used hand at one moment; `eye` is x, y, z (m), heading and pitch (degrees)."""

    t: Second
    eye: tuple[float, float, float, float, float]
    hand: str = "right"
    pose: str = "rest"
    at: tuple[float, float, float] | None = None
    held: str = ""


@dataclass(slots=True)
class PoseTrack:
    """Writes poses as they come; keeps the last two minutes at hand.

    Args:
        path: the file, or None to write none.
    """

    path: Path | None = None
    trouble: str = ""
    recent: deque[Pose] = field(default_factory=lambda: deque(maxlen=KEPT))
    _waiting: list[str] = field(default_factory=list)

    @classmethod
    def beside(cls, journal: Path | None) -> "PoseTrack":
        """The track of a journal; what stands in it already is gone on from."""
        made = cls(None if journal is None else store.track_path(journal))
        if made.path is not None:
            made.recent.extend(read(made.path)[-KEPT:])
        return made

    def add(self, pose: Pose) -> None:
        """Keep a pose if a tenth of a second passed and something moved."""
        last = self.recent[-1] if self.recent else None
        if last is not None and (0.0 <= pose.t - last.t < EVERY - 1e-6 or _is_like(pose, last)):
            return
        self.recent.append(pose)
        self._waiting.append(json.dumps(_rounded(asdict(pose)), separators=(",", ":")) + "\n")
        if len(self._waiting) >= AT_ONCE:
            self.write()

    def at(self, time: Second) -> Pose | None:
        """The pose of a moment, as far as it is known."""
        return next((pose for pose in reversed(self.recent) if pose.t <= time + 1e-6), None)

    def write(self) -> None:
        """Bring the file up to date; called once a second of walking, and when the run is left."""
        lines, self._waiting = "".join(self._waiting), []
        if self.path is None or not lines:
            return
        try:
            with self.path.open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(lines)
        except OSError as error:
            self.trouble = f"the poses in {self.path.name} cannot be written: {error.strerror or error}"
            self.path = None


def read(path: Path) -> list[Pose]:
    """The poses of a track; none where there is no file, and without the lines that make no sense."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [pose for line in lines if (pose := _pose(line)) is not None]


def _pose(line: str) -> Pose | None:
    try:
        row = json.loads(line)
        x, y, z, heading, pitch = (float(v) for v in row["eye"])
        at = None if row["at"] is None else tuple(float(v) for v in row["at"])
        hand, pose, held = str(row["hand"]), str(row["pose"]), str(row["held"])
        return Pose(float(row["t"]), (x, y, z, heading, pitch), hand, pose, at, held)  # type: ignore[arg-type]  # of three
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _is_like(one: Pose, other: Pose) -> bool:
    """Whether nothing moved between two poses by as much as is written."""
    mine, theirs = _rounded(asdict(one)), _rounded(asdict(other))
    return {k: v for k, v in mine.items() if k != "t"} == {k: v for k, v in theirs.items() if k != "t"}


def _rounded(row: dict[str, object]) -> dict[str, object]:
    """Millimetres and tenths of a degree."""
    eye: tuple[float, ...] = row["eye"]  # type: ignore[assignment]  # as `Pose` says
    at: tuple[float, ...] | None = row["at"]  # type: ignore[assignment]
    places = [*(round(v, 3) for v in eye[:3]), *(round(v, 1) for v in eye[3:])]
    return row | {
        "t": round(float(row["t"]), 2),  # type: ignore[arg-type]
        "eye": places,
        "at": None if at is None else [round(v, 3) for v in at],
    }
