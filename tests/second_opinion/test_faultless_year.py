"""A year of an office without a fault raises no alert in any month; each fault raises its own."""

from itertools import accumulate
from pathlib import Path

import pytest

from played import Played, Typed

pytestmark = pytest.mark.sweep

STEPS = (0, 0, 40, 10, 10, 0, 30, 30, 0, 0, 20, 60)
"""What is programmed by month: nothing at first, nothing in some months, most of it at the end."""
GOAL = sum(STEPS)
LEVELS = (0, 5, 5, 0, 8, 8, 9, 0, 10, 10, 10, 12)
TABLES = {
    "plan.toml": (
        'code = "p"\nname = "Plan"\nkind = "policy"\nfrom = "2025-01"\nuntil = "2025-12"\n\n'
        '[levels]\nP = "Producto"\n\n[index]\ncap = 100\nmissing = "leave-out"\nover = "items"\n'
    ),
    "offices.csv": "code,name\nUNO,Oficina Uno\n",
    "elements.csv": "code,level,parent,name,rollup\nP1,P,,Producto,none\nP2,P,,Otro,none\n",
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        f"A1,P1,activity,Acumulada,Empresas,UNO,accumulated,{GOAL},1000000\n"
        f"A2,P1,activity,Del mes,Empresas,UNO,not-accumulated,{GOAL},1000000\n"
        "A3,P1,activity,De nivel,Empresas,UNO,last-value,12,1000000\n"
        "A4,P1,activity,Sin programación,Empresas,UNO,accumulated,7,1000000\n"
    ),
    "schedule.csv": "code,period,programmed\n"
    + "".join(
        f"{code},2025-{m:02d},{figure}\n"
        for code, figures in (("A1", STEPS), ("A2", STEPS), ("A3", LEVELS))
        for m, figure in enumerate(figures, 1)
    ),
    "indicators.csv": (
        "code,element,name,unit,offices,type,direction,aggregation,frequency,relevance,"
        "baseline_year,baseline\n"
        + "".join(
            f"I{n},P2,Indicador {n},{unit},UNO,,{way},{sums},{often},,2024,{base}\n"
            for n, (unit, way, sums, often, base) in enumerate(
                (
                    ("share", "ascending", "not-accumulated", "monthly", "40%"),
                    ("number", "ascending", "accumulated", "quarterly", "80"),
                    ("number", "descending", "not-accumulated", "semestral", "50"),
                    ("number", "ascending", "not-accumulated", "annual", "100"),
                    ("number", "ascending", "accumulated", "monthly", "120"),
                    ("number", "ascending", "not-accumulated", "quarterly", "100"),
                ),
                1,
            )
        )
    ),
    "targets.csv": "code,year,period,target\n"
    + "".join(
        f"{code},2025,2025-{m:02d},{figure}\n"
        for code, figures in (
            ("I1", {m: f"{40 + m}%" for m in range(1, 13)}),
            ("I2", {3: 10, 6: 20, 9: 30, 12: 40}),
            ("I3", {6: 45, 12: 40}),
            ("I4", {12: 130}),
            ("I5", dict(enumerate((5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 90), 1))),
            ("I6", {12: 130}),  # a yearly target: it applies in December
        )
        for m, figure in figures.items()
    ),
}
SLOW = [str(10000 * m * m) for m in range(1, 13)]
"""Money that comes late, and closes the year at 1,440,000 of 1,500,000."""
FAST = [str(1250000 + 20000 * m) for m in range(1, 13)]
"""Money that is spent in January, whatever is programmed."""


def faultless(accrued: list[str]) -> dict[str, list[str] | dict[int, str]]:
    money: dict[str, list[str] | dict[int, str]] = {}
    for code in ("A1", "A2", "A3", "A4"):
        money |= {f"{code} pim": ["1500000"] * 12, f"{code} accrued": accrued}
    return {
        **money,
        "A1 actual": [str(each) for each in accumulate(STEPS)],
        "A2 actual": [str(each) for each in STEPS],
        "A3 actual": [str(each) for each in (0, 5, 5, 5, 8, 8, 9, 9, 10, 10, 10, 12)],
        "A4 actual": ["0", "0", "0", "0", "3", "3", "3", "3", "3", "3", "3", "7"],
        "I1 actual": [f"{40 + m}.5" for m in range(1, 13)],
        "I2 actual": {3: "10", 6: "20", 9: "30", 12: "40"},
        "I3 actual": {6: "44", 12: "39"},
        "I4 actual": {12: "131"},
        "I5 actual": ["5"] * 11 + ["90"],
        "I6 actual": {3: "20", 6: "50", 9: "90", 12: "131"},
    }


@pytest.mark.parametrize("accrued", [SLOW, FAST], ids=["money that lags", "money that leads"])
def test_a_faultless_office_has_no_alert_in_any_month(tmp_path: Path, accrued: list[str]) -> None:
    tables = {**TABLES, "activities.csv": TABLES["activities.csv"].replace("1000000", "1500000")}

    assert [] == Played(tmp_path, tables, faultless(accrued)).year()


