"""The garment rack: sizes, tags, seams, and what comes of a piece that does not fit, is past its date or torn."""

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.people import rack as garment_rack
from sim_core.people.person import Use
from sim_core.people.rules import Someone
from sim_core.plant import Plant
from training.facility import load_facility
from training.facility_people import people_unit


def act(p: Plant, *commands: tuple[str, object]) -> list:
    for target, value in commands:
        p.submit(Command(p.time, "trainee", target, value))
    return p.take_events()


def rack(seed: int) -> Plant:
    site = people_unit(load_facility(), (Someone("trainee", "PAL_D", ("site_uniform", "site_shoes")),))
    return Plant({"people": site}, seed)


def seed_with(what: str) -> int:
    """A seed that draws an expired or a damaged piece."""
    return next(n for n in range(20) if getattr(rack(n).state.units["people"], what))


def test_one_piece_of_a_rack_is_past_its_date_or_torn_and_its_tag_or_seam_says_so():
    kinds = {what for n in range(12) for what in ("expired", "damaged") if getattr(rack(n).state.units["people"], what)}
    assert kinds == {"expired", "damaged"}
    for what, look, tag, bad_value in (
        ("expired", "check_expiry", "days_left", -14.0),
        ("damaged", "check_integrity", "is_torn", 1.0),
    ):
        p = rack(seed_with(what))
        x = p.state.units["people"]
        assert [*x.expired, *x.damaged] == ["PAL_D.gown_rack/coverall.M"]
        act(p, ("PAL_D.gown_rack.choose_size", "M"))
        assert p.step()[f"PAL_D.gown_rack.{tag}"] == bad_value
        first, second = (act(p, (f"PAL_D.gown_rack.{look}", "coverall"))[0].data for _ in range(2))
        assert (first["is_good"], second["is_good"]) == (False, True)
        assert p.step()[f"PAL_D.gown_rack.{tag}"] != bad_value


def test_the_tag_tells_its_dates():
    p = rack(seed_with("expired"))
    bad, good = (act(p, ("PAL_D.gown_rack.check_expiry", "coverall.M"))[0].data for _ in range(2))
    assert (good["laundered"], good["use_before"], good["today"]) == ("2026-11-12", "2026-12-12", "2026-11-24")
    assert (bad["laundered"], bad["use_before"]) == ("2026-10-11", "2026-11-10")


def test_a_bad_piece_in_the_hands_stays_there_when_it_is_looked_at():
    p = rack(seed_with("expired"))
    act(p, ("PAL_D.gown_rack.take_item", "coverall.M:inside"))
    assert not act(p, ("PAL_D.gown_rack.check_expiry", "coverall"))[0].data["is_good"]
    assert p.state.units["people"].people["trainee"].held.is_expired


def dressed_in(size: str, seed: int = 1) -> Plant:
    p = rack(seed)
    act(p, ("PAL_D.gown_rack.take_item", f"coverall.{size}:inside"))
    p.step(300)
    act(p, ("PAL_D.gown_rack.don", "coverall"))
    return p


def test_too_small_leaves_wrists_and_ankles_open_and_no_mirror_mends_it():
    """Arms (0.20) and feet (0.10) shed as in site clothes: 1.0 instead of 0.7 of what they shed."""
    good, small = dressed_in("M", seed_with("expired")), dressed_in("S")
    x = good.state.units["people"].people["trainee"].worn["coverall"]
    x.is_expired = False
    found = [
        e.data for e in act(small, *(("PAL_D.mirror.self_check", s) for s in ("wrist", "ankle"))) if "cause" in e.data
    ]
    assert [(f["spot"], f["cause"], f["is_mended"]) for f in found] == [
        ("wrist", "size", False),
        ("ankle", "size", False),
    ]
    assert small.step(10)["trainee.gaps"] == 2.0
    sheds = small.step(10)["trainee.shed_np05"] - good.step(10)["trainee.shed_np05"]
    assert sheds == pytest.approx(4e4 / 60 * 0.20 * (1.0 - 0.7))  # no overshoes yet: the feet shed as before


def test_too_large_drags_over_every_floor_that_is_walked_on():
    p = dressed_in("XL")
    person = p.state.units["people"].people["trainee"]
    assert person.worn["coverall"].touched_floor
    before = p.state.ledger.total("trainee.coverall.outside")
    p.submit(Command(p.time, "trainer", "trainee.be_in", "COR_S"))
    assert p.state.ledger.total("trainee.coverall.outside") > before + 50.0  # the street's floor


def test_a_torn_piece_shows_in_the_mirror_and_covers_nothing():
    p = dressed_in("M", seed_with("damaged"))
    [_, found] = act(p, ("PAL_D.mirror.self_check", "neck_flap"))
    assert (found.name, found.data["cause"]) == ("gap_found", "tear")
    whole = dressed_in("M", seed_with("expired"))
    whole.state.units["people"].people["trainee"].worn["coverall"].is_expired = False
    assert p.step(10)["trainee.shed_cfu"] > 1.5 * whole.step(10)["trainee.shed_cfu"]


def test_an_expired_piece_sheds_twice_as_much():
    p = dressed_in("M", seed_with("expired"))
    bad = p.step(10)["trainee.shed_np05"]
    p.state.units["people"].people["trainee"].worn["coverall"].is_expired = False
    act(p, ("trainee.motion", "still"))
    assert bad == pytest.approx(2.0 * p.step(10)["trainee.shed_np05"])


def test_what_hangs_in_front_is_taken_by_who_chooses_no_size():
    p = rack(1)
    act(p, ("PAL_D.gown_rack.take_item", "coverall:inside"))
    assert p.state.units["people"].people["trainee"].held.size == "L"
    unit, x = p.units["people"], p.state.units["people"]
    use = Use(x, x.people["trainee"], unit.fixtures["PAL_D.glove_rack"], unit.site, None)
    with pytest.raises(Refused, match="one size for everybody"):
        garment_rack.choose(use, "M")


@pytest.mark.parametrize(
    ("acts", "reason"),
    [
        ([("PAL_D.gown_rack.take_item", "coverall.XXL:inside")], "takes one of"),
        ([("PAL_D.gown_rack.choose_size", "XXL")], "takes one of"),
        ([("PAL_D.gown_rack.check_expiry", "gloves")], "takes one of"),
    ],
)
def test_what_does_not_hang_there_is_refused(acts, reason):
    with pytest.raises(Refused, match=reason):
        act(rack(1), *acts)


def test_a_rack_of_another_kind_or_size_says_what_it_holds():
    p = rack(1)
    unit, x = p.units["people"], p.state.units["people"]
    use = Use(x, x.people["trainee"], unit.fixtures["PAL_D.gown_rack"], unit.site, None)
    with pytest.raises(Refused, match="It holds: hair_cover"):
        garment_rack.offered(use, "gloves")
    with pytest.raises(Refused, match="no size 'XXL'"):
        garment_rack.offered(use, "coverall.XXL")
