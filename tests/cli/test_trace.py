"""``sheetgen trace``: from a cell of the workbook to the input, and back."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from small import ROOT

SENT = "input/2024-12/DGDE_diciembre_2024.xlsx!Indicadores!G9"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    shutil.copy(ROOT / "sheetgen.toml", folder)
    for name in ("plans", "rules", "templates", "input"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def trace(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sheetgen", "trace", *words, "--workspace", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


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
    ],
)
def test_what_cannot_be_traced_stops_with_the_cure(built: Path, place: str) -> None:
    done = trace(built, place)

    assert done.returncode == 2
    assert place.split("!", maxsplit=1)[0] in done.stderr
