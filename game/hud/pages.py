"""Models of whole screens: what each one shows, filled by the app, already translated where it comes from a mission."""

from dataclasses import dataclass
from typing import Literal

from game.hud.model import Alarm
from game.settings import Settings

Kind = Literal["tutorial", "normal", "abnormal"]
Mastery = Literal["not_yet", "practised", "demonstrated", "mastered"]


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The title over the plant; `resume` says what and where, empty without a saved run."""

    person: str
    resume: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a free flight: parameter, name, and whether it `works` or `waits`."""

    id: str
    name: str
    state: Literal["", "works", "waits"] = ""


@dataclass(frozen=True, slots=True)
class FlightPage:
    """The classroom's panel.

    Attributes:
        age: days of the culture. day: where the slider stands. skip: what is skipped to now, empty for nothing.
        sheet: which of how many. size: value, low, high, healthy, unit of the chosen cause.
        working: names of the causes in force or waiting. told: why the last wish was not done.
    """

    age: str
    clock: str
    day: float
    speed: int
    speeds: tuple[int, ...]
    causes: tuple[Cause, ...]
    cause: str
    size: tuple[float, float, float, float, str]
    sheet: tuple[int, int] = (1, 1)
    skip: str = ""
    told: str = ""
    ramp: str = "0"
    begins: str = "now"
    ramps: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    working: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One course: number, name, passed of all its missions."""

    id: str
    number: int
    name: str
    passed: int
    missions: int


@dataclass(frozen=True, slots=True)
class MissionRow:
    """One mission of the chosen course; status as ('good', 'Passed 88')."""

    id: str
    title: str
    kind: Kind
    minutes: int
    status: tuple[Literal["good", "act", "warn", "plain"], str] = ("plain", "")
    is_ready: bool = True


@dataclass(frozen=True, slots=True)
class MissionsPage:
    """Courses, missions and the competencies of the chosen one."""

    person: str
    courses: tuple[CourseRow, ...]
    missions: tuple[MissionRow, ...]
    course: str
    mission: str
    competencies: tuple[tuple[str, Mastery], ...] = ()
    advice: tuple[str, str, str] | None = None  # mission id, title, reason in a sentence
    remark: str = ""


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """Story of at most 45 words, three goals, facts, one unscored guess."""

    mission: str
    title: str
    kind: Kind
    minutes: int
    help_level: int
    story: str
    goals: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    guess: str = ""
    guesses: tuple[str, ...] = ()
    guessed: int | None = None
    is_exam: bool = False


@dataclass(frozen=True, slots=True)
class PausePage:
    """Pause with settings. `in_game` False: the settings opened from the title."""

    settings: Settings
    tab: str = "access"
    saved_at: str = ""
    in_game: bool = True
    can_rewind: bool = True
    waiting_for: str = ""  # 'intent/slot' while a key is awaited


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The controls card, F1."""

    keys: tuple[tuple[str, str], ...] = ()  # intent -> key as printed, where remapped


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Report of a slip: which act of the last five minutes, what you did about it."""

    acts: tuple[tuple[str, str, str], ...]  # journal number, clock, words
    act: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class AlarmsPage:
    """All standing alarms, worst first."""

    alarms: tuple[Alarm, ...]
    clock: str = ""
    is_silenced: bool = False


@dataclass(frozen=True, slots=True)
class SopPage:
    """A procedure to read: title and numbered lines or plain paragraphs."""

    title: str
    paragraphs: tuple[str, ...]
    page: int = 1
    pages: int = 1
    first: int = 1  # number of the first line


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """Summary after the mission: sentence before number, radar, the lines that mattered."""

    title: str
    sentence: str
    score: float
    passed: bool
    pass_mark: float
    dimensions: tuple[tuple[str, float], ...]  # name, 0..100
    lines: tuple[tuple[str, str, str], ...]  # clock, what, 'good|minor|major|critical|tried|aside'
    plus: str = ""
    delta: str = ""
    next_mission: tuple[str, str] | None = None
    browser_path: str = ""
    can_contest: bool = False  # an act of the last minute can still be set aside
    told: str = ""  # what followed from the last button


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Who plays: one name, kept on this computer."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class LearnedPage:
    """The end of the tutorial: the settings that were chosen on the way, `name=value`."""

    learned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadingPage:
    """Progress 0..1 with what is being made ready."""

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What was asked, what was found, what to do."""

    title: str
    text: str
    detail: str = ""
    can_go_on: bool = False


@dataclass(frozen=True, slots=True)
class ResumePage:
    """A journal was found that did not end: offer to take it up."""

    mission: str
    where: str
    when: str
    lost: str = ""


Page = (
    TitlePage
    | MissionsPage
    | BriefingPage
    | PausePage
    | HelpPage
    | ReportPage
    | AlarmsPage
    | FlightPage
    | PersonPage
    | LearnedPage
    | SopPage
    | DebriefPage
    | LoadingPage
    | ErrorPage
    | ResumePage
)
