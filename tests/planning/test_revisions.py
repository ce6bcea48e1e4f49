"""A plan that was changed on the way: each month is judged by what was in force in it."""

import shutil
import warnings
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from filled import fill
from monthly import FEBRUARY, JANUARY, MARCH, MONTHLY
from running import run
from sheetgen.errors import PlanError
from sheetgen.language.speaker import speaker
from sheetgen.model.follow import Course
from sheetgen.model.in_force import names_at
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem, Report
from sheetgen.pipeline import report
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import make_workspace

SAY = speaker("es", "es_PE")
HEAD = "code,field,period,value,from,reason,approver\n"
LOWERED = HEAD + "I.1,target,2025-03,100,2025-02,Menos presupuesto,Directora\n"


def workspace(folder: Path, **tables: str) -> Path:
    named = {f"{name}.csv": text for name, text in tables.items()}
    return make_workspace(folder, {"agua": MONTHLY | named})


def at(folder: Path, month: Period) -> Report:
    setup = open_setup(read_workspace(folder))
    return report(setup, setup.plans[0], month)


def opened(path: Path) -> Workbook:
    with warnings.catch_warnings():  # openpyxl passes over sparklines and bars, and says so
        warnings.simplefilter("ignore")
        return load_workbook(path)


def item(found: Report, code: str) -> JudgedItem:
    return next(each for each in found.items if each.measured.item.code == code)


def figures(found: Report, code: str, *names: str) -> tuple[str, ...]:
    return tuple(str(item(found, code).measured.figure(name)) for name in names)


def test_a_target_lowered_from_february_is_in_force_in_march_and_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path, revisions=LOWERED)
    fill(folder, MARCH, "NORTE", {"I.1": 100, "I.2": 0.5})

    found = at(folder, MARCH)

    names = ("target", "target_planned", "target_eased", "progress")
    assert figures(found, "I.1", *names) == ("100", "200", "100", "100.000000000")
    assert figures(found, "I.1", "target_before", "target_change") == ("200", "-100")
    assert figures(found, "I.2", "target_before", "target_change") == ("None", "None")
    (place,) = (m.places for m in item(found, "I.1").measured.measures if m.name == "target")
    assert [str(each) for each in place] == ["plans/agua/revisions.csv!line 2!value"]
    alert = next(each for each in found.alerts if each.id == "ALE-610:I.1")
    assert "La meta era de 200 y fue revisada a 100" in SAY.say(alert.message)
    assert "ALE-610:I.2" not in {each.id for each in found.alerts}


def test_the_target_before_is_that_of_the_last_revision_of_several(tmp_path: Path) -> None:
    again = LOWERED + "I.1,target,2025-03,120,2025-03,Más presupuesto,Directora\n"
    folder = workspace(tmp_path, revisions=again)
    fill(folder, MARCH, "NORTE", {"I.1": 100, "I.2": 0.5})

    found = at(folder, MARCH)

    names = ("target", "target_before", "target_change", "target_planned")
    assert figures(found, "I.1", *names) == ("120", "100", "20", "200")
    before = item(found, "I.1").measured.measure("target_before")
    assert before is not None
    assert [str(each) for each in before.places] == ["plans/agua/revisions.csv!line 2!value"]


def test_a_goal_changed_later_rewrites_no_month_before(tmp_path: Path) -> None:
    plain = workspace(tmp_path / "plain")
    revised = workspace(
        tmp_path / "revised",
        revisions=HEAD
        + "I.1,baseline,,150,2025-03,Se midió otra vez,Directora\n"
        + "I.1,offices,,SUR,2025-03,Cambió de área,Directora\n"
        + "I.3,target,2025-03,80,2025-03,Menos presupuesto,Directora\n",
    )
    fill(revised, FEBRUARY, "NORTE", {"I.1": 100, "I.2": 0.5})
    fill(revised, FEBRUARY, "SUR", {"I.3": 50})
    shutil.copytree(revised / "input", plain / "input")
    for folder in (plain, revised):
        assert run(folder, "build", "--period", "2025-02").returncode == 0

    inside = "output/2025-02/agua"
    for name in ("agua-2025-02.xlsx", "results.json"):
        assert (plain / inside / name).read_bytes() == (revised / inside / name).read_bytes()
    march = at(revised, MARCH)
    assert item(march, "I.1").measured.item.offices == ("SUR",)
    assert figures(march, "I.1", "baseline") == ("150",)


