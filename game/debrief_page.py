"""The summary after a run, in the game; the whole debrief is written beside the journal for the browser."""

from pathlib import Path

from game.hud.pages import DebriefPage
from game.words import Words, words
from sim_core.errors import FirstAirError
from sim_core.journal import Event
from sim_core.quantity import Second
from training import debrief
from training.mission import Mission
from training.scorecard import Scorecard
from training.session import Session, clock_text
from training.words import translate

PASS_MARK = 75.0
SHOWN = 5  # lines that mattered, in the order in which they happened


def debrief_page(session: Session, language: str, journal: Path | None = None) -> DebriefPage:
    """What the person sees first: a sentence, the radar, the lines that mattered."""
    card: Scorecard = session.scorecard
    mission: Mission = session.run.mission
    names = dimensions(words(language))
    lost = [
        (line.time, translate(line.reason, language), line.counts_as)
        for line in sorted(card.lines, key=lambda one: -one.points)[:SHOWN]
    ]
    forgiven = [
        (line.time, translate(line.reason, language), kind)
        for kind, found in (("tried", card.tried), ("aside", card.aside))
        for line in found
    ]
    kept = [*lost, *forgiven][:SHOWN]
    kept += _done_well(session, language)[: SHOWN - len(kept)]
    lines = tuple((clock_text(session.parts.start_of_day + time), said, kind) for time, said, kind in sorted(kept))
    return DebriefPage(
        translate(mission.title, language),
        _sentence(card, language, is_batch=mission.flown is not None),
        card.overall,
        card.passed,
        PASS_MARK,
        tuple((names[d], value) for d, value in card.dimensions.items()),
        lines,
        browser_path="" if journal is None else str(debrief_path(language, journal)),
    )


def dimensions(w: Words) -> dict[str, str]:
    """The six dimensions of a scorecard in words."""
    return {
        "safety": w("Safety"),
        "quality": w("Quality"),
        "gmp": w("GMP"),
        "di": w("Records"),
        "time": w("Time"),
        "economy": w("Economy"),
    }


def _done_well(session: Session, language: str) -> list[tuple[Second, str, str]]:
    """Steps done as asked, those with praise first: what to keep."""
    mission: Mission = session.run.mission
    done = session.progress.done
    steps = sorted((s for s in mission.steps if s.id in done), key=lambda s: not s.praise)
    ends = (e for e in session.journal.entries if isinstance(e, Event) and e.name == "step_done")
    times = {str(e.data.get("step")): e.time for e in ends}
    said = ((s, translate(s.praise or s.short or s.do, language)) for s in steps)
    return [(times[s.id], text, "good") for s, text in said if s.id in times]


def debrief_path(language: str, journal: Path) -> Path:
    """Where the page for the browser is: beside the journal."""
    return journal.with_suffix(f".{language}.html")


def write_debrief(language: str, journal: Path) -> None:
    """The page for the browser.

    Raises:
        FirstAirError: the journal cannot be read, or the page not be written.
    """
    path = debrief_path(language, journal)
    try:
        path.write_text(debrief.debrief(journal, language), encoding="utf-8")
    except OSError as error:
        raise FirstAirError(f"the debrief {path.name} cannot be written: {error.strerror or error}") from error


def _sentence(card: Scorecard, language: str, *, is_batch: bool) -> str:
    w = words(language)
    if card.passed and not card.lines:
        if is_batch:
            return w("You found the cause before you changed anything.")
        return w("You carried little in, and the record shows it.")
    if card.passed:
        return w("Passed; read what cost points.")
    return w("Not yet: see what followed from which act.")
