"""What was changed of an item though its progress does not rest on it is told, with a share of 0.

And what judged it: rules and thresholds of one code, changed between the months or since closing.
"""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from filled import fill
from monthly import MONTHLY, WORK, done
from running import run
from sheetgen.model.comparison import Cause, CauseKind, Change, Comparison, Moved
from sheetgen.model.period import Period
from sheetgen.pipeline import compared
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import make_workspace

pytestmark = pytest.mark.sweep

JANUARY, FEBRUARY, MARCH = (Period(2025, month) for month in (1, 2, 3))
LINE = "code,field,period,value,from,reason,approver\n"


def held(folder: Path, plan: str, until: Period = FEBRUARY) -> Comparison:
    setup = open_setup(read_workspace(folder))
    (found,) = (each for each in setup.plans if each.code == plan)
    return compared(setup, found, JANUARY, until)


def item(found: Comparison, code: str) -> Moved:
    return next(each for each in found.items if each.code == code)


def cause(found: Comparison, code: str, kind: CauseKind) -> Cause:
    (told,) = (each for each in item(found, code).causes if each.kind is kind)
    return told


def test_a_direction_that_was_changed_is_the_plans_and_what_was_reported_keeps_its_share(
    tmp_path: Path,
) -> None:
    revised = LINE + "I.3,direction,,ascending,2025-02,Error de la matriz,Dir\n"
    folder = make_workspace(tmp_path, {"agua": MONTHLY | {"revisions.csv": revised}})
    fill(folder, JANUARY, "SUR", {"I.3": 50})
    fill(folder, FEBRUARY, "SUR", {"I.3": 48})

    found = held(folder, "agua")

    moved = item(found, "I.3")
    assert moved.points == 40  # 40 / 50 = 80 fell due as descending, 48 / 40 = 120 as ascending
    assert {each.kind: each.share for each in moved.causes} == {
        CauseKind.PLAN: 45,  # 50 / 40 = 125
        CauseKind.VALUE: -5,
    }
    assert cause(found, "I.3", CauseKind.PLAN).before == "descending"


def test_where_one_cause_leaves_no_figure_the_next_that_gives_one_has_the_share_of_both(
    tmp_path: Path,
) -> None:
    revised = LINE + "I.3,direction,,ascending,2025-02,Error de la matriz,Dir\n"
    targets = MONTHLY["targets.csv"].replace("I.3,2025,2025-01,40", "I.3,2025,2025-01,0")
    plan = {"agua": MONTHLY | {"revisions.csv": revised, "targets.csv": targets}}
    folder = make_workspace(tmp_path, plan)
    fill(folder, JANUARY, "SUR", {"I.3": 50})
    fill(folder, FEBRUARY, "SUR", {"I.3": 48})

    moved = item(held(folder, "agua"), "I.3")

    assert moved.points == 120  # 50 where there should be none is not met: 0; 48 / 40 = 120
    assert {each.kind: each.share for each in moved.causes} == {
        CauseKind.PLAN: None,  # 50 of a target of 0 that is to rise: no figure
        CauseKind.TARGET: 125,  # 50 / 40 = 125
        CauseKind.VALUE: -5,
    }


def test_the_mean_of_months_moves_by_what_is_programmed_and_what_was_reported(
    tmp_path: Path,
) -> None:
    months = "code,period,programmed\nA.1,2025-01,5\nA.1,2025-02,5\nA.1,2025-03,6\n"
    alone = WORK["activities.csv"].replace("NORTE,accumulated,120", "NORTE,not-accumulated,60")
    plan = {"obra": WORK | {"activities.csv": alone, "schedule.csv": months}}
    folder = make_workspace(tmp_path, plan)
    for month, executed in ((JANUARY, 4), (FEBRUARY, 3), (MARCH, 6)):
        fill(folder, month, "NORTE", {}, work={"A.1": done(executed, 1000)})

    (fell,) = item(held(folder, "obra"), "A.1").causes
    revised = LINE + "A.1,programmed,2025-01,8,2025-03,Más,Dir\n"
    (folder / "plans" / "obra" / "revisions.csv").write_text(revised, encoding="utf-8")
    found = held(folder, "obra", MARCH)

    # 4 / 5 = 80, then (4 / 5 + 3 / 5) / 2 = 70
    assert (fell.kind, fell.share, fell.before, fell.after) == (CauseKind.VALUE, -10, "4", "3")
    assert {each.kind: each.share for each in item(found, "A.1").causes} == {
        CauseKind.SCHEDULE: -30,  # 4 / 8 = 50
        CauseKind.VALUE: 20,  # (4 / 8 + 3 / 5 + 6 / 6) / 3 = 70
    }


