"""Acts that a person sets aside as the controls' fault: which may be, and what followed from them.

An act is a command of the trainee to a thing of the plant (not walking, not an answer). It can be set aside for 60 s.
In practice what followed from it is not counted; in an exam the trainer decides; the physics stays in both.
"""

from collections.abc import Sequence

from sim_core.errors import Refused
from sim_core.journal import Command, Entry
from sim_core.quantity import Second
from training.rewind import standing

WITHIN: Second = 60.0  # [UX.md 6]
NO_ACT = ("trainee", "session", "mission")  # motion and touches belong to an act; answers are no acts


def is_act(entry: Entry) -> bool:
    """Whether this is a person's act on a thing of the plant."""
    if not isinstance(entry, Command) or entry.actor != "trainee" or entry.value == "stop":
        return False
    return entry.target.partition(".")[0] not in NO_ACT


def is_refused(entries: Sequence[Entry], number: int) -> bool:
    """Whether the command of that number was refused, which its next event says."""
    command = entries[number]
    for later in entries[number + 1 :]:
        if isinstance(later, Command) or not isinstance(command, Command) or later.time > command.time:
            return False
        if later.name == "refused":
            return bool(later.data.get("target") == command.target)
    return False


def acts(entries: Sequence[Entry], now: Second, within: Second) -> list[tuple[int, Command]]:
    """The acts of the last seconds that were done and not taken back, newest first."""
    found = []
    for number, entry in reversed(standing(entries)):
        if entry.time < now - within - 1e-6:
            break
        if isinstance(entry, Command) and is_act(entry) and not is_refused(entries, number):
            found.append((number, entry))
    return found


def check(entries: Sequence[Entry], act: int, now: Second) -> None:
    """See that entry `act` may be set aside now.

    Raises:
        Refused: it is no act of the last minute that stands.
    """
    known = [number for number, _ in acts(entries, now, WITHIN)]
    if act not in known:
        shown = ", ".join(str(n) for n in known[:5]) or "none"
        raise Refused(f"entry {act} is no act of the last {WITHIN:g} s; those are {shown}")


def cause(entries: Sequence[Entry], number: int) -> int:
    """The act that an entry is, or the last one done before it that stands; -1 when there was none."""
    before = reversed(standing(entries[: number + 1]))
    return next((n for n, entry in before if is_act(entry) and not is_refused(entries, n)), -1)
