"""READ-331: the office is asked about its own figures that contradict plan, past or sense."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, at, fill, send, send_book
from sheetgen.intake import check
from sheetgen.language.speaker import speaker
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.submission import State
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from small import make_workspace

SAY = speaker("en", "es_PE")


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def asked(setup: Setup) -> list[Problem]:
    """What the build asks, which is what check asks of the file alone."""
    setup.shelf.clear()
    plan = setup.plans[0]
    in_build = [e for e in report(setup, plan, DECEMBER).problems if e.code == "READ-331"]
    paths = sorted((setup.workspace.input / "2025-12").glob("*.xlsx"))
    checked = [
        problem
        for each in check(setup, paths)
        for problem in each.submission.problems
        if problem.code == "READ-331"
    ]
    assert in_build == checked
    return in_build


def said(problem: Problem) -> str:
    return SAY.say(problem.message).replace("\u00a0", " ")


def comment(sheet: Worksheet, code: str) -> None:
    row, column = at(sheet, code, "Comentario")
    sheet.cell(row, column).value = "Es correcto: se amplió la cobertura"


def test_who_says_that_it_does_not_apply_is_not_asked_about_a_unit(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1="no aplica", I_2=0.5))

    (claimed,) = asked(setup)

    assert "G9" == claimed.place.cell
    assert "if the item does not apply, say why" in SAY.say(claimed.remedy)


def test_a_share_over_the_whole_is_asked_at_its_cell(setup: Setup) -> None:
    """4400 % of a whole, against 50 %: two contradictions of one cell."""
    sent = send(setup, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=44))

    over, scale = asked(setup)

    assert (Weight.NOTICE, "NORTE", "G10") == (over.weight, over.office, over.place.cell)
    assert "I.2: The actual is 4,400 % of a whole" in said(over)
    assert said(over).endswith("The target is 50 %.")
    assert "I.2: The actual (4,400 %) and the target (50 %) are on different scales" in said(scale)
    assert State.ACCEPTED is sent.state


def test_what_was_typed_is_shown_where_it_was_read_otherwise(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2="0,59 %")
        row, column = at(sheet, "I.2", "Valor obtenido")
        sheet.cell(row, column).number_format = "@"

    send(setup, "NORTE", change)

    assert ["«0,59 %» was read as 0.59 %." in said(each) for each in asked(setup)] == [True, True]


def test_a_comment_beside_the_figure_answers_it(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=44)
        comment(sheet, "I.2")

    send(setup, "NORTE", change)

    assert [] == asked(setup)


def test_a_comment_on_another_row_answers_nothing(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=44)
        comment(sheet, "I.1")

    send(setup, "NORTE", change)

    assert 2 == len(asked(setup))


def test_a_figure_in_its_place_is_not_asked(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45))

    assert [] == asked(setup)


def test_the_office_whose_figure_does_not_stand_is_not_asked(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=44), "norte.xlsx")
    send(setup, "SUR", lambda sheet: fill(sheet, I_2=44, I_3=40), "sur.xlsx")

    assert {"NORTE"} == {each.office for each in asked(setup)}


def test_what_a_waiver_takes_out_is_not_asked(setup: Setup) -> None:
    (setup.workspace.root / "waivers.csv").write_text(
        "scope,plan,rule,reason,approver,since,until\n"
        "item:I.2,agua,ALE-310,Se mide por hogar,Jefa,,2026-12-31\n",
        encoding="utf-8",
    )
    other = open_setup(read_workspace(setup.workspace.root))
    send(other, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=44))

    (only,) = asked(other)

    assert "different scales" in said(only)


def test_a_figure_that_the_analyst_corrected_is_settled(setup: Setup) -> None:
    (setup.workspace.root / "corrections.csv").write_text(
        "plan,period,code,field,figure,reason,approver\n"
        "agua,2025-12,I.2,actual,4400,Lo confirmó la oficina,Jefa\n",
        encoding="utf-8",
    )
    other = open_setup(read_workspace(setup.workspace.root))
    send(other, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=44))

    assert [] == asked(other)


@pytest.mark.parametrize(
    ("pim", "accrued", "asked_at"), [(None, 300, ["J"]), (20, 0, []), (None, 98, [])]
)
def test_money_over_the_budget_is_asked_where_the_office_typed_it(
    tmp_path: Path, pim: int | None, accrued: int, asked_at: list[str]
) -> None:
    """The budget of 100 that came with the template is the plan's, not what the office filled."""
    make_workspace(tmp_path)
    (tmp_path / "plans" / "agua" / "activities.csv").write_text(
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A.1,SS.1,activity,Talleres,Talleres,NORTE,accumulated,10,100\n",
        encoding="utf-8",
    )
    setup = open_setup(read_workspace(tmp_path))

    def change(book: Workbook) -> None:
        sheet = book["Actividades"]
        typed = {"Ejecución física acumulada": 10, "Devengado acumulado": accrued}
        for heading, value in (typed | ({"PIM": pim} if pim else {})).items():
            row, column = at(sheet, "A.1", heading)
            sheet.cell(row, column).value = value
        fill(book["Indicadores"], I_1=200, I_2=0.5)

    send_book(setup, "NORTE", change)

    found = [each for each in asked(setup) if "modified budget" in said(each)]
    assert asked_at == [each.place.cell.rstrip("0123456789") for each in found]
    assert ["S/ 300" in said(each) for each in found] == [True] * len(found)


def problems_of(setup: Setup, figures: dict[str, object]) -> dict[str, list[str]]:
    """What the office is told of each cell of its figures, by code of fault."""
    sent = send(setup, "NORTE", lambda sheet: fill(sheet, **figures))
    found: dict[str, list[str]] = {}
    for each in sent.problems:
        found.setdefault(each.code, []).append(each.place.cell)
    return found


def test_dotted_thousands_of_what_is_counted_are_a_question(setup: Setup) -> None:
    assert ["G9"] == problems_of(setup, {"I_1": "1.050", "I_2": 0.5})["READ-204"]


def test_a_file_that_shows_dots_between_thousands_is_asked_of_every_such_cell(setup: Setup) -> None:
    alone = problems_of(setup, {"I_1": 200, "I_2": "45.125"})
    beside = problems_of(setup, {"I_1": "1.000.000", "I_2": "45.125"})

    assert "READ-204" not in alone
    assert ["G10"] == beside["READ-204"]


def test_a_count_in_thousands_is_asked_and_its_factor_named(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=0.2, I_2=0.5))

    worse, scale = asked(setup)

    assert "I.1: The actual (0.2) is worse than the baseline (100)." in said(worse)
    assert "I.1: Is it 0.2, or 0.2 × 1,000?" in said(scale)


def test_a_malformed_figure_is_asked_with_what_it_may_be(setup: Setup) -> None:
    sent = send(setup, "NORTE", lambda sheet: fill(sheet, I_1="10,211,59", I_2=0.5))

    (found,) = [each for each in sent.problems if each.code == "READ-203"]
    assert SAY.say(found.remedy).startswith("Did you mean 1,021,159? Check the digits")
