"""A copy of a state is a state of its own; what cannot change is shared."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from sim_core import snapshot
from sim_core.errors import PlantError


@dataclass(frozen=True, slots=True)
class Fixed:
    name: str


@dataclass(slots=True)
class Inner:
    levels: list[float] = field(default_factory=lambda: [1.0, 2.0])


@dataclass(slots=True)
class State:
    fixed: Fixed
    inner: Inner = field(default_factory=Inner)
    rows: dict[str, Inner] = field(default_factory=lambda: {"a": Inner()})
    block: np.ndarray = field(default_factory=lambda: np.zeros(3))
    names: set[str] = field(default_factory=lambda: {"x"})
    pair: tuple[float, float] = (1.0, 2.0)
    scalar: float = 0.0


def test_a_change_of_the_copy_does_not_reach_the_original():
    one = State(Fixed("a"), scalar=np.float64(3.0))
    other = snapshot.clone(one)
    other.inner.levels.append(9.0)
    other.rows["a"].levels[0] = 7.0
    other.rows["b"] = Inner()
    other.block[1] = 5.0
    other.names.add("y")
    assert one.inner.levels == [1.0, 2.0]
    assert one.rows == {"a": Inner()}
    assert list(one.block) == [0.0, 0.0, 0.0]
    assert one.names == {"x"}
    assert other.scalar == 3.0


def test_what_is_frozen_is_shared():
    one = State(Fixed("a"))
    assert snapshot.clone(one).fixed is one.fixed


def test_what_no_state_may_hold_is_not_copied():
    with pytest.raises(PlantError, match="cannot copy a object"):
        snapshot.clone([object()])
    with pytest.raises(PlantError, match="cannot save a object"):
        snapshot.encode(object())
