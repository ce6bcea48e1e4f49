"""Services are told by name where they serve several: what an office types may name somebody."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from population_lists import PLAN, ruc, served, serving
from running import run
from sheetgen.model.population import Served


def sent(folder: Path, of: dict[tuple[str, str], range], more: str = "") -> Path:
    """A workspace whose list holds these identifiers by activity and service."""
    rows = [
        f"{code},{ruc(n)},2025-03-01,{service}" for (code, service), ids in of.items() for n in ids
    ]
    text = "\n".join(["Código,RUC,Fecha,Servicio", *rows]) + "\n"
    serving(folder, {"2025-03/beneficiarios.csv": text}, "ruc,desde,ventas,sector\n")
    path = folder / "plans/firmas/population.yaml"
    text = PLAN["population.yaml"].replace("below: 1\n", "below: 3\n")
    path.write_text(text + more, encoding="utf-8")
    return folder


def services(found: Served) -> tuple[dict[str, int | None], int]:
    return dict(found.services), found.unnamed


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_a_service_of_few_is_counted_among_those_without_a_name(tmp_path: Path) -> None:
    of = {("1.1", "Asesoría"): range(10, 30), ("1.1", "Juana Pérez"): range(30, 31),
          ("1.2", "Taller"): range(40, 45)}  # fmt: skip
    folder = sent(tmp_path, of)

    # Whoever adds up what 1.1 serves reads no service of it from the others.
    assert ({"Taller": 5}, 2) == services(served(folder))
    assert 1 == run(folder, "build", "--period", "2025-03", "--html").returncode
    for path in (folder / "output").rglob("*"):
        if path.suffix in {".json", ".html", ".csv"}:
            assert "Pérez" not in path.read_text("utf-8"), path
    book = load_workbook(folder / "output/2025-03/firmas/firmas-2025-03.xlsx")
    told = [str(c.value) for row in book["Población atendida"].iter_rows() for c in row]
    assert "2 más, que no se nombran porque atienden a pocos" in told
    assert not [each for each in told if "Pérez" in each or "Asesoría" in each]


def test_a_service_that_the_plan_names_is_named_and_its_spelling_is_the_plan_s(
    tmp_path: Path,
) -> None:
    of = {("1.1", "ASESORIA"): range(10, 30), ("1.1", "asesoría "): range(25, 40),
          ("1.2", "Taller"): range(40, 42), ("1.2", "Feria"): range(50, 54)}  # fmt: skip
    found = served(sent(tmp_path, of, "services: [Asesoría, Taller]\n"))

    assert ({"Asesoría": 30, "Taller": None}, 1) == services(found)


def test_without_a_list_of_them_a_service_is_called_as_it_is_mostly_written(
    tmp_path: Path,
) -> None:
    of = {("1.1", "ASESORIA"): range(10, 13), ("1.1", "Asesoría"): range(20, 40)}

    assert ({"Asesoría": 23}, 0) == services(served(sent(tmp_path, of)))


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", "Por servicio, los atendidos son: Asesoría (20) y «Taller 2» (5)."),
        ("en", "By service, those served are: Asesoría (20) and «Taller 2» (5)."),
    ],
)
def test_the_report_in_words_tells_them_and_its_text_is_not_contradicted(
    tmp_path: Path, language: str, told: str
) -> None:
    of = {("1.1", "Asesoría"): range(10, 30), ("1.2", "Taller 2"): range(40, 45)}
    folder = sent(tmp_path, of)
    asked = ("build", "--period", "2025-03", "--report", "--lang", language)
    assert 1 == run(folder, *asked).returncode
    word = {"es": "informe", "en": "report"}[language]
    draft = f"output/2025-03/firmas/firmas-2025-03-{word}.docx"
    found = json.loads(run(folder, "text", draft, "--period", "2025-03", "--json").stdout)

    claims = found["claims"]
    assert told in {each["sentence"].replace("\xa0", " ") for each in claims}
    odd = {"contradicted", "inconsistent", "scale-lost", "ambiguous"}
    assert [] == [each for each in claims if each["verdict"] in odd]
