"""A figure that is not what a person sees or typed: told in a notice, and read as it is stored.

READ-340 the cell shows something else than it holds, READ-341 it stands in a hidden or filtered row
or a hidden column, READ-342 it is computed from another workbook, of which nothing is known here.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import Message, message
from sheetgen.model.form import Ask
from sheetgen.model.place import Place
from sheetgen.reading.matching.match import Located
from sheetgen.reading.opening.cells import Cell, Kind
from sheetgen.reading.opening.format_shows import shown_instead
from sheetgen.reading.typed.values import read_text

_STRING = re.compile(r'"[^"]*"')
_EXTERNAL = re.compile(
    r"\[[^\[\]]+\][^\[\]!,;()+*/&<>=-]*!"  # [1]Hoja1!A1, 'C:\\[Libro.xlsx]Hoja1'!A1
    r"|'file:[^']*'#"  # LibreOffice's
)


def apart(located: tuple[Located, ...]) -> Iterator[FileFault]:
    """A notice for each such cell among the figures; one for a row that is hidden."""
    hidden: set[tuple[str, str]] = set()
    for each in located:
        cell = each.cell
        if cell is None or each.column.ask is not Ask.FIGURE or each.column.prefill:
            continue
        code, place = each.row.item.code, each.place
        if (seen := _shown(cell)) is not None:
            yield _shows(place, code, seen, read_text(cell))
        row = place.sheet, f"{each.row.plan} {code}"
        if each.hidden and row not in hidden:
            hidden.add(row)
            yield _hidden(place, code, read_text(cell))
        if is_external(cell.formula) and cell.kind is not Kind.UNCACHED:
            yield _external(place, code, cell.formula)


def is_external(formula: str) -> bool:
    """Whether a formula reads another workbook."""
    return bool(formula) and _EXTERNAL.search(_STRING.sub("", formula)) is not None


def _shown(cell: Cell) -> str | None:
    """What the cell shows where it is not its figure; "" for nothing at all."""
    if cell.kind is Kind.NUMBER and isinstance(cell.value, Decimal):
        return shown_instead(cell.number_format, cell.value)
    if cell.kind is Kind.TEXT and read_text(cell):
        return shown_instead(cell.number_format, None)
    return None


def _shows(place: Place, code: str, seen: str, typed: str) -> FileFault:
    said: Message | str = f"«{seen}»" if seen else message("nothing")
    return FileFault.of("READ-340", place, code=code, seen=said, typed=typed)


def _hidden(place: Place, code: str, typed: str) -> FileFault:
    return FileFault.of("READ-341", place, code=code, typed=typed)


def _external(place: Place, code: str, formula: str) -> FileFault:
    return FileFault.of("READ-342", place, code=code, formula=formula[:80])
