"""A month that is closed stays as it was sealed, until it is reopened with a reason."""

import json
import re
import shutil
import warnings
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filled import fill
from monthly import FEBRUARY, JANUARY, MARCH, MONTHLY
from running import Done, run
from small import make_workspace

pytestmark = pytest.mark.sweep

CLOSED = "closed/2025-01/agua.json"
CELL = "input/2025-01/NORTE.xlsx!Indicadores!G9"
WHY = ("--reopen", "--reason", "Llegó el archivo de SUR")


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """NORTE sent January and February, SUR none; January is built and closed."""
    folder = make_workspace(tmp_path_factory.mktemp("months"), {"agua": MONTHLY})
    for month in (JANUARY, FEBRUARY):
        fill(folder, month, "NORTE", {"I.1": 100, "I.2": 0.5})
    assert run(folder, "build", "--period", "2025-01", "--offices").returncode == 1
    done = run(folder, "close", "2025-01")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def folder(months: Path, tmp_path: Path) -> Path:
    return shutil.copytree(months, tmp_path / "here")


def record(folder: Path, name: str = CLOSED) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / name).read_text(encoding="utf-8"))
    return found


def results(folder: Path, period: str) -> dict[str, object]:
    return record(folder, f"output/{period}/agua/results.json")


def stopped(done: Done, *words: str) -> None:
    assert done.returncode == 2, done.stdout
    for each in words:
        assert each in done.stderr


def test_a_closed_month_holds_figures_statuses_alerts_and_digests_and_no_words(
    folder: Path,
) -> None:
    sealed, whole = record(folder), results(folder, "2025-01")

    assert {sealed[key] for key in ("version", "edition")} == {1}
    assert (sealed["plan"], sealed["period"], sealed["as_of"]) == ("agua", "2025-01", "2025-01-31")
    assert {each["code"]: each["progress"] for each in sealed["items"]} == {  # type: ignore[attr-defined]  # a list
        "I.1": "50", "I.2": "100", "I.3": None
    }  # fmt: skip
    assert sealed["index"] == whole["index"]
    assert sealed["alerts"] == [each["id"] for each in whole["alerts"]]  # type: ignore[attr-defined]  # a list
    inputs = sealed["inputs"]
    assert isinstance(inputs, dict)
    assert {"input/2025-01/NORTE.xlsx", "plans/agua/targets.csv", "sheetgen.toml"} <= set(inputs)
    assert "Hogares" not in (folder / CLOSED).read_text(encoding="utf-8")


def test_what_comes_late_is_listed_apart_and_changes_nothing_until_reopened(folder: Path) -> None:
    before = results(folder, "2025-01")
    fill(folder, JANUARY, "SUR", {"I.3": 40})

    done = run(folder, "build", "--period", "2025-01", "--offices")

    assert "Después de cerrado 2025-01: input/2025-01/SUR.xlsx" in done.stdout
    now = results(folder, "2025-01")
    late = [{"period": "2025-01", "edition": 1, "place": "input/2025-01/SUR.xlsx"}]
    assert now.pop("after_closing") == late
    assert {**before, "after_closing": []} == {**now, "after_closing": []}
    with warnings.catch_warnings():  # openpyxl passes over what it does not know, and says so
        warnings.simplefilter("ignore")
        book = load_workbook(folder / "output/2025-01/agua/agua-2025-01.xlsx")
    shown = [str(row[0]) for row in book["Cambios"].iter_rows(values_only=True)]
    assert any("2025-01 (edición 1): input/2025-01/SUR.xlsx" in each for each in shown)
    says = "I.3 Reclamos: Valor obtenido — → 40"
    assert says in shown
    assert f"Dice: {says}." in done.stdout
    run(folder, "build", "--period", "2025-02")
    assert results(folder, "2025-02")["after_closing"] == late

    reopened = run(folder, "close", "2025-01", *WHY)
    run(folder, "build", "--period", "2025-01")

    assert "I.3 Reclamos: Avance era —, es 100" in reopened.stdout
    assert "I.3 Reclamos: Estado era sin información, es con avance medio o alto" in reopened.stdout
    assert record(folder)["edition"] == 2
    assert record(folder)["reason"] == WHY[2]
    assert {"code": "I.3", "field": "status", "before": "missing", "after": "on-track"} in (
        record(folder)["changes"]  # type: ignore[operator]  # a list
    )
    changes = record(folder)["changes"]
    assert isinstance(changes, list)
    assert {"code": "agua", "field": "index", "before": "75", "after": "83.333333333"} in changes
    gone = {(each["code"], each["before"]) for each in changes if each["field"] == "alert"}
    assert gone == {("OFI-110:SUR", "raised"), ("STA-010:I.3", "raised")}
    assert record(folder)["cells_changed"] == [
        {"place": "input/2025-01/SUR.xlsx!Indicadores!G11", "before": None, "after": "40"}
    ]
    cell = "input/2025-01/SUR.xlsx!Indicadores!G11 contenía —, y contiene 40"
    assert f"I.3 Reclamos · Valor obtenido: {cell}" in reopened.stdout
    assert "STA-010:I.3 Reclamos: Alerta era levantada, es —" in reopened.stdout
    assert record(folder, "closed/2025-01/agua.edition-1.json")["edition"] == 1
    again = results(folder, "2025-01")
    assert again["after_closing"] == []
    assert {each["code"]: each["actual"] for each in again["items"]}["I.3"] == "40"  # type: ignore[attr-defined]  # a list


