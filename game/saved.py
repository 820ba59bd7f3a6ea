"""A run that did not end: what is said of it, where the body stands in it, and when it is saved."""

from dataclasses import dataclass
from pathlib import Path

from game.hands_on import HandsOn
from game.hud.pages import ResumePage
from game.walker import Walker
from game.words import words
from sim_core.errors import FirstAirError
from sim_core.plan import Facility, Placed
from sim_core.quantity import Second
from sim_core.walk import Point
from training import journal_file, opening, replay
from training.poses import Pose
from training.session import Session, clock_text
from training.words import translate

BACK = "30 seconds back. What was undone stays in the record."
EVERY: Second = 60.0  # wall seconds between two saves [ARCHITECTURE]
ASIDE = 0.6  # m from a bench to the body


def page(journal: Path, language: str) -> ResumePage:
    """Title, clock and what was lost, as far as the file still tells."""
    w = words(language)
    try:
        text = journal_file.read(journal, drop_torn=True)
        mission = opening.mission_of(text.header)
    except FirstAirError as error:
        return ResumePage(journal.stem.partition("_")[2], w("The record cannot be read"), "", str(error))
    hours, minutes, seconds = (int(part) for part in mission.clock.split(":"))
    when = clock_text(hours * 3600.0 + minutes * 60.0 + seconds + text.end)
    lost = w("The last line was cut while it was written; that one act is lost.") if text.is_torn else ""
    return ResumePage(translate(mission.title, language), w("Stopped at"), when, lost)


def place(session: Session, facility: Facility, rooms: tuple[str, ...]) -> tuple[str, Point]:
    """The room where the trainee is, and a place there on the right side of its bench."""
    trainee = session.parts.plant.state.units["people"].people["trainee"]
    room = trainee.room if trainee.room in rooms else rooms[0]
    area = facility.rooms[room]
    middle = (area.x + area.width / 2, area.y + area.depth / 2)
    bench = next((p for p in facility.placed.values() if p.room == room and p.equipment == "bench_over"), None)
    return room, middle if bench is None else _beside(bench, trainee.side, middle)


def _beside(bench: Placed, side: str, middle: Point) -> Point:
    """The bench's stand lies on its dirty side; the clean side is as far beyond it."""
    x, y = bench.stand
    across = bench.heading in (0.0, 180.0)
    away = y - bench.at[1] if across else x - bench.at[0]
    shift = (ASIDE if away >= 0.0 else -ASIDE) * (1.0 if side == "dirty" else -1.0)
    return (middle[0], bench.at[1] + shift) if across else (bench.at[0] + shift, middle[1])


def pose(time: Second, walker: Walker, hands: HandsOn) -> Pose:
    """Eyes and hands now, for the track beside the journal."""
    return Pose(
        time, (*walker.eye, walker.heading, walker.pitch), hands.hand, hands.pose, hands.touched_at, hands.held
    )  # fmt: skip


def held(session: Session) -> str:
    """The garment that the trainee holds."""
    piece = session.parts.plant.state.units["people"].people["trainee"].held
    return "" if piece is None else str(piece.name)


@dataclass(slots=True)
class Keeper:
    """Saves beside the journal once a minute."""

    session: Session
    _next: Second = 0.0

    def frame(self, wall: Second) -> None:
        """Save when it is time; the first minute has nothing to save."""
        if self._next == 0.0:
            self._next = wall + EVERY
        elif wall >= self._next:
            self._next = wall + EVERY
            replay.save_beside(self.session)

    def save(self) -> None:
        """Save now: the person leaves."""
        if not self.session.is_finished:
            replay.save_beside(self.session)
