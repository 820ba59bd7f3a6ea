"""The summary after a run, in the game; the whole debrief is written beside the journal for the browser."""

from pathlib import Path

from game.hud.pages import DebriefPage
from game.words import words
from training import debrief, store
from training.mission import Mission
from training.scorecard import Scorecard
from training.session import Session, clock_text
from training.words import translate

PASS_MARK = 75.0


def debrief_page(session: Session, language: str) -> DebriefPage:
    """What the person sees first: a sentence, the radar, the lines that mattered."""
    card: Scorecard = session.scorecard
    mission: Mission = session.run.mission
    lines = tuple(
        (clock_text(session.parts.start_of_day + line.time), translate(line.reason, language), line.counts_as)
        for line in sorted(card.lines, key=lambda one: -one.points)[:4]
    )
    return DebriefPage(
        translate(mission.title, language),
        _sentence(card, language),
        card.overall,
        card.passed,
        PASS_MARK,
        tuple(card.dimensions.items()),
        lines,
        browser_path=str(write_debrief(language)),
    )


def write_debrief(language: str) -> Path:
    """The page for the browser, beside the journal."""
    journal = store.journals()[-1]
    path = journal.with_suffix(f".{language}.html")
    path.write_text(debrief.debrief(journal, language), encoding="utf-8")
    return path


def _sentence(card: Scorecard, language: str) -> str:
    w = words(language)
    if card.passed:
        return (
            w("You carried little in, and the record shows it.")
            if not card.lines
            else w("Passed; read what cost points.")
        )
    return w("Not yet: see what followed from which act.")
