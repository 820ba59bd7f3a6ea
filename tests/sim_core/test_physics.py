"""Published values and laws of rooms and openings (B25 to B27 of the handbook)."""

import itertools

import numpy as np
import pytest

from sim_core.control import regulator
from sim_core.physics import flow, room

B25 = [
    *((5, d, n) for d, n in ((0.1, 1e5), (0.2, 23700), (0.3, 10200), (0.5, 3520), (1.0, 832))),
    *((7, d, n) for d, n in ((0.5, 352000), (1.0, 83200), (5.0, 2930))),
    *((8, d, n) for d, n in ((0.5, 3520000), (1.0, 832000), (5.0, 29300))),
    (6, 0.5, 35200),
    (4.8, 5.0, 18.5),
]


@pytest.mark.parametrize(("iso_class", "size", "limit"), B25)
def test_b25_iso_14644_1_limits(iso_class: float, size: float, limit: float) -> None:
    assert room.iso_limit(iso_class, size) == limit


@pytest.mark.parametrize(("limit", "litres"), [(3520.0, 5.68), (29.0, 690.0), (2930.0, 6.83)])
def test_b25_smallest_samples(limit: float, litres: float) -> None:
    assert room.sample_volume(limit) * 1000.0 == pytest.approx(litres, rel=1e-3)


@pytest.mark.parametrize(("changes", "minutes"), [(10, 27.631), (20, 13.816), (30, 9.210), (60, 4.605)])
def test_b26_recovery_by_a_hundred(changes: float, minutes: float) -> None:
    assert room.recovery(100.0, changes) / 60.0 == pytest.approx(minutes, rel=1e-4)


@pytest.mark.parametrize("persons", [1, 2, 4, 8])
def test_b27_people_in_a_clean_room(persons: int) -> None:
    found = [room.steady(persons * g / 60.0, 60.0 * 20.0 / 3600.0) for g in (1.02e6, 37300.0, 177.0)]
    assert found == pytest.approx([persons * 51000.0, persons * 1865.0, persons * 8.85], rel=1e-4)


def test_no_flow_without_a_pressure_difference_and_it_turns_with_the_sign() -> None:
    assert flow.orifice(1.0, 0.0) == 0.0
    assert flow.orifice(0.01, -15.0) == -flow.orifice(0.01, 15.0) == pytest.approx(-0.0325, rel=1e-3)


def test_flow_grows_with_pressure_area_and_falls_with_the_filters_load() -> None:
    flows = [flow.orifice(0.02, dp) for dp in np.linspace(-20, 20, 81)]
    assert all(b > a for a, b in itertools.pairwise(flows))
    assert flow.filter_share(1.0) > flow.filter_share(2.0) > flow.filter_share(4.5) > 0.5


@pytest.mark.parametrize("dp", [-30.0, -1e-4, 0.0, 3e-5, 0.2, 12.0])
def test_the_slope_of_the_flow_is_its_derivative(dp: float) -> None:
    h = max(1e-9, abs(dp) * 1e-6)
    numeric = (flow.orifice(0.5, dp + h) - flow.orifice(0.5, dp - h)) / (2.0 * h)
    assert flow.orifice_and_slope(0.5, dp)[0] == flow.orifice(0.5, dp)
    assert flow.orifice_and_slope(0.5, dp)[1] == pytest.approx(numeric, rel=1e-5)


@pytest.mark.parametrize(("um", "speed"), [(5, 7.7774e-4), (9, 2.4839e-3), (12, 4.3959e-3), (18, 9.8457e-3)])
def test_settling_speeds_of_the_handbook(um: float, speed: float) -> None:
    assert room.stokes_speed(um * 1e-6) == pytest.approx(speed, rel=0.01)


def test_a_closed_door_exchanges_nothing_and_a_warm_one_more() -> None:
    assert flow.exchange(0.0, 10.0) == 0.0
    assert flow.exchange(1.0, 0.0) == 0.3
    assert flow.exchange(1.0, -2.0) == pytest.approx(1.0)


def test_two_half_steps_of_a_mixed_room_are_one() -> None:
    half = room.mixed(room.mixed(1e6, 2e3, 0.004, 30.0), 2e3, 0.004, 30.0)
    assert half == pytest.approx(room.mixed(1e6, 2e3, 0.004, 60.0), rel=1e-12)


def test_a_regulator_at_its_limit_does_not_wind_up() -> None:
    tuning, integral = regulator.Tuning(0.1, 0.05, 0.65, 1.3), 1.0
    for _ in range(1000):
        output, integral = regulator.advance(integral, -5.0, tuning, 1.0)
    assert output == integral == 0.65
    output, _ = regulator.advance(integral, 1.0, tuning, 1.0)
    assert output > 0.65


def test_a_regulator_left_alone_forgets_as_fast_as_it_is_told_to_and_rests_where_it_was_commissioned() -> None:
    tuning, integral = regulator.Tuning(0.1, 0.05, 0.65, 1.3, forgets=100.0), 1.2
    for _ in range(200):
        output, integral = regulator.advance(integral, 0.0, tuning, 0.5)
    assert output == pytest.approx(1.0 + 0.2 * np.exp(-1.0), rel=2e-3)
    for _ in range(1000):
        output, integral = regulator.advance(integral, 0.0, tuning, 1.0)
    assert output == 1.0


def test_an_error_within_the_dead_band_moves_nothing_and_more_moves_by_what_is_beyond() -> None:
    tuning = regulator.Tuning(0.1, 0.05, 0.65, 1.3, dead_band=0.5)
    assert regulator.advance(1.0, 0.49, tuning, 1.0) == (1.0, 1.0)
    assert regulator.advance(1.0, -0.7, tuning, 1.0) == pytest.approx((0.97, 0.99))


def test_an_actuator_takes_the_nearest_of_its_steps() -> None:
    tuning = regulator.Tuning(0.0, 0.0, 0.65, 1.3, steps=100.0, forgets=1e12)
    assert [regulator.advance(u, 0.0, tuning, 1.0)[0] for u in (0.904, 0.906, 1.3)] == pytest.approx([0.9, 0.91, 1.3])
