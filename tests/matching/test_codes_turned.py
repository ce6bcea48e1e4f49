"""Codes that a spreadsheet program turned into numbers or dates: the row's name decides."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import at, codes, fill, said, send
from sheetgen.model.submission import State
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from small import POLICY, make_workspace

CODED = {
    **POLICY,
    "indicators.csv": POLICY["indicators.csv"]
    .replace(",SUR,", ",NORTE,")
    .replace("NORTE;SUR", "NORTE")
    .replace("I.1,", "1.1,")
    .replace("I.2,", "1.10,")
    .replace("I.3,", "1.2,"),
    "targets.csv": "code,year,target\n1.1,2025,200\n1.10,2025,50%\n1.2,2025,40\n",
    "actuals.csv": "code,period,actual,accrued,source\n1.1,2024-12,140,,informe\n",
}
WHOLE = {"1.1": Decimal(150), "1.10": Decimal(45), "1.2": Decimal(60)}


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path, {"agua": CODED})))


def coded(**values: object) -> Callable[[Worksheet], None]:
    """All figures, and some codes turned into other values."""

    def change(sheet: Worksheet) -> None:
        fill(sheet, **{"1_1": 150, "1_10": 0.45, "1_2": 60})
        cells = {code: at(sheet, code.replace("_", "."), "Código") for code in values}
        for code, cell in cells.items():
            sheet.cell(*cell).value = values[code]  # type: ignore[assignment]

    return change


def test_a_code_that_became_a_number_is_read_by_the_rows_name(setup: Setup) -> None:
    sent = send(setup, "NORTE", coded(**{"1_1": 1.1, "1_10": 1.1}))

    assert (WHOLE, State.ACCEPTED, ["READ-316"]) == (said(sent), sent.state, codes(sent))
    told = dict(sent.problems[0].message.figures)
    assert ("1.10", "1.1") == (told["code"], told["found"])


def test_a_code_that_became_a_date_is_read_by_the_rows_name(setup: Setup) -> None:
    sent = send(setup, "NORTE", coded(**{"1_2": datetime(2026, 2, 1)}))  # noqa: DTZ001 - a cell's

    assert (WHOLE, ["READ-316"]) == (said(sent), codes(sent))
    assert "2026-02-01" == dict(sent.problems[0].message.figures)["found"]


def test_a_number_that_may_be_two_codes_and_a_name_of_neither_is_not_read(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        coded(**{"1_10": 1.1})(sheet)
        row, column = at(sheet, "Hogares con agua", "Indicador")
        sheet.cell(row, column).value = "Otro nombre"

    sent = send(setup, "NORTE", change)

    assert Decimal(150) == said(sent)["1.1"]
    assert {"READ-306", "READ-308"} == set(codes(sent))


def test_a_row_that_stands_twice_is_told_with_both_cells(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        coded()(sheet)
        first, _ = at(sheet, "1.1", "Código")
        for cell in sheet[first]:
            sheet.cell(20, cell.column).value = cell.value  # type: ignore[arg-type]  # no merges
        sheet.cell(20, at(sheet, "1.1", "Valor obtenido")[1]).value = 151

    (told,) = send(setup, "NORTE", change).problems

    assert ("READ-307", ("B9", "B20")) == (told.code, dict(told.message.figures)["cells"])
