"""What holds for every registered unit."""

import contextlib
import dataclasses
import functools
import inspect
import json
import math
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim_core import snapshot
from sim_core.catalogue import CATALOGUE
from sim_core.errors import Refused, UnknownTag
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.unit import Signal
from tests.conformance.examples import EXAMPLES, Example, attempt, play
from training.plant import build_plant

every_unit = pytest.mark.parametrize("slug", sorted(CATALOGUE))


@functools.cache
def example(slug: str) -> Example:
    return EXAMPLES[slug]()


@functools.cache
def usual_run(slug: str) -> list[dict[str, float]]:
    return play(example(slug).plant(), example(slug))


def saved(plant: Plant) -> str:
    return json.dumps(plant.save(), sort_keys=True)


def ranged(plant: Plant) -> None:
    """Every output finite and in its range, no load negative."""
    for tag, value in plant.state.outputs.items():
        signal = plant.signals[tag]
        assert math.isfinite(value), tag
        assert signal.low - 1e-9 <= value <= signal.high + 1e-9, (tag, value)
    assert all(cfu >= 0.0 for row in plant.state.ledger.loads.values() for cfu in row.values())
    assert (plant.state.ledger.air >= 0.0).all()


def test_every_registered_unit_has_an_example():
    assert set(EXAMPLES) == set(CATALOGUE)
    assert all(type(example(slug).unit) is kind for slug, kind in CATALOGUE.items())


@every_unit
def test_the_same_seed_gives_the_same_run(slug):
    assert play(example(slug).plant(), example(slug)) == usual_run(slug)


@every_unit
def test_a_restored_plant_has_the_same_future(slug):
    plant, half = example(slug).plant(), example(slug).length // 2
    play(plant, example(slug), until=half)
    kept, plain = plant.snapshot(), json.loads(json.dumps(plant.save()))
    futures = []
    for restore in (lambda: None, lambda: plant.restore(kept), lambda: plant.load(plain)):
        restore()
        plant.step(50)
        futures.append([dict(plant.step()) for _ in range(50)])
    assert futures[0] == futures[1] == futures[2]


@every_unit
def test_it_reports_exactly_what_it_declares(slug):
    """All of it when asked (dt = 0), at any time what the plant shows: None from a step means that nothing changed."""
    plant, unit, name = example(slug).plant(), example(slug).unit, example(slug).name
    declared = {s.name for s in unit.signals if s.kind == "output"}
    prefix, every = "" if unit.site_wide else f"{name}.", round(10 * unit.period) * example(slug).stride
    for until in range(every, example(slug).length, 5 * every):
        play(plant, example(slug), until=until)
        report = unit.step(plant.state.units[name], plant._tick_for(name, 0.0))
        assert set(report) == declared
        assert {prefix + local: value for local, value in report.items()} == plant.state.outputs, until


@every_unit
def test_signals_controls_and_faults_say_what_they_are(slug):
    unit = example(slug).unit
    for one in (*unit.signals, *unit.faults):
        assert one.unit, one
        assert len(one.doc.split()) >= 2, one
    assert all(len(control.doc.split()) >= 2 or control.doc.endswith(".") for control in unit.controls)
    assert all(f.low <= f.healthy <= f.high for f in unit.faults)
    for names in ([s.name for s in unit.signals], [c.name for c in unit.controls], [f.parameter for f in unit.faults]):
        assert len(names) == len(set(names))


@every_unit
def test_rules_are_frozen_and_state_is_slotted(slug):
    unit = example(slug).unit
    assert dataclasses.is_dataclass(unit)
    with pytest.raises(dataclasses.FrozenInstanceError):
        unit.period = 5.0
    state = example(slug).plant().state.units[example(slug).name]
    assert dataclasses.is_dataclass(state)
    assert not hasattr(state, "__dict__")
    snapshot.encode(state)


