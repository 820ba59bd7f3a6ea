"""The kill tank: what the heat kills, what the interlocks refuse, what looks right and is not."""

import math

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.physics import lethality
from sim_core.physics.lethality import Alive
from sim_core.plant import Plant
from sim_core.units import kill_tank
from sim_core.units.kill_tank import PHASES, KillTank
from training.facility import load_facility
from training.plant import build_plant

BATCH = {"sent": 1500.0, "sent_cells": 20000.0, "sent_germs": 400.0, "sent_temp": 37.0}


def do(plant: Plant, control: str, value=None, name: str = "k") -> None:
    plant.submit(Command(plant.time, "trainee", f"{name}.{control}", value))


def fault(plant: Plant, parameter: str, value: float) -> None:
    plant.submit(Command(plant.time, "trainer", f"fault.k.{parameter}", value))


def run(plant: Plant, hours: float, stride: int = 100) -> list[dict[str, float]]:
    return [dict(plant.step(stride)) for _ in range(round(hours * 36000 / stride))]


def phase(plant: Plant) -> str:
    return PHASES[int(plant.state.outputs["k.phase"])]


def out(plant: Plant, name: str) -> float:
    return plant.state.outputs[f"k.{name}"]


def loaded(**faults: float) -> Plant:
    """A tank that took a live batch."""
    plant = Plant({"k": KillTank()}, 1)
    for name, value in faults.items():
        fault(plant, name, value)
    do(plant, "receive")
    for name, value in BATCH.items():
        do(plant, name, value)
    plant.step(10)
    return plant


def killed(**faults: float) -> Plant:
    """The same after its cycle, cool enough to be let go if it ever will be."""
    plant = loaded(**faults)
    do(plant, "start_cycle")
    run(plant, 5.0)
    return plant


# lethality


def test_f0_is_time_at_121_1_and_ten_degrees_are_a_factor_of_ten():
    assert math.isclose(lethality.f0(121.1, 900.0), 15.0)
    assert math.isclose(lethality.f0(131.1, 60.0), 10.0)
    assert lethality.f0(99.9, 1e6) == 0.0


def test_a_d_value_kills_nine_of_ten_and_halves_of_it_multiply():
    assert math.isclose(lethality.surviving(lethality.SPORES, 121.1, 90.0), 0.1)
    half = lethality.surviving(lethality.SPORES, 118.0, 45.0)
    assert math.isclose(half * half, lethality.surviving(lethality.SPORES, 118.0, 90.0), rel_tol=1e-12)


def test_ten_percent_of_air_cost_three_and_a_half_kelvin():
    assert abs(124.0 - lethality.beside_air(124.0, 0.1) - 3.5) < 0.2  # MODELS F31: 3.3 K


def test_what_is_taken_away_and_what_stays_are_all_there_was():
    whole = Alive(10.0, 4.0, 1e6)
    away = whole.take(0.3)
    assert (whole.cells + away.cells, whole.germs + away.germs, whole.spores + away.spores) == pytest.approx(
        (10.0, 4.0, 1e6), rel=1e-12
    )


# a cycle


def test_a_cycle_heats_holds_cools_and_leaves_nothing_alive():
    plant = loaded()
    assert out(plant, "true.germs") > 4e11
    do(plant, "start_cycle")
    seen = run(plant, 4.0)
    order = list(dict.fromkeys(PHASES[int(x["k.phase"])] for x in seen))
    assert order == ["heating", "holding", "cooling"]
    held = [x["k.temp"] for x in seen if PHASES[int(x["k.phase"])] == "holding"]
    assert min(held) >= 121.0
    assert max(held) < 124.5
    assert (out(plant, "hold_min"), out(plant, "passed")) == (pytest.approx(30.0, abs=0.2), 1.0)
    assert out(plant, "f0") > 40.0
    assert out(plant, "true.cells") + out(plant, "true.germs") < 1e-6
    do(plant, "release_drain")
    run(plant, 1.0)
    assert phase(plant) == "empty"
    assert out(plant, "level") < 0.2
    assert out(plant, "true.gone_germs") < 1e-6


def test_heat_and_water_balance_over_the_filling():
    plant = loaded()
    held = kill_tank.STEEL + kill_tank.WATER * kill_tank.HEEL
    mixed = (held * 20.0 + kill_tank.WATER * 1500.0 * 37.0) / (held + kill_tank.WATER * 1500.0)
    assert math.isclose(out(plant, "true.temp"), mixed, abs_tol=0.01)  # a second of loss to the room
    assert math.isclose(out(plant, "level"), 100.0 * 1505.0 / 4000.0)


