"""The hash of the modelling sources, so that a test can tell built output that is out of date. Needs no Blender."""

import ast
import hashlib
from pathlib import Path

SHARED = ("bake", "build", "drape", "hand", "parts", "sdf")
OWN = {"hands": ("arms",), "figure": ("body", "garments", "hair", "skeleton", "skin", "small")}


def source_hash(model: str) -> str:
    """SHA-256 over the syntax of the files that a model is made from; layout and comments do not count."""
    digest = hashlib.sha256()
    for name in sorted((*SHARED, *OWN[model])):
        text = (Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8")
        digest.update(name.encode() + b"\0" + ast.dump(ast.parse(text)).encode())
    return digest.hexdigest()[:16]
