"""The pages of the screens in the plant, and what their buttons do: electronic record, monitoring, gauge."""

from collections.abc import Callable
from dataclasses import dataclass, field

from game.ebr_page import ebr_page
from game.ems_page import VIEWS, Looked, ems_page
from game.hands_on import HandsOn
from game.hmi.model import EbrPage, EmsPage, GaugePage
from game.hud.actions import Action
from game.words import Words
from sim_core.plan import Facility
from training.session import Session

ALERT, ACTION = 2.0, 5.0  # Pa below set point [facility.yaml grade_rules]


@dataclass(slots=True)
class Pages:
    """Fills the page of an instance; keeps what a person is choosing on it."""

    session: Session
    facility: Facility
    person: str = ""  # the trainee's name
    looked: Looked = field(default_factory=Looked)
    sop: dict[str, int] = field(default_factory=dict)

    def page(self, instance: str, words: Words) -> EbrPage | EmsPage | GaugePage:
        """The page of a placed screen."""
        match self.facility.placed[instance].equipment:
            case "ebr":
                return ebr_page(self.session, instance, (self.sop.get(instance, 0), self.person), words)
            case "ems":
                return ems_page(self.session, self.facility, instance, self.looked, words)
            case _:
                return self._gauge(instance, words)

    def act(self, action: Action, hands: HandsOn) -> bool:
        """A button of the open page; False when it is none of its."""
        instance, value = hands.page, str(action.value)
        signal = VIEWS.get(self.looked.view, "np05")
        commands = {
            "ebr_login": (f"{instance}.login", value),
            "ebr_step": (f"{instance}.open_step", value),
            "ebr_sign": (f"{instance}.sign", value),
            "ebr_logout": (f"{instance}.logout", ""),
            "ems_trend": (f"{instance}.open_trend", f"{value}.{signal}"),
        }
        if action.name in commands:
            if hands.do(*commands[action.name]) and action.name == "ebr_step":
                self.sop[instance] = 1  # the step begins with its procedure
            return True
        looks: dict[str, Callable[[str, HandsOn], None]] = {
            "ebr_sop": self._turn,
            "ems_view": self._view,
            "ems_room": self._room,
            "ems_ack": self._acknowledge,
            "ems_note": self._annotate,
            "text": self._write,
            "gauge_ack": self._step_back,
        }
        if not instance or action.name not in looks:
            return False
        looks[action.name](value, hands)
        return True

    def _step_back(self, _: str, hands: HandsOn) -> None:
        hands.page = ""

    def _turn(self, value: str, hands: HandsOn) -> None:
        self.sop[hands.page] = int(value)

    def _view(self, value: str, _hands: HandsOn) -> None:
        self.looked.view = value

    def _room(self, value: str, _hands: HandsOn) -> None:
        self.looked.room = value

    def _acknowledge(self, note: str, hands: HandsOn) -> None:
        """With a note; the first press asks for it."""
        if not note:
            self.looked.is_noting = True
        elif hands.do(f"{hands.page}.acknowledge_alarm", f"all={note}"):
            self.looked.is_noting, self.looked.note = False, ""

    def _annotate(self, note: str, hands: HandsOn) -> None:
        """A note on the trend; the first press opens the field."""
        if not self.looked.note:
            self.looked.is_noting = True
        elif hands.do(f"{hands.page}.annotate", self.looked.note):
            self.looked.is_noting, self.looked.note = False, ""

    def _write(self, value: str, _hands: HandsOn) -> None:
        name, _, written = value.partition("=")
        if name == "ems_note":
            self.looked.note = written

    def _gauge(self, instance: str, words: Words) -> GaugePage:
        room = self.facility.rooms[instance.partition(".")[0]]
        value = self.session.readings[f"{instance}.dp"]
        limits = (room.pressure, room.pressure - ALERT, room.pressure - ACTION)
        return GaugePage(room.id, words("outside air"), value, *limits)
