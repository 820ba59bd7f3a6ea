"""The kernel: plant, noise, journal, quantities, snapshot."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_core import noise, snapshot
from sim_core.errors import BadQuantity, PlantError, Refused, UnknownTag
from sim_core.journal import Command, Event, Journal, chained, entry_of, record
from sim_core.plant import Plant
from sim_core.quantity import is_known, parse
from sim_core.units.dp_gauge import DpGauge


def plant(**kwargs) -> Plant:
    return Plant({"g": DpGauge(10.0)}, 1, **kwargs)


@given(st.integers(0, 2**64 - 1), st.integers(0, 10**9))
def test_a_uniform_number_lies_inside_and_depends_on_nothing_else(stream, counter):
    assert 0.0 < noise.uniform(stream, counter) < 1.0
    assert noise.uniform(stream, counter) == noise.uniform(stream, counter)


def test_a_pair_of_normals_from_one_hash_is_two_independent_normals():
    pairs = np.array([noise.normal_pair(noise.key(1, "a", "pair"), i) for i in range(20000)])
    assert np.allclose(pairs.mean(axis=0), 0.0, atol=4.0 / 141.0)
    assert np.allclose(pairs.std(axis=0), 1.0, atol=4.0 / 200.0)
    assert abs(np.corrcoef(pairs.T)[0, 1]) < 4.0 / 141.0
    assert abs(np.mean(np.abs(pairs) > 2.0) - 0.0455) < 4.0 * (0.0455 / 40000) ** 0.5


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
