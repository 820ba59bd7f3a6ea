"""A ledger takes in the past of another one: what was flown before a run becomes the run's own history.

time' = time + by (negative: before the start)      sources, parents, hops keep their order and their meaning
"""

from dataclasses import replace

from sim_core.ledger import Hop, Ledger
from sim_core.quantity import Second


def absorb(ledger: Ledger, past: Ledger, by: Second) -> None:
    """Put every load, source and hop of `past` into `ledger`; `past` holds no air and is used up.

    Args:
        ledger: of the run; what it holds already comes after what is taken in.
        past: of the flight before it.
        by: s that are added to every time of the past.
    """
    first = len(ledger.sources)
    ledger.sources += [
        replace(s, time=s.time + by, parent=s.parent + first if s.parent >= 0 else -1) for s in past.sources
    ]
    for place, row in past.loads.items():
        held = dict(ledger.loads.get(place, {}))
        ledger.loads[place] = held | {source + first: cfu for source, cfu in row.items()}
    ledger.hops = _later(ledger.hops, past.moves)
    for place, arrivals in past.hops.items():
        mine = {s + first: {g: _moved(hop, by) for g, hop in hops.items()} for s, hops in arrivals.items()}
        ledger.hops[place] = ledger.hops.get(place, {}) | mine
    ledger.moves += past.moves
    ledger.merged |= {source + first: rest + first for source, rest in past.merged.items()}
    ledger.merged_cfu += past.merged_cfu


Hops = dict[str, dict[int, dict[str, Hop]]]


def _later(hops: Hops, count: int) -> Hops:
    """The hops of the run come after those of the past."""
    return {
        place: {s: {g: replace(hop, number=hop.number + count) for g, hop in row.items()} for s, row in table.items()}
        for place, table in hops.items()
    }


def _moved(hop: Hop, by: Second) -> Hop:
    return replace(hop, time=hop.time + by)
