"""The files that the report was made from, each with its whole digest."""

from sheetgen.language.message import message
from sheetgen.model.submission import Submission
from sheetgen.telling.words import STATE_WORDS
from sheetgen.writing.context import FILES, HEADING, Context
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.table import Column, area_of, draw, set_out

_LOOK = ("body", "wrap")

COLUMNS: tuple[Column[Submission], ...] = (
    Column("office", message("Office"), 16, lambda each: Text(each.office, (*_LOOK, "bold"))),
    Column("file", message("File"), 60, lambda each: Text(each.file, _LOOK)),
    Column("state", message("State"), 24, lambda each: Text(STATE_WORDS[each.state], _LOOK)),
    Column(
        "sha256",
        message("Digest (SHA-256)"),
        68,
        lambda each: Text(each.sha256, ("body", "small")),
    ),
)


def write_files(book: Book, context: Context) -> None:
    """Write the sheet. Plan tables, rules and forms have their digests in ``manifest.json``."""
    files = tuple(each for each in context.report.submissions if each.file)
    sheet = book.sheet(context.name(FILES))
    note = message(
        "The digest of a file tells whether it is still the one that was read: "
        "sheetgen verify compares all of them, and those of plans, rules and forms."
    )
    context.head(sheet, FILES, note)
    area = area_of(COLUMNS, HEADING, len(files))
    set_out(sheet, COLUMNS, area, frozen=2)
    draw(sheet, COLUMNS, files, area)
