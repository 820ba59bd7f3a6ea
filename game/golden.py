"""The golden batch beside the game: computed by a process of its own, so that no frame waits for it."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from game import clock
from sim_core.quantity import Second
from training import golden, store
from training.golden import Golden

LOOKS: Second = 0.5  # wall s between two looks at the file


@dataclass(slots=True)
class GoldenBatch:
    """Asks for the golden batch when it is first looked at, and knows how far it is.

    Attributes:
        found: it, once it is there. share: how much is computed, 0..1. failed: the process ended without it.
    """

    found: Golden | None = None
    share: float = 0.0
    failed: bool = False
    _process: Any = None
    _looked: Second = field(default=-1e9)

    def look(self) -> Golden | None:
        """The golden batch; None while it is computed."""
        now = clock.wall_seconds()
        if self.found is not None or now - self._looked < LOOKS:
            return self.found
        self._looked = now
        kept = golden.path()
        self.found = golden.read(kept)
        if self.found is not None or self.failed:
            return self.found
        if self._process is None:
            self._process = _start(str(kept))
        self.share = golden.share(kept)
        self.failed = self._process is None or self._process.poll() is not None
        return None


def _start(kept: str) -> Any:
    """The process; None where the computer does not allow one."""
    alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "training.golden", kept],
            cwd=store.ROOT,
            env=alone,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
