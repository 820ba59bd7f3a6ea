"""Laws of the contamination ledger; every number here was worked out on paper in the docstring of its test."""

import json
from math import isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_core import noise, snapshot
from sim_core.ledger import MOST_COLUMNS, Ledger

HAND, DOOR, GARMENT, AIR = "trainee.left_hand", "CHG.locker.handle", "trainee.coverall.outside", "air.PAL_D"


def ledger_with(**loads: float) -> Ledger:
    ledger = Ledger()
    for name, cfu in loads.items():
        ledger.resident({"hand": HAND, "door": DOOR}[name], "skin" if name == "hand" else "dust", cfu)
    return ledger


def named(ledger: Ledger, place: str) -> dict[str, float]:
    return {f"{ledger.sources[s].act}<{ledger.sources[s].origin}": cfu for s, cfu in ledger.row(place).items() if cfu}


def test_a_touch_moves_a_fifth_both_ways():
    """Hand 1000, door 50. Hand gives 200 and takes 10: 810. Door gives 10 and takes 200: 240."""
    ledger = ledger_with(hand=1000.0, door=50.0)
    ledger.contact(HAND, DOOR, 0.2, "touched door", 240.0)
    assert named(ledger, HAND) == {"resident flora<" + HAND: 800.0, "touched door<" + DOOR: 10.0}
    assert named(ledger, DOOR) == {"resident flora<" + DOOR: 40.0, "touched door<" + HAND: 200.0}


def test_the_name_of_the_act_stays_on_every_later_hop():
    """Door 50 -> hand 10 (touch at 240 s) -> garment 2 (grip at 300 s); both hops show, newest first."""
    ledger = ledger_with(door=50.0)
    ledger.contact(HAND, DOOR, 0.2, "touched door", 240.0)
    ledger.transfer(HAND, GARMENT, 0.2, "took coverall", 300.0)
    [(source, share)] = ledger.shares(GARMENT).items()
    assert (ledger.sources[source].act, ledger.sources[source].time, share) == ("touched door", 240.0, 1.0)
    assert ledger.sources[ledger.sources[source].parent].origin == DOOR
    hops = ledger.chain(GARMENT, source)
    assert [(hop.giver, hop.taker, hop.cfu) for hop in hops] == [(HAND, GARMENT, 2.0), (DOOR, HAND, 10.0)]


def test_a_chain_ends_even_when_matter_goes_to_and_fro():
    ledger = ledger_with(hand=100.0, door=50.0)
    for time in range(20):
        ledger.contact(HAND, DOOR, 0.2, "touched door", float(time))
    for source in ledger.row(HAND):
        assert len(ledger.chain(HAND, source)) <= 20


def test_shares_split_a_mixed_load():
    """Clean hand touches door 1 (50 -> 10) and door 2 (30; gives 6, takes 2): 8 of 14 from door 1, 6 of 14 from 2."""
    ledger = ledger_with(door=50.0)
    ledger.resident("DR016.handle_a", "dust", 30.0)
    ledger.contact(HAND, DOOR, 0.2, "first", 1.0)
    ledger.contact(HAND, "DR016.handle_a", 0.2, "second", 2.0)
    assert [round(share, 12) for share in ledger.shares(HAND).values()] == [round(8 / 14, 12), round(6 / 14, 12)]


def test_three_places_in_a_row_are_the_matrix_product():
    """The load vector (a, b, c) after a-b and b-c contacts is M2 M1 (a, b, c)."""
    f = 0.2
    first = np.array([[1 - f, f, 0], [f, 1 - f, 0], [0, 0, 1]])
    second = np.array([[1, 0, 0], [0, 1 - f, f], [0, f, 1 - f]])
    ledger = Ledger()
    start = {"a": 1000.0, "b": 50.0, "c": 5.0}
    for place, cfu in start.items():
        ledger.resident(place, "dust", cfu)
    ledger.contact("a", "b", f, "one", 1.0)
    ledger.contact("b", "c", f, "two", 2.0)
    expected = second @ first @ np.array(list(start.values()))
    assert np.allclose([ledger.total(p) for p in "abc"], expected, rtol=1e-14)


