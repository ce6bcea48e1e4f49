"""A plan that contradicts itself is said when it is loaded; what makes no sense is refused."""

from pathlib import Path

import pytest

from running import run
from sheetgen.errors import PlanError
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from sheetgen.planning.target_oddities import plan_oddities
from small import make_workspace

TABLES = {
    "plan.toml": (
        'code = "raro"\nname = "Plan raro"\nkind = "programme"\nfrom = "2025-01"\n'
        'until = "2025-12"\n\n[levels]\nP = "Producto"\n\n'
        '[index]\ncap = 100\nmissing = "leave-out"\nover = "items"\n'
    ),
    "offices.csv": "code,name\nNORTE,Oficina Norte\n",
    "elements.csv": "code,level,parent,name,rollup\nP1,P,,Producto,none\n",
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A1,P1,activity,Suma 60 de 100,Empresas,NORTE,accumulated,100,1\n"
        "A2,P1,activity,Cierra,Empresas,NORTE,accumulated,60,1\n"
        "A3,P1,activity,Nivel 30 de 40,Empresas,NORTE,last-value,40,1\n"
        "A4,P1,activity,Sin meta,Empresas,NORTE,accumulated,0,1\n"
        "A5,P1,activity,Del mes,Empresas,NORTE,not-accumulated,60,1\n"
    ),
    "schedule.csv": "code,period,programmed\n"
    + "".join(f"{code},2025-{m:02d},30\n" for code in ("A1", "A2", "A3", "A5") for m in (3, 6)),
    "indicators.csv": (
        "code,element,name,unit,offices,type,direction,aggregation,frequency,relevance,"
        "baseline_year,baseline\n"
        "I1,P1,Una parte,share,NORTE,C,ascending,not-accumulated,annual,,2024,10%\n"
    ),
    "targets.csv": "code,year,target\nI1,2025,640%\n",
}
SAY = speaker("es", "es_PE")


def test_what_contradicts_itself_is_said_at_its_cell(tmp_path: Path) -> None:
    (plan,) = read_plans(read_workspace(make_workspace(tmp_path, {"raro": TABLES})))

    found = {each.code: each for each in plan_oddities(plan, Period(2025, 12))}

    assert ["I1", "A1", "A3", "A4"] == sorted(found, key=["I1", "A1", "A3", "A4"].index)
    assert "suma o alcanza 60, y la meta es 100" in SAY.say(found["A1"].message)
    assert "suma o alcanza 30, y la meta es 40" in SAY.say(found["A3"].message)
    assert "plans/raro/activities.csv!line 2!goal" == str(found["A1"].place)
    assert "plans/raro/targets.csv!line 2!target" == str(found["I1"].place)


@pytest.mark.parametrize(
    ("until", "schedule", "told"),
    [
        ("2025-12", TABLES["schedule.csv"], "A4: no tiene calendario: vence solo en diciembre"),
        ("2025-10", TABLES["schedule.csv"], "A4: no tiene calendario y el plan termina antes"),
        ("2025-10", "code,period,programmed\n", "ninguna actividad tiene calendario y el plan"),
    ],
)
def test_work_without_a_schedule_is_judged_in_december_if_its_plan_has_one(
    tmp_path: Path, until: str, schedule: str, told: str
) -> None:
    tables = TABLES | {
        "plan.toml": TABLES["plan.toml"].replace("2025-12", until),
        "schedule.csv": schedule,
    }
    make_workspace(tmp_path, {"raro": tables})

    assert told in run(tmp_path, "plan", "check").stdout


def test_the_analyst_is_told_before_offices_are_asked(tmp_path: Path) -> None:
    make_workspace(tmp_path, {"raro": TABLES})

    done = run(tmp_path, "template", "--period", "2025-03")

    assert 0 == done.returncode
    assert "activities.csv!line 2!goal: A1" in done.stderr
    assert "A2" not in done.stderr


@pytest.mark.parametrize(
    ("table", "was", "said", "where"),
    [
        ("schedule.csv", "A1,2025-03,30", "A1,2025-03,-30", "schedule.csv!line 2!programmed"),
        ("schedule.csv", "A1,2025-03,30", "A1,2025-03,30%", "schedule.csv!line 2!programmed"),
        ("activities.csv", "accumulated,100,1", "accumulated,20%,1", "line 2!goal"),
    ],
)
def test_what_makes_no_sense_at_all_is_refused(
    tmp_path: Path, table: str, was: str, said: str, where: str
) -> None:
    tables = {**TABLES, table: TABLES[table].replace(was, said, 1)}
    workspace = read_workspace(make_workspace(tmp_path, {"raro": tables}))

    with pytest.raises(PlanError) as refused:
        read_plans(workspace)

    assert where in str(refused.value)
