"""The pages of the screens in the plant, from readings and records: electronic record, monitoring, gauge."""

from dataclasses import dataclass, field
from typing import Any

from game.hands_on import HandsOn
from game.hmi.model import EbrPage, EbrStep, EmsPage, EmsRoom, EmsTrend, GaugePage
from game.hud.actions import Action
from game.words import Words
from sim_core.plan import Facility
from training.session import Session
from training.words import translate

ALERT, ACTION = 2.0, 5.0  # Pa below set point [facility.yaml grade_rules]
STEP = "entry"


@dataclass(slots=True)
class Pages:
    """Fills the page of an instance; keeps what a person is choosing on it."""

    session: Session
    facility: Facility
    view: str = "particles"
    room: str = "COR_D"
    sop: dict[str, int] = field(default_factory=dict)

    def page(self, instance: str, words: Words) -> EbrPage | EmsPage | GaugePage:
        """The page of a placed screen."""
        match self.facility.placed[instance].equipment:
            case "ebr":
                return self._ebr(instance, words)
            case "ems":
                return self._ems(instance, words)
            case _:
                return self._gauge(instance, words)

    def act(self, action: Action, hands: HandsOn) -> bool:
        """A button of the open page; False when it is none of its."""
        instance, value = hands.page, str(action.value)
        commands = {
            "ebr_login": (f"{instance}.login", value),
            "ebr_step": (f"{instance}.open_step", value),
            "ebr_sign": (f"{instance}.sign", value),
            "ebr_logout": (f"{instance}.logout", ""),
            "ems_trend": (f"{instance}.open_trend", f"{value}.np05"),
            "ems_ack": (f"{instance}.acknowledge_alarm", f"all={value}"),
        }
        if action.name in commands:
            if hands.do(*commands[action.name]) and action.name == "ebr_step":
                self.sop[instance] = 1  # the step begins with its procedure
            return True
        return self._look(action.name, value, hands)

    def _look(self, name: str, value: str, hands: HandsOn) -> bool:
        """What only changes what is looked at."""
        match name:
            case "ebr_sop":
                self.sop[hands.page] = int(value)
            case "ems_view":
                self.view = value
            case "ems_room":
                self.room = value
            case "gauge_ack":
                hands.page = ""
            case _:
                return False
        return True

    def _ebr(self, instance: str, words: Words) -> EbrPage:
        terminal: Any = self.session.parts.plant.state.units["records"].terminals[instance]
        mission = self.session.run.mission
        texts = tuple(translate(s.do, words.language) for s in mission.steps if not s.optional)
        is_entry_open = terminal.step == STEP
        return EbrPage(
            record=words("Entry record"),
            section=words("Personnel entry, grade D"),
            clock=self.session.clock,
            user=words("Trainee") if terminal.user else "",
            badges=(("trainee", words("Your badge"), True), ("coach", words("The coach's badge"), False)),
            steps=(EbrStep(STEP, words("Entry to the grade D area"), "in_progress" if is_entry_open else "open"),),
            step=terminal.step,
            meaning=words("I entered the grade D area as the procedure says, at the time shown."),
            can_sign=bool(terminal.user) and is_entry_open,
            why_not="" if is_entry_open else words("Open the entry step first."),
            sop_title=words("Procedure: entering the grade D area"),
            sop=texts if self.sop.get(instance, 0) else (),
            sop_page=self.sop.get(instance, 0),
            sop_pages=1,
        )

    def _ems(self, instance: str, words: Words) -> EmsPage:
        readings = self.session.readings
        rooms = tuple(
            EmsRoom(r.id, r.x, r.y, r.width, r.depth, r.grade, readings[f"air.{r.id}.pressure"])
            for r in self.facility.rooms.values()
        )
        room = self.facility.rooms[self.room]
        trends = self.session.parts.plant.state.units[instance].trends
        samples = trends.get(f"{self.room}.np05", [])
        points = tuple((float(k - len(samples) + 1) * 600.0 / max(1, len(samples)), v) for k, v in enumerate(samples))
        top = max([*samples, 500_000.0]) * 1.1
        trend = EmsTrend(words("Particles ≥ 0.5 µm"), points, 0.0, top, 200_000.0, 500_000.0, "", "", "/m³")
        name = room.name[words.language if words.language in room.name else "en"]
        view: Any = self.view
        return EmsPage(self.session.clock, view, rooms, self.room, name, trend=trend if points else None, here="COR_D")

    def _gauge(self, instance: str, words: Words) -> GaugePage:
        room = self.facility.rooms[instance.partition(".")[0]]
        value = self.session.readings[f"{instance}.dp"]
        return GaugePage(
            room.id, words("outside air"), value, room.pressure, room.pressure - ALERT, room.pressure - ACTION
        )
