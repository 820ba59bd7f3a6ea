"""The page of a differential pressure gauge: what its needle shows, and the plate beside it."""

from dataclasses import dataclass

from game.hands_on import HandsOn
from game.hmi.model import GaugePage
from game.hud.actions import Action
from game.page_kind import Reader
from game.words import Words

ALERT, ACTION = 2.0, 5.0  # Pa below set point [facility.yaml grade_rules]


@dataclass(slots=True)
class GaugeFace:
    """Gauges seen close: their one button steps back."""

    reader: Reader

    def page(self, instance: str, words: Words) -> GaugePage:
        """The gauge of a room."""
        room = self.reader.facility.rooms[instance.partition(".")[0]]
        value = self.reader.session.readings[f"{instance}.dp"]
        limits = (room.pressure, room.pressure - ALERT, room.pressure - ACTION)
        return GaugePage(room.id, words("outside air"), value, *limits)

    def act(self, action: Action, hands: HandsOn) -> bool:
        """I have read it."""
        if action.name != "gauge_ack":
            return False
        hands.page = ""
        return True
