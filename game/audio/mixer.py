"""Sounds of the plant: a fan bed by grade, doors, steps, alarms; four volumes; silent where no device is.

Alarms are never louder than speech + 3 dB. "Silence" stops a tone, never the alarm.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "built" / "sounds"
SPEECH_PLUS_3_DB = 10 ** (3 / 20)

GROUP = {  # sound -> volume that it obeys
    "fan_cnc": "plant",
    "fan_clean": "plant",
    "water": "plant",
    "door_open": "plant",
    "door_close": "plant",
    "latch": "plant",
    "step_1": "plant",
    "step_2": "plant",
    "cloth": "plant",
    "touch": "interface",
    "accepted": "interface",
    "refused": "interface",
    "alarm_1": "alarms",
    "alarm_2": "alarms",
    "alarm_3": "alarms",
    "alarm_4": "alarms",
    "buzzer": "alarms",
}
REPEAT = {1: 8.0, 2: 15.0, 3: 60.0}  # s between tones by priority; priority 4 sounds once [UX 2]


class Sound(Protocol):
    """What Panda3D's AudioSound gives, as far as it is used here."""

    def play(self) -> None: ...
    def stop(self) -> None: ...
    def setVolume(self, volume: float) -> None: ...  # noqa: N802 - Panda3D's name
    def setLoop(self, loop: bool) -> None: ...  # noqa: N802 - Panda3D's name


@dataclass(slots=True)
class Mixer:
    """Plays sounds by name.

    Args:
        load: path -> sound (Panda3D's `loader.loadSfx`).
        volumes: `speech`, `alarms`, `plant`, `interface`, each 0..1.
    """

    load: Callable[[str], Sound]
    volumes: Mapping[str, float]
    _sounds: dict[str, Sound] = field(default_factory=dict)
    _bed: str = ""
    _alarm_left: float = 0.0
    _alarm: int = 0

    def play(self, name: str, share: float = 1.0) -> None:
        """Play a sound once, at a share of its volume; one that is too far is not played."""
        if share <= 0.0:
            return
        sound = self._sound(name)
        sound.setVolume(self.volume(name) * share)
        sound.play()

    def loop(self, name: str, on: bool) -> None:
        """Start or stop a sound that goes on."""
        sound = self._sound(name)
        sound.setLoop(on)
        sound.play() if on else sound.stop()

    def bed(self, grade: str, flow: float) -> None:
        """The fans of a room of this grade; `flow` is the share of air that still comes."""
        name = "fan_cnc" if grade == "CNC" else "fan_clean"
        if name != self._bed:
            if self._bed:
                self.loop(self._bed, on=False)
            self.loop(name, on=True)
            self._bed = name
        self._sound(name).setVolume(self.volume(name) * max(0.0, min(1.0, flow)))

    def alarm(self, priority: int, dt: float) -> None:
        """Keep the tone of the worst unsilenced alarm going; 0 means none."""
        if priority != self._alarm:
            self._alarm, self._alarm_left = priority, 0.0
        if priority == 0:
            return
        self._alarm_left -= dt
        if self._alarm_left <= 0.0:
            self.play(f"alarm_{priority}")
            self._alarm_left = REPEAT.get(priority, float("inf"))

    def stop(self) -> None:
        """Silence everything."""
        for sound in self._sounds.values():
            sound.stop()
        self._bed = ""

    def volume(self, name: str) -> float:
        """How loud a sound may be."""
        group = GROUP[name]
        if group == "alarms":
            return min(self.volumes["alarms"], self.volumes["speech"] * SPEECH_PLUS_3_DB)
        return self.volumes[group]

    def _sound(self, name: str) -> Sound:
        if name not in self._sounds:
            self._sounds[name] = self.load(str(FOLDER / f"{name}.wav"))
        sound = self._sounds[name]
        sound.setVolume(self.volume(name))
        return sound


def mixer(base: Any, volumes: Mapping[str, float]) -> Mixer:
    """A mixer on Panda3D's loader; a machine without a sound device gets Panda3D's silent sounds."""
    return Mixer(base.loader.loadSfx, volumes)
