"""The gowning mirror: five spots to look at."""

from game.verbs import Verb

VERBS = (Verb("glass", "Mirror", "Check yourself", "self_check", how="spots", pose="rest"),)
BINDINGS = ()