def test_what_an_office_reported_stays_known_when_another_takes_over(tmp_path: Path) -> None:
    revisions = HEAD + "I.1,offices,,SUR,2025-03,Cambió de área,Directora\n"
    folder = workspace(tmp_path, revisions=revisions)
    for month, figure in ((JANUARY, 100), (FEBRUARY, 110)):
        fill(folder, month, "NORTE", {"I.1": figure, "I.2": 0.5})
    fill(folder, MARCH, "SUR", {"I.1": 120, "I.3": 50})

    march = at(folder, MARCH)

    known = [(each.period, each.actual) for each in march.history["I.1"]]
    assert known[-2:] == [(JANUARY, 100), (FEBRUARY, 110)]
    low = next(each for each in march.alerts if each.subject == "I.1" and each.status)
    life = march.following.life(low.id)
    assert life is not None
    assert (low.since, life.course) == (JANUARY, Course.BETTER)  # 55 % and 60 % of 200


def test_what_the_month_before_was_is_judged_by_the_target_of_then(tmp_path: Path) -> None:
    revisions = HEAD + "I.1,direction,,descending,2025-03,Estaba al revés,Directora\n"
    folder = workspace(tmp_path, revisions=revisions)
    for month, figure in ((JANUARY, 100), (FEBRUARY, 100), (MARCH, 400)):
        fill(folder, month, "NORTE", {"I.1": figure, "I.2": 0.5})

    low = next(each for each in at(folder, MARCH).alerts if each.subject == "I.1" and each.status)

    assert low.since == JANUARY  # 100 of 200 was low while it should rise, 400 is low since March


def test_the_template_of_each_month_shows_what_is_in_force_in_it(tmp_path: Path) -> None:
    folder = workspace(tmp_path, revisions=LOWERED)
    shown = {}
    for month in (FEBRUARY, MARCH):
        assert run(folder, "template", "--period", str(month), "--office", "NORTE").returncode == 0
        book = load_workbook(folder / f"output/{month}/templates/NORTE.xlsx")
        rows = {row[1].value: row for row in book["Indicadores"].iter_rows()}
        shown[month] = [cell.value for cell in rows["I.1"] if isinstance(cell.value, int | float)]

    assert {100, 200} & {*shown[FEBRUARY]} == {200}
    assert {100, 200} & {*shown[MARCH]} == {100}


def test_the_sheet_shows_both_targets_and_who_approved_the_change(tmp_path: Path) -> None:
    folder = workspace(tmp_path, revisions=LOWERED)
    fill(folder, MARCH, "NORTE", {"I.1": 100, "I.2": 0.5})

    run(folder, "build", "--period", "2025-03")

    book = opened(folder / "output/2025-03/agua/agua-2025-03.xlsx")
    heading, *rows = book["Indicadores"].iter_rows(min_row=4, values_only=True)
    (row,) = (dict(zip(heading, each, strict=True)) for each in rows if "I.1" in each)
    assert (row["Logro previsto al inicio"], row["Logro esperado 2025"]) == (200, 100)
    assert "de 200 a 100 (Menos presupuesto)" in str(row["Nota"])
    rests = opened(folder / "output/2025-03/agua/agua-2025-03-sustento.xlsx")
    said = [str(cell) for each in rests["Metodología"].iter_rows(values_only=True) for cell in each]
    assert "Directora" in said


def test_a_target_lowered_after_it_was_due_changes_nothing_and_is_grave(tmp_path: Path) -> None:
    revisions = HEAD + "I.1,target,2025-01,100,2025-03,Tarde,Directora\n"
    folder = workspace(tmp_path, revisions=revisions)
    fill(folder, JANUARY, "NORTE", {"I.1": 100, "I.2": 0.5})

    january, march = at(folder, JANUARY), at(folder, MARCH)

    assert figures(january, "I.1", "target", "progress") == ("200", "50.000000000")
    assert "ALE-620:I.1" not in {each.id for each in january.alerts}
    alert = next(each for each in march.alerts if each.id == "ALE-620:I.1")
    assert "meses de retraso: 2" in SAY.say(alert.message)
    assert [str(each.place) for each in march.oddities] == ["plans/agua/revisions.csv!line 2!value"]


