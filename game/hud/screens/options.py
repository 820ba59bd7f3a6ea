"""The words of every setting, its options, the intents and the keys; which tab shows which line."""

from game.words import Words

ROWS: dict[str, tuple[str, ...]] = {
    "access": (
        "text_size",
        "holding",
        "walking",
        "looking",
        "one_hand",
        "captions",
        "motion",
        "steady_hand",
        "time_limits",
        "marks",
    ),
    "controls": ("look_speed", "invert_look", "hurrying"),
    "sound": ("volume_speech", "volume_alarms", "volume_plant", "volume_interface"),
    "picture": ("quality", "brightness", "full_screen", "palette"),
    "language": ("language",),
}


def option_words(name: str, w: Words) -> tuple[str, str]:
    """Return title and note of a setting, or the words of `setting=value`."""
    if "=" in name:
        return _values(w).get(name, name.split("=", 1)[1]), ""
    return {**_access(w), **_other(w)}[name]


def _access(w: Words) -> dict[str, tuple[str, str]]:
    return {
        "text_size": (w("Text size"), w("Menus, labels, screens in the room")),
        "holding": (w("Holding"), w("Toggle: click once to start, once to stop")),
        "walking": (w("Walking"), w("Click the floor, or keys, or both")),
        "looking": (w("Looking"), w("How the view turns")),
        "one_hand": (w("One hand"), w("Which side the keys and panels are on")),
        "captions": (w("Captions"), w("Speech, and sounds that matter")),
        "motion": (w("Motion"), w("Fewer slides and no view sway")),
        "steady_hand": (w("Steady hand"), w("Filters tremor; slow is still measured as slow")),
        "time_limits": (w("Time limits"), w("Outside exams")),
        "marks": (w("Marks"), w("Shape and text with every colour")),
    }


def _other(w: Words) -> dict[str, tuple[str, str]]:
    return {
        "look_speed": (w("Look speed"), w("How far a drag turns the view")),
        "hurrying": (w("Hurrying"), w("Hold the key, or press once for on and once for off")),
        "invert_look": (w("Inverted look"), w("Mouse up looks down")),
        "volume_speech": (w("Speech"), w("Coach, people, phone")),
        "volume_alarms": (w("Alarms"), w("Never much louder than speech")),
        "volume_plant": (w("Plant"), w("Ventilation, doors, machines, steps")),
        "volume_interface": (w("Interface"), w("Ticks of the hand and of the menus")),
        "quality": (w("Quality"), w("Low for small computers")),
        "brightness": (w("Brightness"), w("Of the rooms; panels stay as they are")),
        "full_screen": (w("Full screen"), w("The whole screen or a window")),
        "palette": (w("Colours"), w("Safe: blue against orange, no green against red")),
        "language": (w("Language"), w("Menus, missions, voices and captions")),
    }


def _values(w: Words) -> dict[str, str]:
    percent = "\u00a0%"
    return {
        "text_size=200": "200" + percent,
        "holding=hold": w("Hold"),
        "holding=toggle": w("Toggle"),
        "hurrying=hold": w("Hold"),
        "hurrying=toggle": w("Toggle"),
        "walking=click": w("Click"),
        "walking=keys": w("Keys"),
        "walking=both": w("Both"),
        "looking=drag": w("Drag right"),
        "looking=edge": w("Edge"),
        "looking=mouselook": w("Mouselook"),
        "one_hand=off": w("Off"),
        "one_hand=left": w("Left"),
        "one_hand=right": w("Right"),
        "captions=off": w("Off"),
        "captions=speech": w("Speech"),
        "captions=all": w("All"),
        "motion=full": w("Full"),
        "motion=reduced": w("Reduced"),
        **{f"time_limits={factor}": f"×{factor}" for factor in ("1", "1.5", "2")},
        "time_limits=none": w("None"),
        "marks=standard": w("Standard"),
        "marks=contrast": w("High contrast"),
        "palette=standard": w("Standard"),
        "palette=safe": w("Safe"),
        "invert_look=off": w("Off"),
        "invert_look=on": w("On"),
        "quality=low": w("Low"),
        "quality=medium": w("Medium"),
        "quality=high": w("High"),
        "full_screen=off": w("Off"),
        "full_screen=on": w("On"),
        "language=en": "English",
        "language=fr": "Français",
    }


def intent_words(w: Words) -> dict[str, str]:
    """Return what each intent does, as said beside its keys."""
    return {
        "act": w("Do what the label says"),
        "verbs": w("Other things to do here"),
        "next_part": w("Next thing in reach"),
        "previous_part": w("Thing before"),
        "forward": w("Walk forward"),
        "backward": w("Walk back"),
        "left": w("Step left"),
        "right": w("Step right"),
        "turn_left": w("Turn left"),
        "turn_right": w("Turn right"),
        "look_up": w("Look up"),
        "look_down": w("Look down"),
        "hurry": w("Hurry: sheds more"),
        "closer": w("Look closer, step back"),
        "turn_over": w("Turn the held thing"),
        "other_hand": w("Other hand"),
        "put_down": w("Put down"),
        "bend": w("Bend, stand"),
        "tasks": w("Tasks, SOP, record"),
        "hint": w("Hint"),
        "report": w("Report a slip"),
        "help": w("This card"),
        "pause": w("Pause"),
        "slower": w("Time slower"),
        "faster": w("Time faster"),
        "freeze": w("Freeze time"),
    }


def key_words(key: str, w: Words) -> str:
    """Return a key's name as printed on it."""
    named = {
        "mouse1": w("Click"),
        "mouse3": w("Right click"),
        "enter": w("Enter"),
        "escape": w("Esc"),
        "arrow_up": w("Up"),
        "arrow_down": w("Down"),
        "arrow_left": w("Left"),
        "arrow_right": w("Right"),
        "page_up": w("Page up"),
        "page_down": w("Page dn"),
        "shift": w("Shift"),
        "tab": w("Tab"),
    }
    return named.get(key, key.upper())
