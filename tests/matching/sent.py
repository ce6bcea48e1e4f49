"""Templates as offices send them back, for the tests of matching and of the register."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.delivery import take_in
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.observation import Said
from sheetgen.model.period import Period
from sheetgen.model.submission import Submission
from sheetgen.model.template import Template
from sheetgen.setup import Setup
from sheetgen.writing.template_book import write_template

DECEMBER = Period(2025, 12)
SHEET = "Indicadores"


def send(
    setup: Setup, office: str, change: Callable[[Worksheet], None], name: str = "envío.xlsx"
) -> Submission:
    """The office's template, changed by ``change`` on its sheet, as it comes back."""
    return send_book(setup, office, lambda book: change(book[SHEET]), name)


def send_book(
    setup: Setup, office: str, change: Callable[[Workbook], None], name: str = "envío.xlsx"
) -> Submission:
    """The office's template, changed by ``change``, as it comes back."""
    template = next(each for each in issue(setup, DECEMBER) if each.office == office)
    book = load_workbook(BytesIO(_blank(template)))
    change(book)
    folder = setup.workspace.input / "2025-12"
    folder.mkdir(parents=True, exist_ok=True)
    book.save(folder / name)
    return next(each for each in take_in(setup, DECEMBER) if each.file.endswith(name))


@cache
def _blank(template: Template) -> bytes:
    """The template as a file: the same template gives the same bytes, so one is written once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{template.office}.xlsx"
        write_template(template, path, speaker("es", "es_PE"))
        return path.read_bytes()


def at(sheet: Worksheet, code: str, heading: str) -> tuple[int, int]:
    """The row and column of an item's cell, as a person would find it."""
    cells = {
        str(cell.value): (cell.row, cell.column)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.row is not None and cell.column is not None
    }
    return cells[code][0], cells[heading][1]


def fill(sheet: Worksheet, **figures: object) -> None:
    for code, value in figures.items():
        row, column = at(sheet, code.replace("_", "."), "Valor obtenido")
        sheet.cell(row, column).value = value  # type: ignore[assignment]


def said(submission: Submission) -> dict[str, Said]:
    return {each.code: each.said for each in submission.observations if each.field == "actual"}


def codes(submission: Submission) -> list[str]:
    return [problem.code for problem in submission.problems]
