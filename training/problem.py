"""Where a level file is wrong, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass

from sim_core.errors import LevelError, guess


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One located error; lines and columns count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest known word, else nothing."""
    return guess(word, known)


def refuse(problems: Iterable[Problem]) -> None:
    """Stop a load with every problem listed.

    Raises:
        LevelError: there is at least one.
    """
    lines = [str(p) for p in sorted(set(problems))]
    if lines:
        raise LevelError("\n".join(lines))
