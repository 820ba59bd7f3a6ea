"""What a person chose and keeps between runs: one TOML file in the user's configuration folder.

A setting never changes a score. A file that cannot be read is named with its line; then the defaults are used.
"""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import platformdirs

from sim_core.errors import FirstAirError, guess

FOLDER_VARIABLE = "FIRST_AIR_CONFIG"  # tests and a shared computer give another folder
FILE_NAME = "settings.toml"

CHOICES: dict[str, tuple[str, ...]] = {
    "text_size": ("100", "125", "150", "200"),
    "holding": ("hold", "toggle"),
    "walking": ("click", "keys", "both"),
    "hurrying": ("hold", "toggle"),
    "looking": ("drag", "edge", "mouselook"),
    "one_hand": ("off", "left", "right"),
    "captions": ("off", "speech", "all"),
    "motion": ("full", "reduced"),
    "time_limits": ("1", "1.5", "2", "none"),
    "marks": ("standard", "contrast"),
    "palette": ("standard", "safe"),
    "invert_look": ("off", "on"),
    "quality": ("low", "medium", "high"),
    "full_screen": ("off", "on"),
    "language": ("en", "fr"),
}
RANGES: dict[str, tuple[float, float]] = {
    "steady_hand": (0.0, 1.0),
    "look_speed": (0.2, 3.0),
    "brightness": (0.5, 1.5),
    "volume_speech": (0.0, 1.0),
    "volume_alarms": (0.0, 1.0),
    "volume_plant": (0.0, 1.0),
    "volume_interface": (0.0, 1.0),
}
KEYS: dict[str, tuple[str, str]] = {  # intent -> first and second binding, in Panda3D's key names
    "act": ("mouse1", "enter"),
    "verbs": ("mouse3", "m"),
    "next_part": ("n", ""),
    "previous_part": ("shift-n", ""),
    "forward": ("w", "arrow_up"),
    "backward": ("s", "arrow_down"),
    "left": ("a", "arrow_left"),
    "right": ("d", "arrow_right"),
    "turn_left": ("q", ""),
    "turn_right": ("e", ""),
    "look_up": ("page_up", ""),
    "look_down": ("page_down", ""),
    "hurry": ("shift", ""),
    "closer": ("f", ""),
    "turn_over": ("r", ""),
    "other_hand": ("x", ""),
    "put_down": ("g", ""),
    "bend": ("c", ""),
    "tasks": ("tab", ""),
    "hint": ("h", ""),
    "report": ("f2", ""),
    "help": ("f1", ""),
    "pause": ("escape", ""),
    "slower": ("-", ""),
    "faster": ("+", "="),
    "freeze": ("p", ""),
}


class SettingsError(FirstAirError):
    """A settings file or value that cannot be used; the message says what, where and what happens now."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default. Shares are 0..1; text choices are listed in `CHOICES`."""

    text_size: str = "100"
    holding: str = "hold"
    walking: str = "both"
    hurrying: str = "hold"
    looking: str = "drag"
    one_hand: str = "off"
    captions: str = "all"
    motion: str = "full"
    steady_hand: float = 0.0
    time_limits: str = "1"
    marks: str = "standard"
    palette: str = "standard"
    look_speed: float = 1.0
    invert_look: str = "off"
    volume_speech: float = 1.0
    volume_alarms: float = 0.8
    volume_plant: float = 0.6
    volume_interface: float = 0.6
    quality: str = "medium"
    brightness: float = 1.0
    full_screen: str = "off"
    language: str = "en"
    person: str = ""
    keys: Mapping[str, tuple[str, str]] = field(default_factory=lambda: dict(KEYS))

    def change(self, name: str, value: str | float) -> "Settings":
        """Return the settings with one value changed, checked; numbers may come as text."""
        return replace(self, **{name: _checked(name, value)})  # type: ignore[arg-type]  # `_checked` gives the field's type

    def bind(self, intent: str, slot: int, key: str) -> "Settings":
        """Return the settings with `key` as the first (0) or second (1) binding of an intent."""
        if intent not in KEYS:
            raise SettingsError(f"no intent {intent!r} to bind a key to{guess(intent, KEYS)}")
        pair = list(self.keys[intent])
        pair[slot] = key
        return replace(self, keys={**self.keys, intent: (pair[0], pair[1])})

    def clashes(self) -> dict[str, tuple[str, ...]]:
        """Return key -> intents, for each key that does more than one thing. A clash is shown, not refused.

        >>> Settings().bind("hint", 0, "g").clashes()
        {'g': ('put_down', 'hint')}
        """
        users: dict[str, list[str]] = {}
        for intent, pair in self.keys.items():
            for key in filter(None, dict.fromkeys(pair)):
                users.setdefault(key, []).append(intent)
        return {key: tuple(intents) for key, intents in users.items() if len(intents) > 1}

    @property
    def text_scale(self) -> float:
        """Text size as a factor."""
        return float(self.text_size) / 100.0


