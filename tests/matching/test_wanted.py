"""READ-314: what the forms want explained, once the status is known."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, at, fill, send, send_book
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.report import Report
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from small import make_workspace


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    make_workspace(tmp_path)
    return open_setup(read_workspace(tmp_path))


def reported(setup: Setup) -> Report:
    setup.shelf.clear()
    return report(setup, setup.plans[0], DECEMBER)


def wanted(found: Report) -> list[Problem]:
    return [each for each in found.problems if each.code == "READ-314"]


def explain(sheet: Worksheet, code: str, heading: str, text: str) -> None:
    row, column = at(sheet, code, heading)
    sheet.cell(row, column).value = text


def low(sheet: Worksheet) -> None:
    """I.1 is low (20 of 200), I.2 on track (50 of 50)."""
    fill(sheet, I_1=20, I_2=0.5)


def test_low_progress_without_a_word_is_a_notice_at_the_first_empty_text(setup: Setup) -> None:
    send(setup, "NORTE", low)

    found = reported(setup)

    (one,) = wanted(found)
    assert (Weight.NOTICE, "NORTE") == (one.weight, one.office)
    assert "envío.xlsx!Indicadores!J9" in str(one.place)
    said = speaker("en", "es_PE").say(one.message)
    assert "I.1: 20 was read; progress is low (10.0\u00a0%)" in said
    assert said.endswith(", and Reason and Corrective measure came empty.")
    sent = next(each for each in found.submissions if each.office == "NORTE")
    assert one in sent.problems


def test_only_the_text_that_is_still_empty_is_asked_for(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        low(sheet)
        explain(sheet, "I.1", "Motivo", "La demanda fue menor")

    send(setup, "NORTE", change)

    (one,) = wanted(reported(setup))
    said = speaker("en", "es_PE").say(one.message)
    assert (
        "I.1: 20 was read; progress is low (10.0\u00a0%), and Corrective measure came empty."
        == said
    )
    assert "!K9" in str(one.place)


def test_both_texts_given_leave_nothing_to_ask(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        low(sheet)
        explain(sheet, "I.1", "Motivo", "La demanda fue menor")
        explain(sheet, "I.1", "Medida correctiva", "Otra convocatoria en enero")

    send(setup, "NORTE", change)

    assert [] == wanted(reported(setup))


def test_nd_without_a_reason_is_told_once_and_only_the_measure_is_asked_for(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1="ND", I_2=0.5))

    found = reported(setup)

    assert 1 == sum(each.code == "READ-311" for each in found.problems)
    (one,) = wanted(found)
    said = speaker("en", "es_PE").say(one.message)
    assert (
        "I.1: ND was read; there is no figure to judge, and Corrective measure came empty." == said
    )


@pytest.mark.parametrize("figure", [None, "diez", -5])
def test_a_figure_that_never_came_or_is_unreadable_is_the_only_fault(
    setup: Setup, figure: object
) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=figure, I_2=0.5))

    assert [] == wanted(reported(setup))


def test_an_office_that_sent_no_file_is_asked_for_the_file_only(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=0.5))

    assert [] == wanted(reported(setup))


def test_of_two_offices_the_one_whose_figure_stands_is_asked(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=0.2), "norte.xlsx")
    send(setup, "SUR", lambda sheet: fill(sheet, I_2=0.1, I_3=40), "sur.xlsx")

    assert ["NORTE"] == [each.office for each in wanted(reported(setup))]


def test_the_form_says_which_status_wants_a_text(setup: Setup) -> None:
    form = setup.workspace.root / "templates" / "indicators.yaml"
    text = form.read_text(encoding="utf-8")
    form.write_text(text.replace("[low, missing, atypical]", "[atypical]"), encoding="utf-8")
    narrower = open_setup(read_workspace(setup.workspace.root))
    send(narrower, "NORTE", lambda sheet: fill(sheet, I_1=20, I_2=0.9))

    (one,) = wanted(reported(narrower))

    assert "I.2" == dict(one.message.figures)["code"]


def test_a_share_or_count_below_zero_is_not_believed(setup: Setup) -> None:
    sent = send(setup, "NORTE", lambda sheet: fill(sheet, I_1=-5, I_2=-0.2))

    assert [("READ-216", "G9"), ("READ-216", "G10")] == [
        (each.code, str(each.place).rpartition("!")[2]) for each in sent.problems
    ]
    assert {Weight.ERROR} == {each.weight for each in sent.problems}
    said = speaker("en", "es_PE").say(sent.problems[0].message)
    assert "The cell holds -5, expected 0 or more." == said
    assert (0, 2) == (sent.account.read, sent.account.unreadable)


@pytest.mark.parametrize("unit", ["ratio", "index", "percent", "soles"])
def test_a_growth_or_a_balance_may_be_below_zero(setup: Setup, unit: str) -> None:
    plan = setup.workspace.root / "plans" / "agua" / "indicators.csv"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("conectados,number,", f"conectados,{unit},"), encoding="utf-8")
    other = open_setup(read_workspace(setup.workspace.root))

    sent = send(other, "NORTE", lambda sheet: fill(sheet, I_1=-5, I_2=0.5))

    assert () == sent.problems
    figure = next(each.said for each in sent.observations if each.code == "I.1")
    assert figure in {Decimal(-5), Decimal(-500)}


def test_zero_and_minus_zero_are_figures(setup: Setup) -> None:
    sent = send(setup, "NORTE", lambda sheet: fill(sheet, I_1=-0.0, I_2=0))

    assert 2 == sent.account.read


@pytest.mark.parametrize("heading", ["Ejecución física acumulada", "PIM", "Devengado acumulado"])
def test_work_and_money_below_zero_are_not_believed(tmp_path: Path, heading: str) -> None:
    make_workspace(tmp_path)
    (tmp_path / "plans" / "agua" / "activities.csv").write_text(
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A.1,SS.1,activity,Talleres,Talleres,NORTE,accumulated,10,100\n",
        encoding="utf-8",
    )
    setup = open_setup(read_workspace(tmp_path))

    def change(book: Workbook) -> None:
        sheet = book["Actividades"]
        row, column = at(sheet, "A.1", heading)
        sheet.cell(row, column).value = -1

    sent = send_book(setup, "NORTE", change)

    (wrong,) = (each for each in sent.problems if each.code == "READ-216")
    said = {each.field: each.said for each in sent.observations if each.place == wrong.place}
    assert [Gap.UNREADABLE] == list(said.values())


def test_what_many_rows_lack_is_said_of_them_by_one_sentence(setup: Setup) -> None:
    def both_low(sheet: Worksheet) -> None:
        fill(sheet, I_1=20, I_2=0.05)

    send(setup, "NORTE", both_low)

    first, second = wanted(reported(setup))

    assert first.remedy is second.remedy
    assert dict(first.message.figures)["columns"] is dict(second.message.figures)["columns"]
    assert dict(first.message.figures)["why"] is dict(second.message.figures)["why"]
