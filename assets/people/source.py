"""The hash of the modelling sources, so that a test can tell built output that is out of date. Needs no Blender."""

import ast
import hashlib
from pathlib import Path


def source_hash() -> str:
    """SHA-256 over the syntax of the modelling files of this folder; layout and comments do not count."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + ast.dump(ast.parse(path.read_text(encoding="utf-8"))).encode())
    return digest.hexdigest()[:16]
