"""People: doors, hands, garments, shedding."""

from math import exp, isclose

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.people.rules import ZONES, Someone
from sim_core.plant import Plant
from training.facility import load_facility
from training.facility_people import people_unit

GOWNED = ("site_uniform", "site_shoes", "hair_cover", "coverall", "overshoes")


def plant(room: str = "CHG", worn: tuple[str, ...] = ("street_clothes", "street_shoes"), items=("watch",)) -> Plant:
    return Plant({"people": people_unit(load_facility(), (Someone("trainee", room, worn, items),))}, seed=1)


def act(p: Plant, *commands: tuple[str, object]) -> list:
    for target, value in commands:
        p.submit(Command(p.time, "trainee", target, value))
    return p.take_events()


def wash(p: Plant, seconds: float, zones=ZONES) -> None:
    act(p, ("CHG.sink.wash", "start"), *(("trainee.rub", zone) for zone in zones))
    for _ in range(round(seconds * 10)):
        p.step()
    act(p, ("CHG.sink.wash", "stop"))


def test_a_shut_door_keeps_people_out_and_says_what_to_do():
    p = plant("LOB")
    with pytest.raises(Refused, match="DR016 is shut"):
        act(p, ("trainee.enter", "CHG"))
    with pytest.raises(Refused, match="From here you reach"):
        act(p, ("trainee.enter", "COR_D"))
    act(p, ("people.DR016.opening", 1.0), ("trainee.enter", "CHG"))
    assert p.step()["trainee.room_index"] == list(load_facility().rooms).index("CHG")


@pytest.mark.parametrize(("seconds", "log"), [(1, 0.5), (12, 1.0), (25, 1.5), (30, 2.0), (40, 2.0)])
def test_washing_reduces_by_its_time(seconds, log):
    p = plant(items=())
    wash(p, seconds)
    assert isclose(p.step()["trainee.left_cfu"], 1000.0 * 10**-log)


def test_half_the_zones_give_half_the_logs_and_a_watch_costs_its_hand():
    p = plant(items=())
    wash(p, 31, [zone for zone in ZONES if zone.startswith("left")])
    readings = p.step()
    assert (readings["trainee.left_cfu"], readings["trainee.right_cfu"]) == (pytest.approx(10.0), 1000.0)
    watched = plant()
    wash(watched, 31)
    assert watched.step()["trainee.left_cfu"] == pytest.approx(1000.0 * 10**-1.6)


def test_many_short_washes_are_no_better_than_their_time_together():
    p = plant(items=())
    for _ in range(4):
        wash(p, 2)
    assert p.step()["trainee.left_cfu"] == pytest.approx(1000.0 * 10**-0.5)


def test_nothing_to_rub_without_a_dose_and_a_dose_dries():
    p = plant(items=())
    with pytest.raises(Refused, match="Dispense first"):
        act(p, ("CHG.sanitiser.rub", "start"))
    act(p, ("CHG.sanitiser.dispense", None), ("CHG.sanitiser.rub", "start"))
    act(p, *(("trainee.rub", zone) for zone in ZONES))
    p.step(1000)
    assert p.step()["trainee.wet_s"] == pytest.approx(35.0)
    [event] = act(p, ("CHG.sanitiser.rub", "stop"))
    assert event.data["log_left"] == 1.5  # half of 3.0: these hands come from the street


def test_alcohol_works_in_full_only_on_hands_that_were_washed():
    """Wash 2 logs, rub 3: 1000 to 0.01. A wash too short to take the film off: 0.5 and half of 3."""
    for seconds, left in ((31, 1000 * 10**-5.0), (5, 1000 * 10**-2.0)):
        p = plant(items=())
        wash(p, seconds)
        act(p, ("CHG.sink.dry", None), ("CHG.sanitiser.dispense", None), ("CHG.sanitiser.rub", "start"))
        act(p, *(("trainee.rub", zone) for zone in ZONES))
        p.step(300)
        act(p, ("CHG.sanitiser.rub", "stop"))
        assert p.step()["trainee.left_cfu"] == pytest.approx(left, rel=0.01)