def alerts(folder: Path, month: int, typed: Typed) -> set[str]:
    tables = {**TABLES, "activities.csv": TABLES["activities.csv"].replace("1000000", "1500000")}
    return Played(folder, tables, {**faultless(SLOW), **typed}).alerts(month)


def test_money_ahead_of_work_that_is_behind_what_is_due_is_told(tmp_path: Path) -> None:
    behind = {"A1 actual": {3: "37"}, "A1 accrued": {3: "600000"}}  # 92.5 % of the 40 due

    assert "ALE-210:A1" in alerts(tmp_path, 3, behind)


def test_money_before_anything_is_due_is_not_told(tmp_path: Path) -> None:
    early = {"A1 actual": {2: "0"}, "A1 accrued": {2: "600000"}, "A4 accrued": {2: "600000"}}

    assert set() == alerts(tmp_path, 2, early)


def test_a_year_closed_with_90_percent_of_the_work_and_20_of_the_money_is_told(
    tmp_path: Path,
) -> None:
    closed = {"A1 actual": {12: "180"}, "A1 accrued": {12: "300000"}}

    assert "ALE-270:A1" in alerts(tmp_path, 12, closed)


def test_a_year_closed_with_nearly_all_of_the_money_is_no_product_without_it(
    tmp_path: Path,
) -> None:
    closed = {"A1 actual": {12: "240"}, "A1 accrued": {12: "1498500"}}

    assert "ALE-270:A1" not in alerts(tmp_path, 12, closed)


@pytest.mark.parametrize(("done", "told"), [("89", False), ("90", True)])
def test_work_ahead_of_its_schedule_needs_money(tmp_path: Path, done: str, told: bool) -> None:  # noqa: FBT001 - what is expected
    """In May 60 of 200 are due, 30 %; with 16.7 % of the money, 45 % is 15 points beyond."""
    ahead = {"A1 actual": {5: str(int(done) - 10)}}  # 39.5 % and 40 %: 9.5 and 10 points

    assert told == ("ALE-270:A1" in alerts(tmp_path, 5, ahead))


@pytest.mark.parametrize(("month", "told"), [(4, True), (6, False), (9, False)])
def test_the_same_figure_again_is_told_where_more_was_programmed(
    tmp_path: Path,
    month: int,
    told: bool,  # noqa: FBT001 - what is expected
) -> None:
    stays = {"A1 actual": ["0", "0", *["39"] * 10]}

    assert told == ("ALE-370:A1" in alerts(tmp_path, month, stays))


def test_the_same_figure_as_in_the_last_due_quarter_is_told(tmp_path: Path) -> None:
    assert "ALE-370:I2" in alerts(tmp_path, 6, {"I2 actual": {3: "10", 6: "10"}})


def test_not_accumulated_work_in_a_month_with_nothing_programmed_is_told(tmp_path: Path) -> None:
    assert "ALE-240:A2" in alerts(tmp_path, 6, {"A2 actual": {6: "4"}})
    assert "ALE-240:A2" not in alerts(tmp_path / "b", 5, {"A2 actual": {5: "4"}})


def test_nothing_is_missing_in_a_row_before_it_is_programmed(tmp_path: Path) -> None:
    never = {"A1 actual": ["blank"] * 12, "A2 actual": ["blank"] * 12}

    assert set() == {each for each in alerts(tmp_path, 2, never) if each.startswith("ALE-410")}
    assert {"ALE-410:A1", "ALE-410:A2"} <= alerts(tmp_path / "b", 5, never)
    nothing = {"A1 actual": ["no-data"] * 12}  # as little as a blank where nothing is programmed
    assert "ALE-410:A1" not in alerts(tmp_path / "c", 4, nothing)


def test_what_has_no_target_is_not_missing_in_a_row(tmp_path: Path) -> None:
    never = {"I6 actual": {3: "blank", 6: "blank", 9: "blank", 12: "blank"}}

    assert "ALE-410:I6" not in alerts(tmp_path, 9, never)
    assert "ALE-410:I6" not in alerts(tmp_path / "b", 12, never)


def test_missing_in_a_row_counts_months_of_which_no_folder_is_kept(tmp_path: Path) -> None:
    year = Played(tmp_path, TABLES, {**faultless(SLOW), "A1 actual": {1: "0", 2: "0", 5: "blank"}})

    assert 3 == year.item("A1", 5, skip=(3, 4)).figure("periods_missing")


def test_a_jump_of_work_after_a_flat_history_is_told(tmp_path: Path) -> None:
    """Eleven increments of nothing or little, and 900 where 20 were programmed."""
    jump = {"A1 actual": [*(str(each) for each in accumulate(STEPS[:10])), "1020", "1080"]}

    assert "ALE-400:A1" in alerts(tmp_path, 11, jump)


def test_a_figure_after_a_history_of_zeros_is_told(tmp_path: Path) -> None:
    assert "ALE-400:I5" in alerts(tmp_path, 11, {"I5 actual": ["0"] * 10 + ["500"]})
    assert "ALE-400:I5" not in alerts(tmp_path / "b", 11, {"I5 actual": ["5"] * 10 + ["6"]})


