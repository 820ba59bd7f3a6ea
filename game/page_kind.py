"""What every kind of page in the plant is given, and what it must answer: `game/plant_pages.py` has the table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from game.hands_on import HandsOn
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.words import Words
from sim_core.plan import Facility
from training.session import Session


@dataclass(slots=True)
class Reader:
    """Who looks at the screens of a run.

    Attributes:
        person: the trainee's name, empty when none was given.
        open_page: instance whose page fills the view; empty when none does.
    """

    session: Session
    facility: Facility
    person: str = ""
    open_page: str = ""


class PageKind(Protocol):
    """Fills the pages of all instances of one equipment, from readings only, and carries out their buttons."""

    def page(self, instance: str, words: Words) -> PlantPage:
        """The page of a placed screen as it stands now."""
        ...

    def act(self, action: Action, hands: HandsOn) -> bool:
        """A button of the page of `hands.page`; False when it is none of its."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of page.

    Attributes:
        made: from a reader to the kind, once a run.
        screen: the part of the model that shows the page live; empty where the page is seen close only.
    """

    made: Callable[[Reader], PageKind]
    screen: str = "screen"
