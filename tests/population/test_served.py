"""Those served are counted once each, told apart by the registry, and never named."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from population_lists import PLAN, listed, ruc, served, serving
from running import run
from sheetgen.errors import PlanError
from sheetgen.model.population import Part, Served

A, B, C, D, E = (ruc(each) for each in (1, 2, 3, 4, 5))
REGISTRY = (
    "ruc,desde,ventas,sector\n"
    f"{A},2020-05-01,100,Comercio\n"
    f"{B},2023-03-31,150,Comercio\n"  # two years to the day at the end of March 2025
    f"{C},2023-04-01,2300,Manufactura\n"  # one day less
    f"{D},2015-01-01,muchas,\n"
)


@pytest.fixture
def three(tmp_path: Path) -> Served:
    """A is served by both activities, B twice by one, E is in no registry."""
    return served(
        serving(
            tmp_path,
            {
                "2025-02/beneficiarios enero.csv": listed(
                    [("1.1", A, "15/01/2025"), ("1.1", B, "2025-02-01")]
                ),
                "2025-03/Lista-Beneficiarios.csv": listed(
                    [
                        ("1.2", A, "01/03/2025"),
                        ("1.1", B, "02/03/2025"),
                        ("1.2", C, "03/03/2025"),
                        ("1.2", D, "03/03/2025"),
                        ("1.2", E, "04/03/2025"),
                    ]
                ),
                "2024-03/beneficiarios.csv": listed(
                    [("1.1", A, "2024-03-01"), ("1.1", ruc(9), "2024-03-01")]
                ),
            },
            REGISTRY,
        )
    )


def test_each_counts_once_in_a_product_and_in_each_activity_that_served_it(three: Served) -> None:
    assert {"1": 5, "1.1": 2, "1.2": 4} == dict(three.unique)
    assert {"1": 7, "1.1": 3, "1.2": 4} == dict(three.rows)
    assert {("1.2",): 3, ("1.1",): 1, ("1.1", "1.2"): 1} == dict(three.overlaps)


def test_a_criterion_may_hold_of_any_part_and_of_what_is_not_so(tmp_path: Path) -> None:
    lists = {
        "2025-03/beneficiarios.csv": listed(
            [("1.1", each, "2025-03-01") for each in (A, B, C, D, E)]
        )
    }
    folder = serving(tmp_path, lists, REGISTRY)
    path = folder / "plans/firmas/population.yaml"
    text = path.read_text("utf-8")
    was = "{all: [{fact: ventas, at_least: 13}, {fact: ventas, at_most: 2300}]}"
    assert was in text
    either = "{any: [{fact: ventas, at_most: 100}, {fact: sector, is: Manufactura}]}"
    path.write_text(
        text.replace(was, f"{either}\n  no supera 149: {{not: {{fact: ventas, above: 149}}}}"),
        "utf-8",
    )

    met = served(folder).met

    assert met["de 13 a 2300 UIT"].n == 2  # A sells 100, C is in manufacture
    assert met["no supera 149"].n == 2  # A, and D, of whom nobody knows what it sells; never E


def test_they_are_told_apart_by_what_the_registry_knows(three: Served) -> None:
    def part(n: int, share: int) -> Part:
        return Part(n, Decimal(share))

    assert {
        "Micro": part(1, 20),
        "Pequeña": part(1, 20),
        "Mediana": part(1, 20),
        "unknown": part(1, 20),  # "muchas" is no number
        "not-in-registry": part(1, 20),
    } == dict(three.by["tamaño"])
    assert {
        "Comercio": part(2, 40),
        "Manufactura": part(1, 20),
        "unknown": part(1, 20),
        "not-in-registry": part(1, 20),
    } == dict(three.by["sector"])
    assert {"dos años inscrita": 3, "de 13 a 2300 UIT": 3, "every": 2} == {
        name: each.n for name, each in three.met.items()
    }
    assert three.not_in_registry == 1
    assert ["READ-409"] == [each.code for each in three.problems]


def test_year_on_year_some_are_new_some_return_and_some_are_gone(three: Served) -> None:
    assert (4, 1, 1) == (three.new, three.returning, three.gone)


def test_one_small_class_is_hidden_with_a_second_lest_it_follow_from_the_others(
    tmp_path: Path,
) -> None:
    rows = [("1.1", ruc(n), "2025-03-01") for n in range(10, 20)]
    registry = "ruc,desde,ventas,sector\n" + "".join(
        f"{ruc(n)},2020-01-01,{1 if n < 16 else 200 if n < 19 else 5000},X\n" for n in range(10, 20)
    )
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": listed(rows)}, registry)
    path = folder / "plans/firmas/population.yaml"
    path.write_text(PLAN["population.yaml"].replace("below: 1\n", "below: 3\n"), encoding="utf-8")

    assert {"Micro": 6, "Pequeña": None, "Mediana": None, "unknown": 0, "not-in-registry": 0} == {
        name: each.n for name, each in served(folder).by["tamaño"].items()
    }


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("1.1", "2.01E+10", "2025-03-01"), "READ-401"),
        (("1.1", A[:-1] + str((int(A[-1]) + 1) % 10), "2025-03-01"), "READ-401"),
        (("1.1", A[:-1], "2025-03-01"), "READ-401"),
        (("1.1", "", "2025-03-01"), "READ-401"),
        (("9.9", A, "2025-03-01"), "READ-402"),
        (("1.1", A, "2025-04-01"), "READ-403"),
        (("1.1", A, "2024-12-31"), "READ-403"),
        (("1.1", A, "marzo"), "READ-403"),
        (("1.1", B, "2025-03-01"), "READ-404"),
    ],
)
def test_what_is_wrong_in_a_row_is_told_by_its_row_and_not_counted(
    tmp_path: Path, row: tuple[str, str, str], code: str
) -> None:
    text = listed([("1.1", B, "2025-03-01"), row])
    found = served(serving(tmp_path, {"2025-03/beneficiarios.csv": text}, REGISTRY))

    (problem,) = found.problems
    assert (code, "input/2025-03/beneficiarios.csv!line 3") == (problem.code, str(problem.place))
    assert {"1": 1, "1.1": 1} == dict(found.unique)
    assert (2, 1) == (found.lists[0].rows, found.lists[0].counted)
    assert row[1] not in str(problem) or not row[1] or row[1] == "2.01E+10"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Código,RUC,Fecha\n", "READ-405"),
        ("", "READ-406"),
        ("Código,Nombre\n1.1,Ana\n", "READ-406"),
    ],
)
def test_a_list_that_is_none_is_told(tmp_path: Path, text: str, code: str) -> None:
    found = served(serving(tmp_path, {"2025-03/beneficiarios.csv": text}, REGISTRY))

    assert [code] == [each.code for each in found.problems]


def test_the_same_list_twice_counts_once_and_is_told(tmp_path: Path) -> None:
    text = listed([("1.1", B, "2025-03-01")])
    names = {"2025-03/beneficiarios (1).csv": text, "2025-03/beneficiarios.csv": text}
    found = served(serving(tmp_path, names, REGISTRY))

    assert ["READ-404"] == [each.code for each in found.problems]
    assert {"1": 1, "1.1": 1} == dict(found.rows)


def test_no_output_of_a_build_holds_an_identifier(tmp_path: Path) -> None:
    rows = [("1.1", A, "2025-03-01"), ("1.1", E, "2025-03-01"), ("1.1", A[:-1] + "x", "2025-03-01")]
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": listed(rows)}, REGISTRY)

    done = run(folder, "build", "--period", "2025-03")

    assert done.returncode == 1, done.stderr
    output = folder / "output/2025-03/firmas"
    found = json.loads((output / "results.json").read_text("utf-8"))["population"]
    assert (2, {"1": 2, "1.1": 2}) == (found["base"], found["unique"])
    said = done.stdout + done.stderr + (output / "results.json").read_text("utf-8")
    assert "--stale" not in said
    assert A not in said
    assert A[:-1] not in said


def test_a_report_made_from_lists_alone_is_made_again_when_another_comes(tmp_path: Path) -> None:
    text = listed([("1.1", A, "2025-03-01")])
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": text}, REGISTRY)
    assert run(folder, "build", "--period", "2025-03").returncode == 1
    more = folder / "input/2025-03/beneficiarios 2.csv"
    more.write_text(listed([("1.1", B, "2025-03-01")]), encoding="utf-8")

    done = run(folder, "build", "--period", "2025-03")
    assert done.returncode == 1, done.stderr
    results = json.loads((folder / "output/2025-03/firmas/results.json").read_text("utf-8"))
    assert results["population"]["base"] == 2


def test_a_list_that_no_plan_counts_is_told(tmp_path: Path) -> None:
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": "x"}, REGISTRY)
    (folder / "plans/firmas/population.yaml").unlink()

    done = run(folder, "build", "--period", "2025-03")

    results = json.loads((folder / "output/2025-03/firmas/results.json").read_text("utf-8"))
    assert "READ-410" in [each["code"] for each in results["problems"]], done.stderr


def test_a_product_whose_units_count_once_is_counted_and_what_was_typed_held_against_it(
    tmp_path: Path,
) -> None:
    rows = [("1.1", A, "2025-03-01"), ("1.2", A, "2025-03-02"), ("1.2", B, "2025-03-02")]
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": listed(rows)}, REGISTRY)
    template = run(folder, "template", "--period", "2025-03")
    assert template.returncode == 0, template.stderr
    book = load_workbook(folder / "output/2025-03/templates/NORTE.xlsx")
    sheet = book["Actividades"]
    rows_of = {str(row[1].value): row for row in sheet.iter_rows()}
    at = {str(cell.value): cell.column for row in sheet.iter_rows() for cell in row}
    for code, said in (("1", 4), ("1.1", 1), ("1.2", 2)):
        row = rows_of[code][0].row
        sheet.cell(row, at["Ejecución física acumulada"]).value = said
        sheet.cell(row, at["Devengado acumulado"]).value = 10
    book.save(folder / "input/2025-03/NORTE.xlsx")

    done = run(folder, "build", "--period", "2025-03")

    found = json.loads((folder / "output/2025-03/firmas/results.json").read_text("utf-8"))
    item = next(each for each in found["items"] if each["code"] == "1")
    assert item["actual"] == "2", done.stdout + done.stderr
    (alert,) = [each for each in found["alerts"] if each["rule"] == "ALE-225"]
    assert "diferencia de -2" in alert["message"].replace("−", "-")
    assert any("NORTE.xlsx!Actividades" in place for place in alert["places"])
    assert "input/2025-03/beneficiarios.csv!lines 2-4" in alert["places"]

    (folder / "corrections.csv").write_text(
        "plan,period,code,field,figure,reason,approver\n"
        "firmas,2025-03,1,actual,3,una se repite,M. Vega\n"
    )
    refused = run(folder, "build", "--period", "2025-03")
    assert refused.returncode == 2
    assert "corrections.csv" in refused.stderr
    assert "1, que se cuenta en las listas de beneficiarios" in refused.stderr
    assert "input/2025-03/beneficiarios.csv" in refused.stderr


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (f"ruc,desde,ventas,sector\n{A},2010-01-01,20,Energía\n".encode("cp1252"), "UTF-8"),
        (f"ruc,desde,ventas,sector\n{A},2010-01-01,20,Comercio,otra\n".encode(), "more cells"),
        (f'ruc,desde,ventas,sector\n{A},2010-01-01,20,"Comercio\n'.encode(), "quotation mark"),
        (b"", "empty"),
    ],
)
def test_a_registry_that_cannot_be_read_stops_the_run_and_quotes_no_row(
    tmp_path: Path, table: bytes, said: str
) -> None:
    text = listed([("1.1", A, "2025-03-01")])
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": text}, REGISTRY)
    (folder / "plans/firmas/registry.csv").write_bytes(table)

    with pytest.raises(PlanError) as fault:
        served(folder)
    assert said in str(fault.value)
    assert "registry.csv" in str(fault.value)
    assert A not in str(fault.value)


def test_a_list_with_an_open_quotation_mark_is_told_without_its_rows(tmp_path: Path) -> None:
    text = listed([("1.1", A, '"2025-03-01')])
    found = served(serving(tmp_path, {"2025-03/beneficiarios.csv": text}, REGISTRY))

    (problem,) = found.problems
    assert problem.code == "READ-407"
    assert "quotation mark" in str(problem.message)
    assert A not in str(problem.message)


def test_a_first_row_that_is_short_takes_no_column_from_the_others(tmp_path: Path) -> None:
    text = f"Lista\n\nCódigo,RUC,Fecha\n1.1\n1.1,{A},2025-03-01\n"
    found = served(serving(tmp_path, {"2025-03/beneficiarios.csv": text}, REGISTRY))

    assert [str(each.place) for each in found.problems] == [
        "input/2025-03/beneficiarios.csv!line 4"
    ]
    assert dict(found.unique) == {"1": 1, "1.1": 1}


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_a_list_is_read_in_the_encodings_that_excel_saves(tmp_path: Path, encoding: str) -> None:
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": ""}, REGISTRY)
    text = listed([("1.1", A, "2025-03-01")]).replace(",", "\t")
    (folder / "input/2025-03/beneficiarios.csv").write_bytes(text.encode(encoding))

    assert dict(served(folder).unique) == {"1": 1, "1.1": 1}


@pytest.mark.parametrize("swapped", [True, False])
def test_what_stands_as_code_or_service_names_nobody(tmp_path: Path, *, swapped: bool) -> None:
    row = f"{A},{B},,2025-03-01" if swapped else f"1.1,{B},{A},2025-03-01"
    text = f"Código,RUC,Servicio,Fecha\n{row}\n"
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": text}, REGISTRY)

    done = run(folder, "build", "--period", "2025-03")
    results = (folder / "output/2025-03/firmas/results.json").read_text("utf-8")
    assert ("READ-402" if swapped else "READ-411") in results
    assert A not in results + done.stdout + done.stderr


def test_who_is_new_and_who_met_the_criteria_is_held_against_the_year_before(
    tmp_path: Path,
) -> None:
    """A and C, of whom A met all the criteria; now B and C."""
    lists = {
        "2024-03/beneficiarios.csv": listed([("1.1", A, "2024-03-01"), ("1.1", C, "2024-03-01")]),
        "2025-03/beneficiarios.csv": listed([("1.1", B, "2025-03-01"), ("1.1", C, "2025-03-01")]),
    }
    folder = serving(tmp_path, lists, REGISTRY)
    found = served(folder)

    assert (found.before, found.new, found.returning, found.gone) == (2, 1, 1, 1)
    # In March 2024 A was registered for three years and C for less than one.
    assert found.met_before["every"] == Part(1, Decimal(50))

    place = folder / "plans/firmas/population.yaml"
    place.write_text(place.read_text("utf-8").replace("below: 1\n", "below: 3\n"), encoding="utf-8")
    few = served(folder)
    assert (few.before, few.new, few.returning, few.gone) == (2, None, None, None)
