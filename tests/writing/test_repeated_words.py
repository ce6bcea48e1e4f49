"""Words that come again and again are drawn once and stand in every row all the same."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sheetgen.language.message import message
from sheetgen.model.report import Report
from sheetgen.writing.report_book import context_of
from sheetgen.writing.sheets import traces
from sheetgen.writing.traced import traces as traced
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Link, Text
from sheetgen.writing.workbook.table import Column, area_of, draw
from writing.builder_writing import policy, programme, spanish

_LOOK = ("body", "wrap")
_ROWS = 1_500
"""More different words than a column remembers."""


_COLUMNS: tuple[Column[int], ...] = (
    Column("said", message("Said"), 20, lambda row: Text("sí" if row % 2 else "no", _LOOK)),
    Column("code", message("Code"), 20, lambda row: Text(f"código {row // 2}", _LOOK)),
    Column("link", message("Place"), 20, lambda row: Link("'A'!A1", f"A!A{row}", _LOOK)),
    Column(
        "tens",
        message("Item"),
        20,
        lambda row: Text(f"decena {row // 10}", _LOOK),
        alike=lambda row: row // 10,
    ),
)


def _written(path: Path) -> Path:
    """Words said in turn, words that never repeat, links, and words alike in ten rows."""
    with Book(path, made_on=date(2024, 12, 31), say=spanish()) as book:
        book.sheet("A").stream(0, _COLUMNS, range(_ROWS))
    return path


def test_every_row_keeps_its_own_words(tmp_path: Path) -> None:
    sheet = load_workbook(_written(tmp_path / "a.xlsx"))["A"]

    expected = [
        ("sí" if row % 2 else "no", f"código {row // 2}", f"A!A{row}", f"decena {row // 10}")
        for row in range(_ROWS)
    ]
    assert expected == list(sheet.iter_rows(values_only=True))


def test_the_workbook_says_how_often_its_shared_words_are_used(tmp_path: Path) -> None:
    with zipfile.ZipFile(_written(tmp_path / "a.xlsx")) as parts:
        shared = parts.read("xl/sharedStrings.xml").decode()
        used = parts.read("xl/worksheets/sheet1.xml").count(b't="s"')

    assert 3 * _ROWS == used
    assert [str(used), str(2 + _ROWS // 2 + _ROWS // 10)] == re.findall(r'[cC]ount="(\d+)"', shared)


@pytest.mark.parametrize("report", [policy(), programme()], ids=["policy", "programme"])
def test_figures_are_traced_alike_where_each_cell_is_made_anew(
    report: Report, tmp_path: Path
) -> None:
    each_anew = tuple(replace(column, alike=None) for column in traces.COLUMNS)

    assert _listed(report, each_anew, tmp_path / "a.xlsx") == _listed(
        report, traces.COLUMNS, tmp_path / "b.xlsx"
    )


def _listed(report: Report, columns: tuple[Column[traces.Row], ...], path: Path) -> list[bytes]:
    """The parts of a workbook with the list of all figures."""
    context = context_of(report, spanish(), "Prueba")
    digests = {each.file: each.sha256 for each in report.submissions}
    rows = [traces.Row(trace, None, context, digests) for trace in traced(report)]
    with Book(path, made_on=date(2024, 12, 31), say=spanish()) as book:
        draw(book.sheet("A"), columns, rows, area_of(columns, 0, len(rows)))
    with zipfile.ZipFile(path) as parts:
        return [parts.read(name) for name in sorted(parts.namelist())]
