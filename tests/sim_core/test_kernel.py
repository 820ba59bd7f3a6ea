"""The kernel: plant, noise, journal, quantities, snapshot."""

import json
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_core import noise, snapshot
from sim_core.errors import BadQuantity, PlantError, Refused, UnknownTag
from sim_core.journal import Command, Event, Journal, chained, entry_of, record
from sim_core.plant import Plant, checked
from sim_core.quantity import is_known, parse
from sim_core.unit import Control, Fault, Signal
from sim_core.units.dp_gauge import DpGauge


def plant(**kwargs) -> Plant:
    return Plant({"g": DpGauge(10.0)}, 1, **kwargs)


@given(st.integers(0, 2**64 - 1), st.integers(0, 10**9))
def test_a_uniform_number_lies_inside_and_depends_on_nothing_else(stream, counter):
    assert 0.0 < noise.uniform(stream, counter) < 1.0
    assert noise.uniform(stream, counter) == noise.uniform(stream, counter)


def test_seven_normals_from_one_hash_are_independent():
    rows = np.array([noise.seven_normals(noise.key(1, "a", "row"), i) for i in range(20000)])
    assert np.allclose(rows.mean(axis=0), 0.0, atol=4.0 / 141.0)
    assert np.allclose(rows.std(axis=0), 1.0, atol=4.0 / 200.0)
    assert np.allclose(np.corrcoef(rows.T), np.eye(7), atol=4.0 / 141.0)
    assert abs(np.mean(np.abs(rows) > 2.0) - 0.0455) < 4.0 * (0.0455 / 140000) ** 0.5


def test_noise_has_its_published_moments():
    stream = noise.key(1, "a", "b")
    draws = np.array([noise.normal(stream, i) for i in range(20000)])
    assert abs(draws.mean()) < 5 / np.sqrt(20000)
    assert abs(draws.var() - 1) < 5 * np.sqrt(2 / 20000)
    counts = np.array([noise.poisson(stream, i, 900.0) for i in range(5000)])
    assert abs(counts.mean() - 900) < 5 * 30 / np.sqrt(5000)
    assert noise.poisson(stream, 0, 0.0) == 0


def test_unknown_names_are_refused_with_a_guess():
    with pytest.raises(UnknownTag, match="did you mean"):
        plant(wires={"g.presure": "g.dp"})
    with pytest.raises(UnknownTag, match="did you mean"):
        plant().submit(Command(0.0, "x", "g.reed"))
    with pytest.raises(UnknownTag, match="no faultable"):
        plant().submit(Command(0.0, "x", "fault.g.ofset", 1.0))


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("g.read", 1.0),
        ("g.pressure", "a"),
        ("g.pressure", float("nan")),
        ("g.pressure", True),
        ("fault.g.offset", "soon"),
        ("fault.g.offset", 1e9),
    ],
)
def test_values_of_the_wrong_kind_or_range_are_refused(target, value):
    with pytest.raises(Refused):
        plant().submit(Command(0.0, "x", target, value))


def test_a_fault_ramps_linearly_and_is_cured():
    p = plant()
    p.submit(Command(0.0, "x", "fault.g.offset", "8 over 4 s"))
    p.step(20)
    assert p.state.parameters["g"]["offset"] == pytest.approx(4.0)
    p.step(40)
    assert p.state.parameters["g"]["offset"] == 8.0
    assert p.state.faults == []
    p.submit(Command(6.0, "x", "fault.g.offset", None))
    assert p.state.parameters["g"]["offset"] == 0.0


def test_a_save_of_other_machines_is_refused():
    plain = plant().save()
    with pytest.raises(PlantError, match="other machines"):
        Plant({"h": DpGauge(10.0)}, 1).load(plain)
    del plain["tick"]
    with pytest.raises(PlantError, match="lacks tick"):
        plant().load(plain)
    with pytest.raises(PlantError, match="cannot save"):
        snapshot.encode(object())


def test_a_journal_line_comes_back_and_its_hash_covers_the_line_before():
    journal = Journal()
    entries = [Command(1.0, "trainee", "g.read"), Event(2.0, "g", "gauge_read", {"value": 10.0})]
    for entry in entries:
        journal.add(entry)
    assert [entry_of(json.loads(json.dumps(record(e, i)))) for i, e in enumerate(journal)] == entries
    assert journal.since(1) == entries[1:]
    assert len(journal) == 2
    row = record(entries[0], 0)
    assert chained(row, "a")[1] != chained(row, "b")[1]


