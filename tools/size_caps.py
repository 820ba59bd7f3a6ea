"""The size caps of ARCHITECTURE.md: a file has one reason to exist and at most 400 lines, a function at most 50.

Branches (8) and arguments (5, `self` apart) are held here too, so that one page of errors shows them all.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 50
ARGUMENTS = 5
BUILT_BYTES = 45_000_000

PROTOCOL = "what `operate` is given, and the person and fixture that it means"
#: functions that may take more arguments, each with its reason; this list may only shrink
WAIVED = {
    ("game/cli.py", "run"): "typer reads options from arguments",
    ("game/cli.py", "twin"): "typer reads options from arguments",
    ("game/hud/draw.py", "write"): "text, place, style, colour and the box that it must stay in",
    ("sim_core/people/hands.py", "leak_through_gloves"): PROTOCOL,
    ("sim_core/units/operator.py", "_do"): PROTOCOL,
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def problems(path: Path, text: str) -> Iterator[str]:
    """What in one file is over a cap, as `file:line: what`."""
    lines = text.count("\n")
    if lines > FILE_LINES:
        yield f"{path}: {lines} lines, the cap is {FILE_LINES}; split it by reason"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            yield from _function_problems(path, node)


def _function_problems(path: Path, node: Function) -> Iterator[str]:
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if length > FUNCTION_LINES:
        yield f"{path}:{node.lineno}: {node.name}() has {length} lines, the cap is {FUNCTION_LINES}"
    names = [a.arg for a in (*node.args.posonlyargs, *node.args.args) if a.arg not in ("self", "cls")]
    is_waived = (path.as_posix(), node.name) in WAIVED
    if len(names) > ARGUMENTS and not is_waived and not str(path).startswith("tests"):
        yield f"{path}:{node.lineno}: {node.name}() takes {len(names)} arguments, the cap is {ARGUMENTS}"


def main() -> int:
    """Check every Python file under version control, and the weight of the built assets."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=True
    )
    files = [Path(name) for name in listed.stdout.splitlines()]
    found = [p for f in files if f.suffix == ".py" and f.exists() for p in problems(f, f.read_text(encoding="utf-8"))]
    built = sum(f.stat().st_size for f in files if f.parts[:2] == ("assets", "built") and f.exists())
    if built > BUILT_BYTES:
        found.append(f"assets/built: {built / 1e6:.0f} MB, the cap is {BUILT_BYTES / 1e6:.0f} MB")
    print("\n".join(found) if found else f"size caps: {sum(f.suffix == '.py' for f in files)} files within them")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
