"""The exception family of First Air.

    FirstAirError
    ├── PlantError
    │   ├── UnknownTag      a tag or control that no unit declares
    │   ├── Refused         a command that an interlock or a range forbids
    │   └── BadQuantity     text that is not a number with the right unit
    ├── JournalError        a journal line that is torn, edited or of another format
    └── LevelError          one or more located errors in level files

A message says what was asked, what was found and what to do.
"""

import difflib
from collections.abc import Iterable


class FirstAirError(Exception):
    """Anything that First Air raises on purpose."""


class PlantError(FirstAirError):
    """The plant was asked for something it does not do."""


class UnknownTag(PlantError):
    """A tag or control that no unit declares; names the nearest one."""


class Refused(PlantError):
    """A command that the plant does not carry out; the message is the reason."""


class BadQuantity(PlantError):
    """Text that cannot be read as a quantity of the unit that is needed."""


class JournalError(FirstAirError):
    """A journal that cannot be trusted or read; the message names the line."""


class LevelError(FirstAirError):
    """Level files with errors; the message lists every one as `file:line:col: what`."""


def guess(word: str, known: Iterable[str]) -> str:
    """Return `"; did you mean 'x'?"` for the nearest known word, or an empty text.

    >>> guess("air.PAL_D.presure", ["air.PAL_D.pressure"])
    "; did you mean 'air.PAL_D.pressure'?"
    """
    near = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
