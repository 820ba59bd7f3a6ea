"""How a tag is shown: label, name, unit, decimals and limits, all from `equipment.yaml`; a page knows none of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim_core.control.alarm import Limits
from sim_core.errors import LevelError
from sim_core.plan import Facility

NO_BREAK = "\u00a0"
UNITS = {"C": "°C", "-": "", "1": ""}  # a unit of the tables -> how it is written
BEYOND = 0.3  # share of the action span that an axis shows beyond it, chosen: what trips is still on it
ABOVE = 1.15  # an axis with an upper limit alone ends so far over it, chosen
_INF = float("inf")


@dataclass(frozen=True, slots=True)
class Tag:
    """One signal of an equipment.

    Attributes:
        label: what stands at the bar and in the alarm list, the same in every language.
        name: the whole name. unit: as written, may be empty. decimals: of its value.
        set_point: as the recipe has it, None without one.
        limits: alert and action, infinite where there is none.
    """

    label: str
    name: str
    unit: str = ""
    decimals: int = 1
    set_point: float | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def is_state(self) -> bool:
        """Whether it tells that something is so, not how much of it there is: it has no limits."""
        return self.limits == Limits()

    def figure(self, value: float) -> str:
        """The number alone.

        >>> Tag("pH", "pH", decimals=2).figure(6.976), Tag("dP", "dP", decimals=0).figure(-0.2)
        ('6.98', '0')
        """
        return f"{round(value, self.decimals) + 0.0:.{self.decimals}f}"

    def value(self, value: float) -> str:
        r"""The number with its unit.

        >>> Tag("DO_A", "", "%").value(26.61)
        '26.6\xa0%'
        """
        return f"{self.figure(value)}{NO_BREAK}{self.unit}" if self.unit else self.figure(value)

    def axis(self) -> tuple[float, float]:
        """Low and high end of a bar: the action limits and what lies beyond them.

        >>> Tag("Agit", "", limits=Limits(75.0, 90.0, 70.0, 100.0)).axis()
        (61.0, 109.0)
        """
        low, high = self.limits.action_low, self.limits.action_high
        if high == _INF:
            high = max(self.limits.alert_high if self.limits.alert_high < _INF else 0.0, self.set_point or 1.0)
        if low == -_INF:
            return 0.0, high * ABOVE
        more = BEYOND * (high - low)
        return round(max(0.0, low - more), 6), round(high + more, 6)


def tag(facility: Facility, equipment: str, signal: str, language: str) -> Tag:
    """A signal of an equipment as it is shown.

    Raises:
        LevelError: `equipment.yaml` has no such signal, or no label for it.
    """
    row: Mapping[str, Any] = facility.equipment[equipment]["signals"].get(signal, {})
    if "label" not in row:
        raise LevelError(f"equipment.yaml: {equipment}.{signal} has no label, so no page can show it; give it one")
    alert, action = row["alert"], row["action"]
    limits = Limits(_or(alert[0], -_INF), _or(alert[1], _INF), _or(action[0], -_INF), _or(action[1], _INF))
    name = row["name"]
    unit = UNITS.get(row["unit"], row["unit"])
    return Tag(row["label"], name.get(language, name["en"]), unit, row["decimals"], row["sp"], limits)


def _or(value: float | None, none: float) -> float:
    return none if value is None else float(value)