def test_the_report_of_a_month_that_is_sealed_again_with_another_file_is_stale(
    folder: Path,
) -> None:
    none_left = "Ningún informe ha quedado atrás"
    fill(folder, JANUARY, "SUR", {"I.3": 40})
    assert none_left in run(folder, "build", "--stale").stdout
    run(folder, "build", "--period", "2025-01")  # the file is told apart by it
    assert none_left in run(folder, "build", "--stale").stdout
    run(folder, "close", "2025-01", *WHY)

    said = run(folder, "build", "--stale")

    assert said.returncode <= 1
    assert results(folder, "2025-01")["reconciliation"]["not_submitted"] == 0  # type: ignore[index]  # an object
    assert none_left in run(folder, "build", "--stale").stdout


def test_a_correction_written_after_the_month_was_closed_is_late_too(folder: Path) -> None:
    (folder / "corrections.csv").write_text(
        "plan,period,code,field,figure,reason,approver\nagua,2025-01,I.1,actual,200,Error,Ana\n"
    )

    run(folder, "build", "--period", "2025-01")

    now = results(folder, "2025-01")
    assert [each["place"] for each in now["after_closing"]] == ["corrections.csv!line 2!figure"]  # type: ignore[attr-defined]  # a list
    assert {each["code"]: each["actual"] for each in now["items"]}["I.1"] == "100"  # type: ignore[attr-defined]  # a list


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (
            "150",
            ("corrections.csv!line 2!figure", "corrige I.1 (actual) a 150", "la corregía a 200"),
        ),
        (None, ("corrections.csv", "ya no corrige I.1 (actual)", "la corregía a 200")),
    ],
)
def test_a_correction_that_was_sealed_and_is_another_or_gone_stops_the_run(
    folder: Path, figure: str | None, words: tuple[str, ...]
) -> None:
    table = folder / "corrections.csv"
    heading = "plan,period,code,field,figure,reason,approver\n"
    line = "agua,2025-01,I.1,actual,{},Error,Ana\n"
    table.write_text(heading + line.format(200))
    run(folder, "close", "2025-01", *WHY)

    table.write_text(heading if figure is None else heading + line.format(figure))

    for asked in (("build", "--period", "2025-02"), ("verify", "2025-01")):
        stopped(run(folder, *asked), *words, "sheetgen close 2025-01 --reopen")
    said = run(folder, "close", "2025-01", *WHY).stdout
    assert f"Valor obtenido era 200, es {figure or 100}" in said
    assert run(folder, "build", "--period", "2025-02").returncode == 1  # SUR sent nothing


def test_later_months_are_compared_with_the_month_as_it_was_sealed(folder: Path) -> None:
    fill(folder, FEBRUARY, "SUR", {"I.3": 40})
    run(folder, "build", "--period", "2025-02")
    assert not [each for each in results(folder, "2025-02")["alerts"] if each["rule"] == "PLA-110"]  # type: ignore[attr-defined]  # a list
    table = folder / "plans/agua/targets.csv"
    table.write_text(table.read_text().replace("I.1,2025,2025-01,200", "I.1,2025,2025-01,100"))

    run(folder, "build", "--period", "2025-02")

    fell = [each["rule"] for each in results(folder, "2025-02")["alerts"]]  # type: ignore[attr-defined]  # a list
    assert "PLA-110" not in fell  # by January's new target the index would have fallen from 100


