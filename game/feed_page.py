"""The display at the feed bag, from its readings."""

from dataclasses import dataclass

from game.hands_on import HandsOn
from game.hmi.feed_scale import FeedScalePage
from game.hud.actions import Action
from game.page_kind import Reader
from game.words import Words


@dataclass(slots=True)
class FeedDisplay:
    """All feed bags of a run."""

    reader: Reader

    def page(self, instance: str, words: Words) -> FeedScalePage:
        """What the scale and the pump show."""
        session = self.reader.session
        weight, flow, *states = (
            session.readings[f"{instance}.{name}"] for name in ("weight", "feed_flow", "running", "connected", "primed")
        )
        running, connected, primed = (value > 0.0 for value in states)
        return FeedScalePage(session.clock, weight, round(flow) + 0.0, running, connected, primed)

    def act(self, action: Action, hands: HandsOn) -> bool:
        """Stop or start the pump."""
        if action.name != "feed_do":
            return False
        hands.do(f"{hands.page}.{action.value}")
        return True
