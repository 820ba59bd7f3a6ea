"""People: where they are, what they wear, what their hands carry, what they shed (site-wide; unit name `people`).

Equations: shedding in `sim_core.people.shedding`, hands in `.hands`, garments in `.garments`, lockers, bins, benches
and soles in `.things`. Every load goes through the ledger, every act with its own source; what is shed collects and
goes into the air of the person's room once a second [docs/contract.md, "Units of the foundation"].
"""

from dataclasses import dataclass, field

from sim_core.errors import Refused, guess
from sim_core.people import garments, hands, rack, shedding, things
from sim_core.people.interface import controls_of, faults_of, signals_of
from sim_core.people.person import People, Person, Piece, Use
from sim_core.people.rules import CARRIED, HANDS, ITEMS, STREET, Fixture, Site
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

SHED_EVERY: Second = 1.0  # the air's own step
SKIN = "own_skin"  # key of the table of surfaces: what 25 cm2 of a hand carry
#: m/s by motion class: the pace of UX.md section 3, else the middle of the band [mechanics.yaml motion_from_speed_m_s]
SPEEDS = {"walk_slow": 0.9, "walk_normal": 1.2, "walk_fast": 1.6, "run": 3.0}
_EDGE: Second = 1e-6  # ten ticks of 0.1 s add up to just under a second in floats


