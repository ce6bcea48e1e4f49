"""What is asked of a table's rows: which of two is which, what those without a code are."""

from collections.abc import Sequence

from sheetgen.importing.code_shapes import is_code
from sheetgen.importing.matrix_rows import ReadRow, RowKind, Rows
from sheetgen.importing.nouns import Question, Role, Table
from sheetgen.language.message import message
from sheetgen.reading.opening.cells import column_letters

_ORDERS = ("pairs: physical-first", "pairs: financial-first", "pairs: programmed-first",
           "pairs: apart")  # fmt: skip
_UNCODED = ("uncoded: groups", "uncoded: left-out")


def ask_of_pairs(table: Table, read: Rows) -> Question | None:
    """Which of the two rows of each item is which, where nothing says it."""
    if not read.pairs.is_asked:
        return None
    asked = message("each item has two rows: which of them is which? The other one is of money, or "
                    "of what was executed; «apart»: they are two of something else.")  # fmt: skip
    first = min(read.pairs.refused), table.columns[0].number
    return Question(table.grid.place(first), asked, _ORDERS)


def ask_of_groups(table: Table, rows: Sequence[ReadRow]) -> Question | None:
    """What rows with a name and money alone are, where not all of them are sure."""
    unsure = [each for each in rows if each.kind is RowKind.UNSURE and each.at is not None]
    if not unsure or unsure[0].at is None:
        return None
    asked = message("{names}: these rows have a name and money, and neither unit nor office. Are "
                    "they the groups of the rows below them?",
                    names=[f"«{each.name}»" for each in unsure])  # fmt: skip
    return Question(table.grid.place(unsure[0].at), asked, _UNCODED)


def ask_of_row_numbers(table: Table, rows: Sequence[ReadRow]) -> Question | None:
    """No row had a code: may the numbers of its rows be their codes?"""
    column = table.one(Role.ORDINAL)
    known = table.of(Role.CODE) or table.of(Role.ELEMENT_NAME) or any(each.code for each in rows)
    if column is None or not column.heading or known:
        return None
    kinds = {RowKind.ITEM, RowKind.UNKNOWN, RowKind.GROUP, RowKind.UNSURE}
    cells = [at for row in rows if row.kind in kinds
             and (at := (row.row, column.number)) in table.grid.texts]  # fmt: skip
    texts = [table.grid.texts[at].rstrip(".)") for at in cells]
    if len(texts) < 2 or len(set(texts)) < len(texts) or not all(map(is_code, texts)):  # noqa: PLR2004 - one number says nothing
        return None
    asked = message("no row has a code; are the numbers under «{heading}» the codes?",
                    heading=column.heading)  # fmt: skip
    letters = column_letters(column.number)
    answers = (f"{letters} is: code", f"{letters} is: left-out")
    return Question(table.grid.place(cells[0]), asked, answers)
