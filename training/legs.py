"""How the acts of a person take time: a walk, an act of a hand or a hold as legs.

A leg is what is commanded now and the seconds until the next leg. Run files (`training.script`) and the cast of a
mission (`training.cast`) lay out the same legs, so a passer-by opens a door as a trainee does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import Literal

from sim_core.errors import UnknownTag
from sim_core.plan import OUTSIDE, Door, Facility, Room
from sim_core.quantity import Metre, Second
from sim_core.unit import Value
from training.acts import ZONES, Act, expand

Pace = Literal["slow", "normal", "fast", "run"]
Zones = Literal["all", "palms"]
SPEED = {"slow": 0.6, "normal": 0.9, "fast": 1.6, "run": 3.0}  # m/s; chosen inside mechanics.yaml motion_from_speed_m_s
MOTION = {"slow": "walk_slow", "normal": "walk_normal", "fast": "walk_fast", "run": "run"}
REACH: Second = 1.5  # chosen: to raise a hand, meet a thing and look at it
DOOR: Second = 2.0  # chosen: to press, pull and step through
PACE: Metre = 1.0  # from the handle to where the door swings shut behind one
ARRIVED: Metre = 0.3  # nearer than an arm's bend is no walk
DRESSING: dict[str, Second] = {
    # chosen, from the length of gowning films: calm and complete
    "site_uniform": 75.0, "site_shoes": 25.0, "hair_cover": 20.0, "beard_cover": 15.0,
    "coverall": 80.0, "overshoes": 20.0, "gloves": 25.0,
}  # fmt: skip
DRESSES = (".don", ".doff")  # acts that are done when their time is over, and shed for as long
MOVES = {"site_shoes": "bend_or_sit", "overshoes": "bend_or_sit"}  # class of motion while dressing; else the arms
BENCH: Second = 6.0  # chosen: to sit, swing the legs over and stand
RUB: Second = 30.0  # the longest row of mechanics.yaml gloves.sanitise_log_reduction
_RESTRICTED = 10  # chosen: a way round of ten doors is shorter than asking for a key
_PASSED = ("person", "both", "material")  # kinds of door that a person walks through


@dataclass(slots=True)
class Leg:
    """Commands that are given now, then `seconds` until the next leg.

    Attributes:
        green: a door that must be shut and show green before the leg begins; empty for none.
        x, y: where on the plan the person is at its end, m.
    """

    commands: list[tuple[str, Value]] = field(default_factory=list)
    seconds: Second = 0.0
    green: str = ""
    x: Metre = 0.0
    y: Metre = 0.0


@dataclass(slots=True)
class Body:
    """A person on the way: who, in which room, where on the plan."""

    facility: Facility
    name: str
    room: str
    at: tuple[Metre, Metre]

    def go(self, to: tuple[Metre, Metre], pace: Pace = "normal") -> list[Leg]:
        """Walk to a point of the same room."""
        distance = hypot(to[0] - self.at[0], to[1] - self.at[1])
        self.at = to
        if distance < ARRIVED:
            return []
        return [
            self._leg([(f"{self.name}.motion", MOTION[pace])], distance / SPEED[pace]),
            self._leg([(f"{self.name}.motion", "still")]),
        ]

    def walk(self, where: str, pace: Pace = "normal") -> list[Leg]:
        """Walk through the nearest door into the next room, or to where one stands to use a placed thing.

        Raises:
            UnknownTag: no door leads there, or nothing bears that name.
        """
        if where in self.facility.placed:
            return self.go(self.facility.placed[where].stand, pace)
        if where not in self.facility.rooms:
            raise UnknownTag(f"nobody can walk to {where!r}: it is no room and no placed instance")
        doors = [d for d in self.facility.doors.values() if d.joins(self.room, where)]
        if not doors:
            raise UnknownTag(f"no door leads from {self.room} to {where}")
        return self.through(min(doors, key=lambda d: hypot(d.x - self.at[0], d.y - self.at[1])), pace)

    def travel(self, where: str) -> Leg:
        """The long way to another suite: one command, as long as it takes (`training.travel`).

        Raises:
            UnknownTag: there is no such room.
        """
        if where not in self.facility.rooms:
            raise UnknownTag(f"nobody can travel to {where!r}: it is no room")
        r = self.facility.rooms[where]
        self.room, self.at = where, (r.x + r.width / 2.0, r.y + r.depth / 2.0)
        return self._leg([("session.travel", where)])

    def through(self, door: Door, pace: Pace = "normal") -> list[Leg]:
        """Walk to a door, wait for its green lamp, open it, go in; it closes itself."""
        beyond = door.beyond(self.room)
        legs = self.go((door.x, door.y), pace)
        opened = expand(Act(f"{door.id}.open", room=self.room), self.facility, self.name)
        legs.append(self._leg(opened, DOOR, door.id if door.interlock else ""))
        entered: list[tuple[str, Value]] = [(f"{self.name}.motion", MOTION[pace]), (f"{self.name}.enter", beyond)]
        self.room, self.at = beyond, _past(door, self.facility.rooms[beyond])
        legs.append(self._leg(entered, PACE / SPEED[pace]))
        legs.append(self._leg([(f"{self.name}.motion", "still")]))
        return legs

    def act(self, target: str, value: Value = None, hand: str = "right", takes: Second | None = None) -> list[Leg]:
        """Operate a control with a hand; `takes` seconds, or as long as the act takes a calm person."""
        commands = expand(Act(target, value, hand, self.room), self.facility, self.name)
        long = calm(target, value) if takes is None else takes
        if not target.endswith(DRESSES):
            return [self._leg([], REACH), self._leg(commands, long)]
        moves = MOVES.get(str(value).partition(":")[0], "arms")
        still: tuple[str, Value] = (f"{self.name}.motion", "still")
        return [self._leg([], REACH), self._leg([(f"{self.name}.motion", moves)], long), self._leg([*commands, still])]

    def hold(self, target: str, long: Second, zones: Zones | None = None, hand: str = "right") -> list[Leg]:
        """Hold a control for `long` seconds and rub the zones of the hands one after the other."""
        rubbed = {"all": ZONES, "palms": ("left_palm", "right_palm"), None: ()}[zones]
        marks = [0.0, *(long * (n + 0.5) / len(rubbed) for n in range(len(rubbed))), long]
        gaps = [later - earlier for earlier, later in pairwise(marks)]
        start = expand(Act(target, "start", hand, self.room), self.facility, self.name)
        start.append((f"{self.name}.motion", "arms"))
        legs = [self._leg([], REACH), self._leg(start, gaps[0])]
        legs += [self._leg([(f"{self.name}.rub", zone)], gap) for zone, gap in zip(rubbed, gaps[1:], strict=True)]
        stop = expand(Act(target, "stop", hand, self.room), self.facility, self.name)
        return [*legs, self._leg([*stop, (f"{self.name}.motion", "still")])]

    def near(self, target: str, pace: Pace = "normal") -> list[Leg]:
        """Walk to where one stands to operate `target`, when it is in this room."""
        instance = target.rpartition(".")[0]
        placed, door = self.facility.placed.get(instance), self.facility.doors.get(instance)
        if placed is not None and placed.room == self.room:
            return self.go(placed.stand, pace)
        if door is not None and self.room in (door.a, door.b):
            return self.go((door.x, door.y), pace)
        return []

    def dress(self, garments: Iterable[str]) -> list[Leg]:
        """Put garments of this room's racks on, cross its bench and rub the hands, as a trained person does."""
        legs: list[Leg] = []
        for garment in garments:
            rack = self._rack(garment.partition(".")[0])
            for control, value in (("take_item", f"{garment}:inside"), ("don", garment.partition(".")[0])):
                legs += [*self.near(f"{rack}.{control}"), *self.act(f"{rack}.{control}", value)]
        if f"{self.room}.bench_over" in self.facility.placed:
            over = f"{self.room}.bench_over.step_over"
            legs += [*self.near(over), *self.act(over, "clean", takes=BENCH)]
        rub = f"{self.room}.sanitiser"
        if rub in self.facility.placed:
            legs += [*self.near(f"{rub}.rub"), *self.act(f"{rub}.dispense"), *self.hold(f"{rub}.rub", RUB, "all")]
        return legs

    def _rack(self, garment: str) -> str:
        racks = [p.id for p in self.facility.placed.values() if p.room == self.room and garment in p.garments]
        if not racks:
            raise UnknownTag(f"no rack of {self.room} holds {garment!r}")
        return racks[0]

    def _leg(self, commands: list[tuple[str, Value]], seconds: Second = 0.0, green: str = "") -> Leg:
        return Leg(commands, seconds, green, *self.at)


