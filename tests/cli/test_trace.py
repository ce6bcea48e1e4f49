"""``sheetgen trace``: from a cell of the workbook to the input, and back."""

import json
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet

from cli.test_commands import fill_all
from running import Done, run
from sheetgen.cli.trace import Reports, command, judged_in
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace
from small import ROOT, make_workspace
from writing.builder_writing import both

SENT = "input/2024-12/DGDE_diciembre_2024.xlsx!Indicadores!G9"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    shutil.copy(ROOT / "sheetgen.toml", folder)
    for name in ("plans", "rules", "templates", "input"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@cache
def judged_once(workspace: Workspace) -> Reports:
    """The reports of a workspace that no test changes: each judged once, whoever asks."""
    fresh = judged_in(workspace)

    @cache
    def judged(period: Period | None, plan: str | None) -> Iterable[Report]:
        return tuple(fresh(period, plan))

    return judged


def trace(folder: Path, *words: str) -> Done:
    """The command, over the reports that the tests share."""
    typed = [*words, "--workspace", str(folder)]
    told = CliRunner(env={"SHEETGEN_LANG": "es", "LANGUAGE": "es"}).invoke(
        command(judged_once), typed
    )
    return Done(typed, told.exit_code, told.stdout, told.stderr)


def figure(folder: Path, *words: str) -> object:
    done = trace(folder, *words, "--json")

    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_an_input_cell_lists_what_it_feeds_and_each_leads_back(built: Path) -> None:
    fed = figure(built, SENT)[0]["feeds"]
    cells = {each["measure"]: each["cells"] for each in fed if each["subject"].startswith("ISS")}

    assert {"actual", "progress"} <= set(cells)
    back = figure(built, f"output/2024-12/pndi/pndi-2024-12.xlsx!{cells['progress'][0]}")
    assert back["subject"] == "ISS.01.03.03.01"
    assert back["figure"] == "2"
    sent = next(each for each in back["places"] if each["place"] == SENT)
    assert sent["typed"] == "50"
    assert len(sent["sha256"]) == 64


def test_it_feeds_the_index_of_the_summary(built: Path) -> None:
    fed = figure(built, SENT)[0]["feeds"]

    assert ["Resumen!A5"] == [
        cell for each in fed if each["measure"] == "index" for cell in each["cells"]
    ]


def test_the_words_name_formula_rule_and_text_as_typed(built: Path) -> None:
    cells = figure(built, SENT)[0]["feeds"]
    at = next(each["cells"][0] for each in cells if each["measure"] == "progress")
    said = trace(built, f"output/2024-12/pndi/pndi-2024-12.xlsx!{at}").stdout

    for words in ("Valor obtenido", "× 100", "STA-110", SENT, "«50»", "SHA-256"):
        assert words in said


def sheets_of(folder: Path) -> dict[str, Worksheet]:
    """The sheets of both files as built."""
    run(folder, "build", "--period", "2024-12")
    return both(folder / "output/2024-12/pndi/pndi-2024-12.xlsx")


def test_a_row_of_the_alerts_answers_with_its_alert_and_a_sentence_with_all_behind_it(
    built: Path,
) -> None:
    sheets = sheets_of(built)
    sheet, told = sheets["Alertas"], sheets["Narrativa"]
    ids = next(cell for cell in sheet[4] if cell.value == "Id. de la alerta").column
    sentence = next(
        row[0].row for row in told.iter_rows(min_row=5) if "SS.02.04.02" in str(row[1].value)
        and row[3].value and row[0].value == "OP.02"
    )  # fmt: skip
    book = "output/2024-12/pndi/pndi-2024-12.xlsx"
    rests = "output/2024-12/pndi/pndi-2024-12-sustento.xlsx"

    one = figure(built, f"{book}!Alertas!D9")["alerts"]
    several = figure(built, f"{rests}!Narrativa!B{sentence}")["alerts"]

    assert [each["id"] for each in one] == [sheet.cell(9, ids).value]
    assert one[0]["places"]
    assert sorted(each["id"] for each in several) == sorted(
        told.cell(sentence, 4).value.split(", ")
    )
    assert sheet.cell(9, ids).value in trace(built, f"{book}!Alertas!D9").stdout
    assert trace(built, f"{book}!Alertas!A4").returncode == 2


def test_a_row_of_the_traces_answers_as_the_cell_that_it_names(built: Path) -> None:
    rests = "pndi-2024-12-sustento.xlsx"
    shown = figure(built, "pndi-2024-12.xlsx!Resumen!A5")
    row = next(
        row[0].row
        for row in sheets_of(built)["Trazas"].iter_rows(min_row=5)
        if row[6].value == "Resumen!A5"
    )

    assert figure(built, f"{rests}!Trazas!C{row}") == shown
    assert shown["shown"][0] == {"book": "pndi-2024-12.xlsx", "sheet": "Resumen", "cell": "A5"}


def test_a_sheet_of_the_other_file_is_named_with_it(built: Path) -> None:
    done = trace(built, "pndi-2024-12.xlsx!Trazas!C5")

    assert done.returncode == 2
    assert "pndi-2024-12.xlsx no tiene la hoja «Trazas»" in done.stderr
    assert "pndi-2024-12-sustento.xlsx!Trazas!C5" in done.stderr


def test_a_line_of_a_plan_s_table_feeds_too(built: Path) -> None:
    fed = figure(built, "plans/pndi/targets.csv!line 7!target", "--period", "2024-12")

    assert "progress" in {each["measure"] for each in fed[0]["feeds"]}


@pytest.mark.parametrize(
    "place",
    [
        "output/2024-12/pndi/pndi-2024-12.xlsx!Resumen!Z99",
        "input/2024-12/nobody.xlsx!Indicadores!G9",
        "Resumen!A5",
        "output/2024-12/pndi/other.xlsx!Resumen!A5",
        "nobody.xlsx!Resumen!A5",
    ],
)
def test_what_cannot_be_traced_stops_with_the_cure(built: Path, place: str) -> None:
    done = trace(built, place)

    assert done.returncode == 2
    assert place.split("!", maxsplit=1)[0] in done.stderr


BOOK = "pndi-2024-12.xlsx"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (f"{BOOK}!Resumne!A5", "¿Quiso decir Resumen?"),
        (f"{BOOK}!Hoja1!A5", "Sus hojas son Resumen"),
        (f"{BOOK}!Resumen!A", "«A» no es una celda"),
        (f"{BOOK}!Indicadores!C11", "Pregunte por una de su fila: E11, F11, G11, H11"),
        (f"{BOOK}!Indicadores!Z999", "La hoja Trazas lista"),
        ("pndi-2024-12-matriz.xlsx!Matriz!A1", "no existe ese archivo"),
        ("output/2024-12/pndi/por-unidad/pndi-2024-12-ITP.xlsx!Resumen!A5", f"pndi/{BOOK}"),
        ("DGDE_dicembre_2024.xlsx!Indicadores!G9", "¿Quiso decir DGDE_diciembre_2024.xlsx?"),
        ("DGDE_diciembre_2024.xlsx!Actividades!G9", "dependen cifras: Indicadores"),
        ("DGDE_diciembre_2024.xlsx!Indicadores!B9", "Pregunte por una de su fila: G9"),
    ],
)
def test_each_slip_has_its_own_sentence(built: Path, place: str, said: str) -> None:
    done = trace(built, place)

    assert done.returncode == 2
    assert said in done.stderr


