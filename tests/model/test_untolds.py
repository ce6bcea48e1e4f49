"""Empty texts of a file are held by column, and are what they were made of."""

from functools import cache

import pytest

from sheetgen.model.form import Ask, Column
from sheetgen.model.place import Place
from sheetgen.model.submission import Untold, Untolds


@cache
def column(field: str) -> Column:
    headings = (("es", field),)
    return Column(
        field=field, headings=headings, hints=(), ask=Ask.TEXT, unit="text", width=10, prefill=None
    )


def untold(code: str, field: str, cell: str, sheet: str = "Actividades") -> Untold:
    return Untold("obra", code, column(field), Place("input/2025-01/N.xlsx", sheet, cell))


MADE = (
    untold("A.1", "reason", "J6"),
    untold("A.1", "measure", "K6"),
    untold("A.2", "measure", "K7", sheet="Indicadores"),
)


@pytest.mark.parametrize("made", [MADE, MADE[:1], ()])
def test_they_are_what_they_were_made_of(made: tuple[Untold, ...]) -> None:
    held = Untolds.of(made)

    assert tuple(held) == made
    assert held == made
    assert hash(held) == hash(made)
    assert len(held) == len(made)
    assert repr(held) == repr(made)


def test_each_is_had_by_its_place() -> None:
    held = Untolds.of(MADE)

    assert MADE[1] == held[1]
    assert MADE[1:] == held[1:]
    assert held != Untolds.of(MADE[1:])


def test_a_cell_that_many_files_have_is_named_once() -> None:
    first, again = (Untolds.of([untold("A.1", "reason", f"J{row}")])[0] for row in (600, 600))

    assert first.place.cell is again.place.cell


def test_columns_are_numbered_anew_where_files_are_kept_together() -> None:
    held = Untolds.of(MADE)
    reason, measure = held.columns

    assert (reason, measure) == (MADE[0].column, MADE[1].column)
    assert held.numbered({measure: 4, reason: 7})[2] == [7, 4, 4]
    assert Untolds.of(MADE[1:]).columns == [measure]
