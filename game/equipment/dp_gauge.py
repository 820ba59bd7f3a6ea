"""The room's differential pressure gauge: a needle over 0 to 60 Pa, and its alarm lamp."""

from game.verbs import Binding, Verb

NEEDLE_SWEEP = -270.0  # degrees, clockwise from 0 to 60 Pa

VERBS = (
    Verb("dial", "Pressure gauge", "Read it", "read", how="look", pose="point"),
    Verb("lamp", "Alarm lamp", "Acknowledge", "acknowledge"),
)
BINDINGS = (Binding("needle", "dp", "turn", low=0.0, high=60.0, travel=NEEDLE_SWEEP),)
