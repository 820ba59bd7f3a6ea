"""Takes the pictures of a run that plays by itself: stands where `game.director` says, with the hand on the thing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from panda3d.core import LPoint3f, PNMImage

from game import fill
from game.debrief_page import debrief_page
from game.director import Frame, Shot, frame_of, shots_of, step_of
from game.ebr_page import EbrTerminal
from game.hands_on import TARGETS, Hold
from game.hud.model import Caption, HudModel
from game.input.picker import Hit
from game.microscope_page import MicroscopeStage
from game.picture import Picture
from game.play import Play
from game.reactor_panel import ReactorPanel
from game.settings import Settings
from game.ui import Ui
from game.walker import heading_to
from game.words import worded
from sim_core.errors import LevelError
from sim_core.journal import Command, Event
from sim_core.quantity import Second
from training.mission import LEVELS, Decision

SIZE = (1280, 720)
SETTLE = 6  # frames in which heads turn, hands arrive and legs find their stride
FRAME: Second = 0.2
EVERY: Second = 0.2  # people walk on in steps of that length
MIRRORED = 3  # frames: a mirror is drawn on every second one, and shows what the one before saw
WALK = 0.9  # m/s


class Photographer:
    """Camera, panels and people of one run; `names` are the files written."""

    def __init__(self, base: Any, play: Play, kept: Settings, out: Path) -> None:
        self.base, self.play, self.out = base, play, out
        self.ui = Ui(base, kept)
        self.picture = Picture(base, play, play.facility, play.stage)
        self.picture.company.is_posing = True
        self.shown = fill.Shown()
        self.names: list[str] = []
        self._taken: dict[str, Second] = {}
        self._read, self._room = 0, play.walker.room
        self._last: tuple[Frame, Shot, Command] | None = None
        self._walked: Second = 0.0
        self._due: list[tuple[Second, Frame, Shot, Command]] = []
        play.session.watchers.append(lambda _: self._watch())

    def look(self) -> None:
        """See what was done since the last beat; picture what is worth it, now or when it is due."""
        session = self.play.session
        fill.follow(self.shown, session, self.ui.words, session.time)
        fresh = session.journal.since(self._read)
        self._read = len(session.journal)
        for entry in fresh:
            if isinstance(entry, Command) and entry.actor == "trainee":
                self._plan(entry)
            elif isinstance(entry, Event) and entry.name == "decision_asked":
                self._decide(str(entry.data["decision"]))
        self._watch()

    def last(self, journal: Path) -> None:
        """The page after the run, over the place where it ended."""
        self.ui.show(debrief_page(self.play.session, self.ui.words.language, journal))
        self._write("debrief")

    def _plan(self, act: Command) -> None:
        facility = self.play.facility
        shots, frame = shots_of(act, facility, self._taken), frame_of(act, facility, self._room)
        if act.target == "trainee.enter":
            self._room = str(act.value)
        if frame is not None:
            placed = facility.placed.get(act.target.rpartition(".")[0])
            self.play.walker.position = placed.stand if placed is not None else frame.at(-0.6, 0.0)
        if not shots or frame is None:
            return
        while self._due:  # a new act does not wait for an old one
            self._flush()
        for shot in shots:
            self._taken[shot.name] = act.time
            self._due.append((act.time + shot.late, frame, shot, act))

    def _watch(self) -> None:
        """After every step of the plant: people go on, and pictures that are due are taken."""
        now = self.play.session.time
        if now - self._walked >= EVERY:
            self.picture.company.walk(now - self._walked)
            self._walked = now
        while self._due and self.play.session.time >= self._due[0][0] - 1e-6:
            self._flush()

    def _flush(self) -> None:
        """Take what waits longest."""
        _, frame, shot, act = self._due.pop(0)
        self._last = (frame, shot, act)
        self._take(frame, shot, act)

    def _take(self, frame: Frame, shot: Shot, act: Command) -> None:
        self._act(shot, act)
        instance = act.target.rpartition(".")[0]
        if shot.part:
            frame = replace(frame, x=self._middle(instance, shot.part)[0], y=self._middle(instance, shot.part)[1])
        self._pose(frame, shot)
        if shot.closer:
            self._open_at(instance, act)
            self.ui.show(self.picture.pages.page(instance, self.ui.words))
        else:
            self.ui.show(self._panels(shot, act))
        self._write(shot.name)
        self._let_go()

    def _decide(self, decision: str) -> None:
        """The question over what was done last."""
        if self._last is None:
            return
        frame, shot, _ = self._last
        self._pose(frame, shot)
        ask: Decision = next(d for d in self.play.session.run.mission.decisions if d.id == decision)
        self.shown.dialog = fill.Dialog(ask)
        self.ui.show(fill.model(self.play, self.shown, self.ui.words, SIZE))
        self.shown.dialog = None
        self._write(f"decision_{decision}")

    def _act(self, shot: Shot, act: Command) -> None:
        """What the hands do in this moment."""
        hands, session = self.play.hands, self.play.session
        instance, _, control = act.target.rpartition(".")
        if act.value == "start":
            hands.hold = Hold(act.target, TARGETS.get(control, 10.0), act.time)
            if control == "wash":
                hands.touched_at = self._under_water(instance)
        elif control in ("open_step", "view", "switch_probe", "kill"):
            self._make_ready(act)
        elif control == "take_item":
            hands.held, _, hands.held_by = str(act.value).partition(":")
            hands.rack, hands.is_gathered = instance, False
        elif control == "self_check":
            hands.at_mirror = instance
            checks = (e for e in session.journal.entries if isinstance(e, Command) and e.target == act.target)
            hands.spots = [str(e.value) for e in checks]
        if shot.hovers:
            self.play.hover = self._hit(instance, shot.part)
        elif shot.part:
            hands.pose, hands.touched_at = shot.pose, self._middle(instance, shot.part)

    def _make_ready(self, act: Command) -> None:
        """A record begins with its procedure, a slide is looked at in focus, a change is read before it is made."""
        instance, _, control = act.target.rpartition(".")
        page = self.picture.pages.of(instance)
        if isinstance(page, EbrTerminal):
            page.begin(instance)
        elif isinstance(page, MicroscopeStage):
            page.focus(instance)
        elif isinstance(page, ReactorPanel):
            page.choosing(instance, control, str(act.value or ""))

    def _open_at(self, instance: str, act: Command) -> None:
        """The panel of a reactor is open at what was operated."""
        page = self.picture.pages.of(instance)
        self.picture.pages.reader.open_page = instance
        if isinstance(page, ReactorPanel):
            page.show(instance, act.target.rpartition(".")[2], act.value)

    def _hit(self, instance: str, part: str) -> Hit | None:
        rooms = self.play.stage.visible_from(self._room, self.play.session.readings)
        things = [t for t in self.play.stage.things(rooms) if t.instance == instance]
        return next((h for t in things for h in self.play.hits(t) if h.part == part), None)

    def _under_water(self, instance: str) -> tuple[float, float, float]:
        x, y, z = self._middle(instance, "water")
        return x, y, z + 0.06

    def _let_go(self) -> None:
        hands = self.play.hands
        hands.hold, hands.touched_at, hands.pose, hands.held, hands.held_by = None, None, "rest", "", ""
        hands.cancel()
        self.play.hover = None
        self.picture.pages.reader.open_page = ""

    def _middle(self, instance: str, part: str) -> tuple[float, float, float]:
        model = self.play.stage.views[instance].model
        low, high = model.parts[part]
        at = self.base.render.get_relative_point(model.root, LPoint3f((low + high) / 2))
        return at.x, at.y, at.z

    def _pose(self, frame: Frame, shot: Shot) -> None:
        """Body and camera where the shot has them; some frames until everyone stands as meant."""
        play, walker, company = self.play, self.play.walker, self.picture.company
        is_own = shot.view == "own"
        (ahead, right, up), aim = shot.eye, frame.at(*shot.to[:2])
        eye = frame.at(ahead, right)
        walker.position = eye if is_own else frame.at(*shot.stand)
        walker.heading = heading_to(eye, aim) if is_own else heading_to((0.0, 0.0), self._onward(frame, shot))
        walker.speed = WALK if shot.walks else 0.0
        company.is_outside = not is_own
        for _ in range(SETTLE):
            play.show()
            self.base.camera.set_pos(*eye, up)
            self.base.camera.look_at(LPoint3f(*aim, shot.to[2]))
            play.stage.show(play.session.readings, walker.plan.room_at(eye) or walker.room, LPoint3f(*eye, up))
            self.picture.frame(self.shown.worn, self.ui.words, FRAME, "coach")

    def _onward(self, frame: Frame, shot: Shot) -> tuple[float, float]:
        """The way in which the trainee goes: through a door away from its face, on from a bench along its face."""
        way = -1.0 if shot.act == "enter" or shot.faces else 1.0
        return frame.face[0] * way, frame.face[1] * way

    def _panels(self, shot: Shot, act: Command) -> HudModel:
        model = fill.model(self.play, self.shown, self.ui.words, SIZE)
        said = self._line(act)
        if said is not None:
            model = replace(model, caption=Caption(said, self.ui.words("Coach")) if said else None)
        return model if shot.panel else replace(model, figure=None)

    def _line(self, act: Command) -> str | None:
        """What the coach said about the step of this act, nothing where he said nothing; None without a step."""
        session = self.play.session
        x = session.progress
        step = step_of(act, list(session.run.mission.steps), session.run.current(x), x.done)
        if step is None:
            return None
        line = step.coach.get(LEVELS[x.guidance], "")
        return worded(line, self.ui.words.language)

    def _write(self, name: str) -> None:
        for _ in range(MIRRORED):
            self.picture.frame(self.shown.worn, self.ui.words, 0.0, "coach")
            self.base.graphics_engine.render_frame()
        file = f"{len(self.names) + 1:02d}_{name}.png"
        image = PNMImage()
        if not self.base.win.get_screenshot(image) or not image.write(str(self.out / file)):
            raise LevelError(f"the picture {file} could not be written to {self.out}; is the disk full?")
        self.names.append(file)