def test_gloves_carry_no_film_of_the_street():
    p = plant("PAL_D", ("street_clothes", "gloves"), ())
    p.state.ledger.deposit("trainee.left_glove", p.state.ledger.source("test", 0.0, "skin", "test"), 100.0)
    act(p, ("PAL_D.sanitiser.dispense", None), ("PAL_D.sanitiser.rub", "start"))
    act(p, *(("trainee.rub", zone) for zone in ZONES))
    p.step(300)
    assert act(p, ("PAL_D.sanitiser.rub", "stop"))[0].data["log_left"] == 3.0


def test_what_is_put_away_is_touched_and_street_shoes_soil_a_washed_hand():
    """A phone carries 200 CFU, a street shoe 500: a fifth of each comes onto the hand, a fifth of the hand's goes."""
    p = plant(items=("phone",))
    wash(p, 31)
    act(p, ("CHG.sink.dry", None), ("CHG.locker.open", None), ("CHG.locker.drop", "phone"))
    person = p.state.units["people"].people["trainee"]
    assert p.state.ledger.total("trainee.right_hand") == pytest.approx(0.8 * 10 + 0.2 * 200)
    assert person.soiled == []
    act(p, ("CHG.locker.drop", "street_shoes"))
    assert p.state.ledger.total("trainee.right_hand") == pytest.approx(0.8 * 48 + 0.2 * 500)
    assert person.soiled == ["right"]


def test_touching_moves_a_fifth_both_ways_and_names_the_act():
    p = plant(items=())
    wash(p, 31)
    act(p, ("CHG.sink.dry", None), ("trainee.hand", "left"), ("trainee.touch", "CHG.locker.handle"))
    ledger = p.state.ledger
    assert ledger.total("trainee.left_hand") == pytest.approx(10 * 0.8 + 50 * 0.2)
    first = ledger.sources[next(iter(ledger.shares("trainee.left_hand")))]
    assert (first.origin, first.time) == ("CHG.locker.handle", p.time)


def test_repeated_touching_does_not_clean_a_hand():
    """One touch takes a fifth of 1000 and one time constant later 1 - 1/e of it is back: 1000 - 200/e are its own."""
    p = plant(items=())
    act(p, ("trainee.hand", "left"), ("trainee.touch", "CHG.locker.handle"))
    ledger, person = p.state.ledger, p.state.units["people"].people["trainee"]
    assert ledger.load("trainee.left_hand", person.skin["left"]) == pytest.approx(800.0)
    for _ in range(300):
        p.step(10)
    assert ledger.load("trainee.left_hand", person.skin["left"]) == pytest.approx(1000.0 - 200.0 * exp(-1.0))
    for _ in range(20):
        act(p, ("trainee.touch", "CHG.locker.handle"))
        p.step(3000)
    assert p.step()["trainee.left_cfu"] > 900.0


