"""Free flight: any day of the culture, any cause, any speed; nothing is asked and nothing scored ("show me what if").

The session is that of a mission, so that journal, save, resume, rewind and replay are the same. Its rules know two more
words, which anybody may say:

    mission.fault   do_a_sensitivity=0.5 over 3h@2h     a cause: value, how long it takes, in how long it begins
    mission.cure    do_a_sensitivity | all              it is as it was

`Skip` lets time pass in long strides up to the next alarm, phase or day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sim_core.errors import PlantError, Refused, guess
from sim_core.journal import Command, Journal
from sim_core.plant import BASE_TICK, Plant
from sim_core.quantity import Second
from sim_core.unit import Fault, Readings
from training import waiting
from training.flown_model import Flown
from training.mission import Mission
from training.run import SCRIPT, MissionRun
from training.session import SKIP_STRIDE, Session
from training.state import MissionState
from training.twin import change

ID = "free_flight"
REACTOR = "USP.br2000"
ROOMS = ("USP", "CTL", "WIN")
WORN = "site_uniform site_shoes hair_cover coverall overshoes gloves"  # of the hall of the reactors
LAST_DAY = 14.0  # the harvest
DAY: Second = 86400.0
SKIPS = ("alarm", "phase", "day")
LONGEST: Second = 3 * DAY  # that a skip looks for an alarm or a phase, chosen


@dataclass(slots=True)
class Armed:
    """A cause that waits: target without `fault.`, value as the plant takes it (None cures), s when it begins."""

    target: str
    value: str | None
    at: Second


@dataclass(slots=True)
class FlightState(MissionState):
    """How far a flight is: as a mission, with the causes that wait and those that work (target -> value)."""

    armed: list[Armed] = field(default_factory=list)
    working: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FreeFlight(MissionRun):
    """The rules of a flight; `faults`: target without `fault.` -> what is known of it."""

    faults: Mapping[str, Fault] = field(default_factory=dict)

    def start(self) -> FlightState:
        """Nothing works, nothing waits."""
        return FlightState(self.seed, self.mission.guidance)

    def update(self, x: MissionState, now: Second, readings: Readings, journal: Journal) -> Sequence[Command]:
        """As a mission; and the causes that are due."""
        commands = list(MissionRun.update(self, x, now, readings, journal))
        assert isinstance(x, FlightState)  # noqa: S101 - `start` made it
        for one in [a for a in x.armed if a.at <= now + 1e-6]:
            x.armed.remove(one)
            if one.value is None:
                x.working.pop(one.target, None)
            else:
                x.working[one.target] = one.value
            commands.append(Command(now, SCRIPT, f"fault.{one.target}", one.value))
        return commands

    def act(self, x: MissionState, command: Command, journal: Journal) -> None:
        """A cause, a cure, or a word of every mission.

        Raises:
            Refused: no such cause, or a value out of its range.
        """
        assert isinstance(x, FlightState)  # noqa: S101 - `start` made it
        match command.target:
            case "mission.fault":
                self._arm(x, str(command.value), command.time)
            case "mission.cure":
                self._cure(x, str(command.value), command.time)
            case _:
                MissionRun.act(self, x, command, journal)

    def _arm(self, x: FlightState, text: str, now: Second) -> None:
        try:
            asked = change(text)
        except PlantError as error:
            raise Refused(str(error)) from None
        target = self._target(asked.parameter)
        fault = self.faults[target]
        if not fault.low <= asked.value <= fault.high:
            raise Refused(f"{target}: {asked.value:g} is outside {fault.low:g} to {fault.high:g} {fault.unit}")
        x.armed.append(Armed(target, f"{asked.value:g} over {asked.ramp:g} s", now + asked.time))

    def _cure(self, x: FlightState, text: str, now: Second) -> None:
        targets = [*x.working] if text == "all" else [self._target(text)]
        x.armed = [one for one in x.armed if text != "all" and one.target not in targets]
        x.armed += [Armed(target, None, now) for target in targets]

    def _target(self, name: str) -> str:
        """A cause by its whole name, or of the reactor by its own."""
        for target in (name, f"{REACTOR}.{name}"):
            if target in self.faults:
                return target
        own = [target.removeprefix(f"{REACTOR}.") for target in self.faults]
        raise Refused(f"no cause {name!r}{guess(name, own)}; `python main.py twin bioreactor --tags` lists them")


def mission(day: float) -> Mission:
    """The mission that a flight is: it asks nothing and never ends.

    Raises:
        PlantError: there is no such day.
    """
    if not 0.0 <= day <= LAST_DAY:
        raise PlantError(f"day {day:g} is outside 0 to {LAST_DAY:g}, from inoculation to harvest")
    never = {"happens": {"event": "flight_ended"}}
    hint = {"nudge": "-", "explicit": "-", "demo": "-"}
    looks = {
        "id": "look", "room": ROOMS[0], "do": "Watch what follows", "target": REACTOR, "done": never,
        "competency": "usp.process.monitor", "if_missed": "minor", "hints": hint, "optional": True,
    }  # fmt: skip
    found = Mission.model_validate(
        {
            "schema": "firstair.mission/1", "id": ID, "type": "normal", "title": "Free flight", "role": "Trainer",
            "briefing": ("Choose a day, a cause and a speed, and watch what follows.",), "par": "14 d",
            "clock": "08:00:00", "guidance": 4, "rooms": ROOMS, "steps": (looks,), "ends": never,
            "set": (
                {"target": "trainee.be_in", "value": ROOMS[0]},
                {"target": "trainee.wear", "value": WORN},
                *({"target": "CTL.dcs.ack_alarm", "value": "all"},) * (day > 0.0),  # of the days before: they were seen
            ),
        }
    )  # fmt: skip
    return (
        found if day == 0.0 else found.model_copy(update={"flown": Flown.model_validate({"age": f"{day * DAY:.3f} s"})})
    )


def rules(of: Mission, seed: int, plant: Plant) -> FreeFlight:
    """The rules of a flight in its plant."""
    faults = {f"{name}.{fault.parameter}": fault for name, unit in plant.units.items() for fault in unit.faults}
    units = {tag: signal.unit for tag, signal in plant.signals.items()}
    return FreeFlight(of, seed, None, units, faults=faults)


@dataclass(frozen=True, slots=True)
class Skip:
    """Time that passes in long strides until something comes: `kind` of SKIPS.

    Attributes:
        first: length of the journal when it began. end: simulated s at which it ends at the latest.
    """

    kind: str
    first: int
    end: Second

    def is_over(self, session: Session) -> bool:
        """Whether it came, or the longest wait is over."""
        return session.is_finished or session.time >= self.end - 1e-6 or self.has_come(session)

    def has_come(self, session: Session) -> bool:
        """Whether what was waited for is there."""
        if self.kind == "day":
            return session.time >= self.end - 1e-6
        return waiting.has_come(session.journal.since(self.first), waiting.KINDS[self.kind])

    def advance(self, session: Session, strides: int) -> bool:
        """Let so many strides pass at most; True when it is over. The last one is as long as is left."""
        for _ in range(strides):
            if self.is_over(session):
                return True
            left = round((self.end - session.time) / BASE_TICK)
            pace(session, min(SKIP_STRIDE, max(1, left)))
            session.step()
        return self.is_over(session)


def skip(session: Session, kind: str) -> Skip:
    """The way to the next alarm, phase or day of the culture.

    Raises:
        Refused: there is no such thing to wait for.
    """
    if kind not in SKIPS:
        raise Refused(f"a flight skips to {', '.join(SKIPS)}; not {kind!r}{guess(kind, SKIPS)}")
    age = session.readings[f"{REACTOR}.age"] * 3600.0
    ahead = DAY - age % DAY if kind == "day" else LONGEST
    return Skip(kind, len(session.journal), session.time + (ahead if ahead > 1.0 else DAY))


def pace(session: Session, ticks: int) -> None:
    """Base ticks a step from now on; a command only where it changes."""
    if session.stride != ticks:
        session.submit("session.stride", ticks)
