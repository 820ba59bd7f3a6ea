"""People: where they are, what they wear, what their hands carry, what they shed (site-wide; unit name `people`).

Equations: shedding in `sim_core.people.shedding`, hands in `.hands`, garments in `.garments`, lockers, bins, benches and
soles in `.things`. Every load goes through the ledger, every act with its own source; what is shed collects and goes
into the air of the person's room once a second [docs/contract.md, "Units of the foundation"].
"""

from dataclasses import dataclass
from functools import cached_property  # noqa: F401  kept out of slots below
from typing import ClassVar

from sim_core.errors import Refused, guess
from sim_core.people import garments, hands, shedding, things
from sim_core.people.interface import controls_of, faults_of, signals_of
from sim_core.people.person import People, Person, Piece
from sim_core.people.rules import HANDS, Fixture, Site
from sim_core.quantity import Cfu, Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

SHED_EVERY: Second = 1.0  # the air's own step
SKIN = "own_skin"  # key of the table of surfaces: what 25 cm2 of a hand carry


@dataclass(frozen=True, slots=True)
class Operator:
    """All people of a site and the things that their hands use.

    Args:
        site: rooms, doors, fixtures, garments, tables of mechanics, and who is there.
    """

    site: Site
    signals: tuple[Signal, ...] = ()
    controls: tuple[Control, ...] = ()
    faults: tuple[Fault, ...] = ()
    period: Second = 0.1
    max_dt: Second = float("inf")
    site_wide: ClassVar[bool] = True
