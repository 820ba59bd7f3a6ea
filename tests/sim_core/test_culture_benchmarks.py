"""Published and handbook values: B01 to B11 and the tables of MODELS 14.1 and 14.2."""

import math

import pytest

from sim_core.culture import gas, published
from sim_core.culture.acid_base import Ions, ph_of_carbon, ph_of_co2
from sim_core.culture.loops import Tuning, advance
from sim_core.culture.platform import BACTERIUM_MU
from sim_core.culture.space import FLOATS
from tests.sim_core.reactor_help import DAY_7, day_7, do, fault, reactor, run


def kept(hours: float, **parameters) -> dict[str, float]:
    """What an ideally kept culture holds after some hours."""
    plant = reactor(**parameters)
    plant.step(round(hours * 36000))
    return dict(plant.state.outputs)


MONOD = {"kinetics": "monod", "mode": "batch", "Xv": 0.1, "Glc": 10.0}


@pytest.mark.parametrize(("hours", "left"), [(6.593668, 5.0), (7.777503, 1.0), (8.011146, 0.1), (8.074211, 0.01)])
def test_b01_a_batch_of_monod_cells_takes_the_closed_form_time(hours, left):
    plant = reactor(**MONOD)
    before = plant.state.units["r"]
    unit = plant.units["r"]
    # to the tenth of a millisecond, finer than a base tick: the unit's own step
    unit._keep(before, hours * 3600.0)
    substrate = before.published[2]
    slope = 0.5 * substrate / (0.1 + substrate) / 0.5 * before.published[0]
    assert abs(substrate - left) / slope < 1e-5 * hours


def test_b02_a_chemostat_rests_where_growth_is_dilution():
    end = kept(200.0, kinetics="monod", mode="chemostat", D=0.3, Xv=1.0, Glc=1.0, feed_glucose=10.0)
    assert math.isclose(end["r.true.Glc"], 0.15, rel_tol=1e-6)
    assert math.isclose(end["r.true.Xv"], 4.925, rel_tol=1e-6)


def test_b02_above_the_critical_dilution_the_cells_wash_out():
    for dilution, stays in ((0.47, True), (0.52, False)):
        end = kept(300.0, kinetics="monod", mode="chemostat", D=dilution, Xv=1.0, Glc=1.0, feed_glucose=10.0)
        assert (end["r.true.Xv"] > 1e-3) is stays


def test_b03_the_exponential_feed_keeps_the_growth_rate():
    of = published.Monod(yielded=0.5, maintenance=0.04)
    first = published.first_feed(0.2, of, 20.0, 500.0)
    assert math.isclose(first, 0.0176, rel_tol=1e-5)
    assert math.isclose(published.exponential(first, 0.2, 5.0), 0.047842, rel_tol=1e-5)
    substrate = 0.1 * 0.2 / (0.5 - 0.2)  # where mu is 0.2
    end = kept(
        5.0, kinetics="monod", mode="fedbatch", Xv=10.0, Glc=substrate, V=2.0, m=0.04, feed_rate=first,
        feed_growth=0.2, feed_glucose=500.0,
    )  # fmt: skip
    assert math.isclose(end["r.true.Xv"] * end["r.true.V"], 20.0 * math.exp(1.0), rel_tol=2e-3)


AMRIBT = {"kinetics": "amribt", "Xv": 0.172, "Xd": 0.02, "Glc": 17.83, "Gln": 3.74, "Lac": 0.12, "Amm": 0.24, "V": 0.3}
AMRIBT |= {"feed_start": 63.5, "feed_rate": 0.1 / 24.0, "feed_glucose": 15.0, "feed_glutamine": 9.3}
AMRIBT_TABLE = [
    (24.0, 0.30000, 0.38310, 0.02001, 15.86567, 3.11124, 3.75733, 0.78301),
    (48.0, 0.30000, 0.85325, 0.02006, 11.58019, 2.02574, 11.52198, 1.67750),
    (72.0, 0.33542, 1.69939, 0.01830, 4.14022, 1.18070, 24.02683, 2.73304),
    (200.0, 0.86875, 2.10196, 1.14065, 0.03207, 0.03014, 15.68930, 4.33126),
]


@pytest.mark.parametrize("row", AMRIBT_TABLE)
def test_b04_amribt_fed_batch(row):
    end = kept(row[0], **AMRIBT)
    names = ("V", "Xv", "Xd", "Glc", "Gln", "Lac", "Amm")
    for name, expected in zip(names, row[1:], strict=True):
        assert math.isclose(end[f"r.true.{name}"], expected, rel_tol=1e-3, abs_tol=1e-5), name


