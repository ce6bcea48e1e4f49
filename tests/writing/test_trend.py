"""The index is drawn from two months on, with where the high band begins."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from sheetgen.model.report import Report
from sheetgen.records import replace
from sheetgen.writing.report_book import drawn, write_workbook
from sheetgen.writing.workbook.ledger import figure_at
from writing.builder_writing import opened, spanish
from writing.lint_writing import lint
from writing.test_first_page_printed import moving


def of_two_months() -> Report:
    made = moving()
    figures = (Decimal(70), Decimal("71.25"))
    states = (
        replace(state, index=figure)
        for state, figure in zip(made.states[-2:], figures, strict=True)
    )
    return replace(made, states=tuple(states))


def test_two_months_make_a_line_with_its_aim(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(of_two_months(), path, spanish(), workspace_name="")
    sheet = opened(path, values=True)["Historia"]
    rows = {str(row[0]): row for row in sheet.iter_rows(values_only=True)}
    (chart,) = sheet._charts

    assert lint(path) == []
    assert rows["Índice"][2:4] == (70, 71.25)
    assert rows["Alto desde"][2:4] == (95, 95)
    assert len(chart.series) == 2


def test_one_month_is_no_line(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made = of_two_months()
    states = (replace(made.states[0], index=None), made.states[1])
    write_workbook(replace(made, states=states), path, spanish(), workspace_name="")
    sheet = opened(path, values=True)["Historia"]
    rows = {str(row[0]): row for row in sheet.iter_rows(values_only=True)}

    assert rows["Índice"][2:4] == (None, 71.25)
    assert sheet._charts == []
    assert any("▼ Bajo <" in each for each in rows)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (Decimal("71.25"), "de 70.0 % en 2024-11 a 71.3 % en 2024-12; alto desde 95 %"),
        (Decimal(70), "Índice de 70.0 % en 2024-11 y 2024-12; alto desde 95 %"),
    ],
)
def test_who_cannot_see_it_is_told_what_it_shows(last: Decimal, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made = of_two_months()
    states = (made.states[0], replace(made.states[1], index=last))
    report = replace(made, states=states)
    write_workbook(report, path, spanish(), workspace_name="")
    with ZipFile(path) as parts:
        drawn = "".join(
            parts.read(each).decode() for each in parts.namelist() if "drawings/drawing" in each
        )

    assert told in drawn.replace("\N{NO-BREAK SPACE}", " ")


def test_a_month_of_an_item_has_its_answer_and_the_list_of_figures_one_row_for_all() -> None:
    ledger = drawn(moving(), spanish())
    figures = ledger.figures()
    september, streak = (figure_at(figures, "Historia", cell) for cell in ("C7", "H7"))
    assert september is not None
    assert streak is not None

    assert (september.trace.measure, september.trace.figure) == ("history:2024-09", Decimal(50))
    assert not september.near
    assert (streak.trace.measure, streak.trace.figure) == ("history:streak", Decimal(4))
    code = moving().items[2].measured.item.code
    moved = figure_at(figures, "Historia", "G7")
    assert moved is not None
    assert [code] * 3 == [each.trace.subject for each in (september, moved, streak)]
    assert streak.near
    listed = [trace.measure for trace, _ in ledger.own if trace.measure.startswith("history:")]
    assert sorted(set(listed)) == ["history:change", "history:streak"]


def test_a_streak_of_many_months_stands_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(of_two_months(), path, spanish(), workspace_name="")
    sheet = opened(path)["Historia"]
    (heading,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "Racha")

    width = sheet.column_dimensions[heading.column_letter].width
    assert width >= len("No evaluado: 9 periodos seguidos") - 2
