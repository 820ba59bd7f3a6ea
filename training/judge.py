"""What the rules of a mission say about what is new: one function for each part of a mission file."""

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


def applies(x: MissionState, step: Step) -> bool:
    """Whether the step belongs to the faults that were drawn."""
    return not step.applies or bool(set(step.applies) & set(x.active))


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
        if fault.when is None:
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
    found = Deviation(
        fault.id, "act", fault.counts_as, fault.competency, fault.step, book.moment.now, entry, fault.why,
        hurts=fault.hurts or "", can_be_corrected=fault.corrected is not None,
    )  # fmt: skip
    _put(book, found, fault.say)


def _forget(x: MissionState, path: str) -> None:
    for key in [k for k in x.progress if k == path or k.startswith(f"{path}/")]:
        del x.progress[key]


def _follow(book: Book, fault: Fault) -> None:
    last = next(d for d in reversed(book.x.deviations) if d.rule == fault.id)
    if fault.worse is not None:
        record = look(fault.worse.when, f"{fault.id}.worse", book.moment, book.x.progress)
        if record.met and _GRAVER[fault.worse.counts_as] > _GRAVER[last.counts_as]:
            last.counts_as = fault.worse.counts_as
            book.note("deviation_grew", rule=fault.id, counts_as=last.counts_as)
    if fault.corrected is None or last.corrected:
        return
    if look(fault.corrected, f"{fault.id}.corrected", book.moment, book.x.progress).met:
        last.corrected = True
        book.note("deviation_corrected", rule=fault.id)


def limits(book: Book) -> None:
    """Compare the watched signals with their limits, each with its delay."""
    for row in book.mission.watch:
        value = book.moment.readings.get(row.tag, float("nan"))
        unit = book.moment.units.get(row.tag, "1")
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
            _pass_limit(book, row, zone, f"{row.tag} {value:.4g} {unit}")


def _outside(value: float, ends: tuple[Quantity | None, Quantity | None], unit: str) -> bool:
    low, high = ends
    return (low is not None and value < parse(low, unit)) or (high is not None and value > parse(high, unit))


def _pass_limit(book: Book, row: Watch, zone: str, facts: str) -> None:
    number = book.note("limit_passed", row=row.id, zone=zone, reading=facts)
    counts_as = row.if_action if zone == "action" else row.if_alert
    if counts_as is not None:
        entry = number
        found = Deviation(row.id, "limit", counts_as, row.competency, row.step, book.moment.now, entry, row.why, facts)
        _put(book, found, row.say)


def decisions(book: Book) -> None:
    """Ask what a condition fires."""
    x = book.x
    for decision in book.mission.decisions:
        if decision.id in x.asked or (decision.applies and not set(decision.applies) & set(x.active)):
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
            number = book.note("plate_counted", plate=plate.id, expected=round(expected, 6), count=count)
            book.x.plates[plate.id] = PlateCount(expected, count, book.moment.now, number)
            _judge_plate(book, plate, count, number)


def _judge_plate(book: Book, plate: Plate, count: int, number: int) -> None:
    counts_as: Class | None = (
        plate.if_action if count > plate.action else plate.if_alert if count > plate.alert else None
    )
    if counts_as is not None:
        facts = f"{count} CFU"
        now = book.moment.now
        found = Deviation(plate.id, "plate", counts_as, plate.competency, "", now, number, plate.why, facts)
        _put(book, found, "")


def hard_fails(book: Book) -> None:
    """See whether something happened after which no score helps."""
    for rule in book.mission.hard_fails:
        record = look(rule.when, f"{rule.id}.when", book.moment, book.x.progress)
        if record.met and rule.id not in book.x.hard_fails:
            book.x.hard_fails[rule.id] = Mark(book.moment.now, book.note("hard_fail", rule=rule.id))


def _put(book: Book, found: Deviation, say: str) -> None:
    number = book.note("deviation", rule=found.rule, counts_as=found.counts_as, step=found.step, facts=found.facts)
    entry = found.entry if found.entry != NOWHERE else number
    book.x.deviations.append(replace(found, entry=entry))
    if say:
        speech.warn(book.x, say, found.counts_as)
