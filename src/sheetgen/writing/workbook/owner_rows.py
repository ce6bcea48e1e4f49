"""In which rows of which tables each owner stands: held as numbers, for there are many rows."""

from array import array
from collections.abc import Iterable, Sequence

from sheetgen.writing.workbook.trace import Owner


class OwnerRows:
    """The rows about each owner, as pairs of a table's number and a line, in the order added."""

    def __init__(self) -> None:
        self._last: tuple[dict[str, int], dict[str, int]] = ({}, {})
        """The last of the rows about a code, of no item and of an item."""
        self._tables, self._lines, self._before = array("L"), array("L"), array("q")
        """Of each row its table, its line there, and the one of its owner before it, or -1."""

    def add(self, table: int, owners: Iterable[Owner]) -> None:
        """The rows of a table: each line is about one of these."""
        for line, (code, is_item) in enumerate(owners):
            last = self._last[is_item]
            self._before.append(last.get(code, -1))
            last[code] = len(self._lines)
            self._tables.append(table)
            self._lines.append(line)

    def of(self, owner: Owner) -> Sequence[tuple[int, int]]:
        """Those about an owner."""
        found: list[tuple[int, int]] = []
        at = self._last[owner.is_item].get(owner.code, -1)
        while at >= 0:
            found.append((self._tables[at], self._lines[at]))
            at = self._before[at]
        found.reverse()
        return found