def test_a_closed_months_file_that_was_edited_is_named_with_its_cell(folder: Path) -> None:
    path = folder / "input/2025-01/NORTE.xlsx"
    book = load_workbook(path)
    sheet = book["Indicadores"]
    (cell,) = (each for row in sheet.iter_rows() for each in row if each.value == 100)
    cell.value = 180
    book.save(path)

    for command in (("build", "--period", "2025-02"), ("verify", "2025-01")):
        stopped(
            run(folder, *command),
            f"input/2025-01/NORTE.xlsx!Indicadores!{cell.coordinate}",
            "'180'", "'100'", "(Valor obtenido de I.1 Hogares conectados)", "--reopen --reason",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("what", "is_kept", "words"),
    [
        ("cell", True, ("G10: está vacía, y contenía '50 %'", "Valor obtenido de I.2")),
        ("cell", False, ("G10: está vacía, y contenía '50 %'", "Valor obtenido de I.2")),
        ("row", True, ("G10: su fila ya no está, y contenía '50 %'", "Valor obtenido de I.2")),
        ("row", False, ("G10: ya no se lee en ninguna fila, y contenía '50 %'",)),
        ("first", True, ("G9: su fila ya no está, y contenía '100'", "Valor obtenido de I.1")),
    ],
)
def test_a_cell_of_an_offices_file_that_was_emptied_or_is_gone_is_named(
    folder: Path, *, what: str, is_kept: bool, words: tuple[str, ...]
) -> None:
    path = folder / "input/2025-01/NORTE.xlsx"
    book = load_workbook(path)
    sheet = book["Indicadores"]
    if what == "cell":
        sheet["G10"].value = None
    else:
        sheet.delete_rows(10 if what == "row" else 9)
    book.save(path)
    if not is_kept:
        shutil.rmtree(folder / "closed/2025-01/kept")
        shutil.rmtree(folder / ".sheetgen")

    done = run(folder, "build", "--period", "2025-02")

    stopped(done, *(each.replace("G", f"{CELL[:-2]}G", 1) for each in words[:1]), *words[1:])
    stopped(done, "--reopen --reason")


def test_the_cell_is_named_whichever_plan_is_asked_about_first(tmp_path: Path) -> None:
    """The plan before it in the alphabet was sealed with the file too, and has no cell in it."""
    renamed = {
        name: text.replace("agua", "aaa").replace("SUR", "ESTE").replace("NORTE", "OESTE")
        for name, text in MONTHLY.items()
    }
    folder = make_workspace(tmp_path, {"aaa": renamed, "agua": MONTHLY})
    path = fill(folder, JANUARY, "SUR", {"I.3": 40})
    assert run(folder, "build", "--period", "2025-01").returncode == 1
    assert run(folder, "close", "2025-01").returncode == 0
    fill(folder, JANUARY, "SUR", {"I.3": 60})

    done = run(folder, "build", "--period", "2025-02")

    stopped(done, f"input/2025-01/{path.name}!Indicadores!", "'60'", "'40'", "--reopen --reason")


def test_a_file_in_which_no_figure_is_another_is_told_so(folder: Path) -> None:
    path = folder / "input/2025-01/NORTE.xlsx"
    book = load_workbook(path)
    book["Indicadores"]["A1"].value = "Otro título"
    book.save(path)

    done = run(folder, "build", "--period", "2025-02")

    stopped(done, "input/2025-01/NORTE.xlsx", "aunque ninguna cifra es otra", "--reopen --reason")


def test_a_closed_months_file_that_is_gone_is_named(folder: Path) -> None:
    (folder / "input/2025-01/NORTE.xlsx").unlink()

    stopped(run(folder, "build", "--period", "2025-02"), "input/2025-01/NORTE.xlsx", "2025-01")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"progress": "50"', '"progress": "90"', ("I.1",)),
        ('"edition": 1', '"edition": 3', ()),
        (
            'NORTE.xlsx!Indicadores!G10": "50 %"',
            'NORTE.xlsx!Indicadores!G10": "60 %"',
            ("Dice '60 %' de input/2025-01/NORTE.xlsx!Indicadores!G10, y se selló '50 %'",),
        ),
        ('"version": 1', '"version": 2', ("2", "1")),
        ('"version": 1,', "", ("no es lo que sheetgen selló",)),
        ("{", "[", ()),
    ],
)
def test_a_closed_file_that_was_edited_or_is_of_another_version_stops_every_run(
    folder: Path, old: str, new: str, words: tuple[str, ...]
) -> None:
    text = (folder / CLOSED).read_text(encoding="utf-8")
    (folder / CLOSED).write_text(text.replace(old, new, 1), encoding="utf-8")

    stopped(run(folder, "build", "--period", "2025-02"), CLOSED, "--reopen", *words)
    assert run(folder, "close", "2025-01", *WHY).returncode == 0
    assert run(folder, "build", "--period", "2025-02").returncode == 1
    assert record(folder)["reason"] == WHY[2]


