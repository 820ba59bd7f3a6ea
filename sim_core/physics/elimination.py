"""Linear equations on a graph of rooms, solved by elimination in an order that the plan gives.

Most rooms of a plant touch corridors only. Sort them into *outer* ones, no two of which touch, and the *inner* rest:

    | D  B | |x_o|   |r_o|        S = E - C D^-1 B        x_i = S^-1 (r_i - C D^-1 r_o)
    | C  E | |x_i| = |r_i|                                x_o = D^-1 r_o - D^-1 B x_i

D is diagonal, so that the outer rooms cost a division each, and only S, of the size of the inner rooms (27 of 88), is
solved as a dense matrix [block elimination, Schur complement]. Exact: nothing is left out.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Index = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """Matrices ready to be solved, of one kind (shapes as written) or of several (a leading axis for kinds).

    Attributes:
        order: outer rooms, then inner ones; `outer` of them are outer.
        upright: 1 / D, shape (outer, 1).
        along: B / D, shape (outer, inner).
        across: C, shape (inner, outer); the same for all kinds.
        core: S or its inverse, shape (inner, inner).
    """

    order: Index
    outer: int
    upright: Array
    along: Array
    across: Array
    core: Array
    is_inverted: bool = False

    def inverted(self) -> "Factors":
        """The same with S inverted: dearer to make, cheaper to solve with, for what is solved again and again."""
        inverse: Array = np.asarray(np.linalg.inv(self.core), np.float64)
        return replace(self, core=inverse, is_inverted=True)

    def solve(self, right: Array, kind: int | None = None) -> Array:
        """The unknowns, shape of `right`: (rooms, columns), of the kind asked or of the only one."""
        k = () if kind is None else kind
        r = right[self.order]
        outer = r[: self.outer] * self.upright[k]
        rest = r[self.outer :] - self.across @ outer
        inner = self.core[k] @ rest if self.is_inverted else np.linalg.solve(self.core[k], rest)
        x: Array = np.empty_like(r)
        x[self.order] = np.concatenate([outer - self.along[k] @ inner, inner])
        return x


@dataclass(frozen=True, slots=True, eq=False)
class Elimination:
    """Which rooms of a graph are outer, and where every link's two numbers stand in B, C and E.

    Attributes:
        order, outer: as in `Factors`.
        places: cell of every number in [C transposed | B | E], which lie one after the other.
        numbers: which of [forth of all links | back of all links] stands there.
    """

    order: Index
    outer: int
    places: Index
    numbers: Index

    @classmethod
    def of(cls, rooms: int, ends: Index) -> "Elimination":
        """The order for a graph; ends, shape (2, links), beyond the last room are left out.

        Outer rooms are taken one by one, those with the fewest neighbours left first [minimum degree].
        """
        touch: dict[int, set[int]] = {i: set() for i in range(rooms)}
        for a, b in ends.T.tolist():
            if a < rooms and b < rooms and a != b:
                touch[a].add(b)
                touch[b].add(a)
        left = {i: set(near) for i, near in touch.items()}
        outer: list[int] = []
        while left:
            chosen = min(left, key=lambda i: len(left[i]))
            outer.append(chosen)
            gone = {chosen, *left[chosen]}
            left = {i: near - gone for i, near in left.items() if i not in gone}
        inner = [i for i in range(rooms) if i not in outer]
        return cls(np.array([*outer, *inner], np.intp), len(outer), *_cells(outer, inner, ends))

    def factor(self, diagonal: Array, forth: Array, back: Array) -> Factors:
        """Matrices with `diagonal`, shape (rooms,) or (kinds, rooms), and every link's numbers.

        Args:
            diagonal: not zero in any room.
            forth: entry (first end, second end) of every link, shape (links,).
            back: entry (second end, first end).
        """
        outer, inner = self.outer, len(self.order) - self.outer
        size = outer * inner
        entries = np.concatenate([forth, back])[self.numbers]
        cells: Array = np.bincount(self.places, entries, 2 * size + inner * inner).astype(np.float64, copy=False)
        across = cells[:size].reshape(outer, inner).T
        ordered = diagonal[..., self.order]
        upright = 1.0 / ordered[..., :outer, None]
        along = cells[size : 2 * size].reshape(outer, inner) * upright
        core = cells[2 * size :].reshape(inner, inner) - across @ along
        core.reshape(*core.shape[:-2], -1)[..., :: inner + 1] += ordered[..., outer:]  # on its diagonal
        return Factors(self.order, outer, upright, along, across, core)


def _cells(outer: list[int], inner: list[int], ends: Index) -> tuple[Index, Index]:
    """Places and numbers of an `Elimination`."""
    row = {room: i for i, room in enumerate(outer)}
    column = {room: i for i, room in enumerate(inner)}
    width, size, links = len(inner), len(outer) * len(inner), ends.shape[1]
    found: list[tuple[int, int]] = []
    for link, (a, b) in enumerate(ends.T.tolist()):
        if a in row and b in column:
            cell = row[a] * width + column[b]
            found += [(size + cell, link), (cell, links + link)]
        elif a in column and b in row:
            cell = row[b] * width + column[a]
            found += [(cell, link), (size + cell, links + link)]
        elif a in column and b in column:
            found += [(2 * size + column[a] * width + column[b], link)]
            found += [(2 * size + column[b] * width + column[a], links + link)]
    places, numbers = np.array(found, np.intp).reshape(-1, 2).T
    return places, numbers
