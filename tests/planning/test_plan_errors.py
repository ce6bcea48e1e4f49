"""What an analyst gets wrong in a plan stops the run, with file, line and the cure."""

from datetime import datetime
from pathlib import Path

import pytest

from sheetgen.errors import PlanError, SheetgenError, WorkspaceError
from sheetgen.language.speaker import speaker
from sheetgen.model.plan import Plan
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import find_workspace, read_workspace
from small import POLICY, make_workspace

WRONG = [
    # table, what to replace, by what, where it is told, words of the fault or the cure
    ("indicators.csv", "frequency", "frecuency", "indicators.csv!line 1!frecuency", "'frequency'"),
    ("indicators.csv", ",baseline\n", "\n", "indicators.csv!line 1", "'baseline' is missing"),
    ("elements.csv", "SS.2,SS,OP.1", "SS.2,SS,OP.9", "elements.csv!line 4!parent", "'OP.9'"),
    ("elements.csv", "SS.2,SS,OP.1", "SS.2,SS,SS.1", "elements.csv!line 4!parent", "not above"),
    ("indicators.csv", "I.3,SS.2", "I.1,SS.2", "indicators.csv!line 4!code", "line 2"),
    ("indicators.csv", "I.3,SS.2", "I.3,SS.7", "indicators.csv!line 4!element", "'SS.7'"),
    ("indicators.csv", ",SUR,CALIDAD", ",SIR,CALIDAD", "line 4!offices", "Did you mean 'SUR'?"),
    ("indicators.csv", ",descending,", ",undefined,", "line 4!aggregation", "permissible"),
    ("indicators.csv", ",40%", ',"4,0"', "indicators.csv!line 3!baseline", "'4,0'"),
    ("targets.csv", "I.1,2025,200", "I.1,2025,20%", "targets.csv!line 2!target", "no percentage"),
    ("indicators.csv", "2023,100\n", "2023,100%\n", "line 2!baseline", "no percentage"),
    ("actuals.csv", "2024-12,140", "2024-12,140%", "actuals.csv!line 2!actual", "no percentage"),
    ("actuals.csv", "140,,", "140,7 %,", "actuals.csv!line 2!accrued", "no percentage"),
    ("targets.csv", "I.3,2025", "I.9,2025", "targets.csv!line 4!code", "'I.9'"),
    ("targets.csv", "I.1,2024,150", "I.1,2025,150", "targets.csv!line 5!target", "already"),
    ("targets.csv", "I.1,2024,150", 'I.1,2024,"150', "targets.csv!line", "must be closed"),
    ("actuals.csv", "2024-12", "2024-13", "actuals.csv!line 2!period", "2025-12"),
    (
        "plan.toml",
        'kind = "policy"',
        'kind = "polity"',
        "plan.toml: kind",
        "Did you mean 'policy'?",
    ),
    ("plan.toml", "cap = 100", "cap = true", "plan.toml: index: cap", "percentage"),
    (
        "plan.toml",
        "cap = 100",
        "cap = 100\ncoverage = 101",
        "plan.toml: index: coverage",
        "0 to 100",
    ),
    ("plan.toml", "cap = 100", "kap = 100", "plan.toml: index: kap", "Did you mean 'cap'?"),
    ("plan.toml", "[levels]", "[levels", "plan.toml", "line"),
    ("plan.toml", 'OP = "Objetivo"', "OP = 3", "plan.toml: levels: OP", "expected text"),
    ("plan.toml", "[index]", '[articles]\nOP = "lo"\n[index]', "articles: OP", "el, la and el/las"),
    ("plan.toml", "[index]", '[articles]\nXX = "el"\n[index]', "articles: XX", "OP and SS"),
    ("plan.toml", "[index]", "[[index]]", "plan.toml: index", "expected a table"),
    ("plan.toml", "cap = 100", "cap = inf", "plan.toml: index: cap", "percentage"),
    ("plan.toml", 'code = "agua"', 'code = "../agua"', "plan.toml: code", "name a file"),
    ("plan.toml", 'from = "2024-01"', 'from = "0000-12"', "plan.toml: from", "YYYY-MM"),
    ("offices.csv", "SUR,", "D/M,", "offices.csv!line 3!code", "name a file"),
    ("offices.csv", "SUR,", "norte,", "offices.csv!line 3!code", "case alone"),
    ("offices.csv", "NORTE,Oficina", 'NORTE,"Oficina', "offices.csv!line", "must be closed"),
    ("offices.csv", "code,name", "code;name", "offices.csv!line 1", "semicolons"),
    ("offices.csv", "code,name", "code\tname", "offices.csv!line 1", "by tabs"),
    (
        "plan.toml",
        'from = "2024-01"',
        "from = 2024-01-01",
        "plan.toml: from",
        "holds 2024-01-01, expected a period",
    ),
    ("plan.toml", "cap = 100", "cap = [100.5, true]", "plan.toml: index: cap", "[100.5, true]"),
    ("targets.csv", "I.3,2025,40", "I.3,2025,1e-45", "targets.csv!line 4!target", "number"),
    ("indicators.csv", ",annual,,2023,100", ",annual,1,2023,100", "line 3!relevance", "or none"),
    ("indicators.csv", ",SUR,CALIDAD", ",;,CALIDAD", "line 4!offices", "names no office"),
    ("elements.csv", "Tarifas,none", "Tarifas,same-as:A.1", "line 4!code: rollup", "no activity"),
]

