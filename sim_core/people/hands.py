"""Hands: what they touch, and how washing and rubbing clean them.

    touch            each side gives the share `touch` (0.2) of its load to the other, at once
    washing, rubbing load' = load 10^-(R(t) c)     R by the seconds in all, c = share of the hand's five zones rubbed

    skin                 own' = flora - (flora - own) exp(-dt / RENEWS_IN)     own = the hand's own germs on it

A touch takes germs off the surface, and sweat, sebum and scales bring them up again from the pores: repeated touching
does not clean a hand. Washing and rubbing reach the pores, so they lower `flora` as much as the load. That germs then
multiply is left out: it takes days [price1938].

Alcohol works through no film of sweat, sebum and street dust: on a bare hand that was not washed since it met the
street, a rub reaches the share `SOILED` of R(t) only. Gloves carry no such film. The tables of rubs are measured on
washed hands [who2009].

R(t) and the ten zones [CORRECTIONS.md c01_m1; mechanics.yaml gloves.sanitise_log_reduction]. Going on after a pause
counts on from the seconds so far; touching anything ends it. Alcohol does not kill spores [mechanics.yaml agents].
"""

from math import exp

from sim_core.errors import Refused
from sim_core.ledger import Ledger
from sim_core.people.person import Care, People, Person
from sim_core.people.rules import HANDS, Mechanics
from sim_core.quantity import Fraction, Second
from sim_core.unit import Tick

DOSE_S: Second = 35.0  # chosen: 3 mL of 70 % alcohol stays wet a little longer than the 30 s that are asked for
WATER_S: Second = 60.0  # chosen: wet hands are dry after a minute in the open
WET_FACTOR = 2.0  # chosen: wet hands pass on more than dry ones; the order is that of [patrick1997], the size a choice
WATCH_FACTOR: Fraction = 0.8  # chosen: the strap and what lies under it are a fifth of what is washed
SOILED: Fraction = 0.5  # chosen: that alcohol fails on soiled hands is known, how far is not [check]
FULL_WASH: Second = 30.0  # the time that is asked for [gowning.yaml wash_hands_30s]
CLEAN_LOG = 1.0  # chosen: a wash of ten seconds over the whole hand takes the film off
RENEWS_IN: Second = 300.0  # chosen: a finger wiped on a plate gives nearly as much some minutes later
_EDGE: Second = 1e-6  # 300 ticks of 0.1 s add up to just under 30 s in floats
ALCOHOL_KILLS = ("skin", "dust", "water", "product", "background")


def hand_place(person: Person, hand: str) -> str:
    """The ledger's place for what a hand touches with: its glove, else its skin."""
    return f"{person.name}.{hand}_{'glove' if 'gloves' in person.worn else 'hand'}"


def touch(person: Person, place: str, mechanics: Mechanics, tick: Tick, act: str = "") -> None:
    """The used hand meets a place."""
    share = mechanics.touch * (WET_FACTOR if person.water_s > 0.0 else 1.0)
    words = act or f"{person.name}: {person.hand} hand touched {place}"
    tick.ledger.contact(hand_place(person, person.hand), place, share, words, tick.time)
    for care in (person.wash, person.rub):
        care.is_over = not care.is_running
    tick.note("contact", source=person.name, person=person.name, hand=person.hand, place=place, act=words)


def log_reduction(table: tuple[tuple[Second, float], ...], seconds: Second) -> float:
    """The log10 reduction of a full-cover wash or rub of that length; none without any time.

    >>> log_reduction(((0.0, 0.5), (10.0, 1.5)), 12.0)
    1.5
    """
    if seconds <= 0.0:
        return 0.0
    return max((reduction for over, reduction in table if seconds >= over - _EDGE), default=0.0)


def start_wash(person: Person, fixture: str) -> None:
    """Begin or go on washing at a sink.

    Raises:
        Refused: already washing.
    """
    if person.wash.is_running:
        raise Refused(f"{fixture}.wash: you are washing already. Rub all ten zones, then stop.")
    person.wash, person.last_care = _going_on(person.wash, fixture), "wash"


def start_rub(person: Person, fixture: str) -> None:
    """Begin or go on rubbing; the dose must still be wet.

    Raises:
        Refused: already rubbing, or nothing on the hands.
    """
    if person.rub.is_running:
        raise Refused(f"{fixture}.rub: you are rubbing already. Rub until dry, 20 seconds.")
    if person.alcohol_s <= 0.0:
        raise Refused(f"{fixture}.rub: no alcohol on your hands. Dispense first, then rub.")
    person.rub, person.last_care = _going_on(person.rub, fixture), "rub"