@pytest.mark.parametrize("is_kept", [True, False])
@pytest.mark.parametrize(
    ("sealed", "is_there", "words"),
    [
        (None, True, (f"No dice nada ya de {CELL}", "se selló '100'")),
        (None, False, (f"No dice nada ya de {CELL}", "se selló '100'")),
        ("180", False, (f"Dice '180' de {CELL}", "se selló '100'")),
    ],
)
def test_a_cell_that_is_gone_from_a_closed_file_is_named_with_what_was_sealed(
    folder: Path, *, sealed: str | None, is_there: bool, is_kept: bool, words: tuple[str, ...]
) -> None:
    """By what is kept of its file where that is gone; where neither is there the file is named."""
    told = record(folder)
    cells = told["cells"]
    assert isinstance(cells, dict)
    assert cells.pop(CELL) == "100"
    if sealed is not None:
        cells[CELL] = sealed
    (folder / CLOSED).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    if not is_there:
        (folder / "input/2025-01/NORTE.xlsx").unlink()
    if not is_kept:
        shutil.rmtree(folder / "closed/2025-01/kept")
        shutil.rmtree(folder / ".sheetgen")

    done = run(folder, "build", "--period", "2025-02")

    if not is_there and not is_kept:
        words = ("input/2025-01/NORTE.xlsx, con el que se selló, ya no está",)
    stopped(done, CLOSED, "--reopen", *words)


def test_a_month_is_sealed_once_and_again_only_with_a_reason(folder: Path) -> None:
    sealed = (folder / CLOSED).read_bytes()

    stopped(run(folder, "close", "2025-01"), CLOSED, "edición 1", "--reopen")
    stopped(run(folder, "close", "2025-01", "--reopen"), "--reason")
    stopped(run(folder, "close", "2025-01", "--reopen", "--reason", " - "), "--reason")
    assert (folder / CLOSED).read_bytes() == sealed


def test_a_month_that_was_never_built_or_changed_since_cannot_be_closed(folder: Path) -> None:
    stopped(run(folder, "close", "2025-02"), "output/2025-02/agua", "sheetgen build")
    stopped(run(folder, "close", "2025-02", *WHY), "closed/2025-02/agua.json")
    run(folder, "build", "--period", "2025-02")
    fill(folder, FEBRUARY, "SUR", {"I.3": 40})

    stopped(run(folder, "close", "2025-02"), "input/2025-02/SUR.xlsx", "sheetgen build")
    assert not (folder / "closed/2025-02").exists()


def test_a_file_that_was_refused_is_named_when_its_month_is_sealed_without_it(
    folder: Path,
) -> None:
    spoilt = folder / "input/2025-02/SUR.xlsx"
    spoilt.write_bytes(b"no es un libro")
    run(folder, "build", "--period", "2025-02")

    done = run(folder, "close", "2025-02")

    assert done.returncode == 0, done.stderr
    assert "input/2025-02/SUR.xlsx fue rechazado: el mes se sella sin sus cifras" in done.stderr
    cells = record(folder, "closed/2025-02/agua.json")["cells"]
    assert {str(each)[:24] for each in cells} == {"input/2025-02/NORTE.xlsx"}  # type: ignore[attr-defined]  # a mapping


def test_a_month_sealed_again_is_told_to_programs_with_what_it_changed(folder: Path) -> None:
    fill(folder, JANUARY, "SUR", {"I.3": 40})
    run(folder, "build", "--period", "2025-01", "--offices")

    (told,) = json.loads(run(folder, "close", "2025-01", *WHY, "--json").stdout)

    assert ("agua", 2, CLOSED) == (told["plan"], told["edition"], told["file"])
    assert {"code": "I.3", "field": "progress", "before": None, "after": "100"} in told["changes"]
    assert record(folder)["changes"] == told["changes"]
    assert record(folder)["cells_changed"] == told["cells_changed"]


def test_months_that_are_skipped_are_told(folder: Path) -> None:
    fill(folder, MARCH, "NORTE", {"I.1": 100, "I.2": 0.5})
    run(folder, "build", "--period", "2025-03")

    done = run(folder, "close", "2025-03")

    assert done.returncode == 0
    assert "2025-02" in done.stderr


