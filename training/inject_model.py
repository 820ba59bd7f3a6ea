"""A cause that a mission puts into its plant, as strict frozen models: a parameter that moves, or germs that enter."""

from pydantic import Field, model_validator

from training.condition_model import Duration, Strict


class Drift(Strict):
    """One physical parameter on its way to a value.

    `before`: so long before the start, where it begins later than the rest. `lasts`: after so long it is as it was.
    """

    parameter: str
    value: float
    ramp: Duration = 0.0
    before: Duration = 0.0
    lasts: Duration = 0.0


class Germs(Strict):
    """So many CFU that reach the inlet of a unit, as the ledger's source `source`."""

    unit: str
    count: float = Field(gt=0.0)
    source: str


class Inject(Strict):
    """A cause: one physical parameter on its way to a value (and `more` of them), or germs that enter.

    It begins when `step` first becomes possible, or `before` the start, in what was flown (`training.flown`).
    """

    step: str = ""
    before: Duration = 0.0
    parameter: str = ""
    value: float = 0.0
    ramp: Duration = 0.0
    lasts: Duration = 0.0
    more: tuple[Drift, ...] = ()
    germs: Germs | None = None

    @model_validator(mode="after")
    def _begins_once(self) -> "Inject":
        if bool(self.step) == (self.before > 0.0):
            raise ValueError("a cause begins either at a `step` or so long `before` the start")
        if bool(self.parameter) == (self.germs is not None):
            raise ValueError("a cause is either a `parameter` or `germs`")
        return self

    def moves(self) -> tuple[Drift, ...]:
        """Every parameter that moves."""
        own = {name: getattr(self, name) for name in Drift.model_fields}
        drifts = (Drift.model_construct(**own), *self.more) if self.parameter else self.more
        return tuple(d if d.before else d.model_copy(update={"before": self.before}) for d in drifts)
