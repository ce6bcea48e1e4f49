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


_OTHERWISE = {
    **{f"Heading {n}": (f"Título {n}", f"Titulo {n}") for n in range(1, 5)},
    "Title": ("Título", "Titulo", "Puesto"),
    "Subtitle": ("Subtítulo", "Subtitulo"),
    "Caption": ("Descripción", "Epígrafe", "Leyenda"),
    "Quote": ("Cita",),
    "List Bullet": ("Lista con viñetas",),
    "Table Grid": ("Tabla con cuadrícula",),
}
"""What institutions call in Spanish the styles that Word stores under an English name."""


def lend_styles(made: Any, names: Sequence[str]) -> frozenset[str]:  # noqa: ANN401 - as above
    """Give it the styles that it lacks, ours; gives their names. They bear no numbering.

    One that it has under another name (in Spanish, "Heading 1" as LibreOffice writes it, or a
    heading known by its level alone) is given the name that Word knows it by.
    """
    ours: Any = docx.Document()
    lacking = set()
    for name in names:
        own = ours.styles[name].element
        theirs = _style_like(made, own, (name, *_OTHERWISE.get(name, ())))
        if theirs is None:
            lacking.add(name)
            _lend(made, own)
            continue
        theirs.find(qn("w:name")).set(qn("w:val"), own.name_val)
        theirs.attrib.pop(qn("w:customStyle"), None)
    return frozenset(lacking)


def _style_like(made: Any, own: Any, names: Sequence[str]) -> Any:  # noqa: ANN401 - as above
    """The template's style of this kind and of one of these names, else of its level; or None."""
    styles = [each for each in made.styles.element.style_lst if each.type == own.type]
    named: dict[str, Any] = {}
    for each in sorted(styles, key=lambda style: style.name_val != own.name_val):
        named.setdefault(str(each.name_val).casefold(), each)
    found = next((named[n.casefold()] for n in names if n.casefold() in named), None)
    level = _level(own)
    if found is None and level is not None:
        found = next((each for each in styles if _level(each) == level), None)
    return found


def _level(style: Any) -> str | None:  # noqa: ANN401 - as above
    """The level in the outline that a style itself gives its paragraphs, counted from 0."""
    level = next(style.iter(qn("w:outlineLvl")), None)
    return None if level is None else level.get(qn("w:val"))


def _lend(made: Any, own: Any) -> None:  # noqa: ANN401 - as above
    """A style of ours, under an identifier that no style of the template has."""
    lent = deepcopy(own)
    for numbered in list(lent.iter(qn("w:numPr"))):
        numbered.getparent().remove(numbered)
    taken = {each.styleId for each in made.styles.element.style_lst}
    while lent.styleId in taken:
        lent.styleId += "0"
    made.styles.element.append(lent)


def says(part: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a header or footer holds anything: words, a picture, a field, a table."""
    names = ("w:drawing", "w:pict", "w:fldSimple", "w:fldChar", "w:tbl")
    held = (each for name in names for each in part._element.iter(qn(name)))  # noqa: SLF001 - python-docx tells of words alone
    return any(each.text for each in part.paragraphs) or next(held, None) is not None
