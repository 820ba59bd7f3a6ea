"""The cell counter on the bench: tray, start key, and the screen that shows what it found."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("screen", "Cell counter", "Read the screen", "read", how="look", pose="point"),
    Verb("tray", "Sample tray", "Put the sample in", "load_sample", pose="pinch"),
    Verb("start_button", "Start key", "Start the analysis", "run"),
    Verb("start_button", "Start key", "Check with the control sample", "qc_check"),
)
BINDINGS = (Binding("screen", "unread", "screen"), Binding("lamp", "busy", "lamp", shown=(0.0,)))
