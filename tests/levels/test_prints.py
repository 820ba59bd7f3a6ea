"""What hands and gown carry at the signature: the figures of docs/scoring.md, each by hand and by the twin."""

import functools

import pytest

from sim_core.journal import Command
from sim_core.people.rules import ZONES, Someone
from sim_core.plant import Plant
from training import autopilot
from training.debrief_facts import gather, load_of
from training.facility import load_facility
from training.facility_people import people_unit
from training.mission import load_mission
from training.opening import folder_of

MISSION = load_mission(folder_of("c01_m1"))
SITE = ("site_uniform", "site_shoes")


@functools.cache
def played(run: str) -> autopilot.Played:
    return autopilot.play("c01_m1", run)


def expected(run: str, plate: str) -> float:
    return played(run).card.plates[plate].expected


def limits(plate: str) -> tuple[int, int]:
    row = next(p for p in MISSION.plates if p.id == plate)
    return row.alert, row.action


def poisson_at_most(count: int, mean: float) -> float:
    from math import exp, factorial

    return sum(exp(-mean) * mean**n / factorial(n) for n in range(count + 1))


def test_the_alert_is_what_99_of_100_correct_entries_stay_under():
    for plate in ("glove_print", "gown_print"):
        alert, _ = limits(plate)
        assert poisson_at_most(alert, expected("pass", plate)) > 0.99
    assert poisson_at_most(limits("glove_print")[0] - 1, expected("pass", "glove_print")) < 0.99


@pytest.mark.parametrize("run", ["fail_no_wash", "fail_no_rub", "fail_outside_touched", "fail_one_second_clicks"])
def test_hands_without_wash_or_rub_are_expected_over_the_action_limit(run):
    assert expected(run, "glove_print") > limits("glove_print")[1]
    assert expected(run, "glove_print") > 10.0 * expected("pass", "glove_print")
    assert "not_qualified" in played(run).card.hard_fails


def test_touched_outsides_are_expected_over_the_alert_of_the_gown():
    assert expected("fail_outside_touched", "gown_print") > 2.0 * limits("gown_print")[0]
    assert expected("fail_outside_touched", "gown_print") > 100.0 * expected("pass", "gown_print")


def test_a_skipped_wash_is_named_with_its_shares_in_the_debrief(tmp_path):
    autopilot.play("c01_m1", "fail_no_wash", journal=tmp_path / "run.jsonl")
    facts = gather(tmp_path / "run.jsonl")
    for hand, side in zip(facts.hands, ("left", "right"), strict=True):
        assert hand.parts[0].origin == f"trainee.{side}_hand"
        assert hand.parts[0].share > 0.5
    at_locker = [t for t in facts.touches if t.place == "CHG.locker.handle"]
    assert len(at_locker) == 8  # open, six things, close
    assert at_locker[0].took == pytest.approx(0.2 * 50.0)
    assert at_locker[0].left > 100.0  # a fifth of what an unwashed hand carries


def test_after_a_calm_entry_the_terminal_is_the_first_in_the_chain():
    ledger = played("pass").session.parts.plant.state.ledger
    assert load_of(ledger, "right hand", "trainee.right_hand").parts[0].origin == "COR_D.ebr.screen"


def act(p: Plant, *commands: tuple[str, object], actor: str = "trainee") -> None:
    for target, value in commands:
        p.submit(Command(p.time, actor, target, value))


def test_soles_and_overshoes_by_hand():
    """COR_S 0.2 x 500 = 100; PAL_D 0.8 x 100 + 0.2 x 20 = 84; left hand, still 0.98^2 of its 10, and so on."""
    p = Plant({"people": people_unit(load_facility(), (Someone("trainee", "CHG", SITE, has_washed=True),))}, seed=1)
    ledger = p.state.ledger
    act(p, ("trainee.be_in", "COR_S"), actor="trainer")
    assert ledger.total("trainee.site_shoes.sole") == pytest.approx(100.0)
    act(p, ("trainee.be_in", "PAL_D"), actor="trainer")
    assert ledger.total("trainee.site_shoes.sole") == pytest.approx(84.0)
    act(p, ("PAL_D.gown_rack.take_item", "overshoes:tab"), ("PAL_D.gown_rack.don", "overshoes"))
    # tab: two grips of 0.02 each, then the slip of 0.01, then a fifth of the shoe against a fifth of the hand
    left = 10.0 * 0.98**2 * 0.99
    sole = 84.0 * 0.8 + 0.2 * left
    assert ledger.total("trainee.left_hand") == pytest.approx(0.8 * left + 0.2 * 84.0)
    right = 10.0 * 0.98 * 0.98**2 * 0.99
    assert ledger.total("trainee.right_hand") == pytest.approx(0.8 * right + 0.2 * sole)


def test_six_grips_of_a_coverall_by_hand():
    """1 - 0.8^6 = 73.8 % of what a hand carries goes to the face that it holds; the slip takes 1 % of the rest."""
    p = Plant(
        {"people": people_unit(load_facility(), (Someone("trainee", "PAL_D", SITE),))}, seed=3
    )  # torn, so without dust
    ledger = p.state.ledger
    act(p, ("PAL_D.gown_rack.take_item", "coverall.M:outside"), ("PAL_D.gown_rack.don", "coverall"))
    assert ledger.total("trainee.left_hand") == pytest.approx(1000.0 * 0.8**6 * 0.99)
    assert ledger.total("trainee.right_hand") == pytest.approx(1000.0 * 0.8**7 * 0.99)
    on_gown = 1000.0 * (2.0 - 0.8**6 * 0.99 - 0.8**7 * 0.99)
    assert p.step()["trainee.gown_cfu"] == pytest.approx(on_gown)


def test_a_rub_on_unwashed_skin_leaves_what_the_table_says():
    """1000 x 10^-1.5 = 31.6, and the skin recovers to that, not to more."""
    p = Plant({"people": people_unit(load_facility(), (Someone("trainee", "CHG"),))}, seed=1)
    act(p, ("CHG.sanitiser.dispense", None), ("CHG.sanitiser.rub", "start"), *(("trainee.rub", z) for z in ZONES))
    p.step(300)
    act(p, ("CHG.sanitiser.rub", "stop"))
    p.step(10000)
    assert p.step()["trainee.left_cfu"] == pytest.approx(1000.0 * 10**-1.5, rel=1e-3)
