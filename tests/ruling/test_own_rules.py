"""The six rules of rules/README.md, as an office would copy them, on a small real workspace."""

import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filled import fill
from running import run
from sheetgen.language.speaker import speaker
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.ruling.facts import office_facts
from sheetgen.setup import Setup, open_setup
from sheetgen.summing.offices import by_office
from small import POLICY, ROOT, make_workspace

JUNE = Period(2025, 6)
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
PLAN = POLICY | {
    "indicators.csv": POLICY["indicators.csv"].replace(",annual,", ",monthly,"),
    "targets.csv": "code,year,period,target\n"
    + "".join(
        f"I.1,2025,{month},{250 if month == '2025-06' else 200}\n"
        f"I.2,2025,{month},50%\nI.3,2025,{month},40\n"
        for month in MONTHS
    ),
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A.1,SS.2,activity,Talleres,Talleres,NORTE,accumulated,120,1000\n"
        "A.2,SS.2,activity,Visitas,Visitas,NORTE,accumulated,120,1000\n"
    ),
    "schedule.csv": "code,period,programmed\n"
    + "".join(f"{code},{month},10\n" for code in ("A.1", "A.2") for month in MONTHS),
    "actuals.csv": (
        "code,period,actual,accrued,source\n"
        "I.1,2024-06,210,,informe\nI.1,2025-03,190,,informe\n"
        "I.1,2025-04,180,,informe\nI.1,2025-05,170,,informe\n"
        "I.3,2024-06,99,,informe\nI.3,2025-05,70,,informe\n"
    ),
    "revisions.csv": (
        "code,field,period,value,from,reason,approver\n"
        "I.1,target,2025-06,200,2025-04,Menos presupuesto,Directora\n"
    ),
}
EXPECTED = {
    # A.1: 54 of 60 programmed (90 %) with 300 of 1,000 soles; A.2 has 400, which is enough
    "HSE-010:A.1",
    # June's target of I.1 was 250 and is 200
    "HSE-020:I.1",
    # I.1: 95, 90, 85 and 80 % from March to June
    "HSE-030:I.1",
    # SUR: I.3 alone, at 50 %; NORTE: one low of four
    "HSE-040:SUR",
    # I.1: 160 against 210, -23.8 %; I.3: 80 against 99, -19.2 %
    "HSE-050:I.1",
    # I.2 is of quality and NORTE's, at 60 %; I.3 is SUR's
    "HSE-060:I.2",
}


def of_readme() -> str:
    text = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_workspace(tmp_path_factory.mktemp("own"), {"agua": PLAN})
    (folder / "rules" / "setup.yaml").write_text(of_readme(), encoding="utf-8")
    north = fill(folder, JUNE, "NORTE", {"I.1": 160, "I.2": 0.3})
    book = load_workbook(north)
    sheet = book["Actividades"]
    for row in range(1, sheet.max_row + 1):
        accrued = {"A.1": 300, "A.2": 400}.get(str(sheet.cell(row, 2).value))
        if accrued is not None:
            sheet.cell(row, 8).value, sheet.cell(row, 9).value = 54, 1000
            sheet.cell(row, 10).value = accrued
    book.save(north)
    fill(folder, JUNE, "SUR", {"I.3": 80})
    return folder


@pytest.fixture(scope="module")
def setup(workspace: Path) -> Setup:
    return open_setup(read_workspace(workspace))


@pytest.fixture(scope="module")
def june(setup: Setup) -> Report:
    return report(setup, setup.plans[0], JUNE)


def test_the_six_rules_are_proved(workspace: Path) -> None:
    assert 0 == run(workspace, "rules", "prove").returncode


def test_each_finds_what_it_is_for_and_nothing_else(june: Report) -> None:
    assert EXPECTED == {each.id for each in june.alerts if each.id.startswith("HSE-")}
    assert june.judging.events == ()


