"""What the rules of a mission say about what is new: one function for each part of a mission file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim_core import noise
from sim_core.journal import Event, Journal
from sim_core.quantity import parse
from training import speech
from training.condition import NOWHERE, Moment, Progress, look
from training.condition_model import Quantity
from training.mission import Class, Decision, Fault, Mission, Option, Plate, Step, Watch
from training.state import Deviation, Mark, MissionState, PlateCount

_GRAVER = {"minor": 0, "major": 1, "critical": 2}


@dataclass(frozen=True, slots=True)
class Book:
    """What a judgement needs: the mission, its state, this moment and the journal to write in."""

    mission: Mission
    x: MissionState
    moment: Moment
    journal: Journal

    def note(self, name: str, **data: object) -> int:
        """Write an event of the mission; returns its number."""
        return self.journal.add(Event(self.moment.now, self.mission.id, name, dict(data)))


def applies(x: MissionState, row: Step | Fault | Watch | Decision) -> bool:
    """Whether a part of the mission belongs to the faults that were drawn."""
    return not row.applies or bool(set(row.applies) & set(x.active))


def steps(book: Book) -> None:
    """See which steps became possible or were done, and whether their order was kept."""
    x = book.x
    for step in book.mission.steps:
        if step.id in x.done or not applies(x, step):
            continue
        before = [o.needs_before for o in book.mission.order if o.step == step.id]
        if step.id not in x.possible and x.room in ("", step.room) and all(b in x.done for b in before):
            x.possible[step.id] = book.moment.now
        if step.nearly is not None:
            look(step.nearly.when, f"{step.id}.nearly", book.moment, x.progress)
        record = look(step.done, f"{step.id}.done", book.moment, x.progress)
        if record.met:
            number = book.note("step_done", step=step.id)
            entry = record.entry if record.entry != NOWHERE else number
            x.done[step.id] = Mark(book.moment.now, entry)
            _check_order(book, step, entry)
            if step.praise:
                speech.praise(x, step.praise)
    asked = [s.id for s in book.mission.steps if applies(x, s) and not s.optional]
    if "all_done" not in x.firing and all(name in x.done for name in asked):
        x.firing["all_done"] = book.note("all_done")


def _check_order(book: Book, step: Step, entry: int) -> None:
    for rule in book.mission.order:
        if rule.step == step.id and rule.needs_before not in book.x.done:
            name = f"{rule.step}>{rule.needs_before}"
            found = Deviation(
                name, "order", rule.if_violated, step.competency, step.id, book.moment.now, entry, rule.why
            )
            _put(book, found, rule.say)


def faults(book: Book) -> None:
    """Watch for wrong acts; then for what makes them worse or puts them right."""
    for fault in book.mission.faults:
        if fault.when is None or not applies(book.x, fault):
            continue
        record = look(fault.when, fault.id, book.moment, book.x.progress)
        if not record.met:
            book.x.firing.pop(f"{fault.id}!", None)
        elif f"{fault.id}!" not in book.x.firing:
            _fire(book, fault, record)
        if fault.id in book.x.firing:
            _follow(book, fault)


def _fire(book: Book, fault: Fault, record: Progress) -> None:
    x = book.x
    x.firing[f"{fault.id}!"] = 1
    entry = record.entry
    _forget(x, fault.id)
    count = x.firing.get(fault.id, 0)
    if count >= fault.times:
        return
    x.firing[fault.id] = count + 1
    _forget(x, f"{fault.id}.worse")
    _forget(x, f"{fault.id}.corrected")
    step = fault.step or _current(book)
    found = Deviation(
        fault.id, "act", fault.counts_as, fault.competency, step, book.moment.now, entry, fault.why,
        hurts=fault.hurts or "", can_be_corrected=fault.corrected is not None,
    )  # fmt: skip
    _put(book, found, fault.say)


def cues(book: Book) -> None:
    """Say what is worth a word when it is seen; the braces of the line are filled from the event that was seen."""
    for row in book.mission.cues:
        record = look(row.when, f"cue.{row.id}", book.moment, book.x.progress)
        count = book.x.firing.get(f"cue.{row.id}", 0)
        if not record.met or count >= row.times:
            continue
        book.x.firing[f"cue.{row.id}"] = count + 1
        seen = book.journal.entries[record.entry] if record.entry != NOWHERE else None
        speech.cue(book.x, row.say, seen.data if isinstance(seen, Event) else {})
        _forget(book.x, f"cue.{row.id}")


def _current(book: Book) -> str:
    """The step during which something happens that belongs to no step: the first that is still to do."""
    open_steps = (s.id for s in book.mission.steps if applies(book.x, s) and not s.optional and s.id not in book.x.done)
    return next(open_steps, book.mission.steps[-1].id)


def _forget(x: MissionState, path: str) -> None:
    for key in [k for k in x.progress if k == path or k.startswith(f"{path}/")]:
        del x.progress[key]


def _follow(book: Book, fault: Fault) -> None:
    last = next(d for d in reversed(book.x.deviations) if d.rule == fault.id)
    if last.corrected:
        return
    if fault.worse is not None:
        record = look(fault.worse.when, f"{fault.id}.worse", book.moment, book.x.progress)
        if record.met and _GRAVER[fault.worse.counts_as] > _GRAVER[last.counts_as]:
            last.counts_as = fault.worse.counts_as
            book.note("deviation_grew", rule=fault.id, counts_as=last.counts_as)
    if fault.corrected is None:
        return
    if look(fault.corrected, f"{fault.id}.corrected", book.moment, book.x.progress).met:
        last.corrected = True
        book.note("deviation_corrected", rule=fault.id)


def limits(book: Book) -> None:
    """Compare the watched signals with their limits, each with its delay."""
    for row in (r for r in book.mission.watch if applies(book.x, r)):
        value = book.moment.readings.get(row.tag, float("nan"))
        unit = book.moment.units.get(row.tag, "1")
        if row.valid and book.moment.readings.get(row.valid, 0.0) < 1.0:
            continue
        zone = "action" if _outside(value, row.action, unit) else "alert" if _outside(value, row.alert, unit) else ""
        timer = book.x.progress.setdefault(f"{row.id}.limit", Progress())
        if not zone:
            timer.since = -1.0
            book.x.limits.pop(row.id, None)
            continue
        timer.since = book.moment.now if timer.since < 0.0 else timer.since
        was = book.x.limits.get(row.id, "")
        if book.moment.now - timer.since >= row.delay and was not in (zone, "action"):
            book.x.limits[row.id] = zone
            _pass_limit(book, row, zone, value)


def _outside(value: float, ends: tuple[Quantity | None, Quantity | None], unit: str) -> bool:
    low, high = ends
    return (low is not None and value < parse(low, unit)) or (high is not None and value > parse(high, unit))


def _pass_limit(book: Book, row: Watch, zone: str, value: float) -> None:
    unit = book.moment.units.get(row.tag, "1")
    facts = f"{row.tag} {value:.4g} {unit}"
    number = book.note("limit_passed", row=row.id, zone=zone, reading=facts)
    counts_as = row.if_action if zone == "action" else row.if_alert
    if counts_as is not None:
        entry = number
        step = row.step or _current(book)
        found = Deviation(row.id, "limit", counts_as, row.competency, step, book.moment.now, entry, row.why, facts)
        low, high = row.action if zone == "action" else row.alert
        passed = low if low is not None and value < parse(low, unit) else high
        limit = parse(passed, unit) if passed is not None else value
        _put(book, found, row.say, {"value": f"{value:.3g}", "limit": f"{limit:.3g}"})


def decisions(book: Book) -> None:
    """Ask what a condition fires."""
    x = book.x
    for decision in book.mission.decisions:
        if decision.id in x.asked or not applies(x, decision):
            continue
        if look(decision.when, f"{decision.id}.when", book.moment, x.progress).met:
            x.asked[decision.id] = Mark(book.moment.now, book.note("decision_asked", decision=decision.id))


def answered(x: MissionState, decision: Decision, chosen: Option, number: int) -> None:
    """Count an answer that is not the best one."""
    if chosen.value != "best":
        x.deviations.append(
            Deviation(
                decision.id, "decision", chosen.value, decision.competency, decision.step, x.now, number,
                chosen.feedback, chosen.text, decision.hurts or "", hidden=chosen.hides,
            )
        )  # fmt: skip


def plates(book: Book) -> None:
    """Take a plate when it is due: expected CFU from the twin's true loads, then one Poisson draw."""
    for plate in book.mission.plates:
        record = look(plate.when, f"{plate.id}.when", book.moment, book.x.progress)
        if plate.id not in book.x.plates and record.met:
            expected = plate.share * sum(max(0.0, book.moment.readings.get(t, 0.0)) for t in plate.tags)
            count = noise.poisson(noise.key(book.x.seed, "trainee", plate.id), 0, expected)
            zone = "action" if count > plate.action else "alert" if count > plate.alert else ""
            number = book.note("plate_counted", plate=plate.id, expected=round(expected, 6), count=count, zone=zone)
            book.x.plates[plate.id] = PlateCount(expected, count, book.moment.now, number)
            _judge_plate(book, plate, book.x.plates[plate.id], zone)


def _judge_plate(book: Book, plate: Plate, grown: PlateCount, zone: str) -> None:
    if zone:
        counts_as: Class = plate.if_action if zone == "action" else plate.if_alert
        facts = f"{grown.count} CFU"
        found = Deviation(
            plate.id, "plate", counts_as, plate.competency, plate.step, grown.time, grown.entry, plate.why, facts
        )
        _put(book, found, "")


def hard_fails(book: Book) -> None:
    """See whether something happened after which no score helps."""
    for rule in book.mission.hard_fails:
        record = look(rule.when, f"{rule.id}.when", book.moment, book.x.progress)
        if record.met and rule.id not in book.x.hard_fails:
            book.x.hard_fails[rule.id] = Mark(book.moment.now, book.note("hard_fail", rule=rule.id))


def _put(book: Book, found: Deviation, say: str, values: Mapping[str, str] | None = None) -> None:
    number = book.note("deviation", rule=found.rule, counts_as=found.counts_as, step=found.step, facts=found.facts)
    entry = found.entry if found.entry != NOWHERE else number
    book.x.deviations.append(replace(found, entry=entry))
    if say:
        speech.warn(book.x, say, found.counts_as, values)
