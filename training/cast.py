"""The people around the trainee: coach and passers-by, who walk through the plant as data of the mission tells them.

Their acts are commands of the actor that bears their name, by the same legs as a run file's; so their doors, touches
and shedding are the plant's, and a replay gives them again. A door of an airlock is opened at its green lamp only, and
never within `GIVE_WAY` of anybody else at the same airlock: the cast waits, the trainee may be the one who does not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import atan2, degrees, hypot

from sim_core.journal import Command
from sim_core.plan import Door, Facility
from sim_core.quantity import Metre, Second
from sim_core.unit import Readings
from training.condition import Moment, look
from training.legs import Body, Leg, route
from training.mission import Move, Person
from training.state import Actor, MissionState

GIVE_WAY: Second = 1.0  # the readings are up to a judgement old: a door just opened may not show yet
AFTER: Second = 3.0  # chosen: who follows lets the other get clear of the door
GREEN = 1.0
_LAID_OUT = 400  # legs: more in one judgement would be a circle


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody is in the picture; nothing of it is scored.

    Room, plan coordinates (m), direction of the step (degrees, 0 = north, to the left positive), speed (m/s).
    """

    room: str
    x: Metre
    y: Metre
    heading: float
    speed: float


@dataclass(frozen=True, slots=True)
class Cast:
    """The moves of a mission's people in a facility."""

    people: tuple[Person, ...]
    facility: Facility
    room_names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "room_names", tuple(self.facility.rooms))

    def due(self, x: MissionState, moment: Moment) -> list[Command]:
        """The commands that are due now."""
        if moment.now <= 0.0:
            return []  # the readings do not yet show what the start state sets
        for _, entry in moment.entries:
            if isinstance(entry, Command) and entry.target.endswith(".open"):
                self._used(x, entry.target.partition(".")[0], entry.time)
        commands: list[Command] = []
        for person in self.people:
            commands += self._of(person, x, moment)
        return commands

    def where(self, x: MissionState, name: str, now: Second, readings: Readings) -> Spot | None:
        """Where a person of the cast stands or walks at `now`; None when the mission has nobody of that name."""
        actor = x.cast.get(name)
        if actor is None:
            return None
        long, share = actor.due - actor.since, 1.0
        if long > 0.0:
            share = min(1.0, max(0.0, (now - actor.since) / long))
        east, north = actor.x - actor.from_x, actor.y - actor.from_y
        at = (actor.from_x + share * east, actor.from_y + share * north)
        speed = hypot(east, north) / long if share < 1.0 else 0.0
        return Spot(self._room(name, readings), *at, _heading(east, north), speed)

    def _of(self, person: Person, x: MissionState, moment: Moment) -> list[Command]:
        actor = x.cast.get(person.id)
        if actor is None:
            actor = x.cast[person.id] = self._at_start(person, moment.readings)
        for number, move in enumerate(person.moves):  # conditions see every moment, due or not
            if move.when is not None:
                look(move.when, f"{person.id}.{number}.when", moment, x.progress)
        commands: list[Command] = []
        for _ in range(_LAID_OUT):
            if actor.due > moment.now + 1e-9:
                break
            if not actor.legs:
                self._plan(person, actor, x, moment)
            if not actor.legs or not self._may_begin(actor.legs[0], x, moment):
                break
            commands += self._begin(person.id, actor, x, moment.now)
        return commands

    def _begin(self, name: str, actor: Actor, x: MissionState, now: Second) -> list[Command]:
        leg = actor.legs.pop(0)
        actor.from_x, actor.from_y, actor.x, actor.y = actor.x, actor.y, leg.x, leg.y
        # Legs follow on from each other; only who had to wait begins at the judgement that let him go.
        actor.since = actor.due if now - actor.due < GIVE_WAY else now
        actor.due = actor.since + leg.seconds
        if leg.green:
            self._used(x, leg.green, now)
        return [Command(now, name, target, value) for target, value in leg.commands]

    def _plan(self, person: Person, actor: Actor, x: MissionState, moment: Moment) -> None:
        """Lay out the next legs: dress where that is due, go on to the goal, or begin the next move."""
        room = self._room(person.id, moment.readings)
        body = Body(self.facility, person.id, room, (actor.x, actor.y))
        if room in person.wears and room not in actor.dressed:
            actor.dressed.append(room)
            actor.legs = body.dress(person.wears[room])
            return
        if actor.goal and actor.goal != room:
            actor.legs = body.through(route(self.facility, room, actor.goal)[0], actor.pace)
            return
        actor.goal = ""
        move = _ready_move(person, actor, x, moment.now)
        if move is None:
            return
        if move.follow is not None:
            self._follow(move.follow, actor, body, moment)
            return
        actor.move += 1
        actor.pace = move.pace
        actor.legs = self._legs(move, actor, body)

    def _legs(self, move: Move, actor: Actor, body: Body) -> list[Leg]:
        if move.target is not None:
            return [Leg([(move.target, move.value)], x=actor.x, y=actor.y)]
        if move.do is not None:
            return [*body.near(move.do, move.pace), *body.act(move.do, move.value)]
        where = str(move.walk)
        goal = self.facility.placed[where].room if where in self.facility.placed else where
        if where != goal and goal == body.room:
            return body.walk(where, move.pace)
        if goal != body.room:
            actor.move -= where != goal  # a thing in another room: first the room, then the same move again
            actor.goal = goal
        return []

    def _follow(self, whom: str, actor: Actor, body: Body, moment: Moment) -> None:
        """Go where the other is; wait a little, so that he is clear of the door."""
        goal = self._room(whom, moment.readings)
        if goal != body.room:
            actor.goal = goal
            actor.legs = [Leg(seconds=AFTER, x=actor.x, y=actor.y)]

    def _may_begin(self, leg: Leg, x: MissionState, moment: Moment) -> bool:
        if not leg.green:
            return True
        door = self.facility.doors[leg.green]
        readings = moment.readings
        is_green = readings[f"{door.id}.lamp"] == GREEN and readings[f"{door.id}.is_open"] == 0.0
        return is_green and all(moment.now - x.door_used.get(g, -GIVE_WAY) >= GIVE_WAY for g in door.interlock)

    def _used(self, x: MissionState, door: str, now: Second) -> None:
        known: Mapping[str, Door] = self.facility.doors
        for group in known[door].interlock if door in known else ():
            x.door_used[group] = now

    def _at_start(self, person: Person, readings: Readings) -> Actor:
        room = self.facility.rooms[self._room(person.id, readings)]
        at = person.stands or (room.x + room.width / 2.0, room.y + room.depth / 2.0)
        return Actor(*at, *at)

    def _room(self, name: str, readings: Readings) -> str:
        return self.room_names[int(readings[f"{name}.room_index"])]


def _ready_move(person: Person, actor: Actor, x: MissionState, now: Second) -> Move | None:
    """The move to make now, if its time has come; following ends when the move after it is ready."""
    following = actor.move + 1 < len(person.moves) and person.moves[actor.move].follow is not None
    if following and _is_ready(person, actor.move + 1, x, now):
        actor.move += 1
    return person.moves[actor.move] if _is_ready(person, actor.move, x, now) else None


def _is_ready(person: Person, number: int, x: MissionState, now: Second) -> bool:
    if number >= len(person.moves):
        return False
    move = person.moves[number]
    seen = x.progress.get(f"{person.id}.{number}.when")
    return now >= move.at and (move.when is None or (seen is not None and seen.met))


def _heading(east: Metre, north: Metre) -> float:
    """Direction of a step in degrees, 0 = north, to the left positive.

    >>> _heading(0.0, 2.0), _heading(-1.0, 0.0)
    (0.0, 90.0)
    """
    return degrees(atan2(-east, north)) % 360.0
