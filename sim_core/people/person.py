"""The state of people and of the things that they use."""

from dataclasses import dataclass, field

from sim_core.people.rules import ZONES, Fixture, Site
from sim_core.quantity import Cfu, Fraction, Second
from sim_core.unit import Tick


@dataclass(slots=True)
class Piece:
    """One garment in the hand or on the body; `size` is empty for those that fit everybody."""

    name: str
    grip: str = "inside"
    taken: Second = 0.0
    is_expired: bool = False
    is_damaged: bool = False
    touched_floor: bool = False
    outside_touched: bool = False
    size: str = ""


@dataclass(slots=True)
class Care:
    """One washing or rubbing of both hands; going on after a pause counts on until something is touched.

    `done` is the log10 reduction that each hand has had from it; `is_over` once something was touched after it.
    """

    fixture: str = ""
    is_running: bool = False
    is_over: bool = False
    seconds: Second = 0.0
    zones: list[str] = field(default_factory=list)
    done: dict[str, float] = field(default_factory=lambda: {"left": 0.0, "right": 0.0})

    @property
    def coverage(self) -> Fraction:
        """Share of the ten zones of two hands that were rubbed."""
        return len(self.zones) / len(ZONES)


@dataclass(slots=True)
class Person:
    """Somebody in the plant: room, motion, clothes, hands.

    Attributes:
        side: which side of the room's bench.
        worn: garment -> piece, in the order of donning.
        held: the garment in the hands.
        size: the size that fits; `chosen` the one looked for on the racks, empty for whatever hangs in front.
        gaps: spots that are open and that a hand can mend.
        soiled: hands that were not washed since they met the street.
        flora: hand -> the load that its skin recovers to; washing and rubbing lower it, touching does not.
        skin: hand -> the ledger's number of its own flora.
        last_care: `wash` or `rub`, whichever began last.
        water_s, alcohol_s: seconds for which water or alcohol stays on the hands.
    """

    name: str
    room: str
    has_beard: bool
    size: str = "M"
    chosen: str = ""
    motion: str = "still"
    hand: str = "right"
    side: str = "dirty"
    worn: dict[str, Piece] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)
    held: Piece | None = None
    gaps: list[str] = field(default_factory=list)
    soiled: list[str] = field(default_factory=list)
    wash: Care = field(default_factory=Care)
    rub: Care = field(default_factory=Care)
    last_care: str = "wash"
    flora: dict[str, Cfu] = field(default_factory=dict)
    skin: dict[str, int] = field(default_factory=dict)
    water_s: Second = 0.0
    alcohol_s: Second = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether time changes the hands."""
        return self.water_s > 0.0 or self.alcohol_s > 0.0 or self.wash.is_running or self.rub.is_running


@dataclass(slots=True)
class People:
    """Everything that the unit `operator` changes.

    Attributes:
        expired, damaged: "rack/garment.size" whose next piece is past its date or torn.
        shown_size: rack -> size whose tag is turned to the front.
        open_lockers: lockers that stand open.
        unshed_s: seconds since people last shed into the air.
        shed_cfu, removed_cfu: what entered (skin) and left (washed off, killed, thrown away) the ledger.
        shown: the readings, renewed when something changed.
    """

    people: dict[str, Person]
    expired: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    open_lockers: list[str] = field(default_factory=list)
    shown_size: dict[str, str] = field(default_factory=dict)
    unshed_s: Second = 0.0
    shed_cfu: Cfu = 0.0
    removed_cfu: Cfu = 0.0
    is_stale: bool = True
    shown: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Use:
    """Who uses which fixture now: what every act at a rack, locker, sink or mirror is given."""

    x: People
    person: Person
    at: Fixture
    site: Site
    tick: Tick
