"""Reads .docx: the passages of a document, and the runs that show each sign of them.

With ``texts/marked.py`` and ``writing/document.py`` a door to python-docx.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.place import Place
from sheetgen.model.text import Cell, Passage
from sheetgen.ooxml.guard import list_parts
from sheetgen.ooxml.refusal import Refused
from sheetgen.records import Struct
from sheetgen.texts.documents import passage_of
from sheetgen.texts.word_parts import Notes, edges_of
from sheetgen.texts.word_tables import Tables

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({_FALLBACK, qn("w:del"), qn("w:moveFrom")})
"""What is no part of the text: the same again for old programs, and what was struck out."""
_CHANGES = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/"
_PICTURES = (
    f"{_DRAWN}main}}blip",
    f"{_DRAWN}chart}}chart",
    f"{_DRAWN}diagram}}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
)
_BLANKS = frozenset({qn("w:br"), qn("w:cr"), qn("w:ptab")})
_TABULATOR = "\t"
_LEAST_WORDS = 8
"""A cell of a table that has so many and ends as a sentence does is prose that was laid out."""


class Stretch(Struct, frozen=True):
    """A run, and from which to which sign of its passage it shows; ``whole`` is never cut."""

    run: Any
    start: int
    end: int
    whole: bool = False


class Shown(Struct, frozen=True):
    """A passage with the runs that show it."""

    passage: Passage
    stretches: tuple[Stretch, ...]


def open_document(data: bytes, shown: str) -> Any:  # noqa: ANN401 - python-docx gives it no public type
    """The document as python-docx has it.

    Raises:
        WorkspaceError: It is damaged, or packed in a way that no report needs.
    """
    try:
        list_parts(data)
        return Document(io.BytesIO(data))
    except (
        Refused, OpcError, SyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError,
    ) as fault:  # fmt: skip
        raise WorkspaceError(
            shown,
            message("is damaged, or no document that Word would open."),
            message("Open it in Word, save it as .docx again, and send that file."),
        ) from fault


def shown_in(document: Any, shown: str) -> tuple[Shown, ...]:  # noqa: ANN401 - as above
    """The passages of a document in order: headers and footers, then the text.

    Those of tables and boxes are among them, and notes behind the paragraph that refers to them.
    """
    styles = {
        each.get(qn("w:styleId")): (each.find(qn("w:name")).get(qn("w:val")) or "").lower()
        for each in document.styles.element.iter(qn("w:style"))
        if each.find(qn("w:name")) is not None
    }
    body = document.element.body
    return (
        *_edges(document, body, shown),
        *_shown(body, styles, shown, Notes(document)),
    )


def _edges(document: Any, body: Any, shown: str) -> Iterator[Shown]:  # noqa: ANN401 - as above
    """What headers and footers say, each saying once; it stands under no heading, and is none."""
    holder = next(body.iter(qn("w:r")), None)
    told: set[str] = set()
    for number, (kind, part) in enumerate(edges_of(document), 1):
        for each in _texts(part):
            if each not in told:
                told.add(each)
                passage = Passage(each, Place(shown, f"{kind} {number}", ""))
                yield Shown(passage, _at_run(holder, each))


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """The paragraphs of a part beside the text of a document."""
    for paragraph in part.iter(qn("w:p")):
        if not _GONE.intersection(each.tag for each in paragraph.iterancestors()):
            text = "".join(said for _, said in _runs(paragraph)).replace(_TABULATOR, " ").strip()
            if text:
                yield text


def _at_run(run: Any, text: str) -> tuple[Stretch, ...]:  # noqa: ANN401 - as above
    return () if run is None else (Stretch(run, 0, len(text), whole=True),)


def _shown(
    body: Any,  # noqa: ANN401 - as above
    styles: dict[str, str],
    shown: str,
    notes: Notes,
) -> Iterator[Shown]:
    tables, noted = Tables(body), 0
    for number, paragraph in enumerate(body.iter(qn("w:p")), 1):
        above = tuple(each.tag for each in paragraph.iterancestors())
        if _GONE.intersection(above):
            continue
        runs = tuple(_runs(paragraph))
        text = "".join(said for _, said in runs)
        lead = len(text) - len(text.lstrip())
        if _has_picture(paragraph):
            place = Place(shown, f"paragraph {number}", "")
            yield Shown(Passage("", place, is_picture=True), ())
        if not text.strip():
            continue
        style = styles.get(_style(paragraph), "")
        is_prose = _is_prose(text)
        said = text.strip().replace(_TABULATOR, " ")
        passage = passage_of(
            said, Place(shown, f"paragraph {number}", ""),
            is_heading=style.startswith(("heading", "title")),
        )  # fmt: skip
        is_laid_out = _TABULATOR in text.strip() or (qn("w:tbl") in above and _is_cell(paragraph))
        is_row = style.startswith("toc ") or (is_laid_out and not is_prose)
        cell = tables.cell_of(paragraph) if is_row else None
        yield Shown(
            Passage(
                passage.text,
                passage.place if cell is None else _cell_place(shown, cell),
                is_heading=passage.is_heading and not is_row,
                is_row=is_row,
                cell=cell,
                has_changes=next(paragraph.iter(*_CHANGES), None) is not None,
            ),
            _stretches(paragraph, runs, lead, len(passage.text)),
        )
        for kind, note, run in notes.of(paragraph):
            noted += 1
            for each in _texts(note):
                place = Place(shown, f"{kind} {noted}", "")
                yield Shown(Passage(each, place), _at_run(run, each))


def _has_picture(paragraph: Any) -> bool:  # noqa: ANN401 - as above
    """Whether it shows a picture, a chart, a diagram or an object of another program."""
    return any(
        next(each.iterancestors(qn("w:p"))) is paragraph
        and not _GONE.intersection(one.tag for one in each.iterancestors())
        for each in paragraph.iter(*_PICTURES)
    )


def _cell_place(shown: str, cell: Cell) -> Place:
    return Place(shown, f"table {cell.table}", f"row {cell.row}, column {cell.column}")


def _style(paragraph: Any) -> str:  # noqa: ANN401 - as above
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def _is_cell(paragraph: Any) -> bool:  # noqa: ANN401 - as above
    """Whether it is a cell among others."""
    row = next(each for each in paragraph.iterancestors() if each.tag == qn("w:tr"))
    return len(row.findall(qn("w:tc"))) > 1


def _is_prose(text: str) -> bool:
    """Whether it is a sentence, which a table or tabulators only lay out."""
    return text.rstrip().endswith(".") and len(text.split()) >= _LEAST_WORDS


def _runs(paragraph: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401 - as above
    """The runs of a paragraph and not of a box in it, each with what it shows."""
    for run in paragraph.iter(qn("w:r")):
        above: list[str] = []
        for each in run.iterancestors():
            if each.tag == qn("w:p"):
                if each is paragraph and not _GONE.intersection(above):
                    yield run, "".join(_sign(part) for part in run)
                break
            above.append(each.tag)


def _sign(part: Any) -> str:  # noqa: ANN401 - as above
    if part.tag == qn("w:t"):
        return part.text or ""
    if part.tag == qn("w:tab"):
        return _TABULATOR
    if part.tag == qn("w:noBreakHyphen"):
        return "-"
    return " " if part.tag in _BLANKS else ""


def _stretches(
    paragraph: Any,  # noqa: ANN401 - as above
    runs: tuple[tuple[Any, str], ...],
    lead: int,
    size: int,
) -> tuple[Stretch, ...]:
    """The runs by the signs of the passage; of a box, the run that holds it, as Word marks it."""
    boxes = [each for each in paragraph.iterancestors() if each.tag == qn("w:txbxContent")]
    if boxes:
        holder = next(each for each in boxes[-1].iterancestors() if each.tag == qn("w:r"))
        return (Stretch(holder, 0, size, whole=True),)
    found: list[Stretch] = []
    at = -lead
    for run, said in runs:
        if said:
            only = [part.tag for part in run if part.tag != qn("w:rPr")]
            found.append(Stretch(run, at, at + len(said), whole=only != [qn("w:t")]))
            at += len(said)
    return tuple(found)
