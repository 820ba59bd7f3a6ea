"""What the app fills each frame so that the person sees the run: plain values, ready to read, already translated.

Positions are window pixels from the top left. Nothing here knows plant or window. Equal models draw nothing new.
"""

from dataclasses import dataclass, field
from typing import Literal

RowState = Literal["done", "next", "open", "blocked"]
AlarmState = Literal["active", "acknowledged", "gone", "shelved"]
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of the task board; `note` says 'after ...' or 'needs ...'."""

    state: RowState
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tasks:
    """The task chip (at most 34 characters) and the board behind it."""

    title: str = ""
    number: int = 0
    total: int = 0
    mission: str = ""
    rows: tuple[BoardRow, ...] = ()
    is_open: bool = False
    sop_only: bool = False
    free_order: bool = True


@dataclass(frozen=True, slots=True)
class Clock:
    """The plant's time; `speed` as printed ('×1'), empty where time control is not allowed."""

    day: str = ""
    time: str = "08:00:00"
    speed: str = "×1"
    is_frozen: bool = False


@dataclass(frozen=True, slots=True)
class Hands:
    """What each hand holds; empty text: nothing. `used` is the hand of the next act."""

    left: str = ""
    right: str = ""
    used: Side = "right"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Label at the pointer: the part, what a click does, its key, and a reason where it is refused."""

    x: float
    y: float
    title: str
    verb: str = ""
    key: str = ""
    note: str = ""
    in_reach: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """Outline of what the hand will act on, in window pixels; `is_round` draws a circle."""

    x: float
    y: float
    width: float
    height: float
    is_round: bool = False


@dataclass(frozen=True, slots=True)
class HoldRing:
    """Progress of a hold at the pointer; share 0..1; `done` is said when full ('24 s'); toggle shows a stop sign."""

    x: float
    y: float
    share: float
    text: str = ""
    done: str = ""
    is_toggle: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """Two lines at most; a sound has no speaker and is set in a note sign."""

    text: str
    speaker: str = ""
    is_sound: bool = False


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm line: priority 1..4, state, what in words, limit and time."""

    priority: int
    title: str
    detail: str = ""
    state: AlarmState = "active"


@dataclass(frozen=True, slots=True)
class Hint:
    """The hint panel: level of levels, its cost and text; `next_cost` None at the last level."""

    level: int
    levels: int
    cost: float
    text: str
    next_cost: float | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a decision or question; the order is the app's, seeded."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class LookFirst:
    """Something to look at before deciding."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision or, with `is_question`, a knowledge question; feedback is shown after the answer."""

    question: str
    options: tuple[Option, ...]
    when: str = ""
    clock_runs: bool = True
    look: tuple[LookFirst, ...] = ()
    chosen: str = ""
    sureness: str = ""
    allows_call: bool = True
    called: str = ""  # what the supervisor said when called
    is_question: bool = False
    feedback: str = ""
    verdict: Literal["", "best", "minor", "major", "critical"] = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """The gowning panel. `worn`: garment slugs on the body; `held`: what is to be dropped where it belongs."""

    worn: tuple[str, ...] = ()
    held: str = ""
    held_name: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    grips: tuple[tuple[str, str], ...] = ()
    grip: str = ""
    spots: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Tutorial:
    """The tutorial bar: step of nine, sentence, picture of the key."""

    step: int
    steps: int
    text: str
    picture: str = "mouse_left"
    moves: bool = False
    offers_show: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """An access setting offered after a slip: 'name=value' and why."""

    title: str
    text: str
    setting: str


@dataclass(frozen=True, slots=True)
class Exam:
    """The exam bar; its controls help stays free."""

    person: str
    left: str


@dataclass(frozen=True, slots=True)
class VerbMenu:
    """Other acts here, right click or M: (verb id, words)."""

    x: float
    y: float
    title: str
    verbs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HudModel:
    """All that is drawn over the plant in one frame.

    `keys` names the panel that takes arrows, Enter and numbers from the plant (`verbs`, `garment`, `mirror`), or is
    `all`: every panel does, while the board is open or the tutorial's bar is asked for.
    """

    tasks: Tasks = field(default_factory=Tasks)
    clock: Clock = field(default_factory=Clock)
    hands: Hands = field(default_factory=Hands)
    pointer: Pointer | None = None
    target: Target | None = None
    hold: HoldRing | None = None
    caption: Caption | None = None
    alarms: tuple[Alarm, ...] = ()
    hint: Hint | None = None
    offers_hint: bool = True
    decision: Decision | None = None
    figure: Figure | None = None
    tutorial: Tutorial | None = None
    offer: Offer | None = None
    exam: Exam | None = None
    verbs: VerbMenu | None = None
    is_silenced: bool = False
    is_mirrored: bool = False  # the buttons stand at the left
    blink: AlarmState | Literal[""] = ""  # how an active alarm's mark is drawn now; empty: steady, with a thick edge
    toast: str = ""
    keys: str = ""
