"""The office's template: fixed addresses, locks, checks, the stamp in both places."""

from pathlib import Path

import pytest

from sheetgen.model.figure import Gap
from sheetgen.model.form import Ask
from sheetgen.records import replace
from sheetgen.writing.forms.cells_filled import count_of_filled
from sheetgen.writing.template_book import write_template
from writing.builder_writing import english, opened, spanish, template


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_template(template(), tmp_path / "t.xlsx", spanish())
    return tmp_path / "t.xlsx"


def test_every_code_stands_in_its_row(path: Path) -> None:
    sheet = opened(path)["Indicadores"]
    made = template().sheets[0]

    assert [sheet[f"A{row.row}"].value for row in made.rows] == [row.item.code for row in made.rows]
    assert [cell.value for cell in sheet[made.heading_row]] == [
        dict(column.headings)["es"] for column in made.form.columns
    ]


def test_only_what_an_office_fills_is_unlocked(path: Path) -> None:
    sheet = opened(path)["Indicadores"]

    unlocked = {c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked}
    assert unlocked == {"F9", "F10", "F12", "G9", "G10", "G12"}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert not sheet.protection.autoFilter  # openpyxl says False for what is allowed
    assert not sheet.protection.sort


def test_percentages_are_stored_as_excel_does(path: Path) -> None:
    sheet = opened(path)["Indicadores"]

    assert sheet["D9"].value == pytest.approx(0.53)
    assert "%" in sheet["D9"].number_format
    assert sheet["F9"].number_format.endswith("%")
    assert sheet["F10"].number_format == "General"
    assert sheet["D10"].value == 1


def test_a_gap_is_a_word(path: Path) -> None:
    sheet = opened(path)["Indicadores"]

    assert (sheet["E10"].value, sheet["D12"].value) == ("ND", "sin meta")


def test_the_stamp_is_hidden_and_repeated_in_the_properties(path: Path) -> None:
    book = opened(path)
    expected = {
        "sheetgen": "1", "plans": "pndi", "digests": "d" * 64, "office": "DGAAMI",
        "period": "2024-12", "form": "indicators-1",
    }  # fmt: skip

    assert expected == {row[0].value: row[1].value for row in book["sheetgen"].iter_rows()}
    assert expected == {each.name: each.value for each in book.custom_doc_props.props}
    assert book["sheetgen"].sheet_state == "hidden"


def test_optional_rows_are_not_counted() -> None:
    count = count_of_filled(template().sheets[0], spanish())

    assert count.result == "0 de 2 celdas llenadas"
    assert count.formula == '=""&COUNTA(F9:F10)&" de 2 celdas llenadas"'


def test_one_cell_is_told_in_the_singular() -> None:
    sheet = template().sheets[0]
    rows = tuple(replace(each, required=not at) for at, each in enumerate(sheet.rows))

    count = count_of_filled(replace(sheet, rows=rows), spanish())

    assert count.result == "0 de 1 celda llenada"


def test_a_sheet_of_which_nothing_is_due_says_so_and_counts_nothing(tmp_path: Path) -> None:
    made = template()
    sheet = made.sheets[0]
    rows = tuple(replace(each, required=False) for each in sheet.rows)
    sheets = (replace(sheet, rows=rows), *made.sheets[1:])

    write_template(replace(made, sheets=sheets), tmp_path / "t.xlsx", spanish())

    top = [opened(tmp_path / "t.xlsx")[sheet.name][f"A{row}"].value for row in range(1, 6)]
    assert (
        "En este periodo no se pide nada en esta hoja; si ya tiene una cifra, puede escribirla."
        in top
    )
    assert not any("celdas" in str(each) for each in top)


def test_a_prefilled_cell_counts_as_filled() -> None:
    sheet = template().sheets[0]
    first = replace(sheet.rows[0], shown=(*sheet.rows[0].shown, ("actual", Gap.BLANK)))
    filled = replace(sheet, rows=(first, *sheet.rows[1:]))

    assert count_of_filled(filled, english()).result == "1 of 2 cells filled"


def test_a_column_that_comes_filled_is_not_counted() -> None:
    sheet = template().sheets[0]
    columns = tuple(
        replace(each, prefill="pim") if each.ask is Ask.FIGURE else each
        for each in sheet.form.columns
    )
    brought = replace(sheet, form=replace(sheet.form, columns=columns))

    count = count_of_filled(brought, english())

    assert count.result == "0 of 0 cells filled"
    assert "COUNTA" not in count.formula


def test_the_same_template_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_template(template(), tmp_path / "again.xlsx", spanish())

    assert path.read_bytes() == (tmp_path / "again.xlsx").read_bytes()
