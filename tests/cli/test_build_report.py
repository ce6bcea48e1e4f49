"""``sheetgen build --report``: the file is written, listed, made again, verified and taken away."""

import json
import shutil
import sys
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from cli.test_commands import fill_all
from filled import fill
from running import Done, run
from sheetgen.model.period import Period
from small import POLICY, make_workspace

DOCUMENT, SUPPORT = "agua-2025-12-informe.docx", "agua-2025-12-informe-sustento.xlsx"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose offices sent December."""
    folder = make_workspace(tmp_path_factory.mktemp("sent"))
    fill_all(folder)
    return folder


@pytest.fixture(scope="module")
def told(sent: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """The same with its report in words, which nobody changes."""
    folder = tmp_path_factory.mktemp("told") / "w"
    shutil.copytree(sent, folder)
    return folder, build(folder, "--report", "--json")


@pytest.fixture
def month(sent: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(sent, tmp_path / "w"))


def build(folder: Path, *words: str) -> Done:
    return run(folder, "build", "--period", "2025-12", *words)


def outputs(folder: Path) -> Path:
    return folder / "output/2025-12/agua"


def text(folder: Path, name: str = DOCUMENT) -> str:
    opened = docx.Document(str(outputs(folder) / name))
    return "\n".join(each.text for each in opened.paragraphs).replace("\N{NO-BREAK SPACE}", " ")


def test_it_writes_the_report_in_words_and_what_it_rests_on(month: Path) -> None:
    done = build(month, "--report")

    assert (0, "") == (done.returncode, done.stderr)
    assert f"output/2025-12/agua/{DOCUMENT}" in done.stdout
    assert f"output/2025-12/agua/{SUPPORT}" in done.stdout
    said = text(month)
    assert "registra un valor de 190 en 2025, menor en 10 a su meta (200)." in said
    assert "registra un valor de 20 % en 2025, menor en 30 p. p. a su meta (50 %)." in said
    assert "mayor en 10 a su meta (40), que se espera no superar: no la cumple." in said
    assert "Registró un incremento de 35.7 % respecto a lo alcanzado en 2024 (140)." in said
    book = load_workbook(outputs(month) / SUPPORT)
    cells = [str(row[6].value) for row in book["Oraciones"].iter_rows(min_row=5)]
    assert any(each.startswith("input/2025-12/NORTE.xlsx!Indicadores!G") for each in cells)


def test_its_figures_are_those_of_the_results(told: tuple[Path, Done]) -> None:
    month, _ = told
    said = text(month)
    results = json.loads((outputs(month) / "results.json").read_text("utf-8"))
    for item in results["items"]:
        assert f"El indicador {item['code']} («{item['name']}») registra un valor de" in said
        assert f"{float(item['actual']):g}" in said


def test_its_text_checks_out_against_its_table(told: tuple[Path, Done]) -> None:
    month, _ = told
    done = run(month, "text", outputs(month) / DOCUMENT)

    assert 0 == done.returncode
    assert "contradicción" not in done.stdout


@pytest.mark.sweep
def test_without_the_option_it_is_not_written_and_what_was_is_taken_away(month: Path) -> None:
    build(month, "--report")
    build(month)

    assert not (outputs(month) / DOCUMENT).exists()
    assert not (outputs(month) / SUPPORT).exists()


def test_manifest_and_json_know_the_files(told: tuple[Path, Done]) -> None:
    month, done = told

    (record,) = json.loads(done.stdout)
    manifest = json.loads((outputs(month) / "manifest.json").read_text("utf-8"))
    assert f"output/2025-12/agua/{DOCUMENT}" in record["files"]
    assert ["report"] == manifest["parts"]
    assert {DOCUMENT, SUPPORT} <= set(manifest["outputs"])
    assert "sheetgen/reports/politica.yaml" in manifest["inputs"]


@pytest.mark.sweep
def test_an_unchanged_build_stands_until_its_plan_of_paragraphs_changes(month: Path) -> None:
    (month / "reports").mkdir()
    own = month / "reports/nuestro.yaml"
    body = "body:\n  - paragraph: [deliveries]\n"
    own.write_text(
        f"kind: policy\ntitle: {{es: Uno, en: One}}\ncover: [plan]\n{body}", encoding="utf-8"
    )
    build(month, "--report")
    again = build(month, "--report")
    own.write_text(own.read_text("utf-8").replace("Uno", "Dos"), encoding="utf-8")
    changed = build(month, "--report")

    assert "Nada ha cambiado" in again.stdout
    assert "Nada ha cambiado" not in changed.stdout
    assert text(month).startswith("Dos\n")


def test_verify_makes_the_same_bytes_again(told: tuple[Path, Done]) -> None:
    month, _ = told
    done = run(month, "verify", "2025-12")

    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.sweep
def test_a_stale_report_is_made_again_with_its_words(month: Path) -> None:
    build(month, "--report")
    sent = next((month / "input/2025-12").glob("NORTE*.xlsx"))
    book = load_workbook(sent)
    sheet = book["Indicadores"]
    (row,) = (n for n in range(8, sheet.max_row + 1) if sheet.cell(n, 2).value == "I.1")
    sheet.cell(row, 7).value = 200
    book.save(sent)

    done = run(month, "build", "--stale")

    assert 0 == done.returncode
    assert "registra un valor de 200 en 2025, igual a su meta (200)." in text(month)


def test_a_month_without_any_file_says_what_is_missing(tmp_path: Path) -> None:
    make_workspace(tmp_path)

    build(tmp_path, "--report")

    said = text(tmp_path)
    assert "Ninguna de las 2 oficinas que informan entregó su archivo: NORTE y SUR." in said
    assert "NORTE no dio información de 2 ítems: I.1 e I.2." in said
    assert "no cuenta con información en 2025 (" in said
    assert "; el último valor conocido es 140, de diciembre de 2024." in said


def test_a_plan_of_one_item_reads_as_one(tmp_path: Path) -> None:
    indicators = POLICY["indicators.csv"].splitlines()
    plan = POLICY | {
        "indicators.csv": "\n".join(indicators[:2]) + "\n",
        "offices.csv": "code,name\nNORTE,Oficina Norte\n",
        "elements.csv": "code,level,parent,name,rollup\nSS.1,SS,,Redes,none\n",
        "targets.csv": "code,year,target\nI.1,2025,200\n",
    }
    make_workspace(tmp_path, {"agua": plan})
    fill_all(tmp_path)

    build(tmp_path, "--report")

    said = text(tmp_path)
    assert "La única oficina que informa entregó su archivo." in said
    assert "se sigue con 1 indicador; responsable: NORTE." in said
    assert "menor en 10 a su meta (200)." in said
    assert 2 == said.count("Servicio SS.1: Redes")  # in the contents, and once below


def test_without_the_library_of_charts_nothing_is_written_and_it_says_what_to_install(
    month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)  # as where it is not installed

    done = build(month, "--report")

    assert 2 == done.returncode
    assert "pip install 'sheetgen[report]'" in done.stderr
    assert not outputs(month).exists()


def test_it_speaks_english_where_asked(month: Path) -> None:
    build(month, "--report", "--lang", "en")

    said = text(month, "agua-2025-12-report.docx")
    assert "shows a value of 190 in 2025, 10 below its target (200)." in said


def test_what_offices_wrote_is_quoted_word_for_word_with_who_wrote_it_and_where(
    tmp_path: Path,
) -> None:
    make_workspace(tmp_path)
    wrote = {"Motivo": "=Falta de agua\nen la «cuenca»", "Medida correctiva": "Perforar {pozos}"}
    fill(tmp_path, Period(2025, 12), "NORTE", {"I.1": 190, "I.2": 0.2}, {"I.2": wrote})
    fill(tmp_path, Period(2025, 12), "SUR", {"I.3": 50})

    build(tmp_path, "--report")

    opened = docx.Document(str(outputs(tmp_path) / DOCUMENT))
    quoted = [each.text for each in opened.paragraphs if each.style.name == "Quote"]
    assert [
        "Oficina Norte, en el indicador I.2 (motivo): «=Falta de agua\nen la «cuenca»»",
        "Oficina Norte, en el indicador I.2 (medida correctiva): «Perforar {pozos}»",
    ] == quoted
    rows = load_workbook(outputs(tmp_path) / SUPPORT)["Oraciones"].iter_rows(min_row=5)
    cells = [str(row[6].value) for row in rows if "Oficina Norte, en" in str(row[2].value)]
    assert 2 == len(cells)
    assert all(each.startswith("input/2025-12/NORTE.xlsx!Indicadores!") for each in cells)


def test_other_documents_in_the_folder_of_plans_of_paragraphs_are_left_alone(month: Path) -> None:
    (month / "reports").mkdir()
    for name in ("plantilla.docx", "acta.pdf", "~$plantilla.docx"):
        (month / "reports" / name).write_bytes(b"x")
    (month / "reports/2024").mkdir()
    (month / "reports/2024/informe.docx").write_bytes(b"x")

    assert 0 == build(month).returncode
    inputs = json.loads((outputs(month) / "manifest.json").read_text("utf-8"))["inputs"]
    assert ["reports/plantilla.docx"] == [each for each in inputs if each.startswith("reports/")]


def test_a_fault_of_its_own_plan_of_paragraphs_stops_a_build_that_writes_none(month: Path) -> None:
    (month / "reports").mkdir()
    (month / "reports/mio.yaml").write_text("kind: policy\n", encoding="utf-8")

    done = build(month)

    assert 2 == done.returncode
    assert "reports/mio.yaml" in done.stderr
