"""The year of ``init --example year``: each month raises what a person wrote that it must, no more.

The list stands in the README that the example brings, month by month. It is the second golden.
"""

import json
import re
import shutil
from pathlib import Path

import pytest

from running import run
from sheetgen.language.languages import codes
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.model.submission import State
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.texts.documents import lines_of_text
from sheetgen.texts.phrase_language import Language
from sheetgen.texts.phrases import read_phrases
from sheetgen.texts.table_figures import Known
from sheetgen.texts.text_check import claims_of
from sheetgen.writing.narrative_files import narrative_lines
from small import ROOT
from writing.builder_writing import opened

pytestmark = pytest.mark.sweep

MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
ROW = re.compile(r"\| (\d{4}-\d{2}) \| [^|]* \| ([^|]*) \|")
COMMITMENT = re.compile(r"\| (\d{4}-\d{2}) \| (\S+) \| [^|`]+ \| (\D[^|`]+) \|")
ON_TRIAL = re.compile(r"\* (\d{4}-\d{2}): `([A-Z]{3}-\d+:[^`]+)`\. .+: (\d+) d[ií]as\.")
OVERDUE = "measure_days_overdue"
LATE = "entregas-tardias/OBRAS-2025-11.xlsx"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year") / "valle"
    done = run(folder.parent, "init", folder.name, "--example", "year")
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture(scope="module")
def reports(year: Path) -> dict[tuple[str, str], Report]:
    """The report of each plan and month."""
    setup = open_setup(read_workspace(year))
    return {
        (month, plan.code): report(setup, plan, Period.parse(month))
        for month in MONTHS
        for plan in setup.plans
    }


def expected(readme: Path) -> dict[str, set[str]]:
    """The alerts that the list names for each month."""
    rows = (ROW.fullmatch(line) for line in readme.read_text("utf-8").splitlines())
    return {row[1]: set(re.findall(r"`([A-Z]{3}-\d+:[^`]+)`", row[2])) for row in rows if row}


def test_each_month_raises_what_the_list_says_and_nothing_else(
    year: Path, reports: dict[tuple[str, str], Report]
) -> None:
    raised = {
        month: {a.id for (at, _), each in reports.items() if at == month for a in each.alerts}
        for month in MONTHS
    }

    assert expected(year / "README.md") == raised


def test_each_month_tells_the_commitments_of_the_list_and_no_others(
    year: Path, reports: dict[tuple[str, str], Report]
) -> None:
    told = {
        (month, each.subject, speaker("es", "es_PE").say(each.standing.word))
        for (month, _), report in reports.items()
        for each in report.commitments
    }
    readme = (year / "README.md").read_text("utf-8")
    rows = (COMMITMENT.fullmatch(line) for line in readme.splitlines())

    assert {(row[1], row[2], row[3]) for row in rows if row} == told


def test_who_sent_nothing_is_reminded_of_what_it_promised(year: Path) -> None:
    written = run(year, "check", "--period", "2025-11", "--letter").stdout
    letter = written[written.index("Asunto: Oficina de Obras") :].replace("\N{NO-BREAK SPACE}", " ")

    assert "Responsables del reporte, Oficina de Obras:" in letter
    assert "No hemos recibido su reporte de noviembre de 2025." in letter
    assert (
        "  - 1.2: Contratar otra cuadrilla · Jefe de obras · hasta el 15/11/2025, dicho en octubre "
        "de 2025. Vencida hace 15 días." in letter
    )


def test_a_month_in_which_nothing_is_judged_or_due_is_held_against_nothing(year: Path) -> None:
    def first_page(month: str) -> set[str]:
        assert run(year, "build", "--period", month).returncode in {0, 1}
        book = opened(year / f"output/{month}/bienestar/bienestar-{month}.xlsx")
        return {str(cell.value) for row in book["Resumen"] for cell in row if cell.value}

    april, june = first_page("2025-04"), first_page("2025-06")

    assert {
        "Nada se califica antes de junio; 0 de 2 ítems con cifra",
        "2 de 2 en marzo de 2025",
        "aún no",
        "Ninguna tenía que informar",
        "nada por enviar",
    } <= april
    assert "no envió" not in april
    assert not [each for each in june if each.endswith("en mayo de 2025")]


