"""Words that come again and again are drawn once and stand in every row all the same."""

import re
import zipfile
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Link, Text
from writing.builder_writing import spanish

_LOOK = ("body", "wrap")
_ROWS = 1_500
"""More different words than a column remembers."""


def _written(path: Path) -> Path:
    """A column that says two words in turn, one that never repeats, and one of links."""
    with Book(path, made_on=date(2024, 12, 31), say=spanish()) as book:
        rows = (
            (
                Text("sí" if row % 2 else "no", _LOOK),
                Text(f"código {row // 2}", _LOOK),
                Link("'A'!A1", f"A!A{row}", (*_LOOK, "link")),
            )
            for row in range(_ROWS)
        )
        book.sheet("A").stream(0, [20.0] * 3, rows)
    return path


def test_every_row_keeps_its_own_words(tmp_path: Path) -> None:
    sheet = load_workbook(_written(tmp_path / "a.xlsx"))["A"]

    expected = [
        ("sí" if row % 2 else "no", f"código {row // 2}", f"A!A{row}") for row in range(_ROWS)
    ]
    assert expected == list(sheet.iter_rows(values_only=True))


def test_the_workbook_says_how_often_its_shared_words_are_used(tmp_path: Path) -> None:
    with zipfile.ZipFile(_written(tmp_path / "a.xlsx")) as parts:
        shared = parts.read("xl/sharedStrings.xml").decode()
        used = parts.read("xl/worksheets/sheet1.xml").count(b't="s"')

    assert 2 * _ROWS == used
    assert [str(used), str(2 + _ROWS // 2)] == re.findall(r'[cC]ount="(\d+)"', shared)
