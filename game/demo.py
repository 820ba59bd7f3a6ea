"""The guided demo with no display: the autopilot plays at full speed; only the moments worth a picture are drawn."""

import math
import sys
from pathlib import Path
from typing import Any

from panda3d.core import PNMImage

from game import clock, fill
from game.hud.ui import Ui
from game.play import Play
from game.render.base import open_base
from game.settings import Settings
from game.start import load_stage
from game.walker import heading_to
from sim_core.errors import LevelError
from sim_core.journal import Command
from training import autopilot
from training.debrief import debrief
from training.facility import load_facility

SIZE = (1280, 720)
MOST = 16  # pictures; more tell nothing new
APART = 8.0  # s of plant time between two pictures
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
    _say(f"{camera.taken} pictures, the debrief and the journal are in {out}")
    _say(f"  {page}\n  {journal}\n({clock.wall_seconds() - began:.0f} s)")
    base.destroy()


class Camera:
    """Stands where the trainee stands and looks at what the hand was sent to."""

    def __init__(self, base: Any, play: Play, kept: Settings, out: Path) -> None:
        self.base, self.play, self.out = base, play, out
        self.ui = Ui(base, kept)
        self.shown = fill.Shown()
        self.taken = 0
        self._last = -math.inf

    def take(self, moment: str) -> None:
        """One picture, unless one was just taken."""
        now = self.play.session.time
        if self.taken >= MOST or now - self._last < APART:
            return
        self._last = now
        self._stand()
        fill.follow(self.shown, self.play.session, self.ui.words, now)
        self.play.show()
        self.ui.show(fill.model(self.play, self.shown, self.ui.words, SIZE))
        self.base.graphics_engine.render_frame()
        self.base.graphics_engine.render_frame()
        self.taken += 1
        name = moment.replace(":", "_").replace(".", "_")
        image = PNMImage()
        if not self.base.win.get_screenshot(image) or not image.write(str(self.out / f"{self.taken:02d}_{name}.png")):
            raise LevelError(f"the picture {self.taken:02d}_{name}.png could not be written to {self.out}")

    def _stand(self) -> None:
        """Put the body before the thing of the last act."""
        facility, walker = self.play.facility, self.play.walker
        for entry in reversed(self.play.session.journal.entries):
            if not isinstance(entry, Command) or entry.actor != "trainee":
                continue
            placed = facility.placed.get(entry.target.rpartition(".")[0])
            if placed is not None:
                walker.position = placed.stand
                walker.heading = heading_to(placed.stand, placed.at[:2])
                away = math.dist(placed.stand, placed.at[:2])
                walker.pitch = math.degrees(math.atan2(max(0.9, placed.at[2]) - walker.eye[2], away)) * 0.6
                return
            if entry.target == "trainee.enter":
                room = facility.rooms[str(entry.value)]
                walker.position = (min(room.x + room.width / 2, walker.position[0] + 1.0), room.y + room.depth / 2)
                return


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
