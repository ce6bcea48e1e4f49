"""A template goes out and comes back changed by people: cells are found by code and heading."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, at, codes, fill, said, send
from sheetgen.delivery import take_in
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period
from sheetgen.model.submission import Account, State
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.output import write_templates
from small import make_workspace


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def test_a_filled_template_is_read_whole(setup: Setup) -> None:
    sent = send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45))

    assert {"I.1": Decimal(150), "I.2": Decimal(45)} == said(sent)
    assert State.ACCEPTED is sent.state
    assert [] == codes(sent)
    assert Account(expected=2, read=2) == sent.account


def test_each_figure_knows_its_cell(setup: Setup) -> None:
    sent = send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45))

    assert [
        "input/2025-12/envío.xlsx!Indicadores!G9",
        "input/2025-12/envío.xlsx!Indicadores!G10",
    ] == [str(each.place) for each in sent.observations]


def test_renaming_the_sheet_and_inserting_rows_and_columns_changes_nothing(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=150, I_2=0.45)
        sheet.title = "Hoja 1"
        sheet.insert_cols(3)
        sheet.insert_rows(9, amount=2)

    assert {"I.1": Decimal(150), "I.2": Decimal(45)} == said(send(setup, "NORTE", change))


def test_sorting_the_rows_changes_nothing(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=150, I_2=0.45)
        for column in range(1, sheet.max_column + 1):
            one, other = sheet.cell(9, column), sheet.cell(10, column)
            one.value, other.value = other.value, one.value
            one.number_format, other.number_format = other.number_format, one.number_format

    assert {"I.1": Decimal(150), "I.2": Decimal(45)} == said(send(setup, "NORTE", change))


def test_an_empty_required_cell_is_blank_and_asked_for(setup: Setup) -> None:
    sent = send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150))

    assert Gap.BLANK is said(sent)["I.2"]
    assert ["READ-310"] == codes(sent)
    assert State.OBSERVED is sent.state
    assert Account(expected=2, read=1, blank=1) == sent.account


def test_the_cell_of_a_second_office_is_optional(setup: Setup) -> None:
    sent = send(setup, "SUR", lambda sheet: fill(sheet, I_3=40))

    assert Gap.BLANK is said(sent)["I.2"]
    assert [] == codes(sent)


def test_no_data_without_a_reason_is_a_notice_and_with_one_is_not(setup: Setup) -> None:
    without = send(setup, "NORTE", lambda sheet: fill(sheet, I_1="ND", I_2=0.45))

    def explain(sheet: Worksheet) -> None:
        fill(sheet, I_1="ND", I_2=0.45)
        row, column = at(sheet, "I.1", "Motivo")
        sheet.cell(row, column).value = "La encuesta sale en marzo"

    explained = send(setup, "NORTE", explain)

    assert (["READ-311"], State.ACCEPTED) == (codes(without), without.state)
    assert [] == codes(explained)
    assert Gap.NO_DATA is said(explained)["I.1"]


def test_a_deleted_row_is_asked_for_and_counted(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=150, I_2=0.45)
        sheet.delete_rows(10)

    sent = send(setup, "NORTE", change)

    assert Gap.NOT_SUBMITTED is said(sent)["I.2"]
    assert ["READ-306"] == codes(sent)
    assert Account(expected=2, read=1, not_submitted=1) == sent.account


def test_a_deleted_column_is_asked_for_and_counted(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.delete_cols(at(sheet, "I.1", "Medio de verificación")[1])
        fill(sheet, I_1=150, I_2=0.45)

    sent = send(setup, "NORTE", change)

    assert ["READ-305"] == codes(sent)
    assert {"I.1": Decimal(150), "I.2": Decimal(45)} == said(sent)


def test_a_code_that_stands_twice_is_not_guessed_at(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=150, I_2=0.45)
        sheet.cell(10, 2).value = "I.1"

    sent = send(setup, "NORTE", change)

    assert Gap.UNREADABLE is said(sent)["I.1"]
    assert {"READ-306", "READ-307"} == set(codes(sent))


def test_a_filled_row_that_nobody_asked_for_is_told(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=150, I_2=0.45)
        sheet.cell(12, 2).value = "I.9"
        sheet.cell(12, 7).value = 3

    sent = send(setup, "NORTE", change)

    assert ["READ-308"] == codes(sent)
    assert "I.9" in speaker("es", "es_PE").say(sent.problems[0].message)


def test_an_office_that_sends_nothing_owes_every_cell(setup: Setup) -> None:
    missing = next(each for each in take_in(setup, DECEMBER) if each.office == "NORTE")

    assert State.MISSING is missing.state
    assert {"I.1": Gap.NOT_SUBMITTED, "I.2": Gap.NOT_SUBMITTED} == said(missing)
    assert "output/2025-12/templates/NORTE.xlsx!Indicadores!G9" == str(
        missing.observations[0].place
    )


def test_a_template_of_another_month_is_rejected_and_the_office_stays_missing(
    setup: Setup,
) -> None:
    write_templates(setup.workspace, issue(setup, Period(2024, 12)), speaker("es", "es_PE"))
    old = setup.workspace.output / "2024-12" / "templates" / "NORTE.xlsx"
    folder = setup.workspace.input / "2025-12"
    folder.mkdir(parents=True)
    (folder / "NORTE.xlsx").write_bytes(old.read_bytes())

    states = [each.state for each in take_in(setup, DECEMBER) if each.office == "NORTE"]

    assert [State.REJECTED, State.MISSING] == states


def test_a_file_that_is_not_a_template_is_rejected_by_name(setup: Setup) -> None:
    folder = setup.workspace.input / "2025-12"
    folder.mkdir(parents=True)
    (folder / "memo.xlsx").write_bytes(b"not a workbook")

    strange = take_in(setup, DECEMBER)[-1]

    assert (State.REJECTED, "input/2025-12/memo.xlsx") == (strange.state, strange.file)
    assert "input/2025-12/memo.xlsx" == str(strange.problems[0].place)


def test_of_two_files_of_one_office_one_counts_and_the_other_says_so(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45), "a.xlsx")
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=160, I_2=0.45), "b.xlsx")

    sent = [each for each in take_in(setup, DECEMBER) if each.office == "NORTE"]

    assert [State.SUPERSEDED, State.ACCEPTED] == [each.state for each in sent]
    assert Decimal(160) == said(sent[1])["I.1"]
    assert ["READ-312", "READ-324"] == codes(sent[0])
