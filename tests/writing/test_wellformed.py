"""A part that is no XML stops the run: no office or manager is given a file to repair."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from sheetgen.errors import WriteError
from sheetgen.writing.workbook.book import Book
from writing.builder_writing import opened, spanish

DAY = date(2025, 12, 31)
SPOILT = {
    "a cell left open": '<c r="A1" s="0"',
    "words not marked up": '<c r="A1" t="inlineStr"><is><t>Salud & agua</t></is></c>',
    "an attribute twice": '<c r="A1" r="A1"/>',
    "a prefix of nothing": '<x:c r="A1"/>',
    "a sign that XML has not": '<c r="A1" t="inlineStr"><is><t>\x03</t></is></c>',
}


def write(path: Path, cell: str, into: BytesIO | None = None) -> None:
    """A workbook whose second sheet has this cell, written past xlsxwriter as a table's are."""
    with Book(path, made_on=DAY, say=spanish(), into=into) as book:
        book.sheet("Resumen").text(0, 0, "Salud & agua")
        sheet = book.sheet("Tabla").made
        sheet.stream(0, cell, None, 0, 0)
        sheet.reach(0, 0)


@pytest.mark.parametrize("cell", SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("into", [None, BytesIO()], ids=["on the disk", "in memory"])
def test_a_part_that_is_no_xml_is_an_error_naming_file_and_part(
    tmp_path: Path, cell: str, into: BytesIO | None
) -> None:
    with pytest.raises(WriteError, match=r"agua\.xlsx!xl/worksheets/sheet2\.xml.*column"):
        write(tmp_path / "agua.xlsx", cell, into)


def test_a_sound_one_is_written(tmp_path: Path) -> None:
    write(tmp_path / "agua.xlsx", '<c r="A1"><v>59</v></c>')

    assert opened(tmp_path / "agua.xlsx")["Tabla"]["A1"].value == 59
