"""What the operator's desk of the control system shows: plain values, filled from readings by `game/desk_*.py`."""

from dataclasses import dataclass

from game.hmi.model import PlantPage
from game.hmi.reactor_model import AlarmRow, AlarmState
from game.hmi.trend import Dash, Trends


@dataclass(frozen=True, slots=True)
class DeskUnit:
    """A machine that is watched; priority 0: no alarm of it stands."""

    id: str
    name: str
    priority: int = 0
    state: AlarmState = "active"


@dataclass(frozen=True, slots=True)
class DeskPen:
    """A tag that can be drawn: key, label, whole name, its value now; `colour` and `dash` while it is on the screen."""

    key: str
    label: str
    name: str = ""
    value: str = ""
    is_on: bool = False
    colour: str = ""
    dash: Dash = ""


@dataclass(frozen=True, slots=True)
class DeskHead:
    """What stands on every view: place, user, time, machines, worst alarm, how many stand, how fast they come.

    Attributes:
        counts: alarms standing of priority 1 to 4.
        rate: alarms of the last ten minutes, in words. is_flood: more than can be answered.
        loops: the machine whose faceplates can be opened, empty for none.
    """

    room: str
    user: str
    clock: str
    units: tuple[DeskUnit, ...]
    unit: str
    alarm: AlarmRow | None = None
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    rate: str = ""
    is_flood: bool = False
    loops: str = ""


@dataclass(frozen=True, slots=True)
class DeskTrends(PlantPage):
    """Trends of the pens that are on the screen.

    Attributes:
        spans: what can be chosen of the time axis: id and words.
        compare: words of the button; is_compared: the other day is drawn too.
        notes: newest last, as they are read.
        note: being written; is_noting: its field is open.
        refusal: why the last act was not done.
    """

    head: DeskHead
    pens: tuple[DeskPen, ...]
    trends: Trends
    span: str
    spans: tuple[tuple[str, str], ...]
    is_now: bool = True
    compare: str = ""
    is_compared: bool = False
    notes: tuple[str, ...] = ()
    note: str = ""
    is_noting: bool = False
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class DeskPens(PlantPage):
    """Every tag of the chosen machine, to be put on the screen or taken off it."""

    head: DeskHead
    pens: tuple[DeskPen, ...]
    choices: tuple[DeskPen, ...]
    sheet: int = 1
    sheets: int = 1
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class DeskBatch(PlantPage):
    """The batch against a thousand others: golden trend (their median) with the band of most of them.

    Attributes:
        trends: bands over the days of the culture; None while the thousand are computed.
        share: how much of that is done, 0..1. trouble: why it was not.
        legend: what band, line and marks mean.
    """

    head: DeskHead
    pens: tuple[DeskPen, ...]
    trends: Trends | None
    share: float = 0.0
    trouble: str = ""
    legend: str = ""


@dataclass(frozen=True, slots=True)
class DeskAlarms(PlantPage):
    """Alarm list with the states of ISA-18.2.

    Attributes:
        views: standing, shelved, past: id and words.
        response: consequence and first act, never the cause.
        shelving: the form is open; minutes and reason as chosen so far.
    """

    head: DeskHead
    pens: tuple[DeskPen, ...]
    view: str
    views: tuple[tuple[str, str], ...]
    rows: tuple[AlarmRow, ...]
    chosen: str = ""
    response: tuple[str, ...] = ()
    shelving: bool = False
    minutes: str = ""
    reason: str = ""
    refusal: str = ""
