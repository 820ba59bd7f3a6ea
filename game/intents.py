"""What a key, a button of the pad or a line of the list means over the plant.

The list (right click, `M`, A held) offers every act on the part that is pointed at; on nothing, what the body itself
can do, so that the mouse alone is enough [UX 1].
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from game import equipment
from game.flow import Flow
from game.hud.actions import Action
from game.hud.model import VerbMenu
from game.input.picker import Hit
from game.play import Play
from game.settings import Settings
from game.slips import Slips
from game.travelling import label
from game.words import Words

STEP_TURN = 30.0  # degrees of Q and E [UX 3]
BUTTONS = {
    "tasks": "board",
    "hint": "hint",
    "report": "report",
    "freeze": "freeze",
    "faster": "faster",
    "slower": "slower",
    "turn_over": "turn_over",
}
#: over these a held garment is not put on by the key that acts: one throws it away, or goes on with it
NOT_TO_DON = ("bin", "door")


class Over(Protocol):
    """What of the run's view an intent reaches."""

    base: Any
    play: Play
    slips: Slips
    settings: Settings
    words: Words
    state: Any
    stopped: set[str]
    hurries: bool

    def act(self, action: Action) -> bool: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: what it says and does."""

    words: str
    do: Callable[[], object]


class Intents:
    """The keys of one run, and the list that is open."""

    def __init__(self, view: Over) -> None:
        self.view = view
        self.menu: VerbMenu | None = None
        self._lines: tuple[Line, ...] = ()

    def do(self, intent: str, flow: Flow) -> None:
        """An intent of the keyboard or the pad."""
        method = getattr(self, f"_{intent}", None)
        if method is not None:
            method(flow)
        elif intent in BUTTONS:  # the key of a button on the screen
            self.view.act(Action(BUTTONS[intent]))

    def act_on(self, hit: Hit, at: tuple[float, float]) -> None:
        """A click: the one act that is possible on a part, else the list of them."""
        verbs = self.view.play.hands.verbs(hit)
        if len(verbs) > 1:
            self.open(hit, at)
        else:
            self.view.play.hands.click(hit)

    def open(self, hit: Hit | None, at: tuple[float, float]) -> None:
        """Offer every act on a part, or what the body can do."""
        hands, w = self.view.play.hands, self.view.words
        if hit is None:
            title, self._lines = w("You"), self._own()
        else:
            every = equipment.verbs_of(hit.equipment, hit.part)
            offered = hands.verbs(hit)
            title = w(every[0].name)
            self._lines = tuple(Line(label(v, w, hands.facility), lambda v=v: hands.click(hit, v)) for v in offered)  # type: ignore[misc]
        rows = tuple((str(number), line.words) for number, line in enumerate(self._lines))
        self.menu = VerbMenu(at[0], at[1], title, rows) if rows else None

    def close(self) -> bool:
        """Leave the list; False when none was open."""
        was_open, self.menu = self.menu is not None, None
        return was_open

    def choose(self, number: int) -> None:
        """A line of the list, from zero."""
        if self.close() and number < len(self._lines):
            self._lines[number].do()

    def _own(self) -> tuple[Line, ...]:
        """What one can do without a thing to point at."""
        hands, walker, w = self.view.play.hands, self.view.play.walker, self.view.words
        lines = []
        if hands.held:
            lines.append(Line(w("Put it on"), hands.don))
            lines.append(Line(w("Turn it over"), hands.gather))
            lines.append(Line(w("Put it down"), hands.put_down))
        lines.append(Line(w("Use the other hand"), self._swap))
        lines.append(Line(w("Stand up") if walker.is_bent else w("Bend down"), self._stoop))
        lines.append(Line(w("Turn round"), lambda: walker.look(180.0, 0.0)))
        frozen = "freeze" in self.view.stopped
        lines.append(Line(w("Let the time go on") if frozen else w("Freeze the time"), self._stop_time))
        return tuple(lines)

    def _stop_time(self) -> None:
        self.view.act(Action("freeze"))

    def _swap(self) -> None:
        hands = self.view.play.hands
        hands.hand = "left" if hands.hand == "right" else "right"

    def _stoop(self) -> None:
        walker = self.view.play.walker
        walker.is_bent = not walker.is_bent

    def _middle(self) -> tuple[float, float]:
        return self.view.base.win.get_x_size() / 2, self.view.base.win.get_y_size() / 2

    def _act(self, _: Flow) -> None:
        hands, hover = self.view.play.hands, self.view.play.hover
        self.view.play.begin_anew()
        if hands.hold is not None:
            hands.release()
        elif hands.held and (hover is None or hover.equipment not in NOT_TO_DON):
            hands.don()
        elif hover is not None:
            self.act_on(hover, self._middle())

    def _verbs(self, _: Flow) -> None:
        self.open(self.view.play.hover, self._middle())

    def _next_part(self, _: Flow) -> None:
        self.view.play.point_at_next()

    def _previous_part(self, _: Flow) -> None:
        self.view.play.point_at_next(-1)

    def _turn_left(self, _: Flow) -> None:
        self.view.play.walker.look(STEP_TURN, 0.0)

    def _turn_right(self, _: Flow) -> None:
        self.view.play.walker.look(-STEP_TURN, 0.0)

    def _look_up(self, _: Flow) -> None:
        self.view.play.walker.look(0.0, STEP_TURN / 2)

    def _look_down(self, _: Flow) -> None:
        self.view.play.walker.look(0.0, -STEP_TURN / 2)

    def _other_hand(self, _: Flow) -> None:
        self._swap()

    def _left_hand(self, _: Flow) -> None:
        self.view.play.hands.hand = "left"

    def _right_hand(self, _: Flow) -> None:
        self.view.play.hands.hand = "right"

    def _bend(self, _: Flow) -> None:
        self._stoop()

    def _hurry(self, _: Flow) -> None:
        if self.view.settings.hurrying == "toggle":
            self.view.hurries = not self.view.hurries

    def _help(self, flow: Flow) -> None:
        flow.act(Action("help"))

    def _closer(self, _: Flow) -> None:
        """Open the page of a screen, else lean in; the same key steps back."""
        play = self.view.play
        verbs = [] if play.hover is None else [v for v in play.hands.verbs(play.hover) if v.how == "look"]
        if play.hands.page:
            play.hands.page = ""
        elif play.leans:
            play.lean(closer=False)
        elif verbs and play.hover is not None:
            play.hands.click(play.hover, verbs[0])
        else:
            play.lean(closer=True)

    def _put_down(self, _: Flow) -> None:
        hands = self.view.play.hands
        if self.close():
            return
        if hands.take_back():
            hands.notice = "back"
        elif hands.page or hands.choosing or hands.at_mirror:
            hands.cancel()
        else:
            hands.put_down()

    def _pause(self, flow: Flow) -> None:
        """Step back from whatever is open; from the plant itself, pause."""
        hands, state = self.view.play.hands, self.view.state
        if self.view.slips.page is not None:
            self.view.slips.page = None
        elif state.listing:
            state.listing = False
        elif hands.page or hands.choosing or hands.at_mirror:
            hands.cancel()
        elif self.close() or hands.take_back():
            return
        elif state.hint or state.board:
            state.hint, state.board = 0, False
        else:
            flow.saved_at = self.view.play.session.clock[:5]
            flow.act(Action("pause"))
