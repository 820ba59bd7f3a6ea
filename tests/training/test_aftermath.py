"""What is left behind has its price on day 14: the batch is flown on from where it stands."""

import functools

import pytest

from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.bioreactor import Bioreactor
from training import aftermath

R = "USP.br2000"


def at(hours: float) -> Plant:
    plant = Plant({R: Bioreactor(noise=0.0)}, seed=1)
    while plant.state.outputs[f"{R}.age"] < hours:
        plant.step(600)
    return plant


@functools.cache
def before_midnight():
    plant = at(167.5)
    return plant, plant.snapshot()


def night(*commands: tuple[float, str, object], minutes: float = 190.0) -> Plant:
    """From 23:30 with commands at their minutes."""
    plant, state = before_midnight()
    fresh = Plant(plant.units, 1)
    fresh.restore(state)
    waiting = sorted(commands)
    for minute in range(round(minutes)):
        for _, target, value in (c for c in waiting if c[0] == minute):
            fresh.submit(Command(fresh.time, "x", target, value))
        fresh.step(600)
    return fresh


@functools.cache
def healthy() -> aftermath.Flight:
    return aftermath.healthy(before_midnight()[0], R)


PROBE = (0.0, f"fault.{R}.do_a_sensitivity", "0.2 over 18383 s")
SUPPLY = (0.0, f"fault.{R}.o2_supply", "0")


def test_a_healthy_batch_makes_what_the_platform_makes():
    flight = healthy()
    assert flight.hours[-1] == pytest.approx(336.0, abs=0.02)
    assert 3.0 < flight.titre[-1] < 6.0
    assert 70.0 < flight.viability[-1] < 90.0
    assert flight.lost == ""
    assert flight.grams == pytest.approx(flight.titre[-1] * flight.litres)


def test_flown_on_untouched_it_is_the_same_batch():
    flight = aftermath.fly(aftermath.apart(night(), R), R)
    assert flight.titre[-1] == pytest.approx(healthy().titre[-1], rel=2e-3)


def test_the_flight_leaves_the_plant_that_it_came_from_alone():
    plant = night(minutes=10)
    before = dict(plant.state.outputs)
    aftermath.fly(aftermath.apart(plant, R), R)
    assert dict(plant.state.outputs) == before


@pytest.mark.parametrize(("cause", "answer"), [(PROBE, ("switch_probe", "b")), (SUPPLY, ("set_gas", "source:standby"))])
def test_an_answer_at_half_past_two_saves_the_batch_and_none_costs_a_tenth_at_least(cause, answer):
    left = aftermath.fly(aftermath.apart(night(cause), R), R)
    saved = aftermath.fly(aftermath.apart(night(cause, (180.0, f"{R}.{answer[0]}", answer[1])), R), R)
    assert saved.titre[-1] > 0.97 * healthy().titre[-1]
    assert left.titre[-1] < 0.9 * healthy().titre[-1]
    assert left.viability[-1] < healthy().viability[-1] - 5.0


def test_a_ramp_that_had_begun_goes_on_in_the_flight():
    plant = night(PROBE, minutes=60)
    small = aftermath.apart(plant, R)
    small.step(36000 * 5)
    assert small.state.parameters[R]["do_a_sensitivity"] == pytest.approx(0.2)


def test_a_cause_that_passes_is_cured_at_its_time():
    plant = night((0.0, f"fault.{R}.foaming", "3"), minutes=30)
    small = aftermath.apart(plant, R)
    aftermath.fly(small, R, cures=[(plant.time + 3600.0, f"{R}.foaming")])
    assert small.state.parameters[R]["foaming"] == 1.0


@pytest.mark.parametrize(("command", "lost"), [("kill", "killed"), ("transfer", "sent on")])
def test_what_was_killed_or_sent_on_is_worth_nothing(command, lost):
    flight = aftermath.fly(aftermath.apart(night((5.0, f"{R}.{command}", None), minutes=10), R), R)
    assert (flight.lost, flight.grams) == (lost, 0.0)


def test_germs_and_a_lost_boundary_are_worth_nothing():
    plant = night(minutes=5)
    plant.submit(Command(plant.time, "x", f"fault.{R}.germs", 100.0))
    plant.step(36000)
    assert aftermath.fly(aftermath.apart(plant, R), R).lost == "contaminated"
    tripped = night((0.0, f"fault.{R}.vent_filter", "100"), minutes=60)
    assert aftermath.fly(aftermath.apart(tripped, R), R).lost == "boundary lost"


def test_a_plant_without_a_reactor_has_no_batch():
    assert aftermath.reactor_of(before_midnight()[0]) == R
    assert aftermath.reactor_of(Plant({}, 1)) == ""
