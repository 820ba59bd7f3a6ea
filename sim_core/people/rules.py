"""The facts that people's physics needs: tables of mechanics.yaml, garments, rooms and doors, and what stands where.

`training/facility_people.py` builds them; nothing here reads a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sim_core.quantity import Cfu, Fraction, Second

#: street wear and what may not come in
STREET = ("street_clothes", "street_shoes")
ITEMS = ("watch", "phone", "jewellery", "food")
HANDS = ("left", "right")
ZONES = tuple(f"{hand}_{part}" for hand in HANDS for part in ("palm", "back", "fingers", "tips", "thumb"))
SPOTS = ("nape", "neck_flap", "wrist", "ankle", "hair")
GRIPS = ("inside", "tab", "outside")
SIZES = ("S", "M", "L", "XL")
FRONT = "L"  # the size that hangs in front: what is taken without a look at the tags
#: kind of surface of what is carried in or taken off [mechanics.yaml gloves.surface_cfu_per_25cm2; of food its wrapper]
CARRIED = {
    "watch": "own_skin", "jewellery": "own_skin", "phone": "phone", "food": "CNC_handle",
    "street_clothes": "street", "street_shoes": "street",
}  # fmt: skip
#: order of dress: what is worn where this is asked for; entering from a lower one is the dirty side
RANKS = {"street": 0, "site": 1, "grade_d": 2, "grade_c": 3, "grade_b": 4}


@dataclass(frozen=True, slots=True)
class Garment:
    """One kind of garment.

    Attributes:
        gown: the level of dress that it belongs to (a key of `gown_factor`).
        covers: part of the body -> the share of what that part sheds that goes through this garment.
        over: garments that it hides: they can be put on or off only before it.
        excludes: what must be off, because both do not fit.
        gap: the spot that opens when it is put on in a hurry.
        has_sizes: it hangs on the rack in `SIZES`; one that is too small leaves `tight` open, one too large drags.
        don_s: a careful person takes this long, chosen: half of the time in a gowning video of each.
        grips: how often each hand takes hold of it while it is put on, chosen: two sleeves, two legs, collar, zip.
    """

    name: str
    gown: str
    covers: tuple[str, ...]
    over: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    gap: str = ""
    don_s: Second = 5.0
    grips: int = 2
    has_sizes: bool = False
    tight: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mechanics:
    """Shedding, contact and killing [mechanics.yaml; CORRECTIONS.md].

    Attributes:
        emission: motion class -> particles >= 0.5 um shed per minute in street clothes.
        gown_factor: level of dress -> factor on it; also `hood_gap`, `torn_glove`, `gown_over_max_wear`.
        large: level of dress -> share of particles that are >= 5 um.
        viable: level of dress -> CFU shed per minute while walking slowly.
        surface: kind of surface -> CFU per hand contact area (25 cm2).
        touch: share of a load that one touch moves.
        wash, rub: (over this many seconds, log10 reduction), ascending.
        leak, torn_leak: CFU per minute that come through a sound and a torn glove.
    """

    emission: Mapping[str, float]
    gown_factor: Mapping[str, float]
    large: Mapping[str, Fraction]
    viable: Mapping[str, float]
    surface: Mapping[str, Cfu]
    touch: Fraction
    wash: tuple[tuple[Second, float], ...]
    rub: tuple[tuple[Second, float], ...]
    leak: float
    torn_leak: float


@dataclass(frozen=True, slots=True)
class Gate:
    """A door as people see it: the rooms that it joins."""

    id: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Fixture:
    """A placed thing that people use: locker, bin, sink, rack, bench, sanitiser or mirror."""

    id: str
    equipment: str
    garments: tuple[str, ...] = ()

    @property
    def room(self) -> str:
        """The room it stands in."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Someone:
    """A person at the start: where, in what, carrying what, in which size; `has_washed` on the way in."""

    name: str
    room: str
    worn: tuple[str, ...] = STREET
    items: tuple[str, ...] = ()
    has_beard: bool = False
    size: str = "M"
    has_washed: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that people meet.

    Attributes:
        rooms: room -> level of dress that it asks for.
        floors: room -> kind of surface of its floor.
        surfaces: place -> kind of surface.
        reach: place -> the room from which a hand reaches it.
        today: what the calendar shows; tags of garments are held against it.
    """

    mechanics: Mechanics
    garments: Mapping[str, Garment]
    rooms: Mapping[str, str]
    floors: Mapping[str, str]
    gates: tuple[Gate, ...]
    fixtures: tuple[Fixture, ...]
    surfaces: Mapping[str, str]
    reach: Mapping[str, str]
    people: tuple[Someone, ...]
    today: date = date(2026, 11, 24)


#: what is worn where; shares of what a body sheds stand in shedding.py
GARMENTS = {
    g.name: g
    for g in (
        Garment("street_clothes", "street", ("trunk", "arms")),
        Garment("street_shoes", "street", ("feet",)),
        Garment("site_uniform", "site", ("trunk", "arms"), over=("street_clothes",), don_s=20.0, grips=6),
        Garment("site_shoes", "site", ("feet",), excludes=("street_shoes",), don_s=8.0),
        Garment("hair_cover", "grade_d", ("head",), gap="hair", don_s=6.0),
        Garment("beard_cover", "grade_d", ("beard",), don_s=5.0),
        Garment(
            "coverall",
            "grade_d",
            ("trunk", "arms"),
            over=("site_uniform", "street_clothes"),
            gap="neck_flap",
            don_s=20.0,
            grips=6,
            has_sizes=True,
            tight=("wrist", "ankle"),
        ),
        Garment("overshoes", "grade_d", ("feet",), over=("site_shoes", "street_shoes"), gap="ankle", don_s=8.0),
        Garment("gloves", "grade_d", ("hands",), gap="wrist", don_s=8.0, grips=1),
    )
}
