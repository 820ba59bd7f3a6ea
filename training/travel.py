"""The long way to another suite: through corridors and airlocks, with its dressing, while the plant runs on.

    time = path / 0.9 m/s + dressing (gowning.yaml `dressing`, chosen)

The path goes from door to door by the shortest way that a person may take: no hatch, dock, emergency or sealed door, no
door that asks for a badge of another kind, no material airlock, not the lobby, a one-way door in its direction, an
airlock for people as the flows of facility.yaml go through it (in by one, out by the other). Rooms of a mission that
hang together are walked to, not travelled to: only so is nothing of a gowning skipped that the mission teaches.

`session.travel` asks for it; the rooms passed, the motion and the clothes are commands of the script, so that what a
person sheds on the way is shed there.
"""

import heapq
import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sim_core.errors import Refused, guess
from sim_core.people.rules import RANKS
from sim_core.plan import OUTSIDE, Door, Facility
from sim_core.plant import BASE_TICK
from sim_core.quantity import Metre, Second
from sim_core.unit import Readings, Value
from sim_core.walk import Point

PACE = 0.9  # m/s: a calm walk [UX.md 3]
MOTION, AT_DRESSING = "walk_slow", "arms"  # classes of motion: that pace, and dressing [mechanics.yaml]
WAYS = ("person", "material", "both")  # kinds of door that a person walks through
WHO = "trainee"
COMMAND, EVENT = "session.travel", "travelled"