ANANE = {"kinetics": "anane", "mode": "batch", "Xv": 0.17, "Xd": 0.0, "Glc": 4.94, "Lac": 0.0129, "DO": 98.0, "V": 2.0}
ANANE_TABLE = [
    (2.0, 0.32055, 4.647191, 0.03910, 92.8085),
    (4.0, 0.60545, 4.107302, 0.07492, 87.4165),
    (6.0, 1.12972, 3.128564, 0.12696, 77.9784),
    (8.0, 2.05805, 1.416870, 0.19980, 62.6351),
    (10.0, 2.95497, 0.0, 0.01121, 90.9513),
]


@pytest.mark.parametrize("row", ANANE_TABLE)
def test_b05_anane_batch(row):
    end = kept(row[0], **ANANE)
    for name, expected in zip(("Xv", "Glc", "Lac", "do"), row[1:], strict=True):
        assert math.isclose(end[f"r.true.{name}"], expected, rel_tol=1e-3, abs_tol=1e-5), name


XING = {"kinetics": "xing", "mode": "batch", "Xv": 0.3, "Xd": 0.0, "Glc": 35.0, "Gln": 4.0, "Amm": 0.0, "V": 1.0}
XING_TABLE = [
    (24.0, 32.74065, 3.09647, 2.77900, 0.73029, 0.563114),
    (48.0, 29.18164, 2.20441, 7.15659, 1.34499, 0.950984),
    (72.0, 24.10655, 1.32254, 13.39894, 1.82796, 1.45637),
    (96.0, 17.53560, 0.49039, 21.48121, 2.14733, 2.03409),
]


@pytest.mark.parametrize("row", XING_TABLE)
def test_b06_xing_batch(row):
    end = kept(row[0], **XING)
    for name, expected in zip(("Glc", "Gln", "Lac", "Amm", "Xv"), row[1:], strict=True):
        assert math.isclose(end[f"r.true.{name}"], expected, rel_tol=1e-3), name


def test_b07_a_pi_loop_on_a_first_order_plant():
    """K 1, tau 100 s, Kc 2, Ti 50 s: the loop of every controller here, in steps that refine."""
    tuning, dt = Tuning(2.0, 50.0, -1e9, 1e9), 0.01
    y = integral = best = 0.0
    seen, peak = {}, 0.0
    for k in range(1, 40001):
        u, integral = advance(integral, 1.0 - y, tuning, dt, FLOATS)
        y += (u - y) * (1.0 - math.exp(-dt / 100.0))
        if y > best:
            best, peak = y, k * dt
        if k in (5000, 10000):
            seen[k] = y
    assert math.isclose(best - 1.0, 0.079068, rel_tol=1e-3)
    assert math.isclose(peak, 146.06, rel_tol=1e-3)
    assert math.isclose(seen[5000], 0.736918, rel_tol=1e-3)
    assert math.isclose(seen[10000], 1.027003, rel_tol=1e-3)


@pytest.mark.parametrize(
    ("time", "true", "probe"), [(60, 0.153518, 0.088869), (180, 0.393469, 0.338556), (360, 0.632121, 0.598678)]
)
def test_b08_a_probe_lags_behind_a_vessel_that_is_gassed(time, true, probe):
    """kLa 10/h, probe 30 s: the implicit oxygen step and the probe's exact lag, refined."""
    dt, c, shown = 0.02, 0.0, 0.0
    for _ in range(round(time / dt)):
        hours = dt / 3600.0
        before = c
        c = gas.oxygen_after(c, 1.0, (10.0 * hours, 10.0 * hours * 1.0), 0.0)
        shown += (0.5 * (c + before) - shown) * (1.0 - math.exp(-dt / 30.0))
    assert math.isclose(c, true, rel_tol=1e-4)
    assert math.isclose(shown, probe, rel_tol=1e-4)


@pytest.mark.parametrize(
    ("sid", "co2", "lactate", "ammonium", "ph"),
    [
        (24.0, 1.2, 0.0, 0.0, 7.39971),
        (24.0, 1.2, 10.0, 0.0, 7.16632),
        (24.0, 3.0, 0.0, 0.0, 7.00256),
        (24.0, 4.5, 20.0, 5.0, 6.40298),
        (34.0, 1.2, 10.0, 0.0, 7.39976),
    ],
)
def test_b09_ph_by_charge_balance(sid, co2, lactate, ammonium, ph):
    ions = Ions(sid, ammonium, lactate)
    found = ph_of_co2(co2, ions)
    assert abs(found - ph) < 1e-4
    first = 10.0 ** (found - 6.1)
    carbon = co2 * (1.0 + first * (1.0 + 10.0 ** (found - 10.22)))
    for guess in (4.0, 7.0, 9.5):
        assert abs(ph_of_carbon(carbon, ions, guess) - found) < 1e-9


