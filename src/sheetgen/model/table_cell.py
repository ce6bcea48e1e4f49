"""What a cell of an analyst's table holds: it decides as much as what an office types."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from sheetgen.model.place import Place


class TableCell(NamedTuple):
    """The text of a cell as it was typed, and the digest of its file."""

    typed: str
    sha256: str


TableCells: TypeAlias = Callable[[Place], TableCell | None]
"""What the cell at a place holds; None for a place in no table of analysts."""


def no_tables(_: Place) -> TableCell | None:
    """Of a report whose tables nobody can look at again."""
    return None
