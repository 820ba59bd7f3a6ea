"""What a hand can do to a part, and which tag moves a part: the two tables of every `game/equipment/<slug>.py`."""

from dataclasses import dataclass
from typing import Literal

How = Literal["press", "hold", "take", "spots", "look", "closer", "walk", "travel"]
Kind = Literal["turn", "slide", "show", "lamp", "screen"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One act on one part.

    Attributes:
        part: the model's part that is pointed at.
        words: what the label says (an English msgid).
        control: control of the instance, empty for looking closer only.
        value: what the control takes; empty text for a press.
        how: `press` at once, `hold` while the button is down, `take` by a grip, `spots` of a mirror, `look` closer,
            `closer` leans in, `walk` through, `travel` by the long way to another suite.
        pose: pose of the hand while it acts.
        name: what the part is called (an English msgid).
        zones: parts of the hands that a hold rubs in turn.
        minutes: that a long way takes.
        only: tag of the instance that must be above zero for the act to be offered; with `!` before it: at zero.
    """

    part: str
    name: str
    words: str
    control: str = ""
    value: str = ""
    how: How = "press"
    pose: str = "press"
    zones: bool = False
    only: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Binding:
    """A part that moves with a tag.

    Attributes:
        part: the model's part.
        tag: signal of the instance (`dp`), or of the unit that it names (`{door}.opening`).
        kind: `turn` about the part's axis, `slide` along it, `show`, `lamp` colour or `screen` page.
        low, high: values of the tag between which the part moves.
        travel: degrees or metres from `low` to `high`.
        shown: for `show` and `lamp`: the values at which it shows.
    """

    part: str
    tag: str
    kind: Kind
    low: float = 0.0
    high: float = 1.0
    travel: float = 0.0
    shown: tuple[float, ...] = (1.0,)

    def position(self, value: float) -> float:
        """Degrees or metres for a value of the tag, held between its ends."""
        share = (value - self.low) / (self.high - self.low)
        return self.travel * min(1.0, max(0.0, share))
