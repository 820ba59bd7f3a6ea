"""The garment rack: sizes, tags and seams of what hangs on it.

    stock    on each rack with sizes one piece is bad, past its date or torn by the seed, in the first person's size
    tag      laundered LASTS days before its date; good pieces FRESH days ago, a bad one PAST days too long ago

The tag and the seam are causes on the object: whoever looks sees them, whoever does not, wears them.
"""

from datetime import date, timedelta

from sim_core import noise
from sim_core.errors import Refused
from sim_core.people.person import People, Piece, Use
from sim_core.people.rules import FRONT, SIZES, Fixture, Site

LASTS = 30  # days that a laundered garment may hang, chosen: the site's rule [check]
FRESH = 12  # days ago that the good pieces were laundered, chosen
PAST = 14  # days over its date of the bad piece, chosen


def stock(site: Site, seed: int) -> tuple[list[str], list[str]]:
    """Which "rack/garment.size" offers first a piece past its date, and which a torn one."""
    expired: list[str] = []
    damaged: list[str] = []
    size = site.people[0].size if site.people else FRONT
    for rack in site.fixtures:
        sized = [g for g in rack.garments if site.garments[g].has_sizes]
        if sized:
            drawn = noise.uniform(noise.key(seed, rack.id, "bad piece"), 0)
            (expired if drawn < 0.5 else damaged).append(f"{rack.id}/{sized[0]}.{size}")
    return expired, damaged


def choose(use: Use, size: str) -> None:
    """Turn the tags of one size to the front.

    Raises:
        Refused: nothing on this rack has sizes.
    """
    if not has_sizes(use.at, use.site):
        raise Refused(f"{use.at.id} holds one size for everybody. Take what you need.")
    use.person.chosen = use.x.shown_size[use.at.id] = size
    fits = size == use.person.size
    use.tick.note("size_chosen", source=use.at.id, person=use.person.name, size=size, fits=fits)


def offered(use: Use, value: str) -> Piece:
    """The next piece of `GARMENT` or `GARMENT.SIZE` on the rack; it hangs there still.

    Raises:
        Refused: the rack does not hold it, or not in that size.
    """
    name, _, size = value.partition(".")
    if name not in use.at.garments:
        raise Refused(f"{use.at.id} holds no {words(name)}. It holds: {', '.join(use.at.garments)}.")
    if not use.site.garments[name].has_sizes:
        size = ""
    elif size not in (*SIZES, ""):
        raise Refused(f"{use.at.id} has no size {size!r}. Choose {', '.join(SIZES)}.")
    else:
        size = size or use.person.chosen or FRONT
    row = row_of(use.at.id, name, size)
    is_expired, is_damaged = row in use.x.expired, row in use.x.damaged
    return Piece(name, taken=use.tick.time, is_expired=is_expired, is_damaged=is_damaged, size=size)


def used_up(x: People, rack: Fixture, piece: Piece) -> None:
    """The piece is gone from the rack; a good one hangs next."""
    row = row_of(rack.id, piece.name, piece.size)
    for bad in (x.expired, x.damaged):
        if row in bad:
            bad.remove(row)


def check(use: Use, what: str, value: str) -> None:
    """Read the tag (`expiry`) or look at the seams (`integrity`) of the held or else of the next piece.

    A bad piece on the rack is put aside; one in the hands stays there.

    Raises:
        Refused: the rack does not hold it.
    """
    piece = offered(use, value)
    held = use.person.held
    if held is not None and held.name == piece.name:
        piece = held
    is_good = not (piece.is_expired if what == "expiry" else piece.is_damaged)
    if not is_good and piece is not held:
        used_up(use.x, use.at, piece)
    facts: dict[str, object] = {"garment": piece.name, "size": piece.size, "is_good": is_good}
    if what == "expiry":
        washed, limit = label(piece, use.site)
        facts |= {"laundered": str(washed), "use_before": str(limit), "today": str(use.site.today)}
    use.tick.note(f"{what}_checked", source=use.at.id, person=use.person.name, **facts)


def label(piece: Piece, site: Site) -> tuple[date, date]:
    """When a piece was laundered, and before when it is to be used."""
    ago = LASTS + PAST if piece.is_expired else FRESH
    washed = site.today - timedelta(days=ago)
    return washed, washed + timedelta(days=LASTS)


def readings(x: People, rack: Fixture, site: Site) -> dict[str, float]:
    """What the tag in front shows: days until its date; and whether a seam of that piece stands open."""
    name = next(g for g in rack.garments if site.garments[g].has_sizes)
    row = row_of(rack.id, name, x.shown_size.get(rack.id, FRONT))
    _, limit = label(Piece(name, is_expired=row in x.expired), site)
    return {
        f"{rack.id}.days_left": float((limit - site.today).days),
        f"{rack.id}.is_torn": float(row in x.damaged),
    }


def has_sizes(rack: Fixture, site: Site) -> bool:
    """Whether something on the rack hangs in sizes."""
    return any(site.garments[g].has_sizes for g in rack.garments)


def row_of(rack: str, name: str, size: str) -> str:
    """The name of a stack of the rack."""
    return f"{rack}/{name}.{size}" if size else f"{rack}/{name}"


def words(name: str) -> str:
    """A slug as a reader says it."""
    return name.replace("_", " ")
