"""The table of contents of a document: a field of Word's own, filled so that it reads without it.

Each line leads to its heading and asks for its page; programs fill pages in when they lay it out.
LibreOffice asks for no page within such a field until someone updates it, so the field around the
lines is offered to Word alone: there the lines stand by themselves, each with its page.
"""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

LEVELS = 2
"""Of headings that are listed."""
_INDENT = 5
_WORD_ALONE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    '<mc:Choice Requires="w15"/><mc:Fallback/></mc:AlternateContent>'
)
"""Word has known what w15 names since 2013; LibreOffice takes the fallback."""
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
            _for_word_alone(_char(paragraph, "end"))


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
    begin = _char(paragraph, "begin")
    begin.find(qn("w:fldChar")).set(qn("w:dirty"), "true")
    for run in (begin, _instruction(paragraph, instruction), _char(paragraph, "separate")):
        _for_word_alone(run)


def _for_word_alone(run: Any) -> None:  # noqa: ANN401 - as above
    """Have other programs pass over what a run holds."""
    choice = parse_xml(_WORD_ALONE)
    for child in list(run):
        choice[0].append(child)
    run.append(choice)


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
