"""The debrief of a journal as one self-contained HTML page, in English or French.

Everything on it is read from the journal by playing it again (`training.debrief_facts`); the page adds words only.
Sections: points (`debrief_points`), what happened (`debrief_story`), decisions, contamination (`debrief_loads`), next.
"""

import base64
import re
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from sim_core.journal import Command
from training import debrief_batch, debrief_loads, debrief_points, debrief_story
from training.charts import radar
from training.debrief_facts import gather
from training.debrief_points import KINDS
from training.page import Page
from training.scorecard import DIMENSIONS, Line

TEMPLATES = Path(__file__).parent / "templates"
FONTS = (("400", "inter-400.woff2"), ("600", "inter-600.woff2"))


def debrief(journal: Path, lang: str | None = None) -> str:
    """The page of a journal, in its own language unless told.

    Raises:
        JournalError: it cannot be read or was edited; the message names the line.
    """
    facts = gather(journal)
    return render(Page(facts, lang or str(facts.text.header["lang"])))


def render(page: Page) -> str:
    """The page as HTML text."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    mission = page.facts.mission
    scores = {page.w(debrief_points.NAMES[name]): page.card.dimensions[name] for name in DIMENSIONS}
    html: str = environment.get_template("debrief.html.j2").render(
        w=page.w, lang=page.lang, css=_safe(style()), title=page.t(mission.title), type=f"{mission.type} mission",
        played=_played(page), exam=bool(page.facts.text.header.get("exam", False)),
        started=page.w("begun at {clock}", clock=page.at(0.0)), sentence=f"{plus(page)} {delta(page)}",
        chips=debrief_points.chips(page), radar=_safe(radar(scores, page.w("Score on six axes"))),
        axes=debrief_points.axes(page), uncounted=debrief_points.uncounted(page),
        lanes=_safe(debrief_story.lanes(page)), listed=debrief_story.listed(page), tiles=debrief_story.tiles(page),
        decisions=_decisions(page), questions=_questions(page), tally=_tally(page),
        origin=debrief_loads.sentence(page), loads=_loads(page), touch_map=_safe(debrief_loads.touch_map(page)),
        touches=debrief_loads.touch_points(page), other=debrief_loads.other_run(page),
        batch=debrief_batch.shown(page), plates=debrief_loads.plates(page),
        plus=plus(page), delta=delta(page), notes=_notes(page),
        advice=_advice(page), foot=_foot(page),
    )  # fmt: skip
    return html


def style() -> str:
    """The style sheet with its fonts inside, so that the page needs no other file."""
    faces = [
        f"@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/woff2;base64,"
        f"{base64.b64encode((TEMPLATES / name).read_bytes()).decode()}) format('woff2')}}"
        for weight, name in FONTS
    ]
    return "\n".join([*faces, (TEMPLATES / "page.css").read_text(encoding="utf-8")])


def plus(page: Page) -> str:
    """One thing that was done as the procedure asks, the gravest to miss first."""
    done = page.facts.session.progress.done
    faulty = {line.step for line in page.card.lines}
    ranks = {"major": 0, "critical": 0, "minor": 1}
    kept = sorted(
        (s for s in page.facts.mission.steps if s.id in done and s.id not in faulty), key=lambda s: ranks[s.if_missed]
    )
    if not kept:
        return page.w("You began; the first steps are there to be repeated.")
    return page.w("You did this as the procedure asks: {step}.", step=_brief(page.t(kept[0].short or kept[0].do)))


def delta(page: Page) -> str:
    """The one thing that cost most, as what happened and not as a verdict."""
    worst = _worst(page)
    if worst is None:
        return page.w("Nothing to change: keep this calm.")
    why = _brief(page.t(worst.reason))
    if debrief_points.is_missed(page, worst):
        return page.w("Not done, or not long enough: {why}.", why=why)
    return page.w("At {clock}: {why}.", clock=page.at(worst.time), why=why)


def _safe(text: str) -> Markup:
    """Our own SVG and CSS; its texts are escaped where they are made."""
    return Markup(text)


def _played(page: Page) -> str:
    return page.w(
        "{minutes} min played, par {par} min", minutes=page.n(page.card.time / 60), par=page.n(page.card.par / 60)
    )


def _worst(page: Page) -> Line | None:
    return max(page.card.lines, key=lambda line: line.points, default=None)


def _brief(text: str) -> str:
    """A sentence without what stands in brackets or after its first half: the headline has two lines."""
    return re.split(r"[\s\u00a0\u202f]*[;:(]", text, maxsplit=1)[0].rstrip(". ")


def _loads(page: Page) -> list[dict[str, Any]]:
    return [
        {"title": load.title, "drawing": _safe(load.drawing), "chains": load.chains}
        for load in debrief_loads.shown(page)
    ]


def _decisions(page: Page) -> list[dict[str, Any]]:
    """Each decision with the answer given, its feedback, and why the others tempt and fail."""
    told = []
    answers = page.facts.session.progress.answers
    for decision in page.facts.mission.decisions:
        if decision.id not in answers:
            continue
        options = [
            {"text": page.t(o.text), "feedback": page.t(o.feedback), "kind": KINDS[o.value], "word": page.w(o.value)}
            | {"chosen": answers[decision.id] == o.id}
            for o in decision.options
        ]
        told.append(
            {
                "question": page.t(decision.question),
                "chosen": next(o for o in options if o["chosen"]),
                "others": [o for o in options if not o["chosen"]],
            }
        )
    return told


def _questions(page: Page) -> list[dict[str, Any]]:
    """Each question once, with the answers given before and after the run."""
    told: dict[str, dict[str, Any]] = {}
    for question in page.facts.mission.questions:
        given = page.facts.session.progress.quiz.get(question.id)
        if given is None:
            continue
        right = given == question.answer
        row = told.setdefault(
            question.question,
            {
                "question": page.t(question.question),
                "answer": page.t(question.options[question.answer]),
                "rationale": page.t(question.rationale),
                "reference": question.reference,
                "given": [],
            },
        )
        said = "" if right else page.w("you said: {given}", given=page.t(question.options[given]))
        row["given"].append({"stage": page.w(f"asked|{question.stage}"), "right": right, "said": said})
    return list(told.values())


def _tally(page: Page) -> str:
    """How many questions were right before and after, so that what was learned shows."""
    found = []
    told = {"before": "before the run {right} of {asked} right", "after": "after it {right} of {asked} right"}
    for stage, words in told.items():
        asked = [q.id for q in page.facts.mission.questions if q.stage == stage and q.id in page.card.quiz]
        if asked:
            right = sum(page.card.quiz[name] for name in asked)
            found.append(page.w(words, right=right, asked=len(asked)))
    return " · ".join(found)


def _notes(page: Page) -> dict[str, str]:
    """What the person wrote: plus, delta, next; the last of each."""
    written: dict[str, str] = {}
    for entry in page.facts.session.journal.entries:
        if isinstance(entry, Command) and entry.target.startswith("mission.note."):
            written[entry.target.removeprefix("mission.note.")] = str(entry.value)
    return {name: written.get(name, "") for name in ("plus", "delta", "next")}


def _advice(page: Page) -> list[dict[str, str]]:
    worst = _worst(page)
    title = page.t(page.facts.mission.title)
    if worst is None:
        return [{"what": page.w("The next mission of the course"), "why": page.w("every step of this one was kept.")}]
    step = next((s for s in page.facts.mission.steps if s.id == worst.step), page.facts.mission.steps[0])
    again = {
        "what": page.w("{title} once more, from step {step}", title=title, step=page.t(step.short or step.do)),
        "why": page.t(worst.reason),
    }
    spaced = {"what": page.w("The same mission in seven days"), "why": page.w("spacing makes it last.")}
    return [again, spaced] if not page.card.passed else [spaced, again]


def _foot(page: Page) -> str:
    header = page.facts.text.header
    told = (
        "Training record, not a qualification. Mission {mission}, levels {levels}, software {software}, seed {seed}, "
        "journal check {check}. Acts set aside as the controls: {aside}."
    )
    named = {name: header[name] for name in ("mission", "levels", "software", "seed")}
    aside = len(page.facts.session.progress.contested)
    return page.w(told, **named, check=page.facts.text.last_hash, aside=aside)
