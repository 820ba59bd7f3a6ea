"""What `make test` runs: every test on two cores, then the coverage floor of sim_core and training."""

import subprocess
import sys
from pathlib import Path

FLOOR = 95
PYTEST = [
    "-m",
    "pytest",
    "-n",
    "2",
    "--dist",
    "loadfile",
    "--cov",
    "--cov-report",
    "term",
    f"--cov-fail-under={FLOOR}",
]


def main() -> int:
    """Run pytest with the arguments given after the usual ones."""
    root = Path(__file__).resolve().parent.parent
    return subprocess.run([sys.executable, *PYTEST, *sys.argv[1:]], cwd=root, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
