"""Points: one function from what happened to a scorecard.

Rules [COURSES.md Scoring, mechanics.yaml scoring, CORRECTIONS.md; worked example in docs/scoring.md]: six dimensions
begin at 100. A departure costs 3 (minor), 12 (major) or 40 (critical) in the dimension of its competency; the same rule
again x1.5; corrected and reported x0.25; corrected silently, or reported but not corrected, x0.6; hidden x2. The time
dimension is 100 up to par, then 1 less for each per cent over it, at least 40 (a wait that was skipped counts a tenth);
hints cost there. The overall mark is
the mean weighted by the course's rubric. Passed: 75 overall, 50 in each, no hard fail, no critical departure, every
vital step done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sim_core.journal import Journal
from sim_core.quantity import Second
from training.condition import NOWHERE, why_not
from training.contest import cause
from training.mission import Mission, Step
from training.state import Deviation, MissionState, PlateCount

DIMENSIONS = ("safety", "quality", "gmp", "di", "time", "economy")
POINTS = {"minor": 3.0, "major": 12.0, "critical": 40.0}
HINT_COST = {"nudge": 1.0, "explicit": 3.0, "demo": 6.0}
REPEATED, REPORTED, SILENT, HIDDEN = 1.5, 0.25, 0.6, 2.0
PASS_OVERALL, PASS_EACH, CAPPED = 75.0, 50.0, 74.0
SKIP_COUNTS = 0.1  # of par: waiting at a desk is no act [CORRECTIONS, All missions]
AT_ONCE: Second = 60.0  # chosen: a critical act reported within a minute was reported at once
EQUAL_WEIGHTS = dict.fromkeys(DIMENSIONS, 1.0)
_BY_PREFIX = {
    "safety": "safety",
    "gowning": "gmp",
    "hygiene": "gmp",
    "env": "gmp",
    "behaviour": "gmp",
    "docs.sop": "gmp",
    "cleaning": "gmp",
    "docs.gdp": "di",
    "docs.ebr": "di",
    "docs.witness": "di",
    "di": "di",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One departure, what it cost, and the number of the journal entry behind it (the last where nothing was done).

    `contested`: the person says that the controls did it.
    """

    points: float
    counts_as: str
    dimension: str
    rule: str
    step: str
    entry: int
    time: Second
    reason: str
    facts: str = ""
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The result of a run.

    `lines` cost points. `aside` are departures that cost none: set aside as the controls' fault. `tried` were taken
    back by a rewind and stay in the report as "tried again". `worked`: s that count against par.
    """

    mission: str
    passed: bool
    overall: float
    dimensions: dict[str, float]
    lines: tuple[Line, ...]
    hard_fails: tuple[str, ...]
    level: str
    time: Second
    par: Second
    hint_points: float
    plates: dict[str, PlateCount] = field(default_factory=dict)
    quiz: dict[str, bool] = field(default_factory=dict)
    aside: tuple[Line, ...] = ()
    tried: tuple[Line, ...] = ()
    worked: Second = 0.0

    def rules(self) -> list[str]:
        """The rules that were not kept, once each, in order of time."""
        return list(dict.fromkeys(line.rule for line in self.lines))


def dimension_of(competency: str, hurts: str = "") -> str:
    """The dimension in which a departure counts: `hurts` if given, else by prefix of the competency.

    >>> dimension_of("gowning.grade_d.donning"), dimension_of("docs.gdp.record"), dimension_of("usp.media.prepare")
    ('gmp', 'di', 'quality')
    """
    if hurts:
        return hurts
    for prefix, dimension in _BY_PREFIX.items():
        if competency == prefix or competency.startswith(f"{prefix}."):
            return dimension
    return "quality"


def score(mission: Mission, state: MissionState, journal: Journal, *, exam: bool = False) -> Scorecard:
    """The scorecard of a run. In an exam a contested act counts until the trainer decides.

    Worked example (rubric safety 15, quality 20, gmp 35, di 10, time 10, economy 10; par 20 min):
    a wash of 12 s (major, gmp: -12), two garments taken by the outside (minor, gmp: -3, again -4.5), neither reported,
    a signature forgotten (minor, di: -3), one nudge (-1 time), 22 min (10 % over par: -10 time).
    gmp 100 - 12 - 7.5 = 80.5; di 97; time 90 - 1 = 89; the rest 100.
    Overall (15 x 100 + 20 x 100 + 35 x 80.5 + 10 x 97 + 10 x 89 + 10 x 100) / 100 = 91.775.

    Every line bears the number of the entry of `journal` behind it; what was never done bears that of its end.
    """
    contested = [d for d in state.deviations if is_contested(d, state, journal)]
    counted = state.deviations if exam else [d for d in state.deviations if d not in contested]
    found = sorted([*counted, *_missed(mission, state)], key=lambda d: d.time)
    end = len(journal) - 1
    doubted = {d.entry for d in contested}
    lines = [replace(x, contested=x.entry in doubted) for x in _lines(found, end)]
    aside = [] if exam else [replace(x, points=0.0, contested=True) for x in _lines(contested, end)]
    tried = [replace(x, points=0.0) for x in _lines(state.tried, end)]
    dimensions = dict.fromkeys(DIMENSIONS, 100.0)
    for line in lines:
        dimensions[line.dimension] = max(0.0, dimensions[line.dimension] - line.points)
    elapsed = max(state.ended, 0.0)
    worked = elapsed - (1.0 - SKIP_COUNTS) * min(state.skipped, elapsed)
    late = max(0.0, worked / mission.par - 1.0) * 100.0
    dimensions["time"] = max(0.0, max(40.0, dimensions["time"] - late) - state.hint_points)
    weights: Mapping[str, float] = {str(k): v for k, v in mission.weights.items()} or EQUAL_WEIGHTS
    overall = sum(weights.get(d, 0.0) * v for d, v in dimensions.items()) / sum(weights.values())
    hard = _hard_fails(mission, state)
    critical = [d for d in found if d.counts_as == "critical"]
    if critical and all(_was_secured(d) for d in critical):
        overall = min(overall, CAPPED)
    passed = overall >= PASS_OVERALL and min(dimensions.values()) >= PASS_EACH and not hard and not critical
    return Scorecard(
        mission.id, passed, overall, dimensions, tuple(lines), tuple(hard), _level(overall, passed, state, found),
        elapsed, mission.par, state.hint_points, dict(state.plates), _quiz(mission, state), tuple(aside), tuple(tried),
        worked,
    )  # fmt: skip


def is_contested(d: Deviation, state: MissionState, journal: Journal) -> bool:
    """Whether a departure followed from an act that was set aside; limits and plates come of many acts."""
    of_an_act = d.kind in ("act", "order") and d.entry >= 0
    return of_an_act and cause(journal.entries, d.entry) in state.contested


def _missed(mission: Mission, state: MissionState) -> list[Deviation]:
    asked = [s for s in mission.steps if _applies(state, s) and not s.optional and s.id not in state.done]
    return [_missed_step(state, step) for step in asked]


def _applies(state: MissionState, step: Step) -> bool:
    return not step.applies or bool(set(step.applies) & set(state.active))


def _is_unanswered(state: MissionState, step: Step) -> bool:
    """Neither done nor nearly done, though this run asks for it."""
    nearly = state.progress.get(f"{step.id}.nearly")
    return _applies(state, step) and step.id not in state.done and not (nearly is not None and nearly.met)


def _missed_step(state: MissionState, step: Step) -> Deviation:
    counts_as = step.if_missed
    nearly = state.progress.get(f"{step.id}.nearly")
    if step.nearly is not None and nearly is not None and nearly.met:
        counts_as = step.nearly.counts_as
    facts = why_not(step.done, f"{step.id}.done", state.progress)
    at = max(state.ended, 0.0)
    hurts = step.hurts or ""
    return Deviation(step.id, "missed", counts_as, step.competency, step.id, at, NOWHERE, step.do, facts, hurts)


def _lines(found: list[Deviation], end: int) -> list[Line]:
    seen: set[str] = set()
    lines = []
    for d in found:
        # Alert and action limit of one signal are two things; the same limit again is the same.
        same = f"{d.rule} {d.counts_as}" if d.kind == "limit" else d.rule
        points = POINTS[d.counts_as] * (REPEATED if same in seen else 1.0) * _honesty(d)
        seen.add(same)
        dimension = dimension_of(d.competency, d.hurts)
        lines.append(
            Line(
                points, d.counts_as, dimension, d.rule, d.step, d.entry if d.entry >= 0 else end, d.time, d.why, d.facts
            )
        )
    return lines


def _honesty(d: Deviation) -> float:
    if d.hidden:
        return HIDDEN
    if d.reported and (d.corrected or not d.can_be_corrected):
        return REPORTED
    return SILENT if d.reported or d.corrected else 1.0


def _was_secured(d: Deviation) -> bool:
    return d.reported and (d.corrected or not d.can_be_corrected)


def _hard_fails(mission: Mission, state: MissionState) -> list[str]:
    hidden = [f"hidden: {d.rule}" for d in state.deviations if d.hidden]
    hidden += [f"unanswered: {s.id}" for s in mission.steps if s.vital and _is_unanswered(state, s)]
    return [rule.id for rule in mission.hard_fails if rule.id in state.hard_fails] + hidden


def _level(overall: float, passed: bool, state: MissionState, found: list[Deviation]) -> str:
    """Bronze 75, silver 85, gold 93 with no hint and no major [mechanics.yaml scoring.levels]."""
    if not passed:
        return ""
    if overall >= 93.0 and not state.hints and all(d.counts_as == "minor" for d in found):
        return "gold"
    return "silver" if overall >= 85.0 else "bronze"


def _quiz(mission: Mission, state: MissionState) -> dict[str, bool]:
    return {q.id: state.quiz[q.id] == q.answer for q in mission.questions if q.id in state.quiz}
