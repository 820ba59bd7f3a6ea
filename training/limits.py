"""How long watched signals lay beyond their limits while a run was played."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sim_core.quantity import Second, parse
from training.condition_model import Condition, Range
from training.mission import Watch
from training.session import Session

EVERY: Second = 1.0


@dataclass(slots=True)
class Beyond:
    """Watches a session: for each row of the mission's `watch`, the seconds beyond its alert (else action) limit.

    After a rewind what came later is forgotten.
    """

    session: Session
    rows: Sequence[Watch]
    spans: dict[str, list[tuple[Second, Second]]] = field(default_factory=dict)
    _last: Second = 0.0

    @classmethod
    def of(cls, session: Session) -> "Beyond":
        """Begin to watch; a session without a mission has nothing to watch."""
        mission = getattr(session.run, "mission", None)
        made = cls(session, mission.watch if mission is not None else ())
        session.watchers.append(lambda _: made.look())
        return made

    def look(self) -> None:
        """Take in one step of time."""
        now = self.session.time
        if now < self._last:
            self.spans = {name: [s for s in spans if s[0] <= now] for name, spans in self.spans.items()}
            self._last = now
        passed = now - self._last
        if passed < EVERY - 1e-6:
            return
        self._last = now
        for row in self.rows:
            if is_beyond(row, self.session):
                self.spans.setdefault(row.id, []).append((now, passed))

    def seconds(self) -> dict[str, Second]:
        """Row -> seconds beyond; rows that kept their limit are at 0."""
        return {row.id: sum(s for _, s in self.spans.get(row.id, [])) for row in self.rows}


def holds(condition: Condition) -> list[Range]:
    """Ranges of a condition that ask for seconds of a tag."""
    own = [condition.reaches] if condition.reaches is not None else []
    own += list(condition.does.while_) if condition.does is not None else []
    inside = [found for part in condition.parts() for found in holds(part)]
    return [wanted for wanted in own if wanted.tag.endswith("_s") and wanted.at_least is not None] + inside


def limits_of(row: Watch, unit: str) -> tuple[float | None, float | None]:
    """The low and high end of a row's alert limit, or of its action limit where it has no alert."""
    ends = row.alert if row.alert != (None, None) else row.action
    low, high = (None if end is None else parse(end, unit) for end in ends)
    return low, high


def is_beyond(row: Watch, session: Session) -> bool:
    """Whether a watched signal is beyond its limit now."""
    if row.valid and session.readings.get(row.valid, 0.0) < 1.0:
        return False
    low, high = limits_of(row, session.run.units.get(row.tag, "1"))
    value = session.readings.get(row.tag, float("nan"))
    return (low is not None and value < low) or (high is not None and value > high)
