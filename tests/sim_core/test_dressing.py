"""Taking, checking, donning, doffing and throwing away: what is possible, and what leaves with a garment."""

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.people import garments, hands, rack, things
from sim_core.people.rules import FRONT, Site, Someone
from sim_core.plant import Plant
from training.facility import load_facility
from training.facility_people import people_site, people_unit

SITE = ("site_uniform", "site_shoes")
GOWNED = (*SITE, "hair_cover", "coverall", "overshoes")


FRONT_COVERALL = rack.row_of("PAL_D.gown_rack", "coverall", FRONT)


def plant(room: str, worn: tuple[str, ...], items: tuple[str, ...] = ()) -> Plant:
    return Plant({"people": people_unit(load_facility(), (Someone("trainee", room, worn, items),))}, seed=1)


def act(p: Plant, *commands: tuple[str, object]) -> list:
    for target, value in commands:
        p.submit(Command(p.time, "trainee", target, value))
    return p.take_events()


def trainee(p: Plant):
    return p.state.units["people"].people["trainee"]


@pytest.mark.parametrize(
    ("worn", "acts", "reason"),
    [
        (GOWNED, [("gown_rack.take_item", "coverall:inside")], "wear a coverall already"),
        (SITE, [("gown_rack.take_item", "hair_cover"), ("gown_rack.doff", "site_shoes")], "hands hold the hair cover"),
        (SITE, [("glove_rack.take_item", "coverall:inside")], "takes one of gloves"),
        (SITE, [("gown_rack.check_expiry", "gloves")], "takes one of hair_cover"),
        (SITE, [("bench_over.step_over", "dirty")], "on the dirty side already"),
        (SITE, [("bin.drop", "coverall")], "pockets are empty"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason_and_changes_nothing(worn, acts, reason):
    p = plant("PAL_D", worn)
    commands = [(f"PAL_D.{target}", value) for target, value in acts]
    act(p, *commands[:-1])
    before = p.save()
    with pytest.raises(Refused, match=reason):
        act(p, commands[-1])
    assert p.save() == before


def test_a_uniform_goes_under_the_coverall_and_not_over_it():
    p = plant("CHG", ("coverall",))
    act(p, ("CHG.gown_rack.take_item", "site_uniform:inside"))
    with pytest.raises(Refused, match="goes under it"):
        act(p, ("CHG.gown_rack.don", "site_uniform"))


def test_street_clothes_under_a_coverall_stay_on():
    p = plant("CHG", ("street_clothes", "coverall"))
    act(p, ("CHG.locker.open", None))
    with pytest.raises(Refused, match="coverall is over the street clothes"):
        act(p, ("CHG.locker.drop", "street_clothes"))


def test_street_shoes_in_the_locker_take_the_street_with_them():
    p = plant("CHG", ("street_clothes", "street_shoes"))
    removed = p.state.units["people"].removed_cfu
    act(p, ("CHG.locker.open", None), ("CHG.locker.drop", "street_shoes"))
    assert "street_shoes" not in trainee(p).worn
    assert p.state.ledger.total("trainee.street_shoes.sole") == 0.0
    assert p.state.units["people"].removed_cfu > removed
    assert things.shoes_of(trainee(p)) == "socks"


def test_gloves_in_the_bin_take_both_their_outsides_with_them():
    p = plant("PAL_D", (*GOWNED, "gloves"))
    act(p, ("trainee.touch", "PAL_D.bin.lid"), ("trainee.hand", "left"), ("trainee.touch", "PAL_D.bin.lid"))
    assert all(p.state.ledger.total(f"trainee.{hand}_glove") > 0.0 for hand in ("left", "right"))
    act(p, ("PAL_D.glove_rack.doff", "gloves"), ("PAL_D.bin.drop", "gloves"))
    assert all(p.state.ledger.total(f"trainee.{hand}_glove") == 0.0 for hand in ("left", "right"))
    assert hands.hand_place(trainee(p), "left") == "trainee.left_hand"


def test_the_label_of_the_piece_in_the_hands_is_of_that_piece():
    p = plant("PAL_D", SITE)
    x = p.state.units["people"]
    x.expired, x.damaged = [FRONT_COVERALL], [FRONT_COVERALL]
    act(p, ("PAL_D.gown_rack.take_item", "coverall:inside"))
    assert (x.expired, x.damaged) == ([], [])  # the bad piece has left the rack
    for what in ("expiry", "integrity"):
        [event] = act(p, (f"PAL_D.gown_rack.check_{what}", "coverall"))
        assert event.data["is_good"] is False
    [event] = act(p, ("PAL_D.gown_rack.check_integrity", "hair_cover"))
    assert event.data["is_good"] is True


def test_an_expired_piece_brings_its_dust_and_says_so_in_the_ledger():
    p = plant("PAL_D", SITE)
    p.state.units["people"].expired = [FRONT_COVERALL]
    act(p, ("PAL_D.gown_rack.take_item", "coverall:inside"))
    assert p.state.ledger.total("trainee.coverall.outside") >= garments.EXPIRED_CFU
    acts = {p.state.ledger.sources[s].act for s in p.state.ledger.row("trainee.coverall.outside")}
    assert "coverall past its date" in acts


def test_an_open_seam_sheds_as_if_that_part_were_bare():
    rates = []
    for damaged in ([], [FRONT_COVERALL]):
        p = plant("PAL_D", SITE)
        p.state.units["people"].damaged = damaged
        act(p, ("PAL_D.gown_rack.take_item", "coverall:inside"))
        p.step(300)  # no hurry: nothing is left open
        act(p, ("PAL_D.gown_rack.don", "coverall"))
        rates.append(p.step(10)["trainee.shed_np05"])
    assert rates[1] > rates[0]


def test_the_mirror_mends_a_gap_once_and_the_mending_hand_touches_the_garment():
    p = plant("PAL_D", (*SITE, "coverall"))
    act(p, ("PAL_D.glove_rack.take_item", "gloves:inside"), ("PAL_D.glove_rack.don", "gloves"))
    assert trainee(p).gaps == ["wrist"]
    events = act(p, ("PAL_D.mirror.self_check", "wrist"))
    assert [e.name for e in events] == ["mirror_checked", "gap_found"]
    assert [e.name for e in act(p, ("PAL_D.mirror.self_check", "wrist"))] == ["mirror_checked"]
    trainee(p).gaps.append("ankle")  # open though nothing that closes it is worn
    assert [e.name for e in act(p, ("PAL_D.mirror.self_check", "ankle"))] == ["mirror_checked", "gap_found"]


def test_a_plant_without_racks_has_no_piece_past_its_date():
    whole = people_site(load_facility())
    bare = Site(**{name: getattr(whole, name) for name in Site.__dataclass_fields__} | {"fixtures": ()})
    assert rack.stock(bare, 1) == ([], [])


def test_a_wash_of_no_length_does_nothing_and_touching_ends_one():
    p = plant("CHG", SITE)
    before = p.step()["trainee.left_cfu"]
    act(p, ("CHG.sink.wash", "start"), ("trainee.rub", "left_palm"), ("CHG.sink.wash", "stop"))
    assert p.step()["trainee.left_cfu"] == before
    act(p, ("CHG.sink.wash", "start"))
    p.step(150)
    act(p, ("CHG.sink.wash", "stop"), ("trainee.touch", "CHG.sink.basin"), ("CHG.sink.wash", "start"))
    assert trainee(p).wash.seconds == 0.0  # a new one


def test_wet_hands_pass_on_more_than_dry_ones():
    loads = []
    for dry in (True, False):
        p = plant("CHG", SITE)
        act(p, ("CHG.sink.wash", "start"))
        p.step(150)
        act(p, ("CHG.sink.wash", "stop"), *([("CHG.sink.dry", None)] if dry else []))
        lever = p.state.ledger.total("CHG.sanitiser.lever")
        act(p, ("trainee.touch", "CHG.sanitiser.lever"))
        loads.append(p.state.ledger.total("CHG.sanitiser.lever") - lever)
    assert loads[1] > 1.5 * loads[0] > 0.0
