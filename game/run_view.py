"""A run in the window: what the person does with it each frame, and what of it is shown."""

from typing import Any

from game import equipment, fill
from game.audio.listening import Listening
from game.audio.mixer import mixer
from game.base_keys import Pointer
from game.debrief_page import debrief_page
from game.flow import Flow
from game.hands_on import LEAVES
from game.hmi.model import EbrPage, EmsPage, GaugePage
from game.hud.actions import Action
from game.hud.model import HudModel, VerbMenu
from game.hud.pages import DebriefPage
from game.input.picker import Hit
from game.picture import Picture
from game.play import Keys, Play
from game.settings import Settings
from game.stage import Stage
from game.words import words
from sim_core.plan import Facility
from training.mission import Question
from training.session import Session

LOOK = 40.0  # degrees for half a window of drag at look speed 1, chosen: a slow hand sees a doorway pass
STEP_TURN = 30.0  # degrees of Q and E [UX 3]


class RunView:
    """Play, panels and sounds of one run."""

    def __init__(self, base: Any, session: Session, facility: Facility, stage: Stage, kept: Settings) -> None:
        self.base, self.settings = base, kept
        self.play = Play(base, session, facility, stage)
        self.play.slack *= 1.0 + kept.steady_hand
        self.state = fill.Shown()
        self.words = words(kept.language)
        volumes = {group: getattr(kept, f"volume_{group}") for group in ("speech", "alarms", "plant", "interface")}
        self.listening = Listening(mixer(base, volumes), facility)
        self.picture = Picture(base, self.play, facility, stage)
        self.pages = self.picture.pages
        self.menu: tuple[Hit, VerbMenu] | None = None
        self.quiz: list[Question] = [q for q in session.run.mission.questions if q.stage == "before"]
        self.wall = 0.0

    def frame(self, dt: float, wall: float, pointer: Pointer) -> None:
        """One frame of the plant, with what the devices ask for."""
        self.wall = wall
        walker, kept = self.play.walker, self.settings
        up = -1.0 if kept.invert_look == "on" else 1.0
        walker.look(-pointer.turned[0] * LOOK * kept.look_speed, pointer.turned[1] * LOOK * kept.look_speed * up)
        walker.hurries = self._is_down("hurry")
        self.play.clock.is_frozen = self._stands_still()
        if pointer.moved or self.play.walker.path:
            self.play.point(pointer.x, pointer.y)
        self.play.update(dt, self._walking())
        fresh = fill.follow(self.state, self.play.session, self.words, wall)
        if self.play.hands.refusal:
            fill.say(self.state, self.play.hands.refusal, wall)
            self.play.hands.refusal = ""
        self.picture.frame(self.state.worn, self.words, dt)
        self.listening.frame(self.play, fresh, dt)
        self._ask_what_is_due()

    def shown(self, size: tuple[int, int]) -> HudModel | EbrPage | EmsPage | GaugePage:
        """What is drawn over the plant."""
        if self.play.hands.page and self.state.dialog is None:
            return self.pages.page(self.play.hands.page, self.words)
        menu = self.menu[1] if self.menu else None
        return fill.model(self.play, self.state, self.words, size, menu)

    def press(self, pointer: Pointer, is_toggle: bool) -> None:
        """Primary button on the plant."""
        if self.menu is not None:
            self.menu = None
            return
        if is_toggle and self.play.hands.hold is not None:
            self.play.hands.release()
            return
        self.play.point(pointer.x, pointer.y)
        hit = self.play.hover
        is_leaf = hit is not None and hit.part in LEAVES.get(hit.equipment, ())
        if hit is not None and not is_leaf and len(equipment.verbs_of(hit.equipment, hit.part)) > 1:
            self.open_menu(hit, pointer.pixel)
        else:
            self.play.click(pointer.x, pointer.y)

    def open_menu(self, hit: Hit, at: tuple[float, float]) -> None:
        """Offer every act on a part."""
        verbs = equipment.verbs_of(hit.equipment, hit.part)
        rows = tuple((str(number), self.words(verb.words)) for number, verb in enumerate(verbs))
        self.menu = (hit, VerbMenu(at[0], at[1], self.words(verbs[0].name), rows))

    def act(self, action: Action) -> bool:
        """What belongs to the run; False for the menus."""
        method = getattr(self, f"_on_{action.name}", None)
        if method is not None:
            method(action.value)
            return True
        return self.pages.act(action, self.play.hands)

    def key(self, name: str, flow: Flow) -> None:
        """A key over the plant."""
        intent = next((i for i, pair in self.settings.keys.items() if name in pair), "")
        method = getattr(self, f"_key_{intent}", None)
        if method is not None:
            method(flow)

    def close(self, language: str) -> DebriefPage:
        """The page after the run."""
        return debrief_page(self.play.session, language)

    def _ask_what_is_due(self) -> None:
        if self.state.dialog is not None:
            return
        session = self.play.session
        if self.quiz:
            self.state.dialog = fill.Dialog(self.quiz[0])
            return
        progress = session.progress
        waiting = [d for d in session.run.mission.decisions if d.id in progress.asked and d.id not in progress.answers]
        if waiting:
            self.state.dialog = fill.Dialog(waiting[0])

    def _stands_still(self) -> bool:
        dialog = self.state.dialog
        return dialog is not None and (
            isinstance(dialog.ask, Question) or self.play.session.run.mission.type == "tutorial"
        )

    def _is_down(self, intent: str) -> bool:
        watcher = self.base.mouseWatcherNode
        return watcher is not None and any(watcher.is_button_down(key) for key in self.settings.keys[intent] if key)

    def _walking(self) -> Keys:
        if self.settings.walking == "click":
            return Keys()
        ahead, back, left, right = (self._is_down(i) for i in ("forward", "backward", "left", "right"))
        return Keys(float(ahead - back), float(right - left))

    def _on_verb(self, value: object) -> None:
        if self.menu is None:
            return
        (hit, _), self.menu = self.menu, None
        self.play.hands.click(hit, equipment.verbs_of(hit.equipment, hit.part)[int(str(value))])

    def _on_board(self, _: object) -> None:
        self.state.board = not self.state.board

    def _on_hint(self, _: object) -> None:
        self.state.hint = 0
        self._on_hint_more(None)

    def _on_hint_more(self, _: object) -> None:
        stage = ("nudge", "explicit", "demo")[min(2, self.state.hint)]
        if self.play.session.submit("mission.hint", stage) is None:
            self.state.hint = min(3, self.state.hint + 1)

    def _on_hint_close(self, _: object) -> None:
        self.state.hint = 0

    def _on_silence(self, _: object) -> None:
        self.state.silenced = self.listening.silenced = True

    def _on_faster(self, _: object) -> None:
        self.play.clock.faster()

    def _on_slower(self, _: object) -> None:
        self.play.clock.slower()

    def _on_hand(self, value: object) -> None:
        self.play.hands.hand = str(value)

    def _on_grip(self, value: object) -> None:
        self.play.hands.grip(str(value))

    def _on_don(self, _: object) -> None:
        self.play.hands.don()

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
        self.play.hands.page = ""

    def _key_act(self, _: Flow) -> None:
        hands = self.play.hands
        if hands.held:
            hands.don()
        elif self.play.hover is not None:
            hands.click(self.play.hover)

    def _key_verbs(self, _: Flow) -> None:
        hit = self.play.hover
        if hit is not None:
            self.open_menu(hit, (self.base.win.get_x_size() / 2, self.base.win.get_y_size() / 2))

    def _key_next_part(self, _: Flow) -> None:
        self.play.point_at_next()

    def _key_turn_left(self, _: Flow) -> None:
        self.play.walker.look(STEP_TURN, 0.0)

    def _key_turn_right(self, _: Flow) -> None:
        self.play.walker.look(-STEP_TURN, 0.0)

    def _key_look_up(self, _: Flow) -> None:
        self.play.walker.look(0.0, STEP_TURN / 2)

    def _key_look_down(self, _: Flow) -> None:
        self.play.walker.look(0.0, -STEP_TURN / 2)

    def _key_turn_over(self, _: Flow) -> None:
        self.play.hands.gather()

    def _key_other_hand(self, _: Flow) -> None:
        self.play.hands.hand = "left" if self.play.hands.hand == "right" else "right"

    def _key_bend(self, _: Flow) -> None:
        self.play.walker.is_bent = not self.play.walker.is_bent

    def _key_tasks(self, _: Flow) -> None:
        self._on_board(None)

    def _key_hint(self, _: Flow) -> None:
        self._on_hint(None)

    def _key_faster(self, _: Flow) -> None:
        self.play.clock.faster()

    def _key_slower(self, _: Flow) -> None:
        self.play.clock.slower()

    def _key_help(self, flow: Flow) -> None:
        flow.act(Action("help"))

    def _key_closer(self, _: Flow) -> None:
        self._key_act(_)

    def _key_pause(self, flow: Flow) -> None:
        hands = self.play.hands
        if hands.page or hands.choosing or hands.at_mirror or self.menu:
            hands.cancel()
            self.menu = None
        else:
            flow.saved_at = self.play.session.clock[:5]
            flow.act(Action("pause"))
