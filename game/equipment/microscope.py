"""The inverted microscope: through the eyepiece one sees a drop of the newest bottle."""

from game.verbs import Binding, Verb

VERBS = (
    Verb("eyepiece", "Microscope", "Look at the sample", "view", how="look", pose="point"),
    Verb("tray", "Slide on the stage", "Put a drop of the sample on it and look", "view", how="look", pose="pinch"),
)
BINDINGS = (Binding("lamp_lit", "fields", "show", shown=(10.0,)),)
