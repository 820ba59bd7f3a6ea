"""A bag that feeds a reactor: its weight, its gate, and what a weld lets in, from the glove to the broth."""

import math

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units import feedbag
from sim_core.units.bioreactor import Bioreactor
from sim_core.units.feedbag import Feedbag
from tests.sim_core.reactor_help import DAY_7

WIRES = {"f.taken": "r.true.fed", "r.feed_gate": "f.running"}


def suite() -> Plant:
    """A reactor of day 7 on its bag."""
    return Plant({"r": Bioreactor(**DAY_7 | {"noise": 0.0}), "f": Feedbag("r")}, 1, WIRES)


def do(plant: Plant, *controls: str) -> None:
    for control in controls:
        plant.submit(Command(plant.time, "trainee", f"f.{control}"))


def hours(plant: Plant, count: float) -> dict[str, float]:
    for _ in range(round(count * 60)):
        plant.step(600)
    return dict(plant.state.outputs)


def weld(plant: Plant) -> None:
    do(plant, "stop_pump", "change", "prime", "start_pump")


def test_the_bag_loses_what_the_vessel_takes():
    plant = suite()
    first = hours(plant, 0.1)
    x = hours(plant, 6.0)
    taken = x["r.true.fed"] - first["r.true.fed"]
    assert taken > 5.0
    assert math.isclose(first["f.weight"] - x["f.weight"], taken * feedbag.DENSITY, abs_tol=0.5)
    assert math.isclose(x["f.feed_flow"], x["r.feed_flow"] * 1000.0 / 60.0, rel_tol=1e-6)


def test_a_pump_that_gives_more_than_it_counts_is_seen_on_the_scale():
    """The pump counts its turns; the scale weighs what went."""
    plant = suite()
    first = hours(plant, 0.1)
    plant.submit(Command(plant.time, "trainer", "fault.r.feed_pump", 2.0))
    x = hours(plant, 6.0)
    counted = x["r.feed_total"] - first["r.feed_total"]
    assert math.isclose(first["f.weight"] - x["f.weight"], 2.0 * counted * feedbag.DENSITY, rel_tol=0.05)


def test_a_pump_that_stands_feeds_nothing_whatever_is_asked_for():
    plant = suite()
    assert hours(plant, 0.5)["r.feed_flow"] > 0.5
    do(plant, "stop_pump")
    before = hours(plant, 0.1)
    after = hours(plant, 1.0)
    assert after["f.running"] == 0.0
    assert after["r.feed_flow"] == 0.0
    assert after["r.true.fed"] == before["r.true.fed"]
    do(plant, "start_pump")
    assert hours(plant, 0.1)["r.feed_flow"] > 0.5


def test_an_empty_bag_says_so_once_and_closes_the_gate():
    plant = suite()
    plant.state.units["f"].litres = 2.0
    plant.take_events()
    x = hours(plant, 4.0)
    assert x["f.running"] == 0.0
    assert [event.name for event in plant.take_events() if event.source == "f"] == ["bag_emptied"]


@pytest.mark.parametrize(
    ("first", "control", "reason"),
    [
        ((), "hang", "the pump runs"),
        ((), "change", "Stop the pump first"),
        ((), "start_pump", "runs already"),
        (("stop_pump",), "connect", "joined already"),
        (("stop_pump", "hang"), "start_pump", "no line is joined"),
        (("stop_pump", "hang"), "prime", "no line is joined"),
        (("stop_pump", "change"), "start_pump", "holds air"),
        (("stop_pump",), "stop_pump", "stands already"),
        (("stop_pump",), "prime", "full of feed already"),
    ],
)
def test_what_must_come_first_is_said(first, control, reason):
    plant = suite()
    do(plant, *first)
    with pytest.raises(Refused, match=reason):
        do(plant, control)


def test_a_sound_weld_lets_nothing_in():
    plant = suite()
    plant.state.ledger.resident("f.tube", "skin", 500.0)
    weld(plant)
    assert hours(plant, 1.0)["r.true.bacteria"] == 0.0


def test_one_germ_of_a_weld_becomes_the_contamination_and_keeps_its_name():
    """1 CFU on day 5 at 17:40 is 3e8/mL on day 7 at 02:10, by a doubling time of 40 min [CORRECTIONS.md c02_m3]."""
    plant = suite()
    plant.submit(Command(plant.time, "trainer", "fault.f.weld_germs", 1.0))
    at = plant.time
    weld(plant)
    x = hours(plant, 20.0)
    assert x["f.true.germs"] == 1.0
    assert math.isclose(math.log2(x["r.true.bacteria"] * 1e9 * x["r.true.V"]), 20.0 * 60.0 / 40.0, abs_tol=1.0)
    ledger = plant.state.ledger
    assert math.isclose(ledger.total("r.broth"), x["r.true.bacteria"] * 1e9 * x["r.true.V"], rel_tol=1e-6)
    source = next(iter(ledger.shares("r.broth")))
    assert (ledger.sources[source].act, ledger.sources[source].time) == (feedbag.WELD, at)
    assert [hop.giver for hop in ledger.chain("r.broth", source)] == ["r.feed", "f.line", "f.weld", "f.glove"]


def test_what_a_hand_left_on_the_tube_gets_in_through_an_open_seam_and_leads_back_to_the_hand():
    plant = suite()
    ledger = plant.state.ledger
    hand = ledger.resident("trainee.left_glove", "skin", 400.0)
    ledger.contact("trainee.left_glove", "f.tube", 0.2, "left hand touched f.tube", 0.0)
    plant.submit(Command(plant.time, "trainer", "fault.f.weld_open", 0.2))
    weld(plant)
    x = hours(plant, 0.1)
    germs = x["f.true.germs"]
    assert 0.5 * 16.0 < germs < 1.8 * 16.0  # 400 x 0.2 on the tube, 0.2 of it through the seam, counted
    source = next(iter(ledger.shares("r.broth")))
    assert ledger.sources[source].parent == hand
    chain = ledger.chain("r.broth", source)
    assert [(hop.giver, hop.taker) for hop in chain][-1] == ("trainee.left_glove", "f.tube")
    assert feedbag.WELD in [hop.act for hop in chain]


def test_an_open_seam_drips():
    sound, open_ = suite(), suite()
    open_.submit(Command(0.0, "trainer", "fault.f.weld_open", 1.0))
    lost = hours(sound, 6.0)["f.weight"] - hours(open_, 6.0)["f.weight"]
    assert math.isclose(lost, 6.0 * feedbag.DRIP * feedbag.DENSITY, abs_tol=0.4)
