"""A run in the window: what the person does with it each frame, and what of it is shown."""

import math
from typing import Any

from game import fill
from game.after import After
from game.alarms import alarms
from game.audio.listening import Listening
from game.audio.mixer import mixer
from game.base_keys import Pointer
from game.ebr_page import procedure
from game.flow import Flow
from game.hands_on import KEPT, KEPT_STEADY, NOTICES
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.hud.model import Alarm, HudModel
from game.hud.pages import AlarmsPage, FlightPage, LearnedPage, ReportPage, SopPage
from game.hud.tokens import palette
from game.input.pad import CLING, Deed
from game.intents import Intents
from game.picture import Picture
from game.play import EDGE, Keys, Play
from game.saved import Keeper, held
from game.settings import Settings
from game.slips import Slips
from game.stage import Stage
from game.words import words
from sim_core.plan import Facility
from training.mission import Question
from training.session import Session

LOOK = 40.0  # degrees for half a window of drag at look speed 1, chosen: a slow hand sees a doorway pass
EDGE_FROM = 0.94  # share of half a window from which the view turns at the edge, chosen: outside of every panel
EDGE_TURN = 1.5  # half windows of drag a second, 60 degrees/s
WHILE_READING = ("pause", "help", "closer", "put_down", "hint", "freeze", "slower", "faster")
POINTS_AGAIN = 0.5  # s
LIMITS = {"1": 1.0, "1.5": 1.5, "2": 2.0, "none": 1e6}  # setting -> factor of a limit of the controls [UX 6]
HINTS = 3  # levels of a hint
Shown = HudModel | FlightPage | ReportPage | AlarmsPage | SopPage | PlantPage  # what lies over the plant
STICK_TURN = 2.5  # half windows of drag a second at the stick's end, 100 degrees/s


