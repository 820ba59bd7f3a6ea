"""What is heard of a run: the room's fans, doors, steps, hands, the worst alarm."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.audio.mixer import Mixer
from game.play import Play
from sim_core.journal import Event
from sim_core.plan import Facility

STRIDE = 0.72  # m between two steps of a slow walk, chosen

HEARD = {  # event -> sound
    "door_opened": "door_open",
    "door_closed": "door_close",
    "contact": "touch",
    "garment_taken": "cloth",
    "garment_donned": "cloth",
    "item_dropped": "latch",
    "step_done": "accepted",
    "refused": "refused",
}


@dataclass(slots=True)
class Listening:
    """Turns events and readings into sounds."""

    mixer: Mixer
    facility: Facility
    silenced: bool = False
    _walked: float = 0.0
    _foot: int = 1

    def frame(self, play: Play, fresh: Iterable[Event], dt: float) -> None:
        """One frame."""
        for event in fresh:
            sound = HEARD.get(event.name)
            if sound:
                self.mixer.play(sound)
        room = self.facility.rooms.get(play.walker.room)
        readings = play.session.readings
        if room is not None:
            design = room.air_changes * room.volume / 3600.0
            self.mixer.bed(room.grade, readings.get(f"air.{room.id}.supply", design) / design)
        self._steps(play.walker.speed * dt)
        self.mixer.alarm(0 if self.silenced else self._worst(play), dt)

    def _steps(self, distance: float) -> None:
        self._walked += distance
        if self._walked >= STRIDE:
            self._walked -= STRIDE
            self._foot = 3 - self._foot
            self.mixer.play(f"step_{self._foot}")

    def _worst(self, play: Play) -> int:
        readings = play.session.readings
        if any(v > 0.0 for t, v in readings.items() if t.endswith(".both_open")):
            return 2
        near = self.facility.doors_of(play.walker.room)
        return 3 if any(readings.get(f"{d.id}.alarm", 0.0) > 0.0 for d in near) else 0
