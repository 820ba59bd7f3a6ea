"""What a control station is told about one tag: plain facts, made from the plant's lists by whoever builds it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from sim_core.control.alarm import Limits
from sim_core.quantity import Second
from sim_core.station.isa18 import Rule

NO_LIMITS = Limits()
HAIR = 1e-9  # of the value: far under any resolution, over the rounding of its decimals


@dataclass(frozen=True, slots=True)
class Watched:
    """One tag, `instance.name`: kept in the history, and an alarm if it has limits.

    Attributes:
        unit: of measure. doc: what it is. set_point: its usual value, or None.
        limits: alert and action; priority: 1 (highest) to 4; deadband: in the unit; delay: s.
        phases: numbers of the phases of its instance (tag `<instance>.phase`) in which it is an alarm; empty: always.
        settles: s after the phase began until which it is no alarm before it was inside its limits once
            (by the dead band).
    """

    instance: str
    name: str
    unit: str
    doc: str
    set_point: float | None = None
    limits: Limits = NO_LIMITS
    priority: int = 3
    deadband: float = 0.0
    delay: Second = 15.0
    phases: tuple[int, ...] = ()
    settles: Second = 0.0

    @property
    def tag(self) -> str:
        """`USP.br2000.do`: the tag of the plant, and the key of the alarm."""
        return f"{self.instance}.{self.name}"

    @property
    def is_alarmed(self) -> bool:
        """Whether it has a limit at all."""
        return self.limits != NO_LIMITS

    @property
    def band(self) -> tuple[float, float]:
        """What is normal: between the innermost limits."""
        one = _whole(self.limits)
        return max(one.alert_low, one.action_low), min(one.alert_high, one.action_high)

    @property
    def rule(self) -> Rule:
        """The alarm that it makes."""
        return Rule(_whole(self.limits), self.deadband, self.delay, self.priority)


def _whole(limits: Limits) -> Limits:
    """Limits that a display which shows the limit itself does not pass: 7.10 is not over 7.1, whatever its last bit."""
    low, high = (limits.alert_low, limits.action_low), (limits.alert_high, limits.action_high)
    wide = [value - HAIR * (1.0 + abs(value)) if abs(value) < math.inf else value for value in low]
    wide += [value + HAIR * (1.0 + abs(value)) if abs(value) < math.inf else value for value in high]
    return Limits(wide[0], wide[2], wide[1], wide[3])


@dataclass(frozen=True, slots=True, eq=False)
class Station:
    """A desk and what is watched from it.

    Attributes:
        name: instance of the desk.
        watched: tags. operable: machines whose set points, modes and phases can be sent from here.
        instances: the machines watched, each once, in order; the first one's tags have short names.
        by_key: tag -> what is known of it; rules: tag -> the alarm that it makes.
    """

    name: str
    watched: tuple[Watched, ...]
    operable: tuple[str, ...] = ()
    instances: tuple[str, ...] = field(init=False)
    by_key: Mapping[str, Watched] = field(init=False)
    rules: Mapping[str, Rule] = field(init=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "instances", tuple(dict.fromkeys(one.instance for one in self.watched)))
        put(self, "operable", self.operable or self.instances[:1])
        put(self, "by_key", {one.tag: one for one in self.watched})
        put(self, "rules", {one.tag: one.rule for one in self.watched})

    def short(self, one: Watched) -> str:
        """The name of a pen: the tag, without its machine for the first machine."""
        return one.name if one.instance == self.instances[0] else one.tag
