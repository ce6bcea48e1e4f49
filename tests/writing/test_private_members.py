"""What is used of xlsxwriter past its promises: an upgrade that changes it fails here, by name.

Where one of these fails, look at ``streamed.py`` and ``package.py`` in ``writing/workbook/`` before
pyproject takes more.
"""

import inspect
import re
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.image import Image
from xlsxwriter.sharedstrings import SharedStringTable
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sheetgen.writing.workbook.package import PackedBook
from sheetgen.writing.workbook.sheet_in_runs import SheetInRuns
from sheetgen.writing.workbook.streamed import StreamedSheet

SOURCE = inspect.getsource(Worksheet)

OVERRIDDEN = {
    "_write_rows": ["self"],
    "_write_hyperlinks": ["self"],
    "_prepare_formula": ["self", "formula", "expand_future_functions"],
}
"""Methods of ours in the place of xlsxwriter's, which it must call, and what they take."""

CALLED = (
    (Worksheet, "_check_dimensions", 2),
    (Worksheet, "_write_hyperlink_internal", 3),
    (Worksheet, "_xml_start_tag", 1),
    (Worksheet, "_xml_end_tag", 1),
    (SharedStringTable, "_get_shared_string_index", 1),
    (Format, "_get_xf_index", 0),
)
"""Methods that we call, with so many arguments."""

HELD = {
    "outline_row_level": int,
    "tmpdir": (str, type(None)),
    "dim_rowmin": (int, type(None)),
    "dim_rowmax": (int, type(None)),
    "hlink_count": int,
    "hyperlinks": dict,
    "table_cells": dict,
    "str_table": SharedStringTable,
}
"""Attributes of a sheet that we read or set, and what they hold."""


@pytest.fixture
def sheet() -> Worksheet:
    made: Worksheet = xlsxwriter.Workbook(BytesIO(), {"in_memory": True}).add_worksheet("Hoja")
    return made


@pytest.mark.parametrize("name", OVERRIDDEN)
def test_a_method_in_whose_place_is_ours_is_there_and_called(name: str) -> None:
    assert name in vars(Worksheet)
    assert OVERRIDDEN[name] == list(inspect.signature(vars(Worksheet)[name]).parameters)
    assert re.search(rf"self\.{name}\(", SOURCE)


def test_ours_stand_in_the_place_of_those_and_of_no_other() -> None:
    own = vars(StreamedSheet).keys() | vars(SheetInRuns)
    ours = {name for name in own if hasattr(Worksheet, name)}

    assert set(OVERRIDDEN) == {name for name in ours if not name.startswith("__")}


@pytest.mark.parametrize(("owner", "name", "n"), CALLED, ids=str)
def test_a_method_that_we_call_is_there_and_takes_what_we_give(
    owner: type, name: str, n: int
) -> None:
    inspect.signature(getattr(owner, name)).bind(*range(n + 1))


def test_a_sheet_holds_what_we_read_and_set(sheet: Worksheet) -> None:
    assert HELD == {
        name: kind for name, kind in HELD.items() if isinstance(vars(sheet).get(name, sheet), kind)
    }
    assert hasattr(sheet, "fh")
    assert sheet.str_table.count == 0
    assert re.search(r"self\.table_cells\[", SOURCE)


def test_a_cell_that_does_not_exist_is_refused_by_a_negative_number(sheet: Worksheet) -> None:
    assert (0, -1) == (sheet._check_dimensions(5, 5), sheet._check_dimensions(1_048_576, 0))
    assert (5, 5) == (sheet.dim_rowmin, sheet.dim_rowmax)


def test_a_shared_text_keeps_its_number_and_is_counted(sheet: Worksheet) -> None:
    table = sheet.str_table

    assert [0, 1, 0] == [table._get_shared_string_index(each) for each in ("uno", "dos", "uno")]
    assert 3 == table.count


def test_rows_are_written_from_the_first_to_the_last_of_the_sheet_s_bounds(
    sheet: Worksheet,
) -> None:
    for row in range(4):
        sheet.write_number(row, 0, row)
    sheet.dim_rowmin, sheet.dim_rowmax, sheet.fh = 1, 2, StringIO()

    sheet._write_rows()

    assert ['<row r="2"', '<row r="3"'] == re.findall(r'<row r="\d+"', sheet.fh.getvalue())


def test_a_link_within_the_workbook_is_one_element_without_more_around_it(
    sheet: Worksheet,
) -> None:
    sheet.write_url(0, 0, "internal:'Hoja'!A9", None, "nueve")
    ((row, links),) = sheet.hyperlinks.items()
    ((column, url),) = links.items()
    sheet.fh = StringIO()

    sheet._write_hyperlink_internal(row, column, url)

    assert sheet.fh.getvalue() == ("""<hyperlink ref="A1" location="'Hoja'!A9" display="nueve"/>""")


def test_a_picture_tells_its_name_and_size() -> None:
    assert {"width", "height"} <= {
        name for name, _ in inspect.getmembers(Image, lambda each: isinstance(each, property))
    }


def test_a_workbook_hands_its_parts_to_whoever_puts_them_together(tmp_path: Path) -> None:
    store = inspect.getsource(Workbook._store_workbook)
    assert "packager = self._get_packager()" in store
    assert "xml_files = packager._create_package()" in store

    whole = xlsxwriter.Workbook(tmp_path / "a.xlsx", {"tmpdir": str(tmp_path)})
    packed = PackedBook(str(tmp_path / "b.xlsx"), {"tmpdir": str(tmp_path)})
    for book in (whole, packed):
        book.add_worksheet("Hoja").write_string(0, 0, "59 & más")
        book.set_properties({"created": datetime(2025, 12, 31)})  # noqa: DTZ001 - as the book's
        book.close()
    packed.pack("b.xlsx")
    parts = [ZipFile(tmp_path / name) for name in ("a.xlsx", "b.xlsx")]

    first, second = ([(name, each.read(name)) for name in each.namelist()] for each in parts)
    assert first == second
    assert {"a.xlsx", "b.xlsx"} == {each.name for each in tmp_path.iterdir()}
