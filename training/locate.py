"""YAML to plain data, strictly, with the place of every key and value.

Scalars follow the YAML 1.2 core schema (`12:30`, `no` and `on` are text). Anchors, aliases, tags and second documents
are refused, so that a file means what it looks like and cannot swell. The tree is built from parser events: no
constructor ever runs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from training.problem import Problem

LARGEST = 1_000_000  # bytes; chosen: ten times the longest mission that we can think of
DEEPEST = 40  # levels of nesting; chosen: conditions go six deep
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class Located:
    """The data of one file and where each part of it stands."""

    file: str
    data: Any = None
    marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path_) -> tuple[int, int]:
        """Line and column of the nearest thing that stands in the file, going up from `path`."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, (1, 1))

    def problem(self, path: Path_, message: str) -> Problem:
        """A problem at `path`."""
        return Problem(self.file, *self.place(path), message)


def read(path: Path, shown: str = "") -> Located:
    """The file as plain data; everything that is wrong with its YAML is in `problems`."""
    found = Located(shown or path.as_posix())
    try:
        raw = path.read_bytes()[: LARGEST + 1]
    except OSError as error:
        found.problems.append(Problem(found.file, 1, 1, f"cannot be read: {error.strerror or error}"))
        return found
    text = _decode(raw, found)
    if text is not None:
        _parse(text, found)
    return found


def _decode(raw: bytes, found: Located) -> str | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text, at, message = "", error.start, f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
    else:
        at, message = 0, "" if text.strip() else "the file is empty"
    if b"\0" in raw:
        at, message = raw.index(b"\0"), "a NUL byte: this is not a text file"
    if len(raw) > LARGEST:
        at, message = 0, f"the file is over {LARGEST // 1000} kB; a level file holds no bulk data"
    if message:
        _wrong(found, raw, at, message)
    return None if message else text


def _wrong(found: Located, raw: bytes, at: int, message: str) -> None:
    before = raw[:at]
    line = before.count(b"\n") + 1
    found.problems.append(Problem(found.file, line, at - (before.rfind(b"\n") + 1) + 1, message))


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being filled."""

    value: Any
    path: Path_
    key: Any = None
    has_key: bool = False


def _parse(text: str, found: Located) -> None:
    builder = _Builder(found)
    try:
        for event in _events(text):
            if not builder.take(event):
                return
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        found.problems.append(Problem(found.file, line, column, _plain(error.problem or "not YAML")))
    except yaml.YAMLError as error:
        position = int(getattr(error, "position", 0))
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        found.problems.append(Problem(found.file, line, column, "a character that YAML does not allow"))


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=yaml.SafeLoader)


def _plain(problem: str) -> str:
    if r"'\t'" in problem:
        return "a tab; indent with spaces"
    return f"not YAML: {problem}"


@dataclass(slots=True)
class _Builder:
    """Makes the tree from events; `take` says whether to go on."""

    found: Located
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0

    def take(self, event: yaml.Event) -> bool:
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            return self.documents == 1 or self._refuse(event, "a second document; one file holds one")
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(event, f"alias *{event.anchor}: aliases are refused, write the text again")
        if isinstance(event, yaml.NodeEvent):
            return self._node(event)
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            done = self.stack.pop().value
            self._add(tuple(done) if isinstance(done, list) else done)
        return True

    def _refuse(self, event: yaml.Event, message: str) -> bool:
        self.found.problems.append(Problem(self.found.file, *_start(event), message))
        return False

    def _node(self, event: yaml.NodeEvent) -> bool:
        tag = getattr(event, "tag", None)
        if event.anchor is not None:
            return self._refuse(event, f"anchor &{event.anchor}: anchors are refused, write the text again")
        if tag is not None and tag != "!":
            return self._refuse(event, f"tag {tag}: tags are refused, a level file is plain data")
        if len(self.stack) > DEEPEST:
            return self._refuse(event, f"nested deeper than {DEEPEST} levels")
        here = self._here(event)
        if isinstance(event, yaml.ScalarEvent):
            self._add(_scalar(event) if not self._expects_key() else event.value)
        elif self._expects_key():
            return self._refuse(event, "a key that is not a text")
        else:
            self.stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], here))
        return True

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and not self.stack[-1].has_key

    def _here(self, event: yaml.NodeEvent) -> Path_:
        """The path of the node that begins; its mark is the key's where it has one."""
        mark = _start(event)
        if not self.stack:
            self.found.marks[()] = mark
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path = (*top.path, len(top.value))
        elif top.has_key:
            path = (*top.path, top.key)
            self.found.marks[(*path, "=")] = mark
            return path
        else:
            path = (*top.path, str(getattr(event, "value", "")))
            if path in self.found.marks:
                self.found.problems.append(
                    Problem(self.found.file, *mark, f"duplicate key {path[-1]!r}; it stands above as well")
                )
        self.found.marks.setdefault(path, mark)
        return path

    def _add(self, value: Any) -> None:
        if not self.stack:
            self.found.data = value
            return
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
        elif not top.has_key:
            top.key, top.has_key = value, True
        else:
            top.value[top.key] = value
            top.has_key = False


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _scalar(event: yaml.ScalarEvent) -> str | int | float | bool | None:
    """A plain scalar by the YAML 1.2 core schema; a quoted one is text."""
    text = str(event.value)
    if event.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text) and len(text) < 19:
        return int(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    return text
