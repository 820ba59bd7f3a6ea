"""Begins a mission or a unit from a template that passes every check as it stands; what exists is never touched.

Templates lie in `templates/new`; `%SLUG%`, `%CLASS%`, `%TITLE%`, `%WORDS%` and `%WEIGHTS%` are filled in.
"""

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sim_core.errors import LevelError
from training import store
from training.course import Course, read_course
from training.problem import refuse

TEMPLATES = Path(__file__).parent / "templates" / "new"
SLUG = re.compile(r"^[a-z][a-z0-9_]{1,39}$")
RUNS = ("pass", "fail_badge_lent", "fail_not_signed")


@dataclass(frozen=True, slots=True)
class Made:
    """The files that were written or added to, and what to do next."""

    files: tuple[Path, ...]
    hints: tuple[str, ...]


def mission(slug: str, root: Path = store.ROOT) -> Made:
    """A mission of the course whose number begins the slug (`c01_m2` goes into `levels/c01_env`).

    Raises:
        LevelError: no such course, a slug that cannot be one, or it exists already.
    """
    _check_slug(slug)
    there = sorted((root / "levels").glob(f"*/{slug}"))
    if there:
        raise LevelError(f"{_shown(there[0], root)} exists already; nothing was written")
    folder, course = _course_of(slug, root)
    weights = ", ".join(f"{name}: {value:g}" for name, value in course.weights.items())
    blanks = {"SLUG": slug, "WEIGHTS": f"{{{weights}}}"}
    files = {folder / slug / "mission.yaml": filled("mission.yaml.txt", blanks)}
    files |= {folder / slug / "runs" / f"{run}.yaml": filled(f"{run}.yaml.txt", blanks) for run in RUNS}
    added = _written(files, root)
    added += _listed(folder / "course.yaml", slug)
    added += _translated(root / "levels" / "text" / "fr.po")
    place = _shown(folder / slug, root)
    return Made(
        tuple(added),
        (
            f"python main.py check {place}",
            f"python main.py run {slug} pass",
            f"python main.py explain {slug}    (then write over {place}/mission.yaml; docs/missions.md)",
        ),
    )


def unit(slug: str, root: Path = store.ROOT) -> Made:
    """A unit with its conformance example, test, page, model and view.

    Raises:
        LevelError: a slug that cannot be one, or a file of it exists already.
    """
    _check_slug(slug)
    words = slug.replace("_", " ")
    name = "".join(part.capitalize() for part in slug.split("_"))
    blanks = {"SLUG": slug, "CLASS": name, "TITLE": words.capitalize(), "WORDS": words}
    files = {
        root / "sim_core" / "units" / f"{slug}.py": filled("unit.py.txt", blanks),
        root / "tests" / "sim_core" / f"test_{slug}.py": filled("test_unit.py.txt", blanks),
        root / "docs" / "units" / f"{slug}.md": filled("unit.md.txt", blanks),
        root / "assets" / "equipment" / f"{slug}.py": filled("asset.py.txt", blanks),
        root / "game" / "equipment" / f"{slug}.py": filled("view.py.txt", blanks),
    }
    added = _written(files, root)
    catalogue, examples = root / "sim_core" / "catalogue.py", root / "tests" / "conformance" / "examples.py"
    import_line = f"from sim_core.units.{slug} import {name}\n"
    _insert_line(catalogue, "from sim_core.units.", import_line)
    _insert_line(catalogue, '    "', f'    "{slug}": {name},\n')
    _insert_line(examples, "from sim_core.units.", import_line)
    _insert_line(examples, '    "', f'    "{slug}": _{slug},\n', after="EXAMPLES")
    text = examples.read_text(encoding="utf-8")
    head, table = text.split("EXAMPLES: ", 1)
    examples.write_text(f"{head}{filled('example.py.txt', blanks)}EXAMPLES: {table}", encoding="utf-8")
    return Made(
        (*added, catalogue, examples),
        (
            f"python main.py twin {slug} --tags",
            f"python -m pytest tests/sim_core/test_{slug}.py tests/conformance -k {slug}",
            f"place it in levels/facility/placement.yaml; name its model in assets/equipment/__init__.py (make assets) "
            f"and {slug!r} in SLUGS of game/equipment/__init__.py, with its French words",
        ),
    )


def filled(template: str, blanks: Mapping[str, str]) -> str:
    """A template with its blanks filled."""
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in blanks.items():
        text = text.replace(f"%{name}%", value)
    return text


def _check_slug(slug: str) -> None:
    if not SLUG.match(slug) or keyword.iskeyword(slug):
        raise LevelError(
            f"{slug!r} cannot be a slug: small letters, digits and _, a letter first (c01_m2, filter_skid)"
        )


def _course_of(slug: str, root: Path) -> tuple[Path, Course]:
    """The folder and file of the course: `c01_m2` belongs to `c01_...`."""
    prefix = slug.partition("_")[0]
    folders = sorted(path.parent for path in (root / "levels").glob("*/course.yaml"))
    for folder in folders:
        if folder.name.partition("_")[0] == prefix:
            course, _, problems = read_course(folder / "course.yaml")
            refuse(problems)
            assert course is not None  # noqa: S101 - refuse() raised otherwise
            return folder, course
    known = ", ".join(folder.name for folder in folders)
    raise LevelError(
        f"no course for {slug!r}: begin the slug with that of a course (there are {known}), as in c01_m2, "
        "or write levels/<course>/course.yaml first"
    )


def _written(files: Mapping[Path, str], root: Path) -> list[Path]:
    """Write new files; none is written when one of them exists."""
    there = [path for path in files if path.exists()]
    if there:
        raise LevelError(f"{_shown(there[0], root)} exists already; nothing was written")
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise LevelError(f"{error.filename} cannot be written: {error.strerror}") from error
    return list(files)


def _insert_line(path: Path, start: str, line: str, after: str = "") -> None:
    """Put a line among those that begin like it, in order of the alphabet."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    first = next((n for n, text in enumerate(lines) if text.startswith(after)), 0) if after else 0
    alike = [n for n in range(first, len(lines)) if lines[n].startswith(start)]
    at = next((n for n in alike if lines[n] > line), alike[-1] + 1)
    lines.insert(at, line)
    path.write_text("".join(lines), encoding="utf-8")


def _listed(path: Path, slug: str) -> list[Path]:
    """Name the mission in its course, which may name it already."""
    text = path.read_text(encoding="utf-8")
    found = re.search(r"^missions: \[(.*)\]$", text, re.MULTILINE)
    if found is None or slug in found[1].split(", "):
        return []
    path.write_text(text.replace(found[0], f"missions: [{found[1]}, {slug}]"), encoding="utf-8")
    return [path]


def _translated(path: Path) -> list[Path]:
    """Add the French of the template's texts that the catalogue lacks."""
    text = path.read_text(encoding="utf-8")
    wanted = filled("fr.po.txt", {}).strip().split("\n\n")
    missing = [entry for entry in wanted if f"{entry.splitlines()[0]}\n" not in text]
    if not missing:
        return []
    path.write_text(text.rstrip() + "\n\n" + "\n\n".join(missing) + "\n", encoding="utf-8")
    return [path]


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