def test_quantities_convert_and_say_what_is_wrong():
    assert parse("1 mbar", "Pa") == 100.0
    assert parse("293.15 K", "degC") == pytest.approx(20.0)
    assert is_known("CFU")
    for text, unit in (("x Pa", "Pa"), ("inf Pa", "Pa"), ("1 Pq", "Pa"), ("1 Pa", "Pq"), ("1 Pa", "s")):
        with pytest.raises(BadQuantity):
            parse(text, unit)


@dataclass(slots=True)
class Held:
    """What the last step saw."""

    seen: float = 0.0


@dataclass(frozen=True, slots=True)
class Relay:
    """Reports its input plus one, as often as its period says, and only when it changed."""

    period: float = 0.1
    max_dt: float = 60.0
    site_wide: bool = False
    controls: tuple[Control, ...] = ()
    faults: tuple[Fault, ...] = ()
    signals: tuple[Signal, ...] = (
        Signal("u", "1", "input", "What comes in"),
        Signal("v", "1", "input", "What comes in too"),
        Signal("y", "1", "output", "What goes out"),
        Signal("z", "1", "output", "The other way"),
    )

    def start(self, tick):
        return Held(float("nan"))

    def step(self, x, tick):
        if tick.dt > 0.0 and x.seen == tick.u["u"] + tick.u["v"]:
            return None
        x.seen = tick.u["u"] + tick.u["v"]
        both = {"y": x.seen + 1.0, "z": -x.seen}
        return both if tick.dt == 0.0 or x.seen % 2.0 else {"y": x.seen + 1.0}

    def operate(self, x, control, value, tick, actor):
        raise Refused("a relay is not operated")


@pytest.mark.parametrize("period", [0.1, 1.0])
def test_a_wire_carries_what_was_reported_last_to_fast_and_slow_units_alike(period):
    """Fast units are told, slow ones look; a producer may report all, some or none of its outputs."""
    wires = {"b.u": "a.y", "b.v": "a.z", "c.u": "b.y"}
    p = Plant({"a": Relay(), "b": Relay(period), "c": Relay(period)}, 1, wires)
    for value in (3.0, 3.0, 4.0, 0.0, 7.0):
        p.submit(Command(p.time, "x", "a.u", value))
        p.step(10)
        out = p.state.outputs
        assert out["a.y"] == value + 1.0
        assert out["b.y"] == out["a.y"] + out["a.z"] + 1.0
        assert out["c.y"] == out["b.y"] + 1.0


def test_what_is_restored_reaches_the_wires_too():
    p = Plant({"a": Relay(), "b": Relay(), "c": Relay(1.0)}, 1, {"b.u": "a.y", "c.u": "a.y"})
    p.submit(Command(0.0, "x", "a.u", 5.0))
    p.step(10)
    kept, plain = p.snapshot(), p.save()
    p.submit(Command(1.0, "x", "a.u", 9.0))
    p.step(10)
    for back in (lambda: p.restore(kept), lambda: p.load(plain)):
        back()
        p.submit(Command(1.0, "x", "b.v", 1.0))
        p.submit(Command(1.0, "x", "c.v", 1.0))
        p.step(10)
        assert (p.state.outputs["b.y"], p.state.outputs["c.y"]) == (8.0, 8.0)


@pytest.mark.parametrize(
    ("control", "value", "reason"),
    [
        (Control("c", "bool", "A switch"), "on", "true or false"),
        (Control("c", "text", "A word"), 3.0, "takes a text"),
        (Control("c", "text", "A word", choices=("left", "right")), "lefft", "did you mean 'left'"),
        (Control("c", "press", "A knob"), 1.0, "no value"),
        (Control("c", "number", "A set point", "Pa", 0.0, 30.0), 31.0, "outside 0 to 30 Pa"),
    ],
)
def test_a_control_takes_only_what_it_is_made_for(control, value, reason):
    with pytest.raises(Refused, match=reason):
        checked("x.c", control, value)


def test_units_that_feed_each_other_step_in_the_order_given():
    p = Plant({"a": Relay(), "b": Relay()}, 1, {"a.u": "b.y", "b.u": "a.y"})
    start = p.state.outputs["a.y"]
    p.step()
    assert p.state.outputs["a.y"] > start  # the loop carries the value of the tick before