def test_growth_and_kill_go_by_kind_and_keep_the_shares_within_a_kind():
    """10 skin and 4 spores: alcohol of 3 log leaves 0.01 skin and 4 spores; doubling makes 0.02 and 8."""
    ledger = Ledger()
    skin, spore = ledger.source("touch", 0.0, "skin", "a"), ledger.source("dust", 0.0, "spore", "a")
    ledger.deposit("glove", skin, 10.0)
    ledger.deposit("glove", spore, 4.0)
    assert isclose(ledger.scale("glove", {"skin": 1e-3}), -9.99)
    ledger.scale("glove", 2.0)
    assert ledger.row("glove") == {skin: pytest.approx(0.02), spore: 8.0}


moves = st.lists(
    st.tuples(
        st.sampled_from("cttm"),
        st.sampled_from([HAND, DOOR, GARMENT, AIR]),
        st.sampled_from([HAND, DOOR, AIR]),
        st.floats(0.0, 1.0),
    ),
    max_size=40,
)


@given(moves)
def test_moves_neither_make_nor_lose_matter(steps):
    ledger = ledger_with(hand=1000.0, door=50.0)
    ledger.deposit(AIR, ledger.source("leak", 0.0, "dust", "COR_D"), 7.0)
    for number, (kind, one, other, fraction) in enumerate(steps):
        if kind == "m":
            ledger.merge(threshold=fraction)
        elif one != other and kind == "c":
            ledger.contact(one, other, fraction, f"act {number}", float(number))
        elif one != other:
            ledger.transfer(one, other, fraction, "" if number % 2 else f"act {number}", float(number))
    places = [*ledger.loads, *ledger.air_rows]
    assert isclose(ledger.everything(), 1057.0, rel_tol=1e-12)
    assert isclose(sum(ledger.total(p) for p in places), 1057.0, rel_tol=1e-12)
    for place in places:
        assert isclose(sum(ledger.row(place).values()), ledger.total(place), rel_tol=1e-12, abs_tol=1e-15)
        assert min(ledger.row(place).values(), default=0.0) >= 0.0


def test_without_the_act_its_share_is_gone_and_the_rest_stays():
    """What-if: with the touch of the dirty door 10 of 14 CFU are its; without it 4 stay 4 (linear)."""

    def glove(with_door: bool) -> Ledger:
        ledger = ledger_with(door=50.0)
        ledger.deposit(HAND, ledger.source("before", 0.0, "skin", HAND), 5.0)
        if with_door:
            ledger.contact(HAND, DOOR, 0.2, "touched door", 1.0)
        else:
            ledger.scale(HAND, 0.8)  # the same hand gave its share elsewhere
        return ledger

    touched, spared = glove(True), glove(False)
    by_act = {touched.sources[s].act: cfu for s, cfu in touched.row(HAND).items()}
    assert by_act == {"before": 4.0, "touched door": 10.0}
    assert spared.total(HAND) == touched.total(HAND) - by_act["touched door"]


def test_merging_changes_no_total_and_reports_what_lost_its_name():
    ledger = Ledger()
    small, large = ledger.source("small", 0.0, "skin", "PAL_D.bin.lid"), ledger.source("large", 0.0, "skin", "PAL_D")
    ledger.deposit(HAND, small, 4e-10)
    ledger.deposit(AIR, small, 1e-10)
    ledger.deposit(HAND, large, 1.0)
    ledger.shed("PAL_D", small, 2e-10, 1.0, 1.0)
    before = (ledger.total(HAND), ledger.total(AIR), ledger.everything())
    assert isclose(ledger.merge(), 7e-10)
    assert isclose(ledger.merged_cfu, 7e-10)
    assert (ledger.total(HAND), ledger.total(AIR), ledger.everything()) == pytest.approx(before, rel=1e-12)
    assert {ledger.sources[s].act for s in ledger.shares(HAND)} == {"large", "background:PAL_D"}
    ledger.deposit(HAND, small, 1.0)
    assert {ledger.sources[s].act for s in ledger.shares(HAND)} == {"large", "background:PAL_D"}


def test_columns_stay_under_their_number():
    ledger = Ledger()
    for number in range(MOST_COLUMNS + 10):
        ledger.deposit(HAND, ledger.source(f"act {number}", 0.0, "skin", "CHG"), 1.0 + number)
    assert len(ledger.row(HAND)) < MOST_COLUMNS
    assert isclose(ledger.total(HAND), sum(1.0 + n for n in range(MOST_COLUMNS + 10)), rel_tol=1e-12)


