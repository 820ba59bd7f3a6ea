"""Free flight in the window: the classroom's panel over the plant (Tab, or the chip at the top left).

Speeds up to an hour a second; a skip passes the time in pieces of a frame, so that no frame stalls.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from game import clock, fill
from game.base_keys import Pointer
from game.clock import LONGEST_FRAME, PlayClock
from game.flight_words import cause_names
from game.flow import Flow
from game.hud.actions import Action
from game.hud.model import HudModel, Tasks
from game.hud.pages import Cause, FlightPage
from game.run_view import RunView, Shown
from game.settings import Settings
from game.stage import Stage
from sim_core.plan import Facility
from sim_core.plant import BASE_TICK
from sim_core.quantity import Second
from sim_core.unit import Fault
from training import free_flight
from training.free_flight import REACTOR, Skip
from training.session import Session

STRIDES = {1: 1, 10: 1, 60: 10, 600: 100, 3600: 600}  # speed -> base ticks a step: what is seen stays as fine as it can
RAMPS = {"0": "0s", "10min": "10min", "1h": "1h", "3h": "3h"}
BEGINS = {"now": "0s", "10min": "10min", "1h": "1h", "6h": "6h"}
SHEET = 7  # causes on one sheet of the panel
PIECE: Second = 0.03  # wall s of a frame that a skip takes, chosen: the picture goes on at 20 to 30 a second
AT_ONCE = 3  # strides between two looks at the clock


@dataclass(slots=True)
class FlightClock(PlayClock):
    """Steps of `stride` base ticks that are due, for speeds up to an hour a second."""

    @property
    def stride(self) -> int:
        """Base ticks of one step."""
        return STRIDES[self.speed]

    def ticks(self, wall_dt: float) -> int:
        """Whole steps that are due after a frame of `wall_dt` seconds."""
        if self.is_frozen:
            return 0
        self._rest += min(wall_dt, LONGEST_FRAME) * self.speed / (BASE_TICK * self.stride)
        whole = int(self._rest)
        self._rest -= whole
        return whole

    def faster(self) -> None:
        """Take the next higher speed."""
        self.speed = next((s for s in STRIDES if s > self.speed), self.speed)

    def slower(self) -> None:
        """Take the next lower speed."""
        self.speed = next((s for s in reversed(STRIDES) if s < self.speed), self.speed)


@dataclass(slots=True)
class Chosen:
    """What is chosen on the panel."""

    day: float = 7.0
    cause: str = "do_a_sensitivity"
    size: float = 0.5
    ramp: str = "1h"
    begins: str = "now"
    sheet: int = 1
    told: str = ""
    faults: dict[str, Fault] = field(default_factory=dict)


class Flight(RunView):
    """The run's view with the classroom's panel; nothing is asked and no debrief follows."""

    def __init__(self, base: Any, session: Session, facility: Facility, stage: Stage, kept: Settings) -> None:
        super().__init__(base, session, facility, stage, kept)
        self.play.clock = FlightClock()
        faults = {fault.parameter: fault for fault in session.parts.plant.units[REACTOR].faults}
        self.chosen = Chosen(day=round(self._age()), faults=faults)
        self.panel = True
        self.skip: Skip | None = None

    @property
    def is_reading(self) -> bool:
        """The panel lies over the plant too."""
        return self.panel or super().is_reading

    @property
    def is_over(self) -> bool:
        """A flight ends when it is left."""
        return False

    def frame(self, dt: float, wall: float, pointer: Pointer) -> None:
        """A frame of the plant, or a piece of a skip."""
        session, speed = self.play.session, self.play.clock
        assert isinstance(speed, FlightClock)  # noqa: S101 - made above
        if self.skip is None:
            self.stopped.discard("skip")
            free_flight.pace(session, speed.stride)
        else:
            self.stopped.add("skip")
            self._skip_on(self.skip)
        super().frame(dt, wall, pointer)

    def shown(self, size: tuple[int, int]) -> Shown:
        """The panel, or the plant with the day where tasks else stand."""
        if self.panel and self.slips.page is None:
            return self._page()
        model = super().shown(size)
        if not isinstance(model, HudModel):
            return model
        title = self.words("Free flight: causes, speed, day")
        chip = Tasks(title=title, number=int(self._age()), total=round(free_flight.LAST_DAY))
        return replace(model, tasks=chip, hint=None, offers_hint=False)

    def act(self, action: Action) -> bool:
        """The panel's buttons."""
        if action.name == "set" and str(action.value).startswith("flight_"):
            name, _, value = str(action.value).removeprefix("flight_").partition("=")
            setattr(self.chosen, name, float(value))
            return True
        if action.name == "back" and self.panel:
            self.panel = False
            return True
        return super().act(action)

    def intent(self, intent: str, flow: Flow) -> None:
        """Escape closes the panel first."""
        if intent == "pause" and self.panel:
            self.panel = False
        elif intent == "tasks":
            self.panel = not self.panel
        else:
            super().intent(intent, flow)

    def close(self, language: str) -> None:
        """No debrief: nothing was scored."""
        self.leave()

    def _age(self) -> float:
        """Days of the culture."""
        return self.play.session.readings[f"{REACTOR}.age"] / 24.0

    def _skip_on(self, way: Skip) -> None:
        began = clock.wall_seconds()
        session = self.play.session
        while clock.wall_seconds() - began < PIECE:
            if way.advance(session, AT_ONCE):
                self.skip = None
                came = way.has_come(session)
                self.chosen.told = "" if came else self.words("Nothing came in three days.")
                if came and not self.panel:
                    fill.say(self.state, self.words("Here we are."), self.wall, kind="reason")
                return

    def _page(self) -> FlightPage:
        chosen, progress = self.chosen, self.play.session.progress
        names = cause_names(self.words)
        waits = {one.target.removeprefix(f"{REACTOR}.") for one in progress.armed}
        works = {target.removeprefix(f"{REACTOR}.") for target in progress.working}
        every = [
            Cause(p, names.get(p, fault.doc), "works" if p in works else "waits" if p in waits else "")
            for p, fault in chosen.faults.items()
        ]
        first = (chosen.sheet - 1) * SHEET
        fault = chosen.faults[chosen.cause]
        return FlightPage(
            age=f"{self._age():.1f}",
            clock=self.play.session.clock,
            day=chosen.day,
            speed=self.play.clock.speed,
            speeds=tuple(STRIDES),
            skip=self.skip.kind if self.skip else "",
            told=chosen.told,
            causes=tuple(every[first : first + SHEET]),
            sheet=(chosen.sheet, -(-len(every) // SHEET)),
            cause=chosen.cause,
            size=(chosen.size, fault.low, fault.high, fault.healthy, fault.unit),
            ramp=chosen.ramp,
            begins=chosen.begins,
            ramps=tuple(RAMPS),
            when=tuple(BEGINS),
            working=tuple(names.get(one.id, one.name) for one in every if one.state),
        )

    def _on_board(self, _: object) -> None:
        self.panel = True

    def _on_flight_sheet(self, value: object) -> None:
        self.chosen.sheet = int(str(value))

    def _on_flight_cause(self, value: object) -> None:
        """Another cause, at a size that shows: half of the way from healthy to its farther end."""
        fault = self.chosen.faults[str(value)]
        far = max((fault.low, fault.high), key=lambda end: abs(end - fault.healthy))
        near = fault.low if far == fault.high and fault.low < fault.healthy else far
        self.chosen.cause = fault.parameter
        self.chosen.size = fault.healthy + 0.5 * (near - fault.healthy) if fault.high > 1.0 else near
        self.chosen.told = ""

    def _on_flight_ramp(self, value: object) -> None:
        self.chosen.ramp = str(value)

    def _on_flight_begins(self, value: object) -> None:
        self.chosen.begins = str(value)

    def _on_flight_put(self, _: object) -> None:
        chosen = self.chosen
        asked = f"{chosen.cause}={chosen.size:.4g} over {RAMPS[chosen.ramp]}@{BEGINS[chosen.begins]}"
        self.chosen.told = self.play.session.submit("mission.fault", asked) or ""

    def _on_flight_cure(self, value: object) -> None:
        self.chosen.told = self.play.session.submit("mission.cure", str(value)) or ""

    def _on_flight_speed(self, value: object) -> None:
        self.play.clock.speed = int(str(value))

    def _on_flight_skip(self, value: object) -> None:
        """To the next alarm, phase or day; pressed again it stops."""
        self.skip = None if self.skip is not None else free_flight.skip(self.play.session, str(value))
        self.chosen.told = ""
