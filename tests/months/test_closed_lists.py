"""A list of those served that comes once its month is closed counts only when it is reopened."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from population_lists import asking, filled, listed, ruc, serving
from running import run

pytestmark = pytest.mark.sweep

A, B, C, D = (ruc(each) for each in (1, 2, 3, 4))
HEAD = "ruc,desde,ventas,sector\n"
REGISTRY = HEAD + f"{A},2020-05-01,100,Comercio\n{B},2015-01-01,200,Comercio\n"
LATE = "input/2025-02/beneficiarios tarde.csv"
WHY = ("--reopen", "--reason", "Llegó otra lista")


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """January serves A and February B; both are built, February alone is closed."""
    lists = {
        "2025-01/beneficiarios.csv": listed([("1.1", A, "2025-01-05")]),
        "2025-02/beneficiarios.csv": listed([("1.2", B, "2025-02-05")]),
    }
    folder = serving(tmp_path_factory.mktemp("closed"), lists, REGISTRY)
    assert run(folder, "build", "--period", "2025-02").returncode == 1
    done = run(folder, "close", "2025-02")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def folder(closed: Path, tmp_path: Path) -> Path:
    return shutil.copytree(closed, tmp_path / "here")


def write(folder: Path, name: str, *rows: tuple[str, str, str]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(listed(rows), encoding="utf-8")


def results(folder: Path, period: str) -> dict[str, Any]:
    run(folder, "build", "--period", period)
    path = folder / f"output/{period}/firmas/results.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def late(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["period"], each["place"]) for each in found["after_closing"]]


def actual(found: dict[str, Any], code: str) -> str:
    said: str = {each["code"]: each["actual"] for each in found["items"]}[code]
    return said


def test_a_late_list_is_named_and_counts_once_its_month_is_reopened(folder: Path) -> None:
    write(folder, LATE, ("1.2", C, "2025-02-06"))
    write(folder, "input/2025-03/beneficiarios.csv", ("1.1", D, "2025-03-06"))
    before, march = results(folder, "2025-02"), results(folder, "2025-03")

    assert late(before) == late(march) == [("2025-02", LATE)]
    assert (before["population"]["base"], actual(before, "1")) == (2, "2")
    assert (march["population"]["base"], actual(march, "1")) == (3, "3")

    again = run(folder, "close", "2025-02", *WHY)
    assert "1 Firmas atendidas: Valor obtenido era 2, es 3" in again.stdout
    now = results(folder, "2025-02")
    assert (now["population"]["base"], actual(now, "1"), late(now)) == (3, "3", [])
    assert results(folder, "2025-03")["population"]["base"] == 4


@pytest.mark.parametrize("how", ["another", "edited", "gone"])
def test_what_becomes_of_the_lists_of_an_open_month_before_changes_nothing_that_is_closed(
    folder: Path, how: str
) -> None:
    before = results(folder, "2025-02")
    first = "input/2025-01/beneficiarios.csv"
    if how == "another":
        write(folder, "input/2025-01/beneficiarios 2.csv", ("1.1", C, "2025-01-06"))
    elif how == "edited":
        write(folder, first, ("1.1", A, "2025-01-05"), ("1.1", C, "2025-01-06"))
    else:
        (folder / first).unlink()
    now = results(folder, "2025-02")

    assert now["population"] == before["population"]
    place = {"another": "input/2025-01/beneficiarios 2.csv", "edited": first}.get(how)
    assert late(now) == ([] if place is None else [("2025-02", place)])
    write(folder, "input/2025-03/beneficiarios.csv", ("1.1", D, "2025-03-06"))
    assert results(folder, "2025-03")["population"]["base"] == (2 if how == "gone" else 4)


@pytest.mark.parametrize("command", [("build", "--period", "2025-02"), ("verify", "2025-02")])
def test_a_sealed_list_that_was_edited_or_is_gone_is_named(
    folder: Path, command: tuple[str, ...]
) -> None:
    write(folder, "input/2025-02/beneficiarios.csv", ("1.2", C, "2025-02-05"))
    edited = run(folder, *command)
    (folder / "input/2025-02/beneficiarios.csv").unlink()
    gone = run(folder, *command)

    for done in (edited, gone):
        assert done.returncode == 2
        assert "input/2025-02/beneficiarios.csv" in done.stderr
        assert "--reopen" in done.stderr


def test_a_registry_of_later_changes_nothing_that_is_closed(folder: Path) -> None:
    before = results(folder, "2025-02")["population"]
    (folder / "plans/firmas/registry.csv").write_text(HEAD + f"{A},2024-05-01,x,Otro\n", "utf-8")
    built = run(folder, "build", "--period", "2025-02")
    assert "plans/firmas/registry.csv" in built.stderr
    found = results(folder, "2025-02")

    assert found["population"] == before
    assert "READ-409" not in [each["code"] for each in found["problems"]]
    same = run(folder, "verify", "2025-02")
    assert same.returncode == 0, same.stdout
    assert "plans/firmas/registry.csv" in same.stdout

    again = run(folder, "close", "2025-02", *WHY)
    assert "sector: Otro" in again.stdout
    assert results(folder, "2025-02")["population"]["by"]["sector"]["Otro"]["n"] == 1


def test_verify_and_diff_name_what_came_late(folder: Path) -> None:
    write(folder, LATE, ("1.2", C, "2025-02-06"))
    write(folder, "input/2025-03/beneficiarios.csv", ("1.1", D, "2025-03-06"))

    same = run(folder, "verify", "2025-02")
    assert same.returncode == 0, same.stdout
    assert LATE in same.stdout
    assert late(results(folder, "2025-02")) == [("2025-02", LATE)]
    listed_by_now = run(folder, "verify", "2025-02")
    assert listed_by_now.returncode == 0, listed_by_now.stdout
    assert LATE not in listed_by_now.stdout
    compared = run(folder, "diff", "2025-02", "2025-03")
    assert LATE in compared.stdout
    record = json.loads(run(folder, "diff", "2025-02", "2025-03", "--json").stdout)
    assert record["after_closing"] == [{"period": "2025-02", "edition": 1, "place": LATE}]


def test_a_late_list_leaves_no_later_report_behind(folder: Path) -> None:
    write(folder, "input/2025-03/beneficiarios.csv", ("1.1", D, "2025-03-06"))
    results(folder, "2025-03")
    write(folder, LATE, ("1.2", C, "2025-02-06"))
    assert "--stale" not in run(folder, "build", "--period", "2025-02").stderr

    run(folder, "close", "2025-02", *WHY)
    assert "--stale" in run(folder, "build", "--period", "2025-02").stderr


def test_a_month_closed_before_its_plan_counted_says_that_its_counts_are_of_now(
    tmp_path: Path,
) -> None:
    lists = {"2025-02/beneficiarios.csv": listed([("1.2", B, "2025-02-05")])}
    folder = serving(tmp_path, lists, REGISTRY)
    definition = folder / "plans/firmas/population.yaml"
    text = definition.read_text("utf-8")
    definition.unlink()
    run(folder, "build", "--period", "2025-02")
    assert run(folder, "close", "2025-02").returncode == 0
    assert "closed/2025-02/firmas.json:" not in run(folder, "build", "--period", "2025-02").stderr
    definition.write_text(text, "utf-8")

    counted = run(folder, "build", "--period", "2025-02")
    assert "closed/2025-02/firmas.json:" in counted.stderr
    assert "sheetgen close 2025-02 --reopen" in counted.stderr
    assert "closed/2025-02/firmas.json:" in run(folder, "verify", "2025-02").stdout
    run(folder, "close", "2025-02", *WHY)
    assert "closed/2025-02/firmas.json:" not in run(folder, "build", "--period", "2025-02").stderr


def test_a_late_template_of_an_open_month_before_is_named_where_its_sheet_lists_somebody(
    tmp_path: Path,
) -> None:
    folder = asking(tmp_path, REGISTRY)
    write(folder, "input/2025-04/beneficiarios.csv", ("1.1", A, "2025-04-05"))
    run(folder, "build", "--period", "2025-04")
    assert run(folder, "close", "2025-04").returncode == 0
    filled(folder, [])
    assert late(results(folder, "2025-04")) == []
    filled(folder, [("1.1", B, "2025-03-05")])
    found = results(folder, "2025-04")

    assert late(found) == [("2025-04", "input/2025-03/NORTE.xlsx")]
    assert found["population"]["base"] == 1
    run(folder, "close", "2025-04", *WHY)
    now = results(folder, "2025-04")
    assert (now["population"]["base"], late(now)) == (2, [])


def test_counts_that_were_sealed_follow_a_renaming_that_is_dated_back(folder: Path) -> None:
    table = folder / "plans/firmas/activities.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("\n1.1,", "\n1.9,"), "utf-8")
    (folder / "plans/firmas/renamed.csv").write_text("old,new,from\n1.1,1.9,2025-01\n", "utf-8")

    served = results(folder, "2025-02")["population"]

    assert served["unique"] == served["rows"] == {"1": 2, "1.9": 1, "1.2": 1}
    assert [each["codes"] for each in served["overlaps"]] == [["1.9"], ["1.2"]]
    assert [[*each["of"]] for each in served["lists"]] == [["1", "1.9"], ["1", "1.2"]]
