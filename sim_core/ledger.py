"""The contamination ledger: who carries what, and from which act it came.

Every place holds a row of loads, `load[source]` in expected CFU [docs/contract.md, "Ledger places"]. A *source* is an
act ("left hand touched CHG.locker.handle" at 240 s) or the flora that lived on a place before anybody came (an
*origin*). All moves are linear in the whole row:

    contact      a' = (1 - f) a + f b        b' = (1 - f) b + f a       f = share of the load that one touch moves
    transfer     a' = (1 - f) a              b' = b + f a
    kill, growth a' = g(kind) a

so every column stays exact and the sum over sources is the total of the row. When an act moves an origin's flora for
the first time, what moves is booked to a new source of that act (its parent is the origin) and keeps that name on every
later hop. Rooms' air (`air.<ROOM>`) is one block, shape (rooms, columns), that the air network transports as a matrix.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from sim_core import noise, sweep
from sim_core.quantity import Cfu, Fraction, Second

MOST_COLUMNS = 4096  # chosen: 32 kB a row; a shift of eight hours has about 2 000 acts
AIR_WINDOW: Second = 600.0  # people and leaks are one source per room and ten minutes
_AIR = "air."


@dataclass(frozen=True, slots=True)
class Source:
    """One act or origin with a time; every load in the plant splits over sources.

    Attributes:
        act: what happened, in words; `resident flora` for an origin.
        time: simulated seconds since the start.
        kind: skin, dust, spore, water, product ...; kill and growth go by kind.
        origin: the place (or room) where the matter lived before the act.
        parent: the origin that this act first moved, or -1.
        is_resident: it lies where it always lay; the first act that moves it gives it a name.
    """

    act: str
    time: Second
    kind: str
    origin: str
    parent: int = -1
    is_resident: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One move of one source from place to place."""

    number: int
    time: Second
    act: str
    giver: str
    taker: str
    cfu: Cfu


@dataclass(frozen=True, slots=True)
class Shed:
    """What a person put into the air of a room since the air was last stepped: CFU and particles (counts)."""

    room: str
    source: int
    cfu: Cfu
    np05: float
    np5: float


