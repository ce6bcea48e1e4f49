"""The tables of a report for other tools: what they hold, and that it is the same in each kind."""

import csv
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest

from cli.test_commands import fill_all
from running import run
from small import make_workspace

OUT = Path("output/2025-12/agua")
ALL = ("build", "--export", "sqlite,csv,parquet")
TABLES = {
    "items",
    "measures",
    "measure_cells",
    "elements",
    "alerts",
    "alert_cells",
    "observations",
    "history",
    "commitments",
    "dictionary",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month of which every kind was asked for."""
    folder = make_workspace(tmp_path_factory.mktemp("agua"))
    fill_all(folder)
    assert 0 == run(folder, *ALL).returncode
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / OUT / f"tables/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_sqlite(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / OUT / "tables/agua-2025-12.sqlite")) as base:
        return base.execute(query).fetchall()


def test_items_have_what_the_report_says_of_them(built: Path) -> None:
    # I.1: 190 of 200; I.2: 20 % of 50 %; I.3, which should fall from 80 to 40: 50.
    found = [
        (each["code"], each["target"], each["actual"], each["status"], each["offices"])
        for each in rows(built, "items")
    ]

    assert [
        ("I.1", "200", "190", "on-track", "NORTE"),
        ("I.2", "50", "20", "low", "NORTE;SUR"),
        ("I.3", "40", "50", "on-track", "SUR"),
    ] == found
    assert {("agua", "2025-12")} == {(e["plan"], e["period"]) for e in rows(built, "items")}


def test_what_was_said_stands_with_its_cell(built: Path) -> None:
    said = {
        (each["office"], each["code"]): (each["figure"], each["file"], each["sheet"], each["cell"])
        for each in rows(built, "observations")
        if each["field"] == "actual"
    }

    assert ("190", "input/2025-12/NORTE.xlsx", "Indicadores", "G9") == said["NORTE", "I.1"]


def test_a_figure_leads_to_the_cells_it_follows_from(built: Path) -> None:
    cells = {
        (each["file"], each["cell"])
        for each in rows(built, "measure_cells")
        if (each["code"], each["measure"]) == ("I.1", "progress")
    }

    assert ("input/2025-12/NORTE.xlsx", "G9") in cells
    assert ("plans/agua/targets.csv", "target") in cells


def test_alerts_and_the_past_are_tables_too(built: Path) -> None:
    results = json.loads((built / OUT / "results.json").read_text("utf-8"))

    assert [each["id"] for each in results["alerts"]] == [e["id"] for e in rows(built, "alerts")]
    assert [("I.1", "2024-12", "140", "informe 2024")] == [
        (each["code"], each["at"], each["actual"], each["source"])
        for each in rows(built, "history")
    ]


def test_each_kind_of_file_holds_the_same(built: Path) -> None:
    for table in TABLES:
        frame = pl.read_parquet(built / OUT / f"tables/{table}.parquet")
        of_csv = rows(built, table)

        assert in_sqlite(built, f"SELECT * FROM {table}") == frame.rows()  # noqa: S608 - ours
        assert list(of_csv[0]) == frame.columns
        assert [list(map(alike, row)) for row in frame.rows()] == [
            list(map(read, row.values())) for row in of_csv
        ]
    assert [(60.0, 0)] == in_sqlite(
        built, "SELECT sum(target) - 230, count(gap) FROM items"
    )  # numbers are numbers: 200 + 50 + 40


def alike(cell: object) -> object:
    """As the same cell of CSV is read."""
    return None if cell is None else read(str(cell))


def read(cell: str) -> object:
    """A cell of CSV as the number or the text it is; nothing where it is empty."""
    try:
        return float(cell) if cell else None
    except ValueError:
        return cell


def test_the_dictionary_names_every_column_in_the_readers_language(built: Path) -> None:
    told = rows(built, "dictionary")
    named = {(each["table"], each["column"]) for each in told if each["column"]}

    assert named == set(columns(built))
    assert "Una fila por alerta, en el orden de la hoja de alertas" in {e["meaning"] for e in told}


def columns(folder: Path) -> Iterator[tuple[str, str]]:
    for table in TABLES - {"dictionary"}:
        text = (folder / OUT / f"tables/{table}.csv").read_text("utf-8")
        yield from ((table, name) for name in text.partition("\n")[0].split(","))


def test_a_build_again_gives_the_same_bytes_and_verify_makes_them_too(built: Path) -> None:
    there = {path.name: path.read_bytes() for path in (built / OUT / "tables").iterdir()}

    run(built, *ALL, "--again")

    assert there == {path.name: path.read_bytes() for path in (built / OUT / "tables").iterdir()}
    assert len(TABLES) * 2 + 1 == len(there)
    assert {f"tables/{name}" for name in there} < set(
        json.loads((built / OUT / "manifest.json").read_text("utf-8"))["outputs"]
    )
    assert 0 == run(built, "verify", "2025-12").returncode


def test_what_is_no_kind_of_file_is_told_with_those_there_are(built: Path) -> None:
    done = run(built, "build", "--export", "csv,xls")

    assert (2, "") == (done.returncode, done.stdout)
    assert "'xls' no es una clase de archivo; hay csv, parquet, sqlite" in done.stderr


def test_without_the_library_nothing_is_written_and_the_cure_is_told(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in (built / OUT).rglob("*") if path.is_file()}
    monkeypatch.setitem(sys.modules, "polars", None)  # as where it is not installed

    done = run(built, "build", "--again", "--export", "csv,parquet")

    assert 2 == done.returncode
    assert "pip install 'sheetgen[parquet]'" in done.stderr
    assert before == {p: p.read_bytes() for p in (built / OUT).rglob("*") if p.is_file()}
