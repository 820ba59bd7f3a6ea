"""What the trainee's hands do in the plant: from a pointed part and a verb to commands; reach, holds, garments, mirror.

Too far: walk up, then act. Refused: the reason is kept for the caption. Nothing here scores anything.
"""

import math
from dataclasses import dataclass, field

from game import equipment, travelling
from game.input.picker import REACH, Hit
from game.verbs import Verb
from game.walker import Walker, heading_to
from sim_core.plan import Door, Facility, Placed
from sim_core.quantity import Second
from sim_core.unit import Value
from training.acts import ZONES, Act, expand
from training.session import Session

ZONE_TIME: Second = 2.5  # a zone is rubbed so long before the hands go on: ten zones in 25 s, chosen to fit a 30 s wash
LEAVES = {"door": ("leaf", "push_plate_a", "push_plate_b"), "locker": ("door", "handle")}  # they open, then close
BEHIND_DOOR = 0.9  # m behind a door: where one stands after walking through
AT_STAND = 0.4  # m from where one stands to use a thing: there all of it is in reach, its back too
DOOR_STAND = 0.65  # m in front of a door
CONTACT: Second = 0.25  # the hand stops so long before contact: a wrong click can still be taken back [UX 6]
KEPT: Second = 3.0  # a hold that stopped half way can go on so long [UX 6]
KEPT_STEADY: Second = 5.0  # with Steady hand
NOTICES = {  # what is said of the hand itself, English msgids; refusals of the plant come in its own words
    "walking": "Walking there. Any key stops you.",
    "hold": "Hold the button until the ring is full.",
    "nothing": "Nothing more to do here now.",
    "no_bin": "No bin in this room: put it on, or carry it to one.",
    "no_way": "No way there from here: step over the bench, or open the door.",
    "shut": "The door is shut: click it to open it.",
    "arrived": "You walked over and are dressed for this room.",
    "back": "Taken back: nothing was touched.",
}
PASSIVE = ("take", "spots")  # they open a choice; nothing is touched yet
#: what the ring calls full [gowning.yaml, FACILITY 4.4]; a flush of 12.5 s is five dead legs of the sampler
TARGETS: dict[str, Second] = {"wash": 30.0, "rub": 20.0, "flush": 12.5}


@dataclass(slots=True)
class Hold:
    """A hold: what, how long is full, since when (a pause left out), zones rubbed."""

    target: str
    full: Second
    since: Second
    zones: int = 0


@dataclass(slots=True)
class Reach:
    """The hand on its way: what it was sent to, and how long it is until contact."""

    hit: Hit
    verb: Verb
    left: Second = CONTACT


@dataclass(slots=True)
class Kept:
    """A hold that stopped half way: how long it had lasted, and how long it can still go on."""

    hold: Hold
    seconds: Second
    left: Second