def test_an_input_file_is_found_without_its_folder_and_a_cell_in_small_letters(built: Path) -> None:
    assert figure(built, SENT) == figure(built, "DGDE_diciembre_2024.xlsx!Indicadores!g9")


def test_a_workbook_of_an_earlier_state_is_told_on_stderr(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)
    cell = "agua-2025-12.xlsx!Resumen!A5"

    assert "no está en el disco" in run(tmp_path, "trace", cell).stderr
    assert run(tmp_path, "build", "--lang", "en", "--as-of", "2026-01-20").returncode == 0
    assert run(tmp_path, "trace", cell).stderr == ""

    (tmp_path / "corrections.csv").write_text(
        "plan,period,code,field,figure,reason,approver\n"
        "agua,2025-12,I.1,actual,20,error de tipeo,M. Vega\n"
    )
    late = run(tmp_path, "trace", cell)

    assert 0 == late.returncode
    assert "estado anterior" in late.stderr
    assert json.loads(run(tmp_path, "trace", cell, "--json").stdout)["measure"] == "index"
    run(tmp_path, "build")
    assert run(tmp_path, "trace", cell).stderr == ""


def test_a_count_of_nothing_has_no_empty_heading(built: Path) -> None:
    zero = next(
        place
        for place in (
            f"{BOOK}!Resumen!{letter}{row}" for row in range(12, 15) for letter in "HIJKLM"
        )
        if figure(built, place)["figure"] == "0"
    )

    assert "Leído de" not in trace(built, zero).stdout
