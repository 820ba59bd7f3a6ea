"""Laws of the air: balance, conservation, faults seen and cured, and the figures that the missions count on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.errors import PlantError, Refused
from sim_core.journal import Command
from sim_core.physics.building import building
from sim_core.physics.network import Network
from sim_core.plan import Door, Room
from sim_core.plant import Plant
from sim_core.units.air_network import AirNetwork
from training.facility import load_facility

FINE = {"CNC": 5e5, "D": 2e3, "C": 300.0, "B": 30.0}
MIXING = {"CNC": 0.6, "D": 0.95, "C": 0.95, "B": 0.95}


def room(name: str, pressure: float, changes: float = 15.0, grade: str = "D", ahu: str = "AHU2") -> Room:
    return Room(
        name, {"en": name}, 0.0, 0.0, 5.0, 4.0, 3.0, grade, pressure, changes, 20.0, 3.0, (30.0, 60.0), "", "", "", ahu
    )  # fmt: skip


def door(name: str, a: str, b: str, width: float = 1.0) -> Door:
    return Door(name, a, b, "person", "y", 0.0, 0.0, width, 2.1)


def pair(changes: float = 15.0, width: float = 1.0, set_point: float = 15.0) -> AirNetwork:
    rooms = (room("IN", set_point, changes), room("LOCK", 10.0), room("OUT", 0.0, 6.0, "CNC", "AHU1"))
    doors = (door("D1", "OUT", "LOCK"), door("D2", "LOCK", "IN", width))
    return AirNetwork(building(rooms, doors), FINE, MIXING)


def site() -> Plant:
    return Plant({"air": AirNetwork.of(load_facility())}, 1)


def play(plant: Plant, seconds: int, **values: float) -> None:
    for name, value in values.items():
        plant.submit(Command(plant.time, "test", f"air.{name}.opening", value))
    for _ in range(seconds):
        plant.step(10)


def pressure(plant: Plant, name: str) -> float:
    return plant.state.outputs[f"air.{name}.pressure"]


def fault(plant: Plant, name: str, value: float | str | None) -> None:
    plant.submit(Command(plant.time, "test", f"fault.air.{name}", value))


B28 = Network(3, np.array([[0, 1, 2, 1, 2], [3, 0, 1, 3, 3]]), np.zeros(3))


@pytest.mark.parametrize(
    ("supply_b", "door_area", "expected"),
    [
        (0.50, 0.012, (60.7638, 81.1020, 93.6292)),
        (0.50, 1.8, (62.4272, 83.5696, 83.5702)),
        (0.45, 0.012, (22.5323, 26.4114, 26.3275)),
    ],
)
def test_b28_the_pressure_network_of_three_rooms(
    supply_b: float, door_area: float, expected: tuple[float, float, float]
) -> None:
    supply = np.array([0.30 - 0.28, 0.40 - 0.36, supply_b - 0.44])
    area = np.array([0.010, 0.012, door_area, 0.004, 0.003])
    p = B28.solve(np.array([10.0, 20.0, 30.0]), supply, area, np.zeros(3))
    assert p == pytest.approx(expected, rel=1e-4)
    out = B28.net_out(p, B28.link_flow(p, area))
    assert out == pytest.approx(supply, abs=1e-8)


def test_f33_an_open_door_leaves_no_step_between_c_and_b() -> None:
    supply = np.array([0.02, 0.04, 0.06])
    p = B28.solve(np.full(3, 10.0), supply, np.array([0.010, 0.012, 1.8, 0.004, 0.003]), np.zeros(3))
    assert 0.0 < p[2] - p[1] < 1e-3


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_a_balance_is_found_from_any_start(data: st.DataObject) -> None:
    """Rooms at equal pressure (where Newton's slope is worth nothing), open and tight doors, fans from none to all."""
    n = data.draw(st.integers(1, 6))
    rooms = st.integers(0, n)
    ends = np.array(data.draw(st.lists(st.tuples(rooms, rooms).filter(lambda e: e[0] != e[1]), max_size=8)), np.intp)
    of = lambda low, high: np.array(data.draw(st.lists(st.floats(low, high), min_size=n, max_size=n)))  # noqa: E731
    network = Network(n, ends.reshape(-1, 2).T, np.full(n, 1e-4))
    area = np.array([data.draw(st.sampled_from([0.005, 0.02, 0.5, 4.0])) for _ in range(network.ends.shape[1])])
    supply, extract, start = of(0.0, 5.0), of(0.01, 0.4), of(-100.0, 100.0) * data.draw(st.sampled_from([0.0, 1.0]))
    p = network.solve(start, supply, area, extract)
    left = supply - extract * np.sign(p + 150.0) * np.sqrt(np.abs(p + 150.0))
    assert network.net_out(p, network.link_flow(p, area)) == pytest.approx(left, abs=1e-4)  # 1e-4: the rounded root
    assert np.abs(network._at(p, (supply, area, extract)).left).max() < 1e-8


def test_figures_that_are_no_numbers_have_no_balance_and_it_says_so() -> None:
    with pytest.raises(PlantError, match="no balance"):
        B28.solve(np.zeros(3), np.full(3, np.nan), np.full(5, 0.01), np.zeros(3))


def test_all_88_rooms_start_on_their_set_points_and_stay_there() -> None:
    plant = site()
    wanted = {r.id: r.pressure for r in load_facility().rooms.values()}
    play(plant, 30)
    assert max(abs(pressure(plant, name) - p) for name, p in wanted.items()) < 1e-6


def test_air_is_neither_made_nor_lost() -> None:
    plant = site()
    play(plant, 5, DR025=1.0, DR026=0.4)
    unit = plant.units["air"].plant
    x = plant.state.units["air"]
    area = unit.leak + unit.opening * np.array([plant.state.inputs[f"air.{d.id}.opening"] for d in unit.doors])
    leaves = unit.network.net_out(x.pressure, unit.network.link_flow(x.pressure, area))
    out = plant.state.outputs
    for i, r in enumerate(unit.rooms):
        assert out[f"air.{r.id}.supply"] - out[f"air.{r.id}.extract"] == pytest.approx(leaves[i], abs=1e-8)


def test_both_airlock_doors_open_lose_the_cascade_and_it_comes_back() -> None:
    plant = site()
    play(plant, 3, DR025=1.0, DR026=1.0)
    assert pressure(plant, "COR_D") - pressure(plant, "COR_S") < 2.0
    assert pressure(plant, "PAL_D") - pressure(plant, "COR_S") < 2.0
    assert pressure(plant, "USP") < 14.0
    assert pressure(plant, "PAL_C1") < 23.0
    assert pressure(plant, "PAL_C1") - pressure(plant, "COR_D") > 10.0
    play(plant, 20, DR025=0.0)
    assert pressure(plant, "COR_D") == pytest.approx(15.0, abs=1.0)


def test_one_open_door_equalises_its_two_rooms_only() -> None:
    plant = site()
    play(plant, 2, DR026=1.0)
    assert pressure(plant, "PAL_D") == pytest.approx(pressure(plant, "COR_D"), abs=0.02)
    assert pressure(plant, "COR_D") == pytest.approx(14.7, abs=0.3)
    play(plant, 60, DR026=0.0)
    play(plant, 2, DR025=1.0)
    assert pressure(plant, "PAL_D") < 2.0
    assert pressure(plant, "COR_D") > 14.0


def test_a_failing_fan_is_held_by_the_dampers_for_two_minutes_and_then_shows() -> None:
    plant = site()
    fault(plant, "AHU2.fan", "0.62 over 240 s")
    play(plant, 120)
    assert pressure(plant, "COR_D") > 13.0
    assert plant.state.outputs["air.COR_D.damper"] < 0.85
    play(plant, 180)
    assert pressure(plant, "COR_D") == pytest.approx(5.0, abs=1.0)
    assert pressure(plant, "DSP1") == pytest.approx(12.0, abs=1.0)
    assert pressure(plant, "DSP1") - pressure(plant, "COR_D") == pytest.approx(7.0, abs=0.5)
    fault(plant, "AHU2.fan", None)
    play(plant, 240)
    assert pressure(plant, "COR_D") == pytest.approx(15.0, abs=0.2)


@pytest.mark.parametrize(
    ("name", "value", "tag", "least"),
    [
        ("COR_D.filter", 4.5, "COR_D.supply", 0.3),
        ("COR_D.hepa", 0.1, "COR_D.np05", 1e4),
        ("AHU2.fan", 0.9, "AHU2.flow", 0.05),
    ],
)
def test_every_fault_of_the_supply_shows_and_is_cured(name: str, value: float, tag: str, least: float) -> None:
    plant = site()
    before = plant.state.outputs[f"air.{tag}"]
    fault(plant, name, value)
    play(plant, 60)
    shown = abs(plant.state.outputs[f"air.{tag}"] - before)
    assert shown > least
    fault(plant, name, None)
    play(plant, 900)
    assert abs(plant.state.outputs[f"air.{tag}"] - before) < 0.05 * shown


def test_a_hole_in_a_hepa_filter_shows_fine_particles_and_hardly_any_coarse_ones() -> None:
    plant = site()
    fine, coarse = plant.state.outputs["air.COR_D.np05"], plant.state.outputs["air.COR_D.np5"]
    fault(plant, "COR_D.hepa", 0.05)
    play(plant, 900)
    assert plant.state.outputs["air.COR_D.np05"] > 20.0 * fine
    assert plant.state.outputs["air.COR_D.np5"] < 5.0 * coarse


@pytest.mark.parametrize(("name", "value"), [("COR_D.damper_stuck", 1.0), ("COR_D.sensor_lag", 300.0)])
def test_a_damper_that_cannot_follow_leaves_the_room_off_its_set_point(name: str, value: float) -> None:
    healthy, ill = site(), site()
    fault(ill, name, value)
    for plant in (healthy, ill):
        fault(plant, "AHU2.fan", 0.85)
        play(plant, 40)
    assert abs(pressure(ill, "COR_D") - 15.0) > 2.0 * abs(pressure(healthy, "COR_D") - 15.0)
    fault(ill, name, None)
    play(ill, 120)
    assert pressure(ill, "COR_D") == pytest.approx(15.0, abs=0.3)


def test_two_dampers_on_one_open_door_rest_where_their_history_does_not_matter() -> None:
    """Only the sum of what they draw is given by the one pressure; their difference is forgotten within hours."""
    rooms = (room("A", 15.0), room("B", 15.0), room("OUT", 0.0, 6.0, "CNC", "AHU1"))
    doors = (door("D1", "OUT", "A"), door("D2", "A", "B"))
    ends = []
    for sick in (None, "A.filter", "B.filter"):
        plant = Plant({"air": AirNetwork(building(rooms, doors), FINE, MIXING)}, 1)
        if sick:
            fault(plant, sick, 4.0)
        play(plant, 300)
        play(plant, 10, D2=1.0)
        if sick:
            fault(plant, sick, None)
        play(plant, 600)
        early = plant.state.outputs["air.A.damper"] - plant.state.outputs["air.B.damper"]
        for _ in range(300):
            plant.step(600)
        late = plant.state.outputs["air.A.damper"] - plant.state.outputs["air.B.damper"]
        ends.append((early, late))
    assert abs(ends[1][0] - ends[2][0]) > 0.02  # ten minutes later they still remember
    assert [late for _, late in ends] == pytest.approx([0.0] * 3, abs=1e-3)


def test_what_people_shed_is_carried_and_keeps_its_source() -> None:
    plant = Plant({"air": pair()}, 1)
    ledger = plant.state.ledger
    source = ledger.source("trainee sheds", 0.0, "skin", "LOCK")
    ledger.shed("LOCK", source, 100.0, 1e6, 1e4)
    before = plant.state.outputs["air.LOCK.np05"]
    plant.step(10)
    assert plant.state.outputs["air.LOCK.np05"] == pytest.approx(before + 1e6 / 60.0, rel=0.02)
    held = {name: ledger.row(f"air.{name}")[source] for name in ("IN", "LOCK", "OUT")}
    assert 98.0 < held["LOCK"] < 100.0
    assert 0.0 < held["OUT"] < 1.0  # air leaks from the lock to the corridor
    assert held["IN"] == 0.0 or held["IN"] < 1e-6  # and never up the cascade


def test_an_open_door_carries_matter_against_the_cascade() -> None:
    plant = Plant({"air": pair()}, 1)
    play(plant, 5, D2=1.0)
    source = plant.state.ledger.source("trainee sheds", plant.time, "skin", "LOCK")
    plant.state.ledger.shed("LOCK", source, 100.0, 0.0, 0.0)
    play(plant, 10)
    assert plant.state.ledger.row("air.IN")[source] > 1.0


def test_half_the_stride_gives_nearly_the_same_air() -> None:
    one, two = Plant({"air": pair()}, 1), Plant({"air": pair()}, 1)
    for plant in (one, two):
        plant.state.ledger.shed("IN", plant.state.ledger.source("x", 0.0, "skin", "IN"), 10.0, 1e7, 1e5)
    one.step(600)
    for _ in range(2):
        two.step(300)
    for q, rel in (("np05", 0.02), ("np5", 0.02), ("cfu", 0.02), ("pressure", 1e-3)):
        assert one.state.outputs[f"air.IN.{q}"] == pytest.approx(two.state.outputs[f"air.IN.{q}"], rel=rel)


def test_a_snapshot_goes_on_to_the_same_bits() -> None:
    plant = Plant({"air": pair()}, 1)
    play(plant, 3, D1=1.0)
    saved = plant.save()
    play(plant, 5)
    after = dict(plant.state.outputs)
    plant.load(saved)
    play(plant, 5)
    assert plant.state.outputs == after


def test_the_air_has_nothing_to_operate() -> None:
    with pytest.raises(Refused, match="operate doors"):
        pair().operate(None, "x", None, None, "test")  # type: ignore[arg-type]
