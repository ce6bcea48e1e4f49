"""Figures typed in another scale: thousands for units, a dot taken for decimals (METHOD 7 and 9).

The figure is believed; what is measured is the factor that would bring it within reach of the plan,
the budget or the past, so that a rule can ask which one was meant.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Figure, Value
from sheetgen.model.formulas.read import Found
from sheetgen.model.measure import Measure
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Indicator, Item
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.traits import Unit

_FACTORS = (Decimal(1000), Decimal(1_000_000))
_NEAR = (Decimal("0.8"), Decimal("1.25"))
"""A whole figure may be small in earnest: only what lands almost on a known one is asked."""
_REACH = (Decimal("0.5"), Decimal(2))
"""A figure with decimals shows that something was divided or typed with a mark."""
_WIDE = (Decimal("0.1"), Decimal(10))
"""A fraction of what is counted whole is wrong already: the factor need only be likely."""
_ALIKE = Decimal(10)
"""A past figure this near shows that the scale is the usual one."""


def odd_scale(expectation: Expectation, actual: Measure, history: History) -> Iterator[Measure]:
    """The factor for a quantity, or that it is a fraction of what is counted whole."""
    item = expectation.item
    said = actual.figure
    if not expectation.due or not isinstance(said, Decimal) or said <= 0 or item.in_percent:
        return
    planned = _planned(expectation)
    past = [(each.actual, each.places) for each in history.past(item.code)]
    counted = _is_counted(item, planned, past)
    fraction = counted and not _is_whole(said)
    factor = _factor(said, planned, past, fraction=fraction)
    if factor is not None:
        yield _slip(actual, *factor)
    elif fraction:
        places = (*actual.places, *(place for _, at in planned for place in at))
        yield Measure.of(
            QUANTITIES["fraction"],
            Found(
                said % 1,
                tuple(dict.fromkeys(places)),
                message("{actual} less its whole part"),
                (("actual", actual),),
            ),
        )


def odd_money(
    activity: Activity, pim: Measure, accrued: Measure, history: History
) -> Iterator[Measure]:
    """The factors for the budget, against the plan's, and for what is accrued, against both."""
    plan = (activity.pim, (activity.pim_place,))
    if isinstance(pim.figure, Decimal) and pim.figure > 0:
        factor = _factor(pim.figure, [plan], [], fraction=False)
        if factor is not None:
            yield _slip(pim, *factor)
    if isinstance(accrued.figure, Decimal) and accrued.figure > 0:
        past = [(each.accrued, each.places) for each in history.past(activity.code)]
        factor = _factor(accrued.figure, [plan, (pim.figure, pim.places)], past, fraction=False)
        if factor is not None:
            yield _slip(accrued, *factor)


_Known = tuple[Figure, tuple[Place, ...]]


def _planned(expectation: Expectation) -> list[_Known]:
    values: list[Value] = [expectation.target]
    if expectation.scheduled:
        values.append(expectation.programmed)
    found: list[_Known] = [(each.figure, each.places) for each in values]
    item = expectation.item
    if isinstance(item, Indicator):
        found.append((item.baseline, (item.baseline_place,)))
    return found


def _is_counted(item: Item, planned: Iterable[_Known], past: Iterable[_Known]) -> bool:
    """Whether the unit counts, and all that is known of it is whole."""
    if isinstance(item, Indicator) and item.unit is not Unit.NUMBER:
        return False
    known = [each for each, _ in (*planned, *past) if isinstance(each, Decimal)]
    return bool(known) and all(_is_whole(each) for each in known)


def _is_whole(figure: Decimal) -> bool:
    return figure == figure.to_integral_value()


def _factor(
    said: Decimal, planned: list[_Known], past: list[_Known], *, fraction: bool
) -> tuple[Decimal, tuple[Place, ...]] | None:
    """The first factor that brings the figure near a known one, and where that one stands."""
    usual = [each for each, _ in past if isinstance(each, Decimal) and each > 0]
    if any(each / _ALIKE <= said <= each * _ALIKE for each in usual):
        return None
    least, most = _NEAR if _is_whole(said) else _WIDE if fraction else _REACH
    for factor in _FACTORS:
        meant = said * factor
        if fraction and not _is_whole(meant):
            continue
        for each, places in (*planned, *past):
            if isinstance(each, Decimal) and each > 0 and least * each <= meant <= most * each:
                return factor, places
    return None


def _slip(measure: Measure, factor: Decimal, places: tuple[Place, ...]) -> Measure:
    return Measure.of(
        QUANTITIES[f"{measure.name}_slip"],
        Found(
            factor,
            tuple(dict.fromkeys((*measure.places, *places))),
            message("factor that brings {measure} near what is known"),
            (("measure", measure),),
        ),
    )
