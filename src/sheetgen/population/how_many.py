"""How many are served: each once by item, by element, by service and by exactly which items."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import polars as pl

from sheetgen.model.plan import Item, Plan
from sheetgen.model.population import Stretch
from sheetgen.population.by_class import shown
from sheetgen.population.hiding import Cells, Name, Table, hidden

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


def by_service(rows: pl.DataFrame, least: int) -> dict[str, int | None]:
    """Those served by service, each once, the most first; None where they are few."""
    counted = (
        rows.filter(pl.col("service") != "")
        .group_by("service")
        .agg(pl.col("id").n_unique().alias("n"))
        .sort(["n", "service"], descending=[True, False])
    )
    counts = dict(counted.select("service", "n").iter_rows())
    return _told(counts, [name for name, part in shown(counts, 0, least).items() if part.n is None])


def overlapping(rows: pl.DataFrame, plan: Plan, least: int) -> dict[tuple[str, ...], int | None]:
    """How many are served by exactly these codes, the most first; None where they are few.

    Whom each item and each element serves is told in any case. Where a small combination follows
    from these alone, it is hidden as in a table of its own.
    """
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
    counts = {tuple(codes.split(";")): n for codes, n in sets.iter_rows()}
    subjects: dict[str, set[str]] = {}
    for code, subject in _above(plan):
        subjects.setdefault(subject, set()).add(code)
    served = {Cells(each for each in counts if of.intersection(each)) for of in subjects.values()}
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
