"""The first page as a PDF, printed by LibreOffice from the workbook that was just written.

What a program prints tells when, and links to where its file lay: both are taken out, so that the
same workbook printed by the same LibreOffice and fonts gives the same bytes.
"""

import io
from datetime import date
from pathlib import Path

from sheetgen.language.message import message
from sheetgen.writing.libreoffice import demand_libreoffice, turned

_OPTION = "--pdf"
_FILTER = 'pdf:calc_pdf_Export:{"PageRange":{"type":"string","value":"1"}}'


def demand_office() -> None:
    """Stop where LibreOffice is wanting, before anything is read or written.

    Raises:
        WorkspaceError: It is not installed.
    """
    demand_libreoffice(
        _OPTION,
        message("the first page is printed by LibreOffice, which is not installed here."),
        message("Nothing was written. Install LibreOffice, or print it from the workbook."),
    )


def write_first_page(book: Path, path: Path, made_on: date) -> None:
    """Print the first page of a workbook.

    Raises:
        WriteError: LibreOffice printed nothing.
    """
    remedy = message("Open the workbook and print its first page, or try again.")
    with turned(book, _FILTER, _OPTION, path.name, remedy) as made:
        path.write_bytes(_without_traces(made.read_bytes(), made_on))


def _without_traces(printed: bytes, made_on: date) -> bytes:
    """The page alone: no link into the file it was printed from, no hour, no name of a program."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - for this alone

    reader, writer = PdfReader(io.BytesIO(printed)), PdfWriter()
    page = reader.pages[0]
    page.pop("/Annots", None)  # before it is taken over: what it names is taken over with it
    writer.add_page(page)
    title = reader.metadata.title if reader.metadata else ""
    writer.add_metadata(
        {
            "/Title": title or "",
            "/CreationDate": f"D:{made_on:%Y%m%d}000000Z",
            "/Producer": "sheetgen",
        }
    )
    into = io.BytesIO()
    writer.write(into)
    return into.getvalue()
