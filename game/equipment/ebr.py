"""The electronic record on a wall tablet; its pages are drawn by `game/hmi`."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("reader", "Badge reader", "Log in with your badge", "login", "own", pose="press"),
    Verb("screen", "Electronic record", "Look closer", how="look", pose="point"),
)
BINDINGS = (Binding("screen", "logged_in", "screen"),)
