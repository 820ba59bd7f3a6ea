"""How far a run of a mission is: plain data, saved by `sim_core.snapshot`."""

from dataclasses import dataclass, field

from sim_core.quantity import Metre, Second
from training.condition import Progress
from training.legs import Leg, Pace


@dataclass(slots=True)
class Deviation:
    """One departure from what the mission asks.

    Attributes:
        rule: id of the step, order rule (`s9>s4`), fault, watch row, decision or plate.
        kind: order, act, limit, decision, plate or missed.
        counts_as: minor, major or critical.
        entry: number of the journal entry behind it; -1 when nothing was done.
        why: what followed or what the rule protects (English msgid).
        facts: figures of this run.
        hidden: it was kept from the record.
    """

    rule: str
    kind: str
    counts_as: str
    competency: str
    step: str
    time: Second
    entry: int
    why: str
    facts: str = ""
    hurts: str = ""
    corrected: bool = False
    can_be_corrected: bool = False
    reported: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Mark:
    """When something was done, and the entry that did it."""

    time: Second
    entry: int


@dataclass(slots=True)
class Rewind:
    """One going back: from when to when, and the number of the command that asked for it."""

    start: Second
    to: Second
    entry: int


@dataclass(slots=True)
class PlateCount:
    """What a contact plate took (expected CFU) and what grew on it."""

    expected: float
    count: int
    time: Second
    entry: int


@dataclass(slots=True)
class Speech:
    """One line that waits to be said; rank 0 goes first; `values` fill its braces."""

    rank: int
    text: str
    since: Second
    values: dict[str, str | float] = field(default_factory=dict)


@dataclass(slots=True)
class Actor:
    """How far a person of the cast is.

    Attributes:
        move: number of the move that comes next.
        goal: the room that is walked to, or empty.
        legs: what is still to do of the act under way.
        due: when the next leg begins, s after the start.
        since: when the last leg began; `from_x`, `from_y` where (m), `x`, `y` where it ends.
        dressed: rooms in which the garments of `wears` were put on.
    """

    x: Metre
    y: Metre
    from_x: Metre
    from_y: Metre
    move: int = 0
    goal: str = ""
    pace: Pace = "normal"
    legs: list[Leg] = field(default_factory=list)
    since: Second = 0.0
    due: Second = 0.0
    dressed: list[str] = field(default_factory=list)


@dataclass(slots=True)
class MissionState:
    """Everything of a run that changes, apart from the plant and the journal.

    `voice`: whether the guide speaks; `ghost_hands`: whether a view shows each step's hands (at guidance 0 only).
    `tried` holds the departures that a rewind took back, `contested` the acts set aside (entry -> when). `known`: facts
    that were seen, and when; `call`: who is on the line; `told`: contact -> facts that he was told. `skipped`: s that
    were waited for by `session.skip` and `skip_until`.
    """

    seed: int
    guidance: int
    position: int = 0
    now: Second = 0.0
    room: str = ""
    progress: dict[str, Progress] = field(default_factory=dict)
    done: dict[str, Mark] = field(default_factory=dict)
    possible: dict[str, float] = field(default_factory=dict)
    asked: dict[str, Mark] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    quiz: dict[str, int] = field(default_factory=dict)
    deviations: list[Deviation] = field(default_factory=list)
    firing: dict[str, int] = field(default_factory=dict)
    limits: dict[str, str] = field(default_factory=dict)
    plates: dict[str, PlateCount] = field(default_factory=dict)
    hard_fails: dict[str, Mark] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    hint_points: float = 0.0
    active: list[str] = field(default_factory=list)
    injected: list[str] = field(default_factory=list)
    cast: dict[str, Actor] = field(default_factory=dict)
    door_used: dict[str, float] = field(default_factory=dict)
    waiting: list[Speech] = field(default_factory=list)
    said: dict[str, float] = field(default_factory=dict)
    coached: str = ""
    voice: bool = True
    ghost_hands: bool = False
    ended: Second = -1.0
    skipped: Second = 0.0
    tried: list[Deviation] = field(default_factory=list)
    rewinds: list[Rewind] = field(default_factory=list)
    contested: dict[int, Second] = field(default_factory=dict)
    known: dict[str, Second] = field(default_factory=dict)
    call: str = ""
    told: dict[str, list[str]] = field(default_factory=dict)
