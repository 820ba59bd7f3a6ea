"""A run again without one act: what came from it is gone, and nothing else is."""

import pytest

from sim_core.journal import Command
from sim_core.people.garments import SLIP_SHARE
from sim_core.people.rules import Someone
from sim_core.plant import Plant
from training.facility import load_facility
from training.facility_people import people_unit
from training.whatif import Remove, edited

GLOVE = "trainee.left_glove"
ACTS = (
    (1.0, "trainee", "trainee.hand", "left"),
    (2.0, "trainee", "trainee.touch", "CHG.locker.handle"),
    (2.0, "trainer", "trainee.be_in", "PAL_D"),
    (2.0, "trainee", "PAL_D.glove_rack.check_expiry", "gloves"),
    (2.0, "trainee", "PAL_D.glove_rack.take_item", "gloves:outside"),
    (2.0, "trainee", "PAL_D.glove_rack.don", "gloves"),
)
#: of what the bare hand has: a fifth by the grip, a fifth of the rest by pressing on, the slip of what then is left
TO_GLOVE = 0.2 + 0.8 * 0.2 + 0.8 * 0.8 * 0.2 * SLIP_SHARE


def journal() -> list[Command]:
    return [Command(*act) for act in ACTS]


def run(commands: list[Command]) -> Plant:
    worn = ("site_uniform", "site_shoes", "hair_cover", "coverall", "overshoes")
    plant = Plant({"people": people_unit(load_facility(), (Someone("trainee", "CHG", worn),))}, seed=1)
    for command in commands:
        while plant.time < command.time - 1e-6:
            plant.step()
        plant.submit(command)
    return plant


def from_locker(plant: Plant) -> float:
    ledger = plant.state.ledger
    return sum(cfu for s, cfu in ledger.row(GLOVE).items() if ledger.sources[s].origin == "CHG.locker.handle")


def test_the_lockers_share_of_the_glove_is_worked_by_hand():
    """Hand 1000, handle 50: the touch takes 10 and leaves 800. All goes on together, so the share is 10 of 810."""
    plant = run(journal())
    assert from_locker(plant) == pytest.approx(10.0 * TO_GLOVE)
    assert plant.state.ledger.total(GLOVE) == pytest.approx(810.0 * TO_GLOVE)


def test_without_the_touch_the_lockers_share_is_gone_and_the_hands_own_is_what_it_would_have_been():
    """The hand comes with its 1000 and nothing from the handle, which keeps its 50."""
    plant = run(edited(journal(), Remove(frozenset({1}))))
    assert from_locker(plant) == 0.0
    assert plant.state.ledger.total(GLOVE) == pytest.approx(1000.0 * TO_GLOVE)
    assert plant.state.ledger.total("CHG.locker.handle") == 50.0


def test_the_right_hand_never_knew_the_locker():
    """Only the left hand touched: the right glove is the same in both runs."""
    loads = [run(c).state.ledger.total("trainee.right_glove") for c in (journal(), edited(journal(), Remove({1})))]
    assert loads[0] == loads[1] > 0.0
