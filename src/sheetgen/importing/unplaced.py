"""A table of which most has no place: whether a plan is written without it is asked."""

from sheetgen.importing.nouns import Fate, Ledger, Question, Table
from sheetgen.language.message import message

_NO_FIGURES = frozenset((Fate.TITLE, Fate.HEADING, Fate.NOTE))
_ANSWERS = ("incomplete: write",)


def ask_of_most(table: Table, ledger: Ledger) -> Question | None:
    """Ask it where more than half of what stands under the headings of a table has no place."""
    grid = table.grid
    fates = [
        entry.fate
        for at in grid.filled()
        if table.last < at[0] <= table.end
        and (entry := ledger.entries.get((grid.sheet.name, at))) is not None
        and entry.fate not in _NO_FIGURES
    ]
    lost = fates.count(Fate.NOT_PLACED)
    if 2 * lost <= len(fates):
        return None
    asked = message("{lost} of the {n} cells of this table have no place, for the reasons above: "
                    "is the plan to be written without them?", lost=lost, n=len(fates))  # fmt: skip
    return Question(grid.place((table.last, table.columns[0].number)), asked, _ANSWERS)
