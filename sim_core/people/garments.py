"""Garments: taken from a rack by a grip, put on and taken off with the hands, found wanting in the mirror.

A fresh piece carries nothing. The hand that takes it gives by its grip: `outside` the share of a whole touch to the
outside (a fault that is noted), `inside` the same to the inside, `tab` a tenth of it [FACILITY.md 4.1; tab chosen by
area]. Putting it on, both hands take hold of the face that the grip turned to them, `grips` times: n grips move the
share 1 - (1 - f)^n. Overshoes are pulled over shoes, so both hands meet what the floor left on those. A piece past its
date is dusty; one that met the floor holds the floor's load and stays red until a new one is taken.

A spot of the gown may stand open: left so by a hurried donning (a hand can mend it before the mirror), or for as long
as the piece is worn because it is too small or torn. A piece that is too large drags: it meets the floor when it is put
on and in every room that is entered.
"""

from sim_core import noise
from sim_core.errors import Refused
from sim_core.people import rack
from sim_core.people.hands import hand_place
from sim_core.people.person import People, Person, Piece, Use
from sim_core.people.rack import words
from sim_core.people.rules import HANDS, SIZES, Garment, Site
from sim_core.quantity import Fraction, Second
from sim_core.unit import Tick

GRIP_SHARE: dict[str, Fraction] = {"inside": 1.0, "tab": 0.1, "outside": 1.0}
SLIP_SHARE: Fraction = 0.05  # chosen: the fingers that close zip and ties touch a twentieth of the outside in any case
EXPIRED_CFU = 20.0  # chosen: a floor of grade D; a month on the rack past its laundering date
SHOES = ("site_shoes", "street_shoes")  # what overshoes are pulled over
GAP_CHANCE: Fraction = 0.3  # chosen: one careful donning in three leaves hair at the nape


def take(use: Use, value: str) -> None:
    """Take `GARMENT:GRIP` (or `GARMENT.SIZE:GRIP`) into the hands.

    Raises:
        Refused: no such grip, another garment in the hands, one worn already, or not on this rack.
    """
    person, tick = use.person, use.tick
    which, _, grip = value.partition(":")
    grip = grip or "inside"
    if grip not in GRIP_SHARE:
        raise Refused(f"{use.at.id}.take_item: no grip {grip!r}. Take it by inside, tab or outside.")
    piece = rack.offered(use, which)
    name, piece.grip = piece.name, grip
    if person.held is not None:
        raise Refused(f"Your hands hold the {words(person.held.name)}. Put it on or in the bin first.")
    if name in person.worn:
        raise Refused(f"You wear a {words(name)} already. Take that one off first.")
    rack.used_up(use.x, use.at, piece)
    throw(use.x, person, name, tick)
    if piece.is_expired:
        dust = tick.ledger.source(f"{words(name)} past its date", tick.time, "dust", use.at.id)
        tick.ledger.deposit(face(person, name, "outside"), dust, EXPIRED_CFU)
        use.x.shed_cfu += EXPIRED_CFU
    person.held = piece
    share = use.site.mechanics.touch * GRIP_SHARE[grip]
    side = "outside" if grip == "outside" else "inside"
    act = f"{person.name}: {person.hand} hand took the {words(name)} by the {grip}"
    tick.ledger.contact(hand_place(person, person.hand), face(person, name, side), share, act, tick.time)
    facts = {"garment": name, "grip": grip, "size": piece.size, "is_expired": piece.is_expired}
    tick.note("garment_taken", source=use.at.id, person=person.name, **facts)
    if grip == "outside":
        _note_outside(person, piece, tick)