WORK = POLICY | {
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A.1,SS.1,activity,Redes,Redes,NORTE,accumulated,50,1000\n"
    ),
    "schedule.csv": "code,period,programmed\nA.1,2025-11,30\nA.1,2025-12,50\n",
}


def plan_of(folder: Path, tables: dict[str, str]) -> Plan:
    (plan,) = read_plans(read_workspace(make_workspace(folder, {"agua": tables})))
    return plan


def said(error: SheetgenError) -> str:
    return speaker("en", "es_PE").say(error.message())


ITEMS = [
    ("activities.csv", "A.1,SS.1,activity", "A.1,SS.1,indicator", "line 2!kind", "indicators.csv"),
    ("activities.csv", "A.1,SS.1,activity", "A.1,SS.1,product", "line 2!code", "of its element"),
    ("elements.csv", "Tarifas,none", "Tarifas,same-as:A.2", "line 4!code: rollup", "'A.2'"),
]


@pytest.mark.parametrize(("table", "old", "new", "where", "words"), ITEMS)
def test_a_wrong_activity_names_its_place_and_the_cure(
    tmp_path: Path, table: str, old: str, new: str, where: str, words: str
) -> None:
    assert old in WORK[table]

    with pytest.raises(PlanError) as caught:
        plan_of(tmp_path, WORK | {table: WORK[table].replace(old, new, 1)})

    assert where in said(caught.value)
    assert words in said(caught.value)


@pytest.mark.parametrize(("table", "old", "new", "where", "words"), WRONG)
def test_a_wrong_table_names_its_place_and_the_cure(
    tmp_path: Path, table: str, old: str, new: str, where: str, words: str
) -> None:
    assert POLICY[table].count(old) >= 1
    tables = POLICY | {table: POLICY[table].replace(old, new, 1)}
    workspace = read_workspace(make_workspace(tmp_path, {"agua": tables}))

    with pytest.raises(PlanError) as caught:
        read_plans(workspace)

    assert where in said(caught.value)
    assert words in said(caught.value)


def test_a_month_programmed_twice_names_both_lines(tmp_path: Path) -> None:
    twice = WORK["schedule.csv"] + "A.1,2025-11,30\n"

    with pytest.raises(PlanError) as caught:
        plan_of(tmp_path, WORK | {"schedule.csv": twice})

    assert "schedule.csv!line 4!code" in said(caught.value)
    assert "'A.1 2025-11' stands already at plans/agua/schedule.csv!line 2!code" in said(
        caught.value
    )


