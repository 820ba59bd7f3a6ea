"""A mission as prose: what a designer, a trainer or a learner reads before it is played."""

from collections.abc import Callable, Iterator
from pathlib import Path

from training import opening, words
from training.mission import Mission, load_mission
from training.page_words import say


def explained(mission: str | Path, lang: str) -> str:
    """The mission in words.

    Raises:
        LevelError: there is none, or it has errors.
    """
    return "\n".join(_lines(load_mission(opening.folder_of(mission)), lang))


def _lines(mission: Mission, lang: str) -> Iterator[str]:
    def t(text: str) -> str:
        return words.translate(text, lang)

    def p(text: str, **values: object) -> str:
        return say(text, lang).format(**values)

    par, steps = mission.par / 60, len(mission.steps)
    yield f"{t(mission.title)} ({mission.id})"
    told = "{minutes:.0f} minutes at par, begins at {clock}, {count} steps"
    yield p(told, minutes=par, clock=mission.clock, count=steps)
    yield from ("", *(t(line) for line in mission.briefing), "", p("Steps"))
    for number, step in enumerate(mission.steps, 1):
        cost = p("{thing}: {done}", thing=p("if missed"), done=p(step.if_missed))
        yield f"  {number}. {t(step.do)} [{step.room}, {cost}]"
    yield from _rules(mission, t, p)


def _rules(mission: Mission, t: Callable[[str], str], p: Callable[..., str]) -> Iterator[str]:
    """Order, faults and decisions."""
    yield p("Order")
    for rule in mission.order:
        yield "  " + p("{step} only after {before}: {why}", step=rule.step, before=rule.needs_before, why=t(rule.why))
    yield p("What can go wrong")
    for fault in mission.faults:
        yield f"  {t(fault.cause)} [{p(fault.counts_as)}]"
    for decision in mission.decisions:
        yield p("{thing}: {done}", thing=p("Decision"), done=t(decision.question))
        for option in decision.options:
            yield f"  {t(option.text)} [{p(option.value)}] {t(option.feedback)}"
