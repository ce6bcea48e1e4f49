"""The hidden stamp: whose file this is, for which period, made from which plans.

It stands in a hidden sheet and again in the document's properties, because each survives what
some program does to the other.
"""

from sheetgen.model.template import Template
from sheetgen.writing.workbook.book import Book

SHEET = "sheetgen"
VERSION = "1"
_BETWEEN = ";"


def stamp(template: Template) -> tuple[tuple[str, str], ...]:
    """The stamp's keys and values."""
    return (
        ("sheetgen", VERSION),
        ("plans", _BETWEEN.join(code for code, _ in template.plans)),
        ("digests", _BETWEEN.join(digest for _, digest in template.plans)),
        ("office", template.office),
        ("period", str(template.period)),
        ("form", template.form_version),
    )


def write_stamp(book: Book, template: Template) -> None:
    """Write the stamp in both places."""
    sheet = book.sheet(SHEET)
    for row, (key, value) in enumerate(stamp(template)):
        sheet.text(row, 0, key, "plain")
        sheet.text(row, 1, value, "plain")
        book.property(key, value)
    sheet.call("hide")
    sheet.call("protect")