def folder() -> Path:
    """Return the configuration folder of the user, or the one named in FIRST_AIR_CONFIG."""
    given = os.environ.get(FOLDER_VARIABLE)
    return Path(given) if given else Path(platformdirs.user_config_dir("first-air", appauthor=False))


def load(path: Path | None = None) -> tuple[Settings, str]:
    """Return the kept settings and a message, empty when all is well. Never raises for a bad file."""
    path = path or folder() / FILE_NAME
    if not path.exists():
        return Settings(), ""
    try:
        return _parse(path.read_text(encoding="utf-8")), ""
    except (SettingsError, tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        return Settings(), f"Settings file {path} cannot be used: {error}. Defaults are used; saving writes a new file."


def save(settings: Settings, path: Path | None = None) -> str:
    """Write the settings whole or not at all; return a message when the disk refuses, else an empty text."""
    path = path or folder() / FILE_NAME
    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(_to_toml(settings), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        return f"Settings could not be kept in {path}: {error.strerror}. They hold until you leave."
    return ""


def _parse(text: str) -> Settings:
    document = tomllib.loads(text)
    keys = document.pop("keys", {})
    settings = Settings()
    for name, value in document.items():
        settings = settings.change(name, value)
    if not isinstance(keys, dict):
        raise SettingsError("keys must be a table of intent = [first, second]")
    for intent, pair in keys.items():
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(key, str) for key in pair)):
            raise SettingsError(f"keys.{intent} is {pair!r}; it must be two key names, the second may be empty")
        settings = settings.bind(intent, 0, pair[0]).bind(intent, 1, pair[1])
    return settings


def _checked(name: str, value: object) -> str | float:
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise SettingsError(f"{name} is {value!r}; it must be one of {', '.join(CHOICES[name])}")
        return str(value)
    if name in RANGES:
        return _number(name, value)
    if name == "person" and isinstance(value, str):
        return value[:40]
    known = [item.name for item in fields(Settings)]
    raise SettingsError(f"setting {name!r} is not known{guess(name, known)}")


def _number(name: str, value: object) -> float:
    low, high = RANGES[name]
    try:
        number = float(value)  # type: ignore[arg-type]  # what is no number is told below
    except (TypeError, ValueError):
        raise SettingsError(f"{name} is {value!r}; it must be a number from {low:g} to {high:g}") from None
    if isinstance(value, bool) or not low <= number <= high:
        raise SettingsError(f"{name} is {value!r}; it must be a number from {low:g} to {high:g}")
    return number


def _to_toml(settings: Settings) -> str:
    lines = ["# First Air: what you chose. Delete this file to begin anew."]
    for item in fields(Settings):
        if item.name != "keys":
            lines.append(f"{item.name} = {json.dumps(getattr(settings, item.name), ensure_ascii=False)}")
    lines.append("\n[keys]")
    lines += [f"{intent} = {json.dumps(list(pair))}" for intent, pair in settings.keys.items()]
    return "\n".join(lines) + "\n"