def _past(door: Door, room: Room) -> tuple[Metre, Metre]:
    """A pace behind the door, in the room."""
    if door.axis == "y":
        return door.x, door.y + (PACE if room.y + room.depth / 2.0 > door.y else -PACE)
    return door.x + (PACE if room.x + room.width / 2.0 > door.x else -PACE), door.y


def calm(target: str, value: Value) -> Second:
    """How long an act takes a calm person: dressing by garment, anything else a moment."""
    garment = str(value).partition(":")[0]
    return DRESSING.get(garment, REACH) if target.endswith(DRESSES) else REACH


def route(facility: Facility, start: str, goal: str) -> list[Door]:
    """The doors on the shortest way between two rooms: fewest doors, those that need a key last, one-way ones kept.

    Raises:
        UnknownTag: nobody gets there.
    """
    best: dict[str, tuple[int, list[Door]]] = {start: (0, [])}
    waiting = [start]
    while waiting:
        room = min(waiting, key=lambda r: best[r][0])
        waiting.remove(room)
        price, way = best[room]
        for door in facility.doors_of(room):
            there = door.beyond(room)
            cost = price + (_RESTRICTED if door.access else 1)
            if _leads(door, room) and cost < best.get(there, (cost + 1, []))[0]:
                best[there] = (cost, [*way, door])
                waiting.append(there)
    if goal not in best:
        raise UnknownTag(f"nobody can walk from {start} to {goal}")
    return best[goal][1]


def _leads(door: Door, room: str) -> bool:
    """Whether a person may go through the door out of that room; the plan lists one-way doors in their direction."""
    is_backwards = door.oneway == "out" and room == door.b
    return door.kind in _PASSED and not door.sealed and not is_backwards and not door.beyond(room).startswith(OUTSIDE)
