"""A door: leaf, push plates, interlock lamps. The leaf follows the twin; the lamps show what the interlock allows.

The interlock's lamp tag is 0 red, 1 green, 2 waiting; while it waits nobody may open, so the red lamp is lit.
"""

from game.verbs import Binding, Verb

FACES = ("a", "b")
VERBS = (
    Verb("leaf", "Door", "Open the door", "open", pose="grip"),
    *(Verb(f"push_plate_{face}", "Push plate", "Open the door", "open") for face in FACES),
    Verb("leaf", "Door", "Close the door", "close", pose="flat"),
    Verb("passage", "Doorway", "Walk through", how="walk", pose="rest"),  # no part of the model: where it stands open
    Verb("release", "Emergency release", "Break the glass and release the door", "release"),
)
BINDINGS = (
    Binding("leaf", "opening", "turn", travel=88.0),
    Binding("leaf_second", "opening", "turn", travel=88.0),
    *(Binding(f"lamp_red_{face}", "lamp", "lamp", shown=(0.0, 2.0)) for face in FACES),
    *(Binding(f"lamp_green_{face}", "lamp", "lamp", shown=(1.0,)) for face in FACES),
)
