"""What the registry knows of those served: dated, as Parquet, and what is wrong in it."""

import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from population_lists import PLAN, listed, ruc, served, serving
from sheetgen.errors import PlanError
from sheetgen.model.period import Period

A, B, C = (ruc(each) for each in (1, 2, 3))
HEAD = "ruc,desde,ventas,sector,vigente\n"
LISTS = {
    "2025-01/beneficiarios.csv": listed([("1.1", A, "2025-01-05"), ("1.1", B, "2025-01-05")]),
    "2025-03/beneficiarios.csv": listed([("1.1", A, "2025-03-05")]),
}
DATED = PLAN["population.yaml"].replace("  key: ruc\n", "  key: ruc\n  from: vigente\n")


def dated(folder: Path, rows: str) -> Path:
    serving(folder, LISTS, HEAD + rows)
    (folder / "plans/firmas/population.yaml").write_text(DATED, encoding="utf-8")
    return folder


def sizes(folder: Path, period: Period) -> dict[str, int | None]:
    found = served(folder, period).by["tamaño"]
    return {name: each.n for name, each in found.items() if each.n != 0}


def test_a_month_takes_the_row_that_was_in_force_at_its_end(tmp_path: Path) -> None:
    """A grew on 1 February and again in April; B is known from February on."""
    folder = dated(
        tmp_path,
        f"{A},2010-01-01,2000,X,01/02/2025\n"
        f"{A},2010-01-01,100,X,\n"  # without a day: from the beginning
        f"{A},2010-01-01,9000,X,2025-04-01\n"
        f"{B},2010-01-01,200,X,2025-02-28 00:00:00\n",
    )

    assert sizes(folder, Period(2025, 1)) == {"Micro": 1, "not-in-registry": 1}
    assert sizes(folder, Period(2025, 2)) == {"Pequeña": 1, "Mediana": 1}
    assert sizes(folder, Period(2025, 3)) == {"Pequeña": 1, "Mediana": 1}


def test_two_rows_from_one_day_are_asked_about_and_nobody_is_named(tmp_path: Path) -> None:
    folder = dated(tmp_path, f"{A},,1,X,2025-01-01\n{A},,900,X,2025-01-01\n")

    with pytest.raises(PlanError) as fault:
        served(folder)
    assert "more than one row" in str(fault.value)
    assert A not in str(fault.value)


def test_a_day_that_cannot_be_read_is_told_by_its_row(tmp_path: Path) -> None:
    folder = dated(tmp_path, f"{A},,1,X,2025-01-01\n{C},,9,X,enero\n")  # C is not served

    with pytest.raises(PlanError, match=re.escape("registry.csv!line 3!vigente")):
        served(folder)


def test_the_column_of_days_must_be_there(tmp_path: Path) -> None:
    folder = serving(tmp_path, LISTS, "ruc,desde,ventas,sector\n")
    (folder / "plans/firmas/population.yaml").write_text(DATED, encoding="utf-8")

    with pytest.raises(PlanError, match="vigente"):
        served(folder)


def test_several_rows_without_a_column_of_days_say_how_to_date_them(tmp_path: Path) -> None:
    folder = serving(tmp_path, LISTS, f"{HEAD}{A},,1,X,2025-01-01\n{A},,900,X,2025-03-01\n")

    with pytest.raises(PlanError) as fault:
        served(folder)
    assert "'from' in population.yaml" in str(fault.value)


@pytest.mark.parametrize("key", [pl.String, pl.Int64, pl.Float64])
def test_a_registry_may_be_parquet_whatever_its_columns_are(
    tmp_path: Path, key: type[pl.DataType]
) -> None:
    folder = dated(tmp_path, "")
    place = folder / "plans/firmas"
    (place / "registry.csv").unlink()
    text = DATED.replace("registry.csv", "registry.parquet")
    (place / "population.yaml").write_text(text, encoding="utf-8")
    frame = pl.DataFrame(
        {
            "ruc": [A, A, B],
            "desde": [date(2023, 3, 31), date(2023, 3, 31), date(2025, 1, 1)],
            "ventas": [100.0, 200.0, float("nan")],
            "sector": ["X", "Y", None],
            "vigente": [date(2025, 1, 1), date(2025, 3, 1), date(2024, 1, 1)],
        }
    )
    frame.with_columns(pl.col("ruc").cast(key)).write_parquet(place / "registry.parquet")
    found = served(folder)

    assert sizes(folder, Period(2025, 1)) == {"Micro": 1, "unknown": 1}
    assert {"Pequeña": 1, "unknown": 1} == {n: e.n for n, e in found.by["tamaño"].items() if e.n}
    assert {"Y": 1, "unknown": 1} == {n: e.n for n, e in found.by["sector"].items() if e.n}
    assert found.met["dos años inscrita"].n == 1  # A, to the day
    assert found.not_in_registry == 0


def test_a_registry_that_lost_the_zeros_its_keys_begin_with_is_told(tmp_path: Path) -> None:
    """Of two cards it knows one; the other it keeps as the number 4567891."""
    cards = "04567891", "44567892"
    text = listed([("1.1", each, "2025-03-05") for each in cards], "DNI")
    registry = "ruc,desde,ventas,sector\n4567891,2010-01-01,9,X\n44567892,2010-01-01,9,X\n"
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": text}, registry)
    population = PLAN["population.yaml"].replace("name: RUC", "name: DNI")
    population = population.replace("\\d{11}", "\\d{8}").replace("check: ruc", "check: dni")
    (folder / "plans/firmas/population.yaml").write_text(population, encoding="utf-8")
    found = served(folder)

    assert found.not_in_registry == 1
    (problem,) = found.problems
    assert (problem.code, str(problem.place)) == ("READ-409", "plans/firmas/registry.csv!ruc")
    assert "lost the zeros" in str(problem.message.text)
    assert "4567891" not in str(problem)
