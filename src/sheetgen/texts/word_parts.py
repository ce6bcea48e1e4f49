"""What a Word document says outside its pages' text: headers and footers, foot- and endnotes.

Word comments on none of these, so each has the run of the text that it is marked at: the reference
of a note, for a header or footer the first run of the document.
"""

from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

_EDGES = {RELATIONSHIP_TYPE.HEADER: "header", RELATIONSHIP_TYPE.FOOTER: "footer"}
_NOTES = {
    RELATIONSHIP_TYPE.FOOTNOTES: ("footnote", qn("w:footnote"), qn("w:footnoteReference")),
    RELATIONSHIP_TYPE.ENDNOTES: ("endnote", qn("w:endnote"), qn("w:endnoteReference")),
}


def edges_of(document: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - python-docx gives it no public type
    """The headers and footers of a document, each with what it is, in the order of their names."""
    parts = {
        str(each.target_part.partname): (_EDGES[each.reltype], each.target_part)
        for each in document.part.rels.values()
        if each.reltype in _EDGES and not each.is_external
    }
    for _, (kind, part) in sorted(parts.items()):
        yield kind, parse_xml(part.blob)


class Notes:
    """The notes of a document, found by where the text refers to them."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - as above
        self._notes: dict[tuple[str, str], tuple[str, Any]] = {}
        for each in document.part.rels.values():
            if each.reltype in _NOTES and not each.is_external:
                kind, tag, reference = _NOTES[each.reltype]
                for note in parse_xml(each.target_part.blob).iter(tag):
                    self._notes[(reference, str(note.get(qn("w:id"))))] = (kind, note)

    def of(self, paragraph: Any) -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - as above
        """Of a paragraph, each note with what it is and the run that refers to it."""
        for run in paragraph.iter(qn("w:r")) if self._notes else ():
            for sign in run:
                found = self._notes.get((sign.tag, str(sign.get(qn("w:id")))))
                if found is not None:
                    yield *found, run
