"""The process in which a list in a workbook is read: its path as argument, rows as CSV on stdout.

The first line holds the sheet's name and those of other sheets that hold a list too, as JSON. A
second argument names the one sheet that may be read; where there is none of that name, nothing is
written.

Of an office's template of which no sheet is named nothing is written either: a form reads it.

Run by :mod:`list_table`, never by people. In a process of its own because the library that reads
long sheets fastest aborts on some files, which would end ours. The first row that is written holds
the number of the sheet's first row with cells.
"""

import csv
import io
import json
import sys
from datetime import date, datetime
from pathlib import Path

import python_calamine

from sheetgen.population.list_form import HEADINGS_WITHIN, NEEDED, NUMBER, plain

_SHEET = "beneficiarios"
_MOST = 1e15
_STAMP = "sheetgen"
_SIGNED = "sheetgen:"
"""How the hidden cell begins by which a sheet of ours is known."""


def tell(path: Path, only: str = "") -> str:
    """The sheet called Beneficiarios, or the first that is a list, or the first one.

    Its name, those of the others that are lists, and its rows; of ``only``, or none. Nothing of an
    office's template, where no sheet is named.
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
        own = [each for each in names if not _is_ours(book, each)]
        name = next((each for each in own if _is_list(book, each)), (own or names)[0])
    others = [] if only else [each for each in names if each != name and _is_list(book, each)]
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    into = io.StringIO()
    into.write(f"{json.dumps([name, *others])}\n")
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


def _is_list(book: python_calamine.CalamineWorkbook, name: str) -> bool:
    """Whether a sheet has the headings of a list, and a row below them."""
    first = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=HEADINGS_WITHIN + 1)
    rows = [{plain(str(value)) for value in row if str(value).strip()} for row in first]
    return any(row.issuperset(NEEDED) and any(rows[at + 1 :]) for at, row in enumerate(rows))


def _text(value: object) -> str:
    """A cell as text: whole numbers without a point, days as 2025-12-31.

    Of a number of more digits than a spreadsheet keeps, the last ones are lost: it is written with
    an exponent, as the spreadsheet shows it.
    """
    if isinstance(value, float) and abs(value) >= _MOST:
        return f"{value:.5E}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return f"{value}{NUMBER}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


if __name__ == "__main__":
    try:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # a text stream
        sys.stdout.write(tell(Path(sys.argv[1]), *sys.argv[2:3]))
    except (python_calamine.CalamineError, IndexError) as error:
        sys.exit(str(error))
