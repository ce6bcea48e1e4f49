"""Those served by the classes of several bands together, with all of them as the base."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from population_lists import POPULATION, listed, ruc, served, serving
from running import run
from sheetgen.errors import PlanError
from sheetgen.model.population import Crossed, Part
from sheetgen.writing.records.served import population_record, retold_population

MICRO, SMALL = 100, 200
FIRMS = [
    *((MICRO, "Comercio"),) * 20,
    *((SMALL, "Comercio"),) * 2,
    *((MICRO, "Manufactura"),) * 9,
    *((SMALL, "Manufactura"),) * 6,
    *((MICRO, "Servicios"),) * 8,
    *((SMALL, "Servicios"),) * 5,
]
"""Fifty firms, by sales and sector."""
ROWS = listed([("1.1", ruc(n), "2025-03-01") for n in range(50)])


def workspace(folder: Path, least: int, more: str = "") -> Path:
    registry = "ruc,desde,ventas,sector\n" + "".join(
        f"{ruc(n)},2010-01-01,{sales},{sector}\n" for n, (sales, sector) in enumerate(FIRMS)
    )
    serving(folder, {"2025-03/beneficiarios.csv": ROWS}, registry)
    text = POPULATION.replace("below: 1\n", f"below: {least}\n") + more
    (folder / "plans/firmas/population.yaml").write_text(text, encoding="utf-8")
    return folder


def somebody(crossed: Crossed) -> dict[tuple[str, ...], int | None]:
    return {classes: part.n for classes, part in crossed.cells.items() if part.n != 0}


def test_each_combination_is_told_with_its_share_of_all(tmp_path: Path) -> None:
    (found,) = served(workspace(tmp_path, 1)).crossed

    assert ("tamaño", "sector") == found.bands
    assert {
        ("Micro", "Comercio"): 20,
        ("Micro", "Manufactura"): 9,
        ("Micro", "Servicios"): 8,
        ("Pequeña", "Comercio"): 2,
        ("Pequeña", "Manufactura"): 6,
        ("Pequeña", "Servicios"): 5,
    } == somebody(found)
    assert found.cells["Micro", "Comercio"] == Part(20, 40)


def test_a_small_combination_hides_one_of_its_row_one_of_its_column_and_where_they_meet(
    tmp_path: Path,
) -> None:
    """Two small traders: 13 small firms less 6 and 5, and 22 traders less 20, would tell them."""
    found = served(workspace(tmp_path, 3))

    assert {
        ("Micro", "Comercio"): None,
        ("Micro", "Manufactura"): 9,
        ("Micro", "Servicios"): None,
        ("Pequeña", "Comercio"): None,
        ("Pequeña", "Manufactura"): 6,
        ("Pequeña", "Servicios"): None,
    } == somebody(found.crossed[0])
    assert {"Micro": 37, "Pequeña": 13} == {
        name: part.n for name, part in found.by["tamaño"].items() if part.n != 0
    }


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_the_sheet_the_results_and_the_report_tell_them(tmp_path: Path) -> None:
    folder = workspace(tmp_path, 3)
    done = run(folder, "build", "--period", "2025-03", "--report")
    assert done.returncode == 1, done.stderr
    place = folder / "output/2025-03/firmas"
    sheet = load_workbook(place / "firmas-2025-03.xlsx")["Población atendida"]
    rows = [[cell.value for cell in row[:6]] for row in sheet.iter_rows()]
    at = next(n for n, row in enumerate(rows) if str(row[0]).startswith("Según tamaño × sector"))

    assert "Según tamaño × sector (base: 50 atendidos)" == rows[at][0]
    assert rows[at + 1 : at + 8] == [
        ["tamaño", "", "Comercio", "Manufactura", "Servicios", "Total"],
        ["Micro", "Atendidos", "*", 9, "*", 37],
        ["", "Proporción (%)", None, 18, None, 74],
        ["Pequeña", "Atendidos", "*", 6, "*", 13],
        ["", "Proporción (%)", None, 12, None, 26],
        ["Total", "Atendidos", 22, 15, 13, 50],
        ["", "Proporción (%)", 44, 30, 26, 100],
    ]
    assert str(rows[at + 8][0]).startswith("* Oculto: menos de 3")
    (crossed,) = json.loads((place / "results.json").read_text("utf-8"))["population"]["crossed"]
    assert {"classes": ["Pequeña", "Comercio"], "n": None, "share": None} in crossed["cells"]
    traced = run(folder, "trace", f"firmas-2025-03.xlsx!Población atendida!D{at + 3}")
    assert "beneficiarios.csv" in traced.stdout, traced.stderr


def test_bands_that_are_named_are_crossed_and_no_others(tmp_path: Path) -> None:
    assert served(workspace(tmp_path / "none", 1, "crossed: []\n")).crossed == ()
    (found,) = served(workspace(tmp_path / "one", 1, "crossed: [[sector, tamaño]]\n")).crossed
    assert ("sector", "tamaño") == found.bands


@pytest.mark.parametrize("named", ["[[sector]]", "[[sector, sector]]", "[[sector, distrito]]"])
def test_a_crossing_of_one_band_or_of_none_of_them_stops_the_run(
    tmp_path: Path, named: str
) -> None:
    with pytest.raises(PlanError, match=r"population\.yaml"):
        served(workspace(tmp_path, 1, f"crossed: {named}\n"))


def test_those_in_no_registry_are_hidden_wherever_they_are_told(tmp_path: Path) -> None:
    """Two of fifty: hidden as a class, so that in each band a second one is, and as a count."""
    folder = workspace(tmp_path, 3)
    registry = folder / "plans/firmas/registry.csv"
    lines = registry.read_text("utf-8").splitlines(keepends=True)
    registry.write_text("".join(lines[:-2]), encoding="utf-8")
    found = served(folder)

    assert found.not_in_registry is None
    for parts in found.by.values():
        assert parts["not-in-registry"].n is None
        assert sum(part.n is None for part in parts.values()) > 1


def test_of_a_criterion_that_all_but_two_meet_the_count_is_hidden(tmp_path: Path) -> None:
    """48 of 50 were registered before 2023: who was not would follow from the base."""
    folder = workspace(tmp_path, 3)
    registry = folder / "plans/firmas/registry.csv"
    text = registry.read_text("utf-8")
    registry.write_text(text.replace("2010-01-01", "2024-06-01", 2), encoding="utf-8")
    found = served(folder)

    assert found.met["dos años inscrita"].n is None
    assert found.met["de 13 a 2300 UIT"] == Part(50, 100)
    assert found.met["every"].n is None  # all that meet the first one


def test_bands_of_one_column_tell_no_small_class_together(tmp_path: Path) -> None:
    """Micro is 0 to 50 and 50 to 150: with 48 of the first and 50 in all, the second is two."""
    more = """\
  ventas:
    column: ventas
    bounds:
      - {name: hasta 50, below: 50}
      - {name: de 50 a 150, from: 50, below: 150}
      - {name: más de 150, from: 150}
