"""Does every name in a mission exist, and does every quantity fit its tag? Each answer is a located error."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from sim_core.errors import BadQuantity
from sim_core.plan import Facility
from sim_core.plant import Plant
from sim_core.quantity import is_known, parse
from training.condition_model import Condition, Range
from training.inject_model import Inject
from training.locate import Located, Path_
from training.mission import Mission
from training.problem import Problem, suggestion

MOST_WORDS = 12  # of a live message [UX.md 7]
_EVENTS = """
    door_opened door_closed both_doors_open door_open_too_long emergency_release alarm_raised alarm_cleared
    alarm_acknowledged contact washed dried sanitised dispensed garment_taken garment_donned garment_doffed
    garment_touched_floor outside_touched item_dropped stepped_over sat_down room_entered gauge_read trend_opened
    annotated logged_in logged_out session_locked entry_signed value_entered step_opened comment_added mirror_checked
    gap_found size_chosen expiry_checked integrity_checked refused step_done deviation decision_asked limit_passed
    plate_counted phase_started phase_ended phase_held phase_resumed mode_changed gas_source_changed
    vent_filter_switched probe_switched probe_calibrated glucose_given sample_drawn sample_sealed sample_labelled
    analyser_checked analysis_done result_read pressure_tripped trip_reset alarm_shelved alarm_unshelved trend_shown
    bag_hung line_primed pump_started pump_stopped tube_welded bag_emptied call_answered call_ended
    deviation_opened record_opened record_changed travelled waited
    report_given agreed all_done phase_aborted unit_selected
    inlet_opened inlet_closed cycle_started hold_broken cycle_passed cycle_aborted tank_read tank_sampled tank_released
    slide_viewed photograph_taken field_identified
"""
EVENTS = frozenset(_EVENTS.split())
MISSION_VERBS = (
    "mission.report",
    "mission.tell",
    "mission.hint",
    "mission.declare",
    "mission.note",
    "mission.voice",
    "mission.ghost_hands",
)


@dataclass(frozen=True, slots=True)
class Names:
    """What a mission may name.

    Attributes:
        units: output tag -> unit.
        controls: command target -> its choices (empty: any).
        faults: `unit.parameter`.
    """

    units: Mapping[str, str]
    controls: Mapping[str, Collection[str]]
    faults: Collection[str]
    rooms: Collection[str]
    equipment: Collection[str]
    competencies: Collection[str]
    events: Collection[str] = EVENTS

    def within(self, facility: Facility, rooms: Collection[str]) -> "Names":
        """Without what is placed in other rooms: a mission's plant does not hold it (`training.plant.within`)."""
        away = {name for name, placed in facility.placed.items() if placed.room not in rooms}

        def is_here(name: str) -> bool:
            return ".".join(name.split(".", 2)[:2]) not in away

        return replace(
            self,
            units={tag: unit for tag, unit in self.units.items() if is_here(tag)},
            controls={target: choices for target, choices in self.controls.items() if is_here(target)},
            faults=[name for name in self.faults if is_here(name)],
        )


def names_of(plant: Plant, facility: Facility, competencies: Path) -> Names:
    """The names of a built plant and its facility."""
    table = yaml.safe_load(competencies.read_text(encoding="utf-8"))
    return Names(
        {tag: s.unit for tag, s in plant.signals.items() if s.kind == "output"},
        {target: control.choices for target, (_, control) in plant.controls.items()},
        {f"{unit}.{parameter}" for unit, faults in plant.faultable.items() for parameter in faults},
        facility.rooms,
        facility.equipment,
        {row["id"] for row in table["competencies"]},
    )


def link(mission: Mission, found: Located, names: Names) -> list[Problem]:
    """Every name that does not exist, quantity that does not fit, order that cannot be kept, line that is too long."""
    linker = _Linker(mission, found, names)
    linker.walk((), mission.model_dump(by_alias=True, exclude_unset=True))
    linker.conditions()
    linker.references()
    linker.past()
    linker.order()
    return linker.problems