def don(use: Use, value: str) -> None:
    """Put on what the hands hold: `GARMENT`, or `GARMENT:floor` when it met the floor on the way.

    Raises:
        Refused: it is not in the hands, or it cannot be put on over what is worn.
    """
    person, site, tick = use.person, use.site, use.tick
    name, _, met = value.partition(":")
    piece = person.held
    if piece is None or piece.name != name:
        raise Refused(f"The {words(name)} is not in your hands. Take it from the rack first.")
    garment = site.garments[name]
    _can_wear(person, garment, site)
    if met == "floor" or fit(person, piece) == "large":
        meet_floor(person, piece, site, tick)
    _press_on(person, piece, site, tick)
    person.held = None
    person.worn[name] = piece
    _leave_gap(person, garment, tick)
    if not piece.outside_touched and piece.grip == "outside":
        _note_outside(person, piece, tick)
    facts = {"garment": name, "seconds": round(tick.time - piece.taken, 1), "is_red": piece.touched_floor}
    facts |= {"is_expired": piece.is_expired, "is_damaged": piece.is_damaged, "fit": fit(person, piece)}
    tick.note("garment_donned", source=use.at.id, person=person.name, **facts)


def doff(use: Use, name: str) -> None:
    """Take a garment off; it stays in the hands until it is dropped.

    Raises:
        Refused: it is not worn, something is over it, or the hands hold another one.
    """
    person, site, tick = use.person, use.site, use.tick
    if name not in person.worn:
        raise Refused(f"You do not wear the {words(name)}. Nothing to take off.")
    if person.held is not None:
        raise Refused(f"Your hands hold the {words(person.held.name)}. Put it on or in the bin first.")
    over = [worn for worn in person.worn if name in site.garments[worn].over]
    if over:
        raise Refused(f"The {words(over[-1])} is over the {words(name)}. Take that off first.")
    garment = site.garments[name]
    act = f"{person.name}: {person.hand} hand took off the {words(name)}"
    hand = hand_place(person, person.hand)
    if "hands" not in garment.covers:
        tick.ledger.contact(hand, face(person, name, "outside"), site.mechanics.touch, act, tick.time)
    person.held = person.worn.pop(name)
    person.gaps = [spot for spot in person.gaps if spot != garment.gap]
    tick.note("garment_doffed", source=use.at.id, person=person.name, garment=name)


def look(use: Use, spot: str) -> None:
    """Look at one spot in the mirror; what a hand can mend is mended, and the hand touches the garment."""
    person, site, tick = use.person, use.site, use.tick
    tick.note("mirror_checked", source=use.at.id, person=person.name, spot=spot)
    lasting = lasting_gaps(person, site)
    if spot in lasting:
        facts = {"spot": spot, "is_mended": False, "cause": lasting[spot]}
        tick.note("gap_found", source=use.at.id, person=person.name, **facts)
    if spot not in person.gaps:
        return
    person.gaps.remove(spot)
    tick.note("gap_found", source=use.at.id, person=person.name, spot=spot, is_mended=True, cause="haste")
    worn = next((n for n in person.worn if site.garments[n].gap == spot or (spot == "nape" and n == "hair_cover")), "")
    if worn:
        act = f"{person.name}: {person.hand} hand tucked in the {words(worn)}"
        place = face(person, worn, "outside")
        tick.ledger.contact(hand_place(person, person.hand), place, site.mechanics.touch, act, tick.time)


def fit(person: Person, piece: Piece) -> str:
    """How a piece sits: `fits`, `small` or `large`."""
    if not piece.size or piece.size == person.size:
        return "fits"
    return "small" if SIZES.index(piece.size) < SIZES.index(person.size) else "large"


def lasting_gaps(person: Person, site: Site) -> dict[str, str]:
    """Spots that stand open for as long as a piece is worn -> why: `size` or `tear`."""
    found: dict[str, str] = {}
    for piece in person.worn.values():
        garment = site.garments[piece.name]
        if piece.is_damaged and garment.gap:
            found[garment.gap] = "tear"
        if fit(person, piece) == "small":
            found |= dict.fromkeys(garment.tight, "size")
    return found


