"""Lists where several plans of a workspace count those they serve."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from population_lists import ASKING, PLAN, POPULATION, listed, ruc, served_of, serving
from running import run
from small import make_workspace

A, B, C = (ruc(each) for each in (1, 2, 3))
REGISTRY = "ruc,desde,ventas,sector\n"
OTHER = PLAN | {
    "plan.toml": PLAN["plan.toml"].replace("firmas", "talleres"),
    "elements.csv": "code,level,parent,name,rollup\n7,PR,,Talleres atendidos,unique\n",
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "7,7,product,Talleres atendidos,Talleres,SUR,accumulated,10,1000\n"
        "7.1,7,activity,Visitar,Talleres,SUR,accumulated,8,600\n"
    ),
}
ROWS = [("1.1", A, "2025-03-01"), ("7.1", A, "2025-03-01"), ("7.1", B, "2025-03-02")]


def two_plans(folder: Path, other: dict[str, str], lists: dict[str, str]) -> Path:
    """A workspace of the plan ``firmas`` and another one."""
    plans = {"firmas": PLAN, "talleres": other}
    make_workspace(
        folder, {each: told | {"registry.csv": REGISTRY} for each, told in plans.items()}
    )
    for name, text in lists.items():
        path = folder / "input" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def counted(folder: Path, plan: str) -> tuple[dict[str, int], list[str]]:
    found = served_of(folder, plan)
    return dict(found.unique), [each.code for each in found.problems]


def test_each_plan_counts_its_own_rows_of_a_list_of_both(tmp_path: Path) -> None:
    folder = two_plans(tmp_path, OTHER, {"2025-03/beneficiarios.csv": listed(ROWS)})

    assert counted(folder, "firmas") == ({"1": 1, "1.1": 1}, [])
    assert counted(folder, "talleres") == ({"7": 2, "7.1": 2}, [])


def test_a_code_of_neither_plan_is_asked_about(tmp_path: Path) -> None:
    rows = [*ROWS, ("9.9", A, "2025-03-01")]
    folder = two_plans(tmp_path, OTHER, {"2025-03/beneficiarios.csv": listed(rows)})

    assert counted(folder, "firmas")[1] == ["READ-402"]
    done = run(folder, "check", "input/2025-03/beneficiarios.csv", "--json")
    assert [each["code"] for each in json.loads(done.stdout)[0]["problems"]] == ["READ-402"]


def test_a_list_that_tells_people_otherwise_is_for_the_plan_that_does(tmp_path: Path) -> None:
    of_persons = (
        POPULATION.replace("RUC", "DNI").replace("11}", "8}").replace("check: ruc", "check: dni")
    )
    other = OTHER | {"population.yaml": of_persons}
    lists = {
        "2025-03/beneficiarios.csv": listed([ROWS[0]]),
        "2025-03/beneficiarios dni.csv": listed([("7.1", "12345678", "2025-03-01")], "DNI"),
    }
    folder = two_plans(tmp_path, other, lists)

    assert counted(folder, "firmas") == ({"1": 1, "1.1": 1}, [])
    assert counted(folder, "talleres") == ({"7": 1, "7.1": 1}, [])

    (folder / "input/2025-03/beneficiarios.csv").write_text(listed([], "Documento"), "utf-8")
    assert "READ-406" in counted(folder, "talleres")[1]


def test_a_code_of_both_plans_needs_a_column_that_says_which(tmp_path: Path) -> None:
    other = OTHER | {each: PLAN[each] for each in ("elements.csv", "activities.csv")}
    folder = two_plans(tmp_path, other, {"2025-03/beneficiarios.csv": listed([ROWS[0]])})
    found = served_of(folder, "firmas")
    assert ["READ-402"] == [each.code for each in found.problems]
    assert "more than one plan" in str(found.problems[0].message)

    text = f"Plan,Código,RUC,Fecha\nfirmas,1.1,{A},2025-03-01\nTALLERES,1.1,{B},2025-03-01\n"
    text += f"talleres,1.1,{C},2025-03-01\n"
    (folder / "input/2025-03/beneficiarios.csv").write_text(text, encoding="utf-8")
    assert counted(folder, "firmas") == ({"1": 1, "1.1": 1}, [])
    assert counted(folder, "talleres") == ({"1": 2, "1.1": 2}, [])


def test_two_plans_ask_for_one_sheet_where_its_rows_mean_the_same_to_both(tmp_path: Path) -> None:
    other = OTHER | {
        "population.yaml": POPULATION + 'asks: ["7.1"]\n',
        "activities.csv": OTHER["activities.csv"].replace("SUR", "NORTE"),
    }
    folder = two_plans(tmp_path, other, {})
    (folder / "plans/firmas/population.yaml").write_text(ASKING, encoding="utf-8")
    assert run(folder, "template", "--period", "2025-03").returncode == 0
    book = load_workbook(folder / "output/2025-03/templates/NORTE.xlsx")
    sheet = book["Beneficiarios"]
    checks = [each.formula1 for each in sheet.data_validations.dataValidation]
    assert '"1.1,1.2,7.1"' in checks
    for at, row in enumerate(ROWS, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value
    for form in book.worksheets:
        if form.title.startswith("Actividades"):
            at_ = {str(cell.value): cell.column for row in form.iter_rows() for cell in row}
            for row in list(form.iter_rows()):
                if str(row[1].value) in {"1", "1.1", "1.2", "7", "7.1"}:
                    form.cell(row[0].row, at_["Ejecución física acumulada"]).value = 2
    path = folder / "input/2025-03/NORTE.xlsx"
    path.parent.mkdir(parents=True)
    book.save(path)

    assert counted(folder, "firmas") == ({"1": 1, "1.1": 1}, [])
    assert counted(folder, "talleres") == ({"7": 2, "7.1": 2}, [])
    done = run(folder, "check", "input/2025-03/NORTE.xlsx", "--json")
    codes = [each["code"] for each in json.loads(done.stdout)[0]["problems"]]
    assert not [each for each in codes if each.startswith("READ-4")]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            OTHER | {"population.yaml": POPULATION.replace("RUC", "DNI") + 'asks: ["7.1"]\n'},
            "identif",
        ),
        (PLAN | {"plan.toml": OTHER["plan.toml"], "population.yaml": ASKING}, "1.1"),
    ],
)
def test_two_plans_whose_rows_would_not_mean_the_same_are_refused_with_the_reason(
    tmp_path: Path, other: dict[str, str], said: str
) -> None:
    folder = two_plans(tmp_path, other, {})
    (folder / "plans/firmas/population.yaml").write_text(ASKING, encoding="utf-8")
    done = run(folder, "template", "--period", "2025-03")

    assert done.returncode == 2
    assert "plans/talleres/population.yaml: asks" in done.stderr
    assert "plans/firmas/population.yaml" in done.stderr
    assert said in done.stderr


def test_a_list_of_one_office_is_asked_of_it_by_name(tmp_path: Path) -> None:
    folder = serving(
        tmp_path, {"2025-03/beneficiarios.csv": listed([("1.1", A[:-1], "2025-03-01")])}, REGISTRY
    )
    done = run(folder, "build", "--period", "2025-03")
    found: dict[str, Any] = json.loads(
        (folder / "output/2025-03/firmas/results.json").read_text("utf-8")
    )
    (asked,) = [each for each in found["problems"] if each["code"] == "READ-401"]
    assert asked["office"] == "NORTE"
    assert "NORTE: " in done.stdout
    assert "?:" not in done.stdout
