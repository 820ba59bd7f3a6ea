"""What `make test` runs: every test on two cores, then the coverage floor of sim_core and training.

Two runs: tests of pictures and windows need no coverage and are much slower with it (four hands play a mission in 10 s
each without, 60 s with); all others have it.
"""

import subprocess
import sys
from pathlib import Path

FLOOR = 95
SEEN = ("tests/game", "tests/assets")  # what is drawn, pointed at, built
PYTEST = ("-m", "pytest", "-n", "2", "--dist", "loadfile")
COVERED = (*(f"--ignore={folder}" for folder in SEEN), "--cov", "--cov-report", "term", f"--cov-fail-under={FLOOR}")


def main() -> int:
    """Run pytest twice, each with the arguments given after the usual ones; the first failure counts."""
    root = Path(__file__).resolve().parent.parent
    codes = [
        subprocess.run([sys.executable, *PYTEST, *part, *sys.argv[1:]], cwd=root, check=False).returncode
        for part in (COVERED, SEEN)
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
