"""The quality terminal: deviations, corrective actions and changes; its pages are drawn by `game/hmi`."""

from game.verbs import Binding, Verb

VERBS = (Verb("screen", "Quality terminal", "Look closer", how="look", pose="point"),)
BINDINGS = (Binding("screen", "state", "screen"),)
