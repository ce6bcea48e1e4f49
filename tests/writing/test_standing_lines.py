"""The line of where an owner's figures stand tells all by which the ledger answers, and no more."""

from collections.abc import Sequence
from itertools import product

from sheetgen.writing.workbook.ledger import Ledger, Rows, Tab
from sheetgen.writing.workbook.standing_lines import standing
from sheetgen.writing.workbook.trace import Owner

MEASURES = ("progress", "actual")
ITEM, OTHER = Owner("A.1", is_item=True), Owner("A.2", is_item=True)
SHOWS = ((), ("progress",), ("actual",), MEASURES)
LINES: Sequence[Sequence[Owner]] = ((ITEM,), (OTHER, ITEM), (OTHER, ITEM, ITEM), (OTHER,))


def _ledger(
    shows: Sequence[Sequence[str]], owners: Sequence[Sequence[Owner]], single: str = ""
) -> Ledger:
    """Two tables that are nobody's own, then two of items; a cell by itself where one is named."""
    ledger = Ledger()
    for at, (names, whose) in enumerate(zip(shows, owners, strict=True)):
        letters = dict.fromkeys(names, ("BC"[at % 2],))
        tab = Tab("libro.xlsx", f"Hoja {at}")
        ledger.enter_rows(
            Rows(tab=tab, first=4, shows=letters, near={}, owners=whose, are_own=at > 0)
        )
    if single:
        ledger.enter(Tab("libro.xlsx", "Resumen").named("D7"), ITEM.figure(single))
    return ledger


def test_where_lines_are_the_same_so_are_all_cells() -> None:
    """Of any tables: those of the item itself come second here, and answer first."""
    alike = 0
    for shows in product(SHOWS, repeat=3):
        for single in ("", "actual"):
            answers: dict[str, tuple[object, ...]] = {}
            for owners in product(LINES, repeat=3):
                ledger = _ledger(shows, owners, single)
                said = standing(ledger, MEASURES)(ITEM)
                cells = tuple(map(ledger.where(ITEM), MEASURES))
                alike += said in answers
                assert answers.setdefault(said, cells) == cells, (shows, owners, single)
    assert alike


def test_a_row_in_which_nothing_stands_first_is_not_told() -> None:
    """As that of an alert, which moves when an alert comes above it."""
    shows = ("progress",), MEASURES

    def said(*alerts: Owner) -> str:
        return standing(_ledger(shows, (alerts, (ITEM,))), MEASURES)(ITEM)

    assert said(ITEM) == said(OTHER, ITEM) == said(OTHER)


def test_figures_that_nobody_lists_are_not_looked_for() -> None:
    """A column of a table is named as a figure is, whatever it shows."""
    shows = ("since", "progress"), ("progress",)

    def said(*alerts: Owner) -> str:
        return standing(_ledger(shows, (alerts, (ITEM,))), ("progress",))(ITEM)

    assert said(ITEM) == said(OTHER, ITEM)


def test_a_cell_by_itself_is_told_with_its_address() -> None:
    """As one of Resumen: it stands first where no table of the item shows the figure."""

    def told(cell: str) -> tuple[str, object]:
        ledger = Ledger()
        ledger.enter(Tab("libro.xlsx", "Resumen").named(cell), ITEM.figure("actual"))
        return standing(ledger, MEASURES)(ITEM), ledger.where(ITEM)("actual")

    (line, at), (moved, there) = told("D7"), told("D8")

    assert at != there
    assert line != moved
