"""The process in which a list in a workbook is read: its path as argument, rows as CSV on stdout.

The first line is the sheet's name. A second argument names the one sheet that may be read; where
there is none of that name, nothing is written.

Of an office's template of which no sheet is named nothing is written either: a form reads it.

Run by :mod:`list_table`, never by people. In a process of its own because the library that reads
long sheets fastest aborts on some files, which would end ours. The first row that is written holds
the number of the sheet's first row with cells.
"""

import csv
import io
import sys
from datetime import date, datetime
from pathlib import Path

import python_calamine

_SHEET = "beneficiarios"
_STAMP = "sheetgen"
_SIGNED = "sheetgen:"
"""How the hidden cell begins by which a sheet of ours is known."""


def tell(path: Path, only: str = "") -> str:
    """The sheet called Beneficiarios, or the first one: its name and rows; of ``only``, or none.

    Nothing of an office's template, where no sheet is named.
    """
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    names = book.sheet_names
    wanted = only.casefold() or _SHEET
    name = next((each for each in names if each.strip().casefold() == wanted), None)
    if not only and _is_template(book):
        return ""
    if name is None:
        if only:
            return ""
        name = next((each for each in names if not _is_ours(book, each)), names[0])
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    into = io.StringIO()
    into.write(f"{name}\n")
    csv.writer(into).writerows([_text(value) for value in row] for row in rows)
    return into.getvalue()


def _is_template(book: python_calamine.CalamineWorkbook) -> bool:
    """Whether it has a template's stamp, and sheets beside it that somebody filled in."""
    names = {each.strip().casefold(): each for each in book.sheet_names}
    beside = [each for name, each in names.items() if name not in (_STAMP, _SHEET)]
    return _STAMP in names and any(not _is_ours(book, each) for each in beside)


def _is_ours(book: python_calamine.CalamineWorkbook, name: str) -> bool:
    """Whether it is a sheet that a file takes along which went back marked."""
    first = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=1)
    return any(str(value).startswith(_SIGNED) for row in first for value in row)


def _text(value: object) -> str:
    """A cell as text: whole numbers without a point, days as 2025-12-31."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


if __name__ == "__main__":
    try:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # a text stream
        sys.stdout.write(tell(Path(sys.argv[1]), *sys.argv[2:3]))
    except (python_calamine.CalamineError, IndexError) as error:
        sys.exit(str(error))
