"""What `new` begins passes every check as it stands, and what exists is never touched."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sim_core.errors import LevelError
from training import scaffold

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("sim_core", "training", "levels", "game", "assets", "tests", "tools", "docs")


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The repository without what is built."""
    root = tmp_path_factory.mktemp("copy")
    ignored = shutil.ignore_patterns("built", "__pycache__", "fonts", "*.png")
    for name in COPIED:
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    return root


def run(root: Path, *words: str) -> tuple[int, str]:
    found = subprocess.run([sys.executable, *words], cwd=root, capture_output=True, text=True, check=False)
    return found.returncode, found.stdout + found.stderr


def test_a_mission_from_the_template_is_well_and_can_be_passed_and_failed(copy):
    code, said = run(copy, "main.py", "new", "mission", "c01_m7")
    assert code == 0, said
    assert "python main.py check levels/c01_env/c01_m7" in said
    assert run(copy, "main.py", "check") == (0, "levels are well\n")
    for name in scaffold.RUNS:
        code, said = run(copy, "main.py", "run", "c01_m7", name)
        assert code == 0, said
        assert said.startswith(f"c01_m7: {'passed' if name == 'pass' else 'not passed'}")
    assert "c01_m7" in (copy / "levels" / "c01_env" / "course.yaml").read_text()
    assert "Un enregistrement à l’entrée" in run(copy, "main.py", "explain", "c01_m7", "--lang", "fr")[1]


def test_a_unit_from_the_template_passes_lint_types_conformance_and_its_own_tests(copy):
    code, said = run(copy, "main.py", "new", "unit", "filter_skid")
    assert code == 0, said
    made = [line for line in said.splitlines() if line.startswith(str(copy)) and line.endswith(".py")]
    assert len(made) == 6
    assert run(copy, "-m", "ruff", "check", *made)[0] == 0
    assert run(copy, "-m", "ruff", "format", "--check", *made)[0] == 0
    chosen = "filter_skid and not thousand or registered"
    tests = ("tests/sim_core/test_filter_skid.py", "tests/conformance/test_every_unit.py")
    code, said = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, "-k", chosen)
    assert code == 0, said
    assert "filter_skid" in run(copy, "main.py", "twin", "--list")[1]


@pytest.mark.parametrize(
    ("kind", "slug", "said"),
    [
        ("mission", "c01_m1", "levels/c01_env/c01_m1 exists already"),
        ("mission", "c99_m1", "no course for 'c99_m1'"),
        ("mission", "C01 m1", "cannot be a slug"),
        ("unit", "dp_gauge", "sim_core/units/dp_gauge.py exists already"),
        ("unit", "class", "cannot be a slug"),
        ("unit", "../x", "cannot be a slug"),
    ],
)
def test_what_exists_and_what_cannot_be_is_refused_and_nothing_is_written(kind, slug, said, copy):
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*.*") if "__pycache__" not in path.parts}
    with pytest.raises(LevelError, match=said):
        getattr(scaffold, kind)(slug, copy)
    after = {path: path.stat().st_mtime_ns for path in copy.rglob("*.*") if "__pycache__" not in path.parts}
    assert after == before
    code, told = run(copy, "main.py", "new", kind, slug)
    assert code == 1
    assert told.count("\n") == 1


def test_a_disk_that_refuses_is_told(copy, monkeypatch):
    def refuse(self, text, encoding):
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(LevelError, match="cannot be written: No space left on device"):
        scaffold.mission("c01_m8", copy)


def test_a_mission_is_named_in_its_course_once_and_translated_once(copy):
    scaffold.mission("c01_m9", copy)
    text = (copy / "levels" / "text" / "fr.po").read_text(encoding="utf-8")
    shutil.rmtree(copy / "levels" / "c01_env" / "c01_m9")
    again = scaffold.mission("c01_m9", copy)
    assert (copy / "levels" / "text" / "fr.po").read_text(encoding="utf-8") == text
    assert (copy / "levels" / "c01_env" / "course.yaml").read_text().count("c01_m9") == 1
    assert len(again.files) == 4
