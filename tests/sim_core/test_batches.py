"""Many batches at once: the same equations, a band behind the golden trend."""

import math

import numpy as np
import pytest

from sim_core.culture import batches
from tests.sim_core.reactor_help import reactor, run


@pytest.fixture(scope="module")
def bands():
    return list(batches.grow(64, seed=3, days=14.0, every=86400.0))


def test_one_batch_without_spread_is_the_reactor(monkeypatch):
    """Loops on ideal readings and steps of two minutes change the end by less than half a percent."""
    monkeypatch.setattr(batches, "SPREAD", dict.fromkeys(batches.SPREAD, 0.0))
    *_, end = batches.grow(2, seed=1, days=10.0)
    plant = reactor()
    x = run(plant, 10 * 86400.0)[-1]
    for tag in ("Xv", "viability", "Glc", "titre", "Osm"):
        assert math.isclose(end.values[tag][0], x[f"r.true.{tag}"], rel_tol=5e-3), tag
        assert end.values[tag][0] == end.values[tag][1]


def test_the_band_widens_with_the_days_and_holds_the_golden_batch(bands):
    golden = reactor()
    width = []
    for band in bands:
        while golden.time < band.hours * 3600.0 - 1.0:
            golden.step(600)
        low, high = np.percentile(band.values["titre"], (2.5, 97.5))
        assert low - 1e-9 <= golden.state.outputs["r.true.titre"] <= high + 1e-9
        width.append(high - low)
    assert width[2] < width[7] < width[14]


def test_the_same_seed_gives_the_same_batches_and_another_seed_others():
    ends = [list(batches.grow(8, seed, days=1.0))[-1].values["Xv"] for seed in (1, 1, 2)]
    assert (ends[0] == ends[1]).all()
    assert (ends[0] != ends[2]).any()


def test_every_batch_stays_possible(bands):
    for band in bands:
        for tag, values in band.values.items():
            assert np.isfinite(values).all(), tag
            assert (values >= 0.0).all(), tag
