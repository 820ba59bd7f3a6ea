"""Make a virtual environment, or say what is missing to make one. Runs on any Python 3."""

import subprocess
import sys


def main() -> int:
    """Create the environment named on the command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the reason why this file exists
        print(
            f"First Air needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: make play PYTHON=python3.11"
        )
        return 1
    result = subprocess.run([sys.executable, "-m", "venv", sys.argv[1]], check=False)
    if result.returncode:
        print("Python could not make a virtual environment. On Debian and Ubuntu: sudo apt-get install python3-venv")
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
