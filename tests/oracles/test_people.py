"""What people shed and what gloves carry, with one figure changed, beside an independent solve by scipy."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.linalg import expm, logm

from sim_core.journal import Command
from sim_core.people.rules import Mechanics, Someone
from sim_core.plant import Plant
from sim_core.units.air_network import AirNetwork
from sim_core.units.operator import Operator
from training.facility import load_facility
from training.facility_people import people_site

FACILITY = load_facility()


def people(someone: Someone, **figures: object) -> Operator:
    """The site's people with some figures of mechanics.yaml changed."""
    site = people_site(FACILITY, (someone,))
    mechanics: Mechanics = replace(site.mechanics, **figures)  # type: ignore[arg-type]
    return Operator(replace(site, mechanics=mechanics))


@pytest.mark.parametrize("per_minute", [1e6, 2e6, 5e6])
def test_oracle_a_shedding_rate_fills_the_room_as_solve_ivp_says(per_minute: float) -> None:
    """Somebody in street clothes in INOC: the highest pressure beside it, so that nothing flows in but supply."""
    room = FACILITY.rooms["INOC"]
    emission = dict.fromkeys(people_site(FACILITY).mechanics.emission, per_minute)
    who = Someone("trainee", room.id)
    plant = Plant({"people": people(who, emission=emission), "air": AirNetwork.of(FACILITY)}, 1)
    start = plant.state.outputs["air.INOC.np05"]
    for _ in range(900):
        plant.step(10)
    model = FACILITY.mechanics["room_model"]
    mixed = model["mixing_efficiency"]["C"] * room.air_changes * room.volume / 3600.0
    clean, settled = model["supply_per_m3"]["C"], 1.0038e-5 * room.floor

    def slope(_: float, c: np.ndarray) -> np.ndarray:
        return (per_minute / 60.0 + mixed * (clean - c) - settled * c) / room.volume

    expected = solve_ivp(slope, (0.0, 900.0), [start], rtol=1e-9, atol=1e-6).y[0, -1]
    assert plant.state.outputs["air.INOC.np05"] == pytest.approx(expected, rel=5e-3)
    assert expected > 50.0 * start


@pytest.mark.parametrize("share", [0.05, 0.2, 0.35])
def test_oracle_a_glove_transfer_moves_the_load_as_the_matrix_exponential_says(share: float) -> None:
    """A glove touches a lid and a lever in turn; each touch is exp(log M), all of them the exponentials' product."""
    worn = ("site_uniform", "site_shoes", "hair_cover", "coverall", "overshoes", "gloves")
    plant = Plant({"people": people(Someone("trainee", "PAL_D", worn), touch=share)}, 1)
    ledger = plant.state.ledger
    places = ("trainee.right_glove", "PAL_D.bin.lid", "PAL_D.sanitiser.lever")
    loads = np.array([ledger.total(place) for place in places])
    assert loads.max() > 0.0

    def touched(one: int, other: int) -> np.ndarray:
        matrix = np.eye(3)
        matrix[np.ix_((one, other), (one, other))] = [[1.0 - share, share], [share, 1.0 - share]]
        return expm(logm(matrix))

    for _ in range(4):
        for index in (1, 2):
            plant.submit(Command(plant.time, "trainee", "trainee.touch", places[index]))
            loads = touched(0, index) @ loads
    assert [ledger.total(place) for place in places] == pytest.approx(loads, rel=1e-9, abs=1e-12)
