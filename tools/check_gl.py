"""Say which Debian package to install when a library that the 3-D client loads is missing."""

import ctypes
import sys

#: shared library -> Debian package that holds it
NEEDED = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libX11.so.6": "libx11-6"}


def missing() -> list[str]:
    """Debian packages whose library cannot be loaded."""
    absent = []
    for library, package in NEEDED.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent.append(package)
    return absent


def main() -> int:
    """Exit 1 with the command to run when something is missing on Linux."""
    absent = missing() if sys.platform.startswith("linux") else []
    if not absent:
        return 0
    print(f"The 3-D client needs {', '.join(absent)}, which this machine lacks. On Debian and Ubuntu:")
    print(f"    sudo apt-get install {' '.join(absent)} libgl1-mesa-dri")
    return 1


if __name__ == "__main__":
    sys.exit(main())