#: length so far, order of finding, room, where in it, doors passed
_Reached = tuple[Metre, int, str, Point, tuple[Door, ...]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One room of a way: walked through in `seconds`, after `dressing` seconds there; `wears` is put on by then."""

    room: str
    seconds: Second
    dressing: Second = 0.0
    wears: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A whole way, room by room; `arrival` is the last door."""

    start: str
    stretches: tuple[Stretch, ...]
    arrival: Point = (0.0, 0.0)

    @property
    def goal(self) -> str:
        """The last room."""
        return self.stretches[-1].room

    @property
    def seconds(self) -> Second:
        """Walking and dressing."""
        return sum(s.seconds + s.dressing for s in self.stretches)

    @property
    def dressing(self) -> Second:
        """Of these, dressing."""
        return sum(s.dressing for s in self.stretches)


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways between the rooms of a mission."""

    facility: Facility
    rooms: tuple[str, ...]
    _known: dict[str, tuple[Way, ...]] = field(default_factory=dict, compare=False, repr=False)

    def goals(self, start: str) -> tuple[Way, ...]:
        """The ways to every room of the mission that cannot be walked to from `start`, in the mission's order."""
        if start not in self._known:
            near = self._suite(start)
            ways = (self._way(start, room) for room in self.rooms if room not in near)
            self._known[start] = tuple(way for way in ways if way is not None)
        return self._known[start]

    def leaves(self, door: Door, room: str) -> bool:
        """Whether a door of a room leads out of the mission's rooms, where one could only travel on."""
        beyond = door.beyond(room)
        is_out = beyond not in self.rooms and not beyond.startswith(OUTSIDE)
        return is_out and door.kind in WAYS and not door.access and not door.sealed and bool(self.goals(room))

    def way(self, start: str, goal: str) -> Way:
        """The way to a room.

        Raises:
            Refused: no such room in this mission, it is here, it is near, or nothing leads there; names what would do.
        """
        names = [way.goal for way in self.goals(start)]
        others = f"from {start} you can travel to {', '.join(names)}" if names else f"nothing is far from {start}"
        if goal not in self.rooms:
            raise Refused(f"{COMMAND}: {goal!r} is no room of this mission{guess(goal, self.rooms)}; {others}")
        if goal == start:
            raise Refused(f"{COMMAND}: you are in {goal}; {others}")
        if goal in self._suite(start):
            raise Refused(f"{COMMAND}: {goal} is near: walk there through its doors; {others}")
        way = self._way(start, goal)
        if way is None:
            raise Refused(f"{COMMAND}: no way for people leads from {start} to {goal}; {others}")
        return way

    def _suite(self, start: str) -> set[str]:
        """The mission's rooms that hang together with one by doors between them."""
        here, waiting = {start}, [start]
        while waiting:
            room = waiting.pop()
            for door in self.facility.doors_of(room):
                other = door.beyond(room)
                if other in self.rooms and other not in here and door.kind in WAYS:
                    here.add(other)
                    waiting.append(other)
        return here

    def _way(self, start: str, goal: str) -> Way | None:
        passed = _shortest(self.facility, start, goal)
        if passed is None:
            return None
        rooms = [start]
        for door in passed:
            rooms.append(door.beyond(rooms[-1]))
        spots = [_middle(self.facility, start), *((d.x, d.y) for d in passed), _middle(self.facility, goal)]
        walked = [math.dist(a, b) / PACE for a, b in itertools.pairwise(spots)]
        stretches = (Stretch(room, seconds) for room, seconds in zip(rooms, walked, strict=True))
        return Way(start, _dressed(self.facility, list(stretches)), spots[-2])


def go(
    ways: Ways,
    goal: str,
    readings: Readings,
    script: Callable[[str, Value], None],
    wait: Callable[[int], None],
) -> dict[str, Value]:
    """Walk a way: say where the person is, in what motion and clothes, and let the time pass; returns what was done.

    Args:
        ways: of the mission.
        goal: the room.
        readings: to know where the person is.
        script: carries out a command in the script's name.
        wait: lets base ticks pass.

    Raises:
        Refused: see `Ways.way`.
    """
    way = ways.way(tuple(ways.facility.rooms)[int(readings[f"{WHO}.room_index"])], goal)
    for stretch in way.stretches:
        script(f"{WHO}.be_in", stretch.room)
        if stretch.dressing:
            script(f"{WHO}.motion", AT_DRESSING)
            wait(round(stretch.dressing / BASE_TICK))
        if stretch.wears:
            script(f"{WHO}.wear", " ".join(stretch.wears))
        script(f"{WHO}.motion", MOTION)
        wait(round(stretch.seconds / BASE_TICK))
    script(f"{WHO}.motion", "still")
    return {"person": WHO, "from": way.start, "to": goal, "seconds": round(way.seconds, 1)}


def _shortest(facility: Facility, start: str, goal: str) -> list[Door] | None:
    """The doors of the shortest way (Dijkstra over doors: in a room one goes straight from door to door)."""
    sluices, count = _sluices(facility), itertools.count()
    queue = [(0.0, next(count), start, _middle(facility, start), ())]  # type: list[_Reached]
    done: set[tuple[str, ...]] = set()
    while queue:
        walked, _, room, spot, passed = heapq.heappop(queue)
        if room == goal:
            return list(passed)
        by = (room, *(door.id for door in passed[-1:]))
        if by in done or (passed and facility.rooms[room].gown == "street"):
            continue  # nobody goes through the lobby in clothes of the plant
        done.add(by)
        for door in facility.doors_of(room):
            if door not in passed and _is_open_to(facility, door, room, sluices):
                there = (door.x, door.y)
                length = walked + math.dist(spot, there)
                heapq.heappush(queue, (length, next(count), door.beyond(room), there, (*passed, door)))
    return None


def _is_open_to(facility: Facility, door: Door, room: str, sluices: set[tuple[str, str]]) -> bool:
    """Whether a person may go through a door out of `room`."""
    beyond = door.beyond(room)
    if beyond.startswith(OUTSIDE) or door.kind not in WAYS or door.access or door.sealed:
        return False
    if door.oneway and room != door.a:
        return False
    sides = [facility.rooms[side] for side in (room, beyond)]
    if any(side.airlock == "MAL" for side in sides):
        return False
    return not any(side.airlock for side in sides) or (room, beyond) in sluices


def _sluices(facility: Facility) -> set[tuple[str, str]]:
    """The steps in and out of airlocks that the flows of people take."""
    flows = [rooms for name, rooms in facility.flows.items() if name.startswith("personnel")]
    return {step for rooms in flows for step in itertools.pairwise(rooms)}


def _dressed(facility: Facility, stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Where on a way clothes are changed: in the airlock, or at the door of a room without one."""
    table = facility.gowning["dressing"]
    rooms = [facility.rooms[s.room] for s in stretches]
    dressing, wears = [0.0] * len(rooms), [()] * len(rooms)  # type: list[float], list[tuple[str, ...]]
    for n, (a, b) in enumerate(itertools.pairwise(rooms)):
        if a.gown == b.gown:
            continue
        into = _rank(b.gown) > _rank(a.gown) or (_rank(b.gown) == _rank(a.gown) and b.gown != "site")
        at = n + 1 if into and b.airlock else n
        dressing[at] += float(table["into_s"][b.gown] if into else table["out_s"][a.gown])
        wears[at] = _wear(table["wear"], b.gown)
    rows = zip(stretches, dressing, wears, strict=True)
    return tuple(Stretch(s.room, s.seconds, seconds, worn) for s, seconds, worn in rows)


def _wear(table: Mapping[str, list[str]], gown: str) -> tuple[str, ...]:
    """The garments of a level of dress; of one that has none of its own those of the next lower, if any."""
    levels = [name for name in table if _rank(name) <= _rank(gown)]
    return tuple(table[max(levels, key=_rank)]) if levels else ()


def _rank(gown: str) -> int:
    """`site_bio` and `lab` are site wear with something over it."""
    return RANKS.get(gown, RANKS["site"])


def _middle(facility: Facility, room: str) -> Point:
    r = facility.rooms[room]
    return r.x + r.width / 2.0, r.y + r.depth / 2.0
