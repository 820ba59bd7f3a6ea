"""The debrief of a journal as one self-contained HTML page, in English or French.

Everything on it is read from the journal by playing it again (`training.debrief_facts`); the page adds words only.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from sim_core.ledger import Hop
from sim_core.quantity import Second
from training import charts, words
from training.debrief_facts import SIGNALS, Facts, HandLoad, Part, alarms, gather
from training.page_words import NBSP, number, place, say, small
from training.scorecard import DIMENSIONS, Line, Scorecard
from training.session import clock_text

TEMPLATES = Path(__file__).parent / "templates"
_KINDS = {"minor": "", "major": "warn", "critical": "bad", "best": "good"}


@dataclass(frozen=True, slots=True)
class Page:
    """The facts and the language in which they are told."""

    facts: Facts
    lang: str

    def w(self, text: str, **values: object) -> str:
        """Our own words."""
        shown = say(text, self.lang)
        return shown.format(**values) if values else shown

    def t(self, text: str) -> str:
        """The mission's words."""
        return words.translate(text, self.lang)

    def at(self, time: Second) -> str:
        """The plant's clock, hours and minutes."""
        return clock_text(self.facts.session.parts.start_of_day + time)[:5]

    def n(self, value: float, digits: int = 0) -> str:
        """A number as the language writes it."""
        return number(value, self.lang, digits)

    def place(self, name: str) -> str:
        """A ledger place in words."""
        return place(name, self.lang, self.facts.facility)

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        card: Scorecard = self.facts.session.scorecard
        return card


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
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    w: Callable[..., str] = page.w
    mission = page.facts.mission
    html: str = environment.get_template("debrief.html.j2").render(
        w=w, lang=page.lang, css=_safe((TEMPLATES / "page.css").read_text(encoding="utf-8")),
        title=page.t(mission.title), type=f"{mission.type} mission", played=_played(page),
        started=page.w("begun at {clock}", clock=page.at(0.0)), sentence=_sentence(page), chips=_chips(page),
        radar=_safe(_radar(page)), axes=_axes(page), lanes=_safe(_lanes(page)), decisions=_decisions(page),
        questions=_questions(page), origin_sentence=_origin(page), hands=_safe(_hands(page)),
        loads=[_load(page, hand) for hand in page.facts.hands], other=_other(page), plates=_plates(page),
        plus=_plus(page), delta=_delta(page), commitment=_reflected(page), advice=_advice(page), foot=_foot(page),
    )  # fmt: skip
    return html


def _safe(text: str) -> Markup:
    """Our own SVG and CSS; its texts are escaped where they are made."""
    return Markup(text)


def _played(page: Page) -> str:
    return page.w(
        "{minutes} min played, par {par} min", minutes=page.n(page.card.time / 60), par=page.n(page.card.par / 60)
    )


def _sentence(page: Page) -> str:
    """What was done well and what to change, before any number."""
    return f"{_plus(page)} {_delta(page)}"


def _worst(page: Page) -> Line | None:
    return max(page.card.lines, key=lambda line: line.points, default=None)


def _plus(page: Page) -> str:
    done = page.facts.session.progress.done
    faulty = {line.step for line in page.card.lines}
    ranks = {"major": 0, "critical": 0, "minor": 1}
    kept = sorted(
        (s for s in page.facts.mission.steps if s.id in done and s.id not in faulty), key=lambda s: ranks[s.if_missed]
    )
    if not kept:
        return page.w("You began; the first steps are there to be repeated.")
    return page.w("You did this as the procedure asks: {step}.", step=_brief(page.t(kept[0].do)))


def _delta(page: Page) -> str:
    worst = _worst(page)
    if worst is None:
        return page.w("Nothing to change: keep this calm.")
    why = _brief(page.t(worst.reason))
    if worst.entry < 0:
        return page.w("Not done, or not long enough: {why}.", why=why)
    return page.w("At {clock}: {why}.", clock=page.at(worst.time), why=why)


def _brief(text: str) -> str:
    """A sentence without what stands in brackets or after its first half: the headline has two lines."""
    return re.split(r"[\s\u00a0\u202f]*[;:(]", text, maxsplit=1)[0].rstrip(". ")


