"""The condition words of missions: does, happens, reaches, stays, before, answers, all, any, not.

`does`, `happens`, `reaches`, `before` and `answers` stay true once they were true; `stays` is true only while its tag
is in its range (and has been for as long as it asks); `all`, `any` and `not` combine what their parts say now. Every
part is looked at every time: a hold timer is never skipped because another part already decided. What has been reached
so far is data (`Progress`), one record per part, so a save holds it.
"""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from sim_core.journal import Command, Entry, Event
from sim_core.quantity import Second, parse
from sim_core.unit import Readings
from training.condition_model import Before, Condition, Does, Happens, Range

NOWHERE = -1  # entry number of something that no journal entry caused


@dataclass(slots=True)
class Progress:
    """How far one part of a condition is.

    Attributes:
        met: whether it is true now (or, for words that stay true, was).
        count: times seen.
        since: when the range was entered or the hold began; -1 when neither.
        longest: seconds of the longest hold so far.
        value: the last reading.
        entry: number of the journal entry that made it true; -1 when none did.
    """

    met: bool = False
    count: int = 0
    since: Second = -1.0
    longest: Second = 0.0
    value: float = float("nan")
    entry: int = NOWHERE


@dataclass(frozen=True, slots=True)
class Moment:
    """What a condition may look at: time, readings, new entries, answers so far, the room where the trainee is."""

    now: Second
    readings: Readings
    entries: Sequence[tuple[int, Entry]]
    answers: Mapping[str, str]
    units: Mapping[str, str]
    room: str = ""


ProgressOf = MutableMapping[str, Progress]


def look(condition: Condition, path: str, moment: Moment, kept: ProgressOf) -> Progress:
    """Bring every part of the condition up to date and return the record of the whole."""
    word, value = condition.word()
    record = kept.get(path)
    if record is None:
        record = kept[path] = Progress()
    match word:
        case "does":
            _look_does(value, moment, record)
        case "happens":
            _look_happens(value, moment, record)
        case "reaches" | "stays":
            _look_range(value, moment, record, stays=word == "stays")
        case "before":
            _look_before(value, path, moment, kept)
        case "answers":
            given = moment.answers.get(value.decision)
            record.met = record.met or (given is not None and (not value.option or given == value.option))
        case _:
            _look_parts(word, condition.parts(), path, moment, kept)
    return record


def _look_does(wanted: Does, moment: Moment, record: Progress) -> None:
    if wanted.quiet > 0.0:
        _look_quiet(wanted, moment, record)
        return
    for number, entry in moment.entries:
        if not isinstance(entry, Command) or entry.target != wanted.control or entry.actor != wanted.by:
            continue
        if wanted.room not in ("", moment.room):
            continue
        if wanted.hold > 0.0 or wanted.value is None or _same(entry.value, wanted.value):
            _count_act(wanted, entry, number, moment, record)
    if wanted.hold > 0.0 and record.since >= 0.0:
        record.longest = max(record.longest, moment.now - record.since)
        _hold_reached(wanted, record, record.entry)


def _look_quiet(wanted: Does, moment: Moment, record: Progress) -> None:
    """The act, then nothing else by the same person for as long as is asked."""
    for number, entry in moment.entries:
        if not isinstance(entry, Command) or entry.actor != wanted.by:
            continue
        _quiet_reached(wanted, entry.time, record)
        fits = entry.target == wanted.control and (wanted.value is None or _same(entry.value, wanted.value))
        record.since = entry.time if fits else -1.0
        record.count += fits
        record.entry = number if fits and not record.met else record.entry
    _quiet_reached(wanted, moment.now, record)


def _quiet_reached(wanted: Does, now: Second, record: Progress) -> None:
    if record.since >= 0.0:
        record.longest = max(record.longest, now - record.since)
        record.met = record.met or now - record.since >= wanted.quiet - 1e-9


def _count_act(wanted: Does, entry: Command, number: int, moment: Moment, record: Progress) -> None:
    if wanted.hold <= 0.0:
        unmet = next((r for r in wanted.while_ if not _fits_all((r,), moment)), None)
        if unmet is not None:
            record.value = moment.readings.get(unmet.tag, float("nan"))
            return
        record.count += 1
        if record.count >= wanted.times and not record.met:
            record.met, record.entry = True, number
    elif entry.value == "start":
        record.since = entry.time
        record.entry = number if not record.met else record.entry
    elif record.since >= 0.0:
        record.longest = max(record.longest, entry.time - record.since)
        record.since = -1.0
        _hold_reached(wanted, record, number)


def _hold_reached(wanted: Does, record: Progress, number: int) -> None:
    if not record.met and record.longest >= wanted.hold:
        record.met, record.entry = True, number


def _same(found: object, wanted: object) -> bool:
    if isinstance(wanted, str) and wanted.endswith("*"):
        return str(found).startswith(wanted[:-1])
    return found == wanted


def _look_happens(wanted: Happens, moment: Moment, record: Progress) -> None:
    for number, entry in moment.entries:
        if isinstance(entry, Event) and entry.name == wanted.event and _event_fits(wanted, entry, moment):
            record.count += 1
            if record.count >= wanted.times and not record.met:
                record.met, record.entry = True, number


