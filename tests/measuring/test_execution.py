"""Physical and financial execution, schedules and products (METHOD 4)."""

from decimal import Decimal

import pytest

from nouns import HERE, activity, figure, reported
from sheetgen.measuring.execution import measure_activity, measure_product
from sheetgen.measuring.history import History
from sheetgen.measuring.standing import Said
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Figure, Gap, Value
from sheetgen.model.formulas.mean_by_month import MeanByMonth
from sheetgen.model.formulas.sums import SameAs
from sheetgen.model.kinds import Aggregation, Kind
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Actual, Programmed
from sheetgen.model.rollup import Rollup
from sheetgen.records import replace

MARCH = Period(2025, 3)
NO_PAST = History.of(())


def expectation(
    item: Activity, *, due: bool = True, months: dict[int, str] | None = None, programmed: str = ""
) -> Expectation:
    return Expectation(
        item=item,
        period=MARCH,
        due=due,
        target=Value(item.goal, (HERE,)),
        scheduled=months is not None,
        months=tuple(
            Programmed(item.code, Period(2025, month), Decimal(text), HERE)
            for month, text in (months or {}).items()
        ),
        programmed=Value(figure(programmed or "not-programmed"), (HERE,)),
    )


def said(*figures: tuple[str, str, str]) -> Said:
    """(code, field, figure) as the office NORTE said them."""
    return Said.of(
        Observation(
            plan="p",
            code=code,
            field=field,
            office="NORTE",
            said=figure(text),
            typed=text,
            place=HERE,
        )
        for code, field, text in figures
    )


def all_said(code: str, actual: str, pim: str, accrued: str) -> list[tuple[str, str, str]]:
    return [(code, "actual", actual), (code, "pim", pim), (code, "accrued", accrued)]


def figures(measured: MeasuredItem) -> dict[str, Figure]:
    return {measure.name: measure.figure for measure in measured.measures}


def test_activity_2_1_spent_its_money_on_none_of_70_firms() -> None:
    item = activity(code="2.1", goal="70")
    found = figures(
        measure_activity(
            item, expectation(item), said(*all_said("2.1", "0", "55269", "54204")), NO_PAST
        )
    )

    assert Decimal(0) == found["physical"]
    assert Decimal(0) == found["progress"]
    assert Decimal("98.073060848") == found["financial"]
    assert Decimal("98.073060848") == found["lag"]


@pytest.mark.parametrize(
    ("aggregation", "months", "programmed", "actual", "expected"),
    [
        (Aggregation.ACCUMULATED, {1: "10", 2: "10", 3: "20"}, "40", "30", "75"),
        (Aggregation.LAST_VALUE, {1: "10", 3: "20"}, "20", "30", "150"),
        (Aggregation.ACCUMULATED, {1: "0", 2: "0"}, "not-programmed", "30", "not-programmed"),
        (Aggregation.NOT_ACCUMULATED, {1: "10", 2: "20", 3: "40"}, "40", "30", "75"),
    ],
)
def test_progress_is_against_what_is_programmed_to_date(
    aggregation: Aggregation, months: dict[int, str], programmed: str, actual: str, expected: str
) -> None:
    """For the not-accumulated one: 5/10, 20/20 and 30/40 make a mean of 75 %."""
    item = activity(aggregation=aggregation)
    history = History.of(
        Actual("A.1", Period(2025, month), Decimal(text), Gap.NO_DATA, "", (HERE,))
        for month, text in ((1, "5"), (2, "20"))
    )
    what = expectation(item, months=months, programmed=programmed)

    found = figures(measure_activity(item, what, said(*all_said("A.1", actual, "1", "1")), history))

    assert figure(expected) == found["progress"]


def test_the_mean_of_months_is_of_those_known_where_an_earlier_month_never_came() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    what = expectation(item, months={1: "10", 3: "40"}, programmed="40")

    found = figures(measure_activity(item, what, said(*all_said("A.1", "30", "1", "1")), NO_PAST))

    assert Decimal(75) == found["progress"]


def test_a_month_said_to_have_no_data_is_missing_then_and_not_in_april() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED, goal="40")
    february = Actual("A.1", Period(2025, 2), Gap.NO_DATA, Gap.NO_DATA, "", (HERE,))
    january = Actual("A.1", Period(2025, 1), Decimal(10), Gap.NO_DATA, "", (HERE,))
    what = expectation(item, months={1: "10", 2: "10", 3: "10"}, programmed="10")
    history = History.of((january, february))

    found = figures(measure_activity(item, what, said(*all_said("A.1", "5", "1", "1")), history))
    now = figures(
        measure_activity(item, what, said(*all_said("A.1", "no-data", "1", "1")), history)
    )

    assert Decimal(75) == found["progress"]
    assert Decimal(15) == found["executed"]
    assert Decimal("37.5") == found["physical"]
    assert Gap.NO_DATA is now["progress"]


@pytest.mark.parametrize(("typed", "expected"), [("5", (2, 3, ["February"])), ("no-data", None)])
def test_a_mean_says_which_months_it_is_without_and_nothing_where_there_is_none(
    typed: str, expected: tuple[int, int, list[str]] | None
) -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED, goal="40")
    january = Actual("A.1", Period(2025, 1), Decimal(10), Gap.NO_DATA, "", (HERE,))
    what = expectation(item, months={1: "10", 2: "10", 3: "10"}, programmed="10")
    sent = said(*all_said("A.1", typed, "1", "1"))

    found = measure_activity(item, what, sent, History.of((january,))).measure("progress")

    assert found is not None
    assert isinstance(found.formula, MeanByMonth)
    rests = found.formula.rests_on
    told = None if rests is None else dict(rests.figures)
    assert expected == (told and (told["n"], told["of"], [each.text for each in told["months"]]))


