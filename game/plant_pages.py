"""The pages of the screens in the plant: one row a kind, and the buttons of the page that is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from game.analyser_page import BenchAnalyser
from game.desk_page import Desk
from game.ebr_page import EbrTerminal
from game.eds_page import KillTankPanel
from game.ems_page import EmsTerminal
from game.feed_page import FeedDisplay
from game.gauge_page import GaugeFace
from game.hands_on import HandsOn
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.microscope_page import MicroscopeStage
from game.page_kind import PageKind, Reader, Row
from game.phone_page import WallPhone
from game.qms_page import QualityTerminal
from game.reactor_panel import ReactorPanel
from game.words import Words
from sim_core.plan import Facility
from training.session import Session

KINDS: Mapping[str, Row] = MappingProxyType(  # equipment id -> its pages
    {
        "cell_counter": Row(BenchAnalyser),
        "br2000": Row(ReactorPanel),
        "dcs": Row(Desk),
        "dp_gauge": Row(GaugeFace, screen=""),
        "ebr": Row(EbrTerminal),
        "eds": Row(KillTankPanel),
        "ems": Row(EmsTerminal),
        "feedbag": Row(FeedDisplay),
        "metab": Row(BenchAnalyser),
        "microscope": Row(MicroscopeStage, screen=""),
        "phone": Row(WallPhone, screen=""),
        "qms": Row(QualityTerminal),
    }
)


@dataclass(slots=True)
class Pages:
    """The pages of one run; each kind keeps what a person is choosing on it."""

    session: Session
    facility: Facility
    reader: Reader = field(init=False)
    _kinds: dict[str, PageKind] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reader = Reader(self.session, self.facility)

    def page(self, instance: str, words: Words) -> PlantPage:
        """The page of a placed screen."""
        return self.of(instance).page(instance, words)

    def act(self, action: Action, hands: HandsOn) -> bool:
        """A button of the open page; False when it is none of its."""
        return bool(hands.page) and self.of(hands.page).act(action, hands)

    def of(self, instance: str) -> PageKind:
        """The kind that serves an instance, made when it is first looked at."""
        equipment = self.facility.placed[instance].equipment
        if equipment not in self._kinds:
            self._kinds[equipment] = KINDS[equipment].made(self.reader)
        return self._kinds[equipment]
