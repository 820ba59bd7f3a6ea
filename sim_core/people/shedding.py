"""What a person sheds, by motion and by how the parts of the body are covered.

    N05 = E(motion) sum_part share(part) g(part)            particles >= 0.5 um, per minute
    N5  = E(motion) sum_part share(part) g(part) c(part)    >= 5 um
    CFU = E(motion) / E(walk_slow) sum_part share(part) v(part)

E, g, c, v by level of dress [mechanics.yaml, after Austin and whyte2007]: the body-box mean is the class `walk_slow`. A
part that a gap, a tear or a missing garment leaves open sheds as the level of dress below it. Whole-body values of a
level are met exactly when every part wears that level.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sim_core.people.garments import lasting_gaps
from sim_core.people.person import Person
from sim_core.people.rules import RANKS, Mechanics, Site
from sim_core.quantity import Fraction

#: share of what a dressed person sheds, chosen: head and hands are a tenth of the skin but move and are scratched most
SHARES: Mapping[str, Fraction] = {
    "head": 0.20,
    "beard": 0.05,
    "trunk": 0.40,
    "arms": 0.20,
    "hands": 0.05,
    "feet": 0.10,
}
GAP_PARTS = {"hair": "head", "nape": "head", "neck_flap": "trunk", "wrist": "arms", "ankle": "feet"}
#: parts that nothing has to cover in grade D: they count as covered there [gowning.yaml grade_d, gloves_if_task]
OPTIONAL = ("hands", "beard")
REFERENCE = "walk_slow"
MOST_KEPT = 256  # ways to be dressed; a mission meets about forty


@dataclass(frozen=True, slots=True)
class Emission:
    """Shed per second: particles and CFU."""

    np05: float
    np5: float
    cfu: float


def dress(person: Person, site: Site) -> dict[str, str]:
    """Part of the body -> level of dress over it; bare skin counts as street."""
    levels = dict.fromkeys(SHARES, "street")
    open_parts = {GAP_PARTS[spot] for spot in (*person.gaps, *lasting_gaps(person, site))}
    for piece in person.worn.values():
        garment = site.garments[piece.name]
        for part in garment.covers:
            leaks = piece.is_damaged or (part in open_parts and garment.gown != "site")
            if not leaks and RANKS[garment.gown] > RANKS[levels[part]]:
                levels[part] = garment.gown
    for part in OPTIONAL:
        if not (part == "beard" and person.has_beard):
            levels[part] = max(levels[part], levels["trunk"], key=RANKS.__getitem__)
    return levels


#: clothes and gaps of a person -> sums over the parts of the body; kept values of a pure function, never a memory
Kept = dict[tuple[object, ...], tuple[float, float, float]]


def passed_by(person: Person, site: Site, kept: Kept) -> tuple[float, float, float]:
    """What the clothes let through: fine particles, coarse ones (shares), viable carriers per minute."""
    pieces = tuple((piece.name, piece.is_damaged, piece.size) for piece in person.worn.values())
    key = person.has_beard, person.size, tuple(person.gaps), pieces
    if key not in kept:
        mechanics, particles, large, viable = site.mechanics, 0.0, 0.0, 0.0
        for part, level in dress(person, site).items():
            factor = SHARES[part] * mechanics.gown_factor[level]
            particles += factor
            large += factor * mechanics.large[level]
            viable += SHARES[part] * mechanics.viable[level]
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = particles, large, viable
    return kept[key]


def emission(person: Person, site: Site, parameters: Mapping[str, float], kept: Kept) -> Emission:
    """What a person sheds now.

    Args:
        person: motion and clothes.
        site: the tables, and what covers what.
        parameters: faultable: `<person>.gown_breach`, `.hood_gap`, `.torn_glove`.
        kept: sums of this site that were met before; filled on the way.
    """
    mechanics = site.mechanics
    particles, large, viable = passed_by(person, site, kept)
    rate = mechanics.emission[person.motion] / 60.0
    breach = _breach(person, mechanics, parameters)
    expired = any(piece.is_expired for piece in person.worn.values())
    worn_out = mechanics.gown_factor["gown_over_max_wear"] if expired else 1.0
    viable_rate = viable / 60.0 * mechanics.emission[person.motion] / mechanics.emission[REFERENCE]
    return Emission(
        rate * particles * breach * worn_out,
        rate * large * breach * worn_out,
        viable_rate * breach * parameters[f"{person.name}.gown_breach"],
    )


def _breach(person: Person, mechanics: Mechanics, parameters: Mapping[str, float]) -> float:
    """Factor of an open hood and a torn glove; 1 when whole."""
    factors = mechanics.gown_factor
    hood = 1.0 + (factors["hood_gap"] - 1.0) * parameters[f"{person.name}.hood_gap"]
    if "gloves" not in person.worn:
        return hood
    return hood * (1.0 + (factors["torn_glove"] - 1.0) * parameters[f"{person.name}.torn_glove"])
