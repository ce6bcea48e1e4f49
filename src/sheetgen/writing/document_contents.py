"""The table of contents of a document: a field of Word's own, filled so that it reads without it.

Each line leads to its heading and asks for its page; programs fill pages in when they lay it out.
"""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

LEVELS = 2
"""Of headings that are listed."""
_INDENT = 5
_INSTRUCTION = rf'TOC \o "1-{LEVELS}" \h \z \u'


def bookmark_of(number: int) -> str:
    """The name of the mark on the heading of this number, as Word gives them."""
    return f"_Toc{number:08d}"


def mark(paragraph: Any, number: int) -> None:  # noqa: ANN401 - python-docx has no types
    """Mark a heading, for its line to lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), bookmark_of(number))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)  # noqa: SLF001 - no bookmarks in python-docx
    paragraph._p.append(end)  # noqa: SLF001 - as above


def write_contents(made: Any, lines: Sequence[tuple[int, str]], width: int) -> None:  # noqa: ANN401 - as above
    """Write (level, text) lines, the first of the mark of number 0, as one field."""
    for number, (level, text) in enumerate(lines):
        paragraph = made.add_paragraph()
        layout = paragraph.paragraph_format
        layout.left_indent, layout.space_after = Mm(_INDENT * (level - 1)), Mm(1)
        layout.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        if number == 0:
            _begin(paragraph, _INSTRUCTION)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark_of(number))
        for run in (_run(paragraph, text), _tab(paragraph)):
            link.append(run)
        for run in _page(paragraph, number):
            link.append(run)
        paragraph._p.append(link)  # noqa: SLF001 - python-docx writes no links within
        if number == len(lines) - 1:
            _char(paragraph, "end")


def _run(paragraph: Any, text: str) -> Any:  # noqa: ANN401 - as above
    return paragraph.add_run(text)._r  # noqa: SLF001 - as above


def _tab(paragraph: Any) -> Any:  # noqa: ANN401 - as above
    return _run(paragraph, "\t")


def _page(paragraph: Any, number: int) -> list[Any]:  # noqa: ANN401 - as above
    """The page of a heading: a field within the field."""
    asked = _instruction(paragraph, f"PAGEREF {bookmark_of(number)} \\h")
    return [_char(paragraph, "begin"), asked, _char(paragraph, "separate"),
            _run(paragraph, ""), _char(paragraph, "end")]  # fmt: skip


def _begin(paragraph: Any, instruction: str) -> None:  # noqa: ANN401 - as above
    _char(paragraph, "begin").find(qn("w:fldChar")).set(qn("w:dirty"), "true")
    _instruction(paragraph, instruction)
    _char(paragraph, "separate")


def _char(paragraph: Any, kind: str) -> Any:  # noqa: ANN401 - as above
    run = _run(paragraph, "")
    char = OxmlElement("w:fldChar")
    char.set(qn("w:fldCharType"), kind)
    run.append(char)
    return run


def _instruction(paragraph: Any, text: str) -> Any:  # noqa: ANN401 - as above
    run = _run(paragraph, "")
    asked = OxmlElement("w:instrText")
    asked.set(qn("xml:space"), "preserve")
    asked.text = text
    run.append(asked)
    return run
