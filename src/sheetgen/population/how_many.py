"""How many are served: each once by item, by element, by service and by exactly which items."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

import polars as pl

from sheetgen.model.plan import Item, Plan
from sheetgen.model.population import Population, Stretch
from sheetgen.population.hiding import Cells, Name, Table, hidden
from sheetgen.population.list_form import plain
from sheetgen.records import replace

_Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""The items that served somebody, each with the service."""
_MOST_SETS = 2000
_Of = TypeVar("_Of", str, tuple[str, ...])


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


def stretches(rows: pl.DataFrame, plan: Plan) -> dict[str, Stretch]:
    """Where the rows of a list stand that count for each item and element."""
    row = pl.col("row")
    found = rows.group_by("code").agg(pl.len(), row.min().alias("first"), row.max().alias("last"))
    of_code = {code: Stretch(*told) for code, *told in found.iter_rows()}
    above: dict[str, list[Stretch]] = {}
    for code, subject in _above(plan):
        if code in of_code:
            above.setdefault(subject, []).append(of_code[code])
    return {
        subject: Stretch(
            sum(each.rows for each in parts),
            min(each.first for each in parts),
            max(each.last for each in parts),
        )
        for subject, parts in sorted(above.items())
    }


def by_service(
    rows: pl.DataFrame, plan: Plan, population: Population
) -> tuple[dict[str, int | None], int]:
    """Those served by service, each once, the most first; and how many more are not named.

    A service that is hidden is named where the plan does, and then None: what an office types may
    be the name of somebody. It is hidden with what follows from whom each activity serves.
    """
    rows = rows.with_columns(pl.col("service").replace(_called(rows, population.services)))
    counted = (
        rows.filter(pl.col("service") != "")
        .group_by("service")
        .agg(pl.col("id").n_unique().alias("n"))
        .sort(["n", "service"], descending=[True, False])
    )
    counts = dict(counted.iter_rows())
    figures: dict[Name, Cells] = {(each,): Cells({each}) for each in counts}
    alone = Table(cells=counts, figures=figures, fixed=(Cells(counts),))
    least = population.suppress_below
    out = hidden([alone], least, hidden([_by_activity(rows, plan, counts)], least))
    told = _told(counts, [each for each in counts if (each,) in out])
    named = {name: n for name, n in told.items() if n is not None or name in population.services}
    return named, len(told) - len(named)


def _called(rows: pl.DataFrame, services: Iterable[str]) -> dict[str, str]:
    """What each service is called: as the plan does, else as it is mostly written."""
    written = rows.group_by("service").len().sort(["len", "service"], descending=[True, False])
    called = {plain(each): each for each in services}
    return {each: called.setdefault(plain(each), each) for each in written["service"]}


def _by_activity(rows: pl.DataFrame, plan: Plan, services: Iterable[str]) -> Table:
    """Those served by all that each was served with, beside whom each activity serves.

    What few were served with is taken as known where there is too much of it.
    """
    each_once: list[tuple[_Pairs, int]] = [*_by_exactly(rows, "code", "service")]
    counts = dict(sorted(each_once, key=lambda each: (-each[1], each[0])))
    of_code, of_service = dict[str, set[_Pairs]](), dict[str, set[_Pairs]]()
    for pairs in counts:
        for code, service in pairs:
            of_code.setdefault(code, set()).add(pairs)
            of_service.setdefault(service, set()).add(pairs)
    served = (
        Cells().union(*(of_code.get(code, ()) for code in codes))
        for codes in _by_subject(plan).values()
    )
    rare = (Cells({pairs}) for pairs in [*counts][_MOST_SETS:])
    return Table(
        cells=counts,
        figures={(each,): Cells(of_service[each]) for each in services},
        fixed=(Cells(counts), *filter(None, served), *rare),
    )


def _by_exactly(rows: pl.DataFrame, *columns: str) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Each set of what stands in these columns for somebody, in order, and for how many it does.

    Numbers are put together, not the texts that they stand for: half of the time.
    """
    texts = rows.select(columns).unique().sort(columns).with_row_index("at")
    sets = rows.join(texts, on=columns).group_by("id").agg(pl.col("at").unique().sort())
    names = texts.drop("at").rows()
    for places, n in sets.group_by("at").len().iter_rows():
        yield tuple(names[place] for place in places), n


def _by_subject(plan: Plan) -> Mapping[str, set[str]]:
    """The items whose people each item and element serves."""
    subjects: dict[str, set[str]] = {}
    for code, subject in _above(plan):
        subjects.setdefault(subject, set()).add(code)
    return subjects


def overlapping(rows: pl.DataFrame, plan: Plan, least: int) -> dict[tuple[str, ...], int | None]:
    """How many are served by exactly these codes, the most first; None where they are few.

    Whom each item and each element serves is told in any case. Where a small combination follows
    from these alone, it is hidden as in a table of its own.
    """
    exact = ((tuple(code for (code,) in codes), n) for codes, n in _by_exactly(rows, "code"))
    counts = dict(sorted(exact, key=lambda each: (-each[1], ";".join(each[0]))))
    subjects = _by_subject(plan).values()
    served = {Cells(each for each in counts if of.intersection(each)) for of in subjects}
    figures: dict[Name, Cells] = {each: Cells({each}) for each in counts}
    alone = Table(cells=counts, figures=figures, fixed=(Cells(counts),))
    beside = replace(alone, fixed=(*alone.fixed, *sorted(served, key=sorted)))
    out = hidden([alone], least) | hidden([beside], least)
    return _told(counts, [each for each in counts if each in out])


def _told(counts: Mapping[_Of, int], out: Container[_Of]) -> dict[_Of, int | None]:
    """Counts in their order; the hidden ones last, by name, so that their place tells nothing."""
    told = {name: None if name in out else n for name, n in counts.items()}
    few = dict.fromkeys(sorted(name for name, n in told.items() if n is None))
    return {**{name: n for name, n in told.items() if n is not None}, **few}


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
