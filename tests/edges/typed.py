"""A filled template with anything at all in any of its cells, and commands run in this process."""

import io
import warnings
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook, load_workbook

from sheetgen.cli.main import main
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.output import write_templates

SHEET = "Indicadores"
PERIOD = Period(2025, 12)
LONGEST = 32_767
"""What Excel takes in a cell."""


def template(folder: Path, office: str = "NORTE") -> bytes:
    """The blank template of an office of the workspace."""
    setup = open_setup(read_workspace(folder))
    write_templates(setup.workspace, issue(setup, PERIOD), speaker("es", "es_PE"))
    return (setup.workspace.output / str(PERIOD) / "templates" / f"{office}.xlsx").read_bytes()


def opened(data: bytes) -> Workbook:
    """A workbook as openpyxl reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of the extensions that it drops
        return load_workbook(io.BytesIO(data))


def typed(blank: bytes, cells: dict[str, str]) -> bytes:
    """The template with these texts in cells of its sheet of indicators.

    Written into the sheet's XML as Excel writes them, because openpyxl refuses what it holds
    impossible: ``_x0007_`` is a control, ``_xD800_`` half of a sign.
    """
    book = opened(blank)
    marks = {f"@@{number}@@": text for number, text in enumerate(cells.values())}
    for at, mark in zip(cells, marks, strict=True):
        book[SHEET][at].value = mark
    kept, out = io.BytesIO(), io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in parts.infolist():
            data = parts.read(part)
            for mark, text in marks.items():
                data = data.replace(mark.encode(), escape(text).encode("utf-8"))
            made.writestr(part.filename, data)
    return out.getvalue()


def cell_of(blank: bytes, heading: str, code: str) -> str:
    """Where an item's cell under a heading stands."""
    sheet = opened(blank)[SHEET]
    found = {str(cell.value): cell for row in sheet.iter_rows() for cell in row if cell.value}
    return f"{found[heading].column_letter}{found[code].row}"


def sheetgen(folder: Path, *args: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a command in this process; gives its exit status. A traceback is a failed test."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.argv", ["sheetgen", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code
