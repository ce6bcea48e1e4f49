"""What each item's figures are held against, where all figures of a file are looked at together."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sheetgen.measuring.history import History
from sheetgen.model.compared import Compared, Earlier
from sheetgen.model.expectation import Expectation
from sheetgen.model.plan import Activity, Actual

_NONE = Decimal(0)


def compare_all(expectations: Iterable[Expectation], history: History) -> dict[str, Compared]:
    """Each item of a plan in a month, by its code."""
    return {each.item.code: _compared(each, history) for each in expectations}


def _compared(expectation: Expectation, history: History) -> Compared:
    item, at = expectation.item, expectation.period
    past, year = history.past(item.code), history.in_year(item.code, at.year)
    month = sum((each.figure for each in expectation.months if each.period == at), _NONE)
    to_date = _figure(expectation.programmed.figure)
    earlier = _quantity(year, of_month=item.of_month) if isinstance(item, Activity) else None
    return Compared(
        item=item,
        period=at,
        month=month or None,
        to_date=to_date,
        about=to_date or _last(past) or _figure(expectation.target.figure),
        earlier=earlier,
        spent=_money(year) if isinstance(item, Activity) else None,
    )


def _figure(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) and value > 0 else None


def _last(past: Sequence[Actual]) -> Decimal | None:
    known = [each.actual for each in past if isinstance(each.actual, Decimal) and each.actual > 0]
    return known[-1] if known else None


def _quantity(year: Sequence[Actual], *, of_month: bool) -> Earlier | None:
    known = [
        (each.actual, each) for each in year if isinstance(each.actual, Decimal) and each.places
    ]
    if not known:
        return None
    figure, last = known[-1]
    total = sum((each for each, _ in known), _NONE) if of_month else figure
    return Earlier(total, last.period, last.places[0])


def _money(year: Sequence[Actual]) -> Earlier | None:
    known = [
        (each.accrued, each) for each in year if isinstance(each.accrued, Decimal) and each.places
    ]
    if not known:
        return None
    figure, last = known[-1]
    return Earlier(figure, last.period, last.spent_at or last.places[-1])
