"""The contamination ledger: who carries what, and from which act it came (interface; see docs/contract.md)."""

from dataclasses import dataclass, field

from sim_core.quantity import Cfu, Second


@dataclass(frozen=True, slots=True)
class Source:
    """One act or origin with a time; every load in the plant splits over sources."""

    act: str
    time: Second
    kind: str
    origin: str


@dataclass(slots=True)
class Ledger:
    """Loads by place and source."""

    sources: list[Source] = field(default_factory=list)
    loads: dict[str, dict[int, Cfu]] = field(default_factory=dict)
