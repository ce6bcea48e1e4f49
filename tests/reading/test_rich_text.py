"""Rich text is read as it looks: a footnote's raised 1 makes no figure ten times larger."""

import pytest

from reading.hostile import open_document
from reading.packages import MAIN, STRINGS, packed, parts
from sheetgen.language.number_marks import read_marks
from sheetgen.model.figure import Gap
from sheetgen.reading.opening.cells import Cell
from sheetgen.reading.opening.workbook import open_workbook
from sheetgen.reading.typed.values import read_figure

_MARKS = read_marks("es_PE")
_BOLD = "<rPr><b/></rPr>"
_RAISED = '<rPr><vertAlign val="superscript"/><sz val="8"/></rPr>'
_LOWERED = '<rPr><vertAlign val="subscript"/></rPr>'
_LEVEL = '<rPr><vertAlign val="baseline"/><strike val="0"/></rPr>'
_STRUCK = "<rPr><strike/></rPr>"
_STYLES = (
    '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="risen"><style:text-properties '
    'style:text-position="33% 58%"/></style:style><style:style style:name="down">'
    '<style:text-properties style:text-position="-33% 58%"/></style:style>'
    '<style:style style:name="level"><style:text-properties style:text-position="0% 100%" '
    'style:text-line-through-style="none"/></style:style><style:style style:name="struck">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)


def _runs(*runs: tuple[str, str]) -> str:
    return "".join(f"<r>{look}<t>{text}</t></r>" for look, text in runs)


def _shared(inside: str) -> Cell:
    strings = f'<sst xmlns="{MAIN}"><si>{inside}</si></sst>'.encode()
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    book = open_workbook(packed(parts(rows=rows) | {STRINGS: strings}), "x.xlsx")
    return book.sheets[0].cells[1, 1]


def _inline(inside: str) -> Cell:
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is>{inside}</is></c><c r="B1"><v>1</v></c></row>'
    book = open_workbook(packed(parts(rows=rows)), "x.xlsx")
    assert "1" == str(book.sheets[0].cells[1, 2].value)
    return book.sheets[0].cells[1, 1]


def _in_open_document(inside: str) -> Cell:
    rows = (
        '<table:table-row><table:table-cell office:value-type="string">'
        f"<text:p>{inside}</text:p></table:table-cell></table:table-row>"
    )
    return open_workbook(open_document(rows, _STYLES), "x.ods").sheets[0].cells[1, 1]


CASES = [
    ([("", "59"), (_RAISED, "1")], "59¹"),
    ([(_RAISED, "10"), ("", "59")], "¹⁰59"),
    ([("", "59"), (_LOWERED, "2")], "59₂"),
    ([(_STRUCK, "45"), ("", "59")], "4̶5̶59"),
    ([(_STRUCK, "45"), ("", " 59")], "4̶5̶ 59"),
    ([(_BOLD, "5"), (_LEVEL, "9")], "59"),
    ([("", "59"), (_RAISED, " %")], "59 %"),
]


@pytest.mark.parametrize(("runs", "expected"), CASES)
def test_runs_are_joined_as_they_look(runs: list[tuple[str, str]], expected: str) -> None:
    assert expected == _shared(_runs(*runs)).value
    assert expected == _inline(_runs(*runs)).value


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('59<text:span text:style-name="up">1</text:span>', "59¹"),
        ('59<text:span text:style-name="risen">1</text:span>', "59¹"),
        ('59<text:span text:style-name="down">2</text:span>', "59₂"),
        ('<text:span text:style-name="struck">45</text:span>59', "4̶5̶59"),
        ('<text:span text:style-name="level">5</text:span>9', "59"),
        ('5<text:span text:style-name="up">a<text:span>1</text:span></text:span>9', "5a¹9"),
    ],
)
def test_spans_are_joined_as_they_look(inside: str, expected: str) -> None:
    assert expected == _in_open_document(inside).value


@pytest.mark.parametrize("runs", [case for case, _ in CASES[:5]])
def test_no_figure_is_made_of_looks(runs: list[tuple[str, str]]) -> None:
    reading = read_figure(_shared(_runs(*runs)), in_percent=False, marks=_MARKS)

    assert Gap.UNREADABLE is reading.figure
    assert reading.fault is not None
    assert reading.fault.code in {"READ-202", "READ-215"}
