"""The door to xlsxwriter: what it refuses softly is an error here."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from sheetgen.errors import WriteError
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Number
from writing.builder_writing import opened, spanish

DAY = date(2024, 12, 31)


def book(path: Path) -> Book:
    return Book(path, made_on=DAY, say=spanish())


@pytest.mark.parametrize("text", ["=1+1", "+51 1", "-3", "@SUM(A1)", "{=A1}", "http://x.pe", "007"])
def test_text_stays_text_whatever_it_begins_with(tmp_path: Path, text: str) -> None:
    with book(tmp_path / "a.xlsx") as made:
        made.sheet("A").text(0, 0, text, "plain")

    cell = opened(tmp_path / "a.xlsx")["A"]["A1"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize(("text", "parts"), [("x" * 32_768, 2), ("😀" * 32_000, 3)])
def test_text_too_long_for_a_cell_begins_there_and_stands_whole_in_parts_at_the_end(
    tmp_path: Path, text: str, parts: int
) -> None:
    with book(tmp_path / "a.xlsx") as made:
        made.sheet("A").text(6, 1, text, "plain")
        made.sheet("A").text(7, 1, "x" * 32_767, "plain")  # as much as Excel takes

    read = opened(tmp_path / "a.xlsx")
    whole = read["Textos largos"]
    rows = list(whole.iter_rows(min_row=5, values_only=True))
    assert ["A", "Textos largos"] == read.sheetnames
    assert ("".join(str(row[2]) for row in rows), parts) == (text, len(rows))
    assert (f"1 de {parts}", "A!B7") == (rows[0][1], rows[0][0])
    assert str(read["A"]["B7"].value).endswith(" … → 'Textos largos'!A5")
    assert text.startswith(str(read["A"]["B7"].value)[:1000])
    assert len(str(read["A"]["B7"].value).encode("utf-16-le")) < 2 * 32_767
    assert "x" * 32_767 == read["A"]["B8"].value


def test_a_row_below_the_last_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="write_number"), book(tmp_path / "a.xlsx") as made:
        made.sheet("A").put(1_048_576, 0, Number(1, ("plain",)))


def test_a_conditional_format_that_is_refused_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(WriteError), book(tmp_path / "a.xlsx") as made:
        made.sheet("A").call("conditional_format", 0, 0, 0, 0, {"type": "no such type"})


def test_two_sheets_of_one_name_stop_the_run(tmp_path: Path) -> None:
    with book(tmp_path / "a.xlsx") as made:
        made.sheet("A")
        with pytest.raises(WriteError, match="in use"):
            made.sheet("a")


def test_a_name_longer_than_excel_takes_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(WriteError), book(tmp_path / "a.xlsx") as made:
        made.sheet("x" * 32)


def test_overlapping_merges_stop_the_run(tmp_path: Path) -> None:
    with book(tmp_path / "a.xlsx") as made:
        sheet = made.sheet("A")
        sheet.across(0, 0, 2, "a", "plain")
        with pytest.raises(WriteError, match="overlap"):
            sheet.across(0, 1, 3, "b", "plain")


def test_a_folder_that_is_not_there_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none") as told, book(tmp_path / "none/a.xlsx") as made:
        made.sheet("A")

    assert str(tmp_path / "none/a.xlsx") == told.value.filename  # for disk/change.py to tell


def test_a_figure_keeps_its_nearest_double(tmp_path: Path) -> None:
    figure = Decimal("0.1234567890123456789")
    with book(tmp_path / "a.xlsx") as made:
        made.sheet("A").put(0, 0, Number(figure, ("plain",)))

    with ZipFile(tmp_path / "a.xlsx") as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
    assert f"<v>{float(figure)!r}</v>" in xml


def test_the_file_tells_neither_who_nor_when(tmp_path: Path) -> None:
    with book(tmp_path / "a.xlsx") as made:
        made.sheet("A")

    known = opened(tmp_path / "a.xlsx").properties
    assert known.created == datetime(2024, 12, 31)  # noqa: DTZ001 - files hold no zone
    assert known.lastModifiedBy in {None, ""}
    assert known.creator in {None, ""}