def _chips(page: Page) -> list[tuple[str, str]]:
    card = page.card
    result = page.w("Passed") if card.passed else page.w("Not passed yet")
    level = f" · {page.w(card.level)}" if card.level else ""
    chips = [("good" if card.passed else "bad", f"{result} · {page.n(card.overall)}{level}")]
    for name, kind in (("critical", "bad"), ("major", "warn"), ("minor", "")):
        count = sum(line.counts_as == name for line in card.lines)
        chips += [(kind, f"{count}{NBSP}× {page.w(name)}")] if count else []
    return chips + [("bad", page.w("hard fail") + f": {name}") for name in card.hard_fails]


def _radar(page: Page) -> str:
    scores = {page.w(name): page.card.dimensions[name] for name in DIMENSIONS}
    return charts.radar(scores, page.w("Score on six axes"))


def _axes(page: Page) -> list[dict[str, Any]]:
    axes = []
    for name in DIMENSIONS:
        lines = [_axis_line(page, line) for line in page.card.lines if line.dimension == name]
        note = "–"
        if name == "time" and page.card.hint_points:
            note = page.w("hints cost {points} points", points=page.n(page.card.hint_points))
        axes.append({"name": page.w(name), "score": page.n(page.card.dimensions[name]), "lines": lines, "note": note})
    return axes


def _axis_line(page: Page, line: Line) -> dict[str, str]:
    text = page.facts.text
    shown = page.w("not done")
    if 0 <= line.entry < len(text.lines):
        shown = f"{page.at(line.time)} · " + page.w("line {line}", line=text.lines[line.entry])
    points = page.n(line.points, 0 if line.points == int(line.points) else 1)
    kind, word = _KINDS[line.counts_as], page.w(line.counts_as)
    return {
        "points": points,
        "kind": kind,
        "word": word,
        "why": page.t(line.reason),
        "facts": line.facts,
        "where": shown,
    }


def _lanes(page: Page) -> str:
    facts, end = page.facts, max(page.facts.text.end, 1.0)
    step = next(s for s in (60.0, 120.0, 300.0, 600.0, 3600.0, 36000.0, 1e9) if end / s <= 9)
    frame = charts.Frame(end, [(step * n, page.at(step * n)) for n in range(int(end / step) + 1)])
    bands = [
        charts.Curve(page.w(name), page.w(unit), facts.curves[tag])
        for name, unit, tag in SIGNALS
        if facts.curves.get(tag)
    ]
    done = [charts.LaneMark(mark.time, "good", step_id) for step_id, mark in facts.session.progress.done.items()]
    kinds: dict[str, charts.MarkKind] = {"minor": "warn", "major": "bad", "critical": "bad"}
    off = [charts.LaneMark(x.time, kinds[x.counts_as], x.rule) for x in page.card.lines if x.entry >= 0]
    heard = [
        charts.LaneMark(e.time, "alarm", f"{page.w(e.name.replace('_', ' '))} {e.source}")
        for e in alarms(facts.session.journal.entries)
    ]
    rows = [charts.Lane(page.w("Steps"), sorted(done, key=lambda m: m.time)), charts.Lane(page.w("Departures"), off)]
    return charts.lanes(frame, bands, [*rows, charts.Lane(page.w("Alarms"), heard)], page.w("What happened"))


def _decisions(page: Page) -> list[dict[str, Any]]:
    told = []
    answers = page.facts.session.progress.answers
    for decision in page.facts.mission.decisions:
        if decision.id not in answers:
            continue
        options = [
            {"text": page.t(o.text), "feedback": page.t(o.feedback), "kind": _KINDS[o.value], "word": page.w(o.value)}
            | {"chosen": answers[decision.id] == o.id}
            for o in decision.options
        ]
        told.append({"question": page.t(decision.question), "options": options})
    return told


def _questions(page: Page) -> list[dict[str, str]]:
    told = []
    for question in page.facts.mission.questions:
        given = page.facts.session.progress.quiz.get(question.id)
        if given is None:
            continue
        right = given == question.answer
        row = {"question": page.t(question.question), "kind": "good" if right else "warn"}
        row |= {
            "word": page.w("right") if right else page.w("the answer is"),
            "answer": page.t(question.options[question.answer]),
        }
        told.append(row | {"rationale": page.t(question.rationale), "reference": question.reference})
    return told


def _origin(page: Page) -> str:
    """The ledger in one sentence."""
    best = max(((p, h) for h in page.facts.hands for p in h.parts), key=lambda pair: pair[0].cfu, default=None)
    if best is None:
        return page.w("Your hands end clean.")
    part, hand = best
    share, side = f"{page.n(100 * part.share)}{NBSP}%", _side(page, hand)
    told = "{share} of what is on your {side} came from {origin} at {clock}."
    return page.w(told, share=share, side=side, origin=page.place(part.origin), clock=page.at(part.time))


