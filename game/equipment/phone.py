"""The wall phone: the supervisor answers."""

from game.verbs import Verb

VERBS = (Verb("handset", "Wall phone", "Call the supervisor", "call_supervisor", pose="grip"),)
BINDINGS = ()
