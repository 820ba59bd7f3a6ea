"""The kill tank: start key and drain valve at hand, the rest on its panel; the float follows the level."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("screen", "Kill tank", "Read the panel", "read", how="look", pose="point"),
    Verb("start_button", "Start key", "Start the kill cycle", "start_cycle"),
    Verb("drain_valve", "Drain valve", "Release to the drain", "release_drain", pose="grip"),
)
BINDINGS = (
    Binding("screen", "temp", "screen"),
    Binding("float", "level", "slide", high=100.0, travel=1.0),
    Binding("lamp", "phase", "lamp", shown=(2.0, 3.0, 4.0)),
)
