"""The guided demo with no display: the autopilot plays at full speed; only the moments worth a picture are drawn."""

import math
import sys
from pathlib import Path
from typing import Any

from panda3d.core import PNMImage

from game import clock, fill
from game.picture import Picture
from game.play import Play
from game.render.base import open_base
from game.settings import Settings
from game.start import load_stage
from game.ui import Ui
from game.walker import heading_to
from sim_core.errors import LevelError
from sim_core.journal import Command
from sim_core.plan import Door, Placed
from sim_core.walk import Point
from training import autopilot
from training.debrief import debrief
from training.facility import load_facility

SIZE = (1280, 720)
MOST = 16  # pictures; more tell nothing new
SETTLE = 4  # frames in which heads turn and hands arrive
APART = 4.0  # s of plant time between two pictures
BAR = 32


def run(mission: str, out: Path, lang: str) -> None:
    """Play, draw, write; says where everything is.

    Raises:
        LevelError: the mission has errors, or `out` cannot be written.
    """
    began = clock.wall_seconds()
    out = out.resolve()
    _prepare(out)
    journal = out / f"{mission}.jsonl"
    journal.unlink(missing_ok=True)
    pilot = autopilot.prepare(mission, "pass", lang=lang, journal=journal)
    base = open_base(True, SIZE, "medium")
    facility = load_facility()
    stage = load_stage(base, facility, pilot.session.run.mission.rooms, ("medium", lang))
    camera = Camera(base, Play(base, pilot.session, facility, stage), Settings(language=lang), out)
    for beat in pilot.beats():
        _bar(beat.share, pilot.session.clock)
        if beat.moment:
            camera.take(beat.moment)
    _bar(1.0, pilot.session.clock)
    page = out / "debrief.html"
    page.write_text(debrief(journal, lang), encoding="utf-8")
    card = pilot.session.finish()
    _say(f"\n{mission}: {'passed' if card.passed else 'not passed'}, {card.overall:.0f} points")
    _say(f"{len(camera.names)} pictures, the debrief and the journal are in {out}")
    _say(f"  {page}\n  {journal}\n({clock.wall_seconds() - began:.0f} s)")
    base.destroy()


class Camera:
    """Stands where the trainee stands and looks at what the hand was sent to."""

    def __init__(self, base: Any, play: Play, kept: Settings, out: Path) -> None:
        self.base, self.play, self.out = base, play, out
        self.ui = Ui(base, kept)
        self.picture = Picture(base, play, play.facility, play.stage)
        self.shown = fill.Shown()
        self.names: list[str] = []
        self._last = -math.inf

    def take(self, moment: str) -> None:
        """One picture, unless one of its kind or one just now was taken."""
        now = self.play.session.time
        fill.follow(self.shown, self.play.session, self.ui.words, now)
        if len(self.names) >= MOST or moment in self.names or now - self._last < APART:
            return
        self._last = now
        self._stand()
        self.play.show()
        for _ in range(SETTLE):
            self.picture.frame(self.shown.worn, self.ui.words, 0.3)
        self.ui.show(fill.model(self.play, self.shown, self.ui.words, SIZE))
        for _ in range(2):  # the second frame shows what the first one's mirror saw
            self.base.graphics_engine.render_frame()
        self.names.append(moment)
        name = f"{len(self.names):02d}_{moment.replace(':', '_').replace('.', '_')}.png"
        image = PNMImage()
        if not self.base.win.get_screenshot(image) or not image.write(str(self.out / name)):
            raise LevelError(f"the picture {name} could not be written to {self.out}; is the disk full?")

    def _stand(self) -> None:
        """Put the body before the thing of the last act, as far back as the room allows."""
        facility, walker = self.play.facility, self.play.walker
        acts = (
            e for e in reversed(self.play.session.journal.entries) if isinstance(e, Command) and e.actor == "trainee"
        )
        for act in acts:
            placed = facility.placed.get(act.target.rpartition(".")[0])
            if placed is not None:
                walker.position = self._back_from(placed)
                self._look_at((placed.at[0], placed.at[1], max(1.0, placed.at[2])))
                return
            if act.target == "trainee.enter":
                door = next(
                    (d for d in facility.doors_of(str(act.value)) if d.joins(str(act.value), walker.room)), None
                )
                if door is not None:
                    walker.position = self._inside(door, str(act.value))
                    self._look_at((door.x, door.y, 1.5))
                    return

    def _back_from(self, placed: Placed) -> Point:
        (x, y), (ax, ay) = placed.stand, placed.at[:2]
        for far in (2.6, 2.2, 1.8, 1.4):
            spot = (ax + (x - ax) * far, ay + (y - ay) * far)
            if self.play.walker.plan.is_free(spot, set()) and self.play.walker.plan.room_at(spot):
                return spot
        return placed.stand

    def _inside(self, door: Door, room: str) -> Point:
        area = self.play.facility.rooms[room]
        middle = (area.x + area.width / 2, area.y + area.depth / 2)
        away = math.dist(middle, (door.x, door.y)) or 1.0
        return door.x + (middle[0] - door.x) / away * 1.8, door.y + (middle[1] - door.y) / away * 1.8

    def _look_at(self, point: tuple[float, float, float]) -> None:
        walker = self.play.walker
        walker.heading = heading_to(walker.position, point[:2])
        away = math.dist(walker.position, point[:2])
        walker.pitch = max(-35.0, math.degrees(math.atan2(point[2] - walker.eye[2], away)))


def _prepare(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("[0-9][0-9]_*.png"):
            old.unlink()
    except OSError as error:
        raise LevelError(f"{out} cannot be written: {error.strerror}; choose another with --out") from error


def _bar(share: float, time: str) -> None:
    full = round(share * BAR)
    if sys.stderr.isatty() or share >= 1.0:
        sys.stderr.write(f"\r[{'#' * full}{'.' * (BAR - full)}] {share:4.0%}  plant time {time}")
        sys.stderr.flush()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
