"""Solving on the plan's graph is the same as solving the whole matrix."""

import numpy as np
import pytest

from sim_core.physics.building import building
from sim_core.physics.elimination import Elimination
from training.facility import load_facility


def facility_graph() -> tuple[int, np.ndarray]:
    facility = load_facility()
    network = building(tuple(facility.rooms.values()), tuple(facility.doors.values())).network
    return network.rooms, network.ends


GRAPHS = {
    "the plan": facility_graph(),
    "one room alone": (1, np.array([[0], [1]])),
    "rooms that do not touch": (3, np.array([[0, 1], [3, 3]])),
    "two links between two rooms": (2, np.array([[0, 1, 0], [1, 0, 2]])),
    "a ring": (5, np.array([[0, 1, 2, 3, 4], [1, 2, 3, 4, 0]])),
    "everybody with everybody": (4, np.array([[0, 0, 0, 1, 1, 2], [1, 2, 3, 2, 3, 3]])),
}


def whole(rooms: int, ends: np.ndarray, numbers: tuple[np.ndarray, np.ndarray, np.ndarray]) -> np.ndarray:
    diagonal, forth, back = numbers
    matrix = np.zeros((rooms + 1, rooms + 1))
    np.add.at(matrix, (ends[0], ends[1]), forth)
    np.add.at(matrix, (ends[1], ends[0]), back)
    return matrix[:rooms, :rooms] + np.diag(diagonal)


@pytest.mark.parametrize(("rooms", "ends"), GRAPHS.values(), ids=GRAPHS)
@pytest.mark.parametrize("is_inverted", [False, True])
def test_elimination_gives_what_the_dense_solve_gives(rooms: int, ends: np.ndarray, is_inverted: bool) -> None:
    rng = np.random.default_rng(rooms)
    forth, back = -rng.random(ends.shape[1]), -rng.random(ends.shape[1])
    diagonal = 20.0 + rng.random((3, rooms))
    right = rng.random((rooms, 4))
    factors = Elimination.of(rooms, ends).factor(diagonal, forth, back)
    factors = factors.inverted() if is_inverted else factors
    for kind in range(3):
        dense = np.linalg.solve(whole(rooms, ends, (diagonal[kind], forth, back)), right)
        assert factors.solve(right, kind) == pytest.approx(dense, rel=1e-12)
    one = Elimination.of(rooms, ends).factor(diagonal[0], forth, back)
    assert one.solve(right) == pytest.approx(factors.solve(right, 0), rel=1e-12)


def test_no_two_outer_rooms_touch_and_most_rooms_are_outer() -> None:
    rooms, ends = facility_graph()
    order = Elimination.of(rooms, ends)
    outer = set(order.order[: order.outer].tolist())
    assert not [1 for a, b in ends.T.tolist() if a in outer and b in outer]
    assert sorted(order.order.tolist()) == list(range(rooms))
    assert order.outer > 2 * rooms / 3 - 1