@dataclass(frozen=True, slots=True)
class Operator:
    """All people of a site and the things that their hands use.

    Args:
        site: rooms, doors, fixtures, garments, tables of mechanics, and who is there.
    """

    site: Site
    period: Second = 0.1
    max_dt: Second = 60.0
    site_wide: bool = True
    signals: tuple[Signal, ...] = field(init=False)
    controls: tuple[Control, ...] = field(init=False)
    faults: tuple[Fault, ...] = field(init=False)
    fixtures: dict[str, Fixture] = field(init=False)
    room_index: dict[str, int] = field(init=False)
    _kept: shedding.Kept = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A frozen class fills its derived fields so.
        object.__setattr__(self, "signals", signals_of(self.site))
        object.__setattr__(self, "controls", controls_of(self.site))
        object.__setattr__(self, "faults", faults_of(self.site))
        object.__setattr__(self, "fixtures", {f.id: f for f in self.site.fixtures})
        object.__setattr__(self, "room_index", {room: i for i, room in enumerate(self.site.rooms)})

    def start(self, tick: Tick) -> People:
        """Everybody where they start, every surface with the flora that lives on it."""
        surface = self.site.mechanics.surface
        for place, kind in self.site.surfaces.items():
            tick.ledger.resident(place, "dust", surface[kind])
        for room, kind in self.site.floors.items():
            tick.ledger.resident(f"{room}.floor", "dust", surface[kind])
        expired, damaged = rack.stock(self.site, tick.seed)
        x = People({}, expired, damaged)
        for someone in self.site.people:
            sized = {name: someone.size if self.site.garments[name].has_sizes else "" for name in someone.worn}
            worn = {name: Piece(name, size=size) for name, size in sized.items()}
            person = Person(someone.name, someone.room, someone.has_beard, someone.size, worn=worn)
            x.people[someone.name] = person
            self._carry(person, list(someone.items), tick)
            washed = (
                10.0 ** -hands.log_reduction(self.site.mechanics.wash, hands.FULL_WASH) if someone.has_washed else 1.0
            )
            for hand in HANDS:
                person.flora[hand] = surface[SKIN] * washed
                person.skin[hand] = tick.ledger.resident(f"{someone.name}.{hand}_hand", "skin", person.flora[hand])
            tick.ledger.resident(f"{someone.name}.body", "skin", surface[SKIN])
        return x

    def step(self, x: People, tick: Tick) -> Readings | None:
        """Let alcohol dry and holds last; once a second shed into the air."""
        if tick.dt == 0.0:
            return self._readings(x, tick)
        for person in x.people.values():
            if person.is_busy:
                hands.pass_time(person, tick.dt)
                x.is_stale = True
        x.unshed_s += tick.dt
        if x.unshed_s >= SHED_EVERY - _EDGE:
            self._shed(x, tick)
        if not x.is_stale:
            return None
        x.shown = self._readings(x, tick)
        x.is_stale = False
        return x.shown

    def operate(self, x: People, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Carry out what a person (or the trainer) does.

        Raises:
            Refused: out of reach, or physically impossible; says what, why and what to do next.
        """
        self._shed(x, tick)  # what was shed so far, was shed in the old room, clothes and motion
        instance, _, verb = control.rpartition(".")
        if instance in x.people:
            self._do(x, x.people[instance], verb, str(value), tick, actor)
        else:
            use = Use(x, self._user(x, actor), self.fixtures[instance], self.site, tick)
            self._use(use, verb, "" if value is None else str(value))
        x.is_stale = True

    def _do(self, x: People, person: Person, verb: str, value: str, tick: Tick, actor: str) -> None:
        match verb:
            case "enter":
                things.enter(person, value, self.site, tick)
                self._stop_holds(x, person, tick)
            case "be_in" | "wear" | "carry":
                if actor == person.name:
                    raise Refused(f"{person.name}.{verb} is the trainer's. Do it with your own hands and feet.")
                self._be(x, person, verb, value, tick)
            case "motion":
                person.motion = value
            case "hand":
                person.hand = value
            case "rub":
                hands.rub_zone(person, value)
            case _:
                self._touch(person, value, tick)

    def _be(self, x: People, person: Person, verb: str, value: str, tick: Tick) -> None:
        """Put a person somewhere, into these clothes, or these things into the pockets, as a start state asks."""
        words = value.split()
        if verb == "be_in":
            if value != person.room:
                self._stop_holds(x, person, tick)
                things.move(person, value, self.site, tick)
            return
        known = [*ITEMS] if verb == "carry" else [*self.site.garments]
        unknown = [word for word in words if word not in known]
        if unknown:
            raise Refused(f"{person.name}.{verb}: no {unknown[0]!r}{guess(unknown[0], known)}.")
        if verb == "carry":
            self._carry(person, words, tick)
            return
        for name in person.worn:
            garments.throw(x, person, name, tick)
        person.held, person.gaps = None, []
        person.worn = {
            name: Piece(name, size=person.size if self.site.garments[name].has_sizes else "") for name in words
        }
        self._carry(person, person.items, tick)

    def _carry(self, person: Person, items: list[str], tick: Tick) -> None:
        """Things in the pockets; they and street wear bear what the street left on them, and so do the hands."""
        ledger, surface = tick.ledger, self.site.mechanics.surface
        person.items = list(items)
        for name in (*items, *(name for name in STREET if name in person.worn)):
            if ledger.total(f"{person.name}.{name}.surface") <= 0.0:
                ledger.resident(f"{person.name}.{name}.surface", "dust", surface[CARRIED[name]])
        if "street_shoes" in person.worn and ledger.total(f"{person.name}.street_shoes.sole") <= 0.0:
            ledger.resident(f"{person.name}.street_shoes.sole", "dust", surface["street"])
        person.soiled = list(HANDS) if set(STREET) & set(person.worn) else []

    def _touch(self, person: Person, place: str, tick: Tick) -> None:
        own = {f"{person.name}.{name}.outside": name for name in person.worn if name not in (*STREET, "gloves")}
        if place == f"{person.name}.body" or place in own:
            hands.touch(person, place, self.site.mechanics, tick)
            if place in own:
                person.worn[own[place]].outside_touched = True
                tick.note(
                    "outside_touched", source=person.name, person=person.name, garment=own[place], hand=person.hand
                )
            return
        if place not in self.site.reach:
            known = [*self.site.reach, *own]
            raise Refused(f"{person.name}.touch: no surface {place!r} is in reach{guess(place, known)}.")
        if self.site.reach[place] != person.room:
            raise Refused(
                f"{place} is reached from {self.site.reach[place]}; you are in {person.room}. Go there first."
            )
        hands.touch(person, place, self.site.mechanics, tick)

    def _user(self, x: People, actor: str) -> Person:
        """Who uses a fixture: the actor, or the first person when a script or trainer acts."""
        return x.people.get(actor) or next(iter(x.people.values()))

    def _use(self, use: Use, verb: str, value: str) -> None:
        if use.person.room != use.at.room:
            raise Refused(f"{use.at.id} is in {use.at.room}; you are in {use.person.room}. Go there first.")
        match use.at.equipment:
            case "sink":
                self._at_sink(use, verb, value)
            case "sanitiser":
                self._at_sanitiser(use, verb, value)
            case "gown_rack":
                self._at_rack(use, verb, value)
            case "mirror":
                garments.look(use, value)
            case "bench_over":
                self._at_bench(use, verb, value)
            case _:
                self._at_store(use, verb, value)

    def _at_sink(self, use: Use, verb: str, value: str) -> None:
        if verb == "dry":
            use.person.water_s = 0.0
            use.tick.note("dried", source=use.at.id, person=use.person.name)
        elif value == "start":
            hands.start_wash(use.person, use.at.id)
        else:
            hands.stop_wash(use.x, use.person, self.site.mechanics, use.tick)

    def _at_sanitiser(self, use: Use, verb: str, value: str) -> None:
        if verb == "dispense":
            hands.dispense(use.person)
            use.tick.note("dispensed", source=use.at.id, person=use.person.name)
        elif value == "start":
            hands.start_rub(use.person, use.at.id)
        else:
            hands.stop_rub(use.x, use.person, self.site.mechanics, use.tick)

    def _at_rack(self, use: Use, verb: str, value: str) -> None:
        match verb:
            case "take_item":
                garments.take(use, value)
            case "don":
                garments.don(use, value)
            case "doff":
                garments.doff(use, value)
            case "choose_size":
                rack.choose(use, value)
            case _:
                rack.check(use, verb.removeprefix("check_"), value)

    def _at_bench(self, use: Use, verb: str, value: str) -> None:
        if verb == "sit":
            use.tick.note("sat_down", source=use.at.id, person=use.person.name)
            return
        things.step_over(use.person, use.at.id, value, self.site, use.tick)

    def _at_store(self, use: Use, verb: str, value: str) -> None:
        if verb == "drop":
            things.drop(use, value)
            return
        lockers, store = use.x.open_lockers, use.at.id
        is_open = store in lockers
        if is_open == (verb == "open"):
            raise Refused(f"{store} is {'open' if is_open else 'shut'} already. Go on with the next act.")
        if is_open:
            lockers.remove(store)
        else:
            lockers.append(store)

    def _stop_holds(self, x: People, person: Person, tick: Tick) -> None:
        """Who walks away stops washing and rubbing."""
        if person.wash.is_running:
            hands.stop_wash(x, person, self.site.mechanics, tick)
        if person.rub.is_running:
            hands.stop_rub(x, person, self.site.mechanics, tick)

    def _shed(self, x: People, tick: Tick) -> None:
        """Put what people shed since the last call into the air of their rooms."""
        dt, x.unshed_s = x.unshed_s, 0.0
        if dt <= 0.0:
            return
        ledger = tick.ledger
        for person in x.people.values():
            rate = shedding.emission(person, self.site, tick.p, self._kept)
            source = ledger.window_source(person.room, tick.time, f"{person.name} shed skin", "skin")
            ledger.shed(person.room, source, rate.cfu * dt, rate.np05 * dt, rate.np5 * dt)
            x.shed_cfu += rate.cfu * dt
            hands.renew_skin(x, person, tick, dt)
            torn = tick.p[f"{person.name}.torn_glove"]
            hands.leak_through_gloves(x, person, self.site.mechanics, torn, tick, dt)
        x.is_stale = True

    def _readings(self, x: People, tick: Tick) -> dict[str, float]:
        readings: dict[str, float] = {}
        for name, person in x.people.items():
            readings |= self._of_person(name, person, tick)
        for fixture in self.site.fixtures:
            if fixture.equipment == "sink":
                seconds = [p.wash.seconds for p in x.people.values() if p.wash.fixture == fixture.id]
                readings[f"{fixture.id}.wash_s"] = max(seconds, default=0.0)
            elif fixture.equipment == "sanitiser":
                seconds = [p.rub.seconds for p in x.people.values() if p.rub.fixture == fixture.id]
                readings[f"{fixture.id}.wet_s"] = max(seconds, default=0.0)
            elif fixture.equipment == "gown_rack" and rack.has_sizes(fixture, self.site):
                readings |= rack.readings(x, fixture, self.site)
            elif fixture.equipment == "locker":
                readings[f"{fixture.id}.is_open"] = float(fixture.id in x.open_lockers)
        return readings

    def _of_person(self, name: str, person: Person, tick: Tick) -> dict[str, float]:
        rate = shedding.emission(person, self.site, tick.p, self._kept)
        care = person.rub if person.last_care == "rub" else person.wash
        return {
            f"{name}.room_index": float(self.room_index[person.room]),
            f"{name}.speed": SPEEDS.get(person.motion, 0.0),
            f"{name}.left_cfu": hands.total_on(tick.ledger, person, "left"),
            f"{name}.right_cfu": hands.total_on(tick.ledger, person, "right"),
            f"{name}.worn": float(sum(garment not in STREET for garment in person.worn)),
            f"{name}.wash_s": person.wash.seconds,
            f"{name}.wet_s": person.rub.seconds,
            f"{name}.coverage": care.coverage,
            f"{name}.gown_cfu": max(
                (
                    tick.ledger.total(f"{name}.{worn}.outside")
                    for worn in ("coverall", "site_uniform")
                    if worn in person.worn
                ),
                default=0.0,
            ),
            f"{name}.gaps": float(len({*person.gaps, *garments.lasting_gaps(person, self.site)})),
            f"{name}.shed_np05": rate.np05,
            f"{name}.shed_cfu": rate.cfu,
        }