def drag(person: Person, site: Site, tick: Tick) -> None:
    """What is too large sweeps the floor that is walked on."""
    for piece in person.worn.values():
        if fit(person, piece) == "large":
            meet_floor(person, piece, site, tick)


def face(person: Person, garment: str, side: str) -> str:
    """The ledger's place for one face of a garment; the outside of gloves is the left one here."""
    if garment == "gloves" and side == "outside":
        return f"{person.name}.left_glove"
    return f"{person.name}.{garment}.{side}"


def throw(x: People, person: Person, name: str, tick: Tick) -> None:
    """What lies on both faces of a piece leaves with it."""
    places = [face(person, name, "inside"), face(person, name, "outside")]
    if name == "gloves":
        places.append(f"{person.name}.right_glove")
    for place in places:
        x.removed_cfu -= tick.ledger.scale(place, 0.0)


def _can_wear(person: Person, garment: Garment, site: Site) -> None:
    blocking = [name for name in garment.excludes if name in person.worn]
    if blocking:
        raise Refused(f"Your {words(blocking[0])} are on. Put them in the locker first.")
    over = [worn for worn in person.worn if garment.name in site.garments[worn].over]
    if over:
        raise Refused(f"The {words(over[-1])} is on: the {words(garment.name)} goes under it. Take that off first.")


def meet_floor(person: Person, piece: Piece, site: Site, tick: Tick) -> None:
    """The outside of a piece and the floor of the room exchange the share of a touch."""
    piece.touched_floor = True
    act = f"{person.name}: the {words(piece.name)} touched the floor"
    floor = f"{person.room}.floor"
    tick.ledger.contact(floor, face(person, piece.name, "outside"), site.mechanics.touch, act, tick.time)
    tick.note("garment_touched_floor", source=person.name, person=person.name, garment=piece.name)


def _press_on(person: Person, piece: Piece, site: Site, tick: Tick) -> None:
    """Both hands hold the face that the grip turned to them, and slip on the outside; overshoes go over shoes."""
    act = f"{person.name}: put on the {words(piece.name)}"
    share = 1.0 - (1.0 - site.mechanics.touch * GRIP_SHARE[piece.grip]) ** site.garments[piece.name].grips
    for hand in HANDS:
        giver = f"{person.name}.{hand}_hand" if piece.name == "gloves" else hand_place(person, hand)
        outside = f"{person.name}.{hand}_glove" if piece.name == "gloves" else face(person, piece.name, "outside")
        pressed = outside if piece.grip == "outside" else face(person, piece.name, "inside")
        tick.ledger.transfer(giver, pressed, share, act, tick.time)
        tick.ledger.transfer(giver, outside, site.mechanics.touch * SLIP_SHARE, act, tick.time)
        if piece.name == "overshoes":
            shoe = next((f"{person.name}.{shoes}.sole" for shoes in SHOES if shoes in person.worn), "")
            met = f"{person.name}: {hand} hand met the shoe under the overshoe"
            if shoe:
                tick.ledger.contact(shoe, giver, site.mechanics.touch, met, tick.time)


def _leave_gap(person: Person, garment: Garment, tick: Tick) -> None:
    """A hurried donning leaves its spot open; a careful one may leave hair at the nape."""
    piece = person.worn[garment.name]
    if garment.gap and _took(piece, tick.time) < garment.don_s and garment.gap not in person.gaps:
        person.gaps.append(garment.gap)
    chance = noise.uniform(noise.key(tick.seed, person.name, f"nape/{garment.name}"), 0)
    if "head" in garment.covers and chance < GAP_CHANCE and "nape" not in person.gaps:
        person.gaps.append("nape")


def _took(piece: Piece, now: Second) -> Second:
    return now - piece.taken


def _note_outside(person: Person, piece: Piece, tick: Tick) -> None:
    piece.outside_touched = True
    tick.note("outside_touched", source=person.name, person=person.name, garment=piece.name, hand=person.hand)
