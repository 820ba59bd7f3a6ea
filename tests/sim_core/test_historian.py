"""The history of the control system: three grains, strides, copies, saves."""

import json
from time import process_time

import numpy as np
import pytest

from sim_core import snapshot
from sim_core.station import historian
from sim_core.station.historian import History

DAY = 86400.0


def filled(seconds: float, stride: float, course) -> History:
    """A history of `course(s)` (a row) in steps of `stride`, sampled as a plant does."""
    x = historian.empty(len(course(0.0)))
    for k in range(round(seconds / stride)):
        historian.keep(x, list(course((k + 1) * stride)), stride)
    return x


def ramp(s: float) -> tuple[float, float]:
    return s, -s


@pytest.mark.parametrize("stride", [1.0, 10.0, 60.0, 600.0, 3600.0])
def test_a_straight_line_is_kept_exactly_in_every_stride(stride):
    """Means of a line lie on the line at their middle, and between two looks a line is assumed."""
    total = 2 * DAY
    x = filled(total, stride, ramp) if stride > 1.0 else filled(30000.0, stride, ramp)
    now = total if stride > 1.0 else 30000.0
    for seconds in (600.0, 4 * 3600.0, DAY, 2 * DAY):
        when, what = historian.trend(x, 0, seconds)
        assert np.allclose(what, now + when, atol=0.02)  # 32-bit numbers of 2e5
        assert np.allclose(historian.trend(x, 1, seconds)[1], -what)
        assert (np.diff(when) > 0.0).all()
        assert when[0] >= -seconds - 1e-6
        assert when[-1] > -historian.SAMPLE - 1e-6


def test_each_grain_holds_what_it_promises():
    x = filled(20 * DAY, 600.0, ramp)
    for seconds, apart in ((4 * 3600.0 - 400.0, 10.0), (25.5 * 3600.0, 120.0), (16 * DAY, 1800.0)):
        when, _ = historian.trend(x, 0, seconds)
        assert when[0] < -0.98 * seconds
        assert np.isclose(np.median(np.diff(when[: len(when) // 2])), apart)
    assert historian.trend(x, 0, 100 * DAY)[0][0] > -17 * DAY


def test_a_young_history_shows_all_it_has_in_its_finest_grain():
    x = filled(1800.0, 60.0, ramp)
    when, what = historian.trend(x, 0, 14 * DAY)
    assert len(when) == pytest.approx(180, abs=7)
    assert what[-1] == 1800.0


def test_a_spike_of_a_minute_is_seen_for_four_hours_and_then_averaged():
    x = filled(3600.0, 10.0, lambda s: (100.0 if 1000.0 < s <= 1060.0 else 0.0,))
    assert historian.trend(x, 0, 3600.0)[1].max() == 100.0
    for _ in range(6 * 360):
        historian.keep(x, [0.0], 10.0)
    assert historian.trend(x, 0, 7 * 3600.0)[1].max() == pytest.approx(50.0)  # six of twelve, in the two minutes' mean


def test_a_copy_is_not_touched_by_what_follows_and_a_save_comes_back_whole():
    x = filled(3 * DAY, 600.0, ramp)
    copy, plain = snapshot.clone(x), json.loads(json.dumps(snapshot.encode(x)))
    before = historian.trend(x, 0, DAY)[1]
    for _ in range(500):
        historian.keep(x, [0.0, 0.0], 600.0)
    for other in (copy, snapshot.decode(History, plain)):
        assert np.array_equal(historian.trend(other, 0, DAY)[1], before)


def test_a_copy_of_sixteen_days_of_sixty_tags_takes_under_a_millisecond_and_a_save_is_under_a_megabyte_and_a_half():
    """Closed blocks are shared: a copy holds 27 kB of its own, and so does each kept moment of a session."""
    x = filled(17 * DAY, 3600.0, lambda s: tuple(s + k for k in range(60)))
    spent = []
    for _ in range(7):
        began = process_time()
        snapshot.clone(x)
        spent.append(process_time() - began)
    assert sorted(spent)[3] < 1e-3
    assert sum(grain.open.nbytes for grain in x.grains) < 30_000
    assert len(json.dumps(snapshot.encode(x))) < 1_500_000
