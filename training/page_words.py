"""The words of our own pages (debrief, explain): English in the code, other languages in levels/text/pages/."""

import re

from sim_core.plan import Facility
from training import words

FOLDER = words.TEXT / "pages"
NBSP = "\u00a0"
#: signals and controls whose names are no words
_ENGLISH = {
    "act|np05": "particles ≥ 0.5 µm",
    "act|np5": "particles ≥ 5 µm",
    "time|wet": "rub",
    "act|both open": "both doors open",
    "act|left cfu": "load of the left hand",
    "act|right cfu": "load of the right hand",
    "act|self check": "check",
    "act|don": "put on",
    "act|doff": "take off",
    "said|tell": "report",
}
_FURTHER = re.compile(r"\s+(?:with|avec)\s+|\s*\(")  # what only describes a thing is left out
_SIDES = {"handle_a": "handle", "handle_b": "handle"}


def say(text: str, lang: str) -> str:
    """The text in `lang`; English where no translation exists. What stands before a `|` only tells it from its like.

    >>> say("hand|palm", "en"), say("hand|palm", "fr")
    ('palm', 'paume')
    """
    return words.catalogue(lang, FOLDER).get(text, _ENGLISH.get(text, text.rpartition("|")[2]))


def number(value: float, lang: str, digits: int = 0) -> str:
    """A number with the language's decimal mark.

    >>> number(2.84, "fr", 1), number(2.84, "en", 1)
    ('2,8', '2.8')
    """
    shown = f"{value:.{digits}f}"
    return shown.replace(".", ",") if lang == "fr" else shown


def small(value: float, lang: str) -> str:
    """A load with two figures that matter, never `0.0` for something.

    >>> small(0.0312, "en"), small(47.3, "en"), small(0.0, "en")
    ('0.031', '47', '0')
    """
    if value <= 0.0:
        return "0"
    if value < 1e-4:
        return f"<{NBSP}{number(1e-4, lang, 4)}"
    digits = 0 if value >= 10 else 1 if value >= 1 else 2 if value >= 0.1 else 3 if value >= 0.01 else 4
    return number(value, lang, digits)


def place(name: str, lang: str, facility: Facility) -> str:
    """A ledger place in words: `CHG.locker.handle` is "locker, handle (CHG)"."""
    first, _, rest = name.partition(".")
    if first == "air":
        return say("air of {room}", lang).format(room=rest)
    if name in facility.doors:
        return say("door {door}", lang).format(door=name)
    if first in facility.doors:
        return say("door {door}, {part}", lang).format(door=first, part=say(_SIDES.get(rest, rest), lang))
    instance, _, surface = name.rpartition(".")
    if name in facility.placed:
        return f"{_thing(facility, name, lang)} ({facility.placed[name].room})"
    if instance in facility.placed:
        thing = _thing(facility, instance, lang)
        return f"{thing}, {say(surface.replace('_', ' '), lang)} ({facility.placed[instance].room})"
    if first in facility.rooms:
        return f"{say(re.sub(r'[._]', ' ', rest), lang)} ({first})"
    if rest:
        person = "" if first == "trainee" else f" ({say(first.replace('_', ' '), lang)})"
        return say(re.sub(r"[._]", " ", rest), lang) + person
    return say(name, lang)


def _thing(facility: Facility, instance: str, lang: str) -> str:
    row = facility.equipment.get(facility.placed[instance].equipment, {})
    given = row.get("name", "")
    shown = given.get(lang, given.get("en", "")) if isinstance(given, dict) else given
    named = str(shown or facility.placed[instance].equipment.replace("_", " "))
    return _FURTHER.split(named)[0].replace("'", "’")