def test_what_the_rules_on_trial_find_is_what_the_list_says_and_counts_nowhere(
    year: Path, reports: dict[tuple[str, str], Report]
) -> None:
    found = {
        (month, f"{each.rule}:{each.subject}", str(dict(each.message.figures)[OVERDUE]))
        for (month, _), report in reports.items()
        for each in report.beta
    }
    lines = (year / "README.md").read_text("utf-8").splitlines()
    rows = (ON_TRIAL.fullmatch(line) for line in lines)

    assert {(row[1], row[2], row[3]) for row in rows if row} == found


def test_a_measure_overdue_that_counts_is_an_alert_that_keeps_no_item_from_recovering(
    year: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "valle"
    shutil.copytree(year, folder, ignore=shutil.ignore_patterns("output", ".sheetgen"))
    shipped = (ROOT / "rules" / "following.yaml").read_text("utf-8")
    rule = next(each for each in shipped.split("\n\n") if "code: ALE-640" in each)
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules" / "own.yaml").write_text(rule.replace("  beta: true\n", ""), "utf-8")
    setup = open_setup(read_workspace(folder))
    roads = next(each for each in setup.plans if each.code == "caminos")
    found = {month: report(setup, roads, Period.parse(f"2025-{month}"))
             for month in ("06", "07", "11", "12")}  # fmt: skip

    late = {month: [(each.id, str(each.since)) for each in made.alerts if each.rule == "ALE-640"]
            for month, made in found.items()}  # fmt: skip
    states = {month: [each.standing.value for each in made.commitments if each.subject in "2.1 1.2"]
              for month, made in found.items()}  # fmt: skip

    assert {"06": [("ALE-640:2.1", "2025-06")], "07": [], "11": [("ALE-640:1.2", "2025-11")],
            "12": []} == late  # fmt: skip
    assert {"06": ["overdue"], "07": ["done"], "11": ["overdue"], "12": ["done"]} == states


def test_of_two_files_the_corrected_counts(reports: dict[tuple[str, str], Report]) -> None:
    april = reports["2025-04", "caminos"]
    states = {Path(each.file).name: each.state for each in april.submissions}
    (routine,) = (each for each in april.items if each.measured.item.code == "1.1")

    assert (State.SUPERSEDED, State.ACCEPTED) == (
        states["OBRAS.xlsx"],
        states["OBRAS-corregido.xlsx"],
    )
    assert 40 == routine.measured.figure("actual")


def test_in_no_month_is_anybody_said_not_to_make_it(
    reports: dict[tuple[str, str], Report],
) -> None:
    """The nearest: signals in June, 50 of 60 with two months alike, and roads in October."""
    raised = [each for report in reports.values() for each in report.beta]
    near = {
        (month, each.measured.item.code): tuple(
            str(each.measured.figure(f"forecast_{name}")) for name in ("end", "low", "high")
        )
        for (month, _), report in reports.items()
        for each in report.items
    }

    assert [] == [each for each in raised if each.rule == "FOR-110"]
    # 50 × 120 / 60; the pace of earlier months missed by 0.2, 0.25, 0.5 and 1: 0.4875 × 60
    assert ("100.0", "70.7", "129.3") == near["2025-06", "3.1"]
    # 47 × 60 / 50; by 3/45, 3/40, 3/35, 3/30, 3/25, 3/20, 3/15, 3/10 and 3/5: 0.1886 × 10
    assert ("56.4", "54.5", "58.3") == near["2025-10", "1.2"]


def test_the_list_is_one_in_every_language(year: Path, tmp_path: Path) -> None:
    for language in codes():
        run(tmp_path, "init", language, "--example", "year", "--language", language)
        lines = (tmp_path / language / "README.md").read_text("utf-8").splitlines()
        told = expected(tmp_path / language / "README.md")

        assert expected(year / "README.md") == told
        assert MONTHS == list(told)
        assert not [line for line in lines if "$" in line]


def test_a_closed_month_verifies_and_the_file_that_came_late_changes_nothing(year: Path) -> None:
    assert 1 == run(year, "build", "--period", "2025-11").returncode  # OBRAS sent nothing
    assert 0 == run(year, "close", "2025-11").returncode
    assert 0 == run(year, "verify", "2025-11").returncode

    came = run(year, "receive", LATE, "--on", "2025-12-22")
    built = run(year, "build", "--period", "2025-12")

    assert 0 == came.returncode
    assert "2025-11 de caminos está cerrado (edición 1)" in came.stderr
    assert 0 == built.returncode
    results = json.loads((year / "output/2025-12/caminos/results.json").read_text("utf-8"))
    assert [] == results["alerts"]
    assert ["2025-11"] == [each["period"] for each in results["after_closing"]]
    assert "OBRAS-2025-11" in results["after_closing"][0]["place"]
    other = json.loads((year / "output/2025-12/bienestar/results.json").read_text("utf-8"))
    assert [] == other["after_closing"]  # OBRAS has no part in it


def test_what_is_told_of_each_month_in_words_holds_against_its_table(
    year: Path, reports: dict[tuple[str, str], Report]
) -> None:
    language = Language(read_phrases(read_workspace(year)))
    say = speaker("es", "es_PE")
    claims = {
        at: claims_of(
            lines_of_text("\n".join(narrative_lines(each, say)), "alertas.txt"),
            Known(each, language),
            language,
            say.marks,
        )
        for at, each in reports.items()
    }

    doubtful = [
        (at, say.say(each.says)) for at, found in claims.items()
        for each in found if each.said.is_doubtful
    ]  # fmt: skip
    assert [] == doubtful
    assert sum(len(each) for each in claims.values()) > 200


def test_closing_the_months_before_changes_no_byte_of_a_report(tmp_path: Path) -> None:
    """The README's order: every month is built, then every month is closed, then it verifies."""
    run(tmp_path, "init", "valle", "--example", "year")
    year = tmp_path / "valle"
    for month in MONTHS[:3]:
        assert run(year, "build", "--period", month).returncode in {0, 1}
    for month in MONTHS[:3]:
        assert run(year, "close", month).returncode == 0

    for month in MONTHS[:3]:
        done = run(year, "verify", month)
        assert done.returncode == 0, done.stdout


def test_an_overdue_measure_is_told_wherever_it_is_asked(year: Path) -> None:
    """2.1 was promised for 15 June, and stands at the end of that month."""
    promise = "Corregir la cifra en junio · Jefe de riesgos · hasta el 15/06/2025"

    built = run(year, "build", "--period", "2025-06", "--plan", "caminos", "--export", "csv")
    told = run(year, "explain", "2.1", "--period", "2025-06")
    record = json.loads(run(year, "explain", "2.1", "--period", "2025-06", "--json").stdout)
    letter = run(year, "check", "--letter", "input/2025-06/RIESGOS.xlsx")
    folder = year / "output/2025-06/caminos"
    book = opened(folder / "caminos-2025-06.xlsx")
    first = [str(cell.value) for row in book["Resumen"] for cell in row if cell.value]
    results = json.loads((folder / "results.json").read_text("utf-8"))
    table = (folder / "tables/commitments.csv").read_text("utf-8").splitlines()

    assert f"2.1: {promise}, dicho en mayo de 2025. Vencida hace 15 días." in built.stdout
    flat = " ".join(told.stdout.split())
    assert "Lo que prometió la oficina mayo de 2025 Corregir la cifra en junio" in flat
    assert "input/2025-05/RIESGOS.xlsx!Actividades!N9" in told.stdout
    (made,) = record["item"]["commitments"]
    assert ("overdue", 15, "2025-06-15") == (made["state"], made["days_overdue"], made["due"])
    assert f"  - 2.1: {promise}" in letter.stdout
    assert "Vencida 15/06/2025: Corregir la" in " ".join(first)
    assert ["overdue", "with-measure"] == [each["state"] for each in results["commitments"]]
    assert 3 == len(table)
    assert "2025-05" in table[1]


def test_a_promise_is_kept_though_the_decision_about_it_is_overdue(year: Path) -> None:
    """In July 2.1 is as expected, and what was decided about it is not done."""
    table = year / "decisions.csv"
    table.write_text(
        "alert,plan,decision,owner,due,done,evidence\n"
        "ALE-360:2.1,caminos,Revisar el registro,Gerencia,2025-07-15,,\n",
        encoding="utf-8",
    )
    setup = open_setup(read_workspace(year))
    plan = next(each for each in setup.plans if each.code == "caminos")
    july, august = (report(setup, plan, Period(2025, month)) for month in (7, 8))
    table.unlink()

    (kept,) = (each for each in july.commitments if each.subject == "2.1")
    assert ("done", "DEC-110:2.1") == (kept.standing.value, kept.alert)
    assert ["Revisar el registro"] == [each.decision for each in kept.decisions]
    (left,) = (each for each in august.commitments if each.subject == "2.1")
    assert ("no-answer", None) == (left.standing.value, left.promise)
