"""Random plans in random layouts: what is placed is placed rightly, and most of it is placed."""

from collections import Counter
from decimal import Decimal

import pytest

from importing.layouts import Truth, laid_out
from importing.spoilt import ODD, spoilt
from sheetgen.importing.matrix import Matrix, read_matrix
from sheetgen.importing.nouns import Fate
from sheetgen.language.number_marks import read_marks

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


def _typed(*texts: str) -> bool:
    """Whether what was typed over a cell is what is found there: it is what the matrix says."""
    return any(str(each) in texts for each in ODD)


@pytest.mark.parametrize("seed", range(1000, 1000 + MANY))
def test_nothing_is_placed_wrongly_in_a_matrix_that_was_spoilt(seed: int) -> None:
    data, truth = laid_out(seed)
    matrix = read_matrix(spoilt(data, seed), "matriz.xlsx", "plan", None, MARKS)
    if matrix.questions:
        return  # nothing is written of it
    for code, item in matrix.draft.items.items():
        said = (item.name, item.element, item.unit, item.offices[0])
        assert truth.items[code] == said or _typed(*said)
    for code, element in matrix.draft.elements.items():
        name, parent = truth.elements[code]
        assert element.parent == parent
        assert element.name in {name, code} or _typed(element.name)
    for key, value in placed(matrix).items():
        assert truth.figures.get(key) == value or _typed(str(value)), key


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
