"""What two tables of those served tell together gives no small count away either."""

import random
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product

import polars as pl
import pytest

from sheetgen.model.place import Place
from sheetgen.model.population import (
    Band,
    Check,
    Class,
    Criterion,
    Identifier,
    Part,
    Population,
    Registry,
    Sort,
)
from sheetgen.model.rule import All, Comparison, Condition
from sheetgen.population.by_class import Shares, shares
from sheetgen.population.registry import KNOWN

LEAST = 3
COLUMNS = {"ventas": Sort.NUMBER, "sector": Sort.TEXT, "personal": Sort.NUMBER}
SIZE = Band("tamaño", "ventas", (Class("Micro", None, Decimal(150)),
                                 Class("Pequeña", Decimal(150), None)))  # fmt: skip
SECTOR = Band("sector", "sector", ())
WORKERS = Band("personal", "personal", (Class("pocos", None, Decimal(5)),
                                        Class("más", Decimal(5), None)))  # fmt: skip
KINDS = tuple(product((10, 200), ("pesca", "textil"), (2, 9)))
_Kind = tuple[int, str, int]


def population(bands: Sequence[Band], *criteria: Criterion) -> Population:
    names = [each.name for each in bands]
    crossed = [each for n in range(2, len(names) + 1) for each in combinations(names, n)]
    return Population(
        identifier=Identifier("RUC", r"\d{11}", Check.NONE),
        registry=Registry("registry.csv", "ruc", COLUMNS),
        criteria=criteria,
        bands=tuple(bands),
        suppress_below=LEAST,
        place=Place("population.yaml", "", ""),
        crossed=tuple(crossed),
    )


def told_of(counts: Mapping[_Kind, int], whose: Population) -> Shares:
    people = [kind for kind, n in counts.items() for _ in range(n)]
    known = pl.DataFrame(people, schema=list(COLUMNS), orient="row")
    return shares(known.with_columns(pl.lit(value=True).alias(KNOWN)), whose)


def test_a_criterion_that_is_a_cell_of_a_crossing_tells_no_cell_beside_it() -> None:
    """Of 21 micro firms 20 fish: who meets «micro pesquera» leaves one that does not."""
    micro = Condition("ventas", Comparison.BELOW, Decimal(150))
    fishing = Criterion("micro pesquera", All((micro, Condition("sector", Comparison.IS, "pesca"))))
    counts = {(10, "pesca", 2): 20, (10, "textil", 2): 1, (200, "pesca", 2): 30,
              (200, "textil", 2): 40}  # fmt: skip
    (cells,) = told_of(counts, population([SIZE, SECTOR], fishing)).crossed

    assert None is cells.cells["Micro", "textil"].n
    assert None is told_of(counts, population([SIZE, SECTOR], fishing)).met["micro pesquera"].n


def figures(
    told: Shares, by_kind: Mapping[_Kind, tuple[str, ...]]
) -> Iterator[tuple[set[_Kind], Part]]:
    """Every figure of somebody, with the kinds that it counts."""
    for band, parts in enumerate(told.by.values()):
        for name, part in parts.items():
            yield {kind for kind, of in by_kind.items() if of[band] == name}, part
    places = {name: at for at, name in enumerate(told.by)}
    for crossed in told.crossed:
        of_bands = [places[band] for band in crossed.bands]
        for classes, part in crossed.cells.items():
            yield (
                {
                    kind
                    for kind, of in by_kind.items()
                    if tuple(of[at] for at in of_bands) == classes
                },
                part,
            )


def every(sums: Sequence[tuple[set[_Kind], int]], n: int) -> Iterator[dict[_Kind, int]]:
    """All counts by kind that tell the same sums."""

    def go(at: int, left: tuple[int, ...], found: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if at == len(KINDS):
            if not any(left):
                yield found
            return
        mine = [i for i, (of, _) in enumerate(sums) if KINDS[at] in of]
        for count in range(min(n, *(left[i] for i in mine)) + 1):
            rest = tuple(each - count if i in mine else each for i, each in enumerate(left))
            yield from go(at + 1, rest, (*found, count))

    for counts in go(0, tuple(told for _, told in sums), ()):
        yield dict(zip(KINDS, counts, strict=True))


@pytest.mark.parametrize("seed", range(1, 20))
def test_no_small_count_follows_from_three_bands_and_all_their_crossings(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - counts to try, no secrets
    counts = {kind: chance.choice((0, 0, 1, 1, 2, 3, 5)) for kind in KINDS}
    by_kind = {
        kind: ("Micro" if kind[0] < 150 else "Pequeña", kind[1], "pocos" if kind[2] < 5 else "más")
        for kind in KINDS
    }
    told = list(figures(told_of(counts, population([SIZE, SECTOR, WORKERS])), by_kind))
    whole = sum(counts.values())
    sums = [(set(KINDS), whole), *((of, part.n) for of, part in told if part.n is not None)]
    possible = list(every(sums, whole))

    hidden = [of for of, part in told if part.n is None]
    assert counts in possible
    if all(sum(counts[kind] for kind in of) for of in hidden):
        possible = [p for p in possible if all(sum(p[kind] for kind in of) for of in hidden)]
    for of in hidden:
        if 0 < sum(counts[kind] for kind in of) < LEAST:
            assert 1 < len({sum(each[kind] for kind in of) for each in possible}), of
