"""A figure that is not what a person sees or typed: told in a notice, and read as it is stored.

READ-340 the cell shows something else than it holds, READ-341 it stands in a hidden or filtered row
or a hidden column, READ-342 it is computed from another workbook, of which nothing is known here.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.form import Ask
from sheetgen.model.place import Place
from sheetgen.model.problem import Weight
from sheetgen.reading.cells import Cell, Kind
from sheetgen.reading.faults import FileFault
from sheetgen.reading.format_shows import shown_instead
from sheetgen.reading.match import Located
from sheetgen.reading.values import read_text

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
        if is_external(cell.formula):
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
    return _notice(
        "READ-340",
        place,
        message(
            "{code}: by its number format the cell shows {seen}, and it holds {typed}, which was "
            "read.",
            code=code,
            seen=said,
            typed=typed,
        ),
        message("Check which one is meant; type ND as a word where there is no figure."),
    )


def _hidden(place: Place, code: str, typed: str) -> FileFault:
    return _notice(
        "READ-341",
        place,
        message(
            "{code}: {typed} stands in a hidden or filtered row or column, and was read.",
            code=code,
            typed=typed,
        ),
        message("Show all rows and columns, and check the figure."),
    )


def _external(place: Place, code: str, formula: str) -> FileFault:
    return _notice(
        "READ-342",
        place,
        message(
            "{code}: the figure is computed from another workbook ({formula}); the result stored "
            "in the cell was read.",
            code=code,
            formula=formula[:80],
        ),
        message("Check that it is up to date, and paste it as a value."),
    )


def _notice(code: str, place: Place, said: Message, cure: Message) -> FileFault:
    return FileFault(code=code, weight=Weight.NOTICE, place=place, message=said, remedy=cure)