@dataclass(slots=True)
class Ledger:
    """Loads by place and source; see the module for the rules.

    Attributes:
        sources: every source ever named; its number is its column.
        loads: place -> source -> CFU, for all places but air.
        air_block: CFU in rooms' air, shape (spare rooms, spare columns); use `air`.
        air_rows: place (`air.PAL_D`) -> row of the block.
        air_columns: source -> column of the block.
        hops: taker -> source -> giver -> the largest such hop.
        pending: what was shed and not yet taken by the air, by room and source.
        windows: "room/window/cause" -> source.
        merged: source -> the background source that holds its rest.
        merged_cfu: CFU that lost their name so far.
    """

    sources: list[Source] = field(default_factory=list)
    loads: dict[str, dict[int, Cfu]] = field(default_factory=dict)
    air_block: NDArray[np.float64] = field(default_factory=lambda: np.zeros((4, 8)))
    air_rows: dict[str, int] = field(default_factory=dict)
    air_columns: dict[int, int] = field(default_factory=dict)
    hops: dict[str, dict[int, dict[str, Hop]]] = field(default_factory=dict)
    pending: dict[str, dict[int, Shed]] = field(default_factory=dict)
    windows: dict[str, int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    merged_cfu: Cfu = 0.0
    moves: int = 0

    def clone(self) -> "Ledger":
        """A copy that later moves cannot touch. Rows and hops are replaced, never written into, and so are shared."""
        return Ledger(**{f.name: copy.copy(getattr(self, f.name)) for f in fields(self)})

    # Places and sources

    def place(self, name: str) -> int:
        """Make sure that a place exists; returns its row in the air block, or -1 for any other place."""
        if not name.startswith(_AIR):
            self.loads.setdefault(name, {})
            return -1
        if name not in self.air_rows:
            self.air_rows[name] = len(self.air_rows)
            self._make_room()
        return self.air_rows[name]

    @property
    def air(self) -> NDArray[np.float64]:
        """CFU in the air, shape (rooms in order of `air_rows`, sources in order of `air_columns`); write into it."""
        return self.air_block[: len(self.air_rows), : len(self.air_columns)]

    def air_column(self, source: int) -> int:
        """The column of a source in `air`, made when it has none yet."""
        source = self.merged.get(source, source)
        if source not in self.air_columns:
            self.air_columns[source] = len(self.air_columns)
            self._make_room()
        return self.air_columns[source]

    def source(self, act: str, time: Second, kind: str, origin: str, parent: int = -1) -> int:
        """Name a new act and return its number."""
        if len(self.sources) - len(self.merged) >= MOST_COLUMNS:
            self.merge()
        self.sources.append(Source(act, time, kind, origin, parent))
        return len(self.sources) - 1

    def resident(self, place: str, kind: str, cfu: Cfu) -> int:
        """Put the flora that always lived on a place there, as an origin, and return its number."""
        self.sources.append(Source("resident flora", 0.0, kind, place, -1, True))
        self.deposit(place, len(self.sources) - 1, cfu)
        return len(self.sources) - 1

    def window_source(self, room: str, time: Second, cause: str, kind: str) -> int:
        """The source of a steady cause (leak, door, person) in a room: one per ten minutes."""
        window = int(time // AIR_WINDOW)
        key = f"{room}/{window}/{cause}"
        if key not in self.windows:
            sweep.air(self)
            self.windows[key] = self.source(cause, window * AIR_WINDOW, kind, room)
        return self.windows[key]

    # Moves

    def deposit(self, place: str, source: int, cfu: Cfu) -> None:
        """Put new matter on a place."""
        self._put(place, {source: cfu})

    def transfer(self, giver: str, taker: str, fraction: Fraction, act: str = "", time: Second = 0.0) -> Cfu:
        """Move a share of the whole row; returns the CFU moved."""
        moved = self._named(self._take(giver, fraction), act, time)
        self._put(taker, moved)
        self._note_hops(giver, taker, moved, act, time)
        return sum(moved.values())

    def contact(self, one: str, other: str, fraction: Fraction, act: str = "", time: Second = 0.0) -> None:
        """Two surfaces touch: each gives the same share of what it had to the other, at once."""
        forth = self._named(self._take(one, fraction), act, time)
        back = self._named(self._take(other, fraction), act, time)
        self._put(other, forth)
        self._put(one, back)
        self._note_hops(one, other, forth, act, time)
        self._note_hops(other, one, back, act, time)

    def scale(self, place: str, factor: Fraction | Mapping[str, Fraction]) -> Cfu:
        """Kill (factor under 1) or growth, for the whole row or by kind; returns the change of the total in CFU."""
        before = self.row(place)
        after = {s: cfu * self._factor(factor, s) for s, cfu in before.items()}
        self._set(place, after)
        return sum(after.values()) - sum(before.values())

    def draw(self, place: str, stream: int, counter: int) -> dict[int, int]:
        """Make a row of expectations into counts, once, on entering a place where growth is possible.

        The total is Poisson; each germ then picks its source by its share, so that one act less can only make fewer.
        `stream` is the key of the noise (`noise.key(seed, place, "draw")`), `counter` the tick's number.
        """
        expected = self.row(place)
        count = noise.poisson(stream, counter, sum(expected.values()))
        counts = dict.fromkeys(expected, 0)
        for germ in range(count):
            counts[_pick(expected, noise.uniform(stream ^ (germ + 1), counter))] += 1
        self._set(place, {s: float(n) for s, n in counts.items()})
        return counts

    def shed(self, room: str, source: int, cfu: Cfu, np05: float, np5: float) -> None:
        """Put matter into the air of a room; the air network takes it at its next step."""
        source = self.merged.get(source, source)
        waiting = self.pending.get(room, {})
        held = waiting.get(source)
        if held is not None:
            cfu, np05, np5 = cfu + held.cfu, np05 + held.np05, np5 + held.np5
        self.pending[room] = {**waiting, source: Shed(room, source, cfu, np05, np5)}

    def take_shed(self) -> list[Shed]:
        """What was shed since the last call; the taker now owns it."""
        taken = [one for row in self.pending.values() for one in row.values()]
        self.pending.clear()
        return taken

    # Questions

    def row(self, place: str) -> dict[int, Cfu]:
        """The loads of a place by source (a copy)."""
        index = self.air_rows.get(place)
        if index is None:
            return dict(self.loads.get(place, {}))
        return {s: float(self.air_block[index, c]) for s, c in self.air_columns.items()}

    def load(self, place: str, source: int) -> Cfu:
        """What one source has on a place other than air, CFU."""
        return self.loads.get(place, {}).get(source, 0.0)

    def total(self, place: str) -> Cfu:
        """The load of a place, CFU."""
        index = self.air_rows.get(place)
        if index is None:
            return sum(self.loads.get(place, {}).values())
        return float(self.air[index].sum())

    def everything(self) -> Cfu:
        """All CFU of the plant: surfaces, air and what is on its way into the air."""
        surfaces = sum(sum(row.values()) for row in self.loads.values())
        waiting = sum(one.cfu for row in self.pending.values() for one in row.values())
        return surfaces + float(self.air.sum()) + waiting

    def shares(self, place: str) -> dict[int, Fraction]:
        """Source -> share of the load of a place, the largest first; empty on a clean place."""
        row = self.row(place)
        total = sum(row.values())
        if total <= 0.0:
            return {}
        return {s: cfu / total for s, cfu in sorted(row.items(), key=lambda item: -item[1]) if cfu > 0.0}

    def chain(self, place: str, source: int) -> list[Hop]:
        """The hops by which a source came to a place, newest first, back to its act; the largest hop at each fork."""
        hops: list[Hop] = []
        limit = self.moves
        while True:
            arrivals = self.hops.get(place, {}).get(source, {}).values()
            earlier = [hop for hop in arrivals if hop.number < limit]
            if not earlier:
                return hops
            hop = max(earlier, key=lambda h: (h.cfu, h.number))
            hops.append(hop)
            place, limit = hop.giver, hop.number

    # Housekeeping

    def merge(self, threshold: Cfu = sweep.NEGLIGIBLE, most: int = MOST_COLUMNS // 2) -> Cfu:
        """Merge columns under `threshold` CFU, then the smallest until `most` are left, into `background:<room>`.

        Returns:
            The CFU that lost their name in this call; no total changes.
        """
        totals = self._column_totals()
        ranked = sorted(totals, key=lambda s: totals[s])
        excess = len(ranked) - most
        chosen = {s for i, s in enumerate(ranked) if totals[s] < threshold or i < excess}
        lost = sum(totals[s] for s in chosen)
        into = {s: self.background(sweep.room_of(self.sources[s].origin)) for s in sorted(chosen)}
        self._rename(into)
        self.merged_cfu += lost
        return lost

    def _column_totals(self) -> dict[int, Cfu]:
        """CFU in the whole plant by live source; origins and backgrounds are not up for merging."""
        totals = {
            i: 0.0
            for i, s in enumerate(self.sources)
            if i not in self.merged and not s.is_resident and not s.act.startswith("background:")
        }
        rows = [*self.loads.values(), *({s: one.cfu for s, one in row.items()} for row in self.pending.values())]
        rows.append({s: float(self.air[:, c].sum()) for s, c in self.air_columns.items()})
        for row in rows:
            for s, cfu in row.items():
                if s in totals:
                    totals[s] += cfu
        return totals

    def _rename(self, into: dict[int, int]) -> None:
        for place, row in self.loads.items():
            self.loads[place] = _renamed(row, into)
        waiting, self.pending = self.take_shed(), {}
        air = {place: _renamed(self.row(place), into) for place in self.air_rows}
        self.merged |= into
        self.windows = {key: s for key, s in self.windows.items() if s not in into}
        self.hops = {p: {s: h for s, h in row.items() if s not in into} for p, row in self.hops.items()}
        self.air_block[:] = 0.0
        self.air_columns = {}
        for place, row in air.items():
            self._put(place, row)
        for one in waiting:
            self.shed(one.room, one.source, one.cfu, one.np05, one.np5)

    def background(self, room: str) -> int:
        """The source that holds what lost its name in a room."""
        key = f"background:{room}"
        if key not in self.windows:
            self.sources.append(Source(key, 0.0, "background", room))
            self.windows[key] = len(self.sources) - 1
        return self.windows[key]

    def _make_room(self) -> None:
        """Double the air block until every row and column has its cell."""
        rows, columns = self.air_block.shape
        while rows < len(self.air_rows):
            rows *= 2
        while columns < len(self.air_columns):
            columns *= 2
        if (rows, columns) != self.air_block.shape:
            block = np.zeros((rows, columns))
            block[: self.air_block.shape[0], : self.air_block.shape[1]] = self.air_block
            self.air_block = block

    def _take(self, place: str, fraction: Fraction) -> dict[int, Cfu]:
        """Remove a share of a row and return it."""
        row = self.row(place)
        taken = {s: cfu * fraction for s, cfu in row.items() if cfu > 0.0}
        self._set(place, {s: cfu - taken.get(s, 0.0) for s, cfu in row.items()})
        return taken

    def _put(self, place: str, row: Mapping[int, Cfu]) -> None:
        index = self.place(place)
        if index >= 0:
            for s, cfu in row.items():
                column = self.air_column(s)
                self.air_block[index, column] += cfu
            return
        held = self.loads[place] = dict(self.loads[place])
        for s, cfu in row.items():
            name = self.merged.get(s, s)
            held[name] = held.get(name, 0.0) + cfu

    def _set(self, place: str, row: dict[int, Cfu]) -> None:
        index = self.place(place)
        if index < 0:
            self.loads[place] = row
            return
        for s, cfu in row.items():
            self.air_block[index, self.air_column(s)] = cfu

    def _named(self, moved: dict[int, Cfu], act: str, time: Second) -> dict[int, Cfu]:
        """Flora that leaves its place for the first time takes the name of the act that moves it."""
        if not act:
            return moved
        named: dict[int, Cfu] = {}
        for s, cfu in moved.items():
            was = self.sources[s]
            named[self.source(act, time, was.kind, was.origin, s) if was.is_resident else s] = cfu
        return named

    def _note_hops(self, giver: str, taker: str, moved: Mapping[int, Cfu], act: str, time: Second) -> None:
        """Remember how each source came; of equal ways the largest."""
        self.moves += 1
        arrivals = self.hops[taker] = dict(self.hops.get(taker, {}))
        for s, cfu in moved.items():
            known = arrivals.get(s, {}).get(giver)
            if known is None or cfu > known.cfu:
                hop = Hop(self.moves - 1, time, act, giver, taker, cfu)
                arrivals[s] = {**arrivals.get(s, {}), giver: hop}

    def _factor(self, factor: Fraction | Mapping[str, Fraction], source: int) -> Fraction:
        return factor.get(self.sources[source].kind, 1.0) if isinstance(factor, Mapping) else factor


def _pick(expected: Mapping[int, Cfu], u: Fraction) -> int:
    """The source in whose part of the row the share `u` of the total lies."""
    left = u * sum(expected.values())
    for s, cfu in expected.items():
        left -= cfu
        if left < 0.0:
            return s
    return max(expected, key=lambda s: expected[s])


def _renamed(row: Mapping[int, Cfu], into: Mapping[int, int]) -> dict[int, Cfu]:
    merged: dict[int, Cfu] = {}
    for s, cfu in row.items():
        name = into.get(s, s)
        merged[name] = merged.get(name, 0.0) + cfu
    return merged
