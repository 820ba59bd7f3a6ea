"""A door: handle, closer, interlock lamps. The leaf follows the twin; the lamp shows what the interlock allows."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("handle", "Door", "Open the door", "open", pose="grip"),
    Verb("leaf", "Door", "Close the door", "close", pose="flat"),
    Verb("release", "Emergency release", "Break the glass and release the door", "release"),
)
BINDINGS = (
    Binding("leaf", "opening", "turn", travel=88.0),
    Binding("lamp_red", "lamp", "lamp", shown=0.0),
    Binding("lamp_green", "lamp", "lamp", shown=1.0),
    Binding("lamp_amber", "lamp", "lamp", shown=2.0),
)
