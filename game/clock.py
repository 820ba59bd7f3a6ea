"""Wall time to simulated ticks: the only place where the product reads a wall clock."""

import time
from dataclasses import dataclass

from sim_core.plant import BASE_TICK

LONGEST_FRAME = 0.25  # s; a longer frame (window dragged, machine asleep) is not caught up
SPEEDS = (0, 1, 2, 5, 10, 60)


def wall_seconds() -> float:
    """Seconds of a steady wall clock."""
    return time.perf_counter()


@dataclass(slots=True)
class PlayClock:
    """Turns frame times into whole ticks; the rest waits for the next frame.

    Attributes:
        speed: simulated seconds a wall second, one of `SPEEDS`.
        is_frozen: the plant stands still whatever the speed.
    """

    speed: int = 1
    is_frozen: bool = False
    _rest: float = 0.0

    def ticks(self, wall_dt: float) -> int:
        """Whole base ticks that are due after a frame of `wall_dt` seconds."""
        if self.is_frozen:
            return 0
        self._rest += min(wall_dt, LONGEST_FRAME) * self.speed / BASE_TICK
        whole = int(self._rest)
        self._rest -= whole
        return whole

    @property
    def share(self) -> float:
        """How far the picture is between the last tick and the next, 0..1."""
        return self._rest

    def faster(self) -> None:
        """Take the next higher speed."""
        self.speed = next((s for s in SPEEDS if s > self.speed), self.speed)

    def slower(self) -> None:
        """Take the next lower speed, but never stand still: freezing is another key."""
        self.speed = next((s for s in reversed(SPEEDS) if 0 < s < self.speed), self.speed)
