"""Parameters that a person may set, with unit, range and sentence; refused with all three."""

import dataclasses
import math
from typing import Any

from sim_core.culture.phases import ORDER
from sim_core.errors import PlantError, guess

CHOICES: dict[str, tuple[str, ...]] = {
    "kinetics": ("platform", "xing", "amribt", "anane", "monod"),
    "mode": ("batch", "fedbatch", "chemostat"),
    "control": ("on", "off"),
    "phase": ORDER,
}


def start_field(default: Any, unit: str, doc: str, low: float = -math.inf, high: float = math.inf) -> Any:
    """A dataclass field that knows its unit, range and meaning."""
    return dataclasses.field(default=default, metadata={"unit": unit, "doc": doc, "low": low, "high": high})


def checked_field(made: Any) -> None:
    """Check every such field of a fresh unit.

    Raises:
        PlantError: no number, out of range, or not one of the choices.
    """
    for one in dataclasses.fields(made):
        if "unit" not in one.metadata:
            continue
        value = getattr(made, one.name)
        if one.name in CHOICES:
            if value not in CHOICES[one.name]:
                names = ", ".join(CHOICES[one.name])
                raise PlantError(f"{one.name}={value!r} is not one of {names}{guess(str(value), CHOICES[one.name])}")
        elif not (isinstance(value, int | float) and one.metadata["low"] <= value <= one.metadata["high"]):
            low, high, unit = one.metadata["low"], one.metadata["high"], one.metadata["unit"]
            raise PlantError(f"{one.name}={value!r} is outside {low:g} to {high:g} {unit}")