@pytest.mark.parametrize(
    ("february", "told"),
    [
        (3, [("schedule", "not-programmed", "5"), ("value", "1", "3")]),
        ("ND", [("schedule", "not-programmed", "5"), ("missing", "1", "no-data")]),
    ],
)
def test_a_mean_of_months_that_begins_is_told_by_what_is_programmed_and_what_came(
    tmp_path: Path, february: object, told: list[tuple[str, str, str]]
) -> None:
    alone = WORK["activities.csv"].replace("NORTE,accumulated,120", "NORTE,not-accumulated,60")
    months = "code,period,programmed\nA.1,2025-02,5\n"
    plan = {"obra": WORK | {"activities.csv": alone, "schedule.csv": months}}
    folder = make_workspace(tmp_path, plan)
    for month, executed in ((JANUARY, 1), (FEBRUARY, february)):
        fill(
            folder,
            month,
            "NORTE",
            {},
            work={"A.1": {**done(0, 1000), "Ejecución física acumulada": executed}},
        )

    causes = item(held(folder, "obra"), "A.1").causes

    assert [(each.kind.value, each.before, each.after) for each in causes] == told


@pytest.mark.parametrize(
    ("lines", "shares"),
    [
        # 10 sent of 10 due by January, 16 of 20 by February: 100, then 80
        ("2025-02,A.1,actual,18", {"schedule": -50, "value": 30, "correction": 10}),
        ("2025-01,A.1,actual,8", {"schedule": -40, "value": 40}),
        ("2025-02,A.1,actual,16", {"schedule": -50, "value": 30, "correction": 0}),
    ],
)
def test_what_was_sent_and_what_the_analyst_made_of_it_have_shares_of_their_own(
    tmp_path: Path, lines: str, shares: dict[str, int]
) -> None:
    folder = make_workspace(tmp_path, {"obra": WORK})
    fill(folder, JANUARY, "NORTE", {}, work={"A.1": done(10, 1000)})
    fill(folder, FEBRUARY, "NORTE", {}, work={"A.1": done(16, 1000)})
    head = "plan,period,code,field,figure,reason,approver\n"
    (folder / "corrections.csv").write_text(f"{head}obra,{lines},Error,Ana\n", encoding="utf-8")

    moved = item(held(folder, "obra"), "A.1")

    assert {each.kind.value: each.share for each in moved.causes} == shares
    assert sum(shares.values()) == moved.points


def test_of_what_was_revised_again_and_again_the_first_and_the_last_are_told(
    tmp_path: Path,
) -> None:
    revised = LINE + (
        "I.1,target,2025-03,150,2025-02,Menos,Dir\n"
        "I.1,target,2025-03,200,2025-03,Se restituye,Dir\n"
        "I.3,target,2025-03,35,2025-02,Más,Dir\n"
        "I.3,target,2025-03,30,2025-03,Aún más,Dir\n"
    )
    folder = make_workspace(tmp_path, {"agua": MONTHLY | {"revisions.csv": revised}})
    for month in (JANUARY, MARCH):
        fill(folder, month, "NORTE", {"I.1": 100})
        fill(folder, month, "SUR", {"I.3": 60})

    found = held(folder, "agua", MARCH)

    assert [each.kind for each in item(found, "I.1").causes] == []
    (lower,) = item(found, "I.3").causes
    assert (lower.kind, lower.before, lower.after) == (CauseKind.TARGET, "40", "30")
    assert round(lower.share or 0, 6) == round(Decimal(50) - Decimal(200) / 3, 6)


