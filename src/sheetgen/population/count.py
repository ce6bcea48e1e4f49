"""How many are served: each once by item and by element, by class, and against the year before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, assert_never, cast

import polars as pl

from sheetgen.model.figure import percent_of
from sheetgen.model.plan import Item, Plan
from sheetgen.model.population import EVERY, NOT_IN_REGISTRY, UNKNOWN, Band, Part
from sheetgen.model.rule import All, Any, Comparison, Condition, Not, Test
from sheetgen.population.registry import KNOWN


def by_code(rows: pl.DataFrame, plan: Plan) -> tuple[dict[str, int], dict[str, int]]:
    """Those served by item and by element, each once, and the rows behind each."""
    above = pl.DataFrame(list(_above(plan)), schema=["code", "subject"], orient="row")
    counted = (
        rows.join(above, on="code")
        .group_by("subject")
        .agg(pl.col("id").n_unique().alias("n"), pl.len().alias("rows"))
    )
    found = {each["subject"]: each for each in counted.iter_rows(named=True)}
    order = [code for code in _subjects(plan) if code in found]
    return {c: found[c]["n"] for c in order}, {c: found[c]["rows"] for c in order}


def by_service(rows: pl.DataFrame, least: int) -> dict[str, int | None]:
    """Those served by service, each once, the most first; None where they are few."""
    counted = (
        rows.filter(pl.col("service") != "")
        .group_by("service")
        .agg(pl.col("id").n_unique().alias("n"))
        .sort(["n", "service"], descending=[True, False])
    )
    return _told(dict(counted.select("service", "n").iter_rows()), least)


def overlapping(rows: pl.DataFrame, least: int) -> dict[tuple[str, ...], int | None]:
    """How many are served by exactly these codes, the most first; None where they are few."""
    sets = (
        rows.select("id", "code")
        .unique()
        .sort("code")
        .group_by("id")
        .agg(pl.col("code").str.join(";"))
        .group_by("code")
        .len()
        .sort(["len", "code"], descending=[True, False])
    )
    return {tuple(codes.split(";")): n for codes, n in _told(dict(sets.iter_rows()), least).items()}


def _told(counts: Mapping[str, int], least: int) -> dict[str, int | None]:
    """Counts in their order; the hidden ones last, by name, so that their place tells nothing."""
    told = {name: part.n for name, part in shown(counts, 0, least).items()}
    few = dict.fromkeys(sorted(name for name, n in told.items() if n is None))
    return {**{name: n for name, n in told.items() if n is not None}, **few}


def parts(known: pl.DataFrame, bands: Iterable[Band], least: int) -> dict[str, dict[str, Part]]:
    """The classes of each band, those that no class holds and those that nobody knows."""
    found = {}
    for band in bands:
        named = _class_of(band).alias("class")
        counted = dict(known.select(named).group_by("class").len().iter_rows())
        names = [each.name for each in band.classes] or sorted(
            set(counted) - {UNKNOWN, NOT_IN_REGISTRY}
        )
        counts = {name: counted.get(name, 0) for name in (*names, UNKNOWN, NOT_IN_REGISTRY)}
        found[band.name] = shown(counts, known.height, least)
    return found


def met(known: pl.DataFrame, criteria: Mapping[str, Test], least: int) -> dict[str, Part]:
    """How many meet each criterion, and how many all of them; nobody that nobody knows does."""
    tests = {name: _holds(test) & pl.col(KNOWN) for name, test in criteria.items()}
    if len(tests) > 1:
        tests[EVERY] = pl.all_horizontal(list(tests.values()))
    counts = {name: int(known.select(test.sum()).item() or 0) for name, test in tests.items()}
    return {name: _part(n, known.height, least) for name, n in counts.items()}


def shown(counts: Mapping[str, int], base: int, least: int) -> dict[str, Part]:
    """Parts of a base, those that are small hidden; and one more where one alone could be told.

    What one hidden class holds would follow from the base and the others.
    """
    hidden = {name for name, n in counts.items() if 0 < n < least}
    if len(hidden) == 1:
        others = {name: n for name, n in counts.items() if n and name not in hidden}
        if others:
            hidden.add(min(others, key=lambda name: (others[name], name)))
    return {
        name: Part(None, None) if name in hidden else _part(n, base, 0)
        for name, n in counts.items()
    }


def _part(n: int, base: int, least: int) -> Part:
    if 0 < n < least:
        return Part(None, None)
    share = percent_of(Decimal(n), Decimal(base)) if base else None
    return Part(n, share if isinstance(share, Decimal) else None)


def _above(plan: Plan) -> Iterable[tuple[str, str]]:
    """Each item with itself and with every element above it; a product is its element."""
    parents = {each.code: each.parent for each in plan.elements}
    items: tuple[Item, ...] = (*plan.activities, *plan.indicators)
    for item in items:
        own = [item.code]
        element: str | None = item.element
        while element is not None:
            own.append(element)
            element = parents.get(element)
        for subject in dict.fromkeys(own):
            yield item.code, subject


def _subjects(plan: Plan) -> Sequence[str]:
    items: tuple[Item, ...] = (*plan.activities, *plan.indicators)
    elements = [each.code for each in plan.elements]
    return list(dict.fromkeys([*elements, *(each.code for each in items)]))


def _class_of(band: Band) -> pl.Expr:
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