def test_what_is_shed_is_handed_over_once():
    ledger = Ledger()
    source = ledger.window_source("PAL_D", 700.0, "trainee shed skin", "skin")
    assert ledger.window_source("PAL_D", 1199.0, "trainee shed skin", "skin") == source
    assert ledger.window_source("PAL_D", 1200.0, "trainee shed skin", "skin") != source
    ledger.shed("PAL_D", source, 1.0, 10.0, 2.0)
    ledger.shed("PAL_D", source, 2.0, 30.0, 3.0)
    [shed] = ledger.take_shed()
    assert (shed.room, shed.source, shed.cfu, shed.np05, shed.np5) == ("PAL_D", source, 3.0, 40.0, 5.0)
    assert ledger.take_shed() == []


def test_air_is_one_block_that_others_may_write():
    ledger = Ledger()
    for room in range(9):
        ledger.place(f"air.R{room}")
    sources = [ledger.source("leak", 0.0, "dust", "R0") for _ in range(12)]
    for source in sources:
        ledger.deposit("air.R3", source, 1.0)
    ledger.air[:] *= 0.5
    assert ledger.air.shape == (9, 12)
    assert ledger.total("air.R3") == 6.0
    ledger.scale("air.R3", 0.0)
    assert ledger.total("air.R3") == 0.0


@given(st.floats(0.0, 30.0), st.integers(0, 50))
def test_a_draw_gives_whole_germs_and_less_matter_never_more_germs(expected, counter):
    counts = []
    for load in (expected, 0.5 * expected):
        ledger = Ledger()
        for act, share in (("a", 0.7), ("b", 0.3)):
            ledger.deposit("vial", ledger.source(act, 0.0, "skin", "x"), load * share)
        drawn = ledger.draw("vial", noise.key(1, "vial", "draw"), counter)
        assert ledger.total("vial") == sum(drawn.values())
        counts.append(sum(drawn.values()))
    assert counts[1] <= counts[0]


def test_draws_follow_poisson_and_the_shares():
    """Mean 4 from two sources 3:1 over 2000 draws: mean and variance 4 within 5 sigma, 3/4 of germs from the first."""
    totals, first = [], 0
    for counter in range(2000):
        ledger = Ledger()
        one, other = ledger.source("a", 0.0, "skin", "x"), ledger.source("b", 0.0, "skin", "x")
        ledger.deposit("vial", one, 3.0)
        ledger.deposit("vial", other, 1.0)
        drawn = ledger.draw("vial", noise.key(7, "vial", "draw"), counter)
        totals.append(sum(drawn.values()))
        first += drawn[one]
    assert abs(np.mean(totals) - 4.0) < 5 * 2.0 / np.sqrt(2000)
    assert abs(np.var(totals) - 4.0) < 5 * 4.0 * np.sqrt(2.25 / 2000)
    assert abs(first / sum(totals) - 0.75) < 5 * np.sqrt(0.1875 / 8000)


def test_a_clean_or_unknown_place_has_nothing_to_share():
    ledger = ledger_with(hand=1.0)
    assert ledger.shares("nowhere") == {}
    assert ledger.row("nowhere") == {}
    assert ledger.total("nowhere") == 0.0
    assert ledger.chain("nowhere", 0) == []


def test_a_saved_ledger_goes_on_the_same():
    ledger = ledger_with(hand=1000.0, door=50.0)
    ledger.contact(HAND, DOOR, 0.2, "touched door", 240.0)
    ledger.transfer(HAND, AIR, 0.1)
    ledger.shed("PAL_D", ledger.window_source("PAL_D", 0.0, "person", "skin"), 1.0, 2.0, 3.0)
    twin = snapshot.decode(Ledger, json.loads(json.dumps(snapshot.encode(ledger))))
    for one in (ledger, twin):
        one.contact(HAND, DOOR, 0.2, "again", 250.0)
        one.merge(threshold=1e-3)
    assert snapshot.encode(twin) == snapshot.encode(ledger)


def test_the_air_of_a_day_keeps_few_columns_and_loses_nothing():
    ledger = Ledger()
    for room in ("air.A", "air.B"):
        ledger.place(room)
    put = 0.0
    for window in range(400):
        source = ledger.window_source("A", 600.0 * window, "dust of the ceiling", "dust")
        ledger.deposit("air.A", source, 1.0 if window % 2 else 1e-12)
        put += 1.0 if window % 2 else 1e-12
    assert ledger.everything() == pytest.approx(put, rel=1e-12)
    assert len(ledger.air_columns) < 280
    assert ledger.row("air.A")[ledger.windows["A/399/dust of the ceiling"]] == 1.0
