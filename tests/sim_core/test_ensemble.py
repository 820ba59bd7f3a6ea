"""One source of the equations: floats and arrays give the same answers."""

import math

import numpy as np
import pytest

from sim_core.ensemble import Rooms, counts, imbalance, pressures
from sim_core.physics import flow, room

CHANGES = np.linspace(5.0, 45.0, 50)
MANY = Rooms(60.0, CHANGES * 60.0 / 3600.0, 2e3, 1e-4, 0.02, CHANGES * 60.0 / 3600.0 / 13.0)


def one(i: int) -> Rooms:
    return Rooms(60.0, float(MANY.supply[i]), 2e3, 1e-4, 0.02, float(MANY.extract[i]))


def test_counts_of_floats_and_of_arrays_agree() -> None:
    together = counts(MANY, 1e6, 2e4, 300.0)
    alone = [counts(one(i), 1e6, 2e4, 300.0, math) for i in range(50)]
    assert together == pytest.approx(alone, rel=1e-12)


def test_pressures_balance_in_every_plant_and_for_floats_too() -> None:
    p = pressures(MANY, 0.0, 50)
    assert np.abs(imbalance(MANY, p, 0.0)).max() < 1e-9
    assert all(abs(imbalance(one(i), float(p[i]), 0.0, math)) < 1e-9 for i in range(50))


def slope_of_root(dp: float | np.ndarray, xp=math):  # type: ignore[no-untyped-def]
    return flow.root_and_slope(dp, xp)[1]


@pytest.mark.parametrize("function", [flow.root, slope_of_root, flow.filter_share, room.saturation])
def test_every_flow_function_agrees_on_floats_and_arrays(function) -> None:  # type: ignore[no-untyped-def]
    values = np.array([1e-6, 1e-3, 0.5, 1.0, 15.0, 60.0])
    assert function(values, np) == pytest.approx([function(float(v), math) for v in values], rel=1e-12)