def test_they_say_the_figures_and_lead_to_their_cells(june: Report) -> None:
    say = speaker("es", "es_PE")
    alerts = {each.id: each for each in june.alerts}

    def said(code: str) -> str:
        return say.say(alerts[code].message).replace("\N{NO-BREAK SPACE}", " ")

    assert "30.0 % del dinero con el 90.0 % del trabajo" in said("HSE-010:A.1")
    assert "La meta era 250 y ahora es 200" in said("HSE-020:I.1")
    assert "bajó 3 periodos seguidos: era 85.0 % y es 80.0 %" in said("HSE-030:I.1")
    assert "El 100.0 % de sus ítems calificados" in said("HSE-040:SUR")
    assert "El valor es 160; hace un año era 210 (−23.8 %)" in said("HSE-050:I.1")
    assert "Va en 60.0 %, y de los de calidad se espera 90.0 %" in said("HSE-060:I.2")

    def files(code: str) -> set[str]:
        return {each.file for each in alerts[code].places}

    assert {"plans/agua/targets.csv", "plans/agua/revisions.csv"} <= files("HSE-020:I.1")
    assert {"input/2025-06/NORTE.xlsx", "plans/agua/actuals.csv"} <= files("HSE-030:I.1")
    assert "input/2025-06/SUR.xlsx" in files("HSE-040:SUR")
    assert "plans/agua/actuals.csv" in files("HSE-050:I.1")


def test_an_office_has_the_counts_shares_and_money_of_what_it_reports_first(
    june: Report,
) -> None:
    sums = by_office(june.plan, june.items)
    of = MeasuredOffice(
        office=june.plan.offices[0],
        owes=True,
        received=True,
        to_fix=0,
        months_missing=0,
        days_late=None,
        places=(),
    )

    facts = office_facts(of, sums["NORTE"], JUNE)

    # I.1, A.1 and A.2 medium, I.2 low; 2,000 soles and 700 accrued
    expected = {
        "n": 4, "n_low": 1, "n_on_track": 3, "low_share": 25, "missing_share": 0,
        "atypical_share": 0, "pim": 2000, "accrued": 700, "financial": 35, "month": 6,
    }  # fmt: skip
    assert expected == {name: facts[name] for name in expected}
    cells = {str(each).rpartition("!")[2] for each in sums["NORTE"].money.spent.places}
    assert cells == {"J9", "J10"}
    south = office_facts(of, sums["SUR"], JUNE)
    assert (1, 100) == (south["n_low"], south["low_share"])
    assert not {"pim", "accrued", "financial"} & south.keys()
    nothing = office_facts(of, None, JUNE)
    assert (0, 0) == (nothing["n"], nothing["n_missing"])
    assert "low_share" not in nothing


def test_an_office_may_differ_in_a_threshold_that_the_file_declares(
    workspace: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "other"
    shutil.copytree(workspace, folder)
    with (folder / "sheetgen.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[threshold]]\nby = "office"\nvalue = "NORTE"\nquality = 55\n')
    setup = open_setup(read_workspace(folder))

    found = report(setup, setup.plans[0], JUNE)

    assert EXPECTED - {"HSE-060:I.2"} == {a.id for a in found.alerts if a.id.startswith("HSE-")}


@pytest.mark.filterwarnings("ignore:.*xtension is not supported")  # openpyxl's, of data bars
def test_the_version_in_force_and_the_declared_threshold_stand_in_the_answer(
    workspace: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "versions"
    shutil.copytree(workspace, folder)
    path = folder / "rules" / "setup.yaml"
    text = path.read_text("utf-8")
    start = text.index("  - code: HSE-060")
    old = text[start:].replace("since: 2025-01", "since: 2025-01\n    until: 2025-05")
    new = text[start:].replace("since: 2025-01", "since: 2025-06\n    until: 2025-12")
    changed = new.replace("Va en {progress", "Llegó a {progress")
    path.write_text(text[:start] + old + changed, encoding="utf-8")

    done = run(folder, "build", "--period", "2025-06")
    answer = run(folder, "explain", "I.2", "--period", "2025-06").stdout

    assert 2 != done.returncode, done.stderr
    assert "quality   90\N{NO-BREAK SPACE}%" in answer
    assert "se espera de un indicador de calidad" in " ".join(answer.split())
    assert "Llegó a 60.0" in answer
    book = load_workbook(next((folder / "output" / "2025-06" / "agua").glob("*06-sustento.xlsx")))
    rows = {
        row[0].value: row[-1].value
        for row in book["Metodología"].iter_rows(max_col=8)
        if str(row[0].value).startswith("HSE-")
    }
    assert "2025-06 – 2025-12" == rows["HSE-060"]
    assert "2025-01" == rows["HSE-050"]
