"""The process in which calamine reads one file: bytes on stdin, JSON on stdout.

Run by :mod:`foreign`, never by people. Whatever happens here, happens to nobody else.
"""

import io
import json
import math
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from sheetgen.reading.opening.cells import UNKNOWN_FORMAT, Kind
from sheetgen.reading.opening.old_formats import old_errors, old_formats

_MEMORY = 192 << 20
_DAY_ZERO = "1899-12-31"


def tell(data: bytes) -> dict[str, Any]:
    """The sheets of a workbook as plain lists; only ``error`` where calamine cannot read it."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        formats, errors = old_formats(data), old_errors(data)
        return {
            "sheets": [
                _sheet(book, each, formats.get(each.name, {}), errors.get(each.name, {}))
                for each in book.sheets_metadata
            ]
        }
    except python_calamine.CalamineError as error:
        return {"error": str(error)}


def _sheet(
    book: python_calamine.CalamineWorkbook,
    known: Any,  # noqa: ANN401 - calamine's own record
    formats: dict[tuple[int, int], str],
    errors: dict[tuple[int, int], str],
) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(known.name)
    merges = sheet.merged_cell_ranges or []
    rows = enumerate(sheet.to_python(skip_empty_area=False), start=1)
    return {
        "name": known.name,
        "visible": known.visible == python_calamine.SheetVisibleEnum.Visible,
        "merges": [[a + 1, b + 1, c + 1, d + 1] for (a, b), (c, d) in merges],
        "cells": [
            [row, column, *held, formats.get((row, column), UNKNOWN_FORMAT)]
            for row, values in rows
            for column, value in enumerate(values, start=1)
            if (row, column) not in errors and (held := _held(value)) is not None
        ]
        + [[*at, Kind.ERROR.value, shown, UNKNOWN_FORMAT] for at, shown in errors.items()],
    }


def _held(value: object) -> tuple[str, object] | None:
    match value:
        case "" | None:
            return None
        case bool():
            return Kind.BOOLEAN.value, value
        case int() | float():
            finite = math.isfinite(value)
            return (Kind.NUMBER.value, value) if finite else (Kind.ERROR.value, str(value))
        case datetime() | date():
            return Kind.DATE.value, value.isoformat()[:10]
        case time() | timedelta():
            return Kind.DATE.value, _DAY_ZERO
        case _:
            return Kind.TEXT.value, str(value)


def _limit_memory() -> None:
    """A file that asks for gigabytes ends this process and not the machine (POSIX only)."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - absent on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _limit_memory()
    json.dump(tell(sys.stdin.buffer.read()), sys.stdout)
