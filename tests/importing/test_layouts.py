"""Random plans in random layouts: what is placed is placed rightly, and most of it is placed."""

from collections import Counter
from decimal import Decimal

import pytest

from importing.layouts import Truth, laid_out
from sheetgen.importing.matrix import Matrix, read_matrix
from sheetgen.importing.nouns import Fate
from sheetgen.language.marks import read_marks

MARKS = read_marks("es_PE")
MANY = 60


def read(seed: int) -> tuple[Matrix, Truth]:
    data, truth = laid_out(seed)
    return read_matrix(data, "matriz.xlsx", "plan", None, MARKS), truth


def figure(text: str) -> Decimal | str:
    return text if text == "ND" else Decimal(text.removesuffix("%"))


def placed(matrix: Matrix) -> dict[tuple[str, str, str], Decimal | str]:
    """Every figure of the plan, as the truth names them."""
    draft = matrix.draft
    found: dict[tuple[str, str, str], Decimal | str] = {}
    for (code, year, period), text in draft.targets.items():
        found["target", code, period or year] = figure(text)
    for (code, period), text in draft.schedule.items():
        found["programmed", code, period] = figure(text)
    for (code, period), line in draft.actuals.items():
        yearly = draft.items[code].kind == "indicator"
        for key in ("actual", "accrued"):
            if key in line:
                when = period[:4] if yearly else period
                found[key, code, when] = figure(line[key])
    for item in draft.items.values():
        for key, text in item.figures.items():
            if text:
                found[key, item.code, ""] = figure(text)
    return found


@pytest.mark.parametrize("seed", range(MANY))
def test_nothing_is_placed_wrongly(seed: int) -> None:
    matrix, truth = read(seed)
    draft = matrix.draft

    for code, item in draft.items.items():
        assert truth.items[code] == (item.name, item.element, item.unit, item.offices[0])
    for code, element in draft.elements.items():
        assert truth.elements[code] == (element.name, element.parent)
    for key, value in placed(matrix).items():
        assert truth.figures[key] == value, key


@pytest.mark.parametrize("seed", range(MANY))
def test_every_cell_is_accounted_for(seed: int) -> None:
    matrix, _ = read(seed)

    filled = {(grid.sheet.name, at) for grid in matrix.grids for at in grid.texts}
    assert set(matrix.ledger.entries) == filled
    for entry in matrix.ledger.entries.values():
        assert entry.to or entry.fate is not Fate.PLACED
        assert entry.why is not None or entry.fate is not Fate.NOT_PLACED


def test_most_of_what_offices_lay_out_is_placed() -> None:
    said: Counter[bool] = Counter()
    for seed in range(MANY):
        matrix, truth = read(seed)
        found = placed(matrix)
        said.update(key in found for key in truth.figures)

    assert said[True] > 0.9 * said.total(), said