def test_the_same_inputs_are_written_again_to_the_byte(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    done = run(folder, "verify", "2025-01")

    assert done.returncode == 0, done.stdout
    assert "iguales hasta el último byte" in done.stdout
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("path", "old", "new", "why"),
    [
        ("plans/agua/targets.csv", "I.1,2025,2025-01,200", "I.1,2025,2025-01,150", "el plan"),
        ("rules/alerts.yaml", "Dinero sin producto", "Dinero antes que obra", "una regla"),
    ],
)
def test_what_differs_is_named_with_the_first_cell_and_why(
    folder: Path, path: str, old: str, new: str, why: str
) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    done = run(folder, "verify", "2025-01")

    assert done.returncode == 1
    assert f"{why} cambió: {path}" in done.stdout
    assert re.search(r"agua-2025-01(-sustento)?\.xlsx!", done.stdout)


def test_a_workbook_that_was_changed_by_hand_is_named_by_its_cell(folder: Path) -> None:
    path = folder / "output/2025-01/agua/results.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"50"', '"95"', 1), encoding="utf-8")

    told = json.loads(run(folder, "verify", "2025-01", "--json").stdout)

    (difference,) = told[0]["differences"]
    assert difference["file"] == "output/2025-01/agua/results.json"
    assert difference["place"].startswith("line ")
    assert ('"95"' in difference["before"], '"50"' in difference["after"]) == (True, True)
    assert told[0]["causes"] == []


def test_of_a_workbook_saved_by_hand_the_cell_is_named_that_reads_otherwise(folder: Path) -> None:
    path = folder / "output/2025-01/agua/agua-2025-01.xlsx"
    with warnings.catch_warnings():  # openpyxl passes over what it does not know, and says so
        warnings.simplefilter("ignore")
        book = load_workbook(path)  # it keeps no results of formulas: all of them read otherwise
    sheet = book["Indicadores"]
    place = next(
        cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value == "Reclamos"
    )
    sheet[place] = "Quejas"
    book.save(path)

    told = json.loads(run(folder, "verify", "2025-01", "--json").stdout)

    (difference,) = told[0]["differences"]
    assert difference["place"] == f"Indicadores!{place}"
    assert (difference["before"], difference["after"]) == ("Quejas", "Reclamos")


def test_a_file_that_lies_as_it_was_written_is_not_said_to_be_changed_by_hand(
    folder: Path,
) -> None:
    """As where a newer library writes it otherwise: its manifest knows the bytes that lie there."""
    path = folder / "output/2025-01/agua/agua-2025-01-alertas.txt"
    listed = path.with_name("manifest.json")
    digest = sha256(path.read_bytes()).hexdigest()
    path.write_text("otro\n", encoding="utf-8")
    by_hand = run(folder, "verify", "2025-01").stdout
    now = listed.read_text("utf-8").replace(digest, sha256(path.read_bytes()).hexdigest())
    listed.write_text(now, encoding="utf-8")

    done = run(folder, "verify", "2025-01")

    assert "el archivo se cambió a mano" in by_hand
    assert done.returncode == 1
    assert "alertas.txt" in done.stdout
    assert "a mano" not in done.stdout
    assert "una biblioteca" in done.stdout


@pytest.mark.parametrize(
    "text", ["{}", "[]", "", '{"as_of": "2025-13-01", "inputs": {}}', '{"as_of": "2025-01-31"}']
)
def test_a_damaged_manifest_is_named_with_what_to_do(folder: Path, text: str) -> None:
    path = folder / "output/2025-01/agua/manifest.json"
    path.write_text(text, encoding="utf-8")
    (folder / CLOSED).unlink()

    for command in ("verify", "close"):
        done = run(folder, command, "2025-01")
        stopped(done, "output/2025-01/agua/manifest.json: está dañado", "sheetgen build --period")
    assert run(folder, "build", "--stale").returncode == 0


def test_a_month_that_was_never_built_cannot_be_verified(folder: Path) -> None:
    done = run(folder, "verify", "2025-02")

    stopped(done, "output/2025-02/agua: 2025-02 de agua nunca se construyó", "sheetgen build")


def test_a_manifest_that_is_gone_is_named_as_such(folder: Path) -> None:
    (folder / "output/2025-01/agua/manifest.json").unlink()

    done = run(folder, "verify", "2025-01")

    stopped(done, "output/2025-01/agua/manifest.json: ya no está", "sheetgen build --period")


