"""The operator's desk of the control system: its middle monitor shows the page of the desk."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("screen", "Control system", "Look at trends and alarms", how="look", pose="point"),
    Verb("keyboard", "Keyboard", "Sit down to the control system", how="look", pose="point"),
)
BINDINGS = (
    Binding("screen", "alarms", "screen"),
    Binding("lamp_alarm", "unacknowledged", "lamp", shown=tuple(float(n) for n in range(1, 40))),
)
