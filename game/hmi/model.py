"""What the screens in the plant show: plain values, filled by the app from readings, never from the truth.

The same models draw the live texture on the wall and the page that fills the view.
"""

from dataclasses import dataclass
from typing import Literal

StepState = Literal["complete", "exception", "in_progress", "open", "locked"]
Source = Literal["hand", "scan", "automatic"]


class PlantPage:
    """What one screen shows now; `game/hmi/screens.py` has a row for each subclass. It holds nothing itself."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class EbrStep:
    """One section of the record with its state (icon and word)."""

    id: str
    title: str
    state: StepState


@dataclass(frozen=True, slots=True)
class EbrRow:
    """One entry: value, limits, source, who and when; `old` is kept struck; `field` set: it can be written now."""

    name: str
    value: str = ""
    limits: str = ""
    source: Source = "hand"
    record: str = ""
    old: str = ""
    field: str = ""
    unit: str = ""
    late_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who could sign beside: and why, or why not."""

    name: str
    reason: str
    saw_it: bool


@dataclass(frozen=True, slots=True)
class EbrPage(PlantPage):
    """The electronic record. Without `user` it asks for a badge; with `sop` it shows the procedure."""

    record: str
    section: str
    clock: str
    user: str = ""
    badges: tuple[tuple[str, str, bool], ...] = ()  # badge, name, is it yours to use
    locks_in: str = ""
    steps: tuple[EbrStep, ...] = ()
    step: str = ""
    rows: tuple[EbrRow, ...] = ()
    draft: str = ""
    field: str = ""
    late_reason: str = ""
    witnesses: tuple[Witness, ...] = ()
    meaning: str = ""
    can_sign: bool = False
    why_not: str = ""
    sop_title: str = ""
    sop: tuple[str, ...] = ()
    sop_page: int = 1
    sop_pages: int = 0


@dataclass(frozen=True, slots=True)
class EmsRoom:
    """One room on the floor plan, metres of facility.yaml; pressure in Pa against outdoors; priority 0: normal."""

    id: str
    x: float
    y: float
    width: float
    depth: float
    grade: str
    pressure: float
    priority: int = 0
    state: Literal["active", "acknowledged", "gone", "shelved"] = "active"


@dataclass(frozen=True, slots=True)
class EmsFact:
    """One line about the chosen room; priority 0: normal."""

    name: str
    value: str
    limits: str = ""
    priority: int = 0


@dataclass(frozen=True, slots=True)
class EmsTrend:
    """Ten minutes of one reading: (seconds before now, value), alert and action limits, end labels."""

    title: str
    points: tuple[tuple[float, float], ...]
    low: float
    high: float
    alert: float | None = None
    action: float | None = None
    start: str = ""
    end: str = ""
    unit: str = "Pa"


@dataclass(frozen=True, slots=True)
class EmsAlarm:
    """One alarm of the list; `room` is what Acknowledge refers to."""

    priority: int
    state: Literal["active", "acknowledged", "gone", "shelved"]
    title: str
    value: str
    detail: str
    room: str = ""
    key: str = ""  # `ROOM.signal`


@dataclass(frozen=True, slots=True)
class EmsPage(PlantPage):
    """The environment monitoring system: plan, chosen room, trend, alarms, and the grade limits."""

    clock: str
    view: Literal["pressure", "particles", "climate", "limits"] = "pressure"
    rooms: tuple[EmsRoom, ...] = ()
    room: str = ""
    room_name: str = ""
    facts: tuple[EmsFact, ...] = ()
    trend: EmsTrend | None = None
    alarms: tuple[EmsAlarm, ...] = ()
    note: str = ""
    is_noting: bool = False
    here: str = ""


@dataclass(frozen=True, slots=True)
class GaugePage(PlantPage):
    """A dP gauge seen close: what the needle shows, the plate beside it."""

    name: str
    against: str
    value: float
    set_point: float
    alert: float
    action: float
    full_scale: float = 30.0
    calibrated: str = ""
    due: str = ""
    minimum: float = 0.0
