"""The guided demo with no display: the autopilot plays at full speed; only the moments worth a picture are drawn."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from game import clock
from game.photographer import Photographer
from game.play import Play
from game.render.base import open_base
from game.settings import Settings
from game.start import load_stage
from sim_core.errors import LevelError
from training import autopilot
from training.debrief import debrief
from training.facility import load_facility

SIZE = (1280, 720)
BAR = 32
MAIN = Path(__file__).resolve().parents[1] / "main.py"


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
    pilot = autopilot.prepare(mission, autopilot.passing(mission), lang=lang, journal=journal)
    base = open_base(True, SIZE, "medium")
    facility = load_facility()
    stage = load_stage(base, facility, pilot.session.run.mission.rooms, ("medium", lang))
    kept = Settings(language=lang, motion="reduced")  # a picture does not wait for a fade
    camera = Photographer(base, Play(base, pilot.session, facility, stage), kept, out)
    for beat in pilot.beats():
        _bar(beat.share, pilot.session.clock)
        camera.look()
    _bar(1.0, pilot.session.clock)
    page = out / "debrief.html"
    page.write_text(debrief(journal, lang), encoding="utf-8")
    card = pilot.session.finish()
    camera.last(journal)
    _say(f"\n{mission}: {'passed' if card.passed else 'not passed'}, {card.overall:.0f} points")
    _say(f"{len(camera.names)} pictures, the debrief and the journal are in {out}")
    _say(f"  {page}\n  {journal}\n({clock.wall_seconds() - began:.0f} s)")
    base.destroy()


def show(missions: Sequence[str], out: Path, lang: str) -> None:
    """Without a display: each mission in a process of its own (a base is opened once in each) and a folder of its own.

    Raises:
        LevelError: a mission has errors, or `out` cannot be written; the process has said which.
    """
    _say(f"No display: the autopilot plays {', '.join(missions)} offscreen, into {out}/.")
    for mission in missions:
        command = [sys.executable, str(MAIN), "demo", "--mission", mission, "--out", str(out / mission), "--lang", lang]
        if subprocess.run(command, check=False).returncode:
            raise LevelError(f"the demo of {mission} stopped")


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