@pytest.mark.parametrize("stride", [10, 100, 600, 6000, 36000])
def test_the_cycle_is_the_same_in_every_stride(stride):
    plant = loaded()
    do(plant, "start_cycle")
    for _ in range(5 * 36000 // stride):
        plant.step(stride)
    reference = killed()
    for name in ("f0", "true.f0", "temp", "hold_min"):
        assert math.isclose(out(plant, name), out(reference, name), rel_tol=0.02, abs_tol=0.2), name


# causes


def test_little_steam_makes_it_slow_and_none_makes_it_fail():
    times = {}
    for steam in (1.0, 0.5):
        plant = loaded(steam_supply=steam)
        do(plant, "start_cycle")
        times[steam] = sum(PHASES[int(x["k.phase"])] == "heating" for x in run(plant, 4.0))
    assert 1.8 < times[0.5] / times[1.0] < 2.3
    plant = loaded()
    do(plant, "start_cycle")
    fault(plant, "steam_supply", 0.02)
    run(plant, 4.0)
    assert phase(plant) == "fault"
    with pytest.raises(Refused, match="has not passed"):
        do(plant, "release_drain")


def test_cold_effluent_that_comes_during_the_hold_lets_the_time_begin_again():
    plant = loaded()
    do(plant, "start_cycle")
    while out(plant, "hold_min") < 20.0:
        plant.step(100)
    plant.take_events()
    do(plant, "sent_temp", 20.0)
    do(plant, "sent", 1700.0)
    plant.step(1000)
    assert "hold_broken" in [e.name for e in plant.take_events()]
    assert (phase(plant), out(plant, "hold_min")) == ("heating", 0.0)
    run(plant, 3.0)
    assert out(plant, "passed") == 1.0
    assert out(plant, "hold_min") == pytest.approx(30.0, abs=0.2)


def test_a_lagged_tank_without_steam_keeps_its_heat_for_the_rest_of_the_hold():
    """60 W/K over 100 K from 6.7 MJ/K: a kelvin in 19 min."""
    plant = loaded()
    do(plant, "start_cycle")
    while out(plant, "hold_min") < 20.0:
        plant.step(100)
    before = out(plant, "true.temp")
    fault(plant, "steam_supply", 0.0)
    run(plant, 1.0 / 6.0)
    held = kill_tank.STEEL + kill_tank.WATER * 1505.0
    assert math.isclose(before - out(plant, "true.temp"), 600.0 * 60.0 * (before - 20.0) / held, rel_tol=0.02)


@pytest.mark.parametrize("air", [0.1, 0.3, 0.5])
def test_trapped_air_leaves_life_on_the_wall_while_the_liquid_passes(air):
    """The thermometer in the liquid shows a good cycle; the dome's is the one that tells."""
    plant, clean = killed(trapped_air=air), killed()
    assert out(plant, "passed") == 1.0
    assert math.isclose(out(plant, "f0"), out(clean, "f0"), rel_tol=1e-9)
    colder = 122.6 - lethality.beside_air(122.6, air)
    assert math.isclose(math.log10(out(clean, "true.f0") / out(plant, "true.f0")), colder / 10.0, rel_tol=0.15)
    assert out(plant, "true.germs") > 1e3 * out(clean, "true.germs")
    holding = loaded(trapped_air=air)
    do(holding, "start_cycle")
    while out(holding, "hold_min") < 25.0:
        holding.step(100)
    assert out(holding, "dome_temp") < out(holding, "temp") - 30.0 * air


def test_much_trapped_air_lets_living_germs_reach_the_drain():
    plant = killed(trapped_air=0.6)
    do(plant, "release_drain")
    run(plant, 1.0)
    assert out(plant, "true.gone_germs") > 1.0


@pytest.mark.parametrize("offset", [-3.0, 3.0, 8.0])
def test_a_thermometer_that_lies_moves_the_true_temperature_the_other_way(offset):
    plant = loaded(temp_offset=offset)
    do(plant, "start_cycle")
    while out(plant, "hold_min") < 25.0:
        plant.step(100)
    assert abs(out(plant, "temp") - 123.0) < 0.7
    assert abs(out(plant, "true.temp") - (123.0 - offset)) < 0.7


def test_a_drain_that_leaks_lets_live_effluent_out_and_the_level_tells():
    sizes = (20.0, 100.0, 500.0)
    gone, levels = [], []
    for litres in sizes:
        plant = loaded(drain_leak=litres)
        run(plant, 1.0)
        gone.append(out(plant, "true.gone_cells"))
        levels.append(out(plant, "level"))
    assert gone == sorted(gone)
    assert levels == sorted(levels, reverse=True)
    held = 20000.0 / 1505.0
    assert math.isclose(gone[0], 20.0 * held, rel_tol=0.01)


def test_without_cooling_water_the_load_stays_too_hot_to_go():
    plant = killed(cooling_water=0.0)
    assert out(plant, "passed") == 1.0
    assert out(plant, "temp") > 100.0
    with pytest.raises(Refused, match=r"over 60 degC; let it cool"):
        do(plant, "release_drain")


# interlocks


def test_an_empty_tank_starts_no_cycle_and_gives_no_sample():
    plant = Plant({"k": KillTank()}, 1)
    for control in ("start_cycle", "sample"):
        with pytest.raises(Refused, match="5 L are in the tank, under 50 L"):
            do(plant, control)
    with pytest.raises(Refused, match="no cycle runs"):
        do(plant, "abort")


def test_nothing_is_received_or_released_during_a_cycle():
    plant = loaded()
    do(plant, "start_cycle")
    assert out(plant, "receiving") == 1.0
    plant.step(10)
    assert out(plant, "receiving") == 0.0
    for control, says in (("receive", "takes nothing"), ("start_cycle", "one cycle"), ("release_drain", "not passed")):
        with pytest.raises(Refused, match=says):
            do(plant, control)
    run(plant, 0.7)
    with pytest.raises(Refused, match="scald"):
        do(plant, "sample")


def test_a_full_tank_closes_its_inlet_and_starts_no_cycle():
    plant = loaded()
    do(plant, "sent", 3795.0)
    plant.step(10)
    assert out(plant, "level") >= 95.0
    assert out(plant, "receiving") == 0.0
    for control in ("receive", "start_cycle"):
        with pytest.raises(Refused, match="over 85 %"):
            do(plant, control)


def test_what_does_not_fit_goes_over_and_is_counted():
    plant = loaded()
    do(plant, "sent", 6000.0)
    plant.step(10)
    assert out(plant, "level") == 100.0
    assert out(plant, "true.gone_cells") + out(plant, "true.cells") == pytest.approx(20000.0, rel=1e-6)


def test_a_cycle_does_not_start_without_steam():
    plant = loaded(steam_supply=0.2)
    with pytest.raises(Refused, match="20 % of its pressure; call maintenance"):
        do(plant, "start_cycle")


def test_an_aborted_load_stays_and_must_be_killed_again():
    plant = loaded()
    do(plant, "start_cycle")
    run(plant, 0.5)
    do(plant, "abort")
    assert plant.state.units["k"].phase == "fault"
    with pytest.raises(Refused, match="may be alive"):
        do(plant, "release_drain")
    do(plant, "start_cycle")
    run(plant, 4.0)
    assert out(plant, "passed") == 1.0


def test_a_sample_of_a_cool_load_says_what_lives_in_it():
    plant = loaded()
    do(plant, "sample")
    alive = plant.take_events()[-1].data["content"]
    plant = killed()
    do(plant, "sample")
    dead = plant.take_events()[-1].data["content"]
    assert alive["germs"] > 1e8
    assert dead["germs"] < 1e-9


# with the reactor


def test_a_batch_killed_in_the_reactor_goes_to_the_kill_tank_when_that_receives():
    assert load_facility().placed["WIN.eds"].unit == "kill_tank"
    plant = build_plant(rooms=("USP", "WIN"))
    do(plant, "kill", name="USP.br2000")
    run(plant, 4.0, 600)
    assert plant.state.outputs["USP.br2000.to_kill"] == 0.0
    do(plant, "receive", name="WIN.eds")
    run(plant, 1.5, 600)
    sent = plant.state.outputs["USP.br2000.to_kill"]
    assert sent > 1400.0
    assert math.isclose(plant.state.units["WIN.eds"].volume, kill_tank.HEEL + sent, rel_tol=1e-9)
