"""A mark on the floor: a place to walk to. It has no model; the run says where its marks are."""

from game.verbs import Verb

VERBS = (Verb("floor", "Mark on the floor", "Walk there", how="walk", pose="rest"),)
BINDINGS = ()
