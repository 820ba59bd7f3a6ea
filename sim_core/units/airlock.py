"""All doors of the plant and the interlocks of its airlocks.

    motion     opening moves to 1 in 1.5 s when opened, back to 0 in 5 s when let go; a weak closer is slower
    interlock  a door may open when, in every group it belongs to, all other doors are shut and the dwell is over
    mode       alarm (grades D, C): opens all the same, with buzzer; hard (grade B, vectors): stays shut
    lamp       0 red: another door is open; 2 amber: dwell; 1 green

Sources: [FACILITY 4.5; mechanics.yaml doors; EU GMP Annex 1 (2022) 4.13]. Times of leaf and
closer: chosen, a light door.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sim_core.errors import Refused
from sim_core.plan import Door, Facility
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

OPENS_IN: Second = 1.5
CLOSES_IN: Second = 5.0
BY_HAND: Second = 1e9  # while `hold` is on
HELD_BY_HAND: Second = 3.0  # chosen: a person who pushes a door lets it go after a pace or two
RED, GREEN, AMBER = 0.0, 1.0, 2.0
_DOOR_SIGNALS = (
    ("opening", "1", "How far it is open", 1.0),
    ("is_open", "1", "1 while it is not shut", 1.0),
    ("open_s", "s", "For how long it has been open", float("inf")),
    ("alarm", "1", "1 while the buzzer sounds", 1.0),
)
_CLOSER = ("closer", "1", 1.0, 1.0, "Speed of the closer over its design value")
#: what only a door of an interlock has: relay, lamp and a contact that others wait for
_LAMP = ("lamp", "1", "0 red, 1 green, 2 amber", 2.0)
_INTERLOCK_FAULTS = (
    ("relay_stuck", "1", 0.0, 1.0, "1: the interlock's relay never lets this door stay locked"),
    ("lamp_lies", "1", 0.0, 1.0, "1: the lamp shows green whatever the interlock says"),
    ("contact_lag", "s", 0.0, 120.0, "The door contact reports this much later"),
)


@dataclass(slots=True)
class Leaf:
    """One door that is not at rest.

    Attributes:
        opening: 0 shut to 1 open.
        hand: seconds for which it will still be held open; BY_HAND while `hold` is on.
        open_s: for how long it has been off its frame.
        shut_s: for how long it has been shut, until its late contact has noticed.
        alarm: open too long, or opened against the interlock.
    """

    opening: float = 0.0
    hand: Second = 0.0
    open_s: Second = 0.0
    shut_s: Second = 0.0
    alarm: bool = False
    is_late: bool = False


@dataclass(slots=True)
class DoorsState:
    """Only what is not at rest.

    Attributes:
        leaves: door -> leaf, for doors that are open or just closed.
        dwell: group -> seconds left until green.
        last: group -> the door that was open last; it may open again during the dwell.
        both: groups with two doors open now.
        shown: the readings, kept up to date; `news` are those that changed since the last report.
    """

    shown: dict[str, float]
    news: dict[str, float] = field(default_factory=dict)
    leaves: dict[str, Leaf] = field(default_factory=dict)
    dwell: dict[str, Second] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    both: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Airlock:
    """Every door and every interlock group.

    Args:
        doors: id -> door.
        groups: group -> its doors.
        dwell: group -> time between two doors.
        limit: kind of door -> time after which it is open too long.
    """

    doors: Mapping[str, Door]
    groups: Mapping[str, tuple[str, ...]]
    dwell: Mapping[str, Second]
    limit: Mapping[str, Second]
    period: Second = 0.1
    max_dt: Second = 60.0
    site_wide: bool = True
    signals: tuple[Signal, ...] = field(init=False)
    controls: tuple[Control, ...] = field(init=False)
    faults: tuple[Fault, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "signals", tuple(_signals(self.doors, self.groups)))
        object.__setattr__(self, "controls", tuple(_controls(self.doors)))
        object.__setattr__(self, "faults", tuple(_faults(self.doors)))

    @classmethod
    def of(cls, facility: Facility) -> "Airlock":
        """The doors of a facility; the dwell of a group is that of the grade of the airlock itself."""
        table = facility.mechanics["doors"]
        groups = facility.groups()
        by_grade = table["dwell_between_doors_s"]
        dwell = {group: float(by_grade[facility.rooms[group.removeprefix("IL_")].grade]) for group in groups}
        return cls(facility.doors, groups, dwell, {k: float(v) for k, v in table["open_limit_s"].items()})

    def start(self, tick: Tick) -> DoorsState:
        """Everything shut and green."""
        return DoorsState({s.name: GREEN if s.name.endswith(".lamp") else 0.0 for s in self.signals})

    def step(self, x: DoorsState, tick: Tick) -> Readings | None:
        """Move the doors that move; when all is still there is nothing new to report."""
        if tick.dt == 0.0:
            return x.shown
        if not (x.leaves or x.dwell):
            return None
        groups = self._touched(x)
        self._advance(x, tick)
        self._lamps(x, tick, groups)
        news, x.news = x.news, {}
        return news

    def operate(self, x: DoorsState, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Open, let go, hold or release a door."""
        name, _, act = control.partition(".")
        door, leaf = self.doors[name], x.leaves.get(name)
        match act:
            case "open":
                self._open(x, door, tick, actor)
            case "release":
                tick.note("emergency_release", source=name, door=name, actor=actor)
                self._start_to_open(x, door, tick, actor)
            case "close":
                if leaf is not None:
                    leaf.hand = 0.0
            case _:
                self._hold(leaf, name, str(value))
        self._lamps(x, tick, set(door.interlock))

    def reason(self, x: DoorsState, door: Door, p: Mapping[str, float]) -> str:
        """Why the interlock does not allow the door to open now; empty when it does."""
        if not door.interlock or p[f"{door.id}.relay_stuck"] > 0.5:
            return ""
        for group in door.interlock:
            other = next((d for d in self.groups[group] if d != door.id and self._seen(x, d, p)), None)
            if other is not None:
                return f"Door stays shut: {self._side(group, other)} open. Close it, wait for green."
            if x.dwell.get(group, 0.0) > 0.0 and x.last.get(group) != door.id:
                return f"Door stays shut: air still cleans up, {x.dwell[group]:.0f} s left. Wait for green."
        return ""

    def _side(self, group: str, name: str) -> str:
        """The other door in a learner's words: the plan lists doors in the direction in which one walks."""
        is_first = self.groups[group][0] == name
        is_way_out = self.doors[name].oneway == "out"
        return "outer door" if is_first != is_way_out else "inner door"

    def _hold(self, leaf: Leaf | None, name: str, value: str) -> None:
        if value not in ("start", "stop"):
            raise Refused(f"{name}.hold takes 'start' or 'stop', got {value!r}")
        if leaf is not None:
            leaf.hand = BY_HAND if value == "start" else 0.0
        elif value == "start":
            raise Refused(f"{name} is shut. Open it, then hold it.")

    def _open(self, x: DoorsState, door: Door, tick: Tick, actor: str) -> None:
        if door.sealed:
            raise Refused(f"{door.id} is sealed: an emergency exit. Its release opens it.")
        reason = self.reason(x, door, tick.p)
        if reason and door.mode == "hard":
            raise Refused(reason)
        self._start_to_open(x, door, tick, actor)
        x.leaves[door.id].alarm |= bool(reason)

    def _start_to_open(self, x: DoorsState, door: Door, tick: Tick, actor: str) -> None:
        leaf = x.leaves.get(door.id)
        if leaf is None or leaf.shut_s > 0.0:
            leaf = x.leaves[door.id] = Leaf()
            tick.note("door_opened", source=door.id, door=door.id, actor=actor)
        leaf.hand = max(leaf.hand, OPENS_IN + HELD_BY_HAND)
        for group in door.interlock:
            x.last[group] = door.id
            x.dwell.pop(group, None)
            _tell(x, f"{group}.dwell_s", 0.0)
            _tell(x, f"{group}.dwell_s", 0.0)

    def _seen(self, x: DoorsState, door: str, p: Mapping[str, float]) -> bool:
        """Whether the door's contact reports it open."""
        leaf = x.leaves.get(door)
        if leaf is None:
            return False
        lag = p[f"{door}.contact_lag"]
        return leaf.shut_s < lag if leaf.shut_s > 0.0 else leaf.open_s >= lag

    def _advance(self, x: DoorsState, tick: Tick) -> None:
        waiting = list(x.dwell)
        for group in waiting:
            x.dwell[group] -= tick.dt
            if x.dwell[group] <= 1e-9:
                del x.dwell[group]
        for name in list(x.leaves):
            self._move(x, self.doors[name], tick)
        self._note_both(x, tick)
        for group in (*waiting, *x.dwell):
            _tell(x, f"{group}.dwell_s", x.dwell.get(group, 0.0))

    def _touched(self, x: DoorsState) -> set[str]:
        """Groups in which anything may change now."""
        return {*x.dwell, *(group for name in x.leaves for group in self.doors[name].interlock)}

    def _move(self, x: DoorsState, door: Door, tick: Tick) -> None:
        """Let one leaf swing for dt; forget it when it is shut and its contact has noticed."""
        leaf, dt = x.leaves[door.id], tick.dt
        if leaf.shut_s > 0.0:
            leaf.shut_s += dt
            if leaf.shut_s > _contact_lag(door, tick):
                del x.leaves[door.id]
            return
        pushed = min(dt, leaf.hand)
        leaf.hand -= pushed
        leaf.opening = min(1.0, leaf.opening + pushed / OPENS_IN)
        leaf.opening -= (dt - pushed) / CLOSES_IN * tick.p[f"{door.id}.closer"]
        leaf.open_s += dt
        if leaf.opening <= 1e-9:
            self._shut(x, door, tick)
        elif not leaf.is_late and leaf.open_s > self._limit(door):
            leaf.is_late = leaf.alarm = True
            tick.note("door_open_too_long", source=door.id, door=door.id, open_s=round(leaf.open_s, 1))
        self._show(x, door, leaf)

    def _shut(self, x: DoorsState, door: Door, tick: Tick) -> None:
        leaf = x.leaves[door.id]
        tick.note("door_closed", source=door.id, door=door.id, open_s=round(leaf.open_s, 1))
        leaf.opening, leaf.open_s, leaf.alarm, leaf.is_late, leaf.shut_s = 0.0, 0.0, False, False, 1e-9
        for group in door.interlock:
            x.dwell[group] = self.dwell[group]
            x.last[group] = door.id
        if _contact_lag(door, tick) <= 0.0:
            del x.leaves[door.id]

    def _limit(self, door: Door) -> Second:
        return self.limit["material" if door.kind in ("material", "dock", "hatch") else "person"]

    def _show(self, x: DoorsState, door: Door, leaf: Leaf) -> None:
        _tell(x, f"{door.id}.opening", leaf.opening)
        _tell(x, f"{door.id}.is_open", 1.0 if leaf.opening > 0.0 else 0.0)
        _tell(x, f"{door.id}.open_s", leaf.open_s)
        _tell(x, f"{door.id}.alarm", 1.0 if leaf.alarm else 0.0)

    def _note_both(self, x: DoorsState, tick: Tick) -> None:
        touched = {group for name in x.leaves for group in self.doors[name].interlock}
        for group in sorted(touched | set(x.both)):
            open_doors = [d for d in self.groups[group] if d in x.leaves and x.leaves[d].opening > 0.0]
            is_both = len(open_doors) > 1
            _tell(x, f"{group}.both_open", float(is_both))
            if is_both and group not in x.both:
                x.both.append(group)
                tick.note("both_doors_open", source=group, group=group, doors=open_doors)
            elif not is_both and group in x.both:
                x.both.remove(group)

    def _lamps(self, x: DoorsState, tick: Tick, groups: set[str]) -> None:
        """Lamps of the doors of these groups and of those touched now; doors without a group stay green."""
        members = {name: None for group in sorted(groups | self._touched(x)) for name in self.groups[group]}
        for name in members:
            _tell(x, f"{name}.lamp", self._lamp(x, self.doors[name], tick.p))

    def _lamp(self, x: DoorsState, door: Door, p: Mapping[str, float]) -> float:
        if p[f"{door.id}.lamp_lies"] > 0.5:
            return GREEN
        if any(self._seen(x, d, p) for group in door.interlock for d in self.groups[group] if d != door.id):
            return RED
        return AMBER if any(x.dwell.get(g, 0.0) > 0.0 and x.last.get(g) != door.id for g in door.interlock) else GREEN


