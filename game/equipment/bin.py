"""The pedal bin: what is held goes in, without a touch of the hand."""

from game.verbs import Verb

VERBS = (Verb("body", "Bin", "Drop what you hold", "drop", "held", pose="open"),)
BINDINGS = ()
