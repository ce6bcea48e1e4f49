"""The one door to pypdf: the text of a report that was printed to a file."""

import io

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.place import Place
from sheetgen.model.text import Passage
from sheetgen.texts.documents import passage_of
from sheetgen.texts.phrase_language import Language
from sheetgen.texts.printed_lines import Printed, put_together


def passages_of_pdf(data: bytes, shown: str, language: Language) -> tuple[Passage, ...]:
    """The passages of its pages: lines that end no sentence run on into the next.

    Raises:
        WorkspaceError: It is damaged, or protected by a password.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - for this alone
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - with it

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise WorkspaceError(
                shown,
                message("is protected by a password, so that nothing in it can be read."),
                message("Save it without the password."),
            )
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise WorkspaceError(
            shown,
            message("is damaged, or no PDF that can be read."),
            message("Print the report to PDF again, or give its .docx."),
        ) from fault
    scanned = (
        Passage("", Place(shown, f"page {n}", ""), is_picture=True)
        for n, page in enumerate(pages, 1)
        if not page.strip()
    )
    read = (
        Passage(each.text, _place(shown, each), is_row=True)
        if each.is_row
        else passage_of(each.text, _place(shown, each))
        for each in put_together(pages, language)
    )
    return (*read, *scanned)


def _place(shown: str, printed: Printed) -> Place:
    return Place(shown, f"page {printed.page}", "")
