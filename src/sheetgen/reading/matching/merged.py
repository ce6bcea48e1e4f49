"""Finds figures in cells merged over several items: nobody can say of which row they are."""

from sheetgen.faults.file_fault import FileFault
from sheetgen.reading.matching import match_faults
from sheetgen.reading.matching.form_table import Table
from sheetgen.reading.opening.cells import Kind, Span


class Merged:
    """The blocks of one table that reach over several rows with a code; ``faults`` tells them."""

    def __init__(self, table: Table) -> None:
        tall = [span for span in table.sheet.merges if span.last_row > span.first_row]
        coded = [row for rows in table.rows.values() for row in rows] if tall else []
        self._table = table
        self._spans = [
            span
            for span in tall
            if sum(span.first_row <= row <= span.last_row for row in coded) > 1
        ]
        self.faults: dict[Span, FileFault] = {}

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is part of such a block, and the block is filled."""
        for span in self._spans:
            within = span.first_column <= column <= span.last_column
            if within and span.first_row <= row <= span.last_row:
                head = self._table.sheet.cell(span.first_row, span.first_column)
                if head.kind is not Kind.EMPTY:
                    self.faults[span] = self._fault(span)
                    return True
        return False

    def _fault(self, span: Span) -> FileFault:
        first = self._table.place(span.first_row, span.first_column)
        last = self._table.place(span.last_row, span.last_column)
        return match_faults.merged_rows(first, f"{first.cell}:{last.cell}")
