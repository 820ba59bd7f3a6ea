"""What is said live: one line at a time, 4 s apart, the gravest first, the same not twice within 60 s [UX.md 7].

How much is said goes by guidance [COURSES.md]: 0 ghost and 1 cue say all; 2 nudge speaks at major faults, once each;
3 SOP only and 4 silent say nothing of their own.
"""

from collections.abc import Mapping
from typing import Any

from sim_core.quantity import Second
from training.mission import LEVELS, Step
from training.state import MissionState, Speech

APART: Second = 4.0
NOT_AGAIN: Second = 60.0
STALE: Second = 20.0  # chosen: a line about something 20 s ago confuses
THANKS = "Thank you for reporting. Protect the product, then go on."


def put(x: MissionState, rank: int, text: str, values: Mapping[str, Any] | None = None) -> None:
    """Let a line wait for its turn; plain `values` fill its braces."""
    if x.voice and all(s.text != text for s in x.waiting):
        named = text.replace("{spelled}", "{seconds}")
        plain = {k: v for k, v in (values or {}).items() if isinstance(v, str | int | float) and f"{{{k}}}" in named}
        x.waiting.append(Speech(rank, text, x.now, plain))


def warn(x: MissionState, text: str, counts_as: str, values: Mapping[str, Any] | None = None) -> None:
    """Say what a departure does, as far as the guidance level allows."""
    grave = counts_as != "minor"
    if x.guidance <= 1 or (x.guidance == 2 and grave and text not in x.said):
        put(x, 0 if grave else 1, text, values)


def cue(x: MissionState, text: str, values: Mapping[str, Any]) -> None:
    """Say what was just seen, at the first two levels."""
    if x.guidance <= 1:
        put(x, 1, text, values)


def praise(x: MissionState, text: str) -> None:
    """Praise an act, at the first two levels."""
    if x.guidance <= 1:
        put(x, 3, text)


def coach(x: MissionState, step: Step | None) -> None:
    """Introduce the step that comes next, when the level has a line for it."""
    if step is None or x.coached == step.id:
        return
    x.coached = step.id
    line = step.coach.get(LEVELS[x.guidance])
    if line:
        put(x, 2, line)


def next_line(x: MissionState) -> Speech | None:
    """The gravest waiting line, if enough time has passed since the last one; it counts as said."""
    x.waiting = [s for s in x.waiting if x.now - s.since <= STALE]
    if not x.waiting or x.now - max(x.said.values(), default=-APART) < APART:
        return None
    line = min(x.waiting, key=lambda s: (s.rank, s.since))
    x.waiting.remove(line)
    if x.now - x.said.get(line.text, -NOT_AGAIN) < NOT_AGAIN:
        return None
    x.said[line.text] = x.now
    return line
