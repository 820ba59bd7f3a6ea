"""A mission file as strict frozen models: what is asked, in which order, what is at stake, what is said.

They hold no code: `training.condition` gives the words a meaning, `link` checks names, `scorecard` gives points.
"""

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from training.condition_model import Clock, Condition, Duration, Identifier, Quantity, Strict
from training.dialogue_model import Dialogue
from training.flown_model import Flown
from training.inject_model import Inject
from training.legs import Pace
from training.locate import Located, read
from training.problem import Problem, refuse
from training.strict import parse_model

Class = Literal["minor", "major", "critical"]
Dimension = Literal["safety", "quality", "gmp", "di", "time", "economy"]
Level = Literal["ghost", "cue", "nudge", "sop", "silent"]
LEVELS: tuple[Level, ...] = ("ghost", "cue", "nudge", "sop", "silent")


class Hints(Strict):
    """Help on demand; it costs 1, 3 and 6 points of the time dimension."""

    nudge: str
    explicit: str
    demo: str


class Nearly(Strict):
    """Done, but not well enough: a lower class than not done at all."""

    when: Condition
    counts_as: Class


class Step(Strict):
    """One thing to do. `applies` names faults without which the step does not exist; `short` fits the task chip.

    `vital`: without it the mission is not passed, whatever the points.
    """

    id: Identifier
    room: str
    do: str
    short: str = Field("", max_length=34)  # [UX.md 5]
    target: str
    done: Condition
    competency: str
    if_missed: Class
    hints: Hints
    nearly: Nearly | None = None
    applies: tuple[str, ...] = ()
    hurts: Dimension | None = None
    optional: bool = False
    vital: bool = False
    coach: dict[Level, str] = Field(default_factory=dict)
    praise: str = ""


class Order(Strict):
    """`step` only after `needs_before`."""

    step: str
    needs_before: str
    if_violated: Class
    why: str
    say: str = ""


class Watch(Strict):
    """A signal with its limits; [low, high], null where there is none. Passing them for `delay` counts.

    `valid`: a tag that is 1 or more once the signal says anything (a result that was never asked for is none).
    """

    id: Identifier
    tag: str
    alert: tuple[Quantity | None, Quantity | None] = (None, None)
    action: tuple[Quantity | None, Quantity | None]
    delay: Duration = 0.0
    if_alert: Class | None = None
    if_action: Class | None = None
    step: str = ""
    competency: str = "env.alarm.respond"
    why: str
    say: str = ""
    safe: bool = False
    applies: tuple[str, ...] = ()
    valid: str = ""


class Worse(Strict):
    """What turns a wrong act into a graver one."""

    when: Condition
    counts_as: Class


class Fault(Strict):
    """`act`: a wrong act of the trainee, watched (only beside the faults that it `applies` to, if it names any).

    `inject`: a cause that the mission puts into the plant.
    """

    id: Identifier
    kind: Literal["act", "inject"]
    cause: str
    why: str
    counts_as: Class
    competency: str
    step: str = ""
    when: Condition | None = None
    inject: Inject | None = None
    worse: Worse | None = None
    corrected: Condition | None = None
    times: int = Field(1, ge=1)
    hurts: Dimension | None = None
    say: str = ""
    applies: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "Fault":
        if self.kind == "act" and (self.when is None or self.inject is not None):
            raise ValueError("a fault of kind act needs `when` and no `inject`")
        if self.kind == "inject" and (self.inject is None or self.when is not None):
            raise ValueError("a fault of kind inject needs `inject` and no `when`; its right answers are steps")
        return self


class Option(Strict):
    """One answer of a decision."""

    id: Identifier
    value: Literal["best", "minor", "major", "critical"]
    text: str
    feedback: str
    hides: bool = False


class Decision(Strict):
    """A question that a condition fires; options are shown in an order drawn by the seed."""

    id: Identifier
    step: str
    when: Condition
    question: str
    competency: str
    options: tuple[Option, ...] = Field(min_length=2)
    applies: tuple[str, ...] = ()
    hurts: Dimension | None = None

    @model_validator(mode="after")
    def _has_one_best(self) -> "Decision":
        if sum(o.value == "best" for o in self.options) != 1:
            raise ValueError("a decision has exactly one best option")
        return self


class Question(Strict):
    """A multiple-choice question before or after the mission; it costs no points."""

    id: Identifier
    stage: Literal["before", "after"]
    question: str
    options: tuple[str, ...] = Field(min_length=2)
    answer: int = Field(ge=0)
    rationale: str
    reference: str

    @model_validator(mode="after")
    def _has_the_answer(self) -> "Question":
        if self.answer >= len(self.options):
            raise ValueError(f"answer {self.answer} is not among {len(self.options)} options (counted from 0)")
        return self


