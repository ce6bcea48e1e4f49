"""Bands and criteria as expressions over what the registry knows."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias, assert_never, cast

import polars as pl

from sheetgen.model.population import NOT_IN_REGISTRY, UNKNOWN, Band
from sheetgen.model.rule import All, Any, Comparison, Condition, Not, Test, comparisons_of
from sheetgen.population.registry import KNOWN

_MOST_KINDS = 6000
"""Of more kinds of people those alone are looked at that somebody is of."""


def kinds(known: pl.DataFrame, bands: Iterable[Band], tests: Iterable[Test]) -> pl.DataFrame:
    """The kinds of people that the registry may know, a row of it for each.

    Of each column a value for all that bands and criteria do not tell apart, each with each of the
    others; none where they are too many.
    """
    told: dict[str, list[pl.Expr]] = {}
    for band in bands:
        told.setdefault(band.column, []).append(class_of(band))
    for each in (part for test in tests for part in comparisons_of(test)):
        told.setdefault(each.fact, []).append(_holds(each))
    people = known.filter(KNOWN)
    found = people.select(KNOWN).unique()
    for column, apart in told.items():
        signs = {f"sign {at}": each for at, each in enumerate(apart)}
        values = people.with_columns(**signs).sort(column).unique([*signs], keep="first")
        if found.height * values.height > _MOST_KINDS:
            return people.clear()
        found = found.join(values.select(column), how="cross")
    return found


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
