"""A machine's own panel, opened at the desk: what is asked of it goes through the desk's keyboard, not its screen."""

from dataclasses import dataclass, field, replace
from typing import Any

from game.hands_on import HandsOn
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.page_kind import Reader
from game.reactor_panel import ReactorPanel
from game.words import Words
from sim_core.unit import Value
from training.acts import Act, touched

TOUCHES = "set_point"  # control of the desk whose surface is touched by whatever is typed


@dataclass(slots=True)
class Remote:
    """Hands that type at a desk, for a page that thinks it is the machine's.

    Attributes:
        page: the machine. desk: where one sits.
    """

    hands: HandsOn
    page: str
    desk: str

    @property
    def refusal(self) -> str:
        """Why the last act was refused."""
        return self.hands.refusal

    @refusal.setter
    def refusal(self, words: str) -> None:
        self.hands.refusal = words

    def do(self, target: str, value: Value = None) -> bool:
        """One act at the desk that the machine carries out; False when it was refused."""
        hands = self.hands
        surface = touched(Act(f"{self.desk}.{TOUCHES}"), hands.facility)
        typed = [("trainee.hand", hands.hand), ("trainee.touch", surface)] if surface else []
        for name, given in (*typed, (target, value)):
            reason = hands.session.submit(name, given)
            if reason is not None:
                hands.refusal = reason
                return False
        hands.refusal = ""
        return True


@dataclass(slots=True)
class Faceplates:
    """The panels of reactors as a desk shows them."""

    reader: Reader
    _panel: ReactorPanel = field(init=False)

    def __post_init__(self) -> None:
        self._panel = ReactorPanel(Reader(self.reader.session, self.reader.facility))

    def open(self, unit: str) -> None:
        """Its loops first."""
        own = self._panel.reader
        own.open_page, own.person = unit, self.reader.person
        self._panel.page(unit, Words())
        self._panel.panels[unit].tab = "loops"

    def page(self, unit: str, words: Words) -> PlantPage:
        """The machine's page with the way back to the desk."""
        self._panel.reader.open_page = unit
        shown: Any = self._panel.page(unit, words)
        back: PlantPage = replace(shown, head=replace(shown.head, back=words("Desk")))
        return back

    def act(self, action: Action, unit: str, hands: HandsOn) -> bool:
        """A button of the machine's page."""
        remote: Any = Remote(hands, unit, hands.page)
        return self._panel.act(action, remote)
