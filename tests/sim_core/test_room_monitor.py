"""What the monitoring system may know: counting statistics, lags, and instruments that lie."""

import math

import numpy as np
import pytest

from sim_core import noise
from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.room_monitor import VOLUME, RoomMonitor
from training.facility import load_facility
from training.plant import build_plant

ROOMS = load_facility().rooms


def monitors(seed: int = 1, **inputs: float) -> Plant:
    settings = {f"monitors.COR_D.{name}": value for name, value in inputs.items()}
    return Plant({"monitors": RoomMonitor((ROOMS["COR_D"], ROOMS["LOB"]))}, seed, settings=settings)


def do(plant: Plant, target: str, value: float | None = None) -> None:
    plant.submit(Command(plant.time, "trainer", target, value))


def fault(plant: Plant, name: str, value: float | None) -> None:
    do(plant, f"fault.monitors.COR_D.{name}", value)


def shown(plant: Plant, name: str, seconds: int = 0) -> float:
    for _ in range(seconds // 2):
        plant.step(20)
    return plant.state.outputs[f"COR_D.monitor.{name}"]


def results(plant: Plant, name: str, minutes: int) -> np.ndarray:
    return np.array([shown(plant, name, 60) for _ in range(minutes)])


def test_a_room_without_grade_has_transmitters_and_no_counter() -> None:
    outputs = monitors().state.outputs
    assert {tag for tag in outputs if tag.startswith("LOB.")} == {
        f"LOB.monitor.{q}" for q in ("pressure", "temp", "rh")
    }


@pytest.mark.parametrize("truth", [40.0, 2e3, 3e5])
def test_counts_scatter_as_poisson_says_about_the_true_mean(truth: float) -> None:
    """One cubic foot a minute: mean C V, variance C V; 4 sigma of both estimators."""
    counts = results(monitors(np05=truth), "np05", 400) * VOLUME
    mean = truth * VOLUME
    assert counts == pytest.approx(np.round(counts), abs=1e-6)  # whole particles
    assert counts.mean() == pytest.approx(mean, abs=4.0 * math.sqrt(mean / 400))
    spread = math.sqrt((1.0 / mean + 2.0) / 400)  # relative, of the variance of a Poisson number
    assert counts.var(ddof=1) == pytest.approx(mean, rel=4.0 * spread)


def test_the_fine_channel_never_shows_less_than_the_coarse_one() -> None:
    plant = monitors(np05=300.0, np5=250.0)
    for _ in range(100):
        fine, coarse = shown(plant, "np05", 60), shown(plant, "np5")
        assert fine >= coarse


def test_a_result_comes_once_a_minute_and_is_of_the_whole_minute() -> None:
    plant = monitors(np05=1e5)
    shown(plant, "np05", 60)
    do(plant, "monitors.COR_D.np05", 3e5)
    before = shown(plant, "np05")
    assert {shown(plant, "np05", 2) for _ in range(29)} == {before}
    do(plant, "monitors.COR_D.np05", 0.0)
    assert shown(plant, "np05", 2) == pytest.approx(3e5 * 29 / 30, rel=0.05)
    assert shown(plant, "np05", 60) == 0.0


def test_a_stride_of_a_minute_counts_as_much_as_thirty_of_two_seconds() -> None:
    plant = monitors(np05=1e6)
    plant.step(600)
    assert shown(plant, "np05") == pytest.approx(1e6, rel=4.0 / math.sqrt(1e6 * VOLUME))


@pytest.mark.parametrize(("name", "tau", "step"), [("pressure", 2.0, 20.0), ("temp", 20.0, 8.0), ("rh", 30.0, 40.0)])
def test_a_transmitter_follows_with_its_time_constant(name: str, tau: float, step: float) -> None:
    plant = monitors()
    start = shown(plant, name, 60)
    truth = plant.state.inputs[f"monitors.COR_D.{name}"]
    do(plant, f"monitors.COR_D.{name}", truth + step)
    left = 1.0 - (shown(plant, name, round(tau)) - truth) / step
    assert left == pytest.approx(math.exp(-round(tau) / tau), abs=0.08)
    assert shown(plant, name, 300) - start == pytest.approx(step, abs=1.5)


def test_readings_are_steps_of_the_display_and_scatter() -> None:
    plant = monitors()
    values = np.array([shown(plant, "pressure", 2) for _ in range(300)])
    assert values * 10.0 == pytest.approx(np.round(values * 10.0), abs=1e-9)
    assert values.std() == pytest.approx(math.sqrt(0.1**2 + 0.1**2 / 12.0), rel=0.2)  # noise and rounding
    assert values.mean() == pytest.approx(15.0, abs=0.03)


def test_noise_is_of_seed_room_and_tick_only() -> None:
    one, other, another_seed = monitors(3), monitors(3), monitors(4)
    do(other, "monitors.LOB.temp", 30.0)  # an act elsewhere shifts no noise
    first = [shown(one, "pressure", 2) for _ in range(30)]
    assert first == [shown(other, "pressure", 2) for _ in range(30)]
    assert first != [shown(another_seed, "pressure", 2) for _ in range(30)]


def test_a_kinked_tube_and_a_blind_laser_count_nothing_while_the_air_is_full() -> None:
    for name in ("sample_share", "laser"):
        plant = monitors(np05=5e5, np5=2e4)
        fault(plant, name, 0.0)
        assert shown(plant, "np05", 120) == shown(plant, "np5") == 0.0
        fault(plant, name, None)
        assert shown(plant, "np05", 120) == pytest.approx(5e5, rel=0.05)


def test_an_aged_laser_misses_its_share() -> None:
    plant = monitors(np05=1e6)
    fault(plant, "laser", 0.4)
    assert results(plant, "np05", 20).mean() == pytest.approx(0.4e6, rel=0.02)


def test_a_frozen_counter_shows_its_last_result_and_what_is_frozen_has_no_noise() -> None:
    plant = monitors(np05=1e4)
    last = shown(plant, "np05", 120)
    fault(plant, "counter_frozen", 1.0)
    do(plant, "monitors.COR_D.np05", 1e6)
    assert {shown(plant, "np05", 60) for _ in range(5)} == {last}
    fault(plant, "counter_frozen", None)
    assert shown(plant, "np05", 120) > 9e5


def test_a_zero_that_drifts_is_wrong_by_the_hour_until_it_is_set_again() -> None:
    plant = monitors()
    fault(plant, "pressure_drift", 6.0)
    shown(plant, "pressure", 1800)
    values = [shown(plant, "pressure", 2) for _ in range(50)]
    assert np.mean(values) == pytest.approx(15.0 + 3.1, abs=0.1)
    fault(plant, "pressure_drift", None)
    assert np.mean([shown(plant, "pressure", 2) for _ in range(50)]) == pytest.approx(15.0, abs=0.1)


def test_a_blocked_tube_makes_a_pressure_late() -> None:
    plant = monitors()
    shown(plant, "pressure", 2)
    fault(plant, "pressure_tau", 300.0)
    do(plant, "monitors.COR_D.pressure", 0.0)
    assert shown(plant, "pressure", 60) > 11.0
    assert shown(plant, "pressure", 1800) < 0.5


@pytest.mark.parametrize(("name", "by"), [("pressure", -4.0), ("temp", 3.0), ("rh", 12.0)])
def test_an_offset_is_added(name: str, by: float) -> None:
    plant = monitors()
    before = shown(plant, name, 60)
    fault(plant, f"{name}_offset", by)
    assert shown(plant, name, 2) - before == pytest.approx(by, abs=1.6)


def test_many_keys_draw_the_numbers_that_each_draws_alone() -> None:
    keys = [noise.key(5, "x", str(i)) for i in range(40)]
    together = np.array(keys, np.uint64).reshape(2, 20)
    means = np.linspace(0.0, 700.0, 40).reshape(2, 20)
    for counter in (0, 1, 977, 10**6):
        assert noise.uniforms(together, counter).ravel().tolist() == [noise.uniform(k, counter) for k in keys]
        assert noise.normals(together, counter).ravel() == pytest.approx([noise.normal(k, counter) for k in keys])
        alone = [noise.poisson(k, counter, float(m)) for k, m in zip(keys, means.ravel(), strict=True)]
        assert noise.poissons(together, counter, means).ravel().tolist() == alone


def test_nobody_operates_a_monitor() -> None:
    with pytest.raises(Refused, match="terminal"):
        RoomMonitor((ROOMS["LOB"],)).operate(None, "x", None, None, "test")  # type: ignore[arg-type]


def test_a_plant_that_starts_has_been_measured_for_long() -> None:
    plant = build_plant()
    plant.step(20)
    out = plant.state.outputs
    assert out["COR_D.monitor.temp"] == pytest.approx(ROOMS["COR_D"].temperature_c, abs=0.15)
    assert out["COR_D.monitor.np05"] == pytest.approx(out["air.COR_D.np05"], abs=0.5 / VOLUME)
    assert out["COR_D.monitor.rh"] == pytest.approx(out["air.COR_D.rh"], abs=1.5)


def test_the_terminal_sees_what_the_monitors_say_and_not_the_truth() -> None:
    plant = build_plant()
    do(plant, "fault.monitors.COR_D.pressure_offset", -8.0)
    plant.step(10)
    for _ in range(100):
        plant.step(10)
    assert plant.state.outputs["air.COR_D.pressure"] == pytest.approx(15.0, abs=0.1)
    assert plant.state.outputs["COR_D.monitor.pressure"] == pytest.approx(7.0, abs=0.6)
    assert plant.state.units["COR_D.ems"].alarms["COR_D.pressure"].level == 2