"""
    folder = workspace(tmp_path, 3)
    path = folder / "plans/firmas/population.yaml"
    path.write_text(path.read_text("utf-8").replace("suppress", more + "suppress"), "utf-8")
    registry = folder / "plans/firmas/registry.csv"
    head, *rows = registry.read_text("utf-8").splitlines()
    few = [row.replace(",100,", ",20,") for row in rows[:2]]
    registry.write_text("\n".join([head, *few, *rows[2:]]) + "\n", encoding="utf-8")
    found = served(folder).by

    assert [None, None] == [found["ventas"][name].n for name in ("hasta 50", "de 50 a 150")]
    assert 37 == found["tamaño"]["Micro"].n


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_the_report_in_words_reads_no_figure_in_the_name_of_a_class_and_says_what_shares_add_to(
    tmp_path: Path,
) -> None:
    """Of 30 firms 11, 11 and 8 print 36.7, 36.7 and 26.7: 100.1 %, which is said."""
    firms = [(MICRO, 4)] * 11 + [(MICRO, 10)] * 11 + [(SMALL, 40)] * 8
    registry = "ruc,desde,ventas,sector,trab\n" + "".join(
        f"{ruc(n)},{2024 if n < 3 else 2010}-06-01,{sales if n else 9},X,{workers}\n"
        for n, (sales, workers) in enumerate(firms)
    )
    rows = listed([("1.1", ruc(n), "2025-03-01") for n in range(30)])
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": rows}, registry)
    bands = """\
  trabajadores:
    column: trab
    bounds:
      - {name: Menos de 5, below: 5}
      - {name: De 5 a 19, from: 5, below: 20}
      - {name: De 20 a 99, from: 20}
"""
    text = POPULATION.replace("sector: text}", "sector: text, trab: number}")
    text = text.replace("  sector: {column: sector}\n", bands)
    (folder / "plans/firmas/population.yaml").write_text(text, encoding="utf-8")
    run(folder, "build", "--period", "2025-03", "--report")
    draft = "output/2025-03/firmas/firmas-2025-03-informe.docx"
    found = json.loads(run(folder, "text", draft, "--period", "2025-03", "--json").stdout)

    odd = {"contradicted", "inconsistent", "scale-lost", "ambiguous"}
    claims = found["claims"]
    assert [each["sentence"] for each in claims if each["verdict"] in odd] == []
    said = " ".join(dict.fromkeys(each["sentence"] for each in claims)).replace("\xa0", " ")
    assert "«De 5 a 19» (36.7 %)" in said
    assert "los porcentajes suman 100.1 %" in said


@pytest.mark.parametrize("least", [1, 3])
def test_what_a_closed_month_keeps_is_told_again_with_the_combinations_of_nobody(
    tmp_path: Path, least: int
) -> None:
    found = served(workspace(tmp_path, least))
    kept = json.loads(json.dumps(population_record(found)))

    assert retold_population(kept, found.problems) == found
