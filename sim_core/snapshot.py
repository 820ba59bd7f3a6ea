"""State to plain JSON values and back, and copies of it: dataclasses, arrays, containers; never pickle."""

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from typing import Any

import numpy as np

from sim_core.errors import PlantError

_type: Callable[[Any], Any] = type  # of anything, and itself hashable
_SHARED = frozenset({float, int, str, bool, type(None), tuple, frozenset})  # cannot change


def encode(value: Any) -> Any:
    """Plain JSON values of a state made of dataclasses, arrays, dicts, lists, tuples and scalars.

    Raises:
        PlantError: a value of another type.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, np.ndarray):
        return {"dtype": str(value.dtype), "shape": list(value.shape), "data": value.ravel().tolist()}
    if isinstance(value, dict):
        return {str(k): encode(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [encode(v) for v in value]
    if isinstance(value, frozenset | set):
        return sorted(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise PlantError(f"cannot save a {type(value).__name__}; a state holds dataclasses, arrays and plain values")


def decode(kind: Any, plain: Any) -> Any:
    """The inverse of `encode` for a value annotated as `kind`.

    Raises:
        PlantError: `plain` does not have the shape of `kind`.
    """
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        return decode(typing.get_args(kind)[0], plain)
    if kind is np.ndarray or origin is np.ndarray:
        return np.array(plain["data"], dtype=plain["dtype"]).reshape(plain["shape"])
    if origin in (dict, list, tuple, set, frozenset):
        return _decode_container(origin, typing.get_args(kind), plain)
    if origin in (typing.Union, types.UnionType):
        return None if plain is None else decode(_first_fitting(kind, plain), plain)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _decode_dataclass(kind, plain)
    return kind(plain) if kind in (int, float, str, bool) and plain is not None else plain


def clone(value: Any) -> Any:
    """A copy that later steps cannot touch; what is frozen is shared. A small part of the time of `copy.deepcopy`.

    A dataclass that knows better what may be shared says so in a method `clone`.

    Raises:
        PlantError: a value that no state may hold.
    """
    return _copier(_type(value))(value)


@functools.cache
def _copier(kind: Any) -> Callable[[Any], Any]:
    """How values of a type are copied."""
    if _is_shared(kind):
        return lambda value: value
    if kind is dict:
        return _clone_dict
    if kind is list:
        return _clone_list
    if issubclass(kind, np.ndarray | set):
        return lambda value: value.copy()
    if dataclasses.is_dataclass(kind):
        fields = tuple(f.name for f in dataclasses.fields(kind))
        return getattr(kind, "clone", None) or functools.partial(_clone_dataclass, kind, fields)
    raise PlantError(f"cannot copy a {kind.__name__}; a state holds dataclasses, arrays and plain values")


def _clone_dict(value: dict[Any, Any]) -> dict[Any, Any]:
    if all(map(_is_shared, set(map(type, value.values())))):
        return value.copy()
    return {k: _copier(_type(v))(v) for k, v in value.items()}


def _clone_list(value: list[Any]) -> list[Any]:
    return value[:] if all(map(_is_shared, set(map(type, value)))) else [_copier(_type(v))(v) for v in value]


def _clone_dataclass(kind: Any, fields: tuple[str, ...], value: Any) -> Any:
    made: Any = object.__new__(kind)
    for name in fields:
        held = getattr(value, name)
        setattr(made, name, held if type(held) in _SHARED else _copier(_type(held))(held))
    return made


@functools.cache
def _is_shared(kind: Any) -> bool:
    """Whether values of this type cannot change: plain values, scalars of numpy, frozen dataclasses."""
    rules = getattr(kind, "__dataclass_params__", None)
    return bool(rules.frozen) if rules is not None else kind in _SHARED or issubclass(kind, float | int | str)


def _decode_dataclass(kind: type, plain: Any) -> Any:
    hints = _hints(kind)
    missing = [f.name for f in dataclasses.fields(kind) if f.name not in plain]
    if missing:
        raise PlantError(f"a saved {kind.__name__} lacks {', '.join(missing)}; it is of another version")
    made: Any = object.__new__(kind)
    for name, hint in hints.items():
        if name in plain:
            object.__setattr__(made, name, decode(hint, plain[name]))
    return made


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    fields = {f.name for f in dataclasses.fields(kind)}
    return {k: v for k, v in typing.get_type_hints(kind, include_extras=True).items() if k in fields}


def _decode_container(origin: Any, args: tuple[Any, ...], plain: Any) -> Any:
    if origin is dict:
        return {decode(args[0], k): decode(args[1], v) for k, v in plain.items()}
    if origin is tuple and len(args) > 1 and args[-1] is not Ellipsis:
        return tuple(decode(a, v) for a, v in zip(args, plain, strict=True))
    return origin(decode(args[0], v) for v in plain)


def _first_fitting(kind: Any, plain: Any) -> Any:
    options = [a for a in typing.get_args(kind) if a is not type(None)]
    for option in options:
        if option in (int, float, str, bool) and isinstance(plain, option):
            return option
    return options[0]
