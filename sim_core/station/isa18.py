"""One alarm through its states, with delay, dead band, acknowledgement and shelving [isa182].

    normal -> (beyond a limit for the delay) unacknowledged -> acknowledged -> normal
                                             unacknowledged -> (back inside) returned -> (acknowledged) normal
    any -> shelved -> (time is up, or unshelved) normal, and at once unacknowledged if it is still beyond its limit

Back inside means inside by the dead band. A worse level, and the other side, are annunciated anew. An alarm that does
not apply (another phase of the process) is as if its value were normal: suppressed by design.
"""

from dataclasses import dataclass

from sim_core.control.alarm import ACTION, ALERT, NORMAL, Limits
from sim_core.quantity import Second

STATES = ("normal", "unacknowledged", "acknowledged", "returned", "shelved")


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes one signal an alarm: limits, dead band in its unit, delay; priority 1 (highest) to 4."""

    limits: Limits
    deadband: float = 0.0
    delay: Second = 0.0
    priority: int = 3


@dataclass(slots=True)
class Alarm:
    """What one alarm remembers.

    Attributes:
        phase: one of STATES.
        level: the highest one annunciated since it was normal; side: `low` or `high` of it.
        beyond, far: s without a break beyond the alert limit, beyond the action limit; leaning: on which side.
        since: simulated s when it was annunciated last; value: of the signal then.
        until, reason, actor: of the shelving.
    """

    phase: str = "normal"
    level: int = NORMAL
    side: str = ""
    beyond: Second = 0.0
    far: Second = 0.0
    leaning: str = ""
    since: Second = 0.0
    value: float = 0.0
    until: Second = 0.0
    reason: str = ""
    actor: str = ""

    @property
    def is_idle(self) -> bool:
        """Whether nothing would be lost by forgetting it."""
        return self.phase == "normal" and self.beyond == 0.0


def limit_of(limits: Limits, side: str, level: int) -> float:
    """The limit that was passed: of a level on a side; the other level's where a side has only one."""
    pair = (limits.alert_low, limits.action_low) if side == "low" else (limits.alert_high, limits.action_high)
    wanted, other = pair if level == ALERT else pair[::-1]
    return wanted if abs(wanted) != float("inf") else other


def advance(x: Alarm, rule: Rule, value: float, clock: tuple[Second, Second]) -> str:
    """Let a step pass with the signal at `value`; returns `raised`, `cleared`, `unshelved` or an empty text.

    Args:
        x: the alarm.
        rule: its limits, dead band and delay.
        value: of the signal; NaN while the alarm does not apply.
        clock: simulated s at the end of the step, and s of the step.
    """
    now, dt = clock
    level, side = _where(x, rule, value)
    _wait(x, level, side, dt)
    if x.phase == "shelved":
        if now < x.until:
            return ""
        unshelve(x)
        return "unshelved"
    due = ACTION if x.far > 0.0 and x.far >= rule.delay else ALERT if x.beyond > 0.0 and x.beyond >= rule.delay else 0
    is_new = due > x.level or (due > NORMAL and (side != x.side or x.phase in ("normal", "returned")))
    if is_new:
        x.phase, x.level, x.side, x.since, x.value = "unacknowledged", due, side, now, value
        return "raised"
    if level == NORMAL and x.phase in ("unacknowledged", "acknowledged"):
        _return(x)
        return "cleared"
    return ""


def acknowledge(x: Alarm) -> bool:
    """Take note of an alarm; returns whether there was one to acknowledge."""
    match x.phase:
        case "unacknowledged":
            x.phase = "acknowledged"
        case "returned":
            x.phase, x.level, x.side = "normal", NORMAL, ""
        case _:
            return False
    return True


def shelve(x: Alarm, until: Second, reason: str, actor: str) -> None:
    """Take an alarm out of sight until a time."""
    x.phase, x.until, x.reason, x.actor = "shelved", until, reason, actor


def unshelve(x: Alarm) -> None:
    """Put it back; what is still beyond its limit is annunciated at the next look."""
    x.phase, x.level, x.side, x.until, x.reason, x.actor = "normal", NORMAL, "", 0.0, "", ""


def _where(x: Alarm, rule: Rule, value: float) -> tuple[int, str]:
    """Level and side of a value; one that came back by less than the dead band is still where it was."""
    limits = rule.limits
    level = limits.level(value)
    if level > NORMAL:
        is_low = value < limits.alert_low or value < limits.action_low
        return level, "low" if is_low else "high"
    if x.phase in ("unacknowledged", "acknowledged"):
        edge = limit_of(limits, x.side, ALERT)
        if (x.side == "low" and value < edge + rule.deadband) or (x.side == "high" and value > edge - rule.deadband):
            return ALERT, x.side
    return NORMAL, ""


def _wait(x: Alarm, level: int, side: str, dt: Second) -> None:
    """How long it has been beyond, on one side without a break."""
    if side != x.leaning:
        x.beyond = x.far = 0.0
        x.leaning = side
    x.beyond = x.beyond + dt if level > NORMAL else 0.0
    x.far = x.far + dt if level >= ACTION else 0.0


def _return(x: Alarm) -> None:
    """Back inside: seen and gone, or gone before anybody took note."""
    if x.phase == "acknowledged":
        x.phase, x.level, x.side = "normal", NORMAL, ""
    else:
        x.phase = "returned"
