"""Bands and criteria as expressions over what the registry knows."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias, assert_never, cast

import polars as pl

from sheetgen.model.population import NOT_IN_REGISTRY, UNKNOWN, Band
from sheetgen.model.rule import All, Any, Comparison, Condition, Not, Test
from sheetgen.population.registry import KNOWN


def class_of(band: Band) -> pl.Expr:
    """The class of a band that each is of; those not in the registry are one of their own."""
    column = pl.col(band.column)
    if not band.classes:
        said = column.cast(pl.String)
    else:
        said = pl.lit(None, dtype=pl.String)
        for each in reversed(band.classes):
            inside = column.is_not_null()
            if each.least is not None:
                inside &= column >= float(each.least)
            if each.below is not None:
                inside &= column < float(each.below)
            said = pl.when(inside).then(pl.lit(each.name)).otherwise(said)
    told = said.fill_null(UNKNOWN)
    return pl.when(pl.col(KNOWN)).then(told).otherwise(pl.lit(NOT_IN_REGISTRY))


def meets(test: Test) -> pl.Expr:
    """Whether each meets a criterion; nobody that nobody knows does."""
    return _holds(test) & pl.col(KNOWN)


def _holds(test: Test) -> pl.Expr:
    """A condition over columns; what is not known satisfies ``absent`` alone."""
    match test:
        case Condition():
            return _compared(test).fill_null(value=False)
        case All(parts=inside):
            return pl.all_horizontal([pl.lit(value=True), *map(_holds, inside)])
        case Any(parts=inside):
            return pl.any_horizontal([pl.lit(value=False), *map(_holds, inside)])
        case Not(part=part):
            return ~_holds(part)
    assert_never(test)


_Bound: TypeAlias = float | str | bool
"""What a column is held against; there is none for present and absent, which look at none."""
_COMPARED: Mapping[Comparison, Callable[[pl.Expr, _Bound], pl.Expr]] = {
    Comparison.BELOW: lambda column, bound: column < bound,
    Comparison.AT_MOST: lambda column, bound: column <= bound,
    Comparison.AT_LEAST: lambda column, bound: column >= bound,
    Comparison.ABOVE: lambda column, bound: column > bound,
    Comparison.IS: lambda column, bound: column == bound,
    Comparison.PRESENT: lambda column, _: column.is_not_null(),
    Comparison.ABSENT: lambda column, _: column.is_null(),
}


def _compared(condition: Condition) -> pl.Expr:
    bound = condition.bound
    figure = float(bound) if isinstance(bound, Decimal) else cast("str | bool", bound)
    return _COMPARED[condition.comparison](pl.col(condition.fact), figure)
