"""A product counted from lists answers with every list and its rows, whatever it was called."""

import json
from pathlib import Path

from population_lists import asking, filled, listed, ruc, serving
from running import run
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.served import served_by
from sheetgen.setup import open_setup

A, B, C = (ruc(each) for each in (1, 2, 3))
REGISTRY = "ruc,desde,ventas,sector\n"
FEBRUARY, MARCH = Period(2025, 2), Period(2025, 3)


def test_its_figure_is_traced_to_each_list_and_to_the_rows_that_count(tmp_path: Path) -> None:
    folder = asking(tmp_path, REGISTRY)
    filled(folder, [("1.1", A, "2025-03-01"), ("1.2", B, "2025-03-01")])
    (folder / "input/2025-02").mkdir()
    first, other = "input/2025-02/beneficiarios.csv", "input/2025-03/beneficiarios sur.csv"
    rows = [("1.1", "x", "2025-02-01"), ("1.1", A, "2025-02-01"), ("1.2", C, "2025-02-01")]
    (folder / first).write_text(listed(rows), encoding="utf-8")
    (folder / other).write_text(listed([("1.3", A, "2025-03-02")]), encoding="utf-8")
    done = run(folder, "build", "--period", "2025-03")
    results = json.loads((folder / "output/2025-03/firmas/results.json").read_text("utf-8"))
    places = {each["code"]: each["places"] for each in results["items"]}

    # the first row of the first list is no identifier; the template's rows are 4 and 5
    of_lists = [
        f"{first}!lines 3-4",
        f"{other}!lines 2-2",
        "input/2025-03/NORTE.xlsx!Beneficiarios!4:5",
    ]
    assert [each for each in places["1"] if each in of_lists] == of_lists, done.stderr
    record = {each["file"]: each for each in results["population"]["lists"]}
    assert record[first]["of"] == {"1": [2, 3, 4], "1.1": [1, 3, 3], "1.2": [1, 4, 4]}

    at = results["population"]["unique"]
    assert at == {"1": 3, "1.1": 1, "1.2": 2, "1.3": 1}
    traced = run(folder, "trace", "firmas-2025-03.xlsx!Población atendida!C9").stdout
    assert f"{other}!lines 2-2" in traced  # 1.3 stands in one list alone
    assert first not in traced
    assert record[other]["sha256"] in traced


def test_a_month_is_counted_once_by_its_own_codes_and_told_by_those_that_are_asked_for(
    tmp_path: Path,
) -> None:
    """From March on 1.9 is called 1.1: February is told by either, whoever asks first."""
    text = listed([("1.9", A, "2025-02-05"), ("1.2", B, "2025-02-05")])
    folder = serving(tmp_path, {"2025-02/beneficiarios.csv": text}, REGISTRY)
    renamed = "old,new,from\n1.9,1.1,2025-03\n"
    (folder / "plans/firmas/renamed.csv").write_text(renamed, encoding="utf-8")
    setup = open_setup(read_workspace(folder))
    (plan,) = setup.plans
    later = served_by(setup, in_force(plan, FEBRUARY, named=MARCH), FEBRUARY)
    own = served_by(setup, in_force(plan, FEBRUARY), FEBRUARY)

    assert later is not None
    assert own is not None
    assert later.unique == {"1": 2, "1.1": 1, "1.2": 1}
    assert own.unique == {"1": 2, "1.9": 1, "1.2": 1}
    assert set(later.overlaps) == {("1.1",), ("1.2",)}
    assert list(own.lists[0].of) == ["1", "1.2", "1.9"]
