"""What a text says of how the index moved since the period before, and of what moved it."""

from decimal import Decimal

import pytest

from sheetgen.language.number_marks import read_marks
from sheetgen.model.comparison import CauseKind
from sheetgen.model.text import Said
from sheetgen.records import replace
from sheetgen.telling.comparison_words import paragraph
from sheetgen.texts.documents import lines_of_text
from sheetgen.texts.table_figures import Known
from sheetgen.texts.text_check import claims_of
from texts.held import SAY, known, language, told

WAS, STANDS = Decimal("95.25"), Decimal("92.75")


def _known(was: Decimal, stands: Decimal) -> Known:
    """September of the policy of the example's year, its index moved by hand."""
    report = known("bienestar", "2025-09").report
    index, compared = report.index, report.comparison
    if index is None or compared is None:
        raise LookupError
    moved = replace(
        compared,
        index_before=was,
        index_after=stands,
        by_cause={CauseKind.TARGET: Decimal(-4), CauseKind.VALUE: stands - was + 4},
    )
    declared = replace(index.declared, figure=stands)
    return Known(
        replace(report, comparison=moved, index=replace(index, declared=declared)), language()
    )


def _told(text: str, of: Known, *said: Said) -> list[tuple[str, str, str]]:
    passages = lines_of_text(text, "informe.txt")
    return told(claims_of(passages, of, language(), read_marks("es_PE")), *said)


@pytest.mark.parametrize("moves", [(WAS, STANDS), (STANDS, WAS), (WAS, WAS)])
def test_the_paragraph_of_changes_is_confirmed_whichever_way_the_index_went(
    moves: tuple[Decimal, Decimal],
) -> None:
    of = _known(*moves)
    if of.report.comparison is None:
        raise LookupError
    text = SAY.say(paragraph(of.report.comparison))

    assert [] == _told(text, of, *(each for each in Said if each is not Said.CONFIRMED))
    assert 4 < len(_told(text, of, Said.CONFIRMED))


@pytest.mark.parametrize(
    "text",
    [
        "Desde junio de 2025 el índice subió de 92.8 % a 95.3 % (+2.5 p. p.).",
        "Desde junio de 2025 el índice bajó de 96.3 % a 92.8 % (−3.5 p. p.).",
        "Desde junio de 2025 el índice sigue en 92.8 %.",
    ],
)
def test_a_move_that_was_not_so_is_called_wrong(text: str) -> None:
    assert _told(text, _known(WAS, STANDS), Said.CONTRADICTED)
