"""The page of an electronic record, from the terminal's own trail: who wrote what, when."""

from dataclasses import dataclass, field
from typing import Any

from game.hands_on import HandsOn
from game.hmi.model import EbrPage, EbrRow, EbrStep, Source
from game.hud.actions import Action
from game.hud.pages import SopPage
from game.page_kind import Reader
from game.words import Words, worded
from sim_core.quantity import Second
from sim_core.units.records import IDLE_LOCK
from training.mission import Mission
from training.session import Session, clock_text
from training.words import translate

STEP = "entry"
LOCK_TOLD: Second = 120.0  # chosen: the time to the lock is shown for its last two minutes
ROWS = 7  # entries that fit the page, newest last


@dataclass(slots=True)
class EbrTerminal:
    """The electronic records; `sop`: instance -> open page of its procedure, 0 for the record itself."""

    reader: Reader
    sop: dict[str, int] = field(default_factory=dict)

    def page(self, instance: str, words: Words) -> EbrPage:
        """The record as its terminal shows it."""
        return ebr_page(self.reader.session, instance, (self.sop.get(instance, 0), self.reader.person), words)

    def act(self, action: Action, hands: HandsOn) -> bool:
        """A button of the record."""
        instance, value = hands.page, str(action.value)
        commands = {
            "ebr_login": (f"{instance}.login", value),
            "ebr_step": (f"{instance}.open_step", value),
            "ebr_sign": (f"{instance}.sign", value),
            "ebr_logout": (f"{instance}.logout", ""),
        }
        if action.name in commands:
            if hands.do(*commands[action.name]) and action.name == "ebr_step":
                self.begin(instance)
            return True
        if action.name == "ebr_sop":
            self.sop[instance] = int(value)
            return True
        return False

    def begin(self, instance: str) -> None:
        """A step begins with its procedure."""
        self.sop[instance] = 1


def ebr_page(session: Session, instance: str, reader: tuple[int, str], words: Words) -> EbrPage:
    """The record as its terminal shows it; `reader`: page of the procedure or 0, and the trainee's name."""
    sop_page, name = reader
    terminal: Any = session.parts.plant.state.units["records"].terminals[instance]
    mission = session.run.mission
    steps = tuple(translate(s.do, words.language) for s in mission.steps if not s.optional)
    is_open = terminal.step == STEP
    left = IDLE_LOCK - (session.time - terminal.touched)
    state: Any = "complete" if terminal.signed else "in_progress" if is_open else "open"
    return EbrPage(
        record=words("Entry record"),
        section=words("Personnel entry, grade D"),
        clock=session.clock,
        user=_who(terminal.user, name, words) if terminal.user else "",
        badges=(("trainee", words("Your badge"), True), ("coach", words("The coach's badge"), False)),
        locks_in=f"{int(left) // 60}:{int(left) % 60:02d}" if terminal.user and left < LOCK_TOLD else "",
        steps=(EbrStep(STEP, words("Entry to the grade D area"), state),),
        step=terminal.step,
        rows=tuple(_row(entry, session, name, words) for entry in terminal.trail[-ROWS:]),
        meaning=words("I entered the grade D area as the procedure says, at the time shown."),
        can_sign=bool(terminal.user) and is_open,
        why_not="" if is_open else words("Open the entry step first."),
        sop_title=words("Procedure: entering the grade D area"),
        sop=_part(steps, sop_page) if sop_page else (),
        sop_page=sop_page,
        sop_pages=pages_of(len(steps)),
    )


LINES = 8  # of a procedure on one page


def pages_of(lines: int) -> int:
    """How many pages a procedure has.

    >>> pages_of(15), pages_of(8)
    (2, 1)
    """
    return -(-lines // LINES)


def procedure(mission: Mission, page: int, language: str) -> SopPage:
    """The procedure of a mission as a sheet to read: what is asked, in order, without the hints."""
    lines = tuple(worded(s.do, language) for s in mission.steps if not s.optional)
    first = (page - 1) * LINES + 1
    return SopPage(translate(mission.title, language), _part(lines, page), page, pages_of(len(lines)), first)


def _part(lines: tuple[str, ...], page: int) -> tuple[str, ...]:
    return lines[(page - 1) * LINES : page * LINES]


def _row(entry: Any, session: Session, name: str, words: Words) -> EbrRow:
    """One line of the audit trail."""
    names = {
        "login": words("Logged in"),
        "logout": words("Logged out"),
        "open_step": words("Step opened"),
        "enter_value": words("Value entered"),
        "correct_entry": words("Value corrected"),
        "sign": words("Signed"),
        "add_comment": words("Comment"),
    }
    when = clock_text(session.parts.start_of_day + entry.time)
    source: Source = "scan" if entry.kind == "login" else "hand"
    value = {"login": _who(entry.text, name, words), "open_step": words("Entry"), "sign": words("performed by me")}
    said = value.get(entry.kind, entry.text)
    who = f"{when}  {_who(entry.user or entry.actor, name, words)}"
    return EbrRow(names.get(entry.kind, entry.kind), said, "", source, who, entry.old)


def _who(person: str, name: str, words: Words) -> str:
    return {"trainee": name or words("Trainee"), "coach": words("Coach")}.get(person, person)
