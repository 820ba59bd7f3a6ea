"""A gauge shows what its probe says, which is not always the truth."""

import math

import pytest

from sim_core.instrument import Health, Instrument, Probe, read
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.dp_gauge import DpGauge


def gauge(truth: float = 15.0) -> Plant:
    return Plant({"COR_D.dp_gauge": DpGauge(15.0)}, 7, {}, {"COR_D.dp_gauge.pressure": truth})


def do(plant: Plant, target: str, value: float | None = None) -> None:
    plant.submit(Command(plant.time, "trainee", target, value))


def shown(plant: Plant, seconds: int) -> list[float]:
    values = []
    for _ in range(seconds):
        plant.step(10)
        values.append(plant.state.outputs["COR_D.dp_gauge.dp"])
    return values


def test_a_step_reaches_63_percent_after_one_time_constant() -> None:
    probe = Probe()
    read(probe, 10.0, (Instrument(), Health(tau=5.0)), 5.0, (0, 0))
    assert probe.shown == pytest.approx(10.0 * (1.0 - math.exp(-1.0)))


def test_two_half_steps_of_the_lag_are_one_whole_step() -> None:
    one, two = Probe(), Probe()
    kind = (Instrument(), Health(tau=3.0))
    read(one, 8.0, kind, 2.0, (0, 0))
    for _ in range(2):
        read(two, 8.0, kind, 1.0, (0, 0))
    assert one.shown == pytest.approx(two.shown, rel=1e-12)


def test_the_reading_is_noisy_about_the_truth_and_shown_in_tenths() -> None:
    values = shown(gauge(), 400)
    assert sum(values) / 400 == pytest.approx(15.0, abs=0.03)
    assert 0.05 < math.sqrt(sum((v - 15.0) ** 2 for v in values) / 400) < 0.2
    assert all(abs(v * 10 - round(v * 10)) < 1e-6 for v in values)


@pytest.mark.parametrize(("parameter", "value", "change"), [("offset", 4.0, 4.0), ("drift", 30.0, 2.5)])
def test_zero_errors_shift_the_reading_and_not_the_truth(parameter: str, value: float, change: float) -> None:
    plant = gauge()
    do(plant, f"fault.COR_D.dp_gauge.{parameter}", value)
    assert shown(plant, 300)[-1] == pytest.approx(15.0 + change, abs=0.5)
    assert plant.state.inputs["COR_D.dp_gauge.pressure"] == 15.0
    do(plant, f"fault.COR_D.dp_gauge.{parameter}")
    assert shown(plant, 5)[-1] == pytest.approx(15.0, abs=0.5)


def test_a_frozen_gauge_has_no_variance_and_misses_a_fall() -> None:
    plant = gauge()
    shown(plant, 5)
    do(plant, "fault.COR_D.dp_gauge.frozen", 1.0)
    do(plant, "COR_D.dp_gauge.pressure", 2.0)
    assert len(set(shown(plant, 100))) == 1
    do(plant, "fault.COR_D.dp_gauge.frozen")
    assert shown(plant, 20)[-1] == pytest.approx(2.0, abs=0.5)


def test_a_kinked_tube_makes_the_gauge_slow() -> None:
    quick, slow = gauge(), gauge()
    do(slow, "fault.COR_D.dp_gauge.tau", 120.0)
    for plant in (quick, slow):
        do(plant, "COR_D.dp_gauge.pressure", 5.0)
    assert shown(quick, 20)[-1] < 6.0
    assert shown(slow, 20)[-1] > 12.0


def test_the_alarm_comes_after_its_delay_and_goes_with_the_cause_and_a_hand() -> None:
    plant = gauge()
    do(plant, "COR_D.dp_gauge.pressure", 8.0)
    shown(plant, 50)
    assert plant.state.outputs["COR_D.dp_gauge.alarm"] == 0.0
    shown(plant, 20)
    assert plant.state.outputs["COR_D.dp_gauge.alarm"] == 2.0
    do(plant, "COR_D.dp_gauge.acknowledge")
    do(plant, "COR_D.dp_gauge.read")
    do(plant, "COR_D.dp_gauge.pressure", 15.0)
    shown(plant, 20)
    assert plant.state.outputs["COR_D.dp_gauge.alarm"] == 0.0
    names = [e.name for e in plant.take_events()]
    assert {"alarm_raised", "alarm_acknowledged", "gauge_read", "alarm_cleared"} <= set(names)


def test_a_gauge_of_a_room_without_grade_has_no_alarm() -> None:
    plant = Plant({"g": DpGauge(15.0, is_alarmed=False)}, 1, {}, {"g.pressure": 0.0})
    plant.step(600)
    plant.step(600)
    assert plant.state.outputs["g.alarm"] == 0.0
