"""Physical and financial execution of activities and products (METHOD 4)."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sheetgen.measuring.history import History
from sheetgen.measuring.oddities import odd_measures, unprogrammed
from sheetgen.measuring.said import Said
from sheetgen.measuring.scale import odd_money
from sheetgen.measuring.trend import activity_before, trend_measures
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import (
    HUNDRED,
    Figure,
    Gap,
    Value,
    first_gap,
    percent_of,
    quotient,
)
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import december
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Aggregation

_NONE = Decimal(0)


def measure_activity(
    activity: Activity, expectation: Expectation, said: Said, history: History
) -> MeasuredItem:
    """The measures of an activity, or of a product that its office reports."""
    actual = said.measure(activity, "actual", "item")
    pim = said.measure(activity, "pim", "soles")
    accrued = said.measure(activity, "accrued", "soles")
    measures = execution(activity, expectation, actual, pim, accrued, history)
    difference = said.difference(activity, "actual")
    return MeasuredItem(
        item=activity,
        period=expectation.period,
        due=expectation.due,
        measures=(
            *measures,
            *([difference] if difference else []),
            *odd_measures(expectation, actual, measures[0], history),
            *odd_money(activity, pim, accrued, history),
            *trend_measures(
                expectation,
                actual,
                next(each for each in measures if each.name == "progress"),
                history,
                activity_before(activity, expectation, history),
            ),
        ),
        notes=said.notes(activity),
    )


def measure_product(
    product: Activity,
    expectation: Expectation,
    own: tuple[MeasuredItem, ...],
    same: MeasuredItem | None,
    said: Said,
    history: History,
) -> MeasuredItem:
    """The measures of a product: reported, or following from its activities as declared.

    Money of a product that is not reported is the exact sum of its activities; of a reported one,
    the differences from those sums are measures of their own. ``own`` are the activities of its
    element; ``same`` is the item it repeats (rollup same-as).
    """
    if product.reported:
        reported = measure_activity(product, expectation, said, history)
        differences = tuple(_difference(reported, own, name) for name in ("pim", "accrued"))
        return MeasuredItem(
            item=product,
            period=expectation.period,
            due=expectation.due,
            measures=(*reported.measures, *(each for each in differences if each)),
            notes=reported.notes,
        )
    actual = _derived(own, same)
    pim, accrued = _sum("pim", own), _sum("accrued", own)
    return MeasuredItem(
        item=product,
        period=expectation.period,
        due=expectation.due,
        measures=execution(product, expectation, actual, pim, accrued, history),
        notes=(),
    )


def execution(
    activity: Activity,
    expectation: Expectation,
    actual: Measure,
    pim: Measure,
    accrued: Measure,
    history: History,
) -> tuple[Measure, ...]:
    """Goal, executed, physical, progress, money, financial and lag, each with its cells."""
    goal = _planned("target", expectation.target)
    executed = _executed(activity, expectation, actual, history)
    physical = (
        _percent("physical", actual, goal, "actual / target * 100")
        if executed is None
        else _percent("physical", executed, goal, "executed / target * 100")
    )
    financial = _percent("financial", accrued, pim, "accrued / pim * 100")
    programmed = [_planned("programmed", expectation.programmed)] if expectation.scheduled else []
    return (
        goal,
        actual,
        *programmed,
        *([] if executed is None else [executed]),
        physical,
        _progress(activity, expectation, actual, physical, history),
        pim,
        accrued,
        financial,
        _lag(financial, physical),
        *_ahead_of_due(activity, expectation, physical, financial),
        *unprogrammed(activity, expectation, actual),
    )


def _executed(
    activity: Activity, expectation: Expectation, actual: Measure, history: History
) -> Measure | None:
    """What was executed to date where the office is asked for the month alone, else None.

    Not-accumulated work adds up over the months of the year that are known (METHOD 4).
    """
    if activity.aggregation is not Aggregation.NOT_ACCUMULATED:
        return None
    at = expectation.period
    before = [
        each
        for each in history.past(activity.code)
        if each.period.year == at.year and each.period < at and isinstance(each.actual, Decimal)
    ]
    known = [each.actual for each in before if isinstance(each.actual, Decimal)]
    figure = actual.figure
    return Measure(
        name="executed",
        figure=figure if isinstance(figure, Gap) else sum(known, figure),
        unit="item",
        formula="sum of actual by month",
        places=(*(place for each in before for place in each.places), *actual.places),
    )


def _planned(name: str, value: Value) -> Measure:
    return Measure(
        name=name, figure=value.figure, unit="item", formula="planned", places=value.places
    )


def _percent(name: str, part: Measure, whole: Measure, formula: str) -> Measure:
    zero = [Gap.ZERO_TARGET] if whole.figure == _NONE else []
    gap = first_gap(part.figure, whole.figure, *zero)
    figure: Figure = gap or Gap.NOT_COMPUTED
    if gap is None and isinstance(part.figure, Decimal) and isinstance(whole.figure, Decimal):
        figure = percent_of(part.figure, whole.figure)
    return Measure(
        name=name,
        figure=figure,
        unit="percent",
        formula=formula,
        places=(*part.places, *whole.places),
    )


def _progress(
    activity: Activity,
    expectation: Expectation,
    actual: Measure,
    physical: Measure,
    history: History,
) -> Measure:
    """The percentage judged: against what is programmed to date, or the goal in December."""
    if not expectation.scheduled:
        gap = first_gap(*([] if expectation.due else [Gap.NOT_DUE]), physical.figure)
        return Measure(
            name="progress",
            figure=physical.figure if gap is None else gap,
            unit="percent",
            formula=physical.formula,
            places=physical.places,
        )
    if activity.aggregation is Aggregation.NOT_ACCUMULATED:
        return _mean_of_months(activity, expectation, actual, history)
    programmed = _planned("programmed", expectation.programmed)
    return _percent("progress", actual, programmed, "actual / programmed * 100")


def _mean_of_months(
    activity: Activity, expectation: Expectation, actual: Measure, history: History
) -> Measure:
    """The mean of the monthly ratios of the months programmed, quantised once (METHOD 4).

    A month without a figure is missing then, and never makes a later, reported month missing: the
    mean is of the months known. Where nothing is programmed in the period, that of those before.
    """
    months = [each for each in expectation.months if each.figure]
    ratios: list[Decimal] = []
    gap = None
    places: list[Place] = [each.place for each in months] or list(actual.places)
    for month in months:
        past = history.at(activity.code, month.period)
        figure = past.actual if past else Gap.NOT_SUBMITTED
        if month.period == expectation.period:
            figure = actual.figure
            gap = figure if isinstance(figure, Gap) else None
            places += actual.places
        elif past is not None:
            places += past.places
        if not isinstance(figure, Gap):
            ratios.append(figure / month.figure)
    mean = quotient(sum(ratios, _NONE) * 100, Decimal(len(ratios))) if ratios else None
    return Measure(
        name="progress",
        figure=gap or (Gap.NOT_PROGRAMMED if mean is None else mean),
        unit="percent",
        formula="mean of actual / programmed * 100 by month",
        places=tuple(places),
    )


def _lag(financial: Measure, physical: Measure) -> Measure:
    gap = first_gap(financial.figure, physical.figure)
    figure: Figure = gap or Gap.NOT_COMPUTED
    if isinstance(financial.figure, Decimal) and isinstance(physical.figure, Decimal):
        figure = financial.figure - physical.figure
    return Measure(
        name="lag",
        figure=figure,
        unit="points",
        formula="financial - physical",
        places=(*financial.places, *physical.places),
    )


def _ahead_of_due(
    activity: Activity, expectation: Expectation, physical: Measure, financial: Measure
) -> Iterator[Measure]:
    """Points of the goal done beyond both what is paid and, before December, what is due.

    The year's money is due when the year closes; until then work that follows its schedule is paid
    at the pace of its money. Work beyond the goal has no money that it could be ahead of. Where
    nothing is due yet, there is none.
    """
    done, paid, goal = physical.figure, financial.figure, expectation.target.figure
    if isinstance(done, Gap) or isinstance(paid, Gap) or isinstance(goal, Gap):
        return
    at = expectation.period
    planned = [each for each in expectation.months if each.figure]
    places = [place for each in (physical, financial) for place in each.places]
    if at == december(at.year):
        if expectation.scheduled and not planned:
            return
        formula = "least of physical, 100 - financial"
    elif planned:
        due = sum((each.figure for each in planned), _NONE)
        if activity.aggregation is Aggregation.LAST_VALUE:
            due = planned[-1].figure
        paid = max(paid, percent_of(due, goal))
        places += [each.place for each in planned]
        formula = "least of physical, 100 - largest of financial, programmed / target * 100"
    else:
        return
    yield Measure(
        name="advance_due",
        figure=min(done, HUNDRED) - paid,
        unit="points",
        formula=formula,
        places=tuple(dict.fromkeys(places)),
    )


def _derived(own: tuple[MeasuredItem, ...], same: MeasuredItem | None) -> Measure:
    """The physical quantity of a product that no office reports (rollup sum or same-as)."""
    source = same.measure("actual") if same is not None else None
    if same is None or source is None:
        return _sum("actual", own, unit="item")
    return replace(source, formula=f"actual of {same.item.code}")


def _sum(name: str, own: tuple[MeasuredItem, ...], unit: str = "soles") -> Measure:
    """The exact sum of a measure over a product's activities; unknown where one is unknown."""
    parts = [each for item in own if (each := item.measure(name)) is not None]
    gap = first_gap(*(each.figure for each in parts)) if parts else Gap.NO_DATA
    total = sum((each.figure for each in parts if isinstance(each.figure, Decimal)), _NONE)
    return Measure(
        name=name,
        figure=total if gap is None else gap,
        unit=unit,
        formula=f"sum of {name} of {', '.join(item.item.code for item in own)}",
        places=tuple(place for each in parts for place in each.places),
    )


def _difference(product: MeasuredItem, own: tuple[MeasuredItem, ...], name: str) -> Measure | None:
    """A reported product's money less the sum of its activities; None where either is unknown."""
    reported, total = product.measure(name), _sum(name, own)
    if reported is None or isinstance(reported.figure, Gap) or isinstance(total.figure, Gap):
        return None
    return Measure(
        name=f"{name}_difference",
        figure=reported.figure - total.figure,
        unit="soles",
        formula=f"{name} - {total.formula}",
        places=(*reported.places, *total.places),
    )
