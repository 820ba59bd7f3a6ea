"""The report of a slip (F2), and "that was the controls": the trainee's acts in words, and what is sent."""

from dataclasses import dataclass, replace

from game import equipment
from game.hud.actions import Action
from game.hud.pages import ReportPage
from game.words import Words
from sim_core.journal import Command
from sim_core.plan import Facility
from sim_core.quantity import Second
from training import contest
from training.session import Session, clock_text

WITHIN: Second = 300.0  # acts of the last five minutes can be reported [UX 6]
SHOWN = 6  # lines that fit the page at text size 100
OTHER_ACTS = {"don": "Put on", "doff": "Take off"}  # acts that no part is clicked for


@dataclass(slots=True)
class Slips:
    """What is chosen on the report page; `page` is None while it is closed."""

    session: Session
    facility: Facility
    page: ReportPage | None = None

    def open(self, words: Words) -> None:
        """Show the page with the acts of the last five minutes, newest first."""
        recent = acts(self.session, self.facility, words, WITHIN)
        self.page = ReportPage(tuple((str(n), when, said) for n, when, said in recent[:SHOWN]))

    def act(self, action: Action) -> bool:
        """A button of the page; False when it is none of its or nothing is open."""
        if self.page is None:
            return False
        value = str(action.value)
        match action.name:
            case "report_act":
                self.page = replace(self.page, act=value)
            case "report_done":
                self.page = replace(self.page, done=value)
            case "report_send":
                self.session.submit("mission.report", self._rule(int(self.page.act)))
                self.session.submit("mission.note.report", f"{self.page.act} {self.page.done}")
                self.page = None
            case "back":
                self.page = None
            case _:
                return False
        return True

    def contest(self, words: Words) -> str:
        """Set the last act aside as a matter of the controls; returns what to tell the person."""
        recent = acts(self.session, self.facility, words, contest.WITHIN)
        if not recent:
            return words("No act in the last minute to set aside.")
        number, _, said = recent[0]
        self.session.submit("session.contest", number)
        return words("Set aside as the controls' fault: {act}", act=said)

    def _rule(self, number: int) -> str:
        """The rule that the act departed from, or the act itself where it broke none."""
        found = next((d.rule for d in self.session.progress.deviations if self._is_of(d.entry, number)), None)
        return found or f"act {number}"

    def _is_of(self, entry: int, number: int) -> bool:
        """Whether a deviation's entry is the act or an event that followed from it."""
        entries = self.session.journal.entries
        return 0 <= entry < len(entries) and contest.cause(entries, entry) == number


def acts(session: Session, facility: Facility, words: Words, within: Second) -> list[tuple[int, str, str]]:
    """Journal number, clock and words of the trainee's accepted acts, newest first."""
    return [
        (number, clock_text(session.parts.start_of_day + act.time), in_words(act, facility, words))
        for number, act in contest.acts(session.journal.entries, session.time, within)
    ]


def in_words(command: Command, facility: Facility, words: Words) -> str:
    """What a command did, in the words of the label that was clicked."""
    instance, _, control = command.target.rpartition(".")
    slug = facility.placed[instance].equipment if instance in facility.placed else "door"
    value = str(command.value or "").partition(":")[0]
    verbs = [v for v in equipment.verbs(slug) if v.control == control]
    exact = next((v for v in verbs if v.value == value), None)
    verb = exact or next(iter(verbs), None)
    if verb is not None:
        return f"{words(verb.words)} ({words(verb.name)})"
    said = OTHER_ACTS.get(control, control.replace("_", " ").capitalize())
    thing = value.replace("_", " ").capitalize()
    return f"{words(said)}: {words(thing)}" if thing else words(said)
