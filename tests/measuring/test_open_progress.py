"""What is known before a figure comes is what the figure is then measured by."""

from decimal import Decimal

import pytest

from nouns import HERE, activity, figure, indicator
from sheetgen.measuring.history import History
from sheetgen.measuring.open_progress import open_progress
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Figure, Gap, Value
from sheetgen.model.formula import Operand
from sheetgen.model.formulas.formula_text import number
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Item, Programmed
from sheetgen.model.traits import Direction

JUNE = Period(2025, 6)


def expected(
    item: Item, target: str = "40", *, due: bool = True, months: tuple[tuple[int, int], ...] = ()
) -> Expectation:
    return Expectation(
        item=item,
        period=JUNE,
        due=due,
        target=Value(figure(target), (HERE,)),
        scheduled=bool(months),
        months=tuple(
            Programmed(item.code, Period(2025, month), Decimal(of), HERE) for month, of in months
        ),
        programmed=Value(Decimal(30), (HERE,)),
    )


def known(*actuals: tuple[int, str]) -> History:
    return History.of(
        Actual("A.1", Period(2025, month), figure(said), Gap.BLANK, "x", (HERE,))
        for month, said in actuals
    )


def written(made: Measure) -> str:
    """The formula of the form's row, what is typed standing in A1, before it is quantised."""

    def write(measure: Measure) -> Operand:
        if isinstance(measure.figure, Decimal):
            return Operand(number(measure.figure), measure.figure)
        if measure.name == "actual":
            return Operand("A1")
        return Operand(f"({measure.formula.cell(write)})")

    whole = made.formula.cell(write)
    return whole.removeprefix("IF(ABS(").partition("-ROUND(")[0]


def stands(item: Item, target: str, *, due: bool = True) -> Figure:
    return open_progress(expected(item, target, due=due), known()).figure


@pytest.mark.parametrize(
    ("direction", "aggregation", "formula"),
    [
        (Direction.ASCENDING, Aggregation.ACCUMULATED, "A1/40*100"),
        (Direction.DESCENDING, Aggregation.NOT_ACCUMULATED, "IF(A1=0,IF(A1<=40,100,0),"),
        (Direction.UNDEFINED, Aggregation.MINIMUM_PERMISSIBLE, "IF(A1>=40,100,0)"),
        (Direction.UNDEFINED, Aggregation.MAXIMUM_PERMISSIBLE, "IF(A1<=40,100,0)"),
    ],
)
def test_an_indicator_is_held_against_its_target(
    direction: Direction, aggregation: Aggregation, formula: str
) -> None:
    made = open_progress(expected(indicator(direction=direction, aggregation=aggregation)), known())

    assert written(made).startswith(formula)
    assert made.figure is Gap.BLANK


def test_the_reason_that_stands_is_the_first_of_the_method() -> None:
    assert stands(indicator(), "no-target", due=False) is Gap.NOT_DUE
    assert stands(indicator(), "no-target") is Gap.NO_TARGET
    assert stands(indicator(), "0") is Gap.ZERO_TARGET


def test_work_with_a_schedule_is_held_against_what_is_programmed() -> None:
    scheduled = open_progress(expected(activity(), months=((6, 30),)), known())

    assert written(scheduled) == "A1/30*100"
    assert written(open_progress(expected(activity()), known())) == "A1/40*100"


def test_the_mean_of_months_knows_the_months_before() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    months = ((4, 8), (5, 10), (6, 30))
    made = open_progress(expected(item, months=months), known((4, "6"), (5, "5")))

    assert written(made) == "(125+A1/30*100)/3"  # 6 / 8 and 5 / 10 are 1.25


def test_a_month_before_that_never_came_is_left_out_of_the_mean() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    made = open_progress(expected(item, months=((4, 8), (6, 30))), known())

    assert (made.figure, written(made)) == (Gap.BLANK, "(0+A1/30*100)/1")


def test_a_month_that_was_left_empty_settles_nothing_of_this_one() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    made = open_progress(expected(item, months=((4, 8), (6, 30))), known((4, "blank")))

    assert (made.figure, written(made)) == (Gap.BLANK, "(0+A1/30*100)/1")


def test_not_accumulated_work_without_a_schedule_adds_its_months_up() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED, goal="40")
    made = open_progress(expected(item), known((4, "6"), (5, "14")))

    assert written(made) == "(20+A1)/40*100"


def test_a_month_with_nothing_programmed_leaves_the_mean_as_it_was() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    made = open_progress(expected(item, months=((4, 8),)), known((4, "6")))

    assert made.figure == 75
