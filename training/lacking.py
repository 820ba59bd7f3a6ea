"""What a step still lacked, in words that a learner reads: how far each part of its condition came."""

from collections.abc import Iterator

from sim_core.errors import BadQuantity
from sim_core.quantity import parse
from training.condition import Progress
from training.condition_model import Condition, Does, Range
from training.mission import Step
from training.page import Page
from training.page_words import NBSP, small


def lacking(page: Page, step: Step) -> str:
    """Each part of the step's condition that was not reached, once, with figures."""
    kept = page.facts.session.progress.progress
    found = list(dict.fromkeys(_parts(page, step.done, f"{step.id}.done", kept)))
    return " · ".join(found)


def _parts(page: Page, condition: Condition, path: str, kept: dict[str, Progress]) -> Iterator[str]:
    word, value = condition.word()
    record = kept.get(path, Progress())
    if record.met:
        return
    match word:
        case "does":
            yield _does(page, value, record)
        case "reaches" | "stays":
            yield _range(page, value, record)
        case "before":
            names = [_name(page, part) for part in condition.parts()]
            yield page.w("first {first}, then {then}", first=names[0], then=names[1])
        case "all" | "any":
            for number, part in enumerate(condition.parts()):
                yield from _parts(page, part, f"{path}/{number}", kept)


def _does(page: Page, wanted: Does, record: Progress) -> str:
    thing = control(page, wanted.control)
    timed = next((r for r in wanted.while_ if r.tag in page.facts.curves), None)
    if timed is not None and not record.count:
        longest = max((value for _, value in page.facts.curves[timed.tag]), default=0.0)
        return _range(page, timed, Progress(value=longest))
    asked = wanted.hold or (wanted.quiet if record.count else 0.0)
    if asked > 0.0:
        return page.w(
            "{thing}: {reached} s of {asked} s", thing=thing, reached=page.n(record.longest, 1), asked=page.n(asked)
        )
    if record.count:
        return page.w("{thing}: {reached} of {asked}", thing=thing, reached=record.count, asked=wanted.times)
    return page.w("{thing}: not done", thing=thing)


def _range(page: Page, wanted: Range, record: Progress) -> str:
    unit = page.facts.session.run.units.get(wanted.tag, "1")
    limit = wanted.at_least or wanted.at_most or ""
    try:
        end = parse(limit, unit)
    except BadQuantity:
        end = float("nan")
    shown = "%" if unit == "1" else unit
    scale = 100.0 if unit == "1" else 1.0
    reached = f"{small(record.value * scale, page.lang)}{NBSP}{shown}"
    return page.w(
        "{thing}: {reached} of {asked}",
        thing=control(page, wanted.tag),
        reached=reached,
        asked=f"{small(end * scale, page.lang)}{NBSP}{shown}",
    )


def _name(page: Page, condition: Condition) -> str:
    word, value = condition.word()
    if word == "does":
        return control(page, value.control)
    if word in ("reaches", "stays"):
        return control(page, value.tag)
    if word == "happens":
        return page.w("event|" + value.event.replace("_", " "))
    return ", ".join(_name(page, part) for part in condition.parts())


def control(page: Page, name: str) -> str:
    """A control or tag in words: `CHG.sink.wash` is "sink, wash (CHG)", `air.COR_D.pressure` "COR_D, pressure"."""
    signal = signal_name(page, name)
    if signal:
        return signal
    thing, _, what = name.rpartition(".")
    is_time = what.endswith("_s")
    said = page.w(("time|" if is_time else "act|") + what.removesuffix("_s").replace("_", " "))
    room = thing.removeprefix("air.")
    if thing.startswith("air.") or thing in page.facts.facility.doors:
        return f"{room}, {said}"
    if thing == "trainee" or thing.startswith("mission"):
        return said
    return f"{page.place(thing)}, {said}"


def signal_name(page: Page, name: str) -> str:
    """A signal of a machine by its name (`USP.br2000.do`), a set point of it, a pen of it at the desk; else empty."""
    facility = page.facts.facility
    room, _, inside = name.partition(".")
    thing, *rest = inside.split(".")
    placed = facility.placed.get(f"{room}.{thing}")
    if placed is None or not rest:
        return ""
    kind, signal = ".".join(rest[:-1]), rest[-1]
    kinds = {"": "{signal}", "pen": "trend of {signal}", "sp": "set point of {signal}"}
    owners = [placed.equipment] if kind != "pen" else [p.equipment for p in facility.placed.values()]
    rows = (facility.equipment.get(owner, {}).get("signals", {}) for owner in owners)
    given = next((r[signal].get("name") for r in rows if isinstance(r, dict) and signal in r), None)
    if kind not in kinds or not isinstance(given, dict):
        return ""
    return page.w(kinds[kind], signal=given.get(page.lang, given["en"]))
