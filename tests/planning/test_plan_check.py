"""``sheetgen plan check`` tells all that is wrong (2), missing or odd (1) with file and line."""

import json
from pathlib import Path

import pytest

from running import Done, run
from small import POLICY, make_workspace

WORK = {
    "plan.toml": POLICY["plan.toml"]
    .replace('"policy"', '"programme"')
    .replace('"agua"', '"obras"')
    .replace('from = "2024-01"', 'from = "2025-01"'),
    "offices.csv": "code,name\nNORTE,Norte\n",
    "elements.csv": "code,level,parent,name,rollup\nP,OP,,Obras,none\n1,SS,P,Redes,unique\n",
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "1,1,product,Redes,Metros,NORTE,accumulated,30,500\n"
        "1.1,1,activity,Zanjas,Metros,NORTE,accumulated,20,300\n"
        "1.2,1,activity,Tubos,Metros,NORTE,last-value,10,200\n"
    ),
    "schedule.csv": (
        "code,period,programmed\n1,2025-06,30\n1.1,2025-06,12\n1.1,2025-12,8\n1.2,2025-12,10\n"
    ),
}  # fmt: skip
SOUND = {
    **POLICY,
    "plan.toml": POLICY["plan.toml"].replace('from = "2024-01"', 'from = "2025-01"'),
    "targets.csv": "code,year,target\nI.1,2025,200\nI.2,2025,50%\nI.3,2025,40\n",
}
MONTHLY = SOUND | {
    "indicators.csv": SOUND["indicators.csv"].replace(
        "descending,not-accumulated,annual", "descending,not-accumulated,semestral"
    ),
    "targets.csv": (
        "code,year,period,target\nI.1,2025,,200\nI.2,2025,,50%\nI.3,2025,2025-06,40\n"
        "I.3,2025,2025-12,40\n"
    ),
}
ODD = [
    # plan, table, what to replace, by what, the place it is told at, words of it
    (SOUND, "targets.csv", "I.3,2025,40", "I.3,2026,40", "targets.csv!line 4!target", "fuera"),
    (MONTHLY, "targets.csv", "I.3,2025,2025-06,40", "I.3,2025,2025-05,40",
     "targets.csv!line 4!target", "no corresponde informarlo en 2025-05 (semestral)"),
    (SOUND, "targets.csv", "I.3,2025,40\n", "", "indicators.csv!line 4!code", "no tiene meta"),
    (SOUND, "targets.csv", "50%", "0.5", "indicators.csv!line 3!code", "0.5"),
    (SOUND, "targets.csv", "I.1,2025,200", "I.1,2025,90", "targets.csv!line 2!target", "otro lado"),
    (SOUND, "indicators.csv", "Reclamos", "Porcentaje de quejas", "line 4!code", "«Porcentaje»"),
    (SOUND, "indicators.csv", "Hogares con agua", "Número de hogares", "line 3!code", "«Número»"),
    (SOUND, "offices.csv", "SUR,", "ESTE,Este\nSUR,", "offices.csv!line 3!code", "ningún ítem"),
    (SOUND, "offices.csv", "SUR,", "SU R,Otra\nSUR,", "offices.csv!line 4!code", "un espacio"),
    (SOUND, "elements.csv", "SS.2,", "SS.3,SS,OP.1,Otro,none\nSS.2,", "line 4!code", "nada cuelga"),
    (WORK, "activities.csv", ",20,300", ",21,300", "activities.csv!line 3!goal", "21"),
    (WORK, "activities.csv", ",10,200", ",11,200", "activities.csv!line 4!goal", "11"),
    (WORK, "activities.csv", ",30,500", ",30,501", "activities.csv!line 2!pim", "501"),
    (WORK, "schedule.csv", "1.2,2025-12,10\n", "", "activities.csv!line 4!code", "calendario"),
    (WORK, "schedule.csv", "1.2,2025-12", "1.2,2024-12", "schedule.csv!line 5", "fuera"),
]  # fmt: skip


def checked(folder: Path, tables: dict[str, str], *words: str) -> Done:
    code = tables["plan.toml"].split('"')[1]
    return run(make_workspace(folder, {code: tables}), "plan", "check", *words)


@pytest.mark.parametrize("tables", [SOUND, WORK])
def test_a_plan_that_holds_together_has_nothing_to_tell(
    tmp_path: Path, tables: dict[str, str]
) -> None:
    done = checked(tmp_path, tables)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(("tables", "table", "old", "new", "place", "words"), ODD)
def test_what_is_odd_is_told_once_at_its_line(
    tmp_path: Path, tables: dict[str, str], table: str, old: str, new: str, place: str, words: str
) -> None:
    assert tables[table].count(old) >= 1
    done = checked(tmp_path, tables | {table: tables[table].replace(old, new, 1)})

    told = [line for line in done.stdout.splitlines() if place in line and words in line]
    assert done.returncode == 1
    assert len(told) == 1