@every_unit
def test_no_time_changes_nothing(slug):
    plant, name = example(slug).plant(), example(slug).name
    play(plant, example(slug), until=example(slug).length // 2)
    before = saved(plant)
    example(slug).unit.step(plant.state.units[name], plant._tick_for(name, 0.0))
    assert saved(plant) == before


@every_unit
def test_every_output_can_change(slug):
    run = usual_run(slug)
    still = {tag for tag in run[0] if len({reading[tag] for reading in run}) == 1}
    assert still == STILL.get(slug, set())


#: outputs that no scenario of the example can move, with the reason
STILL = {
    # The platform line makes its own glutamine; published kinetics have some.
    "bioreactor": {"r.true.Gln"},
    # One piece of a rack is past its date or torn, by the seed; the other of the two signs stays.
    "operator": {"PAL_D.gown_rack.is_torn"},
}


every_course = pytest.mark.parametrize("slug", sorted(slug for slug in CATALOGUE if example(slug).follows))


@every_course
@pytest.mark.parametrize("is_longest", [False, True], ids=["a second", "the longest step"])
def test_half_the_step_gives_nearly_the_same_answer(slug, is_longest):
    """At every moment a run lies within what the same run at half the step passes through one step around it.

    The unit steps at the stride (its own period is set aside), and one second of the scenario lasts one stride.
    """
    this = example(slug)
    stride = round(10 * this.unit.max_dt) if is_longest else step_of(this)
    whole, half = (in_strides(this, stride, part) for part in (stride, stride // 2))
    for tag in whole[0]:
        coarse, fine = (np.array([reading[tag] for reading in run]) for run in (whole, half))
        around = np.concatenate([[fine[0]] * 2, fine, [fine[-1]] * 2])
        near = np.lib.stride_tricks.sliding_window_view(around, 5)[::2]
        allowed = 0.01 * np.ptp(fine) + 1e-9
        assert (coarse <= near.max(axis=1) + allowed).all(), tag
        assert (coarse >= near.min(axis=1) - allowed).all(), tag
        if not is_longest:
            assert np.abs(coarse - fine[::2]).mean() <= 0.02 * np.ptp(fine) + 1e-9, tag


@every_unit
def test_half_the_step_gives_nearly_the_same_end(slug):
    this = example(slug)
    ends = [in_strides(this, step_of(this), part)[-1] for part in (step_of(this), step_of(this) // 2)]
    for tag, value in ends[0].items():
        assert math.isclose(value, ends[1][tag], rel_tol=0.02, abs_tol=1e-3), tag


@every_course
def test_the_longest_step_ends_where_sixty_short_ones_end(slug):
    this = example(slug)
    stride = round(10 * this.unit.max_dt)
    long, short = (in_strides(this, stride, part) for part in (stride, stride // 60))
    for tag, value in long[-1].items():
        assert abs(value - short[-1][tag]) <= 0.01 * np.ptp([reading[tag] for reading in short]) + 1e-9, tag


def in_strides(this: Example, second: int, stride: int) -> list[dict[str, float]]:
    """The scenario with `second` ticks for each of its steps, in strides that the unit takes as they come."""
    step = step_of(this)
    script = tuple(act._replace(tick=round(act.tick / step) * second) for act in this.script)
    unit = dataclasses.replace(this.unit, period=0.1)
    slow = dataclasses.replace(this, unit=unit, script=script, length=this.length // step * second, stride=1)
    return play(slow.plant(), slow, stride)


def step_of(this: Example) -> int:
    """Ticks of a step of the scenario: a second, or the example's own."""
    return max(10, this.stride)


@every_unit
def test_every_fault_is_seen_and_its_cure_too(slug):
    """The scenario with the fault differs; cured and come to rest, the scenario played again is as it was without."""
    this = example(slug)
    healthy, again = twice(this, None, None)
    blind, lasting = set(), {}
    for fault in this.unit.faults:
        name = f"fault.{this.name}.{fault.parameter}"
        for bad in dict.fromkeys((fault.high, fault.low)):
            if bad == fault.healthy:
                continue
            ill, cured = twice(this, name, bad)
            gaps = {tag: gap(ill, healthy, tag) for tag in healthy[0]}
            seen = {tag for tag, size in gaps.items() if size > 0.0}
            if seen:
                break
        if not seen:
            blind.add(fault.parameter)
        lasting |= {(fault.parameter, tag): gap(cured, again, tag) for tag in seen if stays(cured, again, tag, gaps)}
    assert blind == set()
    assert {tag for _, tag in lasting} == LASTING.get(slug, set()), lasting


def twice(this: Example, fault: str | None, bad: float | None) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """The scenario (with a fault), its cure, what people tidy up, the unit's rest, and the scenario again."""
    plant = this.plant()
    if fault is not None:
        plant.submit(Command(0.0, "trainer", fault, bad))
    first = play(plant, this)
    for one in {fault, *(act.target for act in this.script if act.target.startswith("fault."))} - {None}:
        plant.submit(Command(plant.time, "trainer", one, None))
    for act in this.tidy:
        attempt(plant, act)
    for _ in range(this.rest // 600):
        plant.step(600)
    start = plant.state.tick
    later = tuple(act._replace(tick=act.tick + start) for act in this.script)
    return first, play(plant, dataclasses.replace(this, script=later, length=start + this.length))[
        this.forgets // this.stride :
    ]


def gap(one: list[dict[str, float]], other: list[dict[str, float]], tag: str) -> float:
    return max(abs(a[tag] - b[tag]) for a, b in zip(one, other, strict=True))


def stays(cured: list[dict[str, float]], again: list[dict[str, float]], tag: str, gaps: dict[str, float]) -> bool:
    """More is left than a hundredth of what the fault did and a two-hundredth of the reading."""
    size = max(abs(reading[tag]) for reading in again)
    return gap(cured, again, tag) > max(0.01 * gaps[tag], 0.005 * size)


#: what a cured fault leaves behind, with the law that keeps it
LASTING = {
    # What was drawn stays drawn.
    "sampler": {"m.drawn"},
    # What went to the drain is gone.
    "kill_tank": {"k.true.gone_cells", "k.true.gone_germs"},
    # What was sent to the kill tank stays sent.
    "bioreactor": {"r.true.to_kill_cells", "r.true.to_kill_germs"},
}


@every_unit
def test_no_unit_reads_the_name_of_a_fault_or_a_mission(slug):
    source = inspect.getsource(sys.modules[CATALOGUE[slug].__module__])
    assert "c01_m" not in source
    assert "mission" not in source.replace("emission", "").replace("permission", "")
    assert "ActiveFault" not in source


def test_what_people_bring_in_less_what_they_remove_is_what_there_is():
    """Balance of the ledger over the whole scenario of people: shed + resident - removed = everything."""
    this = example("operator")
    plant = this.plant()
    before = plant.state.ledger.everything()
    play(plant, this)
    x = plant.state.units["people"]
    after = plant.state.ledger.everything()
    assert x.removed_cfu > 0.0
    assert math.isclose(after - before, x.shed_cfu - x.removed_cfu, rel_tol=1e-9)


texts = st.sampled_from(
    [
        "",
        "own",
        "trainee",
        "s1",
        "dp=10 Pa",
        "dp=9 Pa; misread",
        "dp=",
        "all",
        "PAL_D.bin.lid",
        "CHG.locker.handle",
        "trainee.coverall.outside",
        "trainee.body",
        "nonsense",
        "\x00é",
    ]
)


def value_of(control) -> st.SearchStrategy:
    if control.choices:
        tails = st.sampled_from(["", ":inside", ":outside", ":tab", ":floor", ":odd"])
        ends = tails if control.name.endswith(("take_item", "don")) else st.just("")
        return st.builds("{}{}".format, st.sampled_from(control.choices), ends)
    match control.kind:
        case "press":
            return st.none()
        case "number":
            return st.floats(-1e9, 1e9) | st.just(math.nan)
        case "bool":
            return st.booleans()
        case _:
            return texts


def steps_of(this: Example) -> st.SearchStrategy:
    plant = this.plant()
    commands = [st.tuples(st.just(t), value_of(control)) for t, (_, control) in sorted(plant.controls.items())]
    inputs = [st.tuples(st.just(tag), number_of(plant.signals[tag])) for tag in sorted(plant.state.inputs)]
    faults = [
        st.tuples(st.just(f"fault.{this.name}.{f.parameter}"), st.none() | st.floats(f.low, f.high))
        for f in this.unit.faults
    ]
    # Controls are drawn oftener than inputs and faults.
    act = st.one_of(
        *(st.sampled_from(group).flatmap(lambda one: one) for group in (commands, commands, inputs, faults) if group)
    )
    people = st.sampled_from(["trainee", "coach", "passer_2", "stranger"])
    strides = [0, 1, 10, 300, round(10 * this.unit.max_dt)]
    return st.lists(st.tuples(act, people, st.sampled_from(strides)), max_size=6)


def number_of(signal: Signal) -> st.SearchStrategy:
    return st.floats(max(signal.low, -1e6), min(signal.high, 1e9))


@every_unit
def test_a_thousand_random_sequences_leave_no_error_and_no_negative_amount(slug):
    this = example(slug)
    plant = this.plant()
    fresh = plant.snapshot()
    refusals: list[str] = []
    played: list[int] = []

    @settings(
        max_examples=1000, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(steps_of(this))
    def sequence(steps):
        plant.restore(fresh)
        for (target, value), actor, ticks in steps:
            try:
                plant.submit(Command(plant.time, actor, target, value))
            except (Refused, UnknownTag) as reason:
                refusals.append(str(reason))
            if ticks:
                plant.step(ticks)
        ranged(plant)
        played.append(len(steps))

    sequence()
    assert len(played) >= 1000
    assert sum(played) > 2000  # no thousand of nothings
    assert all(len(reason) > 10 for reason in refusals)


def test_random_sequences_in_the_whole_plant_leave_no_error_and_no_negative_amount():
    """All units wired together: whatever is operated, set or broken, every reading stays finite and in its range."""
    plant = build_plant()
    fresh = plant.snapshot()
    targets = [st.tuples(st.just(t), value_of(control)) for t, (_, control) in sorted(plant.controls.items())]
    faults = [
        st.tuples(st.just(f"fault.{name}.{fault.parameter}"), st.none() | st.floats(fault.low, fault.high))
        for name, table in plant.faultable.items()
        for fault in table.values()
    ]
    act = st.one_of(*(st.sampled_from(group).flatmap(lambda one: one) for group in (targets, faults)))
    people = st.sampled_from(["trainee", "coach", "stranger"])

    @settings(max_examples=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(act, people, st.sampled_from([1, 10, 600])), min_size=3, max_size=12))
    def sequence(steps):
        plant.restore(fresh)
        for (target, value), actor, ticks in steps:
            with contextlib.suppress(Refused, UnknownTag):
                plant.submit(Command(plant.time, actor, target, value))
            plant.step(ticks)
        ranged(plant)

    sequence()


@every_unit
def test_strides_up_to_the_largest_leave_everything_in_range(slug):
    unit, plant = example(slug).unit, example(slug).plant()
    for stride in np.unique(np.array([1, 10, 600, min(unit.max_dt, 600.0) * 10], dtype=int)):
        plant.step(int(stride))
        ranged(plant)
