"""Explanations that were asked and not given are counted and named, by office and age."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from matching.sent import at
from sheetgen.cli.build_summary import summary_lines
from sheetgen.cli.check_words import check_lines
from sheetgen.intake import check, message_to_send
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.owing import Owing, debts, owed_words
from sheetgen.model.period import Period
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.results import results
from sheetgen.writing.sheets.office_table import standings
from sheetgen.writing.template_book import write_template
from small import POLICY, make_workspace
from writing.builder_writing import opened

ES = speaker("es", "es_PE")
CODES = ("A.1", "A.2")
PLAN = {
    "plan.toml": POLICY["plan.toml"]
    .replace('kind = "policy"', 'kind = "programme"')
    .replace('[index]\ncap = 100\nmissing = "leave-out"\nover = "items"\n', ""),
    "offices.csv": "code,name\nNORTE,Oficina Norte\nSUR,Oficina Sur\n",
    "elements.csv": "code,level,parent,name,rollup\nOP.1,OP,,Agua para todos,none\n",
    "activities.csv": "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
    "A.1,OP.1,activity,Obra uno,Obras,NORTE,accumulated,120,1200\n"
    "A.2,OP.1,activity,Obra dos,Obras,NORTE,accumulated,120,1200\n"
    "A.3,OP.1,activity,Obra tres,Obras,SUR,accumulated,120,1200\n",
    "schedule.csv": "code,period,programmed\n"
    + "".join(f"A.{n},2025-{month:02d},10\n" for n in (1, 2, 3) for month in range(1, 13)),
    "actuals.csv": "code,period,actual,accrued,source\n",
}


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path, {"agua": PLAN})))


def send(
    setup: Setup,
    month: int,
    done: dict[str, int],
    explained: tuple[str, ...] = (),
    caused: tuple[str, ...] = (),
) -> Path:
    """NORTE's file of a month, with money that keeps pace; what is explained, wholly.

    What is ``caused`` has a cause and no measure.
    """
    period = Period(2025, month)
    template = next(each for each in issue(setup, period) if each.office == "NORTE")
    folder = setup.workspace.input / str(period)
    folder.mkdir(parents=True)
    path = folder / "NORTE.xlsx"
    write_template(template, path, ES)
    book = load_workbook(path)
    sheet = book["Actividades"]
    for code, figure in done.items():
        told: dict[str, object] = {
            "Ejecución física acumulada": figure,
            "Devengado acumulado": figure * 10,
        }
        if code in explained:
            told |= {"Motivo": "Lluvias", "Medida correctiva": "Turno doble, NORTE, en marzo"}
        if code in caused:
            told |= {"Motivo": "Lluvias"}
        for heading, value in told.items():
            row, column = at(sheet, code, heading)
            sheet.cell(row, column).value = value  # type: ignore[assignment]
    book.save(path)
    setup.shelf.clear()
    return path


def owing(setup: Setup, month: int) -> list[Owing]:
    return list(report(setup, setup.plans[0], Period(2025, month)).owing)


def test_what_is_owed_is_counted_from_the_month_in_which_it_was_asked_first(setup: Setup) -> None:
    send(setup, 1, {"A.1": 2, "A.2": 10})
    send(setup, 2, {"A.1": 4, "A.2": 11})
    send(setup, 3, {"A.1": 6, "A.2": 12})

    assert [
        Owing(office="NORTE", plan="agua", code="A.1", since=Period(2025, 1), count=3),
        Owing(office="NORTE", plan="agua", code="A.2", since=Period(2025, 2), count=2),
    ] == owing(setup, 3)


def test_an_explanation_given_in_between_begins_the_count_anew(setup: Setup) -> None:
    send(setup, 1, {"A.1": 2, "A.2": 10})
    send(setup, 2, {"A.1": 4, "A.2": 20}, explained=("A.1",))
    send(setup, 3, {"A.1": 6, "A.2": 30})

    assert [
        Owing(office="NORTE", plan="agua", code="A.1", since=Period(2025, 3), count=1)
    ] == owing(setup, 3)


def test_what_was_waived_is_owed_from_the_month_in_which_it_ended(setup: Setup) -> None:
    for month in (1, 2, 3):
        send(setup, month, {"A.1": 2 * month, "A.2": 10 * month})
    (setup.workspace.root / "waivers.csv").write_text(
        "scope,rule,reason,approver,until\nitem:A.1,STA-110,Convenio,Dirección,2025-02-28\n",
        encoding="utf-8",
    )

    ended = open_setup(setup.workspace)

    assert [] == owing(ended, 2)
    assert [
        Owing(office="NORTE", plan="agua", code="A.1", since=Period(2025, 3), count=1)
    ] == owing(ended, 3)


def test_nothing_is_owed_where_all_is_explained(setup: Setup) -> None:
    send(setup, 1, {"A.1": 2, "A.2": 10}, explained=("A.1",))

    assert [] == owing(setup, 1)


def test_the_first_page_the_console_and_the_letter_name_who_owes_and_since_when(
    setup: Setup, tmp_path: Path
) -> None:
    send(setup, 1, {"A.1": 2, "A.2": 10})
    path = send(setup, 2, {"A.1": 4, "A.2": 11})
    made = report(setup, setup.plans[0], Period(2025, 2))
    write_workbook(made, tmp_path / "a.xlsx", ES, workspace_name="Ministerio")
    (checked,) = check(setup, [path])
    letter = message_to_send(setup, checked, ES, Period(2025, 3).last_day, is_marked=False)
    page = " ".join(
        str(cell.value) for row in opened(tmp_path / "a.xlsx")["Entregas"].rows for cell in row
    )

    short = "Se deben 2 explicaciones. NORTE: 2 (la más antigua desde enero de 2025)."
    whole = "Se deben 2 explicaciones: A.1 desde enero de 2025 y A.2 desde febrero de 2025."
    assert short in page
    assert short in "\n".join(summary_lines(made, [], ES))
    assert whole in "\n".join(check_lines(checked, [], ES))
    assert whole in letter
    assert ["2025-01", "2025-02"] == [
        each["since"]
        for each in results(made, ES)["owing"]  # type: ignore[attr-defined]
    ]


def test_the_month_is_said_once_where_all_are_as_old() -> None:
    march, april = Period(2026, 3), Period(2026, 4)

    def owed(office: str, code: str, since: Period) -> Owing:
        return Owing(office=office, plan="agua", code=code, since=since, count=1)

    same = (owed("SUR", "1", march), owed("NORTE", "2", march), owed("NORTE", "3", march))
    other = (*same, owed("SUR", "4", april))

    assert [ES.say(each) for each in debts(same)] == [
        "Se deben 3 explicaciones desde marzo de 2026. NORTE: 2; SUR: 1."
    ]
    assert [ES.say(each) for each in debts(other)] == [
        (
            "Se deben 4 explicaciones. NORTE: 2 (la más antigua desde marzo de 2026); "
            "SUR: 2 (la más antigua desde marzo de 2026)."
        )
    ]
    assert debts(()) == ()


def test_what_is_owed_of_items_of_two_plans_names_each_plan() -> None:
    march = Period(2026, 3)
    of_both = tuple(
        Owing(office="NORTE", plan=plan, code="1.1", since=march, count=1)
        for plan in ("agua", "salud")
    )

    assert "Se deben 2 explicaciones: 1.1 (agua) y 1.1 (salud) desde marzo de 2026." == ES.say(
        owed_words(of_both)
    )
    assert "Se debe 1 explicación: 1.1 desde marzo de 2026." == ES.say(owed_words(of_both[:1]))


def test_of_many_items_of_a_month_the_first_are_named_and_the_rest_counted() -> None:
    march = Period(2026, 3)
    many = tuple(
        Owing(office="NORTE", plan="agua", code=f"A{n:02}", since=march, count=1) for n in range(65)
    )

    said = ES.say(owed_words(many))

    assert said.startswith("Se deben 65 explicaciones: A00, A01, ")
    assert said.endswith(", A11 y 53 más desde marzo de 2026.")


def test_what_is_owed_follows_an_item_through_its_renamings(tmp_path: Path) -> None:
    renamed = PLAN | {"renamed.csv": "old,new,from\nX,Y,2025-02\nY,A.1,2025-03\n"}
    setup = open_setup(read_workspace(make_workspace(tmp_path, {"agua": renamed})))
    for month, code in ((1, "X"), (2, "Y"), (3, "A.1")):
        send(setup, month, {code: 2 * month, "A.2": 10 * month})

    (owed,) = owing(setup, 3)

    assert (owed.code, owed.since, owed.count) == ("A.1", Period(2025, 1), 3)


def test_an_office_that_owes_the_measure_has_not_explained(setup: Setup) -> None:
    """The first page counts with the console: what is owed there is not answered here."""
    send(setup, 1, {"A.1": 2, "A.2": 3}, explained=("A.2",), caused=("A.1",))
    made = report(setup, setup.plans[0], Period(2025, 1))
    standing = next(each for each in standings(made) if each.office == "NORTE")

    assert ["A.1"] == [each.code for each in made.owing]
    assert (("A.1", "A.2"), ("A.2",)) == (standing.wanting, standing.answered)
