"""F01 to F13: each is a parameter; at three sizes, at set points no mission uses, and gone without its parameter."""

import itertools

import pytest

from sim_core.culture import opening
from tests.sim_core.reactor_help import DAY_7, day_7, do, fault, reactor, run

SETS = {"usual": (), "DO 60": (("set_do", 60.0),), "air 45": (("set_air", 45.0),), "probe B": (("switch_probe", "b"),)}
usual_and_others = pytest.mark.parametrize("sets", SETS.values(), ids=SETS)


def rest(sets, parameter: str, value, seconds: float) -> dict[str, float]:
    """Where a day-7 culture comes to with some set points and one parameter changed."""
    plant = day_7()
    for control, setting in sets:
        do(plant, control, setting)
    run(plant, 3600.0)
    if parameter:
        fault(plant, parameter, value)
    run(plant, seconds)
    return dict(plant.state.outputs)


def row(sets, parameter: str, sizes, seconds: float) -> list[dict[str, float]]:
    """Healthy first, then the fault at growing size."""
    return [rest(sets, "", None, seconds), *(rest(sets, parameter, size, seconds) for size in sizes)]


def rises(readings, tag: str) -> bool:
    values = [x[f"r.{tag}"] for x in readings]
    return all(b > a for a, b in itertools.pairwise(values))


def falls(readings, tag: str) -> bool:
    values = [x[f"r.{tag}"] for x in readings]
    return all(b < a for a, b in itertools.pairwise(values))


@usual_and_others
def test_f01_a_slower_agitator_asks_for_more_oxygen_and_a_stopped_one_leaves_none(sets):
    """Slower: the loop pays with oxygen. Stopped: only the surface is left, DO is gone in minutes, CO2 stays."""
    slower = row(sets, "agitator", (0.9, 0.75, 0.6), 1800.0)
    assert rises(slower, "o2_flow")
    assert falls(slower, "true.kla")
    stopped = rest(sets, "agitator", 0.0, 240.0)
    assert stopped["r.true.do"] < 2.0
    later = rest(sets, "agitator", 0.0, 3600.0)
    assert later["r.true.pco2"] > slower[0]["r.true.pco2"] + 15.0
    assert later["r.true.Lac"] > slower[0]["r.true.Lac"] + 0.3


@usual_and_others
def test_f02_a_clogged_sparger_drives_oxygen_up_before_do_falls(sets):
    clogged = row(sets, "sparger", (0.85, 0.6, 0.4), 3600.0)
    assert rises(clogged, "o2_flow")
    healthy, mild = clogged[0]["r.true.do"], clogged[1]["r.true.do"]
    assert abs(mild - healthy) < 0.15 * healthy
    assert rest(sets, "sparger", 0.05, 3600.0)["r.true.do"] < 0.5 * healthy


@pytest.mark.parametrize("set_point", [40.0, 60.0])
def test_f03_a_fouled_probe_in_control_is_held_while_the_other_climbs(set_point):
    sets = (("set_do", set_point),)
    fouled = row(sets, "do_a_sensitivity", (0.8, 0.65, 0.53), 5400.0)
    assert all(abs(x["r.do"] - set_point) < 1.5 for x in fouled)
    assert rises(fouled, "do_b")
    assert rises(fouled, "o2_flow")
    assert abs(fouled[-1]["r.do_b"] - set_point / 0.53) < 3.0
    assert all(abs(x["r.do_b"] - x["r.true.do"]) < 0.5 for x in fouled)


def test_f03_the_same_membrane_shows_nothing_on_the_other_probe_when_that_is_in_control():
    fouled = row((("switch_probe", "b"),), "do_a_sensitivity", (0.8, 0.53), 3600.0)
    assert falls(fouled, "do")
    assert max(abs(x["r.do_b"] - fouled[0]["r.do_b"]) for x in fouled) < 0.2
    assert max(abs(x["r.o2_flow"] - fouled[0]["r.o2_flow"]) for x in fouled) < 0.05


def test_f03_a_slow_membrane_gives_neither():
    slow = rest((), "do_a_tau", 300.0, 5400.0)
    assert abs(slow["r.do"] - slow["r.do_b"]) < 2.0