def months_late(folder: Path, month: Period, code: str) -> str:
    return figures(at(folder, month), code, "months_revised_late")[0]


def test_of_several_late_revisions_the_one_that_came_latest_counts(tmp_path: Path) -> None:
    revisions = HEAD + (
        "I.1,target,2025-01,100,2025-03,Tarde,Directora\n"
        "I.1,target,2025-02,100,2025-03,Tarde,Directora\n"
        "I.2,target,2025-01,50%,2025-03,Lo mismo,Directora\n"
    )
    folder = workspace(tmp_path, revisions=revisions)

    assert "2" == months_late(folder, MARCH, "I.1")
    assert "None" == months_late(folder, MARCH, "I.2")  # what asks for the same eases nothing


def test_a_late_revision_is_told_in_its_own_year_alone(tmp_path: Path) -> None:
    plan = MONTHLY["plan.toml"].replace('"2025-12"', '"2026-12"')
    table = MONTHLY["targets.csv"] + "I.1,2026,2026-01,200\n"
    revisions = HEAD + "I.1,target,2025-01,100,2025-03,Tarde,Directora\n"
    tables = {"plan.toml": plan, "targets.csv": table, "revisions.csv": revisions}
    folder = make_workspace(tmp_path, {"agua": MONTHLY | tables})

    assert ["2", "None"] == [months_late(folder, at, "I.1") for at in (MARCH, Period(2026, 1))]


def test_of_a_most_that_is_allowed_the_higher_asks_for_less(tmp_path: Path) -> None:
    text = MONTHLY["indicators.csv"]
    text = text.replace("ascending,not-accumulated", "undefined,maximum-permissible", 1)
    text = text.replace("ascending,not-accumulated", "undefined,minimum-permissible", 1)
    revisions = HEAD + (
        "I.1,target,2025-01,300,2025-03,Tarde,Directora\n"
        "I.2,target,2025-01,60%,2025-03,Tarde,Directora\n"
    )
    folder = make_workspace(
        tmp_path, {"agua": MONTHLY | {"indicators.csv": text, "revisions.csv": revisions}}
    )

    assert ["2", "None"] == [months_late(folder, MARCH, code) for code in ("I.1", "I.2")]


def renamed(folder: Path, lines: str) -> Path:
    """The policy with I.1 called I.9 today."""
    tables = {
        name: text.replace("I.1,", "I.9,") for name, text in MONTHLY.items() if name != "plan.toml"
    }
    tables |= {"plan.toml": MONTHLY["plan.toml"], "renamed.csv": f"old,new,from\n{lines}"}
    return make_workspace(folder, {"agua": tables})


def test_a_renamed_item_keeps_its_history_and_its_old_code_in_old_months(tmp_path: Path) -> None:
    folder = renamed(tmp_path, "I.1,I.9,2025-03\n")
    fill(folder, JANUARY, "NORTE", {"I.1": 100, "I.2": 0.5})
    fill(folder, FEBRUARY, "NORTE", {"I.1": 100, "I.2": 0.5})
    fill(folder, MARCH, "NORTE", {"I.9": 100, "I.2": 0.5})

    march, february = at(folder, MARCH), at(folder, FEBRUARY)

    assert {each.measured.item.code for each in february.items} == {"I.1", "I.2", "I.3"}
    assert {each.measured.item.code for each in march.items} == {"I.9", "I.2", "I.3"}
    low = next(each for each in march.alerts if each.subject == "I.9" and each.status)
    assert low.since == JANUARY
    told = run(folder, "explain", "I.1", "--period", "2025-03").stdout
    assert "I.9" in told


def test_an_item_renamed_twice_is_called_in_each_month_as_it_was_then(tmp_path: Path) -> None:
    folder = renamed(tmp_path, "I.0,I.1,2025-02\nI.1,I.9,2025-03\n")
    plan = open_setup(read_workspace(folder)).plans[0]

    called = [dict(names_at(plan, month)) for month in (JANUARY, FEBRUARY, MARCH)]

    assert called == [{"I.9": "I.0"}, {"I.9": "I.1"}, {}]