@pytest.mark.parametrize("how", ["a revision that is dated back", "the table itself"])
def test_a_target_lowered_once_its_month_was_closed_is_an_alert(folder: Path, how: str) -> None:
    tables = folder / "plans/agua"
    if how == "the table itself":
        text = (tables / "targets.csv").read_text()
        changed = text.replace("I.1,2025,2025-01,200", "I.1,2025,2025-01,100")
        (tables / "targets.csv").write_text(changed)
    else:
        (tables / "revisions.csv").write_text(
            "code,field,period,value,from,reason,approver\n"
            "I.1,target,2025-01,100,2025-01,Recorte,Ana\n"
        )

    run(folder, "build", "--period", "2025-02")

    late = {each["id"]: each for each in results(folder, "2025-02")["alerts"]}  # type: ignore[attr-defined]  # a list
    assert "meses de retraso: 1" in late["ALE-620:I.1"]["message"]
    assert "ALE-620:I.2" not in late


def test_a_target_that_asks_for_more_once_its_month_was_closed_is_none(folder: Path) -> None:
    table = folder / "plans/agua/targets.csv"
    text = table.read_text()
    table.write_text(text.replace("I.1,2025,2025-01,200", "I.1,2025,2025-01,300"))

    run(folder, "build", "--period", "2025-02")

    raised = [each["id"] for each in results(folder, "2025-02")["alerts"]]  # type: ignore[attr-defined]  # a list
    assert "ALE-620:I.1" not in raised


def test_a_file_received_for_a_closed_month_is_filed_and_said_not_to_count(folder: Path) -> None:
    late = shutil.move(fill(folder, JANUARY, "SUR", {"I.3": 40}), folder / "SUR enero.xlsx")

    done = run(folder, "receive", late, "--on", "2025-03-02")

    assert done.returncode == 0, done.stderr
    assert "2025-01 de agua está cerrado (edición 1)" in done.stderr


def test_a_file_that_comes_late_changes_no_byte_of_a_report_that_was_written_before(
    folder: Path,
) -> None:
    fill(folder, JANUARY, "SUR", {"I.3": 40})

    before = run(folder, "verify", "2025-01")
    run(folder, "build", "--period", "2025-01")
    listed = run(folder, "verify", "2025-01")
    (folder / "input/2025-01/SUR.xlsx").unlink()
    gone = run(folder, "verify", "2025-01")

    assert before.returncode == 0, before.stdout
    assert "Después de cerrado 2025-01: input/2025-01/SUR.xlsx" in before.stdout
    assert listed.returncode == 0, listed.stdout
    assert "Después de cerrado" not in listed.stdout  # the report itself lists it
    assert gone.returncode == 1
    assert "una entrega cambió: input/2025-01/SUR.xlsx" in gone.stdout


def test_a_closed_month_in_which_nobody_sent_anything_is_what_the_next_is_compared_with(
    folder: Path,
) -> None:
    shutil.rmtree(folder / "input/2025-02")
    run(folder, "build", "--period", "2025-02")
    assert run(folder, "close", "2025-02").returncode == 0
    fill(folder, MARCH, "NORTE", {"I.1": 200, "I.2": 0.5})

    run(folder, "build", "--period", "2025-03")
    told = run(folder, "diff", "2025-02", "2025-03", "--json")

    assert results(folder, "2025-03")["changes"]["from"] == "2025-02"  # type: ignore[index]  # an object
    moved = {each["code"]: each for each in json.loads(told.stdout)["items"]}
    assert moved["I.1"]["before"]["gap"] == "not-submitted"
    assert moved["I.1"]["change"] == "solved"
    assert run(folder, "diff", "2025-01", "2025-02").returncode == 0


