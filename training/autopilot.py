"""Plays a run file without hands: the same acts, at full speed; names the moments that are worth a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim_core.errors import LevelError
from sim_core.journal import Event
from sim_core.quantity import Second
from training import opening
from training.cast import GREEN
from training.check import start_point
from training.facility import load_facility
from training.journal_file import JournalFile
from training.mission import load_mission
from training.problem import refuse
from training.replay import go_to
from training.scorecard import Line, Scorecard
from training.script import RunFile, Timed, read_run, timeline
from training.session import AFTERWORDS, Session

AFTER: Second = 30.0  # chosen: the mission's own end comes at most so long after the last act, else the run is closed
PATIENCE: Second = 300.0  # chosen: a lamp that stays red for five minutes is reported, not waited for
PICTURED = ("step_done", "decision_asked", "both_doors_open", "alarm_raised", "plate_counted", "mirror_checked")


@dataclass(frozen=True, slots=True)
class Beat:
    """How far the run is (0..1), and the name of the moment if this is one worth a picture."""

    share: float
    time: Second
    moment: str = ""


@dataclass(slots=True)
class Played:
    """A run that was played; `unexpected` says what differs from what the file expects."""

    session: Session
    run: RunFile
    card: Scorecard
    refused: list[tuple[Second, str, str]]
    unexpected: list[str]


@dataclass(slots=True)
class Autopilot:
    """A session and the timed commands that will be given to it."""

    session: Session
    run: RunFile
    commands: list[Timed]
    refused: list[tuple[Second, str, str]]

    def beats(self) -> Iterator[Beat]:
        """Play to the end, one beat an act; the caller may look at the session between beats."""
        last = max((c.time for c in self.commands), default=0.0)
        seen, late = 0, 0.0
        for command in self.commands:
            go_to(self.session, command.time + late)
            late += self._wait_for(command.green)
            if self.session.is_finished and not command.target.startswith(AFTERWORDS):
                continue
            before = self.session.time
            reason = self.session.submit(command.target, command.value)
            late += self.session.time - before  # a wait or a way that takes its own time
            if reason is not None:
                self.refused.append((self.session.time, command.target, reason))
            share = command.time / (last + 1e-9)
            yield from self._moments(seen, share)
            seen = len(self.session.journal)
            yield Beat(share, self.session.time)
        go_to(self.session, last + late + AFTER)
        yield from self._moments(seen, 1.0)
        self.session.finish()
        yield Beat(1.0, self.session.time, "end")

    def _wait_for(self, door: str) -> Second:
        """Stand before a door until it is shut and green; the seconds that it took."""
        began = self.session.time
        while door and not self.session.is_finished and self.session.time - began < PATIENCE:
            readings = self.session.readings
            if readings[f"{door}.lamp"] == GREEN and readings[f"{door}.is_open"] == 0.0:
                break
            self.session.step()
        return self.session.time - began

    def _moments(self, seen: int, share: float) -> Iterator[Beat]:
        for entry in self.session.journal.since(seen):
            if isinstance(entry, Event) and entry.name in PICTURED:
                detail = entry.data.get("step") or entry.data.get("decision") or entry.source
                yield Beat(share, entry.time, f"{entry.name}:{detail}")


def script_path(mission: str | Path, script: str | Path) -> Path:
    """The run file, by path or by its name in the mission's `runs` folder.

    Raises:
        LevelError: there is none.
    """
    path = Path(script)
    inside = opening.folder_of(mission) / "runs" / f"{path.name.removesuffix('.yaml')}.yaml"
    for candidate in (path, inside):
        if candidate.is_file():
            return candidate
    raise LevelError(
        f"{path}: no such run; {opening.folder_of(mission).name} has {', '.join(_runs(mission)) or 'none'}"
    )


def passing(mission: str | Path) -> str:
    """The name of the run that shows how the mission is passed; of the first fault where they are drawn.

    Raises:
        LevelError: there is none.
    """
    names = [name.removesuffix(".yaml") for name in _runs(mission) if name.startswith("pass")]
    if not names:
        raise LevelError(f"{opening.folder_of(mission)}: no run named pass*.yaml")
    return "pass" if "pass" in names else names[0]


def prepare(
    mission: str | Path, script: str | Path, *, lang: str = "en", seed: int | None = None, journal: Path | None = None
) -> Autopilot:
    """A fresh session and the commands of a run file.

    Raises:
        LevelError: the mission or the run has errors; all are listed.
    """
    run, _, problems = read_run(script_path(mission, script))
    refuse(problems)
    assert run is not None  # noqa: S101 - refuse() raised otherwise
    chosen = run.seed if seed is None else seed
    header = opening.header_of(mission, chosen, lang) | {"guidance": run.guidance}
    model = load_mission(opening.folder_of(mission))
    if run.mission != model.id:
        raise LevelError(f"{script}: this run is of {run.mission!r}, not of {model.id!r}")
    facility = load_facility()
    commands = timeline(run, facility, model.clock, model.rooms[0], start_point(facility, model.rooms[0]))
    session = Session(opening.open_parts(header), JournalFile.create(journal, header) if journal else None)
    return Autopilot(session, run, sorted(commands, key=lambda c: c.time), [])


def play(
    mission: str | Path, script: str | Path, *, lang: str = "en", seed: int | None = None, journal: Path | None = None
) -> Played:
    """Play a run file to its end and compare with what it expects."""
    pilot = prepare(mission, script, lang=lang, seed=seed, journal=journal)
    for _ in pilot.beats():
        pass
    card: Scorecard = pilot.session.scorecard
    return Played(pilot.session, pilot.run, card, pilot.refused, unexpected(pilot.run, card))


def unexpected(run: RunFile, card: Scorecard) -> list[str]:
    """Where the scorecard is not what the run file expects."""
    wanted = run.expect
    found = []
    if card.passed != wanted.passed:
        found.append(f"passed is {card.passed}, expected {wanted.passed}")
    if not wanted.at_least <= card.overall <= wanted.at_most:
        found.append(f"{card.overall:.1f} points, expected {wanted.at_least:g} to {wanted.at_most:g}")
    rules = card.rules()
    found += [f"{rule} was expected and did not happen" for rule in wanted.deviations if rule not in rules]
    found += [f"{fail} was expected and did not happen" for fail in wanted.hard_fails if fail not in card.hard_fails]
    return found


def plain(played: Played) -> dict[str, Any]:
    """The result as plain JSON values."""
    card = played.card
    lines, aside, tried = ([_plain_line(x) for x in group] for group in (card.lines, card.aside, card.tried))
    head = {"mission": card.mission, "passed": card.passed, "overall": round(card.overall, 2), "level": card.level}
    head |= {"dimensions": card.dimensions, "lines": lines, "hard_fails": list(card.hard_fails)}
    refused = [{"time": t, "target": target, "reason": reason} for t, target, reason in played.refused]
    head |= {"set_aside": aside, "tried_again": tried, "questions": card.quiz}
    return head | {"time": card.time, "refused": refused, "unexpected": played.unexpected}


def _plain_line(x: Line) -> dict[str, Any]:
    return {
        "points": x.points, "class": x.counts_as, "dimension": x.dimension, "rule": x.rule, "step": x.step,
        "entry": x.entry, "time": x.time, "why": x.reason, "facts": x.facts, "contested": x.contested,
    }  # fmt: skip


def told(played: Played) -> str:
    """The result as lines to read."""
    card = played.card
    head = (
        f"{card.mission}: {'passed' if card.passed else 'not passed'}, {card.overall:.1f} points {card.level}".rstrip()
    )
    rows = [head, "  ".join(f"{name} {value:.0f}" for name, value in card.dimensions.items())]
    rows += [
        f"  -{x.points:g} {x.dimension} {x.counts_as} {x.rule} (step {x.step}): {x.reason} {x.facts}"
        for x in card.lines
    ]
    rows += [f"  set aside as the controls' fault: {x.rule} (step {x.step})" for x in card.aside]
    rows += [f"  tried again after a rewind: {x.rule} (step {x.step})" for x in card.tried]
    if card.quiz:
        rows.append(f"  questions: {sum(card.quiz.values())} of {len(card.quiz)} right")
    rows += [f"  hard fail: {name}" for name in card.hard_fails]
    rows += [f"  refused at {t:.1f} s: {target}: {reason}" for t, target, reason in played.refused]
    rows += [f"unexpected: {text}" for text in played.unexpected]
    return "\n".join(rows)


def _runs(mission: str | Path) -> list[str]:
    return sorted(p.name for p in (opening.folder_of(mission) / "runs").glob("*.yaml"))
