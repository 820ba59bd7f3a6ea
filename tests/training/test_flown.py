"""The days before a mission are flown once, kept, and arrive whole in the mission's plant."""

import json
import math
import time

import pytest

from sim_core import ledger_past
from sim_core.errors import PlantError
from sim_core.ledger import Ledger
from sim_core.plant import Plant
from tests.training.night import DAY, WELD, night
from training import flown, store
from training.facility import load_facility
from training.mission import Mission
from training.plant import build_plant

FACILITY = load_facility()
SHORT = night(days=0.2)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv(store.FOLDER_VARIABLE, str(tmp_path))


@pytest.fixture
def flights(monkeypatch):
    """How often something was flown."""
    flew, fly = [], flown.fly

    def counted(*rest):
        flew.append(rest)
        return fly(*rest)

    monkeypatch.setattr(flown, "fly", counted)
    return flew


def arrived(mission: Mission = SHORT, *active: str, seed: int = 5) -> Plant:
    plant = build_plant(FACILITY, seed, rooms=mission.rooms)
    flown.put(plant, mission, FACILITY, active)
    return plant


def files():
    return sorted((store.cache_folder() / "flown").glob("*"))


def test_a_flight_is_flown_once_and_the_kept_one_is_the_same_to_the_last_bit(flights):
    first, again = (arrived().save() for _ in range(2))
    assert len(flights) == 1
    assert json.dumps(first) == json.dumps(again)
    files()[0].unlink()
    assert json.dumps(arrived().save()) == json.dumps(first)
    assert len(flights) == 2


def test_the_same_future_follows_from_a_kept_flight_and_from_a_fresh_one():
    futures = []
    for _ in range(2):
        plant = arrived()
        plant.step(100)
        futures.append(dict(plant.step(600)))
    assert futures[0] == futures[1]