@pytest.mark.parametrize("kept", [False, True])
def test_budget_goal_and_offices_that_were_changed_are_causes_that_moved_nothing(
    tmp_path: Path, *, kept: bool
) -> None:
    revised = LINE + (
        "A.2,goal,,50,2025-02,Recorte,Dir\n"
        "A.2,pim,,450,2025-02,Recorte,Dir\n"
        "A.3,offices,,NORTE,2025-02,Traspaso,Dir\n"
    )
    folder = make_workspace(tmp_path, {"obra": WORK | {"revisions.csv": revised}})
    fill(folder, JANUARY, "NORTE", {}, work={"A.1": done(10, 1100), "A.2": done(5, 500)})
    fill(folder, JANUARY, "SUR", {}, work={"A.3": done(2, 300)})
    fill(
        folder,
        FEBRUARY,
        "NORTE",
        {},
        work={"A.1": done(20, 1200), "A.2": done(10, 500), "A.3": done(4, 300)},
    )
    if kept:  # the month before is then told from what is kept of it
        run(folder, "build", "--period", "2025-02")

    found = held(folder, "obra")

    budget = cause(found, "A.1", CauseKind.PIM)
    assert (budget.before, budget.after, budget.share) == ("1100", "1200", Decimal(0))
    assert "NORTE.xlsx!Actividades" in str(budget.places[0])
    planned = cause(found, "A.2", CauseKind.PIM)  # the office went on reporting 500
    assert (planned.before, planned.after) == ("500", "450")
    assert "revisions.csv!line 3" in str(planned.places[0])
    goal = cause(found, "A.2", CauseKind.TARGET)
    assert (goal.before, goal.after, goal.share) == ("60", "50", Decimal(0))
    offices = cause(found, "A.3", CauseKind.PLAN)
    assert (offices.before, offices.after, offices.share) == ("SUR", "NORTE", Decimal(0))
    for each in found.items:  # 5 of 5 and 10 of 10: nothing moved, and what did adds up
        assert each.change is Change.SAME
        assert sum(told.share or 0 for told in each.causes) == 0
    said = run(folder, "diff", "2025-01", "2025-02").stdout
    assert "PIM · S/ 1,100 → S/ 1,200 · 0.0" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Plan · SUR → NORTE" in said


def test_of_indicators_a_baseline_a_direction_and_a_target_still_to_come_are_told(
    tmp_path: Path,
) -> None:
    revised = LINE + (
        "I.1,baseline,,110,2025-02,Censo,Dir\n"
        "I.2,target,2025-03,45%,2025-02,Menos,Dir\n"
        "I.3,direction,,ascending,2025-02,Error,Dir\n"
        "I.2,offices,,SUR,2025-02,Traspaso,Dir\n"
    )
    folder = make_workspace(tmp_path, {"agua": MONTHLY | {"revisions.csv": revised}})
    fill(folder, JANUARY, "NORTE", {"I.1": 100, "I.2": 0.5})
    fill(folder, JANUARY, "SUR", {"I.3": 60})
    fill(folder, FEBRUARY, "NORTE", {"I.1": 150})
    fill(folder, FEBRUARY, "SUR", {"I.2": 0.25, "I.3": 60})

    found = held(folder, "agua")

    base = cause(found, "I.1", CauseKind.BASELINE)
    assert (base.before, base.after, base.share) == ("100", "110", Decimal(0))
    assert cause(found, "I.1", CauseKind.VALUE).share == 25  # 100 / 200 to 150 / 200
    later = cause(found, "I.2", CauseKind.TARGET)
    assert (later.before, later.after, later.share) == ("50", "45", Decimal(0))
    assert cause(found, "I.2", CauseKind.PLAN).share == 0  # who reports moves no figure
    assert cause(found, "I.2", CauseKind.VALUE).share == -50
    turned = cause(found, "I.3", CauseKind.PLAN)  # 40 / 60 to 60 / 40
    assert (turned.before, turned.after) == ("descending", "ascending")
    assert turned.share == Decimal("83.333333333")


def test_what_is_revised_of_months_to_come_is_told_beside_what_moved_by_what_is_due_now(
    tmp_path: Path,
) -> None:
    revised = LINE + (
        "A.1,programmed,2025-03,60,2025-02,Recorte,Dir\n"
        "A.1,programmed,2025-02,5,2025-02,Recorte,Dir\n"
    )
    later = LINE + "I.1,target,2025-03,150,2025-02,Menos,Dir\n"
    targets = MONTHLY["targets.csv"].replace("I.1,2025,2025-02,200", "I.1,2025,2025-02,250")
    folder = make_workspace(
        tmp_path,
        {
            "obra": WORK | {"revisions.csv": revised},
            "agua": MONTHLY | {"targets.csv": targets, "revisions.csv": later},
        },
    )
    for month, executed in ((JANUARY, 10), (FEBRUARY, 15)):
        fill(folder, month, "NORTE", {"I.1": 100}, work={"A.1": done(executed, 1000)})

    work, aims = held(folder, "obra"), held(folder, "agua")

    due, march = (e for e in item(work, "A.1").causes if e.kind is CauseKind.SCHEDULE)
    assert (due.before, due.after, due.periods) == ("10", "15", ())
    assert (march.before, march.after, march.share) == ("100", "60", 0)
    assert march.periods == (MARCH,)
    assert [str(each) for each in march.places] == ["plans/obra/revisions.csv!line 2!value"]
    now, to_come = (e for e in item(aims, "I.1").causes if e.kind is CauseKind.TARGET)
    assert (now.before, now.after, now.share) == ("200", "250", -10)  # 100 / 200 to 100 / 250
    assert (to_come.before, to_come.after, to_come.periods) == ("200", "150", (MARCH,))
    said = run(folder, "diff", "2025-01", "2025-02", "--plan", "obra").stdout
    assert "Lo programado para 2025-03 · 100 → 60 · 0.0" in said
    assert "A.1                     Alto 100.0" in said  # though it stays the same