@pytest.mark.parametrize("typed", [("10", "20", "30"), ("10", "10", "10")])
def test_not_accumulated_work_is_physically_the_sum_of_its_months(typed: tuple[str, ...]) -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED, goal="120")
    history = History.of(
        Actual("A.1", Period(2025, month), Decimal(text), Gap.NO_DATA, "", (HERE,))
        for month, text in enumerate(typed[:2], 1)
    )
    months = dict(enumerate(typed, 1))
    what = expectation(item, months=months, programmed=typed[2])

    found = figures(
        measure_activity(item, what, said(*all_said("A.1", typed[2], "1", "1")), history)
    )

    assert Decimal(100) == found["progress"]
    assert Decimal(sum(map(int, typed))) == found["executed"]
    assert Decimal(sum(map(int, typed))) / 120 * 100 == found["physical"]


def test_physical_is_always_against_the_yearly_goal() -> None:
    item = activity(goal="200")
    what = expectation(item, due=False)

    found = figures(measure_activity(item, what, said(*all_said("A.1", "30", "0", "1")), NO_PAST))

    assert Decimal(15) == found["physical"]
    assert Gap.NOT_DUE is found["progress"]
    assert Gap.ZERO_TARGET is found["financial"]


def product_of(
    same_as: str | None = None, rollup: Rollup = Rollup.SUM, *, reported: bool
) -> dict[str, Figure]:
    product = activity(code="P", kind=Kind.PRODUCT, goal="100", reported=reported)
    parts = [activity(code="A.1"), activity(code="A.2")]
    spoken = said(
        *all_said("A.1", "30", "1000", "900"),
        *all_said("A.2", "40", "500", "450"),
        *(all_said("P", "60", "1500", "1349") if reported else []),
    )
    own = tuple(measure_activity(part, expectation(part), spoken, NO_PAST) for part in parts)
    same = next((each for each in own if each.item.code == same_as), None)
    return figures(
        measure_product(product, expectation(product), own, same, spoken, NO_PAST, rollup)
    )


def test_a_product_counted_once_keeps_what_its_office_reports() -> None:
    found = product_of(reported=True)

    assert Decimal(60) == found["actual"]
    assert Decimal(0) == found["pim_difference"]
    assert Decimal(-1) == found["accrued_difference"]


def test_a_product_that_repeats_an_activity_takes_its_quantity_and_all_the_money() -> None:
    found = product_of("A.1", reported=False)

    assert Decimal(30) == found["actual"]
    assert Decimal(1500) == found["pim"]
    assert Decimal(1350) == found["accrued"]


def test_a_product_declared_as_a_sum_adds_its_activities() -> None:
    assert Decimal(70) == product_of(reported=False)["actual"]


def test_a_product_declared_as_a_mean_shares_them_by_the_number_of_its_activities() -> None:
    assert Decimal(35) == product_of(rollup=Rollup.MEAN, reported=False)["actual"]


def test_the_figure_of_another_item_is_read_in_its_cells_and_not_worked_out_of_it() -> None:
    formula = SameAs(reported("actual", Decimal(1067), HERE, typed="1067"), "3.1")

    assert ({}, (HERE,), "1067") == (formula.operands, formula.places, formula.typed)


def by_office(**figures: str) -> Said:
    """What each office said of A.1."""
    return Said.of(
        Observation(
            plan="p",
            code="A.1",
            field="actual",
            office=office,
            said=figure(text),
            typed=text,
            place=HERE,
        )
        for office, text in figures.items()
    )


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        ("5", "7", "5"),
        ("blank", "7", "7"),
        ("no-data", "7", "7"),
        ("not-submitted", "no-data", "no-data"),
        ("no-data", "blank", "no-data"),
        ("blank", "not-submitted", "blank"),
    ],
)
def test_the_first_named_office_that_sends_a_value_stands(
    first: str, second: str, stands: str
) -> None:
    item = replace(activity(), offices=("SUR", "NORTE"))

    assert figure(stands) == by_office(NORTE=second, SUR=first).figure(item, "actual")


@pytest.mark.parametrize(
    ("north", "south", "silent"),
    [
        ("no-data", "7", 1),
        ("claimed-not-applicable", "7", 1),
        ("5", "7", None),
        ("no-data", "no-data", None),
        ("blank", "7", None),
    ],
)
def test_an_office_that_says_there_is_no_figure_which_another_gives_is_counted(
    north: str, south: str, silent: int | None
) -> None:
    item = replace(activity(), offices=("SUR", "NORTE"))
    typed = by_office(NORTE=north, SUR=south)

    found = figures(measure_activity(item, expectation(item), typed, NO_PAST))

    assert (None if silent is None else Decimal(silent)) == found.get("offices_split")


def test_money_is_held_against_the_months_before_of_its_own_year() -> None:
    """In December 900 soles were spent of another year's money; in January 150 of this one's."""
    item = activity()
    past = History.of(
        Actual(item.code, at, Decimal(1), Decimal(text), "", (HERE,), pim=Decimal(pim))
        for at, text, pim in ((Period(2024, 12), "900", 500), (Period(2025, 1), "150", 1100))
    )
    typed = said(*all_said(item.code, "1", "1200", "200"))

    found = figures(measure_activity(item, expectation(item), typed, past))
    of_last_year = figures(
        measure_activity(item, expectation(item), typed, past.before(Period(2025, 1)))
    )

    assert (Decimal(50), Decimal(100)) == (found["accrued_change"], found["pim_change"])
    assert not {"accrued_change", "pim_change"} & of_last_year.keys()