def _side(page: Page, hand: HandLoad) -> str:
    return page.w(f"{hand.side} glove" if hand.place.endswith("_glove") else f"{hand.side} hand")


def _hands(page: Page) -> str:
    largest = max((h.total for h in page.facts.hands), default=0.0) or 1.0
    loads = {
        h.side: (h.total / largest, f"{_side(page, h)}: {small(h.total, page.lang)} {page.w('CFU')}")
        for h in page.facts.hands
    }
    return charts.hands(loads, page.w("Load of your hands"))


def _load(page: Page, hand: HandLoad) -> dict[str, Any]:
    parts = [
        charts.Flow(f"{page.place(p.origin)}, {page.at(p.time)}", _hop_words(page, p), p.share) for p in hand.parts
    ]
    rest = 1.0 - sum(p.share for p in hand.parts)
    if parts and rest > 1e-3:
        parts.append(charts.Flow(page.w("all others"), "", rest))
    target = f"{_side(page, hand)}: {small(hand.total, page.lang)}{NBSP}{page.w('CFU')}"
    chart = _safe(charts.flows(parts, target, target)) if parts else ""
    chains = [f"{page.n(100 * p.share)}{NBSP}%: {_chain_words(page, p)}" for p in hand.parts if p.hops]
    return {"title": _side(page, hand).capitalize(), "chart": chart, "chains": chains}


def _hop_words(page: Page, part: Part) -> str:
    return _one_hop(page, part.hops[-1]) if part.hops else ""


def _chain_words(page: Page, part: Part) -> str:
    return "; ".join(_one_hop(page, hop) for hop in part.hops)


def _one_hop(page: Page, hop: Hop) -> str:
    load = f"{small(hop.cfu, page.lang)}{NBSP}{page.w('CFU')}"
    return page.w(
        "{clock} {giver} → {taker}, {load}",
        clock=page.at(hop.time),
        giver=page.place(hop.giver),
        taker=page.place(hop.taker),
        load=load,
    )


def _other(page: Page) -> dict[str, Any] | None:
    other, removed = page.facts.other, page.facts.removed
    if other is None or removed is None:
        return None
    rows = []
    for name, run in (("as it was", other.as_was), ("the same run without it", other.as_edited)):
        score = page.n(run.score) if run.score is not None else "–"
        row = {"name": page.w(name), "score": score}
        rows.append(row | {"left": small(run.left_cfu, page.lang), "right": small(run.right_cfu, page.lang)})
    title = page.w(
        "What if you had not touched {place} at {clock}?",
        place=page.place(str(removed.value)),
        clock=page.at(removed.time),
    )
    impossible = "; ".join(f"{page.at(t)} {target}" for t, target, _ in other.newly_impossible[:6])
    return {"title": title, "rows": rows, "impossible": impossible}


def _plates(page: Page) -> list[dict[str, str]]:
    return [
        {
            "name": name,
            "text": page.w(
                "{count} colonies; {expected} expected", count=plate.count, expected=small(plate.expected, page.lang)
            ),
        }
        for name, plate in page.card.plates.items()
    ]


def _reflected(page: Page) -> str:
    """What the person wrote as a commitment, if anything; else an empty line to write on."""
    for entry in reversed(page.facts.session.journal.entries):
        if getattr(entry, "target", "") in ("mission.note", "mission.note.next", "mission.note.delta"):
            return str(getattr(entry, "value", ""))
    return ""


def _advice(page: Page) -> list[dict[str, str]]:
    worst = _worst(page)
    title = page.t(page.facts.mission.title)
    if worst is None:
        return [{"what": page.w("The next mission of the course"), "why": page.w("every step of this one was kept.")}]
    again = {
        "what": page.w("{title} once more, from step {step}", title=title, step=worst.step or "1"),
        "why": page.t(worst.reason),
    }
    spaced = {"what": page.w("The same mission in seven days"), "why": page.w("spacing makes it last.")}
    return [again, spaced] if not page.card.passed else [spaced, again]


def _foot(page: Page) -> str:
    header = page.facts.text.header
    told = (
        "Training record, not a qualification. Mission {mission}, levels {levels}, software {software}, seed {seed}, "
        "journal check {check}."
    )
    named = {name: header[name] for name in ("mission", "levels", "software", "seed")}
    return page.w(told, **named, check=page.facts.text.last_hash)