class Plate(Strict):
    """A contact plate: it takes a share of the loads on `tags`, and what grows is a Poisson draw of that."""

    id: Identifier
    when: Condition
    tags: tuple[str, ...] = Field(min_length=1)
    share: float = Field(gt=0.0, le=1.0)
    alert: int = Field(ge=0)
    action: int = Field(ge=0)
    if_alert: Class
    if_action: Class
    competency: str
    why: str
    step: str = ""


class Move(Strict):
    """One act of a person of the cast: exactly one of walk, follow, do, target.

    It begins at `at` after the start, once `when` is true, and after the person's move before it: the latest of these.
    `walk`: to a room, through as many doors as it takes, each at its green lamp, or to a placed thing. `follow`: to
    wherever that person is, from now on. `do`: walk up, touch, operate. `target`: a bare command.
    """

    at: Duration = 0.0
    when: Condition | None = None
    walk: str | None = None
    follow: str | None = None
    do: str | None = None
    target: str | None = None
    value: str | int | float | bool | None = None
    pace: Pace = "normal"

    @model_validator(mode="after")
    def _one_verb(self) -> "Move":
        given = [verb for verb in ("walk", "follow", "do", "target") if getattr(self, verb) is not None]
        if len(given) != 1:
            raise ValueError(f"a move is exactly one of walk, follow, do, target; found {', '.join(given) or 'none'}")
        return self


class Person(Strict):
    """A coach, passer-by or visitor.

    `wears`: room -> garments that are put on there when first entered, in order. `stands`: where on the plan at the
    start, m.
    """

    id: Identifier
    role: str
    stands: tuple[float, float] | None = None
    wears: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    moves: tuple[Move, ...] = ()


class HardFail(Strict):
    """Something after which no score helps."""

    id: Identifier
    when: Condition
    why: str


class Setting(Strict):
    """One fact of the start state: a command that makes it, or a tag that must lie in a range by then."""

    target: str | None = None
    value: str | int | float | bool | None = None
    tag: str | None = None
    at_least: Quantity | None = None
    at_most: Quantity | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Setting":
        ends = (self.at_least, self.at_most)
        if (self.target is None) == (self.tag is None):
            raise ValueError("a fact of the start state is either a target with its value or a tag with its range")
        if self.tag is not None and (ends == (None, None) or self.value is not None):
            raise ValueError("a tag of the start state needs at_least or at_most and takes no value")
        if self.tag is None and ends != (None, None):
            raise ValueError("a command of the start state takes no range")
        return self


class Cue(Strict):
    """A line that is said when something is seen, at guidance 0 and 1; it costs nothing.

    Words in braces are data of the event that the condition saw: `{laundered}`, `{seconds}`.
    """

    id: Identifier
    when: Condition
    say: str
    times: int = Field(3, ge=1)


class DebriefPoint(Strict):
    """A point that the debrief answers from the journal."""

    id: Identifier
    text: str
    show: Literal["touch_shares", "praise_and_change", "signals", "decisions"]


class Mission(Strict):
    """One mission file."""

    schema_: Literal["firstair.mission/1"] = Field(alias="schema")
    id: Identifier
    type: Literal["tutorial", "normal", "abnormal"]
    title: str
    role: str
    briefing: tuple[str, ...]
    par: Duration
    clock: Clock
    guidance: int = Field(0, ge=0, le=4)
    rooms: tuple[str, ...] = Field(min_length=1)
    equipment: tuple[str, ...] = ()
    set: tuple[Setting, ...] = ()
    flown: Flown | None = None
    cast: tuple[Person, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)
    order: tuple[Order, ...] = ()
    watch: tuple[Watch, ...] = ()
    faults: tuple[Fault, ...] = ()
    draw: int = Field(0, ge=0)
    cues: tuple[Cue, ...] = ()
    decisions: tuple[Decision, ...] = ()
    dialogue: Dialogue = Field(default_factory=Dialogue)
    questions: tuple[Question, ...] = ()
    plates: tuple[Plate, ...] = ()
    hard_fails: tuple[HardFail, ...] = ()
    ends: Condition
    debrief: tuple[DebriefPoint, ...] = ()
    weights: dict[Dimension, float] = Field(default_factory=dict)

    def step(self, step_id: str) -> Step:
        """The step of that id."""
        return next(s for s in self.steps if s.id == step_id)


def read_mission(path: Path) -> tuple[Mission | None, Located, list[Problem]]:
    """The mission of a file or folder, where its parts stand, and the errors of its form."""
    found = read(path / "mission.yaml" if path.is_dir() else path)
    mission, problems = parse_model(Mission, found)
    return mission, found, problems


def load_mission(path: Path) -> Mission:
    """The mission of a file or folder, checked in form (not yet against a plant: see `training.link`).

    Raises:
        LevelError: every error of the file, one a line.
    """
    mission, _, problems = read_mission(Path(path))
    refuse(problems)
    assert mission is not None  # noqa: S101 - refuse() raised otherwise
    return mission