def dispense(person: Person) -> None:
    """A dose of alcohol on the hands; a new rub begins."""
    person.alcohol_s = DOSE_S
    person.rub = Care()


def stop_wash(x: People, person: Person, mechanics: Mechanics, tick: Tick) -> None:
    """End the hold: the reduction of the seconds so far, less what was had already.

    Raises:
        Refused: not washing.
    """
    if not person.wash.is_running:
        raise Refused("You are not washing. Start at the sink first.")
    _finish(x, person, person.wash, mechanics.wash, tick)
    person.water_s = WATER_S


def stop_rub(x: People, person: Person, mechanics: Mechanics, tick: Tick) -> None:
    """End the hold, as for washing.

    Raises:
        Refused: not rubbing.
    """
    if not person.rub.is_running:
        raise Refused("You are not rubbing. Dispense, then rub your hands.")
    _finish(x, person, person.rub, mechanics.rub, tick)


def rub_zone(person: Person, zone: str) -> None:
    """One of the ten zones is rubbed during the hold.

    Raises:
        Refused: neither washing nor rubbing.
    """
    running = [care for care in (person.wash, person.rub) if care.is_running]
    if not running:
        raise Refused(f"{person.name}.rub: no water or alcohol at work. Start washing or rubbing first.")
    for care in running:
        if zone not in care.zones:
            care.zones.append(zone)


def pass_time(person: Person, dt: Second) -> None:
    """Let water and alcohol dry and the holds last."""
    if person.wash.is_running:
        person.wash.seconds += dt
    if person.rub.is_running:
        person.rub.seconds += min(dt, person.alcohol_s)
    person.alcohol_s = max(0.0, person.alcohol_s - dt)
    person.water_s = max(0.0, person.water_s - dt)


def renew_skin(x: People, person: Person, tick: Tick, dt: Second) -> None:
    """The skin brings up again what touching took from it, as its own flora."""
    for hand, flora in person.flora.items():
        place, source = f"{person.name}.{hand}_hand", person.skin[hand]
        lost = flora - tick.ledger.load(place, source)
        if lost > 0.0:
            risen = lost * (1.0 - exp(-dt / RENEWS_IN))
            tick.ledger.deposit(place, source, risen)
            x.shed_cfu += risen


def leak_through_gloves(
    x: People, person: Person, mechanics: Mechanics, torn: Fraction, tick: Tick, dt: Second
) -> None:
    """Skin flora comes through gloves, more through a torn one; of the pair the left one tears."""
    if "gloves" not in person.worn:
        return
    source = tick.ledger.window_source(person.name, tick.time, f"{person.name}: leak through gloves", "skin")
    for hand in HANDS:
        share = torn if hand == "left" else 0.0
        cfu = (mechanics.leak + (mechanics.torn_leak - mechanics.leak) * share) * dt / 60.0
        tick.ledger.deposit(f"{person.name}.{hand}_glove", source, cfu)
        x.shed_cfu += cfu


def total_on(ledger: Ledger, person: Person, hand: str) -> float:
    """CFU on what the hand touches with."""
    return ledger.total(hand_place(person, hand))


def _going_on(care: Care, fixture: str) -> Care:
    """The same care again, or a new one when something was touched since."""
    if care.is_over:
        return Care(fixture, True)
    care.fixture, care.is_running = fixture, True
    return care


def _finish(x: People, person: Person, care: Care, table: tuple[tuple[Second, float], ...], tick: Tick) -> None:
    care.is_running = False
    reached = log_reduction(table, care.seconds)
    is_wash = care is person.wash
    for hand in HANDS:
        zones = sum(zone.startswith(hand) for zone in care.zones) / 5.0
        strap = WATCH_FACTOR if hand == "left" and "watch" in person.items else 1.0
        film = SOILED if not is_wash and hand in person.soiled and "gloves" not in person.worn else 1.0
        log = max(care.done[hand], reached * zones * strap * film)
        if is_wash and log >= CLEAN_LOG and hand in person.soiled:
            person.soiled.remove(hand)
        factor = 10.0 ** (care.done[hand] - log)
        care.done[hand] = log
        kinds = factor if is_wash else dict.fromkeys(ALCOHOL_KILLS, factor)
        x.removed_cfu -= tick.ledger.scale(hand_place(person, hand), kinds)
        if "gloves" not in person.worn:
            person.flora[hand] *= factor
    tick.note(
        "washed" if is_wash else "sanitised",
        source=care.fixture,
        person=person.name,
        seconds=round(care.seconds, 1),
        coverage=care.coverage,
        log_left=care.done["left"],
        log_right=care.done["right"],
    )
