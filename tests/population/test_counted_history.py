"""A month that looks back at one whose lists were counted finds the figure that was told of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from population_lists import listed, reported, ruc, serving
from running import run
from steps import calls

A, B, C, D, E = (ruc(each) for each in (1, 2, 3, 4, 5))
REGISTRY = "ruc,desde,ventas,sector\n"
SCHEDULE = "code,period,programmed\n1,2025-01,2\n1,2025-02,2\n1,2025-03,2\n1,2025-04,4\n"
LISTS = {
    "2024-02/beneficiarios.csv": listed([("1.1", E, "2024-02-05")]),
    "2025-01/beneficiarios.csv": listed([("1.1", A, "2025-01-05")]),
    "2025-02/beneficiarios.csv": listed(
        [("1.1", A, "2025-02-05"), ("1.2", B, "2025-02-05"), ("1.2", C, "2025-02-05")]
    ),
    "2025-03/beneficiarios.csv": listed([("1.2", D, "2025-03-05")]),
}
TYPED = {"2025-01": 5, "2025-02": 7, "2025-03": 9}
FIRST, SECOND, THIRD = (f"input/2025-0{n}/beneficiarios.csv" for n in (1, 2, 3))


def build(folder: Path, period: str) -> dict[str, Any]:
    run(folder, "build", "--period", period)
    path = folder / f"output/{period}/firmas/results.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def told(found: dict[str, Any]) -> tuple[str, str]:
    (item,) = [each for each in found["items"] if each["code"] == "1"]
    return item["actual"], item["progress"]


def explained(folder: Path, period: str) -> dict[str, Any]:
    done = run(folder, "explain", "1", "--period", period, "--json")
    found: dict[str, Any] = json.loads(done.stdout)["item"]
    return found


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1, 3 and 4 firms by the lists of January to March; typed were 5, 7 and 9.

    January is closed, a list came for it later, and each month was built in its turn.
    """
    folder = serving(tmp_path_factory.mktemp("lived"), LISTS, REGISTRY)
    (folder / "plans/firmas/schedule.csv").write_text(SCHEDULE, encoding="utf-8")
    for period, n in TYPED.items():
        reported(folder, period, n)
        build(folder, period)
        if period == "2025-01":
            assert run(folder, "close", period).returncode == 0
    late = folder / "input/2025-01/beneficiarios tarde.csv"
    late.write_text(listed([("1.1", E, "2025-01-09")]), encoding="utf-8")
    return folder


def test_every_month_before_has_the_figure_that_its_own_report_tells(lived: Path) -> None:
    own = {period: told(build(lived, period)) for period in TYPED}

    # 50 % of 2, 3 of 4 and 4 of 6; the late list counts in none, for January is closed
    assert own == {
        "2025-01": ("1", "50"),
        "2025-02": ("3", "75"),
        "2025-03": ("4", own["2025-03"][1]),
    }
    past = explained(lived, "2025-03")["past"]
    assert {each["period"]: (each["actual"], each["progress"]) for each in past[1:]} == {
        "2025-01": ("1", "50"),
        "2025-02": ("3", "75"),
    }
    assert (past[0]["period"], past[0]["actual"]) == ("2024-02", "1")


def test_what_is_compared_with_a_month_before_is_compared_with_what_was_counted(
    lived: Path,
) -> None:
    march = build(lived, "2025-03")
    (moved,) = [
        each
        for each in json.loads(run(lived, "diff", "2025-02", "2025-03", "--json").stdout)["items"]
        if each["code"] == "1"
    ]

    causes = {each["kind"]: (each["before"], each["after"]) for each in moved["causes"]}
    assert causes["value"] == ("3", "4")
    assert [FIRST, SECOND] == [
        place.partition("!")[0]
        for place in explained(lived, "2025-03")["past"][2]["places"]
        if "beneficiarios" in place
    ]
    # typed were 7 in February: from 7 to 4 an accumulated figure would have fallen
    assert "ALE-360" not in {e["rule"] for e in march["alerts"] if e["subject"] == "1"}
    (apart,) = [e for e in march["alerts"] if (e["rule"], e["subject"]) == ("ALE-225", "1")]
    assert apart["since"] == "2025-01"


def test_lists_of_months_before_are_read_once_and_counts_alone_are_kept(lived: Path) -> None:
    build(lived, "2025-03")
    folder = lived / "input/2025-04"
    folder.mkdir(exist_ok=True)
    (folder / "beneficiarios.csv").write_text(listed([("1.1", B, "2025-04-05")]), encoding="utf-8")

    done = calls(lambda: build(lived, "2025-04"))

    assert done["/population/serve.py:serve"] == 1
    assert done["/population/serve.py:counted_by_month"] == 0
    kept = [path.read_text("utf-8") for path in (lived / ".sheetgen/kept").iterdir()]
    assert not [text for text in kept for each in (A, B, C, D, E) if each in text]


def test_what_is_said_on_the_page_of_an_item_names_lists_and_not_what_nobody_typed(
    lived: Path,
) -> None:
    said = run(lived, "explain", "1", "--period", "2025-03").stdout

    assert "4: identificadores de las listas de beneficiarios, cada uno una vez" in " ".join(
        said.split()
    )
    assert "Listas · Valor obtenido" in said
    assert "*lists*" not in said


def test_a_cell_of_the_history_answers_with_every_list_of_its_month(lived: Path) -> None:
    build(lived, "2025-03")
    book = "firmas-2025-03.xlsx!Historia"
    answered = run(lived, "trace", f"{book}!E5").stdout  # February, of the first item

    assert "Avance en 2025-02 = 75" in answered
    assert f"{FIRST}!lines 2-2" in answered
    assert f"{SECOND}!lines 2-4" in answered
    assert THIRD not in answered
