"""An office's own template of a month, filled and put where deliveries lie."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.output import write_templates

SAY = speaker("es", "es_PE")


def fill(
    folder: Path,
    month: Period,
    office: str,
    figures: Mapping[str, object],
    texts: Mapping[str, Mapping[str, str]] | None = None,
) -> Path:
    """Fill the indicators' values by code, and texts beside them by code and heading."""
    setup = open_setup(read_workspace(folder))
    templates = tuple(each for each in issue(setup, month) if each.office == office)
    (path,) = write_templates(setup.workspace, templates, SAY)
    book = load_workbook(path)
    sheet = book["Indicadores"]
    assert isinstance(sheet, Worksheet)
    headings = _headings(sheet)
    rows = {sheet.cell(row, 2).value: row for row in range(1, sheet.max_row + 1)}
    for code, figure in figures.items():
        sheet.cell(rows[code], headings["Valor obtenido"]).value = figure  # type: ignore[assignment]  # numbers and texts
    for code, said in (texts or {}).items():
        for heading, text in said.items():
            sheet.cell(rows[code], headings[heading]).value = text
    inbox = folder / "input" / str(month)
    inbox.mkdir(parents=True, exist_ok=True)
    book.save(inbox / f"{office}.xlsx")
    return inbox / f"{office}.xlsx"


def _headings(sheet: Worksheet) -> dict[str, int]:
    for row in sheet.iter_rows():
        found = {str(cell.value).strip(): cell.column for cell in row if cell.value is not None}
        if "Valor obtenido" in found:
            return found
    raise LookupError(sheet.title)