def test_f03_a_frozen_probe_stands_still_and_the_loop_trusts_it():
    plant = day_7()
    fault(plant, "do_a_frozen", 1.0)
    do(plant, "set_do", 55.0)
    seen = run(plant, 5400.0)
    assert len({x["r.do"] for x in seen}) == 1
    assert seen[-1]["r.do_b"] > 80.0


def test_f04_a_ph_probe_that_reads_low_makes_base_run_and_osmolality_rise():
    wrong = row((), "ph_offset", (-0.1, -0.15, -0.2), 4 * 3600.0)
    assert rises(wrong, "base_total")
    assert rises(wrong, "true.ph")
    assert rises(wrong, "true.Osm")
    assert all(abs(x["r.ph"] - 7.0) < 0.1 for x in wrong)


def acid_day(pump: float) -> dict[str, float]:
    """Base is needed when lactate is made: day 4 of the culture."""
    plant = reactor(**DAY_7 | {"Xv": 5.0, "Lac": 8.0, "SID": 14.0, "W": 200.0, "age": 100.0})
    fault(plant, "base_pump", pump)
    run(plant, 6 * 3600.0)
    return dict(plant.state.outputs)


def test_f05_a_base_pump_that_gives_less_lets_the_ph_fall_and_an_empty_line_most():
    ends = [acid_day(share) for share in (1.2, 1.0, 0.6, 0.0)]
    assert falls(ends, "true.ph")
    assert rises(ends[:3], "base_total")
    assert ends[3]["r.true.ph"] < 6.95


@pytest.mark.parametrize("hours", [4, 8])
def test_f06_f07_the_feed_pump_shows_in_glucose_until_the_rule_looks_again(hours):
    ends = [rest((), "feed_pump", share, hours * 3600.0) for share in (0.7, 0.85, 1.0, 1.5, 2.0)]
    assert rises(ends, "true.Glc")
    assert rises(ends, "true.Osm")
    assert len({x["r.feed_total"] for x in ends}) == 1
    assert rises(ends, "weight")


def test_f06_with_the_rate_by_hand_glucose_runs_out_and_the_titre_stays_behind():
    ends = []
    for share in (0.3, 0.85, 1.0):
        plant = day_7()
        do(plant, "feed", plant.state.outputs["r.feed_flow"])
        fault(plant, "feed_pump", share)
        run(plant, 40 * 3600.0)
        ends.append(dict(plant.state.outputs))
    assert rises(ends, "true.Glc")
    assert ends[0]["r.true.Glc"] < 1.0
    assert ends[0]["r.true.Xv"] < ends[2]["r.true.Xv"]
    assert ends[0]["r.true.titre"] < 0.95 * ends[2]["r.true.titre"]


def test_f06_the_rule_makes_up_for_the_pump_and_only_the_weight_tells():
    """What the totaliser claims and the analyser misses counts as eaten: the next rate is so much higher."""
    ends = {share: rest((), "feed_pump", share, 60 * 3600.0) for share in (0.85, 1.0)}
    less, healthy = ends[0.85], ends[1.0]
    assert abs(less["r.true.Glc"] - healthy["r.true.Glc"]) < 2.0
    claimed = less["r.feed_total"] - healthy["r.feed_total"]
    weighed = (less["r.weight"] - healthy["r.weight"]) / 1.02
    assert claimed > 5.0
    assert abs(weighed) < 0.3 * claimed


@pytest.mark.parametrize("set_point", [36.8, 35.0])
def test_f08_a_stuck_jacket_valve_lets_the_temperature_drift_with_its_own_time(set_point):
    plant = day_7()
    do(plant, "set_temp", set_point)
    run(plant, 4 * 3600.0)
    before = plant.state.outputs["r.temp"]
    fault(plant, "jacket_stuck", 1.0)
    do(plant, "set_temp", set_point - 3.0)
    held = run(plant, 3600.0)[-1]
    assert abs(held["r.temp"] - before) < 0.4
    fault(plant, "jacket_stuck", None)
    assert run(plant, 6 * 3600.0)[-1]["r.temp"] < before - 2.0


