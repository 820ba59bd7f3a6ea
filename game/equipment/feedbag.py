"""The feed bag: its pump's key, the clamp where the line is welded and primed, the bag itself."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("screen", "Scale of the feed bag", "Read the display", how="look", pose="point"),
    Verb("pump_button", "Feed pump", "Stop the pump", "stop_pump"),
    Verb("pump_button", "Feed pump", "Start the pump", "start_pump", only="!running"),
    Verb("clamp", "Feed line", "Weld the line to the reactor", "connect", pose="pinch", only="!connected"),
    Verb("clamp", "Feed line", "Fill the line with feed", "prime", pose="pinch", only="!primed"),
    Verb("bag", "Feed bag", "Change the bag and weld its line", "change", pose="grip"),
    Verb("bag", "Feed bag", "Hang a new bag", "hang", pose="grip"),
)
BINDINGS = (
    Binding("screen", "weight", "screen"),
    Binding("lamp", "running", "lamp", shown=(1.0,)),
    Binding("clamp", "connected", "turn", low=1.0, high=0.0, travel=90.0),
)
