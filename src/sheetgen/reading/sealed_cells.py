"""Which cell an edited closed month tells otherwise than the file of an office that it rests on."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sheetgen.reading.opening.cells import Sheet, column_letters
from sheetgen.reading.submissions import open_file
from sheetgen.reading.typed.values import read_text


class EditedCell(NamedTuple):
    """A cell by its place: what its file holds, which was sealed, and what stands for it now."""

    place: str
    sealed: str
    now: str


def edited_cells(root: Path, record: Mapping[str, Any], most: int) -> Iterator[EditedCell]:
    """The cells of a closed month that its files do not hold so, as far as these are as sealed.

    ``most`` is how many bytes a file may have.
    """
    cells, inputs = record.get("cells"), record.get("inputs")
    if not isinstance(cells, dict) or not isinstance(inputs, dict):
        return
    of_file: dict[str, dict[str, str]] = {}
    for place, typed in cells.items():
        of_file.setdefault(place.partition("!")[0], {})[place] = str(typed)
    for file, mine in of_file.items():
        found = open_file(root / file, file, most)
        if found.book is None or found.sha256 != inputs.get(file):
            continue
        for sheet in found.book.sheets:
            held = _texts(sheet)
            for place, now in mine.items():
                name, _, at = place.removeprefix(f"{file}!").rpartition("!")
                if name == sheet.name and held.get(at, "") != now:
                    yield EditedCell(place, held.get(at, ""), now)


def _texts(sheet: Sheet) -> dict[str, str]:
    return {
        f"{column_letters(column)}{row}": read_text(cell)
        for (row, column), cell in sheet.cells.items()
    }