def test_of_what_is_due_the_latest_cells_are_named_and_how_many_more_there_are(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path, {"obra": WORK})
    for month, executed in ((JANUARY, 10), (MARCH, 60)):  # 10 of 10, 60 of 120
        fill(folder, month, "NORTE", {}, work={"A.1": done(executed, 1000)})

    said = run(folder, "diff", "2025-01", "2025-03").stdout.split("A.1 ")[1]

    due = said[said.index("Programación") : said.index("Valor informado")].split()
    assert [each for each in due if "schedule.csv" in each or "line" in each] == [
        "plans/obra/schedule.csv!line",
        "plans/obra/schedule.csv!line",
    ]
    assert ["3!programmed", "4!programmed"] == [each for each in due if "!programmed" in each]
    assert "… y 1 celda más" in " ".join(due)


def test_of_what_is_due_the_lines_that_were_revised_since_are_among_those_named(
    tmp_path: Path,
) -> None:
    line = "A.1,programmed,2025-01,5,2025-03,Ley,Jefa\n"
    head = "code,field,period,value,from,reason,approver\n"
    folder = make_workspace(tmp_path, {"obra": WORK | {"revisions.csv": head + line}})
    for month, executed in ((FEBRUARY, 10), (MARCH, 60)):
        fill(folder, month, "NORTE", {}, work={"A.1": done(executed, 1000)})

    said = run(folder, "diff", "2025-02", "2025-03").stdout.split("A.1 ")[1]

    due = said[said.index("Programación") : said.index("Valor informado")]
    assert "plans/obra/revisions.csv!line 2!value" in due
    assert "plans/obra/schedule.csv!line 4!programmed" in due


def low_from(folder: Path, month: Period | None) -> None:
    """What is of medium progress is low: from a month on, or by the same rule edited in place."""
    path = folder / "rules" / "status.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("- code: STA-120")
    rule = text[start : text.index("- code: STA-130")]
    edited = rule.replace("status: on-track\n", "status: low\n")
    assert edited != rule
    if month is not None:
        ended = re.sub(r"since: [0-9-]+\n", "\\g<0>  until: 2025-01\n", rule)
        edited = ended + re.sub(r"since: [0-9-]+", f"since: {month}", edited)
        assert ended != rule
    path.write_text(text.replace(rule, edited), encoding="utf-8")


@pytest.mark.parametrize("february", [160, 164])
def test_a_rule_that_keeps_its_code_and_judges_otherwise_is_the_cause(
    tmp_path: Path, february: int
) -> None:
    folder = make_workspace(tmp_path, {"agua": MONTHLY})
    fill(folder, JANUARY, "NORTE", {"I.1": 160})  # 80 %
    fill(folder, FEBRUARY, "NORTE", {"I.1": february})  # 80 %, 82 %
    low_from(folder, FEBRUARY)

    found = held(folder, "agua")

    assert item(found, "I.1").change is Change.WORSE
    told = cause(found, "I.1", CauseKind.RULE)
    assert (told.before, told.after) == ("STA-120; medio", "STA-120; low")
    said = run(folder, "diff", "2025-01", "2025-02").stdout
    assert "Medio 80.0" in said
    assert "Regla · STA-120; Medio → STA-120; Bajo" in said


def test_a_rule_that_was_edited_after_closing_is_the_cause(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"agua": MONTHLY})
    for month in (JANUARY, FEBRUARY):
        fill(folder, month, "NORTE", {"I.1": 160})
    run(folder, "build", "--period", "2025-01")
    assert run(folder, "close", "2025-01").returncode == 0
    low_from(folder, None)

    found = held(folder, "agua")

    assert item(found, "I.1").change is Change.WORSE
    (told,) = item(found, "I.1").causes
    assert (told.kind, told.before, told.after) == (
        CauseKind.RULE,
        "STA-120; medio",
        "STA-120; low",
    )
    built = run(folder, "build", "--period", "2025-02").stdout
    (owed,) = [each for each in built.splitlines() if "Se debe 1 explicación" in each]
    assert "desde febrero de 2025" in owed  # in January it was well, and none was owed
