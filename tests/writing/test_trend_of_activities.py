"""`Actividades` draws the progress of the months known, from cells that have their traces."""

import json
import re
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

from sheetgen.keeping.answers import Answers
from sheetgen.keeping.answers_told import told_answers
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.model.status import Band, Status
from sheetgen.records import replace
from sheetgen.writing.report_book import drawn, write_workbook
from sheetgen.writing.workbook.ledger import figure_at
from writing.builder_writing import opened, programme, spanish
from writing.lint_writing import lint

LOW = (Status.LOW, Band.LOW)


def month(number: int, **progress: Figure) -> PastState:
    items = {
        code.removeprefix("of_").replace("_", "."): ItemState(*LOW, figure)
        for code, figure in progress.items()
    }
    return PastState(period=Period(2025, number), items=items, index=None)


def in_four_months() -> Report:
    """November is due for none; 2.1 sent nothing in October, and 3.3 is known of one month."""
    made = programme()
    ten = {"of_2": Decimal(40), "of_2_1": Gap.NOT_SUBMITTED, "of_2_2": Decimal("90.5")}
    states = (
        month(9, of_2=Decimal(25), of_2_1=Decimal(10), of_2_2=Decimal(101)),
        month(10, **ten),
        month(11, of_2=Gap.NOT_DUE, of_2_1=Gap.NOT_DUE, of_2_2=Gap.NOT_DUE),
        month(12, of_2=Decimal("84.867503487"), of_2_1=Decimal(0), of_3_3=Decimal(100)),
    )
    return replace(made, states=states)


def sparklines(path: Path) -> dict[str, str]:
    """Of each cell of `Actividades` with a small chart the cells that it is drawn from."""
    with ZipFile(path) as parts:
        xml = "".join(parts.read(each).decode() for each in parts.namelist() if "/sheet" in each)
    pairs = re.findall(r"<xm:f>'Actividades'!([^<]*)</xm:f><xm:sqref>([^<]*)</xm:sqref>", xml)
    return {at: cells for cells, at in pairs}


def test_each_activity_has_its_months_and_one_without_figure_leaves_a_gap(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(in_four_months(), path, spanish(), workspace_name="")
    sheet = opened(path, values=True)["Actividades"]
    at = {cell.value: cell.column_letter for cell in sheet[4] if cell.value}
    rows = {str(cell.value): cell.row for cell in sheet["A"] if cell.row > 4 and cell.value}
    months = list(at)[-3:]
    first, middle, last = (at[each] for each in months)

    assert lint(path) == []
    assert months == ["Avance en 2025-09", "Avance en 2025-10", "Avance en 2025-12"]
    drawn_from = {code: f"{first}{rows[code]}:{last}{rows[code]}" for code in ("2.1", "2.2")}
    charts = sparklines(path)
    for code, cells in drawn_from.items():
        assert charts[f"{at['Tendencia']}{rows[code]}"] == cells
    assert f"{at['Tendencia']}{rows['3.3']}" not in charts
    shown = {c: [sheet[f"{m}{rows[c]}"].value for m in (first, middle, last)] for c in drawn_from}
    assert shown["2.1"] == [10, None, 0]
    assert shown["2.2"][:2] == [101, 90.5]
    assert sheet.column_dimensions[first].hidden


def test_a_month_has_its_answer_and_the_reported_one_is_the_progress_itself(tmp_path: Path) -> None:
    report = in_four_months()
    path = tmp_path / "a.xlsx"
    write_workbook(report, path, spanish(), workspace_name="")
    sheet = opened(path)["Actividades"]
    at = {cell.value: cell.column_letter for cell in sheet[4] if cell.value}
    rows = {str(cell.value): cell.row for cell in sheet["A"] if cell.row > 4 and cell.value}
    figures = drawn(report, spanish()).figures()

    def told(month: str, code: str) -> tuple[str, str, Figure] | None:
        cell = f"{at[f'Avance en {month}']}{rows[code]}"
        found = figure_at(figures, "Actividades", cell)
        return found and (found.trace.subject, found.trace.measure, found.trace.figure)

    assert told("2025-09", "2.2") == ("2.2", "history:2025-09", Decimal(101))
    assert told("2025-10", "2.1") == ("2.1", "history:2025-10", Gap.NOT_SUBMITTED)
    assert told("2025-12", "2.2") == ("2.2", "progress", Decimal("90.265486726"))
    assert told("2025-09", "3") is None  # an element's: of its months nothing is kept
    assert sheet[f"{at['Avance en 2025-12']}{rows['2.1']}"].value == f"=E{rows['2.1']}"


def test_what_an_item_came_to_is_told_once_for_all_sheets_that_show_it() -> None:
    report = replace(in_four_months(), alerts=())
    ledger = drawn(report, spanish())
    text = told_answers(report, ledger, spanish())
    answers = Answers.of(text, report.tables)
    of_months = [each for each in ledger.figures() if each.trace.measure.startswith("history:20")]
    lines = [json.loads(each) for each in text.split(b"\n")[1:]]
    told = [each[3] for each in lines if len(each) > 3]

    assert {"Actividades", "Historia"} <= {at.sheet for each in of_months for at in each.cells}
    for each in of_months:
        (at,) = each.cells
        found = answers.figure_at(at.sheet, at.cell, at.book)
        assert found is not None
        said, trace = found.shown.trace, each.trace
        assert (said.subject, said.measure) == (trace.subject, trace.measure)
        assert (said.figure, said.places) == (trace.figure, trace.places)
    assert [len(report.states)] * len(report.items) == list(map(len, told))


def test_one_month_alone_draws_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    report = replace(in_four_months(), states=in_four_months().states[2:])
    write_workbook(report, path, spanish(), workspace_name="")
    said = [cell.value for cell in opened(path)["Actividades"][4]]

    assert not {each for each in said if str(each).startswith(("Tendencia", "Avance en "))}
    assert sparklines(path) == {}
