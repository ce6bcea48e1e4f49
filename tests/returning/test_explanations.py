"""``sheetgen check`` asks for the explanations that the build will ask for, and for no others."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, at, fill, send
from returning.sent_back import opened
from sheetgen.intake import Checked, check, marked, message_to_send
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.problem import Problem
from sheetgen.model.receipt import Receipt
from sheetgen.model.submission import State
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.returning.filing import TABLE, received_table
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.output import write_templates
from small import ROOT, make_workspace

SAY = speaker("es", "es_PE")
ASKED = {"READ-314", "READ-331"}
LOGICAL = ("input", "plans", "rules", "templates")


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    make_workspace(tmp_path)
    return open_setup(read_workspace(tmp_path))


def checked(setup: Setup, name: str = "envío.xlsx") -> Checked:
    (found,) = check(setup, [setup.workspace.input / "2025-12" / name])
    return found


def wanted(found: Checked) -> list[Problem]:
    return [each for each in found.submission.problems if each.code == "READ-314"]


def low(sheet: Worksheet) -> None:
    """I.1 is low (120 of 200), I.2 on track (50 of 50)."""
    fill(sheet, I_1=120, I_2=0.5)


def explained(sheet: Worksheet, code: str, *headings: str) -> None:
    for heading in headings:
        row, column = at(sheet, code, heading)
        sheet.cell(row, column).value = "La demanda fue menor"


@pytest.mark.parametrize("period", ["2024-12", "2025-12"])
def test_every_file_of_this_workspace_is_asked_what_the_build_asks_of_it(
    tmp_path: Path, period: str
) -> None:
    for name in LOGICAL:
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "sheetgen.toml", tmp_path)
    setup = open_setup(read_workspace(tmp_path))
    at_end = Period.parse(period)
    plans = [each for each in setup.plans if each.covers(at_end)]

    asked = sorted(
        (str(problem.place), SAY.say(problem.message))
        for plan in plans
        for problem in report(setup, plan, at_end).problems
        if problem.code in ASKED
    )
    paths = sorted((tmp_path / "input" / period).glob("*.xlsx"))
    told = sorted(
        (str(problem.place), SAY.say(problem.message))
        for each in check(setup, paths)
        for problem in each.submission.problems
        if problem.code in ASKED
    )

    assert asked == told
    assert asked


def test_a_low_figure_without_a_word_is_asked_for_before_it_is_filed(setup: Setup) -> None:
    send(setup, "NORTE", low)
    path = setup.workspace.input / "2025-12" / "envío.xlsx"
    path = path.rename(setup.workspace.root / "envío.xlsx")

    (found,) = check(setup, [path])

    (one,) = wanted(found)
    assert "envío.xlsx!Indicadores!J9" == str(one.place)
    assert State.ACCEPTED is found.submission.state


def test_the_figure_of_an_office_named_second_is_left_open_until_the_first_has_sent(
    setup: Setup,
) -> None:
    send(setup, "SUR", lambda sheet: fill(sheet, I_2=0.1, I_3=79), "sur.xlsx")

    found = checked(setup, "sur.xlsx")

    assert ["I.3"] == [dict(each.message.figures)["code"] for each in wanted(found)]
    assert (("I.2", "NORTE"),) == found.awaiting


@pytest.mark.parametrize(("first", "asked"), [(0.5, []), (None, ["I.2"])])
def test_with_the_first_office_s_file_the_second_is_asked_where_its_figure_stands(
    setup: Setup, first: float | None, asked: list[str]
) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=first), "norte.xlsx")
    send(setup, "SUR", lambda sheet: fill(sheet, I_2=0.1, I_3=40), "sur.xlsx")

    found = checked(setup, "sur.xlsx")

    assert asked == [dict(each.message.figures)["code"] for each in wanted(found)]
    assert () == found.awaiting


def test_a_corrected_figure_is_the_one_that_is_judged(setup: Setup) -> None:
    send(setup, "NORTE", low)
    (setup.workspace.root / "corrections.csv").write_text(
        "plan,period,code,field,figure,reason,approver\n"
        "agua,2025-12,I.1,actual,200,Error de digitación,Jefa\n",
        encoding="utf-8",
    )
    other = open_setup(read_workspace(setup.workspace.root))

    assert [] == wanted(checked(other))


def test_an_earlier_file_that_does_not_count_any_more_is_not_what_is_judged(setup: Setup) -> None:
    send(setup, "NORTE", low, "a.xlsx")
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=0.5), "b.xlsx")

    assert [] == wanted(checked(setup, "b.xlsx"))
    assert ["READ-312"] == [
        each.code for each in checked(setup, "a.xlsx").submission.problems if not each.place.cell
    ]
    assert [] == wanted(checked(setup, "a.xlsx"))


def test_a_text_given_in_the_second_file_is_fixed_and_turns_green(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        low(sheet)
        explained(sheet, "I.1", "Motivo", "Medida correctiva")

    first = send(setup, "NORTE", low, "a.xlsx")
    second = send(setup, "NORTE", change, "b.xlsx")
    (setup.workspace.input / "2025-12" / TABLE).write_bytes(
        received_table(
            tuple(
                Receipt(
                    file=name, sha256=each.sha256, office="NORTE", period="2025-12", received=day
                )
                for name, each, day in (
                    ("a.xlsx", first, date(2026, 1, 5)),
                    ("b.xlsx", second, date(2026, 1, 9)),
                )
            )
        )
    )

    found = checked(setup, "b.xlsx")

    assert found.changes is not None
    assert ["READ-314"] == [each.code for each in found.changes.fixed]
    data = marked(setup, found, SAY)
    assert data is not None
    sheet = opened(data)["Indicadores"]
    green = {"FFC6EFCE"}
    assert green == {sheet[cell].fill.fgColor.rgb[:4] + "EFCE" for cell in ("J9", "K9")}
    assert "FFC6EFCE" != sheet["G9"].fill.fgColor.rgb


def test_one_text_of_two_given_leaves_the_notice_open(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        low(sheet)
        explained(sheet, "I.1", "Motivo")

    send(setup, "NORTE", low, "a.xlsx")
    send(setup, "NORTE", change, "b.xlsx")

    found = checked(setup, "b.xlsx")

    assert found.changes is not None
    assert ["READ-314"] == [each.code for each in found.changes.still_open]
    assert () == found.changes.new


def test_the_marked_file_and_the_letter_ask_for_it(setup: Setup) -> None:
    send(setup, "NORTE", low)
    found = checked(setup)

    data = marked(setup, found, SAY)
    letter = message_to_send(setup, found, SAY, date(2026, 1, 20), is_marked=True)

    assert data is not None
    assert "READ-314" in str(opened(data)["Indicadores"]["J9"].comment.text)
    assert "Indicadores!J9" in letter
    book = opened(data)
    page = book["Observaciones"]
    assert "diciembre de 2025" in str(page["A2"].value)
    assert str(page["A5"].value).startswith("Corrija las celdas marcadas en este mismo archivo")
    # LibreOffice wraps no link: what the row is stands beside it
    said = [str(page.cell(8, column).value) for column in range(3, 6)]
    assert ["Indicadores!J9", "Hogares conectados"] == said[:2]
    assert "READ-314" in said[2]
    assert 0 == book.views[0].firstSheet  # else the tab of the page is out of sight


def test_a_mean_of_months_rests_on_the_files_of_the_months_before(tmp_path: Path) -> None:
    """0 of 10 in November and 10 of 10 in December make 50 %, which is low."""
    folder = make_workspace(tmp_path) / "plans" / "agua"
    (folder / "activities.csv").write_text(
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A.1,SS.1,activity,Talleres,Talleres,NORTE,not-accumulated,20,100\n",
        encoding="utf-8",
    )
    (folder / "schedule.csv").write_text(
        "code,period,programmed\nA.1,2025-11,10\nA.1,2025-12,10\n", encoding="utf-8"
    )
    setup = open_setup(read_workspace(tmp_path))
    for month, figure in ((11, 0), (12, 10)):
        period = Period(2025, month)
        write_templates(setup.workspace, issue(setup, period), SAY)
        book = load_workbook(setup.workspace.output / str(period) / "templates" / "NORTE.xlsx")
        row, column = at(book["Actividades"], "A.1", "Ejecución física acumulada")
        book["Actividades"].cell(row, column).value = figure  # type: ignore[assignment]  # not merged
        (setup.workspace.input / str(period)).mkdir(parents=True)
        book.save(setup.workspace.input / str(period) / "envío.xlsx")

    (one,) = wanted(checked(setup))

    asked = [p for p in report(setup, setup.plans[0], DECEMBER).problems if p.code == "READ-314"]
    assert [SAY.say(one.message)] == [SAY.say(each.message) for each in asked]
    assert "A.1: se leyó 10; el avance es bajo (50.0\u00a0%)" in SAY.say(one.message)
