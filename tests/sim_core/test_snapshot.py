"""A copy of a state is a state of its own; what cannot change is shared."""

import json
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

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


@dataclass(slots=True)
class Rich:
    """Every kind of field that a state may have."""

    maybe: Fixed | None
    either: float | str
    pair: tuple[int, str]
    many: tuple[float, ...]
    names: frozenset[str]
    tags: set[str]
    amount: Annotated[float, "Pa"]
    block: np.ndarray
    anything: Any = None
    by_name: dict[str, list[Inner]] = field(default_factory=dict)


RICH = Rich(
    Fixed("a"), "x", (1, "b"), (0.5, 1.5), frozenset({"p", "q"}), {"t"}, 3.0, np.arange(4.0).reshape(2, 2), 7,
    {"in": [Inner([4.0])]},
)  # fmt: skip


@pytest.mark.parametrize("either", ["x", 2.5])
@pytest.mark.parametrize("maybe", [None, Fixed("a")])
def test_every_kind_of_field_comes_back_from_json_as_it_was(maybe, either):
    one = replace(RICH, maybe=maybe, either=either)
    back = snapshot.decode(Rich, json.loads(json.dumps(snapshot.encode(one))))
    for name in Rich.__dataclass_fields__:
        before, after = getattr(one, name), getattr(back, name)
        assert type(after) is type(before), name
        assert np.array_equal(after, before) if name == "block" else after == before, name


def test_a_dataclass_that_knows_what_may_be_shared_copies_itself():
    @dataclass(slots=True)
    class Own:
        rows: dict[str, list[float]]

        def clone(self):
            return Own(dict(self.rows))

    one = Own({"a": [1.0]})
    other = snapshot.clone([one])[0]
    other.rows["b"] = []
    assert one.rows == {"a": [1.0]}
    assert other.rows["a"] is one.rows["a"]
