"""What of old causes still hangs in the air: swept together, or the air of a day has a thousand columns of nothing."""

from typing import Any

import numpy as np

from sim_core.quantity import Cfu

NEGLIGIBLE: Cfu = 1e-9  # chosen: one in a billion of one germ changes no plate and no vial
FAINT = 64  # columns of no account that are swept at once, chosen: a sweep copies the block, 0.2 ms


def air(ledger: Any) -> None:
    """Put air columns of a `sim_core.ledger.Ledger` under NEGLIGIBLE CFU each to `background:<room>`.

    No total changes, and what lies on things keeps its name.
    """
    totals = ledger.air.sum(axis=0)
    faint = {
        source: column
        for source, column in ledger.air_columns.items()
        if totals[column] < NEGLIGIBLE and not ledger.sources[source].act.startswith("background:")
    }
    if len(faint) < FAINT:
        return
    kept = [(source, column) for source, column in ledger.air_columns.items() if source not in faint]
    taken = ledger.air[:, list(faint.values())]
    block = np.zeros_like(ledger.air_block)
    block[: len(ledger.air_rows), : len(kept)] = ledger.air[:, [column for _, column in kept]]
    ledger.air_block, ledger.air_columns = block, {source: n for n, (source, _) in enumerate(kept)}
    for number, source in enumerate(faint):
        column = ledger.air_column(ledger.background(room_of(ledger.sources[source].origin)))
        ledger.air[:, column] += taken[:, number]
    ledger.merged_cfu += float(taken.sum())


def room_of(origin: str) -> str:
    """The room (or person) to which an origin belongs: `air.PAL_D` and `PAL_D.bin.lid` are both of PAL_D."""
    return origin.removeprefix("air.").partition(".")[0]
