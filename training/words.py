"""What a learner reads, in his language: English stands in the files, other languages in gettext catalogues.

`levels/text/<language>.po` translates every English text of the level files. A test holds that none is missing and that
French keeps its typographic rules.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.pofile import PoFileError, read_po

from training.locate import Located, Path_
from training.problem import Problem

TEXT = Path(__file__).resolve().parents[1] / "levels" / "text"
#: keys whose values are read by a learner
_KEYS = """
    title role do short why say praise cause text feedback question rationale nudge explicit demo audience greets
"""
READ = frozenset(_KEYS.split())
_READ_LISTS = frozenset(("briefing", "options", "objectives"))
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
}
_FIRST = {  # numbers in words, from zero
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    "fr": "zéro une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
}
_APOSTROPHE = re.compile(r"[^\W\d_]'[^\W\d_]")
_LOOSE = re.compile(r"(?<![\u00a0\u202f])[;:!?»](?:\s|$)|«(?![\u00a0\u202f])")


def messages(found: Located) -> Iterator[tuple[str, Path_]]:
    """Every English text of a level file that a learner reads, with its path."""
    yield from _texts((), found.data)


def _texts(path: Path_, node: Any) -> Iterator[tuple[str, Path_]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _texts((*path, key), value)
    elif isinstance(node, tuple | list):
        for number, value in enumerate(node):
            yield from _texts((*path, number), value)
    elif isinstance(node, str) and is_read(path):
        yield node, path


def is_read(path: Path_) -> bool:
    """Whether a learner reads what stands at this path."""
    names = [p for p in path if isinstance(p, str)]
    last = names[-1] if names else ""
    if "set" in names or ("cast" in names and last != "role"):
        return False
    in_list = last in _READ_LISTS and isinstance(path[-1], int)
    return last in READ or in_list or "coach" in names or "missing" in names


@functools.cache
def catalogue(language: str, folder: Path = TEXT) -> dict[str, str]:
    """English text -> text in `language`; empty for English.

    Raises:
        FileNotFoundError: there is no catalogue of that language.
    """
    if language == "en":
        return {}
    with (folder / f"{language}.po").open("rb") as file:
        po = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in po if m.id and m.string and not m.fuzzy}


def translate(text: str, language: str) -> str:
    """The text in `language`; English where no translation exists."""
    return catalogue(language).get(text, text)


def spoken(data: Mapping[str, Any], language: str) -> str:
    """The line of a `said` event in `language`, its braces filled.

    `{spelled}` is the number `seconds` in words, as a line begins; a date (`2026-11-12`) is told as one says it.

    >>> spoken({"text": "{spelled} seconds leave germs.", "values": {"seconds": 8.0}}, "en")
    'Eight seconds leave germs.'
    """
    text = translate(str(data.get("text", "")), language)
    values = {name: _told(value, language) for name, value in data.get("values", {}).items()}
    if "seconds" in values:
        values["spelled"] = _spelled(values["seconds"], language)
    for name, told in values.items():
        text = text.replace(f"{{{name}}}", told)
    return text.replace("..", ".") if values else text


def _told(value: Any, language: str) -> str:
    if isinstance(value, str) and _DATE.fullmatch(value):
        _, month, day = value.split("-")
        return f"{int(day)}\N{NO-BREAK SPACE}{_MONTHS.get(language, _MONTHS['en']).split()[int(month) - 1]}"
    return f"{value:.0f}" if isinstance(value, int | float) else str(value)


def _spelled(number: str, language: str) -> str:
    known = _FIRST.get(language, _FIRST["en"]).split()
    return known[int(number)].capitalize() if int(number) < len(known) else number


def languages(folder: Path = TEXT) -> list[str]:
    """The languages there are, English first."""
    return ["en", *sorted(p.stem for p in folder.glob("*.po") if len(p.stem) == 2)]


def untranslated(found: Located, folder: Path = TEXT) -> list[Problem]:
    """Every text of a file that some language lacks."""
    problems = []
    for language in languages(folder)[1:]:
        try:
            known = catalogue(language, folder)
        except (OSError, UnicodeError, PoFileError, ValueError) as error:
            problems.append(Problem(f"{language}.po", 1, 1, f"cannot be read: {error}"))
            continue
        problems += [
            found.problem(path, f"untranslated in {language}.po: {text!r}")
            for text, path in messages(found)
            if text not in known
        ]
    return problems


def french_faults(text: str) -> list[str]:
    r"""What breaks the rules of French typography in a text.

    >>> french_faults("Attendez\u00a0: l’air sort.")
    []
    >>> french_faults("Attendez: l'air sort.")
    ['a straight apostrophe: use ’', 'no no-break space before ; : ! ? or inside « »']
    """
    faults = ["a straight apostrophe: use ’"] if _APOSTROPHE.search(text) else []
    return faults + (["no no-break space before ; : ! ? or inside « »"] if _LOOSE.search(text) else [])
