"""Stamp, code and heading: two of three must agree, and what was moved is found or refused."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, SHEET, at, codes, fill, said, send, send_book
from sheetgen.delivery import take_in
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.model.problem import Weight
from sheetgen.model.submission import State, Submission
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from small import make_workspace

WHOLE = {"I.1": Decimal(150), "I.2": Decimal(45)}


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def fill_whole(sheet: Worksheet) -> None:
    fill(sheet, I_1=150, I_2=0.45)


def unstamp(book: Workbook) -> None:
    del book["sheetgen"]
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


def spoken(sent: Submission) -> str:
    say = speaker("en", "es_PE")
    return " ".join(say.say(each.message) for each in sent.problems)


def test_without_the_hidden_sheet_the_properties_say_whose_it_is(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        fill_whole(book[SHEET])
        del book["sheetgen"]

    sent = send_book(setup, "NORTE", change)

    assert (WHOLE, []) == (said(sent), codes(sent))


def test_without_any_stamp_the_codes_say_whose_it_is_with_a_notice(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        fill_whole(book[SHEET])
        unstamp(book)

    sent = send_book(setup, "NORTE", change)

    assert ("NORTE", State.ACCEPTED, WHOLE) == (sent.office, sent.state, said(sent))
    assert ["READ-321"] == codes(sent)
    assert "NORTE" in spoken(sent)


def test_without_a_stamp_rows_of_two_offices_are_refused_naming_both(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        fill_whole(sheet)
        sheet.cell(12, 1).value, sheet.cell(12, 2).value = "agua", "I.3"
        sheet.cell(12, 7).value = 40
        unstamp(book)

    sent = send_book(setup, "NORTE", change)

    assert (State.REJECTED, ["READ-301"]) == (sent.state, codes(sent))
    assert "NORTE and SUR" in spoken(sent)


def test_without_a_stamp_a_part_of_the_rows_is_refused(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        sheet.delete_rows(at(sheet, "I.1", "Valor obtenido")[0])
        unstamp(book)

    sent = send_book(setup, "NORTE", change)

    assert (State.REJECTED, ["READ-301"]) == (sent.state, codes(sent))


def test_a_stamp_of_one_office_over_the_rows_of_another_is_refused(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        row, column = at(sheet, "I.3", "Código")
        sheet.delete_rows(at(sheet, "I.2", "Código")[0])
        row, column = at(sheet, "I.3", "Código")
        sheet.cell(row, column).value = "I.1"

    sent = send_book(setup, "SUR", change)

    assert (State.REJECTED, ["READ-322"]) == (sent.state, codes(sent))
    assert "NORTE" in spoken(sent)


def test_two_stamps_that_differ_are_refused(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        for row in book["sheetgen"].iter_rows():
            if row[0].value == "office":
                row[1].value = "SUR"

    sent = send_book(setup, "NORTE", change)

    assert (State.REJECTED, ["READ-322"]) == (sent.state, codes(sent))


def test_a_template_of_another_workspace_is_refused(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        for row in book["sheetgen"].iter_rows():
            if row[0].value == "plans":
                row[1].value = "otro"

    sent = send_book(setup, "NORTE", change)

    assert (State.REJECTED, ["READ-323"]) == (sent.state, codes(sent))
    assert "otro" in spoken(sent)


def test_a_heading_typed_over_is_found_between_its_neighbours_with_a_notice(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row, column = at(sheet, "Código", "Valor obtenido")
        sheet.cell(row, column).value = "Resultado 2025"

    sent = send(setup, "NORTE", change)

    assert (WHOLE, ["READ-315"]) == (said(sent), codes(sent))
    assert "Indicadores!G7" in str(sent.problems[0].place)
    assert "Resultado 2025" in spoken(sent)


def test_a_heading_typed_over_in_a_file_without_stamp_is_asked_for(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        fill_whole(sheet)
        row, column = at(sheet, "Código", "Valor obtenido")
        sheet.cell(row, column).value = "Resultado 2025"
        unstamp(book)

    sent = send_book(setup, "NORTE", change)

    assert ["READ-321", "READ-305"] == codes(sent)
    assert {Gap.NOT_SUBMITTED} == set(said(sent).values())


def test_headings_in_the_other_language_are_headings(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row, column = at(sheet, "Código", "Valor obtenido")
        sheet.cell(row, column).value = "ACTUAL  value"

    assert (WHOLE, []) == (said(sent := send(setup, "NORTE", change)), codes(sent))


def test_a_code_typed_over_is_found_by_the_name_of_its_row_with_a_notice(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row, column = at(sheet, "I.2", "Código")
        sheet.cell(row, column).value = 2

    sent = send(setup, "NORTE", change)

    assert (WHOLE, ["READ-316"]) == (said(sent), codes(sent))


def test_a_code_that_was_taken_out_is_told_as_none(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row, column = at(sheet, "I.2", "Código")
        sheet.cell(row, column).value = None

    sent = send(setup, "NORTE", change)

    assert (WHOLE, ["READ-316"]) == (said(sent), codes(sent))
    assert "the name of I.2 and no code; it was read as I.2." in spoken(sent)


def test_the_code_of_another_office_is_never_taken_for_ours(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row, column = at(sheet, "I.2", "Código")
        sheet.cell(row, column).value = "I.3"

    sent = send(setup, "NORTE", change)

    assert Gap.NOT_SUBMITTED is said(sent)["I.2"]
    assert ["READ-306", "READ-320"] == codes(sent)
    assert "SUR" in spoken(sent)


def test_a_blank_copy_of_the_sheet_is_told_and_passed_over(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book[SHEET]).title = "Copia"
        fill_whole(book[SHEET])

    sent = send_book(setup, "NORTE", change)

    assert (WHOLE, ["READ-317"]) == (said(sent), codes(sent))
    assert Weight.NOTICE is sent.problems[0].weight


def test_a_filled_copy_of_a_blank_sheet_is_read_whatever_its_name(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        fill_whole(book.copy_worksheet(book[SHEET]))

    assert WHOLE == said(send_book(setup, "NORTE", change))


def test_two_sheets_that_differ_are_not_chosen_from(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        fill_whole(book[SHEET])
        fill(book.copy_worksheet(book[SHEET]), I_1=151)

    sent = send_book(setup, "NORTE", change)

    assert {"I.1": Gap.UNREADABLE, "I.2": Decimal(45)} == said(sent)
    assert (["READ-317"], State.OBSERVED) == (codes(sent), sent.state)
    assert "of I.1;" in spoken(sent)


def test_rows_split_over_two_sheets_are_all_found(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        fill_whole(book[SHEET])
        other = book.copy_worksheet(book[SHEET])
        book[SHEET].delete_rows(at(book[SHEET], "I.2", "Código")[0])
        other.delete_rows(at(other, "I.1", "Código")[0])

    sent = send_book(setup, "NORTE", change)

    assert (WHOLE, []) == (said(sent), codes(sent))


def test_a_row_repeated_with_the_same_figures_is_read_with_a_notice(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row = at(sheet, "I.2", "Código")[0]
        for column in range(1, sheet.max_column + 1):
            sheet.cell(row + 3, column).value = sheet.cell(row, column).value
            sheet.cell(row + 3, column).number_format = sheet.cell(row, column).number_format

    sent = send(setup, "NORTE", change)

    assert (WHOLE, ["READ-326"]) == (said(sent), codes(sent))


@pytest.mark.parametrize(
    ("second", "expected", "weight"),
    [
        ((None, None), Decimal(150), Weight.NOTICE),
        ((150, None), Gap.UNREADABLE, Weight.ERROR),
        ((151, 0.45), Gap.UNREADABLE, Weight.ERROR),
    ],
)
def test_a_column_that_stands_twice(
    setup: Setup, second: tuple[object, object], expected: object, weight: Weight
) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        last = sheet.max_column + 1
        sheet.cell(7, last).value = "Valor obtenido"
        for code, value in zip(("I.1", "I.2"), second, strict=True):
            cell = sheet.cell(at(sheet, code, "Código")[0], last)
            cell.value, cell.number_format = value, "0%" if code == "I.2" else "0"  # type: ignore[assignment]

    sent = send(setup, "NORTE", change)

    assert expected == said(sent)["I.1"]
    assert (["READ-318"], weight) == (codes(sent), sent.problems[0].weight)


def test_a_text_added_to_a_form_leaves_the_files_already_received_as_they_were(
    setup: Setup,
) -> None:
    before = send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45))
    form = setup.workspace.templates / "indicators.yaml"
    added = "  - {field: risk, asks: text, heading: {es: Riesgo, en: Risk}}\n"
    form.write_text(form.read_text("utf-8").rstrip() + "\n" + added, "utf-8")

    after = take_in(open_setup(setup.workspace), DECEMBER)[0]

    assert (State.ACCEPTED, []) == (before.state, codes(before))
    assert (State.ACCEPTED, ["READ-319"], said(before)) == (after.state, codes(after), said(after))


def test_a_missing_text_is_a_notice_and_a_missing_figure_an_error(setup: Setup) -> None:
    def without(heading: str) -> Callable[[Worksheet], None]:
        def change(sheet: Worksheet) -> None:
            fill(sheet, I_1=150, I_2=0.45)
            sheet.delete_cols(at(sheet, "I.1", heading)[1])

        return change

    text = send(setup, "NORTE", without("Comentario"))
    figure = send(setup, "NORTE", without("Valor obtenido"))

    assert (State.ACCEPTED, ["READ-305"]) == (text.state, codes(text))
    assert "READ-305" in {each.code for each in figure.problems}


def test_an_older_form_without_a_column_is_read_with_one_notice(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        fill_whole(sheet)
        for heading in ("Medida correctiva", "Comentario"):
            sheet.delete_cols(at(sheet, "Código", heading)[1])
        for row in book["sheetgen"].iter_rows():
            if row[0].value == "form":
                row[1].value = "indicators-0"

    sent = send_book(setup, "NORTE", change)

    assert (WHOLE, ["READ-319"], State.ACCEPTED) == (said(sent), codes(sent), sent.state)
    assert "version 0" in spoken(sent)