def test_activities_counted_in_different_units_make_no_sum(tmp_path: Path) -> None:
    summed = {
        "plan.toml": WORK["plan.toml"].replace('kind = "policy"', 'kind = "programme"'),
        "elements.csv": "code,level,parent,name,rollup\nOP.1,OP,,Agua,none\nSS.1,SS,OP.1,Red,sum\n",
        "activities.csv": WORK["activities.csv"]
        + "A.2,SS.1,activity,Obras,km,NORTE,accumulated,9,1\n",
    }
    tables = WORK | summed
    for name in ("indicators.csv", "targets.csv", "actuals.csv"):
        del tables[name]

    with pytest.raises(PlanError) as caught:
        plan_of(tmp_path, tables)

    assert "elements.csv!line 3!code: rollup: is sum" in said(caught.value)
    assert "counted in Redes and km" in said(caught.value)


def test_a_table_reads_the_same_whether_it_is_gone_through_or_held_whole(tmp_path: Path) -> None:
    quoted = {
        name: "".join(
            ",".join(f'"{cell}"' for cell in line.split(",")) + "\n"
            for line in WORK[name].splitlines()
        )
        for name in ("schedule.csv", "targets.csv")
    }

    plain, whole = plan_of(tmp_path / "a", WORK), plan_of(tmp_path / "b", WORK | quoted)

    assert [30, 50] == [each.figure for each in plain.schedule]
    assert (plain.targets, plain.schedule) == (whole.targets, whole.schedule)


def test_a_table_under_a_misspelt_name_is_not_ignored(tmp_path: Path) -> None:
    tables = POLICY | {"target.csv": POLICY["targets.csv"]}

    with pytest.raises(PlanError, match=r"target\.csv"):
        read_plans(read_workspace(make_workspace(tmp_path, {"agua": tables})))


@pytest.mark.parametrize("table", ["offices.csv", "elements.csv", "targets.csv"])
def test_a_table_that_is_gone_is_not_taken_for_an_empty_one(tmp_path: Path, table: str) -> None:
    tables = {name: text for name, text in POLICY.items() if name != table}

    with pytest.raises(PlanError, match="the table is missing"):
        read_plans(read_workspace(make_workspace(tmp_path, {"agua": tables})))


def test_a_folder_of_plans_without_its_definition_is_not_left_out(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / "plans" / "luz").mkdir()

    with pytest.raises(PlanError, match=r"plans/luz: the folder has no"):
        read_plans(read_workspace(root))


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("thresholds = 3", "thresholds"),
        ("threshold = [3]", "threshold"),
        ("paths = 3", "paths"),
        ('paths = {output = "/elsewhere"}', "paths: output"),
        ("thresholds = {low = nan}", "thresholds: low"),
    ],
)
def test_a_setting_of_the_wrong_shape_is_told_with_its_key(
    tmp_path: Path, line: str, where: str
) -> None:
    make_workspace(tmp_path)
    (tmp_path / "sheetgen.toml").write_text(line, encoding="utf-8")

    with pytest.raises(WorkspaceError, match=rf"sheetgen\.toml: {where}"):
        read_workspace(tmp_path)


def test_no_workspace_here_or_above_says_so(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"--workspace"):
        find_workspace(tmp_path)


def test_a_workspace_is_found_from_a_folder_below_it(tmp_path: Path) -> None:
    make_workspace(tmp_path)

    assert tmp_path.resolve() == find_workspace(tmp_path / "plans" / "agua")


