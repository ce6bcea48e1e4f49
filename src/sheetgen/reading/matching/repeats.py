"""What to believe where one code stands in several rows or sheets: only what cannot differ."""

from collections.abc import Iterator
from typing import NamedTuple

from sheetgen.faults.file_fault import FileFault
from sheetgen.reading.matching import match_faults
from sheetgen.reading.matching.form_table import CODE, Table


class Hit(NamedTuple):
    """A row that carries an asked code."""

    table: Table
    row: int


class Repeats:
    """Settles each code, and keeps what is to be told of those that stood twice."""

    def __init__(self) -> None:
        self._rows: list[FileFault] = []
        self._sheets: dict[tuple[str, str], tuple[Table, list[str]]] = {}

    def settle(self, code: str, hits: tuple[Hit, ...]) -> tuple[Hit | None, bool]:
        """The row that counts, and whether others contradict it (then none is believed).

        A row without figures beside a filled one is a blank copy; rows that say the same are one.
        """
        if len(hits) <= 1:
            return (hits[0] if hits else None), False
        filled = [hit for hit in hits if hit.table.is_filled(hit.row)] or list(hits)
        kept = filled[0]
        differ = any(_typed(hit) != _typed(kept) for hit in filled)
        self._tell(code, kept, hits, differ=differ)
        return kept, differ

    def _tell(self, code: str, kept: Hit, hits: tuple[Hit, ...], *, differ: bool) -> None:
        here = [hit for hit in hits if hit.table is kept.table]
        if len(here) > 1:
            place = kept.table.place(here[1].row, kept.table.column(CODE))
            cells = tuple(hit.table.place(hit.row, hit.table.column(CODE)).cell for hit in here)
            if differ:
                self._rows.append(FileFault.doubled_row(place, code, cells))
            else:
                self._rows.append(match_faults.row_repeated(place, code, cells))
        for table in {hit.table.sheet.name: hit.table for hit in hits}.values():
            if table is not kept.table:
                key = kept.table.sheet.name, table.sheet.name
                codes = self._sheets.setdefault(key, (table, []))[1]
                codes += [code] if differ else []

    def faults(self) -> Iterator[FileFault]:
        """One for each code that stood twice in a sheet, one for each sheet that stood twice."""
        yield from self._rows
        for (kept, other), (table, codes) in self._sheets.items():
            yield match_faults.sheet_twice(table.heading, kept, other, codes)


def _typed(hit: Hit) -> list[str]:
    return [hit.table.text(hit.row, column.field) for column in hit.table.form.inputs]
