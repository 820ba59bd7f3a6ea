"""The points of a debrief: each deduction with the line of the journal behind it, and what did not count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sim_core.journal import Command
from training.contest import cause
from training.lacking import control, lacking
from training.page import Page
from training.page_words import NBSP
from training.scorecard import DIMENSIONS, Line

KINDS = {"minor": "note", "major": "warn", "critical": "bad", "best": "good"}
NAMES = {"safety": "Safety", "quality": "Quality", "gmp": "GMP", "di": "Data", "time": "Time", "economy": "Economy"}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FIGURE = re.compile(r"^(\S+\.\S+) (-?[\d.e+]+) ?(\S*)$")


@dataclass(slots=True)
class Row:
    """One departure as often as it happened: its letter on the timeline, what it cost, and where it stands."""

    letter: str
    why: str
    facts: str
    chips: list[tuple[str, str]] = field(default_factory=list)
    when: str = ""
    lines: list[str] = field(default_factory=list)
    where: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """One dimension: its name, its score and what cost points in it."""

    name: str
    score: str
    rows: Sequence[Row]
    note: str


def letters(page: Page) -> dict[str, str]:
    """Rule -> the letter that stands for it in the table and on the timeline, in order of time."""
    card = page.card
    rules = dict.fromkeys(x.rule for x in sorted((*card.lines, *card.aside, *card.tried), key=lambda x: x.time))
    return {rule: LETTERS[n] if n < len(LETTERS) else str(n + 1) for n, rule in enumerate(rules)}


def axes(page: Page) -> list[Axis]:
    """The six dimensions."""
    found = []
    for name in DIMENSIONS:
        lines = [line for line in page.card.lines if line.dimension == name]
        found.append(
            Axis(page.w(NAMES[name]), page.n(page.card.dimensions[name]), rows(page, lines), _note(page, name))
        )
    return found


def rows(page: Page, lines: Sequence[Line]) -> list[Row]:
    """Lines of one rule together."""
    known = letters(page)
    found: dict[tuple[str, str], Row] = {}
    for line in lines:
        row = found.setdefault(
            (line.rule, line.reason), Row(known[line.rule], page.t(line.reason), figures(page, line))
        )
        row.chips.append((KINDS[line.counts_as], _cost(page, line)))
        row.when = row.when or page.w("not done") if is_missed(page, line) else row.when or page.at(line.time)
        row.lines.append(str(page.line_of(line.entry) or "–"))
        if line.contested:
            row.chips.append(("act", page.w("contested")))
    for row in found.values():
        row.where = where(page, row.when, row.lines)
    return list(found.values())


def where(page: Page, when: str, lines: Sequence[str]) -> str:
    """First clock and the lines of the journal."""
    if len(lines) == 1:
        return f"{when} · " + page.w("line {line}", line=lines[0])
    return f"{when} · " + page.w("lines {lines}", lines=", ".join(lines))


def _cost(page: Page, line: Line) -> str:
    digits = 0 if line.points == int(line.points) else 1
    return f"−{page.n(line.points, digits)} {page.w(line.counts_as)}" if line.points else page.w(line.counts_as)


def is_missed(page: Page, line: Line) -> bool:
    """Whether the line is of a step that was never done."""
    return line.rule == line.step and line.rule not in page.facts.session.progress.done


def figures(page: Page, line: Line) -> str:
    """The figures of a line in words of the page."""
    if is_missed(page, line):
        return lacking(page, page.facts.mission.step(line.step))
    found = _FIGURE.match(line.facts)
    if found is None:
        return page.t(line.facts).replace("CFU", page.w("CFU"))
    tag, value, unit = found.groups()
    number = float(value)
    shown = page.n(number, 0 if abs(number) >= 20 else 1)
    return f"{control(page, tag)} {shown}{NBSP}{page.w(unit) if unit else ''}".rstrip()


def _note(page: Page, name: str) -> str:
    if name == "time":
        late = page.card.worked / page.card.par - 1.0
        notes = [page.w("{percent} % over par", percent=page.n(100 * late))] if late > 0.005 else []
        if page.card.hint_points:
            notes.append(page.w("hints cost {points} points", points=page.n(page.card.hint_points)))
        return " · ".join(notes) or page.w("within par")
    return "–"


def uncounted(page: Page) -> list[tuple[str, list[Row]]]:
    """Beside the points, with why: hard fails; set aside as the controls' fault; tried again after a rewind."""
    card = page.card
    groups = (
        (page.w("Hard fail"), _hard(page)),
        (page.w("Set aside: “that was the controls”"), [*rows(page, card.aside), *_harmless(page)]),
        (page.w("Tried again"), rows(page, card.tried)),
    )
    return [(title, found) for title, found in groups if found]


def _hard(page: Page) -> list[Row]:
    """What happened after which no score helps, in the mission's words."""
    marks = page.facts.session.progress.hard_fails
    return [
        Row("–", page.t(rule.why), "", where=where(page, page.at(mark.time), [str(page.line_of(mark.entry) or "–")]))
        for rule in page.facts.mission.hard_fails
        if (mark := marks.get(rule.id)) is not None
    ]


def _harmless(page: Page) -> list[Row]:
    """Acts that were set aside although nothing followed from them."""
    entries = page.facts.session.journal.entries
    caused = {cause(entries, x.entry) for x in (*page.card.aside, *page.card.lines) if x.contested}
    found = []
    for number, when in page.facts.session.progress.contested.items():
        act = entries[number]
        if number not in caused and isinstance(act, Command):
            line = where(page, page.at(act.time), [str(page.line_of(number) or "–")])
            told = page.w("nothing followed from it; said at {clock}", clock=page.at(when))
            found.append(Row("–", page.act(act), told, where=line))
    return found


def chips(page: Page) -> list[tuple[str, str]]:
    """The result in a few words."""
    card = page.card
    result = page.w("Passed") if card.passed else page.w("Not passed yet")
    level = f" · {page.w(card.level)}" if card.level else ""
    found = [("good" if card.passed else "bad", f"{result} · {page.n(card.overall)}{level}")]
    for name, kind in (("critical", "bad"), ("major", "warn"), ("minor", "note")):
        count = sum(line.counts_as == name for line in card.lines)
        found += [(kind, f"{count}{NBSP}× {page.w(name)}")] if count else []
    reported = sum(d.reported for d in page.facts.session.progress.deviations)
    extra = (("self-reported", reported), ("set aside", len(card.aside)), ("tried again", len(card.tried)))
    found += [("act", f"{count}{NBSP}× {page.w(name)}") for name, count in extra if count]
    for name in card.hard_fails:
        kind, _, hidden = name.partition(": ")
        found.append(("bad", page.w("hard fail") + (f" · {page.w(kind)}" if hidden else "")))
    return found