def _event_fits(wanted: Happens, entry: Event, moment: Moment) -> bool:
    if wanted.source and entry.source != wanted.source:
        return False
    data: dict[str, Any] = entry.data
    return all(_same(data.get(k), v) for k, v in wanted.data.items()) and _fits_all(wanted.while_, moment)


def _fits_all(ranges: Sequence[Range], moment: Moment) -> bool:
    return all(_is_in(r, moment) for r in ranges)


def _is_in(wanted: Range, moment: Moment) -> bool:
    is_there = wanted.room in ("", moment.room)
    return is_there and in_range(wanted, moment.readings.get(wanted.tag, float("nan")), moment.units)


def _look_range(wanted: Range, moment: Moment, record: Progress, *, stays: bool) -> None:
    record.value = moment.readings.get(wanted.tag, float("nan"))
    if _is_in(wanted, moment):
        if record.since < 0.0:
            record.since = moment.now
        held = moment.now - record.since
        record.longest = max(record.longest, held)
        reached = held >= wanted.for_ - 1e-9
    else:
        record.since = -1.0
        reached = False
    if reached and not record.met:
        record.entry = moment.entries[-1][0] if moment.entries else NOWHERE
    record.met = reached if stays else record.met or reached


def in_range(wanted: Range, value: float, units: Mapping[str, str]) -> bool:
    """Whether a reading (in the tag's own unit) lies in the range, both ends included; NaN lies nowhere."""
    unit = units.get(wanted.tag, "1")
    low = parse(wanted.at_least, unit) if wanted.at_least is not None else float("-inf")
    high = parse(wanted.at_most, unit) if wanted.at_most is not None else float("inf")
    return low <= value <= high


def _look_before(wanted: Before, path: str, moment: Moment, kept: ProgressOf) -> None:
    record = kept[path]
    then_was = kept[f"{path}/then"].met if f"{path}/then" in kept else False
    first = look(wanted.first, f"{path}/first", moment, kept)
    then = look(wanted.then, f"{path}/then", moment, kept)
    earlier = first.met and (not then.met or (not then_was and 0 <= first.entry < then.entry))
    if earlier and not then_was:
        record.met, record.entry = True, first.entry


def _look_parts(word: str, parts: Sequence[Condition], path: str, moment: Moment, kept: ProgressOf) -> None:
    record = kept[path]
    found = [look(part, f"{path}/{n}", moment, kept) for n, part in enumerate(parts)]
    match word:
        case "all":
            record.met = all(p.met for p in found)
            record.entry = max(p.entry for p in found)
        case "any":
            record.met = any(p.met for p in found)
            record.entry = max((p.entry for p in found if p.met), default=NOWHERE)
        case _:
            record.met = not found[0].met


def why_not(condition: Condition, path: str, kept: Mapping[str, Progress]) -> str:
    """Why the condition is not true yet, with figures; an empty text when it is."""
    word, value = condition.word()
    record = kept.get(path, Progress())
    if record.met:
        return ""
    match word:
        case "does":
            return _why_does(value, record)
        case "happens":
            return f"{value.event.replace('_', ' ')}: {record.count} of {value.times}"
        case "reaches" | "stays":
            return _why_range(value, record)
        case "before":
            return f"not in this order: first {_name(value.first)}, then {_name(value.then)}"
        case "answers":
            return f"{value.decision} not answered" + (f" with {value.option}" if value.option else "")
    reasons = [why_not(part, f"{path}/{n}", kept) for n, part in enumerate(condition.parts())]
    if word == "not":
        return f"must not be: {_name(condition.parts()[0])}"
    return {"all": "; ", "any": " or "}[word].join(r for r in reasons if r)


def _why_does(wanted: Does, record: Progress) -> str:
    if wanted.hold > 0.0:
        return f"{wanted.control} held {record.longest:.1f} s, needs {wanted.hold:g} s"
    if wanted.quiet > 0.0 and record.count:
        return f"{wanted.control} looked at for {record.longest:.1f} s, needs {wanted.quiet:g} s"
    what = wanted.control if wanted.value is None else f"{wanted.control} {wanted.value}"
    limits = " and ".join(f"{r.tag} {_ends(r)}" for r in wanted.while_)
    tried = f", last {record.value:.4g}" if record.value == record.value else ""
    return f"{what}: {record.count} of {wanted.times}" + (f", needs {limits}{tried}" if limits else "")


def _why_range(wanted: Range, record: Progress) -> str:
    text = f"{wanted.tag} {record.value:.4g}, needs {_ends(wanted)}"
    return text + (f" for {wanted.for_:g} s; held {record.longest:.1f} s" if wanted.for_ > 0.0 else "")


def _ends(wanted: Range) -> str:
    ends = [f">= {wanted.at_least}" if wanted.at_least is not None else ""]
    ends += [f"<= {wanted.at_most}" if wanted.at_most is not None else ""]
    return " and ".join(end for end in ends if end) + (f" in {wanted.room}" if wanted.room else "")


def _name(condition: Condition) -> str:
    word, value = condition.word()
    match word:
        case "does":
            return f"{value.control} {value.value or ''}".rstrip()
        case "happens":
            return str(value.event)
        case "reaches" | "stays":
            return str(value.tag)
        case "answers":
            return str(value.decision)
    return f" {word} ".join(_name(part) for part in condition.parts())
