"""A machine on its own tells what it has and runs as told."""

from dataclasses import dataclass

import pytest

from sim_core.catalogue import CATALOGUE
from sim_core.errors import BadQuantity, PlantError, UnknownTag
from sim_core.quantity import Second
from sim_core.unit import Fault, Signal
from training import twin


@dataclass(frozen=True, slots=True)
class Lag:
    """Follows its input with a lag."""

    tau: Second = 10.0
    steps: int = 3
    mode: str = "plain"
    is_fast: bool = False
    noise: float = 0.5
    period: float = 0.1
    max_dt: float = 1.0
    site_wide: bool = False
    signals: tuple = (Signal("u", "degC", "input", "In.", 0.0, 50.0), Signal("y", "degC", "output", "Out."))
    controls: tuple = ()
    faults: tuple = (Fault("gain", "1", 1.0, 0.0, 2.0, "Gain."),)

    def start(self, tick):
        return [0.0]

    def step(self, x, tick):
        x[0] += (tick.p["gain"] * tick.u["u"] - x[0]) * tick.dt / (self.tau + tick.dt)
        return {"y": x[0] + self.noise}


@dataclass(frozen=True, slots=True)
class Site:
    plan: object
    signals: tuple = ()
    controls: tuple = ()
    faults: tuple = ()


@pytest.fixture(autouse=True)
def machines(monkeypatch):
    monkeypatch.setitem(CATALOGUE, "lag", Lag)
    monkeypatch.setitem(CATALOGUE, "site", Site)


def rows(settings=None, changes=(), times=(60.0, 10.0)):
    unit, inputs = twin.make("lag", settings or {"u": "20"}, noise=False)
    return list(twin.run(unit, inputs, changes, times, 1))


def test_every_machine_is_listed():
    assert {"lag", "site"} <= set(twin.slugs())
    with pytest.raises(PlantError, match="did you mean 'lag'"):
        twin.unit_class("lagg")


def test_rows_come_at_their_times_with_every_output():
    found = rows()
    assert found[0] == ["time_s", "y [degC]"]
    assert [r[0] for r in found[1:]] == pytest.approx([0, 10, 20, 30, 40, 50, 60])
    assert found[-1][1] == pytest.approx(20.0, abs=0.1)


def test_a_parameter_takes_a_value_with_and_without_unit():
    assert rows({"u": "20 degC", "tau": "1 min"}) == rows({"u": "20", "tau": "60"})
    unit, _ = twin.make("lag", {"steps": "5", "mode": "odd", "is_fast": "on"}, noise=True)
    assert (unit.steps, unit.mode, unit.is_fast, unit.noise) == (5, "odd", True, 0.5)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"tua": "3"}, "did you mean 'tau'"),
        ({"u": "99"}, "outside 0 to 50 degC"),
        ({"u": "3 Pa"}, "degC is needed"),
        ({"is_fast": "maybe"}, "is on or off"),
    ],
)
def test_a_setting_that_does_not_fit_is_refused(settings, message):
    with pytest.raises(PlantError, match=message):
        twin.make("lag", settings, noise=False)


def test_a_fault_begins_at_its_time_and_changes_what_follows():
    healthy, faulty = rows(), rows(changes=[twin.change("gain=0.5@35s")])
    assert healthy[:5] == faulty[:5]
    assert faulty[-1][1] < healthy[-1][1]


def test_a_fault_that_the_machine_does_not_have_is_refused():
    with pytest.raises(UnknownTag, match="gain"):
        rows(changes=[twin.change("gian=0.5")])


@pytest.mark.parametrize("text", ["gain", "gain=much", "gain=1@noon"])
def test_a_fault_that_is_not_written_so_is_refused(text):
    with pytest.raises(BadQuantity):
        twin.change(text)


def test_a_time_without_a_number_is_refused():
    assert twin.duration("14d") == 14 * 86400.0
    with pytest.raises(BadQuantity, match="is not a time"):
        twin.duration("soon")


def test_the_table_tells_all_groups():
    unit, _ = twin.make("lag", {}, noise=False)
    assert {r.group for r in twin.table(unit)} == {"parameter", "input", "output", "fault"}


def test_a_machine_that_serves_a_site_and_stands_in_none_says_so():
    with pytest.raises(PlantError, match="stands in none"):
        twin.make("site", {}, noise=False)


@pytest.mark.parametrize("slug", ["air_network", "airlock", "ems", "operator", "records", "room_monitor"])
def test_a_machine_of_the_site_is_that_of_the_plant(slug):
    unit, _ = twin.make(slug, {}, noise=False)
    assert {"output"} <= {row.group for row in twin.table(unit)}
    found = list(twin.run(unit, {}, [], (4.0, 2.0), 1))
    assert [row[0] for row in found[1:]] == pytest.approx([0.0, 2.0, 4.0])
    assert len({len(row) for row in found}) == 1


def test_the_air_runs_with_a_door_and_a_fault_and_refuses_what_it_does_not_know():
    unit, inputs = twin.make("air_network", {"air.DR026.opening": "1"}, noise=False)
    fan = twin.change("AHU2.fan=0.62@10s")
    twin.check(unit, [fan], (20.0, 10.0))
    head, *rows_ = twin.run(unit, inputs, [fan], (20.0, 10.0), 1)
    corridor, lock = (head.index(f"air.{room}.pressure [Pa]") for room in ("COR_D", "PAL_D"))
    assert abs(rows_[1][corridor] - rows_[1][lock]) < 0.05
    assert rows_[2][corridor] < rows_[1][corridor]
    for settings, message in (
        ({"air.DR26.opening": "1"}, "did you mean"),
        ({"air.DR026.opening": "2"}, "outside 0 to 1"),
    ):
        with pytest.raises(PlantError, match=message):
            twin.make("air_network", settings, noise=False)


def test_instruments_of_rooms_are_quiet_unless_noise_is_asked_for():
    for noise, spread in ((False, 0.0), (True, 0.01)):
        unit, inputs = twin.make("room_monitor", {}, noise=noise)
        head, *found = twin.run(unit, inputs, [], (60.0, 2.0), 1)
        column = [row[head.index("COR_D.monitor.pressure [Pa]")] for row in found[1:]]
        assert max(column) - min(column) >= spread
        assert noise or max(column) == min(column)


def test_faults_and_times_that_do_not_fit_are_told_before_anything_runs():
    unit, _ = twin.make("lag", {}, noise=False)
    twin.check(unit, [twin.change("gain=0.5@10s")], (60.0, 10.0))
    for changes, times, said in (
        (["gian=1@1s"], (1.0, 1.0), "no fault 'gian'; did you mean 'gain'"),
        (["gain=3@1s"], (1.0, 1.0), "fault gain: 3 is outside 0 to 2 1"),
        ([], (1.0, 0.0), "longer than 0 s"),
    ):
        with pytest.raises(PlantError, match=said):
            twin.check(unit, [twin.change(text) for text in changes], times)


def test_an_instrument_is_without_noise_unless_asked():
    quiet, _ = twin.make("dp_gauge", {}, noise=False)
    noisy, _ = twin.make("dp_gauge", {}, noise=True)
    assert (quiet.kind.sigma, quiet.kind.resolution) == (0.0, 0.0)
    assert noisy.kind.sigma > 0.0
    rows_of = [list(twin.run(unit, {"pressure": 15.0}, [], (10.0, 1.0), 1)) for unit in (quiet, noisy)]
    assert {row[1] for row in rows_of[0][1:]} == {15.0}
    assert {row[1] for row in rows_of[1][1:]} != {15.0}
