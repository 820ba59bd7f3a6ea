"""The window and the frame loop; everything else is asked for."""

import os
import sys
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import Any

from game import clock, lesson, settings
from game.after import After
from game.base_keys import Pointer, listen
from game.fill import is_exam as is_exam_of
from game.flight import Flight
from game.flow import Flow
from game.glass import Glass
from game.hud.actions import Action
from game.hud.pages import LoadingPage
from game.input.pad import MENU_KEYS, Deed, Pad, first_pad
from game.render.base import NoGraphics, open_base
from game.run_view import RunView
from game.start import begin, fly, load_stage, resume
from game.ui import Ui
from game.watch import Watch
from sim_core.errors import FirstAirError
from training import free_flight, store
from training.facility import load_facility

SIZE = (1280, 720)
DEMO = ("c01_m1", "c02_m3")  # what is played where there is no display


def run(mission: str | None = None, lang: str | None = None, flight: str | None = None) -> None:
    """Open the window and play until the person leaves; with no display, say so and play the demo."""
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        if flight is not None:
            raise FirstAirError("no display: `python main.py fly --for 24h` flies without a window and writes a table")
        from game.demo import show  # noqa: PLC0415 - the demo opens its own, offscreen, base

        show((mission,) if mission else DEMO, Path("out"), lang or "en")
        return
    kept, trouble = settings.load()
    if lang:
        kept = kept.change("language", lang)
    app = App(kept, mission)
    if flight is not None:
        app.flow.wants = [("flight", flight)]
    if trouble:
        app.flow.fail("Settings", trouble)
    app.base.task_mgr.add(app.frame, "frame")
    app.base.run()


