"""A door: leaf, push plates, interlock lamps. The leaf follows the twin; the lamps show what the interlock allows.

A door that leads out of the mission's rooms opens the long way to another suite (`game/travelling.py`): it has the
labels of `LONG_WAY` instead.

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
#: what is done on a long way -> label
LONG_WAY = {
    "walk": "Go to: {room} ({minutes} min)",
    "dress": "Go to: {room} (gowning, {minutes} min)",
    "change": "Go to: {room} (changing, {minutes} min)",
}
BINDINGS = (
    Binding("leaf", "opening", "turn", travel=88.0),
    Binding("leaf_second", "opening", "turn", travel=88.0),
    *(Binding(f"lamp_red_{face}", "lamp", "lamp", shown=(0.0, 2.0)) for face in FACES),
    *(Binding(f"lamp_green_{face}", "lamp", "lamp", shown=(1.0,)) for face in FACES),
)
