"""A personal locker: open it, leave what may not come in, close it."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("handle", "Locker", "Open the locker", "open", pose="grip"),
    Verb("tray", "Locker tray", "Leave your watch", "drop", "watch", pose="pinch"),
    Verb("tray", "Locker tray", "Leave your jewellery", "drop", "jewellery", pose="pinch"),
    Verb("shelf", "Locker shelf", "Leave your phone", "drop", "phone", pose="pinch"),
    Verb("shelf", "Locker shelf", "Leave your food", "drop", "food", pose="pinch"),
    Verb("hook", "Locker hook", "Leave your street clothes", "drop", "street_clothes", pose="pinch"),
    Verb("floor", "Locker floor", "Leave your street shoes", "drop", "street_shoes", pose="pinch"),
    Verb("door", "Locker", "Open the locker", "open", pose="grip"),
    Verb("door", "Locker", "Close the locker", "close", pose="flat"),
)
BINDINGS = (Binding("door", "is_open", "turn", travel=105.0),)
