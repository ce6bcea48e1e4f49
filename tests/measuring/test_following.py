"""A product that follows from its activities, month after month (METHOD 4)."""

from decimal import Decimal
from pathlib import Path

import pytest

from played import Played

GOAL = 100
TABLES = {
    "plan.toml": 'code = "p"\nname = "Plan"\nkind = "programme"\n[levels]\nP = "Producto"\n',
    "offices.csv": "code,name\nUNO,Oficina Uno\n",
    "indicators.csv": "code,element,name,unit,offices,type,direction,aggregation,frequency,"
    "relevance,baseline_year,baseline\n",
    "targets.csv": "code,year,period,target\n",
    "schedule.csv": "code,period,programmed\n"
    + "".join(
        f"{code},2025-{month:02d},{figure}\n"
        for code, figure in (("P", 20), ("A1", 10), ("A2", 10))
        for month in (1, 2, 3)
    ),
}
TYPED = {
    "A1 actual": ["2", "10", "6"], "A1 pim": ["500"] * 3, "A1 accrued": ["0"] * 3,
    "A2 actual": ["3", "10", "4"], "A2 pim": ["500"] * 3, "A2 accrued": ["0"] * 3,
}  # fmt: skip


def played(
    folder: Path, rollup: str, product: str, parts: str = "not-accumulated", **typed: list[str]
) -> Played:
    tables = {
        **TABLES,
        "elements.csv": f"code,level,parent,name,rollup\nP,P,,Producto,{rollup}\n",
        "activities.csv": "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        f"P,P,product,Producto,Empresas,UNO,{product},{GOAL},1000\n"
        f"A1,P,activity,Una,Empresas,UNO,{parts},{GOAL},500\n"
        f"A2,P,activity,Otra,Empresas,UNO,{parts},{GOAL},500\n",
    }
    said = {name.replace("_", " "): figures for name, figures in typed.items()}
    return Played(folder, tables, {**TYPED, **said})


@pytest.mark.parametrize(
    ("rollup", "progress", "physical"),
    [("sum", "58.333333333", "35"), ("same-as:A1", "30", "18")],
)
def test_of_the_month_alone_it_is_the_mean_of_its_months(
    tmp_path: Path, rollup: str, progress: str, physical: str
) -> None:
    """5, 20 and 10 of 20 are 25, 100 and 50 %; of A1 alone 2, 10 and 6 of 20 are 10, 50, 30 %."""
    found = played(tmp_path, rollup, "not-accumulated").item("P", 3)

    assert Decimal(progress) == found.figure("progress")
    assert Decimal(physical) == found.figure("physical")


def test_a_month_in_which_a_part_has_no_figure_is_none_of_the_mean(tmp_path: Path) -> None:
    silent = played(tmp_path, "sum", "not-accumulated", A2_actual=["3", "no-data", "4"])

    assert Decimal("37.5") == silent.item("P", 3).figure("progress")
    assert Decimal(15) == silent.item("P", 3).figure("physical")


@pytest.mark.parametrize(
    ("rollup", "actual", "progress"), [("sum", "35", "58.333333333"), ("same-as:A1", "18", "30")]
)
def test_to_date_it_adds_the_months_of_parts_that_are_of_the_month(
    tmp_path: Path, rollup: str, actual: str, progress: str
) -> None:
    found = played(tmp_path, rollup, "accumulated").item("P", 3)

    assert Decimal(actual) == found.figure("actual")
    assert Decimal(actual) == found.figure("physical")
    assert Decimal(progress) == found.figure("progress")


@pytest.mark.parametrize(("typed", "outside"), [("30", "0"), ("36", "1"), ("17", "1")])
def test_a_total_to_date_is_held_against_what_its_parts_made_to_date(
    tmp_path: Path, typed: str, outside: str
) -> None:
    """A1 made 18 and A2 17: counted once, 18 to 35. In March alone they made 6 and 4."""
    said = {"P_actual": ["5", "20", typed], "P_pim": ["1000"] * 3, "P_accrued": ["0"] * 3}
    year = played(tmp_path, "unique", "accumulated", **said)

    assert Decimal(outside) == year.item("P", 3).figure("outside_parts")
    assert (outside != "0") == ("ALE-232:P" in year.alerts(3))
    (element,) = year.judged(3).elements
    assert element.physical is not None
    assert Decimal(35) == element.physical.figure
    assert Decimal(35) - Decimal(typed) == element.figures["overlap"]