class RunView:
    """Play, panels and sounds of one run."""

    def __init__(self, base: Any, session: Session, facility: Facility, stage: Stage, kept: Settings) -> None:
        self.base = base
        self.play = Play(base, session, facility, stage)
        self.play.hands.hold_again(held(session))
        self.state = fill.Shown()
        self.listening = Listening(mixer(base, {}), facility)
        self.picture = Picture(base, self.play, facility, stage)
        self.pages = self.picture.pages
        self.adopt(kept)
        self.slips = Slips(session, facility)
        self.keeper = Keeper(session)
        self.intents = Intents(self)
        self._viewed: tuple[object, ...] = ()
        self._after = False  # the questions after the run were put
        self.quiz = self._questions("before")
        self.hurries = False  # by toggle
        self.stopped: set[str] = set()  # why the plant stands still: freeze, away
        self.deed = Deed()
        self.wall = 0.0
        self._pointed: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 0.0), (0.0, 0.0))
        fill.follow(self.state, session, self.words, 0.0)  # what a resumed run brings is no news

    def adopt(self, kept: Settings) -> None:
        """Use changed settings at once."""
        self.settings, self.words = kept, words(kept.language)
        self.play.slack = 12 * EDGE * (1.0 + kept.steady_hand)
        keeps = KEPT_STEADY if kept.steady_hand > 0.0 else KEPT
        self.play.hands.keeps = keeps * LIMITS[kept.time_limits]
        self.state.captions, self.state.toggles = kept.captions, kept.holding == "toggle"
        self.state.is_still, self.state.mirrored = kept.motion == "reduced", kept.one_hand == "left"
        self.state.person = self.pages.reader.person = kept.person
        self.picture.company.is_calm = self.play.travelling.is_calm = self.state.is_still
        self.picture.screens.adopt(palette(kept.palette, kept.marks))
        groups = ("speech", "alarms", "plant", "interface")
        self.listening.mixer.volumes = {group: getattr(kept, f"volume_{group}") for group in groups}

    @property
    def is_over(self) -> bool:
        """Whether the run is finished and nothing is left to ask."""
        return self.play.session.is_finished and self._after and not self.quiz and self.state.dialog is None

    @property
    def is_reading(self) -> bool:
        """Whether a page or dialog lies over the plant: the body stands and the keys are the page's."""
        is_page = self.slips.page is not None or self.state.listing or bool(self.play.hands.page)
        return self.state.dialog is not None or is_page

    def frame(self, dt: float, wall: float, pointer: Pointer) -> None:
        """One frame of the plant, with what the devices ask for."""
        self.wall = wall
        self._pointed = ((pointer.x, pointer.y), pointer.pixel)
        walker, kept = self.play.walker, self.settings
        up = -1.0 if kept.invert_look == "on" else 1.0
        turned = self._turned(pointer, dt)
        walker.look(-turned[0] * LOOK * kept.look_speed, turned[1] * LOOK * kept.look_speed * up)
        held = self._is_down("hurry") and kept.hurrying == "hold"
        walker.hurries = held or self.hurries or self.deed.hurries
        self.play.clock.is_frozen = self._stands_still()
        self.play.update(dt, self._walking())
        self._point(pointer)
        self.play.rest(dt)
        fresh = fill.follow(self.state, self.play.session, self.words, wall)
        self._say_what_the_hands_say()
        self.pages.reader.open_page = self.play.hands.page
        self.picture.frame(self.state.worn, self.words, dt, self.state.speaker)
        fill.hear(
            self.state, self.listening.frame(self.play, fresh, dt, self.picture.company.heard()), self.words, wall
        )
        self.listening.silenced = self.state.silenced
        self.keeper.frame(wall)
        self._ask_what_is_due()

    def shown(self, size: tuple[int, int]) -> Shown:
        """What is drawn over the plant."""
        if self.slips.page is not None:
            return self.slips.page
        if self.state.sop:
            return procedure(self.play.session.run.mission, self.state.sop, self.words.language)
        if self.state.listing and self.state.dialog is None:
            return AlarmsPage(self._alarms(), self.play.session.clock, self.state.silenced)
        if self.play.hands.page and self.state.dialog is None:
            return self.pages.page(self.play.hands.page, self.words)
        return fill.model(self.play, self.state, self.words, size, self.intents.menu)

    def press(self, pointer: Pointer) -> None:
        """Primary button on the plant."""
        if self.intents.close():
            return
        if self.play.hands.hold is not None:  # by toggle, or begun at the end of a walk
            self.play.hands.release()
            return
        self.play.point(pointer.x, pointer.y)
        if self.play.hover is not None:
            self.intents.act_on(self.play.hover, pointer.pixel)
        elif self.settings.walking != "keys":
            self.play.click_floor(pointer.x, pointer.y)

    def act(self, action: Action) -> bool:
        """What belongs to the run; False for the menus."""
        if self.slips.act(action):
            return True
        if action.name == "back" and (self.state.listing or self.state.sop):
            self.state.listing, self.state.sop = False, 0
            return True
        if action.name in ("look_first", "ebr_sop") and self.state.dialog is not None:
            self.state.sop = 1 if action.name == "look_first" else int(str(action.value))
            return True
        method = getattr(self, f"_on_{action.name}", None)
        if method is not None:
            method(action.value)
            return True
        return self.pages.act(action, self.play.hands)

    def key(self, name: str, flow: Flow) -> None:
        """A key over the plant."""
        intent = next((i for i, pair in self.settings.keys.items() if name in pair), "")
        if self.is_reading and intent not in WHILE_READING:
            return
        if intent != "hurry":  # any other key stops a walk that a click began [UX 3]
            self.play.stop_walking()
        if name == "mouse3":
            self.play.point(*self._pointed[0])
            self.intents.open(self.play.hover, self._pointed[1])
        else:
            self.intent(intent, flow)

    def wheel(self, steps: float, flow: Flow) -> None:
        """Forward looks closer at what is pointed at, back steps back."""
        hands = self.play.hands
        looks_close = bool(hands.page or self.play.leans)
        if looks_close != (steps > 0.0):
            self.intent("closer", flow)

    def by_pad(self, deed: Deed, flow: Flow) -> None:
        """What the gamepad asks for over the plant."""
        self.deed = deed
        if deed.intents:
            self.play.stop_walking()
        for intent in deed.intents:
            self.intent(intent, flow)
        if deed.grabs:
            self.intent("act", flow)
        if deed.lets_go and self.settings.holding == "hold":
            self.play.hands.release()

    def contest(self) -> None:
        """The person says that the last act was the controls."""
        fill.say(self.state, self.slips.contest(self.words), self.wall, kind="reason")

    def rewind(self) -> None:
        """Go back 30 s, body and hands too; a refusal says why."""
        self.intents.close()
        self.state.dialog = None
        fill.say(self.state, self.words(self.play.rewind()), self.wall, kind="reason")

    def intent(self, intent: str, flow: Flow) -> None:
        """An intent of the keyboard or the pad."""
        self.intents.do(intent, flow)

    def leave(self) -> None:
        """Take hands, mirrors and sounds of this run away."""
        self.play.lean(closer=False)
        self.picture.close()
        self.play.track.write()
        self.listening.mixer.stop()

    def close(self, language: str) -> After | None:
        """The page after the run."""
        self.leave()
        session = self.play.session
        return After(session, self.play.facility, language, None if session.file is None else session.file.path)

    def _alarms(self) -> tuple[Alarm, ...]:
        return alarms(self.play.session, self.play.facility, self.words, self.state.since)

    def learned(self) -> LearnedPage | None:
        """What a tutorial learned about the person; a mission has a debrief instead."""
        return None

    def _say_what_the_hands_say(self) -> None:
        hands = self.play.hands
        told = hands.refusal or (self.words(NOTICES[hands.notice]) if hands.notice else "")
        if told:
            fill.say(self.state, told, self.wall, kind="reason")
        hands.refusal, hands.notice = "", ""

    def _ask_what_is_due(self) -> None:
        if self.state.dialog is not None:
            return
        session = self.play.session
        if session.is_finished and not self._after:
            self._after, self.quiz = True, self._questions("after")
        if self.quiz:
            self.state.dialog = fill.Dialog(self.quiz[0])
            return
        progress = session.progress
        waiting = [d for d in session.run.mission.decisions if d.id in progress.asked and d.id not in progress.answers]
        if waiting:
            self.state.dialog = fill.Dialog(waiting[0])

    def _questions(self, stage: str) -> list[Question]:
        session = self.play.session
        known = session.progress.quiz
        return [q for q in session.run.mission.questions if q.stage == stage and q.id not in known]

    def _stands_still(self) -> bool:
        dialog = self.state.dialog
        if self.stopped or self.slips.page is not None:
            return True
        return dialog is not None and (
            isinstance(dialog.ask, Question) or self.play.session.run.mission.type == "tutorial"
        )

    def _is_down(self, intent: str) -> bool:
        """Whether a key of an intent is down; the arrows are no walking keys while a list has them."""
        watcher, has_list = self.base.mouseWatcherNode, bool(fill.keys(self.play, self.state, self.intents.menu))
        keys = (key for key in self.settings.keys[intent] if key and not (has_list and key.startswith("arrow")))
        return watcher is not None and any(watcher.is_button_down(key) for key in keys)

    def _walking(self) -> Keys:
        if self.is_reading:
            return Keys()
        if self.deed.walk != (0.0, 0.0):
            return Keys(*self.deed.walk)
        if self.settings.walking == "click":
            return Keys()
        ahead, back, left, right = (self._is_down(i) for i in ("forward", "backward", "left", "right"))
        return Keys(float(ahead - back), float(right - left))

    def _turned(self, pointer: Pointer, dt: float) -> tuple[float, float]:
        """Shares of half a window by which the view turns, by drag, edge, free look or stick."""
        across, up = pointer.turned
        if self.settings.looking == "mouselook" and not pointer.looks:
            across, up = across + pointer.moved_by[0], up + pointer.moved_by[1]
        if self.settings.looking != "drag":
            across += EDGE_TURN * dt * _beyond(pointer.x)
            up += EDGE_TURN * dt * _beyond(pointer.y)
        turn = self.deed.turn
        return across + turn[0] * STICK_TURN * dt, up + turn[1] * STICK_TURN * dt

    def _point(self, pointer: Pointer) -> None:
        """The device used last points: the mouse, the middle of the picture for the pad; `N` keeps its part."""
        play, walker = self.play, self.play.walker
        if self.deed.is_used:
            play.points_by = "pad"
        elif pointer.moved:
            play.points_by = "mouse"
        if play.points_by == "keys":
            if walker.speed > 0.0 and not walker.path:
                play.hover = None
            return
        moment = round(self.wall / POINTS_AGAIN)  # a door may have moved under a pointer that stands still
        seen = (play.points_by, walker.eye, walker.heading, walker.pitch, pointer.x, pointer.y, moment)
        if seen == self._viewed:
            return
        self._viewed = seen
        if play.points_by == "mouse":
            play.point(pointer.x, pointer.y)
        else:
            play.hover = play.at(0.0, 0.0, CLING)

    def _on_report(self, _: object) -> None:
        self.slips.open(self.words)

    def _on_freeze(self, _: object) -> None:
        if not fill.is_exam(self.play.session):
            self.stopped ^= {"freeze"}

    def _on_break(self, _: object) -> None:
        self.play.session.submit("mission.note.report", "asked for a break")
        fill.say(self.state, self.words("Noted: you asked for a break."), self.wall, kind="reason")

    def _on_call(self, _: object) -> None:
        """The supervisor is called over a decision; it stays the caller's."""
        dialog = self.state.dialog
        if dialog is not None and not dialog.is_called and not isinstance(dialog.ask, Question):
            dialog.is_called = True
            self.play.session.submit("mission.note.report", f"called the supervisor: {dialog.ask.id}")

    def _on_alarm_list(self, _: object) -> None:
        self.state.listing = True

    def _on_verb(self, value: object) -> None:
        self.intents.choose(int(str(value)))

    def _on_board(self, _: object) -> None:
        self.state.board = not self.state.board

    def _on_hint(self, _: object) -> None:
        """The next level, whose cost the panel named; after the last one the panel closes."""
        self._on_hint_more(None) if self.state.hint < HINTS else self._on_hint_close(None)

    def _on_hint_more(self, _: object) -> None:
        stage = ("nudge", "explicit", "demo")[min(2, self.state.hint)]
        if self.play.session.submit("mission.hint", stage) is None:
            self.state.hint = min(3, self.state.hint + 1)

    def _on_hint_close(self, _: object) -> None:
        self.state.hint = 0

    def _on_silence(self, _: object) -> None:
        self.state.silenced = True

    def _on_faster(self, _: object) -> None:
        if not fill.is_exam(self.play.session):
            self.play.clock.faster()

    def _on_slower(self, _: object) -> None:
        if not fill.is_exam(self.play.session):
            self.play.clock.slower()

    def _on_hand(self, value: object) -> None:
        self.play.hands.hand = str(value)

    def _on_grip(self, value: object) -> None:
        self.play.hands.grip(str(value))

    def _on_don(self, _: object) -> None:
        self.play.hands.don()

    def _on_turn_over(self, _: object) -> None:
        self.play.hands.gather()

    def _on_mirror(self, value: object) -> None:
        self.play.hands.spot(str(value))

    def _on_option(self, value: object) -> None:
        if self.state.dialog is not None and not self.state.dialog.feedback:
            self.state.dialog.chosen = str(value)

    def _on_sure(self, value: object) -> None:
        if self.state.dialog is not None:
            self.state.dialog.sureness = str(value)

    def _on_answer(self, _: object) -> None:
        dialog = self.state.dialog
        if dialog is None or not dialog.chosen:
            return
        fill.answer(dialog, self.play.session)

    def _on_dialog_close(self, _: object) -> None:
        if self.state.dialog is not None and isinstance(self.state.dialog.ask, Question):
            self.quiz.pop(0)
        self.state.dialog = None

    def _on_page_close(self, _: object) -> None:
        self.play.hands.cancel()


def _beyond(place: float) -> float:
    """1 or -1 where the pointer rests at an edge of the window, else 0."""
    return math.copysign(1.0, place) if abs(place) > EDGE_FROM else 0.0
