"""The environmental monitoring terminal; its pages are drawn by `game/hmi`."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("screen", "Monitoring screen", "Open the particle trend", "open_trend", "np05", how="look", pose="point"),
    Verb("acknowledge", "Alarm key", "Acknowledge the alarm", "acknowledge_alarm", "all"),
)
BINDINGS = (Binding("screen", "np05", "screen"),)
