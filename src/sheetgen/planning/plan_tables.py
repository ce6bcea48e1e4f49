"""Where a plan's tables are: files of their own, or sheets of plan.xlsx."""

from collections.abc import Iterable
from os.path import lexists
from pathlib import Path

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.planning.by_period import ACTUALS, SCHEDULE, TARGETS
from sheetgen.planning.csv_tables import stream_csv
from sheetgen.planning.element_tree import ELEMENTS
from sheetgen.planning.gathered_faults import Gathered
from sheetgen.planning.items import ACTIVITIES, INDICATORS
from sheetgen.planning.placed_rows import Row, Shape
from sheetgen.planning.plan_workbook import BOOK, Book
from sheetgen.planning.revisions import RENAMED, REVISIONS
from sheetgen.records import Struct

DEFINITION = "plan.toml"
OFFICES = Shape("offices", ("code", "name"))
FIRST = (OFFICES, ELEMENTS, INDICATORS, ACTIVITIES, TARGETS, SCHEDULE, ACTUALS)
"""Those that say what an office is asked from the beginning."""
TABLES = (*FIRST, REVISIONS, RENAMED)


class Tables(Struct, frozen=True):
    """Where a plan's tables are: files of their own, or sheets of plan.xlsx."""

    folder: Path
    shown: str
    book: Book
    gathered: Gathered

    def read(self, shape: Shape, *, required: bool = False) -> tuple[Row, ...] | None:
        """The rows of a table; None where it cannot be read at all, which is told."""
        found = self.stream(shape, required=required)
        return None if found is None else tuple(found)

    def stream(self, shape: Shape, *, required: bool = False) -> Iterable[Row] | None:
        """The same, of a table of many rows each of which is looked at once."""
        try:
            return self._stream(shape, required=required)
        except PlanError as fault:
            self.gathered.tell(fault)
            return None

    def _stream(self, shape: Shape, *, required: bool) -> Iterable[Row] | None:
        path, where = self.folder / f"{shape.name}.csv", f"{self.shown}/{shape.name}.csv"
        if path.exists() and shape.name in self.book:
            raise PlanError(
                where,
                message("the table is also a sheet of {book}.", book=BOOK),
                message("Keep one of the two."),
            )
        if required and not lexists(path) and shape.name not in self.book:
            raise PlanError(
                where,
                message("the table is missing."),
                message("Add it with the columns {columns}.", columns=shape.columns),
            )
        if shape.name in self.book:
            return self.book[shape.name]
        return stream_csv(path, where, shape, self.gathered.tell)
