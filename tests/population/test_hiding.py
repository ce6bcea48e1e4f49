"""What is hidden cannot be worked out: with all that is told, it might be another count."""

import itertools
import random
from collections.abc import Iterator, Mapping

import pytest

from sheetgen.population.hiding import Cells, Name, Table, hidden

LEAST = 3


def told(counts: Mapping[str, int]) -> dict[str, int | None]:
    figures: dict[Name, Cells] = {(name,): Cells({name}) for name in counts}
    out = hidden([Table(cells=counts, figures=figures, fixed=(Cells(counts),))], LEAST)
    return {name: None if (name,) in out else n for name, n in counts.items()}


def test_of_two_classes_of_one_each_a_third_is_hidden_lest_their_sum_of_two_tell_them() -> None:
    assert {"a": None, "b": None, "c": None, "d": 90} == told({"a": 1, "b": 1, "c": 30, "d": 90})


def test_two_classes_that_might_be_two_and_one_or_one_and_two_are_enough() -> None:
    assert {"a": None, "b": None, "c": 30} == told({"a": 1, "b": 2, "c": 30})


def test_where_all_that_are_served_are_of_one_small_class_nobody_reads_which() -> None:
    assert {"a": None, "b": None, "c": 0} == told({"a": 2, "b": 0, "c": 0})


def test_where_nothing_is_small_nothing_is_hidden() -> None:
    assert {"a": 3, "b": 0, "c": 97} == told({"a": 3, "b": 0, "c": 97})


def crossing(counts: list[list[int]]) -> Table:
    """Cells, with the sums of rows and columns, and that of all, which is told in any case."""
    cells = {(r, c): n for r, row in enumerate(counts) for c, n in enumerate(row)}
    figures: dict[Name, Cells] = {("cell", *cell): Cells({cell}) for cell in cells}
    for r, c in cells:
        figures["row", r] = Cells(cell for cell in cells if cell[0] == r)
        figures["column", c] = Cells(cell for cell in cells if cell[1] == c)
    kept = frozenset(name for name in figures if name[0] != "cell")
    return Table(cells=cells, figures=figures, fixed=(Cells(cells),), kept=kept)


def test_a_small_cell_hides_three_more_and_no_sum() -> None:
    """2 follows from its row and from its column, unless in each another cell is hidden."""
    table = crossing([[2, 20, 50], [30, 40, 60], [70, 80, 90]])

    assert {("cell", r, c) for r in (0, 1) for c in (0, 1)} == hidden([table], LEAST)


def others(table: Table, out: frozenset[Name]) -> Iterator[dict[object, int]]:
    """Every table that tells the same: sums as they are told, somebody in what is hidden."""
    cells = list(table.cells)
    sums = [(each, table.sum(each)) for each in table.told(out)]
    gone = [table.figures[name] for name in out]
    somebody = gone if all(map(table.sum, gone)) else []
    most = [min(n for each, n in sums if cell in each) for cell in cells]
    for counts in itertools.product(*(range(n + 1) for n in most)):
        found = dict(zip(cells, counts, strict=True))
        if all(sum(found[c] for c in each) == n for each, n in sums) and all(
            any(found[c] for c in each) for each in somebody
        ):
            yield found


@pytest.mark.parametrize("seed", range(40))
def test_no_small_count_of_a_small_crossing_follows_from_what_is_told(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - counts to try, no secrets
    table = crossing([[chance.choice((0, 1, 1, 2, 3, 4)) for _ in range(3)] for _ in range(2)])
    out = hidden([table], LEAST)
    possible = list(others(table, out))

    for name in out:
        cells = table.figures[name]
        if 0 < table.sum(cells) < LEAST:
            assert 1 < len({sum(each[cell] for cell in cells) for each in possible}), name


def test_a_figure_of_two_tables_is_hidden_in_both_and_follows_from_neither() -> None:
    """``a`` is small in one table, and the second tells it as what another one leaves."""
    one = Table(cells={1: 2, 2: 9, 3: 20}, figures={("a",): Cells({1}), ("b",): Cells({2}),
                ("c",): Cells({3})}, fixed=(Cells({1, 2, 3}),))  # fmt: skip
    two = Table(cells={1: 9, 2: 22, 3: 0}, figures={("b",): Cells({1}), ("d",): Cells({2}),
                ("e",): Cells({3})}, fixed=(Cells({1, 2, 3}),))  # fmt: skip

    assert {("a",), ("b",), ("d",)} == hidden([one, two], LEAST)


def test_no_class_is_reckoned_with_fewer_than_nobody() -> None:
    one = Cells({"a"})
    table = Table(cells={"a": 1, "b": 0}, figures={("a",): one}, fixed=(Cells({"a", "b"}),))

    # Of one person in all, and somebody in a: only one in a and nobody in b fit.
    assert [one] == table.followed({("a",)}, [one])


def test_with_one_more_in_the_other_class_two_splits_fit() -> None:
    one = Cells({"a"})
    table = Table(cells={"a": 1, "b": 1}, figures={("a",): one}, fixed=(Cells({"a", "b"}),))

    assert [] == table.followed({("a",)}, [one])  # two in a and nobody in b fit too
