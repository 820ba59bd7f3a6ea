"""What was before a mission's start, as strict frozen models: how old the batch is, and what people did to it."""

from pydantic import Field

from training.condition_model import Duration, Strict


class FlownAct(Strict):
    """A command `before` the start, by the shifts before; `applies` names faults without which it does not happen."""

    before: Duration = Field(gt=0.0)
    target: str
    value: str | int | float | bool | None = None
    applies: tuple[str, ...] = ()


class Flown(Strict):
    """The batch is flown from its inoculation, `age` before the start, with its control system and all that serves it.

    Causes of the mission with `before` work in it (`training.inject_model`).
    """

    age: Duration = Field(gt=0.0, le=2_000_000.0)
    acts: tuple[FlownAct, ...] = ()
