"""What the panel of the reactor shows: plain values, filled from readings by `game/reactor_*.py`, never from the truth.

Numbers come as text with their decimals, because both belong to the tag; only what a bar or a plot draws is a number.
"""

from dataclasses import dataclass
from typing import Literal

from game.hmi.model import PlantPage
from game.hmi.trend import Trends

AlarmState = Literal["active", "acknowledged", "gone", "shelved"]
PhaseState = Literal["complete", "running", "held", "idle"]
TABS = ("overview", "trends", "loops", "alarms", "recipe")


@dataclass(frozen=True, slots=True)
class HeadAlarm:
    """The worst alarm in words: what, value, limit and since when."""

    priority: int
    state: AlarmState
    title: str
    value: str
    detail: str
    key: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on every page: unit, phase, batch, user, time, worst alarm, how many of each priority.

    `back`: words of the way back to the desk, where the page is opened from there.
    """

    unit: str
    phase: str
    batch: str
    user: str
    clock: str
    alarm: HeadAlarm | None = None
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    back: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A live value with its label; priority 0: normal."""

    label: str
    value: str
    priority: int = 0
    state: AlarmState = "active"


@dataclass(frozen=True, slots=True)
class Bar:
    """An analog value against its limits.

    Attributes:
        low, high: ends of the bar. alert, action: low and high limit, None on a side without one.
        set_point: None where nothing keeps the value.
        loop: what a press on it opens.
    """

    label: str
    value: float
    figure: str
    unit: str
    low: float
    high: float
    alert: tuple[float | None, float | None] = (None, None)
    action: tuple[float | None, float | None] = (None, None)
    set_point: float | None = None
    priority: int = 0
    state: AlarmState = "active"
    loop: str = ""


@dataclass(frozen=True, slots=True)
class VesselFacts:
    """What is written on the picture of the vessel; `level` is the share of its height that is full."""

    level: float
    foam_share: float
    weight: Fact
    agitation: Fact
    feed: Fact
    base: Fact
    jacket: Fact
    filter: Fact
    exhaust: Fact
    foam: Fact
    gases: tuple[Fact, ...]
    gas_unit: str
    source: str
    is_feeding: bool = False
    is_vented: bool = True
    has_gas: bool = True
    is_sampling: bool = False
    is_stirred: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that was chosen and not yet confirmed, in a sentence; or why the last one was refused."""

    sentence: str = ""
    refusal: str = ""
    needs_signature: bool = False
    reason: str = ""  # written so far, where a signature needs one
    signer: str = ""
    is_ready: bool = True


@dataclass(frozen=True, slots=True)
class ReactorOverview(PlantPage):
    """Level 2 display: vessel and bars [isa101]."""

    head: Head
    vessel: VesselFacts
    bars: tuple[Bar, ...]
    control: str  # which probe is in control, in words


@dataclass(frozen=True, slots=True)
class ReactorTrends(PlantPage):
    """Trends of one group of tags."""

    head: Head
    trends: Trends
    span: str
    spans: tuple[tuple[str, str], ...]
    group: str
    groups: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    note: str = ""
    is_noting: bool = False


@dataclass(frozen=True, slots=True)
class LoopRow:
    """One loop in the list: number, name, value, mode in a letter or word; priority 0: normal."""

    id: str
    number: str
    name: str
    value: str
    mode: str = ""
    priority: int = 0
    state: AlarmState = "active"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose between on a faceplate: each option with a second line (a live value), one in force."""

    title: str
    options: tuple[tuple[str, str, str], ...]  # what comes back, words, second line
    chosen: str
    picked: str = ""  # chosen and not yet confirmed


@dataclass(frozen=True, slots=True)
class Entry:
    """A number to set: minus, the number (it takes keys), plus; keys come back as `text` with `name=number`."""

    title: str
    name: str
    text: str
    is_changed: bool = False
    press: tuple[str, str] = ("", "")  # what a button beside does (`control`), and its words; empty: none


@dataclass(frozen=True, slots=True)
class Faceplate:
    """One loop close: value, set point, output, and what can be changed.

    Attributes:
        bar: the value; output: share 0..1 with figure and unit, None for a loop without one.
        word: state in words when abnormal ("Low").
        way: the other side of the faceplate (calibration), with its words; empty: none.
    """

    number: str
    name: str
    bar: Bar
    set_point: str
    set_unit: str
    output: tuple[float, str, str] | None
    controls: tuple[Choice | Entry, ...]
    word: str = ""
    way: tuple[str, str] = ("", "")
    message: str = ""


@dataclass(frozen=True, slots=True)
class ReactorLoops(PlantPage):
    """The list of loops and the open faceplate."""

    head: Head
    loops: tuple[LoopRow, ...]
    loop: str
    plate: Faceplate
    draft: Draft = Draft()


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """One line of the alarm list; `status` in words."""

    key: str
    priority: int
    state: AlarmState
    time: str
    tag: str
    what: str
    value: str
    limit: str
    status: str
    can_acknowledge: bool = False


@dataclass(frozen=True, slots=True)
class ReactorAlarms(PlantPage):
    """Alarm list with ISA-18.2 states; `response` opened shows what to do, never the cause."""

    head: Head
    view: str
    views: tuple[tuple[str, str], ...]
    rows: tuple[AlarmRow, ...]
    chosen: str
    rate: str
    is_flood: bool = False
    response: tuple[str, ...] = ()
    loop: str = ""  # the loop of the chosen alarm, empty when it has none
    shelving: bool = False
    minutes: str = ""
    reason: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase of the procedure."""

    id: str
    name: str
    state: PhaseState
    status: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing that goes on in the operation: name, state, and its value now or what it waits for."""

    name: str
    state: str
    now: str
    priority: int = 0


@dataclass(frozen=True, slots=True)
class ReactorRecipe(PlantPage):
    """ISA-88 procedure on the left, the chosen operation on the right."""

    head: Head
    procedure: str
    phases: tuple[PhaseRow, ...]
    phase: str
    title: str
    elapsed: str
    steps: tuple[StepRow, ...]
    entries: tuple[Entry, ...] = ()
    buttons: tuple[tuple[str, str, bool], ...] = ()  # what comes back, words, can it be pressed now
    draft: Draft = Draft()
    hint: str = ""
