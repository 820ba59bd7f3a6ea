"""The condition words of a mission file as strict frozen models, and the kinds of value that all level files share.

`training.condition` says what the words mean.
"""

from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sim_core.errors import BadQuantity
from sim_core.quantity import parse

WORDS = ("does", "happens", "reaches", "stays", "before", "answers", "all", "any", "not")


def _quantity(value: Any) -> Any:
    return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else value


def _duration(value: Any) -> Any:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return value
    try:
        seconds = parse(str(value), "s")
    except BadQuantity as error:
        raise ValueError(str(error)) from None
    if seconds < 0.0:
        raise ValueError(f"{value!r} is negative")
    return seconds


Quantity = Annotated[str, BeforeValidator(_quantity)]
Duration = Annotated[float, BeforeValidator(_duration)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Clock = Annotated[str, Field(pattern=r"^[0-2][0-9]:[0-5][0-9]:[0-5][0-9]$")]


class Strict(BaseModel):
    """Frozen, no unknown keys, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Range(Strict):
    """A tag between two quantities (ends included), for a time without a break; `room`: while the trainee is there."""

    tag: str
    at_least: Quantity | None = None
    at_most: Quantity | None = None
    for_: Duration = Field(0.0, alias="for")
    room: str = ""

    @model_validator(mode="after")
    def _has_an_end(self) -> "Range":
        if self.at_least is None and self.at_most is None:
            raise ValueError("a range needs at_least or at_most")
        return self


class Does(Strict):
    """A control was operated: with a value, so many times, or held so long; `while` ranges hold at that moment.

    `quiet`: who did it does nothing else for that long afterwards, because a reading takes its time. `room`: where the
    trainee is.
    """

    control: str
    value: str | int | float | bool | None = None
    times: int = Field(1, ge=1)
    hold: Duration = 0.0
    quiet: Duration = 0.0
    by: str = "trainee"
    room: str = ""
    while_: tuple[Range, ...] = Field((), alias="while")


class Happens(Strict):
    """An event with this name (and this data) was noted; `while` ranges hold at that moment."""

    event: str
    source: str = ""
    data: dict[str, str | int | float | bool | None] = Field(default_factory=dict)
    times: int = Field(1, ge=1)
    while_: tuple[Range, ...] = Field((), alias="while")


class Answers(Strict):
    """A decision was answered, with this option where one is named."""

    decision: str
    option: str = ""


class Before(Strict):
    """`first` was true before `then` was."""

    first: "Condition"
    then: "Condition"


class Condition(Strict):
    """Exactly one condition word."""

    does: Does | None = None
    happens: Happens | None = None
    reaches: Range | None = None
    stays: Range | None = None
    before: Before | None = None
    answers: Answers | None = None
    all: "tuple[Condition, ...] | None" = None
    any: "tuple[Condition, ...] | None" = None
    not_: "Condition | None" = Field(None, alias="not")

    @model_validator(mode="after")
    def _one_word(self) -> "Condition":
        given = [word for word in WORDS if self._of(word) is not None]
        if len(given) != 1:
            raise ValueError(f"a condition is exactly one of {', '.join(WORDS)}; found {', '.join(given) or 'none'}")
        if self.all == () or self.any == ():
            raise ValueError(f"{given[0]} needs at least one part")
        return self

    def _of(self, word: str) -> Any:
        return getattr(self, "not_" if word == "not" else word)

    def word(self) -> tuple[str, Any]:
        """The word and what stands behind it."""
        return self._only_word

    @cached_property
    def _only_word(self) -> tuple[str, Any]:
        return next((word, self._of(word)) for word in WORDS if self._of(word) is not None)

    def parts(self) -> "tuple[Condition, ...]":
        """The conditions directly inside."""
        if self.before is not None:
            return (self.before.first, self.before.then)
        if self.not_ is not None:
            return (self.not_,)
        return self.all or self.any or ()
