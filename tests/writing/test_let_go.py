"""What was written is let go at once, though rings are looked for seldom while a report is."""

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from weakref import ref

import pytest

from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.writing.document import BULLET, Document
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Number, Text
from sheetgen.writing.workbook.copies import Copies
from sheetgen.writing.workbook.drawing import RowDrawing
from sheetgen.writing.workbook.runs import in_runs
from sheetgen.writing.workbook.table import Column

DAY = date(2026, 1, 31)


@pytest.fixture(autouse=True)
def unswept() -> Iterator[None]:
    """As the command line runs: rings are not looked for."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_of_a_workbook_that_is_written_nothing_is_held(tmp_path: Path) -> None:
    def written() -> list[ref[object]]:
        with Book(tmp_path / "a.xlsx", made_on=DAY, say=speaker("es", "es_PE"), title="A") as book:
            sheets = [book.sheet(name) for name in ("A", "B")]
            sheets[0].across(1, 0, 3, "dicho", "body")
            held: list[object] = [book, *sheets, *(each.made for each in sheets)]
            return [ref(each) for each in held]

    assert [None] * 5 == [each() for each in written()]


def test_of_a_document_that_is_written_nothing_is_held(tmp_path: Path) -> None:
    def written() -> ref[object]:
        made = Document("A", made_on=DAY, language="es")
        made.paragraph("dicho", BULLET, "aparte")
        made.table(["A", "B"], [["1", "2"]], (10.0, 10.0), right=[1])
        part = ref(made._made.part)
        made.save(tmp_path / "a.docx")
        return part

    assert written()() is None


def test_of_rows_that_are_drawn_no_words_are_held(tmp_path: Path) -> None:
    columns = [
        Column[int]("a", message("A"), 10, lambda each: Text(f"a {each}", ("body",))),
        Column[int]("b", message("B"), 10, lambda each: Number(each, ("body",))),
    ]

    def drawn(book: Book) -> ref[object]:
        drawing = RowDrawing(book, book.sheet("A").made, columns)
        for row in range(9):
            drawing.row(row, row, 0)
        return ref(drawing)

    say = speaker("es", "es_PE")
    with Book(tmp_path / "a.xlsx", made_on=DAY, say=say, title="A", is_kept=False) as book:
        assert drawn(book)() is None


def test_what_a_row_follows_from_is_asked_when_its_run_is_drawn() -> None:
    asked: list[int] = []
    records = range(100)
    keys = (asked.append(each) or str(each) for each in records)

    first = next(in_runs(records, Copies(rest="all"), "", keys))

    assert first.key
    assert first.rows == len(asked) < len(records)
