"""The life of an alert: since when, better or worse, noted, decided on, and its explanations."""

import json
import warnings
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filled import fill
from monthly import monthly
from running import run
from sheetgen.errors import PlanError
from sheetgen.language.speaker import speaker
from sheetgen.model.follow import Course, Life
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import make_workspace
from writing.builder_writing import opened

pytestmark = pytest.mark.sweep

SAY = speaker("es", "es_PE")
MONTHS = tuple(Period(2025, month) for month in range(1, 5))
MONTHLY = monthly(MONTHS)
NOTED = "alert,plan,until,reason,approver\nSTA-110:I.1,agua,2025-04-30,Obra en curso,Directora\n"
DECIDED = (
    "alert,plan,decision,owner,due,done,evidence\n"
    "STA-110:I.1,agua,Contratar otra cuadrilla,Jefe de obras,2025-02-10,,\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_workspace(tmp_path, {"agua": MONTHLY})


def at(folder: Path, month: Period, as_of: date | None = None) -> Report:
    setup = open_setup(read_workspace(folder))
    return report(setup, setup.plans[0], month, as_of=as_of)


def life(found: Report, alert: str) -> Life:
    return next(each for each in found.following.lives if each.alert == alert)


def low(found: Report, code: str) -> str:
    return next(each.id for each in found.alerts if each.subject == code and each.status)


def send(folder: Path, month: Period, figure: object, **texts: str) -> None:
    said = {"I.1": {heading.replace("_", " "): text for heading, text in texts.items()}}
    fill(folder, month, "NORTE", {"I.1": figure, "I.2": 0.5}, said)
    fill(folder, month, "SUR", {"I.3": 40})


def test_an_alert_has_an_age_and_stands_better_or_worse_than_the_month_before(folder: Path) -> None:
    for month, figure in zip(MONTHS, (60, 80, 50, 50), strict=True):
        send(folder, month, figure)

    lives = [life(found := at(folder, month), low(found, "I.1")) for month in MONTHS[1:]]

    assert [each.first for each in lives] == [MONTHS[0]] * 3
    assert [each.age for each in lives] == [1, 2, 3]
    assert [each.course for each in lives] == [Course.BETTER, Course.WORSE, Course.SAME]


def test_an_alert_of_a_month_after_one_without_it_is_new(folder: Path) -> None:
    send(folder, MONTHS[0], 200)
    send(folder, MONTHS[1], 60)

    found = at(folder, MONTHS[1])

    now = life(found, low(found, "I.1"))
    assert (now.course, now.age) == (Course.NEW, 0)


def test_a_figure_that_repeats_for_the_first_time_is_new_and_the_next_time_worse(
    folder: Path,
) -> None:
    """It counts from the month that the figure is first of, in which nothing was told."""
    for month, figure in zip(MONTHS, (60, 90, 90, 90), strict=True):
        send(folder, month, figure)

    lives = [life(at(folder, month), "ALE-370:I.1") for month in MONTHS[2:]]

    assert [(each.first, each.age) for each in lives] == [(MONTHS[2], 1), (MONTHS[2], 2)]
    assert [each.course for each in lives] == [Course.NEW, Course.WORSE]


def test_what_is_acknowledged_stays_visible_and_is_counted_apart_until_its_day(
    folder: Path,
) -> None:
    send(folder, MONTHS[1], 60)
    alert = low(at(folder, MONTHS[1]), "I.1")
    (folder / "acknowledged.csv").write_text(NOTED.replace("STA-110:I.1", alert))
    before = at(folder, MONTHS[1], date(2025, 4, 30))
    after = at(folder, MONTHS[1], date(2025, 5, 1))

    assert alert in {each.id for each in before.alerts}
    assert before.following.noted == {alert}
    assert after.following.noted == frozenset()
    told = run(folder, "build", "--period", "2025-02").stdout
    assert f"{len(before.alerts) - 1} alerta" in told
    assert "1 alerta tomada en conocimiento, contada aparte." in told
    n = len(before.alerts) - 1
    book = opened(folder / "output/2025-02/agua/agua-2025-02.xlsx", values=True)
    card = [str(cell.value) for row in book["Resumen"]["G5:G8"] for cell in row]
    assert (card[0], "1 más está en conocimiento" in " ".join(card)) == (str(n), True)
    late = run(folder, "build", "--period", "2025-02", "--as-of", "2025-05-01").stdout
    assert (
        f"La toma de conocimiento de {alert} venció el 30 de abril de 2025: vuelve a contar."
        in late
    )


def test_words_and_the_head_of_alerts_count_what_the_first_page_counts(folder: Path) -> None:
    send(folder, MONTHS[1], 60)
    alert = low(at(folder, MONTHS[1]), "I.1")
    noted = NOTED.replace("STA-110:I.1", alert)
    noted += "ALE-380:I.2,agua,2025-04-30,Coincidencia,Directora\n"
    (folder / "acknowledged.csv").write_text(noted)
    told = run(folder, "build", "--period", "2025-02").stdout
    words = (folder / "output/2025-02/agua/agua-2025-02-alertas.txt").read_text(encoding="utf-8")
    book = opened(folder / "output/2025-02/agua/agua-2025-02.xlsx", values=True)
    (head,) = (str(row[0].value) for row in book["Alertas"]["A3:A3"])

    assert "1 asunto: 1 urgente (1 alerta)." in told
    assert head.startswith("1 asunto por orden de importancia en todo el plan, 1 alerta en total")
    assert "; 2 más están en conocimiento" in head
    assert "se identifica una alerta urgente. Aparte, 2 alertas están en conocimiento." in words


def test_a_decision_that_is_overdue_is_an_alert_until_it_is_done_with_evidence(
    folder: Path,
) -> None:
    send(folder, MONTHS[1], 60)
    alert = low(at(folder, MONTHS[1]), "I.1")
    table = folder / "decisions.csv"
    table.write_text(DECIDED.replace("STA-110:I.1", alert))

    on_the_day, late = (at(folder, MONTHS[1], date(2025, 2, day)) for day in (10, 28))
    table.write_text(table.read_text().replace("10,,", "10,2025-02-20,Contrato 12"))
    done = at(folder, MONTHS[1], date(2025, 2, 28))

    assert "DEC-110:I.1" not in {each.id for each in on_the_day.alerts}
    (raised,) = (each for each in late.alerts if each.id == "DEC-110:I.1")
    assert "Decisiones vencidas: 1; la más antigua, hace 18 días." in SAY.say(raised.message)
    assert (raised.offices, raised.since) == (("NORTE",), Period(2025, 2))
    assert [str(each) for each in raised.places] == ["decisions.csv!line 2!due"]
    assert "DEC-110:I.1" not in {each.id for each in done.alerts}
    told = run(folder, "build", "--period", "2025-02").stdout
    assert "Decisiones: 1 cumplida." in told


def test_a_decision_that_stays_overdue_goes_on_and_is_solved_once_it_is_done(
    folder: Path,
) -> None:
    for month in MONTHS[1:4]:
        send(folder, month, 60)
    table = folder / "decisions.csv"
    alert = low(at(folder, MONTHS[1]), "I.1")
    table.write_text(
        DECIDED.replace("STA-110:I.1", alert).replace("10,,", "10,2025-04-20,Contrato 12")
    )

    march, april = (at(folder, month).comparison for month in MONTHS[2:4])

    overdue = "DEC-110:I.1"  # since the 10th of February, until the 20th of April
    assert march is not None
    assert april is not None
    assert overdue in march.continuing
    assert life(at(folder, MONTHS[2]), overdue).course is not Course.NEW
    assert overdue in april.solved_alerts


def test_the_same_excuse_three_months_running_is_seen(folder: Path) -> None:
    excuses = ("Falta de presupuesto.", "falta de  presupuesto", "FALTA DE PRESUPUESTO!")
    for month, excuse in zip(MONTHS, excuses, strict=False):
        send(folder, month, 60, Motivo=excuse, Medida_correctiva=f"Gestionar {month}")

    second, third = (at(folder, month) for month in MONTHS[1:3])

    assert "ALE-630:I.1" not in {each.id for each in second.alerts}
    (again,) = (each for each in third.alerts if each.id == "ALE-630:I.1")
    assert again.since == MONTHS[0]
    assert {str(each)[:13] for each in again.places[:3]} == {f"input/{m}" for m in MONTHS[:3]}
    now = life(third, "ALE-630:I.1")
    assert (now.first, now.age, now.repeated) == (MONTHS[2], 2, 3)
    assert now.explained is not None
    assert now.before is not None
    assert now.explained.reason == excuses[2]
    assert (now.before.period, now.before.corrective) == (MONTHS[1], "Gestionar 2025-02")


def test_another_reason_begins_to_count_again(folder: Path) -> None:
    for month, excuse in zip(MONTHS, ("Lluvias", "Lluvias", "Huelga", "Lluvias"), strict=True):
        send(folder, month, 60, Motivo=excuse)

    found = at(folder, MONTHS[3])

    assert life(found, low(found, "I.1")).repeated == 1


def test_the_sheet_and_the_results_hold_the_life_of_each_alert(folder: Path) -> None:
    for month in MONTHS[:2]:
        send(folder, month, 60, Motivo="Lluvias", Medida_correctiva="Turno doble")
    alert = low(at(folder, MONTHS[1]), "I.1")
    (folder / "acknowledged.csv").write_text(NOTED.replace("STA-110:I.1", alert))
    (folder / "decisions.csv").write_text(DECIDED.replace("STA-110:I.1", alert))
    run(folder, "build", "--period", "2025-02")
    out = folder / "output/2025-02/agua"

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = list(load_workbook(out / "agua-2025-02.xlsx")["Alertas"].iter_rows(values_only=True))
    heading = next(each for each in rows if "Id. de la alerta" in each)
    at_id = heading.index("Id. de la alerta")
    (row,) = (dict(zip(heading, each, strict=True)) for each in rows if each[at_id] == alert)
    told = json.loads((out / "results.json").read_text(encoding="utf-8"))
    (record,) = (each for each in told["alerts"] if each["id"] == alert)

    assert row["Antigüedad (meses)"] == 1
    assert row["Frente al periodo anterior"] == "igual"
    assert row["Motivo y medida correctiva de la unidad"] == "Motivo: Lluvias · Medida: Turno doble"
    assert str(row["Lo que dijo el periodo anterior"]).startswith("2025-01: Motivo: Lluvias")
    assert row["Periodos con el mismo motivo"] == 2
    assert "Directora: Obra en curso" in str(row["En conocimiento"])
    assert "Contratar otra cuadrilla (Jefe de obras): vencida" in str(row["Decisiones"])
    assert (record["first_seen"], record["age_months"], record["course"]) == ("2025-01", 1, "same")
    assert record["acknowledged"]["approver"] == "Directora"
    assert record["decisions"][0]["days_overdue"] == 18
    assert record["explained_before"] == {
        "period": "2025-01", "reason": "Lluvias", "corrective": "Turno doble",
        "responsible": "", "due": None,
    }  # fmt: skip
    assert told["decisions"][0]["raised"] is True


WRONG = [
    ("acknowledged", NOTED.replace("agua", "ague"), "line 2!plan", "'agua'"),
    ("acknowledged", NOTED.replace("STA-110", "STA-999"), "line 2!alert", "'STA-999'"),
    ("acknowledged", NOTED.replace("I.1", "I.9"), "line 2!alert", "'I.9'"),
    ("acknowledged", NOTED.replace("STA-110:I.1", "I.1"), "line 2!alert", "id of an alert"),
    ("acknowledged", NOTED.replace("2025-04-30", "abril"), "line 2!until", "YYYY-MM-DD"),
    ("acknowledged", NOTED.replace("Obra en curso", ""), "line 2!reason", "empty"),
    ("acknowledged", NOTED.replace("Directora", ""), "line 2!approver", "empty"),
    ("acknowledged", NOTED + NOTED.splitlines()[1] + "\n", "line 3!alert", "line 2"),
    ("decisions", DECIDED.replace("Jefe de obras", ""), "line 2!owner", "empty"),
    ("decisions", DECIDED.replace("2025-02-10", ""), "line 2!due", "empty"),
    ("decisions", DECIDED.replace("10,,", "10,2025-02-20,"), "line 2!evidence", "2025-02-20"),
    ("decisions", DECIDED.replace("10,,", "10,,Contrato 12"), "line 2!done", "has evidence"),
    ("decisions", DECIDED.replace("10,,", "10,pronto,acta"), "line 2!done", "'pronto'"),
]


@pytest.mark.parametrize(("table", "text", "where", "words"), WRONG)
def test_a_fault_of_the_tables_is_told_with_file_line_and_cure(
    folder: Path, table: str, text: str, where: str, words: str
) -> None:
    (folder / f"{table}.csv").write_text(text)

    with pytest.raises(PlanError) as caught:
        open_setup(read_workspace(folder))

    told = speaker("en", "es_PE").say(caught.value.message())
    assert f"{table}.csv!{where}" in told
    assert words in told


def test_a_promise_is_overdue_postponed_kept_and_then_told_no_more(folder: Path) -> None:
    """I.1 is low in three months, well in the fourth and the fifth."""
    for month in (*MONTHS, Period(2025, 5)):
        send(folder, month, 200 if month.month > 3 else 60)
    for month, day in ((1, "15/02/2025"), (3, "30/04/2025")):
        said = {"Medida correctiva": "Otro turno", "Responsable": "Ana", "Fecha límite": day}
        fill(folder, Period(2025, month), "NORTE", {"I.1": 60, "I.2": 0.5}, {"I.1": said})

    told = [
        [
            (each.standing.value, str(each.due), each.postponed)
            for each in at(folder, month).commitments
            if each.subject == "I.1"
        ]
        for month in (*MONTHS, Period(2025, 5))
    ]

    assert [("with-measure", "2025-02-15", 0)] == told[0]
    assert [("overdue", "2025-02-15", 0)] == told[1]
    assert [("with-measure", "2025-04-30", 1)] == told[2]
    assert [("done", "2025-04-30", 1)] == told[3]
    assert [] == told[4]


def test_over_months_that_nobody_sent_anything_in_it_stands_beside_the_last_one_stored(
    folder: Path,
) -> None:
    for month, figure in ((MONTHS[0], 60), (MONTHS[1], 50), (MONTHS[3], 40)):
        send(folder, month, figure)

    found = at(folder, MONTHS[3])

    now = life(found, low(found, "I.1"))
    assert (now.first, now.course) == (MONTHS[0], Course.WORSE)


def test_a_promise_behind_a_file_that_is_owed_is_told_once_and_since_it_was_made(
    folder: Path,
) -> None:
    """A decision on it is overdue, and its office sends nothing in March."""
    said = {"Medida_correctiva": "Otro turno", "Responsable": "Ana", "Fecha_límite": "15/02/2025"}
    for month in MONTHS[:2]:
        send(folder, month, 60, **said)
    fill(folder, MONTHS[2], "SUR", {"I.3": 40})
    alert = low(at(folder, MONTHS[1]), "I.1")
    (folder / "decisions.csv").write_text(DECIDED.replace("STA-110:I.1", alert))

    told = run(folder, "build", "--period", "2025-03").stdout

    promises = [line for line in told.splitlines() if "Medida vencida" in line]
    assert ["hasta el 15/02/2025, dicho en enero de 2025" in each for each in promises] == [True]
