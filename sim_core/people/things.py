"""Lockers, bins and benches: where things are dropped and shoes cross.

Shoes carry what the floor holds: a stride onto the clean side of a bench leaves the share of a touch of the sole's load
on `<BENCH>.clean_floor`; entering a room exchanges that share between sole and floor. A hand that puts a thing away
meets it: a phone, a street shoe [mechanics.yaml gloves.surface_cfu_per_25cm2].
"""

from sim_core.errors import Refused
from sim_core.people import garments
from sim_core.people.hands import hand_place
from sim_core.people.person import Person, Use
from sim_core.people.rack import words
from sim_core.people.rules import CARRIED, ITEMS, RANKS, STREET, Site
from sim_core.unit import Tick

SHOES = ("overshoes", "site_shoes", "street_shoes")  # the outermost one worn meets the floor
OPEN_ENOUGH = 0.5  # chosen: half a leaf of one metre lets a person through sideways


def drop(use: Use, item: str) -> None:
    """Put a thing, street wear or the garment in the hands into a locker or bin; the hand meets what it puts there.

    Raises:
        Refused: the locker is shut, or the person does not have it.
    """
    x, person, tick = use.x, use.person, use.tick
    if use.at.equipment == "locker" and use.at.id not in x.open_lockers:
        raise Refused(f"The locker is shut. Open it, then put the {words(item)} in.")
    if item in person.items:
        _handle(use, item)
        person.items.remove(item)
    elif person.held is not None and person.held.name == item:
        garments.throw(x, person, item, tick)
        person.held = None
    elif item in person.worn and item in STREET:
        _strip(use, item)
    else:
        raise Refused(f"You do not carry {words(item)}. {_left(person)}")
    tick.note("item_dropped", source=use.at.id, person=person.name, item=item)


def step_over(person: Person, bench: str, side: str, site: Site, tick: Tick) -> None:
    """Cross a bench.

    Raises:
        Refused: the person stands there already.
    """
    if person.side == side:
        raise Refused(f"You stand on the {side} side already. Step to the other side.")
    person.side = side
    sole, shoes = sole_place(person), shoes_of(person)
    if side == "clean":
        act = f"{person.name}: {words(shoes)} on the clean side of {bench}"
        tick.ledger.contact(sole, f"{bench}.clean_floor", site.mechanics.touch, act, tick.time)
    tick.note("stepped_over", source=bench, person=person.name, to=side, shoes=shoes)


def enter(person: Person, room: str, site: Site, tick: Tick) -> None:
    """Go through an open door.

    Raises:
        Refused: no door joins the rooms, or all that do are shut.
    """
    if room == person.room:
        raise Refused(f"You are in {room} already. Choose another room.")
    gates = [g for g in site.gates if {g.a, g.b} == {room, person.room}]
    if not gates:
        near = sorted({g.b if g.a == person.room else g.a for g in site.gates if person.room in (g.a, g.b)})
        raise Refused(f"No door joins {person.room} and {room}. From here you reach {', '.join(near) or 'no room'}.")
    if not any(tick.u[f"people.{g.id}.opening"] >= OPEN_ENOUGH for g in gates):
        raise Refused(f"{gates[0].id} is shut. Open it, then walk through to {room}.")
    move(person, room, site, tick)


def move(person: Person, room: str, site: Site, tick: Tick) -> None:
    """Be in another room; the side of its bench follows from where one comes."""
    rank, came = RANKS[site.rooms[room]], RANKS[site.rooms[person.room]]
    previous, person.room = person.room, room
    person.side = "dirty" if came < rank else "clean"
    act = f"{person.name}: {words(shoes_of(person))} on the floor of {room}"
    tick.ledger.contact(sole_place(person), f"{room}.floor", site.mechanics.touch, act, tick.time)
    garments.drag(person, site, tick)
    tick.note("room_entered", source=person.name, person=person.name, room=room, previous=previous)


def shoes_of(person: Person) -> str:
    """The outermost shoes worn, or `socks`."""
    return next((shoes for shoes in SHOES if shoes in person.worn), "socks")


def sole_place(person: Person) -> str:
    """The ledger's place for what the feet stand on."""
    return f"{person.name}.{shoes_of(person)}.sole"


def _handle(use: Use, item: str) -> None:
    """The used hand meets what it carries; what comes from the street soils it."""
    act = f"{use.person.name}: {use.person.hand} hand took the {words(item)}"
    hand = hand_place(use.person, use.person.hand)
    place = f"{use.person.name}.{item}.surface"
    use.tick.ledger.contact(hand, place, use.site.mechanics.touch, act, use.tick.time)
    if CARRIED[item] == "street" and use.person.hand not in use.person.soiled:
        use.person.soiled.append(use.person.hand)


def _strip(use: Use, item: str) -> None:
    person = use.person
    over = [worn for worn in person.worn if item in use.site.garments[worn].over]
    if over:
        raise Refused(f"The {words(over[-1])} is over the {words(item)}. Take that off first.")
    _handle(use, item)
    del person.worn[item]
    use.x.removed_cfu -= use.tick.ledger.scale(f"{person.name}.{item}.sole", 0.0)


def _left(person: Person) -> str:
    things = [item for item in ITEMS if item in person.items]
    return f"You carry: {', '.join(things)}." if things else "Your pockets are empty: go on."