def test_diff_takes_a_closed_later_month_as_sealed_and_build_and_verify_say_that_it_is_not(
    folder: Path,
) -> None:
    fill(folder, FEBRUARY, "NORTE", {"I.1": 140, "I.2": 0.5})
    run(folder, "build", "--period", "2025-02")
    assert run(folder, "close", "2025-02").returncode == 0
    targets = folder / "plans" / "agua" / "targets.csv"
    text = targets.read_text(encoding="utf-8")
    targets.write_text(text.replace("I.1,2025,2025-02,200", "I.1,2025,2025-02,160"), "utf-8")

    compared = json.loads(run(folder, "diff", "2025-01", "2025-02", "--json").stdout)
    built = run(folder, "build", "--period", "2025-02")
    verified = run(folder, "verify", "2025-02")

    (item,) = [each for each in compared["items"] if each["code"] == "I.1"]
    assert [item[side]["progress"] for side in ("before", "after")] == ["50", "70"]
    assert {each["kind"]: each["share"] for each in item["causes"]} == {
        "late": "-17.5",  # 140 / 160 back to the 140 / 200 that was sealed
        "target": "12.5",  # 100 / 200 to 100 / 160
        "value": "25",  # to 140 / 160
    }
    assert (
        compared["index"]["after"]
        == record(folder, "closed/2025-02/agua.json")["index"][  # type: ignore[index]  # an object
            "value"
        ]
    )
    shares = (float(each) for each in compared["index"]["by_cause"].values())
    assert round(sum(shares), 6) == 10  # I.1 alone moved, one of two with a figure
    told = "Sellado → ahora: I.1 (Bajo 70.0\xa0% → Medio 87.5\xa0%). Índice: 85.0\xa0% → 93.8\xa0%."
    assert "agua 2025-02 se cerró de otro modo" in built.stderr
    assert told in built.stderr
    assert told in verified.stdout
    assert "de otro modo" not in run(folder, "build", "--period", "2025-01").stderr


def test_a_threshold_changed_after_closing_is_told_where_no_progress_is_another(
    folder: Path,
) -> None:
    settings = folder / "sheetgen.toml"
    settings.write_text(
        settings.read_text() + '\n[[threshold]]\nby = "item"\nvalue = "I.1"\nlow = 40\n'
    )
    before = results(folder, "2025-01")

    built = run(folder, "build", "--period", "2025-01", "--json")

    now = results(folder, "2025-01")
    otherwise = {
        "sealed_otherwise": [
            {
                "code": "I.1",
                "before": "50",
                "after": "50",
                "status_before": "low",
                "status_after": "on-track",
            }
        ],
        "index_otherwise": None,
        "alerts_otherwise": {"new": [], "gone": ["STA-110:I.1"]},
    }
    assert {key: now[key] for key in otherwise} == otherwise
    (told,) = json.loads(built.stdout)
    assert {key: told[key] for key in otherwise} == otherwise
    assert before["sealed_otherwise"] == []
    assert "I.1 (Bajo 50.0\xa0% → Medio 50.0\xa0%)" in built.stderr
    (verified,) = json.loads(run(folder, "verify", "2025-01", "--json").stdout)
    assert verified["same"]
    assert {key: verified[key] for key in otherwise} == otherwise
    with warnings.catch_warnings():  # openpyxl passes over what it does not know, and says so
        warnings.simplefilter("ignore")
        book = load_workbook(folder / "output/2025-01/agua/agua-2025-01.xlsx")
    shown = [str(row[0]) for row in book["Cambios"].iter_rows(values_only=True)]
    assert "Sellado → ahora: I.1 (Bajo 50.0\xa0% → Medio 50.0\xa0%)." in shown
    assert "Alertas selladas que ahora no se levantan: STA-110:I.1." in shown


