"""Which screen is open and what its buttons do: title, missions, briefing, settings, help, resume, debrief.

`Flow` knows no window. `App` asks it for the page to show, gives it the person's actions, and carries out what it wants
done (`wants`): begin, resume or leave a run, quit.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from game import saved
from game import settings as settings_file
from game.ebr_page import procedure
from game.hud.actions import Action
from game.hud.pages import (
    BriefingPage,
    CourseRow,
    DebriefPage,
    ErrorPage,
    HelpPage,
    LearnedPage,
    LoadingPage,
    MissionRow,
    MissionsPage,
    Page,
    PausePage,
    PersonPage,
    ResumePage,
    SopPage,
    TitlePage,
)
from game.settings import KEYS, Settings
from training import opening, store
from training.course import Course, read_course
from training.mission import Mission, load_mission
from training.words import translate

Screen = Literal[
    "title",
    "missions",
    "briefing",
    "settings",
    "pause",
    "help",
    "resume",
    "loading",
    "play",
    "debrief",
    "error",
    "person",
    "learned",
    "sop",
]
MINUTE = 60.0


@dataclass(slots=True)
class Flow:
    """The state of the menus.

    Attributes:
        screen: what is open; `before` is where `back` leads.
        wants: what the app must do next: ("begin", mission), ("resume", ""), ("leave", ""), ("quit", "") ...
    """

    settings: Settings
    screen: Screen = "title"
    before: Screen = "title"
    tab: str = "access"
    course: str = "c01_env"
    mission: str = "c01_m1"
    guessed: int | None = None
    waiting_for: str = ""
    in_game: bool = False
    saved_at: str = ""
    error: ErrorPage | None = None
    debrief: DebriefPage | None = None
    learned: LearnedPage | None = None
    name: str = ""  # being written
    is_exam: bool = False
    sop_page: int = 1
    unfinished: Path | None = None
    progress: tuple[str, float] = ("", 0.0)
    wants: list[tuple[str, str]] = field(default_factory=list)
    _resumes: tuple[tuple[Path | None, str], ResumePage] | None = None

    def page(self) -> Page | None:
        """The open page; None while the plant is played."""
        pages: dict[str, Callable[[], Page | None]] = {
            "title": lambda: TitlePage(self.settings.person, self._resume_words()),
            "missions": self._missions,
            "briefing": self._briefing,
            "settings": self._pause,
            "pause": self._pause,
            "help": lambda: HelpPage(tuple((intent, pair[0]) for intent, pair in self.settings.keys.items())),
            "resume": self._resume_page,
            "person": lambda: PersonPage(self.name),
            "sop": self._sop,
            "learned": lambda: self.learned,
            "loading": lambda: LoadingPage(*self.progress),
            "debrief": lambda: self.debrief,
            "error": lambda: self.error,
        }
        return pages[self.screen]() if self.screen in pages else None

    def act(self, action: Action) -> bool:
        """Carry out what belongs to the menus; False when it does not."""
        method = getattr(self, f"_on_{action.name}", None)
        if method is None:
            return False
        method(action.value)
        return True

    def fail(self, title: str, text: str) -> None:
        """Show an error with a way on."""
        self.error, self.screen = ErrorPage(title, text, can_go_on=True), "error"

    def key(self, name: str) -> bool:
        """A key while a binding waits for one; True when it was taken."""
        if not self.waiting_for:
            return False
        intent, _, slot = self.waiting_for.partition("/")
        self.waiting_for = ""
        if name != "escape":
            self._keep(self.settings.bind(intent, int(slot or 0), name))
        return True

    def _go(self, screen: Screen) -> None:
        self.before, self.screen = self.screen, screen

    def _on_continue(self, _: object) -> None:
        self.wants.append(("resume", ""))

    _on_resume_journal = _on_continue

    def _on_discard_journal(self, _: object) -> None:
        if self.unfinished is not None:
            store.leave(self.unfinished)
            self.unfinished = None
        self._go("title")

    def _on_not_you(self, _: object) -> None:
        self.name = ""
        self._go("person")

    def _on_person(self, value: object) -> None:
        self._keep(self.settings.change("person", str(value)))
        self._go("title")

    def _on_field(self, _: object) -> None:
        """A field has the keys already when it has the focus."""

    def _on_text(self, value: object) -> None:
        name, _, written = str(value).partition("=")
        if name == "person":
            self.name = written

    def _on_dialog_close(self, _: object) -> None:
        self.screen = "play" if self.in_game else "title"

    def _on_next_mission(self, value: object) -> None:
        self._on_brief(value)

    def _on_missions(self, _: object) -> None:
        self._go("missions")

    def _on_course(self, value: object) -> None:
        self.course = str(value)
        self.mission = next(course.missions[0] for course in _courses() if course.id == self.course)

    def _on_mission(self, value: object) -> None:
        self.mission = str(value)

    def _on_brief(self, value: object) -> None:
        self.mission, self.guessed, self.is_exam = str(value or self.mission), None, False
        self._go("briefing")

    def _on_exam(self, value: object) -> None:
        self._on_brief(value)
        self.is_exam = True

    def _on_sop(self, _: object) -> None:
        self.sop_page = 1
        self._go("sop")

    def _on_ebr_sop(self, value: object) -> None:
        self.sop_page = int(str(value))

    def _on_guess(self, value: object) -> None:
        self.guessed = int(str(value))

    def _on_begin(self, value: object) -> None:
        self.wants.append(("exam" if self.is_exam else "begin", str(value or self.mission)))

    def _on_again(self, _: object) -> None:
        self._on_begin(self.mission)

    def _on_tutorial(self, _: object) -> None:
        self.wants.append(("tutorial", ""))

    def _on_flight(self, value: object) -> None:
        self.wants.append(("flight", str(value)))

    def _on_offer_accept(self, value: object) -> None:
        self._on_set(value)

    def _on_help(self, _: object) -> None:
        self._go("help")

    def _on_settings(self, value: object) -> None:
        self.tab = str(value or "access")
        self._go("pause" if self.in_game else "settings")

    def _on_pause(self, _: object) -> None:
        self._go("pause")

    def _on_tab(self, value: object) -> None:
        self.tab = str(value)

    def _on_set(self, value: object) -> None:
        name, _, given = str(value).partition("=")
        self._keep(self.settings.change(name, given))

    def _on_language(self, value: object) -> None:
        self._keep(self.settings.change("language", str(value)))

    def _on_remap(self, value: object) -> None:
        self.waiting_for = str(value)

    def _on_remap_reset(self, _: object) -> None:
        self._keep(replace(self.settings, keys=dict(KEYS)))

    def _on_resume(self, _: object) -> None:
        self.screen = "play" if self.in_game else "title"

    def _on_back(self, _: object) -> None:
        if self.screen in ("pause", "help") and self.in_game:
            self.screen = "play"
        else:
            back: dict[str, Screen] = {"briefing": "missions", "debrief": "missions", "sop": "briefing"}
            self.screen = back.get(self.screen, "title")

    def _on_save_leave(self, _: object) -> None:
        self.wants.append(("leave", ""))

    def _on_quit(self, _: object) -> None:
        self.wants.append(("quit", ""))

    def _on_open_browser(self, _: object) -> None:
        self.wants.append(("browser", ""))

    def _on_contest(self, _: object) -> None:
        self.wants.append(("contest", ""))
        self._on_resume(None)

    def _on_rewind(self, _: object) -> None:
        self.wants.append(("rewind", ""))
        self._on_resume(None)

    def _keep(self, changed: Settings) -> None:
        self.settings = changed
        trouble = settings_file.save(changed)
        if trouble:
            self.progress = (trouble, 0.0)

    def _resume_words(self) -> str:
        if self.unfinished is None:
            return ""
        page = self._resume_page()
        return f"{page.mission} · {page.when}" if page.when else page.mission

    def _resume_page(self) -> ResumePage:
        key = (self.unfinished, self.settings.language)
        if self._resumes is None or self._resumes[0] != key:
            known = saved.page(self.unfinished, key[1]) if self.unfinished is not None else ResumePage("", "", "")
            self._resumes = (key, known)
        return self._resumes[1]

    def _pause(self) -> PausePage:
        shown = (self.settings, self.tab, self.saved_at, self.in_game, self.in_game and not self.is_exam)
        return PausePage(*shown, waiting_for=self.waiting_for)

    def _missions(self) -> MissionsPage:
        lang = self.settings.language
        courses = _courses()
        rows = tuple(CourseRow(c.id, c.number, translate(c.title, lang), 0, len(c.missions)) for c in courses)
        there = opening.missions()
        chosen = next(c for c in courses if c.id == self.course)
        missions = tuple(
            _mission_row(load_mission(there[m]), lang) if m in there else MissionRow(m, m, "normal", 0, is_ready=False)
            for m in chosen.missions
        )
        return MissionsPage(self.settings.person, rows, missions, self.course, self.mission)

    def _briefing(self) -> BriefingPage:
        mission = load_mission(opening.folder_of(self.mission))
        lang = self.settings.language
        lines = tuple(translate(line, lang) for line in mission.briefing)
        question = next((q for q in mission.questions if q.stage == "before"), None)
        return BriefingPage(
            mission.id,
            translate(mission.title, lang),
            mission.type,
            round(mission.par / MINUTE),
            mission.guidance,
            lines[0],
            lines[1:4],
            tuple(("", line) for line in lines[4:]),
            translate(question.question, lang) if question else "",
            tuple(translate(o, lang) for o in question.options) if question else (),
            self.guessed,
            self.is_exam,
        )

    def _sop(self) -> SopPage:
        return procedure(load_mission(opening.folder_of(self.mission)), self.sop_page, self.settings.language)


def _mission_row(mission: Mission, lang: str) -> MissionRow:
    return MissionRow(mission.id, translate(mission.title, lang), mission.type, round(mission.par / MINUTE))


def _courses() -> list[Course]:
    found = (read_course(path)[0] for path in sorted(store.LEVELS.glob("*/course.yaml")))
    return [course for course in found if course is not None]
