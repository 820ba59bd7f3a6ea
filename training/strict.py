"""Plain located data to strict pydantic models, or every error with its place and a guess."""

from typing import Any

from pydantic import BaseModel, ValidationError

from training.locate import Located
from training.problem import Problem, suggestion


def parse_model(model: type[BaseModel], found: Located) -> tuple[Any, list[Problem]]:
    """The data as a model, or every error of it with its place."""
    if found.problems:
        return None, found.problems
    try:
        return model.model_validate(found.data), []
    except ValidationError as error:
        return None, [_located(model, found, dict(e)) for e in error.errors(include_url=False)]


def _located(model: type[BaseModel], found: Located, error: dict[str, Any]) -> Problem:
    path = tuple(p for p in error["loc"] if not (isinstance(p, str) and p.startswith("function-")))
    key = str(path[-1]) if path else "the file"
    if error["type"] == "extra_forbidden":
        return found.problem(path, f"unknown key {key!r}{suggestion(key, _keys(model, path[:-1]))}")
    if error["type"] == "missing":
        return found.problem(path[:-1], f"{key!r} is missing here")
    text = str(error["msg"]).removeprefix("Value error, ")
    shown = repr(error["input"])
    value = f", got {shown}" if len(shown) < 60 and not text.startswith(shown) else ""
    guessed = suggestion(str(error["input"]), _choices(error))
    return found.problem(path, f"{key}: {text[0].lower()}{text[1:]}{value}{guessed}")


def _choices(error: dict[str, Any]) -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", "")) if error["type"] == "literal_error" else ""
    return [word.strip(" '") for word in expected.replace(" or ", ",").split(",") if word.strip()]


def _keys(model: type[BaseModel], path: tuple[Any, ...]) -> list[str]:
    """The keys that the model at `path` knows."""
    schema = model.model_json_schema(by_alias=True)
    node: dict[str, Any] = schema
    for part in path:
        node = _resolved(schema, node)
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
    return list(_resolved(schema, node).get("properties", {}))


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    options = [o for o in node.get("anyOf", [node]) if o.get("type") != "null"]
    node = options[0] if options else {}
    reference = str(node.get("$ref", ""))
    return schema["$defs"][reference.rpartition("/")[2]] if reference else node
