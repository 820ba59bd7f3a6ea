"""One look at a reactor from its panel: readings, tags, alarms and words; nothing here reads what is true."""

from dataclasses import dataclass
from typing import Any, Literal

from game.hmi.reactor_model import AlarmState, Head, HeadAlarm
from game.moments import when
from game.page_kind import Reader
from game.tags import Tag, tag
from game.words import Words
from sim_core.culture import phases
from sim_core.quantity import Second
from sim_core.station.isa18 import limit_of
from sim_core.unit import Control
from training.session import clock_text

BATCH = "B2607"  # the batch that stands in the reactor (mission c02_m3); the site runs one
DAY = 24.0  # h
STATES: dict[str, AlarmState] = {
    "unacknowledged": "active",
    "acknowledged": "acknowledged",
    "returned": "gone",
    "shelved": "shelved",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One alarm that is not normal, with what its rule says."""

    key: str
    signal: str
    priority: int
    state: AlarmState
    side: Literal["low", "high"]
    level: int
    limit: float
    since: Second
    reason: str = ""
    until: Second = 0.0

    @property
    def waits(self) -> bool:
        """Whether it is to be acknowledged."""
        return self.state in ("active", "gone")


@dataclass(frozen=True, slots=True)
class Look:
    """What a page is filled from."""

    reader: Reader
    instance: str
    words: Words

    def value(self, signal: str) -> float:
        """A reading of the reactor."""
        return self.reader.session.readings[f"{self.instance}.{signal}"]

    def tag(self, signal: str) -> Tag:
        """How a signal is shown."""
        equipment = self.reader.facility.placed[self.instance].equipment
        return tag(self.reader.facility, equipment, signal, self.words.language)

    def shown(self, signal: str) -> str:
        """A reading with its decimals and unit."""
        return self.tag(signal).value(self.value(signal))

    def control(self, name: str) -> Control:
        """What the unit says of one of its controls: range, unit, choices."""
        return self.reader.session.parts.plant.controls[f"{self.instance}.{name}"][1]

    @property
    def phase(self) -> str:
        """The phase that the reactor reports."""
        return phases.ORDER[int(self.value("phase"))]

    @property
    def dcs(self) -> Any:
        """What the control system remembers; None in a plant without one."""
        return self.reader.session.parts.plant.state.units.get("dcs")

    def clock(self, moment: Second) -> str:
        """A moment of the run on the plant's clock."""
        return clock_text(self.reader.session.parts.start_of_day + moment)

    def since(self, moment: Second) -> str:
        """A moment in a list: the time of today, or the day of the culture with hours and minutes."""
        return when(self.reader.session, self.words, moment)

    def standing(self) -> list[Standing]:
        """The alarms of this reactor, those to be answered first, then by priority and age."""
        if self.dcs is None:
            return []
        desk = self.reader.session.parts.plant.units["dcs"].desk  # type: ignore[attr-defined]
        found = []
        for key, alarm in self.dcs.alarms.items():
            signal = key.removeprefix(f"{self.instance}.")
            if alarm.phase == "normal" or signal == key:
                continue
            rule = desk.by_key[key]
            limit = limit_of(rule.limits, alarm.side or "high", alarm.level or 1)
            side: Literal["low", "high"] = "low" if alarm.side == "low" else "high"
            found.append(
                Standing(
                    key, signal, rule.priority, STATES[alarm.phase], side, alarm.level, limit, alarm.since,
                    alarm.reason, alarm.until,
                )
            )  # fmt: skip
        return sorted(found, key=lambda one: (not one.waits, one.priority, one.since))

    def marks(self) -> dict[str, Standing]:
        """Signal -> its alarm; shelved ones are out of sight."""
        return {one.signal: one for one in self.standing() if one.state != "shelved"}


def head(look: Look) -> Head:
    """What stands on every page."""
    w, session = look.words, look.reader.session
    shown = [one for one in look.standing() if one.state != "shelved"]
    counts = tuple(sum(one.priority == priority for one in shown) for priority in (1, 2, 3, 4))
    return Head(
        unit=look.instance.partition(".")[2].upper(),
        phase=phase_words(look),
        batch=w("Batch {name}", name=BATCH),
        user=look.reader.person or w("Trainee"),
        clock=session.clock,
        alarm=_worst(look, shown[0]) if shown else None,
        counts=(counts[0], counts[1], counts[2], counts[3]),
    )


def phase_words(look: Look) -> str:
    """The phase, with the day of a culture, and whether it is on hold."""
    w = look.words
    said = phase_name(look.phase, w)
    if look.phase == "culture":
        said = w("{phase}, day {n}", phase=said, n=int(look.value("age") / DAY))
    return w("{phase}, on hold", phase=said) if look.value("held") > 0.0 else said


def phase_name(phase: str, w: Words) -> str:
    """A phase of the procedure in words."""
    names = {
        "dirty": w("To be cleaned"),
        "cip": w("Clean in place"),
        "cleaned": w("Cleaned"),
        "sip": w("Sterilise in place"),
        "sterilised": w("Sterilised"),
        "pressure_hold": w("Pressure hold"),
        "held": w("Pressure held"),
        "filled": w("Filled with medium"),
        "culture": w("Culture"),
        "harvest": w("Harvest"),
        "kill": w("Kill in place"),
    }
    return names[phase]


def side_words(tag: Tag, name: str, side: str, w: Words) -> str:
    """A tag beyond its low or high limit, by its label or whole name; a state is named alone."""
    if tag.is_state:
        return name
    return w("{tag} low", tag=name) if side == "low" else w("{tag} high", tag=name)


def state_words(state: AlarmState, w: Words) -> str:
    """The state of an alarm [isa182]."""
    return {
        "active": w("not acknowledged"),
        "acknowledged": w("acknowledged"),
        "gone": w("back to normal, not acknowledged"),
        "shelved": w("shelved"),
    }[state]


def _worst(look: Look, one: Standing) -> HeadAlarm:
    w, tag_ = look.words, look.tag(one.signal)
    limit = tag_.figure(one.limit)
    level = w("action {n}", n=limit) if one.level > 1 else w("alert {n}", n=limit)
    since = f"{look.since(one.since)} · {state_words(one.state, w)}"
    if tag_.is_state:
        return HeadAlarm(one.priority, one.state, tag_.name, "", since, one.key)
    title = side_words(tag_, tag_.label, one.side, w)
    return HeadAlarm(one.priority, one.state, title, tag_.value(look.value(one.signal)), f"{level} · {since}", one.key)
