"""After the run: the summary, what the person adds to it, and the last act that can still be set aside.

The session stays open while the summary is seen: two sentences of the person's own, and "that was the controls" for an
act of the last minute [UX 6]. Leaving closes the journal and writes the whole debrief beside it.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from game.debrief_page import debrief_page, write_debrief
from game.hud.actions import Action
from game.hud.pages import DebriefPage
from game.slips import Slips
from game.words import words
from sim_core.journal import Command
from sim_core.plan import Facility
from training import contest
from training.session import Session

OWN_WORDS = ("plus", "delta")


@dataclass(slots=True)
class After:
    """The summary of one finished run.

    Args:
        session: finished, not yet closed.
        facility: for the words of acts.
        language: of the page.
        journal: where the run was written; None writes no debrief.
    """

    session: Session
    facility: Facility
    language: str
    journal: Path | None = None
    page: DebriefPage = field(init=False)
    _written: dict[str, str] = field(default_factory=dict)
    _is_over: bool = False

    def __post_init__(self) -> None:
        self.page = self._page("")

    def act(self, action: Action) -> bool:
        """A button or field of the page; False for the menus."""
        if action.name == "contest":
            self.page = self._page(Slips(self.session, self.facility).contest(words(self.language)))
        elif action.name == "text":
            name, _, written = str(action.value).partition("=")
            if name not in OWN_WORDS:
                return False
            self._written[name] = written
            self.page = replace(self.page, plus=self._written.get("plus", ""), delta=self._written.get("delta", ""))
        elif action.name != "field":
            return False
        return True

    def write(self) -> None:
        """The whole debrief for the browser, as things stand."""
        if self.journal is not None:
            write_debrief(self.language, self.journal)

    def leave(self) -> None:
        """Keep the person's words, end the journal, write the debrief; a second time does nothing."""
        if self._is_over:
            return
        self._is_over = True
        for name, written in self._written.items():
            if written.strip():
                self.session.submit(f"mission.note.{name}", written.strip())
        self.session.close()
        self.write()

    def _page(self, told: str) -> DebriefPage:
        journal = self.session.journal.entries
        recent = contest.acts(journal, self.session.time, contest.WITHIN)
        aside = {e.value for e in journal if isinstance(e, Command) and e.target == "session.contest"}
        page = debrief_page(self.session, self.language, self.journal)
        plus, delta = (self._written.get(name, "") for name in OWN_WORDS)
        can = bool(recent) and recent[0][0] not in aside
        return replace(page, can_contest=can, told=told, plus=plus, delta=delta)
