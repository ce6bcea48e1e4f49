"""Words that come again and again are drawn once and stand in every row all the same."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sheetgen.language.message import message
from sheetgen.model.figure import Gap
from sheetgen.model.place import Place
from sheetgen.model.plan import Indicator
from sheetgen.model.report import JudgedItem, Report
from sheetgen.records import replace
from sheetgen.writing.report_book import context_of
from sheetgen.writing.sheets import trace_columns as traces
from sheetgen.writing.sheets.figure_rows import in_short
from sheetgen.writing.traced import as_trace, listed
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Link, Text
from sheetgen.writing.workbook.drawing import RowsBy, drawn_by_columns
from sheetgen.writing.workbook.ledger import Ledger, Rows, Tab
from sheetgen.writing.workbook.table import Column, area_of, draw
from sheetgen.writing.workbook.trace import Owner, Trace, tally
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
def test_figures_that_are_listed_in_short_are_those_that_columns_draw(
    report: Report, tmp_path: Path
) -> None:
    report = replace(report, items=tuple(map(_of_its_own, range(9), cycle(report.items))))

    assert _listed(report, tmp_path / "a.xlsx", drawn_by_columns) == _listed(
        report, tmp_path / "b.xlsx", None
    )


def _of_its_own(number: int, judged: JudgedItem) -> JudgedItem:
    """An item of another code, unit and file, its figures whole, broken, negative or missing."""
    measured = judged.measured
    item = replace(measured.item, code=f"<{number}> {'código largo ' * (number % 3)}".strip())
    if isinstance(item, Indicator):
        item = replace(item, own_unit=("", "km & más", "km")[number % 3])
    figure = (Decimal(number), Decimal("-0.125"), Gap.BLANK)[number % 3]
    file = ("dos\nlíneas.xlsx", "a & b.xlsx", f"{'muy largo ' * 40}.xlsx")[number % 3]
    measures = tuple(
        replace(each, figure=figure, places=tuple(at._replace(file=file) for at in each.places))
        if at % 2
        else each
        for at, each in enumerate(measured.measures)
    )
    return replace(judged, measured=replace(measured, item=item, measures=measures))


def _only_drawn(number: int) -> Iterator[Trace]:
    """What a workbook alone has of an item: a count that says what, and two figures that do not."""
    said, places = message("Streak"), (Place("a & b.xlsx", "Hoja", f"B{number}"),) * number
    yield tally(f"<{number}>", "history:streak", said, ("a", "b"))
    for unit, figure in ("periods", Decimal(number)), ("points", Gap.NOT_DUE):
        one = tally(f"<{number}>", "history:streak", said, ())
        yield one._replace(unit=unit, figure=figure, places=places)


def _listed(report: Report, path: Path, by: RowsBy | None) -> list[bytes]:
    """The parts of a workbook with the list of all figures; in short where no way is given."""
    context = context_of(report, spanish(), "Prueba")
    digests = {each.file: each.sha256 for each in report.submissions}
    ledger, tab = Ledger(), Tab("de 'a' & \"b\".xlsx", "Hoja <1>")
    owners = tuple(Owner(each.measured.item.code, is_item=True) for each in report.items)
    for are_own, shows in ((False, {"target": ("C",)}), (True, {"actual": ("AB", "D")})):
        ledger.enter_rows(
            Rows(tab=tab, first=7, shows=shows, near={}, owners=owners, are_own=are_own)
        )
    ledger.enter(tab.at(3, 3), owners[1].figure("progress"))

    def told(each: Trace) -> traces.Row:
        return traces.Row(each, ledger.first_cell(each.key), context, digests)

    records: list[Any] = [
        each if by is None and not isinstance(each, Trace) else told(as_trace(each))
        for each in listed(report)
    ]
    records += [told(each) for number in range(3) for each in _only_drawn(number)]
    with Book(path, made_on=date(2024, 12, 31), say=spanish()) as book:
        area = area_of(traces.COLUMNS, 0, len(records))
        by = by or in_short(context, ledger, digests)
        draw(book.sheet("A"), traces.COLUMNS, records, area, by=by)
    with zipfile.ZipFile(path) as parts:
        return [parts.read(name) for name in sorted(parts.namelist())]