def test_f08_without_jacket_water_the_culture_warms_itself():
    warm = row((), "jacket_flow", (0.3, 0.1, 0.0), 3 * 3600.0)
    x = warm[-1]
    made = 0.46e3 * x["r.true.our"] * x["r.true.V"] / 3600.0 + 65.0  # W: cells [MODELS 1.5] and impeller
    lost = 15.0 * (x["r.true.temp"] - 20.0) + 2.0  # W: to the room, and what the feed takes
    rate = (made - lost) / (x["r.true.V"] * 4180.0 + 750e3)  # K/s: the jacket's water warms too
    assert abs(x["r.true.temp"] - warm[0]["r.true.temp"] - 3 * 3600.0 * rate) < 0.1


def test_f09_without_sweep_gas_the_carbon_dioxide_stays_and_the_ph_falls():
    """MODELS: pCO2 over 120 mmHg in 6 to 24 h. Without air all the oxygen comes pure, and little of it sweeps."""
    still = row((), "air_supply", (0.6, 0.3, 0.0), 6 * 3600.0)
    assert rises(still, "true.pco2")
    assert falls(still, "true.ph")
    assert still[-1]["r.true.pco2"] > 120.0
    assert abs(still[-1]["r.true.do"] - 40.0) < 2.0


@pytest.mark.parametrize("pressure", [300.0, 200.0])
def test_f10_a_blocked_vent_filter_opens_the_exhaust_valve_long_before_the_pressure_rises(pressure):
    sets = (("set_pressure", pressure),)
    wet = row(sets, "vent_filter", (5.0, 12.0, 20.0), 3600.0)
    assert rises(wet, "exhaust_valve")
    assert rises(wet, "filter_dp")
    held = [x for x in wet if x["r.exhaust_valve"] < 99.0]
    assert len(held) >= 3
    assert all(abs(x["r.press"] - pressure) < 5.0 for x in held)


def test_f10_beyond_the_valve_the_pressure_trips_closes_the_gas_and_the_sterile_boundary_is_lost():
    plant = day_7()
    fault(plant, "vent_filter", 100.0)
    seen = run(plant, 3600.0)
    assert seen[-1]["r.tripped"] == seen[-1]["r.breached"] == 1.0
    assert seen[-1]["r.air_flow"] == seen[-1]["r.o2_flow"] == 0.0
    assert max(x["r.true.press"] for x in seen) > 495.0
    do(plant, "switch_vent_filter", "b")
    do(plant, "reset_trip")
    again = run(plant, 3600.0)[-1]
    assert again["r.tripped"] == 0.0
    assert again["r.breached"] == 1.0
    assert again["r.filter_dp"] < 15.0


def test_f11_too_much_antifoam_costs_transfer_for_hours():
    def with_antifoam(pump: float) -> dict[str, float]:
        plant = day_7()
        fault(plant, "antifoam_pump", pump)
        do(plant, "antifoam", 20.0)
        run(plant, 3600.0)
        do(plant, "antifoam", 0.0)
        return dict(run(plant, 600.0)[-1])

    doses = [with_antifoam(pump) for pump in (0.0, 1.0, 5.0, 50.0)]
    assert falls(doses, "true.kla")
    assert falls(doses, "foam")
    assert rises(doses, "o2_flow")
    assert 0.45 < doses[-1]["r.true.kla"] / doses[0]["r.true.kla"] < 0.7


@pytest.mark.parametrize(("density", "shoots"), [(1e8, 180.0), (3e8, 200.0), (1e9, 200.0)])
def test_f12_bacteria_take_oxygen_first_then_ph_then_glucose(density, shoots):
    """Order of MODELS 1.8; when the sugar is gone nobody breathes and oxygen shoots over."""
    plant = day_7()
    opening.infect(plant.state.units["r"].broth, density * 1e3 * plant.state.outputs["r.true.V"])
    seen = run(plant, 8 * 3600.0)
    minutes = {
        "oxygen": next(k for k, x in enumerate(seen) if x["r.o2_flow"] > 10.0),
        "ph": next(k for k, x in enumerate(seen) if x["r.ph"] < 6.9),
        "glucose": next(k for k, x in enumerate(seen) if x["r.true.Glc"] < 5.5),
    }
    assert minutes["oxygen"] <= minutes["glucose"]
    assert minutes["ph"] < minutes["glucose"]
    assert max(x["r.true.do"] for x in seen[minutes["glucose"] :]) > shoots
    assert seen[-1]["r.base_total"] > 5.0


