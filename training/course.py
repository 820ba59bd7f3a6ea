"""A course file: its missions in order, the weights of its rubric, what it teaches."""

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from training.condition_model import Identifier, Strict
from training.locate import Located, read
from training.mission import Dimension
from training.problem import Problem
from training.strict import parse_model


class Course(Strict):
    """One course. `weights`: the rubric, in per cent."""

    schema_: Literal["firstair.course/1"] = Field(alias="schema")
    id: Identifier
    number: int
    title: str
    audience: str
    hours: float
    objectives: tuple[str, ...]
    missions: tuple[Identifier, ...] = Field(min_length=1)
    weights: dict[Dimension, float]
    competencies: tuple[str, ...]
    references: tuple[str, ...]

    @model_validator(mode="after")
    def _weighs_all(self) -> "Course":
        total = sum(self.weights.values())
        if abs(total - 100.0) > 1e-9 or min(self.weights.values()) < 0.0:
            raise ValueError(f"the weights are {total:g} %; they must be positive and make 100 %")
        return self


def read_course(path: Path) -> tuple[Course | None, Located, list[Problem]]:
    """The course of a file, where its parts stand, and the errors of its form."""
    found = read(path)
    course, problems = parse_model(Course, found)
    return course, found, problems
