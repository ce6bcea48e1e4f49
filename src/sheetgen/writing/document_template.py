"""A template of an institution: what a document keeps of it, and what it lends it besides."""

import zipfile
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from sheetgen.errors import FormError
from sheetgen.language.message import message
from sheetgen.ooxml.guard import list_parts
from sheetgen.ooxml.refusal import Refused
from sheetgen.sources.text_file import read_source


def open_template(path: Path) -> Any:  # noqa: ANN401 - python-docx has no types
    """The template, without what it says in its own pages.

    Raises:
        FormError: It is no document that can be opened, or packed in a way that none needs.
    """
    data = read_source(path, path.name, FormError)
    try:
        list_parts(data)
        made: Any = docx.Document(str(path))
    except (
        Refused, OpcError, SyntaxError, KeyError, ValueError, AttributeError, zipfile.BadZipFile,
    ) as fault:  # fmt: skip
        raise FormError(
            path.name,
            message("is no Word document that can be opened."),
            message("Save it in Word or LibreOffice as a document (.docx), without a password."),
        ) from fault
    page = _page(made)
    body = made.element.body
    for child in list(body):
        body.remove(child)
    body.append(page)
    _unlock(made)
    return made


def _page(made: Any) -> Any:  # noqa: ANN401 - as above
    """The pages that a report is written on: the first upright ones with a header or a footer.

    A template ends as often as not in an annex that lies on its side, and begins with a cover.
    What a section takes over from the one before it, header and footer, it is given.
    """
    known: dict[tuple[str, str], Any] = {}
    found: list[tuple[bool, bool, int, Any]] = []
    for at, section in enumerate(made.sections):
        page = section._sectPr  # noqa: SLF001 - python-docx gives no copy of a section
        own = {(each.tag, each.get(qn("w:type"))): each for name in _REFERENCES
               for each in page.findall(qn(name))}  # fmt: skip
        known |= own
        given = deepcopy(page)
        for number, each in enumerate(each for key, each in known.items() if key not in own):
            given.insert(number, deepcopy(each))
        lies = section.page_width > section.page_height
        found.append((lies, not (says(section.header) or says(section.footer)), at, given))
    *_, chosen = min(found, key=lambda each: each[:3])
    return chosen


_REFERENCES = ("w:headerReference", "w:footerReference")
_LOCKS = ("w:documentProtection", "w:writeProtection")


def _unlock(made: Any) -> None:  # noqa: ANN401 - as above
    """A draft is there to be edited, whatever its template forbids."""
    settings = made.settings.element
    for name in _LOCKS:
        for each in settings.findall(qn(name)):
            settings.remove(each)


def lend_styles(made: Any, names: Sequence[str]) -> frozenset[str]:  # noqa: ANN401 - as above
    """Give it the styles that it lacks, ours; gives their names. They bear no numbering."""
    ours: Any = docx.Document()
    known = {each.name for each in made.styles}
    lacking = frozenset(names) - known
    for name in names:
        if name in lacking:
            lent = deepcopy(ours.styles[name].element)
            for numbered in list(lent.iter(qn("w:numPr"))):
                numbered.getparent().remove(numbered)
            made.styles.element.append(lent)
    return lacking


def says(part: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a header or footer holds anything: words, a picture, a field, a table."""
    names = ("w:drawing", "w:pict", "w:fldSimple", "w:fldChar", "w:tbl")
    held = (each for name in names for each in part._element.iter(qn(name)))  # noqa: SLF001 - python-docx tells of words alone
    return any(each.text for each in part.paragraphs) or next(held, None) is not None