def test_f12_one_germ_through_the_inlet_needs_a_day_and_the_ledger_knows_where_it_came_from():
    plant = day_7()
    ledger = plant.state.ledger
    weld = ledger.source("weld of bag 7", plant.time, "water", "r.inlet")
    ledger.deposit("r.inlet", weld, 20.0)
    plant.step(10)
    entered = ledger.total("r.broth")
    assert entered >= 1.0
    run(plant, 20 * 3600.0)
    count = plant.state.outputs["r.true.bacteria"] * plant.state.outputs["r.true.V"] * 1e9
    assert abs(ledger.total("r.broth") / count - 1.0) < 1e-6
    assert ledger.shares("r.broth") == {weld: 1.0}


def test_f12_no_germ_no_bacteria():
    plant = day_7()
    run(plant, 10 * 3600.0)
    assert plant.state.outputs["r.true.bacteria"] == 0.0


def test_f13_a_weak_inoculum_trails_behind():
    ends = []
    for viability in (0.98, 0.8, 0.6):
        plant = reactor(phase="filled", Xv=0.0, Xd=0.0)
        fault(plant, "inoculum_viability", viability)
        do(plant, "inoculate", 0.4)
        run(plant, 3 * 86400.0)
        ends.append(dict(plant.state.outputs))
    assert falls(ends, "true.viability")
    assert ends[-1]["r.true.viability"] < 95.0


def test_f2_of_the_night_watch_the_oxygen_valve_opens_fully_and_nothing_comes():
    """CORRECTIONS c02_m3 f2, with the header's own five minutes."""
    plant = day_7()
    fault(plant, "o2_supply", 0.0)
    seen = run(plant, 3600.0)
    assert seen[-1]["r.o2_valve"] == 100.0
    assert seen[-1]["r.o2_flow"] < 0.01
    assert abs(seen[-1]["r.do"] - seen[-1]["r.do_b"]) < 0.1
    below = {limit: next(k for k, x in enumerate(seen) if x["r.do"] < limit) for limit in (20.0, 10.0, 5.0)}
    start = next(k for k, x in enumerate(seen) if x["r.o2_valve"] >= 100.0)
    assert 2 <= below[20.0] - start <= 8
    assert below[20.0] < below[10.0] < below[5.0]
    do(plant, "set_gas", "source:standby")
    assert abs(run(plant, 3600.0)[-1]["r.do"] - 40.0) < 2.0


def test_f12_left_alone_to_day_14_bacteria_stay_finite_and_the_vessel_does_not_run_over():
    plant = day_7()
    opening.infect(plant.state.units["r"].broth, 3e8 * 1e3 * plant.state.outputs["r.true.V"])
    run(plant, 7 * 86400.0)
    x = plant.state.outputs
    assert -0.1 < x["r.true.Glc"] < 0.1
    assert 1e3 < x["r.true.bacteria"] < 1e5
    assert x["r.true.V"] < 1851.0
    assert 4.0 < x["r.true.ph"] < 7.2


def test_f4_of_the_night_watch_foam_wets_the_filter_until_the_pressure_trips():
    """CORRECTIONS c02_m3 f4: the valve opens first, then the filter, at last the pressure; another broth foams less."""
    ends = []
    for foaming in (1.0, 5.0, 7.0, 9.0):
        plant = day_7()
        fault(plant, "foaming", foaming)
        run(plant, 2 * 3600.0)
        ends.append(dict(plant.state.outputs))
    assert rises(ends, "foam")
    assert rises(ends[1:], "filter_dp")
    plant = day_7()
    fault(plant, "foaming", 9.0)
    fault(plant, "vent_filter", 3.0)
    seen = run(plant, 4 * 3600.0)
    first = {tag: next(k for k, x in enumerate(seen) if x[f"r.{tag}"] > limit) for tag, limit in LIMITS.items()}
    assert first["exhaust_valve"] < first["press"] < first["tripped"]


LIMITS = {"exhaust_valve": 60.0, "press": 350.0, "tripped": 0.5}