def test_the_skin_renews_in_one_stride_as_in_many_and_the_balance_stays_exact():
    ends = []
    for stride in (10, 600):
        p = plant(items=())
        act(p, ("trainee.touch", "CHG.locker.handle"))
        before, x = p.state.ledger.everything(), p.state.units["people"]
        for _ in range(6000 // stride):
            p.step(stride)
        assert isclose(p.state.ledger.everything() - before, x.shed_cfu - x.removed_cfu, rel_tol=1e-9)
        ends.append(p.step()["trainee.right_cfu"])
    assert isclose(ends[0], ends[1], rel_tol=1e-9)


def test_washed_skin_stays_washed():
    p = plant(items=())
    wash(p, 31)
    act(p, ("trainee.touch", "CHG.locker.handle"))
    person = p.state.units["people"].people["trainee"]
    p.step(36000)
    own = p.state.ledger.load("trainee.right_hand", person.skin["right"])
    assert own == pytest.approx(10.0, rel=1e-4)


def test_out_of_reach_is_refused():
    p = plant()
    for target, value in (("PAL_D.bin.drop", "watch"), ("trainee.touch", "PAL_D.bin.lid"), ("trainee.touch", "moon")):
        with pytest.raises(Refused):
            act(p, (target, value))


def test_the_outside_grip_puts_the_hand_on_the_outside():
    for grip, noted in (("inside", False), ("tab", False), ("outside", True)):
        p = plant("PAL_D", ("site_uniform", "site_shoes"), ())
        events = act(p, ("PAL_D.gown_rack.take_item", f"coverall:{grip}"))
        assert any(e.name == "outside_touched" for e in events) is noted
        assert (p.state.ledger.total("trainee.coverall.outside") > 100.0) is noted


def test_the_physically_impossible_is_refused():
    p = plant()
    act(p, ("CHG.gown_rack.take_item", "site_shoes:tab"))
    with pytest.raises(Refused, match="street shoes are on"):
        act(p, ("CHG.gown_rack.don", "site_shoes"))
    with pytest.raises(Refused, match="not in your hands"):
        act(p, ("CHG.gown_rack.don", "site_uniform"))
    gowned = plant("PAL_D", GOWNED, ())
    with pytest.raises(Refused, match="coverall is over"):
        act(gowned, ("PAL_D.gown_rack.doff", "site_uniform"))


def test_a_garment_that_met_the_floor_is_red_until_a_new_one_is_taken():
    p = plant("PAL_D", ("site_uniform", "site_shoes"), ())
    act(p, ("PAL_D.gown_rack.take_item", "coverall.M:inside"))
    events = act(p, ("PAL_D.gown_rack.don", "coverall:floor"))
    assert events[0].name == "garment_touched_floor"
    person = p.state.units["people"].people["trainee"]
    assert person.worn["coverall"].touched_floor
    act(p, ("PAL_D.gown_rack.doff", "coverall"), ("PAL_D.bin.drop", "coverall"))
    act(p, ("PAL_D.gown_rack.take_item", "coverall.M:inside"), ("PAL_D.gown_rack.don", "coverall"))
    assert not person.worn["coverall"].touched_floor


def test_a_hurried_hair_cover_leaves_hair_out_until_the_mirror_shows_it():
    p = plant("PAL_D", ("site_uniform", "site_shoes"), ())
    act(p, ("PAL_D.gown_rack.take_item", "hair_cover:inside"), ("PAL_D.gown_rack.don", "hair_cover"))
    before = p.step(10)["trainee.shed_np05"]
    assert "hair" in p.state.units["people"].people["trainee"].gaps
    found = [e.name for spot in ("hair", "nape") for e in act(p, ("PAL_D.mirror.self_check", spot))]
    assert "gap_found" in found
    assert p.step(10)["trainee.shed_np05"] < before


def test_grade_d_sheds_as_published_and_faults_multiply():
    """Walking slowly: 2e6 /min in street, 0.7 of it in grade D; 800 CFU/min [mechanics.yaml]."""
    p = plant("PAL_D", GOWNED, ())
    act(p, ("trainee.motion", "walk_slow"))
    readings = dict(p.step(10))
    assert readings["trainee.shed_np05"] == pytest.approx(0.7 * 2e6 / 60)
    assert readings["trainee.shed_cfu"] == pytest.approx(800 / 60)
    act(p, ("fault.people.trainee.hood_gap", 1.0), ("trainee.motion", "run"))
    assert p.step(10)["trainee.shed_np05"] == pytest.approx(30 * readings["trainee.shed_np05"])


def test_what_is_shed_in_ten_strides_is_what_is_shed_in_one():
    totals = []
    for stride in (1, 100):
        p = plant()
        for _ in range(100 // stride):
            p.step(stride)
        totals.append(sum(one.np05 for one in p.state.ledger.take_shed()))
    assert isclose(totals[0], totals[1], rel_tol=1e-9)


def test_the_trainer_dresses_and_loads_a_person_and_nobody_does_so_himself():
    p = plant("CHG", ("site_uniform", "site_shoes"), ())
    for verb, value in (("wear", "street_clothes street_shoes"), ("carry", "watch phone"), ("be_in", "LOB")):
        with pytest.raises(Refused, match="is the trainer's"):
            act(p, (f"trainee.{verb}", value))
        p.submit(Command(p.time, "script", f"trainee.{verb}", value))
    person = p.state.units["people"].people["trainee"]
    assert (list(person.worn), person.items, person.room) == (
        ["street_clothes", "street_shoes"],
        ["watch", "phone"],
        "LOB",
    )
    assert person.soiled == ["left", "right"]
    assert p.state.ledger.total("trainee.street_shoes.sole") == 500.0
    assert p.state.ledger.total("trainee.phone.surface") == 200.0
    for verb, value in (("wear", "pyjamas"), ("carry", "sword")):
        with pytest.raises(Refused, match="no "):
            p.submit(Command(p.time, "script", f"trainee.{verb}", value))


def test_a_torn_glove_lets_the_skin_through():
    p = plant("PAL_D", (*GOWNED, "gloves"), ())
    act(p, ("fault.people.trainee.torn_glove", 1.0))
    p.step(600)
    readings = p.step(1)
    assert readings["trainee.left_cfu"] == pytest.approx(20.0, rel=0.02)
    assert readings["trainee.right_cfu"] == pytest.approx(0.01, rel=0.02)


def test_street_shoes_leave_their_floor_on_the_clean_side():
    p = plant()
    act(
        p,
        ("CHG.bench_over.step_over", "clean" if p.state.units["people"].people["trainee"].side == "dirty" else "dirty"),
    )
    assert p.state.ledger.total("CHG.bench_over.clean_floor") > 50.0


@pytest.mark.parametrize(
    ("acts", "reason"),
    [
        ([("CHG.sink.wash", "start"), ("CHG.sink.wash", "start")], "washing already"),
        ([("CHG.sink.wash", "stop")], "not washing"),
        ([("CHG.sanitiser.rub", "stop")], "not rubbing"),
        ([("trainee.rub", "left_palm")], "no water or alcohol"),
        ([("CHG.locker.close", None)], "shut already"),
        ([("CHG.locker.drop", "watch")], "locker is shut"),
        ([("CHG.locker.open", None), ("CHG.locker.drop", "phone")], "You carry: watch"),
        ([("trainee.enter", "CHG")], "in CHG already"),
        ([("trainee.be_in", "LOB")], "is the trainer's"),
        ([("CHG.gown_rack.take_item", "site_shoes:upside")], "no grip"),
        ([("CHG.gown_rack.doff", "gloves")], "do not wear"),
        ([("CHG.gown_rack.take_item", "site_shoes:tab")] * 2, "hands hold"),
        ([("PAL_D.mirror.self_check", "nape")], "Go there first"),
        ([("CHG.bench_over.step_over", "dirty")], "already"),
    ],
)
def test_every_refusal_says_why_and_changes_nothing(acts, reason):
    p = plant()
    act(p, *acts[:-1])
    before = p.save()
    with pytest.raises(Refused, match=reason):
        act(p, acts[-1])
    assert p.save() == before


def test_walking_away_ends_washing_and_rubbing():
    p = plant(items=())
    act(p, ("CHG.sanitiser.dispense", None), ("CHG.sanitiser.rub", "start"), ("CHG.sink.wash", "start"))
    p.step(100)
    p.submit(Command(p.time, "trainer", "trainee.be_in", "LOB"))
    names = [e.name for e in p.take_events()]
    assert {"washed", "sanitised", "room_entered"} <= set(names)
    person = p.state.units["people"].people["trainee"]
    assert not person.wash.is_running
    assert not person.rub.is_running


def test_touching_the_own_coverall_is_noted_with_its_hand():
    p = plant("PAL_D", GOWNED, ())
    [contact, outside] = act(p, ("trainee.touch", "trainee.coverall.outside"))
    assert (contact.name, outside.data["garment"], outside.data["hand"]) == ("contact", "coverall", "right")
    assert p.state.ledger.total("trainee.coverall.outside") == pytest.approx(200.0)