def test_codes_that_swap_follow_their_items_and_are_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path, renamed="old,new,from\nI.1,I.3,2025-03\nI.3,I.1,2025-03\n")
    fill(folder, FEBRUARY, "NORTE", {"I.3": 111, "I.2": 0.5})
    fill(folder, FEBRUARY, "SUR", {"I.1": 33})
    done = run(folder, "build", "--period", "2025-03")

    march = at(folder, MARCH)

    setup = open_setup(read_workspace(folder))
    february = at(folder, FEBRUARY)
    assert figures(february, "I.3", "actual") == ("111",)  # the households, called I.3 until then
    assert item(february, "I.3").measured.item.name == "Hogares conectados"
    assert item(march, "I.1").measured.item.name == "Hogares conectados"
    assert len(march.oddities) == 2
    assert "I.1 pasó a ser I.3" in done.stdout
    assert setup.plans[0].renamed


WRONG = [
    ("revisions", HEAD + "I.9,target,2025-03,1,2025-02,r,a\n", "line 2!code", "'I.9'"),
    ("revisions", HEAD + "I.1,targt,2025-03,1,2025-02,r,a\n", "line 2!field", "'target'"),
    ("revisions", HEAD + "I.1,goal,,1,2025-02,r,a\n", "line 2!field", "none of"),
    ("revisions", HEAD + "I.1,meta física,,1,2025-02,r,a\n", "line 2!field", "'meta física'"),
    ("revisions", HEAD + "I.1,target,,1,2025-02,r,a\n", "line 2!period", "empty"),
    ("revisions", HEAD + "I.1,baseline,2025-03,1,2025-02,r,a\n", "line 2!period", "one month"),
    ("revisions", HEAD + "I.1,target,2025-03,,2025-02,r,a\n", "line 2!value", "empty"),
    ("revisions", HEAD + "I.1,target,2025-03,mucho,2025-02,r,a\n", "line 2!value", "'mucho'"),
    ("revisions", HEAD + "I.1,target,2025-03,1%,2025-02,r,a\n", "line 2!value", "no percentage"),
    ("revisions", HEAD + "I.1,baseline,,7%,2025-02,r,a\n", "line 2!value", "no percentage"),
    ("revisions", HEAD + "I.1,offices,,ESTE,2025-02,r,a\n", "line 2!value", "'ESTE'"),
    ("revisions", HEAD + "I.1,direction,,undefined,2025-02,r,a\n", "line 2!value", "permissible"),
    ("revisions", HEAD + "I.1,target,2025-03,1,2031-02,r,a\n", "line 2!from", "2024-01"),
    ("revisions", HEAD + "I.1,target,2025-03,1,febrero,r,a\n", "line 2!from", "YYYY-MM"),
    ("revisions", HEAD + "I.1,target,2025-03,1,2025-02,,a\n", "line 2!reason", "empty"),
    ("revisions", HEAD + "I.1,target,2025-03,1,2025-02,r,\n", "line 2!approver", "empty"),
    ("revisions", LOWERED + LOWERED.splitlines()[1] + "\n", "line 3!code", "line 2"),
    ("renamed", "old,new,from\nI.0,I.7,2025-02\n", "line 2!old", "'I.7'"),
    ("renamed", "old,new,from\nI.2,I.1,2025-02\n", "line 2!old", "two items"),
    ("renamed", "old,new,from\nI.1,I.1,2025-02\n", "line 2!old", "the same"),
    ("renamed", "old,new,from\nI.0,I.1,2025-02\nI.8,I.1,2025-02\n", "line 2!old", "twice"),
]


@pytest.mark.parametrize(("table", "text", "where", "words"), WRONG)
def test_a_fault_of_the_tables_is_told_with_file_line_and_cure(
    tmp_path: Path, table: str, text: str, where: str, words: str
) -> None:
    folder = workspace(tmp_path, **{table: text})

    with pytest.raises(PlanError) as caught:
        read_plans(read_workspace(folder))

    told = speaker("en", "es_PE").say(caught.value.message())
    assert f"plans/agua/{table}.csv!{where}" in told
    assert words in told


def test_a_revision_under_the_code_of_before_names_the_code_of_today(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path,
        renamed="old,new,from\nI.0,I.1,2025-02\n",
        revisions=LOWERED.replace("I.1", "I.0"),
    )

    with pytest.raises(PlanError, match=r"'I\.1'"):
        read_plans(read_workspace(folder))
