"""The hash of the modelling sources, so that a test can tell built output that is out of date. Needs no Blender."""

import hashlib
from pathlib import Path


def source_hash() -> str:
    """SHA-256 over the modelling files of this folder, by name."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