def test_a_threshold_changed_after_closing_is_taken_in_from_the_month_before_and_back(
    folder: Path,
) -> None:
    for month, actual in ((FEBRUARY, 160), (MARCH, 200)):  # of 200: medio, and of 300: bajo
        fill(folder, month, "NORTE", {"I.1": actual, "I.2": 0.5})
    run(folder, "build", "--period", "2025-02")
    assert run(folder, "close", "2025-02").returncode == 0
    with (folder / "sheetgen.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[threshold]]\nby = "item"\nvalue = "I.1"\nlow = 85\n')

    told = [
        cause
        for months in (("2025-01", "2025-02"), ("2025-02", "2025-03"))
        for item in json.loads(run(folder, "diff", *months, "--json").stdout)["items"]
        for cause in item["causes"]
        if cause["kind"] == "late"
    ]

    assert [(each["before"], each["after"]) for each in told] == [
        ("low", "medio"),  # of February, back to what was sealed
        ("medio", "low"),
    ]


def test_what_was_taken_out_of_the_tables_after_closing_is_gone_and_what_was_added_is_new(
    folder: Path,
) -> None:
    tables = folder / "plans" / "agua"
    for name in ("indicators.csv", "targets.csv"):
        path = tables / name
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [each for each in lines if not each.startswith("I.2")]
        added = [each.replace("I.1", "I.4") for each in lines if each.startswith("I.1")]
        path.write_text("\n".join([*kept, *added]) + "\n", encoding="utf-8")

    said = run(folder, "diff", "2025-01", "2025-02")
    compared = json.loads(run(folder, "diff", "2025-01", "2025-02", "--json").stdout)

    changes = {each["code"]: each["change"] for each in compared["items"]}
    assert (changes["I.2"], changes["I.4"]) == ("gone", "new")
    assert "I.2" in said.stdout
    index = compared["index"]
    moved = float(index["after"]) - float(index["before"])
    assert abs(sum(map(float, index["by_cause"].values())) - moved) < 1e-9
    assert "plan" in index["by_cause"]


def test_a_sealed_file_that_was_renamed_emptied_or_spoilt_is_told_apart(
    folder: Path,
) -> None:
    sent = folder / "input" / "2025-01" / "NORTE.xlsx"

    sent.rename(sent.with_name("Norte enero.xlsx"))
    stopped(run(folder, "build", "--period", "2025-02"), "NORTE.xlsx", "se llama Norte enero.xlsx")
    sent.with_name("Norte enero.xlsx").unlink()

    sent.write_bytes(b"no workbook")
    stopped(run(folder, "build", "--period", "2025-02"), "no se puede leer como se leyó")

    (folder / "closed").rename(folder / "aside")  # only to write a form of January
    fill(folder, JANUARY, "NORTE", {"I.1": None, "I.2": 0.5})
    (folder / "aside").rename(folder / "closed")
    emptied = run(folder, "build", "--period", "2025-02")
    stopped(emptied, "NORTE.xlsx!Indicadores!G9: está vacía, y contenía '100'")


def test_a_damaged_edition_is_kept_under_a_number_of_its_own_and_its_figures_are_not_known(
    folder: Path,
) -> None:
    assert run(folder, "close", "2025-01", *WHY).returncode == 0
    first = folder / "closed" / "2025-01" / "agua.edition-1.json"
    was = first.read_bytes()
    (folder / CLOSED).write_text("{", encoding="utf-8")

    again = run(folder, "close", "2025-01", *WHY)

    assert "La edición anterior no se puede leer" in again.stdout
    assert "Nada difiere" not in again.stdout
    assert first.read_bytes() == was
    assert (folder / "closed" / "2025-01" / "agua.edition-2.json").read_text("utf-8") == "{"
    assert record(folder)["edition"] == 3
    assert record(folder)["changes"] is None


def test_a_file_of_a_closed_month_that_is_no_plans_is_named(folder: Path) -> None:
    (folder / CLOSED).rename(folder / "closed" / "2025-01" / "Agua.json")

    built = run(folder, "build", "--period", "2025-02")

    assert "closed/2025-01/Agua.json no cierra nada: ningún plan se llama Agua" in built.stderr


def test_reopening_prints_the_command_that_makes_the_report_as_it_was(folder: Path) -> None:
    """It is exact: run as it is printed it leaves the report of the new edition."""
    made = ("build", "--period", "2025-01", "--offices", "--export", "csv", "--lang", "en")
    run(folder, *made)
    fill(folder, JANUARY, "SUR", {"I.3": 40})

    told = run(folder, "close", "2025-01", *WHY, "--as-of", "2025-02-05")

    command = "sheetgen build --period 2025-01 --as-of 2025-02-05 --lang en --offices --export csv"
    assert f"Escriba de nuevo su reporte: {command}\n" in told.stdout
    assert run(folder, *command.split()[1:]).returncode == 0
    assert run(folder, "verify", "2025-01").returncode == 0
    assert results(folder, "2025-01")["index"] == record(folder)["index"]
    again = json.loads(run(folder, "close", "2025-01", *WHY, "--json").stdout)
    assert [command] == [each["build"] for each in again]


def test_of_several_plans_the_one_that_was_reopened_is_named(tmp_path: Path) -> None:
    renamed = {
        name: text.replace("agua", "aaa").replace("SUR", "ESTE").replace("NORTE", "OESTE")
        for name, text in MONTHLY.items()
    }
    folder = make_workspace(tmp_path, {"aaa": renamed, "agua": MONTHLY})
    fill(folder, JANUARY, "SUR", {"I.3": 40})
    run(folder, "build", "--period", "2025-01")
    run(folder, "close", "2025-01")

    both = run(folder, "close", "2025-01", *WHY)
    one = run(folder, "close", "2025-01", "--plan", "agua", *WHY)

    assert "su reporte: sheetgen build --period 2025-01\n" in both.stdout
    assert "su reporte: sheetgen build --period 2025-01 --plan agua\n" in one.stdout
