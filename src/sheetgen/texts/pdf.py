"""The one door to pypdf: the text of a report that was printed to a file."""

import io
import re

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.place import Place
from sheetgen.model.text import Passage
from sheetgen.texts.documents import passage_of

_CLOSED = re.compile(r"[.:;…]$")
_HYPHEN = re.compile(r"(?<=[a-záéíóúñ])-$")


def passages_of_pdf(data: bytes, shown: str) -> tuple[Passage, ...]:
    """The passages of its pages: lines that end no sentence run on into the next."""
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
    return tuple(
        passage_of(text, Place(shown, f"page {number}", ""))
        for number, page in enumerate(pages, 1)
        for text in _run_on(page)
    )


def _run_on(page: str) -> list[str]:
    """The lines of a page joined into paragraphs: a blank or closed line ends one."""
    found: list[str] = []
    open_ = ""
    for line in (*page.split("\n"), ""):
        text = line.strip()
        if open_ and (not text or _CLOSED.search(open_)):
            found.append(open_)
            open_ = ""
        if text:
            open_ = f"{_HYPHEN.sub('', open_)}{'' if _HYPHEN.search(open_) else ' '}{text}".strip()
    return [*found, open_] if open_ else found
