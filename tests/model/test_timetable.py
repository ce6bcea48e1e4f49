"""Rows kept by column say what the table says: of which item and period, and in which cell."""

from decimal import Decimal

from sheetgen.model.period import Period
from sheetgen.model.place import Place, line_place
from sheetgen.model.plan import Programmed
from sheetgen.model.timetable import Timetable

REVISED = Place("plans/p/revisions.csv", "line 2", "value")


def locate(line: int, column: str) -> Place:
    return line_place("plans/p/schedule.csv", line, column)


def table(*rows: tuple[str, int, int, int]) -> Timetable[Programmed]:
    """Rows of (item, year, month, figure), from line 2 on."""
    made = Timetable(Programmed, "programmed")
    for line, (code, year, month, figure) in enumerate(rows, 2):
        made.add(code, Period(year, month), Decimal(figure), line, locate)
    return made


TOGETHER = table(("A", 2025, 2, 20), ("A", 2025, 1, 10), ("A", 2026, 1, 5), ("B", 2025, 1, 7))
SCATTERED = table(("A", 2025, 2, 20), ("B", 2025, 1, 7), ("A", 2025, 1, 10))


def said(rows: object) -> list[tuple[str, str, int, str]]:
    return [(e.code, str(e.period), int(e.figure), e.place.sheet) for e in rows]


def test_a_row_is_made_with_the_cell_of_its_line() -> None:
    place = Place("plans/p/schedule.csv", "line 3", "programmed")

    assert Programmed("A", Period(2025, 1), Decimal(10), place) == TOGETHER[1]
    assert 4 == len(TOGETHER)


def test_the_rows_of_an_item_are_found_wherever_they_stand() -> None:
    assert [("A", "2025-02", 20, "line 2"), ("A", "2025-01", 10, "line 4")] == said(
        SCATTERED.of_item("A")
    )
    assert [("B", "2025-01", 7, "line 5")] == said(TOGETHER.of_item("B"))
    assert [] == said(TOGETHER.of_item("C")) == said(SCATTERED.of_item("C"))


def test_of_whom_and_of_when_there_are_rows_is_told_once_each() -> None:
    revised = TOGETHER.with_rows([Programmed("C", Period(2027, 1), Decimal(1), REVISED)])

    assert {"A", "B"} == TOGETHER.codes
    assert {Period(2025, 1), Period(2025, 2), Period(2026, 1)} == TOGETHER.periods
    assert TOGETHER.codes | {"C"} == revised.codes
    assert TOGETHER.periods | {Period(2027, 1)} == revised.periods
    assert ({"B"}, {Period(2025, 1)}) == (revised.only({"B"}).codes, revised.only({"B"}).periods)
    assert {"Z", "B"} == TOGETHER.renamed({"A": "Z"}).codes
    assert [] == said(TOGETHER.renamed({"A": "Z"}).of_item("A"))


def test_the_months_of_a_year_come_in_their_order() -> None:
    year = TOGETHER.of_item("A").of_year(2025)

    assert [("2025-01", 10), ("2025-02", 20)] == [(str(at), int(f)) for at, f in year.dated]
    assert [("A", "2025-01", 10, "line 3")] == said(year.until(Period(2025, 1)))
    assert [("A", "2026-01", 5, "line 4")] == said(TOGETHER.of_item("A").since(2026))


def test_a_revised_row_stands_where_the_table_had_it_and_a_new_one_last() -> None:
    first = Programmed("A", Period(2025, 1), Decimal(11), REVISED)
    new = Programmed("B", Period(2025, 2), Decimal(8), REVISED)
    again = Programmed("B", Period(2025, 2), Decimal(9), REVISED)

    made = TOGETHER.with_rows([first, new, again])

    assert [20, 11, 5, 7, 9] == [int(each.figure) for each in made] == [*map(int, made.figures)]
    assert [REVISED] * 2 == [made[1].place, made[4].place]
    assert [7, 9] == [int(figure) for _, figure in made.of_item("B").dated]
    assert [20, 10, 5, 7] == [int(each.figure) for each in TOGETHER]


def test_rows_are_renamed_and_chosen_with_their_cells() -> None:
    revised = TOGETHER.with_rows([Programmed("B", Period(2025, 1), Decimal(8), REVISED)])

    assert [("Z", "2025-01", 8, "line 2")] == said(revised.renamed({"B": "Z"}).of_item("Z"))
    assert [("B", "2025-01", 7, "line 5")] == said(TOGETHER.only({"B"}))
    assert table(("B", 2025, 1, 7)) != TOGETHER.only({"B"})  # of another line
    assert Timetable.of(list(TOGETHER)) == TOGETHER