def _tell(x: DoorsState, tag: str, value: float) -> None:
    """Show a value; it is news when it differs."""
    if x.shown[tag] != value:
        x.shown[tag] = x.news[tag] = value


def _contact_lag(door: Door, tick: Tick) -> Second:
    return tick.p[f"{door.id}.contact_lag"] if door.interlock else 0.0


def _signals(doors: Mapping[str, Door], groups: Mapping[str, tuple[str, ...]]) -> Iterator[Signal]:
    for door, facts in doors.items():
        for name, unit, doc, high in (*_DOOR_SIGNALS, *([_LAMP] if facts.interlock else [])):
            yield Signal(f"{door}.{name}", unit, "output", f"{doc} ({door})", 0.0, high)
    for group in groups:
        yield Signal(f"{group}.both_open", "1", "output", f"1 while two doors of {group} are open", 0.0, 1.0)
        yield Signal(f"{group}.dwell_s", "s", "output", f"Time until {group} turns green", 0.0)


def _controls(doors: Mapping[str, Door]) -> Iterator[Control]:
    for door in doors:
        yield Control(
            f"{door}.open", "press", f"Push or pull {door} open", interlock="all other doors shut, dwell over"
        )
        yield Control(f"{door}.close", "press", f"Let {door} close")
        yield Control(f"{door}.release", "press", f"Emergency release of {door}")
        yield Control(f"{door}.hold", "hold", f"Keep {door} open by hand", choices=("start", "stop"))


def _faults(doors: Mapping[str, Door]) -> Iterator[Fault]:
    for door, facts in doors.items():
        for name, unit, healthy, high, doc in (_CLOSER, *(_INTERLOCK_FAULTS if facts.interlock else ())):
            yield Fault(f"{door}.{name}", unit, healthy, 0.0, high, f"{doc} ({door})")
