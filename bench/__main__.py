"""`make bench`: every benchmark, one after the other, each in a process of its own."""

import subprocess
import sys

PARTS = ("air", "session", "frame", "start", "ui", "reactor", "dcs")


def main() -> int:
    """Print all tables; exit 1 when one does not run."""
    failed = 0
    for part in PARTS:
        print(f"\n== {part}", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"bench.{part}"], check=False).returncode
    return int(failed != 0)


if __name__ == "__main__":
    sys.exit(main())
