"""The step-over bench: sit, swing the legs over, stand up on the other side."""

from game.verbs import Verb

VERBS = (
    Verb("seat", "Step-over bench", "Step over to the clean side", "step_over", "clean", pose="rest"),
    Verb("dirty_side", "Step-over bench", "Step back to the dirty side", "step_over", "dirty", pose="rest"),
)
BINDINGS = ()
