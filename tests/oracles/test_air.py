"""Independent solves by scipy, beside runs of the air in which one figure is changed."""

from typing import Any

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.optimize import fsolve

from sim_core.journal import Command
from sim_core.physics.building import building
from sim_core.plan import Door, Room
from sim_core.plant import Plant
from sim_core.units.air_network import AirNetwork

FINE = {"CNC": 5e5, "D": 2e3, "C": 300.0, "B": 30.0}
MIXING = {"CNC": 0.6, "D": 0.95, "C": 0.95, "B": 0.95}


def room(name: str, pressure: float, changes: float = 15.0, grade: str = "D", ahu: str = "AHU2") -> Room:
    return Room(
        name, {"en": name}, 0.0, 0.0, 5.0, 4.0, 3.0, grade, pressure, changes, 20.0, 3.0, (30.0, 60.0), "", "", "", ahu
    )  # fmt: skip


def door(name: str, a: str, b: str, width: float = 1.0, kind: str = "person") -> Door:
    return Door(name, a, b, kind, "y", 0.0, 0.0, width, 2.1)


def pair(changes: float = 15.0, width: float = 1.0, set_point: float = 15.0, kind: str = "person") -> AirNetwork:
    rooms = (room("IN", set_point, changes), room("LOCK", 10.0), room("OUT", 0.0, 6.0, "CNC", "AHU1"))
    doors = (door("D1", "OUT", "LOCK"), door("D2", "LOCK", "IN", width, kind))
    return AirNetwork(building(rooms, doors), FINE, MIXING)


def play(plant: Plant, seconds: int, **values: float) -> None:
    for name, value in values.items():
        plant.submit(Command(plant.time, "test", f"air.{name}.opening", value))
    for _ in range(seconds):
        plant.step(10)


def pressure(plant: Plant, name: str) -> float:
    return plant.state.outputs[f"air.{name}.pressure"]


def fault(plant: Plant, name: str, value: float | str | None) -> None:
    plant.submit(Command(plant.time, "test", f"fault.air.{name}", value))


CASES: dict[str, dict[str, Any]] = {
    "as built": {},
    "a wider door": {"width": 1.4},
    "fewer air changes": {"changes": 9.0},
    "another set point": {"set_point": 20.0},
    "a tighter leak": {"kind": "hatch"},
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_oracle_pressures_with_stuck_dampers_agree_with_fsolve(case: dict[str, Any]) -> None:
    unit = pair(**case)
    plant = Plant({"air": unit}, 1)
    for name in ("IN", "LOCK", "OUT"):
        fault(plant, f"{name}.damper_stuck", 1.0)
    play(plant, 3, D2=0.05)
    leak = 0.005 if "kind" in case else 0.02
    width, changes, set_point = case.get("width", 1.0), case.get("changes", 15.0), case.get("set_point", 15.0)

    def q(area: float, dp: float) -> float:
        return float(0.65 * area * np.sign(dp) * np.sqrt(2.0 * abs(dp) / 1.2))

    supply = np.array([changes * 60.0, 15.0 * 60.0, 6.0 * 60.0]) / 3600.0
    first = np.array([set_point, 10.0, 0.0])

    def left(p: np.ndarray, k: np.ndarray, inner: float) -> np.ndarray:
        a, b = q(0.02, p[2] - p[1]), q(inner, p[1] - p[0])
        wall = np.array([1e-4, 1e-4, 0.03]) * p
        return supply - k * np.sqrt(p + 150.0) - wall - np.array([-b, b - a, a])

    k = left(first, np.zeros(3), leak) / np.sqrt(first + 150.0)
    expected = fsolve(left, first, args=(k, leak + 0.05 * width * 2.1), xtol=1e-12)
    found = [pressure(plant, name) for name in ("IN", "LOCK", "OUT")]
    assert found == pytest.approx(expected, abs=2e-4)


@pytest.mark.parametrize("per_minute", [4e5, 1.1e6])
def test_oracle_particles_of_a_person_agree_with_solve_ivp(per_minute: float) -> None:
    unit = pair()
    plant = Plant({"air": unit}, 1)
    source = plant.state.ledger.source("x", 0.0, "skin", "IN")
    start = plant.state.outputs["air.IN.np05"]
    for _ in range(600):
        plant.state.ledger.shed("IN", source, 0.0, per_minute / 60.0, 0.0)
        plant.step(10)
    supply = 15.0 * 60.0 / 3600.0  # nothing flows into IN: it has the highest pressure
    settle = 1.0038e-5 * 20.0

    def slope(_: float, c: np.ndarray) -> np.ndarray:
        return (per_minute / 60.0 + 0.95 * supply * (2e3 - c) - settle * c) / 60.0

    expected = solve_ivp(slope, (0.0, 600.0), [start], rtol=1e-9, atol=1e-6).y[0, -1]
    assert plant.state.outputs["air.IN.np05"] == pytest.approx(expected, rel=2e-3)
