"""The digest of a plan, by which a template knows the plan it was made from."""

import hashlib
import re
from pathlib import Path

from sheetgen.planning.plan_tables import DEFINITION, FIRST
from sheetgen.planning.plan_workbook import BOOK, Book
from sheetgen.planning.revisions import RENAMED, REVISIONS

_NOTE = re.compile(rb"^(?:note|printed_cap|annexes|published)[ \t]*=[^\n]*\n", re.MULTILINE)
_ARTICLES = re.compile(rb"^\[articles\][^\n]*\n(?:(?![\[#])[^\n]*(?:\n|\Z))*", re.MULTILINE)
"""The table of plan.toml with the articles of its levels, up to the next table or comment."""


def plan_digest(folder: Path, book: Book) -> str:
    """Twelve hexadecimal digits over the plan's definition and tables, stable across machines.

    The articles of the narrative, the note and what is printed are left out: they change nothing
    that an office is asked, so
    templates issued before they were written are still those of this plan. So are the revisions,
    which change the form from their own month on (in_force.py).
    """
    digest = hashlib.sha256()
    names = (DEFINITION, BOOK, *(f"{shape.name}.csv" for shape in FIRST))
    for name in names:
        path = folder / name
        if path.is_file():
            digest.update(name.encode())
            content = path.read_bytes().replace(b"\r\n", b"\n")
            if name == BOOK and {REVISIONS.name, RENAMED.name} & set(book):
                content = _rows_of(book)
            digest.update(_without_words(content) if name == DEFINITION else content)
    return digest.hexdigest()[:12]


def _rows_of(book: Book) -> bytes:
    """The tables of plan.xlsx but for its revisions: its bytes change with every line of those."""
    first = {shape.name: [row.cells for row in book.get(shape.name) or ()] for shape in FIRST}
    return repr(first).encode()


def _without_words(content: bytes) -> bytes:
    """The definition as it was before its note and articles were written, wherever they stand."""
    kept = _NOTE.sub(b"", _ARTICLES.sub(b"", content))
    return content if kept == content else kept.rstrip(b"\n") + b"\n"
