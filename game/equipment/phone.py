"""The wall phone: its panel names whom to call and what to say."""

from game.verbs import Verb

VERBS = (Verb("handset", "Wall phone", "Take the receiver", how="look", pose="grip"),)
BINDINGS = ()
