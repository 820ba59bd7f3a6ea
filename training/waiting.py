"""What a wait can wait for: `session.skip_until` with `alarm`, `phase` or `event`, and how long at most.

`alarm:600` waits up to ten minutes for a new alarm; without a number half an hour. The clock runs in short strides, so
that it stands at most `STRIDE` after what was waited for.
"""

import re
from collections.abc import Callable, Iterable

from sim_core.errors import Refused, guess
from sim_core.journal import Entry, Event, Journal
from sim_core.plant import BASE_TICK
from sim_core.quantity import Second

STRIDE = 50  # base ticks: 5 s, a glance at a screen
USUAL: Second = 1800.0  # the longest wait at a desk that is one act [CORRECTIONS.md, All missions]
LONGEST: Second = 86400.0
COMMAND, EVENT = "session.skip_until", "waited"

_ALARM = frozenset({"alarm_raised", "pressure_tripped"})
_PHASE = frozenset({"phase_started", "phase_ended", "phase_held", "phase_resumed", "phase_aborted"})
_OTHER = frozenset(
    {"alarm_cleared", "analysis_done", "bag_emptied", "call_answered", "call_ended", "decision_asked", "limit_passed"}
)
#: word -> events that end the wait
KINDS = {"alarm": _ALARM, "phase": _PHASE, "event": _ALARM | _PHASE | _OTHER}
_FORM = re.compile(r"^\s*([a-z_]+)\s*(?::\s*([0-9.]+)\s*)?$")


def parse(text: str) -> tuple[frozenset[str], int]:
    """Events that end the wait, and the most base ticks that it takes.

    Raises:
        Refused: no such word, or a time that is none; says what would do.

    >>> parse("alarm:600")[1]
    6000
    """
    match = _FORM.match(text)
    word = match[1] if match else text
    if match is None or word not in KINDS:
        raise Refused(
            f"{COMMAND} takes {', '.join(KINDS)}, with `:seconds` if you like; got {text!r}{guess(word, KINDS)}"
        )
    seconds = USUAL if match[2] is None else _seconds(match[2])
    if not 0.0 < seconds <= LONGEST:
        raise Refused(f"{COMMAND}: {match[2]} s is outside 0 to {LONGEST:g} s")
    return KINDS[word], max(1, round(seconds / BASE_TICK))


def wait(text: str, journal: Journal, advance: Callable[[int], None], is_over: Callable[[], bool]) -> None:
    """Let time pass until what is waited for is in the journal, the run is over, or the longest wait is.

    Raises:
        Refused: see `parse`.
    """
    names, ticks = parse(text)
    first = len(journal)
    while ticks > 0 and not is_over() and not has_come(journal.since(first), names):
        taken = min(ticks, STRIDE)
        advance(taken)
        ticks -= taken


def has_come(entries: Iterable[Entry], names: frozenset[str]) -> bool:
    """Whether one of the events is there."""
    return any(isinstance(entry, Event) and entry.name in names for entry in entries)


def _seconds(text: str) -> Second:
    try:
        return float(text)
    except ValueError:
        return -1.0