def test_what_does_not_apply_counts_only_where_the_plan_agrees(tmp_path: Path) -> None:
    """Nothing is programmed in January and February; in June nothing more of the month's work."""
    said = {
        "A1 actual": ["not-programmed", "not-applicable", "not-programmed", "50", "60", "60"],
        "A2 actual": {3: "40", 4: "10", 5: "10", 6: "not-programmed", 7: "not-applicable"},
        "I6 actual": {3: "not-applicable"},
    }
    year = Played(tmp_path, TABLES, {**faultless(SLOW), **said})

    assert [] == [each for m in (1, 2, 6) for each in sorted(year.alerts(m))]
    assert {"ALE-420:A1", "ALE-421:A1", "STA-010:A1"} == year.alerts(3)
    assert {"ALE-420:A2", "ALE-421:A2", "STA-010:A2"} <= year.alerts(7)


def test_money_is_as_closely_watched_as_work(tmp_path: Path) -> None:
    """In March A1 accrued 90,000; each figure typed in April is a doubt of its own."""
    doubts = {
        "ALE-361": {"A1 accrued": ["10000", "40000", "90000", "89999.99"]},
        "ALE-355": {"A1 pim": ["1500000", "1500000", "1500000", "1600000"]},
        "ALE-356": {"A1 pim": ["15000000"] * 4},
        "ALE-357": {"A1 accrued": ["10000", "40000", "90000", "no-data"]},
        "ALE-320": {
            "A1 pim": ["1500000000000"] * 4,
            "A1 accrued": ["10000", "40000", "90000", "1500000000000.01"],
        },
    }

    for rule, typed in doubts.items():
        assert f"{rule}:A1" in alerts(tmp_path / rule, 4, typed), rule


def test_a_revised_budget_that_is_the_plan_s_is_no_doubt(tmp_path: Path) -> None:
    revised = {"A1 pim": ["1400000", "1400000", "1400000", "1500000"]}

    assert set() == alerts(tmp_path, 4, revised)


def test_a_schedule_that_does_not_add_to_the_goal_is_told_when_the_year_closes(
    tmp_path: Path,
) -> None:
    tables = {**TABLES, "activities.csv": TABLES["activities.csv"].replace(f",{GOAL},", ",300,")}
    year = Played(tmp_path, tables, faultless(SLOW))

    assert {"ALE-251:A1", "ALE-251:A2"} <= year.alerts(12)
    assert not {each for each in year.alerts(11) if each.startswith("ALE-251")}


TWO = {
    **TABLES,
    "offices.csv": "code,name\nUNO,Oficina Uno\nDOS,Oficina Dos\n",
    "elements.csv": "code,level,parent,name,rollup\nP1,P,,Producto,unique\n",
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "P1,P1,product,Producto,Empresas,UNO,accumulated,100,2000\n"
        "A1,P1,activity,Una,Empresas,UNO;DOS,accumulated,60,1000\n"
        "A2,P1,activity,Otra,Empresas,UNO,accumulated,60,1000\n"
    ),
    "indicators.csv": "code,element,name,unit,offices,type,direction,aggregation,frequency,"
    "relevance,baseline_year,baseline\n",
    "targets.csv": "code,year,period,target\n",
    "schedule.csv": "code,period,programmed\n",
}


def in_december(folder: Path, **said: str) -> set[str]:
    """A year closed as it should be, but for what is said: "A1_pim_DOS" is an office's own."""
    typed = {
        "P1 actual": "100", "P1 pim": "2000", "P1 accrued": "2000",
        "A1 actual": "60", "A1 pim": "1000", "A1 accrued": "1000",
        "A1 actual DOS": "60", "A1 pim DOS": "1000", "A1 accrued DOS": "1000",
        "A2 actual": "60", "A2 pim": "1000", "A2 accrued": "1000",
    }  # fmt: skip
    typed |= {name.replace("_", " "): figure for name, figure in said.items()}
    return Played(folder, TWO, {name: {12: text} for name, text in typed.items()}).alerts(12)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, set()),
        ({"A1_pim_DOS": "5000"}, {"ALE-221:A1"}),
        ({"A1_accrued_DOS": "900"}, {"ALE-222:A1"}),
        ({"A1_actual_DOS": "59"}, {"ALE-220:A1"}),
        ({"A1_actual_DOS": "no-data"}, {"ALE-223:A1"}),
        ({"A1_accrued_DOS": "no-data"}, {"ALE-223:A1"}),
        ({"A1_actual_DOS": "blank"}, set()),
        ({"P1_actual": "121"}, {"ALE-232:P1"}),
        ({"P1_actual": "120"}, set()),
    ],
)
def test_offices_and_totals_that_do_not_agree_are_told(
    tmp_path: Path, said: dict[str, str], told: set[str]
) -> None:
    assert told == in_december(tmp_path, **said)


def test_a_total_below_its_largest_part_is_told(tmp_path: Path) -> None:
    assert "ALE-232:P1" in in_december(tmp_path, P1_actual="59")
