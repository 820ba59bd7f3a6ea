"""The words of the screens: English in the code, other languages in gettext catalogues `levels/text/ui.<language>.po`.

`Words("xx")` is a language that nobody speaks: a third longer and accented, to find text that does not fit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from training.words import spoken, translate

TEXT_FOLDER = Path(__file__).resolve().parents[1] / "levels" / "text"
PSEUDO = "xx"

_UNIT = re.compile(r"(?<=\d) (?=(?:Pa|s|min|h|m|m/s|%|°C|µm|CFU|UFC|L|mL)\b|%|°C)")
_ACCENTS = str.maketrans("aeiouAEIOUcn", "àéîöûÀÉÎÖÛçñ")


@dataclass(frozen=True, slots=True)
class Words:
    """Looks up a sentence and fills its `{names}`."""

    language: str = "en"
    catalogue: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, english: str, **values: object) -> str:
        """Return the sentence in the language, English where it has no translation (a test finds those)."""
        if self.language == PSEUDO:
            return pseudo(english.format(**values))
        return self.catalogue.get(english, english).format(**values)


def words(language: str) -> Words:
    """Return the words of a language; `en` needs no catalogue."""
    path = TEXT_FOLDER / f"ui.{language}.po"
    if not path.exists():
        return Words(language)
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    return Words(language, {str(item.id): str(item.string) for item in catalogue if item.id and item.string})


def worded(text: str, language: str) -> str:
    r"""A text of a mission in the language, number and unit held together by a no-break space [UX 2].

    >>> worded("Read the gauge: 15 Pa.", "en")
    'Read the gauge: 15\xa0Pa.'
    """
    return _UNIT.sub("\u00a0", translate(text, language))


def told(data: Mapping[str, Any], language: str) -> str:
    """The line of a `said` event, its braces filled, number and unit held together."""
    return _UNIT.sub("\u00a0", spoken(data, language))


def pseudo(english: str) -> str:
    """Return text a third longer, accented, with the same breaks.

    >>> pseudo("Quit")
    'Qûît··'
    """
    growth = -(-len(english) * 35 // 100)
    parts = english.translate(_ACCENTS).split(" ")
    for number in range(growth):
        parts[number % len(parts)] += "·"
    return " ".join(parts)
