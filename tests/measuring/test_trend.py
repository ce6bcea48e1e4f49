"""What earlier periods say of an item, each figure by hand against a hand-made past."""

from decimal import Decimal

import pytest

from nouns import HERE, activity, calendar_of, figure, indicator
from sheetgen.measuring.execution import measure_activity
from sheetgen.measuring.history import History
from sheetgen.measuring.progress import measure_indicator
from sheetgen.measuring.standing import Said
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Figure, Gap, Value
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Actual, Indicator, Programmed, Target
from sheetgen.model.timetable import Timetable
from sheetgen.model.traits import Frequency
from sheetgen.records import names_of

NOW = Period(2025, 4)


def quarterly() -> Indicator:
    item = indicator(baseline=Decimal(10))
    values = {name: getattr(item, name) for name in names_of(type(item))}
    return Indicator(**values | {"frequency": Frequency.QUARTERLY})


def past(item: Indicator | Activity, values: dict[str, str]) -> History:
    return History.of(
        Actual(
            item.code,
            Period.parse(when),
            figure(text),
            Gap.NO_DATA,
            "",
            (Place(f"input/{when}/n.xlsx", "Indicadores", "G8"),),
        )
        for when, text in values.items()
    )


def said(item: Indicator | Activity, text: str) -> Said:
    cell = Place("input/now.xlsx", "Indicadores", "G8")
    return Said.of(
        (
            Observation(
                plan="p",
                code=item.code,
                field="actual",
                office="NORTE",
                said=figure(text),
                typed=text,
                place=cell,
            ),
        )
    )


def of_indicator(
    actual: str, values: dict[str, str], targets: dict[str, str], at: str = "2025-09"
) -> MeasuredItem:
    item, period = quarterly(), Period.parse(at)
    mine = Timetable.of(
        Target(item.code, Period.parse(when), figure(text), Place("targets.csv", when, "target"))
        for when, text in targets.items()
    )
    aim = next((each for each in mine if each.period == period), None)
    expectation = Expectation(
        item=item,
        period=period,
        due=True,
        target=Value(aim.figure, (aim.place,)) if aim else Value(Gap.NO_TARGET, (HERE,)),
        scheduled=False,
        months=(),
        programmed=Value(Gap.NOT_PROGRAMMED, (HERE,)),
        calendar=calendar_of(item, period),
    )
    history = past(item, values)
    return measure_indicator(
        item, expectation, said(item, actual), history, mine.of_item(item.code), period
    )


def of_activity(
    aggregation: Aggregation, actual: str, values: dict[str, str], months: tuple[int, ...]
) -> MeasuredItem:
    item = activity(aggregation=aggregation)
    programmed = tuple(
        Programmed(item.code, Period(2025, month), Decimal(n), HERE)
        for month, n in enumerate(months, 1)
    )
    expectation = Expectation(
        item=item,
        period=NOW,
        due=True,
        target=Value(Decimal(100), (HERE,)),
        scheduled=True,
        months=programmed,
        programmed=Value(Decimal(sum(months)), (HERE,)),
        calendar=calendar_of(item, NOW, scheduled=True),
    )
    return measure_activity(item, expectation, said(item, actual), past(item, values))


def trend(measured: MeasuredItem, *names: str) -> tuple[Figure | None, ...]:
    return tuple(measured.figure(name) for name in names)


def test_progress_of_the_due_period_before_is_by_the_target_of_then() -> None:
    found = of_indicator("60", {"2025-06": "45"}, {"2025-06": "50", "2025-09": "100"})

    # 45 of 50 in June; July and August are not due
    assert (Decimal(90), Decimal(60)) == trend(found, "progress_before", "progress")
    before = found.measure("progress_before")
    assert before is not None
    assert ["input/2025-06/n.xlsx", "targets.csv"] == [each.file for each in before.places]


@pytest.mark.parametrize(
    ("june", "march", "december", "falls"),
    [
        ("70", "80", "90", 3),
        ("70", "80", "80", 2),
        ("60", "80", "90", 0),
        ("70", "no-data", "90", 1),
    ],
)
def test_periods_falling_are_counted_back_to_the_first_that_did_not_fall(
    june: str, march: str, december: str, falls: int
) -> None:
    values = {"2024-12": december, "2025-03": march, "2025-06": june}
    aims = dict.fromkeys((*values, "2025-09"), "100")

    found = of_indicator("60", values, aims)

    assert (Decimal(falls),) == trend(found, "periods_falling")
    measure = found.measure("periods_falling")
    assert measure is not None
    read = {each.file for each in measure.places if each.file.startswith("input/20")}
    # 3: December; 1: March has no figure, and is not read
    assert len(read) == falls


def test_without_a_period_before_there_is_neither_progress_before_nor_a_fall() -> None:
    found = of_indicator("60", {"2025-06": "no-data"}, {"2025-06": "50", "2025-09": "100"})

    assert (None, None) == trend(found, "progress_before", "periods_falling")


def test_a_year_is_compared_with_the_same_month_of_the_year_before() -> None:
    found = of_indicator("60", {"2024-06": "50", "2024-09": "80"}, {"2025-09": "100"})

    # (60 - 80) / 80 = -25 %
    assert (Decimal(80), Decimal(-25)) == trend(found, "actual_last_year", "year_change")


def test_against_nothing_last_year_there_is_no_percentage() -> None:
    found = of_indicator("60", {"2024-09": "0"}, {"2025-09": "100"})

    assert (Decimal(0), None) == trend(found, "actual_last_year", "year_change")


@pytest.mark.parametrize(
    ("aggregation", "values", "before"),
    [
        # programmed to March: 10 + 20 + 10 = 40; the last month: 10; ratios 5/10, 10/20, 10/10
        (Aggregation.ACCUMULATED, {"2025-03": "30"}, Decimal(75)),
        (Aggregation.LAST_VALUE, {"2025-03": "9"}, Decimal(90)),
        (
            Aggregation.NOT_ACCUMULATED,
            {"2025-01": "5", "2025-02": "10", "2025-03": "10"},
            Decimal("66.666666667"),
        ),
    ],
)
def test_an_activity_was_held_against_what_was_programmed_by_then(
    aggregation: Aggregation, values: dict[str, str], before: Decimal
) -> None:
    found = of_activity(aggregation, "50", values, (10, 20, 10, 10))

    assert (before,) == trend(found, "progress_before")


def test_an_activity_falls_month_by_month_within_its_year() -> None:
    values = {"2024-12": "100", "2025-01": "10", "2025-02": "18", "2025-03": "26"}

    found = of_activity(Aggregation.ACCUMULATED, "32", values, (10, 10, 10, 10))

    # 100, 90, 86.7, 80: three falls; December is another year's goal
    assert (Decimal(3),) == trend(found, "periods_falling")
