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


Figures = Mapping[str, object]
_INDICATORS, _WORK = "Indicadores", "Actividades"


def fill(
    folder: Path,
    month: Period,
    office: str,
    figures: Figures,
    texts: Mapping[str, Mapping[str, str]] | None = None,
    work: Mapping[str, Figures] | None = None,
) -> Path:
    """Fill the indicators' values by code, and what else is said by code and heading."""
    setup = open_setup(read_workspace(folder))
    templates = tuple(each for each in issue(setup, month) if each.office == office)
    (path,) = write_templates(setup.workspace, templates, SAY)
    book = load_workbook(path)
    values = {code: {"Valor obtenido": figure} for code, figure in figures.items()}
    for name, said in ((_INDICATORS, values), (_INDICATORS, texts), (_WORK, work)):
        if said:
            _fill(book[name], said)
    inbox = folder / "input" / str(month)
    inbox.mkdir(parents=True, exist_ok=True)
    book.save(inbox / f"{office}.xlsx")
    return inbox / f"{office}.xlsx"


def _fill(sheet: object, said: Mapping[str, Figures]) -> None:
    assert isinstance(sheet, Worksheet)
    headings = _headings(sheet)
    rows = {sheet.cell(row, 2).value: row for row in range(1, sheet.max_row + 1)}
    for code, cells in said.items():
        for heading, value in cells.items():
            sheet.cell(rows[code], headings[heading]).value = value  # type: ignore[assignment]  # numbers and texts


def _headings(sheet: Worksheet) -> dict[str, int]:
    for row in sheet.iter_rows():
        found = {str(cell.value).strip(): cell.column for cell in row if cell.value is not None}
        if found.keys() & {"Valor obtenido", "Devengado acumulado"}:
            return found
    raise LookupError(sheet.title)
