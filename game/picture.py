"""Everything in the picture besides the rooms: people, own hands, live screens, mirrors."""

from typing import Any

from game.belongings import Belongings
from game.company import Company
from game.plant_pages import Pages
from game.play import Play
from game.reactor_view import ReactorViews
from game.render.ladder import sharpness
from game.stage import Stage, mirrors
from game.stirred import Stirred
from game.wall_screens import WallScreens
from game.words import Words
from sim_core.plan import Facility

HAND_AWAY = 0.4  # m; own hands are this far from the eye
RUNS_ON = 0.5  # s; a sensor tap shuts so long after the hands left it


class Picture:
    """Kept up to date once a frame, in the window and in the demo alike."""

    def __init__(self, base: Any, play: Play, facility: Facility, stage: Stage) -> None:
        self.base, self.play = base, play
        self.pages = Pages(play.session, facility)
        self.company = Company(base, stage.root, facility, play.walker, play.session)
        self.company.hands.look = (stage.quality, stage.language)
        self.screens = WallScreens(stage, facility, self.pages)
        self.reactors = ReactorViews(stage)
        self.mirrors = mirrors(base, stage, facility)
        self.company.fine = sharpness(stage.quality, stage.width)
        for hand in (self.company.hands.left, self.company.hands.right):
            hand.take(HAND_AWAY * self.company.fine)
        self.stage = stage
        self.belongings, self.stirred = Belongings(stage), Stirred(stage)
        self._washed: dict[str, tuple[float, float]] = {}  # basin -> washing time, and when it last grew
        self._worn: tuple[str, ...] = ()

    def frame(self, worn: list[str], words: Words, dt: float, speaker: str = "") -> None:
        """Put everything where the run is."""
        if tuple(worn) != self._worn:
            self._worn = tuple(worn)
            self.company.wear(self._worn)
        self.company.speaker = speaker
        self.company.is_mirrored = any(mirror.is_near for mirror in self.mirrors)
        self.company.frame(self.play.hands, self._seen(), dt)
        self.company.light(self.stage.scenes)
        self.belongings.follow(self.play.session.journal)
        self.stirred.frame(self.play.session.journal, self.play.session.time)
        self._run_water()
        self.reactors.frame(self.play.session.readings, dt)
        self.screens.frame(self.play.walker.position, words, dt)
        for mirror in self.mirrors:
            mirror.update()
            if mirror.is_near:
                self.company.seen_from(mirror.eye, mirror.coarseness)

    def close(self) -> None:
        """The run is left: own hands and mirrors go with it."""
        self.company.close()
        for mirror in self.mirrors:
            mirror.close()

    def _seen(self) -> set[str]:
        """The rooms that the camera sees into."""
        at = self.base.camera.get_pos(self.base.render)
        room = self.play.walker.plan.room_at((at.x, at.y)) or self.play.walker.room
        return self.stage.visible_from(room, self.play.session.readings)

    def _run_water(self) -> None:
        """Water runs while a basin's washing time grows, and a moment longer."""
        now = self.play.session.time
        for instance, view in self.stage.views.items():
            seconds = self.play.session.readings.get(f"{instance}.wash_s")
            if seconds is None or "water" not in view.model.nodes:
                continue
            before, since = self._washed.get(instance, (0.0, -RUNS_ON))
            since = now if seconds > before else since
            self._washed[instance] = (seconds, since)
            water = view.model.part("water")
            water.show() if now - since < RUNS_ON else water.hide()
