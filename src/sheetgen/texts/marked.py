"""Gives an author's document back with Word's own comments; nothing else in it is changed.

A run is cut in two where a sentence begins or ends within it, which nobody sees. Of the package
only the text, the comments and what leads to them are written; all other parts keep their bytes.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.run import Run

from sheetgen.model.text import Sentence
from sheetgen.ooxml.changed_parts import Parts
from sheetgen.texts.word import Stretch, open_document, shown_in

_AUTHOR, _INITIALS = "sheetgen", "SG"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CLARK_DATE = qn("w:date")


def marked(data: bytes, shown: str, notes: Mapping[Sentence, str]) -> bytes:
    """The document with a comment on each of these sentences, in the order of the text.

    Comments bear no date: the same text gives the same bytes.

    Raises:
        WorkspaceError: The document cannot be opened.
    """
    document = open_document(data, shown)
    read = shown_in(document, shown)
    ordered = sorted(
        (each for each in notes if read[each.passage].stretches),
        key=lambda each: (each.passage, each.start),
    )
    runs = {
        each: _cut_out(read[each.passage].stretches, each.start, each.start + len(each.text))
        for each in reversed(ordered)  # what is cut off goes to the right of what is known
    }
    for each in ordered:
        first, last = runs[each]
        comment = document.add_comment(
            [Run(first, document), Run(last, document)],
            text=notes[each],
            author=_AUTHOR,
            initials=_INITIALS,
        )
        comment._comment_elm.attrib.pop(_CLARK_DATE, None)  # noqa: SLF001 - python-docx always writes the clock
    return _packed(data, document) if ordered else data


def _packed(data: bytes, document: Any) -> bytes:  # noqa: ANN401 - python-docx gives it no public type
    """The author's own package with the text and the comments in it anew."""
    parts = Parts(data)
    text = document.part
    comments = text._comments_part  # noqa: SLF001 - the part has no public name
    name, noted = (str(each.partname).lstrip("/") for each in (text, comments))
    is_new = noted not in parts
    parts[name], parts[noted] = text.blob, comments.blob
    if is_new:
        parts.declare(noted, CONTENT_TYPE.WML_COMMENTS)
        parts.relate(name, RELATIONSHIP_TYPE.COMMENTS, noted)
    return parts.packed()


def _cut_out(stretches: tuple[Stretch, ...], start: int, end: int) -> tuple[Any, Any]:
    """The first and the last run of a sentence, cut from what stands before and behind it."""
    last = next(each for each in reversed(stretches) if each.start < end)
    first = next(each for each in stretches if start < each.end)
    if not last.whole and end < last.end:
        _split(last.run, end - last.start)
    if first.whole or start <= first.start:
        return first.run, last.run
    begun = _split(first.run, start - first.start)
    return begun, (begun if last.run is first.run else last.run)


def _split(run: Any, at: int) -> Any:  # noqa: ANN401 - as above
    """Cut a run that shows one text; gives the new run behind it, None where nothing is left."""
    said = run.find(qn("w:t"))
    text = said.text or ""
    if at >= len(text):
        return run
    behind = deepcopy(run)
    said.text, behind.find(qn("w:t")).text = text[:at], text[at:]
    for each in (said, behind.find(qn("w:t"))):
        each.set(_SPACE, "preserve")
    run.addnext(behind)
    return behind
