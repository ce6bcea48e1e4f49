"""What decides in the plan's tables carries what was typed, its line and the digest of its file."""

import json
from hashlib import sha256
from pathlib import Path

from openpyxl import Workbook, load_workbook

from running import run
from small import POLICY, make_workspace

WORKS = """\
code,element,kind,name,unit,offices,aggregation,goal,pim
A.1,SS.1,activity,Tender redes,Obras,NORTE,accumulated,120,12000.50
"""
SCHEDULE = "code,period,programmed\n" + "".join(f"A.1,2025-{m:02},10.0\n" for m in range(1, 13))
REVISIONS = (
    "code,field,period,value,from,reason,approver\n"
    "A.1,programmed,2025-02,7,2025-01,acuerdo,OPP\nI.3,baseline,,90,2025-01,error,OPP\n"
)
TABLES = POLICY | {
    "activities.csv": WORKS, "schedule.csv": SCHEDULE, "revisions.csv": REVISIONS,
    "targets.csv": POLICY["targets.csv"] + 'I.1,2026,"220"\n',
}  # fmt: skip


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_results_give_what_was_typed_in_each_cell_and_the_digest_of_each_table(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path / "w", {"agua": TABLES})
    run(folder, "build", "--period", "2025-12")
    record = json.loads((folder / "output/2025-12/agua/results.json").read_text("utf-8"))

    planned = {each["code"]: each["planned"] for each in record["items"]}
    assert {"target": {"plans/agua/targets.csv!line 3!target": "50%"}}.items() <= (
        planned["I.2"].items()
    )
    assert {"plans/agua/activities.csv!line 2!goal": "120"} == planned["A.1"]["target"]
    assert {"plans/agua/revisions.csv!line 3!value": "90"} == planned["I.3"]["baseline"]
    months = planned["A.1"]["programmed"]
    assert 12 == len(months)
    assert "10.0" == months["plans/agua/schedule.csv!line 13!programmed"]
    assert "7" == months["plans/agua/revisions.csv!line 2!value"]
    plans = folder / "plans/agua"
    expected = {f"plans/agua/{name}": digest(plans / name)
                for name in ("activities.csv", "indicators.csv", "revisions.csv", "schedule.csv",
                             "targets.csv", "actuals.csv")}  # fmt: skip
    assert record["tables"].items() <= expected.items()
    assert {"plans/agua/schedule.csv", "plans/agua/targets.csv"} <= record["tables"].keys()


def test_trace_and_explain_say_it_too(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w", {"agua": TABLES})
    run(folder, "build", "--period", "2025-12")
    whole = digest(folder / "plans/agua/targets.csv")
    at = "plans/agua/targets.csv!line 3!target"

    explained = run(folder, "explain", "I.2", "--period", "2025-12")
    record = json.loads(run(folder, "explain", "I.2", "--period", "2025-12", "--json").stdout)
    fed = run(folder, "trace", at, "--period", "2025-12")
    cell = next(line for line in fed.stdout.splitlines() if "Meta o logro" in line).split()[0]
    book = "output/2025-12/agua/agua-2025-12.xlsx"
    traced = run(folder, "trace", f"{book}!{cell.rstrip(',')}", "--json")

    assert f"{at}\n{' ' * 26}se escribió «50%», SHA-256 {whole[:12]}" in explained.stdout
    (target,) = (each for each in record["item"]["inputs"] if each["name"] == "target")
    assert [{"place": at, "typed": "50%", "sha256": whole}] == target["tables"]
    assert fed.stdout.startswith(f"{at}  «50%»\n")
    assert [{"place": at, "typed": "50%", "sha256": whole}] == json.loads(traced.stdout)["places"]
    sheet = load_workbook(folder / book.replace(".xlsx", "-sustento.xlsx"))["Trazas"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (row,) = (
        row
        for row in rows
        if row[0] == "I.2" and at in str(row[-1]) and row[1] == "Meta o logro esperado"
    )
    assert "50%" == row[5]
    assert whole[:12] == row[9]


def test_a_table_that_is_a_sheet_of_plan_xlsx_is_looked_up_by_its_cells(tmp_path: Path) -> None:
    tables = {name: text for name, text in TABLES.items() if name != "targets.csv"}
    folder = make_workspace(tmp_path / "w", {"agua": tables})
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "targets"
    for line in (("code", "year", "target"), ("I.1", 2025, 200), (), ("I.2", 2025, 0.5)):
        sheet.append(line)
    sheet["C4"].number_format = "0%"
    path = folder / "plans/agua/plan.xlsx"
    book.save(path)
    run(folder, "build", "--period", "2025-12")

    record = json.loads((folder / "output/2025-12/agua/results.json").read_text("utf-8"))

    planned = {each["code"]: each["planned"] for each in record["items"]}
    assert {"plans/agua/plan.xlsx!targets!C2": "200"} == planned["I.1"]["target"]
    assert {"plans/agua/plan.xlsx!targets!C4": "50%"} == planned["I.2"]["target"]
    assert digest(path) == record["tables"]["plans/agua/plan.xlsx"]
