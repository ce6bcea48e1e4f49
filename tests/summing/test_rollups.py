"""What an element's activities come to together: their quantity, what is counted twice, money."""

from decimal import Decimal

import pytest

from nouns import HERE, a_plan, activity, figure, reported
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.finding import Verdict
from sheetgen.model.kinds import Kind
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import december
from sheetgen.model.plan import Activity, Element, IndexChoices, Level
from sheetgen.model.report import JudgedItem
from sheetgen.model.rollup import Rollup
from sheetgen.model.status import Status
from sheetgen.records import replace
from sheetgen.summing.rollups import roll_up

CHOICES = IndexChoices(None, missing_as_zero=False, over_elements=False)
FIRST, SECOND = activity(code="A.1"), activity(code="A.2")


def judged(item: Activity, actual: str, accrued: str = "10") -> JudgedItem:
    measures = (
        reported("actual", figure(actual), HERE),
        reported("pim", Decimal(100), HERE),
        reported("accrued", figure(accrued), HERE),
    )
    verdict = Verdict(subject=item.code, status=Status.LOW, band=None, rule="", findings=())
    of = MeasuredItem(item=item, period=december(2025), due=True, measures=measures, notes=())
    return JudgedItem(of, verdict, ())


def summed(rollup: Rollup, *items: JudgedItem, below: str = "") -> dict[str, Figure]:
    """What element P comes to; ``below`` it may stand another."""
    elements = tuple(
        Element(code=code, level="PR", parent=parent, name=code, rollup=rollup, same_as=None,
                place=HERE)
        for code, parent in (("P", None), *([(below, "P")] if below else []))
    )  # fmt: skip
    made = a_plan(levels=(Level("PR", "Producto", "Productos"),), choices=CHOICES,
                  elements=elements)  # fmt: skip
    found = roll_up(made, items)[0]
    together = {} if found.physical is None else {"together": found.physical.figure}
    money = {"pim": found.money.budget.figure, "accrued": found.money.spent.figure}
    return together | {each.name: each.figure for each in found.further} | money


def product(actual: str) -> JudgedItem:
    return judged(activity(code="P", kind=Kind.PRODUCT), actual)


@pytest.mark.parametrize(
    ("rollup", "together"), [(Rollup.SUM, Decimal(70)), (Rollup.MEAN, Decimal(35))]
)
def test_the_quantities_make_what_the_roll_up_says(rollup: Rollup, together: Decimal) -> None:
    found = summed(rollup, judged(FIRST, "30"), judged(SECOND, "40"))

    assert {"together": together, "pim": Decimal(200), "accrued": Decimal(20)} == found


def test_units_that_differ_make_no_quantity_together() -> None:
    found = summed(
        Rollup.NONE, judged(FIRST, "30"), judged(replace(SECOND, unit_name="Kilómetros"), "40")
    )

    assert {"pim", "accrued"} == found.keys()


def test_what_activities_count_twice_is_their_sum_less_what_the_office_counts_once() -> None:
    items = (judged(FIRST, "30"), judged(SECOND, "40"))

    assert Decimal(10) == summed(Rollup.UNIQUE, *items, product("60"))["overlap"]
    assert "overlap" not in summed(Rollup.UNIQUE, *items, product("no-data"))
    assert "overlap" not in summed(Rollup.SUM, *items, product("60"))


def test_money_is_that_of_the_activities_and_unknown_where_one_is() -> None:
    found = summed(
        Rollup.UNIQUE, judged(FIRST, "30"), judged(SECOND, "40", "no-data"), product("9")
    )

    assert (Decimal(200), Gap.NO_DATA) == (found["pim"], found["accrued"])


def test_a_product_without_activities_tells_its_own_money() -> None:
    assert Decimal(10) == summed(Rollup.UNIQUE, product("60"))["accrued"]


def test_a_product_over_an_element_with_activities_leaves_the_money_to_them() -> None:
    under = judged(replace(FIRST, element="Q"), "30", "7")

    assert Decimal(7) == summed(Rollup.UNIQUE, under, product("60"), below="Q")["accrued"]