@pytest.mark.parametrize("damage", [lambda t: t[: len(t) // 2], lambda t: t.replace("168", "169") + " ", lambda _: ""])
def test_a_damaged_file_is_flown_anew(flights, damage):
    whole = json.dumps(arrived().save())
    files()[0].write_text(damage(files()[0].read_text(encoding="utf-8")), encoding="utf-8")
    assert json.dumps(arrived().save()) == whole
    assert len(flights) == 2
    arrived()
    assert len(flights) == 2


def test_a_cache_that_cannot_be_written_costs_time_only(flights, tmp_path, monkeypatch):
    (tmp_path / "no_folder").write_text("a file", encoding="utf-8")
    monkeypatch.setenv(store.FOLDER_VARIABLE, str(tmp_path / "no_folder"))
    assert arrived().state.outputs["USP.br2000.age"] == pytest.approx(4.8)
    arrived()
    assert len(flights) == 2


def test_other_sources_another_cause_and_another_age_are_other_flights(monkeypatch):
    keys = {flown.key(SHORT, FACILITY, active) for active in ((), ("f1",), ("f2",))}
    keys.add(flown.key(night(days=0.3), FACILITY, ()))
    monkeypatch.setattr(flown, "_sources", lambda: "changed")
    keys.add(flown.key(SHORT, FACILITY, ()))
    assert len(keys) == 5


def test_the_sources_are_those_of_the_simulation():
    seen = {path.name for pattern in flown._SOURCES for path in store.ROOT.glob(pattern)}
    assert {"plant.py", "bioreactor.py", "platform.py", "historian.py", "flown.py", "alarm_list.py"} <= seen


def test_only_so_many_flights_are_kept_and_nothing_half_written(monkeypatch):
    monkeypatch.setattr(flown, "KEPT_FILES", 2)
    for days in (0.05, 0.06, 0.07):
        arrived(night(days=days))
    assert len(files()) == 2
    assert all(path.suffix == ".json" for path in files())


def test_a_mission_without_a_past_is_left_as_it_is():
    plant = build_plant(FACILITY, 5, rooms=SHORT.rooms)
    before = json.dumps(plant.save())
    flown.put(plant, SHORT.model_copy(update={"flown": None}), FACILITY, ())
    assert json.dumps(plant.save()) == before


def test_seven_days_take_seconds_and_come_to_the_culture_of_day_seven():
    """[MODELS 14.1] 14e6/mL, 96 to 98 % viable [CORRECTIONS.md c02_m3]."""
    start = time.process_time()
    x = arrived(night()).state.outputs
    assert time.process_time() - start < 15.0
    assert x["USP.br2000.age"] == pytest.approx(168.0, abs=1e-6)
    assert 13.0 < x["USP.br2000.true.Xv"] < 15.0
    assert 96.0 <= x["USP.br2000.true.viability"] <= 98.5
    assert x["USP.br2000.true.do"] == pytest.approx(40.0, abs=1.0)
    assert x["USP.feedbag.welds"] == 2.0


def test_the_germ_of_day_five_is_the_contamination_of_the_night_and_its_chain_leads_to_the_weld():
    """1 CFU at 17:40 is some 3e8/mL at 02:10: 48.75 doublings of 40 min, less what sugar and the pump cost."""
    plant = arrived(night(), "f3")
    per_ml = plant.state.outputs["USP.br2000.true.bacteria"] * 1e6
    assert 2e8 < per_ml < 4e8
    ledger = plant.state.ledger
    source, share = next(iter(ledger.shares("USP.br2000.broth").items()))
    assert share == 1.0
    assert (ledger.sources[source].act, ledger.sources[source].time) == ("weld of the feed line", -WELD)
    chain = ledger.chain("USP.br2000.broth", source)
    bag = [f"USP.feedbag.{place}" for place in ("line", "weld", "glove")]
    assert [hop.giver for hop in chain] == ["USP.br2000.feed", *bag]
    assert all(-WELD <= hop.time < -WELD + 400.0 for hop in chain)
    plant.step(600)
    grown = plant.state.outputs["USP.br2000.true.bacteria"] * plant.state.outputs["USP.br2000.true.V"] * 1e9
    assert ledger_total(plant) == pytest.approx(grown, rel=1e-6)


def test_the_germ_of_day_five_gives_the_signature_of_the_night_watch():
    """O2 9, 17, 25 L/min and DO 33, 21, 12 % at 60, 120, 150 min, sugar at its end soon after [CORRECTIONS f3]."""
    plant = arrived(night(), "f3")
    seen = []
    for minutes in (60, 60, 30, 60):
        for _ in range(minutes):
            plant.step(600)
        seen.append(dict(plant.state.outputs))
    oxygen = [x["USP.br2000.o2_flow"] for x in seen[:3]]
    dissolved = [x["USP.br2000.true.do"] for x in seen[:3]]
    assert oxygen == pytest.approx([9.0, 17.0, 25.0], rel=0.12)
    assert dissolved == pytest.approx([33.0, 21.0, 12.0], abs=2.0)
    assert seen[3]["USP.br2000.true.Glc"] < 1.0
    assert seen[3]["USP.br2000.base_total"] > 18.0


def ledger_total(plant: Plant) -> float:
    return plant.state.ledger.total("USP.br2000.broth")


def test_a_cause_under_way_goes_on_and_its_history_and_alarms_are_on_the_desk():
    """The sensitivity of probe A has been falling for 9600 s, and falls on."""
    plant = arrived(night(), "f1")
    moving = next(f for f in plant.state.faults if f.parameter == "do_a_sensitivity")
    assert (moving.start, moving.ramp) == (-9600.0, 18383.0)
    at_start = plant.state.parameters["USP.br2000"]["do_a_sensitivity"]
    assert at_start == pytest.approx(1.0 - 0.8 * 9600.0 / 18383.0, abs=1e-6)
    plant.step(600)
    assert plant.state.parameters["USP.br2000"]["do_a_sensitivity"] == pytest.approx(at_start - 0.8 * 60.0 / 18383.0)
    desk, x = plant.units["dcs"], plant.state.units["dcs"]
    when, seen = desk.trend(x, "USP.br2000.do_b", 4.0 * 3600.0)
    assert seen[when < -10000.0].mean() == pytest.approx(40.0, abs=1.0)
    assert seen[-1] > 60.0
    raised = [line for line in x.log if line.key == "USP.br2000.do_b" and line.side == "high"]
    assert raised
    assert all(-9600.0 < line.time < 0.0 for line in raised)
    days, _ = desk.trend(x, "USP.br2000.weight", 7.0 * DAY)
    assert days[0] < -6.9 * DAY


def test_a_cause_that_passed_before_the_start_is_gone_and_germs_of_a_vessel_are_counted():
    plant = arrived(SHORT, "f6")
    assert plant.state.parameters["USP.br2000"]["base_pump"] == 1.0
    plant = arrived(SHORT, "f5")
    total = ledger_total(plant)
    assert math.log2(total / 5.0) == pytest.approx(9600.0 / 2400.0, abs=0.3)


def test_an_act_of_the_past_that_is_refused_is_told():
    wrong = SHORT.flown.model_copy(update={"acts": night().flown.acts[1:2]})
    acts = tuple(act.model_copy(update={"before": 3600.0}) for act in wrong.acts)
    mission = SHORT.model_copy(update={"flown": wrong.model_copy(update={"acts": acts})})
    with pytest.raises(PlantError, match="Stop the pump first"):
        arrived(mission)


def test_germs_of_a_machine_that_takes_none_are_told_with_a_guess():
    row = next(f for f in SHORT.faults if f.id == "f5")
    germs = row.inject.germs.model_copy(update={"unit": "USP.br200"})
    wrong = row.model_copy(update={"inject": row.inject.model_copy(update={"germs": germs})})
    with pytest.raises(PlantError, match=r"did you mean 'USP\.br2000'"):
        flown.prepare(SHORT.model_copy(update={"faults": (wrong,)}), FACILITY, ("f5",))


def test_a_ledger_takes_in_a_past_and_keeps_both_chains():
    past, now = Ledger(), Ledger()
    for ledger in (past, now):
        ledger.place("a")
        ledger.place("b")
    past.deposit("a", past.source("weld", 100.0, "water", "a"), 8.0)
    past.transfer("a", "b", 0.5, "pumped", 150.0)
    hand = now.resident("b", "skin", 4.0)
    now.transfer("b", "a", 0.5, "touched", 0.0)
    ledger_past.absorb(now, past, -200.0)
    assert now.total("a") == 6.0
    assert now.total("b") == 6.0
    weld = next(n for n, s in enumerate(now.sources) if s.act == "weld")
    assert now.sources[weld].time == -100.0
    assert now.load("b", weld) == 4.0
    assert [(hop.giver, hop.time) for hop in now.chain("b", weld)] == [("a", -50.0)]
    touched = next(n for n, s in enumerate(now.sources) if s.parent == hand)
    assert [hop.act for hop in now.chain("a", touched)] == ["touched"]
    assert now.chain("a", touched)[0].number > now.chain("b", weld)[0].number
