"""The hands-free wash basin: water runs while hands are under the spout."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("basin", "Wash basin", "Wash your hands", "wash", how="hold", pose="cup", zones=True),
    Verb("towels", "Towel dispenser", "Dry your hands", "dry", pose="pinch"),
)
BINDINGS = (Binding("water", "running", "show", shown=(1.0,)),)