@pytest.mark.parametrize(
    ("power", "speed", "coalescing", "not_coalescing"),
    [
        (20.0, 0.001, 9.81, 14.72),
        (50.0, 0.002, 20.02, 32.12),
        (100.0, 0.005, 41.76, 62.68),
        (1000.0, 0.01, 148.35, 360.85),
        (2000.0, 0.02, 276.82, 673.38),
    ],
)
def test_b10_van_t_riet(power, speed, coalescing, not_coalescing):
    assert math.isclose(gas.transfer_coefficient(power, speed), coalescing, rel_tol=1e-3)
    assert math.isclose(gas.non_coalescing(power, speed), not_coalescing, rel_tol=1e-3)


def test_b11_one_germ_in_2000_litres_with_thirty_minutes():
    """The platform's bacteria double in 40 min; with 30 the handbook's hours come out."""
    rate = BACTERIUM_MU * 40.0 / 30.0
    assert math.isclose(math.log(1e6 * 2e6) / rate, 20.43, rel_tol=5e-3)
    assert math.isclose(math.log(1e8 * 2e6) / rate, 23.75, rel_tol=5e-3)


PLATFORM_TABLE = [
    # day, Xv, viability, Glc g/L, Lac g/L, NH4, titre, V/V0, Osm
    (3, 2.84, 99.5, 3.98, 0.50, 1.29, 0.10, 1.003, 290),
    (5, 7.90, 99.5, 4.07, 1.12, 3.20, 0.36, 1.024, 310),
    (7, 14.18, 97.9, 4.34, 0.96, 4.93, 0.94, 1.059, 319),
    (9, 16.05, 93.0, 4.08, 0.40, 4.10, 1.72, 1.089, 316),
    (12, 15.25, 85.0, 3.96, 0.02, 1.49, 2.89, 1.127, 318),
    (14, 14.22, 80.3, 3.95, 0.00, 0.39, 3.60, 1.150, 324),
]


@pytest.mark.parametrize("row", PLATFORM_TABLE)
def test_the_platform_process_follows_the_handbook_to_its_last_printed_digit(row):
    end = kept(24.0 * row[0], control="off")
    found = (
        end["r.true.Xv"],
        end["r.true.viability"],
        end["r.true.Glc"] * 0.18016,
        end["r.true.Lac"] * 0.09008,
        end["r.true.Amm"],
        end["r.true.titre"],
        end["r.true.V"] / 1510.0,
        end["r.true.Osm"],
    )
    for value, expected, digit in zip(found, row[1:], (0.01, 0.1, 0.01, 0.01, 0.01, 0.01, 0.001, 1.0), strict=True):
        assert abs(value - expected) <= 0.5 * digit + 1e-3 * abs(expected)


@pytest.mark.parametrize(("set_point", "flow"), [(40, 5.0), (50, 5.8), (60, 6.5), (75, 7.7), (100, 9.7)])
def test_the_oxygen_that_a_set_point_asks_for_is_that_of_the_handbook(set_point, flow):
    """MODELS 14.2 with 14e6/mL in 1600 L; the culture grows a little while it settles."""
    plant = day_7()
    do(plant, "set_do", float(set_point))
    run(plant, 3600.0)
    x = plant.state.outputs
    assert abs(x["r.true.do"] - set_point) < 0.8
    grown = x["r.true.Xv"] * x["r.true.V"] / (14.0 * 1600.0)
    assert math.isclose(x["r.o2_flow"], flow * grown, rel_tol=0.04)


@pytest.mark.parametrize(
    ("rpm", "air", "left"), [(80, 30, 4.1), (90, 30, 5.9), (100, 30, 8.8), (100, 40, 17.7), (100, 60, 37.0)]
)
def test_without_oxygen_the_culture_rests_where_the_handbook_says(rpm, air, left):
    """MODELS 14.2; the cells are sown so that there are 14e6/mL in 1600 L when oxygen is read."""
    plant = reactor(**DAY_7 | {"Xv": 13.55})
    fault(plant, "o2_supply", 0.0)
    do(plant, "set_agit", float(rpm))
    do(plant, "set_air", float(air))
    run(plant, 7200.0)
    x = plant.state.outputs
    assert math.isclose(x["r.true.Xv"] * x["r.true.V"], 14.0 * 1600.0, rel_tol=0.02)
    assert abs(x["r.true.do"] - left) < 0.3 + 0.05 * left
