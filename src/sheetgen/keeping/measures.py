"""A measure with all that it follows from, as plain JSON and back, but for its cells.

An earlier month's progress is kept so: what moved it since is told by taking its formula, figure
by figure, to what it is now. Cells are those of now, and are not kept.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any

from sheetgen.keeping import plain_json
from sheetgen.keeping.plain_json import Json
from sheetgen.model.figure import Gap
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.against_target import AgainstTarget, FromBaseline, Met
from sheetgen.model.formulas.mean_by_month import MeanByMonth, Month
from sheetgen.model.formulas.ratio import Difference, Ratio, Times
from sheetgen.model.formulas.read import CountedInLists, Found, KnownBefore, Planned, Reported
from sheetgen.model.formulas.sums import (
    AverageOf,
    LessSum,
    SameAs,
    SumByMonth,
    SumOf,
    SumsRatio,
    Total,
)
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Indicator, Item
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.quantity import Quantity
from sheetgen.records import names_of

_MADE: Mapping[str, type] = {
    each.__name__: each
    for each in (
        AgainstTarget,
        AverageOf,
        CountedInLists,
        Difference,
        Found,
        FromBaseline,
        KnownBefore,
        LessSum,
        MeanByMonth,
        Met,
        Month,
        Planned,
        Ratio,
        Reported,
        SameAs,
        SumByMonth,
        SumOf,
        SumsRatio,
        Times,
        Total,
    )
}
_GAPS: Mapping[str | None, Gap] = {each.value: each for each in Gap}
_LEFT_OUT = {"places": (), "because": (), "typed": ""}
"""What a formula holds of the cells it was read from."""
_MEASURE, _FIGURE, _QUANTITY, _ITEM, _SEVERAL, _OTHER = "=", "#", "q", "i", "t", "v"


def told_measure(measure: Measure) -> Json:
    """A measure as JSON; NotKeptError where it follows from something that is not known by name."""
    standing = None if measure.standing is None else measure.standing.value
    return [measure.name, standing, _told(measure.formula)]


def retold_measure(data: Json, items: Mapping[str, Item]) -> Measure:
    """The measure again; formulas speak of these items.

    Raises ValueError, TypeError, LookupError or ArithmeticError where the data is no such thing.
    """
    name, standing, formula = data
    return Measure.of(QUANTITIES[name], _retold(formula, items), _GAPS.get(standing))


def _told(value: object) -> Json:
    write = next((write for kind, write in _WRITE if isinstance(value, kind)), plain_json.told)
    told = write(value)
    return [_OTHER, told] if write is plain_json.told and isinstance(told, list) else told


def _told_formula(formula: Formula | Month) -> Json:
    made = type(formula)
    name: str = made.__name__
    if _MADE.get(name) is not made:
        raise plain_json.NotKeptError(name)
    return [name, *(_told(getattr(formula, each)) for each in _kept(_MADE[name]))]


_WRITE: tuple[tuple[type | UnionType, Callable[[Any], Json]], ...] = (
    (Measure, lambda each: [_MEASURE, *told_measure(each)]),
    (Formula | Month, _told_formula),
    (Decimal, lambda each: [_FIGURE, str(each)]),
    (Quantity, lambda each: [_QUANTITY, each.name]),
    (Indicator | Activity, lambda each: [_ITEM, each.code]),
    (Place | Period, plain_json.told),
    (tuple, lambda each: [_SEVERAL, *map(_told, each)]),
)


def _retold(data: Json, items: Mapping[str, Item]) -> Any:  # noqa: ANN401 - whatever was told
    if not isinstance(data, list):
        return data
    kind, *parts = data
    read = _READ.get(kind)
    if read is not None:
        return read(parts, items)
    made = _MADE[kind]
    given = {name: _retold(each, items) for name, each in zip(_kept(made), parts, strict=True)}
    return made(**given, **_left_out(made))


_READ: Mapping[str, Callable[[list[Json], Mapping[str, Item]], Any]] = {
    _MEASURE: retold_measure,
    _FIGURE: lambda parts, _: Decimal(parts[0]),
    _QUANTITY: lambda parts, _: QUANTITIES[parts[0]],
    _ITEM: lambda parts, items: items[parts[0]],
    _SEVERAL: lambda parts, items: tuple(_retold(each, items) for each in parts),
    _OTHER: lambda parts, _: plain_json.retold(parts[0]),
}


@cache
def _kept(made: type[Any]) -> tuple[str, ...]:
    return tuple(name for name in names_of(made) if name not in _LEFT_OUT)


@cache
def _left_out(made: type[Any]) -> Mapping[str, object]:
    return {name: _LEFT_OUT[name] for name in names_of(made) if name in _LEFT_OUT}