def test_an_unknown_locale_is_told_with_its_key(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    (tmp_path / "sheetgen.toml").write_text('locale = "peruano"\n', encoding="utf-8")

    with pytest.raises(WorkspaceError, match=r"sheetgen\.toml: locale"):
        read_workspace(tmp_path)


def test_an_unknown_setting_names_the_nearest_spelling(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    (tmp_path / "sheetgen.toml").write_text('langauge = "es"\n', encoding="utf-8")

    with pytest.raises(WorkspaceError) as caught:
        read_workspace(tmp_path)

    assert "Did you mean 'language'?" in said(caught.value)


def test_the_same_tables_as_sheets_of_a_workbook_make_the_same_plan(tmp_path: Path) -> None:
    import csv

    from openpyxl import Workbook

    csv_plan = read_plans(read_workspace(make_workspace(tmp_path / "csv")))[0]
    book = Workbook()
    for name in ("offices", "elements", "indicators", "targets", "actuals"):
        sheet = book.create_sheet(name)
        for row in csv.reader(POLICY[f"{name}.csv"].splitlines()):
            sheet.append(row)
    sheet = book["targets"]
    sheet["C3"] = 0.5  # 50 %, as a person types it in Excel
    sheet["C3"].number_format = "0%"
    root = make_workspace(tmp_path / "xlsx", {"agua": {"plan.toml": POLICY["plan.toml"]}})
    book.save(root / "plans" / "agua" / "plan.xlsx")

    book_plan = read_plans(read_workspace(root))[0]

    assert [t.figure for t in csv_plan.targets] == [t.figure for t in book_plan.targets]
    assert [i.code for i in csv_plan.items] == [i.code for i in book_plan.items]
    assert "plans/agua/plan.xlsx!targets!C3" == str(book_plan.targets[1].place)


def test_a_month_that_excel_keeps_as_a_date_is_that_month(tmp_path: Path) -> None:
    from openpyxl import Workbook

    root = make_workspace(
        tmp_path, {"agua": {k: v for k, v in POLICY.items() if k != "actuals.csv"}}
    )
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "actuals"
    for row in (
        ["code", "period", "actual", "accrued", "source"],
        ["I.1", datetime(2024, 12, 1), 140, None, "informe"],  # noqa: DTZ001 - as a cell holds it
        ["I.1", datetime(2025, 3, 1), 141, None, "informe"],  # noqa: DTZ001 - as a cell holds it
    ):
        sheet.append(row)
    book.save(root / "plans" / "agua" / "plan.xlsx")

    plan = read_plans(read_workspace(root))[0]

    assert ["2024-12", "2025-03"] == [str(each.period) for each in plan.actuals]


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ("A2", datetime(2026, 2, 1), "expected a code as text"),  # noqa: DTZ001 - a cell's
        ("A2", 1.1, "expected a code as text"),
        ("D2", "suelto", "has no heading"),
        ("C2", "=1+1", "never calculated"),
    ],
)
def test_a_workbook_of_tables_is_read_strictly(
    tmp_path: Path, cell: str, value: object, words: str
) -> None:
    from openpyxl import Workbook

    root = make_workspace(tmp_path, {"agua": POLICY})
    (root / "plans/agua/targets.csv").unlink()
    book = Workbook()
    sheet = book.create_sheet("targets")
    sheet.append(["code", "year", "target"])
    sheet.append(["I.1", 2025, 200])
    sheet[cell] = value  # type: ignore[assignment]
    book.save(root / "plans" / "agua" / "plan.xlsx")

    with pytest.raises(PlanError) as caught:
        read_plans(read_workspace(root))

    assert f"plan.xlsx!targets!{cell}" in said(caught.value)
    assert words in said(caught.value)


def test_a_misspelt_sheet_of_the_workbook_is_told(tmp_path: Path) -> None:
    from openpyxl import Workbook

    root = make_workspace(tmp_path, {"agua": POLICY})
    book = Workbook()
    book.create_sheet("schedul").append(["code", "period", "programmed"])
    book.save(root / "plans" / "agua" / "plan.xlsx")

    with pytest.raises(PlanError, match="schedul"):
        read_plans(read_workspace(root))
