"""No row is lost: what carries figures and was not read is told, and what contradicts is asked."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import at, codes, fill, said, send
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.model.problem import Weight
from sheetgen.model.submission import State
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from small import POLICY, make_workspace

WHOLE = {"I.1": Decimal(150), "I.2": Decimal(45)}
AIR = POLICY | {
    "plan.toml": POLICY["plan.toml"].replace('"agua"', '"aire"').replace("del agua", "del aire"),
    **{
        name: POLICY[name].replace("I.1", "J.1").replace("I.2", "J.2").replace("I.3", "J.3")
        for name in ("indicators.csv", "targets.csv", "actuals.csv")
    },
}
_ENGLISH = speaker("en", "es_PE")


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def fill_whole(sheet: Worksheet) -> None:
    fill(sheet, I_1=150, I_2=0.45)


def copy_row(sheet: Worksheet, row: int, to: int, **changed: object) -> None:
    for column in range(1, sheet.max_column + 1):
        sheet.cell(to, column).value = sheet.cell(row, column).value
        sheet.cell(to, column).number_format = sheet.cell(row, column).number_format
    for letters, value in changed.items():
        sheet[f"{letters}{to}"].value = value


@pytest.mark.parametrize("plan", [None, "Política 2025"])
def test_a_row_repeated_without_its_plan_contradicts(setup: Setup, plan: str | None) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        copy_row(sheet, at(sheet, "I.1", "Código")[0], sheet.max_row + 2, A=plan, G=999)

    sent = send(setup, "NORTE", change)

    assert {"I.1": Gap.UNREADABLE, "I.2": Decimal(45)} == said(sent)
    assert ["READ-307"] == codes(sent)


def test_a_row_whose_plan_was_typed_over_is_read(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        sheet.cell(at(sheet, "I.1", "Código")[0], 1).value = "Política 2025"

    sent = send(setup, "NORTE", change)

    assert (WHOLE, []) == (said(sent), codes(sent))


def test_codes_sorted_apart_from_their_rows_are_not_believed(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        (first, column), (second, _) = at(sheet, "I.1", "Código"), at(sheet, "I.2", "Código")
        sheet.cell(first, column).value = "I.2"
        sheet.cell(second, column).value = "I.1"

    sent = send(setup, "NORTE", change)

    assert {"I.1": Gap.UNREADABLE, "I.2": Gap.UNREADABLE} == said(sent)
    assert ["READ-327", "READ-327"] == codes(sent)
    assert "I.1" in _ENGLISH.say(sent.problems[0].message)
    assert "«Hogares con agua»" in _ENGLISH.say(sent.problems[0].message)


def test_a_name_that_the_office_corrected_is_no_contradiction(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row, column = at(sheet, "I.1", "Indicador")
        sheet.cell(row, column).value = "Hogares conectados a la red"

    sent = send(setup, "NORTE", change)

    assert (WHOLE, []) == (said(sent), codes(sent))


def test_figures_without_a_code_are_told_and_harm_nothing(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        last = sheet.max_row
        copy_row(sheet, at(sheet, "I.1", "Código")[0], last + 2, B=None, C="en Lima", G=70)
        sheet.cell(last + 3, 7).value = 80

    sent = send(setup, "NORTE", change)

    assert (WHOLE, State.ACCEPTED) == (said(sent), sent.state)
    assert [("READ-328", Weight.NOTICE)] == [(each.code, each.weight) for each in sent.problems]
    assert "rows 12 and 13" in _ENGLISH.say(sent.problems[0].message)


def test_rows_above_the_headings_that_were_read_are_told(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        for row in range(7, sheet.max_row + 1):
            copy_row(sheet, row, row + 10)
        sheet["G7"].value = "Valor"
        fill_whole(sheet)

    sent = send(setup, "NORTE", change)

    assert WHOLE == said(sent)
    assert ["READ-308", "READ-308"] == codes(sent)
    assert "above the headings" in _ENGLISH.say(sent.problems[0].message)


def test_a_row_under_another_plan_is_told(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, {"agua": POLICY, "aire": AIR})

    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=150, I_2=0.45, J_1=1, J_2=0.5)
        copy_row(sheet, at(sheet, "I.1", "Código")[0], sheet.max_row + 2, A="aire", G=999)

    sent = send(open_setup(read_workspace(workspace)), "NORTE", change)

    assert Decimal(150) == said(sent)["I.1"]
    assert ["READ-308"] == codes(sent)
    assert "I.1 of the plan aire" in _ENGLISH.say(sent.problems[0].message)


def test_of_two_rows_that_contradict_the_texts_are_not_read_either(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row, reason = at(sheet, "I.1", "Motivo")
        sheet.cell(row, reason).value = "Otro"
        copy_row(sheet, row, sheet.max_row + 2, G=999)

    sent = send(setup, "NORTE", change)

    assert ["READ-307"] == codes(sent)
    assert [] == [each.typed for each in sent.observations if each.field == "reason"]


@pytest.mark.parametrize("kept_below", [False, True])
def test_a_figure_merged_over_two_items_is_asked(setup: Setup, *, kept_below: bool) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        first, second = at(sheet, "I.1", "Plan")[0], at(sheet, "I.2", "Plan")[0]
        assert second == first + 1
        if kept_below:  # LibreOffice leaves what a merge hides, where one asks it to
            sheet.merged_cells.add(f"G{first}:G{second}")
        else:
            sheet.merge_cells(f"G{first}:G{second}")

    sent = send(setup, "NORTE", change)

    assert {"I.1": Gap.UNREADABLE, "I.2": Gap.UNREADABLE} == said(sent)
    assert ["READ-330"] == codes(sent)
    assert "G9:G10" in _ENGLISH.say(sent.problems[0].message)


def test_a_merge_without_a_figure_or_over_one_item_only_is_no_matter(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_2=0.45)
        row = at(sheet, "I.2", "Plan")[0]
        sheet.merge_cells(f"G{row}:G{row + 2}")
        sheet.merge_cells(f"A{row - 1}:A{row}")

    sent = send(setup, "NORTE", change)

    assert {"I.1": Gap.BLANK, "I.2": Decimal(45)} == said(sent)
    assert ["READ-310"] == codes(sent)


def test_work_that_nobody_planned_is_kept_as_it_was_sent(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row, column = at(sheet, "I.1", "Comentario")
        copy_row(sheet, row, row + 4, B="I.9", C="Ferias del agua", G=3)
        sheet.cell(row + 4, column).value = "Por convenio"
        copy_row(sheet, row, row + 5, B=None, C="TOTAL", G=153)

    sent = send(setup, "NORTE", change)

    assert (WHOLE, State.ACCEPTED) == (said(sent), sent.state)
    assert ["READ-308", "READ-328"] == codes(sent)
    (kept,) = sent.unplanned
    assert ("agua", "I.9", "Ferias del agua") == (kept.plan, kept.code, kept.name)
    assert [("actual", "3"), ("comment", "Por convenio")] == [
        (column.field, typed) for column, typed in kept.said
    ]
    assert "«Ferias del agua» is in no plan" in _ENGLISH.say(sent.problems[0].message)


def test_a_strange_row_where_an_asked_one_is_missing_may_be_that_one(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row = at(sheet, "I.1", "Código")[0]
        sheet.cell(row, 2).value, sheet.cell(row, 3).value = "I.9", "Otro nombre"

    sent = send(setup, "NORTE", change)

    assert (State.OBSERVED, ()) == (sent.state, sent.unplanned)
    assert {"READ-306", "READ-308"} == set(codes(sent))


def test_a_target_that_was_typed_over_is_told_and_the_plan_s_counts(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        for code, value in (("I.1", 120), ("I.2", 0.3)):
            row, column = at(sheet, code, "Logro esperado")
            sheet.cell(row, column).value = value

    sent = send(setup, "NORTE", change)

    assert (WHOLE, State.ACCEPTED) == (said(sent), sent.state)
    assert ["READ-356", "READ-356"] == codes(sent)
    first, second = (_ENGLISH.say(each.message).replace("\u00a0", " ") for each in sent.problems)
    assert first.endswith("says 120 here, and the plan 200; the plan's counts.")
    assert second.endswith("says 30 % here, and the plan 50 %; the plan's counts.")


def test_a_target_that_lost_its_percent_format_is_still_the_plan_s(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill_whole(sheet)
        row, column = at(sheet, "I.2", "Logro esperado")
        sheet.cell(row, column).number_format = "General"

    assert [] == codes(send(setup, "NORTE", change))
