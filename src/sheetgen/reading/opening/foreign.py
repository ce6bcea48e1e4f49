"""The door for .xls and .xlsb: calamine, in a process of its own.

In its own process because calamine aborts on some files (cells in A1 and XFD1048576), which would
end ours. What it cannot tell, and what follows:

* number formats: those of .xls are read beside it (``old_formats``); in an .xlsb a number where a
  percentage is asked is a question (READ-214), because nothing says whether 0.59 is 59 %;
  quantities and money are read as they stand;
* errors: those of .xls are read beside it too, in an .xlsb they come as empty cells;
* formulas never calculated: they come as empty cells;
* custom properties, names, protection, hidden rows: the stamp must be in its hidden sheet.
"""

import importlib.util
import json
import sys
from datetime import date
from types import MappingProxyType
from typing import Any

from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.cells import Cell, Held, Kind, Sheet, Span, Workbook
from sheetgen.reading.opening.doubles import double

_SECONDS = 20
_LIBRARY = "python_calamine"
_WORKER = "sheetgen.reading.opening.foreign_worker"


def open_foreign(data: bytes, name: str, code: str, kind: str) -> Workbook:
    """Read a workbook of an old or binary kind; ``code`` and ``kind`` are for the refusal.

    Raises Refused where it cannot be read, with what to do.
    """
    if importlib.util.find_spec(_LIBRARY) is None:
        raise Refused(code, kind=kind)
    told = _ask_worker(data, kind)
    return Workbook(
        file=name,
        sheets=tuple(_sheet(sheet) for sheet in told["sheets"]),
        properties=MappingProxyType({}),
        names=MappingProxyType({}),
    )


def _ask_worker(data: bytes, kind: str) -> dict[str, Any]:
    import subprocess  # noqa: PLC0415 - 10 ms at start-up, and few files are of these kinds

    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", _WORKER],
            input=data,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise _died(kind) from error
    if done.returncode != 0:
        raise _died(kind)
    told: dict[str, Any] = json.loads(done.stdout)
    if "sheets" not in told:
        raise Refused("READ-133", kind=kind)
    return told


def _died(kind: str) -> Refused:
    return Refused("READ-132", kind=kind)


def _sheet(told: dict[str, Any]) -> Sheet:
    cells = (_cell(*each) for each in told["cells"])
    return Sheet(
        name=told["name"],
        visible=told["visible"],
        cells=MappingProxyType({(cell.row, cell.column): cell for cell in cells}),
        merges=tuple(Span(*each) for each in told["merges"]),
        hidden_rows=frozenset(),
        hidden_columns=frozenset(),
        protected=False,
    )


def _cell(
    row: int,
    column: int,
    kind: str,
    value: Any,  # noqa: ANN401 - from JSON
    number_format: str,
) -> Cell:
    held: Held = value
    if kind == Kind.NUMBER.value:
        held = double(float(value))
    elif kind == Kind.DATE.value:
        held = date.fromisoformat(value)
    return Cell(row, column, Kind(kind), held, number_format, "")