REVISED = "code,field,period,value,from,reason,approver\n"
REVISIONS = [
    # plan, line of revisions.csv, the place it is told at, words of it
    (WORK, "1.1,goal,,15,2025-03", "revisions.csv!line 2!value", "20, y la meta es 15"),
    (WORK, "1.1,programmed,2025-09,5,2025-03", "activities.csv!line 3!goal", "25, y la meta es 20"),
    (WORK, "1.1,pim,,200,2025-03", "activities.csv!line 2!pim", "actividades suma"),
    (SOUND, "I.1,target,2025-12,90,2025-03", "revisions.csv!line 2!value", "otro lado"),
    (SOUND, "I.3,direction,,ascending,2025-03", "targets.csv!line 4!target", "otro lado"),
]


@pytest.mark.parametrize(("tables", "line", "place", "words"), REVISIONS)
def test_what_a_revision_makes_odd_is_told_once(
    tmp_path: Path, tables: dict[str, str], line: str, place: str, words: str
) -> None:
    done = checked(tmp_path, tables | {"revisions.csv": f"{REVISED}{line},Ley,Jefa\n"})

    told = [each for each in done.stdout.splitlines() if each.startswith("  ")]
    assert done.returncode == 1
    assert len(told) == 1, done.stdout
    assert place in told[0]
    assert words in told[0]


GIVEN_BY_REVISIONS = [
    # plan, table, what to replace, by what, the line of revisions.csv that gives it
    (SOUND, "targets.csv", "I.3,2025,40\n", "", "I.3,target,2025-12,40,2025-03"),
    (SOUND, "offices.csv", "SUR,", "ESTE,Este\nSUR,", "I.3,offices,,ESTE,2025-03"),
    (WORK, "activities.csv", ",20,300", ",ND,300", "1.1,goal,,20,2025-03"),
    (WORK, "schedule.csv", "1.2,2025-12,10\n", "", "1.2,programmed,2025-12,10,2025-03"),
]


@pytest.mark.parametrize(("tables", "table", "old", "new", "line"), GIVEN_BY_REVISIONS)
def test_what_a_revision_gives_is_not_missing(
    tmp_path: Path, tables: dict[str, str], table: str, old: str, new: str, line: str
) -> None:
    lacking = tables | {table: tables[table].replace(old, new, 1)}
    given = lacking | {"revisions.csv": f"{REVISED}{line},Ley,Jefa\n"}

    assert checked(tmp_path / "lacking", lacking).returncode == 1
    assert checked(tmp_path / "given", given).returncode == 0


def test_codes_that_differ_by_a_zero_are_told_and_those_that_do_not_are_not(
    tmp_path: Path,
) -> None:
    names = POLICY["indicators.csv"].replace("I.3,SS.2", "I.10,SS.2")
    targets = SOUND["targets.csv"].replace("I.3,", "I.10,")
    twins = {
        "indicators.csv": names.replace("I.2,SS.1", "I.01,SS.1"),
        "targets.csv": targets.replace("I.2,", "I.01,"),
    }

    apart = checked(tmp_path / "a", SOUND | {"indicators.csv": names, "targets.csv": targets})
    alike = checked(tmp_path / "b", SOUND | twins)

    assert apart.returncode == 0
    assert "'I.01' e 'I.1'" in alike.stdout or "'I.01' y 'I.1'" in alike.stdout


@pytest.mark.parametrize(("ranks", "odd"), [("1,2", 0), ("1,1", 1), ("2,3", 1), ("10,20", 1)])
def test_relevances_that_do_not_rank_are_told(tmp_path: Path, ranks: str, odd: int) -> None:
    first, second = ranks.split(",")
    table = POLICY["indicators.csv"].replace("annual,,2023,100", f"annual,{first},2023,100")
    table = table.replace("annual,,2023,40%", f"annual,{second},2023,40%")

    done = checked(tmp_path, SOUND | {"indicators.csv": table})

    assert odd == done.returncode
    assert odd == done.stdout.count("SS.1")


def test_what_is_wrong_comes_before_what_is_odd_in_another_plan_and_ends_with_2(
    tmp_path: Path,
) -> None:
    wrong = SOUND | {"targets.csv": "code,year,target\nI.9,2025,2O\n"}
    odd = WORK | {"schedule.csv": WORK["schedule.csv"].replace("1.1,2025-12,8\n", "")}
    folder = make_workspace(tmp_path, {"agua": wrong, "obras": odd})

    done = run(folder, "plan", "check")
    told = json.loads(run(folder, "plan", "check", "--json").stdout)

    assert done.returncode == 2
    assert done.stdout.index("plans/agua/targets.csv") < done.stdout.index("plans/obras/")
    assert ["plans/agua/targets.csv!line 2!target", "plans/agua/targets.csv!line 2!code"] == [
        each["place"] for each in told["faults"]
    ]
    assert [("obras", "1.1")] == [(each["plan"], each["code"]) for each in told["oddities"]]


def test_many_indicators_without_a_target_of_a_year_are_one_line(tmp_path: Path) -> None:
    tables = SOUND | {"plan.toml": POLICY["plan.toml"]}

    done = checked(tmp_path, tables)

    assert done.stdout.count("2024") == 1
    assert "3 indicadores" in done.stdout
