"""Where the figures of an owner stand, as a line: by it the ledger answers which cell comes first.

Of the rows of an owner it tells those alone in which one of the figures stands first: what else
speaks of an item, as an alert, may move without a word of what is listed being another.
"""

from collections.abc import Callable, Collection, Sequence

from sheetgen.writing.workbook.ledger import Ledger, Rows
from sheetgen.writing.workbook.trace import Owner


def standing(ledger: Ledger, measures: Collection[str]) -> Callable[[Owner], str]:
    """All by which :meth:`Ledger.where` finds these figures of an owner; for many owners."""
    single: dict[Owner, list[str]] = {}
    for (owner, measure), cells in ledger.single.items():
        single.setdefault(owner, []).append(f"{measure} {cells[0]}")
    wanted, known = frozenset(measures), dict[tuple[int, ...], list[int]]()

    def of(owner: Owner) -> str:
        rows = ledger.numbered_rows(owner)
        tables = tuple([table for table, _ in rows])
        first = known.get(tables)
        if first is None:
            first = known[tables] = _first([ledger.tables[each] for each in tables], wanted)
        told = [f"{rows[at][0]}!{rows[at][1]}" for at in first]
        return " ".join((*told, *single.get(owner, ())))

    return of


def _first(rows: Sequence[Rows], wanted: frozenset[str]) -> list[int]:
    """Which of some rows, each of a table, show one of the figures before the others do."""
    found: list[int] = []
    shown: set[str] = set()
    for at in sorted(range(len(rows)), key=lambda at: not rows[at].are_own):
        shows = wanted.intersection(rows[at].shows)
        if not shows <= shown:
            shown |= shows
            found.append(at)
    return found