class App:
    """Owns the window and calls everything once a frame; a test gives it a base without a window."""

    def __init__(self, kept: settings.Settings, mission: str | None = None, base: Any = None) -> None:
        try:
            self.base: Any = base or open_base(False, SIZE, kept.quality)  # type: ignore[arg-type]
        except NoGraphics as error:
            raise FirstAirError(str(error)) from error
        self.flow = Flow(kept, unfinished=store.unfinished())
        self.ui = Ui(self.base, kept)
        self.glass = Glass(self.base, kept)
        self.facility = load_facility()
        self.pointer = Pointer()
        self.view: RunView | None = None
        self.after: After | None = None
        self.watch = Watch()
        self.pad = Pad()
        self._had_focus = False
        self.stage = load_stage(self.base, self.facility, ("COR_D",), (kept.quality, kept.language))
        self._before = clock.wall_seconds()
        listen(self.base, self)
        if mission:
            self.flow.wants.append(("begin", mission))
        elif self.flow.unfinished is not None:
            self.flow.screen = "resume"
        self._look_at_title()

    def frame(self, task: Any) -> Any:
        """One frame of the window."""
        now = clock.wall_seconds()
        dt, self._before = now - self._before, now
        self.advance(dt, now)
        return task.cont

    def advance(self, dt: float, now: float) -> None:
        """`dt` wall seconds: input, plant, what is seen, what is asked."""
        self.pointer.read(self.base)
        if self.pointer.moved:
            self.ui.pointer(*self.pointer.pixel)
        self._read_pad(dt)
        playing = self.view is not None and self.flow.screen == "play"
        if self.view is not None and playing:
            self.view.frame(dt, now, self.pointer)
            if self.view.is_over:
                self._end(self.view)
        for action in self.ui.take():  # first, so that what was pressed shows in this frame
            self.act(action)
        page = self.flow.page()
        if page is not None:
            self.ui.show(page)
        elif self.view is not None:
            self.ui.show(self.view.shown(self.ui.size), self.view.state.caption)
        self.ui.animate(dt)
        if self.flow.screen not in ("debrief", "help"):
            self._leave_debrief()
        self._do_what_is_wanted()
        self.watch.frame(self, now)

    def act(self, action: Action) -> None:
        """One wish of the person."""
        kept = self.flow.settings
        if self.flow.screen == "play" and self.view is not None and self.view.act(action):
            return
        if self.after is not None and self.after.act(action):
            self.flow.debrief = self.after.page
            return
        self.flow.act(action)
        if self.flow.settings is not kept:
            self._adopt()

    def press(self) -> None:
        """Primary button down: a panel takes it, or the plant."""
        self.pointer.read(self.base)
        if not self.ui.press(*self.pointer.pixel) and self.view is not None and self.flow.screen == "play":
            self.view.press(self.pointer)

    def release(self) -> None:
        """Primary button up."""
        self.ui.release()
        if self.view is not None and self.flow.settings.holding == "hold":
            self.view.play.hands.release()

    def key(self, name: str) -> None:
        """A key went down, by Panda3D's name."""
        if self.flow.key(name) or self.ui.key(name):
            return
        if self.flow.screen == "play" and self.view is not None:
            self.view.key(name, self.flow)
        elif name == "escape":
            self.flow.act(Action("back"))

    def is_bound(self, name: str) -> bool:
        """Whether a key with Shift means something of its own."""
        return name == "shift-tab" or any(name in pair for pair in self.flow.settings.keys.values())

    def wheel(self, steps: float) -> None:
        """The wheel scrolls a panel, else looks closer."""
        if not self.ui.wheel(steps) and self.view is not None and self.flow.screen == "play":
            self.view.wheel(steps, self.flow)

    def text_size(self, way: int) -> None:
        """Ctrl + and Ctrl -: the next text size up or down."""
        sizes = settings.CHOICES["text_size"]
        at = sizes.index(self.flow.settings.text_size) + way
        if 0 <= at < len(sizes):
            self.flow.act(Action("set", f"text_size={sizes[at]}"))
            self._adopt()

    def window_changed(self) -> None:
        """Another size, or the focus came or went."""
        self.ui.resize(self.base.win.get_x_size(), self.base.win.get_y_size())
        self.focus_changed(bool(self.base.win.get_properties().get_foreground()))

    def focus_changed(self, has_focus: bool) -> None:
        """Without the focus the plant stands still; a button that was let go meanwhile is let go."""
        if self.view is not None and has_focus != self._had_focus:
            (self.view.stopped.discard if has_focus else self.view.stopped.add)("away")
            self.pointer.looks = False
            if has_focus:
                self.release()
        self._had_focus = has_focus

    def _adopt(self) -> None:
        self.ui.adopt(self.flow.settings)
        self.glass.adopt(self.flow.settings)
        if self.view is not None:
            self.view.adopt(self.flow.settings)

    def _read_pad(self, dt: float) -> None:
        if self.pad.device is None and (found := first_pad(self.base)) is not None:
            self.base.attach_input_device(found)
            self.pad.connect(found)
        deed = self.pad.read(dt)
        if deed.is_lost and self.flow.in_game:
            self.flow.act(Action("pause"))
        view = self.view if self.flow.screen == "play" and not self.ui.navigator.scene.is_menu else None
        over_plant = deed
        if self.ui.navigator.takes_keys:  # cross and A go to the list or menu, the rest to the plant
            for intent in deed.intents:
                if intent in MENU_KEYS:
                    self.key(MENU_KEYS[intent])
            over_plant = replace(deed, intents=tuple(i for i in deed.intents if i not in MENU_KEYS))
        if view is not None:
            view.by_pad(over_plant, self.flow)
        elif self.view is not None:
            self.view.deed = Deed()  # a stick that was pushed when a menu opened walks no further

    def _do_what_is_wanted(self) -> None:
        while self.flow.wants:
            what, value = self.flow.wants.pop(0)
            try:
                self._do(what, value)
            except FirstAirError as error:
                self.flow.fail("First Air", str(error))

    def _do(self, what: str, value: str) -> None:
        match what:
            case "begin" | "exam" | "resume" | "tutorial" | "flight":
                self._start(what, value)
            case "leave":
                if self.view is not None:
                    self.view.keeper.save()
                    self.view.leave()
                self.view, self.flow.in_game, self.flow.screen = None, False, "title"
                self.flow.unfinished = store.unfinished()
                self._look_at_title()
            case "contest" if self.view is not None:
                self.view.contest()
            case "rewind" if self.view is not None:
                self.view.rewind()
            case "browser" if self.after is not None:
                self.after.write()
                webbrowser.open(Path(self.after.page.browser_path).as_uri())
            case "quit":
                self._leave_debrief()
                self.base.user_exit()

    def _start(self, what: str, value: str) -> None:
        """Plant, rooms, then the view, with the progress drawn between the steps."""
        kept = self.flow.settings
        kind: type[RunView]
        rooms: tuple[str, ...]
        self._progress("Building the plant", 0.1)
        match what:
            case "tutorial":
                session, rooms, kind = lesson.session(kept.language), lesson.ROOMS, lesson.Lesson
            case "flight":
                self._progress("Flying to the day", 0.2)
                session = fly(value, kept.language)
                self._leave_flight()
                rooms, kind = tuple(session.run.mission.rooms), Flight
            case _:
                is_new, is_exam = what != "resume", what == "exam"
                session = begin(value, kept.language, exam=is_exam) if is_new else resume(self.flow.unfinished)
                is_flight = session.run.mission.id == free_flight.ID
                rooms, kind = tuple(session.run.mission.rooms), Flight if is_flight else RunView
                self.flow.mission, self.flow.is_exam = session.run.mission.id, is_exam_of(session)
        self._progress("Opening the rooms", 0.4)
        self.stage.root.remove_node()
        self.stage = load_stage(self.base, self.facility, rooms, (kept.quality, kept.language))
        self._progress("People, hands and screens", 0.8)
        self.view = kind(self.base, session, self.facility, self.stage, kept)
        self.flow.in_game, self.flow.screen, self.flow.unfinished = True, "play", None
        self._before = clock.wall_seconds()

    def _leave_flight(self) -> None:
        """A flight that begins anew ends the one before."""
        before, self.view = self.view, None
        if before is not None:
            before.leave()
            before.play.session.finish()

    def _end(self, view: RunView) -> None:
        self.after = view.close(self.flow.settings.language)
        self.flow.in_game, self.view = False, None
        if self.after is not None:
            self.flow.debrief, self.flow.screen = self.after.page, "debrief"
        else:
            self.flow.learned = view.learned()
            self.flow.screen = "title" if self.flow.learned is None else "learned"
            self._look_at_title()

    def _leave_debrief(self) -> None:
        """What was said of the run is said: its journal ends."""
        after, self.after = self.after, None
        try:
            if after is not None:
                after.leave()
        except FirstAirError as error:
            self.flow.fail("First Air", str(error))

    def _progress(self, text: str, share: float) -> None:
        self.ui.show(LoadingPage(self.ui.words(text), share))
        self.ui.animate(1.0)  # nothing moves while the parts are read
        self.base.graphics_engine.render_frame()
        self.base.graphics_engine.flip_frame()

    def _look_at_title(self) -> None:
        room = self.facility.rooms[self.stage.rooms[0]]
        self.base.camera.set_pos(room.x + 1.0, room.y + room.depth * 0.72, 1.62)
        self.base.camera.set_hpr(-105.0, -3.0, 0.0)
