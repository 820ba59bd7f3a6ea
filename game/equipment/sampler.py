"""The closed sampler: a flush lever to hold, a draw lever, and the bottle to seal and to label."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("flush_valve", "Flush valve", "Hold it open: flush the line", "flush", how="hold", pose="grip"),
    Verb("draw_valve", "Draw valve", "Draw a sample", "draw", pose="grip"),
    Verb("bottle", "Sample bottle", "Seal the bottle", "seal", pose="pinch", only="bottle.open"),
    Verb("bottle", "Sample bottle", "Label it with the time", "label", "now", pose="pinch", only="bottle.filled"),
)
BINDINGS = (
    Binding("flush_valve", "flushing", "turn", travel=90.0),
    Binding("fill", "bottle.filled", "show"),
    Binding("cap", "bottle.sealed", "show"),
)
