"""A product that no office reports: its quantity follows from others, now and in months before."""

from sheetgen.measuring.by_month import actual_before
from sheetgen.measuring.history import History
from sheetgen.model.figure import Gap
from sheetgen.model.formulas.sums import SameAs, SumOf
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.plan import Activity, Actual
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.rollup import Rollup

_ACTUAL = QUANTITIES["actual"]


def derived(
    product: Activity, own: tuple[MeasuredItem, ...], same: MeasuredItem | None, rollup: Rollup
) -> Measure:
    """Its quantity in its unit: that of ``same`` where it repeats it, else of its activities.

    It is to date, unless the product itself is of the month alone.
    """
    sources = own if same is None else (same,)
    if product.aggregation is Aggregation.NOT_ACCUMULATED:
        parts = tuple(each for item in sources if (each := item.measure("actual")) is not None)
    else:
        parts = tuple(each for item in sources if (each := item.to_date) is not None)
    if same is not None and parts:
        return Measure.of(_ACTUAL, SameAs(parts[0], same.item.code))
    codes = tuple(item.item.code for item in own)
    summed = next((each.quantity for each in parts if each.name != _ACTUAL.name), _ACTUAL)
    return Measure.of(_ACTUAL, rollup.together(summed, parts, codes))


def derived_before(
    product: Activity,
    own: tuple[MeasuredItem, ...],
    same: MeasuredItem | None,
    rollup: Rollup,
    history: History,
    year: int,
) -> History:
    """What is known of the product in the months of a year before, by what it follows from.

    A month in which no part came is as ``actuals.csv`` knows the product itself. What is to date
    tells nothing of a month alone: the history is as it was unless product and parts are both of
    the month.
    """
    sources = tuple(each.item for each in (own if same is None else (same,)))
    if any(each.aggregation is not Aggregation.NOT_ACCUMULATED for each in (product, *sources)):
        return history
    months = sorted({each.period for item in sources for each in history.in_year(item.code, year)})
    together = SumOf if same is not None else rollup.together
    found: list[Actual] = []
    for period in months:
        parts = tuple(actual_before(item, history, period) for item in sources)
        made = together(_ACTUAL, parts, tuple(item.code for item in sources))
        if made.figure is not Gap.NOT_SUBMITTED:
            found.append(
                Actual(
                    code=product.code,
                    period=period,
                    actual=made.figure,
                    accrued=Gap.NO_DATA,
                    source="",
                    places=made.places,
                )
            )
    return History.of((*history.past(product.code), *found))