class _Linker:
    def __init__(self, mission: Mission, found: Located, names: Names) -> None:
        self.mission, self.found, self.names = mission, found, names
        self.problems: list[Problem] = []
        self.step_ids = [s.id for s in mission.steps]
        self.fault_ids = [f.id for f in mission.faults]

    def wrong(self, path: Path_, message: str) -> None:
        self.problems.append(self.found.problem(path, message))

    def known(self, path: Path_, what: str, word: str, known: Collection[str]) -> None:
        if word not in known:
            self.wrong(path, f"{what} {word!r} does not exist{suggestion(word, known)}")

    def walk(self, path: Path_, node: Any) -> None:
        """Check by key what means the same wherever it stands."""
        if isinstance(node, dict):
            for key, value in node.items():
                self._key((*path, key), key, value)
                self.walk((*path, key), value)
        elif isinstance(node, list | tuple):
            for number, value in enumerate(node):
                self.walk((*path, number), value)

    def _key(self, path: Path_, key: str, value: Any) -> None:
        if key == "competency":
            self.known(path, "competency", value, self.names.competencies)
        elif key == "room":
            self.known(path, "room", value, self.names.rooms)
        elif key in ("control", "target") and isinstance(value, str):
            self._control(path, value)
        elif key in ("say", "praise", "nudge", "explicit", "demo") and isinstance(value, str):
            self._is_short(path, value)
        elif key == "coach":
            for level, text in value.items():
                self._is_short((*path, level), text)

    def _control(self, path: Path_, target: str) -> None:
        if target in MISSION_VERBS or target.startswith(("mission.answer.", "fault.", "session.")):
            return
        self.known(path, "control", target, self.names.controls)

    def _is_short(self, path: Path_, text: str) -> None:
        count = word_count(text)
        if count > MOST_WORDS:
            self.wrong(path, f"a live message of {count} words; at most {MOST_WORDS} can be read while working")

    def conditions(self) -> None:
        """Tags, units, events and answers of every condition."""
        for path, condition in conditions(self.mission):
            self._condition((*path, condition.word()[0]), condition)
        for number, row in enumerate(self.mission.watch):
            for side in ("alert", "action"):
                ends = getattr(row, side)
                for end, quantity in enumerate(ends):
                    self._quantity(("watch", number, side, end), row.tag, quantity)
            for key in ("tag", "valid") if row.valid else ("tag",):
                self.known(("watch", number, key), "tag", getattr(row, key), self.names.units)
        for number, plate in enumerate(self.mission.plates):
            for n, tag in enumerate(plate.tags):
                self.known(("plates", number, "tags", n), "tag", tag, self.names.units)

    def _condition(self, path: Path_, condition: Condition) -> None:
        word, value = condition.word()
        match word:
            case "reaches" | "stays":
                self._range(path, value)
            case "happens":
                self.known((*path, "event"), "event", value.event, self.names.events)
            case "answers":
                self._answer(path, value.decision, value.option)
        for number, span in enumerate(getattr(value, "while_", ())):
            self._range((*path, "while", number), span)

    def _range(self, path: Path_, span: Range) -> None:
        self.known((*path, "tag"), "tag", span.tag, self.names.units)
        self._quantity((*path, "at_least"), span.tag, span.at_least)
        self._quantity((*path, "at_most"), span.tag, span.at_most)

    def _quantity(self, path: Path_, tag: str, quantity: str | None) -> None:
        unit = self.names.units.get(tag)
        if quantity is None or unit is None:
            return
        try:
            parse(quantity, unit if is_known(unit) else "1")
        except BadQuantity as error:
            self.wrong(path, f"{error} ({tag} is in {unit})")

    def _answer(self, path: Path_, decision: str, option: str) -> None:
        known = {d.id: [o.id for o in d.options] for d in self.mission.decisions}
        self.known((*path, "decision"), "decision", decision, known)
        if option and decision in known:
            self.known((*path, "option"), f"option of {decision}", option, known[decision])

    def references(self) -> None:
        """Steps, faults, rooms and equipment named by other parts; ids used twice."""
        mission = self.mission
        for part in ("steps", "faults", "decisions", "questions", "watch", "plates", "hard_fails"):
            self._rows(part, getattr(mission, part))
        for number, room in enumerate(mission.rooms):
            self.known(("rooms", number), "room", room, self.names.rooms)
        for number, equipment in enumerate(mission.equipment):
            self.known(("equipment", number), "equipment", equipment, self.names.equipment)
        for number, fault in enumerate(mission.faults):
            if fault.inject is not None:
                self._inject(("faults", number, "inject"), fault.inject)

    def _inject(self, here: Path_, inject: Inject) -> None:
        if inject.parameter:
            self.known((*here, "parameter"), "faultable parameter", inject.parameter, self.names.faults)
        for n, drift in enumerate(inject.more):
            self.known((*here, "more", n), "faultable parameter", drift.parameter, self.names.faults)
        if inject.step:
            self.known((*here, "step"), "step", inject.step, self.step_ids)

    def past(self) -> None:
        """What was before the start: acts and causes that exist, none before the batch began."""
        flown, age = self.mission.flown, self.mission.flown.age if self.mission.flown else 0.0
        for number, act in enumerate(flown.acts if flown else ()):
            here = ("flown", "acts", number)
            if act.target.startswith("fault."):
                name = act.target.removeprefix("fault.")
                self.known((*here, "target"), "faultable parameter", name, self.names.faults)
            for n, name in enumerate(act.applies):
                self.known((*here, "applies", n), "fault", name, self.fault_ids)
            self._is_after_inoculation((*here, "before"), act.before, age)
        for number, fault in enumerate(self.mission.faults):
            if fault.inject is not None and fault.inject.before:
                self._is_after_inoculation(("faults", number, "inject", "before"), fault.inject.before, age)

    def _is_after_inoculation(self, path: Path_, before: float, age: float) -> None:
        if before > age:
            said = (
                f"only {age:g} s before the start are flown"
                if age
                else "nothing is flown before the start: no `flown:`"
            )
            self.wrong(path, f"{before:g} s before the start: {said}")

    def _rows(self, part: str, rows: tuple[Any, ...]) -> None:
        seen: set[str] = set()
        for number, row in enumerate(rows):
            if row.id in seen:
                self.wrong((part, number, "id"), f"id {row.id!r} is used twice in {part}")
            seen.add(row.id)
            if getattr(row, "step", ""):
                self.known((part, number, "step"), "step", row.step, self.step_ids)
            for n, fault in enumerate(getattr(row, "applies", ())):
                self.known((part, number, "applies", n), "fault", fault, self.fault_ids)

    def order(self) -> None:
        """Order rules name steps and hold no circle."""
        needs: dict[str, set[str]] = {s: set() for s in self.step_ids}
        for number, rule in enumerate(self.mission.order):
            for key in ("step", "needs_before"):
                self.known(("order", number, key), "step", getattr(rule, key), self.step_ids)
            if rule.step in needs and rule.needs_before in needs:
                if _reaches(needs, rule.needs_before, rule.step):
                    circle = f"{rule.step} needs {rule.needs_before}, which needs {rule.step}"
                    self.wrong(("order", number), f"an order that nobody can keep: {circle}")
                needs[rule.step].add(rule.needs_before)


def _reaches(needs: Mapping[str, Collection[str]], start: str, goal: str) -> bool:
    waiting, seen = [start], set()
    while waiting:
        step = waiting.pop()
        if step == goal:
            return True
        if step not in seen:
            seen.add(step)
            waiting += needs[step]
    return False


def conditions(mission: Mission) -> Iterator[tuple[Path_, Condition]]:
    """Every condition of a mission, parts included, with its path in the file."""
    yield from _inside((), mission)


def _inside(path: Path_, node: Any) -> Iterator[tuple[Path_, Condition]]:
    if isinstance(node, Condition):
        yield path, node
    if isinstance(node, tuple):
        for number, part in enumerate(node):
            yield from _inside((*path, number), part)
    fields = getattr(type(node), "model_fields", {})
    for name, info in fields.items():
        yield from _inside((*path, info.alias or name), getattr(node, name))


def word_count(text: str) -> int:
    """Words as a reader counts them: runs of letters and digits, with their apostrophes.

    >>> word_count("Dry all over: 24 seconds. Your hands are ready.")
    9
    """
    return len(re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", text))