@dataclass(slots=True)
class HandsOn:
    """The hands of one run.

    Attributes:
        hand: the hand of the next act.
        held, held_by, rack: garment in the hand, the grip that holds it and the rack it came from.
        is_gathered: the held coverall's legs are gathered, so that they do not meet the floor.
        choosing: garment whose grip is being chosen; `at_mirror`, `page`: instance that is looked at closely.
        refusal: why the last act was refused; empty when it was done.
        notice: key of `NOTICES`: what is said next; empty when nothing is.
        leans: the eyes want to go nearer; whoever moves the body takes it back.
        hold, kept: the hold that goes on, or the one that stopped half way; `keeps`: for how long it is kept.
        travels_to: the suite that the body sets out for; the view carries it there.
        reach: the hand on its way to a contact that can still be taken back.
    """

    session: Session
    facility: Facility
    walker: Walker
    hand: str = "right"
    held: str = ""
    held_by: str = "inside"
    rack: str = ""
    is_gathered: bool = False
    choosing: str = ""
    at_mirror: str = ""
    page: str = ""
    refusal: str = ""
    notice: str = ""
    keeps: Second = KEPT
    travels_to: str = ""
    hold: Hold | None = None
    kept: Kept | None = None
    reach: Reach | None = None
    pending: tuple[Hit, Verb] | None = None
    touched_at: tuple[float, float, float] | None = None
    pose: str = "rest"
    leans: bool = False
    _pose_left: Second = 0.0
    spots: list[str] = field(default_factory=list)

    def verbs(self, hit: Hit) -> list[Verb]:
        """The acts that a part offers now: a leaf opens or closes, what is not carried cannot be left."""
        every = equipment.verbs(hit.equipment)
        door = self.facility.doors.get(hit.instance)
        away = travelling.verbs(self.session, door, self.walker.room, hit.part) if door is not None else []
        if away:
            return away
        if hit.part in LEAVES.get(hit.equipment, ()):
            control = "close" if self.session.readings.get(f"{hit.instance}.is_open", 0.0) > 0.0 else "open"
            return [v for v in every if v.control == control][:1]
        return [v for v in every if v.part == hit.part and self._is_offered(hit.instance, v)]

    def verb(self, hit: Hit) -> Verb | None:
        """The act that a click on this part means now."""
        return next(iter(self.verbs(hit)), None)

    def is_in_reach(self, hit: Hit) -> bool:
        """Whether the hand gets there without a step."""
        here = self.walker.position
        return math.dist(here, hit.point[:2]) <= REACH or math.dist(here, self._stand(hit)) < AT_STAND

    def click(self, hit: Hit, verb: Verb | None = None) -> None:
        """Act on a part (by the verb given, else by the one that a click means now), or walk up to it first."""
        verb = verb or self.verb(hit)
        if verb is None:
            self.notice = "nothing"
            return
        if self._is_on_its_way_to(hit, verb):
            return  # a double click is one click
        self.take_back()
        if verb.how == "walk":
            door = self.facility.doors.get(hit.instance)
            self.walker.walk_to(hit.point[:2] if door is None else self._other_side(door))
        elif self.is_in_reach(hit):
            self._reach_for(hit, verb)
        else:
            self.pending, self.notice = (hit, verb), "walking"
            self.walker.walk_to(self._stand(hit))

    def take_back(self) -> bool:
        """Call the hand back before contact, or the body that walks up to something; False when neither was sent."""
        was_sent = self.reach is not None or self.pending is not None
        if self.pending is not None:
            self.walker.stop()
        self.reach, self.pending = None, None
        if was_sent:
            self.pose, self.touched_at = "rest", None
        return was_sent

    def release(self) -> None:
        """The button went up: a hold ends, and is kept a moment where it was not full; one not yet begun is left."""
        if self.reach is not None and self.reach.verb.how == "hold":
            self.take_back()
            self.notice = "hold"
        if self.hold is None:
            return
        hold, self.hold = self.hold, None
        seconds = self.session.time - hold.since
        self.do(hold.target, "stop")
        self.kept = Kept(hold, seconds, self.keeps) if seconds < hold.full else None

    def update(self, dt: Second) -> None:
        """Arrive where a click sent the body; let the hand arrive, a hold go on, the hand come to rest."""
        if self.pending is not None and not self.walker.path:
            self._arrive()
        if self.reach is not None:
            self.reach.left -= dt
            if self.reach.left <= 0.0:
                reached, self.reach = self.reach, None
                self._begin(reached.hit, reached.verb)
        if self.kept is not None:
            self.kept.left -= dt
            self.kept = self.kept if self.kept.left > 0.0 else None
        if self.hold is not None:
            self._rub()
        elif self._pose_left > 0.0 and self.reach is None:
            self._pose_left -= dt
            if self._pose_left <= 0.0:
                self.pose, self.touched_at = "rest", None

    def ring(self) -> tuple[Second, Second] | None:
        """Seconds held and seconds asked for, of the hold that goes on or of the one that is kept; else none."""
        if self.hold is not None:
            return self.session.time - self.hold.since, self.hold.full
        return None if self.kept is None else (self.kept.seconds, self.kept.hold.full)

    def share(self) -> float:
        """How much of the asked time a hold has lasted, 0..1."""
        seconds, full = self.ring() or (0.0, 1.0)
        return min(1.0, seconds / full)

    def leave(self) -> None:
        """The body walks: the hands leave the basin, the eyes the mirror."""
        self.release()
        self.at_mirror = ""

    def cancel(self) -> None:
        """Leave whatever is looked at or chosen; nothing is written by that."""
        self.choosing, self.at_mirror, self.page = "", "", ""
        self.take_back()

    def do(self, target: str, value: Value = None) -> bool:
        """One act of the used hand; False when it was refused (`refusal` says why)."""
        self.refusal = ""
        if self.kept is not None and target != self.kept.hold.target:
            self.kept = None  # the hand does something else now
        for name, given in expand(Act(target, value, self.hand, self.walker.room), self.facility):
            reason = self.session.submit(name, given)
            if reason is not None:
                self.refusal = reason
                return False
        return True

    def grip(self, name: str) -> None:
        """Take the chosen garment by `inside`, `tab` or `outside`."""
        garment, self.choosing = self.choosing, ""
        if garment and self.do(f"{self.rack}.take_item", f"{garment}:{name}"):
            self.held, self.held_by, self.is_gathered = garment, name, False

    def gather(self) -> None:
        """Turn the held garment: gather its legs so that they stay off the floor."""
        self.is_gathered = True

    def don(self) -> None:
        """Put on what is held."""
        if not self.held:
            return
        loose = self.held == "coverall" and not self.is_gathered
        if self.do(f"{self.rack}.don", f"{self.held}:floor" if loose else self.held):
            self.held = ""

    def hold_again(self, garment: str) -> None:
        """The garment that a resumed run left in the hand; its rack is where its kind lies."""
        racks = [p.id for p in self.facility.placed.values() if garment in p.garments]
        self.held, self.rack = garment, racks[0] if racks else ""

    def put_down(self) -> None:
        """Leave what is chosen; drop what is held into the nearest bin: it may not stand on a clean surface."""
        self.cancel()
        if not self.held:
            return
        here = self.walker.position
        bins = [p for p in self.facility.placed.values() if p.equipment == "bin" and p.room == self.walker.room]
        if not bins:
            self.notice = "no_bin"
            return
        nearest = min(bins, key=lambda p: math.dist(here, p.stand))
        at = (*nearest.at[:2], 0.6)
        verb = equipment.verbs_of("bin", "body")[0]
        self.click(Hit(nearest.id, "bin", "body", math.dist(here, nearest.at[:2]), at), verb)

    def spot(self, name: str) -> None:
        """Look at one spot in the mirror, and mend it."""
        if self.at_mirror and self.do(f"{self.at_mirror}.self_check", name):
            self.spots.append(name)

    def _is_on_its_way_to(self, hit: Hit, verb: Verb) -> bool:
        sent = [(r.hit, r.verb) for r in (self.reach,) if r is not None] + [p for p in (self.pending,) if p is not None]
        return any((h.instance, h.part, v) == (hit.instance, hit.part, verb) for h, v in sent)

    def _arrive(self) -> None:
        """The walk that a click began is over: act if the thing is in reach now."""
        assert self.pending is not None  # noqa: S101 - the caller looked
        (hit, verb), self.pending = self.pending, None
        self.walker.heading = heading_to(self.walker.position, hit.point[:2])
        if self.is_in_reach(hit):
            self._reach_for(hit, verb)
        else:
            self.notice = "no_way"

    def _reach_for(self, hit: Hit, verb: Verb) -> None:
        """Send the hand; what touches nothing happens at once."""
        self.pose, self._pose_left, self.touched_at = verb.pose, 0.8, hit.point
        if verb.how == "closer":
            self.leans = True
        elif verb.how == "travel":
            self.travels_to = verb.value
        elif verb.how in PASSIVE or not verb.control:
            self._begin(hit, verb)
        else:
            self.reach = Reach(hit, verb)

    def _begin(self, hit: Hit, verb: Verb) -> None:
        target = f"{hit.instance}.{verb.control}"
        match verb.how:
            case "press":
                self._press(hit.instance, target, verb)
            case "hold":
                if self.do(target, "start"):
                    self._hold_on(target, TARGETS.get(verb.control, 10.0), verb.zones)
            case "take":
                self.choosing, self.rack = verb.value, hit.instance
            case "spots":
                self.at_mirror, self.spots = hit.instance, []
            case "look":
                if not verb.control or self.do(target, self._looked_for(verb)):
                    self.page = hit.instance

    def _hold_on(self, target: str, full: Second, rubs: bool) -> None:
        """Begin a hold, or go on where the same one stopped a moment ago; all zones count as rubbed where none is."""
        kept, self.kept = self.kept, None
        self.hold = Hold(target, full, self.session.time, 0 if rubs else len(ZONES))
        if kept is not None and kept.hold.target == target:
            self.hold = Hold(target, full, self.session.time - kept.seconds, kept.hold.zones)

    def _looked_for(self, verb: Verb) -> Value:
        """What a look closer asks for: a screen's signal is that of the room where one stands."""
        return f"{self.walker.room}.{verb.value}" if verb.control == "open_trend" else verb.value or None

    def _press(self, instance: str, target: str, verb: Verb) -> None:
        value: Value = verb.value or None
        known = self.session.parts.plant.controls.get(target)
        if known is not None and known[1].kind == "number":
            value = float(verb.value)
        if value == "held":
            value = self.held
        if value == "now":  # what one writes on a label
            value = self.session.clock[:5]
        if verb.control == "login":
            value = "trainee"
        is_done = self.do(target, value)
        if is_done and verb.control == "step_over":
            self._cross(self.facility.placed[instance])
        elif is_done and verb.value == "held":
            self.held = ""

    def _cross(self, bench: Placed) -> None:
        """Swing over the bench: the body stands as far on its other side."""
        x, y = self.walker.position
        along_x = bench.heading in (0.0, 180.0)
        self.walker.stop()
        self.walker.position = (x, 2 * bench.at[1] - y) if along_x else (2 * bench.at[0] - x, y)

    def _rub(self) -> None:
        hold = self.hold
        assert hold is not None  # noqa: S101 - called during a hold only
        due = int((self.session.time - hold.since) / ZONE_TIME)
        while hold.zones < min(due, len(ZONES)):
            self.session.submit("trainee.rub", ZONES[hold.zones])
            hold.zones += 1

    def _other_side(self, door: Door) -> tuple[float, float]:
        """A place behind a door, seen from here."""
        x, y = self.walker.position
        if door.axis == "y":
            return door.x, door.y + math.copysign(BEHIND_DOOR, door.y - y)
        return door.x + math.copysign(BEHIND_DOOR, door.x - x), door.y

    def _is_offered(self, instance: str, verb: Verb) -> bool:
        if verb.part == "passage":
            return self.session.readings.get(f"{instance}.is_open", 0.0) > 0.0
        if verb.only and (self.session.readings.get(f"{instance}.{verb.only.lstrip('!')}", 0.0) > 0.0) == (
            verb.only[0] == "!"
        ):
            return False
        if verb.how == "take":
            return verb.value in self.facility.placed[instance].garments
        return verb.control != "drop" or verb.value in ("", "held", *self._carried())

    def _carried(self) -> list[str]:
        """What the trainee has in pockets and on the body: everyone knows that of himself."""
        trainee = self.session.parts.plant.state.units["people"].people["trainee"]
        return [*trainee.items, *trainee.worn]

    def _stand(self, hit: Hit) -> tuple[float, float]:
        if hit.instance in self.facility.placed:
            placed = self.facility.placed[hit.instance]
            if placed.equipment == "bench_over":
                return self._bench_stand(placed)
            return placed.stand
        door = self.facility.doors.get(hit.instance)
        if door is None:  # a mark on the floor
            return hit.point[:2]
        x, y = self.walker.position
        if door.axis == "y":
            return door.x, door.y + math.copysign(DOOR_STAND, y - door.y)
        return door.x + math.copysign(DOOR_STAND, x - door.x), door.y

    def _bench_stand(self, bench: Placed) -> tuple[float, float]:
        """The place before the bench on the side where one is."""
        x, y = self.walker.position
        if bench.heading in (0.0, 180.0):
            return bench.stand[0], bench.at[1] + math.copysign(0.6, y - bench.at[1])
        return bench.at[0] + math.copysign(0.6, x - bench.at[0]), bench.stand[1]
