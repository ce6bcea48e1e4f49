"""Every count of the workbook has a trace, and the trace's cell holds that count."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from sheetgen.model.figure import Gap
from sheetgen.model.report import Report
from sheetgen.writing.report_book import drawn, write_workbook
from sheetgen.writing.workbook.ledger import Shown, figure_at
from writing.builder_writing import both, policy, programme, spanish

pytestmark = pytest.mark.sweep

NUMBER = re.compile(r"[\d,]+(?:\.\d+)?")
QUOTED = re.compile(r'"[^"]*"')
"""Words in a number format: there a % does not multiply."""


def written(found: Report, path: Path) -> tuple[Workbook, tuple[Shown, ...]]:
    write_workbook(found, path, spanish(), workspace_name="")
    return both(path, values=True), drawn(found, spanish()).figures()


def number_in(book: Workbook, sheet: str, cell: str) -> Decimal:
    """The figure of a cell; the first in words such as "13 de 41"; a share in percent."""
    found = book[sheet][cell]
    if isinstance(found.value, str):
        return Decimal(NUMBER.search(found.value)[0].replace(",", ""))
    exact = Decimal(repr(found.value))
    return exact * 100 if "%" in QUOTED.sub("", found.number_format) else exact


def holds(book: Workbook, shown: tuple[Shown, ...]) -> int:
    checked = 0
    for each in shown:
        if each.trace.said is None or isinstance(each.trace.figure, Gap):
            continue
        ((_, sheet, cell),) = each.cells
        held = number_in(book, sheet, cell)
        assert abs(held - each.trace.figure) <= Decimal("0.05"), each.trace
        checked += 1
    return checked


@pytest.mark.parametrize("plan", ["pndi", "pp0093"])
def test_every_count_is_what_its_cell_holds(
    tmp_path: Path, reports: dict[str, Report], plan: str
) -> None:
    book, shown = written(reports[plan], tmp_path / "a.xlsx")

    assert holds(book, shown) > 60


@pytest.mark.parametrize("plan", ["pndi", "pp0093"])
def test_no_number_of_the_summary_or_the_deliveries_is_without_an_answer(
    tmp_path: Path, reports: dict[str, Report], plan: str
) -> None:
    book, shown = written(reports[plan], tmp_path / "a.xlsx")

    for sheet, least in (("Resumen", 50), ("Entregas", 50)):
        numbers = [
            cell.coordinate
            for row in book[sheet].iter_rows()
            for cell in row
            if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
        ]
        assert len(numbers) > least
        assert [each for each in numbers if figure_at(shown, sheet, each) is None] == []


def test_the_reports_made_by_hand_agree_too(tmp_path: Path) -> None:
    for made in (policy(), programme()):
        assert holds(*written(made, tmp_path / f"{made.plan.code}.xlsx")) > 20


def test_a_count_lists_what_it_counts(reports: dict[str, Report]) -> None:
    shown = drawn(reports["pndi"], spanish()).figures()
    (low,) = (
        each.trace
        for each in shown
        if (each.trace.subject, each.trace.measure) == ("OP.04", "items:▼")
    )

    assert Decimal(3) == low.figure
    assert low.of == ("ISS.04.02.01.01", "ISS.04.03.01.01", "ISS.04.03.01.02")
