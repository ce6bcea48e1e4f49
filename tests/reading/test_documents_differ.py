"""Of two documents the first paragraph is named that reads otherwise, of two books the cell."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from sheetgen.reading.first_difference import first_difference


def _document(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (("Uno", "2 & 3"), ("paragraph 2", "2 & 2", "2 & 3")),
        (("Uno", "2 & 2", "Tres"), ("paragraph 3", "", "Tres")),
        (("Uno", "2 & 2"), ("", "", "")),
    ],
)
def test_it_is_named_by_its_number(
    tmp_path: Path, now: tuple[str, ...], found: tuple[str, str, str]
) -> None:
    before = _document(tmp_path / "a.docx", "Uno", "2 & 2")

    assert first_difference(before, _document(tmp_path / "b.docx", *now)) == found


@pytest.mark.parametrize("data", [b"not a document", b""])
def test_what_was_saved_under_its_name_and_is_none_has_no_place(
    tmp_path: Path, data: bytes
) -> None:
    other = tmp_path / "b.docx"
    other.write_bytes(data)

    assert first_difference(_document(tmp_path / "a.docx", "Uno"), other) == ("", "", "")


def test_of_a_long_cell_that_part_is_told_in_which_it_is_another(tmp_path: Path) -> None:
    for name, end in (("a.xlsx", "H9"), ("b.xlsx", "H8")):
        book = Workbook()
        sheet = book.worksheets[0]
        sheet["A1"] = "input/2025-01/OBRAS.xlsx!Actividades!H9; " * 20 + end
        book.save(tmp_path / name)

    place, before, after = first_difference(tmp_path / "a.xlsx", tmp_path / "b.xlsx")

    assert place == "Sheet!A1"
    assert (before[:2], before[-2:], after[-2:]) == ("… ", "H9", "H8")
