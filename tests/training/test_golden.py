"""The golden batch: median and band of many whole reactors, kept by the hash of the culture's equations."""

import json

import numpy as np
import pytest

from sim_core.culture import batches
from training import golden

PLANTS, DAYS = 40, 3.0


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    path = tmp_path_factory.mktemp("golden") / "band.json"
    golden.compute(path, PLANTS, DAYS)
    return path


def test_the_median_lies_in_its_band_and_the_band_is_that_of_the_batches(kept):
    found = golden.read(kept)
    last = list(batches.grow(PLANTS, golden.SEED, DAYS, golden.EVERY))[-1]
    assert found.hours[-1] == pytest.approx(24.0 * DAYS)
    for tag, (low, middle, high) in found.bands.items():
        assert all(a <= b <= c for a, b, c in zip(low, middle, high, strict=True)), tag
        median = float(np.median(last.values[tag])) * golden.SCALE.get(tag, 1.0)
        assert middle[-1] == pytest.approx(median, rel=1e-9), tag
    viable = last.values["Xv"]
    inside = np.mean((viable >= found.bands["Xv"][0][-1]) & (viable <= found.bands["Xv"][2][-1]))
    assert inside == pytest.approx(0.9, abs=0.03)


def test_the_file_is_whole_or_not_there(kept, tmp_path):
    assert golden.read(tmp_path / "none.json") is None
    damaged = tmp_path / "damaged.json"
    damaged.write_text(kept.read_text()[:-40])
    assert golden.read(damaged) is None
    plain = json.loads(kept.read_text())
    damaged.write_text(json.dumps(plain | {"hours": plain["hours"][:-1]}))
    assert golden.read(damaged) is None


def test_it_says_how_far_it_is_and_cleans_up(kept, tmp_path):
    assert golden.share(kept) == 0.0
    (tmp_path / "band.share").write_text("0.4")
    assert golden.share(tmp_path / "band.json") == 0.4


def test_the_name_of_the_file_changes_with_the_equations(tmp_path, monkeypatch):
    before = golden.path().name
    folder = tmp_path / "sim_core" / "culture"
    folder.mkdir(parents=True)
    (folder / "platform.py").write_text("MU = 2\n")
    monkeypatch.setattr(golden.store, "ROOT", tmp_path)
    golden._key.cache_clear()
    assert golden.path().name != before
    golden._key.cache_clear()
