"""Which counts are not told, so that nobody works out a small one from those that are.

A small figure is hidden. It stays hidden where, with all that is told, it might be another: cells
can be moved so that every told sum stays as it is, no cell falls below 0, and what is known to be
somebody stays somebody. Such a move is looked for; where there is none, one more figure is hidden.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product
from math import gcd, lcm
from typing import Any, TypeAlias

from sheetgen.records import Struct, field, replace

Name: TypeAlias = tuple[Hashable, ...]
Cells: TypeAlias = frozenset[Hashable]
_Row: TypeAlias = dict[Hashable, int]


class Table(Struct, frozen=True, kw_only=True):
    """Counts by cell, and the figures that are told of them, each the sum of some cells.

    ``fixed`` are sums that are told in any case, ``silent`` such as never are and must not follow
    where they are small, ``kept`` figures that are hidden only where nothing else helps.
    """

    cells: Mapping[Any, int]
    figures: Mapping[Name, Cells]
    fixed: tuple[Cells, ...]
    silent: tuple[Cells, ...] = ()
    kept: frozenset[Name] = field(default_factory=frozenset)

    def sum(self, cells: Iterable[Hashable]) -> int:
        """What cells hold together."""
        return sum(self.cells[each] for each in cells)

    def told(self, hidden: AbstractSet[Name]) -> list[Cells]:
        """The sums that are told."""
        return [*self.fixed, *(c for name, c in self.figures.items() if name not in hidden)]

    def followed(self, hidden: AbstractSet[Name], secret: Collection[Cells]) -> list[Cells]:
        """Those of the secret sums that might be no other with what is told."""
        told = self.told(hidden)
        known = {cell for cells in told if len(cells) == 1 for cell in cells}
        sums = dict.fromkeys(left for cells in told if (left := cells - known))
        unknown = [cell for cell in self.cells if cell not in known]
        out = [cells for name, cells in self.figures.items() if name in hidden]
        somebody = [cells for cells in out if self.sum(cells)]
        if len(somebody) < len(out):
            somebody = []  # of a hidden figure nobody knows then whether it is of anybody
        open_, others = _by_cell(secret), _by_cell(somebody)
        free: set[Cells] = set()
        for move in _moves(sums, unknown, self.cells):
            moved = _moved(move, open_).keys() - free
            if moved and any(self._holds(move, sign, others) for sign in (1, -1)):
                free |= moved
        return [each for each in secret if each not in free]

    def _holds(self, move: _Row, sign: int, somebody: Mapping[Hashable, Sequence[Cells]]) -> bool:
        if any(self.cells[cell] + sign * by < 0 for cell, by in move.items()):
            return False
        moved = _moved(move, somebody)
        return all(self.sum(cells) + sign * by > 0 for cells, by in moved.items())

    def twins(self, hidden: AbstractSet[Name], secret: Cells) -> list[Name]:
        """The figures that are told and of the same people as a secret sum."""
        people = self._people(secret)
        left = (name for name in self.figures if name not in hidden)
        return [name for name in left if self._people(self.figures[name]) == people]

    def _people(self, cells: Cells) -> Cells:
        return Cells(cell for cell in cells if self.cells[cell])

    def has_near(self, hidden: AbstractSet[Name], secret: Cells) -> bool:
        """Whether one of these figures stands with a secret sum in the least that holds both."""
        around = [each for each in (*self.fixed, *self.figures.values()) if each > secret]
        nearest = min(around, key=self.sum, default=Cells())
        return any(self.figures[name] <= nearest for name in hidden)

    def next_hidden(self, hidden: AbstractSet[Name], secret: Cells) -> list[Name]:
        """What to hide next for a secret sum, at the least loss; nothing where nothing is left.

        Figures of the same people go together, and stay where such a one is told in any case.
        """
        told = self.told(hidden)
        sums = [each for each in told if len(each) > 1]
        out = [self.figures[name] for name in self.figures.keys() & hidden]
        around = sorted((each for each in sums if each > secret), key=self.sum)
        alone = [g for g in around if not any(o <= g and not o & secret for o in out)]
        stays = {self._people(each) for each in self.fixed}
        left: dict[Cells, list[Name]] = {}
        for name, cells in self.figures.items():
            if name not in hidden and (people := self._people(cells)) not in stays:
                left.setdefault(people if self.sum(cells) else cells, []).append(name)

        def loss(cells: Cells) -> tuple[int, int, str]:
            bare = sum(not any(o <= each for o in out) for each in sums if each > cells)
            return (1 + bare) * self.sum(cells), bare, min(map(str, left[cells]))

        pools = (
            *([c for c in left if c <= group - secret or c == group] for group in alone),
            [cells for cells in left if cells < secret],
            [cells for cells in left if any(cells < group for group in around)],
            [cells for cells in left if cells & secret],
        )
        for is_kept, is_counted in product((False, True), (True, False)):
            for pool in pools:
                fit = [
                    cells
                    for cells in pool
                    if is_kept is not self.kept.isdisjoint(left[cells])
                    and is_counted is (self.sum(cells) > 0)
                ]
                if fit:
                    return left[min(fit, key=loss)]
        return []

    def beside(self, hidden: AbstractSet[Name]) -> "Table":
        """The same where of its ``kept`` figures those are hidden, and all others are told."""
        told = self.kept - hidden
        return replace(
            self,
            figures={name: cells for name, cells in self.figures.items() if name not in told},
            fixed=(*self.fixed, *(self.figures[name] for name in sorted(told, key=str))),
        )


def hidden(
    tables: Sequence[Table], least: int, already: AbstractSet[Name] = frozenset()
) -> frozenset[Name]:
    """The figures of some tables, which may share figures by name, that are not told.

    With those that ``already`` are not.
    """
    shared = _shared(tables)
    found = {
        *already,
        *(n for t in tables for n, cells in t.figures.items() if 0 < t.sum(cells) < least),
    }
    before = 0
    while len(found) != before:
        before = len(found)
        for table in tables:
            secret = list(_secret(table, found, shared, least))
            followed = table.followed(found, secret) if secret else []
            if not followed:
                continue
            lost = table.followed(table.figures.keys(), followed)
            hopeful = [each for each in followed if each not in lost]
            twins = [name for each in hopeful for name in table.twins(found, each)]
            found.update(twins)
            more: set[Name] = set()
            for each in () if twins else hopeful:
                if not table.has_near(more, each):  # else what was just hidden may do for it too
                    more.update(table.next_hidden(found | more, each))
            found |= more
    return frozenset(found)


def _secret(
    table: Table, hidden: AbstractSet[Name], shared: AbstractSet[Name], least: int
) -> Iterator[Cells]:
    """What must not follow: small figures, and hidden ones that another table tells of too."""
    for name, cells in table.figures.items():
        n = table.sum(cells)
        if name in hidden and n and (name in shared or n < least):
            yield cells
    yield from (cells for cells in table.silent if 0 < table.sum(cells) < least)


def _shared(tables: Iterable[Table]) -> frozenset[Name]:
    seen: set[Name] = set()
    twice: set[Name] = set()
    for table in tables:
        twice |= seen & table.figures.keys()
        seen |= table.figures.keys()
    return frozenset(twice)


def _by_cell(sums: Iterable[Cells]) -> Mapping[Hashable, Sequence[Cells]]:
    """The sums that each cell is part of, of figures of the same cells one."""
    found: dict[Hashable, list[Cells]] = {}
    for cells in dict.fromkeys(sums):
        for cell in cells:
            found.setdefault(cell, []).append(cells)
    return found


def _moved(move: _Row, sums: Mapping[Hashable, Sequence[Cells]]) -> dict[Cells, int]:
    """The sums that a move changes, and by how much."""
    found: dict[Cells, int] = {}
    for cell, by in move.items():
        for cells in sums.get(cell, ()):
            found[cells] = found.get(cells, 0) + by
    return {cells: by for cells, by in found.items() if by}


def _moves(
    sums: Iterable[Cells], unknown: Sequence[Hashable], counts: Mapping[Hashable, int]
) -> Iterator[_Row]:
    """Moves of the unknown cells, in whole numbers, that leave every sum as it is."""
    solved: dict[Hashable, _Row] = {}
    for cells in sums:
        row = dict.fromkeys(cells, 1)
        for cell in [each for each in row if each in solved]:
            row = _without(cell, row, solved[cell])
        if not row:
            continue
        lead = max(row, key=lambda cell: (abs(row[cell]) == 1, counts[cell], str(cell)))
        for cell, other in solved.items():
            if lead in other:
                solved[cell] = _without(lead, other, row)
        solved[lead] = row
    for free in unknown:
        if free in solved:
            continue
        bound = {cell: row for cell, row in solved.items() if free in row}
        whole = lcm(*(row[cell] for cell, row in bound.items()))
        yield {free: whole} | {cell: -whole // row[cell] * row[free] for cell, row in bound.items()}


def _without(cell: Hashable, row: _Row, solved: _Row) -> _Row:
    """A row less so much of a solved one that the cell is gone from it."""
    of_row, of_solved = row.get(cell, 0), solved[cell]
    if not of_row:
        return row
    is_whole = abs(of_solved) == 1  # then nothing is multiplied, and so it mostly is
    found = row.copy() if is_whole else {each: n * of_solved for each, n in row.items()}
    by = of_row * of_solved if is_whole else of_row
    for each, n in solved.items():
        left = found.get(each, 0) - by * n
        if left:
            found[each] = left
        else:
            found.pop(each, None)
    if is_whole or not found:
        return found
    common = gcd(*found.values())
    return {each: n // common for each, n in found.items()}
