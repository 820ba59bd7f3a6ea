"""The alcohol dispenser: elbow lever, then rub until dry."""

from game.verbs import Verb

VERBS = (
    Verb("lever", "Sanitiser", "Take a dose", "dispense", pose="flat"),
    Verb("bottle", "Sanitiser", "Rub your hands", "rub", how="hold", pose="cup", zones=True),
)
BINDINGS = ()
