"""An alarm with delay and acknowledgement, as a state machine [ISA-18.2, simplified].

normal -> (beyond a limit for `delay`) unacknowledged -> acknowledged -> normal
                                      unacknowledged -> (back inside) returned -> (acknowledged) normal
"""

from dataclasses import dataclass

from sim_core.quantity import Second

NORMAL, ALERT, ACTION = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Limits:
    """Alert and action limits; a side without limit is infinite."""

    alert_low: float = float("-inf")
    alert_high: float = float("inf")
    action_low: float = float("-inf")
    action_high: float = float("inf")

    def level(self, value: float) -> int:
        """0 normal, 1 alert, 2 action."""
        if value < self.action_low or value > self.action_high:
            return ACTION
        return ALERT if value < self.alert_low or value > self.alert_high else NORMAL


@dataclass(slots=True)
class Alarm:
    """What one alarm remembers.

    Attributes:
        phase: normal, unacknowledged, acknowledged or returned.
        level: the highest level reached since it was normal.
        waiting: level that the value has now, and `held` for how long.
    """

    phase: str = "normal"
    level: int = NORMAL
    waiting: int = NORMAL
    held: Second = 0.0


def advance(x: Alarm, level: int, delay: Second, dt: Second) -> str:
    """Let `dt` pass with the value at `level`; returns `raised`, `cleared` or an empty text."""
    x.held = x.held + dt if min(level, x.waiting) > NORMAL else (dt if level > NORMAL else 0.0)
    x.waiting = level
    if level > x.level and x.held >= delay:
        x.phase, x.level = "unacknowledged", level
        return "raised"
    if level == NORMAL and x.phase in ("unacknowledged", "acknowledged"):
        if x.phase == "acknowledged":
            x.phase, x.level = "normal", NORMAL
        else:
            x.phase = "returned"
        return "cleared"
    return ""


def acknowledge(x: Alarm) -> bool:
    """Take note of an alarm; returns whether there was one to acknowledge."""
    match x.phase:
        case "unacknowledged":
            x.phase = "acknowledged"
        case "returned":
            x.phase, x.level = "normal", NORMAL
        case _:
            return False
    return True
